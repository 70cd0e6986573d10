/* sense_faults_test.c — memory that runs out while senses are opened, named and looked up. */
#include "faults.h"

#include "language/sense.h"

static lede_status look_up(const lede_senses *senses, lede_arena *arena, lede_error *err) {
    lede_sense_set wanted, set;
    bool ok = true;
    LEDE_TRY(lede_senses_find(senses, LEDE_SLICE("country"), arena, &wanted, err));
    if (!lede_senses_of(senses, LEDE_SLICE("France"), LEDE_SENSE_OF_PROPER, arena, &set)) {
        return lede_fail_memory(err);
    }
    for (uint32_t i = 0; i < set.count; i++) lede_senses_name(senses, set.items[i], arena, &ok);
    if (!ok) return lede_fail_memory(err);
    bool has = lede_senses_has(senses, LEDE_SLICE("France"), LEDE_SENSE_OF_PROPER, &wanted);
    if (!has || set.count < 5) return LEDE_FORMAT;
    lede_status status = lede_senses_find(senses, LEDE_SLICE("contry"), arena, &wanted, err);
    return status == LEDE_SYNTAX ? LEDE_OK : status;
}

static lede_status whole(lede_error *err) {
    lede_senses *senses = NULL;
    lede_arena arena;
    LEDE_TRY(lede_senses_open("scripts/models/english.senses", &senses, err));
    lede_arena_init(&arena, 0);
    lede_status status = look_up(senses, &arena, err);
    lede_arena_clear(&arena);
    lede_senses_close(senses);
    return status;
}

/* An arena whose limit is small runs out at every block in turn. */
static lede_status within(const lede_senses *senses, size_t limit, lede_error *err) {
    lede_arena arena;
    lede_arena_init(&arena, limit);
    lede_status status = look_up(senses, &arena, err);
    lede_arena_clear(&arena);
    return status;
}

TEST(an_arena_may_be_full_anywhere) {
    lede_error err = {0};
    lede_senses *senses = NULL;
    CHECK_INT(lede_senses_open("scripts/models/english.senses", &senses, &err), LEDE_OK);
    size_t limit = 16;
    while (limit < 4096 && within(senses, limit, &err) == LEDE_NOMEM) limit += 16;
    CHECK(limit > 64 && limit < 4096);
    CHECK_INT(within(senses, limit, &err), LEDE_OK);
    lede_senses_close(senses);
}

TEST(memory_may_run_out_anywhere) {
    lede_error err = {0};
    CHECK_INT(whole(&err), LEDE_OK);
    FAIL_EACH(whole(&err));
}

int main(void) {
    RUN(an_arena_may_be_full_anywhere);
    RUN(memory_may_run_out_anywhere);
    return DONE();
}
