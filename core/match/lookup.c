#include "match/lookup.h"

#include <stdlib.h>

#include "match/sign_row.h"

/* ---- the tests, by attribute ----------------------------------------------------------------- */

static lede_type_lookup *find_lookup(lede_type_tests *type_tests, lede_attribute attribute,
                                     unsigned flags) {
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        lede_type_lookup *lookup = &type_tests->lookups.data[i];
        if (lookup->attribute == attribute && lookup->flags == flags) return lookup;
    }
    lede_type_lookup fresh = {.attribute = attribute, .flags = flags};
    if (!lede_array_push(&type_tests->lookups, fresh)) return NULL;
    return &type_tests->lookups.data[type_tests->lookups.count - 1];
}

static bool index_add(lede_test_index *index, lede_slice text, uint32_t test) {
    uint32_t entry = (uint32_t)index->tests.count;
    uint32_t next = lede_map_get(&index->texts, text);
    return lede_array_push(&index->tests, test) && lede_array_push(&index->next, next) &&
           lede_array_push(&index->words, text) && lede_map_put(&index->texts, text, entry);
}

/* After the last word. */
static bool index_link(lede_test_index *index) {
    if (!lede_sieve_init(&index->sieve, index->words.count)) return false;
    for (size_t i = 0; i < index->words.count; i++) {
        lede_sieve_add(&index->sieve, index->words.data[i]);
    }
    return true;
}

static void index_clear(lede_test_index *index) {
    lede_map_clear(&index->texts);
    free(index->tests.data);
    free(index->next.data);
    free(index->words.data);
    lede_sieve_clear(&index->sieve);
}

static bool add_test(lede_type_lookup *lookup, const lede_value_test *value, uint32_t test) {
    for (size_t i = 0; i < value->words.count; i++) {
        if (!index_add(&lookup->words, value->words.data[i], test)) return false;
    }
    if (value->kind == LEDE_VALUE_WORDS) return true;
    if (value->literals.count > 0) {
        for (size_t i = 0; i < value->literals.count; i++) {
            if (!lede_needles_add(&lookup->needles, &value->literals.data[i], test,
                                  value->literals.suffice)) {
                return false;
            }
        }
        return true;
    }
    for (uint32_t w = 0; w < 4; w++) {
        bool tells = value->kind == LEDE_VALUE_REGEX && value->knows_first;
        lookup->others_begin[w] |= !tells ? UINT64_MAX : w < 2 ? value->first.bits[w] : 0;
    }
    return lede_array_push(&lookup->others, test);
}

/* ---- combinations ---------------------------------------------------------------------------- */

static bool is_combination(const lede_test *test) {
    return test->is_type_only && !lede_test_is_bit(test);
}

bool lede_type_tests_combine(const lede_type_tests *type_tests, uint32_t index,
                             const uint64_t *row) {
    const lede_test *test = &type_tests->tests->tests.data[index];
    const uint32_t *items = type_tests->tests->items.data + test->first_item;
    if (test->kind == LEDE_TEST_NOT) return !lede_row_has(row, items[0]);
    bool is_or = test->kind == LEDE_TEST_OR;
    for (uint32_t i = 0; i < test->n_items; i++) {
        if (lede_row_has(row, items[i]) == is_or) return is_or;
    }
    return !is_or;
}

