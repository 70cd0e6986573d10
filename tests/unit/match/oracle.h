/* oracle.h — the meaning of a pattern as scripts/SEMANTICS.md has it, in the plainest way: try
 * everything in order, from the tree, asking the article for each test anew. Shares the parser with
 * the engine and nothing else. Steps are counted, and a case that takes too many is left out. */
#ifndef LEDE_TESTS_MATCH_ORACLE_H
#define LEDE_TESTS_MATCH_ORACLE_H

#include "fixture.h"

#include "base/fold.h"
#include "base/normalise.h"
#include "language/attribute.h"
#include "match/parse.h"
#include "match/regex.h"

enum { ORACLE_CAPTURES = 256, ORACLE_FOUND = 4096 };

typedef struct oracle_found {
    lede_span span;
    size_t scope;
    lede_capture captures[64];
    uint32_t n;
    size_t order;
} oracle_found;

/* What is still to do once an element has matched. */
typedef struct todo {
    enum { DO_ITEMS, DO_REPEAT, DO_CAPTURE, DO_PART, DO_BACK } kind;
    const lede_node *node;
    uint32_t i, began; /* BACK: of the part */
    const struct todo *then;
    uint32_t stop, aside; /* BACK: where the part stopped, where B started */
    const lede_annotation *last;
} todo;

typedef struct oracle {
    match_stand *stand;
    const match_case *c;
    lede_arena arena;
    lede_pattern pattern;
    const lede_node *setter; /* the `within` that sets the scope; or NULL */
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
    size_t scope_i;
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
        if (flags & LEDE_FLAG_CASE) {
            value = lede_fold(&o->arena, value, &ok);
            text = lede_fold(&o->arena, text, &ok);
        }
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
    const lede_columns *columns = lede_ruleset_columns(o->stand->set);
    if (!lede_attribute_find_declared(columns, name, &attribute)) return LEDE_NULL_SLICE;
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

/* ---- what refers ----------------------------------------------------------------------------- */

#define ORACLE_COLONS UINT32_MAX /* the token, behind `::` */

static inline const lede_capture *oracle_bound(oracle *o, lede_slice name) {
    for (uint32_t i = o->n_captures; i-- > 0;) {
        uint32_t index = o->captures[i].name;
        if (index >= lede_ruleset_n_captures(o->stand->set, o->stand->rule)) continue;
        lede_slice own = lede_ruleset_capture_name(o->stand->set, o->stand->rule, index);
        if (lede_slice_equal(own, name)) return &o->captures[i];
    }
    return NULL;
}

static inline bool oracle_is_name(oracle *o, lede_slice name) {
    for (uint32_t i = 0; i < lede_ruleset_n_captures(o->stand->set, o->stand->rule); i++) {
        lede_slice own = lede_ruleset_capture_name(o->stand->set, o->stand->rule, i);
        if (lede_slice_equal(own, name)) return true;
    }
    return false;
}

static inline bool oracle_is_literal(const lede_operand *operand) {
    return operand->kind != LEDE_OPERAND_NAME && operand->kind != LEDE_OPERAND_CALL;
}

static inline bool oracle_refers(oracle *o, const lede_operand *operand) {
    if (oracle_is_literal(operand)) return false;
    if (operand->kind == LEDE_OPERAND_CALL) return true;
    return operand->n_parts > 1 &&
           (lede_slice_is(operand->parts[0], "article") || lede_slice_is(operand->parts[0], "_") ||
            oracle_is_name(o, operand->parts[0]));
}

static inline lede_slice oracle_joined(oracle *o, lede_slice name, lede_span span) {
    lede_buffer buffer = {0};
    bool ok = true, all = true;
    for (uint32_t t = span.start; t < span.stop; t++) {
        lede_slice value = oracle_token(o, name, t);
        if (value.data == NULL) all = false;
        if (t > span.start) lede_buffer_add_char(&buffer, ' ');
        lede_buffer_add(&buffer, value);
    }
    lede_slice out = lede_arena_copy(&o->arena, lede_buffer_slice(&buffer), &ok);
    lede_buffer_clear(&buffer);
    return all ? out : LEDE_NULL_SLICE;
}

/* What `a.x` or `a.layer.x` is about; an empty span: nothing. */
static inline lede_capture oracle_about(oracle *o, const lede_operand *operand) {
    const lede_capture *bound = oracle_bound(o, operand->parts[0]);
    if (bound == NULL) return (lede_capture){.name = 0};
    lede_capture about = *bound;
    if (operand->n_parts < 3) return about;
    const lede_layer *layer = oracle_layer(o, operand->parts[1]);
    about.annotation = NULL;
    for (uint32_t i = layer->count; i-- > 0;) {
        lede_span own = layer->annotations[i].span;
        if (own.start >= bound->span.start && own.stop <= bound->span.stop) {
            about.annotation = &layer->annotations[i];
        }
    }
    about.span = about.annotation == NULL ? (lede_span){0, 0} : about.annotation->span;
    return about;
}

static inline lede_slice oracle_captured(oracle *o, const lede_operand *operand) {
    lede_capture about = oracle_about(o, operand);
    lede_slice name = operand->parts[operand->n_parts - 1], value = LEDE_NULL_SLICE;
    if (about.span.start >= about.span.stop) return LEDE_NULL_SLICE;
    if (about.annotation != NULL) value = oracle_attribute(o, about.annotation, name);
    if (value.data != NULL) return value;
    if (lede_slice_is(name, "text")) return lede_article_span_text(&o->stand->article, about.span);
    return oracle_joined(o, name, about.span);
}

/* Some token of what is captured has such a sense. */
static inline bool oracle_sense_of(oracle *o, const lede_operand *left, const lede_operand *right) {
    lede_span span = oracle_about(o, left).span;
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (oracle_sense(o, right, t)) return true;
    }
    return false;
}

