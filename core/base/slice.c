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

static bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

lede_slice lede_slice_trim(lede_slice slice) {
    while (slice.size > 0 && is_ascii_space(slice.data[0])) {
        slice.data++;
        slice.size--;
    }
    while (slice.size > 0 && is_ascii_space(slice.data[slice.size - 1])) slice.size--;
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

static bool is_plain_slowly(lede_slice slice) {
    for (size_t i = 0; i < slice.size; i++) {
        char c = slice.data[i];
        if (c == '&' || c == '<' || (c >= '\v' && c <= '\r') || c == '\xE2') return false;
    }
    return true;
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

/* Not 0 in each of 16 bytes that is not plain. */
static __m128i plain_bits(const char *at) {
    const __m128i other_ends = _mm_set1_epi8('\v'), span = _mm_set1_epi8('\r' - '\v');
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i ends = _mm_sub_epi8(chunk, other_ends);
    ends = _mm_cmpeq_epi8(_mm_min_epu8(ends, span), ends); /* \v \f \r */
    __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('&')),
                                 _mm_cmpeq_epi8(chunk, _mm_set1_epi8('<')));
    __m128i wide = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\xE2'));
    return _mm_or_si128(ends, _mm_or_si128(marks, wide));
}

bool lede_slice_is_plain(lede_slice slice) {
    if (slice.size < STEP) return is_plain_slowly(slice);
    size_t at = 0;
    __m128i bits = plain_bits(slice.data + slice.size - STEP); /* the last step may overlap */
    for (; slice.size - at >= 2 * STEP; at += 2 * STEP) {
        bits = _mm_or_si128(bits, plain_bits(slice.data + at));
        bits = _mm_or_si128(bits, plain_bits(slice.data + at + STEP));
    }
    if (slice.size - at >= STEP) bits = _mm_or_si128(bits, plain_bits(slice.data + at));
    return _mm_movemask_epi8(bits) == 0;
}
#else
bool lede_slice_is_plain(lede_slice slice) {
    return is_plain_slowly(slice);
}

size_t lede_slice_find_any(lede_slice slice, const char bytes[4], size_t from) {
    return from >= slice.size ? slice.size : find_slowly(slice, bytes, from);
}
#endif

/* Looked for by its first byte, or by its second where the first is a mark: "|word|" is sought in
 * lists that are full of bars. */
size_t lede_slice_find(lede_slice slice, lede_slice needle, size_t from) {
    if (needle.size == 0) return from <= slice.size ? from : SIZE_MAX;
    unsigned char first = (unsigned char)needle.data[0];
    size_t pivot = needle.size > 1 && (first < 'A' || first == '|') ? 1 : 0;
    while (from < slice.size && slice.size - from >= needle.size) {
        size_t room = slice.size - from - needle.size + 1; /* places where it could begin */
        const char *hit = memchr(slice.data + from + pivot, needle.data[pivot], room);
        if (hit == NULL) return SIZE_MAX;
        from = (size_t)(hit - slice.data) - pivot;
        if (memcmp(slice.data + from, needle.data, needle.size) == 0) return from;
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
