#include "test.h"

#include "text/quote.h"

/* "<" the mark opens, ">" it closes, "-" neither, "=" both. */
static char side_of(const char *language, uint32_t mark) {
    const lede_locale *locale = lede_locale_find(lede_slice_of(language));
    bool opens = lede_quote_opens(locale, mark), closes = lede_quote_closes(locale, mark);
    return opens ? (closes ? '=' : '<') : (closes ? '>' : '-');
}

TEST(each_language_faces_its_own_way) {
    enum { UPPER_66 = 0x201C, UPPER_99 = 0x201D, LOWER_99 = 0x201E, LEFT = 0xAB, RIGHT = 0xBB };
    CHECK_INT(side_of("en", UPPER_66), '<');
    CHECK_INT(side_of("en", UPPER_99), '>');
    CHECK_INT(side_of("de", LOWER_99), '<');
    CHECK_INT(side_of("de", UPPER_66), '='); /* closes, save where it is set as in English */
    CHECK_INT(side_of("de", RIGHT), '=');    /* opens, save in Switzerland */
    CHECK_INT(side_of("fr", LEFT), '<');
    CHECK_INT(side_of("fr", RIGHT), '>');
}
TEST(of_a_language_without_rules_nothing_is_said) {
    CHECK_INT(side_of("xx", 0x201C), '-');
    CHECK_INT(side_of("xx", 'a'), '-');
}

int main(void) {
    RUN(each_language_faces_its_own_way);
    RUN(of_a_language_without_rules_nothing_is_said);
    return DONE();
}
