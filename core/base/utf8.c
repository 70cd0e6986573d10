#include "base/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/unicode.h"

/* What may follow a lead byte (Unicode 15.0, table 3-7): how many bytes in all, and the range of
 * the second. The third and fourth are always 80..BF. */
typedef struct lead {
    size_t size; /* 0: no lead byte */
    unsigned char second_low, second_high;
} lead;

static lead lead_of(unsigned char byte) {
    if (byte < 0x80) return (lead){1, 0, 0};
    if (byte < 0xC2) return (lead){0, 0, 0};
    if (byte < 0xE0) return (lead){2, 0x80, 0xBF};
    if (byte == 0xE0) return (lead){3, 0xA0, 0xBF};
    if (byte == 0xED) return (lead){3, 0x80, 0x9F};
    if (byte < 0xF0) return (lead){3, 0x80, 0xBF};
    if (byte == 0xF0) return (lead){4, 0x90, 0xBF};
    if (byte < 0xF4) return (lead){4, 0x80, 0xBF};
    if (byte == 0xF4) return (lead){4, 0x80, 0x8F};
    return (lead){0, 0, 0};
}

static bool goes_on(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* Two or three bytes whose first lets any of 80..BF follow, as nearly all beyond ASCII are; 0:
 * others, or what is ill-formed. */
static inline size_t common_at(const unsigned char *bytes, size_t left) {
    if (bytes[0] < 0xE0) return bytes[0] >= 0xC2 && left >= 2 && goes_on(bytes[1]) ? 2 : 0;
    bool three = bytes[0] > 0xE0 && bytes[0] < 0xF0 && bytes[0] != 0xED;
    return three && left >= 3 && goes_on(bytes[1]) && goes_on(bytes[2]) ? 3 : 0;
}

size_t lede_utf8_decode(lede_slice text, size_t offset, uint32_t *code_point) {
    const unsigned char *bytes = (const unsigned char *)text.data + offset;
    size_t left = text.size - offset;
    if (bytes[0] < 0x80) {
        *code_point = bytes[0];
        return 1;
    }
    size_t common = common_at(bytes, left);
    if (common == 2) *code_point = (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    if (common == 3) {
        *code_point = (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }
    if (common > 0) return common;
    *code_point = LEDE_UTF8_BAD;
    lead first = lead_of(bytes[0]);
    if (first.size == 0) return 1;
    if (left < 2 || bytes[1] < first.second_low || bytes[1] > first.second_high) return 1;
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t value = (uint32_t)(bytes[0] & lead_bits[first.size]) << 6 | (bytes[1] & 0x3Fu);
    for (size_t i = 2; i < first.size; i++) {
        if (left <= i || (bytes[i] & 0xC0) != 0x80) return i;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    *code_point = value;
    return first.size;
}

size_t lede_utf8_encode(uint32_t code_point, char out[LEDE_UTF8_MAX_BYTES]) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = 0xFFFD;
    }
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    static const unsigned char lead_marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead_marks[size] | code_point);
    return size;
}

size_t lede_utf8_next(lede_slice text, size_t offset) {
    uint32_t code_point;
    return offset >= text.size ? text.size : offset + lede_utf8_decode(text, offset, &code_point);
}

size_t lede_utf8_previous(lede_slice text, size_t offset) {
    if (offset == 0) return 0;
    if ((unsigned char)text.data[offset - 1] < 0x80) return offset - 1; /* most */
    size_t furthest = offset < LEDE_UTF8_MAX_BYTES ? 0 : offset - LEDE_UTF8_MAX_BYTES;
    for (size_t start = offset - 1;; start--) {
        /* the nearest lead byte decides; a run that does not end here is ill-formed */
        if (lead_of((unsigned char)text.data[start]).size > 0) {
            uint32_t code_point;
            size_t size = lede_utf8_decode(text, start, &code_point);
            return start + size >= offset ? start : offset - 1;
        }
        if (start == furthest) return offset - 1;
    }
}

size_t lede_utf8_skip_ascii(lede_slice text, size_t offset) {
#if defined(__SSE2__) /* every x86-64 has it */
    enum { STEP = 16, GROUP = 4 * STEP };
    for (; text.size - offset >= GROUP; offset += GROUP) {
        const __m128i *at = (const __m128i *)(const void *)(text.data + offset);
        __m128i low = _mm_or_si128(_mm_loadu_si128(at), _mm_loadu_si128(at + 1));
        __m128i high = _mm_or_si128(_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3));
        if (_mm_movemask_epi8(_mm_or_si128(low, high)) != 0) break;
    }
    for (; text.size - offset >= STEP; offset += STEP) {
        const __m128i *at = (const __m128i *)(const void *)(text.data + offset);
        int bits = _mm_movemask_epi8(_mm_loadu_si128(at));
        if (bits != 0) return offset + (size_t)__builtin_ctz((unsigned)bits);
    }
    if (offset >= STEP) { /* the last step overlaps what is known to be ASCII */
        const __m128i *at = (const __m128i *)(const void *)(text.data + text.size - STEP);
        if (_mm_movemask_epi8(_mm_loadu_si128(at)) == 0) return text.size;
    }
#endif
    while (offset + 8 <= text.size) {
        uint64_t word;
        memcpy(&word, text.data + offset, 8);
        if ((word & 0x8080808080808080u) != 0) break;
        offset += 8;
    }
    while (offset < text.size && (unsigned char)text.data[offset] < 0x80) offset++;
    return offset;
}

