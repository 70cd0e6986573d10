#include "text/scan.h"

#if defined(__x86_64__)
#include <emmintrin.h>

#define LEVEL /* what x86-64 always has */
typedef __m128i chunk;

/* Bytes from `first` on, `n` of them: a signed compare, so `first` is moved to -128. */
static chunk within(chunk bytes, char first, int n) {
    chunk moved = _mm_sub_epi8(bytes, _mm_set1_epi8((char)(first - 128)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8((char)(n - 128)));
}
static chunk all_of(char byte) {
    return _mm_set1_epi8(byte);
}
static chunk equal(chunk bytes, char wanted) {
    return _mm_cmpeq_epi8(bytes, all_of(wanted));
}
static chunk either(chunk a, chunk b) {
    return _mm_or_si128(a, b);
}
static uint64_t bits_of(chunk bytes) {
    return (uint64_t)(unsigned)_mm_movemask_epi8(bytes);
}

#include "text/scan_compare.h"

void lede_scan_classify_sse2(const char *bytes, size_t n, lede_scan_classes *classes,
                             size_t first) {
    classify_all(bytes, n, classes, first);
}
#else
typedef int lede_scan_no_sse2; /* an empty file is no C */
#endif
