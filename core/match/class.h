/* class.h — the class of a type: the interned list of type tests that hold for it. A worker's
 * column holds one class a type id, filled for new ids once an article; equal lists share a class,
 * so combinations are evaluated once a class and a test of a token is one bit. owner: type tests
 * the rule set (immutable); column a worker; thread: that worker floor: match */
#ifndef LEDE_MATCH_CLASS_H
#define LEDE_MATCH_CLASS_H

#include "match/reading.h"

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
    uint64_t *scratch; /* one row */
    lede_readings readings;
} lede_classes;

lede_status lede_classes_init(lede_classes *classes, const lede_type_tests *type_tests,
                              lede_evaluator *evaluator, lede_error *err);
void lede_classes_clear(lede_classes *classes);

/* Classes for all types of the article's vocabulary that are new. What may and must hold of the
 * readings of a type is that of English, whatever the article's language: who uses it looks. */
lede_status lede_classes_fill(lede_classes *classes, const lede_article *article, lede_error *err);
static inline const uint64_t *lede_classes_row(const lede_classes *classes, uint32_t class_i) {
    return classes->rows.data + (size_t)class_i * classes->type_tests->n_words;
}

#endif
