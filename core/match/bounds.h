/* bounds.h — where a span from each start may stop, so that `within`, `containing` and their
 * negations hold. Each of them bounds the stop from one side:
 *     within <quote/>      stop ≤ the furthest stop of a quote that starts at or before the start
 *     not within <quote/>  stop > the same
 *     containing B         stop ≥ the nearest stop of a B that starts at or behind the start
 *     not containing B     stop < the same
 *     within 40            stop ≤ start + 40
 *     within 2 s           stop ≤ the end of the sentence after that of the start
 * All but the last two only grow with the start. Filled once a window, in time linear in it.
 * owner: a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_BOUNDS_H
#define LEDE_MATCH_BOUNDS_H

#include "match/extent.h"

typedef struct lede_bounds {
    uint32_t *from, *to; /* by boundary of the window */
    uint32_t *stops;     /* scratch */
    size_t capacity;
    lede_extent extent;
    uint32_t start; /* boundary of the first */
} lede_bounds;

void lede_bounds_clear(lede_bounds *bounds);

static inline bool lede_bounds_needed(const lede_compiled *rule) {
    return rule->n_span_conditions > 0 || rule->scope.kind == LEDE_SCOPE_TOKEN;
}

/* For the matches of a rule inside `window`. Truth of inner automata comes from `arena`. */
lede_status lede_bounds_fill(lede_bounds *bounds, lede_ground *ground, const lede_compiled *rule,
                             lede_span window, lede_arena *arena, lede_error *err);
/* For checks, of which SAME is passed over; what none of them bounds is 0 … window.stop. */
lede_status lede_bounds_fill_checks(lede_bounds *bounds, lede_ground *ground,
                                    const lede_span_check *checks, uint32_t n_checks,
                                    lede_span window, lede_arena *arena, lede_error *err);

#endif
