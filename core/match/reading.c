#include "match/reading.h"

#include <stdlib.h>

#include "language/lemma.h"

enum { ROWS = 4 };

/* A test of pos or tag, or a combination of those; items stand before it. */
static bool is_of_class(const lede_tests *tests, uint32_t index, const uint64_t *of_class) {
    const lede_test *test = &tests->tests.data[index];
    bool is_combination =
        test->kind == LEDE_TEST_AND || test->kind == LEDE_TEST_OR || test->kind == LEDE_TEST_NOT;
    if (test->kind == LEDE_TEST_READING) {
        return test->attribute == LEDE_ATTRIBUTE_POS || test->attribute == LEDE_ATTRIBUTE_TAG;
    }
    for (uint32_t i = 0; is_combination && i < test->n_items; i++) {
        if (!lede_row_has(of_class, tests->items.data[test->first_item + i])) return false;
    }
    return is_combination && test->n_items > 0;
}

lede_status lede_readings_init(lede_readings *readings, const lede_type_tests *type_tests,
                               lede_evaluator *evaluator, lede_error *err) {
    *readings = (lede_readings){.type_tests = type_tests, .evaluator = evaluator};
    if (type_tests->readings.count == 0) return LEDE_OK;
    readings->scratch = calloc((size_t)type_tests->n_words * ROWS, sizeof *readings->scratch);
    readings->set_marks =
        calloc((size_t)type_tests->n_words * LEDE_READING_SETS, sizeof *readings->set_marks);
    if (readings->scratch == NULL || readings->set_marks == NULL) {
        lede_readings_clear(readings);
        return lede_fail_memory(err);
    }
    readings->of_class = readings->scratch + (size_t)type_tests->n_words * (ROWS - 1);
    for (uint32_t i = 0; i < type_tests->tests->tests.count; i++) {
        if (is_of_class(type_tests->tests, i, readings->of_class)) {
            lede_row_set(readings->of_class, i);
        }
    }
    return LEDE_OK;
}

void lede_readings_clear(lede_readings *readings) {
    free(readings->rows.data);
    free(readings->scratch);
    free(readings->set_marks);
    *readings = (lede_readings){0};
}

/* The tests on one attribute that hold of a value, into `row`. */
static lede_status apply(lede_readings *readings, lede_attribute attribute, lede_slice value,
                         uint64_t *row, lede_error *err) {
    const lede_type_tests *type_tests = readings->type_tests;
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        const lede_type_lookup *lookup = &type_tests->lookups.data[i];
        if (lookup->attribute != attribute) continue;
        bool ok = true;
        lede_slice folded =
            lede_value_folded(&readings->evaluator->arena, value, lookup->flags, &ok);
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(lede_type_lookup_apply(type_tests, lookup, readings->evaluator, folded, row, err));
    }
    return LEDE_OK;
}

static void combine(const lede_readings *readings, uint64_t *row) {
    const lede_type_tests *type_tests = readings->type_tests;
    for (uint32_t i = 0; i < type_tests->tests->tests.count; i++) {
        bool is_combination = type_tests->tests->tests.data[i].kind != LEDE_TEST_READING;
        if (!lede_row_has(readings->of_class, i) || !is_combination) continue;
        if (lede_type_tests_combine(type_tests, i, row)) lede_row_set(row, i);
    }
}

lede_status lede_readings_row(lede_readings *readings, const lede_tagger *tagger, uint8_t class_i,
                              const uint64_t **out, lede_error *err) {
    size_t n_words = readings->type_tests->n_words;
    size_t total = n_words * lede_tagger_n_classes(tagger);
    if (readings->rows.count < total) {
        if (!lede_array_reserve(&readings->rows, total)) return lede_fail_memory(err);
        readings->rows.count = total;
    }
    uint64_t *row = readings->rows.data + class_i * n_words;
    *out = row;
    if (lede_class_set_has(&readings->known, class_i)) return LEDE_OK;
    memset(row, 0, n_words * sizeof *row);
    LEDE_TRY(apply(readings, LEDE_ATTRIBUTE_POS, lede_tagger_upos(tagger, class_i), row, err));
    LEDE_TRY(apply(readings, LEDE_ATTRIBUTE_TAG, lede_tagger_xpos(tagger, class_i), row, err));
    combine(readings, row);
    lede_row_set(readings->known.bits, class_i);
    return LEDE_OK;
}

