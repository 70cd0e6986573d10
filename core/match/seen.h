/* seen.h — a set of 64-bit hashes, for points of a search that were passed. Two points with one
 * hash would be taken for one; that is less likely than a fault of the machine.
 * owner: a searcher, reused
 * floor: match */
#ifndef LEDE_MATCH_SEEN_H
#define LEDE_MATCH_SEEN_H

#include "base/status.h"

typedef struct lede_seen {
    uint64_t *hashes; /* open addressing; 0 free */
    size_t count, capacity;
} lede_seen;

void lede_seen_clear(lede_seen *seen);
void lede_seen_forget(lede_seen *seen); /* a large table is given back rather than wiped */
/* False: out of memory. */
bool lede_seen_add(lede_seen *seen, uint64_t hash, bool *is_new);
bool lede_seen_has(const lede_seen *seen, uint64_t hash);

/* Two numbers as one hash; small ones, as counters and boundaries are, never meet before the
 * finaliser, which is that of SplitMix64 (Steele, Lea, Flood 2014). */
static inline uint64_t lede_seen_mix(uint64_t x, uint64_t y) {
    x = x * 0x9E3779B97F4A7C15u + y * 0xD1B54A32D192ED03u + 0x8CB92BA72F3D8DD7u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

#endif
