#include "test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "run/window.h"

#define KIB 1024

static void rest(long milliseconds) {
    struct timespec time = {.tv_nsec = milliseconds * 1000000};
    nanosleep(&time, NULL);
}

static lede_window *new_window(uint64_t bytes) {
    lede_window *window = NULL;
    CHECK_OK(lede_window_new(bytes, &window, err));
    return window;
}

static void fill(lede_window *window, size_t size) {
    lede_frame *frame = lede_window_room(window);
    CHECK(frame != NULL && frame->bytes == NULL);
    if (frame == NULL) return;
    *frame = (lede_frame){.path = "x", .bytes = calloc(1, size), .size = size};
}

static void admit(lede_window *window, size_t size) {
    fill(window, size);
    lede_window_admit(window);
}

/* A result that holds about `size` bytes. */
static lede_result *new_result(uint64_t n, size_t size) {
    lede_result *result = lede_result_new(n, NULL);
    if (result != NULL) lede_arena_alloc(&result->arena, size);
    return result;
}

static void put(lede_window *window, uint64_t n, size_t size) {
    lede_window_put(window, n, new_result(n, size), LEDE_OK, NULL);
}

static bool take(lede_window *window, uint64_t *n) {
    lede_result *spent;
    return lede_window_take(window, n, &spent) != NULL;
}

TEST(results_come_in_input_order_whatever_is_done_first) {
    lede_window *window = new_window(1024 * KIB);
    uint64_t n;
    for (int i = 0; i < 3; i++) {
        admit(window, 10);
    }
    lede_window_finish(window, LEDE_END, NULL);
    for (uint64_t i = 0; i < 3; i++) {
        CHECK(take(window, &n));
        CHECK_INT(n, i);
    }
    CHECK(!take(window, &n));
    put(window, 2, 10);
    put(window, 0, 10);
    put(window, 1, 10);
    for (uint64_t i = 0; i < 3; i++) {
        lede_result *result;
        CHECK_OK(lede_window_next(window, &result, err));
        CHECK_INT(result->n, i);
        lede_result_free(result);
    }
    lede_result *result;
    CHECK(lede_window_next(window, &result, NULL) == LEDE_END);
    lede_window_free(window);
}

/* A reader that admits `n_frames` frames of `frame_bytes`. */
typedef struct feed {
    lede_window *window;
    int n_frames;
    size_t frame_bytes, result_bytes;
    atomic_int n_admitted, n_done;
    atomic_size_t inside, peak; /* bytes of frames and results between reader and caller */
    bool stuck_first;           /* the first article takes long */
} feed;

static void note_inside(feed *f, size_t more, size_t less) {
    size_t now = atomic_fetch_add(&f->inside, more - less) + more - less;
    size_t peak = atomic_load(&f->peak);
    while (now > peak && !atomic_compare_exchange_weak(&f->peak, &peak, now)) continue;
}

static void *read_frames(void *context) {
    feed *f = context;
    for (int i = 0; i < f->n_frames; i++) {
        fill(f->window, f->frame_bytes);
        note_inside(f, f->frame_bytes, 0);
        lede_window_admit(f->window);
        atomic_fetch_add(&f->n_admitted, 1);
    }
    lede_window_finish(f->window, LEDE_END, NULL);
    return NULL;
}

static void *work_frames(void *context) {
    feed *f = context;
    uint64_t n;
    while (take(f->window, &n)) {
        if (n == 0 && f->stuck_first) rest(60);
        atomic_fetch_add(&f->n_done, 1);
        note_inside(f, f->result_bytes, f->frame_bytes);
        put(f->window, n, f->result_bytes);
    }
    return NULL;
}

enum { N_WORKERS = 3 };

/* All frames through, the caller slow if asked; how many came out. */
static int run_feed(feed *f, bool slow_caller) {
    pthread_t reader, workers[N_WORKERS];
    pthread_create(&reader, NULL, read_frames, f);
    for (int i = 0; i < N_WORKERS; i++) pthread_create(&workers[i], NULL, work_frames, f);
    int n_results = 0;
    lede_result *result;
    while (lede_window_next(f->window, &result, NULL) == LEDE_OK) {
        CHECK_INT(result->n, n_results);
        n_results++;
        note_inside(f, 0, f->result_bytes);
        if (slow_caller && n_results % 8 == 0) rest(1);
        lede_result_free(result);
    }
    pthread_join(reader, NULL);
    for (int i = 0; i < N_WORKERS; i++) pthread_join(workers[i], NULL);
    return n_results;
}