static inline lede_slice oracle_call(oracle *o, const lede_operand *operand) {
    const lede_capture *a = oracle_bound(o, operand->items[0]->parts[0]), *b = a;
    bool ok = true;
    char text[32];
    if (operand->n_items > 1) b = oracle_bound(o, operand->items[1]->parts[0]);
    if (a == NULL || b == NULL) return LEDE_NULL_SLICE;
    long value = (long)b->span.start - (long)a->span.start;
    if (lede_slice_is(operand->text, "distabs") && value < 0) value = -value;
    if (lede_slice_is(operand->text, "start")) value = (long)a->span.start;
    if (lede_slice_is(operand->text, "end")) value = (long)a->span.stop;
    snprintf(text, sizeof text, "%ld", value);
    return lede_arena_copy(&o->arena, lede_slice_of(text), &ok);
}

/* The value of a name or function. */
static inline lede_slice oracle_value(oracle *o, const lede_operand *operand, uint32_t token,
                                      const lede_annotation *annotation) {
    lede_field field;
    lede_slice name = operand->parts[operand->n_parts - 1];
    if (operand->kind == LEDE_OPERAND_CALL) return oracle_call(o, operand);
    if (operand->n_parts == 1 || lede_slice_is(operand->parts[0], "_")) {
        return annotation != NULL ? oracle_attribute(o, annotation, name)
                                  : oracle_token(o, name, token);
    }
    if (lede_slice_is(operand->parts[0], "article")) {
        return lede_field_find(name, &field) ? o->stand->article.fields[field] : LEDE_NULL_SLICE;
    }
    return oracle_captured(o, operand);
}

/* ---- sets ------------------------------------------------------------------------------------ */

enum { ORACLE_MEMBERS = 256 };
typedef struct oracle_set {
    lede_slice members[ORACLE_MEMBERS];
    size_t n;
} oracle_set;

static inline void oracle_add(oracle_set *set, lede_slice member) {
    if (set->n < ORACLE_MEMBERS && member.data != NULL) set->members[set->n++] = member;
}

/* The lexicons of whose hits the token is part. */
static inline void oracle_lexicons(oracle *o, uint32_t token, oracle_set *set) {
    for (int i = 0; i < o->c->n_lexicons; i++) {
        lede_slice rest = o->c->lexicons[i], name = next_word(&rest);
        const lede_layer *layer = oracle_layer(o, name);
        bool is_hit = false;
        for (uint32_t j = 0; j < layer->count; j++) {
            lede_span span = layer->annotations[j].span;
            if (span.start <= token && token < span.stop) is_hit = true;
        }
        if (is_hit) oracle_add(set, name);
    }
}

