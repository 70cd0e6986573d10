#include "test.h"

#include "base/unicode.h"

TEST(properties_are_those_of_the_database) {
    CHECK_STRING(lede_unicode_version, "15.0.0");
    const lede_unicode *a = lede_unicode_of('a');
    CHECK(a->category == LEDE_GC_LL && a->word_break == LEDE_WB_ALETTER);
    CHECK(a->sentence_break == LEDE_SB_LOWER && a->grapheme_break == LEDE_GCB_OTHER);
    CHECK(lede_unicode_of(0x05D0)->word_break == LEDE_WB_HEBREWLETTER);
    CHECK(lede_unicode_of(0x2019)->word_break == LEDE_WB_MIDNUMLET);
    CHECK(lede_unicode_of(0x1F1E6)->word_break == LEDE_WB_REGIONALINDICATOR);
    CHECK(lede_unicode_of(0x0301)->combining == 230);
    CHECK(lede_unicode_of(0x4E00)->category == LEDE_GC_LO); /* a range of UnicodeData.txt */
    CHECK(lede_unicode_of(0x10FFFE)->category == LEDE_GC_CN);
    CHECK(lede_unicode_of(0xFFFFFFFF)->category == LEDE_GC_CN);
}

TEST(flags_and_mappings) {
    CHECK(lede_unicode_has(0x2028, LEDE_UNICODE_WHITE_SPACE));
    CHECK(lede_unicode_has(0x00A0, LEDE_UNICODE_WHITE_SPACE));
    CHECK(!lede_unicode_has(0x200B, LEDE_UNICODE_WHITE_SPACE));
    CHECK(lede_unicode_has(0x1F600, LEDE_UNICODE_PICTOGRAPHIC | LEDE_UNICODE_WIDE));
    CHECK(lede_unicode_lower(0x00C4) == 0x00E4 && lede_unicode_lower('4') == '4');
    CHECK(lede_unicode_of(0x0669)->digit == 9 && lede_unicode_of('x')->digit == -1);
    CHECK(lede_unicode_is_letter(0x00DF) && !lede_unicode_is_letter('5'));
    CHECK(lede_unicode_is_punctuation(0x2014) && !lede_unicode_is_punctuation('$'));
    CHECK(lede_unicode_is_mark(0x0308) && lede_unicode_is_number(0x00BD));
}

int main(void) {
    RUN(properties_are_those_of_the_database);
    RUN(flags_and_mappings);
    return DONE();
}
