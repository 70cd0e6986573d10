/* window.h — where to look: the scopes of a rule, one after the other, and inside of a scope the
 * windows that a trigger opens. A window is never smaller than what a match can reach, so windows
 * change speed only.
 * owner: a matcher
 * floor: match */
#ifndef LEDE_MATCH_WINDOW_H
#define LEDE_MATCH_WINDOW_H

#include "match/around.h"
#include "match/occurrence.h"

/* Whether the rule is searched in the block. */
static inline bool lede_block_is_matched(const lede_article *article, uint32_t block,
                                         const lede_compiled *rule) {
    return block < article->n_blocks && ((rule->blocks >> article->blocks[block].kind) & 1) != 0;
}

/* A stretch that a match may not leave, and where it may start. */
typedef struct lede_scope_span {
    lede_span span;
    uint32_t starts_before; /* matches start in span.start … starts_before - 1 */
} lede_scope_span;

/* Walks over the scopes of one rule in text order. */
typedef struct lede_scopes {
    lede_ground *ground;
    const lede_compiled *rule;
    lede_span inside; /* no scope reaches out of it */
    uint32_t i;       /* sentence, block or annotation */
    lede_span run;    /* of an annotation: the part of it not handed out yet */
} lede_scopes;

void lede_scopes_init(lede_scopes *scopes, lede_ground *ground, const lede_compiled *rule,
                      lede_span inside);
/* The next scope that reaches beyond token `from`. */
bool lede_scopes_next(lede_scopes *scopes, uint32_t from, lede_scope_span *out);

/* Windows of one scope that are as small as its types allow (around.h), in order. */
typedef struct lede_narrowed {
    lede_surroundings around;
    LEDE_ARRAY(lede_span) spans;
    size_t next;
    bool is_known, is_used; /* of the scope entered: whether spans are its windows */
} lede_narrowed;

void lede_narrowed_clear(lede_narrowed *narrowed);

/* Walks over the windows of one scope, or hands out the scope when the rule has no trigger. */
typedef struct lede_windows {
    lede_ground *ground;
    const lede_compiled *rule;
    const lede_trigger *trigger;
    bool whole;             /* look-arounds see the whole scope, … */
    uint32_t margin;        /* … or so many tokens beyond a match */
    const uint32_t *tokens; /* of the trigger */
    uint32_t n_tokens, token_i;
    const lede_layer *layer;
    uint32_t annotation_i;
    lede_span scope;
    bool is_done;
    lede_narrowed *narrowed; /* NULL: windows are as wide as any match could be */
} lede_windows;

/* `tokens` are those that trigger the rule, if a test does. */
void lede_windows_init(lede_windows *windows, lede_ground *ground, const lede_compiled *rule,
                       const uint32_t *tokens, uint32_t n_tokens, lede_narrowed *narrowed);
void lede_windows_enter(lede_windows *windows, lede_span scope);
/* The first token of what is entered where a match can be; false: there is none. */
bool lede_windows_seek(const lede_windows *windows, uint32_t *token);
/* *any is false when there are no more. */
lede_status lede_windows_next(lede_windows *windows, lede_span *out, bool *any, lede_error *err);

#endif
