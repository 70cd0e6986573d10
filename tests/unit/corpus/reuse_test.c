#include "test.h"

#include "corpus/reuse.h"

/* What `text` shares with those before, as "earlier text: words [here] = [there]; …". */
static const char *added(lede_reuse *reuse, const char *const *texts, size_t text_i, char *out,
                         size_t size) {
    const lede_reuse_run *runs = NULL;
    size_t n = 0, used = 0;
    CHECK_OK(lede_reuse_add(reuse, lede_slice_of(texts[text_i]), &runs, &n, err));
    out[0] = '\0';
    for (size_t i = 0; i < n && used < size; i++) {
        const lede_reuse_run *run = &runs[i];
        used +=
            (size_t)snprintf(out + used, size - used, "%u: %u [%.*s] = [%.*s]; ", run->of,
                             run->words, (int)(run->stop - run->start), texts[text_i] + run->start,
                             (int)(run->of_stop - run->of_start), texts[run->of] + run->of_start);
    }
    return out;
}

static void compare(uint32_t least, const char *const *texts, size_t n, const char *expected) {
    lede_reuse *reuse = NULL;
    char out[600] = "";
    CHECK_OK(lede_reuse_new(least, &reuse, err));
    for (size_t i = 0; i < n; i++) added(reuse, texts, i, out, sizeof out);
    CHECK_STRING(out, expected);
    lede_reuse_free(reuse);
}

TEST(case_quote_marks_and_punctuation_make_no_difference) {
    const char *texts[] = {"“We have closed the OLD bridge, for today’s traffic,” he said.",
                           "She read: \"we have closed the old bridge for today's TRAFFIC\"."};
    compare(5, texts, 2,
            "0: 9 [we have closed the old bridge for today's TRAFFIC] = "
            "[We have closed the OLD bridge, for today’s traffic]; ");
}

TEST(what_is_shorter_than_asked_is_none) {
    const char *texts[] = {"one two three four five", "zero one two three four six"};
    compare(5, texts, 2, "");
    compare(4, texts, 2, "0: 4 [one two three four] = [one two three four]; ");
}

TEST(a_run_counts_for_the_first_text_that_has_it) {
    const char *texts[] = {"a b c d e", "x a b c d e y", "a b c d e"};
    compare(3, texts, 3, "0: 5 [a b c d e] = [a b c d e]; ");
}

TEST(runs_end_with_the_earlier_text) {
    const char *texts[] = {"a b c", "d e f", "a b c d e f"};
    compare(3, texts, 3, "0: 3 [a b c] = [a b c]; 1: 3 [d e f] = [d e f]; ");
}

TEST(a_text_is_not_compared_with_itself) {
    const char *texts[] = {"a b c a b c"};
    compare(3, texts, 1, "");
}

TEST(texts_without_words_share_nothing) {
    const char *texts[] = {"", "...", "\xff\xfe", "a b"};
    compare(1, texts, 4, "");
}

TEST(letters_beyond_ascii_are_folded) {
    const char *texts[] = {"ÉCOLE ΣΟΦΙΑ", "école σοφια"};
    compare(2, texts, 2, "0: 2 [école σοφια] = [ÉCOLE ΣΟΦΙΑ]; ");
}

/* Every stretch of `least` words of either text is found: against a search that tries them all. */
TEST(no_stretch_is_missed) {
    char a[400], b[400];
    const char *texts[] = {a, b};
    unsigned seed = 7;
    for (int round = 0; round < 200; round++) {
        for (int i = 0; i < 199; i++) {
            seed = seed * 1103515245 + 12345;
            char *to = i < 100 ? a + 2 * i : b + 2 * (i - 100);
            to[0] = (char)('a' + (seed >> 16) % 3);
            to[1] = ' ';
            to[2] = '\0';
        }
        lede_reuse *reuse = NULL;
        const lede_reuse_run *runs = NULL;
        size_t n = 0;
        CHECK_OK(lede_reuse_new(6, &reuse, err));
        CHECK_OK(lede_reuse_add(reuse, lede_slice_of(texts[0]), &runs, &n, err));
        CHECK_OK(lede_reuse_add(reuse, lede_slice_of(texts[1]), &runs, &n, err));
        bool is_shared[99] = {false};
        for (size_t i = 0; i < n; i++) {
            CHECK(runs[i].words >= 6);
            for (uint32_t at = runs[i].start; at < runs[i].stop; at += 2) is_shared[at / 2] = true;
            CHECK(memcmp(b + runs[i].start, a + runs[i].of_start, runs[i].stop - runs[i].start) ==
                  0);
        }
        for (size_t i = 0; i + 6 <= 99; i++) {
            char stretch[13] = "";
            memcpy(stretch, b + 2 * i, 12);
            if (strstr(a, stretch) == NULL) continue;
            bool any = false; /* a run before may have taken its first words */
            for (size_t k = 0; k < 6; k++) any = any || is_shared[i + k];
            CHECK(any);
        }
        lede_reuse_free(reuse);
    }
}

int main(void) {
    RUN(case_quote_marks_and_punctuation_make_no_difference);
    RUN(what_is_shorter_than_asked_is_none);
    RUN(a_run_counts_for_the_first_text_that_has_it);
    RUN(runs_end_with_the_earlier_text);
    RUN(a_text_is_not_compared_with_itself);
    RUN(texts_without_words_share_nothing);
    RUN(letters_beyond_ascii_are_folded);
    RUN(no_stretch_is_missed);
    return DONE();
}
