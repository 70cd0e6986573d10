/* Whether a rule asks where a layer is not: what more annotations could take away again. */
#include "match/compiled.h"

typedef struct search {
    const lede_ruleset *set;
    uint32_t rule, layer;
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

/* A constraint may turn a test either way. */
static bool constraint_negates(const search *s, const lede_compiled *rule, uint32_t index) {
    if (index == LEDE_NO_CONSTRAINT) return false;
    const lede_constraint *c = &rule->constraints.data[index];
    if (c->kind == LEDE_CONSTRAINT_TEST || c->kind == LEDE_CONSTRAINT_TOKENS) {
        return test_negates(s, c->test, true) || test_negates(s, c->test, false);
    }
    for (uint32_t i = 0; i < c->n_items; i++) {
        if (constraint_negates(s, rule, c->items[i])) return true;
    }
    return false;
}

/* `negative`: inside an odd number of negations. */
static bool node_negates(const search *s, const lede_node *node, bool negative) {
    if (node->kind == LEDE_NODE_TOKEN && test_negates(s, node->test, negative)) return true;
    if (constraint_negates(s, s->set->rules.data[s->rule], node->constraint)) return true;
    bool is_layer = node->kind == LEDE_NODE_REGION || node->kind == LEDE_NODE_BOUNDARY;
    bool is_name = node->kind == LEDE_NODE_WITHIN && node->name.data != NULL;
    if (is_name && negative != node->negated && node->layer == s->layer) return true;
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
    search s = {.set = set, .rule = rule, .layer = layer};
    return node_negates(&s, compiled->pattern.root, false);
}
