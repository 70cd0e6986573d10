/* arena.h — memory that is given back all at once: an article's, a compile's, a result's.
 * Blocks are aligned to 16 bytes and never move. With `limit` the sum of bytes handed out is
 * bounded, so that one bad input cannot take the machine.
 * owner: whoever called init; thread: one at a time
 * floor: base */
#ifndef LEDE_BASE_ARENA_H
#define LEDE_BASE_ARENA_H

#include "base/slice.h"

struct lede_arena_chunk;

typedef struct lede_arena {
    struct lede_arena_chunk *chunk; /* newest first */
    char *next, *stop;              /* free part of the newest chunk */
    size_t used;                    /* bytes handed out since init or reset */
    size_t limit;                   /* most that may be handed out; 0 = no limit */
    size_t first;                   /* bytes of the first chunk, later ones grow; 0 = 16 KiB */
    bool refused;                   /* the limit turned a block down since init or reset */
} lede_arena;

void lede_arena_init(lede_arena *arena, size_t limit);
void lede_arena_reset(lede_arena *arena); /* all blocks are gone; the largest chunk is kept */
void lede_arena_clear(lede_arena *arena); /* all blocks are gone, all memory given back */

/* All blocks handed out since the mark was taken are gone, and the chunks that were added. Nothing
 * may have been given back that was handed out before it. */
typedef struct lede_arena_mark {
    struct lede_arena_chunk *chunk;
    char *next;
    size_t used;
} lede_arena_mark;
lede_arena_mark lede_arena_here(const lede_arena *arena);
void lede_arena_rewind(lede_arena *arena, lede_arena_mark mark);

enum { LEDE_ARENA_ALIGNMENT = 16 };

/* NULL when memory or the limit is exhausted. Size 0 gives a valid pointer. Most blocks are cut off
 * the chunk that is there. */
void *lede_arena_alloc_slowly(lede_arena *arena, size_t size);
static inline void *lede_arena_alloc(lede_arena *arena, size_t size) {
    size_t need = (size + (LEDE_ARENA_ALIGNMENT - 1)) & ~(size_t)(LEDE_ARENA_ALIGNMENT - 1);
    bool is_full = need - 1 >= (size_t)(arena->stop - arena->next); /* 0: none, or too large */
    bool is_over = arena->limit != 0 && need > arena->limit - arena->used;
    if (LEDE_UNLIKELY(is_full || is_over)) return lede_arena_alloc_slowly(arena, size);
    void *block = arena->next;
    arena->next += need;
    arena->used += need;
    return block;
}
void *lede_arena_zalloc(lede_arena *arena, size_t size);              /* zeroed */
void *lede_arena_array(lede_arena *arena, size_t count, size_t item); /* checks the product */
/* Give back what is behind the first `size` of the `had` bytes of the newest block. */
void lede_arena_shrink(lede_arena *arena, void *block, size_t had, size_t size);

/* A copy with a zero byte behind it. A null slice gives a null slice; failure is `*ok = false`. */
lede_slice lede_arena_copy(lede_arena *arena, lede_slice slice, bool *ok);
/* NULL on failure. */
static inline char *lede_arena_string(lede_arena *arena, lede_slice slice) {
    char *copy = lede_arena_alloc(arena, slice.size + 1);
    if (copy == NULL) return NULL;
    if (slice.size > 0) memcpy(copy, slice.data, slice.size);
    copy[slice.size] = '\0';
    return copy;
}

#endif
