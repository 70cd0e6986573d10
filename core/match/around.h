/* around.h — how far a match can go around what triggers its rule: positions that lead on, token by
 * token, both ways, until none does. What edges ask of boundaries is taken to hold, and so are
 * readings that only tagging could tell. A window is then no larger than what a match might take,
 * and where nothing leads to both ends none opens.
 * owner: lede_around the rule set, immutable; lede_surroundings a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_AROUND_H
#define LEDE_MATCH_AROUND_H

#include "match/ground.h"
#include "match/mask.h"

/* Of a larger automaton sets would cost more than they save. */
enum { LEDE_AROUND_POSITIONS = 128 };

/* A set of positions, one bit each. */
typedef struct lede_spots {
    uint64_t low, high;
} lede_spots;

/* Positions that take annotations of one layer, or phrases. */
typedef struct lede_around_layer {
    lede_spots spots;
    const lede_position *first;
} lede_around_layer;

/* Of a rule. Edges are taken whatever they ask, but for boundaries where a match begins. */
typedef struct lede_around {
    lede_spots anchors; /* positions that take what triggers; or begin a match, without a trigger
                         * or with one right before it; or end one, with one right behind it */
    lede_spots starts;  /* those that edges of the start lead to */
    lede_spots ends;    /* those with an edge to the end */
    lede_spots regions; /* those that take more than a token */
    bool begins_at_boundary; /* an edge of the start asks whether a layer starts or stops there */
    const lede_boundary_condition *begins; /* a layer starts where a match does; NULL: anywhere */
    const lede_around_layer *layers;
    uint32_t n_layers;
    const lede_spots *after;  /* by position: those that its edges lead to, … */
    const lede_spots *before; /* … and those with an edge to it */
} lede_around;

/* Of a rule with its automaton and trigger, which stands in `node` (NULL: nowhere in particular).
 * *out is NULL where the trigger is no element that each match takes, or where the rule asks for
 * more than its edges tell. NOMEM. */
lede_status lede_around_build(const lede_compiled *rule, const lede_node *node, lede_arena *arena,
                              const lede_around **out, lede_error *err);

typedef struct lede_surroundings {
    lede_ground *ground;
    const lede_compiled *rule;
    lede_fits *fits;
    lede_span scope;
    uint32_t longest;       /* tokens of what one position can take in this article; 0: not known */
    size_t n_steps;         /* tokens gone over since the scope was entered */
    const uint64_t *begins; /* boundaries where matches may start, as bits; NULL: all */
    lede_spots *rows;       /* by boundary of the scope; all empty between two looks */
    size_t capacity;
} lede_surroundings;

void lede_surroundings_clear(lede_surroundings *around);
/* Before places in a scope are looked at. NOMEM. */
lede_status lede_surroundings_enter(lede_surroundings *around, lede_ground *ground,
                                    const lede_compiled *rule, lede_span scope, lede_error *err);
/* The first token from `from` on where a match may start; behind the scope: there is none. */
uint32_t lede_surroundings_next(const lede_surroundings *around, uint32_t from);
/* What matches can take that hold the occurrence of the trigger, or stand right beside it, or,
 * without one, start with this token. False: there are none. A failure is kept in the ground. */
bool lede_surroundings_of(lede_surroundings *around, lede_span occurrence, lede_span *out);

#endif
