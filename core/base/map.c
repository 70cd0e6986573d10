#include "base/map.h"

#include <stdlib.h>

#include "base/hash.h"

enum { FIRST_CAPACITY = 16 };

void lede_map_clear(lede_map *map) {
    free(map->slots);
    *map = (lede_map){0};
}

/* The slot that holds `key`, or the free one where it would go. Needs one free slot. */
static lede_map_slot *find_slot(const lede_map *map, lede_slice key, uint32_t hash) {
    size_t mask = map->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        lede_map_slot *slot = &map->slots[i];
        if (slot->key.data == NULL) return slot;
        if (slot->hash == hash && lede_slice_equal(slot->key, key)) return slot;
    }
}

uint32_t lede_map_get(const lede_map *map, lede_slice key) {
    if (map->count == 0) return LEDE_MAP_NONE;
    const lede_map_slot *slot = find_slot(map, key, (uint32_t)lede_hash(key));
    return slot->key.data == NULL ? LEDE_MAP_NONE : slot->value;
}

static bool grow(lede_map *map) {
    size_t capacity = map->capacity == 0 ? FIRST_CAPACITY : map->capacity * 2;
    lede_map bigger = {.count = map->count, .capacity = capacity};
    bigger.slots = calloc(capacity, sizeof *bigger.slots);
    if (bigger.slots == NULL) return false;
    for (size_t i = 0; i < map->capacity; i++) {
        const lede_map_slot *slot = &map->slots[i];
        if (slot->key.data != NULL) *find_slot(&bigger, slot->key, slot->hash) = *slot;
    }
    free(map->slots);
    *map = bigger;
    return true;
}

bool lede_map_put(lede_map *map, lede_slice key, uint32_t value) {
    if (map->count * 4 >= map->capacity * 3 && !grow(map)) return false;
    uint32_t hash = (uint32_t)lede_hash(key);
    lede_map_slot *slot = find_slot(map, key, hash);
    if (slot->key.data == NULL) map->count++;
    *slot = (lede_map_slot){key, hash, value};
    return true;
}
