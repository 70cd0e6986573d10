/* trigger.h — the rules, arranged so that a token finds those it triggers: by the test of the
 * trigger, then by the side of the token where what they need besides stands, then by
 * the test of that. A signature tells at a glance whether the tokens of a side may hold something
 * that is needed there; then a pair of tests, that of the trigger and that of a neighbour, finds
 * the very rules. So rules made of frequent words cost no more than pairs of them that occur.
 * owner: the rule set; immutable
 * floor: match */
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

/* Rules of one trigger that need something in one side, or nothing. */
typedef struct lede_trigger_group {
    uint64_t present;             /* bits of signatures that some rule needs */
    uint32_t width;               /* tokens of the side; 0: nothing is needed */
    uint32_t first_rule, n_rules; /* width 0: into rules */
    bool is_behind;
} lede_trigger_group;

enum { LEDE_PAIR_BITS = 8 };
/* Rules of one group that need one test. */
typedef struct lede_trigger_pair {
    uint32_t group, need;
    uint32_t first_rule, n_rules; /* into rules; 0 rules: a free slot */
} lede_trigger_pair;

/* A rule that is met where its trigger and its first need are. */
typedef struct lede_triggered {
    uint32_t rule;
    uint16_t reach; /* tokens to what is needed, at most */
    bool has_more;  /* it needs something else, too */
    bool is_pair;   /* each token that it may need counts, and not only the first (pair.h) */
} lede_triggered;

/* A rule that no test triggers. */
typedef struct lede_untriggered {
    uint32_t phase, rule;
} lede_untriggered;

typedef struct lede_trigger_index {
    LEDE_ARRAY(uint32_t) tests;       /* of triggers, distinct, ascending */
    LEDE_ARRAY(uint32_t) first_group; /* by trigger, and one more */
    LEDE_ARRAY(lede_trigger_group) groups;
    lede_trigger_pair *pairs; /* open addressing, a power of two */
    size_t n_slots;
    uint64_t *pair_bits; /* LEDE_PAIR_BITS a slot: whether there may be a pair of such a hash */
    LEDE_ARRAY(lede_triggered) rules;
    LEDE_ARRAY(lede_untriggered) others; /* by phase, then by rule */
    uint64_t *trigger_row;               /* one bit a test: it triggers, … */
    uint64_t *need_row;                  /* … it is needed beside a trigger */
} lede_trigger_index;

lede_status lede_trigger_index_build(struct lede_compiled *const *rules, size_t n_rules,
                                     const lede_tests *tests, lede_trigger_index *out,
                                     lede_error *err);
void lede_trigger_index_clear(lede_trigger_index *index);

/* The rules of a phase that no test triggers, as places in `others`. */
lede_span lede_trigger_index_others(const lede_trigger_index *index, uint32_t phase);
/* The trigger of a test in trigger_row. */
uint32_t lede_trigger_index_find(const lede_trigger_index *index, uint32_t test);

static inline uint64_t lede_trigger_pair_hash(uint32_t group, uint32_t need) {
    uint64_t hash = ((uint64_t)group << 32 | need) * UINT64_C(0x9E3779B97F4A7C15);
    return (hash ^ hash >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
}
/* The rules of a group that need a test; n_rules is 0 when there are none. */
static inline const lede_trigger_pair *lede_trigger_index_pair(const lede_trigger_index *index,
                                                               uint32_t group, uint32_t need,
                                                               uint64_t hash) {
    size_t mask = index->n_slots - 1;
    for (size_t i = (size_t)(hash >> 32) & mask;; i = (i + 1) & mask) {
        const lede_trigger_pair *pair = &index->pairs[i];
        if (pair->n_rules == 0 || (pair->need == need && pair->group == group)) return pair;
    }
}
/* False: there are none. The bits stay in the nearest cache where the pairs themselves do not. */
static inline bool lede_trigger_index_may_pair(const lede_trigger_index *index, uint64_t hash) {
    size_t bit = (size_t)hash & (index->n_slots * LEDE_PAIR_BITS - 1);
    return (index->pair_bits[bit / 64] >> (bit % 64)) & 1;
}

/* The bit of a needed test in signatures: neighbours in the set differ. */
static inline uint64_t lede_trigger_bit(uint32_t test) {
    return (uint64_t)1 << (test * 0x9E3779B1u >> 26);
}

#endif
