#include "match/test.h"

#include <stdlib.h>

#include "match/cut.h"

void lede_tests_init(lede_tests *tests, lede_arena *arena, const lede_columns *columns) {
    *tests = (lede_tests){.arena = arena, .columns = columns};
}

void lede_tests_clear(lede_tests *tests) {
    for (size_t i = 0; i < tests->values.count; i++) lede_value_test_clear(tests->values.data[i]);
    free(tests->tests.data);
    free(tests->items.data);
    free(tests->values.data);
    lede_map_clear(&tests->by_key);
    lede_map_clear(&tests->values_by_key);
    *tests = (lede_tests){0};
}

lede_status lede_tests_add_value(lede_tests *tests, lede_value_test *value, uint32_t *out,
                                 lede_error *err) {
    *out = lede_map_get(&tests->values_by_key, value->key);
    if (*out != LEDE_MAP_NONE) {
        lede_value_test_clear(value);
        return LEDE_OK;
    }
    lede_value_test *own = lede_arena_alloc(tests->arena, sizeof *own);
    uint32_t index = (uint32_t)tests->values.count;
    if (own == NULL || !lede_array_reserve(&tests->values, 1) ||
        !lede_map_put(&tests->values_by_key, value->key, index)) {
        lede_value_test_clear(value);
        return lede_fail_memory(err);
    }
    *own = *value;
    own->cost = lede_cut_value_cost(own);
    tests->values.data[tests->values.count++] = own;
    *out = index;
    return LEDE_OK;
}

/* What tells tests apart, as bytes; null when there is no memory. */
static lede_slice make_key(lede_tests *tests, const lede_test *test, const uint32_t *items,
                           uint32_t n_items) {
    const uint32_t head[] = {(uint32_t)test->kind, (uint32_t)test->attribute, test->value,
                             test->layer, test->key};
    size_t size = sizeof head + n_items * sizeof *items;
    char *key = lede_arena_alloc(tests->arena, size);
    if (key == NULL) return LEDE_NULL_SLICE;
    memcpy(key, head, sizeof head);
    if (n_items > 0) memcpy(key + sizeof head, items, n_items * sizeof *items);
    return (lede_slice){key, size};
}

static bool is_type_only(const lede_tests *tests, const lede_test *test, const uint32_t *items,
                         uint32_t n_items) {
    if (lede_test_is_bit(test)) return true;
    if (test->kind > LEDE_TEST_NOT) return false;
    for (uint32_t i = 0; i < n_items; i++) {
        if (!tests->tests.data[items[i]].is_type_only) return false;
    }
    return true;
}

lede_status lede_tests_add(lede_tests *tests, const lede_test *test, const uint32_t *items,
                           uint32_t n_items, uint32_t *out, lede_error *err) {
    lede_slice key = make_key(tests, test, items, n_items);
    if (key.data == NULL) return lede_fail_memory(err);
    uint32_t known = lede_map_get(&tests->by_key, key);
    if (known != LEDE_MAP_NONE) {
        *out = known; /* not before: `out` may point to an item */
        return LEDE_OK;
    }
    lede_test own = *test;
    own.is_type_only = is_type_only(tests, test, items, n_items);
    own.first_item = (uint32_t)tests->items.count;
    own.n_items = n_items;
    uint32_t index = (uint32_t)tests->tests.count;
    /* Room also when there are none, so that items are never NULL plus an offset. */
    if (!lede_array_reserve(&tests->items, n_items + 1) || !lede_array_reserve(&tests->tests, 1) ||
        !lede_map_put(&tests->by_key, key, index)) {
        return lede_fail_memory(err);
    }
    for (uint32_t i = 0; i < n_items; i++) tests->items.data[tests->items.count++] = items[i];
    tests->tests.data[tests->tests.count++] = own;
    *out = index;
    return LEDE_OK;
}

lede_status lede_tests_add_any(lede_tests *tests, const uint32_t *items, uint32_t n_items,
                               uint32_t *out, lede_error *err) {
    lede_test any = {.kind = LEDE_TEST_OR};
    *out = items[0];
    return n_items == 1 ? LEDE_OK : lede_tests_add(tests, &any, items, n_items, out, err);
}

/* ---- readings -------------------------------------------------------------------------------- */

lede_status lede_tests_add_reading(lede_tests *tests, lede_attribute attribute, uint32_t value,
                                   uint32_t *out, lede_error *err) {
    uint32_t bits[2];
    lede_test test = {.kind = LEDE_TEST_MAY, .attribute = attribute, .value = value};
    LEDE_TRY(lede_tests_add(tests, &test, NULL, 0, &bits[0], err));
    test.kind = LEDE_TEST_MUST;
    LEDE_TRY(lede_tests_add(tests, &test, NULL, 0, &bits[1], err));
    test.kind = LEDE_TEST_READING;
    return lede_tests_add(tests, &test, bits, 2, out, err);
}

/* What of the items of an AND or OR is known of the type. */
static lede_status add_items_may(lede_tests *tests, lede_test test, uint32_t *out,
                                 lede_error *err) {
    uint32_t n_items = 0, may;
    uint32_t *items = lede_arena_array(tests->arena, test.n_items, sizeof *items);
    if (items == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < test.n_items; i++) {
        LEDE_TRY(lede_tests_add_may(tests, tests->items.data[test.first_item + i], &may, err));
        if (may != LEDE_NO_TEST)
            items[n_items++] = may;
        else if (test.kind == LEDE_TEST_OR)
            return LEDE_OK;
    }
    if (n_items == 0) return LEDE_OK;
    *out = items[0];
    if (n_items == 1) return LEDE_OK;
    lede_test joined = {.kind = test.kind};
    return lede_tests_add(tests, &joined, items, n_items, out, err);
}

