#include "match/cut.h"
#include "match/graph.h"

/* A pattern as a row of stretches, one behind the other, some of which every match holds, or needs
 * before or behind it: of those the rarest triggers the rule, and others that stand near it are
 * looked at before a window opens. */

#if defined(LEDE_SMALL)
enum { MOST_STRETCHES = 4 };
#else
enum { MOST_STRETCHES = 32 }; /* what follows is one gap */
#endif
enum { COST_NEED = 20000 }; /* dearer tests hold nearly everywhere and tell little */

typedef struct stretch {
    uint32_t most;             /* tokens */
    const lede_node *node;     /* NULL: a gap, or a look-around */
    lede_cut cut;              /* its reach is that within the stretch */
    const lede_node *of_layer; /* a region, or a token inside of one */
    bool is_look, behind;      /* a look-around that must hold: no tokens of the match */
    bool is_beside;            /* it is at one token, right before the match or behind it */
} stretch;

typedef struct row {
    lede_ruleset *set;
    stretch stretches[MOST_STRETCHES];
    uint32_t count;
} row;

static void add_gap(row *r, uint32_t most) {
    stretch *last = r->count == 0 ? NULL : &r->stretches[r->count - 1];
    bool joins = last != NULL && last->cut.cost >= LEDE_CUT_NEVER && last->of_layer == NULL;
    if (most == 0) return;
    if (joins) {
        last->most = lede_length_sum(last->most, most);
    } else {
        r->stretches[r->count++] = (stretch){.most = most, .cut = {.cost = LEDE_CUT_NEVER}};
    }
}

/* A token that is asked whether it stands in a layer. */
static bool is_of_layer(const lede_ruleset *set, const lede_node *node) {
    if (node->kind == LEDE_NODE_REGION) return true;
    if (node->kind != LEDE_NODE_TOKEN || node->test == LEDE_NO_TEST) return false;
    lede_test_kind kind = set->tests.tests.data[node->test].kind;
    return kind == LEDE_TEST_LAYER || kind == LEDE_TEST_LEX;
}

/* The last place is kept for a gap, which takes all that follows. */
static lede_status add_element(row *r, const lede_node *node, lede_error *err) {
    stretch s = {.most = lede_node_lengths(node).max, .node = node};
    if (is_of_layer(r->set, node)) s.of_layer = node;
    if (r->count + 1 < MOST_STRETCHES) LEDE_TRY(lede_cut_of(r->set, node, &s.cut, err));
    bool tells = s.cut.cost < LEDE_CUT_NEVER || s.of_layer != NULL;
    if (r->count + 1 >= MOST_STRETCHES || !tells) {
        add_gap(r, s.most);
    } else if (s.most > 0) {
        r->stretches[r->count++] = s;
    }
    return LEDE_OK;
}

static lede_status add_look(row *r, const lede_node *node, lede_error *err) {
    stretch s = {.is_look = true, .behind = node->behind};
    lede_lengths seen = lede_node_lengths(node->items[0]);
    s.is_beside = seen.min == 1 && seen.max == 1;
    if (node->negated || node->is_hard || r->count + 1 >= MOST_STRETCHES) return LEDE_OK;
    LEDE_TRY(lede_cut_of(r->set, node->items[0], &s.cut, err));
    if (s.cut.cost < LEDE_CUT_NEVER) r->stretches[r->count++] = s;
    return LEDE_OK;
}