static inline bool oracle_is_piped(lede_slice value) {
    return value.size > 1 && value.data[0] == '|' && value.data[value.size - 1] == '|';
}

/* Whether an attribute of tokens has a value for each member: by its name, or because a file gives
 * one of these tokens |a|b|. */
static inline bool oracle_is_set(oracle *o, lede_slice name, lede_span span) {
    static const char *const sets[] = {"sense", "lex", "feats", "misc"};
    lede_attribute attribute;
    for (int i = 0; i < 4; i++) {
        if (lede_slice_is(name, sets[i])) return true;
    }
    bool is_column = false;
    for (int i = 0; i < o->c->n_given; i++) {
        lede_slice rest = o->c->given[i];
        if (lede_slice_equal(next_word(&rest), name)) is_column = true;
    }
    const lede_columns *columns = lede_ruleset_columns(o->stand->set);
    if (!is_column || !lede_attribute_find_declared(columns, name, &attribute)) return false;
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (oracle_is_piped(oracle_token(o, name, t))) return true;
    }
    return false;
}

static inline void oracle_members(oracle *o, lede_slice name, uint32_t token, oracle_set *set) {
    bool ok = true;
    if (lede_slice_is(name, "lex")) {
        oracle_lexicons(o, token, set);
        return;
    }
    if (lede_slice_is(name, "sense")) {
        lede_sense_names names =
            lede_tagging_sense_names(&o->stand->article, token, &o->arena, &ok);
        for (size_t i = 0; i < names.count; i++) oracle_add(set, names.items[i]);
        return;
    }
    lede_slice value = oracle_token(o, name, token);
    bool splits = lede_slice_is(name, "feats") || lede_slice_is(name, "misc");
    if (!splits && !oracle_is_piped(value)) {
        oracle_add(set, value);
        return;
    }
    for (size_t start = 0, stop; start < value.size; start = stop + 1) {
        for (stop = start; stop < value.size && value.data[stop] != '|';) stop++;
        if (stop > start) oracle_add(set, lede_slice_cut(value, start, stop));
    }
}

/* All values of a name or function. */
static inline void oracle_values(oracle *o, const lede_operand *operand, uint32_t token,
                                 const lede_annotation *annotation, oracle_set *set) {
    lede_span span = {token, token + 1};
    lede_slice name = operand->parts[operand->n_parts - 1];
    bool is_call = operand->kind == LEDE_OPERAND_CALL;
    bool is_here = !is_call && (operand->n_parts == 1 || lede_slice_is(operand->parts[0], "_"));
    bool is_field = !is_call && !is_here && lede_slice_is(operand->parts[0], "article");
    bool is_capture = !is_call && !is_here && !is_field;
    if (is_capture) span = oracle_about(o, operand).span;
    set->n = 0;
    bool is_of_tokens = is_capture || (is_here && annotation == NULL);
    if (is_of_tokens && oracle_is_set(o, name, span)) {
        for (uint32_t t = span.start; t < span.stop; t++) oracle_members(o, name, t, set);
        return;
    }
    oracle_add(set, oracle_value(o, operand, token, annotation));
}

static inline lede_comparison oracle_turned(lede_comparison comparison) {
    if (comparison == LEDE_COMPARE_LT) return LEDE_COMPARE_GT;
    if (comparison == LEDE_COMPARE_LE) return LEDE_COMPARE_GE;
    if (comparison == LEDE_COMPARE_GT) return LEDE_COMPARE_LT;
    if (comparison == LEDE_COMPARE_GE) return LEDE_COMPARE_LE;
    return comparison;
}

static inline bool oracle_two(oracle *o, lede_slice x, lede_comparison comparison, lede_slice y,
                              bool numeric) {
    bool equal = comparison == LEDE_COMPARE_EQ || comparison == LEDE_COMPARE_CONTAINS;
    return equal && !numeric ? oracle_regex(o, y, o->flags | LEDE_FLAG_LITERAL, x)
                             : oracle_order(equal ? LEDE_COMPARE_EQ : comparison, x, y);
}

