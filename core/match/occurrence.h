/* occurrence.h — the tokens of an article at which each rule can be triggered, and the rules that
 * are at all: one pass over the tokens, whatever the number of rules. A token triggers a rule where
 * the test of the trigger holds and what the rule needs stands near it.
 * owner: a matcher
 * floor: match */
#ifndef LEDE_MATCH_OCCURRENCE_H
#define LEDE_MATCH_OCCURRENCE_H

#include "match/ground.h"

typedef struct lede_occurrence {
    uint32_t token, needed; /* the one that triggers, and where its first need is met */
    uint32_t next;          /* of the same rule: into found; UINT32_MAX ends it */
} lede_occurrence;

/* What a token of a class is to rules. All of it is looked at for each token that may tell
 * something, so it is small. */
typedef struct lede_class_sign {
    uint64_t sign;                /* a bit for each test that some rule needs */
    uint32_t first_look, n_looks; /* into looks */
} lede_class_sign;

/* A side of a token that triggers, to be looked at: as much of the group of its rules
 * (trigger.h) as tells of nearly all places that there is nothing. */
typedef struct lede_side_look {
    uint64_t present;
    uint32_t group;
    uint16_t width;
    bool is_behind;
} lede_side_look;

typedef struct lede_occurrences {
    const lede_ruleset *set;
    /* By class, filled once a class. */
    LEDE_ARRAY(lede_class_sign) classes;
    LEDE_ARRAY(lede_side_look) looks;
    LEDE_ARRAY(uint32_t) first_need; /* by class, and one more: into needs */
    LEDE_ARRAY(uint32_t) needs;      /* tests that some rule needs */
    uint32_t epoch;                  /* of the classes */
    bool base_tells; /* a type of which no comparison holds triggers a rule, or is needed by one */
    /* Of the article. */
    LEDE_ARRAY(uint64_t) told;        /* one bit a token: its class may tell something */
    LEDE_ARRAY(uint64_t) token_signs; /* with LEDE_SIDE_WIDEST of 0 before and behind */
    LEDE_ARRAY(uint32_t) triggering;  /* tokens whose class has looks */
    LEDE_ARRAY(lede_occurrence) found;
    LEDE_ARRAY(uint32_t) tokens; /* ascending for each rule */
    LEDE_ARRAY(uint32_t) needed; /* beside them */
    LEDE_ARRAY(uint32_t) rules;  /* that have some, ascending */
    uint64_t *is_met;            /* one bit a rule */
    lede_span *chains;           /* by rule that is met: first and last in found, then in tokens */
} lede_occurrences;

lede_status lede_occurrences_init(lede_occurrences *occurrences, const lede_ruleset *set,
                                  lede_error *err);
void lede_occurrences_clear(lede_occurrences *occurrences);
size_t lede_occurrences_bytes(const lede_occurrences *occurrences); /* of what is kept by class */
lede_status lede_occurrences_fill(lede_occurrences *occurrences, const lede_ground *ground,
                                  lede_error *err);
/* The tokens of one rule that a test triggers, into tokens and needed; an empty span: there are
 * none. A token comes once, or, for a rule that is a pair (pair.h), with each that it may need. */
lede_span lede_occurrences_of(const lede_occurrences *occurrences, uint32_t rule);

#endif