static lede_status add_node(row *r, const lede_node *node, lede_error *err) {
    bool is_string = node->kind == LEDE_NODE_STRING || node->kind == LEDE_NODE_LIST;
    switch (node->kind) {
    case LEDE_NODE_CAPTURE:
    case LEDE_NODE_CONSTRAINT:
    case LEDE_NODE_WITHIN:
    case LEDE_NODE_CONTAINING: return add_node(r, node->items[0], err);
    case LEDE_NODE_REPEAT: {
        if (node->min == 0) break;
        lede_node rest = *node;
        rest.max = node->max == LEDE_UNBOUNDED ? LEDE_UNBOUNDED : node->max - 1;
        rest.min = 0;
        LEDE_TRY(add_node(r, node->items[0], err));
        add_gap(r, lede_node_lengths(&rest).max);
        return LEDE_OK;
    }
    case LEDE_NODE_LOOK: return add_look(r, node, err);
    default: break;
    }
    bool is_sequence =
        node->kind == LEDE_NODE_SEQUENCE || (is_string && node->n_items > 0 && !node->is_choice);
    if (!is_sequence) return add_element(r, node, err);
    for (uint32_t i = 0; i < node->n_items; i++) LEDE_TRY(add_node(r, node->items[i], err));
    return LEDE_OK;
}

/* Tokens in stretches from … to - 1 at most. */
static uint32_t between(const row *r, uint32_t from, uint32_t to) {
    uint32_t sum = 0;
    for (uint32_t i = from; i < to; i++) sum = lede_length_sum(sum, r->stretches[i].most);
    return sum;
}

static lede_trigger reach_of(const row *r, uint32_t i) {
    lede_trigger trigger = r->stretches[i].cut.trigger;
    trigger.before = lede_length_sum(trigger.before, between(r, 0, i));
    trigger.after = lede_length_sum(trigger.after, between(r, i + 1, r->count));
    const stretch *s = &r->stretches[i];
    if (s->is_beside && trigger.kind != LEDE_TRIGGER_LAYER) {
        trigger.beside = s->behind ? LEDE_BESIDE_START : LEDE_BESIDE_STOP;
    }
    return trigger;
}

/* Tokens between the one that triggers and the one that is needed, or its stretch, at most. */
static uint32_t distance(const row *r, uint32_t of, uint32_t i) {
    uint32_t left = of < i ? of : i, right = of < i ? i : of;
    const stretch *a = &r->stretches[left], *b = &r->stretches[right];
    uint32_t most = lede_length_sum(a->cut.trigger.after, between(r, left + 1, right));
    return lede_length_sum(most, b->cut.trigger.before);
}

static lede_need need_of(const row *r, uint32_t of, uint32_t i) {
    return (lede_need){r->stretches[i].cut.trigger.test, lede_length_sum(distance(r, of, i), 1),
                       of < i};
}

/* The nearer tells more; of equals the rarer. */
static void keep_need(lede_compiled *rule, uint64_t *ranks, lede_need need, uint64_t rank) {
    uint32_t place = rule->n_needs;
    while (place > 0 && ranks[place - 1] > rank) place--;
    if (place == LEDE_RULE_NEEDS) return;
    if (rule->n_needs < LEDE_RULE_NEEDS) rule->n_needs++;
    for (uint32_t i = rule->n_needs - 1; i > place; i--) {
        rule->needs[i] = rule->needs[i - 1];
        ranks[i] = ranks[i - 1];
    }
    rule->needs[place] = need;
    ranks[place] = rank;
}

static void choose_needs(const row *r, uint32_t of, lede_compiled *rule) {
    uint64_t ranks[LEDE_RULE_NEEDS] = {0};
    for (uint32_t i = 0; i < r->count; i++) {
        const lede_cut *cut = &r->stretches[i].cut;
        if (i == of || cut->cost > COST_NEED || cut->trigger.kind != LEDE_TRIGGER_TEST) continue;
        lede_need need = need_of(r, of, i);
        uint32_t side = lede_trigger_side(&need);
        if (side == LEDE_SIDE_NONE) continue;
        uint64_t width = lede_trigger_side_width(side);
        keep_need(rule, ranks, need, width * LEDE_CUT_NEVER + cut->cost);
    }
}

