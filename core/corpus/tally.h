/* tally.h — 64-bit hashes to counts or numbers, open addressing. Keys are hashes already, of
 * whatever they stand for; 0 is the value of what is not there. Iteration is not offered, so that
 * no output can depend on the order of a table.
 * owner: whoever zeroed it (a zeroed tally is an empty one); thread: one at a time
 * floor: corpus — may include base */
#ifndef LEDE_CORPUS_TALLY_H
#define LEDE_CORPUS_TALLY_H

#include "base/platform.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lede_tally_slot {
    uint64_t key;
    uint32_t value; /* 0: free */
} lede_tally_slot;

typedef struct lede_tally {
    lede_tally_slot *slots;
    size_t count, capacity; /* capacity is a power of two, or 0 */
} lede_tally;

void lede_tally_clear(lede_tally *tally);
uint32_t lede_tally_get(const lede_tally *tally, uint64_t key);
/* The value of a key, until the next call; 0 if it was not there, and must be set to something
 * else. NULL: memory is exhausted. */
uint32_t *lede_tally_at(lede_tally *tally, uint64_t key);
/* Forget all keys with values up to `most`, in place. */
void lede_tally_forget(lede_tally *tally, uint32_t most);

#endif
