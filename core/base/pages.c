#include "base/pages.h"

#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

enum {
    LARGE = 2 << 20, /* bytes of a large page */
    SMALL = 4 << 10  /* and of any other */
};

static void ask_large(void *block, size_t size) {
#if defined(MADV_HUGEPAGE)
    madvise(block, size, MADV_HUGEPAGE); /* only advice: without them it works the same */
#else
    (void)block, (void)size;
#endif
}

/* Bytes from `memory` to the first multiple of the alignment. */
static size_t gap_of(const void *memory, size_t alignment) {
    size_t past = (uintptr_t)memory & (alignment - 1);
    return past == 0 ? 0 : alignment - past;
}

static void *place(void *memory, size_t size, size_t alignment) {
    if (memory == NULL) return NULL;
    char *block = (char *)memory + gap_of(memory, alignment);
    if (alignment >= LARGE) ask_large(block, size);
    return block;
}

static size_t alignment_for(size_t size, size_t alignment) {
    return size >= LARGE && alignment < LARGE ? LARGE : alignment;
}

void *lede_pages_alloc(size_t size, size_t alignment, void **memory) {
    alignment = alignment_for(size, alignment);
    if (size > SIZE_MAX - alignment) return NULL;
    *memory = malloc(size + alignment);
    return place(*memory, size, alignment);
}

void *lede_pages_zalloc(size_t size, size_t alignment, void **memory) {
    alignment = alignment_for(size, alignment);
    if (size > SIZE_MAX - alignment) return NULL;
    *memory = calloc(1, size + alignment);
    char *block = place(*memory, size, alignment);
    if (block == NULL || alignment < LARGE) return block;
    /* Written to before it is read, so that no page is mapped twice. */
    for (volatile char *at = block; at < block + size; at += SMALL) *at = 0;
    return block;
}
