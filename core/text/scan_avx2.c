#include "text/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2  __attribute__((target("avx2")))
#define LEVEL AVX2
typedef uint64_t lanes __attribute__((vector_size(32)));
#include "text/scan_combine.h"

/* As in scan_sse2.c, 32 bytes at a time. Bytes from `first` on, `n` of them. */
AVX2 static __m256i within(__m256i bytes, char first, int n) {
    __m256i moved = _mm256_sub_epi8(bytes, _mm256_set1_epi8((char)(first - 128)));
    return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(n - 128)), moved);
}
AVX2 static __m256i equal(__m256i bytes, char wanted) {
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(wanted));
}
AVX2 static __m256i either(__m256i a, __m256i b) {
    return _mm256_or_si256(a, b);
}
AVX2 static uint64_t bits_of(__m256i bytes) {
    return (uint64_t)(unsigned)_mm256_movemask_epi8(bytes);
}

AVX2 void lede_scan_classify_avx2(const char *bytes, size_t n, lede_scan_classes *classes,
                                  size_t first) {
    lede_scan_clear(classes, first, n);
    for (size_t k = first; k < first + n; k++) {
        for (unsigned at = 0; at < LEDE_SCAN_GROUP; at += 32, bytes += 32) {
            __m256i text;
            memcpy(&text, bytes, sizeof text);
            __m256i folded = _mm256_or_si256(text, _mm256_set1_epi8(32));
            __m256i quotes = equal(text, '"'), commas = equal(text, ',');
            __m256i stops = equal(text, '.'), strong = either(equal(text, '!'), equal(text, '?'));
            __m256i brackets = either(within(text, '(', 3), equal(text, ']'));
            __m256i others = either(within(text, ':', 5), either(commas, quotes));
            __m256i shut = either(equal(text, ')'), equal(text, ']'));
            __m256i open = either(equal(text, '('), equal(text, '['));
            __m256i letters = within(folded, 'a', 26), digits = within(text, '0', 10);
            __m256i hyphens = equal(text, '-'), apostrophes = equal(text, '\'');
            __m256i joining = either(either(apostrophes, within(text, ':', 2)), equal(text, '_'));
            __m256i words = either(either(letters, digits), either(either(stops, commas), joining));
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

AVX2 void lede_scan_combine_avx2(const lede_scan_classes *classes, size_t n,
                                 lede_scan_manner manner, lede_scan_groups *groups) {
    combine_all(classes, n, manner, groups);
}
#else
typedef int lede_scan_no_avx2; /* an empty file is no C */
#endif
