/* members.h — the members of a set attribute of a token: sense, lex, feats, misc, and what a file
 * gives of any column as |a|b|.
 * owner: whoever gives the arena
 * floor: match */
#ifndef LEDE_MATCH_MEMBERS_H
#define LEDE_MATCH_MEMBERS_H

#include "base/array.h"
#include "base/value.h"
#include "language/attribute.h"
#include "layer/lexicon.h"

typedef LEDE_ARRAY(lede_value) lede_members; /* texts, in `arena` */

/* Those of `sense`, likeliest first. NOMEM. */
lede_status lede_members_add_senses(lede_members *members, const lede_article *article,
                                    uint32_t token, lede_arena *arena, lede_error *err);
/* Those of `lex`, in the order in which the lexicons are declared: that one hit of it covers the
 * span. NOMEM. */
lede_status lede_members_add_lexicons(lede_members *members, const lede_lexicons *lexicons,
                                      const lede_layers *layers, lede_span span, lede_arena *arena,
                                      lede_error *err);
/* Those of a value that lede_attribute_is_set_value knows as a set. NOMEM. */
lede_status lede_members_add_given(lede_members *members, lede_slice value, lede_arena *arena,
                                   lede_error *err);

static inline lede_value lede_members_value(const lede_members *members) {
    return (lede_value){.kind = LEDE_LIST,
                        .as.list = {.items = members->data, .count = members->count}};
}

#endif