lede_status lede_tests_add_may(lede_tests *tests, uint32_t index, uint32_t *out, lede_error *err) {
    *out = LEDE_NO_TEST;
    if (index == LEDE_NO_TEST) return LEDE_OK;
    lede_test test = tests->tests.data[index]; /* a copy: adding may move them */
    if (test.is_type_only) *out = index;
    if (test.kind == LEDE_TEST_READING) *out = tests->items.data[test.first_item];
    bool joins = test.kind == LEDE_TEST_AND || test.kind == LEDE_TEST_OR;
    return joins && !test.is_type_only ? add_items_may(tests, test, out, err) : LEDE_OK;
}

lede_status lede_tests_resolve_lex(lede_tests *tests, uint32_t test, const lede_lexicons *lexicons,
                                   lede_evaluator *evaluator, lede_error *err) {
    lede_test *lex = &tests->tests.data[test];
    if (lex->n_items > 0) return LEDE_OK;
    lex->first_item = (uint32_t)tests->items.count;
    for (uint32_t i = 0; i < lede_lexicons_count(lexicons); i++) {
        bool holds;
        LEDE_TRY(lede_value_test_slice(tests->values.data[lex->value], evaluator,
                                       lede_lexicons_name(lexicons, i), &holds, err));
        if (!holds) continue;
        if (!lede_array_push(&tests->items, lede_lexicons_layer(lexicons, i))) {
            return lede_fail_memory(err);
        }
        lex->n_items++;
    }
    return LEDE_OK;
}

/* ---- as text --------------------------------------------------------------------------------- */

static void print_value(const lede_value_test *value, lede_buffer *out) {
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">=", "="};
    enum { SHOWN_WORDS = 6 };
    if (value->kind == LEDE_VALUE_ORDER) {
        lede_buffer_printf(out, " %s ", signs[value->comparison]);
        lede_buffer_add(out, value->text);
        return;
    }
    lede_buffer_add_string(out, value->kind != LEDE_VALUE_REGEX ? " in {" : " ~ ");
    if (value->kind == LEDE_VALUE_REGEX) lede_buffer_add(out, value->text);
    for (size_t i = 0; i < value->words.count && i < SHOWN_WORDS; i++) {
        if (i > 0) lede_buffer_add_string(out, ", ");
        lede_buffer_add(out, value->words.data[i]);
    }
    if (value->words.count > SHOWN_WORDS) {
        lede_buffer_printf(out, ", … %zu in all", value->words.count);
    }
    if (value->kind != LEDE_VALUE_REGEX) lede_buffer_add_char(out, '}');
    if (value->flags & LEDE_FLAG_CASE) lede_buffer_add_string(out, " any case");
    if (value->flags & LEDE_FLAG_DIACRITICS) lede_buffer_add_string(out, " any accents");
}

static void print_items(const lede_tests *tests, const lede_catalog *catalog, const lede_test *test,
                        lede_buffer *out) {
    const char *sign = test->kind == LEDE_TEST_AND ? " & " : " | ";
    lede_buffer_add_string(out, test->kind == LEDE_TEST_NOT ? "!" : "(");
    for (uint32_t i = 0; i < test->n_items; i++) {
        if (i > 0) lede_buffer_add_string(out, sign);
        lede_tests_print(tests, catalog, tests->items.data[test->first_item + i], out);
    }
    if (test->kind != LEDE_TEST_NOT) lede_buffer_add_char(out, ')');
}

void lede_tests_print(const lede_tests *tests, const lede_catalog *catalog, uint32_t index,
                      lede_buffer *out) {
    if (index == LEDE_NO_TEST) {
        lede_buffer_add_string(out, "any");
        return;
    }
    const lede_test *test = &tests->tests.data[index];
    switch (test->kind) {
    case LEDE_TEST_AND:
    case LEDE_TEST_OR:
    case LEDE_TEST_NOT: print_items(tests, catalog, test, out); return;
    case LEDE_TEST_MAY:
    case LEDE_TEST_MUST:
        lede_buffer_add_string(out, test->kind == LEDE_TEST_MAY ? "perhaps " : "surely ");
        lede_buffer_add(out, lede_attribute_name(tests->columns, test->attribute));
        print_value(tests->values.data[test->value], out);
        return;
    case LEDE_TEST_TYPE:
    case LEDE_TEST_TOKEN:
    case LEDE_TEST_READING:
        lede_buffer_add(out, lede_attribute_name(tests->columns, test->attribute));
        print_value(tests->values.data[test->value], out);
        return;
    case LEDE_TEST_LAYER:
        lede_buffer_add_string(out, "in ");
        lede_buffer_add(out, lede_catalog_layer_name(catalog, test->layer));
        if (test->n_items == 0) return;
        lede_buffer_add_char(out, '.');
        lede_tests_print(tests, catalog, tests->items.data[test->first_item], out);
        return;
    case LEDE_TEST_LEX:
        lede_buffer_add_string(out, "lex");
        print_value(tests->values.data[test->value], out);
        return;
    case LEDE_TEST_VALUE:
        lede_buffer_add(out, lede_catalog_key_name(catalog, test->key));
        print_value(tests->values.data[test->value], out);
        return;
    }
}
