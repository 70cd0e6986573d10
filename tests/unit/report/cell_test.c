#include "test.h"

#include "report/cell.h"
#include "report/markup.h"

static lede_buffer out;

static const char *text_of(void) { /* stands until the next call */
    static char copy[512];
    snprintf(copy, sizeof copy, "%.*s", (int)out.size, out.data == NULL ? "" : out.data);
    lede_buffer_clear(&out);
    return copy;
}

static const char *clean(const char *text) {
    lede_cell_clean(lede_slice_of(text), &out);
    return text_of();
}

TEST(no_text_can_command_the_terminal) {
    CHECK_STRING(clean("a\033[31mb\a\x7f"), "a�[31mb��");
    CHECK_STRING(clean("\xc2\x9b"
                       "2J"),
                 "�2J");
    CHECK_STRING(clean("bad \xff byte"), "bad � byte");
    CHECK_STRING(clean("  two\t\n lines\xe2\x80\xa8here \r\n"), "two lines here");
}

static const char *put(const char *text, size_t columns, lede_cell_align align) {
    lede_cell_put(&out, lede_slice_of(text), columns, align, "…");
    return text_of();
}

TEST(a_cell_has_its_columns) {
    CHECK_STRING(put("ab", 5, LEDE_CELL_LEFT), "ab   ");
    CHECK_STRING(put("ab", 5, LEDE_CELL_RIGHT), "   ab");
    CHECK_STRING(put("ab", 5, LEDE_CELL_LEFT_UNPADDED), "ab");
    CHECK_STRING(put("abcdef", 5, LEDE_CELL_LEFT), "abcd…");
    CHECK_STRING(put("abc def", 5, LEDE_CELL_LEFT), "abc… ");
    CHECK_STRING(put("abcdef", 5, LEDE_CELL_LEFT_TAIL), "…cdef");
    CHECK_STRING(put("東京都", 5, LEDE_CELL_LEFT), "東京…");
    CHECK_STRING(put("東京都", 4, LEDE_CELL_LEFT), "東… ");
    CHECK_STRING(put("東京都", 4, LEDE_CELL_LEFT_TAIL), "…都 ");
    CHECK_STRING(put("abcdefgh", 6, LEDE_CELL_LEFT_ENDS), "abc…gh");
    CHECK_STRING(put("東京都の港", 6, LEDE_CELL_LEFT_ENDS), "東…港 ");
    CHECK_STRING(put("abc", 0, LEDE_CELL_LEFT), "");
}

/* U+0308 stands on the letter before it; two regional indicators are a flag. */
TEST(no_character_is_cut_in_two) {
    CHECK_STRING(put("ku\u0308hler", 3, LEDE_CELL_LEFT), "ku\u0308…");
    CHECK_STRING(put("ku\u0308hler", 5, LEDE_CELL_LEFT_TAIL), "…hler");
    CHECK_STRING(put("kahlu\u0308", 2, LEDE_CELL_LEFT_TAIL), "…u\u0308");
    CHECK_STRING(put("a\U0001F1E9\U0001F1EAbc", 3, LEDE_CELL_LEFT), "a… ");
    CHECK_STRING(put("abc\U0001F1E9\U0001F1EA", 2, LEDE_CELL_LEFT_TAIL), "… ");
}

static const char *wrap(const char *text, size_t columns) {
    lede_cell_wrap(&out, lede_slice_of(text), columns, "- ", "  ");
    return text_of();
}

TEST(text_wraps_at_spaces) {
    CHECK_STRING(wrap("one two three", 9), "- one two\n  three\n");
    CHECK_STRING(wrap("unbreakable", 7), "- unbre\n  akabl\n  e\n");
    CHECK_STRING(wrap("東京大阪", 6), "- 東京\n  大阪\n");
    CHECK_STRING(wrap("a data/articles/one.txt, b", 16), "- a\n  data/articles/\n  one.txt, b\n");
    CHECK_STRING(wrap("it rose. · Wire", 12), "- it rose.\n  · Wire\n");
    CHECK_STRING(wrap("· Broadcaster", 8), "- ·\n  Broadc\n  aster\n");
    CHECK_STRING(wrap("", 6), "");
}

TEST(a_colour_ends_with_its_line_and_goes_on_in_the_next) {
    CHECK_STRING(wrap("\033[1mone two\033[0m three", 5),
                 "- \033[1mone\033[0m\n  \033[1mtwo\033[0m\n  thr\n  ee\n");
}

/* ---- marks ---- */

static void open(void *context, size_t mark, bool again) {
    (void)context;
    lede_buffer_printf(&out, again ? "(+%zu " : "(%zu ", mark);
}
static void close(void *context, size_t mark, bool again) {
    (void)context;
    lede_buffer_printf(&out, again ? " %zu+)" : " %zu)", mark);
}
static void piece(void *context, lede_slice text) {
    (void)context;
    lede_buffer_add(&out, text);
}

static const char *walk(const lede_mark *marks, size_t n) {
    lede_markup_visitor visitor = {NULL, piece, open, close};
    CHECK(lede_markup_walk(LEDE_SLICE("abcdef"), marks, n, &visitor));
    return text_of();
}

TEST(marks_nest) {
    CHECK_STRING(walk(NULL, 0), "abcdef");
    CHECK_STRING(walk((lede_mark[]){{0, 6, {0}}, {0, 2, {0}}, {2, 3, {0}}}, 3),
                 "(0 (1 ab 1)(2 c 2)def 0)");
    CHECK_STRING(walk((lede_mark[]){{1, 3, {0}}, {1, 3, {0}}}, 2), "a(0 (1 bc 1) 0)def");
}

TEST(marks_that_cross_are_closed_and_opened_again) {
    CHECK_STRING(walk((lede_mark[]){{0, 4, {0}}, {2, 6, {0}}}, 2), "(0 ab(1 cd 1+) 0)(+1 ef 1)");
}

int main(void) {
    RUN(no_text_can_command_the_terminal);
    RUN(a_cell_has_its_columns);
    RUN(no_character_is_cut_in_two);
    RUN(text_wraps_at_spaces);
    RUN(a_colour_ends_with_its_line_and_goes_on_in_the_next);
    RUN(marks_nest);
    RUN(marks_that_cross_are_closed_and_opened_again);
    return DONE();
}
