/* scan.h — which bytes of a text are ASCII letters, one bit a byte, 64 at a time.
 * One .c file a level of the processor; all levels give the same bits. The best one that the
 * machine has is chosen at run time; a test may ask for another.
 * owner: lede_cutter; thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_SCAN_H
#define LEDE_TEXT_SCAN_H

#include "base/slice.h"

typedef enum lede_scan_level {
    LEDE_SCAN_BEST = 0, /* of those below that the machine has */
    LEDE_SCAN_PORTABLE,
    LEDE_SCAN_SSE2,
    LEDE_SCAN_AVX2,
    LEDE_N_SCAN_LEVELS
} lede_scan_level;

/* Letters of `n` groups of 64 bytes: bit i of a group is its byte i. */
typedef void lede_scan_letters(const char *bytes, size_t n, uint64_t *letters);
lede_scan_letters lede_scan_letters_portable;
#if defined(__x86_64__)
lede_scan_letters lede_scan_letters_sse2, lede_scan_letters_avx2;
#endif

/* NULL when the machine has no such level. */
lede_scan_letters *lede_scan_find(lede_scan_level level);

enum { LEDE_SCAN_GROUP = 64, LEDE_SCAN_WINDOW = 64 /* groups known at a time: 4 KiB of text */ };

typedef struct lede_scan {
    lede_scan_letters *letters_of;
    lede_slice text;
    size_t window; /* first group of `letters`, a multiple of LEDE_SCAN_WINDOW */
    uint64_t letters[LEDE_SCAN_WINDOW];
} lede_scan;

void lede_scan_start(lede_scan *scan, lede_slice text);

/* Read the window with group `group`, whose first byte is in the text. */
void lede_scan_read(lede_scan *scan, size_t group);

/* Bytes of a group of the text that are no letters; none behind its end. */
static inline uint64_t lede_scan_others(lede_scan *scan, size_t group) {
    if (LEDE_UNLIKELY(group - scan->window >= LEDE_SCAN_WINDOW)) lede_scan_read(scan, group);
    return ~scan->letters[group - scan->window];
}

/* The lowest of some bits. */
static inline size_t lede_scan_first(uint64_t bits) {
#if defined(__GNUC__)
    return (size_t)__builtin_ctzll(bits);
#else
    size_t first = 0;
    while ((bits >> first & 1) == 0) first++;
    return first;
#endif
}

/* The first byte from `at` on that is no letter; the size when there is none. */
static inline size_t lede_scan_letters_end(lede_scan *scan, size_t at) {
    for (; at < scan->text.size; at = (at / LEDE_SCAN_GROUP + 1) * LEDE_SCAN_GROUP) {
        uint64_t others = lede_scan_others(scan, at / LEDE_SCAN_GROUP) >> (at % LEDE_SCAN_GROUP);
        if (LEDE_LIKELY(others != 0)) return at + lede_scan_first(others);
    }
    return scan->text.size;
}

#endif