bool lede_utf8_is_ascii(lede_slice text) {
    return lede_utf8_skip_ascii(text, 0) == text.size;
}

/* Bytes of the well-formed sequence at `offset`, which is not ASCII; 0: it is none. */
static inline size_t sequence_at(lede_slice text, size_t offset) {
    const unsigned char *bytes = (const unsigned char *)text.data + offset;
    size_t left = text.size - offset, common = common_at(bytes, left);
    if (common > 0) return common;
    lead first = lead_of(bytes[0]);
    if (first.size == 0 || first.size > left) return 0;
    if (bytes[1] < first.second_low || bytes[1] > first.second_high) return 0;
    if (first.size > 2 && (bytes[2] & 0xC0) != 0x80) return 0;
    if (first.size > 3 && (bytes[3] & 0xC0) != 0x80) return 0;
    return first.size;
}

size_t lede_utf8_valid_prefix(lede_slice text) {
    for (size_t offset = 0;;) {
        offset = lede_utf8_skip_ascii(text, offset);
        if (offset == text.size) return offset;
        /* other alphabets stand in rows, with a space between */
        while (offset < text.size) {
            if ((unsigned char)text.data[offset] < 0x80) {
                bool alone = offset + 1 < text.size && (unsigned char)text.data[offset + 1] >= 0x80;
                if (!alone) break;
                offset++;
            }
            size_t size = sequence_at(text, offset);
            if (size == 0) return offset;
            offset += size;
        }
    }
}

size_t lede_utf8_count(lede_slice text) {
    size_t count = 0;
    for (size_t offset = 0;;) {
        size_t ascii_stop = lede_utf8_skip_ascii(text, offset);
        count += ascii_stop - offset;
        if (ascii_stop == text.size) return count;
        offset = lede_utf8_next(text, ascii_stop);
        count++;
    }
}

size_t lede_utf8_skip(lede_slice text, size_t count) {
    size_t offset = 0;
    for (; count > 0 && offset < text.size; count--) offset = lede_utf8_next(text, offset);
    return offset;
}

void lede_utf8_add(lede_buffer *out, uint32_t code_point) {
    char bytes[LEDE_UTF8_MAX_BYTES];
    size_t size = lede_utf8_encode(code_point, bytes);
    lede_buffer_add(out, (lede_slice){bytes, size});
}

size_t lede_utf8_repair(lede_slice text, lede_buffer *out) {
    size_t n_bad = 0;
    for (size_t offset = 0; offset < text.size;) {
        lede_slice rest = lede_slice_cut(text, offset, text.size);
        size_t good = lede_utf8_valid_prefix(rest);
        lede_buffer_add(out, lede_slice_cut(rest, 0, good));
        offset += good;
        if (offset == text.size) break;
        offset = lede_utf8_next(text, offset);
        lede_utf8_add(out, 0xFFFD);
        n_bad++;
    }
    return n_bad;
}

static size_t width_of(uint32_t code_point) {
    if (code_point == LEDE_UTF8_BAD) return 1;
    unsigned flags = lede_unicode_of(code_point)->flags;
    if ((flags & LEDE_UNICODE_ZERO_WIDTH) != 0) return 0;
    return (flags & LEDE_UNICODE_WIDE) != 0 ? 2 : 1;
}

size_t lede_utf8_width(lede_slice text) {
    size_t width = 0;
    for (size_t offset = 0; offset < text.size;) {
        uint32_t code_point;
        offset += lede_utf8_decode(text, offset, &code_point);
        width += width_of(code_point);
    }
    return width;
}
