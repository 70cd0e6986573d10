#include "match/seen.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 256, KEPT_SLOTS = 4096 };

void lede_seen_clear(lede_seen *seen) {
    free(seen->hashes);
    *seen = (lede_seen){0};
}

void lede_seen_forget(lede_seen *seen) {
    if (seen->capacity > KEPT_SLOTS) {
        lede_seen_clear(seen);
    } else if (seen->hashes != NULL) {
        memset(seen->hashes, 0, seen->capacity * sizeof *seen->hashes);
    }
    seen->count = 0;
}

static size_t slot_of(const lede_seen *seen, uint64_t hash) {
    size_t mask = seen->capacity - 1;
    size_t i = (size_t)hash & mask;
    while (seen->hashes[i] != 0 && seen->hashes[i] != hash) i = (i + 1) & mask;
    return i;
}

static bool grow(lede_seen *seen) {
    lede_seen bigger = {.capacity = seen->capacity == 0 ? FIRST_SLOTS : seen->capacity * 2};
    bigger.hashes = calloc(bigger.capacity, sizeof *bigger.hashes);
    if (bigger.hashes == NULL) return false;
    for (size_t i = 0; i < seen->capacity; i++) {
        uint64_t hash = seen->hashes[i];
        if (hash != 0) bigger.hashes[slot_of(&bigger, hash)] = hash;
    }
    bigger.count = seen->count;
    free(seen->hashes);
    *seen = bigger;
    return true;
}

bool lede_seen_add(lede_seen *seen, uint64_t hash, bool *is_new) {
    if (hash == 0) hash = 1;
    if (seen->count * 2 >= seen->capacity && !grow(seen)) return false;
    size_t slot = slot_of(seen, hash);
    *is_new = seen->hashes[slot] == 0;
    if (*is_new) {
        seen->hashes[slot] = hash;
        seen->count++;
    }
    return true;
}

bool lede_seen_has(const lede_seen *seen, uint64_t hash) {
    if (hash == 0) hash = 1;
    return seen->count > 0 && seen->hashes[slot_of(seen, hash)] == hash;
}
