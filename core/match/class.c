#include "match/class.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    WORD_BITS = 64,
    FIRST_SLOTS = 64,
    SCRATCH = 4 /* rows */
};

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
    out->n_words = (uint32_t)((tests->tests.count + WORD_BITS - 1) / WORD_BITS);
    for (size_t i = 0; i < tests->tests.count; i++) {
        const lede_test *test = &tests->tests.data[i];
        bool reads = test->kind == LEDE_TEST_READING;
        if (test->kind != LEDE_TEST_TYPE && !reads) continue;
        if (reads && !lede_array_push(&out->readings, (uint32_t)i)) return lede_fail_memory(err);
        if (test->attribute == LEDE_ATTRIBUTE_LEMMA) out->reads_lemmas = true;
        const lede_value_test *value = tests->values.data[test->value];
        lede_type_lookup *lookup = find_lookup(out, test->attribute, value->flags);
        if (lookup == NULL || !add_test(lookup, value, (uint32_t)i)) return lede_fail_memory(err);
        if (test->attribute == LEDE_ATTRIBUTE_STEM) out->depends_on_language = true;
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
    *type_tests = (lede_type_tests){0};
}

/* ---- a worker's column ----------------------------------------------------------------------- */

lede_status lede_classes_init(lede_classes *classes, const lede_type_tests *type_tests,
                              lede_evaluator *evaluator, lede_error *err) {
    *classes = (lede_classes){.type_tests = type_tests, .evaluator = evaluator};
    classes->scratch = calloc(((size_t)type_tests->n_words + 1) * SCRATCH, sizeof(uint64_t));
    classes->slots = calloc(FIRST_SLOTS, sizeof *classes->slots);
    classes->n_slots = FIRST_SLOTS;
    if (classes->scratch != NULL && classes->slots != NULL) return LEDE_OK;
    lede_classes_clear(classes);
    return lede_fail_memory(err);
}

void lede_classes_clear(lede_classes *classes) {
    free(classes->column.data);
    free(classes->rows.data);
    free(classes->leaves.data);
    free(classes->slots);
    free(classes->scratch);
    free(classes->readings.data);
    *classes = (lede_classes){0};
}

static inline void set_bit(uint64_t *row, uint32_t bit) {
    row[bit / WORD_BITS] |= (uint64_t)1 << (bit % WORD_BITS);
}
static inline bool has_bit(const uint64_t *row, uint32_t bit) {
    return (row[bit / WORD_BITS] >> (bit % WORD_BITS)) & 1;
}

static lede_status try_test(lede_classes *classes, uint32_t test, lede_slice value, uint64_t *row,
                            lede_error *err) {
    const lede_tests *tests = classes->type_tests->tests;
    bool holds;
    LEDE_TRY(lede_value_test_folded(tests->values.data[tests->tests.data[test].value],
                                    classes->evaluator, value, &holds, err));
    if (holds) set_bit(row, test);
    return LEDE_OK;
}

/* The tests whose text the value begins, or ends, with. */
static lede_status try_index(lede_classes *classes, const lede_test_index *index, bool at_end,
                             lede_slice value, uint64_t *row, lede_error *err) {
    for (size_t i = 0; i < index->lengths.count; i++) {
        size_t length = index->lengths.data[i];
        if (length > value.size) continue;
        lede_slice part = at_end ? lede_slice_cut(value, value.size - length, value.size)
                                 : lede_slice_cut(value, 0, length);
        uint32_t entry = lede_map_get(&index->texts, part);
        for (; entry != LEDE_MAP_NONE; entry = index->next.data[entry]) {
            LEDE_TRY(try_test(classes, index->tests.data[entry], value, row, err));
        }
    }
    return LEDE_OK;
}

/* The tests of a lookup that hold of a folded value, into `row`. */
static lede_status apply_lookup(lede_classes *classes, const lede_type_lookup *lookup,
                                lede_slice value, uint64_t *row, lede_error *err) {
    if (value.data == NULL) return LEDE_OK;
    uint32_t entry = lede_map_get(&lookup->words.texts, value);
    for (; entry != LEDE_MAP_NONE; entry = lookup->words.next.data[entry]) {
        set_bit(row, lookup->words.tests.data[entry]);
    }
    LEDE_TRY(try_index(classes, &lookup->prefixes, false, value, row, err));
    LEDE_TRY(try_index(classes, &lookup->suffixes, true, value, row, err));
    for (size_t i = 0; i < lookup->others.count; i++) {
        LEDE_TRY(try_test(classes, lookup->others.data[i], value, row, err));
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
        if (lookup->attribute == LEDE_ATTRIBUTE_WORD && lookup->flags == LEDE_FLAG_CASE) {
            value = type->norm;
        } else {
            lede_arena *arena = &classes->evaluator->arena;
            value = lede_attribute_of_type(lookup->attribute, type, language, arena, &ok);
            if (ok) value = lede_value_folded(arena, value, lookup->flags, &ok);
        }
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(apply_lookup(classes, lookup, value, classes->scratch, err));
    }
    return LEDE_OK;
}

