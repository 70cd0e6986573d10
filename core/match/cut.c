#include "match/cut.h"

#include "match/graph.h"

/* The trigger of a rule: a test, or a layer, that every match holds, the rarest by a rough
 * estimate. The estimate changes speed only, never results. */

enum {
    COST_NEVER = LEDE_CUT_NEVER,
    COST_EVERYWHERE = 15000, /* per million tokens, roughly: "the", a comma */
    COST_COMMON = 2000,      /* a function word */
    COST_SHORT = 60,
    COST_WORD = 10,
    COST_PREFIX = 150,
    COST_REGEX = 1500,
    COST_ORDER = 3000,
    COST_OPEN = 20000,   /* a regex that needs no literal: `[A-Z].*` */
    COST_CLASS = 50000,  /* kind, shape */
    COST_LAYER = 400,    /* of a lexicon, … */
    COST_WRITTEN = 5000, /* … and of rules and stages, as names and verb groups */
    COST_SENSE = 10000,  /* a class as noun.person takes 2 to 10 in 100 tokens, a synset fewer */
    COST_FORMS = 4,      /* times what a word costs: a lemma has several forms */
    COST_POS = 60000,    /* above LEDE_CUT_CLASS, a value of pos, … */
    COST_TAG = 25000     /* … and of tag, of which there are more */
};

static const lede_cut no_cut = {.cost = COST_NEVER};

static uint32_t word_cost(lede_slice word) {
    enum { N_EVERYWHERE = 3, LONGEST = 5 };
    static const char *const common[] = {
        ".",     ",",    "the",  "of",   "to",    "and",  "a",   "in",   "that",  "is",   "for",
        "on",    "it",   "with", "as",   "was",   "at",   "by",  "he",   "be",    "said", "his",
        "have",  "are",  "has",  "from", "but",   "an",   "not", "they", "who",   "were", "this",
        "their", "will", "or",   "had",  "which", "been", "its", "she",  "would", "I",    "we",
        "'s",    "\"",   "'",    "-",    "(",     ")",    ":",   "$"};
    bool is_short = word.size > 0 && word.size <= LONGEST;
    for (size_t i = 0; is_short && i < sizeof common / sizeof *common; i++) {
        if (common[i][0] != word.data[0] || !lede_slice_is(word, common[i])) continue;
        return i < N_EVERYWHERE ? COST_EVERYWHERE : COST_COMMON;
    }
    return word.size < 4 ? COST_SHORT : COST_WORD;
}

static uint32_t add(uint32_t a, uint32_t b) {
    return a + b > COST_NEVER ? COST_NEVER : a + b;
}

static uint32_t regex_cost(const lede_value_test *value) {
    size_t shortest = value->literals.count == 0 ? 0 : SIZE_MAX;
    for (size_t i = 0; i < value->literals.count; i++) {
        lede_slice text = value->literals.data[i].text;
        if (word_cost(text) == COST_EVERYWHERE) return COST_EVERYWHERE; /* [,.;] */
        if (text.size < shortest) shortest = text.size;
    }
    if (shortest == 0) return COST_OPEN;
    return shortest > 2 ? COST_PREFIX : COST_REGEX;
}

uint32_t lede_cut_value_cost(const lede_value_test *value) {
    uint32_t cost = 0;
    if (value->kind == LEDE_VALUE_ORDER) return COST_ORDER;
    if (value->kind == LEDE_VALUE_REGEX) {
        return regex_cost(value);
    }
    for (size_t i = 0; i < value->words.count && cost < COST_NEVER; i++) {
        uint32_t own = word_cost(value->words.data[i]);
        cost = add(cost, value->flags == 0 ? own : own * 2);
    }
    return cost;
}

/* ---- parts of speech ------------------------------------------------------------------------- */

/* A test of pos or tag. */
static bool is_of_class(const lede_test *test) {
    return test->kind == LEDE_TEST_READING &&
           (test->attribute == LEDE_ATTRIBUTE_POS || test->attribute == LEDE_ATTRIBUTE_TAG);
}

