#include "test.h"

#include "corpus/gather.h"

static lede_gather *opened(int64_t window) {
    const lede_gather_options options = {.least = 0.3, .window = window, .middle = 7};
    lede_gather *gather = NULL;
    CHECK_OK(lede_gather_new(&options, &gather, err));
    return gather;
}

static uint32_t added(lede_gather *gather, const char *words, int64_t day) {
    uint32_t group = 0;
    double closeness = 0;
    const lede_gather_text text = {.words = lede_slice_of(words), .day = &day};
    CHECK_OK(lede_gather_add(gather, &text, &group, &closeness, err));
    CHECK(closeness > 0.3 && closeness < 1.000001);
    return group;
}

TEST(texts_with_rare_words_in_common_are_one_group) {
    lede_gather *gather = opened(-1);
    const char *texts[] = {"ferry 3 sink 1 harbour 1", "bank 2 profit 1 quarter 1",
                           "ferry 1 owner 1 sink 2", "bank 1 robbery 3 police 2"};
    for (size_t i = 0; i < 4; i++) CHECK_OK(lede_gather_note(gather, lede_slice_of(texts[i]), err));
    CHECK_INT(added(gather, texts[0], 0), 1);
    CHECK_INT(added(gather, texts[1], 0), 2);
    CHECK_INT(added(gather, texts[2], 0), 1);
    CHECK_INT(added(gather, texts[3], 0), 3); /* a bank is not enough */
    lede_gather_free(gather);
}

TEST(what_all_texts_have_joins_none) {
    lede_gather *gather = opened(-1);
    char text[60];
    for (int i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "said 9 w%d 1", i);
        CHECK_OK(lede_gather_note(gather, lede_slice_of(text), err));
    }
    CHECK_INT(added(gather, "said 9 w1 1", 0), 1);
    CHECK_INT(added(gather, "said 9 w2 1", 0), 2);
    CHECK_INT(added(gather, "said 2 w1 1", 0), 1);
    lede_gather_free(gather);
}

TEST(a_group_is_over_after_its_window) {
    lede_gather *gather = opened(10);
    uint32_t group = 0;
    double closeness = 0;
    CHECK_INT(added(gather, "ferry 1 sink 1", 100), 1);
    CHECK_INT(added(gather, "ferry 1 sink 1", 110), 1); /* it goes on from its latest text */
    CHECK_INT(added(gather, "ferry 1 sink 1", 120), 1);
    CHECK_INT(added(gather, "ferry 1 sink 1", 131), 2);
    const lede_gather_text undated = {.words = LEDE_SLICE("ferry 1 sink 1")};
    CHECK_OK(lede_gather_add(gather, &undated, &group, &closeness, err));
    CHECK_INT(group, 1); /* without a day nothing is too late */
    lede_gather_free(gather);
}

TEST(among_many_a_group_is_over_soon_after_its_middle) {
    lede_gather *gather = opened(120);
    char text[60];
    CHECK_INT(added(gather, "ferry 1 sink 1", 100), 1);
    CHECK_INT(added(gather, "ferry 1 sink 1", 104), 1);
    CHECK_INT(added(gather, "ferry 1 sink 1", 120), 1); /* few texts lie between */
    for (int i = 0; i < 500; i++) {
        snprintf(text, sizeof text, "a%d 1 b%d 1", i, i);
        CHECK_INT(added(gather, text, 120), i + 2);
    }
    CHECK_INT(added(gather, "ferry 1 sink 1", 115), 1); /* the middle is the 108th day */
    CHECK_INT(added(gather, "ferry 1 sink 1", 120), 502);
    lede_gather_free(gather);
}

