/* Cases are named by their rule in UAX #29, section 3.1.1. */
#include "breaks.h"

#include "text/grapheme.h"

static bool breaks(const char *wanted) {
    return breaks_by(lede_grapheme_next, wanted);
}

TEST(gb3_to_gb5_line_ends_and_controls) {
    CHECK(breaks("a|\r\n|b"));
    CHECK(breaks("\n|\r|a"));
    CHECK(breaks("a|\t|\u0308"));
    CHECK(breaks("\u200B|a"));
}
TEST(gb6_to_gb8_hangul_syllables) {
    CHECK(breaks("\u1112\u1161\u11AB|\u1100"));
    CHECK(breaks("\uD55C\u11A8|\u1161"));
    CHECK(breaks("\uAC00\u1161\u11A8"));
}
TEST(gb9_marks_hang_on) {
    CHECK(breaks("Z|o|e\u0308"));
    CHECK(breaks("a\u200D|b"));
    CHECK(breaks("\u0308|a"));
}
TEST(gb9a_gb9b_spacing_marks_and_prepended) {
    CHECK(breaks("\u0915\u093F|a"));
    CHECK(breaks("\u0600\u0661"));
}
TEST(gb11_emoji_joined_by_zwj) {
    CHECK(breaks("\U0001F469\u200D\U0001F680|\U0001F469"));
    CHECK(breaks("\U0001F44D\U0001F3FD\u200D\U0001F680"));
    CHECK(breaks("a\u200D|\U0001F680"));
    CHECK(breaks("\U0001F469\u200D\u0308|\U0001F680"));
}
TEST(gb12_gb13_flags_pair_up) {
    CHECK(breaks("\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7|\U0001F1E9"));
    CHECK(breaks("a|\U0001F1E9\U0001F1EA"));
}
TEST(ill_formed_bytes_stand_alone) {
    CHECK(breaks("a|\xFF|b"));
    CHECK(breaks("\xE2\x80|a|\xFF|\u0308"));
}

int main(void) {
    RUN(gb3_to_gb5_line_ends_and_controls);
    RUN(gb6_to_gb8_hangul_syllables);
    RUN(gb9_marks_hang_on);
    RUN(gb9a_gb9b_spacing_marks_and_prepended);
    RUN(gb11_emoji_joined_by_zwj);
    RUN(gb12_gb13_flags_pair_up);
    RUN(ill_formed_bytes_stand_alone);
    return DONE();
}
