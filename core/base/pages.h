/* pages.h — memory of some megabytes in large pages of the processor, where the system has them: it
 * is read all over, and they spare it most faults and look-ups of addresses.
 * owner: the caller; thread: any
 * floor: base */
#ifndef LEDE_BASE_PAGES_H
#define LEDE_BASE_PAGES_H

#include "base/slice.h"

/* `size` bytes at a multiple of `alignment`, a power of two; NULL when there is no memory. They
 * stand in `*memory`, which is what to free. */
void *lede_pages_alloc(size_t size, size_t alignment, void **memory);

/* The same, all zero. */
void *lede_pages_zalloc(size_t size, size_t alignment, void **memory);

#endif
