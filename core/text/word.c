#include "text/word.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Rule numbers are those of UAX #29, section 4.1.1. */

/* ASCII bytes by what they do inside a word. */
enum { A_OTHER = 0, A_LETTER = 1, A_DIGIT = 2, A_LOW_LINE = 4, A_MID_LETTER = 8, A_MID_DIGIT = 16 };

/* clang-format off */
static const unsigned char ascii_classes[128] = {
    ['0'] = A_DIGIT, ['1'] = A_DIGIT, ['2'] = A_DIGIT, ['3'] = A_DIGIT, ['4'] = A_DIGIT,
    ['5'] = A_DIGIT, ['6'] = A_DIGIT, ['7'] = A_DIGIT, ['8'] = A_DIGIT, ['9'] = A_DIGIT,
    ['A'] = A_LETTER, ['B'] = A_LETTER, ['C'] = A_LETTER, ['D'] = A_LETTER, ['E'] = A_LETTER,
    ['F'] = A_LETTER, ['G'] = A_LETTER, ['H'] = A_LETTER, ['I'] = A_LETTER, ['J'] = A_LETTER,
    ['K'] = A_LETTER, ['L'] = A_LETTER, ['M'] = A_LETTER, ['N'] = A_LETTER, ['O'] = A_LETTER,
    ['P'] = A_LETTER, ['Q'] = A_LETTER, ['R'] = A_LETTER, ['S'] = A_LETTER, ['T'] = A_LETTER,
    ['U'] = A_LETTER, ['V'] = A_LETTER, ['W'] = A_LETTER, ['X'] = A_LETTER, ['Y'] = A_LETTER,
    ['Z'] = A_LETTER,
    ['a'] = A_LETTER, ['b'] = A_LETTER, ['c'] = A_LETTER, ['d'] = A_LETTER, ['e'] = A_LETTER,
    ['f'] = A_LETTER, ['g'] = A_LETTER, ['h'] = A_LETTER, ['i'] = A_LETTER, ['j'] = A_LETTER,
    ['k'] = A_LETTER, ['l'] = A_LETTER, ['m'] = A_LETTER, ['n'] = A_LETTER, ['o'] = A_LETTER,
    ['p'] = A_LETTER, ['q'] = A_LETTER, ['r'] = A_LETTER, ['s'] = A_LETTER, ['t'] = A_LETTER,
    ['u'] = A_LETTER, ['v'] = A_LETTER, ['w'] = A_LETTER, ['x'] = A_LETTER, ['y'] = A_LETTER,
    ['z'] = A_LETTER, ['_'] = A_LOW_LINE, ['.'] = A_MID_LETTER | A_MID_DIGIT,
    ['\''] = A_MID_LETTER | A_MID_DIGIT, [':'] = A_MID_LETTER, [','] = A_MID_DIGIT,
    [';'] = A_MID_DIGIT,
};
/* clang-format on */

/* The boundary when ASCII decides it alone, else 0. */
static size_t next_ascii(lede_slice text, size_t offset) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    if (bytes[offset] >= 0x80) return 0;
    unsigned class = ascii_classes[bytes[offset]];
    if ((class & (A_LETTER | A_DIGIT | A_LOW_LINE)) == 0) {
        if (bytes[offset] <= ' ') return 0;                               /* WB3, WB3d */
        bool alone = offset + 1 == text.size || bytes[offset + 1] < 0x80; /* no mark behind, WB4 */
        return alone ? offset + 1 : 0;                                    /* WB999 */
    }
    for (size_t at = offset + 1;; at++) {
        if (at == text.size) return at;
        if (bytes[at] >= 0x80) return 0; /* perhaps a mark, WB4 */
        unsigned next = ascii_classes[bytes[at]];
        if ((next & (A_LETTER | A_DIGIT | A_LOW_LINE)) != 0) {
            class = next; /* WB5, WB8, WB9, WB10, WB13a, WB13b */
            continue;
        }
        bool middle = (class == A_LETTER && (next & A_MID_LETTER) != 0) ||
                      (class == A_DIGIT && (next & A_MID_DIGIT) != 0);
        if (!middle || at + 1 == text.size) return at;
        if (bytes[at + 1] >= 0x80) return 0;
        if (ascii_classes[bytes[at + 1]] != class) return at; /* WB6, WB7, WB11, WB12 */
    }
}

static bool is_letter(unsigned wb) {
    return wb == LEDE_WB_ALETTER || wb == LEDE_WB_HEBREWLETTER; /* AHLetter */
}
static bool is_mid_letter(unsigned wb) {
    return wb == LEDE_WB_MIDLETTER || wb == LEDE_WB_MIDNUMLET || wb == LEDE_WB_SINGLEQUOTE;
}
static bool is_mid_number(unsigned wb) {
    return wb == LEDE_WB_MIDNUM || wb == LEDE_WB_MIDNUMLET || wb == LEDE_WB_SINGLEQUOTE;
}
static bool is_newline(unsigned wb) {
    return wb == LEDE_WB_CR || wb == LEDE_WB_LF || wb == LEDE_WB_NEWLINE;
}
static bool is_ignored(unsigned wb) {
    return wb == LEDE_WB_EXTEND || wb == LEDE_WB_FORMAT || wb == LEDE_WB_ZWJ; /* WB4 */
}

