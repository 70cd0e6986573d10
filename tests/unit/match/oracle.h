/* oracle.h — the meaning of a pattern (DESIGN §4.2) in the plainest way: try everything in order,
 * from the tree, asking the article for each test anew. Shares the parser with the engine and
 * nothing else. Steps are counted, and a case that takes too many is left out. */
#ifndef LEDE_TESTS_MATCH_ORACLE_H
#define LEDE_TESTS_MATCH_ORACLE_H

#include "fixture.h"

#include "base/fold.h"
#include "base/normalise.h"
#include "language/attribute.h"
#include "match/parse.h"
#include "match/regex.h"

enum { ORACLE_CAPTURES = 256, ORACLE_FOUND = 4096, ORACLE_TARGET = 1000000 };

typedef struct oracle_found {
    lede_span span;
    lede_capture captures[64];
    uint32_t n;
    size_t order;
} oracle_found;

/* What is still to do once an element has matched. */
typedef struct todo {
    enum { DO_ITEMS, DO_REPEAT, DO_CAPTURE, DO_STOP_AT } kind;
    const lede_node *node;
    uint32_t i, began;
    const struct todo *then;
} todo;

typedef struct oracle {
    match_stand *stand;
    const match_case *c;
    lede_arena arena;
    lede_pattern pattern;
    const lede_node *main;
    unsigned flags;
    lede_policy policy;
    lede_span scope;
    lede_capture captures[ORACLE_CAPTURES];
    uint32_t n_captures;
    const lede_annotation *last;
    uint64_t steps, most;
    /* what an accepted way is given to; true ends the search */
    bool (*accept)(struct oracle *o, uint32_t stop);
    uint32_t start;
    oracle_found *found;
    size_t n_found;
    oracle_found best;
    bool has_best;
} oracle;

/* ---- tests ----------------------------------------------------------------------------------- */

static inline bool oracle_regex(oracle *o, lede_slice text, unsigned flags, lede_slice value) {
    bool ok = true, found = false;
    if (!(flags & LEDE_FLAG_LITERAL) && lede_slice_starts(text, LEDE_SLICE("(?c)"))) {
        text = lede_slice_cut(text, 4, text.size);
        flags &= ~(unsigned)(LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS);
    }
    if (flags & LEDE_FLAG_DIACRITICS) {
        value = lede_strip(&o->arena, value, &ok);
        text = lede_strip(&o->arena, text, &ok);
    }
    if (flags & LEDE_FLAG_LITERAL) {
        if (flags & LEDE_FLAG_CASE) return lede_fold_equal(text, value, &ok);
        return lede_slice_equal(text, value);
    }
    lede_regex *regex;
    lede_regex_scratch *scratch;
    unsigned options = LEDE_REGEX_WHOLE | (flags & LEDE_FLAG_CASE ? LEDE_REGEX_IGNORE_CASE : 0u);
    if (lede_regex_compile(text, options, &regex, NULL) != LEDE_OK) return false;
    if (lede_regex_scratch_new(0, &scratch, NULL) == LEDE_OK) {
        lede_regex_search(regex, scratch, value, 0, NULL, &found, NULL);
        lede_regex_scratch_free(scratch);
    }
    lede_regex_free(regex);
    return found;
}

static inline bool oracle_order(lede_comparison comparison, lede_slice value, lede_slice text) {
    char a[64], b[64], *end_a, *end_b;
    snprintf(a, sizeof a, "%.*s", LEDE_FMT(value));
    snprintf(b, sizeof b, "%.*s", LEDE_FMT(text));
    double x = strtod(a, &end_a), y = strtod(b, &end_b);
    int sign;
    if (*a != '\0' && *b != '\0' && *end_a == '\0' && *end_b == '\0') {
        sign = (x > y) - (x < y);
    } else {
        if (strspn(a, "0123456789") < 4 || strspn(b, "0123456789") < 4) return false;
        sign = strcmp(a, b);
    }
    if (comparison == LEDE_COMPARE_LT) return sign < 0;
    if (comparison == LEDE_COMPARE_LE) return sign <= 0;
    if (comparison == LEDE_COMPARE_GT) return sign > 0;
    if (comparison == LEDE_COMPARE_GE) return sign >= 0;
    return sign == 0;
}

