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
    const uint64_t *row = lede_live_row(live, boundary), *asked = live->automaton->masks->asked;
    uint64_t lives = 0;
    for (uint32_t w = 0; w < live->automaton->n_words; w++) lives |= row[w] & asked[w];
    if (lives == 0) return false;
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

/* Of those that `may`, positions from which some edge that asks for conditions is open at boundary
 * b, into `row`. */
static void lead_asking(const lede_live *live, uint32_t b, bool accepts, const uint64_t *may,
                        uint64_t *row) {
    const struct lede_masks *masks = live->automaton->masks;
    const uint64_t *next = lede_live_row(live, b);
    for (uint32_t i = 0; i < masks->n_edges; i++) {
        const lede_back_edge *edge = &masks->edges[i];
        bool lives = edge->target == LEDE_ACCEPT ? accepts : lede_row_has(next, edge->target);
        if (!lives || lede_row_has(row, edge->from) || !lede_row_has(may, edge->from)) continue;
        if (lede_truth_has(live->truth, edge->conditions, b)) lede_row_set(row, edge->from);
    }
}

/* Positions of one layer stand together. */
static void take_regions(const lede_live *live, uint32_t token, uint64_t *row) {
    const lede_automaton *automaton = live->automaton;
    const struct lede_masks *masks = automaton->masks;
    if (!lede_ground_may_begin(live->ground, automaton, token)) return;
    for (uint32_t i = 0; i < masks->n_regions;) {
        const lede_position *first = &automaton->positions[masks->regions[i]];
        bool starts = first->phrases != NULL ||
                      lede_ground_first(live->ground, first->layer, token) != UINT32_MAX;
        uint32_t stop = i + masks->n_of_layer[i];
        for (; starts && i < stop; i++) {
            const lede_position *position = &automaton->positions[masks->regions[i]];
            if (region_lives(live, position, token)) lede_row_set(row, masks->regions[i]);
        }
        i = stop;
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
    if (asks != 0) lead_asking(live, b + 1, accepts, fit.may, row);
    for (uint32_t w = 0; w < automaton->n_words; w++) {
        row[w] = lede_ground_keep(live->ground, automaton, &fit, w, row[w]);
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
        if (!is_plain && (asking & *fit.may) != 0 &&
            ((may_end && masks->ends_ask) || (next & *masks->asked) != 0))
            lead_asking(live, b, may_end, fit.may, &row);
        row = lede_ground_keep(live->ground, automaton, &fit, 0, row);
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
    LEDE_TRY(lede_ground_enter_fits(ground, automaton, n_tokens, &live->fits, err));
    memset(lede_live_row(live, window.stop), 0, automaton->n_words * sizeof *live->rows);
    if (automaton->n_words == 1) {
        fill_words(live, false);
    } else {
        for (uint32_t b = window.stop; b > window.start;) fill_row(live, --b);
    }
    return lede_ground_check(ground, err);
}
