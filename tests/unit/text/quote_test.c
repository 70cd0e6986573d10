#include "test.h"

#include "text/quote.h"

/* The quote marks of a text in order: "<" opens, ">" closes, "-" neither. */
static bool sides_are(const char *language, const char *text, const char *wanted) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    lede_article article = {.arena = &arena, .text = lede_slice_of(text)};
    article.fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(language);
    CHECK_OK(lede_article_tokenise(&article, vocabulary, NULL, err));
    const unsigned char *sides = lede_quote_sides(&article);
    CHECK(sides != NULL && lede_quote_sides(&article) == sides);
    char got[64] = "";
    size_t n = 0;
    for (uint32_t i = 0; sides != NULL && i < article.n_tokens && n + 1 < sizeof got; i++) {
        lede_slice token = lede_article_token(&article, i);
        bool mark = strchr("\"'`", token.data[0]) != NULL || (unsigned char)token.data[0] >= 0x80;
        if (sides[i] == LEDE_QUOTE_OPENS) got[n++] = '<';
        if (sides[i] == LEDE_QUOTE_CLOSES) got[n++] = '>';
        if (sides[i] == LEDE_QUOTE_NONE && mark && token.size <= 3) got[n++] = '-';
    }
    got[n] = '\0';
    if (strcmp(got, wanted) != 0) printf("# %s: got %s, wanted %s\n", text, got, wanted);
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
    return strcmp(got, wanted) == 0;
}

TEST(straight_marks_face_as_the_space_around_them_says) {
    CHECK(sides_are("en", "\"Yes,\" he said. \"No.\"", "<><>"));
    CHECK(sides_are("en", "He said (\"yes\") and \"no\"-ish", "<><>"));
    CHECK(sides_are("en", "a \" b \" c", "<>"));
    CHECK(sides_are("en", "x\"y\"z", "<>"));
    CHECK(sides_are("en", "``Well,'' he said", "<>"));
}
TEST(single_marks_are_told_from_apostrophes) {
    CHECK(sides_are("en", "the dogs' 'old' home", "-<>"));
    CHECK(sides_are("en", "‘Well,’ he said of the dogs’ home", "<>-"));
    CHECK(sides_are("en", "\"He said 'go',\" she said", "<<>>"));
}
TEST(each_language_faces_its_own_way) {
    CHECK(sides_are("de", "„Ja“, »nein«, ‚gut‘.", "<><><>"));
    CHECK(sides_are("fr", "« Oui », “non”.", "<><>"));
    CHECK(sides_are("xx", "«a» “b” „c“", "<><><>"));
}
TEST(a_mark_left_open_ends_with_its_block) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    lede_article article = {.arena = &arena, .text = LEDE_SLICE("\" a\n\n\" b")};
    lede_block blocks[] = {{.start = 0, .stop = 3, .reason = ""},
                           {.start = 5, .stop = 8, .reason = ""}};
    article.blocks = blocks;
    article.n_blocks = 2;
    CHECK_OK(lede_article_tokenise(&article, vocabulary, NULL, err));
    const unsigned char *sides = lede_quote_sides(&article);
    CHECK(sides != NULL && sides[0] == LEDE_QUOTE_OPENS && sides[2] == LEDE_QUOTE_OPENS);
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(straight_marks_face_as_the_space_around_them_says);
    RUN(single_marks_are_told_from_apostrophes);
    RUN(each_language_faces_its_own_way);
    RUN(a_mark_left_open_ends_with_its_block);
    return DONE();
}
