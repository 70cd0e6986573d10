#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 256 };

void lede_buffer_clear(lede_buffer *buffer) {
    free(buffer->data);
    *buffer = (lede_buffer){0};
}

static bool reserve(lede_buffer *buffer, size_t more) {
    if (buffer->failed) return false;
    if (more <= buffer->capacity - buffer->size) return true;
    size_t wanted = buffer->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : buffer->capacity;
    while (wanted - buffer->size < more) {
        if (wanted > SIZE_MAX / 2) {
            buffer->failed = true;
            return false;
        }
        wanted *= 2;
    }
    char *grown = realloc(buffer->data, wanted);
    if (grown == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->data = grown;
    buffer->capacity = wanted;
    return true;
}

char *lede_buffer_extend(lede_buffer *buffer, size_t size) {
    if (!reserve(buffer, size)) return NULL;
    char *start = buffer->data + buffer->size;
    buffer->size += size;
    return start;
}

void lede_buffer_add(lede_buffer *buffer, lede_slice bytes) {
    if (bytes.size == 0) return;
    char *start = lede_buffer_extend(buffer, bytes.size);
    if (start != NULL) memcpy(start, bytes.data, bytes.size);
}

void lede_buffer_add_string(lede_buffer *buffer, const char *text) {
    lede_buffer_add(buffer, lede_slice_of(text));
}

void lede_buffer_add_char(lede_buffer *buffer, char c) {
    lede_buffer_add(buffer, (lede_slice){&c, 1});
}

void lede_buffer_add_repeat(lede_buffer *buffer, char c, size_t count) {
    if (count == 0) return;
    char *start = lede_buffer_extend(buffer, count);
    if (start != NULL) memset(start, c, count);
}

void lede_buffer_add_int(lede_buffer *buffer, int64_t number) {
    enum { MOST_DIGITS = 19, SIGN = 1 };
    char digits[SIGN + MOST_DIGITS], *start = digits + sizeof digits;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do {
        *--start = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) *--start = '-';
    lede_buffer_add(buffer, (lede_slice){start, (size_t)(digits + sizeof digits - start)});
}

void lede_buffer_printf(lede_buffer *buffer, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0) buffer->failed = true;
    if (size > 0 && reserve(buffer, (size_t)size + 1)) {
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}
