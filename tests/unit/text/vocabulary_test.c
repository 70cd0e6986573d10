#include "test.h"

#include "base/fold.h"
#include "text/form.h"
#include "text/vocabulary.h"

static lede_vocabulary *make(void) {
    lede_vocabulary *vocabulary = NULL;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    return vocabulary;
}

static uint32_t intern(lede_vocabulary *vocabulary, const char *form) {
    return lede_vocabulary_intern(vocabulary, lede_slice_of(form));
}

static lede_slice word(const lede_vocabulary *vocabulary, uint32_t id) {
    return lede_vocabulary_type(vocabulary, id)->word;
}

TEST(ids_are_dense_and_forms_keep_theirs) {
    lede_vocabulary *v = make();
    CHECK_INT(intern(v, "EU"), 0);
    CHECK_INT(intern(v, "eu"), 1);
    CHECK_INT(intern(v, "EU"), 0);
    CHECK_INT(intern(v, "a word of more than twenty bytes"), 2);
    CHECK_INT(intern(v, "a word of more than twenty bytez"), 3);
    CHECK_INT(intern(v, "a word of more than twenty bytes"), 2);
    CHECK_INT(lede_vocabulary_count(v), 4);
    CHECK_TEXT(word(v, 2), "a word of more than twenty bytes");
    CHECK_TEXT(lede_vocabulary_type(v, 0)->norm, "eu");
    lede_vocabulary_free(v);
}

TEST(forms_that_mean_the_same_word_share_a_type) {
    lede_vocabulary *v = make();
    uint32_t straight = intern(v, "n't");
    CHECK_INT(intern(v, "n’t"), straight);
    CHECK_INT(intern(v, "n’t"), straight); /* remembered */
    uint32_t quote = intern(v, "“");
    CHECK_TEXT(word(v, quote), "\"");
    CHECK_INT(intern(v, "\""), quote);
    CHECK_INT(intern(v, "``"), quote);
    CHECK_INT(intern(v, "''"), quote);
    uint32_t zoe = intern(v, "Zoe\u0308");
    CHECK_TEXT(word(v, zoe), "Zoë");
    CHECK_INT(intern(v, "Zoë"), zoe);
    CHECK_INT(intern(v, "govern-\r\n  ment"), intern(v, "government"));
    CHECK_INT(intern(v, "co\u00ADope\u00ADrate"), intern(v, "cooperate"));
    lede_vocabulary_free(v);
}

TEST(what_is_no_writing_mark_stays) {
    lede_vocabulary *v = make();
    CHECK_TEXT(word(v, intern(v, "«")), "«");
    CHECK_TEXT(word(v, intern(v, "\u00AD")), "\u00AD"); /* nothing else is there */
    CHECK_TEXT(word(v, intern(v, "\xFF\xC3")), "\xFF\xC3");
    CHECK_TEXT(word(v, intern(v, "co-operation")), "co-operation");
    lede_vocabulary_free(v);
}

TEST(types_stand_while_new_ones_are_added) {
    lede_vocabulary *v = make();
    const lede_type *first = lede_vocabulary_type(v, intern(v, "first"));
    char form[16];
    for (int i = 0; i < 100000; i++) {
        snprintf(form, sizeof form, "w%d", i);
        CHECK_INT(intern(v, form), i + 1);
        if (!test_ok) break;
    }
    CHECK(lede_vocabulary_type(v, 0) == first);
    CHECK_TEXT(first->word, "first");
    CHECK_INT(intern(v, "w77777"), 77778);
    lede_vocabulary_free(v);
}

TEST(recycling_forgets_all_past_a_size_and_counts) {
    lede_vocabulary *v = make();
    intern(v, "old");
    CHECK(!lede_vocabulary_recycle(v, SIZE_MAX));
    CHECK_INT(lede_vocabulary_generation(v), 0);
    CHECK_INT(lede_vocabulary_count(v), 1);
    CHECK(lede_vocabulary_recycle(v, 0));
    CHECK_INT(lede_vocabulary_generation(v), 1);
    CHECK_INT(lede_vocabulary_count(v), 0);
    CHECK_INT(intern(v, "new"), 0);
    CHECK_TEXT(word(v, 0), "new");
    lede_vocabulary_free(v);
}

static void intern_many(lede_vocabulary *v, const char *prefix, uint32_t n) {
    char form[32];
    for (uint32_t i = 0; i < n; i++) {
        snprintf(form, sizeof form, "%s%u", prefix, i);
        lede_vocabulary_intern(v, lede_slice_of(form));
    }
}

TEST(recycling_keeps_the_words_met_first) {
    lede_vocabulary *v = make();
    uint32_t rare = 2 * LEDE_KEPT_TYPES;
    CHECK_INT(intern(v, "n’t"), 0);
    CHECK_INT(intern(v, "a word of more than twenty bytes"), 1);
    intern_many(v, "w", rare);
    CHECK(lede_vocabulary_recycle(v, lede_vocabulary_bytes(v) - 1));
    CHECK_INT(lede_vocabulary_generation(v), 1);
    CHECK_INT(lede_vocabulary_count(v), LEDE_KEPT_TYPES);
    CHECK_INT(intern(v, "n't"), 0);
    CHECK_INT(intern(v, "n’t"), 0);
    CHECK_INT(intern(v, "a word of more than twenty bytes"), 1);
    CHECK_INT(intern(v, "w77"), 79);
    CHECK_INT(intern(v, "another word of more than twenty bytes"), LEDE_KEPT_TYPES);
    CHECK_TEXT(word(v, LEDE_KEPT_TYPES), "another word of more than twenty bytes");
    CHECK_INT(lede_vocabulary_standing(v, 0, 10), 10);
    CHECK_INT(lede_vocabulary_standing(v, 0, rare), LEDE_KEPT_TYPES);
    CHECK_INT(lede_vocabulary_standing(v, 1, rare), rare);
    lede_vocabulary_free(v);
}