TEST(less_is_asked_of_a_text_whose_group_is_told_elsewhere) {
    const lede_gather_options options = {.least = 0.6, .elsewhere = 0.3, .window = -1};
    const int64_t today = 100, later = 115;
    const lede_gather_text texts[] = {
        {LEDE_SLICE("ferry 1 sink 1 storm 1"), LEDE_SLICE("Post"), &today},
        {LEDE_SLICE("ferry 1 sink 1 owner 1 hull 1"), LEDE_SLICE("Post"), &today},
        {LEDE_SLICE("ferry 1 sink 1 captain 1 crew 1"), LEDE_SLICE(""), &today},
        {LEDE_SLICE("ferry 1 storm 1 rescue 1 boat 1"), LEDE_SLICE("Gazette"), NULL},
        {LEDE_SLICE("ferry 1 storm 1 port 1 wind 1"), LEDE_SLICE("Gazette"), &later},
        {LEDE_SLICE("ferry 1 storm 1 divers 1 search 1"), LEDE_SLICE("Gazette"), &today},
        {LEDE_SLICE("storm 1 divers 1 rain 1"), LEDE_SLICE("Post"), &today},
    };
    const uint32_t groups[] = {1, 2, 3, 4, 5, 1, 1};
    lede_gather *gather = NULL;
    CHECK_OK(lede_gather_new(&options, &gather, err));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t group = 0;
        double closeness = 0;
        CHECK_OK(lede_gather_add(gather, &texts[i], &group, &closeness, err));
        CHECK_INT(group, groups[i]);
    }
    lede_gather_free(gather);
}

TEST(groups_that_nobody_joins_are_forgotten_when_there_are_many) {
    enum { MANY = 20002 };
    lede_gather *gather = opened(-1);
    char text[60];
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "a%d 1 b%d 1", i, i);
        CHECK_INT(added(gather, text, 0), i + 1);
        if (i % 1000 == 0) CHECK_INT(added(gather, "a0 1 b0 1", 0), 1);
    }
    CHECK_INT(added(gather, "a0 1 b0 1", 0), 1); /* somebody joined it */
    snprintf(text, sizeof text, "a%d 1 b%d 1", MANY - 1, MANY - 1);
    CHECK_INT(added(gather, text, 0), MANY);
    CHECK_INT(added(gather, "a1 1 b1 1", 0), MANY + 1);
    lede_gather_free(gather);
}

TEST(words_of_few_texts_are_forgotten_and_stay_rare) {
    enum { MANY = 600000 };
    lede_gather *gather = opened(-1);
    char text[120];
    for (int i = 0; i < MANY; i += 4) {
        snprintf(text, sizeof text, "said 1 w%d 1 w%d 1 w%d 1 w%d 1", i, i + 1, i + 2, i + 3);
        CHECK_OK(lede_gather_note(gather, lede_slice_of(text), err));
    }
    CHECK_INT(added(gather, "said 9 w1 1", 0), 1);
    CHECK_INT(added(gather, "said 9 w2 1", 0), 2);
    CHECK_INT(added(gather, "said 9 w1 1", 0), 1);
    lede_gather_free(gather);
}

TEST(what_is_no_text_to_gather_is_told) {
    lede_gather *gather = opened(-1);
    lede_error err = {0};
    CHECK_INT(lede_gather_note(gather, LEDE_SLICE(""), &err), LEDE_OK);
    const char *wrong[] = {"ferry", "ferry x", "ferry 0", " 1", "ferry 99999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK_INT(lede_gather_note(gather, lede_slice_of(wrong[i]), &err), LEDE_USAGE);
    }
    CHECK_STRING(err.message, "a text to gather is words with counts, as in \"ferry 3 sink 1\"");
    lede_gather_free(gather);
}

int main(void) {
    RUN(texts_with_rare_words_in_common_are_one_group);
    RUN(what_all_texts_have_joins_none);
    RUN(a_group_is_over_after_its_window);
    RUN(among_many_a_group_is_over_soon_after_its_middle);
    RUN(less_is_asked_of_a_text_whose_group_is_told_elsewhere);
    RUN(groups_that_nobody_joins_are_forgotten_when_there_are_many);
    RUN(words_of_few_texts_are_forgotten_and_stay_rare);
    RUN(what_is_no_text_to_gather_is_told);
    return DONE();
}
