/* test.h — the tests of all rules, each distinct one held once. A test is a condition on one token
 * (or, inside a region, on one annotation), built from comparisons with & | !. What depends on the
 * token's type alone is one bit of its class (class.h); the rest is asked of the token. A test of
 * pos, tag, lemma or sense is in between: two bits of the class tell whether it may hold and
 * whether it must, and only a token where it may and need not makes its sentence be tagged.
 * owner: the rule set; thread: one while adding, any number after
 * floor: match */
#ifndef LEDE_MATCH_TEST_H
#define LEDE_MATCH_TEST_H

#include "language/attribute.h"
#include "layer/lexicon.h"
#include "match/value_test.h"

#define LEDE_NO_TEST UINT32_MAX /* always true: [] */

typedef enum lede_test_kind {
    LEDE_TEST_AND = 0, /* items */
    LEDE_TEST_OR,      /* items */
    LEDE_TEST_NOT,     /* items[0] */
    LEDE_TEST_TYPE,    /* attribute of the type, compared by value */
    LEDE_TEST_TOKEN,   /* attribute of the token, compared by value */
    LEDE_TEST_READING, /* pos, tag, lemma or sense, compared by value; items: its MAY and its MUST
                        */
    LEDE_TEST_MAY,     /* some reading of the type satisfies value */
    LEDE_TEST_MUST,    /* every reading of the type does */
    LEDE_TEST_LAYER,   /* inside an annotation of `layer` that satisfies items[0], if any */
    LEDE_TEST_LEX,     /* inside a hit of a lexicon whose name satisfies value */
    LEDE_TEST_VALUE    /* attribute `key` of the annotation at hand */
} lede_test_kind;

typedef struct lede_test {
    lede_test_kind kind;
    bool is_type_only; /* one bit of a class; MAY and MUST are for articles with readings */
    lede_attribute attribute;
    uint32_t value; /* index of the comparison */
    uint32_t layer, key;
    uint32_t first_item, n_items; /* into `items`; for LEX, after resolving, layers */
} lede_test;

/* A comparison that is one bit of a class by itself. */
static inline bool lede_test_is_bit(const lede_test *test) {
    return test->kind == LEDE_TEST_TYPE || test->kind == LEDE_TEST_MAY ||
           test->kind == LEDE_TEST_MUST;
}

typedef struct lede_tests {
    lede_arena *arena;
    const lede_columns *columns; /* for names of attributes */
    LEDE_ARRAY(lede_test) tests;
    LEDE_ARRAY(uint32_t) items;
    LEDE_ARRAY(lede_value_test *) values; /* distinct by key */
    lede_map by_key, values_by_key;
} lede_tests;

void lede_tests_init(lede_tests *tests, lede_arena *arena, const lede_columns *columns);
void lede_tests_clear(lede_tests *tests);

/* Hold a comparison; it moves into the set, and an equal one that is there already is used. */
lede_status lede_tests_add_value(lede_tests *tests, lede_value_test *value, uint32_t *out,
                                 lede_error *err);
/* Hold a test; `items` are tests; `out` may be one of them. */
lede_status lede_tests_add(lede_tests *tests, const lede_test *test, const uint32_t *items,
                           uint32_t n_items, uint32_t *out, lede_error *err);
/* A test of pos, tag, lemma or sense, with the bits that come with it. */
lede_status lede_tests_add_reading(lede_tests *tests, lede_attribute attribute, uint32_t value,
                                   uint32_t *out, lede_error *err);
/* A test of the type alone that holds wherever `test` does: LEDE_NO_TEST when nothing is known. */
lede_status lede_tests_add_may(lede_tests *tests, uint32_t test, uint32_t *out, lede_error *err);
/* Some of the tests: the OR of them, or the one. */
lede_status lede_tests_add_any(lede_tests *tests, const uint32_t *items, uint32_t n_items,
                               uint32_t *out, lede_error *err);

/* Find the layers that a LEX test means. */
lede_status lede_tests_resolve_lex(lede_tests *tests, uint32_t test, const lede_lexicons *lexicons,
                                   lede_evaluator *evaluator, lede_error *err);

void lede_tests_print(const lede_tests *tests, const lede_catalog *catalog, uint32_t test,
                      lede_buffer *out);

#endif
