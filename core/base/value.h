/* value.h — one dynamic value: an attribute of an annotation, a field of a record, a cell.
 * Strings and lists are borrowed from an arena that outlives the value.
 * owner: nobody; thread: any that only read
 * floor: base */
#ifndef LEDE_BASE_VALUE_H
#define LEDE_BASE_VALUE_H

#include "base/arena.h"
#include "base/buffer.h"

/* lede_value itself is public: see lede_base.h. */

static inline lede_value lede_value_null(void) {
    return (lede_value){.kind = LEDE_NULL};
}
static inline lede_value lede_value_bool(bool flag) {
    return (lede_value){.kind = LEDE_BOOL, .as.boolean = flag};
}
static inline lede_value lede_value_int(int64_t number) {
    return (lede_value){.kind = LEDE_INT, .as.integer = number};
}
static inline lede_value lede_value_real(double number) {
    return (lede_value){.kind = LEDE_REAL, .as.real = number};
}
static inline lede_value lede_value_text(lede_slice text) {
    return text.data == NULL ? lede_value_null() : (lede_value){.kind = LEDE_TEXT, .as.text = text};
}

bool lede_value_equal(lede_value a, lede_value b); /* 1 and 1.0 are equal */

/* A deep copy into the arena. LEDE_NULL with *ok = false when memory is exhausted. */
lede_value lede_value_copy(lede_arena *arena, lede_value value, bool *ok);

/* The shortest of %.15g, %.16g and %.17g that reads back as the same number. */
enum { LEDE_REAL_BYTES = 40 };
void lede_value_print_real(double number, char out[LEDE_REAL_BYTES]);

/* As a person reads it: null is empty, true/false, 3, 0.5 (shortest form that reads back), the
 * text itself, list items joined by "; ". */
void lede_value_print(lede_value value, lede_buffer *out);

#endif
