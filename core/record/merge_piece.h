/* merge_piece.h — one of the stores that are merged, and what it says of itself: which part of
 * which input it holds, the options of its run, and what made it.
 * owner: the merge; thread: one
 * floor: record */
#ifndef LEDE_RECORD_MERGE_PIECE_H
#define LEDE_RECORD_MERGE_PIECE_H

#include "record/reader.h"

typedef struct lede_merge_piece {
    const char *path;
    lede_reader *reader; /* NULL while it is shut */
    lede_shard shard;    /* count 0: of a whole input */
    lede_input input;
    lede_slice options; /* of its run, as text */
} lede_merge_piece;

/* All but path and reader, which is open; texts go into the arena. USAGE: it is not finished. */
lede_status lede_merge_piece_read(lede_merge_piece *piece, lede_arena *arena, lede_error *err);
/* The options of its run, without which shard it is, noted in another store. It is open. */
lede_status lede_merge_piece_note(const lede_merge_piece *piece, lede_store *store,
                                  lede_error *err);

/* What a store was made by, where no script says so. */
typedef struct lede_merge_origin {
    lede_schema *schema; /* to be freed, on failure too */
    lede_store_digests digests;
} lede_merge_origin;

lede_status lede_merge_origin_read(lede_merge_origin *origin, lede_store *store, lede_arena *arena,
                                   lede_error *err);

#endif
