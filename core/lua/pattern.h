/* pattern.h — Lua's own string patterns (manual §6.4.1) with a bound on steps, since no hook can
 * interrupt C: ("a?"):rep(30) against ("a"):rep(30) must not run for a minute.
 * owner: a call of find, match, gmatch or gsub, on its stack; thread: one
 * floor: lua */
#ifndef LEDE_LUA_PATTERN_H
#define LEDE_LUA_PATTERN_H

#include "base/slice.h"

enum {
    LEDE_PATTERN_CAPTURES = 32, /* as in Lua */
    LEDE_PATTERN_DEPTH = 200    /* nested calls, as in Lua: bounds the C stack */
};

typedef enum lede_pattern_kind {
    LEDE_PATTERN_TEXT = 0,
    LEDE_PATTERN_POSITION, /* () */
    LEDE_PATTERN_OPEN      /* not closed yet */
} lede_pattern_kind;

typedef struct lede_pattern_capture {
    size_t start, size;
    lede_pattern_kind kind;
} lede_pattern_capture;

/* What a pattern says by itself, whatever its subject. */
typedef struct lede_pattern_facts {
    bool is_plain;       /* no signs that mean something: a plain search does */
    bool is_one, is_run; /* it is one element alone: "%s"; with a plus: "%s+" */
    /* Where the first element ends, if every match begins with it; 0: any byte. */
    size_t first_stop;
    /* By byte: whether it was tried as the first, and with what success. */
    uint64_t known[4], may[4];
} lede_pattern_facts;

/* Patterns are constants of a script, mostly, and asked again and again: the facts of those met
 * last, by the address of their text. */
enum { LEDE_PATTERNS_KEPT = 128, LEDE_PATTERN_KEPT_BYTES = 23 };
typedef struct lede_patterns {
    struct {
        lede_pattern_facts facts;
        uint8_t size_and_one; /* of the text; 0: none is kept */
        char text[LEDE_PATTERN_KEPT_BYTES];
    } kept[LEDE_PATTERNS_KEPT];
} lede_patterns;

/* The facts of a pattern: those kept, which the next pattern may take the place of, or `own`. */
lede_pattern_facts *lede_patterns_find(lede_patterns *patterns, lede_slice text,
                                       lede_pattern_facts *own);

typedef struct lede_pattern {
    lede_slice pattern, subject;
    lede_pattern_facts *facts;
    const char *error; /* malformed pattern: why; a constant */
    bool spent;        /* steps ran out */
    uint64_t steps, limit;
    int depth;
    int n_captures;
    lede_pattern_facts own; /* where they are kept nowhere else */
    lede_pattern_capture captures[LEDE_PATTERN_CAPTURES];
} lede_pattern;

/* A pattern and its subject, with nothing matched yet. `patterns` may be NULL. */
void lede_pattern_init(lede_pattern *pattern, lede_patterns *patterns, lede_slice text,
                       lede_slice subject, uint64_t limit);
/* From here on other patterns may be asked before this one is done. */
void lede_pattern_keep(lede_pattern *pattern);

#define LEDE_PATTERN_NONE SIZE_MAX

/* Match the pattern from byte `at` of it against the subject at `from`; the end of the match, or
 * NONE: no match, or `error`, or `spent`. Captures are reset first. */
size_t lede_pattern_match(lede_pattern *pattern, size_t at, size_t from);

/* The first place from `from` on where a match may begin: all that is passed over is a step each
 * and would not have matched. The subject's size when there is none. */
size_t lede_pattern_skip(lede_pattern *pattern, size_t from);

#endif
