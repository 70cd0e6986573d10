#include "record/met.h"

#include <stdlib.h>

/* Two bits for each thing, so that of 200,000 articles, with three things each, two in a hundred
 * are looked up in vain: a megabyte. */
#if defined(LEDE_SMALL)
enum { N_BITS = 64 };
#else
enum { N_BITS = 1 << 23 };
#endif

bool lede_met_init(lede_met *met) {
    met->bits = calloc(N_BITS / 64, sizeof *met->bits);
    return met->bits != NULL;
}

void lede_met_clear(lede_met *met) {
    free(met->bits);
    met->bits = NULL;
}

/* Sets a bit; whether it was set. */
static bool set(lede_met *met, uint64_t hash) {
    uint64_t *word = &met->bits[hash % N_BITS / 64];
    uint64_t bit = UINT64_C(1) << (hash % 64);
    bool was_set = (*word & bit) != 0;
    *word |= bit;
    return was_set;
}

bool lede_met_add(lede_met *met, uint64_t hash) {
    if (met->bits == NULL) return true;
    bool first = set(met, hash), second = set(met, hash >> 32);
    return first && second;
}
