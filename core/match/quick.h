/* quick.h — rules that ask for nothing but the types of tokens: no regions, no conditions of a
 * boundary, no readings, at most 64 positions. Most rules are so. Their live rows are one word a
 * boundary, filled by masks.
 * owner: the rule set; immutable
 * floor: match */
#ifndef LEDE_MATCH_QUICK_H
#define LEDE_MATCH_QUICK_H

#include "match/live.h"

struct lede_quick {
    const uint32_t *tests;  /* by position; LEDE_NO_TEST: any token */
    const uint64_t *follow; /* by position: one of these must live behind it, … */
    uint64_t accepts;       /* … if it is not one of these, behind which a match may end */
    uint64_t starts;        /* a match begins with one of these */
    uint32_t n_positions;
};

/* Of a rule that is compiled; *out is NULL when it asks for more. NOMEM. */
lede_status lede_quick_build(const lede_compiled *rule, const lede_tests *tests, lede_arena *arena,
                             const lede_quick **out, lede_error *err);

/* As lede_live_fill. */
lede_status lede_quick_fill(const lede_quick *quick, lede_live *live, lede_ground *ground,
                            const lede_automaton *automaton, lede_span window, lede_error *err);

#endif
