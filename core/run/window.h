/* window.h — the articles between reader and caller, in input order: a ring of slots. The reader
 * admits frames at one end, workers take the oldest frame that is not begun and put a result in its
 * place, the caller takes results at the other end.
 *
 * Bounded in bytes by two budgets of half the window each: frames that wait for a worker, and
 * articles begun (in a worker's hands, or results that wait for their turn). The reader waits while
 * the first is spent, save when no frame waits; a worker waits while the second is spent, save for
 * the article that is next in order. So at least one article is always let in, and the one that all
 * others wait for is never held back: no deadlock, whatever the sizes.
 *
 * owner: a batch; thread: one reader, any workers, one caller; stop from anywhere, also a signal
 * handler
 * floor: run */
#ifndef LEDE_RUN_WINDOW_H
#define LEDE_RUN_WINDOW_H

#include "load/format.h"
#include "record/result.h"

typedef struct lede_window lede_window;

lede_status lede_window_new(uint64_t max_bytes, lede_window **out, lede_error *err);
void lede_window_free(lede_window *window); /* after all threads are joined; NULL is fine */
/* While lede_window_next has nothing to give, call this in its thread some fifty times a second.
 * Before the first lede_window_next. */
void lede_window_on_wait(lede_window *window, void (*waits)(void *context), void *context);

/* ---- the reader ---- */

/* Waits for room; a cleared frame to fill, in its place. NULL: stopped. */
lede_frame *lede_window_room(lede_window *window);
void lede_window_admit(lede_window *window); /* the frame that was filled */
/* No more frames: END, or why. Nothing after a stop, which ends the source but not its input. */
void lede_window_finish(lede_window *window, lede_status status, const lede_error *why);

/* ---- a worker ---- */

/* The next frame, to be left where it is until put; its place in the input in *n, in *spent a
 * result to use again, or NULL. NULL: there is no more, or stopped. */
const lede_frame *lede_window_take(lede_window *window, uint64_t *n, lede_result **spent);
/* What came of it; the frame is the window's again. Not OK: the run ends there, with `why`;
 * `result` may be NULL then. */
void lede_window_put(lede_window *window, uint64_t n, lede_result *result, lede_status status,
                     const lede_error *why);
/* The worker cannot start: the run ends at once. */
void lede_window_fail(lede_window *window, lede_status status, const lede_error *why);

/* ---- the caller ---- */

/* The next result in input order; END, STOPPED, or why the run ended. */
lede_status lede_window_next(lede_window *window, lede_result **out, lede_error *err);
/* A result that the caller has done with: used again or freed. NULL is fine. */
void lede_window_give_back(lede_window *window, lede_result *result);
void lede_window_stop(lede_window *window); /* async-signal-safe */

#endif