TEST(a_slow_caller_holds_the_reader_back) {
    feed f = {.n_frames = 300, .frame_bytes = 40 * KIB, .result_bytes = 40 * KIB};
    f.window = new_window(1024 * KIB);
    CHECK_INT(run_feed(&f, true), 300);
    /* a frame on top of one half, a result a worker on top of the other */
    CHECK(f.peak <= (1024 + 60 + N_WORKERS * 60) * KIB);
    CHECK(f.peak >= 256 * KIB);
    lede_window_free(f.window);
}

TEST(results_larger_than_their_frames_stay_inside_the_window) {
    feed f = {.n_frames = 200, .frame_bytes = 10, .result_bytes = 200 * KIB, .stuck_first = true};
    f.window = new_window(1024 * KIB);
    CHECK_INT(run_feed(&f, true), 200);
    CHECK(f.peak <= (1024 + 18 + N_WORKERS * 220) * KIB);
    lede_window_free(f.window);
}

TEST(a_window_of_one_byte_lets_one_article_in_at_a_time) {
    feed f = {.n_frames = 50, .frame_bytes = 100 * KIB, .result_bytes = 100 * KIB};
    f.window = new_window(1);
    CHECK_INT(run_feed(&f, false), 50);
    CHECK(f.peak <= 3 * 120 * KIB);
    lede_window_free(f.window);
}

TEST(stop_gives_what_is_begun_and_drops_what_waits) {
    lede_window *window = new_window(1024 * KIB);
    uint64_t n;
    lede_result *result;
    for (int i = 0; i < 3; i++) {
        admit(window, 10);
    }
    CHECK(take(window, &n));
    lede_window_stop(window);
    CHECK(!take(window, &n));
    CHECK(lede_window_room(window) == NULL);
    put(window, 0, 10);
    CHECK_OK(lede_window_next(window, &result, err));
    lede_result_free(result);
    lede_error why = {0};
    CHECK(lede_window_next(window, &result, &why) == LEDE_STOPPED);
    CHECK_STRING(why.message, "stopped");
    lede_window_free(window);
}

TEST(stop_wakes_a_caller_that_waits) {
    feed f = {.n_frames = 0};
    f.window = new_window(1024 * KIB);
    pthread_t worker;
    pthread_create(&worker, NULL, work_frames, &f);
    lede_window_stop(f.window);
    lede_result *result;
    CHECK(lede_window_next(f.window, &result, NULL) == LEDE_STOPPED);
    pthread_join(worker, NULL);
    lede_window_free(f.window);
}

/* A source that was told to stop says that it is at its end. */
TEST(an_input_that_was_cut_off_is_not_at_its_end) {
    lede_window *window = new_window(1024 * KIB);
    lede_result *result;
    lede_window_stop(window);
    lede_window_finish(window, LEDE_END, NULL);
    CHECK(lede_window_next(window, &result, NULL) == LEDE_STOPPED);
    lede_window_free(window);
}

typedef struct hold {
    lede_window *window;
    int n_waits;
} hold;

static void note_wait(void *context) {
    hold *h = context;
    h->n_waits++;
}

/* Nothing comes before the caller has been told three times. */
static void let_go(void *context) {
    hold *h = context;
    note_wait(h);
    if (h->n_waits == 3) lede_window_finish(h->window, LEDE_END, NULL);
}

TEST(a_caller_that_waits_long_is_told) {
    hold h = {.window = new_window(1024 * KIB)};
    lede_result *result;
    lede_window_on_wait(h.window, let_go, &h);
    CHECK(lede_window_next(h.window, &result, NULL) == LEDE_END);
    CHECK_INT(h.n_waits, 3);
    lede_window_free(h.window);
}

