/* scan_compare.h — the classes of bytes (scan.h) by comparing a register of them with each byte and
 * stretch that makes up a class. Included by the .c file of a level, which first says what a
 * `chunk` of bytes is, what `within`, `all_of`, `equal`, `either` and `bits_of` do, and for which
 * LEVEL functions are made.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_SCAN_COMPARE_H
#define LEDE_TEXT_SCAN_COMPARE_H

#include "text/scan.h"

LEVEL static inline void classify_chunk(chunk text, lede_scan_classes *classes, size_t k,
                                        unsigned at) {
    chunk folded = either(text, all_of(32));
    chunk quotes = equal(text, '"'), commas = equal(text, ',');
    chunk stops = equal(text, '.'), strong = either(equal(text, '!'), equal(text, '?'));
    chunk brackets = either(within(text, '(', 3), equal(text, ']'));
    chunk others = either(within(text, ':', 5), either(commas, quotes));
    chunk shut = either(equal(text, ')'), equal(text, ']'));
    chunk open = either(equal(text, '('), equal(text, '['));
    chunk letters = within(folded, 'a', 26), digits = within(text, '0', 10);
    chunk hyphens = equal(text, '-'), apostrophes = equal(text, '\'');
    chunk joining = either(either(apostrophes, within(text, ':', 2)), equal(text, '_'));
    chunk words = either(either(letters, digits), either(either(stops, commas), joining));
    classes->letters[k] |= bits_of(letters) << at;
    classes->digits[k] |= bits_of(digits) << at;
    classes->spaces[k] |= bits_of(equal(text, ' ')) << at;
    classes->lines[k] |= bits_of(within(text, '\t', 5)) << at;
    classes->marks[k] |= bits_of(either(brackets, others)) << at;
    classes->alones[k] |= (bits_of(within(text, '!', 94)) & ~bits_of(words)) << at;
    classes->openers[k] |= bits_of(either(quotes, open)) << at;
    classes->closers[k] |= bits_of(either(quotes, shut)) << at;
    classes->ends[k] |= bits_of(either(stops, strong)) << at;
    classes->points[k] |= bits_of(either(stops, commas)) << at;
    classes->hyphens[k] |= bits_of(hyphens) << at;
    classes->apostrophes[k] |= bits_of(apostrophes) << at;
    classes->esses[k] |= bits_of(equal(text, 's')) << at;
    classes->high[k] |= bits_of(text) << at;
}

LEVEL static inline void classify_all(const char *bytes, size_t n, lede_scan_classes *classes,
                                      size_t first) {
    lede_scan_clear(classes, first, n);
    for (size_t k = first; k < first + n; k++) {
        for (unsigned at = 0; at < LEDE_SCAN_GROUP; at += sizeof(chunk), bytes += sizeof(chunk)) {
            chunk text;
            memcpy(&text, bytes, sizeof text);
            classify_chunk(text, classes, k, at);
        }
    }
}

#endif
