/* class.h — the class of a type: the interned list of type tests that hold for it. A worker's
 * column holds one class a type id, filled for new ids once an article; equal lists share a class,
 * so combinations are evaluated once a class and a test of a token is one bit.
 * owner: type tests the rule set (immutable); column a worker; thread: that worker
 * floor: match */
#ifndef LEDE_MATCH_CLASS_H
#define LEDE_MATCH_CLASS_H

#include "match/reading.h"

/* Open addressing: index + 1 of what is found, 0 free. */
typedef struct lede_slots {
    uint32_t *data;
    size_t count; /* a power of two */
} lede_slots;

/* The column of a language that is not this article's. A corpus that changes between two languages
 * must not fill it again for each article. */
typedef struct lede_parked_column {
    LEDE_ARRAY(uint32_t) column;
    LEDE_ARRAY(uint64_t) special;
    char language[16];
} lede_parked_column;

enum { LEDE_PARKED_COLUMNS = 7 }; /* languages besides the article's: 4 bytes a type each */

/* Of a type that is looked at once an article has a token of it: its tests hit a limit, and only
 * such articles fail, not those that the worker happens to meet behind them; or it came while the
 * column of another language was in use, and may be of no other. */
#define LEDE_CLASS_LATER UINT32_MAX

typedef struct lede_classes {
    const lede_type_tests *type_tests;
    lede_evaluator *evaluator;
    LEDE_ARRAY(uint32_t) column; /* by type id: class, or LEDE_CLASS_LATER */
    /* One bit a type: another class than the plain one. So small that it stays in the nearest
     * cache, where the column does not. */
    LEDE_ARRAY(uint64_t) special;
    const lede_vocabulary *vocabulary; /* that the column belongs to */
    uint32_t generation;
    char language[16]; /* that the column was filled for */
    lede_parked_column parked[LEDE_PARKED_COLUMNS];
    uint32_t n_parked;
    /* All tests that hold, as chunks of a row: of thousands of rules most hold nowhere, so that
     * nearly all chunks are one and the same. */
    LEDE_ARRAY(uint32_t) rows;   /* n_chunks a class: into chunks */
    LEDE_ARRAY(uint64_t) chunks; /* LEDE_CHUNK_WORDS each, distinct */
    lede_slots chunk_slots;
    uint32_t n_chunks;           /* of a row */
    LEDE_ARRAY(uint32_t) first;  /* by class, and one more: into leaves */
    LEDE_ARRAY(uint32_t) leaves; /* comparisons that hold, ascending */
    lede_slots class_slots;
    uint32_t *single; /* by comparison: the class of which it alone holds, + 1; 0: not met yet */
    uint32_t n_classes;
    uint32_t n_met;        /* types of the generation that there were behind the last article */
    bool has_later;        /* some type of the generation is looked at later, in some column */
    uint32_t plain;        /* the class of which no comparison holds; UINT32_MAX: not met yet */
    uint32_t epoch;        /* counts how often classes were forgotten */
    uint64_t *scratch;     /* one row, all 0 between types */
    uint64_t *whole;       /* one row, of a new class */
    uint64_t *pending;     /* one row: combinations to look at, … */
    uint32_t n_pending;    /* … how many */
    uint32_t *base_chunks; /* of the row of nothing, which is what most classes have */
    lede_readings readings;
} lede_classes;

lede_status lede_classes_init(lede_classes *classes, const lede_type_tests *type_tests,
                              lede_evaluator *evaluator, lede_error *err);
void lede_classes_clear(lede_classes *classes);
/* Memory of the columns and the classes in them. */
size_t lede_classes_bytes(const lede_classes *classes);

/* Classes for all types of the article's vocabulary that are new. LIMIT: of the first token whose
 * type's tests hit one. What may and must hold of the
 * readings of a type is that of English, whatever the article's language: who uses it looks. */
lede_status lede_classes_fill(lede_classes *classes, const lede_article *article, lede_error *err);
/* 64 tests from number 64 × `word`, one bit each. */
static inline uint64_t lede_classes_word(const lede_classes *classes, uint32_t class_i,
                                         uint32_t word) {
    uint32_t chunk =
        classes->rows.data[(size_t)class_i * classes->n_chunks + word / LEDE_CHUNK_WORDS];
    return classes->chunks.data[(size_t)chunk * LEDE_CHUNK_WORDS + word % LEDE_CHUNK_WORDS];
}
/* Whether a chunk of the row is that of a type of which no comparison holds. */
static inline bool lede_classes_is_base(const lede_classes *classes, uint32_t class_i,
                                        uint32_t chunk) {
    return classes->rows.data[(size_t)class_i * classes->n_chunks + chunk] ==
           classes->base_chunks[chunk];
}
static inline bool lede_classes_has(const lede_classes *classes, uint32_t class_i, uint32_t test) {
    return (lede_classes_word(classes, class_i, test / 64) >> (test % 64)) & 1;
}

#endif
