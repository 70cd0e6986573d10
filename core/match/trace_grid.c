#include "match/trace_grid.h"

bool lede_trace_takes(lede_trace_grid *grid, const lede_position *position, uint32_t boundary,
                      uint32_t *cursor, uint32_t *stop, const lede_annotation **annotation) {
    uint32_t end = grid->scope.span.stop;
    *annotation = NULL;
    if (boundary >= end) return false;
    if (position->layer == LEDE_NO_LAYER) {
        if (*cursor != UINT32_MAX) return false;
        *cursor = 0;
        *stop = boundary + 1;
        return lede_ground_holds(grid->ground, position->test, boundary);
    }
    *annotation = lede_ground_next_at(grid->ground, position, boundary, end, cursor);
    if (*annotation != NULL) *stop = (*annotation)->span.stop;
    return *annotation != NULL;
}

static bool is_better(const lede_trace_cell *now, const lede_trace_cell *other) {
    if (now->n_held == LEDE_TRACE_UNREACHED) return true;
    if (now->n_held != other->n_held) return other->n_held > now->n_held;
    return other->start > now->start;
}

/* Along the edges of a position to those that may come next at `boundary`. */
static void spread(lede_trace_grid *grid, const lede_position *position, uint32_t boundary,
                   lede_trace_cell arrival) {
    const lede_edge *edges = grid->automaton->edges + position->first_edge;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        if (!lede_trace_conditions_hold(grid, &edges[i], boundary)) continue;
        lede_trace_cell *cell = edges[i].target == LEDE_ACCEPT
                                    ? &grid->ends[boundary - grid->scope.span.start]
                                    : lede_trace_cell_at(grid, boundary, edges[i].target);
        if (is_better(cell, &arrival)) *cell = arrival;
    }
}

static void advance(lede_trace_grid *grid, uint32_t boundary, uint32_t position_i) {
    const lede_position *position = &grid->automaton->positions[position_i];
    const lede_trace_cell *cell = lede_trace_cell_at(grid, boundary, position_i);
    lede_trace_cell arrival = {.n_held = cell->n_held + (lede_trace_has_test(position) ? 1 : 0),
                               .start = cell->start,
                               .from_position = position_i,
                               .from_boundary = boundary};
    uint32_t cursor = UINT32_MAX, stop;
    const lede_annotation *annotation;
    while (lede_trace_takes(grid, position, boundary, &cursor, &stop, &annotation)) {
        spread(grid, position, stop, arrival);
    }
}

static lede_status reserve(lede_trace_grid *grid, lede_arena *arena, lede_error *err) {
    size_t boundaries = (size_t)(grid->scope.span.stop - grid->scope.span.start) + 1;
    size_t n_cells = boundaries * (grid->automaton->n_positions + 1);
    if (n_cells * sizeof *grid->cells > LEDE_LIVE_BYTES) {
        return lede_fail(
            err, LEDE_LIMIT,
            "a pattern of %u elements on a stretch of %zu tokens is too large to show; "
            "a smaller scope (within s, within 40) helps",
            grid->automaton->n_positions, boundaries - 1);
    }
    grid->cells = lede_arena_array(arena, n_cells, sizeof *grid->cells);
    if (grid->cells == NULL) return lede_fail_memory(err);
    memset(grid->cells, 0xff, n_cells * sizeof *grid->cells);
    grid->ends = grid->cells + boundaries * grid->automaton->n_positions;
    return LEDE_OK;
}

lede_status lede_trace_grid_fill(lede_trace_grid *grid, lede_ground *ground,
                                 const lede_automaton *automaton, lede_scope_span scope,
                                 lede_arena *arena, lede_error *err) {
    *grid = (lede_trace_grid){.ground = ground, .automaton = automaton, .scope = scope};
    ground->scope = scope.span;
    LEDE_TRY(lede_truth_fill(ground, automaton, scope.span, arena, &grid->truth, err));
    LEDE_TRY(reserve(grid, arena, err));
    for (uint32_t b = scope.span.start; b <= scope.span.stop; b++) {
        lede_trace_cell start = {
            .n_held = 0, .start = b, .from_position = automaton->n_positions, .from_boundary = b};
        if (b < scope.starts_before) spread(grid, lede_automaton_start(automaton), b, start);
        for (uint32_t p = 0; p < automaton->n_positions; p++) {
            if (lede_trace_cell_at(grid, b, p)->n_held != LEDE_TRACE_UNREACHED) advance(grid, b, p);
        }
    }
    return lede_ground_check(ground, err);
}