/* Items stand before what is made of them. */
static bool add_combinations(const lede_tests *tests, lede_type_tests *out) {
    size_t n = tests->tests.count;
    out->first_user = calloc(n + 2, sizeof *out->first_user);
    out->base = calloc((size_t)lede_type_tests_chunks(out) * LEDE_CHUNK_WORDS, sizeof *out->base);
    if (out->first_user == NULL || out->base == NULL) return false;
    /* Count two places ahead, so that filling leaves each first where it belongs. */
    for (size_t i = 0; i < n; i++) {
        const lede_test *test = &tests->tests.data[i];
        const uint32_t *items = tests->items.data + test->first_item;
        if (!is_combination(test)) continue;
        for (uint32_t j = 0; j < test->n_items; j++) out->first_user[items[j] + 2]++;
        if (lede_type_tests_combine(out, (uint32_t)i, out->base)) {
            lede_row_set(out->base, (uint32_t)i);
        }
    }
    for (size_t i = 2; i < n + 2; i++) out->first_user[i] += out->first_user[i - 1];
    out->users = calloc((size_t)out->first_user[n + 1] + 1, sizeof *out->users);
    if (out->users == NULL) return false;
    for (size_t i = 0; i < n; i++) {
        const lede_test *test = &tests->tests.data[i];
        const uint32_t *items = tests->items.data + test->first_item;
        if (!is_combination(test)) continue;
        for (uint32_t j = 0; j < test->n_items; j++) {
            out->users[out->first_user[items[j] + 1]++] = (uint32_t)i;
        }
    }
    return true;
}

/* Of the words that lemmas are compared with, if nothing but words is. */
static bool add_lemma_starts(lede_type_tests *out) {
    size_t n = 0;
    bool is_of_words = out->reads_lemmas && out->senses.count == 0;
    for (size_t i = 0; i < out->lookups.count; i++) {
        const lede_type_lookup *lookup = &out->lookups.data[i];
        if (lookup->attribute != LEDE_ATTRIBUTE_LEMMA) continue;
        n += lookup->words.words.count;
        if (lookup->others.count > 0 || lookup->needles.needles.count > 0) is_of_words = false;
    }
    if (!is_of_words) return true;
    if (!lede_lemma_starts_init(&out->lemmas, n)) return false;
    for (size_t i = 0; i < out->lookups.count; i++) {
        const lede_type_lookup *lookup = &out->lookups.data[i];
        if (lookup->attribute != LEDE_ATTRIBUTE_LEMMA) continue;
        for (size_t j = 0; j < lookup->words.words.count; j++) {
            lede_lemma_starts_add(&out->lemmas, lookup->words.words.data[j]);
        }
    }
    return true;
}

lede_status lede_type_tests_build(const lede_tests *tests, lede_type_tests *out, lede_error *err) {
    out->tests = tests;
    out->n_words = (uint32_t)((tests->tests.count + 63) / 64);
    if (!add_combinations(tests, out)) return lede_fail_memory(err);
    for (size_t i = 0; i < tests->tests.count; i++) {
        const lede_test *test = &tests->tests.data[i];
        bool reads = test->kind == LEDE_TEST_READING;
        if (test->kind != LEDE_TEST_TYPE && !reads) continue;
        if (reads && !lede_array_push(&out->readings, (uint32_t)i)) return lede_fail_memory(err);
        bool of_sense = reads && test->attribute == LEDE_ATTRIBUTE_SENSE;
        if (of_sense || test->attribute == LEDE_ATTRIBUTE_LEMMA) out->reads_lemmas = true;
        if (of_sense && !lede_array_push(&out->senses, (uint32_t)i)) return lede_fail_memory(err);
        if (of_sense) continue;
        const lede_value_test *value = tests->values.data[test->value];
        lede_type_lookup *lookup = find_lookup(out, test->attribute, value->flags);
        if (lookup == NULL || !add_test(lookup, value, (uint32_t)i)) return lede_fail_memory(err);
        if (test->attribute == LEDE_ATTRIBUTE_STEM || test->attribute == LEDE_ATTRIBUTE_NUMBER) {
            out->depends_on_language = true;
        }
    }
    for (size_t i = 0; i < out->lookups.count; i++) {
        lede_type_lookup *lookup = &out->lookups.data[i];
        if (!index_link(&lookup->words) || !lede_needles_link(&lookup->needles)) {
            return lede_fail_memory(err);
        }
    }
    return add_lemma_starts(out) ? LEDE_OK : lede_fail_memory(err);
}

