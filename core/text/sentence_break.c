#include "text/sentence_break.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Rule numbers are those of UAX #29, section 5.1.1. */

static unsigned class_at(lede_slice text, size_t offset, size_t *size) {
    uint32_t c;
    *size = lede_utf8_decode(text, offset, &c);
    return lede_unicode_of(c)->sentence_break;
}

static bool is_separator(unsigned sb) {
    return sb == LEDE_SB_SEP || sb == LEDE_SB_CR || sb == LEDE_SB_LF; /* ParaSep */
}
static bool is_terminator(unsigned sb) {
    return sb == LEDE_SB_STERM || sb == LEDE_SB_ATERM; /* SATerm */
}
static bool is_ignored(unsigned sb) {
    return sb == LEDE_SB_EXTEND || sb == LEDE_SB_FORMAT; /* SB5 */
}

/* How far a terminator and what may follow it in its sentence have been seen. */
typedef enum tail { NO_TAIL, TERMINATOR, CLOSED, SPACED } tail;

typedef struct context {
    unsigned before, last; /* classes, marks and format characters left out */
    tail tail;
    bool full_stop; /* the terminator of the tail is an ATerm */
} context;

/* SB8: the next letter is lower case, with no letter, separator or terminator before it. A code
 * point is looked at once for each full stop, which are parted by terminators: linear in all. */
static bool goes_on_in_lower_case(lede_slice text, size_t at) {
    while (at < text.size) {
        size_t size;
        unsigned sb = class_at(text, at, &size);
        if (sb == LEDE_SB_LOWER) return true;
        if (sb == LEDE_SB_OLETTER || sb == LEDE_SB_UPPER || is_separator(sb) || is_terminator(sb)) {
            return false;
        }
        at += size;
    }
    return false;
}

/* No break behind a tail before the code point of class `next` at `at`? */
static bool joins(const context *seen, unsigned next, lede_slice text, size_t at) {
    if (seen->full_stop && seen->tail == TERMINATOR) {
        if (next == LEDE_SB_NUMERIC) return true; /* SB6 */
        bool letter = seen->before == LEDE_SB_UPPER || seen->before == LEDE_SB_LOWER;
        if (letter && next == LEDE_SB_UPPER) return true; /* SB7 */
    }
    if (seen->full_stop && goes_on_in_lower_case(text, at)) return true; /* SB8 */
    if (next == LEDE_SB_SCONTINUE || is_terminator(next)) return true;   /* SB8a */
    if (seen->tail != SPACED && next == LEDE_SB_CLOSE) return true;      /* SB9 */
    return next == LEDE_SB_SP || is_separator(next);                     /* SB9, SB10, else SB11 */
}

static tail tail_behind(const context *seen, unsigned next) {
    if (is_terminator(next)) return TERMINATOR;
    if (next == LEDE_SB_CLOSE && (seen->tail == TERMINATOR || seen->tail == CLOSED)) return CLOSED;
    if (next == LEDE_SB_SP && seen->tail != NO_TAIL) return SPACED;
    return NO_TAIL;
}

/* The first byte from `at` on that may start a tail or is not ASCII. */
static size_t skip_plain(lede_slice text, size_t at) {
    static const unsigned char stops[128] = {
        ['.'] = 1, ['!'] = 1, ['?'] = 1, ['\n'] = 1, ['\r'] = 1};
    const unsigned char *bytes = (const unsigned char *)text.data;
    while (at < text.size && bytes[at] < 0x80 && stops[bytes[at]] == 0) at++;
    return at;
}

size_t lede_sentence_break_next(lede_slice text, size_t offset) {
    context seen = {LEDE_SB_OTHER, LEDE_SB_OTHER, NO_TAIL, false};
    for (size_t at = offset; at < text.size;) {
        size_t size, next_at = seen.tail == NO_TAIL ? skip_plain(text, at) : at;
        if (next_at > at && !is_separator(seen.last)) {
            at = next_at;
            seen.last = class_at(text, at - 1, &size);
            if (at == text.size) break;
        }
        unsigned next = class_at(text, at, &size);
        if (at > offset) {
            if (is_separator(seen.last)) { /* SB3, else SB4 */
                return seen.last == LEDE_SB_CR && next == LEDE_SB_LF ? at + size : at;
            }
            if (is_ignored(next)) { /* SB5 */
                at += size;
                continue;
            }
            if (seen.tail != NO_TAIL && !joins(&seen, next, text, at)) return at;
        }
        seen.tail = tail_behind(&seen, next);
        if (is_terminator(next)) seen.full_stop = next == LEDE_SB_ATERM;
        seen.before = seen.last;
        seen.last = next;
        at += size;
    }
    return text.size; /* SB998, SB2 */
}
