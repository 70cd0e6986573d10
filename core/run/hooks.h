/* hooks.h — what the cascade asks of a script's functions, as function pointers, so that room run
 * knows no Lua. Room lua fills them; a C host or a test may fill them too.
 * thread: every call but open_worker is made by the worker that owns `worker`; open_worker and
 * close_worker of one worker are called in that worker's thread
 * floor: run — may include all rooms below it */
#ifndef LEDE_RUN_HOOKS_H
#define LEDE_RUN_HOOKS_H

#include "match/matcher.h"
#include "record/result.h"

/* What a callback may look at and write to: the article in the worker's hands. */
typedef struct lede_desk {
    lede_article *article;
    lede_layers *layers;
    lede_matcher *matcher;
    lede_result *result;
} lede_desk;

/* Statuses: OK; SCRIPT (the function failed: that match or stage is dropped, one failure row);
 * LIMIT (the article fails); NOMEM. Values handed out are borrowed until the next call. */
typedef struct lede_hooks {
    void *host;
    lede_status (*open_worker)(void *host, void **worker, lede_error *err);
    void (*close_worker)(void *worker);
    lede_status (*begin_article)(void *worker, lede_desk *desk, lede_error *err);
    void (*end_article)(void *worker); /* objects of this article answer "article is closed" */
    lede_status (*where)(void *worker, uint32_t rule, const lede_match *match, bool *keep,
                         lede_error *err);
    /* `values`: one a field of the rule's table. *n_rows 0: nothing; 1; or several, values then
     * hold n_rows × fields. */
    lede_status (*emit)(void *worker, uint32_t rule, const lede_match *match,
                        const lede_value **values, uint32_t *n_rows, lede_error *err);
    lede_status (*annotate)(void *worker, uint32_t rule, const lede_match *match,
                            const lede_named_value **values, uint32_t *n_values, lede_error *err);
    lede_status (*stage)(void *worker, uint32_t stage, lede_error *err);
    lede_status (*emit_article)(void *worker, uint32_t emitter, const lede_value **values,
                                uint32_t *n_rows, lede_error *err);
} lede_hooks;

#endif
