/* trace_way.h — the way through a tree of the trace from a boundary to another, preferred first, of
 * which the captures are those of a match and the operands hold.
 * thread: that of the matcher
 * floor: match */
#ifndef LEDE_MATCH_TRACE_WAY_H
#define LEDE_MATCH_TRACE_WAY_H

#include "match/trace.h"
#include "match/trace_grid.h"
#include "match/trace_tree.h"
#include "match/walk.h"

/* What is looked at: one rule over one scope of an article. */
typedef struct lede_trace_place {
    lede_ground *ground;
    lede_trace_trees *trees;
    lede_scope_span scope;
    lede_arena *arena;       /* of what is handed out */
    const lede_match *match; /* whose captures a way may bind; NULL: any */
    uint32_t n_tries;        /* left: ways that are compared with the match, see trace_way.c */
} lede_trace_place;

/* Where a way may start and stop; it takes a token unless it may be empty. */
typedef struct lede_trace_reach {
    uint32_t start_from, start_to, stop_from, stop_to;
    bool may_be_empty;
} lede_trace_reach;

/* An operand that a way passed: where its A stood, or the boundary of a look-around. */
typedef struct lede_trace_stop {
    const lede_node *node;
    lede_span span;
} lede_trace_stop;
typedef LEDE_ARRAY(lede_trace_stop) lede_trace_stops;

/* The first such way, by start, then preference. *found false: there is none. If the captures, or
 * with `asks` the operands, of no way agree, the first one is given and *agrees false. NOMEM,
 * LIMIT. */
typedef struct lede_trace_way {
    bool found, agrees, asks;
    lede_trace_path path;
    lede_trace_stops passed; /* the operands of the way in the order of their ends */
    lede_captures captures;  /* of the elements that took tokens on it, and marks of operands */
} lede_trace_way;
/* Its heap, also behind a failure. */
void lede_trace_way_clear(lede_trace_way *way);
lede_status lede_trace_find_way(lede_trace_place *place, lede_trace_tree *tree,
                                lede_trace_reach reach, lede_trace_way *out, lede_error *err);

/* trace_operand.c: the way through operand `i` (from 1; 0 of a look-around) of what a way passed,
 * of those that may lie there. NOMEM, LIMIT. */
lede_status lede_trace_find_operand(lede_trace_place *place, lede_trace_stop stop, uint32_t i,
                                    lede_trace_way *way, lede_error *err);
/* trace_operand.c: that operand: whether it holds there, and the way through it. No path: it takes
 * nothing, or is negated and rightly not there. */
lede_status lede_trace_ask_operand(lede_trace_place *place, lede_trace_stop stop, uint32_t i,
                                   bool *holds, lede_trace_operand *out, lede_error *err);
/* Neighbours of one element that took tokens become one step. Returns how many are left. */
uint32_t lede_trace_join(lede_trace_step *steps, uint32_t n_steps);
/* Keep the operands of a way with its path. */
lede_status lede_trace_keep_operands(lede_trace_place *place, const lede_trace_way *way,
                                     lede_trace_path *path, lede_error *err);
/* How many operands it has, for `i`; the first is 0 for a look-around and 1 for all else. */
uint32_t lede_trace_first_operand(const lede_node *node);
uint32_t lede_trace_end_operand(const lede_node *node);
/* Where ways through the operand may lie. */
lede_trace_reach lede_trace_operand_reach(const lede_trace_place *place, lede_trace_stop stop);
const lede_node *lede_trace_operand_node(const lede_node *node, uint32_t i);

#endif
