#include "match/automaton.h"

#include <stdlib.h>

#include "match/graph.h"
#include "match/mask.h"

/* Enough for every edge to be found several times over; past it the pattern is refused. */
enum { MOST_STEPS = 16 * LEDE_RULE_EDGES, WORD_BITS = 64 };

/* What was done on the way from one position to the next: shared tails, newest first. */
typedef struct trail {
    const struct trail *before;
    uint32_t value; /* op, or iteration that was entered */
} trail;

/* A state that was reached, and how. */
typedef struct arrival {
    uint32_t state;
    uint64_t conditions;
    const trail *ops, *entered;
    bool is_done; /* all ways that go on from here have been found */
} arrival;

typedef struct visit {
    const struct visit *before;
    uint64_t conditions;
    const trail *ops, *entered;
} visit;

typedef struct builder {
    const lede_automaton_options *options;
    lede_graph graph;
    lede_arena scratch; /* of the compile */
    lede_arena walk;    /* of the ways from one position; reset for each */
    LEDE_ARRAY(arrival) stack;
    const visit **visits;         /* by state */
    LEDE_ARRAY(uint32_t) visited; /* states, to be cleared */
    LEDE_ARRAY(lede_edge) edges;
    LEDE_ARRAY(lede_capture_op) ops;
    bool takes_nothing;
    size_t steps;
    lede_error *err;
} builder;

static bool same_trail(const trail *a, const trail *b) {
    for (; a != b; a = a->before, b = b->before) {
        if (a == NULL || b == NULL || a->value != b->value) return false;
    }
    return true;
}

static bool contains(const trail *t, uint32_t value) {
    for (; t != NULL; t = t->before) {
        if (t->value == value) return true;
    }
    return false;
}

static bool is_subset(const trail *part, const trail *whole) {
    for (; part != NULL; part = part->before) {
        if (!contains(whole, part->value)) return false;
    }
    return true;
}

/* Nothing new can come of an arrival when all ways from its state were found before, by a preferred
 * way that asked for no more and had no more iterations open. A visit that is not done yet does not
 * count: what it has still to find comes later than what this arrival would. With `keep_bindings`
 * the captures on the way must be the same too. */
static bool is_known(const builder *b, const arrival *here) {
    for (const visit *v = b->visits[here->state]; v != NULL; v = v->before) {
        if ((v->conditions & ~here->conditions) != 0 || !is_subset(v->entered, here->entered)) {
            continue;
        }
        if (!b->options->keep_bindings || same_trail(v->ops, here->ops)) return true;
    }
    return false;
}

static bool note_visit(builder *b, const arrival *here) {
    visit *v = lede_arena_alloc(&b->walk, sizeof *v);
    if (v == NULL) return false;
    *v = (visit){b->visits[here->state], here->conditions, here->ops, here->entered};
    if (v->before == NULL && !lede_array_push(&b->visited, here->state)) return false;
    b->visits[here->state] = v;
    return true;
}

static const trail *extend(builder *b, const trail *before, uint32_t value) {
    trail *t = lede_arena_alloc(&b->walk, sizeof *t);
    if (t != NULL) *t = (trail){before, value};
    return t;
}

/* A capture that closes where it opened holds nothing, and is none. */
static bool is_empty_capture(const builder *b, const trail *ops, uint32_t op) {
    const lede_capture_op *all = b->graph.ops.data;
    if (b->options->keep_empty) return false;
    return ops != NULL && all[op].is_close && op == ops->value + 1 && !all[ops->value].is_close;
}

static lede_status emit(builder *b, uint32_t target, const arrival *here) {
    lede_edge edge = {
        .target = target, .first_op = (uint32_t)b->ops.count, .conditions = here->conditions};
    for (const trail *t = here->ops; t != NULL; t = t->before) edge.n_ops++;
    if (b->edges.count >= LEDE_RULE_EDGES) {
        return lede_pattern_source_fail(
            b->options->source, 0, LEDE_LIMIT, b->err,
            "the pattern has more than %d ways from one element to the next; "
            "fewer optional elements side by side help",
            LEDE_RULE_EDGES);
    }
    if (!lede_array_reserve(&b->ops, edge.n_ops)) return lede_fail_memory(b->err);
    b->ops.count += edge.n_ops;
    size_t at = b->ops.count;
    for (const trail *t = here->ops; t != NULL; t = t->before) {
        b->ops.data[--at] = b->graph.ops.data[t->value];
    }
    return lede_array_push(&b->edges, edge) ? LEDE_OK : lede_fail_memory(b->err);
}

static lede_status push(builder *b, arrival next) {
    return lede_array_push(&b->stack, next) ? LEDE_OK : lede_fail_memory(b->err);
}

