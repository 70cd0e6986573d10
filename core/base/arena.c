#include "base/arena.h"

#include <stdlib.h>

enum { ALIGNMENT = LEDE_ARENA_ALIGNMENT, FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 4 * 1024 * 1024 };

typedef struct lede_arena_chunk {
    struct lede_arena_chunk *older;
    size_t size; /* bytes behind this header */
} chunk;

static size_t align_up(size_t size) {
    return (size + (ALIGNMENT - 1)) & ~(size_t)(ALIGNMENT - 1);
}

enum { HEADER = (sizeof(chunk) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1) };

void lede_arena_init(lede_arena *arena, size_t limit) {
    *arena = (lede_arena){.limit = limit};
}

/* As it was when made. */
static void forget(lede_arena *arena) {
    *arena = (lede_arena){.limit = arena->limit, .first = arena->first};
}

static void use_chunk(lede_arena *arena, chunk *c) {
    arena->chunk = c;
    arena->next = (char *)c + HEADER;
    arena->stop = arena->next + c->size;
}

void lede_arena_reset(lede_arena *arena) {
    chunk *largest = arena->chunk;
    for (chunk *c = arena->chunk; c != NULL; c = c->older) {
        if (c->size > largest->size) largest = c;
    }
    for (chunk *c = arena->chunk, *older; c != NULL; c = older) {
        older = c->older;
        if (c != largest) free(c);
    }
    forget(arena);
    if (largest == NULL) return;
    largest->older = NULL;
    use_chunk(arena, largest);
}

void lede_arena_clear(lede_arena *arena) {
    for (chunk *c = arena->chunk, *older; c != NULL; c = older) {
        older = c->older;
        free(c);
    }
    forget(arena);
}

lede_arena_mark lede_arena_here(const lede_arena *arena) {
    return (lede_arena_mark){arena->chunk, arena->next, arena->used};
}

void lede_arena_rewind(lede_arena *arena, lede_arena_mark mark) {
    while (arena->chunk != mark.chunk) {
        chunk *older = arena->chunk->older;
        free(arena->chunk);
        arena->chunk = older;
    }
    arena->used = mark.used;
    if (arena->chunk != NULL) use_chunk(arena, arena->chunk);
    if (arena->chunk == NULL) arena->stop = NULL;
    arena->next = mark.next;
}

static bool add_chunk(lede_arena *arena, size_t need) {
    size_t first = arena->first == 0 ? FIRST_CHUNK : arena->first;
    size_t size = arena->chunk == NULL ? first : arena->chunk->size * 2;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < need) size = need;
    chunk *c = malloc(HEADER + size);
    if (c == NULL) return false;
    *c = (chunk){.older = arena->chunk, .size = size};
    use_chunk(arena, c);
    return true;
}

void *lede_arena_alloc_slowly(lede_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) return NULL;
    size = align_up(size == 0 ? 1 : size);
    if (arena->limit != 0 && size > arena->limit - arena->used) {
        arena->refused = true;
        return NULL;
    }
    if (size > (size_t)(arena->stop - arena->next) && !add_chunk(arena, size)) return NULL;
    void *block = arena->next;
    arena->next += size;
    arena->used += size;
    return block;
}

void lede_arena_shrink(lede_arena *arena, void *block, size_t had, size_t size) {
    had = align_up(had == 0 ? 1 : had);
    size = align_up(size == 0 ? 1 : size);
    if ((char *)block + had != arena->next) return; /* not the newest */
    arena->next = (char *)block + size;
    arena->used -= had - size;
}

void *lede_arena_zalloc(lede_arena *arena, size_t size) {
    void *block = lede_arena_alloc(arena, size);
    if (block != NULL) memset(block, 0, size);
    return block;
}

void *lede_arena_array(lede_arena *arena, size_t count, size_t item) {
    size_t size;
    return __builtin_mul_overflow(count, item, &size) ? NULL : lede_arena_alloc(arena, size);
}

lede_slice lede_arena_copy(lede_arena *arena, lede_slice slice, bool *ok) {
    if (slice.data == NULL) return LEDE_NULL_SLICE;
    char *copy = lede_arena_string(arena, slice);
    if (copy == NULL) *ok = false;
    return (lede_slice){copy, copy == NULL ? 0 : slice.size};
}
