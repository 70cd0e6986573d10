/* page_text.h — the bytes of a page as UTF-8, with the way back from each offset to the bytes: a
 * byte order mark decides, then what the transport said, then <meta charset> or the XML declaration
 * if the bytes allow it, else the detector of charset.h. A byte that its charset does not know is
 * U+FFFD; in UTF-8, where single bytes of a page are often of windows-1252, it is read as that.
 * owner: a loader, all memory in its arena; thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_PAGE_TEXT_H
#define LEDE_LOAD_PAGE_TEXT_H

#include "base/array.h"
#include "base/status.h"

/* A stretch of characters, each of `in` bytes of the page and `out` bytes of the text. */
typedef struct lede_page_stretch {
    uint32_t from, to; /* offset in the page, in the text */
    uint8_t in, out;
} lede_page_stretch;

typedef struct lede_page_text {
    lede_arena *arena;
    lede_slice text;
    const char *reason;                      /* how the charset was found; a constant */
    LEDE_ARRAY(lede_page_stretch) stretches; /* none: the text is the page from `skipped` on */
    uint32_t skipped;                        /* bytes of the byte order mark */
} lede_page_text;

/* `transport`: the charset that HTTP or MIME said, or null. */
lede_status lede_page_text_read(lede_page_text *page, lede_slice bytes, lede_slice transport,
                                lede_error *err);

/* Offset in the page of the character at `offset` of the text. */
uint32_t lede_page_text_place(const lede_page_text *page, uint32_t offset);

#endif
