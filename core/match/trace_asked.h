/* trace_asked.h — the single tests of a rule's elements and what compares its captures: how often
 * each was asked, and held.
 *   - A test between & and | (with its !) is asked where those before it leave that open: behind &
 *     only if they held, behind | only if they did not. Of a token it is asked once for an element,
 *     from however many starts; in a tag of each annotation that starts (ends) there.
 *   - What compares captures is asked on each way on which all before it held, once for each token
 *     and each binding of the captures that some condition of the rule names.
 * To know the latter, the states of the rule (program.h) are walked once more, every way of them.
 * owner: a count of one rule over one article; thread: that of the matcher
 * floor: match */
#ifndef LEDE_MATCH_TRACE_ASKED_H
#define LEDE_MATCH_TRACE_ASKED_H

#include "match/binder.h"
#include "match/trace.h"

/* Ways of one scope that are walked, as a binder counts them: seconds of work. Beyond, the article
 * fails and says so. */
#if defined(LEDE_SMALL)
enum { LEDE_ASKED_WAYS = 1 << 12 };
#else
enum { LEDE_ASKED_WAYS = 1 << 20 };
#endif

typedef struct lede_asked {
    lede_ground *ground;
    const lede_compiled *rule;
    lede_trace_count *counts; /* of lede_trace_elements */
    uint32_t n_counts;
    const lede_node **nodes; /* by count: an element with single tests; NULL: it has none */
    lede_seen met;           /* comparisons with what they were asked of, in this scope */
    lede_seen held;          /* comparisons with the places where they held, in this scope */
    lede_error *err;
} lede_asked;

/* The count of a place; NULL: it is not counted. */
lede_trace_count *lede_trace_find_count(lede_trace_count *counts, uint32_t n_counts, uint32_t at,
                                        uint32_t stop);
/* The single tests of an element are counted below it; those of a bracket only if they are
 * several. */
bool lede_asked_counts(const lede_node *node);

/* `nodes` in `arena`. NOMEM. */
lede_status lede_asked_start(lede_asked *asked, lede_arena *arena);
void lede_asked_clear(lede_asked *asked);
/* Ask what compares captures, and count it, on all ways that start in a scope. Memory: `scratch`,
 * of the scope. NOMEM, LIMIT. */
lede_status lede_asked_scope(lede_asked *asked, lede_span scope, uint32_t starts_before,
                             lede_arena *scratch);
/* Whether the comparison held at a place on some way; without one it did. */
bool lede_asked_held(lede_asked *asked, uint32_t constraint, const lede_here *here);
/* Count the tests of an element (by number of its count) that is tried at a token, or of a
 * boundary. */
void lede_asked_tests(lede_asked *asked, uint32_t count_i, uint32_t boundary);

#endif
