/* array.h — the typed growable array.
 *     LEDE_ARRAY(lede_span) spans = {0};
 *     if (!lede_array_push(&spans, span)) return lede_fail_memory(err);
 *     free(spans.data);
 * With an arena the memory is the arena's: lede_array_push_in(arena, &spans, span). One array uses
 * either the heap or one arena, never both.
 * owner: whoever zeroed it, or the arena; thread: one at a time
 * floor: base */
#ifndef LEDE_BASE_ARRAY_H
#define LEDE_BASE_ARRAY_H

#include "base/arena.h"

#define LEDE_ARRAY(type)                                                                           \
    struct {                                                                                       \
        type *data;                                                                                \
        size_t count, capacity;                                                                    \
    }

/* True when the item was added; false when memory is exhausted, the array unchanged. */
#define lede_array_push(array, ...)                                                                \
    (lede_array_reserve((array), 1) && ((array)->data[(array)->count++] = (__VA_ARGS__), true))
#define lede_array_push_in(arena, array, ...)                                                      \
    (lede_array_reserve_in((arena), (array), 1) &&                                                 \
     ((array)->data[(array)->count++] = (__VA_ARGS__), true))

/* Room for `more` items behind the last one. */
#define lede_array_reserve(array, more)                                                            \
    ((array)->capacity - (array)->count >= (more) ||                                               \
     lede_array_grow(NULL, (void **)&(array)->data, &(array)->capacity, (array)->count, (more),    \
                     sizeof *(array)->data))
#define lede_array_reserve_in(arena, array, more)                                                  \
    ((array)->capacity - (array)->count >= (more) ||                                               \
     lede_array_grow((arena), (void **)&(array)->data, &(array)->capacity, (array)->count, (more), \
                     sizeof *(array)->data))

/* Memory of the items that are in use. */
#define lede_array_bytes(array) ((array)->count * sizeof *(array)->data)

bool lede_array_grow(lede_arena *arena, void **data, size_t *capacity, size_t count, size_t more,
                     size_t item);

#endif
