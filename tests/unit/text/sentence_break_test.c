/* Cases are named by their rule in UAX #29, section 5.1.1. */
#include "breaks.h"

#include "text/sentence_break.h"

static bool breaks(const char *wanted) {
    return breaks_by(lede_sentence_break_next, wanted);
}

TEST(sb3_sb4_separators_end_a_sentence) {
    CHECK(breaks("a\r\n|b\n|c"));
    CHECK(breaks("a\u2029|b"));
    CHECK(breaks("\r|\r"));
}
TEST(sb5_marks_are_passed_over) {
    CHECK(breaks("Stop.\u0308 |Go"));
    CHECK(breaks("a\n|\u0308b"));
}
TEST(sb6_numbers_keep_their_point) {
    CHECK(breaks("It is 3.5 now. |Good."));
}
TEST(sb7_capitals_around_a_full_stop) {
    CHECK(breaks("The U.S. |Senate"));
    CHECK(breaks("U.N is"));
}
TEST(sb8_lower_case_goes_on) {
    CHECK(breaks("Mr. jones"));
    CHECK(breaks("He (etc.) went"));
    CHECK(breaks("A. (1) x"));
    CHECK(breaks("A. |(1) X"));
}
TEST(sb8a_commas_go_on) {
    CHECK(breaks("Inc., Europe"));
    CHECK(breaks("Why?, He"));
    CHECK(breaks("No.! |Yes"));
}
TEST(sb9_to_sb11_closers_and_spaces) {
    CHECK(breaks("He left.) |She too."));
    CHECK(breaks("\"Go!\" |He said."));
    CHECK(breaks("Go!  |Now"));
    CHECK(breaks("Go. \n|Now"));
    CHECK(breaks("Go. |\"Now"));
}
TEST(sb998_all_else_is_one) {
    CHECK(breaks("no end here, Sir"));
}

int main(void) {
    RUN(sb3_sb4_separators_end_a_sentence);
    RUN(sb5_marks_are_passed_over);
    RUN(sb6_numbers_keep_their_point);
    RUN(sb7_capitals_around_a_full_stop);
    RUN(sb8_lower_case_goes_on);
    RUN(sb8a_commas_go_on);
    RUN(sb9_to_sb11_closers_and_spaces);
    RUN(sb998_all_else_is_one);
    return DONE();
}
