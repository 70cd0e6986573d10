#include "match/class.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

/* ---- a worker's column ----------------------------------------------------------------------- */

lede_status lede_classes_init(lede_classes *classes, const lede_type_tests *type_tests,
                              lede_evaluator *evaluator, lede_error *err) {
    *classes = (lede_classes){.type_tests = type_tests, .evaluator = evaluator};
    classes->scratch = calloc((size_t)type_tests->n_words + 1, sizeof *classes->scratch);
    classes->slots = calloc(FIRST_SLOTS, sizeof *classes->slots);
    classes->n_slots = FIRST_SLOTS;
    lede_status status = classes->scratch != NULL && classes->slots != NULL
                             ? lede_readings_init(&classes->readings, type_tests, evaluator, err)
                             : lede_fail_memory(err);
    if (status != LEDE_OK) lede_classes_clear(classes);
    return status;
}

void lede_classes_clear(lede_classes *classes) {
    free(classes->column.data);
    free(classes->rows.data);
    free(classes->leaves.data);
    free(classes->slots);
    free(classes->scratch);
    lede_readings_clear(&classes->readings);
    *classes = (lede_classes){0};
}

/* What a file gives of the type, which may be a set. */
static lede_status fill_given(lede_classes *classes, const lede_type_lookup *lookup,
                              const lede_type *type, lede_error *err) {
    lede_slice rest = lede_attribute_given(lookup->attribute, type), value = rest;
    bool ok = true, is_set = lede_attribute_is_set_value(lookup->attribute, rest);
    if (rest.data == NULL) return LEDE_OK;
    while (!is_set || lede_ready_member(&rest, &value)) {
        lede_slice folded =
            lede_value_folded(&classes->evaluator->arena, value, lookup->flags, &ok);
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(lede_type_lookup_apply(classes->type_tests, lookup, classes->evaluator, folded,
                                        classes->scratch, err));
        if (!is_set) break;
    }
    return LEDE_OK;
}

/* The comparisons that hold for one type, into `scratch`. */
static lede_status fill_leaves(lede_classes *classes, const lede_type *type, lede_slice language,
                               lede_error *err) {
    const lede_type_tests *type_tests = classes->type_tests;
    memset(classes->scratch, 0, type_tests->n_words * sizeof *classes->scratch);
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        const lede_type_lookup *lookup = &type_tests->lookups.data[i];
        bool ok = true;
        lede_slice value;
        if (lede_attribute_is_reading(lookup->attribute)) continue;
        if (lede_attribute_is_given(lookup->attribute)) {
            LEDE_TRY(fill_given(classes, lookup, type, err));
            continue;
        }
        if (lookup->attribute == LEDE_ATTRIBUTE_WORD && lookup->flags == LEDE_FLAG_CASE) {
            value = type->norm;
        } else {
            lede_arena *arena = &classes->evaluator->arena;
            value = lede_attribute_of_type(lookup->attribute, type, language, arena, &ok);
            if (ok) value = lede_value_folded(arena, value, lookup->flags, &ok);
        }
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(lede_type_lookup_apply(type_tests, lookup, classes->evaluator, value,
                                        classes->scratch, err));
    }
    return LEDE_OK;
}

/* From the comparisons of a new class, its combinations: items stand before what is made of them.
 */
static void combine(const lede_tests *tests, uint64_t *row) {
    for (size_t i = 0; i < tests->tests.count; i++) {
        const lede_test *test = &tests->tests.data[i];
        if (!test->is_type_only || lede_test_is_bit(test)) continue;
        const uint32_t *items = tests->items.data + test->first_item;
        bool holds = test->kind != LEDE_TEST_OR;
        for (uint32_t j = 0; j < test->n_items; j++) {
            bool item = lede_row_has(row, items[j]);
            if (test->kind == LEDE_TEST_NOT)
                holds = !item;
            else if (test->kind == LEDE_TEST_OR)
                holds = holds || item;
            else
                holds = holds && item;
        }
        if (holds) lede_row_set(row, (uint32_t)i);
    }
}

static lede_slice row_bytes(const lede_classes *classes, const uint64_t *row) {
    return (lede_slice){(const char *)row, classes->type_tests->n_words * sizeof *row};
}

