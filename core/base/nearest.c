#include "base/nearest.h"

#include <stdio.h>

enum {
    NEAREST_BYTES = 64, /* longer names are compared with nothing */
    BEGINNING_BYTES = 3 /* that a beginning must have: fewer begin too many names */
};

/* Edits (insert, delete, change, swap of neighbours) that turn one short name into another. */
static uint32_t distance(lede_slice a, lede_slice b) {
    uint32_t rows[3][NEAREST_BYTES + 1];
    for (uint32_t j = 0; j <= b.size; j++) rows[0][j] = j;
    for (uint32_t i = 1; i <= a.size; i++) {
        uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= b.size; j++) {
            uint32_t change = above[j - 1] + (a.data[i - 1] == b.data[j - 1] ? 0 : 1);
            uint32_t best = above[j] + 1 < row[j - 1] + 1 ? above[j] + 1 : row[j - 1] + 1;
            if (change < best) best = change;
            bool swapped =
                i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1];
            if (swapped && second[j - 2] + 1 < best) best = second[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a.size % 3][b.size];
}

static const lede_slice *find_longer(lede_slice beginning, const lede_slice *names,
                                     size_t n_names) {
    for (size_t i = 0; beginning.size >= BEGINNING_BYTES && i < n_names; i++) {
        if (lede_slice_starts(names[i], beginning)) return &names[i];
    }
    return NULL;
}

const lede_slice *lede_nearest(lede_slice wrong, const lede_slice *names, size_t n_names) {
    const lede_slice *nearest = NULL;
    uint32_t best = UINT32_MAX;
    if (wrong.size == 0 || wrong.size > NEAREST_BYTES) return NULL;
    for (size_t i = 0; i < n_names; i++) {
        if (names[i].size == 0 || names[i].size > NEAREST_BYTES) continue;
        uint32_t edits = distance(wrong, names[i]);
        if (edits < best) {
            best = edits;
            nearest = &names[i];
        }
    }
    uint32_t allowed = wrong.size <= 3 ? 1 : (uint32_t)(wrong.size + 2) / 3;
    bool some_stays = nearest != NULL && best < nearest->size;
    return some_stays && best <= allowed ? nearest : find_longer(wrong, names, n_names);
}

void lede_nearest_hint(lede_slice wrong, const lede_slice *names, size_t n_names,
                       const char *otherwise, char out[LEDE_NEAREST_HINT]) {
    const lede_slice *nearest = lede_nearest(wrong, names, n_names);
    if (nearest == NULL)
        snprintf(out, LEDE_NEAREST_HINT, "%s", otherwise);
    else
        snprintf(out, LEDE_NEAREST_HINT, "; did you mean '%.*s'?", LEDE_FMT(*nearest));
}
