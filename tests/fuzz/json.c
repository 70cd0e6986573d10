/* Any bytes: the reader never reads outside them; what it accepts, written again, is accepted; and
 * what it says of them does not hang on which members are kept. */
#include "base/platform.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/json_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_back(lede_json_writer *out, const lede_json *value) {
    switch (value->kind) {
    case LEDE_JSON_NULL: lede_json_null(out); return;
    case LEDE_JSON_BOOL: lede_json_bool(out, value->boolean); return;
    case LEDE_JSON_NUMBER: lede_json_raw(out, value->text); return;
    case LEDE_JSON_STRING: lede_json_text(out, value->text); return;
    case LEDE_JSON_ARRAY: lede_json_open_array(out); break;
    case LEDE_JSON_OBJECT: lede_json_open_object(out); break;
    }
    for (const lede_json *child = value->first; child != NULL; child = child->next) {
        if (value->kind == LEDE_JSON_OBJECT) lede_json_key_slice(out, child->key);
        write_back(out, child);
    }
    if (value->kind == LEDE_JSON_ARRAY) lede_json_close_array(out);
    if (value->kind == LEDE_JSON_OBJECT) lede_json_close_object(out);
}

static const char ODD[] = "odd";
static const void *meaning_of(lede_slice key, bool *is_exact) {
    *is_exact = key.size == 3;
    return key.size % 2 == 1 ? ODD : NULL;
}

/* The members that mean something, or why there are none. */
static lede_status read_some(lede_slice text, lede_json_habit *habit, lede_arena *arena,
                             lede_buffer *written, lede_error *err) {
    const lede_json *value;
    const lede_json_choice choice = {meaning_of, habit};
    lede_json_writer writer = {.out = written};
    lede_status status = lede_json_read_some(text, &choice, arena, &value, err);
    if (status == LEDE_OK) write_back(&writer, value);
    return status;
}

/* The same is wrong with them where members are passed over; and what was read before, here each
 * line and then the text, does not matter. */
static void check_some(lede_slice text, lede_arena *arena, lede_status wanted,
                       const lede_error *why) {
    lede_buffer plain = {0}, again = {0};
    lede_json_habit habit = {0};
    lede_error err = {0};
    if (read_some(text, NULL, arena, &plain, &err) != wanted) abort();
    if (err.offset != why->offset || strcmp(err.message, why->message) != 0) abort();
    for (lede_slice rest = text, line; lede_slice_line(&rest, &line);) {
        (void)read_some(line, &habit, arena, &again, &err);
    }
    for (int i = 0; i < 2; i++) {
        again.size = 0;
        err = (lede_error){0};
        if (read_some(text, &habit, arena, &again, &err) != wanted) abort();
        if (err.offset != why->offset || strcmp(err.message, why->message) != 0) abort();
        if (!lede_slice_equal(lede_buffer_slice(&plain), lede_buffer_slice(&again))) abort();
    }
    lede_buffer_clear(&plain);
    lede_buffer_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_arena arena;
    lede_arena_init(&arena, 64 << 20);
    const lede_json *value, *again;
    lede_error err = {0};
    lede_slice text = {(const char *)data, size};
    lede_status status = lede_json_read(text, &arena, &value, &err);
    if (status == LEDE_FORMAT && (err.line == 0 || err.offset > size)) abort();
    if (status != LEDE_NOMEM) check_some(text, &arena, status, &err);
    if (status == LEDE_OK) {
        lede_buffer buffer = {0};
        lede_json_writer writer = {.out = &buffer};
        write_back(&writer, value);
        if (!buffer.failed && /* nesting over the writer's levels fails the buffer */
            lede_json_read(lede_buffer_slice(&buffer), &arena, &again, &err) != LEDE_OK) {
            abort();
        }
        lede_buffer_clear(&buffer);
    }
    lede_arena_clear(&arena);
    return 0;
}