/* Made of nothing else. */
static bool is_all_of_class(const lede_tests *tests, uint32_t index) {
    const lede_test *test = &tests->tests.data[index];
    if (is_of_class(test)) return true;
    bool is_combination =
        test->kind == LEDE_TEST_AND || test->kind == LEDE_TEST_OR || test->kind == LEDE_TEST_NOT;
    for (uint32_t i = 0; is_combination && i < test->n_items; i++) {
        if (!is_all_of_class(tests, tests->items.data[test->first_item + i])) return false;
    }
    return is_combination && test->n_items > 0;
}

static lede_cut class_cut(const lede_tests *tests, uint32_t index) {
    const lede_test *test = &tests->tests.data[index];
    const lede_value_test *value = tests->values.data[test->value];
    uint32_t n = value->kind == LEDE_VALUE_REGEX ? 2 : (uint32_t)value->words.count;
    uint32_t each = test->attribute == LEDE_ATTRIBUTE_POS ? COST_POS : COST_TAG;
    if (n > COST_NEVER / COST_TAG) n = COST_NEVER / COST_TAG;
    return (lede_cut){.cost = add(LEDE_CUT_CLASS, n * each),
                      .trigger = {.kind = LEDE_TRIGGER_CLASS, .test = index}};
}

/* ---- tests ----------------------------------------------------------------------------------- */

/* What a trigger is looked for with. */
typedef struct cutter {
    lede_ruleset *set;
    bool by_tests; /* layers trigger nothing */
} cutter;

static lede_cut test_cut(const cutter *c, uint32_t index);

static lede_cut layer_cut(const cutter *c, uint32_t layer) {
    if (c->by_tests) return no_cut;
    return (lede_cut){.cost = lede_ruleset_has_lexicon(c->set, layer) ? COST_LAYER : COST_WRITTEN,
                      .trigger = {.kind = LEDE_TRIGGER_LAYER, .layer = layer}};
}

/* Of parts of speech all items are asked for the price of one. */
static lede_cut class_items_cut(const lede_tests *tests, uint32_t index, lede_cut best,
                                uint32_t sum) {
    bool is_and = tests->tests.data[index].kind == LEDE_TEST_AND;
    uint32_t cost = is_and ? best.cost : sum;
    if (cost >= COST_NEVER) return no_cut;
    return (lede_cut){.cost = cost, .trigger = {.kind = LEDE_TRIGGER_CLASS, .test = index}};
}

static lede_cut items_cut(const cutter *c, uint32_t index) {
    const lede_tests *tests = &c->set->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *items = tests->items.data + test->first_item;
    lede_cut best = no_cut;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < test->n_items; i++) {
        lede_cut item = test_cut(c, items[i]);
        bool is_more = i > 0 && item.trigger.kind == LEDE_TRIGGER_CLASS;
        sum = add(sum, is_more ? item.cost - LEDE_CUT_CLASS : item.cost);
        if (item.cost < best.cost) best = item;
    }
    if (is_all_of_class(tests, index)) return class_items_cut(tests, index, best, sum);
    if (test->kind == LEDE_TEST_AND && !test->is_type_only) return best;
    if (!test->is_type_only) return no_cut;
    return (lede_cut){.cost = test->kind == LEDE_TEST_AND ? best.cost : sum,
                      .trigger = {.kind = LEDE_TRIGGER_TEST, .test = index}};
}

static lede_cut test_cut(const cutter *c, uint32_t index) {
    const lede_tests *tests = &c->set->tests;
    if (index == LEDE_NO_TEST) return no_cut;
    const lede_test *test = &tests->tests.data[index];
    lede_cut found = {.trigger = {.kind = LEDE_TRIGGER_TEST, .test = index}};
    switch (test->kind) {
    case LEDE_TEST_TYPE:
        found.cost =
            test->attribute == LEDE_ATTRIBUTE_KIND || test->attribute == LEDE_ATTRIBUTE_SHAPE
                ? COST_CLASS
                : tests->values.data[test->value]->cost;
        return found;
    case LEDE_TEST_MAY:
        found.cost = COST_SENSE;
        if (test->attribute == LEDE_ATTRIBUTE_SENSE) return found;
        /* pos and tag are found nearly everywhere */
        if (test->attribute != LEDE_ATTRIBUTE_LEMMA) return no_cut;
        found.cost = add(0, tests->values.data[test->value]->cost * COST_FORMS);
        return found;
    case LEDE_TEST_AND:
    case LEDE_TEST_OR: return items_cut(c, index);
    case LEDE_TEST_LAYER:
        if (test->layer < LEDE_N_BUILT_IN_LAYERS) return no_cut;
        return layer_cut(c, test->layer);
    case LEDE_TEST_READING: return is_of_class(test) ? class_cut(tests, index) : no_cut;
    case LEDE_TEST_NOT:
    case LEDE_TEST_TOKEN:
    case LEDE_TEST_MUST:
    case LEDE_TEST_LEX:
    case LEDE_TEST_VALUE: break;
    }
    return no_cut;
}

