/* trace_tree.h — a pattern, or an operand of one, as the trace looks at it: the elements that take
 * tokens one after another, in an automaton without conditions on spans. Each element that has such
 * a condition (`A & B`, `A containing B`, `A within B`, `meet A B`, `( A :: c )`) is marked by a
 * capture of its own around A, so that a way tells where A stood, and B can be asked there.
 * owner: a lede_trace_trees; thread: one
 * floor: match */
#ifndef LEDE_MATCH_TRACE_TREE_H
#define LEDE_MATCH_TRACE_TREE_H

#include "match/compiled.h"
#include "match/live.h"
#include "match/trace.h"

typedef struct lede_trace_tree {
    const lede_node *root; /* of the rule's pattern */
    lede_automaton *automaton;
    uint32_t first_mark; /* the capture that marks the first of … */
    LEDE_ARRAY(const lede_node *) marked;
    LEDE_ARRAY(const lede_node *) looks; /* that are conditions of the automaton */
    const uint64_t *truth;               /* of the conditions, over … */
    lede_span truth_span;                /* … this scope; stop 0: not filled */
} lede_trace_tree;

/* The trees of one rule, each made when it is first asked for. */
typedef struct lede_trace_trees {
    const lede_compiled *rule;
    lede_arena *arena;
    LEDE_ARRAY(lede_trace_tree *) trees;
} lede_trace_trees;

/* The tree below a node of the rule's pattern. NOMEM, LIMIT. */
lede_status lede_trace_tree_of(lede_trace_trees *trees, const lede_node *root,
                               lede_trace_tree **out, lede_error *err);
/* What the conditions of its automaton are at the boundaries of a scope, unless that is told. */
lede_status lede_trace_tree_truth(lede_trace_trees *trees, lede_trace_tree *tree,
                                  lede_ground *ground, lede_span scope, lede_error *err);
/* lede_trace_path_of with trees that serve several matches of an article. */
lede_status lede_trace_path_in(lede_trace_trees *trees, lede_matcher *matcher,
                               const lede_match *match, lede_trace_path *out, lede_error *err);
/* The look-around that a condition of the tree's automaton is; NULL: it is a boundary. */
const lede_node *lede_trace_tree_look(const lede_trace_tree *tree,
                                      const lede_boundary_condition *condition);

#endif
