#include "base/slice.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

int lede_slice_compare(lede_slice a, lede_slice b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    if (order != 0) return order;
    return (a.size > b.size) - (a.size < b.size);
}

lede_slice lede_slice_trim_ends(lede_slice slice) {
    while (slice.size > 0 && lede_slice_is_space(slice.data[0])) {
        slice.data++;
        slice.size--;
    }
    while (slice.size > 0 && lede_slice_is_space(slice.data[slice.size - 1])) slice.size--;
    return slice;
}

/* Byte by byte: what is too short for steps. */
static size_t find_slowly(lede_slice slice, const char bytes[4], size_t from) {
    for (; from < slice.size; from++) {
        char c = slice.data[from];
        if (c == bytes[0] || c == bytes[1] || c == bytes[2] || c == bytes[3]) break;
    }
    return from;
}

#if defined(__SSE2__) /* every x86-64 has it */
enum { STEP = 16 };

/* A bit for each of 16 bytes that is one of the four. */
static unsigned hits_in(const char *at, const __m128i wanted[4]) {
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i low = _mm_or_si128(_mm_cmpeq_epi8(chunk, wanted[0]), _mm_cmpeq_epi8(chunk, wanted[1]));
    __m128i high = _mm_or_si128(_mm_cmpeq_epi8(chunk, wanted[2]), _mm_cmpeq_epi8(chunk, wanted[3]));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(low, high));
}

size_t lede_slice_find_any(lede_slice slice, const char bytes[4], size_t from) {
    if (from >= slice.size) return slice.size;
    if (slice.size < STEP) return find_slowly(slice, bytes, from);
    const __m128i wanted[4] = {_mm_set1_epi8(bytes[0]), _mm_set1_epi8(bytes[1]),
                               _mm_set1_epi8(bytes[2]), _mm_set1_epi8(bytes[3])};
    for (; slice.size - from >= STEP; from += STEP) {
        unsigned bits = hits_in(slice.data + from, wanted);
        if (bits != 0) return from + (size_t)__builtin_ctz(bits);
    }
    size_t seen = STEP - (slice.size - from); /* of the last step, which overlaps the one before */
    unsigned bits =
        from == slice.size ? 0 : hits_in(slice.data + slice.size - STEP, wanted) >> seen;
    return bits == 0 ? slice.size : from + (size_t)__builtin_ctz(bits);
}
#else
size_t lede_slice_find_any(lede_slice slice, const char bytes[4], size_t from) {
    return from >= slice.size ? slice.size : find_slowly(slice, bytes, from);
}
#endif

/* Looked for by its first byte, or by its second where the first is a mark: "|word|" is sought in
 * lists that are full of bars. */
size_t lede_slice_find(lede_slice slice, lede_slice needle, size_t from) {
    if (needle.size == 0) return from <= slice.size ? from : SIZE_MAX;
    unsigned char first = (unsigned char)needle.data[0];
    char last = needle.data[needle.size - 1];
    size_t pivot = needle.size > 1 && (first < 'A' || first == '|') ? 1 : 0;
    while (from < slice.size && slice.size - from >= needle.size) {
        size_t room = slice.size - from - needle.size + 1; /* places where it could begin */
        const char *hit = memchr(slice.data + from + pivot, needle.data[pivot], room);
        if (hit == NULL) return SIZE_MAX;
        from = (size_t)(hit - slice.data) - pivot;
        bool may_be = slice.data[from + needle.size - 1] == last; /* seldom */
        if (may_be && memcmp(slice.data + from, needle.data, needle.size) == 0) return from;
        from++;
    }
    return SIZE_MAX;
}

bool lede_slice_line(lede_slice *rest, lede_slice *line) {
    if (rest->size == 0) return false;
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end == NULL ? rest->size : (size_t)(end - rest->data);
    *line = (lede_slice){rest->data, size};
    size_t taken = end == NULL ? size : size + 1;
    rest->data += taken;
    rest->size -= taken;
    if (line->size > 0 && line->data[line->size - 1] == '\r') line->size--;
    return true;
}

static char fold_ascii(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool lede_slice_equal_ascii_case(lede_slice a, lede_slice b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        if (fold_ascii(a.data[i]) != fold_ascii(b.data[i])) return false;
    }
    return true;
}

bool lede_slice_starts_ascii_case(lede_slice slice, lede_slice prefix) {
    if (slice.size < prefix.size) return false;
    return lede_slice_equal_ascii_case(lede_slice_cut(slice, 0, prefix.size), prefix);
}
