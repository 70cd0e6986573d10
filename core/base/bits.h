/* bits.h — words of bits, and rows of them with one bit an item.
 * thread: any that only read
 * floor: base */
#ifndef LEDE_BASE_BITS_H
#define LEDE_BASE_BITS_H

#include "base/platform.h"

#include <stdbool.h>
#include <stdint.h>

/* The place of the lowest of some bits, at least one. */
static inline uint32_t lede_lowest_bit(uint64_t bits) {
#if defined(__GNUC__)
    return (uint32_t)__builtin_ctzll(bits);
#else
    uint32_t lowest = 0;
    while ((bits >> lowest & 1) == 0) lowest++;
    return lowest;
#endif
}

static inline void lede_row_set(uint64_t *row, uint32_t bit) {
    row[bit / 64] |= (uint64_t)1 << (bit % 64);
}
static inline bool lede_row_has(const uint64_t *row, uint32_t bit) {
    return (row[bit / 64] >> (bit % 64)) & 1;
}

#endif