/* ---- readings -------------------------------------------------------------------------------- */

/* The tests of pos and tag, or those of lemma, that hold for a type read as a class. */
static lede_status apply_reading(lede_classes *classes, const lede_tagger *tagger,
                                 const lede_type *type, uint8_t class_i, uint64_t *row,
                                 lede_error *err) {
    const lede_type_tests *type_tests = classes->type_tests;
    lede_arena *arena = &classes->evaluator->arena;
    lede_slice lemma = LEDE_NULL_SLICE;
    bool ok = true;
    if (type != NULL) {
        lemma = lede_reading_value(tagger, LEDE_ATTRIBUTE_LEMMA, type, class_i, arena, &ok);
    }
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        const lede_type_lookup *lookup = &type_tests->lookups.data[i];
        bool is_lemma = lookup->attribute == LEDE_ATTRIBUTE_LEMMA;
        if (!lede_attribute_is_reading(lookup->attribute) || is_lemma != (type != NULL)) continue;
        lede_slice value = lemma;
        if (!is_lemma) {
            value = lede_reading_value(tagger, lookup->attribute, NULL, class_i, arena, &ok);
        }
        if (ok) value = lede_value_folded(arena, value, lookup->flags, &ok);
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(apply_lookup(classes, lookup, value, row, err));
    }
    return ok ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_classes_reading(lede_classes *classes, const lede_tagger *tagger, uint8_t class_i,
                                 const uint64_t **out, lede_error *err) {
    size_t n_words = classes->type_tests->n_words;
    size_t total = n_words * lede_tagger_n_classes(tagger);
    if (classes->readings.count < total) {
        if (!lede_array_reserve(&classes->readings, total)) return lede_fail_memory(err);
        classes->readings.count = total;
    }
    uint64_t *row = classes->readings.data + class_i * n_words;
    *out = row;
    if (lede_class_set_has(&classes->known_readings, class_i)) return LEDE_OK;
    memset(row, 0, n_words * sizeof *row);
    LEDE_TRY(apply_reading(classes, tagger, NULL, class_i, row, err));
    set_bit(classes->known_readings.bits, class_i);
    return LEDE_OK;
}

/* The bits of what may and must hold of a type's readings, into `scratch`. */
static lede_status fill_readings(lede_classes *classes, const lede_article *article, uint32_t type,
                                 lede_error *err) {
    const lede_type_tests *type_tests = classes->type_tests;
    const lede_tagger *tagger = lede_tagging_tagger(article->tagging);
    size_t n_words = type_tests->n_words;
    uint64_t *one = classes->scratch + n_words, *may = one + n_words, *must = may + n_words;
    const uint64_t *by_class;
    lede_class_set set;
    LEDE_TRY(lede_tagging_type_classes(article->tagging, article->vocabulary, type, &set, err));
    memset(may, 0, n_words * sizeof *may);
    memset(must, 0xFF, n_words * sizeof *must);
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        if (!lede_class_set_has(&set, (uint8_t)c)) continue;
        LEDE_TRY(lede_classes_reading(classes, tagger, (uint8_t)c, &by_class, err));
        memcpy(one, by_class, n_words * sizeof *one);
        if (type_tests->reads_lemmas) {
            const lede_type *of = lede_vocabulary_type(article->vocabulary, type);
            LEDE_TRY(apply_reading(classes, tagger, of, (uint8_t)c, one, err));
        }
        for (size_t i = 0; i < n_words; i++) {
            may[i] |= one[i];
            must[i] &= one[i];
        }
    }
    const lede_tests *tests = type_tests->tests;
    for (size_t i = 0; i < type_tests->readings.count; i++) {
        uint32_t reading = type_tests->readings.data[i];
        const uint32_t *bits = tests->items.data + tests->tests.data[reading].first_item;
        if (has_bit(may, reading)) set_bit(classes->scratch, bits[0]);
        if (has_bit(must, reading)) set_bit(classes->scratch, bits[1]);
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
            bool item = has_bit(row, items[j]);
            if (test->kind == LEDE_TEST_NOT)
                holds = !item;
            else if (test->kind == LEDE_TEST_OR)
                holds = holds || item;
            else
                holds = holds && item;
        }
        if (holds) set_bit(row, (uint32_t)i);
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
            LEDE_TRY(fill_readings(classes, article, (uint32_t)id, err));
        }
        LEDE_TRY(intern(classes, &class_i, err));
        classes->column.data[classes->column.count++] = class_i;
        if (id % RESET_EVERY == RESET_EVERY - 1) lede_arena_reset(&classes->evaluator->arena);
    }
    return LEDE_OK;
}
