#include "match/live.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

void lede_live_clear(lede_live *live) {
    free(live->rows);
    *live = (lede_live){0};
}

bool lede_live_any_open(const lede_live *live, const lede_position *position, uint32_t boundary) {
    const lede_edge *edges = live->automaton->edges + position->first_edge;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        if (lede_live_open(live, &edges[i], boundary)) return true;
    }
    return false;
}

bool lede_live_starts(const lede_live *live, uint32_t boundary) {
    const lede_position *start = lede_automaton_start(live->automaton);
    const lede_edge *edges = live->automaton->edges + start->first_edge;
    for (uint32_t i = 0; i < start->n_edges; i++) {
        if (edges[i].target != LEDE_ACCEPT && lede_live_open(live, &edges[i], boundary)) {
            return true;
        }
    }
    return false;
}

lede_status lede_live_reserve(lede_live *live, lede_error *err) {
    size_t boundaries = (size_t)(live->window.stop - live->window.start) + 1;
    size_t bytes = boundaries * live->automaton->n_words * sizeof *live->rows;
    if (bytes > LEDE_LIVE_BYTES) {
        return lede_fail(err, LEDE_LIMIT,
                         "a pattern of %u elements on a stretch of %zu tokens needs more than %d "
                         "MiB; a smaller scope (within s, within 40) helps",
                         live->automaton->n_positions, boundaries - 1, LEDE_LIVE_BYTES >> 20);
    }
    if (live->capacity < bytes || live->rows == NULL) {
        uint64_t *grown = realloc(live->rows, bytes == 0 ? 1 : bytes);
        if (grown == NULL) return lede_fail_memory(err);
        live->rows = grown;
        live->capacity = bytes;
    }
    return LEDE_OK;
}

static bool region_lives(const lede_live *live, const lede_position *position, uint32_t token) {
    uint32_t cursor = UINT32_MAX;
    for (;;) {
        const lede_annotation *annotation =
            lede_ground_next_at(live->ground, position, token, live->window.stop, &cursor);
        if (annotation == NULL) return false;
        if (lede_live_any_open(live, position, annotation->span.stop)) return true;
    }
}

/* The row of boundary b from those behind it. */
static void fill_row(lede_live *live, uint32_t b) {
    const lede_automaton *automaton = live->automaton;
    uint64_t *row = lede_live_row(live, b);
    memset(row, 0, automaton->n_words * sizeof *row);
    if (b == live->window.stop) return;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        bool lives;
        if (position->layer != LEDE_NO_LAYER) {
            lives = region_lives(live, position, b);
        } else if (lede_ground_is_cheap(live->ground, position->test)) {
            lives = lede_ground_holds(live->ground, position->test, b) &&
                    lede_live_any_open(live, position, b + 1);
        } else {
            lives = lede_live_any_open(live, position, b + 1) &&
                    lede_ground_holds(live->ground, position->test, b);
        }
        if (lives) row[p / WORD_BITS] |= (uint64_t)1 << (p % WORD_BITS);
    }
}

lede_status lede_live_fill(lede_live *live, lede_ground *ground, const lede_automaton *automaton,
                           lede_span window, lede_error *err) {
    live->ground = ground;
    live->automaton = automaton;
    live->window = window;
    LEDE_TRY(lede_live_reserve(live, err));
    for (uint32_t b = window.stop;; b--) {
        fill_row(live, b);
        if (b == window.start) break;
    }
    return lede_ground_check(ground, err);
}

/* ---- conditions ------------------------------------------------------------------------------ */

static void merge(uint64_t *truth, uint32_t i, uint32_t bit, bool holds) {
    if (holds) truth[i] |= (uint64_t)1 << bit;
}

static lede_status fill_boundary(lede_ground *ground, const lede_boundary_condition *condition,
                                 uint32_t bit, lede_span scope, uint64_t *truth, lede_error *err) {
    const uint64_t *bits =
        lede_ground_boundaries(ground, condition->layer, condition->test, condition->at_end);
    if (bits == NULL) return lede_ground_check(ground, err);
    for (uint32_t b = scope.start; b <= scope.stop; b++) {
        bool is_edge = b == (condition->at_end ? ground->scope.start : ground->scope.stop);
        bool holds = (bits[b / WORD_BITS] >> (b % WORD_BITS)) & 1;
        merge(truth, b - scope.start, bit, holds && !is_edge);
    }
    return lede_ground_check(ground, err);
}

