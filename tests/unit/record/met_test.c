#include "test.h"

#include "base/hash.h"
#include "record/met.h"

static uint64_t hash(uint64_t n) {
    return lede_hash((lede_slice){(const char *)&n, sizeof n});
}

TEST(what_came_is_never_told_as_new) {
    lede_met met;
    CHECK(lede_met_init(&met));
    for (uint64_t n = 0; n < 1000; n++) lede_met_add(&met, hash(n));
    for (uint64_t n = 0; n < 1000; n++) CHECK(lede_met_add(&met, hash(n)));
    lede_met_clear(&met);
}

TEST(what_is_new_is_told_as_new) {
    lede_met met;
    CHECK(lede_met_init(&met));
    CHECK(!lede_met_add(&met, UINT64_C(1) << 32));
    CHECK(!lede_met_add(&met, UINT64_C(2) << 32));
    CHECK(!lede_met_add(&met, 3));
    CHECK(lede_met_add(&met, UINT64_C(2) << 32 | 1)); /* perhaps: both bits are of others */
    lede_met_clear(&met);
}

TEST(without_memory_all_may_have_come) {
    lede_met met = {0};
    CHECK(lede_met_add(&met, 1));
    lede_met_clear(&met);
}

int main(void) {
    RUN(what_came_is_never_told_as_new);
    RUN(what_is_new_is_told_as_new);
    RUN(without_memory_all_may_have_come);
    return DONE();
}
