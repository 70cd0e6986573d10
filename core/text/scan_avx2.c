#include "text/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

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

AVX2 void lede_scan_classify_avx2(const char *bytes, size_t n, lede_scan_classes *classes) {
    for (lede_scan_classes *c = classes; c < classes + n; c++) {
        *c = (lede_scan_classes){0};
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
            c->letters |= bits_of(letters) << at;
            c->digits |= bits_of(digits) << at;
            c->spaces |= bits_of(equal(text, ' ')) << at;
            c->lines |= bits_of(within(text, '\t', 5)) << at;
            c->marks |= bits_of(either(brackets, others)) << at;
            c->alones |= (bits_of(within(text, '!', 94)) & ~bits_of(words)) << at;
            c->openers |= bits_of(either(quotes, open)) << at;
            c->closers |= bits_of(either(quotes, shut)) << at;
            c->ends |= bits_of(either(stops, strong)) << at;
            c->points |= bits_of(either(stops, commas)) << at;
            c->hyphens |= bits_of(hyphens) << at;
            c->apostrophes |= bits_of(apostrophes) << at;
            c->esses |= bits_of(equal(text, 's')) << at;
            c->high |= bits_of(text) << at;
        }
    }
}
#else
typedef int lede_scan_no_avx2; /* an empty file is no C */
#endif
