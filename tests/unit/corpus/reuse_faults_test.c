/* reuse_faults_test.c — memory that runs out while texts are compared. */
#include "faults.h"

#include "corpus/reuse.h"

static lede_status compare(lede_error *err) {
    static const char text[] = "one two three four five six seven eight nine ten";
    lede_reuse *reuse = NULL;
    LEDE_TRY(lede_reuse_new(3, &reuse, err));
    lede_status status = LEDE_OK;
    for (int i = 0; i < 3 && status == LEDE_OK; i++) {
        const lede_reuse_run *runs = NULL;
        size_t n = 0;
        status = lede_reuse_add(reuse, lede_slice_of(text), &runs, &n, err);
        if (status == LEDE_OK && n != (i == 0 ? 0u : 1u)) status = LEDE_FORMAT;
    }
    lede_reuse_free(reuse);
    return status;
}

TEST(memory_may_run_out_anywhere) {
    lede_error err = {0};
    FAIL_EACH(compare(&err));
}

int main(void) {
    RUN(memory_may_run_out_anywhere);
    return DONE();
}
