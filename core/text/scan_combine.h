/* scan_combine.h — what the classes of bytes make of them for the cutter (scan.h), as many groups
 * at a time as a register of the level has words. Included by the .c file of a level, which first
 * says what `lanes` are, uint64_t or a vector of it, and for which LEVEL functions are made.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_SCAN_COMBINE_H
#define LEDE_TEXT_SCAN_COMBINE_H

#include "text/scan.h"

enum { LANES = sizeof(lanes) / sizeof(uint64_t) };

/* As lede_scan_group, of LANES groups. */
typedef struct combined {
    lanes words, joints, singles, hyphens, ends, lines, others, ahead;
} combined;

LEVEL static inline lanes at(const uint64_t *class) {
    lanes bits;
    memcpy(&bits, class, sizeof bits);
    return bits;
}

/* Bits moved up by one place, and in from the group below: whose byte has one of the class before
 * it. */
LEVEL static inline lanes behind(const uint64_t *class) {
    return at(class) << 1 | at(class - 1) >> 63;
}

/* Bits moved down by one place, and in from the group above. */
LEVEL static inline lanes down(lanes bits, lanes above) {
    return bits >> 1 | above << 63;
}
LEVEL static inline lanes before(const uint64_t *class) {
    return down(at(class), at(class + 1));
}

/* By UAX #29 alone. A mark with a byte past ASCII behind it needs a rule (WB4). */
LEVEL static inline void combine_plain(const lede_scan_classes *c, size_t i, combined *out) {
    lanes letters = behind(c->letters + i) & before(c->letters + i);
    lanes digits = behind(c->digits + i) & before(c->digits + i);
    lanes points = at(c->points + i), apostrophes = at(c->apostrophes + i);
    lanes stops = (points & at(c->ends + i)) | apostrophes;
    lanes inside = (stops & (letters | digits)) | (points & digits); /* WB6, 7, 11, 12 */
    lanes spaced = at(c->marks + i) & before(c->spaces + i);
    lanes marks = at(c->alones + i) | points | apostrophes | spaced;
    out->words = at(c->letters + i) | at(c->digits + i) | inside;
    out->singles = marks & ~out->words & ~before(c->high + i); /* WB999 */
    out->lines = at(c->lines + i);
    out->others = ~(out->words | out->singles | at(c->spaces + i) | out->lines);
    out->ahead = inside;
    out->joints = out->hyphens = out->ends = inside & ~inside;
}

/* Marks before white space. */
LEVEL static inline lanes shut_at(const lede_scan_classes *c, size_t i) {
    lanes white = before(c->spaces + i) | before(c->lines + i);
    return (at(c->marks + i) | at(c->ends + i)) & white;
}

/* Those that are among several marks between a word and white space. */
LEVEL static inline lanes closing(const lede_scan_classes *c, size_t i, lanes shut) {
    lanes small = at(c->ends + i) | at(c->points + i), closers = at(c->closers + i);
    lanes small_above = at(c->ends + i + 1) | at(c->points + i + 1);
    lanes closers_above = at(c->closers + i + 1), shut_above = shut_at(c, i + 1);
    closers &= down(shut & (closers | small), shut_above & (closers_above | small_above));
    small &= down(shut & at(c->closers + i), shut_above & closers_above);
    return (closers | small) & (behind(c->letters + i) | behind(c->digits + i));
}

/* The apostrophes of "'s" at the end of a word. */
LEVEL static inline lanes joints_at(const lede_scan_classes *c, size_t i) {
    lanes last = at(c->esses + i) & ~(before(c->letters + i) | before(c->digits + i));
    lanes word_above = before(c->letters + i + 1) | before(c->digits + i + 1);
    lanes last_above = at(c->esses + i + 1) & ~word_above;
    return at(c->apostrophes + i) & behind(c->letters + i) & down(last, last_above);
}

/* By the rules of news. */
LEVEL static inline void combine_news(const lede_scan_classes *c, size_t i, lede_scan_manner manner,
                                      combined *out) {
    lanes letters = at(c->letters + i), digits = at(c->digits + i);
    lanes letter_before = behind(c->letters + i), digit_before = behind(c->digits + i);
    lanes letter_behind = before(c->letters + i), digit_behind = before(c->digits + i);
    lanes shut = shut_at(c, i), several = closing(c, i, shut);
    lanes openers = at(c->openers + i) & (letter_behind | digit_behind);
    lanes points = at(c->points + i) & digit_before & digit_behind;
    lanes dashes = at(c->hyphens + i) & behind(c->spaces + i) & before(c->spaces + i);
    out->joints = out->hyphens = shut & ~shut;
    if (manner >= LEDE_SCAN_HYPHENS)
        out->hyphens = at(c->hyphens + i) & letter_before & letter_behind;
    if (manner == LEDE_SCAN_CLITICS) out->joints = joints_at(c, i);
    out->words = letters | digits | points | out->joints;
    out->singles = shut | several | openers | out->hyphens | dashes;
    out->ends = (shut | several) & at(c->ends + i);
    out->lines = at(c->lines + i);
    out->ahead = points | out->joints | several | openers | out->hyphens;
    lanes mixed = (digits & letter_before) | (letters & digit_before);
    out->others = ~(out->words | out->singles | at(c->spaces + i) | out->lines) | mixed;
}

LEVEL static inline void combine_all(const lede_scan_classes *c, size_t n, lede_scan_manner manner,
                                     lede_scan_groups *out) {
    for (size_t i = 0; i < n; i += LANES) {
        combined bits;
        if (manner == LEDE_SCAN_PLAIN)
            combine_plain(c, i + 1, &bits);
        else
            combine_news(c, i + 1, manner, &bits);
        memcpy(out->words + i, &bits.words, sizeof bits.words);
        memcpy(out->joints + i, &bits.joints, sizeof bits.joints);
        memcpy(out->singles + i, &bits.singles, sizeof bits.singles);
        memcpy(out->hyphens + i, &bits.hyphens, sizeof bits.hyphens);
        memcpy(out->ends + i, &bits.ends, sizeof bits.ends);
        memcpy(out->lines + i, &bits.lines, sizeof bits.lines);
        memcpy(out->others + i, &bits.others, sizeof bits.others);
        memcpy(out->ahead + i, &bits.ahead, sizeof bits.ahead);
    }
}

#endif
