#include "match/live.h"

#include <stdlib.h>

#include "match/mask.h"

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

bool lede_live_starts_asking(const lede_live *live, uint32_t boundary) {
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

/* Positions with an edge to one of `next` that asks for nothing, into `row`. */
static void lead_back(const lede_automaton *automaton, const uint64_t *next, uint64_t *row) {
    uint32_t n_words = automaton->n_words;
    for (uint32_t w = 0; w < n_words; w++) {
        for (uint64_t bits = next[w]; bits != 0; bits &= bits - 1) {
            uint32_t p = w * WORD_BITS + lede_lowest_bit(bits);
            const uint64_t *from = automaton->masks->before + (size_t)p * n_words;
            for (uint32_t v = 0; v < n_words; v++) row[v] |= from[v];
        }
    }
}

/* Positions from which some edge that asks for conditions is open at boundary b, into `row`. */
static void lead_asking(const lede_live *live, uint32_t b, bool accepts, uint64_t *row) {
    const struct lede_masks *masks = live->automaton->masks;
    const uint64_t *next = lede_live_row(live, b);
    for (uint32_t i = 0; i < masks->n_edges; i++) {
        const lede_back_edge *edge = &masks->edges[i];
        if ((edge->conditions & ~live->truth[b - live->truth_start]) != 0) continue;
        bool lives = edge->target == LEDE_ACCEPT ? accepts : lede_row_has(next, edge->target);
        if (lives) lede_row_set(row, edge->from);
    }
}

/* Positions of one layer stand together. */
static void take_regions(const lede_live *live, uint32_t token, uint64_t *row) {
    const lede_automaton *automaton = live->automaton;
    const struct lede_masks *masks = automaton->masks;
    for (uint32_t layer_i = 0, i = 0; i < masks->n_regions; layer_i++) {
        const lede_position *first = &automaton->positions[masks->regions[i]];
        const uint64_t *bits = layer_i < LEDE_LIVE_LAYERS
                                   ? live->starts[layer_i]
                                   : lede_ground_starts(live->ground, first->layer);
        bool starts = first->phrases != NULL || (bits != NULL && lede_row_has(bits, token));
        uint32_t stop = i + masks->n_of_layer[i];
        for (; starts && i < stop; i++) {
            const lede_position *position = &automaton->positions[masks->regions[i]];
            if (region_lives(live, position, token)) lede_row_set(row, masks->regions[i]);
        }
        i = stop;
    }
}

static void find_starts(lede_live *live) {
    const lede_automaton *automaton = live->automaton;
    const struct lede_masks *masks = automaton->masks;
    uint32_t n = 0;
    for (uint32_t i = 0; i < masks->n_regions && n < LEDE_LIVE_LAYERS; i += masks->n_of_layer[i]) {
        const lede_position *position = &automaton->positions[masks->regions[i]];
        live->starts[n++] =
            position->phrases != NULL ? NULL : lede_ground_starts(live->ground, position->layer);
    }
}

/* The row of boundary b from those behind it. */
static void fill_row(const lede_live *live, uint32_t b) {
    const lede_automaton *automaton = live->automaton;
    const struct lede_masks *masks = automaton->masks;
    uint64_t *row = lede_live_row(live, b), asks = 0;
    bool accepts = live->accept_from <= b + 1 && b + 1 <= live->accept_to;
    lede_fit fit = lede_ground_fit(live->ground, automaton, live->fits, b);
    for (uint32_t w = 0; w < automaton->n_words; w++) {
        row[w] = accepts ? masks->accepts[w] : 0;
        asks |= masks->asking[w] & fit.may[w];
    }
    lead_back(automaton, lede_live_row(live, b + 1), row);
    if (asks != 0) lead_asking(live, b + 1, accepts, row);
    for (uint32_t w = 0; w < automaton->n_words; w++) {
        row[w] &= fit.may[w];
        if ((row[w] & fit.asks[w]) != 0)
            row[w] = lede_ground_ask(live->ground, automaton, b, w, row[w], fit.asks[w]);
    }
    if (masks->n_regions > 0) take_regions(live, b, row);
}

/* The same of all rows, where each is one word. `is_plain`: no edge asks, nothing takes a region,
 * and a match may stop anywhere, which the compiler then need not look at. */
static inline void fill_words(const lede_live *live, bool is_plain) {
    const lede_automaton *automaton = live->automaton;
    const struct lede_masks *masks = automaton->masks;
    const uint64_t *before = masks->before;
    lede_fits *fits = live->fits;
    lede_span window = live->window;
    uint64_t accepts = *masks->accepts, asking = *masks->asking, *rows = live->rows, next = 0;
    for (uint32_t b = window.stop; b > window.start; b--) {
        lede_fit fit = lede_ground_fit(live->ground, automaton, fits, b - 1);
        bool may_end = is_plain || (live->accept_from <= b && b <= live->accept_to);
        uint64_t row = (may_end ? accepts : 0) | lede_masks_lead_back(before, next);
        if (!is_plain && (asking & *fit.may) != 0) lead_asking(live, b, may_end, &row);
        row &= *fit.may;
        if ((row & *fit.asks) != 0)
            row = lede_ground_ask(live->ground, automaton, b - 1, 0, row, *fit.asks);
        if (!is_plain && masks->n_regions > 0) take_regions(live, b - 1, &row);
        rows[b - 1 - window.start] = next = row;
    }
}

void lede_live_fill_plain(const lede_live *live) {
    fill_words(live, true);
}

lede_status lede_live_fill(lede_live *live, lede_ground *ground, const lede_automaton *automaton,
                           lede_span window, lede_error *err) {
    uint32_t n_tokens = window.stop - window.start;
    live->ground = ground;
    live->automaton = automaton;
    live->window = window;
    LEDE_TRY(lede_live_reserve(live, err));
    find_starts(live);
    LEDE_TRY(lede_ground_enter_fits(ground, automaton, n_tokens, &live->fits, err));
    memset(lede_live_row(live, window.stop), 0, automaton->n_words * sizeof *live->rows);
    if (automaton->n_words == 1) {
        fill_words(live, false);
    } else {
        for (uint32_t b = window.stop; b > window.start;) fill_row(live, --b);
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

/* A look-around at one token. */
static lede_status fill_beside(lede_ground *ground, const lede_boundary_condition *condition,
                               uint32_t bit, lede_span scope, lede_span wanted, uint64_t *truth,
                               lede_error *err) {
    const lede_automaton *look = condition->look;
    for (uint32_t b = wanted.start; b <= wanted.stop; b++) {
        bool is_edge = b == (condition->behind ? scope.start : scope.stop), holds = false;
        uint32_t token = condition->behind ? b - 1 : b;
        for (uint32_t p = 0; p < look->n_positions && !is_edge && !holds; p++) {
            holds = lede_ground_holds(ground, look->positions[p].test, token);
        }
        merge(truth, b - scope.start, bit, holds != condition->negated);
    }
    return lede_ground_check(ground, err);
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
    return lede_truth_fill_within(ground, automaton, scope, scope, arena, out, err);
}

lede_status lede_truth_fill_within(lede_ground *ground, const lede_automaton *automaton,
                                   lede_span scope, lede_span wanted, lede_arena *arena,
                                   const uint64_t **out, lede_error *err) {
    *out = NULL;
    if (automaton->n_conditions == 0) return LEDE_OK;
    size_t boundaries = (size_t)(scope.stop - scope.start) + 1;
    uint64_t *truth = lede_arena_zalloc(arena, boundaries * sizeof *truth);
    if (truth == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        const lede_boundary_condition *condition = &automaton->conditions[i];
        if (!condition->is_look) {
            LEDE_TRY(fill_boundary(ground, condition, i, scope, truth, err));
        } else if (condition->look->masks->is_single) {
            LEDE_TRY(fill_beside(ground, condition, i, scope, wanted, truth, err));
        } else if (condition->behind) {
            LEDE_TRY(fill_behind(ground, condition, i, scope, arena, truth, err));
        } else {
            LEDE_TRY(fill_ahead(ground, condition, i, scope, arena, truth, err));
        }
    }
    *out = truth;
    return LEDE_OK;
}