static inline bool oracle_in_list(oracle *o, const lede_operand *right, lede_slice value) {
    for (int i = 0; i < o->c->n_lists; i++) {
        lede_slice rest = o->c->lists[i], w, name = next_word(&rest);
        if (!lede_slice_equal(name, right->text)) continue;
        while (next_item(&rest, &w)) {
            unsigned literal = right->kind == LEDE_OPERAND_LIST ? LEDE_FLAG_LITERAL : 0u;
            if (oracle_regex(o, w, o->flags | right->flags | literal, value)) return true;
        }
    }
    return false;
}

/* `value comparison right`; a value that is not there satisfies no comparison but !=. */
static inline bool oracle_compare(oracle *o, lede_slice value, lede_comparison comparison,
                                  const lede_operand *right) {
    if (comparison == LEDE_COMPARE_NE) {
        return !oracle_compare(o, value, LEDE_COMPARE_EQ, right);
    }
    if (value.data == NULL) return false;
    if (right->kind == LEDE_OPERAND_LIST || right->kind == LEDE_OPERAND_REGEX_LIST) {
        return oracle_in_list(o, right, value);
    }
    bool equal = comparison == LEDE_COMPARE_EQ || comparison == LEDE_COMPARE_CONTAINS;
    if (equal && right->kind == LEDE_OPERAND_STRING) {
        return oracle_regex(o, right->text, right->flags | o->flags, value);
    }
    return oracle_order(comparison, value, right->text);
}

static inline const lede_layer *oracle_layer(oracle *o, lede_slice name) {
    return lede_layers_get(o->stand->layers, lede_catalog_layer(o->stand->catalog, name));
}

static inline lede_slice oracle_attribute(oracle *o, const lede_annotation *annotation,
                                          lede_slice name) {
    uint32_t key = lede_catalog_find_key(o->stand->catalog, name);
    lede_value value = lede_annotation_value(annotation, key);
    return value.kind == LEDE_TEXT ? value.as.text : LEDE_NULL_SLICE;
}

static inline lede_slice oracle_token(oracle *o, lede_slice name, uint32_t token) {
    lede_attribute attribute;
    bool ok = true;
    if (!lede_attribute_find(name, &attribute)) return LEDE_NULL_SLICE;
    return lede_attribute_of_token(attribute, &o->stand->article, token, &o->arena, &ok);
}

/* Is a sense called so among the names of the token's? */
static inline bool oracle_has_sense(oracle *o, lede_slice value, uint32_t token) {
    bool ok = true;
    lede_sense_set set;
    const lede_senses *senses = lede_language_senses(stand_language());
    lede_sense_names names = lede_tagging_sense_names(&o->stand->article, token, &o->arena, &ok);
    if (lede_senses_find(senses, value, &o->arena, &set, NULL) != LEDE_OK) return false;
    for (size_t i = 0; i < names.count * set.count; i++) {
        lede_slice name = lede_senses_name(senses, set.items[i % set.count], &o->arena, &ok);
        if (lede_slice_equal(names.items[i / set.count], name)) return true;
    }
    return false;
}

static inline bool oracle_sense(oracle *o, const lede_operand *right, uint32_t token) {
    for (int i = 0; i < o->c->n_lists && right->kind == LEDE_OPERAND_LIST; i++) {
        lede_slice rest = o->c->lists[i], w, name = next_word(&rest);
        if (!lede_slice_equal(name, right->text)) continue;
        while (next_item(&rest, &w)) {
            if (oracle_has_sense(o, w, token)) return true;
        }
    }
    for (size_t start = 0, stop; start < right->text.size; start = stop + 1) {
        stop = lede_slice_find(right->text, LEDE_SLICE("|"), start);
        if (stop == SIZE_MAX) stop = right->text.size;
        bool is_string = right->kind == LEDE_OPERAND_STRING;
        lede_slice value = lede_slice_cut(right->text, start, stop);
        if (is_string && oracle_has_sense(o, value, token)) return true;
    }
    return false;
}

