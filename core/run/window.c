#include "run/window.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* Articles between reader and caller, however small they are: enough that workers go on while the
 * writer waits for the disk, a tenth of a second of short ones; few enough that a stop is soon
 * done. */
#if defined(LEDE_SMALL)
enum { N_SLOTS = 8, MOST_READY = 2 };
#else
enum { N_SLOTS = 2048, MOST_READY = 64 };
#endif
/* A thread is not woken for every article, which would cost more than a short article itself: the
 * caller when this many results wait for it, the reader when half the room is free. */
enum { WAKE_RESULTS = MOST_READY / 2 + 1 };
/* Memory goes back to the thread that took it, since threads that free what others took wait for
 * each other: results up to this size to workers, who use them again, frames to the reader. */
enum { MOST_SPENT = N_SLOTS, LARGEST_SPENT = 2 * 1024, LARGEST_LEFT = 4 * 1024 };
/* What an article costs beside its bytes: the first chunk of its result's arena, and a slot. */
enum { SLOT_BYTES = 3 * 1024 };
/* How soon a waiting thread sees a stop, which may come from a signal handler and so cannot wake
 * it: 20 ms. */
enum { POLL_NANOSECONDS = 20 * 1000 * 1000 };

/* The frame is touched outside the lock, by one thread at a time: the reader before it is admitted,
 * then the worker that took it until it is put. */
typedef struct slot {
    lede_frame frame;
    bool is_done; /* then: */
    lede_result *result;
    lede_status status; /* not OK ends the run here … */
    lede_error *why;    /* … and says why; heap, NULL when there was no memory for it */
    uint64_t bytes;     /* counted in queued or begun */
} slot;

struct lede_window {
    pthread_mutex_t mutex;
    pthread_cond_t room, work, result; /* the reader, workers, the caller wait for these */
    uint64_t n_waiting_workers;
    bool reader_waits, caller_waits;

    /* Places in the input: head ≤ begun ≤ tail. */
    uint64_t head;  /* next for the caller */
    uint64_t begun; /* next for a worker */
    uint64_t tail;  /* next for the reader */
    uint64_t half;  /* bytes of either budget */
    uint64_t queued_bytes, begun_bytes;
    uint64_t n_done; /* results that wait */

    bool finished, failed;
    lede_status end; /* END, or why there are no more frames */
    lede_error end_why, failure;
    atomic_bool stopped;
    lede_result *spent[MOST_SPENT]; /* for workers to use again */
    size_t n_spent;

    /* The caller's own: results taken out that it has not asked for, and those it has done with. It
     * takes the lock once for many. */
    lede_result *ready[MOST_READY], *returned[MOST_READY];
    size_t n_ready, ready_i, n_returned;
    void (*waits)(void *context); /* told that it still waits; may be NULL */
    void *waits_context;

    slot slots[N_SLOTS];
};

static slot *slot_of(lede_window *window, uint64_t n) {
    return &window->slots[n % N_SLOTS];
}

/* ---- waiting ---- */

#if defined(__APPLE__)
#define WAIT_CLOCK CLOCK_REALTIME /* condition variables know no other there */
#else
#define WAIT_CLOCK CLOCK_MONOTONIC
#endif

static bool init_condition(pthread_cond_t *condition) {
    pthread_condattr_t attributes;
    if (pthread_condattr_init(&attributes) != 0) return false;
#if !defined(__APPLE__)
    pthread_condattr_setclock(&attributes, WAIT_CLOCK);
#endif
    bool ok = pthread_cond_init(condition, &attributes) == 0;
    pthread_condattr_destroy(&attributes);
    return ok;
}

/* Until signalled, or, which is false, long enough to look at `stopped` again. */
static bool wait_for(lede_window *window, pthread_cond_t *condition) {
    struct timespec until;
    clock_gettime(WAIT_CLOCK, &until);
    until.tv_nsec += POLL_NANOSECONDS;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    return pthread_cond_timedwait(condition, &window->mutex, &until) != ETIMEDOUT;
}

static bool is_over(lede_window *window) {
    return window->failed || atomic_load(&window->stopped);
}

static void wake_all(lede_window *window) {
    pthread_cond_broadcast(&window->room);
    pthread_cond_broadcast(&window->work);
    pthread_cond_broadcast(&window->result);
}

/* The caller can go on, and should: there is a batch of results for it, or the workers have nothing
 * else to do, or no room to do it in. */
static void wake_caller(lede_window *window) {
    if (!window->caller_waits || window->head == window->begun) return;
    if (!slot_of(window, window->head)->is_done) return;
    if (window->n_done < WAKE_RESULTS && window->begun < window->tail &&
        window->begun_bytes < window->half) {
        return;
    }
    pthread_cond_signal(&window->result);
}

/* Workers that have nothing to do are no reason while the caller has plenty: where it is the slow
 * one, everybody would be woken for every article. */
