/* faults.h — for tests whose name ends in _faults_test.c: fail the n-th allocation of the library,
 * for every n, until all goes well.
 *     TEST(memory_may_run_out) { FAIL_EACH(make_and_free(&err)); }
 * The call must come back with LEDE_NOMEM and, under ASan, leave nothing behind. */
#ifndef LEDE_TESTS_FAULTS_H
#define LEDE_TESTS_FAULTS_H

#include "test.h"

static long long faults_left = -1; /* allocations until one fails; negative: none fails */
static bool faults_benign;         /* the one that failed was a library's that can do without */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);

static bool faults_now(void) {
    return faults_left >= 0 && faults_left-- == 0;
}
void *__wrap_malloc(size_t size) {
    return faults_now() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t count, size_t size) {
    return faults_now() ? NULL : __real_calloc(count, size);
}
void *__wrap_realloc(void *block, size_t size) {
    return faults_now() ? NULL : __real_realloc(block, size);
}
void *__wrap_aligned_alloc(size_t alignment, size_t size) {
    return faults_now() ? NULL : __real_aligned_alloc(alignment, size);
}

/* `call` is an expression of type lede_status. */
#define FAIL_EACH(call)                                                                            \
    do {                                                                                           \
        enum { MOST_ = 100000 };                                                                   \
        long long n_ = 0;                                                                          \
        for (; n_ < MOST_; n_++) {                                                                 \
            faults_left = n_;                                                                      \
            faults_benign = false;                                                                 \
            lede_status status_ = (call);                                                          \
            bool reached_ = faults_left < 0;                                                       \
            faults_left = -1;                                                                      \
            if (!reached_) {                                                                       \
                CHECK_INT(status_, LEDE_OK);                                                       \
                break;                                                                             \
            }                                                                                      \
            if (status_ != LEDE_NOMEM && !(status_ == LEDE_OK && faults_benign)) {                 \
                test_ok = false;                                                                   \
                printf("# %s:%d: allocation %lld failed: status %s\n", __FILE__, __LINE__, n_,     \
                       lede_status_name(status_));                                                 \
                if (status_ != LEDE_OK) break;                                                     \
            }                                                                                      \
        }                                                                                          \
        CHECK(n_ > 0 && n_ < MOST_);                                                               \
    } while (0)

#endif
