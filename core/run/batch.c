#include "run/batch.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/where.h"
#include "run/window.h"

/* More than any machine has processors for; each costs a vocabulary and a Lua state. */
enum { MAX_WORKERS = 256 };
#define DEFAULT_WINDOW_BYTES (UINT64_C(64) << 20)
/* The same on every system, so that what recursion allows does not depend on it: 8 MiB, of which
 * only what is used is real. */
#define STACK_BYTES ((size_t)8 << 20)

struct lede_batch {
    lede_source *source;
    lede_batch_options options;
    lede_window *window;
    pthread_t reader, workers[MAX_WORKERS];
    bool has_reader;
    uint32_t n_workers; /* that were started */
    _Atomic uint64_t consumed, size, n_known, n_read;
    lede_input input; /* the reader's until it has finished */
};

/* ---- threads ---- */

static void note_progress(lede_batch *batch) {
    atomic_store(&batch->consumed, lede_source_consumed(batch->source));
    atomic_store(&batch->size, lede_source_size(batch->source));
}

/* A frame that is done already; one that could not be read never is. */
static bool is_known(lede_batch *batch, const lede_frame *frame) {
    if (batch->options.known == NULL || frame->status != LEDE_OK) return false;
    if (!lede_known_meet(batch->options.known, frame->made_of, frame->n)) return false;
    atomic_fetch_add(&batch->n_known, 1);
    return true;
}

/* A frame that is another run's, or done already. */
static bool is_left_out(lede_batch *batch, lede_frame *frame) {
    lede_shard shard = batch->options.shard;
    if (shard.count == 0 && batch->options.known == NULL) return false;
    frame->made_of = lede_frame_digest(frame);
    if (batch->options.known != NULL) lede_input_add(&batch->input, frame->made_of);
    return !lede_shard_has(shard, frame->made_of) || is_known(batch, frame);
}

static void *read_articles(void *context) {
    lede_batch *batch = context;
    lede_error why;
    lede_frame *frame;
    uint64_t n = 0;
    while ((frame = lede_window_room(batch->window)) != NULL) {
        lede_status status = lede_source_next(batch->source, frame, &why);
        note_progress(batch);
        if (status != LEDE_OK) {
            lede_frame_clear(frame);
            lede_window_finish(batch->window, status, status == LEDE_END ? NULL : &why);
            break;
        }
        frame->n = n++;
        if (is_left_out(batch, frame)) {
            lede_frame_clear(frame);
            continue;
        }
        atomic_fetch_add(&batch->n_read, 1);
        lede_window_admit(batch->window);
    }
    return NULL;
}

static void *work(void *context) {
    lede_batch *batch = context;
    const lede_batch_options *options = &batch->options;
    lede_cascade *cascade;
    lede_error why;
    lede_status status =
        lede_cascade_new(options->program, options->hooks, &options->cascade, &cascade, &why);
    if (status != LEDE_OK) {
        lede_window_fail(batch->window, status, &why);
        return NULL;
    }
    const lede_frame *frame;
    lede_result *result;
    uint64_t n;
    while ((frame = lede_window_take(batch->window, &n, &result)) != NULL) {
        if (result != NULL)
            lede_result_reset(result, frame->n);
        else
            result = lede_result_new(frame->n, &why);
        status = result == NULL ? LEDE_NOMEM : lede_cascade_run(cascade, frame, result, &why);
        if (result != NULL) result->made_of = frame->made_of;
        lede_window_put(batch->window, n, result, status, &why);
        if (status != LEDE_OK) break;
    }
    lede_cascade_free(cascade);
    return NULL;
}

static lede_status start_threads(lede_batch *batch, uint32_t n_workers, lede_error *err) {
    pthread_attr_t attributes;
    int code = pthread_attr_init(&attributes);
    if (code != 0) return lede_fail_memory(err);
    code = pthread_attr_setstacksize(&attributes, STACK_BYTES);
    if (code == 0) code = pthread_create(&batch->reader, &attributes, read_articles, batch);
    batch->has_reader = code == 0;
    while (code == 0 && batch->n_workers < n_workers) {
        code = pthread_create(&batch->workers[batch->n_workers], &attributes, work, batch);
        if (code == 0) batch->n_workers++;
    }
    pthread_attr_destroy(&attributes);
    if (code == 0) return LEDE_OK;
    return lede_fail_errno(err, code, "start", "a worker thread");
}

/* ---- open and close ---- */

static uint32_t count_workers(uint32_t wanted) {
    if (wanted == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        wanted = processors < 1 ? 1 : (uint32_t)processors;
    }
    return wanted < MAX_WORKERS ? wanted : MAX_WORKERS;
}

/* Signals stay with the caller's threads: a handler of the host runs where the host expects it. */
static lede_status start_quietly(lede_batch *batch, lede_error *err) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    lede_status status = start_threads(batch, count_workers(batch->options.workers), err);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}

/* Every worker compiles its own; a mistake is told before any article is read. */
static lede_status check_where(const char *where, lede_error *err) {
    lede_where *compiled = NULL;
    if (where == NULL) return LEDE_OK;
    lede_status status = lede_where_new(where, &compiled, err);
    lede_where_free(compiled);
    return status;
}

lede_status lede_batch_open(lede_source *source, const lede_batch_options *options,
                            lede_batch **out, lede_error *err) {
    lede_batch *batch = calloc(1, sizeof *batch);
    *out = NULL;
    if (batch == NULL) return lede_fail_memory(err);
    batch->source = source;
    batch->options = *options;
    uint64_t bytes = options->window_bytes == 0 ? DEFAULT_WINDOW_BYTES : options->window_bytes;
    lede_status status = check_where(options->cascade.where, err);
    if (status == LEDE_OK) status = lede_window_new(bytes, &batch->window, err);
    if (status == LEDE_OK) {
        lede_window_on_wait(batch->window, options->waits, options->waits_context);
        note_progress(batch);
        status = start_quietly(batch, err);
    }
    if (status != LEDE_OK) {
        lede_batch_close(batch);
        return status;
    }
    *out = batch;
    return LEDE_OK;
}

lede_status lede_batch_next(lede_batch *batch, lede_result **out, lede_error *err) {
    return lede_window_next(batch->window, out, err);
}

void lede_batch_give_back(lede_batch *batch, lede_result *result) {
    lede_window_give_back(batch->window, result);
}

void lede_batch_stop(lede_batch *batch) {
    lede_window_stop(batch->window); /* first: no worker begins what is cut off */
    lede_source_stop(batch->source);
}

void lede_batch_close(lede_batch *batch) {
    if (batch == NULL) return;
    if (batch->window != NULL) lede_batch_stop(batch);
    if (batch->has_reader) pthread_join(batch->reader, NULL);
    for (uint32_t i = 0; i < batch->n_workers; i++) pthread_join(batch->workers[i], NULL);
    lede_window_free(batch->window);
    free(batch);
}

uint64_t lede_batch_consumed(const lede_batch *batch) {
    return atomic_load(&batch->consumed);
}

uint64_t lede_batch_read(const lede_batch *batch) {
    return atomic_load(&batch->n_read);
}

uint64_t lede_batch_size(const lede_batch *batch) {
    return atomic_load(&batch->size);
}

uint64_t lede_batch_known(const lede_batch *batch) {
    return atomic_load(&batch->n_known);
}

lede_input lede_batch_input(const lede_batch *batch) {
    return batch->input;
}
