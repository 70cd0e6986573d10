/* coverage.h — how often each rule and each element of its pattern was tried and held: of one
 * article, or the sum of many. Examples are the first in the order in which articles are added.
 * owner: the arena it was made in; thread: one at a time
 * floor: match */
#ifndef LEDE_MATCH_COVERAGE_H
#define LEDE_MATCH_COVERAGE_H

#include "match/trace.h"

enum { LEDE_COVERAGE_EXAMPLES = 3 }; /* of a rule: enough to see what it finds */

typedef struct lede_coverage_example {
    lede_slice source, text; /* the sentence */
    uint32_t start, stop;    /* of the match: bytes of the text */
} lede_coverage_example;

typedef struct lede_coverage_rule {
    lede_trace_count *elements;
    uint32_t n_elements;
    uint64_t articles;    /* with a match */
    uint64_t found, kept; /* matches; those that `where` and priority left */
    uint64_t nanoseconds; /* of the matcher, when it was timed */
    lede_coverage_example examples[LEDE_COVERAGE_EXAMPLES];
    uint32_t n_examples;
} lede_coverage_rule;

typedef struct lede_coverage {
    lede_arena *arena;
    lede_coverage_rule *rules; /* as in the rule set */
    uint32_t n_rules;
    uint64_t n_articles, n_tokens;
} lede_coverage;

/* All counts 0. NOMEM. */
lede_status lede_coverage_new(const lede_ruleset *set, lede_arena *arena, lede_coverage **out,
                              lede_error *err);
/* Add to `sum`, both of one rule set; texts are copied. NOMEM. */
lede_status lede_coverage_add(lede_coverage *sum, const lede_coverage *more, lede_error *err);
/* One more example, if there is room; texts are copied. False: out of memory. */
bool lede_coverage_add_example(lede_coverage *coverage, uint32_t rule,
                               const lede_coverage_example *example);

#endif
