/* binding.h — what one way through a pattern has bound, and whether a constraint holds of it.
 * owner: a binder
 * floor: match */
#ifndef LEDE_MATCH_BINDING_H
#define LEDE_MATCH_BINDING_H

#include "match/constraint.h"
#include "match/ground.h"

/* What was bound to a name last; an empty span: nothing. */
typedef struct lede_binding {
    lede_span span;
    const lede_annotation *annotation; /* the one region that it is; or NULL */
} lede_binding;

/* The element that a condition in [ ] or in a tag stands in. */
typedef struct lede_here {
    uint32_t token;
    const lede_annotation *annotation; /* NULL: a token */
} lede_here;

/* `bindings` by capture. Behind `::` the token of `here` is the boundary, and only who watches
 * looks at it. */
lede_status lede_constraint_holds(lede_ground *ground, const lede_constraint *all, uint32_t index,
                                  const lede_binding *bindings, const lede_here *here, bool *holds,
                                  lede_error *err);

#endif
