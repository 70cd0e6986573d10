#include "match/graph.h"

/* States of one pattern: some for each position and operator, with room for empty repetitions. */
enum { MOST_STATES = 16 * LEDE_RULE_POSITIONS };

static lede_status too_large(const lede_graph *graph, const lede_node *node) {
    return lede_pattern_source_fail(
        graph->options->source, node->at, LEDE_LIMIT, graph->err,
        "the pattern grows too large here, repetitions written out; use + or "
        "* for long repetitions");
}

lede_status lede_graph_state(lede_graph *graph, const lede_node *node, lede_state state,
                             uint32_t *out) {
    if (graph->states.count >= MOST_STATES) return too_large(graph, node);
    *out = (uint32_t)graph->states.count;
    return lede_array_push_in(graph->scratch, &graph->states, state) ? LEDE_OK
                                                                     : lede_fail_memory(graph->err);
}

/* ---- positions and conditions ---------------------------------------------------------------- */

static lede_status build_position(lede_graph *graph, lede_node *node, uint32_t next,
                                  uint32_t *out) {
    uint32_t index = (uint32_t)graph->positions.count;
    if (index >= LEDE_RULE_POSITIONS) {
        return lede_pattern_source_fail(
            graph->options->source, node->at, LEDE_LIMIT, graph->err,
            "the pattern has more than %d elements, repetitions written out; "
            "use + or * for long repetitions",
            LEDE_RULE_POSITIONS);
    }
    uint32_t layer = node->kind == LEDE_NODE_REGION ? node->layer : LEDE_NO_LAYER;
    if (node->phrases != NULL) layer = LEDE_PHRASE_LAYER + node->phrases_i;
    lede_position position = {.test = node->test,
                              .layer = layer,
                              .phrases = node->phrases,
                              .at = node->at,
                              .stop = node->stop,
                              .constraint = node->constraint,
                              .is_aside = graph->in_detours > 0};
    if (!lede_array_push_in(graph->options->arena, &graph->positions, position)) {
        return lede_fail_memory(graph->err);
    }
    return lede_graph_state(graph, node, (lede_state){LEDE_STATE_POSITION, index, next, 0}, out);
}

static bool same_condition(const lede_boundary_condition *a, const lede_boundary_condition *b) {
    return !a->is_look && !b->is_look && a->at_end == b->at_end && a->layer == b->layer &&
           a->test == b->test;
}

static lede_status build_condition(lede_graph *graph, lede_node *node,
                                   const lede_boundary_condition *condition, uint32_t next,
                                   uint32_t *out) {
    uint32_t index = 0;
    while (index < graph->conditions.count &&
           !same_condition(&graph->conditions.data[index], condition)) {
        index++;
    }
    if (index == LEDE_RULE_CONDITIONS) {
        return lede_pattern_source_fail(graph->options->source, node->at, LEDE_LIMIT, graph->err,
                                        "a pattern has %d boundaries and look-arounds at most, "
                                        "repetitions written out",
                                        LEDE_RULE_CONDITIONS);
    }
    if (index == graph->conditions.count &&
        !lede_array_push_in(graph->options->arena, &graph->conditions, *condition)) {
        return lede_fail_memory(graph->err);
    }
    return lede_graph_state(graph, node, (lede_state){LEDE_STATE_CONDITION, index, next, 0}, out);
}

static lede_status build_boundary(lede_graph *graph, lede_node *node, uint32_t next,
                                  uint32_t *out) {
    lede_boundary_condition condition = {.at_end = node->at_end,
                                         .at = node->at,
                                         .stop = node->stop,
                                         .layer = node->layer,
                                         .test = node->test};
    return build_condition(graph, node, &condition, next, out);
}

static lede_status build_look(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out) {
    lede_automaton_options options = *graph->options;
    options.keep_bindings = false;
    lede_automaton *look;
    LEDE_TRY(lede_automaton_build(node->items[0], &options, &look, graph->err));
    lede_boundary_condition condition = {.is_look = true,
                                         .behind = node->behind,
                                         .negated = node->negated,
                                         .at = node->at,
                                         .stop = node->stop,
                                         .look = look};
    return build_condition(graph, node, &condition, next, out);
}

/* ---- operators ------------------------------------------------------------------------------- */

