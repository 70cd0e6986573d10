/* recode.h — a file in UTF-16 or UTF-32 as a stream of UTF-8, so that what cuts it into articles
 * finds its commas and brackets. What is no character there is U+FFFD.
 * owner: whoever opened it; thread: one at a time
 * floor: load — may include base */
#ifndef LEDE_LOAD_RECODE_H
#define LEDE_LOAD_RECODE_H

#include "load/stream.h"

typedef struct lede_recode lede_recode;

/* `ahead`, copied, then what `below` still gives (NULL: nothing; borrowed) is in `charset`, a name
 * of lede_charset_wide. */
lede_status lede_recode_new(const char *charset, lede_slice ahead, lede_stream *below,
                            lede_recode **out, lede_error *err);
void lede_recode_free(lede_recode *recode); /* NULL is fine */

/* The next piece, empty at the end: a lede_gzip_feed, for lede_stream_open_feed. */
lede_status lede_recode_feed(void *recode, lede_slice *piece, lede_error *err);

#endif
