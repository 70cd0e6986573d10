#include "corpus/tally.h"

#include <stdlib.h>

enum { LEAST_CAPACITY = 64 };

void lede_tally_clear(lede_tally *tally) {
    free(tally->slots);
    *tally = (lede_tally){0};
}

/* The slot of a key, or the free one where it would be. Tables are filled to a half at most. */
static lede_tally_slot *find(const lede_tally *tally, uint64_t key) {
    size_t i = (size_t)(key ^ key >> 32) & (tally->capacity - 1);
    while (tally->slots[i].value != 0 && tally->slots[i].key != key) {
        i = (i + 1) & (tally->capacity - 1);
    }
    return &tally->slots[i];
}

uint32_t lede_tally_get(const lede_tally *tally, uint64_t key) {
    return tally->capacity == 0 ? 0 : find(tally, key)->value;
}

static bool grow(lede_tally *tally) {
    lede_tally larger = {.count = tally->count,
                         .capacity = tally->capacity == 0 ? LEAST_CAPACITY : 2 * tally->capacity};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL) return false;
    for (size_t i = 0; i < tally->capacity; i++) {
        if (tally->slots[i].value != 0) *find(&larger, tally->slots[i].key) = tally->slots[i];
    }
    free(tally->slots);
    *tally = larger;
    return true;
}

uint32_t *lede_tally_at(lede_tally *tally, uint64_t key) {
    if (2 * tally->count >= tally->capacity && !grow(tally)) return NULL;
    lede_tally_slot *slot = find(tally, key);
    if (slot->value == 0) {
        slot->key = key;
        tally->count++;
    }
    return &slot->value;
}

/* Those that stood behind one that is gone move up. We begin behind a slot that was free before,
 * since nothing that is looked for from in front of it stands behind it. */
void lede_tally_forget(lede_tally *tally, uint32_t most) {
    if (tally->capacity == 0) return;
    size_t mask = tally->capacity - 1, start = 0;
    while (tally->slots[start].value != 0) start++;
    for (size_t n = 1; n < tally->capacity; n++) {
        lede_tally_slot *slot = &tally->slots[(start + n) & mask];
        lede_tally_slot moving = *slot;
        if (moving.value == 0) continue;
        slot->value = 0;
        if (moving.value > most) {
            *find(tally, moving.key) = moving;
        } else {
            tally->count--;
        }
    }
}