static inline bool oracle_both(oracle *o, const lede_condition *condition, uint32_t token,
                               const lede_annotation *annotation) {
    const lede_operand *left = condition->left, *right = condition->right;
    lede_comparison comparison = condition->comparison;
    oracle_set xs, ys;
    bool holds = false;
    if (oracle_is_literal(left)) {
        left = condition->right;
        right = condition->left;
        comparison = oracle_turned(comparison);
    }
    bool is_not = comparison == LEDE_COMPARE_NE;
    if (is_not) comparison = LEDE_COMPARE_EQ;
    bool numeric = left->kind == LEDE_OPERAND_CALL || right->kind == LEDE_OPERAND_CALL;
    oracle_values(o, left, token, annotation, &xs);
    if (!oracle_is_literal(right)) oracle_values(o, right, token, annotation, &ys);
    for (size_t i = 0; i < xs.n; i++) {
        if (oracle_is_literal(right)) {
            holds = holds || oracle_compare(o, xs.members[i], comparison, right);
            continue;
        }
        for (size_t j = 0; j < ys.n; j++) {
            if (oracle_two(o, xs.members[i], comparison, ys.members[j], numeric)) holds = true;
        }
    }
    return holds != is_not;
}

/* A test of a token's own attribute: of a set some member is enough, and != is none. */
static inline bool oracle_own(oracle *o, const lede_condition *condition, uint32_t token) {
    const lede_operand *left = condition->left;
    lede_operand own = *left;
    lede_condition test = *condition;
    test.left = &own;
    own.n_parts = 1;
    return oracle_both(o, &test, token, NULL);
}

/* A comparison of a token, or with `annotation` of an attribute of that. */
static inline bool oracle_leaf(oracle *o, const lede_condition *condition, uint32_t token,
                               const lede_annotation *annotation) {
    const lede_operand *left = condition->left, *right = condition->right;
    bool is_comparison = condition->kind == LEDE_CONDITION_COMPARE;
    bool is_sense = is_comparison && left->kind == LEDE_OPERAND_NAME && left->n_parts > 1 &&
                    lede_slice_is(left->parts[left->n_parts - 1], "sense");
    if (is_sense && oracle_refers(o, left) && oracle_is_literal(right)) {
        bool not = condition->comparison == LEDE_COMPARE_NE;
        bool is_here = lede_slice_is(left->parts[0], "_");
        return (is_here ? oracle_sense(o, right, token) : oracle_sense_of(o, left, right)) != not ;
    }
    if (token == ORACLE_COLONS && !is_comparison) return oracle_bound(o, left->parts[0]) != NULL;
    if (is_comparison && (oracle_refers(o, left) || !oracle_is_literal(right))) {
        return oracle_both(o, condition, token, annotation);
    }
    if (annotation != NULL) {
        return oracle_compare(o, oracle_attribute(o, annotation, left->parts[0]),
                              condition->comparison, right);
    }
    bool compares = is_comparison && left->n_parts == 1;
    if (compares && lede_slice_is(left->parts[0], "sense")) {
        bool not = condition->comparison == LEDE_COMPARE_NE;
        return oracle_sense(o, right, token) != not ;
    }
    if (compares) {
        return oracle_own(o, condition, token);
    }
    if (left->kind != LEDE_OPERAND_NAME) {
        return oracle_compare(o, oracle_token(o, LEDE_SLICE("word"), token), LEDE_COMPARE_EQ, left);
    }
    const lede_layer *layer = oracle_layer(o, left->parts[0]);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *a = &layer->annotations[i];
        if (a->span.start > token || token >= a->span.stop) continue;
        if (!is_comparison) return true;
        if (oracle_compare(o, oracle_attribute(o, a, left->parts[1]), condition->comparison,
                           right)) {
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
    case LEDE_CONDITION_IMPLIES:
        return !oracle_holds(o, condition->items[0], token, annotation) ||
               oracle_holds(o, condition->items[1], token, annotation);
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
static inline bool oracle_part_over(oracle *o, const lede_node *node, uint32_t began, uint32_t at,
                                    const todo *then);
static inline bool oracle_then_part(oracle *o, const lede_node *node, uint32_t i, uint32_t began,
                                    uint32_t at, const todo *then);
static inline bool oracle_aside_holds(oracle *o, const todo *back, uint32_t at);

static inline bool oracle_then(oracle *o, uint32_t at, const todo *then) {
    if (then == NULL) return o->accept(o, at);
    switch (then->kind) {
    case DO_ITEMS: {
        if (then->i == then->node->n_items) return oracle_then(o, at, then->then);
        todo next = {.kind = DO_ITEMS, .node = then->node, .i = then->i + 1, .then = then->then};
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
        if (o->n_captures == ORACLE_CAPTURES) return oracle_then(o, at, then->then);
        o->captures[o->n_captures++] = capture;
        bool done = oracle_then(o, at, then->then);
        o->n_captures--;
        return done;
    }
    case DO_PART: return oracle_part_over(o, then->node, then->began, at, then->then);
    case DO_BACK: {
        if (!oracle_aside_holds(o, then, at)) return false;
        if (then->then == NULL) return true; /* whether there is a way was all */
        const lede_annotation *before = o->last;
        o->last = then->last;
        bool done = oracle_then_part(o, then->node, then->i, then->began, then->stop, then->then);
        o->last = before;
        return done;
    }
    }
    return false;
}

static inline bool oracle_repeat(oracle *o, const lede_node *node, uint32_t done, uint32_t at,
                                 const todo *then) {
    todo again = {.kind = DO_REPEAT, .node = node, .i = done + 1, .began = at, .then = then};
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
        if (at == (node->at_end ? o->scope.start : o->scope.stop)) return false;
        if (there == at && oracle_holds(o, node->condition, 0, annotation)) return true;
    }
    return false;
}

static const lede_node oracle_nothing = {.kind = LEDE_NODE_SEQUENCE};

/* ---- parts: A with a condition on its span --------------------------------------------------- */

static inline bool oracle_binds(const lede_node *node) {
    if (node->kind == LEDE_NODE_CAPTURE) return true;
    for (uint32_t i = 0; i < node->n_items; i++) {
        if (oracle_binds(node->items[i])) return true;
    }
    return false;
}

/* Some annotation that the tests of `node`, if any, hold of covers the span. */
static inline bool oracle_covered(oracle *o, lede_slice name, const lede_condition *condition,
                                  lede_span span) {
    const lede_layer *layer = oracle_layer(o, name);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.start > span.start || annotation->span.stop < span.stop) continue;
        if (oracle_holds(o, condition, 0, annotation)) return true;
    }
    return false;
}

