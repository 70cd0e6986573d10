/* Which words of a script's functions count as named. */
#include "test.h"

#include "lua/named.h"

static bool names(const char *code, const char *word) {
    lede_buffer words = {0};
    lede_named_add(&words, lede_slice_of(code), false);
    bool result = !words.failed && lede_named_has(&words, lede_slice_of(word));
    lede_buffer_clear(&words);
    return result;
}

TEST(strings_fields_and_keys_are_named) {
    CHECK(names("article:spans(\"firm\")", "firm"));
    CHECK(names("article:spans('firm')", "firm"));
    CHECK(names("for name in (\"firm person\"):gmatch '%a+' do", "person"));
    CHECK(names("x = [==[ <firm/> ]==]", "firm"));
    CHECK(names("return m.x.firm.name", "firm"));
    CHECK(names("return span:firm()", "firm"));
    CHECK(names("annotate(\"x\", s, { firm = 1 })", "firm"));
    CHECK(names("\"a \\\" firm\"", "firm"));
    CHECK(names("\"open\nx.firm", "firm"));
}

TEST(variables_comments_and_parts_of_words_are_not) {
    CHECK(!names("local n = firm + 1", "firm"));
    CHECK(!names("if firm == 2 then", "firm"));
    CHECK(!names("-- article:spans(\"firm\")", "firm"));
    CHECK(!names("--[[ \"firm\" ]] x()", "firm"));
    CHECK(!names("\"firms\"", "firm"));
    CHECK(!names("\"a_firm\"", "firm"));
    CHECK(!names("", "firm"));
    CHECK(names("--[[ x ]] \"firm\"", "firm"));
}

TEST(all_words_of_a_string_count) {
    lede_buffer words = {0};
    lede_named_add(&words, LEDE_SLICE("firm, person-2 x9"), true);
    CHECK(lede_named_has(&words, LEDE_SLICE("firm")));
    CHECK(lede_named_has(&words, LEDE_SLICE("person")));
    CHECK(lede_named_has(&words, LEDE_SLICE("x9")));
    CHECK(!lede_named_has(&words, LEDE_SLICE("2")));
    lede_buffer_clear(&words);
}

int main(void) {
    RUN(strings_fields_and_keys_are_named);
    RUN(variables_comments_and_parts_of_words_are_not);
    RUN(all_words_of_a_string_count);
    return DONE();
}
