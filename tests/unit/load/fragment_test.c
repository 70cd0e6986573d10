#include "test.h"

#include "base/json_writer.h"
#include "load/fragment.h"

static lede_arena arena;

static const char *const PIECES[] = {"Rain",
                                     " fell",
                                     "\n",
                                     "\n\n",
                                     "\n\n",
                                     "\n\nDry",
                                     " ",
                                     "\n\n\n",
                                     "\t",
                                     "\r\n",
                                     "\"",
                                     "\n \n",
                                     ", he said",
                                     "A < B",
                                     "AT&T",
                                     "&amp;",
                                     "<b>",
                                     "</p>",
                                     "<AXP>",
                                     "\xC3\xA9",
                                     "\xE2\x80\xA8",
                                     "and so on, for sixteen bytes and more, "};
enum { N_PIECES = sizeof PIECES / sizeof *PIECES, MOST_PIECES = 12 };

static uint32_t random_state = 11;
static uint32_t next_random(uint32_t below) {
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 16) % below;
}

/* A text of some pieces: in most rounds only of those that stand in plain texts. */
static void make_text(lede_buffer *text, uint32_t round) {
    uint32_t kinds = round % 4 == 0 ? N_PIECES : 8;
    text->size = 0;
    for (uint32_t n = next_random(MOST_PIECES); n > 0; n--) {
        lede_buffer_add_string(text, PIECES[next_random(2) == 0 ? 0 : next_random(kinds)]);
    }
}

static void check_same(const lede_compose *found, const lede_compose *wanted) {
    CHECK_INT(found->pieces.count, wanted->pieces.count);
    for (size_t i = 0; test_ok && i < wanted->pieces.count; i++) {
        const lede_piece *a = &found->pieces.data[i], *b = &wanted->pieces.data[i];
        CHECK_INT(a->kind, b->kind);
        CHECK(lede_slice_equal(a->text, b->text));
        CHECK(strcmp(a->reason, b->reason) == 0);
    }
}

/* What the reader of JSON tells of a string must lead to the same as looking at its text. */
TEST(a_string_gives_the_blocks_of_its_text) {
    lede_buffer text = {0}, json = {0};
    for (uint32_t round = 0; test_ok && round < 20000; round++) {
        lede_arena_reset(&arena);
        make_text(&text, round);
        json.size = 0;
        lede_json_add_string(&json, lede_buffer_slice(&text));
        const lede_json *string = NULL;
        lede_article article = {.arena = &arena};
        lede_compose found = {.article = &article}, wanted = {.article = &article};
        CHECK_OK(lede_json_read(lede_buffer_slice(&json), &arena, &string, err));
        CHECK_OK(lede_fragment_add_string(&found, string, err));
        CHECK_OK(lede_fragment_add(&wanted, lede_buffer_slice(&text), err));
        check_same(&found, &wanted);
        if (!test_ok) printf("# round %u: %.*s\n", round, LEDE_FMT(lede_buffer_slice(&json)));
    }
    lede_buffer_clear(&text);
    lede_buffer_clear(&json);
}

TEST(no_string_gives_no_block) {
    lede_article article = {.arena = &arena};
    lede_compose compose = {.article = &article};
    CHECK_OK(lede_fragment_add_string(&compose, NULL, err));
    CHECK_INT(compose.pieces.count, 0);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_string_gives_the_blocks_of_its_text);
    RUN(no_string_gives_no_block);
    lede_arena_clear(&arena);
    return DONE();
}
