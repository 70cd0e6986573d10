#include "match/every.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 256, KEPT_SLOTS = 4096 };

void lede_every_clear(lede_every *every) {
    free(every->found.data);
    free(every->captures.data);
    free(every->slots);
    free(every->trail.data);
    free(every->frames.data);
    lede_seen_clear(&every->seen);
    *every = (lede_every){0};
}

/* Large tables are given back rather than wiped again and again. */
void lede_every_forget(lede_every *every) {
    every->found.count = 0;
    every->captures.count = 0;
    if (every->n_slots > KEPT_SLOTS) {
        free(every->slots);
        every->slots = NULL;
        every->n_slots = 0;
    } else if (every->slots != NULL) {
        memset(every->slots, 0, every->n_slots * sizeof *every->slots);
    }
    lede_seen_forget(&every->seen);
}

/* ---- what was found -------------------------------------------------------------------------- */

static const lede_capture *captures_of(const lede_every *every, const lede_found *found) {
    return every->captures.data + found->first_capture;
}

static bool same_capture(const lede_capture *a, const lede_capture *b) {
    return a->name == b->name && a->span.start == b->span.start && a->span.stop == b->span.stop &&
           a->annotation == b->annotation;
}

static bool same_found(const lede_every *every, const lede_found *a, const lede_found *b) {
    if (a->span.start != b->span.start || a->span.stop != b->span.stop ||
        a->n_captures != b->n_captures) {
        return false;
    }
    for (uint32_t i = 0; i < a->n_captures; i++) {
        if (!same_capture(captures_of(every, a) + i, captures_of(every, b) + i)) return false;
    }
    return true;
}

static uint64_t hash_found(const lede_every *every, const lede_found *found) {
    uint64_t hash = lede_seen_mix(found->span.start, found->span.stop);
    for (uint32_t i = 0; i < found->n_captures; i++) {
        const lede_capture *capture = captures_of(every, found) + i;
        hash = lede_seen_mix(hash, capture->name);
        hash = lede_seen_mix(hash, ((uint64_t)capture->span.start << 32) | capture->span.stop);
    }
    return hash;
}

/* The slot of an equal one, or the free one where it would go. */
static size_t find_slot(const lede_every *every, const lede_found *found) {
    size_t mask = every->n_slots - 1;
    for (size_t i = (size_t)hash_found(every, found) & mask;; i = (i + 1) & mask) {
        if (every->slots[i] == 0) return i;
        if (same_found(every, &every->found.data[every->slots[i] - 1], found)) return i;
    }
}

static bool grow_slots(lede_every *every) {
    size_t n_slots = every->n_slots == 0 ? FIRST_SLOTS : every->n_slots * 2;
    uint32_t *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    free(every->slots);
    every->slots = slots;
    every->n_slots = n_slots;
    for (size_t i = 0; i < every->found.count; i++) {
        every->slots[find_slot(every, &every->found.data[i])] = (uint32_t)i + 1;
    }
    return true;
}

lede_status lede_every_add(lede_every *every, lede_span span, const lede_trail *trail,
                           lede_error *err) {
    if (every->found.count * 2 >= every->n_slots && !grow_slots(every)) {
        return lede_fail_memory(err);
    }
    lede_found found = {.span = span,
                        .first_capture = (uint32_t)every->captures.count,
                        .order = (uint32_t)every->found.count};
    if (!lede_trail_captures(trail, &every->captures)) return lede_fail_memory(err);
    found.n_captures = (uint32_t)every->captures.count - found.first_capture;
    size_t slot = find_slot(every, &found);
    if (every->slots[slot] != 0 || every->found.count >= every->limit) {
        every->is_limited = every->slots[slot] == 0;
        every->captures.count = found.first_capture;
        return LEDE_OK;
    }
    if (!lede_array_push(&every->found, found)) return lede_fail_memory(err);
    every->slots[slot] = (uint32_t)every->found.count;
    return LEDE_OK;
}

