/* automaton.h — a pattern as positions and ordered edges (Glushkov). A position takes one token
 * that satisfies a test, or one whole annotation. From the start and from each position, edges lead
 * to the positions that may come next, the preferred one first, and to the end. An edge may ask for
 * conditions of the boundary it crosses (64 a rule at most: one bit each) and opens and closes
 * captures. Taking always the first edge from which the end can be reached gives Perl's match
 * without going back.
 * owner: the rule set; immutable
 * floor: match */
#ifndef LEDE_MATCH_AUTOMATON_H
#define LEDE_MATCH_AUTOMATON_H

#include "match/pattern.h"
#include "match/source.h"
#include "match/test.h"

#if defined(LEDE_SMALL)
enum { LEDE_RULE_POSITIONS = 256, LEDE_RULE_EDGES = 4096 };
#else
enum {
    LEDE_RULE_POSITIONS = 4096, /* tokens and regions of one pattern, repetitions written out */
    LEDE_RULE_EDGES = 400000    /* ways from one to the next; compiling stays under a second */
};
#endif
enum { LEDE_RULE_CONDITIONS = 64 }; /* distinct boundaries and look-arounds: bits of a word */

#define LEDE_ACCEPT UINT32_MAX /* an edge to the end of the pattern */

typedef struct lede_position {
    uint32_t test;  /* of the token or annotation; LEDE_NO_TEST: any */
    uint32_t layer; /* takes an annotation of this layer; LEDE_NO_LAYER: takes a token */
    const struct lede_phrases *phrases; /* takes one of these, `test` being of its first token */
    uint32_t at, stop;                  /* bytes of the pattern */
    uint32_t first_edge, n_edges;
    uint32_t constraint; /* of the rule, besides the test; LEDE_NO_CONSTRAINT: none */
    bool is_aside;       /* in a detour (program.h): live rows say nothing of it */
} lede_position;

/* On an edge: open or close a capture. */
typedef struct lede_capture_op {
    uint32_t capture;
    bool is_close;
    bool is_region; /* close: what it holds is the annotation taken last, if their spans agree */
} lede_capture_op;

typedef struct lede_edge {
    uint32_t target; /* position or LEDE_ACCEPT */
    uint32_t first_op, n_ops;
    uint64_t conditions; /* all must hold at the boundary */
} lede_edge;

typedef struct lede_automaton lede_automaton;
typedef struct lede_program lede_program;
struct lede_masks;

/* A bit of a boundary. */
typedef struct lede_boundary_condition {
    bool is_look, at_end, behind, negated;
    uint32_t at, stop;          /* bytes of the pattern */
    uint32_t layer, test;       /* some annotation of the layer starts (ends) here */
    const lede_automaton *look; /* matches from here, or up to here */
} lede_boundary_condition;

struct lede_automaton {
    lede_position *positions; /* the last one, behind n_positions, is the start */
    uint32_t n_positions;
    uint32_t n_words; /* of a row of bits, one a position */
    lede_edge *edges;
    uint32_t n_edges;
    lede_capture_op *ops;
    uint32_t n_ops;
    lede_boundary_condition *conditions;
    uint32_t n_conditions;
    bool takes_nothing; /* it can match without a token: the start has an edge to the end, which
                         * look-arounds use and matches pass over */
    bool has_look;
    uint32_t look_reach; /* tokens that look-arounds see beyond the match; LEDE_UNBOUNDED */
    uint32_t max_length; /* tokens of the longest match; LEDE_UNBOUNDED: no bound, or regions */
    const lede_program *program; /* conditions on spans and bindings; NULL: there are none, else
                                  * what stands here reaches all matches and more */
    const struct lede_masks *masks;
    uint32_t number; /* from 1, if it is that of a rule; 0: a part of one (bar.h) */
};

typedef struct lede_automaton_options {
    const lede_pattern_source *source;
    lede_arena *arena;  /* of the result */
    bool keep_bindings; /* ways that differ in captures only are kept apart: policy all */
    bool keep_empty;    /* edges open and close captures that hold nothing, too */
} lede_automaton_options;

/* From a tree whose tests and layers are resolved. LIMIT and UNSUPPORTED name the place. */
lede_status lede_automaton_build(lede_node *root, const lede_automaton_options *options,
                                 lede_automaton **out, lede_error *err);

static inline const lede_position *lede_automaton_start(const lede_automaton *automaton) {
    return &automaton->positions[automaton->n_positions];
}

void lede_automaton_print(const lede_automaton *automaton, const lede_tests *tests,
                          const lede_catalog *catalog, lede_buffer *out);

#endif
