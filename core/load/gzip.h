/* gzip.h — unpacks gzip data (RFC 1952) of one or more members, fed piece by piece. zlib.h is
 * known to gzip.c and members.c.
 * owner: the stream; thread: one at a time
 * floor: load — may include base */
#ifndef LEDE_LOAD_GZIP_H
#define LEDE_LOAD_GZIP_H

#include "base/slice.h"
#include "base/status.h"

typedef struct lede_gzip lede_gzip;

/* Gives the next piece of packed bytes, empty at the end; borrowed until the next call. */
typedef lede_status (*lede_gzip_feed)(void *context, lede_slice *piece, lede_error *err);

bool lede_gzip_is(lede_slice head); /* whether packed data begins like this */

lede_status lede_gzip_open(lede_gzip_feed feed, void *context, lede_gzip **out, lede_error *err);
void lede_gzip_close(lede_gzip *gzip);

/* As lede_stream_read. FORMAT: damaged or cut off, with the offset into the packed bytes; LIMIT:
 * it unpacks to far more than news does, so it is taken for a bomb. */
lede_status lede_gzip_read(lede_gzip *gzip, char *out, size_t size, size_t *got, lede_error *err);

/* Behind FORMAT: go on at the next member, `at` bytes into the packed data; END: there is none. Of
 * the piece that was fed last, what the damaged member took for its own is looked at again. */
lede_status lede_gzip_resume(lede_gzip *gzip, uint64_t *at, lede_error *err);

#endif