static inline bool oracle_in_sentences(oracle *o, uint32_t count, lede_span span) {
    const lede_article *article = &o->stand->article;
    if (article->n_sentences == 0) return true;
    uint32_t i = 0, stop = 0;
    while (i + 1 < article->n_sentences && article->sentences[i].tokens.stop <= span.start) i++;
    for (uint32_t j = i; j < i + count && j < article->n_sentences; j++) {
        if (article->sentences[j].block != article->sentences[i].block) break;
        stop = article->sentences[j].tokens.stop;
    }
    return span.stop <= stop;
}

/* Does B, from `aside` to `at`, lie as it must to the part? */
static inline bool oracle_aside_holds(oracle *o, const todo *back, uint32_t at) {
    const lede_node *node = back->node;
    switch (node->kind) {
    case LEDE_NODE_INTERSECTION: return at == back->stop;
    case LEDE_NODE_CONTAINING: return at <= back->stop && at > back->aside;
    case LEDE_NODE_WITHIN: return at >= back->stop;
    case LEDE_NODE_LOOK: return !node->behind || at == back->stop;
    default: break;
    }
    if (node->name.data == NULL) return true;
    lede_span both = {back->began < back->aside ? back->began : back->aside,
                      back->stop > at ? back->stop : at};
    return oracle_covered(o, node->name, NULL, both);
}

/* Where B may start. */
static inline bool oracle_may_start(oracle *o, const lede_node *node, uint32_t began, uint32_t stop,
                                    uint32_t b) {
    long offset = (long)b - (long)began;
    (void)o;
    switch (node->kind) {
    case LEDE_NODE_INTERSECTION: return b == began;
    case LEDE_NODE_CONTAINING: return b >= began && b <= stop;
    case LEDE_NODE_WITHIN: return b <= began;
    case LEDE_NODE_LOOK: return node->behind ? b <= stop : b == stop;
    default: break;
    }
    return node->name.data != NULL || (offset >= node->from && offset <= node->to);
}

