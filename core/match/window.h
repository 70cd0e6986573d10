/* window.h — where to look: the scopes of a rule, one after the other, and inside of a scope the
 * windows that a trigger opens. A window is never smaller than what a match can reach, so windows
 * change speed only. Issue of more pruning: this is the file that deepens.
 * owner: a matcher
 * floor: match */
#ifndef LEDE_MATCH_WINDOW_H
#define LEDE_MATCH_WINDOW_H

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

/* Walks over the windows of one scope, or hands out the scope when the rule has no trigger. */
typedef struct lede_windows {
    lede_ground *ground;
    const lede_trigger *trigger;
    bool whole;             /* look-arounds see the whole scope, … */
    uint32_t margin;        /* … or so many tokens beyond a match */
    const uint32_t *tokens; /* of the trigger */
    uint32_t n_tokens, token_i;
    const lede_layer *layer;
    uint32_t annotation_i;
    lede_span scope;
    bool is_done;
} lede_windows;

/* `tokens` are those that trigger the rule, if a test does. */
void lede_windows_init(lede_windows *windows, lede_ground *ground, const lede_compiled *rule,
                       const uint32_t *tokens, uint32_t n_tokens);
/* The first token at or after `from` where a match can be; false: there is none. */
bool lede_windows_seek(lede_windows *windows, uint32_t from, uint32_t *token);
void lede_windows_enter(lede_windows *windows, lede_span scope);
bool lede_windows_next(lede_windows *windows, lede_span *out);

#endif
