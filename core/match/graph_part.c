/* Elements with a condition on their span or on bindings: states of a program. */
#include "match/graph.h"

static lede_status add_check(lede_graph *graph, lede_span_check check) {
    return lede_array_push_in(graph->options->arena, &graph->checks, check)
               ? LEDE_OK
               : lede_fail_memory(graph->err);
}

static lede_status operand_automaton(const lede_graph *graph, lede_node *operand,
                                     const lede_automaton **out) {
    lede_automaton *inner;
    lede_automaton_options options = *graph->options;
    options.keep_bindings = false;
    LEDE_TRY(lede_automaton_build(operand, &options, &inner, graph->err));
    *out = inner;
    return LEDE_OK;
}

/* What can be told from the boundaries alone. */
static bool is_plain(const lede_node *operand) {
    return !operand->binds && !operand->is_hard;
}

static lede_status check_takes(const lede_graph *graph, const lede_node *operand,
                               const char *word) {
    if (lede_node_lengths(operand).min > 0) return LEDE_OK;
    return lede_pattern_source_fail(graph->options->source, operand->at, LEDE_SYNTAX, graph->err,
                                    "what stands behind '%s' can match no token at all", word);
}

/* `within` a layer, a number of sentences or of tokens. */
static lede_status add_named_within(lede_graph *graph, const lede_node *node, uint32_t part) {
    lede_span_check check = {.kind = LEDE_SPAN_WITHIN,
                             .negated = node->negated,
                             .part = part,
                             .layer = node->layer,
                             .test = LEDE_NO_TEST,
                             .count = node->count};
    if (node->name.data == NULL) check.kind = LEDE_SPAN_TOKENS;
    if (node->name.data != NULL && node->layer == LEDE_LAYER_S) check.kind = LEDE_SPAN_SENTENCES;
    return add_check(graph, check);
}

/* The tables of a part; operands that need a detour are left out. */
static lede_status add_checks(lede_graph *graph, lede_node *node, uint32_t part) {
    if (node->kind == LEDE_NODE_LOOK || node->kind == LEDE_NODE_MEET) return LEDE_OK;
    if (node->kind == LEDE_NODE_WITHIN && node->n_items == 1) {
        return add_named_within(graph, node, part);
    }
    for (uint32_t i = 1; i < node->n_items; i++) {
        lede_node *operand = node->items[i];
        lede_span_check check = {
            .negated = node->negated, .part = part, .layer = LEDE_NO_LAYER, .test = LEDE_NO_TEST};
        if (!is_plain(operand)) continue;
        if (node->kind == LEDE_NODE_INTERSECTION) check.kind = LEDE_SPAN_SAME;
        if (node->kind == LEDE_NODE_CONTAINING) check.kind = LEDE_SPAN_CONTAINING;
        if (node->kind == LEDE_NODE_WITHIN) check.kind = LEDE_SPAN_AROUND;
        if (node->kind == LEDE_NODE_WITHIN && operand->kind == LEDE_NODE_REGION) {
            check.kind = LEDE_SPAN_WITHIN;
            check.layer = operand->layer;
            check.test = operand->test;
        } else {
            LEDE_TRY(operand_automaton(graph, operand, &check.inner));
        }
        if (check.kind == LEDE_SPAN_AROUND) graph->sees_scope = true;
        if (check.inner != NULL && check.inner->has_look) graph->sees_scope = true;
        LEDE_TRY(add_check(graph, check));
    }
    return LEDE_OK;
}

/* One a node, however often it is written out: it is over before it begins again. */
static lede_status find_part(lede_graph *graph, lede_node *node, uint32_t *out) {
    *out = (uint32_t)graph->parts.count;
    if (node->part > 0) {
        *out = node->part - 1;
        return LEDE_OK;
    }
    if (node->kind == LEDE_NODE_CONTAINING)
        LEDE_TRY(check_takes(graph, node->items[1], "containing"));
    lede_part part = {.first_check = (uint32_t)graph->checks.count};
    LEDE_TRY(add_checks(graph, node, *out));
    part.n_checks = (uint32_t)graph->checks.count - part.first_check;
    if (!lede_array_push_in(graph->options->arena, &graph->parts, part)) {
        return lede_fail_memory(graph->err);
    }
    node->part = *out + 1;
    return LEDE_OK;
}

static lede_detour_kind detour_kind(const lede_node *node) {
    switch (node->kind) {
    case LEDE_NODE_CONTAINING: return LEDE_DETOUR_INSIDE;
    case LEDE_NODE_WITHIN: return LEDE_DETOUR_AROUND;
    case LEDE_NODE_LOOK: return node->behind ? LEDE_DETOUR_BEHIND : LEDE_DETOUR_AHEAD;
    case LEDE_NODE_MEET: return LEDE_DETOUR_MEET;
    default: return LEDE_DETOUR_SAME;
    }
}

/* DETOUR → operand → RETURN, and on to `next`. */
static lede_status build_detour(lede_graph *graph, lede_node *node, lede_node *operand,
                                uint32_t part, uint32_t next, uint32_t *out) {
    uint32_t index = (uint32_t)graph->detours.count;
    lede_detour detour = {.kind = detour_kind(node),
                          .is_test = node->negated || !operand->binds,
                          .negated = node->negated,
                          .part = part,
                          .from = node->from,
                          .to = node->to,
                          .layer = node->kind == LEDE_NODE_MEET && node->name.data != NULL
                                       ? node->layer
                                       : LEDE_NO_LAYER};
    if (!lede_array_push_in(graph->options->arena, &graph->detours, detour)) {
        return lede_fail_memory(graph->err);
    }
    if (detour.kind != LEDE_DETOUR_SAME && detour.kind != LEDE_DETOUR_INSIDE) {
        graph->sees_scope = true;
    }
    uint32_t body;
    LEDE_TRY(lede_graph_state(graph, node, (lede_state){LEDE_STATE_RETURN, index, next, 0}, &body));
    graph->in_detours++;
    LEDE_TRY(lede_graph_node(graph, operand, body, &body));
    graph->in_detours--;
    return lede_graph_state(graph, node, (lede_state){LEDE_STATE_DETOUR, index, body, next}, out);
}

lede_status lede_graph_part(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out) {
    if (node->kind == LEDE_NODE_CONSTRAINT) {
        LEDE_TRY(lede_graph_state(graph, node,
                                  (lede_state){LEDE_STATE_CHECK, node->constraint, next, 0}, out));
        return lede_graph_node(graph, node->items[0], *out, out);
    }
    uint32_t part, first = node->kind == LEDE_NODE_LOOK ? 0 : 1;
    LEDE_TRY(find_part(graph, node, &part));
    LEDE_TRY(lede_graph_state(graph, node, (lede_state){LEDE_STATE_FORGET, part, next, 0}, out));
    for (uint32_t i = node->n_items; i-- > first;) {
        bool by_table = is_plain(node->items[i]) && node->kind != LEDE_NODE_LOOK &&
                        node->kind != LEDE_NODE_MEET;
        if (by_table) continue;
        LEDE_TRY(build_detour(graph, node, node->items[i], part, *out, out));
    }
    LEDE_TRY(lede_graph_state(graph, node, (lede_state){LEDE_STATE_END, part, *out, 0}, out));
    if (first == 1) LEDE_TRY(lede_graph_node(graph, node->items[0], *out, out));
    return lede_graph_state(graph, node, (lede_state){LEDE_STATE_BEGIN, part, *out, 0}, out);
}
