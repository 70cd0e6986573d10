#include "match/walk.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

/* ---- the trail ------------------------------------------------------------------------------- */

bool lede_trail_add(lede_trail *trail, const lede_automaton *automaton, const lede_edge *edge,
                    uint32_t boundary, const lede_annotation *last) {
    for (uint32_t i = 0; i < edge->n_ops; i++) {
        const lede_capture_op *op = &automaton->ops[edge->first_op + i];
        bool stops = op->is_close && last != NULL && last->span.stop == boundary &&
                     last->rule != LEDE_PHRASE_RULE;
        lede_mark mark = {op->capture, boundary, op->is_close, stops ? last : NULL};
        if (!lede_array_push(trail, mark)) return false;
    }
    return true;
}

static int compare_captures(const void *left, const void *right) {
    const lede_capture *a = left, *b = right;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    uint32_t x = a->annotation == NULL ? UINT32_MAX : a->annotation->order;
    uint32_t y = b->annotation == NULL ? UINT32_MAX : b->annotation->order;
    return (x > y) - (x < y);
}

bool lede_trail_captures(const lede_trail *trail, lede_captures *out) {
    size_t first = out->count;
    for (size_t i = 0; i < trail->count; i++) {
        const lede_mark *mark = &trail->data[i];
        if (!mark->is_close) {
            lede_capture capture = {.name = mark->capture, .span = {mark->boundary, UINT32_MAX}};
            if (!lede_array_push(out, capture)) return false;
            continue;
        }
        /* Captures nest: the latest one of that name still open is meant. */
        for (size_t j = out->count; j-- > first;) {
            lede_capture *capture = &out->data[j];
            if (capture->name != mark->capture || capture->span.stop != UINT32_MAX) continue;
            capture->span.stop = mark->boundary;
            /* What took exactly one region, and nothing besides, is that annotation. */
            bool is_region =
                mark->annotation != NULL && mark->annotation->span.start == capture->span.start;
            if (is_region) capture->annotation = mark->annotation;
            break;
        }
    }
    /* What holds nothing is none. */
    size_t kept = first;
    for (size_t i = first; i < out->count; i++) {
        if (out->data[i].span.start < out->data[i].span.stop) out->data[kept++] = out->data[i];
    }
    out->count = kept;
    if (out->count - first > 1) {
        qsort(out->data + first, out->count - first, sizeof *out->data, compare_captures);
    }
    return true;
}

/* ---- the preferred match --------------------------------------------------------------------- */

static const lede_edge *first_open(const lede_live *live, const lede_position *position,
                                   uint32_t boundary, bool from_start) {
    const lede_edge *edge = live->automaton->edges + position->first_edge;
    const lede_edge *stop = edge + position->n_edges;
    const uint64_t *row = lede_live_row(live, boundary);
    bool may_end = !from_start && live->accept_from <= boundary && boundary <= live->accept_to;
    for (; edge < stop; edge++) {
        bool lives = edge->target == LEDE_ACCEPT ? may_end : lede_row_has(row, edge->target);
        if (lives && lede_live_conditions_hold(live, edge, boundary)) return edge;
    }
    return NULL;
}

/* The boundary behind what the position takes; the first annotation in order that leads on. */
static uint32_t take(const lede_live *live, const lede_position *position, uint32_t boundary,
                     const lede_annotation **last) {
    if (position->layer == LEDE_NO_LAYER) return boundary + 1;
    uint32_t cursor = UINT32_MAX;
    do {
        *last = lede_ground_next_at(live->ground, position, boundary, live->window.stop, &cursor);
    } while (*last != NULL && !lede_live_any_open(live, position, (*last)->span.stop));
    return *last == NULL ? UINT32_MAX : (*last)->span.stop;
}

lede_status lede_walk_first(const lede_live *live, uint32_t start, lede_trail *trail,
                            uint32_t *stop, lede_error *err) {
    const lede_automaton *automaton = live->automaton;
    const lede_annotation *last = NULL;
    uint32_t boundary = start;
    trail->count = 0;
    const lede_edge *edge = first_open(live, lede_automaton_start(automaton), boundary, true);
    for (;;) {
        /* Live rows promise a way; without one a kept failure made them wrong. */
        if (edge == NULL) {
            LEDE_TRY(lede_ground_check(live->ground, err));
            return lede_fail(err, LEDE_LIMIT, "a match was lost on the way");
        }
        if (edge->n_ops > 0 && !lede_trail_add(trail, automaton, edge, boundary, last)) {
            return lede_fail_memory(err);
        }
        if (edge->target == LEDE_ACCEPT) break;
        const lede_position *position = &automaton->positions[edge->target];
        boundary = take(live, position, boundary, &last);
        edge = boundary == UINT32_MAX ? NULL : first_open(live, position, boundary, false);
    }
    *stop = boundary;
    return LEDE_OK;
}

/* ---- how far --------------------------------------------------------------------------------- */

void lede_reach_clear(lede_reach *reach) {
    free(reach->rows);
    *reach = (lede_reach){0};
}

typedef struct front {
    const lede_live *live;
    lede_reach *reach;
    uint32_t start;
    uint32_t furthest; /* boundary whose row is zeroed and may have bits */
    uint32_t first_stop, last_stop;
    lede_stops *stops; /* all, with some twice; or NULL */
} front;