void lede_type_tests_clear(lede_type_tests *type_tests) {
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        lede_type_lookup *lookup = &type_tests->lookups.data[i];
        index_clear(&lookup->words);
        lede_needles_clear(&lookup->needles);
        free(lookup->others.data);
    }
    free(type_tests->lookups.data);
    free(type_tests->readings.data);
    free(type_tests->senses.data);
    free(type_tests->first_user);
    free(type_tests->users);
    free(type_tests->base);
    lede_lemma_starts_clear(&type_tests->lemmas);
    *type_tests = (lede_type_tests){0};
}

/* ---- one value ---- */

static lede_status mark(lede_evaluator *evaluator, uint32_t test, uint64_t *row, lede_error *err) {
    if (lede_row_has(row, test)) return LEDE_OK;
    lede_row_set(row, test);
    return lede_array_push(&evaluator->marked, test) ? LEDE_OK : lede_fail_memory(err);
}

static lede_status try_test(const lede_type_tests *type_tests, lede_evaluator *evaluator,
                            uint32_t test, lede_slice value, uint64_t *row, lede_error *err) {
    const lede_tests *tests = type_tests->tests;
    bool holds;
    LEDE_TRY(lede_value_test_folded(tests->values.data[tests->tests.data[test].value], evaluator,
                                    value, &holds, err));
    return holds ? mark(evaluator, test, row, err) : LEDE_OK;
}

/* The tests that need a literal which the value holds, each once though it may hold several. */
static lede_status try_needles(const lede_type_tests *type_tests, const lede_type_lookup *lookup,
                               lede_evaluator *evaluator, lede_slice value, uint64_t *row,
                               lede_error *err) {
    enum { REMEMBERED = 8 };
    uint32_t tried[REMEMBERED], n_tried = 0;
    lede_needle_scan scan = {.value = value};
    bool is_plain = false, is_first = true;
    const lede_needle *needle;
    for (; (needle = lede_needles_next(&lookup->needles, &scan)) != NULL; is_first = false) {
        uint32_t test = needle->test;
        if (is_first) is_plain = lede_sign_row_is_plain(value);
        uint32_t i = 0, n = n_tried < REMEMBERED ? n_tried : REMEMBERED;
        while (i < n && tried[i] != test) i++;
        if (i < n || lede_row_has(row, test)) continue;
        tried[n_tried++ % REMEMBERED] = test;
        LEDE_TRY(needle->suffices && is_plain
                     ? mark(evaluator, test, row, err)
                     : try_test(type_tests, evaluator, test, value, row, err));
    }
    return LEDE_OK;
}

static bool begins_other(const lede_type_lookup *lookup, char first) {
    unsigned char byte = (unsigned char)first;
    return (lookup->others_begin[byte / 64] >> (byte % 64)) & 1;
}

lede_status lede_type_lookup_apply(const lede_type_tests *type_tests,
                                   const lede_type_lookup *lookup, lede_evaluator *evaluator,
                                   lede_slice value, uint64_t *row, lede_error *err) {
    if (value.data == NULL) return LEDE_OK;
    const lede_test_index *words = &lookup->words;
    uint32_t entry = LEDE_MAP_NONE;
    if (lede_sieve_may_hold(&words->sieve, value)) entry = lede_map_get(&words->texts, value);
    for (; entry != LEDE_MAP_NONE; entry = words->next.data[entry]) {
        LEDE_TRY(mark(evaluator, words->tests.data[entry], row, err));
    }
    if (lookup->needles.needles.count > 0) {
        LEDE_TRY(try_needles(type_tests, lookup, evaluator, value, row, err));
    }
    bool others = value.size == 0 || begins_other(lookup, value.data[0]);
    for (size_t i = 0; others && i < lookup->others.count; i++) {
        LEDE_TRY(try_test(type_tests, evaluator, lookup->others.data[i], value, row, err));
    }
    return LEDE_OK;
}
