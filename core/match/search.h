/* search.h — one rule over one article: its scopes, windows and policy, and the matches that come
 * of them, in order.
 * owner: a matcher
 * floor: match */
#ifndef LEDE_MATCH_SEARCH_H
#define LEDE_MATCH_SEARCH_H

#include "match/binder.h"
#include "match/window.h"

typedef struct lede_search {
    lede_ground *ground;
    const lede_occurrences *occurrences;
    const lede_compiled *rule;
    uint32_t rule_i;
    const uint32_t *tokens; /* that trigger it, if a test does */
    uint32_t n_tokens;
    LEDE_ARRAY(uint32_t) kept;   /* of those, beside what it needs of layers */
    LEDE_ARRAY(lede_span) pairs; /* that a rule may match (search_pair.c) */
    lede_narrowed narrowed;
    lede_match_fn receive;
    void *context;
    uint64_t limit;    /* match candidates in a scope */
    uint64_t n_before; /* matches found in scopes before this one */
    uint64_t *limited; /* counts scopes that hit it */
    lede_live live;    /* of the window, … */
    bool is_idle;      /* … in which no match can start */
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

/* search_tokens.c: the tokens that trigger the rule, if a test does; of classes those inside. */
lede_status lede_search_find_tokens(lede_search *search, lede_span inside, lede_error *err);
/* search_quick.c: a rule that is quick (quick.h), in an article with sentences. */
lede_status lede_search_run_quick(lede_search *search, lede_span inside, lede_error *err);
/* search_pair.c: one that is a pair (pair.h), in such an article. */
lede_status lede_search_run_pair(lede_search *search, lede_span inside, lede_error *err);
/* search_region.c: one that takes a region and nothing else, in such an article. */
bool lede_rule_is_region(const lede_compiled *rule);
lede_status lede_search_run_region(lede_search *search, lede_span inside, lede_error *err);
/* Hand out a match with `search->captures`; the next one starts no earlier than its stop. */
lede_status lede_search_hand_out(lede_search *search, lede_span span, lede_error *err);
/* The same of the match that a trail is of. */
lede_status lede_search_give(lede_search *search, const lede_trail *trail, lede_span span,
                             lede_error *err);

#endif
