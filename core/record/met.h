/* met.h — what the writer of a new store has met, as bits: it may say "perhaps" of what never came,
 * never "no" of what did. A look-up in the store is left out where the answer would be no, which it
 * is for nearly every article.
 * owner: the store; thread: one at a time
 * floor: record — may include base */
#ifndef LEDE_RECORD_MET_H
#define LEDE_RECORD_MET_H

#include "base/slice.h"

typedef struct lede_met {
    uint64_t *bits; /* NULL: nothing is known, all may have been met */
} lede_met;

bool lede_met_init(lede_met *met); /* false: memory is exhausted */
void lede_met_clear(lede_met *met);

/* Whether something of this hash may have come before; now it has. */
bool lede_met_add(lede_met *met, uint64_t hash);

#endif