/* One state further. */
static lede_status step(builder *b, arrival here, bool from_start) {
    lede_state state = b->graph.states.data[here.state];
    arrival next = here;
    next.state = state.next;
    switch (state.kind) {
    case LEDE_STATE_ACCEPT:
        if (from_start) b->takes_nothing = true;
        return emit(b, LEDE_ACCEPT, &here);
    case LEDE_STATE_POSITION: return emit(b, state.value, &here);
    case LEDE_STATE_SPLIT: {
        arrival other = here;
        other.state = state.other;
        LEDE_TRY(push(b, other));
        return push(b, next);
    }
    case LEDE_STATE_OP:
        if (is_empty_capture(b, here.ops, state.value)) {
            next.ops = here.ops->before;
            return push(b, next);
        }
        next.ops = extend(b, here.ops, state.value);
        return next.ops == NULL ? lede_fail_memory(b->err) : push(b, next);
    case LEDE_STATE_CONDITION: next.conditions |= (uint64_t)1 << state.value; return push(b, next);
    case LEDE_STATE_ENTER:
        next.entered = extend(b, here.entered, state.value);
        return next.entered == NULL ? lede_fail_memory(b->err) : push(b, next);
    case LEDE_STATE_EXIT:
        if (contains(here.entered, state.value)) return LEDE_OK;
        return push(b, next);
    case LEDE_STATE_BEGIN:
    case LEDE_STATE_END:
    case LEDE_STATE_FORGET:
    case LEDE_STATE_CHECK: return push(b, next);
    case LEDE_STATE_DETOUR: next.state = state.other; return push(b, next);
    case LEDE_STATE_RETURN: return LEDE_OK;
    }
    return LEDE_OK;
}

/* All edges that leave one position, preferred first: depth first over the states. */
static lede_status leave(builder *b, uint32_t state, bool from_start) {
    LEDE_TRY(push(b, (arrival){.state = state}));
    while (b->stack.count > 0) {
        arrival here = b->stack.data[--b->stack.count];
        if (++b->steps > MOST_STEPS) {
            return lede_pattern_source_fail(
                b->options->source, 0, LEDE_LIMIT, b->err,
                "the pattern is too tangled; fewer optional elements inside "
                "of repetitions help");
        }
        if (here.is_done) {
            if (!note_visit(b, &here)) return lede_fail_memory(b->err);
            continue;
        }
        if (is_known(b, &here)) continue;
        arrival done = here;
        done.is_done = true;
        LEDE_TRY(push(b, done));
        LEDE_TRY(step(b, here, from_start));
    }
    for (size_t i = 0; i < b->visited.count; i++) b->visits[b->visited.data[i]] = NULL;
    b->visited.count = 0;
    lede_arena_reset(&b->walk);
    return LEDE_OK;
}

static lede_status add_edges(builder *b) {
    lede_graph *graph = &b->graph;
    b->visits = lede_arena_zalloc(&b->scratch, graph->states.count * sizeof *b->visits);
    /* The start goes last, as one more position. */
    uint32_t n_positions = (uint32_t)graph->positions.count;
    lede_position start = {
        .test = LEDE_NO_TEST, .layer = LEDE_NO_LAYER, .constraint = LEDE_NO_CONSTRAINT};
    if (b->visits == NULL || !lede_array_push_in(b->options->arena, &graph->positions, start)) {
        return lede_fail_memory(b->err);
    }
    for (size_t i = 0; i < graph->states.count; i++) {
        if (graph->states.data[i].kind != LEDE_STATE_POSITION) continue;
        lede_position *position = &graph->positions.data[graph->states.data[i].value];
        position->first_edge = (uint32_t)b->edges.count;
        LEDE_TRY(leave(b, graph->states.data[i].next, false));
        position->n_edges = (uint32_t)b->edges.count - position->first_edge;
    }
    lede_position *position = &graph->positions.data[n_positions];
    position->first_edge = (uint32_t)b->edges.count;
    LEDE_TRY(leave(b, graph->start, true));
    position->n_edges = (uint32_t)b->edges.count - position->first_edge;
    return LEDE_OK;
}

static void *keep(builder *b, const void *data, size_t count, size_t item) {
    void *copy = lede_arena_array(b->options->arena, count, item);
    if (copy != NULL && count > 0) memcpy(copy, data, count * item);
    return copy;
}

static lede_status keep_program(builder *b, const lede_node *root, lede_automaton *automaton) {
    const lede_graph *graph = &b->graph;
    if (!root->is_hard) return LEDE_OK;
    lede_program *program = lede_arena_zalloc(b->options->arena, sizeof *program);
    if (program == NULL) return lede_fail_memory(b->err);
    *program = (lede_program){
        .states = keep(b, graph->states.data, graph->states.count, sizeof *graph->states.data),
        .n_states = (uint32_t)graph->states.count,
        .start = graph->start,
        .parts = graph->parts.data,
        .n_parts = (uint32_t)graph->parts.count,
        .checks = graph->checks.data,
        .n_checks = (uint32_t)graph->checks.count,
        .detours = graph->detours.data,
        .n_detours = (uint32_t)graph->detours.count,
        .n_iterations = graph->n_iterations,
        .ops = graph->ops.data,
        .sees_scope = graph->sees_scope};
    automaton->program = program;
    return program->states == NULL ? lede_fail_memory(b->err) : LEDE_OK;
}

