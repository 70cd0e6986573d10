/* gather_faults_test.c — memory that runs out while texts are gathered. */
#include "faults.h"

#include "corpus/gather.h"

static lede_status gather_all(lede_gather *gather, lede_error *err) {
    static const char *const texts[] = {"ferry 3 sink 1", "bank 2 profit 1", "ferry 1 sink 2"};
    uint32_t group = 0;
    double closeness = 0;
    for (size_t i = 0; i < 3; i++) LEDE_TRY(lede_gather_note(gather, lede_slice_of(texts[i]), err));
    for (size_t i = 0; i < 3; i++) {
        const lede_gather_text text = {.words = lede_slice_of(texts[i])};
        LEDE_TRY(lede_gather_add(gather, &text, &group, &closeness, err));
    }
    return group == 1 ? LEDE_OK : LEDE_FORMAT;
}

static lede_status gather_new(lede_error *err) {
    const lede_gather_options options = {.least = 0.3, .window = -1, .middle = -1};
    lede_gather *gather = NULL;
    LEDE_TRY(lede_gather_new(&options, &gather, err));
    lede_status status = gather_all(gather, err);
    lede_gather_free(gather);
    return status;
}

TEST(memory_may_run_out_anywhere) {
    lede_error err = {0};
    FAIL_EACH(gather_new(&err));
}

int main(void) {
    RUN(memory_may_run_out_anywhere);
    return DONE();
}