/* A comparison of a token, or with `annotation` of an attribute of that. */
static inline bool oracle_leaf(oracle *o, const lede_condition *condition, uint32_t token,
                               const lede_annotation *annotation) {
    const lede_operand *left = condition->left;
    if (annotation != NULL) {
        return oracle_compare(o, oracle_attribute(o, annotation, left->parts[0]),
                              condition->comparison, condition->right);
    }
    bool compares = condition->kind == LEDE_CONDITION_COMPARE && left->n_parts == 1;
    if (compares && lede_slice_is(left->parts[0], "sense")) {
        bool not = condition->comparison == LEDE_COMPARE_NE;
        return oracle_sense(o, condition->right, token) != not ;
    }
    if (compares) {
        return oracle_compare(o, oracle_token(o, left->parts[0], token), condition->comparison,
                              condition->right);
    }
    if (left->kind != LEDE_OPERAND_NAME) {
        return oracle_compare(o, oracle_token(o, LEDE_SLICE("word"), token), LEDE_COMPARE_EQ, left);
    }
    const lede_layer *layer = oracle_layer(o, left->parts[0]);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *a = &layer->annotations[i];
        if (a->span.start > token || token >= a->span.stop) continue;
        if (condition->kind == LEDE_CONDITION_TRUTH) return true;
        if (oracle_compare(o, oracle_attribute(o, a, left->parts[1]), condition->comparison,
                           condition->right)) {
            return true;
        }
    }
    return false;
}

static inline bool oracle_holds(oracle *o, const lede_condition *condition, uint32_t token,
                                const lede_annotation *annotation) {
    if (condition == NULL) return true;
    switch (condition->kind) {
    case LEDE_CONDITION_NOT: return !oracle_holds(o, condition->items[0], token, annotation);
    case LEDE_CONDITION_AND:
    case LEDE_CONDITION_OR: break;
    default: return oracle_leaf(o, condition, token, annotation);
    }
    bool is_and = condition->kind == LEDE_CONDITION_AND;
    for (uint32_t i = 0; i < condition->n_items; i++) {
        if (oracle_holds(o, condition->items[i], token, annotation) != is_and) return !is_and;
    }
    return is_and;
}

/* ---- elements -------------------------------------------------------------------------------- */

static inline bool oracle_match(oracle *o, const lede_node *node, uint32_t at, const todo *then);

static inline bool oracle_repeat(oracle *o, const lede_node *node, uint32_t done, uint32_t at,
                                 const todo *then);

static inline bool oracle_then(oracle *o, uint32_t at, const todo *then) {
    if (then == NULL) return o->accept(o, at);
    switch (then->kind) {
    case DO_ITEMS: {
        if (then->i == then->node->n_items) return oracle_then(o, at, then->then);
        todo next = {DO_ITEMS, then->node, then->i + 1, 0, then->then};
        return oracle_match(o, then->node->items[then->i], at, &next);
    }
    case DO_REPEAT:
        /* An iteration that may be left out and takes nothing is not taken. */
        if (then->i > then->node->min && at == then->began) return false;
        return oracle_repeat(o, then->node, then->i, at, then->then);
    case DO_CAPTURE: {
        if (at == then->began) return oracle_then(o, at, then->then);
        bool region =
            o->last != NULL && o->last->span.start == then->began && o->last->span.stop == at;
        lede_capture capture = {.span = {then->began, at}, .annotation = region ? o->last : NULL};
        capture.name = UINT32_MAX;
        uint32_t n = lede_ruleset_n_captures(o->stand->set, o->stand->rule);
        for (uint32_t i = 0; i < n; i++) {
            lede_slice name = lede_ruleset_capture_name(o->stand->set, o->stand->rule, i);
            if (lede_slice_equal(name, then->node->name)) capture.name = i;
        }
        if (then->node->kind == LEDE_NODE_TARGET) capture.name = ORACLE_TARGET;
        if (o->n_captures == ORACLE_CAPTURES) return oracle_then(o, at, then->then);
        o->captures[o->n_captures++] = capture;
        bool done = oracle_then(o, at, then->then);
        o->n_captures--;
        return done;
    }
    case DO_STOP_AT: return at == then->began;
    }
    return false;
}

static inline bool oracle_repeat(oracle *o, const lede_node *node, uint32_t done, uint32_t at,
                                 const todo *then) {
    todo again = {DO_REPEAT, node, done + 1, at, then};
    if (done < node->min) return oracle_match(o, node->items[0], at, &again);
    if (node->lazy && oracle_then(o, at, then)) return true;
    if (done < node->max && oracle_match(o, node->items[0], at, &again)) return true;
    return !node->lazy && oracle_then(o, at, then);
}

