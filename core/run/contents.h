/* contents.h — which contents (title and text of articles) came before: a set of their digests, 32
 * bytes an article at most.
 * owner: the engine's caller (a zeroed one is empty); thread: one at a time
 * floor: run — may include base */
#ifndef LEDE_RUN_CONTENTS_H
#define LEDE_RUN_CONTENTS_H

#include "base/hash.h"
#include "base/status.h"

typedef struct lede_contents {
    lede_digest *slots; /* open addressing; all zero = free */
    size_t count, capacity;
} lede_contents;

void lede_contents_clear(lede_contents *contents);
/* Add one; *is_new = false when it is there. NOMEM. */
lede_status lede_contents_add(lede_contents *contents, lede_digest content, bool *is_new,
                              lede_error *err);

#endif
