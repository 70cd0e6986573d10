/* cascade.h — one article through the steps: tokens → sentences → lexicon hits → phase, stage,
 * phase … → records. A cascade is a worker's whole scratch.
 * owner: a worker; thread: that worker
 * floor: run */
#ifndef LEDE_RUN_CASCADE_H
#define LEDE_RUN_CASCADE_H

#include "load/format.h"
#include "run/hooks.h"
#include "run/program.h"

/* The view of an article, if one was asked for: filled by room engine, which knows the views. */
typedef lede_status (*lede_view_fn)(void *context, lede_desk *desk, lede_buffer *out,
                                    lede_error *err);
typedef struct lede_cascade_options {
    lede_view_fn view; /* NULL: none */
    void *view_context; /* immutable, shared by workers */
    bool tokens;        /* tokenise, even without a program */
    lede_tokenise_options tokenise;
} lede_cascade_options;

typedef struct lede_cascade lede_cascade;

/* `program` NULL: load and view only. `hooks` NULL: a program without functions. */
lede_status lede_cascade_new(const lede_program *program, const lede_hooks *hooks,
                             const lede_cascade_options *options, lede_cascade **out,
                             lede_error *err);
void lede_cascade_free(lede_cascade *cascade);

/* All of one frame into `result`. Whatever is wrong with the article or a callback becomes failure
 * rows of the result; the status is OK unless the run itself cannot go on (NOMEM of the result). */
lede_status lede_cascade_run(lede_cascade *cascade, const lede_frame *frame, lede_result *result,
                             lede_error *err);
/* The same for an article that is already parsed (examples). Its arena is the caller's. */
lede_status lede_cascade_run_article(lede_cascade *cascade, lede_article *article,
                                     lede_result *result, lede_error *err);

#endif