static int compare(const void *left, const void *right) {
    const lede_found *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

void lede_every_sort(lede_every *every) {
    if (every->found.count < 2) return;
    qsort(every->found.data, every->found.count, sizeof *every->found.data, compare);
}

/* ---- points passed --------------------------------------------------------------------------- */

/* Was this point passed with this binding before? */
static lede_status pass(lede_every *every, const lede_live *live, const lede_every_frame *frame,
                        bool *is_new, lede_error *err) {
    size_t position = (size_t)(frame->position - live->automaton->positions);
    uint64_t hash = lede_seen_mix(frame->binding, position);
    hash = lede_seen_mix(hash, ((uint64_t)frame->boundary << 32) | frame->cursor);
    return lede_seen_add(&every->seen, hash, is_new) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- the search ------------------------------------------------------------------------------ */

/* What the position takes first, or next; false when there is no more. */
static bool take(const lede_live *live, lede_every_frame *frame, bool again) {
    frame->edge_i = 0;
    if (frame->position->layer == LEDE_NO_LAYER) {
        frame->boundary = frame->from + 1;
        return !again;
    }
    const lede_annotation *annotation = lede_ground_next_at(
        live->ground, frame->position, frame->from, live->window.stop, &frame->cursor);
    if (annotation == NULL) return false;
    frame->last = annotation;
    frame->boundary = annotation->span.stop;
    return true;
}

/* Until what the position takes leads somewhere new. */
static lede_status take_new(lede_every *every, const lede_live *live, lede_every_frame *frame,
                            bool again, bool *found, lede_error *err) {
    *found = false;
    while (!*found) {
        if (!take(live, frame, again)) return LEDE_OK;
        again = true;
        LEDE_TRY(pass(every, live, frame, found, err));
    }
    return LEDE_OK;
}

static lede_status follow(lede_every *every, const lede_live *live, const lede_every_frame *frame,
                          const lede_edge *edge, uint32_t start, lede_error *err) {
    every->trail.count = frame->n_marks;
    if (!lede_trail_add(&every->trail, live->automaton, edge, frame->boundary, frame->last)) {
        return lede_fail_memory(err);
    }
    if (edge->target == LEDE_ACCEPT) {
        return lede_every_add(every, (lede_span){start, frame->boundary}, &every->trail, err);
    }
    lede_every_frame next = {.position = &live->automaton->positions[edge->target],
                             .from = frame->boundary,
                             .cursor = UINT32_MAX,
                             .n_marks = every->trail.count,
                             .binding = frame->binding};
    for (size_t i = frame->n_marks; i < every->trail.count; i++) {
        const lede_mark *mark = &every->trail.data[i];
        next.binding =
            lede_seen_mix(next.binding, ((uint64_t)mark->capture << 33) |
                                            ((uint64_t)mark->is_close << 32) | mark->boundary);
        /* Which annotation, not where it lies: the address serves for "the same" only. */
        next.binding = lede_seen_mix(next.binding, (uint64_t)(uintptr_t)mark->annotation);
    }
    bool found;
    LEDE_TRY(take_new(every, live, &next, false, &found, err));
    if (found && !lede_array_push(&every->frames, next)) return lede_fail_memory(err);
    return LEDE_OK;
}

lede_status lede_every_from(lede_every *every, const lede_live *live, uint32_t start, size_t limit,
                            bool *limited, lede_error *err) {
    const lede_position *start_position = lede_automaton_start(live->automaton);
    lede_every_frame first = {.position = start_position,
                              .boundary = start,
                              .binding = lede_seen_mix(++every->n_searches, start)};
    every->frames.count = every->trail.count = 0;
    every->limit = limit;
    every->is_limited = false;
    if (!lede_array_push(&every->frames, first)) return lede_fail_memory(err);
    while (every->frames.count > 0 && !every->is_limited) {
        lede_every_frame *top = &every->frames.data[every->frames.count - 1];
        bool is_start = top->position == start_position;
        if (top->edge_i < top->position->n_edges) {
            const lede_edge *edge =
                &live->automaton->edges[top->position->first_edge + top->edge_i++];
            if (is_start && edge->target == LEDE_ACCEPT) continue;
            if (!lede_live_open(live, edge, top->boundary)) continue;
            lede_every_frame frame = *top; /* follow may move the array */
            LEDE_TRY(follow(every, live, &frame, edge, start, err));
            continue;
        }
        bool more = false;
        if (!is_start) LEDE_TRY(take_new(every, live, top, true, &more, err));
        if (!more) every->frames.count--;
    }
    if (every->is_limited) *limited = true;
    return lede_ground_check(live->ground, err);
}
