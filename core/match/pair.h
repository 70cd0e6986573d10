/* pair.h — quick rules that are two words: a token, at most a stretch of any tokens, another
 * token. What such a rule is triggered by and what it needs are the whole of it, so that finding
 * both is matching: no rows, no walk. A rule of one token is a pair of it with itself.
 * owner: the rule set; immutable
 * floor: match */
#ifndef LEDE_MATCH_PAIR_H
#define LEDE_MATCH_PAIR_H

#include "match/compiled.h"

/* Where a capture of a match begins or ends. */
typedef enum lede_place {
    LEDE_PLACE_START = 0,
    LEDE_PLACE_FIRST_END, /* behind the first token */
    LEDE_PLACE_SECOND,    /* before the second one */
    LEDE_PLACE_STOP
} lede_place;

typedef struct lede_pair_capture {
    uint32_t name;
    lede_place from, to;
} lede_pair_capture;

/* Tests of which some must hold of the token; none: what triggers, or is needed, tells. */
typedef struct lede_pair_element {
    const uint32_t *tests;
    uint32_t n_tests;
} lede_pair_element;

struct lede_word_pair {
    uint32_t least, most; /* tokens from the first to the second; 0: they are one */
    bool is_lazy;         /* of one start the shortest match, and not the longest */
    lede_pair_element first, second;
    const lede_pair_capture *captures; /* as they are handed out: by name, then by place */
    uint32_t n_captures;
};

/* Of a rule that is quick; *out is NULL when it is more than a pair. NOMEM. */
lede_status lede_word_pair_build(const lede_compiled *rule, lede_arena *arena,
                                 const lede_word_pair **out, lede_error *err);

#endif
