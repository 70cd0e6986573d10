/* class.h — the class of a type: the interned list of type tests that hold for it. A worker's
 * column holds one class a type id, filled for new ids once an article; equal lists share a class,
 * so combinations are evaluated once a class and a test of a token is one bit. owner: type tests
 * the rule set (immutable); column a worker; thread: that worker floor: match */
#ifndef LEDE_MATCH_CLASS_H
#define LEDE_MATCH_CLASS_H

#include "language/tagging.h"
#include "match/test.h"

/* Tests by a text: a word, or what values begin or end with. Equal texts make a chain. */
typedef struct lede_test_index {
    lede_map texts;                   /* → first of a chain */
    LEDE_ARRAY(uint32_t) tests, next; /* by chain entry; LEDE_MAP_NONE ends it */
    LEDE_ARRAY(uint32_t) lengths;     /* of the texts, distinct */
} lede_test_index;

/* The type tests, or tests of readings, on one attribute, compared in one way. A regular expression
 * is tried only on values that begin, or end, with what it needs literally. */
typedef struct lede_type_lookup {
    lede_attribute attribute;
    unsigned flags; /* of folding */
    lede_test_index words, prefixes, suffixes;
    LEDE_ARRAY(uint32_t) others; /* tests that are tried on every value */
} lede_type_lookup;

typedef struct lede_type_tests {
    const lede_tests *tests;
    LEDE_ARRAY(lede_type_lookup) lookups;
    LEDE_ARRAY(uint32_t) readings; /* tests of pos, tag, lemma */
    uint32_t n_words;              /* of a row: one bit a test */
    bool depends_on_language;
    bool reads_lemmas; /* some reading is of lemma */
} lede_type_tests;

/* After the last test was added. */
lede_status lede_type_tests_build(const lede_tests *tests, lede_type_tests *out, lede_error *err);
void lede_type_tests_clear(lede_type_tests *type_tests);

typedef struct lede_classes {
    const lede_type_tests *type_tests;
    lede_evaluator *evaluator;
    LEDE_ARRAY(uint32_t) column;       /* by type id: class */
    const lede_vocabulary *vocabulary; /* that the column belongs to */
    uint32_t generation;
    char language[16];           /* that the column was filled for */
    LEDE_ARRAY(uint64_t) rows;   /* n_words a class: all tests that hold */
    LEDE_ARRAY(uint64_t) leaves; /* n_words a class: comparisons that hold */
    uint32_t n_classes;
    uint32_t *slots; /* open addressing over leaves: class + 1, 0 free */
    size_t n_slots;
    uint64_t *scratch; /* SCRATCH rows: the type's, a reading's, what may hold, what must */
    /* With readings: a row for each class of the tagger, with the tests of pos and tag. */
    LEDE_ARRAY(uint64_t) readings;
    lede_class_set known_readings; /* rows that are filled */
} lede_classes;

lede_status lede_classes_init(lede_classes *classes, const lede_type_tests *type_tests,
                              lede_evaluator *evaluator, lede_error *err);
void lede_classes_clear(lede_classes *classes);

/* Classes for all types of the article's vocabulary that are new. What may and must hold of the
 * readings of a type is that of English, whatever the article's language: who uses it looks. */
lede_status lede_classes_fill(lede_classes *classes, const lede_article *article, lede_error *err);
/* The tests of pos and tag that hold for a class of the tagger, by the test of the reading. NOMEM
 * and what values fail with. */
lede_status lede_classes_reading(lede_classes *classes, const lede_tagger *tagger, uint8_t class_i,
                                 const uint64_t **row, lede_error *err);

static inline const uint64_t *lede_classes_row(const lede_classes *classes, uint32_t class_i) {
    return classes->rows.data + (size_t)class_i * classes->type_tests->n_words;
}

#endif
