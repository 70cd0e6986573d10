#include "language/lemma_starts.h"

#include <stdlib.h>

#include "language/lemma.h"

enum {
    SHORTEST = 2, /* bytes of a beginning; what lede_lemma_kept_bytes gives is no shorter */
    LONGEST = 6,
    BITS_A_LEMMA = 64, /* for five beginnings: one in a dozen others passes */
    FEWEST_BITS = 512
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static uint64_t hash_on(uint64_t hash, char c) {
    return (hash ^ (unsigned char)lower(c)) * UINT64_C(0x100000001B3); /* FNV-1a */
}

static size_t bit_of(const lede_lemma_starts *starts, uint64_t hash) {
    return (size_t)(hash ^ hash >> 29) & (starts->n_bits - 1);
}

bool lede_lemma_starts_init(lede_lemma_starts *starts, size_t n_lemmas) {
    size_t n_bits = FEWEST_BITS;
    while (n_bits / BITS_A_LEMMA < n_lemmas) n_bits *= 2;
    *starts = (lede_lemma_starts){.bits = calloc(n_bits / 64, sizeof(uint64_t)), .n_bits = n_bits};
    return starts->bits != NULL;
}

void lede_lemma_starts_add(lede_lemma_starts *starts, lede_slice lemma) {
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < lemma.size; i++) {
        if ((unsigned char)lemma.data[i] >= 0x80) starts->has_other = true;
        if (i >= LONGEST) continue;
        hash = hash_on(hash, lemma.data[i]);
        size_t bit = bit_of(starts, hash);
        if (i + 1 >= SHORTEST) starts->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
}

void lede_lemma_starts_clear(lede_lemma_starts *starts) {
    free(starts->bits);
    *starts = (lede_lemma_starts){0};
}

bool lede_lemma_starts_may_have(const lede_lemma_starts *starts, const lede_tagger *tagger,
                                const lede_type *type) {
    if (starts->bits == NULL || starts->has_other) return true;
    size_t kept = lede_lemma_kept_bytes(tagger, type);
    if (kept < SHORTEST) return true;
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < kept && i < LONGEST; i++) hash = hash_on(hash, type->norm.data[i]);
    size_t bit = bit_of(starts, hash);
    return (starts->bits[bit / 64] >> (bit % 64)) & 1;
}
