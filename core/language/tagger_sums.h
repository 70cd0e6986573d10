/* tagger_sums.h — what features that many forms share say of each class, summed once: vectors of
 * weights, found by a key.
 * owner: a tagger's scratch; thread: that worker
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_TAGGER_SUMS_H
#define LEDE_LANGUAGE_TAGGER_SUMS_H

#include "base/array.h"
#include "language/tagger_model.h"

enum {
    LEDE_SUM_LANES = 32, /* weights a line of 64 bytes; a vector is whole lines */
    LEDE_SUM_MOST = LEDE_TAGGER_CLASSES + LEDE_SUM_LANES /* lanes of a vector at most */
};
#define LEDE_NO_SUM UINT32_MAX

typedef struct lede_tagger_sum_slot {
    uint64_t key;
    uint32_t vector; /* and one; 0 is free */
} lede_tagger_sum_slot;

typedef struct lede_tagger_sums {
    const lede_tagger *tagger;
    int16_t *vectors; /* lane 0: the greatest weight; lane 1 + i: that of class i */
    size_t n_vectors, capacity;
    size_t lanes; /* of a vector; behind those of classes stand lowest weights */
    LEDE_ARRAY(lede_tagger_sum_slot) slots; /* open addressing; count is how many are used */
} lede_tagger_sums;

/* Forget all vectors; those to come are of `tagger`. */
void lede_tagger_sums_start(lede_tagger_sums *sums, const lede_tagger *tagger);
void lede_tagger_sums_clear(lede_tagger_sums *sums);
size_t lede_tagger_sums_bytes(const lede_tagger_sums *sums);

/* The vector that is kept under a key, or LEDE_NO_SUM. */
uint32_t lede_tagger_sums_find(const lede_tagger_sums *sums, uint64_t key);
/* Keep one under a key that has none. False: memory is exhausted. */
bool lede_tagger_sums_keep(lede_tagger_sums *sums, uint64_t key, uint32_t vector);

/* One more vector, behind the last: the weights of features, LEDE_OWN_MOST at most, summed. Its
 * number, or LEDE_NO_SUM when memory is exhausted. */
uint32_t lede_tagger_sums_add(lede_tagger_sums *sums, const uint64_t *keys, uint32_t n);

/* Valid until one is added. */
static inline const int16_t *lede_tagger_sums_at(const lede_tagger_sums *sums, uint32_t vector) {
    return sums->vectors + (size_t)vector * sums->lanes;
}

#endif
