#include "record/result.h"

#include <stdlib.h>

/* Most results are a short article's few values, and a window holds two thousand of them. */
enum { FIRST_CHUNK = 1024 };

lede_result *lede_result_new(uint64_t n, lede_error *err) {
    lede_result *result = calloc(1, sizeof *result);
    if (result == NULL) {
        lede_fail_memory(err);
        return NULL;
    }
    lede_arena_init(&result->arena, 0);
    result->arena.first = FIRST_CHUNK;
    result->n = n;
    return result;
}

void lede_result_free(lede_result *result) {
    if (result == NULL) return;
    lede_arena_clear(&result->arena);
    free(result);
}

void lede_result_reset(lede_result *result, uint64_t n) {
    lede_arena arena = result->arena;
    lede_arena_reset(&arena);
    *result = (lede_result){.arena = arena, .n = n};
}

size_t lede_result_bytes(const lede_result *result) {
    return sizeof *result + result->arena.used;
}

void lede_result_fail(lede_result *result) {
    result->failed = true;
    result->records.count = 0;
    result->sentences.count = 0;
    result->mentions.count = 0;
    result->view = LEDE_NULL_SLICE;
    result->coverage = NULL;
}

lede_status lede_result_add_failure(lede_result *result, const char *kind, const char *rule,
                                    const lede_error *why, lede_error *err) {
    bool ok = true;
    lede_slice name = lede_arena_copy(&result->arena, lede_slice_of(rule), &ok);
    lede_failure failure = {
        .kind = kind,
        .rule = name.data,
        .where = lede_arena_copy(&result->arena, lede_slice_of(why->where), &ok),
        .line = why->line,
        .column = why->column,
        .message = lede_arena_copy(&result->arena, lede_slice_of(why->message), &ok),
    };
    if (!ok || !lede_array_push_in(&result->arena, &result->failures, failure)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

enum { OUTPUT_OF_RECORD = 64, OUTPUT_OF_VALUE = 8 };

static uint64_t value_bytes(lede_value value) {
    uint64_t bytes = OUTPUT_OF_VALUE;
    if (value.kind == LEDE_TEXT) return bytes + value.as.text.size;
    if (value.kind != LEDE_LIST) return bytes;
    for (size_t i = 0; i < value.as.list.count; i++) bytes += value_bytes(value.as.list.items[i]);
    return bytes;
}

uint64_t lede_result_output_bytes(const lede_result *result) {
    uint64_t bytes = result->view.size;
    for (size_t i = 0; i < result->records.count; i++) {
        const lede_record *record = &result->records.data[i];
        bytes += OUTPUT_OF_RECORD + record->text.size;
        for (uint32_t k = 0; k < record->n_values; k++) bytes += value_bytes(record->values[k]);
    }
    for (size_t i = 0; i < result->sentences.count; i++) {
        bytes += OUTPUT_OF_RECORD + result->sentences.data[i].text.size;
    }
    return bytes + OUTPUT_OF_RECORD * (result->mentions.count + result->failures.count);
}
