/* extent.h — for each boundary of a window, the nearest or the furthest stop of a match from there.
 * One backward pass: time and memory are boundaries times positions, whatever the lengths.
 * owner: a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_EXTENT_H
#define LEDE_MATCH_EXTENT_H

#include "match/live.h"

#define LEDE_NO_EXTENT UINT32_MAX /* no match from here */

typedef struct lede_extent {
    uint32_t *rows; /* by boundary and position */
    size_t capacity;
} lede_extent;

void lede_extent_clear(lede_extent *extent);

/* `stops` has an item a boundary of the window. `may_be_empty`: a match that takes no token counts.
 * Conditions of the automaton are told by `truth`, from the start of the window. */
lede_status lede_extent_fill(lede_extent *extent, lede_ground *ground,
                             const lede_automaton *automaton, const uint64_t *truth,
                             lede_span window, bool furthest, bool may_be_empty, uint32_t *stops,
                             lede_error *err);

#endif
