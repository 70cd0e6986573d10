#include "test.h"

#include "base/fold.h"

static bool folds_to(const char *text, const char *wanted) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    bool ok = true;
    lede_slice got = lede_fold(&arena, lede_slice_of(text), &ok);
    bool same = ok && lede_slice_is(got, wanted);
    if (!same) printf("# \"%s\" folds to \"%.*s\"\n", text, LEDE_FMT(got));
    lede_arena_clear(&arena);
    return same;
}

TEST(case_goes_in_every_script) {
    CHECK(folds_to("Kaspersky", "kaspersky"));
    CHECK(folds_to("ZÜRICH", "zürich"));
    CHECK(folds_to("ΟΔΟΣ", "οδοσ"));
    CHECK(folds_to("οδος", "οδοσ")); /* final sigma */
    CHECK(folds_to("МОСКВА", "москва"));
    CHECK(folds_to("already lower, 123", "already lower, 123"));
}

TEST(one_letter_may_fold_to_several) {
    CHECK(folds_to("Straße", "strasse"));
    CHECK(folds_to("STRASSE", "strasse"));
    CHECK(folds_to("\uFB01re", "fire"));                /* ligature fi */
    CHECK(folds_to("\u0130stanbul", "i\u0307stanbul")); /* I with dot */
}

TEST(what_is_folded_is_composed_again) {
    CHECK(folds_to("\u01F0", "\u01F0")); /* folds to j and caron, which compose to itself */
}

TEST(ill_formed_bytes_stay) {
    CHECK(folds_to("A\xFF\xC3Z", "a\xFF\xC3z"));
}

TEST(unchanged_text_is_not_copied) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    bool ok = true;
    lede_slice plain = LEDE_SLICE("plain"), umlaut = LEDE_SLICE("müde");
    CHECK(lede_fold(&arena, plain, &ok).data == plain.data);
    CHECK(lede_fold(&arena, umlaut, &ok).data == umlaut.data);
    CHECK(ok);
    lede_arena_clear(&arena);
}

TEST(lower_and_upper_map_letter_by_letter) {
    lede_buffer out = {0};
    lede_lower_add(&out, LEDE_SLICE("ÉCOLE Ünit 7"));
    CHECK_TEXT(lede_buffer_slice(&out), "école ünit 7");
    lede_buffer_clear(&out);
    lede_upper_add(&out, LEDE_SLICE("école straße"));
    CHECK_TEXT(lede_buffer_slice(&out), "ÉCOLE STRAßE");
    lede_buffer_clear(&out);
}

TEST(an_arena_without_room_is_reported) {
    lede_arena arena;
    lede_arena_init(&arena, 1);
    bool ok = true;
    lede_fold(&arena, LEDE_SLICE("Europol"), &ok);
    CHECK(!ok);
    ok = true;
    lede_fold(&arena, LEDE_SLICE("ZÜRICH"), &ok);
    CHECK(!ok);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(case_goes_in_every_script);
    RUN(one_letter_may_fold_to_several);
    RUN(what_is_folded_is_composed_again);
    RUN(ill_formed_bytes_stay);
    RUN(unchanged_text_is_not_copied);
    RUN(lower_and_upper_map_letter_by_letter);
    RUN(an_arena_without_room_is_reported);
    return DONE();
}
