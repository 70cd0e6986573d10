/* members.h — the files inside an archive, tar (POSIX ustar and pax, GNU's long names) or zip
 * (PKWARE APPNOTE: stored and deflated), in the order of the archive, read forward as a stream of
 * bytes. Left out are folders, links, what is empty, and hidden names, as below a folder.
 * owner: the reader thread
 * floor: load */
#ifndef LEDE_LOAD_MEMBERS_H
#define LEDE_LOAD_MEMBERS_H

#include "load/framer.h"

typedef struct lede_members lede_members;

bool lede_members_is(lede_slice head); /* whether an archive begins like this */

/* Of the bytes ahead in the framer, which must outlive it. */
lede_status lede_members_open(lede_framer *framer, lede_members **out, lede_error *err);
void lede_members_close(lede_members *members);

/* The next file; what is left of the one before is passed over. The name stands until the next
 * call. END behind the last. FORMAT: damaged, with the offset; the next call goes on at the next
 * header that is in order, if lede_members_goes_on. */
lede_status lede_members_next(lede_members *members, lede_slice *name, lede_error *err);
bool lede_members_goes_on(const lede_members *members);
/* For lede_stream_open_feed: the next bytes of that file, empty at its end. UNSUPPORTED: encrypted,
 * or packed by another method, by name. */
lede_status lede_members_feed(void *members, lede_slice *piece, lede_error *err);
/* Bytes that were inflated so far, also of files that were passed over. */
uint64_t lede_members_inflated(const lede_members *members);

#endif