/* The operands from the i-th on, of a part from `began` to `at`; then what follows. */
static inline bool oracle_then_part(oracle *o, const lede_node *node, uint32_t i, uint32_t began,
                                    uint32_t at, const todo *then) {
    if (i == node->n_items) return oracle_then(o, at, then);
    const lede_node *operand = node->items[i];
    bool is_test = node->negated || !oracle_binds(operand), found = false;
    uint32_t n = o->n_captures;
    const lede_annotation *last = o->last;
    for (uint32_t b = o->scope.start; b <= o->scope.stop && !found; b++) {
        if (!oracle_may_start(o, node, began, at, b)) continue;
        todo back = {.kind = DO_BACK, .node = node, .i = i + 1, .began = began, .stop = at};
        todo end = {.kind = DO_ITEMS, .node = &oracle_nothing, .then = then};
        back.aside = b;
        back.last = last;
        back.then = is_test ? NULL : &end;
        o->last = NULL;
        found = oracle_match(o, operand, b, &back);
        o->last = last;
    }
    if (!is_test) return found;
    o->n_captures = n;
    return found != node->negated && oracle_then_part(o, node, i + 1, began, at, then);
}

/* A is over. */
static inline bool oracle_part_over(oracle *o, const lede_node *node, uint32_t began, uint32_t at,
                                    const todo *then) {
    lede_span span = {began, at};
    if (node->kind == LEDE_NODE_CONSTRAINT) {
        return oracle_holds(o, node->condition, ORACLE_COLONS, NULL) && oracle_then(o, at, then);
    }
    if (node->kind == LEDE_NODE_WITHIN && node->n_items == 1) {
        bool holds;
        if (node->name.data == NULL)
            holds = at - began <= node->count;
        else if (node == o->setter)
            holds = true;
        else if (lede_slice_is(node->name, "s"))
            holds = oracle_in_sentences(o, node->count, span);
        else
            holds = oracle_covered(o, node->name, NULL, span);
        return holds != node->negated && oracle_then(o, at, then);
    }
    if (node == o->setter) return oracle_then(o, at, then);
    if (node->kind == LEDE_NODE_WITHIN && node->items[1]->kind == LEDE_NODE_REGION) {
        const lede_node *region = node->items[1];
        bool holds = oracle_covered(o, region->name, region->condition, span);
        return holds != node->negated && oracle_then(o, at, then);
    }
    return oracle_then_part(o, node, 1, began, at, then);
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
    case LEDE_NODE_LOOK: return oracle_then_part(o, node, 0, at, at, then);
    case LEDE_NODE_INTERSECTION:
    case LEDE_NODE_CONSTRAINT:
    case LEDE_NODE_WITHIN:
    case LEDE_NODE_CONTAINING:
    case LEDE_NODE_MEET: {
        todo part = {.kind = DO_PART, .node = node, .began = at, .then = then};
        return oracle_match(o, node->items[0], at, &part);
    }
    case LEDE_NODE_SEQUENCE: {
        todo items = {.kind = DO_ITEMS, .node = node, .then = then};
        return oracle_then(o, at, &items);
    }
    case LEDE_NODE_ALTERNATION:
        for (uint32_t i = 0; i < node->n_items; i++) {
            if (oracle_match(o, node->items[i], at, then)) return true;
        }
        return false;
    case LEDE_NODE_REPEAT: return oracle_repeat(o, node, 0, at, then);
    case LEDE_NODE_CAPTURE: {
        todo capture = {.kind = DO_CAPTURE, .node = node, .began = at, .then = then};
        return oracle_match(o, node->items[0], at, &capture);
    }
    default: return oracle_then(o, at, then); /* EMPTY */
    }
}

/* ---- the whole match ------------------------------------------------------------------------- */

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

/* False when there are more than the oracle has room for: then it has nothing to say. */
static inline bool oracle_store(oracle *o, const oracle_found *found) {
    if (o->n_found == ORACLE_FOUND) {
        o->steps = o->most + 1;
        return false;
    }
    o->found[o->n_found++] = *found;
    return true;
}

static inline bool oracle_accept(oracle *o, uint32_t stop) {
    lede_span span = {o->start, stop};
    if (stop == o->start) return false;
    oracle_found found = {.span = span, .scope = o->scope_i};
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
        return !oracle_store(o, &found);
    }
    bool wants_far = o->policy == LEDE_POLICY_LONGEST;
    if (o->has_best && (wants_far ? stop <= o->best.span.stop : stop >= o->best.span.stop)) {
        return false;
    }
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

