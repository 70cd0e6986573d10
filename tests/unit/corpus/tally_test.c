#include "test.h"

#include "corpus/tally.h"

TEST(keys_have_the_values_they_were_given) {
    lede_tally tally = {0};
    CHECK_INT(lede_tally_get(&tally, 7), 0);
    for (uint64_t key = 0; key < 1000; key++) {
        uint32_t *value = lede_tally_at(&tally, key << 20);
        CHECK_INT(*value, 0);
        *value = (uint32_t)key + 1;
    }
    CHECK_INT(*lede_tally_at(&tally, 0), 1);
    CHECK_INT(lede_tally_get(&tally, UINT64_C(999) << 20), 1000);
    CHECK_INT(lede_tally_get(&tally, 999), 0);
    CHECK_INT(tally.count, 1000);
    lede_tally_clear(&tally);
}

/* Keys that share the slots of a few are the hard case: what stands behind a gap must be found. */
TEST(what_is_not_forgotten_is_found) {
    lede_tally tally = {0};
    for (uint32_t most = 0; most < 20; most++) {
        for (uint64_t key = 0; key < 300; key++) {
            *lede_tally_at(&tally, key % 7 + (key << 40)) = (uint32_t)(key * 31 % 20) + 1;
        }
        lede_tally_forget(&tally, most);
        size_t kept = 0;
        for (uint64_t key = 0; key < 300; key++) {
            uint32_t value = (uint32_t)(key * 31 % 20) + 1;
            CHECK_INT(lede_tally_get(&tally, key % 7 + (key << 40)), value > most ? value : 0);
            kept += value > most;
        }
        CHECK_INT(tally.count, kept);
    }
    lede_tally_clear(&tally);
    lede_tally_forget(&tally, 1);
}

int main(void) {
    RUN(keys_have_the_values_they_were_given);
    RUN(what_is_not_forgotten_is_found);
    return DONE();
}
