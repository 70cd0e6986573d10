#include "lua/message.h"

#include <stdlib.h>

enum { MESSAGE_BYTES = 1024 * 1024 }; /* of one state: print is for looking, not for results */

void lede_message_add(lede_state *state, lede_slice line) {
    lede_message_lot *lot = state->lot;
    if (lot == NULL) {
        lot = calloc(1, sizeof *lot);
        if (lot == NULL) return;
        state->lot = lot;
    }
    lede_message message = {.article = state->desk == NULL ? 0 : state->desk->article->n + 1,
                            .start = lot->bytes.size,
                            .size = line.size};
    bool fits = line.size <= MESSAGE_BYTES - lot->bytes.size;
    if (fits) lede_buffer_add(&lot->bytes, line);
    if (!fits || lot->bytes.failed || !lede_array_push(&lot->lines, message)) lot->dropped++;
}

void lede_message_lot_free(lede_message_lot *lot) {
    while (lot != NULL) {
        lede_message_lot *next = lot->next;
        lede_buffer_clear(&lot->bytes);
        free(lot->lines.data);
        free(lot);
        lot = next;
    }
}

/* A line with its place, for sorting. */
typedef struct placed {
    const lede_message_lot *lot;
    uint64_t article;
    size_t lot_i, line_i;
} placed;

static int compare(const void *left, const void *right) {
    const placed *a = left, *b = right;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    if (a->lot_i != b->lot_i) return a->lot_i < b->lot_i ? -1 : 1;
    return a->line_i < b->line_i ? -1 : a->line_i > b->line_i;
}

void lede_message_write(const lede_message_lot *chain, lede_buffer *out) {
    LEDE_ARRAY(placed) lines = {0};
    uint64_t dropped = 0;
    size_t lot_i = 0;
    for (const lede_message_lot *lot = chain; lot != NULL; lot = lot->next, lot_i++) {
        dropped += lot->dropped;
        for (size_t i = 0; i < lot->lines.count; i++) {
            placed line = {lot, lot->lines.data[i].article, lot_i, i};
            if (!lede_array_push(&lines, line)) dropped++;
        }
    }
    if (lines.count > 0) qsort(lines.data, lines.count, sizeof *lines.data, compare);
    for (size_t i = 0; i < lines.count; i++) {
        const lede_message_lot *lot = lines.data[i].lot;
        const lede_message *line = &lot->lines.data[lines.data[i].line_i];
        lede_slice bytes = lede_buffer_slice(&lot->bytes);
        lede_buffer_add(out, lede_slice_cut(bytes, line->start, line->start + line->size));
        lede_buffer_add_char(out, '\n');
    }
    free(lines.data);
    if (dropped > 0) {
        lede_buffer_printf(out, "(print: %llu more lines)\n", (unsigned long long)dropped);
    }
}
