/* matcher.h — runs a rule set over one article. A matcher is a worker's scratch: type classes, live
 * rows, capture stacks. It keeps its memory between articles.
 * owner: a worker; thread: that worker
 * floor: match */
#ifndef LEDE_MATCH_MATCHER_H
#define LEDE_MATCH_MATCHER_H

#include "match/ruleset.h"

/* One binding. A name inside a repetition has several, in text order, side by side. */
typedef struct lede_capture {
    uint32_t name;  /* index within the rule */
    lede_span span; /* may be empty: start == stop */
    const lede_annotation
        *annotation; /* the one region that it took, and nothing besides; or NULL */
} lede_capture;

/* Borrowed by the receiver until it returns. */
typedef struct lede_match {
    uint32_t rule;
    lede_span span;               /* never empty */
    const lede_capture *captures; /* sorted by name, start, stop; regions first */
    uint32_t n_captures;
} lede_match;

/* Anything but OK ends the run of the matcher and is returned by it. */
typedef lede_status (*lede_match_fn)(void *context, const lede_match *match, lede_error *err);

typedef struct lede_matcher lede_matcher;
lede_status lede_matcher_new(const lede_ruleset *set, lede_matcher **out, lede_error *err);
void lede_matcher_free(lede_matcher *matcher);
/* Memory of what is kept of the types of the vocabulary, gone when that starts anew. */
size_t lede_matcher_bytes(const lede_matcher *matcher);

/* Bind to one article: classes for types that are new. */
lede_status lede_matcher_start(lede_matcher *matcher, lede_layers *layers, lede_error *err);

/* All matches of all rules of one phase, by rule in order, then by start, then as the policy says.
 * The receiver may append to layers; nothing it appends is seen before the next settle. */
lede_status lede_matcher_run(lede_matcher *matcher, uint32_t phase, lede_match_fn receive,
                             void *context, lede_error *err);
/* One rule only, inside one span of tokens. */
lede_status lede_matcher_run_rule(lede_matcher *matcher, uint32_t rule, lede_span inside,
                                  lede_match_fn receive, void *context, lede_error *err);
/* The same for whoever asks in the middle of a run, a receiver too (article:find): what the run
 * holds stays as it is, and so it does when this fails. Not from a receiver of its own. */
lede_status lede_matcher_find(lede_matcher *matcher, uint32_t rule, lede_span inside,
                              lede_match_fn receive, void *context, lede_error *err);

/* Since start: whether some rule of the phase may match, whatever is still written to the layers
 * that `may_grow` (a flag a layer). False: each of them lacks a word that it needs, or the hit of a
 * lexicon. */
bool lede_matcher_may_match(const lede_matcher *matcher, uint32_t phase, const bool *may_grow);

/* Since start: how often a rule's candidates hit the limit, so that nothing is dropped silently. */
uint64_t lede_matcher_limited(const lede_matcher *matcher, uint32_t rule);

#endif
