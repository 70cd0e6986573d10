/* Parts of a program: elements with a condition on their span. */
#include "match/binder.h"

#include <stdlib.h>

#include "match/binder_private.h"

/* ---- tables ---------------------------------------------------------------------------------- */

void lede_part_table_clear(lede_part_table *table) {
    lede_bounds_clear(&table->bounds);
    for (size_t i = 0; i < table->sames.count; i++) lede_live_clear(&table->sames.data[i]);
    free(table->sames.data);
    free(table->stops.data);
    free(table->more.data);
    *table = (lede_part_table){0};
}

/* Rows of the operands that must take the same span. */
static lede_status fill_sames(lede_binder *b, const lede_part *part, lede_part_table *table,
                              lede_error *err) {
    lede_span window = b->live->window;
    table->n_sames = 0;
    table->same_start = UINT32_MAX;
    for (uint32_t i = 0; i < part->n_checks; i++) {
        const lede_span_check *check = &b->program->checks[part->first_check + i];
        if (check->kind != LEDE_SPAN_SAME) continue;
        if (table->n_sames == table->sames.count &&
            !lede_array_push(&table->sames, (lede_live){0})) {
            return lede_fail_memory(err);
        }
        lede_live *live = &table->sames.data[table->n_sames++];
        live->accept_from = 0;
        live->accept_to = UINT32_MAX;
        LEDE_TRY(lede_truth_new(b->ground, check->inner, window, b->arena, &live->truth, err));
        LEDE_TRY(lede_live_fill(live, b->ground, check->inner, window, err));
    }
    return LEDE_OK;
}

static lede_status find_table(lede_binder *b, uint32_t index, lede_part_table **out,
                              lede_error *err) {
    const lede_part *part = &b->program->parts[index];
    lede_part_table *table = &b->tables[index];
    *out = part->n_checks == 0 ? NULL : table;
    if (part->n_checks == 0 || table->is_filled) return LEDE_OK;
    LEDE_TRY(lede_bounds_fill_checks(&table->bounds, b->ground,
                                     b->program->checks + part->first_check, part->n_checks,
                                     b->live->window, b->arena, err));
    LEDE_TRY(fill_sames(b, part, table, err));
    table->is_filled = true;
    return LEDE_OK;
}

/* Where all operands that must take the same span can stop, from `start`. */
static lede_status find_stops(lede_binder *b, lede_part_table *table, uint32_t start,
                              lede_error *err) {
    if (table->same_start == start) return LEDE_OK;
    table->same_start = UINT32_MAX;
    table->stops.count = 0;
    for (uint32_t i = 0; i < table->n_sames; i++) {
        table->more.count = 0;
        lede_stops *into = i == 0 ? &table->stops : &table->more;
        LEDE_TRY(lede_walk_stops(&table->sames.data[i], &b->reach, start, into, err));
        if (i > 0) lede_stops_keep_common(&table->stops, &table->more);
    }
    table->same_start = start;
    return LEDE_OK;
}

/* ---- begin and end --------------------------------------------------------------------------- */

lede_status lede_binder_begin(lede_binder *b, lede_point *p, bool *goes_on, lede_error *err) {
    uint32_t index = b->program->states[p->state].value;
    lede_part_table *table;
    lede_undo was = {.kind = LEDE_UNDO_NOTE, .id = index, .was.note = b->notes[index]};
    LEDE_TRY(lede_binder_undo(b, was, err));
    LEDE_TRY(find_table(b, index, &table, err));
    lede_part_note note = {.start = p->boundary, .most_before = p->most};
    if (table != NULL) {
        uint32_t i = p->boundary - table->bounds.start;
        note.least = table->bounds.from[i];
        if (table->bounds.to[i] < p->most) p->most = table->bounds.to[i];
        if (table->n_sames > 0) {
            LEDE_TRY(find_stops(b, table, p->boundary, err));
            size_t n = table->stops.count;
            uint32_t last = n == 0 ? 0 : table->stops.data[n - 1];
            if (last < p->most) p->most = last;
            if (n == 0) return LEDE_OK;
        }
        if (note.least > p->most || p->most < p->boundary) return LEDE_OK;
    }
    note.begun = lede_seen_mix(2 * (uint64_t)index, p->boundary);
    p->open ^= note.begun;
    b->notes[index] = note;
    p->state = b->program->states[p->state].next;
    *goes_on = true;
    return LEDE_OK;
}

lede_status lede_binder_end(lede_binder *b, lede_point *p, bool *goes_on, lede_error *err) {
    uint32_t index = b->program->states[p->state].value;
    lede_part_table *table;
    lede_part_note note = b->notes[index];
    lede_undo was = {.kind = LEDE_UNDO_NOTE, .id = index, .was.note = note};
    LEDE_TRY(find_table(b, index, &table, err));
    if (table != NULL) {
        bool stops = p->boundary >= note.least && p->boundary <= p->most;
        if (stops && table->n_sames > 0) {
            LEDE_TRY(find_stops(b, table, note.start, err));
            stops = lede_stops_have(&table->stops, p->boundary);
        }
        if (!stops) {
            lede_binder_count(b);
            return LEDE_OK;
        }
    }
    LEDE_TRY(lede_binder_undo(b, was, err));
    note.stop = p->boundary;
    note.empties = p->empties;
    note.last = p->last != NULL && p->last->span.stop == p->boundary ? p->last : NULL;
    note.ended = lede_seen_mix(2 * (uint64_t)index + 1, p->boundary);
    note.ended = lede_seen_mix(note.ended, p->empties);
    note.ended = lede_seen_mix(note.ended, (uint64_t)(uintptr_t)note.last);
    p->open ^= note.ended;
    p->most = note.most_before;
    b->notes[index] = note;
    p->state = b->program->states[p->state].next;
    *goes_on = true;
    return LEDE_OK;
}

