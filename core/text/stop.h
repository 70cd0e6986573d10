/* stop.h — whose a full stop is: an abbreviation's, an initial's, or the sentence's.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_STOP_H
#define LEDE_TEXT_STOP_H

#include "text/cutter.h"

/* "U.S", "a.m": single letters between full stops, at least two. */
bool lede_stop_is_dotted(lede_slice word);

/* Does the full stop at `end` belong to the word from `at` to `end`? */
bool lede_stop_belongs(lede_cutter *cutter, size_t at, size_t end);

/* False when the full stop at `end`, before white space, cannot belong to the word of ASCII letters
 * from `at` to `end`. */
bool lede_stop_may_belong(lede_cutter *cutter, size_t at, size_t end);

/* "am 3. Oktober": is the full stop at `end` that of an ordinal number from `at` on? */
bool lede_stop_is_ordinal(lede_cutter *cutter, size_t at, size_t end);

#endif
