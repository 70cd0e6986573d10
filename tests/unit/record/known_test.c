#include "test.h"

#include "record/known.h"

static lede_digest digest(uint64_t n) {
    return lede_digest_of((lede_slice){(const char *)&n, sizeof n});
}

TEST(an_empty_one_knows_nothing) {
    lede_known known = {0};
    CHECK(!lede_known_meet(&known, digest(1), 0));
    lede_known_clear(&known);
}

TEST(each_is_met_once_and_keeps_its_places) {
    lede_known known = {0};
    for (uint64_t n = 0; n < 1000; n++) CHECK(lede_known_add(&known, digest(n), n));
    CHECK(!lede_known_meet(&known, digest(1000), 0));
    for (uint64_t n = 0; n < 999; n++) CHECK(lede_known_meet(&known, digest(n), n + 5));
    CHECK(!lede_known_meet(&known, digest(3), 3));
    CHECK_INT(known.n_met, 999);
    CHECK_INT(known.frames.data[7].n, 7);
    CHECK_INT(known.frames.data[7].now, 12);
    CHECK(known.frames.data[999].now == LEDE_NOT_MET);
    lede_known_clear(&known);
}

TEST(the_same_bytes_may_stand_several_times) {
    lede_known known = {0};
    CHECK(lede_known_add(&known, digest(1), 0) && lede_known_add(&known, digest(1), 1));
    CHECK(lede_known_meet(&known, digest(1), 0));
    CHECK(lede_known_meet(&known, digest(1), 1));
    CHECK(!lede_known_meet(&known, digest(1), 2));
    CHECK_INT(known.frames.data[0].now, 0);
    CHECK_INT(known.frames.data[1].now, 1);
    lede_known_clear(&known);
}

int main(void) {
    RUN(an_empty_one_knows_nothing);
    RUN(each_is_met_once_and_keeps_its_places);
    RUN(the_same_bytes_may_stand_several_times);
    return DONE();
}
