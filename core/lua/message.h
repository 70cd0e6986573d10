/* message.h — what a script prints. Lines of the main state come first, then those of callbacks in
 * the order of articles; shown by the command line when the run ends. Bounded and counted.
 * thread: each state adds to its own lot, which the host takes when the state closes
 * floor: lua */
#ifndef LEDE_LUA_MESSAGE_H
#define LEDE_LUA_MESSAGE_H

#include "base/buffer.h"
#include "lua/state.h"

typedef struct lede_message {
    uint64_t article;   /* its place in the input; 0 for the main state */
    size_t start, size; /* of the bytes of its lot */
} lede_message;

/* One state's lines. */
typedef struct lede_message_lot {
    lede_buffer bytes;
    LEDE_ARRAY(lede_message) lines;
    uint64_t dropped; /* beyond MESSAGE_BYTES */
    struct lede_message_lot *next;
} lede_message_lot;

void lede_message_add(lede_state *state, lede_slice line);
void lede_message_lot_free(lede_message_lot *lot); /* and those behind it */

/* All lines of a chain of lots in order, one a line. */
void lede_message_write(const lede_message_lot *chain, lede_buffer *out);

#endif
