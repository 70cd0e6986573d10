/* charset.h — bytes of a file to UTF-8: a byte order mark decides; else UTF-8 if the bytes are
 * UTF-8; else UTF-16 by its zero bytes; else windows-1252, of which Latin-1 is a part.
 * What is mostly UTF-8 with a wrong byte, or no plausible western text, is refused with its place.
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

bool lede_charset_is_utf16(lede_slice head); /* with a byte order mark, or by its zero bytes */

#endif
