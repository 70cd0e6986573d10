/* trace.h — one rule over one article the plain way: every element tried wherever the elements
 * before it lead, without triggers, windows or classes of its own. For people, not for speed: which
 * element took which token (lede why), what came nearest where nothing matched, and how often each
 * element was tried and held (lede cover). What is tried does not depend on how the matcher saves
 * work, so the counts are the same for every build.
 *
 * Cost: elements × tokens of a scope, in time; in memory 24 bytes for each of them.
 * owner: the caller; memory of what is handed out: the arena given
 * thread: that of the matcher
 * floor: match */
#ifndef LEDE_MATCH_TRACE_H
#define LEDE_MATCH_TRACE_H

#include "base/array.h"
#include "match/matcher.h"

/* An element of the pattern that took tokens: neighbours of one element (`[]{0,4}`) are one step.
 */
typedef struct lede_trace_step {
    uint32_t at, stop; /* bytes of the pattern */
    lede_span span;
    const lede_annotation *annotation; /* the region taken; NULL: tokens */
} lede_trace_step;

typedef struct lede_trace_operand lede_trace_operand;
typedef struct lede_trace_path {
    lede_span span;
    const lede_trace_step *steps;
    uint32_t n_steps;
    const lede_trace_operand *operands; /* what besides stands there, by `after` */
    uint32_t n_operands;
    bool is_guess; /* of a match: the first way, since none that was tried binds what it bound */
} lede_trace_path;

/* What stands besides an element, or around it: B of `A & B`, `A containing B`, `A within B`, `meet
 * A B`, or in a look around. */
struct lede_trace_operand {
    const char *word;  /* "&", "containing", "(?=" … */
    uint32_t at, stop; /* bytes of the pattern */
    uint32_t after;    /* steps of the path that come before it */
    lede_trace_path path;
};

/* The way on which a match was found: that of its span and its captures which the pattern prefers.
 * No steps: there is none, which a match of this rule and article never sees. NOMEM; LIMIT: the
 * scope is too large to show. */
lede_status lede_trace_path_of(lede_matcher *matcher, const lede_match *match, lede_arena *arena,
                               lede_trace_path *out, lede_error *err);

/* Why an element did not go on. */
typedef enum lede_trace_reason {
    LEDE_TRACE_TEST = 0,  /* the token there does not satisfy `failed` */
    LEDE_TRACE_NO_REGION, /* no annotation of the layer starts there */
    LEDE_TRACE_LONG,      /* one does, and goes on behind the scope */
    LEDE_TRACE_REGION,    /* one does, and does not satisfy the tests of the tag */
    LEDE_TRACE_SCOPE,     /* the scope ends there */
    LEDE_TRACE_BOUNDARY,  /* a boundary or look-around at `at` does not hold there */
    LEDE_TRACE_SPAN       /* all elements held; within, containing or a constraint does not */
} lede_trace_reason;

typedef struct lede_trace_block {
    lede_trace_reason reason;
    uint32_t at, stop;     /* bytes of the pattern: the element, or the boundary */
    uint32_t boundary;     /* the token that it met, or the end of the scope */
    bool takes_any;        /* the element asks nothing of what it takes: [] */
    bool is_inner;         /* of an operand, which is asked of less than the scope */
    const char *attribute; /* TEST: the one attribute that `failed` asks for; NULL: several */
    lede_slice failed;     /* TEST, REGION: the part that fails, as text: pos = "VERB" */
    lede_slice value;      /* TEST: what the token has for it; null when nothing can be said */
    const char *layer;     /* NO_REGION, LONG, REGION */
    const struct lede_trace_inner *inner; /* SPAN, BOUNDARY: what is asked there; may be NULL */
} lede_trace_block;

/* What came nearest: the longest row of elements with tests that held, and what stopped it. */
typedef struct lede_trace_miss {
    bool found; /* false: there was no scope to look in */
    lede_span scope;
    uint32_t n_held; /* elements with a test of their own that held */
    lede_trace_path path;
    const lede_trace_block *blocks; /* by element, then place; at most LEDE_TRACE_BLOCKS */
    uint32_t n_blocks;
} lede_trace_miss;

enum { LEDE_TRACE_BLOCKS = 64 };

/* An operand, or a look around, that does not hold: what came nearest to it; or, of a negated one,
 * the way that should not be there. */
typedef struct lede_trace_inner {
    const char *word;
    uint32_t at, stop;
    lede_span span; /* where A stood; of a look around the boundary */
    bool negated;
    lede_trace_path path; /* negated */
    lede_trace_miss miss; /* else */
} lede_trace_inner;

/* Where `inside` holds no match. Of several as near the first in the text. NOMEM, LIMIT. */
lede_status lede_trace_nearest(lede_matcher *matcher, uint32_t rule, lede_span inside,
                               lede_arena *arena, lede_trace_miss *out, lede_error *err);

/* All of one rule in one article, for lede why. */
typedef enum lede_why_outcome {
    LEDE_WHY_KEPT = 0,
    LEDE_WHY_WHERE, /* the rule's function `where` said no */
    LEDE_WHY_LOST,  /* the match of another rule took the place: resolve = "priority" */
    LEDE_WHY_AGAIN  /* an earlier round of the phase had it */
} lede_why_outcome;

typedef struct lede_why_match {
    lede_match match;
    lede_trace_path path;
    lede_why_outcome outcome;
} lede_why_match;

typedef struct lede_why {
    uint32_t rule;
    LEDE_ARRAY(lede_why_match) matches;
    size_t next;          /* of the round: the match that comes next */
    lede_trace_miss miss; /* when there are no matches */
    lede_slice reads; /* what language the rule reads, if the article is in another; else null */
} lede_why;

/* Append the matches of the rule as the layers stand now, each with its way; with none and none
 * before, the nearest miss. Memory: the article's arena. */
lede_status lede_why_look(lede_matcher *matcher, lede_why *why, lede_error *err);

/* How often an element, a test of one, or a condition behind `::` was tried, and held. Elements
 * written out by a repetition are one. */
typedef struct lede_trace_count {
    uint32_t at, stop; /* bytes of the pattern */
    bool is_test;      /* of the element before it (trace_asked.h) */
    uint64_t tried, held;
} lede_trace_count;

/* What is counted of a rule by place in the pattern, counts 0; in `arena`. False: out of memory. */
bool lede_trace_elements(const lede_ruleset *set, uint32_t rule, lede_arena *arena,
                         lede_trace_count **out, uint32_t *count);
/* Add what happens in `inside` to the counts of lede_trace_elements. An element is tried once at a
 * token, from however many starts. */
lede_status lede_trace_add(lede_matcher *matcher, uint32_t rule, lede_span inside,
                           lede_trace_count *counts, uint32_t n_counts, lede_error *err);

/* The text of a rule's pattern: what `at` and `stop` count in. */
lede_slice lede_trace_pattern(const lede_ruleset *set, uint32_t rule);

#endif
