#include "match/sieve.h"

#include <stdlib.h>

enum { BITS_A_WORD = 16, FEWEST_BITS = 10 /* binary logarithm */ };

bool lede_sieve_init(lede_sieve *sieve, size_t n_words) {
    unsigned log = FEWEST_BITS;
    *sieve = (lede_sieve){0};
    if (n_words == 0) return true;
    while (((size_t)1 << log) / BITS_A_WORD < n_words) log++;
    sieve->shift = 64 - log;
    sieve->bits = calloc(((size_t)1 << log) / 64, sizeof *sieve->bits);
    return sieve->bits != NULL;
}

void lede_sieve_clear(lede_sieve *sieve) {
    free(sieve->bits);
    *sieve = (lede_sieve){0};
}

void lede_sieve_add(lede_sieve *sieve, lede_slice word) {
    uint64_t bit = lede_sieve_sketch(word) >> sieve->shift;
    sieve->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}
