/* trace_grid.h — every element of a pattern tried wherever the elements before it lead, over one
 * scope: for each boundary and position the best way on which the position may take what starts
 * there. Best is the way on which most elements with a test of their own held; of several the one
 * that starts last, which is the shortest.
 * owner: a trace, one scope at a time
 * floor: match */
#ifndef LEDE_MATCH_TRACE_GRID_H
#define LEDE_MATCH_TRACE_GRID_H

#include "match/live.h"
#include "match/trace.h"
#include "match/window.h"

#define LEDE_TRACE_UNREACHED UINT32_MAX

typedef struct lede_trace_cell {
    uint32_t n_held; /* before this element; LEDE_TRACE_UNREACHED: no way leads here */
    uint32_t start;  /* boundary */
    /* The element before and the boundary where it was; position n_positions: none before. */
    uint32_t from_position, from_boundary;
} lede_trace_cell;

typedef struct lede_trace_grid {
    lede_ground *ground;
    const lede_automaton *automaton;
    lede_scope_span scope;
    const uint64_t *truth;  /* by boundary of the scope: conditions that hold; NULL: has none */
    lede_trace_cell *cells; /* n_positions a boundary of the scope */
    lede_trace_cell *ends;  /* by boundary: the best way that reached the end of the pattern */
} lede_trace_grid;

/* `truth` and cells in `arena`. NOMEM, LIMIT. */
lede_status lede_trace_grid_fill(lede_trace_grid *grid, lede_ground *ground,
                                 const lede_automaton *automaton, lede_scope_span scope,
                                 lede_arena *arena, lede_error *err);

static inline lede_trace_cell *lede_trace_cell_at(const lede_trace_grid *grid, uint32_t boundary,
                                                  uint32_t position) {
    size_t row = boundary - grid->scope.span.start;
    return &grid->cells[row * grid->automaton->n_positions + position];
}

/* Does the position say anything of what it takes? */
static inline bool lede_trace_has_test(const lede_position *position) {
    return position->test != LEDE_NO_TEST || position->layer != LEDE_NO_LAYER;
}

/* What is shown of what an element took: of a phrase its tokens. */
static inline const lede_annotation *lede_trace_region(const lede_annotation *annotation) {
    return annotation == NULL || annotation->rule == LEDE_PHRASE_RULE ? NULL : annotation;
}

static inline bool lede_trace_conditions_hold(const lede_trace_grid *grid, const lede_edge *edge,
                                              uint32_t boundary) {
    return edge->conditions == 0 ||
           (edge->conditions & ~grid->truth[boundary - grid->scope.span.start]) == 0;
}

/* Each boundary behind what the position takes at `boundary`, in order of annotations; *cursor
 * starts at UINT32_MAX. False: no more. A failure is kept in the ground. */
bool lede_trace_takes(lede_trace_grid *grid, const lede_position *position, uint32_t boundary,
                      uint32_t *cursor, uint32_t *stop, const lede_annotation **annotation);

#endif