static lede_status build_sequence(lede_graph *graph, lede_node *node, uint32_t next,
                                  uint32_t *out) {
    *out = next;
    for (uint32_t i = node->n_items; i-- > 0;) {
        LEDE_TRY(lede_graph_node(graph, node->items[i], *out, out));
    }
    return LEDE_OK;
}

static lede_status build_alternation(lede_graph *graph, lede_node *node, uint32_t next,
                                     uint32_t *out) {
    uint32_t other;
    LEDE_TRY(lede_graph_node(graph, node->items[node->n_items - 1], next, &other));
    for (uint32_t i = node->n_items - 1; i-- > 0;) {
        uint32_t first;
        LEDE_TRY(lede_graph_node(graph, node->items[i], next, &first));
        LEDE_TRY(
            lede_graph_state(graph, node, (lede_state){LEDE_STATE_SPLIT, 0, first, other}, &other));
    }
    *out = other;
    return LEDE_OK;
}

/* One iteration that may be left out: SPLIT → ENTER body EXIT → `after`, or → `next`. */
static lede_status build_optional(lede_graph *graph, lede_node *node, uint32_t split,
                                  uint32_t after, uint32_t next) {
    uint32_t iteration = graph->n_iterations++, body;
    LEDE_TRY(
        lede_graph_state(graph, node, (lede_state){LEDE_STATE_EXIT, iteration, after, 0}, &body));
    LEDE_TRY(lede_graph_node(graph, node->items[0], body, &body));
    LEDE_TRY(
        lede_graph_state(graph, node, (lede_state){LEDE_STATE_ENTER, iteration, body, 0}, &body));
    lede_state *state = &graph->states.data[split];
    state->next = node->lazy ? next : body;
    state->other = node->lazy ? body : next;
    return LEDE_OK;
}

static lede_status build_repeat(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out) {
    lede_state split = {.kind = LEDE_STATE_SPLIT};
    *out = next;
    if (node->max == LEDE_UNBOUNDED) {
        LEDE_TRY(lede_graph_state(graph, node, split, out));
        LEDE_TRY(build_optional(graph, node, *out, *out, next));
    } else {
        for (uint32_t i = node->min; i < node->max; i++) {
            uint32_t after = *out;
            LEDE_TRY(lede_graph_state(graph, node, split, out));
            LEDE_TRY(build_optional(graph, node, *out, after, next));
        }
    }
    for (uint32_t i = 0; i < node->min; i++)
        LEDE_TRY(lede_graph_node(graph, node->items[0], *out, out));
    return LEDE_OK;
}

static lede_status build_capture(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out) {
    uint32_t index = (uint32_t)graph->ops.count;
    lede_capture_op open = {.capture = node->capture},
                    close = {.capture = node->capture, .is_close = true};
    if (!lede_array_push_in(graph->options->arena, &graph->ops, open) ||
        !lede_array_push_in(graph->options->arena, &graph->ops, close)) {
        return lede_fail_memory(graph->err);
    }
    LEDE_TRY(lede_graph_state(graph, node, (lede_state){LEDE_STATE_OP, index + 1, next, 0}, out));
    LEDE_TRY(lede_graph_node(graph, node->items[0], *out, out));
    return lede_graph_state(graph, node, (lede_state){LEDE_STATE_OP, index, *out, 0}, out);
}

lede_status lede_graph_node(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out) {
    /* Not only states are counted: repetitions of nothing leave none behind. */
    if (++graph->n_built > MOST_STATES) return too_large(graph, node);
    switch (node->kind) {
    case LEDE_NODE_EMPTY: *out = next; return LEDE_OK;
    case LEDE_NODE_STRING:
    case LEDE_NODE_LIST:
        if (node->n_items == 0) return build_position(graph, node, next, out);
        return node->is_choice ? build_alternation(graph, node, next, out)
                               : build_sequence(graph, node, next, out);
    case LEDE_NODE_TOKEN:
    case LEDE_NODE_REGION: return build_position(graph, node, next, out);
    case LEDE_NODE_BOUNDARY: return build_boundary(graph, node, next, out);
    case LEDE_NODE_LOOK:
        return node->is_hard ? lede_graph_part(graph, node, next, out)
                             : build_look(graph, node, next, out);
    case LEDE_NODE_SEQUENCE: return build_sequence(graph, node, next, out);
    case LEDE_NODE_ALTERNATION: return build_alternation(graph, node, next, out);
    case LEDE_NODE_REPEAT: return build_repeat(graph, node, next, out);
    case LEDE_NODE_CAPTURE: return build_capture(graph, node, next, out);
    case LEDE_NODE_INTERSECTION:
    case LEDE_NODE_CONSTRAINT:
    case LEDE_NODE_WITHIN:
    case LEDE_NODE_CONTAINING:
    case LEDE_NODE_MEET: return lede_graph_part(graph, node, next, out);
    }
    return lede_fail(graph->err, LEDE_UNSUPPORTED, "operator not matched in this build");
}

