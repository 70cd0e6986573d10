#include "match/fit.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

typedef enum answer { NO = 0, YES, OPEN /* the class cannot tell */ } answer;

static answer tell(const lede_classes *classes, uint32_t index, uint32_t class_i) {
    if (index == LEDE_NO_TEST) return YES;
    const lede_tests *tests = classes->type_tests->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *items = tests->items.data + test->first_item;
    if (test->is_type_only) return lede_classes_has(classes, class_i, index) ? YES : NO;
    bool is_or = test->kind == LEDE_TEST_OR;
    /* What may not hold of a reading does not, whatever the language of the article. */
    if (test->kind == LEDE_TEST_READING) {
        return lede_classes_has(classes, class_i, items[0]) ? OPEN : NO;
    }
    if (test->kind == LEDE_TEST_NOT) {
        answer item = tell(classes, items[0], class_i);
        return item == OPEN ? OPEN : item == YES ? NO : YES;
    }
    if (!is_or && test->kind != LEDE_TEST_AND) return OPEN;
    answer decisive = is_or ? YES : NO, all = is_or ? NO : YES;
    for (uint32_t i = 0; i < test->n_items; i++) {
        answer item = tell(classes, items[i], class_i);
        if (item == decisive) return decisive;
        if (item == OPEN) all = OPEN;
    }
    return all;
}

static uint64_t *pair_at(const lede_fits *fits, const lede_automaton *automaton, uint32_t i) {
    return fits->rows + (size_t)i * 2 * automaton->n_words;
}

static lede_status reserve_classes(lede_fits *fits, size_t n, lede_error *err) {
    if (n <= fits->n_classes) return LEDE_OK;
    uint8_t *grown = realloc(fits->pairs, n);
    if (grown == NULL) return lede_fail_memory(err);
    memset(grown + fits->n_classes, 0, n - fits->n_classes);
    fits->pairs = grown;
    fits->n_classes = n;
    return LEDE_OK;
}

static lede_status reserve_pairs(lede_fits *fits, const lede_automaton *automaton,
                                 lede_error *err) {
    size_t bytes = automaton->n_words * sizeof *fits->rows;
    if (fits->rows != NULL) return LEDE_OK;
    fits->rows = malloc(LEDE_FIT_PAIRS * 2 * bytes);
    if (fits->rows == NULL) return lede_fail_memory(err);
    memcpy(fits->rows, automaton->masks->tokens, bytes);
    memcpy(fits->rows + automaton->n_words, automaton->masks->tests, bytes);
    fits->n_pairs = LEDE_FIT_WHOLE;
    return LEDE_OK;
}

lede_status lede_fits_prepare(lede_fits *fits, const lede_automaton *automaton,
                              const lede_classes *classes, size_t n_rules, lede_error *err) {
    size_t n_classes = classes->n_classes;
    fits->is_ready = false;
    if (fits->epoch != classes->epoch && fits->pairs != NULL) {
        memset(fits->pairs, 0, fits->n_classes);
        fits->n_pairs = LEDE_FIT_WHOLE;
    }
    fits->epoch = classes->epoch;
    if (n_classes > fits->n_classes) {
        n_classes += n_classes / 2;
        if (n_classes > LEDE_FIT_BYTES / n_rules) return LEDE_OK;
        LEDE_TRY(reserve_classes(fits, n_classes, err));
    }
    fits->is_ready = true;
    return reserve_pairs(fits, automaton, err);
}

/* The pair of a class, behind those that are there. */
static void fill_pair(const lede_automaton *automaton, const lede_classes *classes,
                      uint32_t class_i, uint64_t *pair) {
    uint64_t *asks = pair + automaton->n_words;
    memset(pair, 0, (size_t)automaton->n_words * 2 * sizeof *pair);
    uint32_t n_words = automaton->n_words;
    for (uint32_t w = 0; w < n_words; w++) {
        uint64_t rest = automaton->masks->tokens[w];
        while (rest != 0) {
            uint32_t p = w * WORD_BITS + lede_lowest_bit(rest);
            const uint64_t *alike = automaton->masks->alike + (size_t)p * n_words;
            answer now = tell(classes, automaton->positions[p].test, class_i);
            for (uint32_t v = w; v < n_words && now != NO; v++) {
                pair[v] |= alike[v];
                if (now == OPEN) asks[v] |= alike[v];
            }
            rest &= ~alike[w];
        }
    }
}

uint8_t lede_fits_make(lede_fits *fits, const lede_automaton *automaton,
                       const lede_classes *classes, uint32_t class_i) {
    size_t bytes = (size_t)automaton->n_words * 2 * sizeof *fits->rows;
    uint32_t i = 0;
    if (fits->n_pairs < LEDE_FIT_PAIRS) {
        uint64_t *pair = pair_at(fits, automaton, fits->n_pairs);
        fill_pair(automaton, classes, class_i, pair);
        while (memcmp(pair_at(fits, automaton, i), pair, bytes) != 0) i++;
        if (i == fits->n_pairs) fits->n_pairs++;
    }
    return fits->pairs[class_i] = (uint8_t)(i + 1);
}

void lede_fits_clear(lede_fits *fits) {
    free(fits->pairs);
    free(fits->rows);
    *fits = (lede_fits){0};
}
