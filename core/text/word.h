/* word.h — word boundaries of UAX #29 (Unicode 15.0), untailored.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_WORD_H
#define LEDE_TEXT_WORD_H

#include "base/slice.h"

/* The first word boundary after `offset` (< size), which must be a boundary itself. An ill-formed
 * byte sequence is a segment of its own, as a code point of no property would be. */
size_t lede_word_next(lede_slice text, size_t offset);

#endif
