#include "match/trace_explain.h"

/* What a test is asked of: a token, or an annotation. */
typedef struct subject {
    uint32_t token;
    const lede_annotation *annotation; /* NULL: the token */
} subject;

static bool holds(lede_ground *ground, uint32_t test, subject of) {
    return of.annotation == NULL ? lede_ground_holds(ground, test, of.token)
                                 : lede_ground_annotation_holds(ground, test, of.annotation);
}

/* The first of conditions joined by & that fails; else the test itself. */
static uint32_t failing_part(lede_ground *ground, uint32_t index, subject of) {
    const lede_tests *tests = &ground->set->tests;
    for (;;) {
        const lede_test *test = &tests->tests.data[index];
        if (test->kind != LEDE_TEST_AND) return index;
        uint32_t i = 0;
        while (i + 1 < test->n_items &&
               holds(ground, tests->items.data[test->first_item + i], of)) {
            i++;
        }
        index = tests->items.data[test->first_item + i];
    }
}

/* The one attribute that a test asks of a token; false: none, or several. */
static bool asked_attribute(const lede_tests *tests, uint32_t index, lede_attribute *out) {
    const lede_test *test = &tests->tests.data[index];
    switch (test->kind) {
    case LEDE_TEST_TYPE:
    case LEDE_TEST_TOKEN:
    case LEDE_TEST_READING:
    case LEDE_TEST_MAY:
    case LEDE_TEST_MUST: *out = test->attribute; return true;
    case LEDE_TEST_NOT: return asked_attribute(tests, tests->items.data[test->first_item], out);
    case LEDE_TEST_OR:
    case LEDE_TEST_AND: break;
    case LEDE_TEST_LAYER:
    case LEDE_TEST_LEX:
    case LEDE_TEST_VALUE: return false;
    }
    for (uint32_t i = 0; i < test->n_items; i++) {
        lede_attribute attribute;
        if (!asked_attribute(tests, tests->items.data[test->first_item + i], &attribute) ||
            (i > 0 && attribute != *out)) {
            return false;
        }
        *out = attribute;
    }
    return test->n_items > 0;
}

static lede_slice join_senses(lede_ground *ground, uint32_t token, lede_arena *arena, bool *ok) {
    lede_buffer joined = {0};
    lede_sense_names names = lede_tagging_sense_names(ground->article, token, arena, ok);
    for (size_t i = 0; *ok && i < names.count; i++) {
        if (i > 0) lede_buffer_add_char(&joined, ' ');
        lede_buffer_add(&joined, names.items[i]);
    }
    lede_slice text = lede_arena_copy(arena, lede_buffer_slice(&joined), ok);
    if (joined.failed) *ok = false;
    lede_buffer_clear(&joined);
    return text;
}

static lede_slice value_of(lede_ground *ground, lede_attribute attribute, uint32_t token,
                           lede_arena *arena, bool *ok) {
    if (attribute == LEDE_ATTRIBUTE_LEX) return LEDE_NULL_SLICE;
    if (attribute == LEDE_ATTRIBUTE_SENSE) return join_senses(ground, token, arena, ok);
    lede_slice value = lede_attribute_of_token(attribute, ground->article, token, arena, ok);
    /* Some values are the vocabulary's; the block outlives them no more than the article. */
    return value;
}

static const lede_annotation *annotation_at(lede_ground *ground, const lede_trace_block *block) {
    uint32_t layer = lede_catalog_find_layer(ground->set->catalog, lede_slice_of(block->layer));
    if (layer == LEDE_NO_LAYER) return NULL;
    lede_position any = {.test = LEDE_NO_TEST, .layer = layer};
    uint32_t cursor = UINT32_MAX;
    return lede_ground_next_at(ground, &any, block->boundary, UINT32_MAX, &cursor);
}

lede_status lede_trace_explain(lede_ground *ground, uint32_t test, lede_trace_block *block,
                               lede_arena *arena, lede_error *err) {
    const lede_tests *tests = &ground->set->tests;
    lede_buffer text = {0};
    bool ok = true;
    if (test == LEDE_NO_TEST) return LEDE_OK;
    if (block->reason == LEDE_TRACE_REGION) {
        const lede_annotation *annotation = annotation_at(ground, block);
        if (annotation != NULL) test = failing_part(ground, test, (subject){0, annotation});
    } else {
        lede_attribute attribute;
        test = failing_part(ground, test, (subject){block->boundary, NULL});
        if (asked_attribute(tests, test, &attribute)) {
            block->attribute = lede_attribute_name(tests->columns, attribute).data;
            block->value = value_of(ground, attribute, block->boundary, arena, &ok);
        }
    }
    lede_tests_print(tests, ground->set->catalog, test, &text);
    block->failed = lede_arena_copy(arena, lede_buffer_slice(&text), &ok);
    if (text.failed) ok = false;
    lede_buffer_clear(&text);
    return ok ? lede_ground_check(ground, err) : lede_fail_memory(err);
}
