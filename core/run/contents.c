#include "run/contents.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 1024 };

void lede_contents_clear(lede_contents *contents) {
    free(contents->slots);
    *contents = (lede_contents){0};
}

static bool is_free(const lede_digest *slot) {
    return slot->high == 0 && slot->low == 0;
}

/* The slot that holds it, or the free one where it belongs. */
static lede_digest *find(const lede_contents *contents, lede_digest content) {
    size_t mask = contents->capacity - 1;
    for (size_t i = (size_t)content.low & mask;; i = (i + 1) & mask) {
        lede_digest *slot = &contents->slots[i];
        if (is_free(slot) || lede_digest_equal(*slot, content)) return slot;
    }
}

static lede_status grow(lede_contents *contents, lede_error *err) {
    lede_contents larger = {.count = contents->count};
    larger.capacity = contents->capacity == 0 ? FIRST_CAPACITY : contents->capacity * 2;
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < contents->capacity; i++) {
        const lede_digest *slot = &contents->slots[i];
        if (!is_free(slot)) *find(&larger, *slot) = *slot;
    }
    free(contents->slots);
    *contents = larger;
    return LEDE_OK;
}

lede_status lede_contents_add(lede_contents *contents, lede_digest content, bool *is_new,
                              lede_error *err) {
    if (content.high == 0 && content.low == 0) content.low = 1; /* zero is a free slot */
    if (contents->count * 2 >= contents->capacity) LEDE_TRY(grow(contents, err));
    lede_digest *slot = find(contents, content);
    *is_new = is_free(slot);
    *slot = content;
    contents->count += *is_new;
    return LEDE_OK;
}
