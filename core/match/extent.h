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

/* What is looked for, borrowed for one filling. */
typedef struct lede_extent_query {
    const lede_automaton *automaton;
    const uint64_t *truth; /* of its conditions, from the start of the window: lede_truth_fill */
    lede_span window;
    bool furthest;     /* else the nearest stop */
    bool may_be_empty; /* a match that takes no token counts */
} lede_extent_query;

/* `stops` has an item a boundary of the window, one more than tokens. LIMIT: the window is too long
 * for the pattern; NOMEM. */
lede_status lede_extent_fill(lede_extent *extent, lede_ground *ground,
                             const lede_extent_query *query, uint32_t *stops, lede_error *err);

#endif
