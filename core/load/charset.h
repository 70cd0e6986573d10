/* charset.h — bytes of a file to UTF-8: a byte order mark decides; else UTF-8 if the bytes are
 * UTF-8; else UTF-16 by its zero bytes; else what charset_detect.h finds. What is UTF-8 with wrong
 * bytes, or two charsets in one, or in none that is known, is refused with its place.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_CHARSET_H
#define LEDE_LOAD_CHARSET_H

#include "base/arena.h"
#include "base/status.h"

/* A slice of `bytes` when they are UTF-8 already, else new text in the arena.
 * FORMAT with line, column and offset; NOMEM. */
lede_status lede_charset_decode(lede_slice bytes, lede_arena *arena, lede_slice *out,
                                lede_error *err);

/* The same where `charset` is known of what is not UTF-8; NULL: it is not. */
lede_status lede_charset_decode_as(lede_slice bytes, const char *charset, lede_arena *arena,
                                   lede_slice *out, lede_error *err);
/* The charset of a file of records, by its first bytes, which may end within a character; NULL: it
 * is UTF-8 as far as they go, or none is known. NOMEM. */
lede_status lede_charset_of_table(lede_slice bytes, const char **charset, lede_error *err);

bool lede_charset_is_utf16(lede_slice head); /* with a byte order mark, or by its zero bytes */
/* "UTF-16LE", "UTF-32BE" …, as iconv knows it, by a mark of *mark bytes or by zero bytes (*mark is
 * 0); NULL: it is none. */
const char *lede_charset_wide(lede_slice head, size_t *mark);

#endif
