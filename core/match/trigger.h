/* trigger.h — the rules, arranged so that a token finds those it triggers (DESIGN §8.3): by the
 * test of the trigger, then by one bit of a signature that the tokens beside it must have. A rule
 * that needs another token near its trigger is met only where some token there has that bit, so
 * rules made of frequent words cost no more than pairs of them that occur. owner: the rule set,
 * immutable floor: match */
#ifndef LEDE_MATCH_TRIGGER_H
#define LEDE_MATCH_TRIGGER_H

#include "match/lookup.h"

struct lede_compiled;
struct lede_need;

/* Stretches beside a token that are looked at as one: the signatures of their tokens together. */
enum {
    LEDE_SIDE_NONE = 0,
    LEDE_SIDE_BEFORE_1,
    LEDE_SIDE_BEFORE_4,
    LEDE_SIDE_BEFORE_16,
    LEDE_SIDE_BEHIND_1,
    LEDE_SIDE_BEHIND_4,
    LEDE_SIDE_BEHIND_16,
    LEDE_N_SIDES
};
enum { LEDE_SIDE_WIDEST = 16 }; /* tokens */
/* The narrowest in which what is needed stands; NONE: there is none so wide. */
uint32_t lede_trigger_side(const struct lede_need *need);
uint32_t lede_trigger_side_width(uint32_t side);

/* Rules of one trigger that need something in one side. */
typedef struct lede_trigger_group {
    uint32_t side, first_bucket;
    uint64_t present; /* bits of signatures that some rule needs: a bucket each, in order */
} lede_trigger_group;

#define LEDE_NO_TRIGGER UINT32_MAX

typedef struct lede_trigger_index {
    LEDE_ARRAY(uint32_t) tests;       /* of triggers, distinct, ascending */
    LEDE_ARRAY(uint32_t) first_group; /* by trigger, and one more */
    LEDE_ARRAY(lede_trigger_group) groups;
    LEDE_ARRAY(uint32_t) first_rule; /* by bucket, and one more: into rules */
    LEDE_ARRAY(uint32_t) rules;
    LEDE_ARRAY(uint32_t) others; /* rules that no test triggers, ascending */
    uint64_t *trigger_row;       /* one bit a test: it triggers, … */
    uint64_t *need_row;          /* … it is needed beside a trigger */
} lede_trigger_index;

lede_status lede_trigger_index_build(struct lede_compiled *const *rules, size_t n_rules,
                                     uint32_t n_tests, lede_trigger_index *out, lede_error *err);
void lede_trigger_index_clear(lede_trigger_index *index);

/* The trigger of a test in trigger_row. */
uint32_t lede_trigger_index_find(const lede_trigger_index *index, uint32_t test);

/* The bit of a needed test in signatures: neighbours in the set differ. */
static inline uint64_t lede_trigger_bit(uint32_t test) {
    return (uint64_t)1 << (test * 0x9E3779B1u >> 26);
}

#endif
