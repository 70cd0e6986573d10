#include "text/grapheme.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Rule numbers are those of UAX #29, section 3.1.1. */

static bool is_control(unsigned gcb) {
    return gcb == LEDE_GCB_CONTROL || gcb == LEDE_GCB_CR || gcb == LEDE_GCB_LF;
}

/* Syllables of conjoining Hangul. */
static bool joins_hangul(unsigned last, unsigned next) {
    switch (last) {
    case LEDE_GCB_L: /* GB6 */
        return next == LEDE_GCB_L || next == LEDE_GCB_V || next == LEDE_GCB_LV ||
               next == LEDE_GCB_LVT;
    case LEDE_GCB_LV:
    case LEDE_GCB_V: return next == LEDE_GCB_V || next == LEDE_GCB_T; /* GB7 */
    case LEDE_GCB_LVT:
    case LEDE_GCB_T: return next == LEDE_GCB_T; /* GB8 */
    default: return false;
    }
}

typedef struct context {
    unsigned last;       /* class of the code point before */
    bool emoji;          /* Extended_Pictographic Extend* up to here, perhaps a ZWJ behind */
    unsigned n_regional; /* regional indicators up to here */
} context;

static bool joins(const context *seen, unsigned next, bool pictographic) {
    if (seen->last == LEDE_GCB_CR) return next == LEDE_GCB_LF;    /* GB3, else GB4 */
    if (is_control(seen->last) || is_control(next)) return false; /* GB4, GB5 */
    if (joins_hangul(seen->last, next)) return true;
    if (next == LEDE_GCB_EXTEND || next == LEDE_GCB_ZWJ) return true;           /* GB9 */
    if (next == LEDE_GCB_SPACINGMARK) return true;                              /* GB9a */
    if (seen->last == LEDE_GCB_PREPEND) return true;                            /* GB9b */
    if (seen->emoji && seen->last == LEDE_GCB_ZWJ && pictographic) return true; /* GB11 */
    return next == LEDE_GCB_REGIONALINDICATOR && seen->n_regional % 2 == 1; /* GB12, GB13, GB999 */
}

static bool is_plain(char c) {
    return c >= ' ' && c <= '~';
}

size_t lede_grapheme_next(lede_slice text, size_t offset) {
    bool is_last = offset + 1 >= text.size;
    if (is_plain(text.data[offset]) && (is_last || is_plain(text.data[offset + 1]))) {
        return offset + 1;
    }
    context seen = {LEDE_GCB_OTHER, false, 0};
    for (size_t at = offset; at < text.size;) {
        uint32_t c;
        size_t size = lede_utf8_decode(text, at, &c);
        const lede_unicode *unicode = lede_unicode_of(c);
        bool pictographic = (unicode->flags & LEDE_UNICODE_PICTOGRAPHIC) != 0;
        unsigned gcb = c == LEDE_UTF8_BAD ? LEDE_GCB_CONTROL : unicode->grapheme_break;
        if (at > offset && !joins(&seen, gcb, pictographic)) return at;
        bool goes_on = gcb == LEDE_GCB_EXTEND || gcb == LEDE_GCB_ZWJ;
        seen.emoji = pictographic || (seen.emoji && goes_on && seen.last != LEDE_GCB_ZWJ);
        seen.n_regional = gcb == LEDE_GCB_REGIONALINDICATOR ? seen.n_regional + 1 : 0;
        seen.last = gcb;
        at += size;
    }
    return text.size;
}