static inline bool oracle_region(oracle *o, const lede_node *node, uint32_t at, const todo *then) {
    const lede_layer *layer = oracle_layer(o, node->name);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.start != at || annotation->span.stop > o->scope.stop) continue;
        if (!oracle_holds(o, node->condition, 0, annotation)) continue;
        const lede_annotation *before = o->last;
        o->last = annotation;
        if (oracle_then(o, annotation->span.stop, then)) return true;
        o->last = before;
    }
    return false;
}

static inline bool oracle_boundary(oracle *o, const lede_node *node, uint32_t at) {
    const lede_layer *layer = oracle_layer(o, node->name);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        uint32_t there = node->at_end ? annotation->span.stop : annotation->span.start;
        if (there == at && oracle_holds(o, node->condition, 0, annotation)) return true;
    }
    return false;
}

static inline bool oracle_yes(oracle *o, uint32_t stop) {
    (void)o, (void)stop;
    return true;
}

/* Does the node match from `at`, and stop at `stop` unless that is UINT32_MAX? */
static inline bool oracle_any(oracle *o, const lede_node *node, uint32_t at, uint32_t stop) {
    bool (*before)(oracle *, uint32_t) = o->accept;
    uint32_t n = o->n_captures;
    const lede_annotation *last = o->last;
    todo end = {DO_STOP_AT, NULL, 0, stop, NULL};
    o->accept = oracle_yes;
    bool found = oracle_match(o, node, at, stop == UINT32_MAX ? NULL : &end);
    o->accept = before;
    o->n_captures = n;
    o->last = last;
    return found;
}

static inline bool oracle_look(oracle *o, const lede_node *node, uint32_t at) {
    bool found = false;
    if (!node->behind) {
        found = oracle_any(o, node->items[0], at, UINT32_MAX);
    } else {
        for (uint32_t b = o->scope.start; b <= at && !found; b++) {
            found = oracle_any(o, node->items[0], b, at);
        }
    }
    return found != node->negated;
}

/* A plain word that the tokeniser cuts is a sequence of its tokens. */
static inline lede_article *oracle_cut(oracle *o, lede_slice text) {
    lede_article *article = lede_arena_zalloc(&o->arena, sizeof *article);
    if (article == NULL) return NULL;
    article->arena = &o->arena;
    article->text = text;
    lede_tokenise_options options = {0};
    bool ok = lede_article_tokenise(article, o->stand->vocabulary, &options, NULL) == LEDE_OK;
    return ok ? article : NULL;
}

static inline bool oracle_next_word(lede_slice *rest, lede_slice *word) {
    if (rest->data == NULL) return false;
    size_t bar = lede_slice_find(*rest, LEDE_SLICE("|"), 0);
    *word = lede_slice_cut(*rest, 0, bar == SIZE_MAX ? rest->size : bar);
    *rest = bar == SIZE_MAX ? LEDE_NULL_SLICE : lede_slice_cut(*rest, bar + 1, rest->size);
    return true;
}

static inline bool oracle_splits(oracle *o, const lede_operand *operand) {
    if (operand->kind != LEDE_OPERAND_STRING) return false;
    for (size_t i = 0; i < operand->text.size && !(operand->flags & LEDE_FLAG_LITERAL); i++) {
        if (strchr(".[](){}*+?^$\\", operand->text.data[i]) != NULL) return false;
    }
    lede_slice rest = operand->text, word;
    while (oracle_next_word(&rest, &word)) {
        lede_article *article = oracle_cut(o, word);
        if (article != NULL && article->n_tokens > 1) return true;
    }
    return false;
}

static inline bool oracle_word(oracle *o, lede_slice text, unsigned flags, uint32_t at,
                               const todo *then) {
    lede_article *article = oracle_cut(o, text);
    for (uint32_t i = 0; article != NULL && i < article->n_tokens; i++, at++) {
        lede_slice word = lede_article_type(article, i)->word;
        if (at >= o->scope.stop ||
            !oracle_regex(o, word, flags, oracle_token(o, LEDE_SLICE("word"), at))) {
            return false;
        }
    }
    return oracle_then(o, at, then);
}

