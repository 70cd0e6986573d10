/* archives.h — the archives that are open: that of a file, then, where one of its files is itself
 * an archive, that one, and so on. The files of the innermost come next.
 * owner: the reader thread
 * floor: load */
#ifndef LEDE_LOAD_ARCHIVES_H
#define LEDE_LOAD_ARCHIVES_H

#include "load/members.h"

/* A zip of tars of zips is seen, and one level more; a level takes some 200 KiB. */
#define LEDE_ARCHIVES_DEPTH 4

typedef struct lede_archives lede_archives;

typedef struct lede_archive {
    const lede_archives *all;
    const char *name;    /* "outer.zip/inner.zip"; outlives it */
    lede_stream *stream; /* its bytes … */
    lede_framer framer;  /* … as they are read */
    lede_members *members;
} lede_archive;

struct lede_archives { /* all zero: none is open; it must not move once one is */
    lede_archive items[LEDE_ARCHIVES_DEPTH];
    size_t depth;
    uint64_t unpacked; /* bytes of those within the first that are closed */
};

/* What `*stream` and `*framer` hold begins an archive (lede_members_is): both are taken over and
 * left empty, also when it fails. UNSUPPORTED: too deep, and they stay. */
lede_status lede_archives_open(lede_archives *archives, const char *name, lede_stream **stream,
                               lede_framer *framer, lede_error *err);
void lede_archives_close(lede_archives *archives); /* the innermost */

/* As lede_members_next, of the innermost. */
lede_status lede_archives_next(lede_archives *archives, lede_slice *name, lede_error *err);
/* Of lede_archives_next: whether the failure is of one place, and the archive goes on behind it. */
bool lede_archives_goes_on(const lede_archives *archives);
/* The bytes of that file, unpacked. */
lede_status lede_archives_stream(lede_archives *archives, const char *name, lede_stream **out,
                                 lede_error *err);

/* The archives within the first have unpacked to more than any text does, which lede_archives_next
 * and the stream told as LIMIT: the first is to be left as a whole. */
bool lede_archives_is_spent(const lede_archives *archives);

#endif