static uint64_t *front_row(const front *f, uint32_t boundary) {
    return f->reach->rows + (size_t)(boundary - f->start) * f->live->automaton->n_words;
}

static bool extend_to(front *f, uint32_t boundary) {
    size_t n_words = f->live->automaton->n_words;
    size_t wanted = ((size_t)(boundary - f->start) + 1) * n_words;
    if (f->reach->capacity < wanted || f->reach->rows == NULL) {
        size_t capacity = wanted * 2 + 1;
        uint64_t *grown = realloc(f->reach->rows, capacity * sizeof *grown);
        if (grown == NULL) return false;
        f->reach->rows = grown;
        f->reach->capacity = capacity;
    }
    while (f->furthest < boundary) {
        memset(front_row(f, ++f->furthest), 0, n_words * sizeof *f->reach->rows);
    }
    return true;
}

static bool spread(front *f, const lede_position *position, uint32_t boundary, bool from_start) {
    const lede_edge *edges = f->live->automaton->edges + position->first_edge;
    if (boundary > f->furthest && !extend_to(f, boundary)) return false;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        uint32_t target = edges[i].target;
        if (!lede_live_open(f->live, &edges[i], boundary)) continue;
        if (target != LEDE_ACCEPT) {
            front_row(f, boundary)[target / WORD_BITS] |= (uint64_t)1 << (target % WORD_BITS);
        } else if (f->stops != NULL) {
            if (!lede_array_push(f->stops, boundary)) return false;
        } else if (!from_start) {
            if (boundary < f->first_stop) f->first_stop = boundary;
            if (boundary > f->last_stop) f->last_stop = boundary;
        }
    }
    return true;
}

static bool advance(front *f, uint32_t p, uint32_t boundary) {
    const lede_position *position = &f->live->automaton->positions[p];
    if (position->layer == LEDE_NO_LAYER) return spread(f, position, boundary + 1, false);
    uint32_t cursor = UINT32_MAX;
    for (;;) {
        const lede_annotation *annotation =
            lede_ground_next_at(f->live->ground, position, boundary, f->live->window.stop, &cursor);
        if (annotation == NULL) return true;
        if (!spread(f, position, annotation->span.stop, false)) return false;
    }
}

/* Until nothing lives any more, or, `shortest`, until the first stop. */
static lede_status flow(front *f, bool shortest, lede_error *err) {
    uint32_t n_words = f->live->automaton->n_words;
    if (!extend_to(f, f->start)) return lede_fail_memory(err);
    memset(f->reach->rows, 0, n_words * sizeof *f->reach->rows);
    if (!spread(f, lede_automaton_start(f->live->automaton), f->start, true)) {
        return lede_fail_memory(err);
    }
    for (uint32_t b = f->start; b <= f->furthest && b < f->live->window.stop; b++) {
        if (shortest && f->first_stop <= b) break;
        for (uint32_t w = 0; w < n_words; w++) {
            uint64_t bits = front_row(f, b)[w];
            for (; bits != 0; bits &= bits - 1) {
                uint32_t p = w * WORD_BITS + lede_lowest_bit(bits);
                if (!advance(f, p, b)) return lede_fail_memory(err);
            }
        }
    }
    return lede_ground_check(f->live->ground, err);
}

lede_status lede_walk_reach(const lede_live *live, lede_reach *reach, uint32_t start, bool shortest,
                            uint32_t *stop, lede_error *err) {
    front f = {
        .live = live, .reach = reach, .start = start, .furthest = start, .first_stop = UINT32_MAX};
    LEDE_TRY(flow(&f, shortest, err));
    *stop = shortest ? f.first_stop : f.last_stop;
    return LEDE_OK;
}

/* ---- all stops ------------------------------------------------------------------------------- */

static int compare_stops(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

lede_status lede_walk_stops(const lede_live *live, lede_reach *reach, uint32_t start,
                            lede_stops *stops, lede_error *err) {
    front f = {.live = live,
               .reach = reach,
               .start = start,
               .furthest = start,
               .first_stop = UINT32_MAX,
               .stops = stops};
    LEDE_TRY(flow(&f, false, err));
    if (stops->count < 2) return LEDE_OK;
    qsort(stops->data, stops->count, sizeof *stops->data, compare_stops);
    size_t kept = 1;
    for (size_t i = 1; i < stops->count; i++) {
        if (stops->data[i] != stops->data[kept - 1]) stops->data[kept++] = stops->data[i];
    }
    stops->count = kept;
    return LEDE_OK;
}

bool lede_stops_have(const lede_stops *stops, uint32_t boundary) {
    size_t low = 0, high = stops->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stops->data[middle] < boundary)
            low = middle + 1;
        else
            high = middle;
    }
    return low < stops->count && stops->data[low] == boundary;
}

void lede_stops_keep_common(lede_stops *stops, const lede_stops *others) {
    size_t kept = 0;
    for (size_t i = 0; i < stops->count; i++) {
        if (lede_stops_have(others, stops->data[i])) stops->data[kept++] = stops->data[i];
    }
    stops->count = kept;
}
