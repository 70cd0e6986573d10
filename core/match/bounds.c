#include "match/bounds.h"

#include <stdlib.h>

void lede_bounds_clear(lede_bounds *bounds) {
    free(bounds->from);
    free(bounds->to);
    free(bounds->soonest);
    *bounds = (lede_bounds){0};
}

static bool reserve(uint32_t **data, size_t capacity) {
    uint32_t *grown = realloc(*data, capacity * sizeof *grown);
    if (grown != NULL) *data = grown;
    return grown != NULL;
}

static void at_least(lede_bounds *bounds, uint32_t i, uint32_t boundary) {
    if (bounds->from[i] < boundary) bounds->from[i] = boundary;
}
static void at_most(lede_bounds *bounds, uint32_t i, uint32_t boundary) {
    if (bounds->to[i] > boundary) bounds->to[i] = boundary;
}

static void apply_within(lede_bounds *bounds, lede_ground *ground,
                         const lede_span_condition *condition, lede_span window) {
    const lede_layer *layer = lede_layers_get(ground->layers, condition->layer);
    uint32_t i = 0, furthest = 0;
    for (uint32_t b = window.start; b <= window.stop; b++) {
        for (; i < layer->count && layer->annotations[i].span.start <= b; i++) {
            const lede_annotation *annotation = &layer->annotations[i];
            if (annotation->span.stop > furthest &&
                lede_ground_annotation_holds(ground, condition->test, annotation)) {
                furthest = annotation->span.stop;
            }
        }
        if (condition->negated)
            at_least(bounds, b - window.start, furthest + 1);
        else
            at_most(bounds, b - window.start, furthest);
    }
}

/* ---- containing ------------------------------------------------------------------------------ */

typedef struct sooner {
    lede_ground *ground;
    const lede_automaton *automaton;
    const uint64_t *truth;
    const uint32_t *rows; /* nearest stop, by boundary and position; UINT32_MAX: none */
    lede_span window;
} sooner;

/* Nearest stop of what follows the position from this boundary. */
static uint32_t soonest_from(const sooner *s, const lede_position *position, uint32_t boundary) {
    const lede_edge *edges = s->automaton->edges + position->first_edge;
    uint32_t i_boundary = boundary - s->window.start, best = UINT32_MAX;
    const uint32_t *row = s->rows + (size_t)i_boundary * s->automaton->n_positions;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        if (edges[i].conditions != 0 && (edges[i].conditions & ~s->truth[i_boundary]) != 0) {
            continue;
        }
        uint32_t stop = edges[i].target == LEDE_ACCEPT ? boundary : row[edges[i].target];
        if (stop < best) best = stop;
    }
    return best;
}

static uint32_t soonest_at(const sooner *s, const lede_position *position, uint32_t boundary) {
    if (boundary == s->window.stop) return UINT32_MAX;
    if (position->layer == LEDE_NO_LAYER) {
        if (!lede_ground_holds(s->ground, position->test, boundary)) return UINT32_MAX;
        return soonest_from(s, position, boundary + 1);
    }
    uint32_t cursor = UINT32_MAX, best = UINT32_MAX;
    for (;;) {
        const lede_annotation *annotation =
            lede_ground_next_at(s->ground, position, boundary, s->window.stop, &cursor);
        if (annotation == NULL) return best;
        uint32_t stop = soonest_from(s, position, annotation->span.stop);
        if (stop < best) best = stop;
    }
}

static lede_status apply_containing(lede_bounds *bounds, lede_ground *ground,
                                    const lede_span_condition *condition, lede_span window,
                                    lede_arena *arena, lede_error *err) {
    const lede_automaton *automaton = condition->inner;
    size_t n_rows = (size_t)(window.stop - window.start) + 1;
    size_t wanted = n_rows * automaton->n_positions;
    if (wanted * sizeof *bounds->soonest > LEDE_LIVE_BYTES) {
        return lede_fail(err, LEDE_LIMIT,
                         "'containing' with %u elements on a stretch of %zu tokens needs more "
                         "than %d MiB; a smaller scope (within s) helps",
                         automaton->n_positions, n_rows - 1, LEDE_LIVE_BYTES >> 20);
    }
    if (bounds->soonest_capacity < wanted) {
        if (!reserve(&bounds->soonest, wanted)) return lede_fail_memory(err);
        bounds->soonest_capacity = wanted;
    }
    sooner s = {ground, automaton, NULL, bounds->soonest, window};
    LEDE_TRY(lede_truth_fill(ground, automaton, window, arena, &s.truth, err));
    uint32_t nearest = UINT32_MAX;
    for (uint32_t b = window.stop + 1; b-- > window.start;) {
        uint32_t *row = bounds->soonest + (size_t)(b - window.start) * automaton->n_positions;
        for (uint32_t p = 0; p < automaton->n_positions; p++) {
            row[p] = soonest_at(&s, &automaton->positions[p], b);
        }
        uint32_t stop = soonest_from(&s, lede_automaton_start(automaton), b);
        if (stop < nearest) nearest = stop;
        if (!condition->negated)
            at_least(bounds, b - window.start, nearest);
        else if (nearest != UINT32_MAX)
            at_most(bounds, b - window.start, nearest - 1);
    }
    return lede_ground_check(ground, err);
}

lede_status lede_bounds_fill(lede_bounds *bounds, lede_ground *ground, const lede_compiled *rule,
                             lede_span window, lede_arena *arena, lede_error *err) {
    size_t n = (size_t)(window.stop - window.start) + 1;
    if (bounds->capacity < n) {
        bounds->capacity = 0;
        if (!reserve(&bounds->from, n) || !reserve(&bounds->to, n)) return lede_fail_memory(err);
        bounds->capacity = n;
    }
    bounds->start = window.start;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t most = window.stop;
        if (rule->scope.kind == LEDE_SCOPE_TOKEN &&
            rule->scope.count < window.stop - (window.start + i)) {
            most = window.start + i + rule->scope.count;
        }
        bounds->from[i] = 0;
        bounds->to[i] = most;
    }
    for (uint32_t i = 0; i < rule->n_span_conditions; i++) {
        const lede_span_condition *condition = &rule->span_conditions[i];
        if (condition->is_within) {
            apply_within(bounds, ground, condition, window);
        } else {
            LEDE_TRY(apply_containing(bounds, ground, condition, window, arena, err));
        }
    }
    return lede_ground_check(ground, err);
}
