/* What is counted of a rule: its elements, the single tests of each, and what compares captures. */
#include "match/trace_asked.h"

#include <stdlib.h>

#include "match/trace_way.h"

lede_slice lede_trace_pattern(const lede_ruleset *set, uint32_t rule) {
    return set->rules.data[rule]->source.text;
}

static int by_place(const void *left, const void *right) {
    const lede_trace_count *a = left, *b = right;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    return (a->stop > b->stop) - (a->stop < b->stop);
}

lede_trace_count *lede_trace_find_count(lede_trace_count *counts, uint32_t n_counts, uint32_t at,
                                        uint32_t stop) {
    lede_trace_count key = {.at = at, .stop = stop};
    return bsearch(&key, counts, n_counts, sizeof *counts, by_place);
}

/* ---- elements -------------------------------------------------------------------------------- */

typedef struct lister {
    lede_trace_trees trees;
    lede_arena *scratch;
    LEDE_ARRAY(lede_trace_count) counts;
} lister;

static bool list_place(lister *l, uint32_t at, uint32_t stop) {
    lede_trace_count count = {.at = at, .stop = stop};
    return lede_array_push_in(l->scratch, &l->counts, count);
}

static bool list_automaton(lister *l, const lede_automaton *automaton) {
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        if (!list_place(l, position->at, position->stop)) return false;
    }
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        const lede_boundary_condition *condition = &automaton->conditions[i];
        if (!list_place(l, condition->at, condition->stop)) return false;
    }
    return true;
}

static bool list_tree(lister *l, const lede_node *root);

static bool list_operands(lister *l, const lede_node *node) {
    for (uint32_t i = lede_trace_first_operand(node); i < lede_trace_end_operand(node); i++) {
        if (node->kind == LEDE_NODE_CONSTRAINT || lede_trace_operand_node(node, i) == node)
            continue;
        if (!list_tree(l, node->items[i])) return false;
    }
    return true;
}

static bool list_tree(lister *l, const lede_node *root) {
    lede_trace_tree *tree;
    lede_status status = lede_trace_tree_of(&l->trees, root, &tree, NULL);
    if (status == LEDE_LIMIT) return true; /* nor is it walked */
    if (status != LEDE_OK || !list_automaton(l, tree->automaton)) return false;
    for (size_t i = 0; i < tree->looks.count; i++) {
        if (!list_operands(l, tree->looks.data[i])) return false;
    }
    for (size_t i = 0; i < tree->marked.count; i++) {
        if (!list_operands(l, tree->marked.data[i])) return false;
    }
    return true;
}

/* ---- tests ----------------------------------------------------------------------------------- */

static bool list_tests(lister *l, const lede_condition *condition, bool is_test) {
    for (uint32_t i = 0; !lede_condition_is_single(condition) && i < condition->n_items; i++) {
        if (!list_tests(l, condition->items[i], is_test)) return false;
    }
    if (!lede_condition_is_single(condition)) return true;
    lede_trace_count count = {.at = condition->at, .stop = condition->stop, .is_test = is_test};
    return lede_array_push_in(l->scratch, &l->counts, count);
}

/* Of the elements that are listed, the first `n_elements` counts. */
static bool list_conditions(lister *l, const lede_node *node, uint32_t n_elements) {
    bool ok = true;
    if (node->kind == LEDE_NODE_CONSTRAINT) {
        ok = list_tests(l, node->condition, false);
    } else if (lede_asked_counts(node) &&
               lede_trace_find_count(l->counts.data, n_elements, node->at, node->stop) != NULL) {
        ok = list_tests(l, node->condition, true);
    }
    for (uint32_t i = 0; ok && i < node->n_items; i++) {
        ok = list_conditions(l, node->items[i], n_elements);
    }
    return ok;
}

/* By place, each once. */
static void put_in_order(lister *l) {
    size_t kept = 0;
    if (l->counts.count > 1) {
        qsort(l->counts.data, l->counts.count, sizeof *l->counts.data, by_place);
    }
    for (size_t i = 0; i < l->counts.count; i++) {
        const lede_trace_count *next = &l->counts.data[i];
        if (kept == 0 || by_place(&l->counts.data[kept - 1], next) != 0) {
            l->counts.data[kept++] = *next;
        }
    }
    l->counts.count = kept;
}

static bool list(lister *l) {
    const lede_node *root = l->trees.rule->pattern.root;
    if (!list_tree(l, root)) return false;
    put_in_order(l);
    if (!list_conditions(l, root, (uint32_t)l->counts.count)) return false;
    put_in_order(l);
    return true;
}

bool lede_trace_elements(const lede_ruleset *set, uint32_t rule, lede_arena *arena,
                         lede_trace_count **out, uint32_t *count) {
    lede_arena scratch;
    lede_arena_init(&scratch, 0);
    lister l = {.trees = {.rule = set->rules.data[rule], .arena = &scratch}, .scratch = &scratch};
    bool ok = list(&l);
    size_t n = l.counts.count;
    *out = ok ? lede_arena_array(arena, n + 1, sizeof **out) : NULL;
    *count = (uint32_t)n;
    if (*out != NULL && n > 0) memcpy(*out, l.counts.data, n * sizeof **out);
    lede_arena_clear(&scratch);
    return *out != NULL;
}
