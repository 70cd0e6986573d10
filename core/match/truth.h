/* truth.h — which conditions of an automaton hold at the boundaries of a stretch: that a layer
 * starts or stops there, that a look-around does or does not match. A condition is asked where an
 * edge needs it, and remembered; a look-around of many tokens is told of all boundaries at once.
 * While the ground is hopeful (ground.h), one that only tagging could tell is taken to hold.
 * owner: whoever made it, in an arena of its own; thread: that worker
 * floor: match */
#ifndef LEDE_MATCH_TRUTH_H
#define LEDE_MATCH_TRUTH_H

#include "match/ground.h"

/* Tokens: a look-around that takes no more is told of one boundary, others of all at once. */
#if defined(LEDE_SMALL)
enum { LEDE_TRUTH_SHORT = 2 };
#else
enum { LEDE_TRUTH_SHORT = 6 };
#endif

typedef struct lede_truth {
    lede_ground *ground;
    const lede_automaton *automaton;
    lede_span view;         /* that look-arounds see, and whose boundaries can be asked */
    lede_arena *arena;      /* of this and what look-arounds take */
    uint64_t *known;        /* by boundary of the view: conditions that were asked, … */
    uint64_t *holds;        /* … and those that hold */
    const uint64_t **edges; /* by condition: boundaries of its layer; NULL: not asked yet */
} lede_truth;

/* *out is NULL where the automaton has no conditions. NOMEM. */
lede_status lede_truth_new(lede_ground *ground, const lede_automaton *automaton, lede_span view,
                           lede_arena *arena, lede_truth **out, lede_error *err);
/* Ask those of `conditions` until one does not hold. A failure is kept in the ground. */
void lede_truth_learn(lede_truth *truth, uint64_t conditions, uint32_t boundary);
/* Whether all of `conditions` hold at a boundary. */
static inline bool lede_truth_has(lede_truth *truth, uint64_t conditions, uint32_t boundary) {
    uint32_t i = boundary - truth->view.start;
    uint64_t unknown = conditions & ~truth->known[i];
    if (unknown != 0) lede_truth_learn(truth, unknown, boundary);
    return (conditions & ~truth->holds[i]) == 0;
}
/* All conditions at the boundaries of a part of the view, as one word each from its start; NULL:
 * there are none. A failure is kept in the ground. */
const uint64_t *lede_truth_all(lede_truth *truth, lede_span part);
/* The same of a scope as a whole. */
lede_status lede_truth_fill(lede_ground *ground, const lede_automaton *automaton, lede_span scope,
                            lede_arena *arena, const uint64_t **out, lede_error *err);

#endif