lede_status lede_graph_build(lede_graph *graph, lede_node *root) {
    uint32_t accept;
    LEDE_TRY(lede_graph_state(graph, root, (lede_state){.kind = LEDE_STATE_ACCEPT}, &accept));
    return lede_graph_node(graph, root, accept, &graph->start);
}

/* ---- lengths --------------------------------------------------------------------------------- */

uint32_t lede_length_sum(uint32_t a, uint32_t b) {
    return a >= LEDE_UNBOUNDED - b ? LEDE_UNBOUNDED : a + b;
}

static uint32_t times(uint32_t length, uint32_t count) {
    if (length == 0 || count == 0) return 0;
    return length >= LEDE_UNBOUNDED / count ? LEDE_UNBOUNDED : length * count;
}

static lede_lengths choice_lengths(const lede_node *node) {
    lede_lengths all = {LEDE_UNBOUNDED, 0};
    for (uint32_t i = 0; i < node->n_items; i++) {
        lede_lengths item = lede_node_lengths(node->items[i]);
        if (item.min < all.min) all.min = item.min;
        if (item.max > all.max) all.max = item.max;
    }
    return all;
}

/* Same span: as long as the longest of the shortest, no longer than the shortest of the longest. */
static lede_lengths common_lengths(const lede_node *node) {
    lede_lengths all = lede_node_lengths(node->items[0]);
    for (uint32_t i = 1; i < node->n_items; i++) {
        lede_lengths item = lede_node_lengths(node->items[i]);
        if (item.min > all.min) all.min = item.min;
        if (item.max < all.max) all.max = item.max;
    }
    return all;
}

lede_lengths lede_node_lengths(const lede_node *node) {
    if (node->kind == LEDE_NODE_INTERSECTION) return common_lengths(node);
    bool has_conditions = node->kind == LEDE_NODE_CONSTRAINT || node->kind == LEDE_NODE_WITHIN ||
                          node->kind == LEDE_NODE_CONTAINING || node->kind == LEDE_NODE_MEET;
    if (has_conditions) {
        lede_lengths first = lede_node_lengths(node->items[0]);
        bool holds = node->kind == LEDE_NODE_CONTAINING && !node->negated;
        lede_lengths held = holds ? lede_node_lengths(node->items[1]) : first;
        return (lede_lengths){held.min > first.min ? held.min : first.min, first.max};
    }
    bool is_string = node->kind == LEDE_NODE_STRING || node->kind == LEDE_NODE_LIST;
    if (node->kind == LEDE_NODE_EMPTY || node->kind == LEDE_NODE_BOUNDARY ||
        node->kind == LEDE_NODE_LOOK) {
        return (lede_lengths){0, 0};
    }
    if (node->phrases != NULL) {
        return (lede_lengths){lede_phrases_least(node->phrases), lede_phrases_most(node->phrases)};
    }
    if (node->kind == LEDE_NODE_TOKEN || (is_string && node->n_items == 0)) {
        return (lede_lengths){1, 1};
    }
    if (node->kind == LEDE_NODE_REGION) return (lede_lengths){1, LEDE_UNBOUNDED};
    if (node->kind == LEDE_NODE_ALTERNATION || node->is_choice) return choice_lengths(node);
    if (node->kind == LEDE_NODE_REPEAT) {
        lede_lengths item = lede_node_lengths(node->items[0]);
        return (lede_lengths){times(item.min, node->min), times(item.max, node->max)};
    }
    lede_lengths sum = {0, 0};
    for (uint32_t i = 0; i < node->n_items; i++) {
        lede_lengths item = lede_node_lengths(node->items[i]);
        sum.min = lede_length_sum(sum.min, item.min);
        sum.max = lede_length_sum(sum.max, item.max);
    }
    return sum;
}