static lede_status fill_ahead(lede_ground *ground, const lede_boundary_condition *condition,
                              uint32_t bit, lede_span scope, lede_arena *arena, uint64_t *truth,
                              lede_error *err) {
    lede_live live = {.accept_to = UINT32_MAX, .truth_start = scope.start};
    LEDE_TRY(lede_truth_fill(ground, condition->look, scope, arena, &live.truth, err));
    lede_status status = lede_live_fill(&live, ground, condition->look, scope, err);
    for (uint32_t b = scope.start; status == LEDE_OK && b <= scope.stop; b++) {
        bool holds = lede_live_any_open(&live, lede_automaton_start(condition->look), b);
        merge(truth, b - scope.start, bit, holds != condition->negated);
    }
    lede_live_clear(&live);
    return status;
}

/* Positions that may take what starts at each boundary, from matches begun anywhere before. */
typedef struct forward {
    lede_live live; /* rows: active positions, here */
    bool *ends;     /* by boundary: a match stops here */
} forward;

static void spread(forward *f, const lede_position *position, uint32_t boundary) {
    const lede_edge *edges = f->live.automaton->edges + position->first_edge;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        uint32_t target = edges[i].target;
        if (!lede_live_conditions_hold(&f->live, &edges[i], boundary)) continue;
        if (target == LEDE_ACCEPT) {
            f->ends[boundary - f->live.window.start] = true;
        } else {
            lede_live_row(&f->live, boundary)[target / WORD_BITS] |= (uint64_t)1
                                                                     << (target % WORD_BITS);
        }
    }
}

static void take(forward *f, uint32_t b) {
    const lede_automaton *automaton = f->live.automaton;
    lede_ground *ground = f->live.ground;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        if (!((lede_live_row(&f->live, b)[p / WORD_BITS] >> (p % WORD_BITS)) & 1)) continue;
        if (position->layer == LEDE_NO_LAYER) {
            if (lede_ground_holds(ground, position->test, b)) spread(f, position, b + 1);
            continue;
        }
        uint32_t cursor = UINT32_MAX;
        const lede_annotation *annotation;
        while ((annotation = lede_ground_next_at(ground, position, b, f->live.window.stop,
                                                 &cursor)) != NULL) {
            spread(f, position, annotation->span.stop);
        }
    }
}

static lede_status fill_behind(lede_ground *ground, const lede_boundary_condition *condition,
                               uint32_t bit, lede_span scope, lede_arena *arena, uint64_t *truth,
                               lede_error *err) {
    size_t boundaries = (size_t)(scope.stop - scope.start) + 1;
    forward f = {.live = {.ground = ground,
                          .automaton = condition->look,
                          .window = scope,
                          .truth_start = scope.start}};
    LEDE_TRY(lede_truth_fill(ground, condition->look, scope, arena, &f.live.truth, err));
    LEDE_TRY(lede_live_reserve(&f.live, err));
    f.ends = calloc(boundaries, sizeof *f.ends);
    lede_status status = f.ends == NULL ? lede_fail_memory(err) : LEDE_OK;
    if (status == LEDE_OK) {
        memset(f.live.rows, 0, boundaries * condition->look->n_words * sizeof *f.live.rows);
        for (uint32_t b = scope.start; b <= scope.stop; b++) {
            spread(&f, lede_automaton_start(condition->look), b);
            if (b < scope.stop) take(&f, b);
        }
        for (uint32_t i = 0; i < boundaries; i++) {
            merge(truth, i, bit, f.ends[i] != condition->negated);
        }
        status = lede_ground_check(ground, err);
    }
    free(f.ends);
    lede_live_clear(&f.live);
    return status;
}

lede_status lede_truth_fill(lede_ground *ground, const lede_automaton *automaton, lede_span scope,
                            lede_arena *arena, const uint64_t **out, lede_error *err) {
    *out = NULL;
    if (automaton->n_conditions == 0) return LEDE_OK;
    size_t boundaries = (size_t)(scope.stop - scope.start) + 1;
    uint64_t *truth = lede_arena_zalloc(arena, boundaries * sizeof *truth);
    if (truth == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        const lede_boundary_condition *condition = &automaton->conditions[i];
        if (!condition->is_look) {
            LEDE_TRY(fill_boundary(ground, condition, i, scope, truth, err));
        } else if (condition->behind) {
            LEDE_TRY(fill_behind(ground, condition, i, scope, arena, truth, err));
        } else {
            LEDE_TRY(fill_ahead(ground, condition, i, scope, arena, truth, err));
        }
    }
    *out = truth;
    return LEDE_OK;
}
