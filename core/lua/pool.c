#include "lua/pool.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define SEES_BLOCKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SEES_BLOCKS 1
#endif
#endif

/* What the sanitizer is to see is a block of the system's. */
static bool is_small(size_t size) {
#if defined(SEES_BLOCKS)
    (void)size;
    return false;
#else
    return size <= (size_t)LEDE_POOL_UNIT * LEDE_POOL_SIZES;
#endif
}

static size_t list_of(size_t size) {
    return (size - 1) / LEDE_POOL_UNIT;
}

static void give_back(lede_pool *pool, void *block, size_t size) {
    void **list = &pool->free[list_of(size)];
    memcpy(block, list, sizeof *list);
    *list = block;
}

static void *cut(lede_pool *pool, size_t size) {
    if (size > (size_t)(pool->stop - pool->next)) {
        char *chunk = malloc(LEDE_POOL_CHUNK);
        if (chunk == NULL) return NULL;
        if (pool->stop > pool->next) { /* less than was asked for, so it is small, too */
            give_back(pool, pool->next, (size_t)(pool->stop - pool->next));
        }
        memcpy(chunk, &pool->chunks, sizeof pool->chunks);
        pool->chunks = chunk;
        pool->next = chunk + LEDE_POOL_UNIT;
        pool->stop = chunk + LEDE_POOL_CHUNK;
    }
    char *block = pool->next;
    pool->next += size;
    return block;
}

static void *take(lede_pool *pool, size_t size) {
    size_t list = list_of(size);
    void *block = pool->free[list];
    if (block == NULL) return cut(pool, (list + 1) * LEDE_POOL_UNIT);
    memcpy(&pool->free[list], block, sizeof block);
    return block;
}

static void *copy(lede_pool *pool, void *block, size_t old, size_t size) {
    void *moved = is_small(size) ? take(pool, size) : malloc(size);
    if (moved == NULL) return NULL;
    memcpy(moved, block, old < size ? old : size);
    lede_pool_resize(pool, block, old, 0);
    return moved;
}

void *lede_pool_resize(lede_pool *pool, void *block, size_t old, size_t size) {
    bool was_small = is_small(old);
    if (size == 0) {
        if (block != NULL && was_small) give_back(pool, block, old);
        if (!was_small) free(block);
        return NULL;
    }
    if (block == NULL) return is_small(size) ? take(pool, size) : malloc(size);
    if (!was_small && !is_small(size)) return realloc(block, size);
    if (was_small && is_small(size) && list_of(old) == list_of(size)) return block;
    return copy(pool, block, old, size);
}

void lede_pool_clear(lede_pool *pool) {
    while (pool->chunks != NULL) {
        void *chunk = pool->chunks;
        memcpy(&pool->chunks, chunk, sizeof chunk);
        free(chunk);
    }
    *pool = (lede_pool){0};
}