static inline bool oracle_is_around(const lede_node *n) {
    return n->kind == LEDE_NODE_WITHIN || n->kind == LEDE_NODE_CONTAINING ||
           n->kind == LEDE_NODE_CONSTRAINT;
}

static inline bool oracle_condition_refers(oracle *o, const lede_condition *c) {
    if (c == NULL) return false;
    for (uint32_t i = 0; i < c->n_items; i++) {
        if (oracle_condition_refers(o, c->items[i])) return true;
    }
    if (c->kind != LEDE_CONDITION_COMPARE) return false;
    return oracle_refers(o, c->left) || !oracle_is_literal(c->right);
}

/* The `within` that sets the scope. */
static inline const lede_node *oracle_setter(oracle *o) {
    const lede_node *region = NULL;
    for (const lede_node *n = o->pattern.root; oracle_is_around(n); n = n->items[0]) {
        if (n->kind != LEDE_NODE_WITHIN || n->negated) continue;
        if (n->n_items == 1) return n;
        bool plain = n->items[1]->kind == LEDE_NODE_REGION &&
                     !oracle_condition_refers(o, n->items[1]->condition);
        if (region == NULL && plain) region = n;
    }
    return region;
}

static inline size_t oracle_scopes(oracle *o, oracle_scope *out) {
    const lede_node *setter = o->setter;
    lede_span all = {0, o->stand->article.n_tokens};
    if (setter == NULL) {
        if (o->c->dialect == LEDE_DIALECT_LEDE) return oracle_sentences(o, 1, out);
        return oracle_runs(o, all, false, out);
    }
    if (setter->n_items == 2) return oracle_annotations(o, setter, out);
    if (setter->name.data == NULL) return oracle_runs(o, all, true, out);
    if (lede_slice_is(setter->name, "s")) return oracle_sentences(o, setter->count, out);
    return oracle_annotations(o, setter, out);
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
    oracle_match(o, o->pattern.root, start, NULL);
}

static inline void oracle_give(oracle *o, const oracle_found *found) {
    lede_match match = {.span = found->span, .captures = found->captures, .n_captures = found->n};
    receive_match(o->stand, &match, NULL);
}

/* Of the nearest stops those that hold no other match. */
static inline void oracle_give_shortest(oracle *o) {
    uint32_t resume = 0;
    qsort(o->found, o->n_found, sizeof *o->found, oracle_order_found);
    for (size_t i = 0; i < o->n_found; i++) {
        lede_span own = o->found[i].span;
        bool is_shortest = own.start >= resume;
        for (size_t j = 0; j < o->n_found; j++) {
            lede_span other = o->found[j].span;
            bool holds = own.start <= other.start && other.stop <= own.stop;
            bool same = own.start == other.start && other.stop == own.stop;
            if (holds && (!same || j < i)) is_shortest = false;
        }
        if (!is_shortest) continue;
        resume = own.stop;
        oracle_give(o, &o->found[i]);
    }
}

/* Starts from the left; at one start the scopes in order. */
static inline void oracle_search(oracle *o) {
    static oracle_scope scopes[4096];
    size_t n = oracle_scopes(o, scopes);
    uint32_t resume = 0;
    for (uint32_t b = 0; b < o->stand->article.n_tokens; b++) {
        for (size_t i = 0; i < n; i++) {
            if (b < scopes[i].span.start || b >= scopes[i].starts_before || b < resume) continue;
            o->scope_i = i;
            oracle_try(o, &scopes[i], b);
            if (o->steps > o->most) return;
            if (o->policy == LEDE_POLICY_ALL || !o->has_best) continue;
            if (o->policy == LEDE_POLICY_SHORTEST) {
                o->best.order = o->n_found;
                oracle_store(o, &o->best);
                continue;
            }
            resume = o->best.span.stop;
            oracle_give(o, &o->best);
        }
    }
    if (o->policy == LEDE_POLICY_SHORTEST) oracle_give_shortest(o);
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
        o.setter = oracle_setter(&o);
        oracle_search(&o);
    }
    lede_arena_clear(&o.arena);
    free(o.found);
    return ok && o.steps <= o.most;
}

#endif