static unsigned class_at(lede_slice text, size_t offset, size_t *size, bool *pictographic) {
    uint32_t c;
    *size = lede_utf8_decode(text, offset, &c);
    const lede_unicode *unicode = lede_unicode_of(c);
    *pictographic = (unicode->flags & LEDE_UNICODE_PICTOGRAPHIC) != 0;
    return unicode->word_break;
}

/* Class of the first code point from `offset` that WB4 does not skip. */
static unsigned class_ahead(lede_slice text, size_t offset) {
    while (offset < text.size) {
        size_t size;
        bool pictographic;
        unsigned wb = class_at(text, offset, &size, &pictographic);
        if (!is_ignored(wb)) return wb;
        offset += size;
    }
    return LEDE_WB_OTHER;
}

/* What stands before the place in question, marks and format characters left out (WB4). */
typedef struct context {
    unsigned before, last; /* classes */
    unsigned n_regional;   /* regional indicators up to here */
} context;

/* No break between `last` and a code point of class `next`? `after` is where text goes on. */
static bool joins(const context *seen, unsigned next, lede_slice text, size_t after) {
    unsigned last = seen->last;
    bool last_word = is_letter(last) || last == LEDE_WB_NUMERIC;
    bool next_word = is_letter(next) || next == LEDE_WB_NUMERIC;
    if (last_word && next_word) return true; /* WB5, WB8, WB9, WB10 */
    if (is_letter(last) && is_mid_letter(next) && is_letter(class_ahead(text, after))) {
        return true; /* WB6 */
    }
    if (is_letter(seen->before) && is_mid_letter(last) && is_letter(next)) return true; /* WB7 */
    if (last == LEDE_WB_HEBREWLETTER && next == LEDE_WB_SINGLEQUOTE) return true;       /* WB7a */
    if (last == LEDE_WB_HEBREWLETTER && next == LEDE_WB_DOUBLEQUOTE &&
        class_ahead(text, after) == LEDE_WB_HEBREWLETTER) {
        return true; /* WB7b */
    }
    if (seen->before == LEDE_WB_HEBREWLETTER && last == LEDE_WB_DOUBLEQUOTE &&
        next == LEDE_WB_HEBREWLETTER) {
        return true; /* WB7c */
    }
    if (seen->before == LEDE_WB_NUMERIC && is_mid_number(last) && next == LEDE_WB_NUMERIC) {
        return true; /* WB11 */
    }
    if (last == LEDE_WB_NUMERIC && is_mid_number(next) &&
        class_ahead(text, after) == LEDE_WB_NUMERIC) {
        return true; /* WB12 */
    }
    bool katakana = last == LEDE_WB_KATAKANA;
    if (katakana && next == LEDE_WB_KATAKANA) return true; /* WB13 */
    if (next == LEDE_WB_EXTENDNUMLET) {
        return last_word || katakana || last == LEDE_WB_EXTENDNUMLET; /* WB13a */
    }
    if (last == LEDE_WB_EXTENDNUMLET) return next_word || next == LEDE_WB_KATAKANA; /* WB13b */
    return last == LEDE_WB_REGIONALINDICATOR && next == LEDE_WB_REGIONALINDICATOR &&
           seen->n_regional % 2 == 1; /* WB15, WB16, else WB999 */
}

static size_t next_any(lede_slice text, size_t offset) {
    size_t size;
    bool pictographic;
    unsigned adjacent = class_at(text, offset, &size, &pictographic);
    size_t at = offset + size;
    if (adjacent == LEDE_WB_CR && at < text.size && text.data[at] == '\n') return at + 1; /* WB3 */
    if (is_newline(adjacent)) return at;                                                  /* WB3a */
    context seen = {LEDE_WB_OTHER, adjacent, adjacent == LEDE_WB_REGIONALINDICATOR};
    while (at < text.size) {
        unsigned next = class_at(text, at, &size, &pictographic);
        if (is_newline(next)) break; /* WB3b */
        bool spaces = adjacent == LEDE_WB_WSEGSPACE && next == LEDE_WB_WSEGSPACE;
        if (is_ignored(next)) { /* WB4 */
            adjacent = next;
            at += size;
            continue;
        }
        if (!(adjacent == LEDE_WB_ZWJ && pictographic) && /* WB3c */
            !spaces &&                                    /* WB3d */
            !joins(&seen, next, text, at + size)) {
            break;
        }
        seen.before = seen.last;
        seen.last = adjacent = next;
        seen.n_regional = next == LEDE_WB_REGIONALINDICATOR ? seen.n_regional + 1 : 0;
        at += size;
    }
    return at;
}

size_t lede_word_next(lede_slice text, size_t offset) {
    size_t next = next_ascii(text, offset);
    return next != 0 ? next : next_any(text, offset);
}
