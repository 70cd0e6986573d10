/* cut.h — of an element of a pattern: the test, or layer, that each of its matches holds, the
 * rarest by a rough estimate. The estimate changes speed only, never results.
 * owner: a compile
 * floor: match */
#ifndef LEDE_MATCH_CUT_H
#define LEDE_MATCH_CUT_H

#include "match/compiled.h"

enum {
    LEDE_CUT_NEVER = 1000000, /* no trigger: would be found nearly everywhere */
    LEDE_CUT_CLASS = 500000,  /* from here on parts of speech, for which every token is looked at */
    LEDE_CUT_USEFUL = 400000  /* above this plain scanning is as good, but for those */
};

typedef struct lede_cut {
    uint32_t cost;        /* occurrences in a million tokens, roughly */
    lede_trigger trigger; /* its reach is that of the element */
} lede_cut;

/* How often the comparison holds of words, in a million tokens, roughly. */
uint32_t lede_cut_value_cost(const lede_value_test *value);

lede_status lede_cut_of(lede_ruleset *set, const lede_node *node, lede_cut *out, lede_error *err);

#endif
