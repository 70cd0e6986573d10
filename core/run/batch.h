/* batch.h — many articles on several workers, results in input order. A reader thread frames, n
 * workers run cascades, the caller's thread takes results. What is between reader and caller is
 * bounded in bytes (see window.h); the order of results, and every byte of them, is the same for
 * any number of workers. The only room with threads is run.
 * owner: whoever opened it; thread: one caller, save stop
 * floor: run */
#ifndef LEDE_RUN_BATCH_H
#define LEDE_RUN_BATCH_H

#include "load/shard.h"
#include "load/source.h"
#include "record/known.h"
#include "run/cascade.h"

/* What the pointers point to must stand until close. */
typedef struct lede_batch_options {
    const lede_program *program; /* may be NULL */
    const lede_hooks *hooks;     /* may be NULL */
    lede_cascade_options cascade;
    lede_known *known;     /* articles that are left out; results name what they were made of. May
                              be NULL; the batch's until it has ended */
    lede_shard shard;      /* only its articles; the places of results are those in all of the
                              input */
    uint32_t workers;      /* 0 = one a processor; 256 at the most */
    uint64_t window_bytes; /* 0 = 64 MiB; at least one article is always let in */
    /* Called by lede_batch_next some fifty times a second while there is no result. May be NULL. */
    void (*waits)(void *context);
    void *waits_context;
} lede_batch_options;

typedef struct lede_batch lede_batch;

/* The batch reads from `source`, in a thread of its own: nothing else may touch it before close,
 * which leaves it to the caller. USAGE: `where`. */
lede_status lede_batch_open(lede_source *source, const lede_batch_options *options,
                            lede_batch **out, lede_error *err);
/* The next result in input order, to be given back or freed with lede_result_free. END after the
 * last; STOPPED after stop, once the articles in workers' hands are out; NOMEM, SCRIPT when a
 * worker could not start; what lede_source_next or lede_cascade_run ended with. */
lede_status lede_batch_next(lede_batch *batch, lede_result **out, lede_error *err);
void lede_batch_give_back(lede_batch *batch, lede_result *result); /* NULL is fine */
void lede_batch_stop(lede_batch *batch); /* async-signal-safe; the source is at its end then */
/* Stops and joins all threads. */
void lede_batch_close(lede_batch *batch); /* NULL is fine */

/* lede_source_consumed and _size, as the reader last saw them; and how many articles it had read
 * for workers. */
uint64_t lede_batch_consumed(const lede_batch *batch);
uint64_t lede_batch_read(const lede_batch *batch);
uint64_t lede_batch_size(const lede_batch *batch);
uint64_t lede_batch_known(const lede_batch *batch); /* articles left out so far */
/* All of the input, after END; nothing unless there is `known`. */
lede_input lede_batch_input(const lede_batch *batch);

#endif
