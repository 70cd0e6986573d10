#include "frames.h"

#define A      "Old bridge to close for a year\n\nBy Maria Finch\n\nThe council voted on Wednesday.\n"
#define B      "Ferry fares to rise in spring\n\n6 February 2018\n\nFares will rise, it said.\n"
#define UNTOLD "Ferry fares to rise in spring\n\nFares will rise, the company said on Monday.\n"

/* Lines on which articles begin, "1 7" for two. */
static const char *begin(const char *text) {
    static char out[256];
    size_t size = 0;
    lede_slice said = read_file(&lede_format_text, text, 1 << 20, NULL), line;
    while (lede_slice_line(&said, &line)) {
        size_t at = lede_slice_find(line, LEDE_SLICE("@"), 0);
        size_t stop = at == SIZE_MAX ? at : lede_slice_find(line, LEDE_SLICE(" "), at);
        if (stop == SIZE_MAX) continue;
        size += (size_t)snprintf(out + size, sizeof out - size, "%s%.*s", size > 0 ? " " : "",
                                 (int)(stop - at - 1), line.data + at + 1);
    }
    return out;
}
#define BEGIN(text, wanted) CHECK_TEXT(lede_slice_of(begin(text)), (wanted))

TEST(a_heavy_line_before_a_title_parts_articles) {
    BEGIN(A "\n=====\n\n" B, "1 9");
    BEGIN(A "\n=====\n\n" UNTOLD, "1 9");
    BEGIN(A "\n##########\n\n" UNTOLD "\n______\n" B, "1 9 14");
}

TEST(a_light_line_parts_articles_when_the_next_says_who_or_when) {
    BEGIN(A "\n-----\n\n" B, "1 9");
    BEGIN(A "\n* * * * *\n\n" B, "1 9");
    BEGIN(A "\f\n" B, "1 7");
    BEGIN(A "\n-----\n\n" UNTOLD, "1");
    BEGIN(A "\n* * * * *\n\n" UNTOLD, "1");
    BEGIN(A "\f\n" UNTOLD, "1");
}

TEST(a_line_below_a_title_underlines_it) {
    BEGIN("Old bridge to close\n=====\n\nBy Maria Finch\n\nThe council voted.\n", "1");
}

TEST(a_line_before_prose_parts_nothing) {
    BEGIN(A "\n=====\n\nThe bridge is old, and it was never repaired, the mayor said.\n", "1");
    BEGIN(A "\n=====\n", "1");
}

TEST(counts_part_articles) {
    BEGIN("Document 1 of 2\n\n" A "\nDocument 2 of 2\n\n" B, "3 11");
    BEGIN(A "\nArticle 2 of 3:\n" B, "1 8");
    BEGIN("Article 2 of 3 was lost, she said.\n", "1");
}

TEST(each_article_has_its_own_head) {
    read_file(&lede_format_text, A "\n=====\n\n" B, 1 << 20, NULL);
    CHECK_FIELD(TITLE, "Ferry fares to rise in spring");
    CHECK_FIELD(PUBLISHED, "2018-02-06");
    CHECK_FIELD(BYLINE, "(null)");
}

TEST(a_file_without_such_lines_is_one_article) {
    lede_slice said = read_file(&lede_format_text, A, 1 << 20, NULL);
    CHECK(lede_slice_starts(said, LEDE_SLICE("#0@1 ")));
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_heavy_line_before_a_title_parts_articles);
    RUN(a_light_line_parts_articles_when_the_next_says_who_or_when);
    RUN(a_line_below_a_title_underlines_it);
    RUN(a_line_before_prose_parts_nothing);
    RUN(counts_part_articles);
    RUN(each_article_has_its_own_head);
    RUN(a_file_without_such_lines_is_one_article);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
