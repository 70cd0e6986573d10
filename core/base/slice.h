/* slice.h — a borrowed run of bytes: pointer and size, not owned, not terminated.
 * `data == NULL` means null (absent), which is not the same as empty.
 * owner: nobody; thread: any that only read
 * floor: base */
#ifndef LEDE_BASE_SLICE_H
#define LEDE_BASE_SLICE_H

#include "base/platform.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "lede_base.h"

/* For printf: "%.*s", LEDE_FMT(slice) */
#define LEDE_FMT(slice)     ((int)((slice).size > 4096 ? 4096 : (slice).size)), (slice).data
#define LEDE_SLICE(literal) ((lede_slice){(literal), sizeof(literal) - 1})
#define LEDE_NULL_SLICE     ((lede_slice){NULL, 0})

static inline lede_slice lede_slice_of(const char *text) {
    return (lede_slice){text, text == NULL ? 0 : strlen(text)};
}

/* Of a null slice only 0 to 0; C17 §6.5.6 knows no sum of a null pointer and 0. */
static inline lede_slice lede_slice_cut(lede_slice slice, size_t start, size_t stop) {
    return (lede_slice){start == 0 ? slice.data : slice.data + start, stop - start};
}

static inline bool lede_slice_equal(lede_slice a, lede_slice b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool lede_slice_is(lede_slice slice, const char *text) {
    return lede_slice_equal(slice, lede_slice_of(text));
}

static inline bool lede_slice_starts(lede_slice slice, lede_slice prefix) {
    return slice.size >= prefix.size &&
           (prefix.size == 0 || memcmp(slice.data, prefix.data, prefix.size) == 0);
}

static inline bool lede_slice_ends(lede_slice slice, lede_slice suffix) {
    return slice.size >= suffix.size &&
           (suffix.size == 0 ||
            memcmp(slice.data + slice.size - suffix.size, suffix.data, suffix.size) == 0);
}

/* Four bytes as a number, the first one lowest: compilers make one load of it. */
static inline uint32_t lede_slice_load4(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* Bytewise order, a prefix first: <0, 0, >0. Null sorts as empty. */
int lede_slice_compare(lede_slice a, lede_slice b);

static inline bool lede_slice_is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Without ASCII white space at either end. Null stays null. Most slices have none there. */
lede_slice lede_slice_trim_ends(lede_slice slice);
static inline lede_slice lede_slice_trim(lede_slice slice) {
    bool is_bare = slice.size == 0 || (!lede_slice_is_space(slice.data[0]) &&
                                       !lede_slice_is_space(slice.data[slice.size - 1]));
    return is_bare ? slice : lede_slice_trim_ends(slice);
}

/* Empty, or nothing but ASCII white space. */
static inline bool lede_slice_is_blank(lede_slice slice) {
    size_t i = 0;
    while (i < slice.size && lede_slice_is_space(slice.data[i])) i++;
    return i == slice.size;
}

/* Offset of the first of four bytes at or after `from`, or the size: several are looked for at
 * once. */
size_t lede_slice_find_any(lede_slice slice, const char bytes[4], size_t from);

/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t lede_slice_find(lede_slice slice, lede_slice needle, size_t from);

/* Cut the next line off the front of `rest`, without its "\n" or "\r\n". False at the end. */
bool lede_slice_line(lede_slice *rest, lede_slice *line);

/* Equal when ASCII letters are folded. For keywords and header names only, never for words. */
bool lede_slice_equal_ascii_case(lede_slice a, lede_slice b);
bool lede_slice_starts_ascii_case(lede_slice slice, lede_slice prefix); /* likewise */

#endif
