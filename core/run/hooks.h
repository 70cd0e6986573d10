/* hooks.h — what the cascade asks of a script's functions, as function pointers, so that room run
 * knows no Lua. Room lua fills them; a C host or a test may fill them too.
 * thread: all calls with one `worker` are made in one thread, also its open_worker and
 * close_worker; different workers run at the same time
 * floor: run — may include all rooms below it */
#ifndef LEDE_RUN_HOOKS_H
#define LEDE_RUN_HOOKS_H

#include "match/matcher.h"
#include "match/trace.h"
#include "record/result.h"

/* What a callback may look at and write to: the article in the worker's hands. */
typedef struct lede_desk {
    lede_article *article;
    lede_layers *layers;
    lede_matcher *matcher;
    lede_result *result;
    lede_why *why; /* of the rule that the run was asked to explain; NULL: none */
} lede_desk;

/* Statuses: OK; SCRIPT (the function failed: that match, stage or article row is dropped, one
 * failure row with the error's place, or the rule's when it has none); LIMIT (the article is done
 * once more in a worker closed and opened anew, and fails if that reaches a limit too); NOMEM (the
 * run ends). Values handed out are borrowed until the next call. Functions that no rule, stage or
 * emitter of the program asks for may be NULL. */
typedef struct lede_hooks {
    void *host;
    lede_status (*open_worker)(void *host, void **worker, lede_error *err);
    void (*close_worker)(void *worker);
    /* `desk` stands until end_article, which follows if this returned OK, whatever happens between.
     * Anything but OK and NOMEM counts as LIMIT. */
    lede_status (*begin_article)(void *worker, lede_desk *desk, lede_error *err);
    void (*end_article)(void *worker); /* objects of this article answer "article is closed" */
    lede_status (*where)(void *worker, uint32_t rule, const lede_match *match, bool *keep,
                         lede_error *err);
    /* `values`: one a field of the rule's table. *n_rows 0: nothing; 1; or several, values then
     * hold n_rows × fields. */
    lede_status (*emit)(void *worker, uint32_t rule, const lede_match *match,
                        const lede_value **values, uint32_t *n_rows, lede_error *err);
    /* In addition to what the rule's paths give, and instead of it where keys are the same. */
    lede_status (*annotate)(void *worker, uint32_t rule, const lede_match *match,
                            const lede_named_value **values, uint32_t *n_values, lede_error *err);
    /* Writes through desk->layers; what it appends is settled after OK, else forgotten. */
    lede_status (*stage)(void *worker, uint32_t stage, lede_error *err);
    lede_status (*emit_article)(void *worker, uint32_t emitter, const lede_value **values,
                                uint32_t *n_rows, lede_error *err);
} lede_hooks;

#endif
