#include "text/word.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Rule numbers are those of UAX #29, section 4.1.1. */

/* ASCII bytes by what they do inside a word. */
enum { A_OTHER = 0, A_LETTER = 1, A_DIGIT = 2, A_LOW_LINE = 4, A_MID_LETTER = 8, A_MID_DIGIT = 16 };

static unsigned ascii_class(unsigned char byte) {
    if ((byte | 32) >= 'a' && (byte | 32) <= 'z') return A_LETTER;
    if (byte >= '0' && byte <= '9') return A_DIGIT;
    switch (byte) {
    case '_': return A_LOW_LINE;
    case '.':
    case '\'': return A_MID_LETTER | A_MID_DIGIT;
    case ':': return A_MID_LETTER;
    case ',':
    case ';': return A_MID_DIGIT;
    default: return A_OTHER;
    }
}

/* The boundary when a run of ASCII decides it alone, else 0. */
static size_t next_ascii(lede_slice text, size_t offset) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    unsigned class = ascii_class(bytes[offset]);
    if ((class & (A_LETTER | A_DIGIT | A_LOW_LINE)) == 0) return 0;
    for (size_t at = offset + 1;; at++) {
        if (at == text.size) return at;
        if (bytes[at] >= 0x80) return 0; /* perhaps a mark, WB4 */
        unsigned next = ascii_class(bytes[at]);
        if ((next & (A_LETTER | A_DIGIT | A_LOW_LINE)) != 0) {
            class = next; /* WB5, WB8, WB9, WB10, WB13a, WB13b */
            continue;
        }
        bool middle = (class == A_LETTER && (next & A_MID_LETTER) != 0) ||
                      (class == A_DIGIT && (next & A_MID_DIGIT) != 0);
        if (!middle || at + 1 == text.size) return at;
        if (bytes[at + 1] >= 0x80) return 0;
        if (ascii_class(bytes[at + 1]) != class) return at; /* WB6, WB7, WB11, WB12 */
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
