/* lookup.h — the tests of types and of readings, arranged so that a value finds those that hold for
 * it: words by hash, regular expressions by literals that they need.
 * owner: the rule set, immutable; thread: any number, each with an evaluator of its own
 * floor: match */
#ifndef LEDE_MATCH_LOOKUP_H
#define LEDE_MATCH_LOOKUP_H

#include "base/bits.h"
#include "language/lemma_starts.h"
#include "match/needle.h"
#include "match/sieve.h"
#include "match/test.h"

/* Tests by a word. Equal words make a chain. */
typedef struct lede_test_index {
    lede_map texts;                   /* → first of a chain */
    LEDE_ARRAY(uint32_t) tests, next; /* by chain entry; LEDE_MAP_NONE ends it */
    LEDE_ARRAY(lede_slice) words;     /* by chain entry */
    lede_sieve sieve;                 /* of the words, filled after the last one */
} lede_test_index;

/* The type tests, or tests of readings, on one attribute, compared in one way. A regular expression
 * is tried only on values that hold a literal that it needs. */
typedef struct lede_type_lookup {
    lede_attribute attribute;
    unsigned flags; /* of folding */
    lede_test_index words;
    lede_needles needles;
    LEDE_ARRAY(uint32_t) others; /* tests that are tried on every value … */
    uint64_t others_begin[4];    /* … that begins with one of these bytes; by byte */
} lede_type_lookup;

typedef struct lede_type_tests {
    const lede_tests *tests;
    LEDE_ARRAY(lede_type_lookup) lookups;
    LEDE_ARRAY(uint32_t) readings; /* tests of pos, tag, lemma, sense */
    LEDE_ARRAY(uint32_t) senses;   /* those of sense, which no lookup has */
    uint32_t n_words;              /* of a row: one bit a test */
    /* Combinations of bits: those that use a test, and a row of what holds where no comparison
     * does. */
    uint32_t *first_user; /* by test, and one more: into users */
    uint32_t *users;
    uint64_t *base; /* whole chunks */
    bool depends_on_language;
    bool reads_lemmas;        /* some reading is of lemma or sense */
    lede_lemma_starts lemmas; /* that are looked for, if they are words all */
} lede_type_tests;

enum { LEDE_CHUNK_WORDS = 8 }; /* a cache line */
static inline uint32_t lede_type_tests_chunks(const lede_type_tests *type_tests) {
    return type_tests->n_words / LEDE_CHUNK_WORDS + 1; /* of a row, the last one filled with 0 */
}

/* After the last test was added. */
lede_status lede_type_tests_build(const lede_tests *tests, lede_type_tests *out, lede_error *err);
void lede_type_tests_clear(lede_type_tests *type_tests);

/* Whether a combination of bits holds, from the row of those it is made of. */
bool lede_type_tests_combine(const lede_type_tests *type_tests, uint32_t test, const uint64_t *row);

/* The tests of a lookup that hold of a folded value, into `row`, and those that are new there into
 * what the evaluator has marked; a null value satisfies none. */
lede_status lede_type_lookup_apply(const lede_type_tests *type_tests,
                                   const lede_type_lookup *lookup, lede_evaluator *evaluator,
                                   lede_slice value, uint64_t *row, lede_error *err);

#endif
