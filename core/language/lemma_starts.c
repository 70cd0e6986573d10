#include "language/lemma_starts.h"

#include <stdlib.h>

#include "language/lemma.h"
#include "language/tagger_model.h"

enum {
    LONGEST = 7,       /* bytes of a beginning */
    BITS_A_LEMMA = 64, /* for seven beginnings and the whole: one in ten others passes */
    FEWEST_BITS = 512
};

/* ---- what is sure of the lemmas of a type -------------------------------------------------------
 */

enum { LEAST_KEPT = 2 }; /* bytes of a word that its regular lemmas begin with at least */

/* Plain words in ASCII whose norm is the word but for case. Numbers lose commas, and three times
 * the same letter is drawn in. */
static bool keeps_its_start(const lede_type *type) {
    lede_slice word = type->word, norm = type->norm;
    if (norm.size <= LEAST_KEPT || word.size != norm.size || norm.data[0] == norm.data[1]) {
        return false;
    }
    for (size_t i = 0; i < norm.size; i++) {
        char c = norm.data[i];
        bool is_letter = c >= 'a' && c <= 'z';
        if (!is_letter && (i < LEAST_KEPT || (c != '-' && c != '\''))) return false;
        if (word.data[i] != c && (!is_letter || word.data[i] != c - ('a' - 'A'))) return false;
        if (i > 1 && c == norm.data[i - 1] && c == norm.data[i - 2]) return false;
    }
    return true;
}

static bool begins_with_digit(const lede_type *type) {
    if (type->norm.size == 0 || type->word.size == 0) return false;
    char first = type->norm.data[0];
    return first >= '0' && first <= '9' && type->word.data[0] == first;
}

size_t lede_lemma_kept_bytes(const lede_tagger *tagger, const lede_type *type) {
    size_t size = type->norm.size, changed = lede_lemma_changed_bytes(type->norm);
    bool is_figure = begins_with_digit(type);
    if (!(is_figure || keeps_its_start(type)) || lede_lemma_is_exception(tagger, type)) return 0;
    unsigned flags = lede_lemma_list_find(tagger->list, type->norm, NULL);
    if ((flags & LEDE_WORD_IRREGULAR) != 0) return 0;
    if (is_figure) return 1;
    size_t kept = size < LEAST_KEPT + changed ? LEAST_KEPT : size - changed;
    /* What stands behind a hyphen may be irregular. */
    const char *hyphen = memchr(type->norm.data, '-', kept);
    return hyphen == NULL ? kept : (size_t)(hyphen - type->norm.data);
}

/* ---- beginnings ------------------------------------------------------------------------------ */

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static const uint64_t NO_BYTES = UINT64_C(0xCBF29CE484222325); /* the hash of none: FNV-1a */

static uint64_t hash_on(uint64_t hash, char c) {
    return (hash ^ (unsigned char)lower(c)) * UINT64_C(0x100000001B3);
}

static size_t bit_of(const lede_lemma_starts *starts, uint64_t hash) {
    return (size_t)(hash ^ hash >> 29) & (starts->n_bits - 1);
}

/* Of the whole lemma: as of a beginning that goes on with what no lemma holds. */
static size_t bit_of_whole(const lede_lemma_starts *starts, uint64_t hash) {
    return bit_of(starts, hash_on(hash, '\0'));
}

static void set(lede_lemma_starts *starts, size_t bit) {
    starts->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

bool lede_lemma_starts_init(lede_lemma_starts *starts, size_t n_lemmas) {
    size_t n_bits = FEWEST_BITS;
    while (n_bits / BITS_A_LEMMA < n_lemmas) n_bits *= 2;
    *starts = (lede_lemma_starts){.bits = calloc(n_bits / 64, sizeof(uint64_t)), .n_bits = n_bits};
    return starts->bits != NULL;
}

void lede_lemma_starts_add(lede_lemma_starts *starts, lede_slice lemma) {
    uint64_t hash = NO_BYTES;
    for (size_t i = 0; i < lemma.size; i++) {
        hash = hash_on(hash, lemma.data[i]);
        if (i < LONGEST) set(starts, bit_of(starts, hash));
    }
    set(starts, bit_of_whole(starts, hash));
}

void lede_lemma_starts_clear(lede_lemma_starts *starts) {
    free(starts->bits);
    *starts = (lede_lemma_starts){0};
}

bool lede_lemma_starts_may_have(const lede_lemma_starts *starts, const lede_tagger *tagger,
                                const lede_type *type) {
    if (starts->bits == NULL) return true;
    size_t kept = lede_lemma_kept_bytes(tagger, type);
    if (kept == 0) return true;
    bool is_whole = kept == type->norm.size;
    uint64_t hash = NO_BYTES;
    for (size_t i = 0; i < kept && (i < LONGEST || is_whole); i++) {
        hash = hash_on(hash, type->norm.data[i]);
    }
    size_t bit = is_whole ? bit_of_whole(starts, hash) : bit_of(starts, hash);
    return (starts->bits[bit / 64] >> (bit % 64)) & 1;
}
