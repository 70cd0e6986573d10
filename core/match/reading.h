/* reading.h — tests of pos, tag, lemma and sense: which hold for a class of the tagger, and which
 * may, and which must, hold for the tokens of a type, whatever stands around them.
 * owner: a worker's classes (class.h)
 * floor: match */
#ifndef LEDE_MATCH_READING_H
#define LEDE_MATCH_READING_H

#include "language/tagging.h"
#include "match/lookup.h"

enum { LEDE_READING_SETS = 64 }; /* of classes, of which is kept what may and must hold */

typedef struct lede_readings {
    const lede_type_tests *type_tests;
    lede_evaluator *evaluator;
    LEDE_ARRAY(uint64_t) rows; /* by class of the tagger: tests of pos and tag that hold */
    lede_class_set known;      /* rows that are filled */
    lede_class_set sets[LEDE_READING_SETS]; /* by a hash; of those types can have there are few */
    uint64_t *set_marks; /* a row a set: bits of the tests of pos and tag in the row of a type */
    uint64_t *scratch;   /* rows: of one reading, what may hold, what must, … */
    uint64_t *of_class;  /* … and the tests that a class alone decides */
} lede_readings;

lede_status lede_readings_init(lede_readings *readings, const lede_type_tests *type_tests,
                               lede_evaluator *evaluator, lede_error *err);
void lede_readings_clear(lede_readings *readings);

/* Set the MAY and MUST bits of a type in its row. First by all classes that its form is not barred
 * from, which is cheap; where a lemma depends on the class, by those that the tagger gives. */
lede_status lede_readings_fill(lede_readings *readings, const lede_article *article, uint32_t type,
                               uint64_t *row, lede_error *err);

/* The tests of pos and tag that hold for a class, and what is made of them alone, one bit a test.
 */
static inline const uint64_t *lede_readings_known(const lede_readings *readings, uint8_t class_i) {
    if (!lede_class_set_has(&readings->known, class_i)) return NULL;
    return readings->rows.data + (size_t)class_i * readings->type_tests->n_words;
}
lede_status lede_readings_row(lede_readings *readings, const lede_tagger *tagger, uint8_t class_i,
                              const uint64_t **row, lede_error *err);

#endif
