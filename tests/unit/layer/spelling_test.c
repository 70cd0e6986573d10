/* spelling_test.c — what is a misspelling of what, and that deletions lead to all of them. */
#include "test.h"

#include "layer/spelling.h"

static lede_spelling word(const char *text) {
    lede_spelling spelling = {{0}, 0};
    lede_spelling_read(lede_slice_of(text), &spelling);
    return spelling;
}

/* Edits, or 3 for no misspelling. */
static unsigned distance(const char *a, const char *b) {
    lede_spelling x = word(a), y = word(b);
    unsigned there = lede_spelling_distance(&x, &y);
    CHECK_INT(lede_spelling_distance(&y, &x), there);
    return there;
}

TEST(one_edit_from_four_letters_two_from_eight) {
    CHECK_INT(distance("lund", "lund"), 0);
    CHECK_INT(distance("lund", "lundt"), 1);
    CHECK_INT(distance("halvery", "halvary"), 1);
    CHECK_INT(distance("halvery", "halvvary"), 3); /* two edits, seven letters */
    CHECK_INT(distance("lundqvist", "lundkwist"), 2);
    CHECK_INT(distance("lundqvist", "lumdkwist"), 3);
    CHECK_INT(distance("m\xc3\xbcnchen", "munchen"), 1);
}

TEST(a_swap_of_neighbours_is_one_edit) {
    CHECK_INT(distance("calder", "cadler"), 1);
    CHECK_INT(distance("lundqvist", "ludnqvits"), 2);
    CHECK_INT(distance("kabacxyz", "kbcaaxyz"), 3); /* a letter is edited once */
}

TEST(some_words_that_are_near_are_no_misspellings) {
    CHECK_INT(distance("their", "theirs"), 3);
    CHECK_INT(distance("adam", "adams"), 3);
    CHECK_INT(distance("barton", "marton"), 3);
    CHECK_INT(distance("abel", "bael"), 3);
    lede_spelling out;
    CHECK(!lede_spelling_read(LEDE_SLICE("lun"), &out));
    CHECK(!lede_spelling_read(LEDE_SLICE("mp3s"), &out));
    CHECK(!lede_spelling_read(LEDE_SLICE("co.uk"), &out));
    CHECK(!lede_spelling_read(LEDE_SLICE("\xff\xfe\xfd\xfc"), &out));
    char longest[LEDE_SPELLING_LETTERS + 2];
    memset(longest, 'a', sizeof longest);
    CHECK(lede_spelling_read((lede_slice){longest, LEDE_SPELLING_LETTERS}, &out));
    CHECK(!lede_spelling_read((lede_slice){longest, LEDE_SPELLING_LETTERS + 1}, &out));
}

/* Words of few letters, so that many are near each other. */
static void random_word(uint32_t *state, lede_spelling *out) {
    *state = *state * 1664525u + 1013904223u;
    out->n = 4 + (*state >> 16) % 8;
    for (uint32_t i = 0; i < out->n; i++) {
        *state = *state * 1664525u + 1013904223u;
        out->letters[i] = 'a' + (*state >> 20) % 3;
    }
}

static bool share(const lede_spelling *a, const lede_spelling *b) {
    uint32_t x[LEDE_SPELLING_DELETIONS], y[LEDE_SPELLING_DELETIONS];
    unsigned n = lede_spelling_deletions(a, x), m = lede_spelling_deletions(b, y);
    CHECK(n <= LEDE_SPELLING_DELETIONS && m <= LEDE_SPELLING_DELETIONS);
    for (unsigned i = 0; i < n; i++) {
        for (unsigned j = 0; j < m; j++) {
            if (x[i] == y[j]) return true;
        }
    }
    return false;
}

TEST(deletions_lead_to_every_misspelling) {
    uint32_t state = 7, n_near = 0;
    for (int i = 0; i < 200000; i++) {
        lede_spelling a, b;
        random_word(&state, &a);
        random_word(&state, &b);
        if (lede_spelling_distance(&a, &b) > LEDE_SPELLING_MOST) continue;
        n_near++;
        CHECK(share(&a, &b));
    }
    CHECK(n_near > 1000);
}

TEST(function_words_are_known) {
    CHECK(lede_spelling_is_function_word(LEDE_SLICE("their")));
    CHECK(lede_spelling_is_function_word(LEDE_SLICE("about")));
    CHECK(lede_spelling_is_function_word(LEDE_SLICE("yourselves")));
    CHECK(!lede_spelling_is_function_word(LEDE_SLICE("thier")));
    CHECK(!lede_spelling_is_function_word(LEDE_SLICE("abouts")));
}

int main(void) {
    RUN(one_edit_from_four_letters_two_from_eight);
    RUN(a_swap_of_neighbours_is_one_edit);
    RUN(some_words_that_are_near_are_no_misspellings);
    RUN(deletions_lead_to_every_misspelling);
    RUN(function_words_are_known);
    return DONE();
}
