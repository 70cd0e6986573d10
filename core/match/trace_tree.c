#include "match/trace_tree.h"

typedef struct copier {
    lede_trace_tree *tree;
    lede_arena *arena;
    lede_error *err;
} copier;

static lede_status copy_node(copier *c, const lede_node *node, lede_node **out);

static lede_status copy_items(copier *c, const lede_node *node, uint32_t count, lede_node *copy) {
    copy->items = lede_arena_array(c->arena, (size_t)count + 1, sizeof *copy->items);
    if (copy->items == NULL) return lede_fail_memory(c->err);
    copy->n_items = count;
    for (uint32_t i = 0; i < count; i++) LEDE_TRY(copy_node(c, node->items[i], &copy->items[i]));
    return LEDE_OK;
}

/* A capture around the first item. */
static lede_status mark(copier *c, const lede_node *node, lede_node *copy) {
    copy->kind = LEDE_NODE_CAPTURE;
    copy->name = LEDE_NULL_SLICE;
    copy->capture = c->tree->first_mark + (uint32_t)c->tree->marked.count;
    if (!lede_array_push_in(c->arena, &c->tree->marked, node)) return lede_fail_memory(c->err);
    return copy_items(c, node, 1, copy);
}

static bool has_operands(const lede_node *node) {
    bool is_part = node->kind == LEDE_NODE_INTERSECTION || node->kind == LEDE_NODE_WITHIN ||
                   node->kind == LEDE_NODE_CONTAINING || node->kind == LEDE_NODE_MEET ||
                   node->kind == LEDE_NODE_CONSTRAINT || node->constraint != LEDE_NO_CONSTRAINT;
    for (uint32_t i = 0; i < node->n_items && !is_part; i++) is_part = has_operands(node->items[i]);
    return is_part;
}

/* A look-around whose operands would be passed over can be told only if it is not negated. It
 * leaves a mark around nothing. */
static lede_status copy_passed_look(copier *c, const lede_node *node, lede_node *copy) {
    lede_node *nothing = lede_arena_zalloc(c->arena, sizeof *nothing);
    lede_node **items = lede_arena_array(c->arena, 1, sizeof *items);
    if (nothing == NULL || items == NULL) return lede_fail_memory(c->err);
    nothing->kind = LEDE_NODE_EMPTY;
    nothing->constraint = LEDE_NO_CONSTRAINT;
    items[0] = nothing;
    copy->kind = LEDE_NODE_CAPTURE;
    copy->name = LEDE_NULL_SLICE;
    copy->capture = c->tree->first_mark + (uint32_t)c->tree->marked.count;
    copy->items = items;
    copy->n_items = 1;
    return lede_array_push_in(c->arena, &c->tree->marked, node) ? LEDE_OK
                                                                : lede_fail_memory(c->err);
}

static lede_status copy_look(copier *c, const lede_node *node, lede_node *copy) {
    if (node->negated && has_operands(node->items[0])) return copy_passed_look(c, node, copy);
    if (!lede_array_push_in(c->arena, &c->tree->looks, node)) return lede_fail_memory(c->err);
    /* What is marked inside of it is asked when the look-around itself is. */
    lede_trace_tree inside = {.first_mark = c->tree->first_mark};
    copier inner = {&inside, c->arena, c->err};
    return copy_items(&inner, node, 1, copy);
}

static lede_status copy_node(copier *c, const lede_node *node, lede_node **out) {
    lede_node *copy = lede_arena_alloc(c->arena, sizeof *copy);
    if (copy == NULL) return lede_fail_memory(c->err);
    *copy = *node;
    copy->is_hard = copy->binds = false;
    copy->part = 0;
    *out = copy;
    switch (node->kind) {
    case LEDE_NODE_INTERSECTION:
    case LEDE_NODE_WITHIN:
    case LEDE_NODE_CONTAINING:
    case LEDE_NODE_MEET: return mark(c, node, copy);
    case LEDE_NODE_CONSTRAINT:
        copy->constraint = LEDE_NO_CONSTRAINT;
        /* Behind the whole nothing depends on it. */
        return node == c->tree->root ? copy_node(c, node->items[0], out) : mark(c, node, copy);
    case LEDE_NODE_LOOK: return copy_look(c, node, copy);
    default: return copy_items(c, node, node->n_items, copy);
    }
}

static lede_status make(lede_trace_trees *trees, lede_trace_tree *tree, lede_error *err) {
    copier c = {tree, trees->arena, err};
    lede_node *copy;
    lede_automaton_options options = {.source = &trees->rule->source, .arena = trees->arena};
    LEDE_TRY(copy_node(&c, tree->root, &copy));
    for (size_t i = 0; i < tree->marked.count; i++) {
        if (tree->marked.data[i]->kind == LEDE_NODE_LOOK) options.keep_empty = true;
    }
    /* Marks on each way, unless that makes too many of them. */
    options.keep_bindings = true;
    lede_status status = lede_automaton_build(copy, &options, &tree->automaton, err);
    if (status != LEDE_LIMIT) return status;
    options.keep_bindings = false;
    return lede_automaton_build(copy, &options, &tree->automaton, err);
}

/* Nothing but elements that take tokens one after another: the matcher's automaton serves. */
static bool is_plain(const lede_compiled *rule) {
    return rule->automaton->n_conditions == 0 && rule->automaton->program == NULL &&
           rule->n_span_conditions == 0;
}

lede_status lede_trace_tree_of(lede_trace_trees *trees, const lede_node *root,
                               lede_trace_tree **out, lede_error *err) {
    for (size_t i = 0; i < trees->trees.count; i++) {
        *out = trees->trees.data[i];
        if ((*out)->root == root) return LEDE_OK;
    }
    lede_trace_tree *tree = lede_arena_zalloc(trees->arena, sizeof *tree);
    if (tree == NULL) return lede_fail_memory(err);
    tree->root = root;
    tree->first_mark = (uint32_t)trees->rule->captures.count;
    if (is_plain(trees->rule) && root == trees->rule->pattern.root) {
        tree->automaton = trees->rule->automaton;
    } else {
        LEDE_TRY(make(trees, tree, err));
    }
    if (!lede_array_push_in(trees->arena, &trees->trees, tree)) return lede_fail_memory(err);
    *out = tree;
    return LEDE_OK;
}

lede_status lede_trace_tree_truth(lede_trace_trees *trees, lede_trace_tree *tree,
                                  lede_ground *ground, lede_span scope, lede_error *err) {
    if (tree->truth_span.start == scope.start && tree->truth_span.stop == scope.stop) {
        return LEDE_OK;
    }
    ground->scope = scope;
    LEDE_TRY(lede_truth_fill(ground, tree->automaton, scope, trees->arena, &tree->truth, err));
    tree->truth_span = scope;
    return LEDE_OK;
}

const lede_node *lede_trace_tree_look(const lede_trace_tree *tree,
                                      const lede_boundary_condition *condition) {
    for (size_t i = 0; condition->is_look && i < tree->looks.count; i++) {
        const lede_node *look = tree->looks.data[i];
        if (look->at == condition->at && look->stop == condition->stop) return look;
    }
    return NULL;
}