static inline bool oracle_words(oracle *o, const lede_operand *operand, uint32_t at,
                                const todo *then) {
    unsigned flags = operand->flags | o->flags | LEDE_FLAG_LITERAL;
    lede_slice rest = operand->text, word;
    while (oracle_next_word(&rest, &word)) {
        if (oracle_word(o, word, flags, at, then)) return true;
    }
    return false;
}

/* $list alone: its items in order, each a word or several. */
static inline bool oracle_list(oracle *o, const lede_operand *operand, uint32_t at,
                               const todo *then) {
    unsigned flags = operand->flags | o->flags | LEDE_FLAG_LITERAL;
    for (int i = 0; i < o->c->n_lists; i++) {
        lede_slice rest = o->c->lists[i], item, name = next_word(&rest);
        if (!lede_slice_equal(name, operand->text)) continue;
        while (next_item(&rest, &item)) {
            if (oracle_word(o, item, flags, at, then)) return true;
        }
    }
    return false;
}

static inline bool oracle_match(oracle *o, const lede_node *node, uint32_t at, const todo *then) {
    if (++o->steps > o->most) return true;
    switch (node->kind) {
    case LEDE_NODE_LIST:
        if (node->operand->kind == LEDE_OPERAND_LIST) {
            return oracle_list(o, node->operand, at, then);
        } /* fall through */
    case LEDE_NODE_STRING:
        if (oracle_splits(o, node->operand)) return oracle_words(o, node->operand, at, then);
        if (at >= o->scope.stop || !oracle_compare(o, oracle_token(o, LEDE_SLICE("word"), at),
                                                   LEDE_COMPARE_EQ, node->operand)) {
            return false;
        }
        return oracle_then(o, at + 1, then);
    case LEDE_NODE_TOKEN:
        if (at >= o->scope.stop || !oracle_holds(o, node->condition, at, NULL)) return false;
        return oracle_then(o, at + 1, then);
    case LEDE_NODE_REGION: return oracle_region(o, node, at, then);
    case LEDE_NODE_BOUNDARY: return oracle_boundary(o, node, at) && oracle_then(o, at, then);
    case LEDE_NODE_LOOK: return oracle_look(o, node, at) && oracle_then(o, at, then);
    case LEDE_NODE_SEQUENCE: {
        todo items = {DO_ITEMS, node, 0, 0, then};
        return oracle_then(o, at, &items);
    }
    case LEDE_NODE_ALTERNATION:
        for (uint32_t i = 0; i < node->n_items; i++) {
            if (oracle_match(o, node->items[i], at, then)) return true;
        }
        return false;
    case LEDE_NODE_REPEAT: return oracle_repeat(o, node, 0, at, then);
    case LEDE_NODE_CAPTURE:
    case LEDE_NODE_TARGET: {
        todo capture = {DO_CAPTURE, node, 0, at, then};
        return oracle_match(o, node->items[0], at, &capture);
    }
    default: return oracle_then(o, at, then); /* EMPTY */
    }
}

/* ---- the whole match ------------------------------------------------------------------------- */

static inline bool oracle_stands_within(oracle *o, const lede_node *node, lede_span span) {
    const lede_node *outer = node->n_items == 2 ? node->items[1] : NULL;
    const lede_layer *layer = oracle_layer(o, outer != NULL ? outer->name : node->name);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (lede_span_covers(annotation->span, span) &&
            (outer == NULL || oracle_holds(o, outer->condition, 0, annotation))) {
            return true;
        }
    }
    return false;
}

static inline bool oracle_span_holds(oracle *o, lede_span span) {
    for (const lede_node *n = o->pattern.root; n != o->main; n = n->items[0]) {
        bool holds = false;
        if (n->kind == LEDE_NODE_WITHIN && n->n_items == 1 && !n->negated) {
            if (n->name.data == NULL && span.stop - span.start > n->count) return false;
            continue;
        }
        if (n->kind == LEDE_NODE_WITHIN) {
            holds = oracle_stands_within(o, n, span);
        } else {
            for (uint32_t b = span.start; b < span.stop && !holds; b++) {
                for (uint32_t e = b; e <= span.stop && !holds; e++) {
                    holds = oracle_any(o, n->items[1], b, e);
                }
            }
        }
        if (holds == n->negated) return false;
    }
    return true;
}

