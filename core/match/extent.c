#include "match/extent.h"

#include <stdlib.h>

void lede_extent_clear(lede_extent *extent) {
    free(extent->rows);
    *extent = (lede_extent){0};
}

typedef struct pass {
    lede_extent_query query;
    lede_ground *ground;
    const uint32_t *rows;
} pass;

static uint32_t better(const pass *s, uint32_t a, uint32_t b) {
    if (a == LEDE_NO_EXTENT || b == LEDE_NO_EXTENT) return a == LEDE_NO_EXTENT ? b : a;
    return (a < b) == s->query.furthest ? b : a;
}

/* The best stop of what follows the position from this boundary. */
static uint32_t stop_from(const pass *s, const lede_position *position, uint32_t boundary,
                          bool may_end) {
    const lede_edge *edges = s->query.automaton->edges + position->first_edge;
    uint32_t i_boundary = boundary - s->query.window.start, best = LEDE_NO_EXTENT;
    const uint32_t *row = s->rows + (size_t)i_boundary * s->query.automaton->n_positions;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        if (edges[i].conditions != 0 && (edges[i].conditions & ~s->query.truth[i_boundary]) != 0) {
            continue;
        }
        if (edges[i].target != LEDE_ACCEPT) {
            best = better(s, best, row[edges[i].target]);
        } else if (may_end) {
            best = better(s, best, boundary);
        }
    }
    return best;
}

static uint32_t stop_at(const pass *s, const lede_position *position, uint32_t boundary) {
    if (boundary == s->query.window.stop) return LEDE_NO_EXTENT;
    if (position->layer == LEDE_NO_LAYER) {
        if (!lede_ground_holds(s->ground, position->test, boundary)) return LEDE_NO_EXTENT;
        return stop_from(s, position, boundary + 1, true);
    }
    uint32_t cursor = UINT32_MAX, best = LEDE_NO_EXTENT;
    for (;;) {
        const lede_annotation *annotation =
            lede_ground_next_at(s->ground, position, boundary, s->query.window.stop, &cursor);
        if (annotation == NULL) return best;
        best = better(s, best, stop_from(s, position, annotation->span.stop, true));
    }
}

lede_status lede_extent_fill(lede_extent *extent, lede_ground *ground,
                             const lede_extent_query *query, uint32_t *stops, lede_error *err) {
    const lede_automaton *automaton = query->automaton;
    lede_span window = query->window;
    size_t n_rows = (size_t)(window.stop - window.start) + 1;
    size_t wanted = n_rows * automaton->n_positions;
    if (wanted * sizeof *extent->rows > LEDE_LIVE_BYTES) {
        return lede_fail(err, LEDE_LIMIT,
                         "a pattern of %u elements on a stretch of %zu tokens needs more than %d "
                         "MiB; a smaller scope (within s) helps",
                         automaton->n_positions, n_rows - 1, LEDE_LIVE_BYTES >> 20);
    }
    if (extent->capacity < wanted) {
        uint32_t *grown = realloc(extent->rows, wanted * sizeof *grown);
        if (grown == NULL) return lede_fail_memory(err);
        extent->rows = grown;
        extent->capacity = wanted;
    }
    pass s = {*query, ground, extent->rows};
    for (uint32_t b = window.stop + 1; b-- > window.start;) {
        uint32_t *row = extent->rows + (size_t)(b - window.start) * automaton->n_positions;
        for (uint32_t p = 0; p < automaton->n_positions; p++) {
            row[p] = stop_at(&s, &automaton->positions[p], b);
        }
        stops[b - window.start] =
            stop_from(&s, lede_automaton_start(automaton), b, query->may_be_empty);
    }
    return lede_ground_check(ground, err);
}
