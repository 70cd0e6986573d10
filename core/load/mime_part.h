/* mime_part.h — the parts of a message (RFC 2046), walked without decoding them: which of them is
 * the text, as HTML and as plain text, what is attached, whether it is whole.
 * owner: the loader of mail, all memory in its arena; thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_MIME_PART_H
#define LEDE_LOAD_MIME_PART_H

#include "base/array.h"
#include "base/status.h"

/* Multiparts in each other: what mail programs make is some five deep. */
#if defined(LEDE_SMALL)
#define LEDE_MIME_DEPTH 8
#else
#define LEDE_MIME_DEPTH 64
#endif

/* Parts of one message: a digest of a day has some hundred. */
#if defined(LEDE_SMALL)
#define LEDE_MIME_PARTS 32
#else
#define LEDE_MIME_PARTS 10000
#endif

typedef struct lede_mime_part {
    lede_slice header, body;                    /* of the message's bytes */
    lede_slice type;                            /* "text/html", as it stands */
    lede_slice charset, coding, name, location; /* null: not said */
    bool is_attached;                           /* it says so, or has a name and is no text */
    bool is_alternative;                        /* another part says the same */
    bool is_cut; /* the message ends before the boundary that closes it */
} lede_mime_part;

typedef struct lede_mime_parts {
    lede_slice whole; /* the message */
    lede_arena *arena;
    lede_error *err;
    LEDE_ARRAY(lede_mime_part) leaves; /* in their order; multiparts are none */
} lede_mime_parts;

/* `whole` and `arena` are set by the caller. FORMAT with the line: a multipart without a boundary,
 * or whose boundary does not occur; LIMIT: LEDE_MIME_DEPTH, LEDE_MIME_PARTS. */
lede_status lede_mime_parts_read(lede_mime_parts *parts, lede_error *err);

bool lede_mime_part_is(const lede_mime_part *part, const char *type);

/* Note in the error where in the message `at` stands. */
lede_status lede_mime_place(const lede_mime_parts *parts, const char *at, lede_status status);

#endif
