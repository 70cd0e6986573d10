#include "test.h"

#include "load/compose.h"

static lede_arena arena;

TEST(a_field_is_one_line_wherever_it_breaks) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzabcdefghij";
    char value[40], wanted[40];
    for (size_t size = 3; size < sizeof letters; size++) {
        for (size_t feed = 1; feed + 1 < size; feed++) {
            lede_article article = {.arena = &arena};
            lede_arena_reset(&arena);
            memcpy(value, letters, size);
            memcpy(wanted, letters, size);
            value[feed] = '\n';
            wanted[feed] = ' ';
            wanted[size] = '\0';
            lede_slice text = {value, size};
            CHECK_INT(lede_compose_field(&article, LEDE_FIELD_TITLE, text, "a test", NULL),
                      LEDE_OK);
            CHECK_TEXT(article.fields[LEDE_FIELD_TITLE], wanted);
            value[feed] = letters[feed];
            lede_slice plain = {value, size};
            CHECK_INT(lede_compose_field(&article, LEDE_FIELD_DECK, plain, "a test", NULL),
                      LEDE_OK);
            CHECK(lede_slice_equal(article.fields[LEDE_FIELD_DECK], plain));
        }
    }
}

/* Pieces that follow each other in one text, a blank line between, are copied together. */
TEST(pieces_are_joined_wherever_they_come_from) {
    lede_arena_reset(&arena);
    lede_article article = {.arena = &arena};
    lede_compose compose = {.article = &article};
    lede_slice text = LEDE_SLICE("One.\n\nTwo.\n\nThree.\r\nFour.");
    static const struct {
        size_t start, stop;
    } parts[] = {{6, 10}, {0, 4}, {6, 10}, {12, 18}, {20, 25}, {0, 4}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        lede_slice part = lede_slice_cut(text, parts[i].start, parts[i].stop);
        lede_piece piece = {LEDE_BLOCK_PARAGRAPH, part, "a test"};
        CHECK_INT(lede_compose_add(&compose, piece, NULL), LEDE_OK);
    }
    CHECK_INT(lede_compose_finish(&compose, NULL), LEDE_OK);
    CHECK_TEXT(article.text, "Two.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nOne.");
    CHECK_INT(article.n_blocks, 6);
    CHECK_INT(article.blocks[3].start, 18);
    CHECK_INT(article.blocks[3].stop, 24);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_field_is_one_line_wherever_it_breaks);
    RUN(pieces_are_joined_wherever_they_come_from);
    lede_arena_clear(&arena);
    return DONE();
}
