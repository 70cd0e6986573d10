#include "base/nearest.h"

#include "test.h"

static const lede_slice names[] = {
    {"pattern", 7}, {"phase", 5}, {"policy", 6}, {NULL, 0}, {"s", 1}};
enum { N_NAMES = sizeof names / sizeof *names };

static lede_slice near(const char *wrong) {
    const lede_slice *name = lede_nearest(lede_slice_of(wrong), names, N_NAMES);
    return name == NULL ? LEDE_SLICE("none") : *name;
}

TEST(a_letter_missing_added_changed_or_swapped_is_near) {
    CHECK_TEXT(near("patern"), "pattern");
    CHECK_TEXT(near("patttern"), "pattern");
    CHECK_TEXT(near("pattarn"), "pattern");
    CHECK_TEXT(near("pahse"), "phase");
    CHECK_TEXT(near("opilcy"), "policy"); /* two swaps; four changes would be too many */
}

TEST(three_letters_are_enough_of_a_beginning) {
    CHECK_TEXT(near("patt"), "pattern");
    CHECK_TEXT(near("pat"), "pattern");
    CHECK_TEXT(near("pa"), "none");
}

TEST(a_hint_names_it_or_says_what_else_to_say) {
    char hint[LEDE_NEAREST_HINT];
    lede_nearest_hint(LEDE_SLICE("patern"), names, N_NAMES, "; ask", hint);
    CHECK_STRING(hint, "; did you mean 'pattern'?");
    lede_nearest_hint(LEDE_SLICE("where"), names, N_NAMES, "; ask", hint);
    CHECK_STRING(hint, "; ask");
}

TEST(what_is_far_is_not_suggested) {
    CHECK_TEXT(near("where"), "none");
    CHECK_TEXT(near(""), "none");
    CHECK_TEXT(near("x"), "none");
}

TEST(a_long_word_is_near_to_nothing) {
    char word[200];
    memset(word, 'p', sizeof word);
    CHECK(lede_nearest((lede_slice){word, sizeof word}, names, N_NAMES) == NULL);
}

int main(void) {
    RUN(a_letter_missing_added_changed_or_swapped_is_near);
    RUN(three_letters_are_enough_of_a_beginning);
    RUN(a_hint_names_it_or_says_what_else_to_say);
    RUN(what_is_far_is_not_suggested);
    RUN(a_long_word_is_near_to_nothing);
    return DONE();
}
