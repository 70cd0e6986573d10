#include "record/known.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

void lede_known_clear(lede_known *known) {
    free(known->frames.data);
    free(known->slots);
    *known = (lede_known){0};
}

/* Digests are well mixed, so that a part of one is a hash. */
static void seat(lede_known *known, uint32_t frame_i) {
    size_t at = known->frames.data[frame_i].made_of.low & (known->n_slots - 1);
    while (known->slots[at] != 0) at = (at + 1) & (known->n_slots - 1);
    known->slots[at] = frame_i + 1;
}

static bool grow(lede_known *known) {
    size_t n_slots = known->n_slots == 0 ? FIRST_SLOTS : known->n_slots * 2;
    uint32_t *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    free(known->slots);
    known->slots = slots;
    known->n_slots = n_slots;
    for (size_t i = 0; i < known->frames.count; i++) seat(known, (uint32_t)i);
    return true;
}

bool lede_known_add(lede_known *known, lede_digest made_of, uint64_t n) {
    lede_known_frame frame = {.made_of = made_of, .n = n, .now = LEDE_NOT_MET};
    if ((known->frames.count + 1) * 2 > known->n_slots && !grow(known)) return false;
    if (!lede_array_push(&known->frames, frame)) return false;
    seat(known, (uint32_t)known->frames.count - 1);
    return true;
}

void lede_known_part(lede_known *known) {
    for (size_t i = 0; i < known->frames.count; i++) known->frames.data[i].now = LEDE_NOT_MET;
    known->n_met = 0;
}

bool lede_known_meet(lede_known *known, lede_digest made_of, uint64_t now) {
    if (known->n_slots == 0) return false;
    size_t at = made_of.low & (known->n_slots - 1);
    for (; known->slots[at] != 0; at = (at + 1) & (known->n_slots - 1)) {
        lede_known_frame *frame = &known->frames.data[known->slots[at] - 1];
        if (frame->now != LEDE_NOT_MET || !lede_digest_equal(frame->made_of, made_of)) continue;
        frame->now = now;
        known->n_met++;
        return true;
    }
    return false;
}
