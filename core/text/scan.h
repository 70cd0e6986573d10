/* scan.h — what the bytes of a text are to the cutter, one bit a byte, 64 at a time.
 * One .c file a level of the processor; all levels give the same bits. The best one that the
 * machine has is chosen at run time; a test may ask for another.
 * owner: lede_cutter; thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_SCAN_H
#define LEDE_TEXT_SCAN_H

#include "base/bits.h"
#include "base/slice.h"

typedef enum lede_scan_level {
    LEDE_SCAN_BEST = 0, /* of those below that the machine has */
    LEDE_SCAN_PORTABLE,
    LEDE_SCAN_SSE2,
    LEDE_SCAN_AVX2,
    LEDE_SCAN_AVX512,
    LEDE_N_SCAN_LEVELS
} lede_scan_level;

enum {
    LEDE_SCAN_GROUP = 64, /* bytes that a word has bits for */
    LEDE_SCAN_WINDOW = 32 /* groups known at a time: 2 KiB of text */
};

/* Which bytes are of a class, a word a group: bit i is byte i of its group. All but `high` are
 * ASCII. */
enum { LEDE_SCAN_CLASSED = LEDE_SCAN_WINDOW + 3 }; /* a window, one group below and two above */
typedef uint64_t lede_scan_class[LEDE_SCAN_CLASSED];
typedef struct lede_scan_classes {
    lede_scan_class letters, digits, spaces; /* ' ' alone */
    lede_scan_class lines;                   /* other white space: tab to carriage return */
    lede_scan_class marks;                   /* " ( ) * , : ; < = > ] */
    lede_scan_class alones; /* marks that UAX #29 never joins: all but ' , . : ; and the low line */
    lede_scan_class openers;              /* " ( [ */
    lede_scan_class closers;              /* " ) ] */
    lede_scan_class ends;                 /* ! . ? */
    lede_scan_class points;               /* , . */
    lede_scan_class hyphens, apostrophes; /* - ' */
    lede_scan_class esses;                /* s */
    lede_scan_class high;                 /* not ASCII */
} lede_scan_classes;

/* Empty the classes of `n` groups, from place `first` on. */
static inline void lede_scan_clear(lede_scan_classes *classes, size_t first, size_t n) {
    lede_scan_class *all = &classes->letters;
    for (size_t i = 0; i < sizeof *classes / sizeof *all; i++) {
        memset(all[i] + first, 0, n * sizeof **all);
    }
}

/* Classes of `n` groups of 64 bytes, from place `first` on. */
typedef void lede_scan_classify(const char *bytes, size_t n, lede_scan_classes *classes,
                                size_t first);
lede_scan_classify lede_scan_classify_portable;
#if defined(__x86_64__)
lede_scan_classify lede_scan_classify_sse2, lede_scan_classify_avx2, lede_scan_classify_avx512;
#endif

/* What parts the words of a text. */
typedef enum lede_scan_manner {
    LEDE_SCAN_PLAIN,   /* UAX #29 alone */
    LEDE_SCAN_NEWS,    /* the rules of tailor.h; a word with an apostrophe or hyphen needs one */
    LEDE_SCAN_HYPHENS, /* the same, but a hyphen between letters is a token, though it is not known
                          yet if the word before it keeps it */
    LEDE_SCAN_CLITICS  /* the same, and "'s" at the end of a word is a token */
} lede_scan_manner;

/* What cutting needs to know of 64 bytes; bytes behind the end of the text are nothing of it. What
 * is none of words, singles, others and lines is a space. */
typedef struct lede_scan_group {
    uint64_t words;   /* of tokens that may be longer than a byte */
    uint64_t joints;  /* of them, those where a token starts though a word stands before it: 's */
    uint64_t singles; /* a token each */
    uint64_t hyphens; /* of them, those between letters: part of a run that may need a rule */
    uint64_t ends;    /* of them, those that may end a sentence */
    uint64_t lines;   /* white space that is no ' ' */
    uint64_t others;  /* what needs a rule, and so does the run of words and hyphens before it */
    uint64_t ahead;   /* all of the above that hang on what is behind, but for white space */
} lede_scan_group;

/* The same of the groups of a window, a word each. */
typedef struct lede_scan_groups {
    uint64_t words[LEDE_SCAN_WINDOW], joints[LEDE_SCAN_WINDOW], singles[LEDE_SCAN_WINDOW],
        hyphens[LEDE_SCAN_WINDOW], ends[LEDE_SCAN_WINDOW], lines[LEDE_SCAN_WINDOW],
        others[LEDE_SCAN_WINDOW], ahead[LEDE_SCAN_WINDOW];
} lede_scan_groups;

/* What the classes from place 1 on make of the first `n` groups of a window, or some more. */
typedef void lede_scan_combine(const lede_scan_classes *classes, size_t n, lede_scan_manner manner,
                               lede_scan_groups *groups);
lede_scan_combine lede_scan_combine_portable;
#if defined(__x86_64__)
lede_scan_combine lede_scan_combine_avx2, lede_scan_combine_avx512;
#endif

/* Tokens that start at some bits of a group and stop at others, as many or one more or less: bit 0
 * is `base`. Returns how many stop. LEDE_SCAN_EXTRA places behind the last one may be written to.
 */
typedef uint32_t lede_scan_put(uint32_t *starts, uint32_t *stops, uint32_t base,
                               uint64_t start_bits, uint64_t stop_bits);
lede_scan_put lede_scan_put_portable;
#if defined(__x86_64__)
lede_scan_put lede_scan_put_avx512;
#endif
enum { LEDE_SCAN_EXTRA = 16 };

/* What a level of the processor has. */
typedef struct lede_scan_tools {
    lede_scan_classify *classify; /* NULL when the machine has no such level */
    lede_scan_combine *combine;
    lede_scan_put *put;
} lede_scan_tools;
lede_scan_tools lede_scan_find(lede_scan_level level);

typedef struct lede_scan {
    lede_scan_tools tools;
    lede_scan_manner manner;
    lede_slice text;
    size_t window; /* first group of `groups`, a multiple of LEDE_SCAN_WINDOW */
    lede_scan_groups groups;
} lede_scan;

void lede_scan_start(lede_scan *scan, lede_slice text);

/* Read the window with group `group`, whose first byte is in the text. None is known at first. */
void lede_scan_read(lede_scan *scan, size_t group);

static inline bool lede_scan_knows(const lede_scan *scan, size_t group) {
    return group - scan->window < LEDE_SCAN_WINDOW;
}

static inline lede_scan_group lede_scan_group_of(lede_scan *scan, size_t group) {
    if (LEDE_UNLIKELY(!lede_scan_knows(scan, group))) lede_scan_read(scan, group);
    size_t i = group - scan->window;
    const lede_scan_groups *g = &scan->groups;
    return (lede_scan_group){g->words[i], g->joints[i], g->singles[i], g->hyphens[i],
                             g->ends[i],  g->lines[i],  g->others[i],  g->ahead[i]};
}

/* The highest of some bits, at least one. */
static inline unsigned lede_scan_highest(uint64_t bits) {
#if defined(__GNUC__)
    return 63u - (unsigned)__builtin_clzll(bits);
#else
    unsigned highest = 63;
    while ((bits >> highest & 1) == 0) highest--;
    return highest;
#endif
}

/* The lowest; any place below 64 when there is none. */
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