static inline int oracle_order_captures(const void *left, const void *right) {
    const lede_capture *a = left, *b = right;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    uint32_t x = a->annotation == NULL ? UINT32_MAX : a->annotation->order;
    uint32_t y = b->annotation == NULL ? UINT32_MAX : b->annotation->order;
    return (x > y) - (x < y);
}

static inline bool oracle_same(const oracle_found *a, const oracle_found *b) {
    if (a->span.start != b->span.start || a->span.stop != b->span.stop || a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++) {
        const lede_capture *x = &a->captures[i], *y = &b->captures[i];
        if (x->name != y->name || x->span.start != y->span.start || x->span.stop != y->span.stop ||
            x->annotation != y->annotation) {
            return false;
        }
    }
    return true;
}

static inline bool oracle_accept(oracle *o, uint32_t stop) {
    lede_span span = {o->start, stop};
    if (stop == o->start || !oracle_span_holds(o, span)) return false;
    oracle_found found = {.span = span};
    for (uint32_t i = 0; i < o->n_captures && found.n < 64; i++) {
        if (o->captures[i].name != UINT32_MAX) found.captures[found.n++] = o->captures[i];
    }
    if (found.n > 1) {
        qsort(found.captures, found.n, sizeof *found.captures, oracle_order_captures);
    }
    if (o->policy == LEDE_POLICY_ALL) {
        for (size_t i = 0; i < o->n_found; i++) {
            if (oracle_same(&o->found[i], &found)) return false;
        }
        found.order = o->n_found;
        if (o->n_found < ORACLE_FOUND) o->found[o->n_found++] = found;
        return o->n_found == ORACLE_FOUND;
    }
    if (o->has_best && found.span.stop <= o->best.span.stop) return false;
    o->best = found;
    o->has_best = true;
    return o->policy == LEDE_POLICY_FIRST;
}

/* ---- scopes ---------------------------------------------------------------------------------- */

typedef struct oracle_scope {
    lede_span span;
    uint32_t starts_before;
} oracle_scope;

static inline bool oracle_matched_block(const oracle *o, uint32_t block) {
    return (LEDE_BLOCKS_MATCHED >> o->stand->article.blocks[block].kind) & 1;
}

/* Stretches of neighbouring matched blocks that `outer` holds. */
static inline size_t oracle_runs(const oracle *o, lede_span outer, bool single, oracle_scope *out) {
    const lede_article *article = &o->stand->article;
    size_t n = 0;
    bool joins = false;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        lede_span tokens = article->blocks[i].tokens;
        if (tokens.start < outer.start) tokens.start = outer.start;
        if (tokens.stop > outer.stop) tokens.stop = outer.stop;
        if (tokens.start >= tokens.stop) continue;
        if (!oracle_matched_block(o, i)) {
            joins = false;
            continue;
        }
        if (joins && !single)
            out[n - 1].span.stop = tokens.stop;
        else
            out[n++].span = tokens;
        joins = true;
    }
    for (size_t i = 0; i < n; i++) out[i].starts_before = out[i].span.stop;
    return n;
}

static inline size_t oracle_sentences(const oracle *o, uint32_t count, oracle_scope *out) {
    const lede_article *article = &o->stand->article;
    size_t n = 0;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        const lede_sentence *s = &article->sentences[i];
        if (!oracle_matched_block(o, s->block)) continue;
        out[n] = (oracle_scope){s->tokens, s->tokens.stop};
        for (uint32_t j = i + 1; j < i + count && j < article->n_sentences; j++) {
            if (article->sentences[j].block == s->block) {
                out[n].span.stop = article->sentences[j].tokens.stop;
            }
        }
        n++;
    }
    return n;
}

static inline size_t oracle_annotations(oracle *o, const lede_node *within, oracle_scope *out) {
    const lede_node *outer = within->n_items == 2 ? within->items[1] : NULL;
    const lede_layer *layer = oracle_layer(o, outer != NULL ? outer->name : within->name);
    size_t n = 0;
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (outer != NULL && !oracle_holds(o, outer->condition, 0, annotation)) continue;
        n += oracle_runs(o, annotation->span, false, out + n);
    }
    return n;
}

