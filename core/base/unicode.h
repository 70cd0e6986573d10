/* unicode.h — the properties of code points that the engine uses, in one look-up (Unicode 15.0).
 * The tables are written by unicode_tables.lua; the names of the constants are those of the
 * Unicode Character Database without underscores.
 * thread: any; constant
 * floor: base */
#ifndef LEDE_BASE_UNICODE_H
#define LEDE_BASE_UNICODE_H

#include "base/platform.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* clang-format off */
/* General_Category (UAX #44, table 12) */
typedef enum lede_unicode_category {
    LEDE_GC_LU = 0, LEDE_GC_LL, LEDE_GC_LT, LEDE_GC_LM, LEDE_GC_LO, /* letters */
    LEDE_GC_MN, LEDE_GC_MC, LEDE_GC_ME,                             /* marks */
    LEDE_GC_ND, LEDE_GC_NL, LEDE_GC_NO,                             /* numbers */
    LEDE_GC_PC, LEDE_GC_PD, LEDE_GC_PS, LEDE_GC_PE, LEDE_GC_PI, LEDE_GC_PF, LEDE_GC_PO,
    LEDE_GC_SM, LEDE_GC_SC, LEDE_GC_SK, LEDE_GC_SO,                 /* symbols */
    LEDE_GC_ZS, LEDE_GC_ZL, LEDE_GC_ZP,                             /* separators */
    LEDE_GC_CC, LEDE_GC_CF, LEDE_GC_CS, LEDE_GC_CO, LEDE_GC_CN
} lede_unicode_category;

/* Word_Break (UAX #29, table 3) */
typedef enum lede_word_break {
    LEDE_WB_OTHER = 0, LEDE_WB_CR, LEDE_WB_LF, LEDE_WB_NEWLINE, LEDE_WB_EXTEND, LEDE_WB_ZWJ,
    LEDE_WB_FORMAT, LEDE_WB_REGIONALINDICATOR, LEDE_WB_KATAKANA, LEDE_WB_HEBREWLETTER,
    LEDE_WB_ALETTER, LEDE_WB_SINGLEQUOTE, LEDE_WB_DOUBLEQUOTE, LEDE_WB_MIDNUMLET,
    LEDE_WB_MIDLETTER, LEDE_WB_MIDNUM, LEDE_WB_NUMERIC, LEDE_WB_EXTENDNUMLET,
    LEDE_WB_WSEGSPACE
} lede_word_break;

/* Sentence_Break (UAX #29, table 4) */
typedef enum lede_sentence_break {
    LEDE_SB_OTHER = 0, LEDE_SB_CR, LEDE_SB_LF, LEDE_SB_SEP, LEDE_SB_EXTEND, LEDE_SB_FORMAT,
    LEDE_SB_SP, LEDE_SB_LOWER, LEDE_SB_UPPER, LEDE_SB_OLETTER, LEDE_SB_NUMERIC, LEDE_SB_ATERM,
    LEDE_SB_SCONTINUE, LEDE_SB_STERM, LEDE_SB_CLOSE
} lede_sentence_break;

/* Grapheme_Cluster_Break (UAX #29, table 2) */
typedef enum lede_grapheme_break {
    LEDE_GCB_OTHER = 0, LEDE_GCB_CR, LEDE_GCB_LF, LEDE_GCB_CONTROL, LEDE_GCB_EXTEND,
    LEDE_GCB_ZWJ, LEDE_GCB_REGIONALINDICATOR, LEDE_GCB_PREPEND, LEDE_GCB_SPACINGMARK,
    LEDE_GCB_L, LEDE_GCB_V, LEDE_GCB_T, LEDE_GCB_LV, LEDE_GCB_LVT
} lede_grapheme_break;
/* clang-format on */

enum {
    LEDE_UNICODE_PICTOGRAPHIC = 1, /* Extended_Pictographic */
    LEDE_UNICODE_WHITE_SPACE = 2,
    LEDE_UNICODE_WIDE = 4,       /* two columns of a terminal */
    LEDE_UNICODE_ZERO_WIDTH = 8, /* none */
    LEDE_UNICODE_UPPERCASE = 16,
    LEDE_UNICODE_LOWERCASE = 32,
    LEDE_UNICODE_ALPHABETIC = 64,
    LEDE_UNICODE_NFC_CHECK = 128, /* NFC_Quick_Check is No or Maybe */
    LEDE_UNICODE_DECOMPOSES = 256,
    LEDE_UNICODE_LONG_FOLD = 512 /* full case folding gives several code points */
};

typedef struct lede_unicode {
    uint8_t category, word_break, sentence_break, grapheme_break;
    uint8_t combining; /* Canonical_Combining_Class */
    int8_t digit;      /* value of a decimal digit, or -1 */
    uint16_t flags;
    int32_t lower, upper, fold; /* what to add for the simple mapping */
} lede_unicode;

typedef struct lede_unicode_expansion {
    uint32_t code_point;
    uint16_t start, count; /* in the pool */
} lede_unicode_expansion;

typedef struct lede_unicode_pair {
    uint32_t first, second, composed;
} lede_unicode_pair;

extern const char lede_unicode_version[]; /* "15.0.0" */
extern const lede_unicode lede_unicode_records[];
extern const uint16_t lede_unicode_blocks[];
extern const uint16_t lede_unicode_block_records[];
extern const lede_unicode_expansion lede_unicode_decompositions[], lede_unicode_long_folds[];
extern const size_t lede_unicode_n_decompositions, lede_unicode_n_long_folds;
extern const uint32_t lede_unicode_pool[];
extern const lede_unicode_pair lede_unicode_compositions[];
extern const size_t lede_unicode_n_compositions;

/* Never NULL; what is no code point has the properties of an unassigned one. */
static inline const lede_unicode *lede_unicode_of(uint32_t code_point) {
    if (code_point > 0x10FFFF) code_point = 0x10FFFF;
    uint32_t block = lede_unicode_blocks[code_point >> 7];
    return &lede_unicode_records[lede_unicode_block_records[block << 7 | (code_point & 127)]];
}
static inline bool lede_unicode_has(uint32_t code_point, unsigned flags) {
    return (lede_unicode_of(code_point)->flags & flags) != 0;
}

/* Of a list in the order of code points the expansion of this one, which must be in it. */
static inline const lede_unicode_expansion *
lede_unicode_find_expansion(const lede_unicode_expansion *list, size_t count, uint32_t code_point) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return &list[low];
}

/* The simple mapping: one code point to one. */
static inline uint32_t lede_unicode_lower(uint32_t code_point) {
    return code_point + (uint32_t)lede_unicode_of(code_point)->lower;
}

/* Categories by group: letter, mark, number, punctuation, symbol. */
static inline bool lede_unicode_is_letter(uint32_t c) {
    return lede_unicode_of(c)->category <= LEDE_GC_LO;
}
static inline bool lede_unicode_is_mark(uint32_t c) {
    unsigned category = lede_unicode_of(c)->category;
    return category >= LEDE_GC_MN && category <= LEDE_GC_ME;
}
static inline bool lede_unicode_is_number(uint32_t c) {
    unsigned category = lede_unicode_of(c)->category;
    return category >= LEDE_GC_ND && category <= LEDE_GC_NO;
}
static inline bool lede_unicode_is_punctuation(uint32_t c) {
    unsigned category = lede_unicode_of(c)->category;
    return category >= LEDE_GC_PC && category <= LEDE_GC_PO;
}

#endif
