#include "text/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

/* As in scan_sse2.c, 32 bytes at a time. */
AVX2 static uint32_t letters_of_32(const char *bytes) {
    __m256i text;
    memcpy(&text, bytes, sizeof text);
    __m256i folded = _mm256_or_si256(text, _mm256_set1_epi8(32));
    __m256i moved = _mm256_sub_epi8(folded, _mm256_set1_epi8((char)('a' - 128)));
    __m256i letters = _mm256_cmpgt_epi8(_mm256_set1_epi8(26 - 128), moved);
    return (uint32_t)_mm256_movemask_epi8(letters);
}

AVX2 void lede_scan_letters_avx2(const char *bytes, size_t n, uint64_t *letters) {
    for (size_t group = 0; group < n; group++, bytes += LEDE_SCAN_GROUP) {
        letters[group] = letters_of_32(bytes) | (uint64_t)letters_of_32(bytes + 32) << 32;
    }
}
#else
typedef int lede_scan_no_avx2; /* an empty file is no C */
#endif
