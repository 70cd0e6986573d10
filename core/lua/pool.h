/* pool.h — small blocks of memory for a Lua state, by size: a freed block goes to the next that
 * asks for its size. Lua tells the size of what it gives back, so blocks need no headers. Memory
 * returns to the system when the pool is cleared, or block by block where a sanitizer is to see
 * them.
 * owner: a state; thread: its owner's
 * floor: lua */
#ifndef LEDE_LUA_POOL_H
#define LEDE_LUA_POOL_H

#include "base/platform.h"

#include <stddef.h>

enum {
    LEDE_POOL_UNIT = 16,                         /* bytes; sizes are multiples of it */
    LEDE_POOL_SIZES = 40,                        /* larger blocks are the system's */
    LEDE_POOL_CHUNK = 32 * 1024 - LEDE_POOL_UNIT /* bytes asked of the system at once */
};

typedef struct lede_pool {
    void *chunks; /* each begins with the next */
    char *next, *stop;
    void *free[LEDE_POOL_SIZES];
} lede_pool;

/* As realloc: NULL when memory is exhausted, and `block` stays; size 0 frees. `old` is what the
 * block was asked with, 0 for none. */
void *lede_pool_resize(lede_pool *pool, void *block, size_t old, size_t size);
/* All blocks of the pool are gone; larger ones have been given back before. */
void lede_pool_clear(lede_pool *pool);

#endif
