#include "text/scan.h"

#if defined(__x86_64__)
#include <emmintrin.h>

/* Bytes from `first` on, `n` of them: a signed compare, so `first` is moved to -128. */
static __m128i within(__m128i bytes, char first, int n) {
    __m128i moved = _mm_sub_epi8(bytes, _mm_set1_epi8((char)(first - 128)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8((char)(n - 128)));
}
static __m128i equal(__m128i bytes, char wanted) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted));
}
static uint64_t bits_of(__m128i bytes) {
    return (uint64_t)(unsigned)_mm_movemask_epi8(bytes);
}

void lede_scan_classify_sse2(const char *bytes, size_t n, lede_scan_classes *classes) {
    for (lede_scan_classes *c = classes; c < classes + n; c++) {
        *c = (lede_scan_classes){0};
        for (unsigned at = 0; at < LEDE_SCAN_GROUP; at += 16, bytes += 16) {
            __m128i text;
            memcpy(&text, bytes, sizeof text);
            __m128i folded = _mm_or_si128(text, _mm_set1_epi8(32));
            __m128i brackets = _mm_or_si128(within(text, '(', 3), equal(text, ']'));
            __m128i stops = _mm_or_si128(within(text, ';', 4), equal(text, ','));
            __m128i marks = _mm_or_si128(_mm_or_si128(brackets, stops), equal(text, '"'));
            c->letters |= bits_of(within(folded, 'a', 26)) << at;
            c->digits |= bits_of(within(text, '0', 10)) << at;
            c->spaces |= bits_of(equal(text, ' ')) << at;
            c->marks |= bits_of(marks) << at;
        }
    }
}
#else
typedef int lede_scan_no_sse2; /* an empty file is no C */
#endif
