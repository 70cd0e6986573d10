/* binder.h — matches of a rule with conditions on spans or bindings (program.h): goes depth first
 * over the states of the program, preferred ways first, and keeps a way only while its conditions
 * hold. Ways of which the hull can no longer reach the end are not begun: live rows tell. A point
 * that was passed with all that matters later — where open parts began, what the names that
 * conditions ask for hold — is not passed again: all its ways have been seen. (With policy `all`
 * every binding matters.)
 *
 * Bound: candidates. A candidate is a way that was followed until a condition refused it, or to its
 * end; each further LEDE_CANDIDATE_STEPS tokens that were tried on ways count as one more, so that
 * neither long ways nor parts make the work unbounded. Beyond `limit` candidates in a scope the
 * search of that scope is over, what was found stays, and the rule's count of limits goes up. The
 * count depends on pattern and text alone. A part costs its length for each place where it can
 * begin, a condition between two free names their product.
 * owner: a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_BINDER_H
#define LEDE_MATCH_BINDER_H

#include "match/binding.h"
#include "match/bounds.h"
#include "match/every.h"

enum { LEDE_CANDIDATE_STEPS = 256 }; /* tokens tried that count as one candidate */

typedef enum lede_goal {
    LEDE_GOAL_FIRST = 0, /* the preferred match */
    LEDE_GOAL_LONGEST,   /* the furthest stop, then the preferred one */
    LEDE_GOAL_NEAREST,   /* the nearest stop, then the preferred one */
    LEDE_GOAL_EVERY,     /* all, into `every` */
    LEDE_GOAL_NONE       /* none: every way is walked, for who watches */
} lede_goal;

/* A place on a way. */
typedef struct lede_point {
    uint32_t state, boundary;
    uint32_t most;    /* no token behind it: an open part or detour may not go further */
    uint32_t cursor;  /* of annotations, when a region is tried again */
    uint64_t open;    /* hash of what open parts have noted */
    uint64_t empties; /* hash of open iterations that took nothing yet */
    uint64_t opened;  /* sum of hashes of where captures that conditions ask for were opened */
    uint64_t binding; /* hash of all captures; goal EVERY */
    const lede_annotation *last;
} lede_point;

/* What a part has noted. */
typedef struct lede_part_note {
    uint32_t start, stop, least, most_before;
    uint64_t begun, ended; /* their share of point.open */
    uint64_t empties;
    const lede_annotation *last;
} lede_part_note;

/* Tables of a part over the window. */
typedef struct lede_part_table {
    lede_bounds bounds;
    bool is_filled;
    LEDE_ARRAY(lede_live) sames; /* of operands that must take the same span; n_sames in use */
    uint32_t n_sames;
    uint32_t same_start; /* the start that `stops` are of; UINT32_MAX: none */
    lede_stops stops, more;
} lede_part_table;

struct lede_choice_point;
struct lede_undo;

typedef struct lede_binder {
    lede_ground *ground;
    const lede_compiled *rule;
    const lede_program *program;
    const lede_live *live; /* of the hull, in the window */
    lede_arena *arena;     /* of the window: truth of operands */
    lede_goal goal;
    uint32_t start;
    uint64_t limit, n_candidates, n_steps; /* in the scope */
    bool is_limited;
    LEDE_ARRAY(struct lede_choice_point) choices;
    LEDE_ARRAY(struct lede_undo) undos;
    lede_trail trail, best; /* of the way, of the best match so far */
    uint32_t best_stop;
    lede_seen seen;
    uint64_t seed, n_seeds;
    lede_part_note *notes;                                 /* by part */
    lede_part_table *tables;                               /* by part */
    uint32_t *iterations;                                  /* by iteration: where it began */
    uint32_t *detours;                                     /* by detour: where its element began */
    lede_binding *bindings;                                /* by capture */
    uint32_t n_notes, n_iterations, n_detours, n_bindings; /* room */
    lede_every *every;
    lede_reach reach;
} lede_binder;

void lede_binder_clear(lede_binder *binder);

/* A scope begins: candidates are counted from 0. */
void lede_binder_enter_scope(lede_binder *binder, uint64_t limit);
/* A window is opened; `live` holds the rows of the hull and outlives its searches. */
lede_status lede_binder_open(lede_binder *binder, lede_ground *ground, const lede_compiled *rule,
                             const lede_live *live, lede_arena *arena, lede_error *err);

/* The match from `start`, as the goal says, that stops in from … to: its captures in *trail. Goal
 * EVERY: all of them are added to `every`. *stop is UINT32_MAX when there is none. */
lede_status lede_binder_match(lede_binder *binder, uint32_t start, lede_goal goal, lede_span stops,
                              uint32_t *stop, lede_error *err);

#endif