static void wake_reader(lede_window *window) {
    if (!window->reader_waits) return;
    bool no_hurry = window->begun < window->tail || window->n_done > N_SLOTS / 4;
    if (no_hurry &&
        (window->tail - window->head > N_SLOTS / 2 || window->queued_bytes > window->half / 2)) {
        return;
    }
    pthread_cond_signal(&window->room);
}

/* ---- new and free ---- */

static bool init_sync(lede_window *window) {
    if (pthread_mutex_init(&window->mutex, NULL) != 0) return false;
    pthread_cond_t *conditions[] = {&window->room, &window->work, &window->result};
    for (size_t i = 0; i < 3; i++) {
        if (init_condition(conditions[i])) continue;
        while (i > 0) pthread_cond_destroy(conditions[--i]);
        pthread_mutex_destroy(&window->mutex);
        return false;
    }
    return true;
}

lede_status lede_window_new(uint64_t max_bytes, lede_window **out, lede_error *err) {
    lede_window *window = calloc(1, sizeof *window);
    *out = NULL;
    if (window == NULL) return lede_fail_memory(err);
    window->half = max_bytes / 2;
    atomic_init(&window->stopped, false);
    if (!init_sync(window)) {
        free(window);
        return lede_fail_memory(err);
    }
    *out = window;
    return LEDE_OK;
}

static void clear_slot(slot *s) {
    lede_frame_clear(&s->frame);
    lede_result_free(s->result);
    free(s->why);
}

void lede_window_free(lede_window *window) {
    if (window == NULL) return;
    for (size_t i = 0; i < N_SLOTS; i++) clear_slot(&window->slots[i]);
    for (size_t i = 0; i < window->n_spent; i++) lede_result_free(window->spent[i]);
    for (size_t i = 0; i < window->n_returned; i++) lede_result_free(window->returned[i]);
    while (window->ready_i < window->n_ready) lede_result_free(window->ready[window->ready_i++]);
    pthread_cond_destroy(&window->room);
    pthread_cond_destroy(&window->work);
    pthread_cond_destroy(&window->result);
    pthread_mutex_destroy(&window->mutex);
    free(window);
}

/* ---- the reader ---- */

static bool has_room(const lede_window *window) {
    if (window->tail - window->head >= N_SLOTS) return false;
    return window->tail == window->begun || window->queued_bytes < window->half;
}

lede_frame *lede_window_room(lede_window *window) {
    pthread_mutex_lock(&window->mutex);
    window->reader_waits = true;
    while (!is_over(window) && !has_room(window)) wait_for(window, &window->room);
    window->reader_waits = false;
    lede_frame *frame = is_over(window) ? NULL : &slot_of(window, window->tail)->frame;
    pthread_mutex_unlock(&window->mutex);
    if (frame != NULL) lede_frame_clear(frame);
    return frame;
}

void lede_window_admit(lede_window *window) {
    pthread_mutex_lock(&window->mutex);
    slot *s = slot_of(window, window->tail++);
    s->is_done = false;
    s->bytes = s->frame.size + SLOT_BYTES;
    window->queued_bytes += s->bytes;
    if (window->n_waiting_workers > 0) pthread_cond_signal(&window->work);
    pthread_mutex_unlock(&window->mutex);
}

void lede_window_finish(lede_window *window, lede_status status, const lede_error *why) {
    pthread_mutex_lock(&window->mutex);
    window->finished = !atomic_load(&window->stopped);
    window->end = status;
    if (why != NULL) window->end_why = *why;
    wake_all(window);
    pthread_mutex_unlock(&window->mutex);
}

/* ---- workers ---- */

static bool may_take(const lede_window *window) {
    if (window->begun == window->tail) return false;
    return window->begun == window->head || window->begun_bytes < window->half;
}

static bool has_ended(lede_window *window) {
    return is_over(window) || (window->finished && window->begun == window->tail);
}

const lede_frame *lede_window_take(lede_window *window, uint64_t *n, lede_result **spent) {
    const lede_frame *frame = NULL;
    *spent = NULL;
    pthread_mutex_lock(&window->mutex);
    window->n_waiting_workers++;
    while (!has_ended(window) && !may_take(window)) wait_for(window, &window->work);
    window->n_waiting_workers--;
    if (!has_ended(window)) {
        *n = window->begun++;
        slot *s = slot_of(window, *n);
        frame = &s->frame;
        window->queued_bytes -= s->bytes;
        window->begun_bytes += s->bytes;
        if (window->n_spent > 0) *spent = window->spent[--window->n_spent];
        wake_reader(window);
    }
    pthread_mutex_unlock(&window->mutex);
    return frame;
}

static lede_error *copy_error(const lede_error *why) {
    lede_error *copy = why == NULL ? NULL : malloc(sizeof *copy);
    if (copy != NULL) *copy = *why;
    return copy;
}

