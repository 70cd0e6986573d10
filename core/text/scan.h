/* scan.h — what the bytes of a text are to the cutter, one bit a byte, 64 at a time.
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

/* Which of 64 bytes are of a class: bit i is byte i. All are ASCII. */
typedef struct lede_scan_classes {
    uint64_t letters, digits, spaces; /* ' ' alone */
    uint64_t marks;                   /* " ( ) * , : ; < = > ] */
    uint64_t openers;                 /* " ( [ */
    uint64_t ends;                    /* ! . ? */
    uint64_t points;                  /* , . */
} lede_scan_classes;

/* Classes of `n` groups of 64 bytes. */
typedef void lede_scan_classify(const char *bytes, size_t n, lede_scan_classes *classes);
lede_scan_classify lede_scan_classify_portable;
#if defined(__x86_64__)
lede_scan_classify lede_scan_classify_sse2, lede_scan_classify_avx2;
#endif

/* NULL when the machine has no such level. */
lede_scan_classify *lede_scan_find(lede_scan_level level);

/* What cutting needs to know of 64 bytes; bytes behind the end of the text are nothing of it. */
typedef struct lede_scan_group {
    uint64_t words, spaces; /* ASCII letters and digits, a point between digits; ' ' */
    uint64_t marks, ends;   /* those above with a space behind them */
    uint64_t openers;       /* those above with a letter or digit behind them */
    uint64_t rules;         /* where a letter meets a digit, which news has rules for */
} lede_scan_group;

enum { LEDE_SCAN_GROUP = 64, LEDE_SCAN_WINDOW = 32 /* groups known at a time: 2 KiB of text */ };

typedef struct lede_scan {
    lede_scan_classify *classify;
    lede_slice text;
    size_t window; /* first group of `groups`, a multiple of LEDE_SCAN_WINDOW */
    lede_scan_group groups[LEDE_SCAN_WINDOW];
} lede_scan;

void lede_scan_start(lede_scan *scan, lede_slice text);

/* Read the window with group `group`, whose first byte is in the text. */
void lede_scan_read(lede_scan *scan, size_t group);

static inline const lede_scan_group *lede_scan_group_of(lede_scan *scan, size_t group) {
    if (LEDE_UNLIKELY(group - scan->window >= LEDE_SCAN_WINDOW)) lede_scan_read(scan, group);
    return &scan->groups[group - scan->window];
}

/* The lowest of some bits, at least one. */
static inline unsigned lede_scan_lowest(uint64_t bits) {
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned lowest = 0;
    while ((bits >> lowest & 1) == 0) lowest++;
    return lowest;
#endif
}

/* The same; any place below 64 when there is none. */
static inline unsigned lede_scan_first(uint64_t bits) {
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits | UINT64_C(1) << 63);
#else
    unsigned first = 0;
    while (first < 63 && (bits >> first & 1) == 0) first++;
    return first;
#endif
}

/* How many there are. By hand, since every x86-64 lacks an instruction for it. */
static inline unsigned lede_scan_count(uint64_t bits) {
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

#endif
