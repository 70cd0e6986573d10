#include "text/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2  __attribute__((target("avx2")))
#define LEVEL AVX2
typedef __m256i chunk;
typedef uint64_t lanes __attribute__((vector_size(32)));
#include "text/scan_combine.h"

/* As in scan_sse2.c, 32 bytes at a time. Bytes from `first` on, `n` of them. */
AVX2 static chunk within(chunk bytes, char first, int n) {
    chunk moved = _mm256_sub_epi8(bytes, _mm256_set1_epi8((char)(first - 128)));
    return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(n - 128)), moved);
}
AVX2 static chunk all_of(char byte) {
    return _mm256_set1_epi8(byte);
}
AVX2 static chunk equal(chunk bytes, char wanted) {
    return _mm256_cmpeq_epi8(bytes, all_of(wanted));
}
AVX2 static chunk either(chunk a, chunk b) {
    return _mm256_or_si256(a, b);
}
AVX2 static uint64_t bits_of(chunk bytes) {
    return (uint64_t)(unsigned)_mm256_movemask_epi8(bytes);
}

#include "text/scan_compare.h"

AVX2 void lede_scan_classify_avx2(const char *bytes, size_t n, lede_scan_classes *classes,
                                  size_t first) {
    classify_all(bytes, n, classes, first);
}

AVX2 void lede_scan_combine_avx2(const lede_scan_classes *classes, size_t n,
                                 lede_scan_manner manner, lede_scan_groups *groups) {
    combine_all(classes, n, manner, groups);
}
#else
typedef int lede_scan_no_avx2; /* an empty file is no C */
#endif
