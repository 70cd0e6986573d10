#include "test.h"

#include "base/map.h"

TEST(an_empty_map_finds_nothing) {
    lede_map map = {0};
    CHECK(lede_map_get(&map, LEDE_SLICE("EU")) == LEDE_MAP_NONE);
    lede_map_clear(&map);
}

TEST(what_was_put_is_found_and_replaced) {
    lede_map map = {0};
    CHECK(lede_map_put(&map, LEDE_SLICE("EU"), 1));
    CHECK(lede_map_put(&map, LEDE_SLICE("UN"), 2));
    CHECK(lede_map_put(&map, LEDE_SLICE(""), 3));
    CHECK_INT(lede_map_get(&map, LEDE_SLICE("EU")), 1);
    CHECK_INT(lede_map_get(&map, LEDE_SLICE("")), 3);
    CHECK(lede_map_get(&map, LEDE_SLICE("EUR")) == LEDE_MAP_NONE);
    CHECK(lede_map_put(&map, LEDE_SLICE("EU"), 9));
    CHECK_INT(lede_map_get(&map, LEDE_SLICE("EU")), 9);
    CHECK_INT(map.count, 3);
    lede_map_clear(&map);
}

TEST(many_keys_survive_growth) {
    enum { KEYS = 20000 };
    char(*names)[8] = calloc(KEYS, sizeof *names);
    CHECK(names != NULL);
    if (names == NULL) return;
    lede_map map = {0};
    for (uint32_t i = 0; i < KEYS; i++) {
        snprintf(names[i], sizeof names[i], "k%u", i);
        CHECK(lede_map_put(&map, lede_slice_of(names[i]), i));
    }
    CHECK_INT(map.count, KEYS);
    for (uint32_t i = 0; i < KEYS && test_ok; i++) {
        CHECK_INT(lede_map_get(&map, lede_slice_of(names[i])), i);
    }
    lede_map_clear(&map);
    free(names);
}

int main(void) {
    RUN(an_empty_map_finds_nothing);
    RUN(what_was_put_is_found_and_replaced);
    RUN(many_keys_survive_growth);
    return DONE();
}
