/* bounds.h — where a match from each start may stop, so that `within`, `containing` and their
 * negations hold. Each of them bounds the stop from one side:
 *     within <quote/>      stop ≤ the furthest stop of a quote that starts at or before the start
 *     not within <quote/>  stop > the same
 *     containing B         stop ≥ the nearest stop of a B that starts at or behind the start
 *     not containing B     stop < the same
 *     within 40            stop ≤ start + 40
 * Both bounds only grow with the start.
 * owner: a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_BOUNDS_H
#define LEDE_MATCH_BOUNDS_H

#include "match/live.h"

typedef struct lede_bounds {
    uint32_t *from, *to; /* by boundary of the window */
    size_t capacity;
    uint32_t *soonest; /* rows of `containing`: by boundary and position */
    size_t soonest_capacity;
    uint32_t start; /* boundary of the first */
} lede_bounds;

void lede_bounds_clear(lede_bounds *bounds);

static inline bool lede_bounds_needed(const lede_compiled *rule) {
    return rule->n_span_conditions > 0 || rule->scope.kind == LEDE_SCOPE_TOKEN;
}

/* For the matches of a rule inside `window`. Truth of inner automata comes from `arena`. */
lede_status lede_bounds_fill(lede_bounds *bounds, lede_ground *ground, const lede_compiled *rule,
                             lede_span window, lede_arena *arena, lede_error *err);

#endif
