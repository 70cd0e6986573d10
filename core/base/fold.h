/* fold.h — full case folding (Unicode, CaseFolding.txt C and F): "Straße" and "STRASSE" both give
 * "strasse". Ill-formed bytes stay as they are. What is folded is brought to NFC again.
 * thread: any; nothing is kept
 * floor: base */
#ifndef LEDE_BASE_FOLD_H
#define LEDE_BASE_FOLD_H

#include "base/arena.h"
#include "base/buffer.h"

/* The folded text: `text` itself when nothing changes, else a copy in the arena. *ok = false when
 * memory is exhausted; it is left alone otherwise. */
lede_slice lede_fold(lede_arena *arena, lede_slice text, bool *ok);

/* Append the text in lower or upper case, one code point for one (UnicodeData.txt). A failed
 * allocation shows in `out`. */
void lede_lower_add(lede_buffer *out, lede_slice text);
void lede_upper_add(lede_buffer *out, lede_slice text);

#endif
