/* grapheme.h — grapheme cluster boundaries of UAX #29 (Unicode 15.0, extended clusters): what a
 * reader takes for one character.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_GRAPHEME_H
#define LEDE_TEXT_GRAPHEME_H

#include "base/slice.h"

/* The first boundary after `offset` (< size), which must be a boundary itself. An ill-formed byte
 * sequence is a cluster of its own. */
size_t lede_grapheme_next(lede_slice text, size_t offset);

#endif
