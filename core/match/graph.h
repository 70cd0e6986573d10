/* graph.h — the tree as states with ways that take no token: the step between tree and automaton.
 * Built from the end to the front, so that each state knows what comes next; repetitions with
 * bounds are written out.
 * owner: a compile; memory: its arena
 * floor: match */
#ifndef LEDE_MATCH_GRAPH_H
#define LEDE_MATCH_GRAPH_H

#include "base/array.h"
#include "match/automaton.h"

typedef enum lede_state_kind {
    LEDE_STATE_ACCEPT = 0,
    LEDE_STATE_POSITION,  /* takes a token or region: value */
    LEDE_STATE_SPLIT,     /* two ways, `next` preferred, else `other` */
    LEDE_STATE_OP,        /* opens or closes a capture: value */
    LEDE_STATE_CONDITION, /* holds only at some boundaries: value */
    LEDE_STATE_ENTER,     /* an iteration that may be left out begins: value */
    LEDE_STATE_EXIT       /* … and ends; if it took nothing, this way is none */
} lede_state_kind;

typedef struct lede_state {
    lede_state_kind kind;
    uint32_t value;
    uint32_t next, other;
} lede_state;

typedef struct lede_graph {
    const lede_automaton_options *options;
    lede_arena *scratch; /* of states, freed after the compile */
    LEDE_ARRAY(lede_state) states;
    LEDE_ARRAY(lede_position) positions; /* memory of the result */
    LEDE_ARRAY(lede_capture_op) ops;     /* one a place where a capture opens or closes */
    LEDE_ARRAY(lede_boundary_condition) conditions;
    uint32_t n_iterations;
    uint32_t n_built; /* nodes, each as often as it is written out */
    uint32_t start;
    lede_error *err;
} lede_graph;

lede_status lede_graph_build(lede_graph *graph, const lede_node *root);

/* Tokens of the shortest and longest match; LEDE_UNBOUNDED when there is no bound. */
typedef struct lede_lengths {
    uint32_t min, max;
} lede_lengths;
lede_lengths lede_node_lengths(const lede_node *node);
uint32_t lede_length_sum(uint32_t a, uint32_t b); /* unbounded stays unbounded */

#endif
