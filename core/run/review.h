/* review.h — what looks wrong in a script that loads, for lede check: findings of single rules
 * (match/review.h), and those that need the whole: attributes that nothing writes, rules that take
 * each other's matches, lexicons that nothing reads.
 * thread: any, the program sealed
 * floor: run */
#ifndef LEDE_RUN_REVIEW_H
#define LEDE_RUN_REVIEW_H

#include "match/review.h"
#include "run/program.h"

/* In the order of rules; of lexicons last. NOMEM, and what `each` returns. */
lede_status lede_program_review(const lede_program *program, lede_finding_fn each, void *context,
                                lede_error *err);

#endif