TEST(a_caller_that_need_not_wait_is_not_told) {
    hold h = {.window = new_window(1024 * KIB)};
    uint64_t n;
    lede_result *result;
    lede_window_on_wait(h.window, note_wait, &h);
    admit(h.window, 10);
    lede_window_finish(h.window, LEDE_END, NULL);
    CHECK(take(h.window, &n));
    put(h.window, n, 10);
    CHECK_OK(lede_window_next(h.window, &result, err));
    lede_result_free(result);
    CHECK(lede_window_next(h.window, &result, NULL) == LEDE_END);
    CHECK_INT(h.n_waits, 0);
    lede_window_free(h.window);
}

TEST(an_error_stands_at_its_place_in_the_order) {
    lede_window *window = new_window(1024 * KIB);
    uint64_t n;
    lede_result *result;
    for (int i = 0; i < 2; i++) {
        admit(window, 10);
        CHECK(take(window, &n));
    }
    lede_error why = {0}, got = {0};
    lede_fail(&why, LEDE_NOMEM, "out of memory");
    lede_window_put(window, 1, NULL, LEDE_NOMEM, &why);
    put(window, 0, 10);
    CHECK_OK(lede_window_next(window, &result, err));
    CHECK_INT(result->n, 0);
    lede_result_free(result);
    CHECK(lede_window_next(window, &result, &got) == LEDE_NOMEM);
    CHECK_STRING(got.message, "out of memory");
    CHECK(lede_window_next(window, &result, &got) == LEDE_NOMEM);
    lede_window_free(window);
}

TEST(a_result_that_is_done_with_is_used_again) {
    lede_window *window = new_window(1024 * KIB);
    lede_result *result, *spent, *large = new_result(0, 100 * KIB);
    uint64_t n;
    for (int i = 0; i < 3; i++) admit(window, 10);
    CHECK(lede_window_take(window, &n, &spent) != NULL);
    CHECK(spent == NULL);
    put(window, 0, 10);
    CHECK_OK(lede_window_next(window, &result, err));
    lede_window_give_back(window, large); /* freed: nobody keeps so much */
    lede_window_give_back(window, result);
    lede_window_give_back(window, NULL);
    CHECK(take(window, &n));
    put(window, 1, 10);
    lede_result *second;
    CHECK_OK(lede_window_next(window, &second, err));
    CHECK(lede_window_take(window, &n, &spent) != NULL);
    CHECK(spent == result);
    lede_result_reset(spent, 2);
    CHECK_INT(spent->n, 2);
    CHECK_INT(spent->arena.used, 0);
    lede_window_put(window, 2, spent, LEDE_OK, NULL);
    lede_window_give_back(window, second);
    lede_window_free(window); /* also what was given back and what nobody took */
}

TEST(a_source_that_breaks_ends_the_run_after_what_it_gave) {
    lede_window *window = new_window(1024 * KIB);
    uint64_t n;
    lede_result *result;
    admit(window, 10);
    lede_error why = {0}, got = {0};
    lede_fail(&why, LEDE_IO, "the disk is gone");
    lede_window_finish(window, LEDE_IO, &why);
    CHECK(take(window, &n));
    CHECK(!take(window, &n));
    put(window, n, 10);
    CHECK_OK(lede_window_next(window, &result, err));
    lede_result_free(result);
    CHECK(lede_window_next(window, &result, &got) == LEDE_IO);
    CHECK_STRING(got.message, "the disk is gone");
    lede_window_free(window);
}

int main(void) {
    RUN(results_come_in_input_order_whatever_is_done_first);
    RUN(a_slow_caller_holds_the_reader_back);
    RUN(results_larger_than_their_frames_stay_inside_the_window);
    RUN(a_window_of_one_byte_lets_one_article_in_at_a_time);
    RUN(stop_gives_what_is_begun_and_drops_what_waits);
    RUN(stop_wakes_a_caller_that_waits);
    RUN(an_input_that_was_cut_off_is_not_at_its_end);
    RUN(a_caller_that_waits_long_is_told);
    RUN(a_caller_that_need_not_wait_is_not_told);
    RUN(an_error_stands_at_its_place_in_the_order);
    RUN(a_result_that_is_done_with_is_used_again);
    RUN(a_source_that_breaks_ends_the_run_after_what_it_gave);
    return DONE();
}
