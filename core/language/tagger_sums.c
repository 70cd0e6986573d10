#include "language/tagger_sums.h"

#include <stdlib.h>

enum { FIRST_VECTORS = 1024, FIRST_SLOTS = 1024, LINE = LEDE_SUM_LANES * sizeof(int16_t) };

void lede_tagger_sums_start(lede_tagger_sums *sums, const lede_tagger *tagger) {
    size_t lanes = (tagger->n_classes + LEDE_SUM_LANES) / LEDE_SUM_LANES * LEDE_SUM_LANES;
    if (lanes != sums->lanes) sums->capacity = 0; /* none of the size */
    sums->tagger = tagger;
    sums->lanes = lanes;
    sums->n_vectors = sums->slots.count = 0;
    if (sums->slots.capacity > 0) {
        memset(sums->slots.data, 0, sums->slots.capacity * sizeof *sums->slots.data);
    }
}

void lede_tagger_sums_clear(lede_tagger_sums *sums) {
    free(sums->vectors);
    free(sums->slots.data);
    *sums = (lede_tagger_sums){0};
}

size_t lede_tagger_sums_bytes(const lede_tagger_sums *sums) {
    return sums->n_vectors * sums->lanes * sizeof *sums->vectors +
           2 * lede_array_bytes(&sums->slots);
}

/* ---- by key ---------------------------------------------------------------------------------- */

static lede_tagger_sum_slot *find_slot(lede_tagger_sum_slot *slots, size_t capacity, uint64_t key) {
    size_t at = (size_t)key & (capacity - 1);
    while (slots[at].vector != 0 && slots[at].key != key) at = (at + 1) & (capacity - 1);
    return &slots[at];
}

uint32_t lede_tagger_sums_find(const lede_tagger_sums *sums, uint64_t key) {
    if (sums->slots.capacity == 0) return LEDE_NO_SUM;
    uint32_t vector = find_slot(sums->slots.data, sums->slots.capacity, key)->vector;
    return vector == 0 ? LEDE_NO_SUM : vector - 1;
}

static bool grow_slots(lede_tagger_sums *sums) {
    size_t old = sums->slots.capacity, capacity = old == 0 ? FIRST_SLOTS : old * 2;
    lede_tagger_sum_slot *slots = calloc(capacity, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < old; i++) {
        lede_tagger_sum_slot slot = sums->slots.data[i];
        if (slot.vector != 0) *find_slot(slots, capacity, slot.key) = slot;
    }
    free(sums->slots.data);
    sums->slots.data = slots;
    sums->slots.capacity = capacity;
    return true;
}

bool lede_tagger_sums_keep(lede_tagger_sums *sums, uint64_t key, uint32_t vector) {
    if (sums->slots.capacity <= sums->slots.count * 2 && !grow_slots(sums)) return false;
    *find_slot(sums->slots.data, sums->slots.capacity, key) =
        (lede_tagger_sum_slot){key, vector + 1};
    sums->slots.count++;
    return true;
}

/* ---- vectors --------------------------------------------------------------------------------- */

static bool reserve_vector(lede_tagger_sums *sums) {
    if (sums->n_vectors < sums->capacity) return true;
    size_t capacity = sums->capacity == 0 ? FIRST_VECTORS : sums->capacity * 2;
    size_t size = sums->lanes * sizeof *sums->vectors;
    int16_t *grown = aligned_alloc(LINE, capacity * size);
    if (grown == NULL) return false;
    if (sums->n_vectors > 0) memcpy(grown, sums->vectors, sums->n_vectors * size);
    free(sums->vectors);
    sums->vectors = grown;
    sums->capacity = capacity;
    return true;
}

/* The weights of a line of a vector; the greatest of each lane so far into `most`. */
static void fill_line(int16_t *line, const int32_t *scores, int16_t *most) {
    for (size_t i = 0; i < LEDE_SUM_LANES; i++) {
        int32_t weight = scores[i] > INT16_MAX ? INT16_MAX : scores[i];
        line[i] = (int16_t)(weight < INT16_MIN ? INT16_MIN : weight);
    }
    for (size_t i = 0; i < LEDE_SUM_LANES; i++) most[i] = line[i] > most[i] ? line[i] : most[i];
}

uint32_t lede_tagger_sums_add(lede_tagger_sums *sums, const uint64_t *keys, uint32_t n) {
    int32_t scores[LEDE_SUM_MOST] = {0};
    int16_t most[LEDE_SUM_LANES];
    if (!reserve_vector(sums)) return LEDE_NO_SUM;
    int16_t *vector = sums->vectors + sums->n_vectors * sums->lanes;
    lede_tagger_add_rows(sums->tagger, keys, n, scores + 1);
    scores[0] = INT16_MIN; /* as behind the last class: less than any weight */
    for (size_t i = 1 + sums->tagger->n_classes; i < sums->lanes; i++) scores[i] = INT16_MIN;
    for (size_t i = 0; i < LEDE_SUM_LANES; i++) most[i] = INT16_MIN;
    for (size_t at = 0; at < sums->lanes; at += LEDE_SUM_LANES) {
        fill_line(vector + at, scores + at, most);
    }
    for (size_t i = 0; i < LEDE_SUM_LANES; i++) {
        if (most[i] > vector[0]) vector[0] = most[i];
    }
    return (uint32_t)sums->n_vectors++;
}
