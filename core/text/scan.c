#include "text/scan.h"

void lede_scan_letters_portable(const char *bytes, size_t n, uint64_t *letters) {
    for (size_t group = 0; group < n; group++) {
        uint64_t bits = 0;
        for (unsigned i = 0; i < LEDE_SCAN_GROUP; i++) {
            unsigned char folded = (unsigned char)(bytes[group * LEDE_SCAN_GROUP + i] | 32);
            bits |= (uint64_t)((unsigned char)(folded - 'a') < 26) << i;
        }
        letters[group] = bits;
    }
}

lede_scan_letters *lede_scan_find(lede_scan_level level) {
#if defined(__x86_64__) && defined(__GNUC__)
    bool avx2 = __builtin_cpu_supports("avx2") != 0;
    if (level == LEDE_SCAN_BEST) level = avx2 ? LEDE_SCAN_AVX2 : LEDE_SCAN_SSE2;
    if (level == LEDE_SCAN_AVX2) return avx2 ? lede_scan_letters_avx2 : NULL;
    if (level == LEDE_SCAN_SSE2) return lede_scan_letters_sse2; /* every x86-64 has it */
#endif
    bool portable = level == LEDE_SCAN_PORTABLE || level == LEDE_SCAN_BEST;
    return portable ? lede_scan_letters_portable : NULL;
}

void lede_scan_start(lede_scan *scan, lede_slice text) {
    scan->text = text;
    scan->window = 0;
    if (text.size > 0) lede_scan_read(scan, 0);
}

void lede_scan_read(lede_scan *scan, size_t group) {
    scan->window = group / LEDE_SCAN_WINDOW * LEDE_SCAN_WINDOW;
    size_t start = scan->window * LEDE_SCAN_GROUP;
    size_t size = scan->text.size - start, whole = size / LEDE_SCAN_GROUP;
    const char *bytes = scan->text.data + start;
    if (whole >= LEDE_SCAN_WINDOW) {
        scan->letters_of(bytes, LEDE_SCAN_WINDOW, scan->letters);
        return;
    }
    scan->letters_of(bytes, whole, scan->letters);
    char last[LEDE_SCAN_GROUP]; /* letters behind the end stop nothing */
    memset(last, 'a', sizeof last);
    memcpy(last, bytes + whole * LEDE_SCAN_GROUP, size % LEDE_SCAN_GROUP);
    scan->letters_of(last, 1, scan->letters + whole);
}
