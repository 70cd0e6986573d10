#include "match/bar.h"

#include <stdlib.h>

#include "match/mask.h"

static const lede_test *test_of(const lede_readings *readings, uint32_t index) {
    return &readings->type_tests->tests->tests.data[index];
}

static uint32_t item_of(const lede_readings *readings, uint32_t index, uint32_t i) {
    const lede_tests *tests = readings->type_tests->tests;
    return tests->items.data[tests->tests.data[index].first_item + i];
}

static bool is_combination(const lede_test *test) {
    return test->kind == LEDE_TEST_AND || test->kind == LEDE_TEST_OR;
}

/* A test that a class decides, or something made of one. */
static bool has_class(const lede_readings *readings, uint32_t index) {
    if (index == LEDE_NO_TEST) return false;
    if (lede_row_has(readings->of_class, index)) return true;
    const lede_test *test = test_of(readings, index);
    for (uint32_t i = 0; is_combination(test) && i < test->n_items; i++) {
        if (has_class(readings, item_of(readings, index, i))) return true;
    }
    return false;
}

/* Whether the test may hold of tokens of a class, with the row of what holds of it. */
static bool may_hold(const lede_readings *readings, uint32_t index, const uint64_t *row) {
    if (index == LEDE_NO_TEST) return true;
    if (lede_row_has(readings->of_class, index)) return lede_row_has(row, index);
    const lede_test *test = test_of(readings, index);
    if (!is_combination(test)) return true;
    bool is_and = test->kind == LEDE_TEST_AND;
    for (uint32_t i = 0; i < test->n_items; i++) {
        if (may_hold(readings, item_of(readings, index, i), row) != is_and) return !is_and;
    }
    return is_and;
}

static lede_status look_at(lede_bars *bars, const lede_readings *readings,
                           const lede_tagger *tagger, const lede_automaton *automaton,
                           lede_error *err) {
    bool any = false;
    for (uint32_t p = 0; p < automaton->n_positions && !any; p++) {
        const lede_position *position = &automaton->positions[p];
        any = position->layer == LEDE_NO_LAYER && has_class(readings, position->test);
    }
    bars->is_looked_at = true;
    if (!any) return LEDE_OK;
    size_t n_words = automaton->n_words, n_classes = lede_tagger_n_classes(tagger);
    bars->rows = calloc((n_classes + 1) * n_words, sizeof *bars->rows);
    bars->is_looked_at = bars->rows != NULL;
    if (bars->rows == NULL) return lede_fail_memory(err);
    uint64_t *asks = bars->rows + n_classes * n_words;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        uint32_t test = automaton->positions[p].test;
        if (!lede_row_has(automaton->masks->tests, p)) continue;
        if (!lede_row_has(readings->of_class, test)) lede_row_set(asks, p);
    }
    bars->asks = asks;
    return LEDE_OK;
}

lede_status lede_bars_make(lede_bars *bars, lede_readings *readings, const lede_tagger *tagger,
                           const lede_automaton *automaton, uint8_t class_i, lede_error *err) {
    const uint64_t *row;
    if (!bars->is_looked_at) LEDE_TRY(look_at(bars, readings, tagger, automaton, err));
    if (bars->rows == NULL) return LEDE_OK;
    LEDE_TRY(lede_readings_row(readings, tagger, class_i, &row, err));
    uint64_t *may = bars->rows + (size_t)class_i * automaton->n_words;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        bool is_token = lede_row_has(automaton->masks->tokens, p);
        if (is_token && may_hold(readings, automaton->positions[p].test, row)) lede_row_set(may, p);
    }
    lede_row_set(bars->known.bits, class_i);
    return LEDE_OK;
}

/* Whether a class alone makes the test hold: of several, one that a class decides. */
static bool makes_hold(const lede_readings *readings, uint32_t index, const uint64_t *row) {
    if (lede_row_has(readings->of_class, index)) return lede_row_has(row, index);
    const lede_test *test = test_of(readings, index);
    for (uint32_t i = 0; test->kind == LEDE_TEST_OR && i < test->n_items; i++) {
        if (makes_hold(readings, item_of(readings, index, i), row)) return true;
    }
    return false;
}

lede_status lede_bars_find_triggers(lede_bars *bars, lede_readings *readings,
                                    const lede_tagger *tagger, uint32_t test, lede_error *err) {
    const uint64_t *row;
    if (bars->has_triggers) return LEDE_OK;
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        LEDE_TRY(lede_readings_row(readings, tagger, (uint8_t)c, &row, err));
        if (makes_hold(readings, test, row)) lede_row_set(bars->triggers.bits, c);
    }
    bars->has_triggers = true;
    return LEDE_OK;
}

void lede_bars_clear(lede_bars *bars) {
    free(bars->rows);
    *bars = (lede_bars){0};
}