/* The cut of a test, or of what its type alone must satisfy. */
static lede_status token_cut(const cutter *c, uint32_t test, lede_cut *out, lede_error *err) {
    uint32_t may;
    *out = test_cut(c, test);
    LEDE_TRY(lede_tests_add_may(&c->set->tests, test, &may, err));
    if (may == LEDE_NO_TEST || may == test) return LEDE_OK;
    lede_cut of_type = test_cut(c, may);
    if (of_type.cost < out->cost) *out = of_type;
    return LEDE_OK;
}

/* ---- over the tree --------------------------------------------------------------------------- */

static lede_status cut_of(const cutter *c, const lede_node *node, lede_cut *out, lede_error *err);

static void shift(lede_cut *c, uint32_t before, uint32_t after) {
    c->trigger.before = lede_length_sum(c->trigger.before, before);
    c->trigger.after = lede_length_sum(c->trigger.after, after);
}

static uint64_t spread_of(const lede_cut *c) {
    return (uint64_t)c->trigger.before + c->trigger.after;
}

static lede_status sequence_cut(const cutter *c, const lede_node *node, lede_cut *out,
                                lede_error *err) {
    uint32_t before = 0, after = 0;
    for (uint32_t i = 0; i < node->n_items; i++) {
        after = lede_length_sum(after, lede_node_lengths(node->items[i]).max);
    }
    bool unbounded = after == LEDE_UNBOUNDED;
    for (uint32_t i = 0; i < node->n_items; i++) {
        uint32_t own = lede_node_lengths(node->items[i]).max;
        lede_cut item;
        LEDE_TRY(cut_of(c, node->items[i], &item, err));
        if (unbounded) {
            after = 0;
            for (uint32_t j = i + 1; j < node->n_items; j++) {
                after = lede_length_sum(after, lede_node_lengths(node->items[j]).max);
            }
        } else {
            after -= own;
        }
        shift(&item, before, after);
        before = lede_length_sum(before, own);
        bool nearer = item.cost == out->cost && spread_of(&item) < spread_of(out);
        if (item.cost < out->cost || nearer) *out = item;
    }
    return LEDE_OK;
}

static bool may_join(const lede_cut *first, const lede_cut *item) {
    bool is_layer = item->trigger.kind == LEDE_TRIGGER_LAYER;
    if (item->cost >= COST_NEVER) return false;
    if (is_layer != (first->trigger.kind == LEDE_TRIGGER_LAYER)) return false;
    return !is_layer || item->trigger.layer == first->trigger.layer;
}

/* What some tokens cost together with others. */
static uint32_t join_costs(const lede_cut *all, const lede_cut *item) {
    bool both = all->trigger.kind == LEDE_TRIGGER_CLASS && item->trigger.kind == LEDE_TRIGGER_CLASS;
    return add(all->cost, both ? item->cost - LEDE_CUT_CLASS : item->cost);
}

