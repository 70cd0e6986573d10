/* nearest.h — the known name that a misspelt one may have meant, for messages.
 * thread: any
 * floor: base */
#ifndef LEDE_BASE_NEAREST_H
#define LEDE_BASE_NEAREST_H

#include "base/slice.h"

/* The name with the fewest edits (insert, delete, change, swap of neighbours: Damerau 1964), or
 * NULL when none is near: at most a third of the letters wrong, and not all of them. The first of
 * equals. `names` may hold null slices. Names of more than 64 bytes are never near. */
const lede_slice *lede_nearest(lede_slice wrong, const lede_slice *names, size_t n_names);

#endif
