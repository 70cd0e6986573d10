#include "base/value.h"

#include <stdio.h>
#include <stdlib.h>

static bool lists_equal(lede_value a, lede_value b) {
    if (a.as.list.count != b.as.list.count) return false;
    for (size_t i = 0; i < a.as.list.count; i++) {
        if (!lede_value_equal(a.as.list.items[i], b.as.list.items[i])) return false;
    }
    return true;
}

bool lede_value_equal(lede_value a, lede_value b) {
    if (a.kind == LEDE_INT && b.kind == LEDE_REAL) return (double)a.as.integer == b.as.real;
    if (a.kind == LEDE_REAL && b.kind == LEDE_INT) return a.as.real == (double)b.as.integer;
    if (a.kind != b.kind) return false;
    switch (a.kind) {
    case LEDE_NULL: return true;
    case LEDE_BOOL: return a.as.boolean == b.as.boolean;
    case LEDE_INT: return a.as.integer == b.as.integer;
    case LEDE_REAL: return a.as.real == b.as.real;
    case LEDE_TEXT: return lede_slice_equal(a.as.text, b.as.text);
    case LEDE_LIST: return lists_equal(a, b);
    }
    return false;
}

static lede_value copy_list(lede_arena *arena, lede_value value, bool *ok) {
    size_t count = value.as.list.count;
    lede_value *items = lede_arena_array(arena, count, sizeof *items);
    if (items == NULL) {
        *ok = false;
        return lede_value_null();
    }
    for (size_t i = 0; i < count; i++) {
        items[i] = lede_value_copy(arena, value.as.list.items[i], ok);
    }
    value.as.list.items = items;
    return value;
}

lede_value lede_value_copy(lede_arena *arena, lede_value value, bool *ok) {
    if (value.kind == LEDE_LIST) return copy_list(arena, value, ok);
    if (value.kind == LEDE_TEXT) return lede_value_text(lede_arena_copy(arena, value.as.text, ok));
    return value;
}

void lede_value_print_real(double number, char out[LEDE_REAL_BYTES]) {
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(out, LEDE_REAL_BYTES, "%.*g", precision, number);
        if (strtod(out, NULL) == number) break;
    }
}

static void print_real(double number, lede_buffer *out) {
    char digits[LEDE_REAL_BYTES];
    lede_value_print_real(number, digits);
    lede_buffer_add_string(out, digits);
}

void lede_value_print(lede_value value, lede_buffer *out) {
    switch (value.kind) {
    case LEDE_NULL: return;
    case LEDE_BOOL: lede_buffer_add_string(out, value.as.boolean ? "true" : "false"); return;
    case LEDE_INT: lede_buffer_add_int(out, value.as.integer); return;
    case LEDE_REAL: print_real(value.as.real, out); return;
    case LEDE_TEXT: lede_buffer_add(out, value.as.text); return;
    case LEDE_LIST:
        for (size_t i = 0; i < value.as.list.count; i++) {
            if (i > 0) lede_buffer_add_string(out, "; ");
            lede_value_print(value.as.list.items[i], out);
        }
        return;
    }
}