static inline size_t oracle_scopes(oracle *o, oracle_scope *out) {
    const lede_node *named = NULL, *region = NULL;
    lede_span all = {0, o->stand->article.n_tokens};
    for (const lede_node *n = o->pattern.root; n != o->main; n = n->items[0]) {
        if (n->kind != LEDE_NODE_WITHIN || n->negated) continue;
        if (n->n_items == 1)
            named = n;
        else if (region == NULL)
            region = n;
    }
    if (named == NULL && region != NULL) return oracle_annotations(o, region, out);
    if (named == NULL) {
        if (o->c->dialect == LEDE_DIALECT_LEDE) return oracle_sentences(o, 1, out);
        return oracle_runs(o, all, false, out);
    }
    if (named->name.data == NULL) return oracle_runs(o, all, true, out);
    if (lede_slice_is(named->name, "s")) return oracle_sentences(o, named->count, out);
    return oracle_annotations(o, named, out);
}

static inline int oracle_order_found(const void *left, const void *right) {
    const oracle_found *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static inline void oracle_try(oracle *o, const oracle_scope *scope, uint32_t start) {
    o->scope = scope->span;
    o->start = start;
    o->accept = oracle_accept;
    o->n_captures = 0;
    o->has_best = false;
    oracle_match(o, o->main, start, NULL);
}

static inline void oracle_give(oracle *o, const oracle_found *found) {
    lede_match match = {.span = found->span,
                        .target = found->span,
                        .captures = found->captures,
                        .n_captures = found->n};
    while (match.n_captures > 0 && match.captures[match.n_captures - 1].name == ORACLE_TARGET) {
        match.target = match.captures[--match.n_captures].span;
    }
    receive_match(o->stand, &match, NULL);
}

/* Starts from the left; at one start the scopes in order. */
static inline void oracle_search(oracle *o) {
    static oracle_scope scopes[4096];
    size_t n = oracle_scopes(o, scopes);
    uint32_t resume = 0;
    for (uint32_t b = 0; b < o->stand->article.n_tokens; b++) {
        for (size_t i = 0; i < n; i++) {
            if (b < scopes[i].span.start || b >= scopes[i].starts_before || b < resume) continue;
            oracle_try(o, &scopes[i], b);
            if (o->steps > o->most) return;
            if (o->policy == LEDE_POLICY_ALL || !o->has_best) continue;
            resume = o->best.span.stop;
            oracle_give(o, &o->best);
        }
    }
    if (o->policy != LEDE_POLICY_ALL) return;
    qsort(o->found, o->n_found, sizeof *o->found, oracle_order_found);
    for (size_t i = 0; i < o->n_found; i++) {
        oracle_give(o, &o->found[i]);
    }
}

/* Fills stand->out; false when it took more than `most` steps. */
static inline bool oracle_run(match_stand *stand, const match_case *c, uint64_t most) {
    oracle o = {.stand = stand, .c = c, .most = most};
    lede_pattern_source source = {.text = c->pattern};
    lede_macros macros = {.arena = &o.arena};
    lede_arena_init(&o.arena, 0);
    for (int i = 0; i < c->n_macros; i++) {
        lede_slice params[8];
        lede_macro macro = read_macro(c->macros[i], i, params);
        lede_macros_add(&macros, &macro, NULL);
    }
    lede_macros_expand(&macros, &source, &o.arena, NULL);
    o.found = calloc(ORACLE_FOUND, sizeof *o.found);
    bool ok = o.found != NULL &&
              lede_pattern_parse(&source, c->dialect, &o.arena, &o.pattern, NULL) == LEDE_OK;
    if (ok) {
        o.policy = c->policy;
        if (o.policy == LEDE_POLICY_FIRST) o.policy = lede_policy_usual(c->dialect);
        if (o.pattern.policy.data != NULL) lede_policy_find(o.pattern.policy, &o.policy);
        if (c->dialect == LEDE_DIALECT_BLACKLAB) {
            o.flags = LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS;
        }
        o.main = o.pattern.root;
        while (o.main->kind == LEDE_NODE_WITHIN || o.main->kind == LEDE_NODE_CONTAINING) {
            o.main = o.main->items[0];
        }
        oracle_search(&o);
    }
    lede_arena_clear(&o.arena);
    free(o.found);
    return ok && o.steps <= o.most;
}

#endif
