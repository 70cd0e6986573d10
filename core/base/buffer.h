/* buffer.h — bytes that grow at the end: what writers write to.
 * Failure is sticky: after a failed allocation every append does nothing and `failed` is true, so
 * a writer checks once, at the end.
 * owner: whoever called init (a zeroed buffer is an empty one); thread: one at a time
 * floor: base */
#ifndef LEDE_BASE_BUFFER_H
#define LEDE_BASE_BUFFER_H

#include "base/slice.h"

typedef struct lede_buffer {
    char *data; /* heap; not terminated; NULL while empty */
    size_t size, capacity;
    bool failed;
} lede_buffer;

void lede_buffer_clear(lede_buffer *buffer); /* gives the memory back; usable again */
void lede_buffer_add(lede_buffer *buffer, lede_slice bytes);
void lede_buffer_add_string(lede_buffer *buffer, const char *text);
void lede_buffer_add_char(lede_buffer *buffer, char c);
void lede_buffer_add_repeat(lede_buffer *buffer, char c, size_t count);
void lede_buffer_add_int(lede_buffer *buffer, int64_t number); /* in decimal digits */
void lede_buffer_printf(lede_buffer *buffer, const char *format, ...) LEDE_PRINTF(2, 3);

/* `size` writable bytes at the end, already counted; NULL on failure. */
char *lede_buffer_extend(lede_buffer *buffer, size_t size);

static inline lede_slice lede_buffer_slice(const lede_buffer *buffer) {
    return (lede_slice){buffer->data == NULL ? "" : buffer->data, buffer->size};
}

#endif
