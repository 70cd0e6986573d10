/* search.h — one rule over one article: its scopes, windows and policy, and the matches that come
 * of them, in order. owner: a matcher floor: match */
#ifndef LEDE_MATCH_SEARCH_H
#define LEDE_MATCH_SEARCH_H

#include "match/binder.h"
#include "match/window.h"

typedef struct lede_search {
    lede_ground *ground;
    const lede_occurrences *occurrences;
    const lede_compiled *rule;
    uint32_t rule_i;
    lede_match_fn receive;
    void *context;
    uint64_t limit;    /* match candidates in a scope */
    uint64_t n_before; /* matches found in scopes before this one */
    uint64_t *limited; /* counts scopes that hit it */
    lede_live live;    /* of the window */
    lede_live narrow;  /* with bounds on the stop */
    bool narrow_is_filled;
    lede_reach reach;
    lede_bounds bounds;
    lede_trail trail;
    lede_captures captures;
    lede_every every;
    lede_binder binder; /* of rules with conditions on spans or bindings */
    lede_extent extent; /* of policy shortest, with the nearest stop of each boundary */
    lede_stops nearest;
    lede_arena arena; /* of a window: conditions */
    lede_scope_span scope;
    uint32_t resume; /* stop of the last match: the next one starts no earlier */
} lede_search;

void lede_search_init(lede_search *search, lede_ground *ground, const lede_occurrences *occurrences,
                      uint64_t limit);
void lede_search_clear(lede_search *search);

lede_status lede_search_run(lede_search *search, uint32_t rule, lede_span inside, lede_error *err);

#endif