void lede_binder_forget(const lede_binder *b, lede_point *p) {
    const lede_part_note *note = &b->notes[b->program->states[p->state].value];
    p->open ^= note->begun ^ note->ended;
    p->state = b->program->states[p->state].next;
}

/* ---- detours --------------------------------------------------------------------------------- */

static uint32_t shifted(uint32_t boundary, int32_t by, lede_span window) {
    int64_t to = (int64_t)boundary + by;
    if (to < window.start) return window.start;
    return to > window.stop ? window.stop : (uint32_t)to;
}

/* First and last start of the detour's element; last < first: none. */
static lede_choice_point starts_of(const lede_binder *b, const lede_detour *detour) {
    const lede_part_note *note = &b->notes[detour->part];
    lede_span window = b->live->window;
    lede_choice_point c = {.kind = LEDE_CHOICE_START};
    switch (detour->kind) {
    case LEDE_DETOUR_SAME: c.next = c.last = note->start; break;
    case LEDE_DETOUR_AHEAD: c.next = c.last = note->stop; break;
    case LEDE_DETOUR_INSIDE:
        c.next = note->start;
        c.last = note->stop;
        break;
    case LEDE_DETOUR_AROUND:
    case LEDE_DETOUR_BEHIND:
        c.next = window.start;
        c.last = note->start;
        break;
    case LEDE_DETOUR_MEET:
        c.next = window.start;
        c.last = window.stop;
        if (detour->layer != LEDE_NO_LAYER) break;
        c.next = shifted(note->start, detour->from, window);
        c.last = shifted(note->start, detour->to, window);
        if ((int64_t)note->start + detour->from > window.stop ||
            (int64_t)note->start + detour->to < window.start) {
            c.next = 1;
            c.last = 0;
        }
        break;
    }
    return c;
}

lede_status lede_binder_detour(lede_binder *b, lede_point *p, bool *goes_on, lede_error *err) {
    lede_state state = b->program->states[p->state];
    const lede_detour *detour = &b->program->detours[state.value];
    lede_choice_point starts = starts_of(b, detour);
    starts.at = *p;
    if (!detour->is_test) return lede_binder_choose(b, starts, err);
    bool found;
    LEDE_TRY(lede_binder_exists(b, state.value, starts, &found, err));
    *goes_on = found != detour->negated && !b->is_limited;
    if (!*goes_on) lede_binder_count(b);
    p->state = state.other;
    return LEDE_OK;
}

lede_status lede_binder_enter_detour(lede_binder *b, lede_point *p, uint32_t start,
                                     lede_error *err) {
    uint32_t index = b->program->states[p->state].value;
    const lede_detour *detour = &b->program->detours[index];
    lede_undo was = {.kind = LEDE_UNDO_DETOUR, .id = index, .was.value = b->detours[index]};
    LEDE_TRY(lede_binder_undo(b, was, err));
    b->detours[index] = start;
    bool ends = detour->kind == LEDE_DETOUR_SAME || detour->kind == LEDE_DETOUR_INSIDE ||
                detour->kind == LEDE_DETOUR_BEHIND;
    p->most = ends ? b->notes[detour->part].stop : b->live->window.stop;
    p->boundary = start;
    p->empties = 0;
    p->last = NULL;
    p->open ^= lede_seen_mix(UINT64_MAX - index, start);
    p->state = b->program->states[p->state].next;
    return LEDE_OK;
}

/* One annotation of the layer holds both. */
static bool lie_together(const lede_binder *b, uint32_t layer_i, lede_span one, lede_span other) {
    const lede_layer *layer = lede_layers_get(b->ground->layers, layer_i);
    lede_span both = {one.start < other.start ? one.start : other.start,
                      one.stop > other.stop ? one.stop : other.stop};
    return lede_layer_covering(layer, both) != NULL;
}

bool lede_binder_return(const lede_binder *b, lede_point *p) {
    lede_state state = b->program->states[p->state];
    const lede_detour *detour = &b->program->detours[state.value];
    const lede_part_note *note = &b->notes[detour->part];
    uint32_t start = b->detours[state.value], stop = p->boundary;
    bool holds = true;
    switch (detour->kind) {
    case LEDE_DETOUR_SAME:
    case LEDE_DETOUR_BEHIND: holds = stop == note->stop; break;
    case LEDE_DETOUR_INSIDE: holds = stop > start; break;
    case LEDE_DETOUR_AROUND: holds = stop >= note->stop; break;
    case LEDE_DETOUR_AHEAD: break;
    case LEDE_DETOUR_MEET:
        if (detour->layer == LEDE_NO_LAYER) break;
        holds = lie_together(b, detour->layer, (lede_span){note->start, note->stop},
                             (lede_span){start, stop});
        break;
    }
    p->boundary = note->stop;
    p->empties = note->empties;
    p->last = note->last;
    p->most = note->most_before;
    p->open ^= lede_seen_mix(UINT64_MAX - state.value, start);
    p->state = state.next;
    return holds;
}
