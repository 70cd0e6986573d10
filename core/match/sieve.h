/* sieve.h — a set of words as bits by a sketch of a word: most values are turned down without being
 * hashed and looked up. What it lets through may still be none of the words.
 * owner: the rule set, immutable once filled; thread: any number
 * floor: match */
#ifndef LEDE_MATCH_SIEVE_H
#define LEDE_MATCH_SIEVE_H

#include "base/slice.h"

typedef struct lede_sieve {
    uint64_t *bits; /* NULL: nothing is held */
    unsigned shift; /* 64 - binary logarithm of the number of bits */
} lede_sieve;

/* Room for so many words. False: out of memory. */
bool lede_sieve_init(lede_sieve *sieve, size_t n_words);
void lede_sieve_clear(lede_sieve *sieve);
void lede_sieve_add(lede_sieve *sieve, lede_slice word);

/* Both ends of a word and its size, mixed. */
static inline uint64_t lede_sieve_sketch(lede_slice word) {
    uint64_t first = 0, last = 0;
    if (word.size >= sizeof first) {
        memcpy(&first, word.data, sizeof first);
        memcpy(&last, word.data + word.size - sizeof last, sizeof last);
    } else if (word.size >= sizeof(uint32_t)) {
        uint32_t head, tail;
        memcpy(&head, word.data, sizeof head);
        memcpy(&tail, word.data + word.size - sizeof tail, sizeof tail);
        first = head;
        last = tail;
    } else if (word.size > 0) {
        first = (unsigned char)word.data[0];
        last = (uint64_t)(unsigned char)word.data[word.size / 2] << 8 |
               (unsigned char)word.data[word.size - 1];
    }
    uint64_t mixed =
        (first ^ word.size) * UINT64_C(0x9E3779B97F4A7C15) ^ last * UINT64_C(0xD6E8FEB86659FD93);
    return (mixed ^ mixed >> 32) * UINT64_C(0xBF58476D1CE4E5B9);
}

static inline bool lede_sieve_may_hold(const lede_sieve *sieve, lede_slice word) {
    if (sieve->bits == NULL) return false;
    uint64_t bit = lede_sieve_sketch(word) >> sieve->shift;
    return (sieve->bits[bit / 64] >> (bit % 64)) & 1;
}

#endif
