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
static __m128i either(__m128i a, __m128i b) {
    return _mm_or_si128(a, b);
}
static uint64_t bits_of(__m128i bytes) {
    return (uint64_t)(unsigned)_mm_movemask_epi8(bytes);
}

void lede_scan_classify_sse2(const char *bytes, size_t n, lede_scan_classes *classes,
                             size_t first) {
    lede_scan_clear(classes, first, n);
    for (size_t k = first; k < first + n; k++) {
        for (unsigned at = 0; at < LEDE_SCAN_GROUP; at += 16, bytes += 16) {
            __m128i text;
            memcpy(&text, bytes, sizeof text);
            __m128i folded = _mm_or_si128(text, _mm_set1_epi8(32));
            __m128i quotes = equal(text, '"'), commas = equal(text, ',');
            __m128i stops = equal(text, '.'), strong = either(equal(text, '!'), equal(text, '?'));
            __m128i brackets = either(within(text, '(', 3), equal(text, ']'));
            __m128i others = either(within(text, ':', 5), either(commas, quotes));
            __m128i shut = either(equal(text, ')'), equal(text, ']'));
            __m128i open = either(equal(text, '('), equal(text, '['));
            __m128i letters = within(folded, 'a', 26), digits = within(text, '0', 10);
            __m128i hyphens = equal(text, '-'), apostrophes = equal(text, '\'');
            __m128i joining = either(either(apostrophes, within(text, ':', 2)), equal(text, '_'));
            __m128i words = either(either(letters, digits), either(either(stops, commas), joining));
            classes->letters[k] |= bits_of(letters) << at;
            classes->digits[k] |= bits_of(digits) << at;
            classes->spaces[k] |= bits_of(equal(text, ' ')) << at;
            classes->lines[k] |= bits_of(within(text, '\t', 5)) << at;
            classes->marks[k] |= bits_of(either(brackets, others)) << at;
            classes->alones[k] |= (bits_of(within(text, '!', 94)) & ~bits_of(words)) << at;
            classes->openers[k] |= bits_of(either(quotes, open)) << at;
            classes->closers[k] |= bits_of(either(quotes, shut)) << at;
            classes->ends[k] |= bits_of(either(stops, strong)) << at;
            classes->points[k] |= bits_of(either(stops, commas)) << at;
            classes->hyphens[k] |= bits_of(hyphens) << at;
            classes->apostrophes[k] |= bits_of(apostrophes) << at;
            classes->esses[k] |= bits_of(equal(text, 's')) << at;
            classes->high[k] |= bits_of(text) << at;
        }
    }
}
#else
typedef int lede_scan_no_sse2; /* an empty file is no C */
#endif
