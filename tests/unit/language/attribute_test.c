#include "test.h"

#include "language/attribute.h"
#include "language/stemmer.h"

static bool value_is(lede_attribute attribute, const char *word, const char *language,
                     const char *wanted) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    if (lede_vocabulary_new(&vocabulary, NULL) != LEDE_OK) return false;
    uint32_t id = lede_vocabulary_intern(vocabulary, lede_slice_of(word));
    bool ok = true;
    lede_slice got = lede_attribute_of_type(attribute, lede_vocabulary_type(vocabulary, id),
                                            lede_slice_of(language), &arena, &ok);
    bool same =
        ok && (wanted == NULL ? got.data == NULL : got.data != NULL && lede_slice_is(got, wanted));
    if (!same) {
        printf("# %s of \"%s\" is \"%.*s\", expected %s\n",
               lede_attribute_describe(attribute)->name, word, (int)got.size,
               got.data == NULL ? "" : got.data, wanted == NULL ? "none" : wanted);
    }
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
    return same;
}

#define SHAPE(word, wanted)  CHECK(value_is(LEDE_ATTRIBUTE_SHAPE, (word), NULL, (wanted)))
#define NUMBER(word, wanted) CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, (word), NULL, (wanted)))

TEST(attributes_are_known_by_name) {
    for (int i = 0; i < LEDE_N_ATTRIBUTES; i++) {
        lede_attribute found;
        const char *name = lede_attribute_describe((lede_attribute)i)->name;
        CHECK(lede_attribute_find(lede_slice_of(name), &found) && found == (lede_attribute)i);
    }
    lede_attribute found;
    CHECK(!lede_attribute_find(LEDE_SLICE("colour"), &found));
    CHECK(!lede_attribute_describe(LEDE_ATTRIBUTE_LEMMA)->is_set);
    CHECK(lede_attribute_describe(LEDE_ATTRIBUTE_SENSE)->is_set);
}

TEST(shape_shows_capitals_and_digits) {
    SHAPE("Kaspersky", "Xxxxx");
    SHAPE("Bank", "Xxxx");
    SHAPE("EU", "XX");
    SHAPE("UNESCO", "XXXX");
    SHAPE("10:38", "00:00");
    SHAPE("2,018,000", "0,000,000");
    SHAPE("Zürich", "Xxxxx");
    SHAPE("iPhone", "xXxxxx");
    SHAPE("...", "...");
}

TEST(number_is_the_value_of_digits) {
    NUMBER("5", "5");
    NUMBER("1,200.50", "1200.5");
    NUMBER("1,200", "1200");
    NUMBER("1.200.300", "1200300");
    NUMBER("1.200,5", "1200.5");
    NUMBER("0,5", "0.5");
    NUMBER(".5", "0.5");
    NUMBER("-0.50", "-0.5");
    NUMBER("\u22125", "-5");
    NUMBER("+007", "7");
    NUMBER("100", "100");
    NUMBER("-0", "0");
    NUMBER("0.0", "0");
    NUMBER("\u0664\u0662", "42"); /* Arabic-Indic digits */
    NUMBER("10:38", NULL);
    NUMBER("6/16/2018", NULL);
    NUMBER("713-853-3989", NULL);
    NUMBER("1,20,300", NULL);
    NUMBER("1.2.3", NULL);
    NUMBER("cat", NULL);
    NUMBER("#1", NULL);
}

TEST(number_is_also_the_value_of_a_word_and_as_the_language_writes_it) {
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "Three", NULL, "3"));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "21st", NULL, "21"));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "dozen", "en-GB", "12"));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "Dreißig", "de", "30"));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "3.", "de", "3"));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "1.200", "de-AT", "1200"));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "three", "de", NULL));
    CHECK(value_is(LEDE_ATTRIBUTE_NUMBER, "three", "fi", NULL));
}

TEST(stem_is_snowball_s_for_the_language) {
    CHECK(value_is(LEDE_ATTRIBUTE_STEM, "Negotiations", NULL, "negoti"));
    CHECK(value_is(LEDE_ATTRIBUTE_STEM, "Negotiations", "en-GB", "negoti"));
    CHECK(value_is(LEDE_ATTRIBUTE_STEM, "Verhandlungen", "de", "verhandl"));
    CHECK(value_is(LEDE_ATTRIBUTE_STEM, "Negotiations", "xx", "negotiations"));
    CHECK(value_is(LEDE_ATTRIBUTE_STEM, "1,200", NULL, "1,200"));
}

TEST(a_stemmer_for_an_unknown_language_is_refused_by_name) {
    lede_stemmer *stemmer;
    lede_error refusal = {0};
    CHECK(lede_stemmer_new(LEDE_SLICE("tlh"), &stemmer, &refusal) == LEDE_UNSUPPORTED);
    CHECK(strstr(refusal.message, "tlh") != NULL);
    CHECK(stemmer == NULL);
    static const char *const codes[] = {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
                                        "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
                                        "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        CHECK_OK(lede_stemmer_new(lede_slice_of(codes[i]), &stemmer, err));
        lede_stemmer_free(stemmer);
    }
}

TEST(other_attributes_of_a_type) {
    CHECK(value_is(LEDE_ATTRIBUTE_WORD, "Straße", NULL, "Straße"));
    CHECK(value_is(LEDE_ATTRIBUTE_NORM, "Straße", NULL, "strasse"));
    CHECK(value_is(LEDE_ATTRIBUTE_KIND, "Straße", NULL, "word"));
    CHECK(value_is(LEDE_ATTRIBUTE_KIND, "#NoMoreRansom", NULL, "hashtag"));
    CHECK(value_is(LEDE_ATTRIBUTE_LEMMA, "ran", NULL, NULL));
}

TEST(attributes_of_a_token) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    lede_article article = {.arena = &arena, .text = LEDE_SLICE("“Wörter”")};
    article.fields[LEDE_FIELD_LANGUAGE] = LEDE_SLICE("de");
    CHECK_OK(lede_article_tokenise(&article, vocabulary, NULL, err));
    bool ok = true;
    CHECK_TEXT(lede_attribute_of_token(LEDE_ATTRIBUTE_RAW, &article, 0, &arena, &ok), "“");
    CHECK_TEXT(lede_attribute_of_token(LEDE_ATTRIBUTE_WORD, &article, 0, &arena, &ok), "\"");
    CHECK_TEXT(lede_attribute_of_token(LEDE_ATTRIBUTE_STEM, &article, 1, &arena, &ok), "wort");
    CHECK(ok);
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(attributes_are_known_by_name);
    RUN(shape_shows_capitals_and_digits);
    RUN(number_is_the_value_of_digits);
    RUN(number_is_also_the_value_of_a_word_and_as_the_language_writes_it);
    RUN(stem_is_snowball_s_for_the_language);
    RUN(a_stemmer_for_an_unknown_language_is_refused_by_name);
    RUN(other_attributes_of_a_type);
    RUN(attributes_of_a_token);
    return DONE();
}
