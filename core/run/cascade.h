/* cascade.h — one article through the steps: tokens → sentences → lexicon hits → phase, stage,
 * phase … → records. A cascade is a worker's whole scratch: what it holds for one article is gone
 * with the next, and its memory is flat however long the run.
 * owner: a worker; thread: that worker
 * floor: run */
#ifndef LEDE_RUN_CASCADE_H
#define LEDE_RUN_CASCADE_H

#include "load/format.h"
#include "run/hooks.h"
#include "run/program.h"

/* The view of an article, if one was asked for: filled by room engine, which knows the views.
 * `desk->layers` and `desk->matcher` are NULL without a program. Anything but OK ends the run. */
typedef lede_status (*lede_view_fn)(void *context, lede_desk *desk, lede_buffer *out,
                                    lede_error *err);
typedef struct lede_cascade_options {
    lede_view_fn view;   /* NULL: none */
    void *view_context;  /* immutable, shared by workers */
    bool view_of_layers; /* it shows what steps write, and not records alone */
    bool no_mentions;    /* nobody reads the rows of mentions: none are made */
    bool tokens;         /* tokenise, even without a program */
    bool all_tables;     /* keep the records of tables that the script does not keep (examples) */
    bool guess_language; /* of an article that names none, from its text */
    const char *language_code; /* of an article that names none, in place of a guess; NULL: none */
    const char *where; /* only articles for which this holds; NULL: all. See record/where.h */
    lede_tokenise_options tokenise;
    lede_language *language; /* for a view without a program; NULL: none */
    bool every_match;        /* a record also of matches of rules that write none */
    lede_cover cover;        /* count what rules do, in result->coverage … */
    const bool *uncovered;   /* … but not of these rules; NULL: of all */
    bool why;                /* note all that happens to one rule, in desk->why */
    uint32_t why_rule;       /* of the program */
} lede_cascade_options;

typedef struct lede_cascade lede_cascade;

/* `program` NULL: load and view only; else sealed. `hooks` NULL: a program without functions. Opens
 * the worker of the hooks, in the calling thread. SYNTAX, USAGE: `where`. */
lede_status lede_cascade_new(const lede_program *program, const lede_hooks *hooks,
                             const lede_cascade_options *options, lede_cascade **out,
                             lede_error *err);
void lede_cascade_free(lede_cascade *cascade); /* NULL is fine; in the thread that made it */

/* All of one frame into `result`, which is fresh. Whatever is wrong with the article or a callback
 * becomes failure rows of the result; the status is OK unless the run itself cannot go on: NOMEM
 * (the machine's, not the article's limit), a worker that does not open again, a view that fails.
 * When a callback reaches a limit, the article is done once more in a fresh worker, and that
 * counts. */
lede_status lede_cascade_run(lede_cascade *cascade, const lede_frame *frame, lede_result *result,
                             lede_error *err);
/* The same for an article that is already parsed (examples). Its arena is the caller's, and stands
 * until the next run. */
lede_status lede_cascade_run_article(lede_cascade *cascade, lede_article *article,
                                     lede_result *result, lede_error *err);

/* Note from now on all that happens to one rule, in place of any other. */
void lede_cascade_explain(lede_cascade *cascade, uint32_t rule);
/* What was noted of the article just run, until the next run; NULL: nothing. */
const lede_why *lede_cascade_why(const lede_cascade *cascade);

/* The layers of the article just run, until the next run; NULL when it did not come so far. Behind
 * lede_cascade_run, whose article is gone, only those that steps have written can be asked. */
const lede_layers *lede_cascade_layers(const lede_cascade *cascade);

#endif
