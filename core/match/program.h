/* program.h — a pattern with conditions on spans or bindings, as states: what the automaton cannot
 * say because it depends on more than the place. The states are those that the automaton is made
 * from (graph.h); the automaton of such a rule is its *hull*: it passes over every condition and so
 * reaches all that can match, and more. Its live rows prune the search of the states (binder.h).
 *
 * A *part* is an element with a condition on its span: `A & B`, `A within B`, `A containing B`,
 * `meet A B`, a look around that binds or refers. It notes where it began and where its A ended.
 * What its A may not leave, or must reach, is known where it begins, from tables made once a window
 * by span.h. A *detour* runs B from another boundary and comes back to where A ended.
 *
 * owner: the rule set; immutable
 * floor: match */
#ifndef LEDE_MATCH_PROGRAM_H
#define LEDE_MATCH_PROGRAM_H

#include "match/automaton.h"
#include "match/constraint.h"

typedef enum lede_state_kind {
    LEDE_STATE_ACCEPT = 0,
    LEDE_STATE_POSITION,  /* takes a token or region: value */
    LEDE_STATE_SPLIT,     /* two ways, `next` preferred, else `other` */
    LEDE_STATE_OP,        /* opens or closes a capture: value */
    LEDE_STATE_CONDITION, /* holds only at some boundaries: value */
    LEDE_STATE_ENTER,     /* an iteration that may be left out begins: value */
    LEDE_STATE_EXIT,      /* … and ends; if it took nothing, this way is none */
    /* Of a program only; the hull goes on at `other` of a detour and `next` of the others. */
    LEDE_STATE_BEGIN,  /* of part `value` */
    LEDE_STATE_END,    /* of its first element; its tables are asked */
    LEDE_STATE_FORGET, /* the part is over */
    LEDE_STATE_DETOUR, /* `value`: to `next` and back to `other`; a test goes to `other` alone */
    LEDE_STATE_RETURN, /* of detour `value` */
    LEDE_STATE_CHECK   /* constraint `value` */
} lede_state_kind;

typedef struct lede_state {
    lede_state_kind kind;
    uint32_t value;
    uint32_t next, other;
} lede_state;

/* Where a detour's element may start and where it may stop, for a part from s to e, in a scope. */
typedef enum lede_detour_kind {
    LEDE_DETOUR_SAME = 0, /* starts at s, stops at e */
    LEDE_DETOUR_INSIDE,   /* s ≤ start, stop ≤ e; takes a token */
    LEDE_DETOUR_AROUND,   /* start ≤ s, stop ≥ e */
    LEDE_DETOUR_AHEAD,    /* starts at e */
    LEDE_DETOUR_BEHIND,   /* stops at e */
    LEDE_DETOUR_MEET /* s + from ≤ start ≤ s + to; or in one annotation of `layer` with A */
} lede_detour_kind;

typedef struct lede_detour {
    lede_detour_kind kind;
    bool is_test; /* binds nothing: whether there is a way is all that counts */
    bool negated; /* of a test */
    uint32_t part;
    int32_t from, to;
    uint32_t layer; /* MEET; LEDE_NO_LAYER: the window counts */
} lede_detour;

typedef enum lede_span_kind {
    LEDE_SPAN_WITHIN = 0, /* in an annotation of `layer` that satisfies `test` */
    LEDE_SPAN_AROUND,     /* in a match of `inner` */
    LEDE_SPAN_CONTAINING, /* holds a match of `inner` */
    LEDE_SPAN_SAME,       /* is a match of `inner` */
    LEDE_SPAN_TOKENS,     /* of `count` tokens at most */
    LEDE_SPAN_SENTENCES   /* in `count` sentences of one block */
} lede_span_kind;

/* A condition on the span of a part that binds nothing: a table tells. */
typedef struct lede_span_check {
    lede_span_kind kind;
    bool negated; /* not of SAME */
    uint32_t part;
    uint32_t layer, test, count;
    const lede_automaton *inner;
} lede_span_check;

typedef struct lede_part {
    uint32_t first_check, n_checks; /* of `checks` */
} lede_part;

struct lede_program {
    const lede_state *states;
    uint32_t n_states, start;
    const lede_part *parts;
    uint32_t n_parts;
    const lede_span_check *checks;
    uint32_t n_checks;
    const lede_detour *detours;
    uint32_t n_detours;
    uint32_t n_iterations;
    const lede_capture_op *ops;
    bool sees_scope; /* a detour or an inner look may reach out of a match */
};

#endif
