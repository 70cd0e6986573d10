#include "test.h"

#include "match/regex.h"

static lede_regex_scratch *scratch;

static bool search(const char *pattern, unsigned flags, const char *subject, size_t from,
                   size_t *spans) {
    lede_regex *regex = NULL;
    bool found = false;
    CHECK_OK(lede_regex_compile(lede_slice_of(pattern), flags, &regex, err));
    if (regex == NULL) return false;
    CHECK_OK(lede_regex_search(regex, scratch, lede_slice_of(subject), from, spans, &found, err));
    lede_regex_free(regex);
    return found;
}

TEST(a_whole_value_must_match) {
    CHECK(search("b.n", LEDE_REGEX_WHOLE, "ban", 0, NULL));
    CHECK(!search("b.n", LEDE_REGEX_WHOLE, "bans", 0, NULL));
    CHECK(!search("b|ba", LEDE_REGEX_WHOLE, "bat", 0, NULL));
    CHECK(search("b|ban", LEDE_REGEX_WHOLE, "ban", 0, NULL));
}

TEST(groups_give_their_places) {
    size_t spans[6];
    CHECK(search("(\\d+)(x)?", 0, "ab 12 c", 1, spans));
    CHECK_INT(spans[0], 3);
    CHECK_INT(spans[1], 5);
    CHECK_INT(spans[2], 3);
    CHECK(spans[4] == SIZE_MAX && spans[5] == SIZE_MAX);
}

TEST(letters_are_unicode) {
    CHECK(search("\\w+", LEDE_REGEX_WHOLE, "Zoë", 0, NULL));
    CHECK(search("ÉTÉ", LEDE_REGEX_WHOLE | LEDE_REGEX_IGNORE_CASE, "été", 0, NULL));
}

TEST(invalid_utf8_is_no_match) {
    CHECK(!search(".*", LEDE_REGEX_WHOLE, "a\xff", 0, NULL));
    CHECK(search("b", 0, "ab", 2, NULL) == false);
    CHECK(search("b", 0, "ab", 9, NULL) == false);
}

TEST(a_bad_expression_names_the_column) {
    lede_regex *regex;
    lede_error why;
    CHECK_INT(lede_regex_compile(LEDE_SLICE("é(b"), 0, &regex, &why), LEDE_SYNTAX);
    CHECK_INT(why.column, 4);
    CHECK(strstr(why.message, "missing closing parenthesis") != NULL);
    CHECK(regex == NULL);
}

int main(void) {
    if (lede_regex_scratch_new(0, &scratch, NULL) != LEDE_OK) return 1;
    RUN(a_whole_value_must_match);
    RUN(groups_give_their_places);
    RUN(letters_are_unicode);
    RUN(invalid_utf8_is_no_match);
    RUN(a_bad_expression_names_the_column);
    lede_regex_scratch_free(scratch);
    return DONE();
}
