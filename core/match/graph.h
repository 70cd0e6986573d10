/* graph.h — the tree as states with ways that take no token: the step between tree and automaton.
 * Built from the end to the front, so that each state knows what comes next; repetitions with
 * bounds are written out.
 * owner: a compile; memory: its arena
 * floor: match */
#ifndef LEDE_MATCH_GRAPH_H
#define LEDE_MATCH_GRAPH_H

#include "base/array.h"
#include "match/phrases.h"
#include "match/program.h"

typedef struct lede_graph {
    const lede_automaton_options *options;
    lede_arena *scratch; /* of states, freed after the compile */
    LEDE_ARRAY(lede_state) states;
    LEDE_ARRAY(lede_position) positions; /* memory of the result */
    LEDE_ARRAY(lede_capture_op) ops;     /* one a place where a capture opens or closes */
    LEDE_ARRAY(lede_boundary_condition) conditions;
    LEDE_ARRAY(lede_part) parts; /* of a program; these three are memory of the result */
    LEDE_ARRAY(lede_span_check) checks;
    LEDE_ARRAY(lede_detour) detours;
    uint32_t in_detours;
    bool sees_scope;
    uint32_t n_iterations;
    uint32_t n_built; /* nodes, each as often as it is written out */
    uint32_t start;
    lede_error *err;
} lede_graph;

lede_status lede_graph_build(lede_graph *graph, lede_node *root);

/* Of graph.c, for graph_part.c. */
lede_status lede_graph_state(lede_graph *graph, const lede_node *node, lede_state state,
                             uint32_t *out);
lede_status lede_graph_node(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out);
/* graph_part.c: elements with a condition on their span. */
lede_status lede_graph_part(lede_graph *graph, lede_node *node, uint32_t next, uint32_t *out);

/* Tokens of the shortest and longest match; LEDE_UNBOUNDED when there is no bound. */
typedef struct lede_lengths {
    uint32_t min, max;
} lede_lengths;
lede_lengths lede_node_lengths(const lede_node *node);
uint32_t lede_length_sum(uint32_t a, uint32_t b); /* unbounded stays unbounded */

#endif
