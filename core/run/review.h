/* review.h — what looks wrong in a script that loads, for lede check: findings of single rules
 * (match/review.h), and those that need the whole: attributes that nothing writes, layers that are
 * read too early, rules that take each other's matches, lexicons that nothing reads.
 * thread: any, the program sealed
 * floor: run */
#ifndef LEDE_RUN_REVIEW_H
#define LEDE_RUN_REVIEW_H

#include "match/review.h"
#include "run/program.h"

/* Who is told, and what is known of the script's functions. */
typedef struct lede_reviewer {
    lede_finding_fn each;
    void *context;
    /* Whether a function of the script names the word, as a string or a field: what it does not
     * name it neither reads nor writes. NULL: nobody can tell, so all are taken as named. */
    bool (*is_named)(void *host, lede_slice word);
    void *host;
} lede_reviewer;

/* In the order of rules; of lexicons last. NOMEM, and what `each` returns. */
lede_status lede_program_review(const lede_program *program, const lede_reviewer *reviewer,
                                lede_error *err);

#endif