static void add_look(lede_automaton *automaton, const lede_boundary_condition *condition) {
    if (!condition->is_look) return;
    const lede_automaton *look = condition->look;
    uint32_t reach = lede_length_sum(look->max_length, look->look_reach);
    if (reach > automaton->look_reach) automaton->look_reach = reach;
    automaton->has_look = true;
}

static lede_status finish(builder *b, const lede_node *root, lede_automaton **out) {
    lede_automaton *automaton = lede_arena_zalloc(b->options->arena, sizeof *automaton);
    if (automaton == NULL) return lede_fail_memory(b->err);
    automaton->positions = b->graph.positions.data;
    automaton->n_positions = (uint32_t)b->graph.positions.count - 1;
    automaton->n_words = (automaton->n_positions + WORD_BITS - 1) / WORD_BITS;
    automaton->edges = keep(b, b->edges.data, b->edges.count, sizeof *b->edges.data);
    automaton->n_edges = (uint32_t)b->edges.count;
    automaton->ops = keep(b, b->ops.data, b->ops.count, sizeof *b->ops.data);
    automaton->n_ops = (uint32_t)b->ops.count;
    automaton->conditions = b->graph.conditions.data;
    automaton->n_conditions = (uint32_t)b->graph.conditions.count;
    automaton->takes_nothing = b->takes_nothing;
    automaton->max_length = lede_node_lengths(root).max;
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        add_look(automaton, &automaton->conditions[i]);
    }
    *out = automaton;
    LEDE_TRY(keep_program(b, root, automaton));
    if (automaton->edges == NULL || automaton->ops == NULL) return lede_fail_memory(b->err);
    automaton->masks = lede_masks_build(automaton, b->options->arena);
    return automaton->masks == NULL ? lede_fail_memory(b->err) : LEDE_OK;
}

lede_status lede_automaton_build(lede_node *root, const lede_automaton_options *options,
                                 lede_automaton **out, lede_error *err) {
    builder b = {.options = options, .err = err};
    lede_arena_init(&b.scratch, 0);
    lede_arena_init(&b.walk, 0);
    b.graph = (lede_graph){.options = options, .scratch = &b.scratch, .err = err};
    lede_status status = lede_graph_build(&b.graph, root);
    if (status == LEDE_OK) status = add_edges(&b);
    if (status == LEDE_OK) status = finish(&b, root, out);
    free(b.stack.data);
    free(b.visited.data);
    free(b.edges.data);
    free(b.ops.data);
    lede_arena_clear(&b.scratch);
    lede_arena_clear(&b.walk);
    return status;
}

/* ---- as text --------------------------------------------------------------------------------- */

static void print_edge(const lede_automaton *automaton, const lede_edge *edge, lede_buffer *out) {
    if (edge->target == LEDE_ACCEPT)
        lede_buffer_add_string(out, " end");
    else
        lede_buffer_printf(out, " %u", edge->target);
    for (uint32_t i = 0; i < edge->n_ops; i++) {
        const lede_capture_op *op = &automaton->ops[edge->first_op + i];
        lede_buffer_printf(out, "%s%u", op->is_close ? ")" : "(", op->capture);
    }
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        if ((edge->conditions >> i) & 1) lede_buffer_printf(out, "?%u", i);
    }
}

static void print_condition(const lede_automaton *automaton, uint32_t i, const lede_tests *tests,
                            const lede_catalog *catalog, lede_buffer *out) {
    const lede_boundary_condition *condition = &automaton->conditions[i];
    lede_buffer_printf(out, "  condition %u: ", i);
    if (condition->is_look) {
        lede_buffer_printf(out, "look %s%s\n", condition->behind ? "behind" : "ahead",
                           condition->negated ? ", must fail" : "");
        lede_automaton_print(condition->look, tests, catalog, out);
        return;
    }
    lede_buffer_printf(out, "%.*s %s here",
                       LEDE_FMT(lede_catalog_layer_name(catalog, condition->layer)),
                       condition->at_end ? "stops" : "starts");
    if (condition->test != LEDE_NO_TEST) {
        lede_buffer_add_string(out, ", ");
        lede_tests_print(tests, catalog, condition->test, out);
    }
    lede_buffer_add_char(out, '\n');
}

void lede_automaton_print(const lede_automaton *automaton, const lede_tests *tests,
                          const lede_catalog *catalog, lede_buffer *out) {
    for (uint32_t p = 0; p <= automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        if (p == automaton->n_positions) {
            lede_buffer_add_string(out, "  start");
        } else {
            lede_buffer_printf(out, "  %u: ", p);
            if (position->phrases != NULL) {
                lede_buffer_add_string(out, "a phrase from ");
            } else if (position->layer != LEDE_NO_LAYER) {
                lede_buffer_printf(out, "<%.*s/> ",
                                   LEDE_FMT(lede_catalog_layer_name(catalog, position->layer)));
            }
            lede_tests_print(tests, catalog, position->test, out);
        }
        lede_buffer_add_string(out, " →");
        for (uint32_t i = 0; i < position->n_edges; i++) {
            print_edge(automaton, &automaton->edges[position->first_edge + i], out);
        }
        lede_buffer_add_char(out, '\n');
    }
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        print_condition(automaton, i, tests, catalog, out);
    }
}
