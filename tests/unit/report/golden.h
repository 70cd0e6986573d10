/* golden.h — compare what is written with a file in tests/golden/report. When the change is meant:
 *     GOLDEN=update make unit-report
 * writes the files anew; look at `git diff` before committing. */
#ifndef LEDE_TESTS_REPORT_GOLDEN_H
#define LEDE_TESTS_REPORT_GOLDEN_H

#include "test.h"

#include "base/buffer.h"

static inline bool read_whole(const char *path, lede_buffer *out) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return false;
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;) {
        lede_buffer_add(out, (lede_slice){part, n});
    }
    fclose(file);
    return true;
}

/* The first line that differs, for the reader of a failed test. */
static inline void show_difference(lede_slice got, lede_slice wanted) {
    lede_slice a, b;
    for (int line = 1;; line++) {
        bool more_a = lede_slice_line(&got, &a), more_b = lede_slice_line(&wanted, &b);
        if (!more_a && !more_b) return;
        if (more_a && more_b && lede_slice_equal(a, b)) continue;
        printf("# line %d\n#   got      %.*s\n#   expected %.*s\n", line, more_a ? (int)a.size : 0,
               more_a ? a.data : "", more_b ? (int)b.size : 0, more_b ? b.data : "");
        return;
    }
}

static inline void check_golden(const lede_buffer *got, const char *name) {
    char path[256];
    snprintf(path, sizeof path, "tests/golden/report/%s", name);
    CHECK(!got->failed);
    const char *update = getenv("GOLDEN");
    if (update != NULL && strcmp(update, "update") == 0) {
        FILE *file = fopen(path, "wb");
        CHECK(file != NULL);
        if (file == NULL) return;
        CHECK(fwrite(got->data, 1, got->size, file) == got->size);
        CHECK(fclose(file) == 0);
        return;
    }
    lede_buffer wanted = {0};
    bool found = read_whole(path, &wanted);
    bool same = found && lede_slice_equal(lede_buffer_slice(got), lede_buffer_slice(&wanted));
    if (!same) {
        test_ok = false;
        printf("# %s %s\n", path, found ? "differs" : "is not there");
        show_difference(lede_buffer_slice(got), lede_buffer_slice(&wanted));
    }
    lede_buffer_clear(&wanted);
}

#endif
