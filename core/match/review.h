/* review.h — what looks wrong in a rule that compiles: comparisons that no value satisfies (of one
 * attribute; of several that `&` joins; with a form where a lemma is asked for), spans that are
 * too short, whole articles and paragraphs in one sentence, rules that are tried everywhere, rules
 * that ask for the part of speech of every word. For lede check; nothing here changes what a rule
 * does.
 * thread: any
 * floor: match */
#ifndef LEDE_MATCH_REVIEW_H
#define LEDE_MATCH_REVIEW_H

#include "match/ruleset.h"

typedef enum lede_finding_kind {
    LEDE_FINDING_NEVER = 0, /* a comparison, or a rule, that cannot hold */
    LEDE_FINDING_STAR,      /* a star that is meant for the rest of a word */
    LEDE_FINDING_ATTRIBUTE, /* an attribute of a layer that nothing writes */
    LEDE_FINDING_EARLY,     /* a layer that is read before anything writes it */
    LEDE_FINDING_SCOPE,     /* a region that does not fit in what the rule looks at */
    LEDE_FINDING_SHADOWED,  /* an earlier rule with the same pattern takes its matches */
    LEDE_FINDING_DUPLICATE, /* the same pattern twice */
    LEDE_FINDING_SLOW,      /* no rare element: tried on every sentence */
    LEDE_FINDING_TAGGING,   /* every sentence is tagged for it */
    LEDE_FINDING_UNUSED,    /* a lexicon that nothing reads */
    LEDE_N_FINDINGS
} lede_finding_kind;
const char *lede_finding_kind_name(lede_finding_kind kind); /* "never" … */

/* `what` has the place of the rule, and of the pattern where it can be told, as excerpt. */
typedef lede_status (*lede_finding_fn)(void *context, lede_finding_kind kind, uint32_t rule,
                                       const lede_error *what, lede_error *err);

/* NEVER, STAR, SLOW, TAGGING, and SCOPE as far as layers that are always there go, of one rule of a
 * compiled set. NOMEM, and what `each` returns. */
lede_status lede_review_rule(const lede_ruleset *set, uint32_t rule, lede_finding_fn each,
                             void *context, lede_error *err);

/* Calls `each` for every comparison with an attribute `key` of annotations of `layer`, at byte `at`
 * of the rule's pattern. */
typedef lede_status (*lede_key_fn)(void *context, uint32_t layer, uint32_t key, uint32_t at,
                                   lede_error *err);
lede_status lede_review_keys(const lede_ruleset *set, uint32_t rule, lede_key_fn each,
                             void *context, lede_error *err);
/* Whether a rule's pattern reads the layer: takes it, tests it, stands in it; and at which byte. */
bool lede_review_reads(const lede_ruleset *set, uint32_t rule, uint32_t layer, uint32_t *at);
/* Whether a rule takes whole annotations of the layer; and at which byte. */
bool lede_review_takes(const lede_ruleset *set, uint32_t rule, uint32_t layer, uint32_t *at);
/* How many sentences a rule looks at together; UINT32_MAX: its scope is no number of them. */
uint32_t lede_review_sentences(const lede_ruleset *set, uint32_t rule);
enum { LEDE_SENTENCES_SIZE = 24 }; /* bytes of the longest, with its zero */
/* That number in words: "one sentence", "3 sentences". */
void lede_review_say_sentences(uint32_t count, char out[LEDE_SENTENCES_SIZE]);
/* Same pattern, dialect, policy and blocks: the same matches. */
bool lede_review_same(const lede_ruleset *set, uint32_t rule, uint32_t other);

/* Another lemma than the word itself, if the word is no lemma whatever stands around it; null: it
 * may be one, or there are no models. `words` is scratch; the lemma is in `arena` or the models. */
lede_status lede_review_lemma(const lede_ruleset *set, lede_vocabulary *words, lede_slice word,
                              lede_arena *arena, lede_slice *lemma, lede_error *err);

/* A finding at a byte of the pattern, as lede_pattern_source_fail writes it. */
void lede_review_place(const lede_ruleset *set, uint32_t rule, uint32_t at, lede_error *what,
                       const char *format, ...) LEDE_PRINTF(5, 6);

#endif