void lede_window_put(lede_window *window, uint64_t n, lede_result *result, lede_status status,
                     const lede_error *why) {
    lede_error *copy = status == LEDE_OK ? NULL : copy_error(why);
    uint64_t bytes = SLOT_BYTES + (result == NULL ? 0 : lede_result_bytes(result));
    slot *s = slot_of(window, n);
    if (s->frame.size > LARGEST_LEFT) lede_frame_clear(&s->frame);
    pthread_mutex_lock(&window->mutex);
    window->begun_bytes += bytes - s->bytes;
    s->is_done = true;
    s->result = result;
    s->status = status;
    s->why = copy;
    s->bytes = bytes;
    window->n_done++;
    wake_caller(window);
    pthread_mutex_unlock(&window->mutex);
}

void lede_window_fail(lede_window *window, lede_status status, const lede_error *why) {
    pthread_mutex_lock(&window->mutex);
    if (!window->failed) {
        window->failed = true;
        window->failure = *why;
        window->failure.status = status;
    }
    wake_all(window);
    pthread_mutex_unlock(&window->mutex);
}

/* ---- the caller ---- */

static lede_status give_error(lede_status status, const lede_error *why, lede_error *err) {
    if (why == NULL) return lede_fail_memory(err);
    if (err != NULL) *err = *why;
    return status;
}

/* Whether the caller need not wait: OK with the slot at the head done, or what ends the run. */
static bool is_decided(lede_window *window, lede_status *status, lede_error *err) {
    if (window->failed) {
        *status = give_error(window->failure.status, &window->failure, err);
        return true;
    }
    if (window->head < window->begun) {
        const slot *s = slot_of(window, window->head);
        if (s->is_done) *status = s->status;
        if (s->is_done && s->status != LEDE_OK) give_error(s->status, s->why, err);
        return s->is_done;
    }
    if (window->finished && window->head == window->tail) {
        *status = window->end;
        if (window->end != LEDE_END) give_error(window->end, &window->end_why, err);
        return true;
    }
    if (!atomic_load(&window->stopped)) return false;
    *status = lede_fail(err, LEDE_STOPPED, "stopped");
    return true;
}

/* Results that are done, from the head on, for the caller alone: one at least, and no more than a
 * small part of the window. */
static void take_ready(lede_window *window) {
    uint64_t bytes = 0;
    window->n_ready = window->ready_i = 0;
    while (window->head < window->begun && window->n_ready < MOST_READY) {
        slot *s = slot_of(window, window->head);
        if (!s->is_done || s->status != LEDE_OK) break;
        if (window->n_ready > 0 && bytes + s->bytes > window->half / 16) break;
        bytes += s->bytes;
        window->ready[window->n_ready++] = s->result;
        s->result = NULL;
        window->head++;
    }
    window->begun_bytes -= bytes;
    window->n_done -= window->n_ready;
}

static void hand_back(lede_window *window) {
    while (window->n_returned > 0 && window->n_spent < MOST_SPENT) {
        window->spent[window->n_spent++] = window->returned[--window->n_returned];
    }
}

void lede_window_give_back(lede_window *window, lede_result *result) {
    bool has_room = window->n_returned < MOST_READY;
    if (result != NULL && has_room && lede_result_bytes(result) <= LARGEST_SPENT) {
        window->returned[window->n_returned++] = result;
    } else {
        lede_result_free(result);
    }
}

void lede_window_on_wait(lede_window *window, void (*waits)(void *context), void *context) {
    window->waits = waits;
    window->waits_context = context;
}

/* The caller's wait, which it is told of when it is long. */
static void wait_for_result(lede_window *window) {
    if (wait_for(window, &window->result) || window->waits == NULL) return;
    pthread_mutex_unlock(&window->mutex);
    window->waits(window->waits_context);
    pthread_mutex_lock(&window->mutex);
}

lede_status lede_window_next(lede_window *window, lede_result **out, lede_error *err) {
    lede_status status = LEDE_OK;
    *out = NULL;
    if (window->ready_i < window->n_ready) {
        *out = window->ready[window->ready_i++];
        return LEDE_OK;
    }
    pthread_mutex_lock(&window->mutex);
    hand_back(window);
    window->caller_waits = true;
    while (!is_decided(window, &status, err)) wait_for_result(window);
    window->caller_waits = false;
    if (status == LEDE_OK) {
        take_ready(window);
        *out = window->ready[window->ready_i++];
        wake_reader(window);
        if (window->n_waiting_workers > 0 && may_take(window))
            pthread_cond_broadcast(&window->work);
    }
    pthread_mutex_unlock(&window->mutex);
    return status;
}

void lede_window_stop(lede_window *window) {
    atomic_store(&window->stopped, true);
}
