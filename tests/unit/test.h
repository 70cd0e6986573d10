/* test.h — a unit test is a program: TEST functions, listed in main with RUN, results as TAP.
 *     TEST(empty_text_has_no_tokens) { … CHECK(n == 0); }
 *     int main(void) { RUN(empty_text_has_no_tokens); return DONE(); } */
#ifndef LEDE_TESTS_TEST_H
#define LEDE_TESTS_TEST_H

#include "base/platform.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/status.h"

enum { TEST_NAME_BYTES = 256 };

static int test_n, test_failed_n;
static bool test_ok;

static inline void test_report(const char *name) {
    test_n++;
    if (!test_ok) test_failed_n++;
    printf("%sok %d - %s\n", test_ok ? "" : "not ", test_n, name);
}

#define TEST(name) static void name(void)
#define RUN(name)                                                                                  \
    do {                                                                                           \
        test_ok = true;                                                                            \
        name();                                                                                    \
        test_report(#name);                                                                        \
    } while (0)
#define DONE() (printf("1..%d\n", test_n), fflush(stdout), test_failed_n == 0 ? 0 : 1)

/* A name for mkstemp and mkdtemp. tests/run clears the folder away behind each program. */
static inline char *test_temporary(char name[TEST_NAME_BYTES]) {
    const char *folder = getenv("TMPDIR");
    snprintf(name, TEST_NAME_BYTES, "%s/lede-XXXXXX", folder == NULL ? "/tmp" : folder);
    return name;
}

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            test_ok = false;                                                                       \
            printf("# %s:%d: %s\n", __FILE__, __LINE__, #condition);                               \
        }                                                                                          \
    } while (0)
#define CHECK_INT(got, wanted)                                                                     \
    do {                                                                                           \
        long long got_ = (long long)(got), wanted_ = (long long)(wanted);                          \
        if (got_ != wanted_) {                                                                     \
            test_ok = false;                                                                       \
            printf("# %s:%d: %s is %lld, expected %lld\n", __FILE__, __LINE__, #got, got_,         \
                   wanted_);                                                                       \
        }                                                                                          \
    } while (0)
#define CHECK_TEXT(got, wanted)                                                                    \
    do {                                                                                           \
        lede_slice got_ = (got);                                                                   \
        if (!lede_slice_is(got_, (wanted))) {                                                      \
            test_ok = false;                                                                       \
            printf("# %s:%d: %s is \"%.*s\", expected \"%s\"\n", __FILE__, __LINE__, #got,         \
                   (int)got_.size, got_.data == NULL ? "" : got_.data, (wanted));                  \
        }                                                                                          \
    } while (0)
#define CHECK_STRING(got, wanted) CHECK_TEXT(lede_slice_of(got), wanted)
/* The call succeeds; else its message is shown. */
#define CHECK_OK(call)                                                                             \
    do {                                                                                           \
        lede_error err_ = {0}, *err = &err_;                                                       \
        lede_status status_ = (call);                                                              \
        if (status_ != LEDE_OK) {                                                                  \
            test_ok = false;                                                                       \
            printf("# %s:%d: %s failed: %s\n", __FILE__, __LINE__, #call, err->message);           \
        }                                                                                          \
    } while (0)

#endif
