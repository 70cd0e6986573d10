/* nearest.h — the known name that a misspelt one may have meant, for messages.
 * thread: any
 * floor: base */
#ifndef LEDE_BASE_NEAREST_H
#define LEDE_BASE_NEAREST_H

#include "base/slice.h"

/* The name with the fewest edits (insert, delete, change, swap of neighbours: Damerau 1964): at
 * most a third of the letters wrong, and not all of them. Where none is so near, one that begins
 * with the word, if that has three letters. The first of equals; NULL: none. `names` may hold null
 * slices. Words and names of more than 64 bytes are never near. */
const lede_slice *lede_nearest(lede_slice wrong, const lede_slice *names, size_t n_names);

enum { LEDE_NEAREST_HINT = 200 }; /* bytes of a hint, with its zero */
/* "; did you mean 'name'?" for the nearest, or what is `otherwise` to be said. */
void lede_nearest_hint(lede_slice wrong, const lede_slice *names, size_t n_names,
                       const char *otherwise, char out[LEDE_NEAREST_HINT]);

#endif
