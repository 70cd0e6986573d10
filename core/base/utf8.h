/* utf8.h — UTF-8 as the Unicode Standard defines it (chapter 3, table 3-7): no overlong forms, no
 * surrogates, nothing past U+10FFFF. An ill-formed sequence counts as one code point for each
 * maximal subpart (chapter 3, "U+FFFD Substitution of Maximal Subparts"), so counting, replacing
 * and decoding always agree.
 * thread: any; nothing is kept
 * floor: base */
#ifndef LEDE_BASE_UTF8_H
#define LEDE_BASE_UTF8_H

#include "base/buffer.h"
#include "base/slice.h"

#define LEDE_UTF8_BAD       UINT32_MAX /* what decoding an ill-formed sequence gives */
#define LEDE_UTF8_MAX_BYTES 4

/* Bytes of the code point at `offset` (< size), at least 1; the code point or LEDE_UTF8_BAD. */
size_t lede_utf8_decode(lede_slice text, size_t offset, uint32_t *code_point);

/* Bytes written, 1 to 4. What is no scalar value is written as U+FFFD. */
size_t lede_utf8_encode(uint32_t code_point, char out[LEDE_UTF8_MAX_BYTES]);

/* Start of the code point after the one at `offset` (size at the end); start of the one before
 * `offset` (0 at the beginning). `offset` must be a boundary that decoding from 0 reaches. */
size_t lede_utf8_next(lede_slice text, size_t offset);
size_t lede_utf8_previous(lede_slice text, size_t offset);

/* Offset of the first ill-formed byte, or the size. */
size_t lede_utf8_valid_prefix(lede_slice text);
static inline bool lede_utf8_is_valid(lede_slice text) {
    return lede_utf8_valid_prefix(text) == text.size;
}
/* Offset of the first byte at or after `offset` (<= size) that is not ASCII, or the size. */
size_t lede_utf8_skip_ascii(lede_slice text, size_t offset);
bool lede_utf8_is_ascii(lede_slice text);

/* Code points of the text, each maximal subpart of an ill-formed sequence counting as one. */
size_t lede_utf8_count(lede_slice text);
/* Offset of the `count`-th code point from the start, or the size if there are fewer. */
size_t lede_utf8_skip(lede_slice text, size_t count);

/* Append the text with U+FFFD for each ill-formed sequence; returns how many there were. */
size_t lede_utf8_repair(lede_slice text, lede_buffer *out);

/* Append one code point. */
void lede_utf8_add(lede_buffer *out, uint32_t code_point);

/* Columns that the text takes on a terminal: 0 for marks, controls and format characters, 2 for
 * wide ones (East Asian Width W and F, emoji), 1 for all others and for each ill-formed sequence.
 */
size_t lede_utf8_width(lede_slice text);

#endif