/* The same of what a file gives, which may be a set. */
static lede_status apply_given(lede_readings *readings, lede_attribute attribute,
                               const lede_type *type, uint64_t *row, lede_error *err) {
    lede_slice value = lede_attribute_given(attribute, type), member;
    if (!lede_attribute_is_set_value(attribute, value)) {
        return apply(readings, attribute, value, row, err);
    }
    while (lede_ready_member(&value, &member)) {
        LEDE_TRY(apply(readings, attribute, member, row, err));
    }
    return LEDE_OK;
}

/* The tests of sense that hold of a lemma, into `row`. */
static void apply_senses(const lede_readings *readings, const lede_senses *senses, lede_slice lemma,
                         lede_sense_part part, uint64_t *row) {
    const lede_type_tests *type_tests = readings->type_tests;
    const lede_tests *tests = type_tests->tests;
    for (size_t i = 0; i < type_tests->senses.count; i++) {
        uint32_t test = type_tests->senses.data[i];
        const lede_value_test *value = tests->values.data[tests->tests.data[test].value];
        if (lede_senses_has(senses, lemma, part, &value->senses)) lede_row_set(row, test);
    }
}

/* What the classes of a set make of a type: lemmas, and as what part of speech they are read, NONE
 * where nobody asks for senses. Those that differ stand in front. */
typedef struct words {
    lede_slice lemmas[LEDE_TAGGER_CLASSES];
    lede_sense_part parts[LEDE_TAGGER_CLASSES];
    uint32_t count;
} words;

/* Whether none before is the same; it is kept. */
static bool keep_new(words *w, lede_slice lemma, lede_sense_part part) {
    for (uint32_t i = 0; i < w->count; i++) {
        bool same = w->lemmas[i].data == lemma.data && w->lemmas[i].size == lemma.size;
        if (w->parts[i] == part && (same || lede_slice_equal(w->lemmas[i], lemma))) return false;
    }
    w->lemmas[w->count] = lemma;
    w->parts[w->count++] = part;
    return true;
}

/* What may and must hold of the type's lemmas and their senses, by the classes of a set. */
static lede_status gather_lemmas(lede_readings *readings, const lede_tagging *tagging,
                                 const lede_type *type, lede_class_set set, lede_error *err) {
    const lede_tagger *tagger = lede_tagging_tagger(tagging);
    const lede_senses *senses = lede_tagging_senses(tagging);
    bool has_senses = readings->type_tests->senses.count > 0;
    size_t n_words = readings->type_tests->n_words;
    uint64_t *one = readings->scratch, *may = one + n_words, *must = may + n_words;
    words w;
    lede_slice lemmas[LEDE_TAGGER_CLASSES];
    w.count = 0;
    lede_lemma_thin(tagger, type, &set);
    if (!lede_lemma_of_each(tagger, type, &set, &readings->evaluator->arena, lemmas)) {
        return lede_fail_memory(err);
    }
    for (uint32_t c = 0, n = lede_tagger_n_classes(tagger); c < n; c++) {
        if (!lede_class_set_has(&set, (uint8_t)c)) continue;
        lede_sense_part part = has_senses ? lede_sense_part_of(lede_tagger_upos(tagger, (uint8_t)c))
                                          : LEDE_SENSE_OF_NONE;
        if (!keep_new(&w, lemmas[c], part)) continue;
        memset(one, 0, n_words * sizeof *one);
        LEDE_TRY(apply(readings, LEDE_ATTRIBUTE_LEMMA, lemmas[c], one, err));
        if (has_senses) apply_senses(readings, senses, lemmas[c], part, one);
        for (size_t i = 0; i < n_words; i++) {
            may[i] |= one[i];
            must[i] &= one[i];
        }
    }
    return LEDE_OK;
}

