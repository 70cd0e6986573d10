#include "match/lookup.h"

#include <stdlib.h>

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
    bool is_known = false;
    for (size_t i = 0; i < index->lengths.count; i++) {
        is_known = is_known || index->lengths.data[i] == text.size;
    }
    if (!is_known && !lede_array_push(&index->lengths, (uint32_t)text.size)) return false;
    return lede_array_push(&index->tests, test) && lede_array_push(&index->next, next) &&
           lede_map_put(&index->texts, text, entry);
}

static void index_clear(lede_test_index *index) {
    lede_map_clear(&index->texts);
    free(index->tests.data);
    free(index->next.data);
    free(index->lengths.data);
}

static bool add_test(lede_type_lookup *lookup, const lede_value_test *value, uint32_t test) {
    for (size_t i = 0; i < value->words.count; i++) {
        if (!index_add(&lookup->words, value->words.data[i], test)) return false;
    }
    if (value->kind == LEDE_VALUE_WORDS) return true;
    if (value->prefix.size > 0 && value->prefix.size >= value->suffix.size) {
        return index_add(&lookup->prefixes, value->prefix, test);
    }
    if (value->suffix.size > 0) return index_add(&lookup->suffixes, value->suffix, test);
    return lede_array_push(&lookup->others, test);
}

lede_status lede_type_tests_build(const lede_tests *tests, lede_type_tests *out, lede_error *err) {
    out->tests = tests;
    out->n_words = (uint32_t)((tests->tests.count + 63) / 64);
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
    return LEDE_OK;
}

void lede_type_tests_clear(lede_type_tests *type_tests) {
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        lede_type_lookup *lookup = &type_tests->lookups.data[i];
        index_clear(&lookup->words);
        index_clear(&lookup->prefixes);
        index_clear(&lookup->suffixes);
        free(lookup->others.data);
    }
    free(type_tests->lookups.data);
    free(type_tests->readings.data);
    free(type_tests->senses.data);
    *type_tests = (lede_type_tests){0};
}

/* ---- one value ---- */

static lede_status try_test(const lede_type_tests *type_tests, lede_evaluator *evaluator,
                            uint32_t test, lede_slice value, uint64_t *row, lede_error *err) {
    const lede_tests *tests = type_tests->tests;
    bool holds;
    LEDE_TRY(lede_value_test_folded(tests->values.data[tests->tests.data[test].value], evaluator,
                                    value, &holds, err));
    if (holds) lede_row_set(row, test);
    return LEDE_OK;
}

/* The tests whose text the value begins, or ends, with. */
static lede_status try_index(const lede_type_tests *type_tests, lede_evaluator *evaluator,
                             const lede_test_index *index, bool at_end, lede_slice value,
                             uint64_t *row, lede_error *err) {
    for (size_t i = 0; i < index->lengths.count; i++) {
        size_t length = index->lengths.data[i];
        if (length > value.size) continue;
        lede_slice part = at_end ? lede_slice_cut(value, value.size - length, value.size)
                                 : lede_slice_cut(value, 0, length);
        uint32_t entry = lede_map_get(&index->texts, part);
        for (; entry != LEDE_MAP_NONE; entry = index->next.data[entry]) {
            LEDE_TRY(try_test(type_tests, evaluator, index->tests.data[entry], value, row, err));
        }
    }
    return LEDE_OK;
}

lede_status lede_type_lookup_apply(const lede_type_tests *type_tests,
                                   const lede_type_lookup *lookup, lede_evaluator *evaluator,
                                   lede_slice value, uint64_t *row, lede_error *err) {
    if (value.data == NULL) return LEDE_OK;
    uint32_t entry = lede_map_get(&lookup->words.texts, value);
    for (; entry != LEDE_MAP_NONE; entry = lookup->words.next.data[entry]) {
        lede_row_set(row, lookup->words.tests.data[entry]);
    }
    LEDE_TRY(try_index(type_tests, evaluator, &lookup->prefixes, false, value, row, err));
    LEDE_TRY(try_index(type_tests, evaluator, &lookup->suffixes, true, value, row, err));
    for (size_t i = 0; i < lookup->others.count; i++) {
        LEDE_TRY(try_test(type_tests, evaluator, lookup->others.data[i], value, row, err));
    }
    return LEDE_OK;
}
