#include "text/scan.h"

#if defined(__x86_64__)
#include <emmintrin.h>

/* Signed compare: fold to lower case, move 'a' to -128, so that letters are those below -102. */
static unsigned letters_of_16(const char *bytes) {
    __m128i text;
    memcpy(&text, bytes, sizeof text);
    __m128i folded = _mm_or_si128(text, _mm_set1_epi8(32));
    __m128i moved = _mm_sub_epi8(folded, _mm_set1_epi8((char)('a' - 128)));
    __m128i letters = _mm_cmplt_epi8(moved, _mm_set1_epi8(26 - 128));
    return (unsigned)_mm_movemask_epi8(letters);
}

void lede_scan_letters_sse2(const char *bytes, size_t n, uint64_t *letters) {
    for (size_t group = 0; group < n; group++, bytes += LEDE_SCAN_GROUP) {
        letters[group] = letters_of_16(bytes) | (uint64_t)letters_of_16(bytes + 16) << 16 |
                         (uint64_t)letters_of_16(bytes + 32) << 32 |
                         (uint64_t)letters_of_16(bytes + 48) << 48;
    }
}
#else
typedef int lede_scan_no_sse2; /* an empty file is no C */
#endif
