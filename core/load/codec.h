/* codec.h — compressed data that is unpacked as it is read: gzip, xz, bzip2, zstd, each of one
 * or more members, told by their first bytes.
 * owner: the stream; thread: one at a time
 * floor: load — may include base */
#ifndef LEDE_LOAD_CODEC_H
#define LEDE_LOAD_CODEC_H

#include "load/gzip.h"

typedef struct lede_codec {
    bool (*is)(lede_slice head);
    lede_status (*open)(lede_gzip_feed feed, void *context, void **out, lede_error *err);
    /* As lede_gzip_read: damaged, cut off, a bomb. */
    lede_status (*read)(void *state, char *out, size_t size, size_t *got, lede_error *err);
    /* Behind damage: go on where the next member begins, which *at tells. END: there is none. NULL:
     * what is behind damage cannot be read. */
    lede_status (*resume)(void *state, uint64_t *at, lede_error *err);
    void (*close)(void *state); /* NULL is none */
} lede_codec;

extern const lede_codec lede_codec_gzip, lede_codec_xz, lede_codec_bzip2, lede_codec_zstd;

const lede_codec *lede_codec_find(lede_slice head); /* NULL: not compressed */

/* ---- what the codecs share: the packed bytes as they come, and the bound on what they become ----
 */

typedef struct lede_packed {
    lede_gzip_feed feed;
    void *context;
    const char *name; /* "xz", for messages */
    lede_slice rest;  /* fed and not yet used */
    uint64_t fed, unpacked;
    bool ended;
} lede_packed;

/* Where blocks are unpacked whole or not at all, and nothing came before. */
#define LEDE_PACKED_CUT_IN_FIRST                                                                   \
    "the data is cut off within its first block, which cannot be read in part,"

lede_status lede_packed_need(lede_packed *packed, lede_error *err); /* `rest`, unless it ended */
void lede_packed_use(lede_packed *packed, size_t size);
lede_status lede_packed_fail(const lede_packed *packed, lede_error *err, const char *what);
/* Count what was unpacked. LIMIT: more than `most` times what was packed. */
lede_status lede_packed_count(lede_packed *packed, size_t size, unsigned most, lede_error *err);

#endif
