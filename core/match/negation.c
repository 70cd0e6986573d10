/* Whether a rule asks where a layer is not: what more annotations could take away again. */
#include "match/compiled.h"

typedef struct search {
    const lede_ruleset *set;
    uint32_t layer;
} search;

static bool test_negates(const search *s, uint32_t test, bool negative) {
    if (test == LEDE_NO_TEST) return false;
    const lede_test *t = &s->set->tests.tests.data[test];
    if (t->kind == LEDE_TEST_LAYER && t->layer == s->layer && negative) return true;
    if (t->kind == LEDE_TEST_LEX) return false; /* its items are layers */
    if (t->kind == LEDE_TEST_NOT) negative = !negative;
    for (uint32_t i = 0; i < t->n_items; i++) {
        uint32_t item = s->set->tests.items.data[t->first_item + i];
        if (test_negates(s, item, negative)) return true;
    }
    return false;
}

/* `negative`: inside an odd number of negations. */
static bool node_negates(const search *s, const lede_node *node, bool negative) {
    if (node->kind == LEDE_NODE_TOKEN && test_negates(s, node->test, negative)) return true;
    bool is_layer = node->kind == LEDE_NODE_REGION || node->kind == LEDE_NODE_BOUNDARY;
    if (is_layer && negative && node->layer == s->layer) return true;
    bool turns = node->kind == LEDE_NODE_LOOK && node->negated;
    bool turns_second = node->kind == LEDE_NODE_WITHIN || node->kind == LEDE_NODE_CONTAINING;
    for (uint32_t i = 0; i < node->n_items; i++) {
        bool turned = turns || (turns_second && i == 1 && node->negated);
        if (node_negates(s, node->items[i], turned ? !negative : negative)) return true;
    }
    return false;
}

bool lede_ruleset_negates(const lede_ruleset *set, uint32_t rule, uint32_t layer) {
    const lede_compiled *compiled = set->rules.data[rule];
    search s = {.set = set, .layer = layer};
    for (uint32_t i = 0; i < compiled->n_span_conditions; i++) {
        const lede_span_condition *condition = &compiled->span_conditions[i];
        if (condition->negated && condition->is_within && condition->layer == layer) return true;
    }
    return node_negates(&s, compiled->pattern.root, false);
}
