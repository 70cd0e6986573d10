#include "text/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt")))
#define LEVEL  AVX512
typedef uint64_t lanes __attribute__((vector_size(64)));
#include "text/scan_combine.h"

/* Classes of a mark of ASCII; those that a stretch of bytes or one byte makes up are compared. */
enum { MARK = 1, ALONE = 2, OPENER = 4, CLOSER = 8, END = 16, POINT = 32 };

/* clang-format off */
static const unsigned char kinds[128] = {
    ['!'] = ALONE | END, ['"'] = ALONE | MARK | OPENER | CLOSER, ['#'] = ALONE, ['$'] = ALONE,
    ['%'] = ALONE, ['&'] = ALONE, ['('] = ALONE | MARK | OPENER, [')'] = ALONE | MARK | CLOSER,
    ['*'] = ALONE | MARK, ['+'] = ALONE, [','] = MARK | POINT, ['-'] = ALONE, ['.'] = END | POINT,
    ['/'] = ALONE, [':'] = MARK, [';'] = MARK, ['<'] = ALONE | MARK, ['='] = ALONE | MARK,
    ['>'] = ALONE | MARK, ['?'] = ALONE | END, ['@'] = ALONE, ['['] = ALONE | OPENER,
    ['\\'] = ALONE, [']'] = ALONE | MARK | CLOSER, ['^'] = ALONE, ['`'] = ALONE, ['{'] = ALONE,
    ['|'] = ALONE, ['}'] = ALONE, ['~'] = ALONE,
};
/* clang-format on */

/* Bytes from `first` on, `n` of them. */
AVX512 static uint64_t within(__m512i bytes, char first, char n) {
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(first)),
                                  _mm512_set1_epi8(n));
}
AVX512 static uint64_t equal(__m512i bytes, char wanted) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(wanted));
}
AVX512 static uint64_t has(__m512i kinds_of, int kind) {
    return _mm512_test_epi8_mask(kinds_of, _mm512_set1_epi8((char)kind));
}

/* One look-up tells the classes of a mark. */
AVX512 void lede_scan_classify_avx512(const char *bytes, size_t n, lede_scan_classes *classes,
                                      size_t first) {
    __m512i low, up; /* of bytes below and from 64 on */
    memcpy(&low, kinds, sizeof low);
    memcpy(&up, kinds + 64, sizeof up);
    for (size_t k = first; k < first + n; k++, bytes += LEDE_SCAN_GROUP) {
        __m512i text;
        memcpy(&text, bytes, sizeof text);
        uint64_t high = _mm512_movepi8_mask(text);
        __m512i kind = _mm512_maskz_permutex2var_epi8(~high, low, text, up);
        classes->letters[k] = within(_mm512_or_si512(text, _mm512_set1_epi8(32)), 'a', 26);
        classes->digits[k] = within(text, '0', 10);
        classes->spaces[k] = equal(text, ' ');
        classes->lines[k] = within(text, '\t', 5);
        classes->marks[k] = has(kind, MARK);
        classes->alones[k] = has(kind, ALONE);
        classes->openers[k] = has(kind, OPENER);
        classes->closers[k] = has(kind, CLOSER);
        classes->ends[k] = has(kind, END);
        classes->points[k] = has(kind, POINT);
        classes->hyphens[k] = equal(text, '-');
        classes->apostrophes[k] = equal(text, '\'');
        classes->esses[k] = equal(text, 's');
        classes->high[k] = high;
    }
}

AVX512 void lede_scan_combine_avx512(const lede_scan_classes *classes, size_t n,
                                     lede_scan_manner manner, lede_scan_groups *groups) {
    combine_all(classes, n, manner, groups);
}

/* The places of bits, counted from `base`, sixteen at a time. */
AVX512 static void put(uint32_t *places, uint32_t base, uint64_t bits, uint32_t count) {
    static const unsigned char counting[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    __m512i all;
    memcpy(&all, counting, sizeof all);
    __m512i bytes = _mm512_maskz_compress_epi8(bits, all), first = _mm512_set1_epi32((int)base);
    for (uint32_t done = 0;; done += 16) {
        __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(bytes));
        _mm512_storeu_si512(places + done, _mm512_add_epi32(wide, first));
        if (done + 16 >= count) break;
        bytes = _mm512_shuffle_i64x2(bytes, bytes, 0x39); /* the next sixteen come down */
    }
}

AVX512 uint32_t lede_scan_put_avx512(uint32_t *starts, uint32_t *stops, uint32_t base,
                                     uint64_t start_bits, uint64_t stop_bits) {
    uint32_t count = (uint32_t)__builtin_popcountll(stop_bits);
    put(starts, base, start_bits, count + 1);
    put(stops, base, stop_bits, count);
    return count;
}
#else
typedef int lede_scan_no_avx512; /* an empty file is no C */
#endif