/* The nearest ones. What is far holds nearly everywhere. */
static void choose_layer_needs(const row *r, uint32_t of, lede_compiled *rule) {
    for (uint32_t reach = 0; reach <= LEDE_SIDE_WIDEST; reach++) {
        for (uint32_t i = 0; i < r->count && rule->n_layer_needs < LEDE_RULE_NEEDS; i++) {
            const lede_node *node = r->stretches[i].of_layer;
            if (i == of || node == NULL || distance(r, of, i) != reach) continue;
            rule->layer_needs[rule->n_layer_needs++] =
                (lede_layer_need){.is_region = node->kind == LEDE_NODE_REGION,
                                  .is_behind = of < i,
                                  .layer = node->layer,
                                  .test = node->test,
                                  .reach = reach};
        }
    }
}

/* What is looked at in the middle may be the very tokens of its neighbours, so that nothing is
 * known of their order; at the ends it stands beyond all others. */
static void drop_inner_looks(row *r) {
    for (uint32_t i = 0; i < r->count; i++) {
        stretch *s = &r->stretches[i];
        if (s->is_look && i != (s->behind ? 0 : r->count - 1)) s->cut.cost = LEDE_CUT_NEVER;
    }
}

/* Of a choice of classes and types those of types, behind the first n; NULL: they are counted. */
static uint32_t list_types(const lede_tests *tests, uint32_t index, uint32_t *items, uint32_t n) {
    const lede_test *test = &tests->tests.data[index];
    if (test->is_type_only) {
        if (items != NULL) items[n] = index;
        return n + 1;
    }
    for (uint32_t i = 0; test->kind == LEDE_TEST_OR && i < test->n_items; i++) {
        n = list_types(tests, tests->items.data[test->first_item + i], items, n);
    }
    return n;
}

/* One bit of a class tells them all. */
static lede_status add_types(lede_ruleset *set, lede_compiled *rule, lede_error *err) {
    lede_tests *tests = &set->tests;
    uint32_t n = list_types(tests, rule->trigger.test, NULL, 0);
    if (n == 0) return LEDE_OK;
    uint32_t *items = lede_arena_array(&set->arena, n, sizeof *items);
    if (items == NULL) return lede_fail_memory(err);
    list_types(tests, rule->trigger.test, items, 0);
    return lede_tests_add_any(tests, items, n, &rule->types, err);
}

lede_status lede_trigger_choose(lede_ruleset *set, lede_compiled *rule, const lede_node *root,
                                const lede_node **element, lede_error *err) {
    row r = {.set = set};
    uint32_t best = 0;
    uint64_t best_spread = 0;
    *element = NULL;
    rule->types = LEDE_NO_TEST;
    LEDE_TRY(add_node(&r, root, err));
    drop_inner_looks(&r);
    for (uint32_t i = 0; i < r.count; i++) {
        lede_trigger trigger = reach_of(&r, i);
        uint64_t spread = (uint64_t)trigger.before + trigger.after;
        uint32_t cost = r.stretches[i].cut.cost, least = r.stretches[best].cut.cost;
        if (i > 0 && (cost > least || (cost == least && spread >= best_spread))) continue;
        best = i;
        best_spread = spread;
    }
    if (r.count == 0 || r.stretches[best].cut.cost >= LEDE_CUT_NEVER) return LEDE_OK;
    lede_trigger trigger = reach_of(&r, best);
    bool is_class = trigger.kind == LEDE_TRIGGER_CLASS;
    if (!is_class && r.stretches[best].cut.cost > LEDE_CUT_USEFUL) return LEDE_OK;
    /* To find them in scopes that are few would ask of all sentences what they are. */
    if (is_class && rule->scope.kind == LEDE_SCOPE_ANNOTATION) return LEDE_OK;
    rule->trigger = trigger;
    *element = r.stretches[best].node;
    if (is_class) return add_types(set, rule, err);
    if (rule->trigger.kind != LEDE_TRIGGER_TEST) return LEDE_OK;
    choose_needs(&r, best, rule);
    choose_layer_needs(&r, best, rule);
    return LEDE_OK;
}
