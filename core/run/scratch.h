/* scratch.h — the insides of a cascade, for the files of this room that work on it: cascade.c (one
 * article), phase.c (one step), harvest.c (one match), outcome.c (what the article gave).
 * owner: a cascade; thread: its worker
 * floor: run */
#ifndef LEDE_RUN_SCRATCH_H
#define LEDE_RUN_SCRATCH_H

#include "base/map.h"
#include "language/tagging.h"
#include "layer/finder.h"
#include "locale/guess.h"
#include "record/where.h"
#include "run/cascade.h"

struct lede_cascade {
    const lede_program *program; /* may be NULL */
    const lede_hooks *hooks;     /* may be NULL */
    lede_cascade_options options;
    void *worker; /* of the hooks */
    bool worker_open;

    lede_arena arena;      /* of the article in hand */
    lede_json_habit habit; /* of the articles before */
    lede_vocabulary *vocabulary;
    lede_tagging *tagging;
    lede_lexicon_finder *finder;
    lede_matcher *matcher;

    lede_where *where;     /* NULL: every article */
    lede_guesser *guesser; /* NULL: nothing is guessed */

    lede_desk desk;       /* the article in hand */
    uint32_t *n_written;  /* by rule: records of the article in hand */
    uint64_t n_annotated; /* annotations of rules in the article in hand */
    lede_why explained;   /* of options.why_rule; the article's arena */
    bool must_retry;      /* a callback reached a limit */
    const char *blamed;   /* rule whose callback did; NULL: none */

    LEDE_ARRAY(lede_value) row; /* of the record in hand */
    lede_buffer view;
    lede_error why; /* of the last callback that failed */
};

/* ---- callbacks ---- */

/* What came of a callback: goes on (OK, *ok tells whether it worked; else there is a failure row),
 * or ends the article (LIMIT) or the run (NOMEM). `rule_i` UINT32_MAX: no rule to blame. The error
 * of the callback is in cascade->why. */
lede_status lede_cascade_judge(lede_cascade *cascade, const char *kind, uint32_t rule_i,
                               lede_status status, bool *ok, lede_error *err);
/* A place of cascade->why for lede_hooks to fill. */
lede_error *lede_cascade_blank(lede_cascade *cascade);

/* Whether somebody looks at what steps do, and not at what comes of them alone: examples, queries,
 * coverage and explanations. */
bool lede_cascade_is_watched(const lede_cascade *cascade);

/* ---- phase.c ---- */
lede_status lede_cascade_phase(lede_cascade *cascade, uint32_t phase_i, lede_error *err);

/* ---- tally.c ---- */

/* Before a phase: count what its rules try, or time them, as the run asks. */
lede_status lede_tally_phase(lede_cascade *cascade, uint32_t phase_i, lede_error *err);
/* A match of the matcher; then, if it is kept. Nothing when the run does not ask. */
lede_status lede_tally_match(lede_cascade *cascade, const lede_match *match, lede_error *err);
void lede_tally_kept(lede_cascade *cascade, const lede_match *match);

/* ---- harvest.c ---- */

/* The rule's `where`. */
lede_status lede_harvest_ask(lede_cascade *cascade, const lede_match *match, bool *keep,
                             lede_error *err);
/* Record and annotation of one match: both or, when a callback fails, neither. */
lede_status lede_harvest_write(lede_cascade *cascade, const lede_match *match, lede_error *err);
/* Rows of one lede.article function. */
lede_status lede_harvest_emitter(lede_cascade *cascade, uint32_t emitter_i, lede_error *err);

/* ---- language.c ---- */

/* The language of an article that names none, as the options have it, into article and result. */
lede_status lede_cascade_language(lede_cascade *cascade, lede_error *err);

/* ---- outcome.c ---- */

/* Who the article is, into the result. */
lede_status lede_outcome_identify(lede_result *result, const lede_article *article,
                                  lede_error *err);
/* After the last step: limits hit, sentences, mentions, only what the script keeps. */
lede_status lede_outcome_finish(lede_cascade *cascade, lede_error *err);

#endif
