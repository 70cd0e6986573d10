#include "test.h"

#include "corpus/kwic.h"

/* The line around `match` in `text`, as "left|match|right". */
static lede_slice cut(lede_arena *arena, const char *text, const char *match,
                      lede_kwic_context context) {
    uint32_t start = (uint32_t)(strstr(text, match) - text);
    lede_kwic line = {0};
    CHECK_OK(lede_kwic_cut(lede_slice_of(text), start, start + (uint32_t)strlen(match), &context,
                           arena, &line, err));
    size_t size = line.left.size + line.match.size + line.right.size + 2;
    char *out = lede_arena_alloc(arena, size + 1);
    snprintf(out, size + 1, "%.*s|%.*s|%.*s", (int)line.left.size, line.left.data,
             (int)line.match.size, line.match.data, (int)line.right.size, line.right.data);
    return (lede_slice){out, size};
}

static const char TEXT[] =
    "The council met on Monday.  The harbour\nboard did not, said the mayor.";

TEST(context_is_counted_in_words) {
    lede_arena arena = {0};
    CHECK_TEXT(cut(&arena, TEXT, "harbour", (lede_kwic_context){.words = 2}),
               "Monday. The |harbour| board did");
    CHECK_TEXT(cut(&arena, TEXT, "harbour", (lede_kwic_context){.words = 100}),
               "The council met on Monday. The |harbour| board did not, said the mayor.");
    lede_arena_clear(&arena);
}

TEST(line_breaks_become_spaces_in_the_match_too) {
    lede_arena arena = {0};
    CHECK_TEXT(cut(&arena, TEXT, "The harbour\nboard", (lede_kwic_context){.words = 1}),
               "Monday. |The harbour board| did");
    lede_arena_clear(&arena);
}

TEST(a_piece_that_touches_the_match_does_not_count) {
    lede_arena arena = {0};
    CHECK_TEXT(
        cut(&arena, "a new (pan-EU)-wide rule came in", "EU", (lede_kwic_context){.words = 1}),
        "new (pan-|EU|)-wide rule");
    lede_arena_clear(&arena);
}

TEST(context_fits_the_columns_in_whole_words) {
    lede_arena arena = {0};
    CHECK_TEXT(cut(&arena, TEXT, "harbour", (lede_kwic_context){.left = 12, .right = 9}),
               "Monday. The |harbour| board");
    CHECK_TEXT(cut(&arena, TEXT, "harbour", (lede_kwic_context){.left = 11, .right = 10}),
               "The |harbour| board did");
    CHECK_TEXT(cut(&arena, TEXT, "harbour", (lede_kwic_context){.left = 0, .right = 0}),
               "|harbour|");
    lede_arena_clear(&arena);
}

TEST(a_word_wider_than_the_columns_is_cut) {
    lede_arena arena = {0};
    CHECK_TEXT(
        cut(&arena, "abcdefgh-X-ijklmnop", "-X-", (lede_kwic_context){.left = 3, .right = 2}),
        "fgh|-X-|ij");
    lede_arena_clear(&arena);
}

TEST(wide_characters_take_two_columns) {
    lede_arena arena = {0};
    CHECK_TEXT(cut(&arena, "東京の橋X大阪の港", "X", (lede_kwic_context){.left = 5, .right = 4}),
               "の橋|X|大阪");
    CHECK_INT(lede_kwic_width(lede_slice_of("東京")), 4);
    CHECK_INT(lede_kwic_width(lede_slice_of("e\xcc\x81\x1b")), 2); /* é of two, a control */
    lede_arena_clear(&arena);
}

TEST(a_match_at_an_edge_has_an_empty_side) {
    lede_arena arena = {0};
    CHECK_TEXT(cut(&arena, "alpha beta", "alpha", (lede_kwic_context){.words = 3}), "|alpha| beta");
    CHECK_TEXT(cut(&arena, "alpha beta", "beta", (lede_kwic_context){.words = 3}), "alpha |beta|");
    CHECK_TEXT(cut(&arena, "alpha", "alpha", (lede_kwic_context){.left = 9, .right = 9}),
               "|alpha|");
    lede_arena_clear(&arena);
}

/* One word of 600 bytes on either side, of which 256 are shown at most. */
TEST(a_word_too_long_for_the_line_is_cut_between_characters) {
    enum { N = 200, BYTES = 3 };
    char text[2 * N * BYTES + 2];
    for (size_t i = 0; i < 2 * N; i++) memcpy(text + i * BYTES + (i >= N), "東", BYTES);
    text[N * BYTES] = 'X';
    lede_arena arena = {0};
    lede_kwic line;
    CHECK_OK(lede_kwic_cut((lede_slice){text, sizeof text - 1}, N * BYTES, N * BYTES + 1,
                           &(lede_kwic_context){.words = 1}, &arena, &line, err));
    CHECK(line.left.size > 0 && line.left.size < 300 && line.left.size % BYTES == 0);
    CHECK(line.right.size > 0 && line.right.size < 300 && line.right.size % BYTES == 0);
    lede_arena_clear(&arena);
}

/* A megabyte of white space costs no more than a line. */
TEST(what_is_far_away_is_not_looked_at) {
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE);
    CHECK(text != NULL);
    if (text == NULL) return;
    memset(text, ' ', SIZE);
    memcpy(text + SIZE / 2, "match", 5);
    lede_arena arena = {0};
    lede_kwic line;
    CHECK_OK(lede_kwic_cut((lede_slice){text, SIZE}, SIZE / 2, SIZE / 2 + 5,
                           &(lede_kwic_context){.words = 4}, &arena, &line, err));
    CHECK(arena.used < 8192);
    CHECK_TEXT(line.match, "match");
    lede_arena_clear(&arena);
    free(text);
}

TEST(no_memory_is_said) {
    lede_arena arena;
    lede_kwic line;
    lede_error err;
    lede_arena_init(&arena, 16);
    CHECK_INT(lede_kwic_cut(lede_slice_of(TEXT), 4, 11, &(lede_kwic_context){.words = 9}, &arena,
                            &line, &err),
              LEDE_NOMEM);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(context_is_counted_in_words);
    RUN(line_breaks_become_spaces_in_the_match_too);
    RUN(a_piece_that_touches_the_match_does_not_count);
    RUN(context_fits_the_columns_in_whole_words);
    RUN(a_word_wider_than_the_columns_is_cut);
    RUN(wide_characters_take_two_columns);
    RUN(a_match_at_an_edge_has_an_empty_side);
    RUN(a_word_too_long_for_the_line_is_cut_between_characters);
    RUN(what_is_far_away_is_not_looked_at);
    RUN(no_memory_is_said);
    return DONE();
}
