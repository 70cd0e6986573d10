/* Every way of a pattern through the tokens, in the order of the language: an element, and then
 * what is still to do behind it. */
#include "oracle_parts.h"

/* What is still to do once an element has matched. */
typedef struct todo {
    enum { DO_ITEMS, DO_REPEAT, DO_CAPTURE, DO_PART, DO_BACK } kind;
    const lede_node *node;
    uint32_t i, began; /* BACK: of the part */
    const struct todo *then;
    uint32_t stop, aside; /* BACK: where the part stopped, where B started */
    const lede_annotation *last;
} todo;

/* ---- elements -------------------------------------------------------------------------------- */

static bool oracle_match(oracle *o, const lede_node *node, uint32_t at, const todo *then);
static bool oracle_repeat(oracle *o, const lede_node *node, uint32_t done, uint32_t at,
                          const todo *then);
static bool oracle_part_over(oracle *o, const lede_node *node, uint32_t began, uint32_t at,
                             const todo *then);
static bool oracle_then_part(oracle *o, const lede_node *node, uint32_t i, uint32_t began,
                             uint32_t at, const todo *then);
static bool oracle_aside_holds(oracle *o, const todo *back, uint32_t at);

static bool oracle_then(oracle *o, uint32_t at, const todo *then) {
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

static bool oracle_repeat(oracle *o, const lede_node *node, uint32_t done, uint32_t at,
                          const todo *then) {
    todo again = {.kind = DO_REPEAT, .node = node, .i = done + 1, .began = at, .then = then};
    if (done < node->min) return oracle_match(o, node->items[0], at, &again);
    if (node->lazy && oracle_then(o, at, then)) return true;
    if (done < node->max && oracle_match(o, node->items[0], at, &again)) return true;
    return !node->lazy && oracle_then(o, at, then);
}

static bool oracle_region(oracle *o, const lede_node *node, uint32_t at, const todo *then) {
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

static bool oracle_boundary(oracle *o, const lede_node *node, uint32_t at) {
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

static bool oracle_binds(const lede_node *node) {
    if (node->kind == LEDE_NODE_CAPTURE) return true;
    for (uint32_t i = 0; i < node->n_items; i++) {
        if (oracle_binds(node->items[i])) return true;
    }
    return false;
}

/* Some annotation that the tests of `node`, if any, hold of covers the span. */
static bool oracle_covered(oracle *o, lede_slice name, const lede_condition *condition,
                           lede_span span) {
    const lede_layer *layer = oracle_layer(o, name);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.start > span.start || annotation->span.stop < span.stop) continue;
        if (oracle_holds(o, condition, 0, annotation)) return true;
    }
    return false;
}

static bool oracle_in_sentences(oracle *o, uint32_t count, lede_span span) {
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
static bool oracle_aside_holds(oracle *o, const todo *back, uint32_t at) {
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
static bool oracle_may_start(oracle *o, const lede_node *node, uint32_t began, uint32_t stop,
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
static bool oracle_then_part(oracle *o, const lede_node *node, uint32_t i, uint32_t began,
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
static bool oracle_part_over(oracle *o, const lede_node *node, uint32_t began, uint32_t at,
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
static lede_article *oracle_cut(oracle *o, lede_slice text) {
    lede_article *article = lede_arena_zalloc(&o->arena, sizeof *article);
    if (article == NULL) return NULL;
    article->arena = &o->arena;
    article->text = text;
    lede_tokenise_options options = {0};
    bool ok = lede_article_tokenise(article, o->stand->vocabulary, &options, NULL) == LEDE_OK;
    return ok ? article : NULL;
}

static bool oracle_next_word(lede_slice *rest, lede_slice *word) {
    if (rest->data == NULL) return false;
    size_t bar = lede_slice_find(*rest, LEDE_SLICE("|"), 0);
    *word = lede_slice_cut(*rest, 0, bar == SIZE_MAX ? rest->size : bar);
    *rest = bar == SIZE_MAX ? LEDE_NULL_SLICE : lede_slice_cut(*rest, bar + 1, rest->size);
    return true;
}

static bool oracle_splits(oracle *o, const lede_operand *operand) {
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

static bool oracle_word(oracle *o, lede_slice text, unsigned flags, uint32_t at, const todo *then) {
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

static bool oracle_words(oracle *o, const lede_operand *operand, uint32_t at, const todo *then) {
    unsigned flags = operand->flags | o->flags | LEDE_FLAG_LITERAL;
    lede_slice rest = operand->text, word;
    while (oracle_next_word(&rest, &word)) {
        if (oracle_word(o, word, flags, at, then)) return true;
    }
    return false;
}

/* $list alone: its items in order, each a word or several. */
static bool oracle_list(oracle *o, const lede_operand *operand, uint32_t at, const todo *then) {
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

static bool oracle_match(oracle *o, const lede_node *node, uint32_t at, const todo *then) {
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

void oracle_go(oracle *o, uint32_t start) {
    oracle_match(o, o->pattern.root, start, NULL);
}
