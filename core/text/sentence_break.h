/* sentence_break.h — sentence boundaries of UAX #29 (Unicode 15.0), untailored.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_SENTENCE_BREAK_H
#define LEDE_TEXT_SENTENCE_BREAK_H

#include "base/slice.h"

/* The first boundary after `offset` (< size), which must be a boundary itself. */
size_t lede_sentence_break_next(lede_slice text, size_t offset);

#endif