TEST(recycling_forgets_all_every_few_times) {
    lede_vocabulary *v = make();
    uint32_t n_kept = 0, n_forgotten = 0;
    for (int i = 0; i < 16; i++) {
        intern_many(v, "w", 2 * LEDE_KEPT_TYPES);
        uint32_t before = lede_vocabulary_generation(v);
        CHECK(lede_vocabulary_recycle(v, lede_vocabulary_bytes(v) - 1));
        n_kept += lede_vocabulary_count(v) == LEDE_KEPT_TYPES;
        n_forgotten += lede_vocabulary_count(v) == 0;
        CHECK_INT(lede_vocabulary_standing(v, before, SIZE_MAX), lede_vocabulary_count(v));
        CHECK_INT(lede_vocabulary_standing(v, before - 1, 10), 0);
    }
    CHECK_INT(n_kept, 14);
    CHECK_INT(n_forgotten, 2);
    lede_vocabulary_free(v);
}

static bool kind_is(const char *form, const char *wanted) {
    const char *got = lede_token_kind_name(lede_token_kind_of(lede_slice_of(form)));
    if (strcmp(got, wanted) != 0) printf("# \"%s\" is %s, expected %s\n", form, got, wanted);
    return strcmp(got, wanted) == 0;
}

TEST(the_kind_comes_from_the_form) {
    CHECK(kind_is("Kaspersky", "word"));
    CHECK(kind_is("n't", "word"));
    CHECK(kind_is("5G", "word"));
    CHECK(kind_is("U.S.", "word"));
    CHECK(kind_is("Москва", "word"));
    CHECK(kind_is("1,200.50", "number"));
    CHECK(kind_is("10:38", "number"));
    CHECK(kind_is("-5", "number"));
    CHECK(kind_is("½", "number"));
    CHECK(kind_is("...", "punct"));
    CHECK(kind_is("“", "punct"));
    CHECK(kind_is("-", "punct"));
    CHECK(kind_is("$", "symbol"));
    CHECK(kind_is("\U0001F600", "symbol"));
    CHECK(kind_is("\xFF", "symbol"));
    CHECK(kind_is("https://example.com/a", "url"));
    CHECK(kind_is("www.example.org", "url"));
    CHECK(kind_is("example.com", "url"));
    CHECK(kind_is("jane@example.com", "email"));
    CHECK(kind_is("#NoMoreRansom", "hashtag"));
    CHECK(kind_is("@acme_labs", "handle"));
    CHECK(kind_is("#1", "symbol"));
    CHECK(kind_is("@", "punct"));
}

TEST(cleaning_twice_changes_nothing) {
    static const char *const forms[] = {"“x”",          "''",         "'\u00AD'",      "``",
                                        "\u1FEF\u1FEF", "a\u00AD\nb", "govern-\nment", "\u212B",
                                        "\xE2\x80",     "\u00AD"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        lede_buffer once = {0}, twice = {0};
        lede_form_clean(lede_slice_of(forms[i]), &once);
        lede_form_clean(lede_buffer_slice(&once), &twice);
        CHECK(once.size > 0 &&
              lede_slice_equal(lede_buffer_slice(&once), lede_buffer_slice(&twice)));
        lede_buffer_clear(&once);
        lede_buffer_clear(&twice);
    }
}

/* Forms of letters alone are known at a glance, eight bytes at a time: their neighbours in ASCII,
 * at any place of any size, are not taken for letters. */
TEST(what_is_known_at_a_glance_is_what_the_rules_say) {
    static const char signs[] = "AZaz@[`{0.~\x7F";
    lede_vocabulary *v = make();
    lede_arena arena;
    lede_arena_init(&arena, 0);
    for (size_t size = 1; size <= 17; size++) {
        for (size_t at = 0; at < size * (sizeof signs - 1); at++) {
            char form[18] = "";
            bool ok = true;
            memset(form, at % 2 == 0 ? 'm' : 'K', size);
            form[at / (sizeof signs - 1)] = signs[at % (sizeof signs - 1)];
            const lede_type *type = lede_vocabulary_type(v, intern(v, form));
            CHECK_TEXT(type->word, form);
            CHECK(lede_slice_equal(type->norm, lede_fold(&arena, lede_slice_of(form), &ok)));
            CHECK_INT(type->kind, lede_token_kind_of(lede_slice_of(form)));
        }
    }
    lede_arena_clear(&arena);
    lede_vocabulary_free(v);
}

int main(void) {
    RUN(ids_are_dense_and_forms_keep_theirs);
    RUN(forms_that_mean_the_same_word_share_a_type);
    RUN(what_is_no_writing_mark_stays);
    RUN(types_stand_while_new_ones_are_added);
    RUN(recycling_forgets_all_past_a_size_and_counts);
    RUN(recycling_keeps_the_words_met_first);
    RUN(recycling_forgets_all_every_few_times);
    RUN(the_kind_comes_from_the_form);
    RUN(cleaning_twice_changes_nothing);
    RUN(what_is_known_at_a_glance_is_what_the_rules_say);
    return DONE();
}
