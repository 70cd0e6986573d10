#include "base/array.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 8 };

bool lede_array_grow(lede_arena *arena, void **data, size_t *capacity, size_t count, size_t more,
                     size_t item) {
    if (more > SIZE_MAX / 4 / item || count > SIZE_MAX / 4 / item) return false;
    size_t wanted = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : *capacity * 2;
    if (wanted < count + more) wanted = count + more;
    void *grown;
    if (arena == NULL) {
        grown = realloc(*data, wanted * item);
    } else {
        grown = lede_arena_array(arena, wanted, item);
        if (grown != NULL && count > 0) memcpy(grown, *data, count * item);
    }
    if (grown == NULL) return false;
    *data = grown;
    *capacity = wanted;
    return true;
}
