/* map.h — bytes to a 32-bit number, open addressing. Keys are borrowed: they must outlive the map
 * and not move. Iteration is not offered, so that no output can depend on the order of a table;
 * keep an array beside the map and let the map hold its indices.
 * owner: whoever called init (a zeroed map is an empty one); thread: one at a time, or any number
 * that only get
 * floor: base */
#ifndef LEDE_BASE_MAP_H
#define LEDE_BASE_MAP_H

#include "base/slice.h"

#define LEDE_MAP_NONE UINT32_MAX

typedef struct lede_map_slot {
    lede_slice key; /* data NULL = free */
    uint32_t hash, value;
} lede_map_slot;

typedef struct lede_map {
    lede_map_slot *slots;
    size_t count, capacity; /* capacity is a power of two, or 0 */
} lede_map;

void lede_map_clear(lede_map *map);
uint32_t lede_map_get(const lede_map *map, lede_slice key); /* LEDE_MAP_NONE when absent */

/* Add or replace. A key of size 0 must have non-NULL data. False when memory is exhausted. */
bool lede_map_put(lede_map *map, lede_slice key, uint32_t value);

#endif
