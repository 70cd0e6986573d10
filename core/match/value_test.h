/* value_test.h — a comparison with a value: `= "ban|halt"%c`, `>= "2018-06"`, `< 5`. Used on token
 * attributes and on attributes of annotations alike. Words and alternations of words are compared
 * as bytes or looked up; only the rest asks PCRE2.
 * owner: the rule set; thread: any number, each with an evaluator of its own
 * floor: match */
#ifndef LEDE_MATCH_VALUE_TEST_H
#define LEDE_MATCH_VALUE_TEST_H

#include "base/map.h"
#include "base/value.h"
#include "language/sense.h"
#include "match/literal.h"
#include "match/pattern.h"
#include "match/regex.h"

typedef enum lede_value_test_kind {
    LEDE_VALUE_WORDS = 0, /* equal to one of the words */
    LEDE_VALUE_REGEX,     /* the whole value matches */
    LEDE_VALUE_ORDER,     /* = < <= > >= as numbers, else as ISO dates */
    LEDE_VALUE_SENSES     /* a word's senses have one of these; no text is compared */
} lede_value_test_kind;

typedef struct lede_value_test {
    lede_value_test_kind kind;
    unsigned flags;        /* LEDE_FLAG_CASE, LEDE_FLAG_DIACRITICS */
    lede_slice key;        /* canonical text: equal tests have equal keys */
    lede_slice text;       /* as compared; for messages and dumps */
    lede_slice_list words; /* folded as the flags say; of SENSES as written */
    lede_sense_set senses; /* SENSES */
    lede_map set;          /* the words, when there are many */
    lede_regex *regex;
    lede_slice prefix, suffix;
    lede_literals literals; /* REGEX: of which a value must hold one; none: nothing is known */
    lede_first_bytes first; /* REGEX: with which a value must begin, … */
    bool knows_first;       /* … if that is known */
    const struct lede_sign_row *row; /* REGEX: for values of plain ASCII; NULL: it is more */
    lede_comparison comparison;      /* ORDER */
    double number;
    bool is_number;
    uint32_t cost; /* of one that is among tests: see lede_cut_value_cost */
} lede_value_test;

/* What evaluating needs. */
typedef struct lede_evaluator {
    lede_regex_scratch *regex;
    lede_arena arena;            /* folded values; reset by whoever evaluates many */
    LEDE_ARRAY(uint32_t) marked; /* tests that a lookup found to hold (lookup.h), each once */
} lede_evaluator;

/* `= text` as a regular expression, or literally with LEDE_FLAG_LITERAL. `*column` is the place of
 * a SYNTAX error within the text, from 1. The regex must be freed by value_test_clear. */
lede_status lede_value_test_match(lede_arena *arena, lede_slice text, unsigned flags,
                                  lede_value_test *out, uint32_t *column, lede_error *err);
/* `= one of items`, literally. */
lede_status lede_value_test_any_of(lede_arena *arena, const lede_slice *items, size_t n_items,
                                   unsigned flags, lede_value_test *out, lede_error *err);
/* `< text` and so on; and `= 5` with a number. */
lede_status lede_value_test_order(lede_arena *arena, lede_comparison comparison, lede_slice text,
                                  lede_value_test *out, lede_error *err);
/* Some of the senses that `names` are called; the set is the caller's and in his arena. */
lede_status lede_value_test_senses(lede_arena *arena, const lede_slice_list *names,
                                   lede_sense_set senses, lede_value_test *out, lede_error *err);
void lede_value_test_clear(lede_value_test *test);

/* A value as the flags compare it. Null stays null. */
lede_slice lede_value_folded(lede_arena *arena, lede_slice value, unsigned flags, bool *ok);

/* The same on a value that is folded already. LIMIT: a regular expression ran away. */
lede_status lede_value_test_folded(const lede_value_test *test, lede_evaluator *evaluator,
                                   lede_slice folded, bool *holds, lede_error *err);
/* A null value satisfies no test. */
lede_status lede_value_test_slice(const lede_value_test *test, lede_evaluator *evaluator,
                                  lede_slice value, bool *holds, lede_error *err);
/* Of a list some member is enough. */
lede_status lede_value_test_value(const lede_value_test *test, lede_evaluator *evaluator,
                                  lede_value value, bool *holds, lede_error *err);

/* `left comparison right`, as numbers if both are, else as ISO dates, else false. */
bool lede_value_ordered(lede_comparison comparison, lede_slice left, lede_slice right);
/* The same of two numbers; false where one is none (NaN). */
bool lede_numbers_ordered(lede_comparison comparison, double left, double right);

/* -12, 3, 2.50 and nothing else. */
bool lede_value_number(lede_slice text, double *out);

#endif
