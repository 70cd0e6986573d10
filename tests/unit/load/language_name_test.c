#include "test.h"

#include "load/language_name.h"

static void check_tag(const char *said, const char *wanted) {
    lede_arena arena = {0};
    lede_slice tag;
    lede_arena_init(&arena, 0);
    CHECK_OK(lede_language_name_tag(lede_slice_of(said), &arena, &tag, err));
    CHECK_TEXT(tag, wanted);
    lede_arena_clear(&arena);
}

TEST(tags_are_written_as_bcp_47) {
    check_tag("en", "en");
    check_tag("EN", "en");
    check_tag(" en ", "en");
    check_tag("en_US", "en-US");
    check_tag("EN-gb", "en-GB");
    check_tag("zh-hant-tw", "zh-hant-TW");
    check_tag("fil", "fil");
}

TEST(names_and_codes_of_three_letters_become_two) {
    check_tag("English", "en");
    check_tag("GERMAN", "de");
    check_tag("Deutsch", "de");
    check_tag("eng", "en");
    check_tag("FRE", "fr");
    check_tag("deu-AT", "de");
    check_tag("English (United States)", "en");
}

TEST(what_is_no_language_is_nothing) {
    const char *const NONE[] = {"und", "mul", "unknown", "n/a", "1", "-", "e"};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        lede_arena arena = {0};
        lede_slice tag;
        lede_arena_init(&arena, 0);
        CHECK_OK(lede_language_name_tag(lede_slice_of(NONE[i]), &arena, &tag, err));
        CHECK(tag.data == NULL);
        lede_arena_clear(&arena);
    }
}

TEST(a_line_of_capitals_is_no_code) {
    CHECK(lede_language_name_code(LEDE_SLICE("FT")).data == NULL);
    CHECK_TEXT(lede_language_name_code(LEDE_SLICE("de")), "de");
    CHECK_TEXT(lede_language_name_code(LEDE_SLICE("ENGLISH")), "en");
}

int main(void) {
    RUN(tags_are_written_as_bcp_47);
    RUN(names_and_codes_of_three_letters_become_two);
    RUN(what_is_no_language_is_nothing);
    RUN(a_line_of_capitals_is_no_code);
    return DONE();
}