/* The bits of the row of a type that say of a test that it may hold, and that it must. */
static void mark(const lede_readings *readings, uint32_t test, bool must, uint64_t *row) {
    const lede_tests *tests = readings->type_tests->tests;
    const uint32_t *bits = tests->items.data + tests->tests.data[test].first_item;
    lede_row_set(row, bits[0]);
    if (must) lede_row_set(row, bits[1]);
}

/* The bits of all tests of pos and tag, as the classes of a set say, of which types have few. */
static lede_status marks_of_set(lede_readings *readings, const lede_tagger *tagger,
                                const lede_class_set *set, const uint64_t **out, lede_error *err) {
    const lede_type_tests *type_tests = readings->type_tests;
    size_t n_words = type_tests->n_words;
    uint64_t hash = (set->bits[0] ^ set->bits[1] * 3) * UINT64_C(0x9E3779B97F4A7C15);
    size_t place = (size_t)(hash >> 32) % LEDE_READING_SETS;
    lede_class_set *kept = &readings->sets[place];
    uint64_t *marks = readings->set_marks + place * n_words;
    uint64_t *some = readings->scratch + n_words, *all = some + n_words;
    const uint64_t *row;
    *out = marks;
    if (memcmp(kept, set, sizeof *kept) == 0) return LEDE_OK;
    *kept = (lede_class_set){0};
    memset(marks, 0, n_words * sizeof *marks);
    memset(some, 0, n_words * sizeof *some);
    memset(all, 0xFF, n_words * sizeof *all);
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        if (!lede_class_set_has(set, (uint8_t)c)) continue;
        LEDE_TRY(lede_readings_row(readings, tagger, (uint8_t)c, &row, err));
        for (size_t i = 0; i < n_words; i++) {
            some[i] |= row[i];
            all[i] &= row[i];
        }
    }
    for (size_t i = 0; i < type_tests->readings.count; i++) {
        uint32_t test = type_tests->readings.data[i];
        bool is_ours = lede_row_has(readings->of_class, test) && lede_row_has(some, test);
        if (is_ours) mark(readings, test, lede_row_has(all, test), marks);
    }
    *kept = *set;
    return LEDE_OK;
}

/* What may and must hold of lemmas and senses, by the classes of a set; *differs: something may and
 * need not. */
static lede_status gather(lede_readings *readings, const lede_article *article, uint32_t type_i,
                          const lede_class_set *set, bool *differs, lede_error *err) {
    const lede_type *type = lede_vocabulary_type(article->vocabulary, type_i);
    size_t n_words = readings->type_tests->n_words;
    uint64_t *may = readings->scratch + n_words, *must = may + n_words;
    memset(may, 0, n_words * sizeof *may);
    memset(must, 0xFF, n_words * sizeof *must);
    *differs = false;
    LEDE_TRY(gather_lemmas(readings, article->tagging, type, *set, err));
    for (size_t i = 0; i < n_words; i++) *differs = *differs || (may[i] & ~must[i]) != 0;
    return LEDE_OK;
}

/* ---- what a file gives ----------------------------------------------------------------------- */

static bool is_given(const lede_type *type, lede_attribute attribute) {
    if (attribute == LEDE_ATTRIBUTE_SENSE) return lede_tagging_gives_senses(type);
    return lede_type_gives(type, lede_attribute_column(attribute));
}