static size_t find_slot(const lede_classes *classes, const uint64_t *leaves) {
    size_t mask = classes->n_slots - 1, n_words = classes->type_tests->n_words;
    lede_slice wanted = row_bytes(classes, leaves);
    for (size_t i = (size_t)lede_hash(wanted) & mask;; i = (i + 1) & mask) {
        uint32_t class_i = classes->slots[i];
        if (class_i == 0) return i;
        const uint64_t *there = classes->leaves.data + (class_i - 1) * n_words;
        if (lede_slice_equal(row_bytes(classes, there), wanted)) return i;
    }
}

static bool grow_slots(lede_classes *classes) {
    size_t n_slots = classes->n_slots * 2;
    uint32_t *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    free(classes->slots);
    classes->slots = slots;
    classes->n_slots = n_slots;
    for (uint32_t i = 0; i < classes->n_classes; i++) {
        const uint64_t *leaves = classes->leaves.data + (size_t)i * classes->type_tests->n_words;
        classes->slots[find_slot(classes, leaves)] = i + 1;
    }
    return true;
}

/* The class of the comparisons in `scratch`. */
static lede_status intern(lede_classes *classes, uint32_t *out, lede_error *err) {
    size_t n_words = classes->type_tests->n_words;
    size_t slot = find_slot(classes, classes->scratch);
    if (classes->slots[slot] != 0) {
        *out = classes->slots[slot] - 1;
        return LEDE_OK;
    }
    if (((size_t)classes->n_classes + 1) * 2 > classes->n_slots) {
        if (!grow_slots(classes)) return lede_fail_memory(err);
        slot = find_slot(classes, classes->scratch);
    }
    if (!lede_array_reserve(&classes->leaves, n_words + 1) ||
        !lede_array_reserve(&classes->rows, n_words + 1)) {
        return lede_fail_memory(err);
    }
    memcpy(classes->leaves.data + classes->leaves.count, classes->scratch,
           n_words * sizeof *classes->scratch);
    uint64_t *row = classes->rows.data + classes->rows.count;
    memcpy(row, classes->scratch, n_words * sizeof *row);
    combine(classes->type_tests->tests, row);
    classes->leaves.count += n_words;
    classes->rows.count += n_words;
    *out = classes->n_classes++;
    classes->slots[slot] = classes->n_classes;
    return LEDE_OK;
}

/* A column filled for another vocabulary generation, or another language, is stale. */
static void forget_stale(lede_classes *classes, const lede_vocabulary *vocabulary,
                         lede_slice language) {
    char now[sizeof classes->language] = "";
    if (classes->type_tests->depends_on_language && language.data != NULL) {
        snprintf(now, sizeof now, "%.*s", LEDE_FMT(language));
    }
    uint32_t generation = lede_vocabulary_generation(vocabulary);
    if (classes->vocabulary == vocabulary && classes->generation == generation &&
        strcmp(now, classes->language) == 0) {
        return;
    }
    classes->column.count = 0;
    classes->vocabulary = vocabulary;
    classes->generation = generation;
    memcpy(classes->language, now, sizeof now);
}

lede_status lede_classes_fill(lede_classes *classes, const lede_article *article, lede_error *err) {
    const lede_vocabulary *vocabulary = article->vocabulary;
    lede_slice language = article->fields[LEDE_FIELD_LANGUAGE];
    forget_stale(classes, vocabulary, language);
    uint32_t n_types = lede_vocabulary_count(vocabulary);
    size_t from = classes->column.count;
    if (from >= n_types) return LEDE_OK;
    if (!lede_array_reserve(&classes->column, n_types - from)) return lede_fail_memory(err);
    lede_arena_reset(&classes->evaluator->arena);
    enum { RESET_EVERY = 4096 };
    for (size_t id = from; id < n_types; id++) {
        uint32_t class_i = 0;
        LEDE_TRY(
            fill_leaves(classes, lede_vocabulary_type(vocabulary, (uint32_t)id), language, err));
        if (classes->type_tests->readings.count > 0) {
            LEDE_TRY(lede_readings_fill(&classes->readings, article, (uint32_t)id, classes->scratch,
                                        err));
        }
        LEDE_TRY(intern(classes, &class_i, err));
        classes->column.data[classes->column.count++] = class_i;
        if (id % RESET_EVERY == RESET_EVERY - 1) lede_arena_reset(&classes->evaluator->arena);
    }
    return LEDE_OK;
}
