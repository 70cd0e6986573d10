/* review_inside.h — what the files that review a rule share.
 * owner: a review; thread: its one
 * floor: match */
#ifndef LEDE_MATCH_REVIEW_INSIDE_H
#define LEDE_MATCH_REVIEW_INSIDE_H

#include "match/compiled.h"
#include "match/review.h"

enum { LEDE_REVIEW_PLACES = 64 }; /* told of one rule; repetitions are written out */

typedef struct lede_review {
    const lede_ruleset *set;
    uint32_t rule;
    lede_finding_fn each;
    void *context;
    lede_evaluator evaluator;
    lede_vocabulary *words; /* for forms that are asked for their lemma; NULL: none was */
    uint32_t n_told, told[LEDE_REVIEW_PLACES];
    bool reads_readings;
} lede_review;

/* Something of this place of the pattern is told for the first time. */
bool lede_review_once(lede_review *review, uint32_t at);
lede_status lede_review_tell(lede_review *review, lede_finding_kind kind, const lede_error *what,
                             lede_error *err);

/* review_value.c: whether a test compares with what no token has. For tests of annotations `layer`
 * is theirs. */
lede_status lede_review_test(void *review, uint32_t test, uint32_t layer, uint32_t at,
                             lede_error *err);

#endif