/* May and must of the tests that what is given decides; *all: it decides them all. */
static lede_status fill_given(lede_readings *readings, const lede_article *article,
                              const lede_type *type, uint64_t *row, bool *all, lede_error *err) {
    const lede_type_tests *type_tests = readings->type_tests;
    const lede_tests *tests = type_tests->tests;
    uint64_t *holds = readings->scratch;
    memset(holds, 0, type_tests->n_words * sizeof *holds);
    for (lede_attribute a = LEDE_ATTRIBUTE_POS; a <= LEDE_ATTRIBUTE_LEMMA; a++) {
        if (is_given(type, a)) LEDE_TRY(apply_given(readings, a, type, holds, err));
    }
    if (lede_tagging_gives_senses(type)) {
        apply_senses(readings, lede_tagging_senses(article->tagging),
                     type->given->values[LEDE_COLUMN_LEMMA], lede_tagging_given_part(type), holds);
    }
    *all = true;
    for (size_t i = 0; i < type_tests->readings.count; i++) {
        uint32_t test = type_tests->readings.data[i];
        const uint32_t *bits = tests->items.data + tests->tests.data[test].first_item;
        if (!is_given(type, tests->tests.data[test].attribute)) *all = false;
        if (!lede_row_has(holds, test)) continue;
        lede_row_set(row, bits[0]);
        lede_row_set(row, bits[1]);
    }
    return LEDE_OK;
}

/* The bits of tests of lemma and sense; *set is left with the classes that the type may have. */
static lede_status fill_lemmas(lede_readings *readings, const lede_article *article, uint32_t type,
                               lede_class_set *set, uint64_t *row, lede_error *err) {
    const lede_type_tests *type_tests = readings->type_tests;
    const lede_type *of = lede_vocabulary_type(article->vocabulary, type);
    const uint64_t *may = readings->scratch + type_tests->n_words;
    const uint64_t *must = may + type_tests->n_words;
    bool differs;
    LEDE_TRY(gather(readings, article, type, set, &differs, err));
    if (differs) {
        LEDE_TRY(lede_tagging_type_classes(article->tagging, article->vocabulary, type, set, err));
        LEDE_TRY(gather(readings, article, type, set, &differs, err));
    }
    for (uint32_t w = 0; w < type_tests->n_words; w++) {
        for (uint64_t bits = may[w]; bits != 0; bits &= bits - 1) {
            uint32_t test = w * 64 + lede_lowest_bit(bits);
            lede_attribute attribute = type_tests->tests->tests.data[test].attribute;
            if (of->given != NULL && is_given(of, attribute)) continue;
            mark(readings, test, lede_row_has(must, test), row);
        }
    }
    return LEDE_OK;
}

/* The bits of tests of pos and tag of a type of which the file gives something. */
static void add_marks_not_given(const lede_readings *readings, const lede_type *of,
                                const uint64_t *marks, uint64_t *row) {
    const lede_type_tests *type_tests = readings->type_tests;
    const lede_tests *tests = type_tests->tests;
    for (size_t i = 0; i < type_tests->readings.count; i++) {
        const lede_test *test = &tests->tests.data[type_tests->readings.data[i]];
        const uint32_t *bits = tests->items.data + test->first_item;
        if (is_given(of, test->attribute) || !lede_row_has(marks, bits[0])) continue;
        mark(readings, type_tests->readings.data[i], lede_row_has(marks, bits[1]), row);
    }
}

lede_status lede_readings_fill(lede_readings *readings, const lede_article *article, uint32_t type,
                               uint64_t *row, lede_error *err) {
    const lede_type_tests *type_tests = readings->type_tests;
    const lede_tagger *tagger = lede_tagging_tagger(article->tagging);
    const lede_type *of = lede_vocabulary_type(article->vocabulary, type);
    const uint64_t *marks;
    lede_class_set set;
    bool all = false;
    if (of->given != NULL) LEDE_TRY(fill_given(readings, article, of, row, &all, err));
    if (all) return LEDE_OK;
    lede_tagger_type_bound(tagger, of->word, &set);
    bool may_be_wanted =
        type_tests->reads_lemmas && lede_lemma_starts_may_have(&type_tests->lemmas, tagger, of);
    if (may_be_wanted) LEDE_TRY(fill_lemmas(readings, article, type, &set, row, err));
    LEDE_TRY(marks_of_set(readings, tagger, &set, &marks, err));
    if (of->given != NULL) {
        add_marks_not_given(readings, of, marks, row);
        return LEDE_OK;
    }
    for (size_t i = 0; i < type_tests->n_words; i++) row[i] |= marks[i];
    return LEDE_OK;
}