/* One of several: triggers join when all are tests, or all the same layer. */
static lede_status join_items(const cutter *c, const lede_node *node, lede_cut *out,
                              lede_error *err) {
    lede_cut all = no_cut;
    uint32_t *tests = lede_arena_array(&c->set->arena, node->n_items, sizeof *tests);
    if (tests == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < node->n_items; i++) {
        lede_cut item;
        LEDE_TRY(cut_of(c, node->items[i], &item, err));
        if (!may_join(i == 0 ? &item : &all, &item)) return LEDE_OK;
        tests[i] = item.trigger.test;
        if (i == 0) {
            all = item;
            continue;
        }
        if (all.trigger.kind != LEDE_TRIGGER_LAYER) all.cost = join_costs(&all, &item);
        if (item.trigger.kind == LEDE_TRIGGER_CLASS) all.trigger.kind = LEDE_TRIGGER_CLASS;
        if (item.trigger.before > all.trigger.before) all.trigger.before = item.trigger.before;
        if (item.trigger.after > all.trigger.after) all.trigger.after = item.trigger.after;
    }
    if (all.cost >= COST_NEVER) return LEDE_OK;
    if (all.trigger.kind != LEDE_TRIGGER_LAYER) {
        LEDE_TRY(lede_tests_add_any(&c->set->tests, tests, node->n_items, &all.trigger.test, err));
    }
    *out = all;
    return LEDE_OK;
}

/* The same; where layers would trigger some and tests others, tests of types trigger all. */
static lede_status choice_cut(const cutter *c, const lede_node *node, lede_cut *out,
                              lede_error *err) {
    cutter by_tests = {c->set, true};
    LEDE_TRY(join_items(c, node, out, err));
    if (out->cost < COST_NEVER || c->by_tests) return LEDE_OK;
    LEDE_TRY(join_items(&by_tests, node, out, err));
    if (out->trigger.kind == LEDE_TRIGGER_CLASS) *out = no_cut;
    return LEDE_OK;
}

/* Same span: each operand holds; the match is no longer than the shortest of the longest. */
static lede_status common_cut(const cutter *c, const lede_node *node, lede_cut *out,
                              lede_error *err) {
    for (uint32_t i = 0; i < node->n_items; i++) {
        lede_cut item;
        LEDE_TRY(cut_of(c, node->items[i], &item, err));
        if (item.cost < out->cost) *out = item;
    }
    return LEDE_OK;
}

static lede_status repeat_cut(const cutter *c, const lede_node *node, lede_cut *out,
                              lede_error *err) {
    if (node->min == 0) return LEDE_OK;
    lede_node rest = *node;
    rest.max = node->max == LEDE_UNBOUNDED ? LEDE_UNBOUNDED : node->max - 1;
    rest.min = 0;
    LEDE_TRY(cut_of(c, node->items[0], out, err));
    uint32_t others = lede_node_lengths(&rest).max;
    shift(out, others, others);
    return LEDE_OK;
}

static lede_status cut_of(const cutter *c, const lede_node *node, lede_cut *out, lede_error *err) {
    *out = no_cut;
    bool is_string = node->kind == LEDE_NODE_STRING || node->kind == LEDE_NODE_LIST;
    switch (node->kind) {
    case LEDE_NODE_STRING:
    case LEDE_NODE_LIST:
    case LEDE_NODE_TOKEN:
        if (is_string && node->n_items > 0) {
            return node->is_choice ? choice_cut(c, node, out, err)
                                   : sequence_cut(c, node, out, err);
        }
        LEDE_TRY(token_cut(c, node->test, out, err));
        if (node->phrases != NULL) shift(out, 0, lede_phrases_most(node->phrases) - 1);
        return LEDE_OK;
    case LEDE_NODE_REGION:
        if (node->layer < LEDE_N_BUILT_IN_LAYERS) return LEDE_OK;
        *out = layer_cut(c, node->layer);
        return LEDE_OK;
    case LEDE_NODE_SEQUENCE: return sequence_cut(c, node, out, err);
    case LEDE_NODE_ALTERNATION: return choice_cut(c, node, out, err);
    case LEDE_NODE_REPEAT: return repeat_cut(c, node, out, err);
    case LEDE_NODE_CAPTURE:
    case LEDE_NODE_CONSTRAINT:
    case LEDE_NODE_WITHIN:
    case LEDE_NODE_CONTAINING:
    case LEDE_NODE_MEET: return cut_of(c, node->items[0], out, err);
    case LEDE_NODE_INTERSECTION: return common_cut(c, node, out, err);
    default: return LEDE_OK;
    }
}

lede_status lede_cut_of(lede_ruleset *set, const lede_node *node, lede_cut *out, lede_error *err) {
    return cut_of(&(cutter){.set = set}, node, out, err);
}
