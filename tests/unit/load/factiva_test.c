#include "frames.h"

#define ROW(code, value) "<tr><td class=\"index\"><b>" code "</b>&nbsp;</td><td>" value "</td></tr>"
#define ARTICLE(rows)    "<div class=\"article enArticle\"><table>" rows "</table><br/></div>"

static lede_status load_factiva(const char *text) {
    return load_as(&lede_format_factiva, lede_slice_of(text));
}

TEST(fields_are_told_by_their_codes) {
    CHECK_INT(load_factiva(ARTICLE(
                  ROW("SE", "Business") ROW("HD", "&nbsp; <b>Ferries &amp; fares</b>&nbsp;")
                      ROW("BY", "By Lena Holm") ROW("PD", "5 February 2018") ROW("ET", "03:32 PM")
                          ROW("SN", "The Calder Post") ROW("LA", "English")
                              ROW("LP", "<p class=\"articleParagraph\">One.</p>")
                                  ROW("TD", "<p>Two.</p><p>Three."
                                            "</p>") ROW("AN", "<br/>Document CALD01"))),
              LEDE_OK);
    CHECK_FIELD(ID, "CALD01");
    CHECK_FIELD(TITLE, "Ferries & fares");
    CHECK_FIELD(BYLINE, "Lena Holm");
    CHECK_FIELD(PUBLISHED, "2018-02-05T15:32");
    CHECK_FIELD(PUBLISHER, "The Calder Post");
    CHECK_FIELD(SECTION, "Business");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_BLOCK(0, "headline: Ferries & fares");
    CHECK_BLOCK(2, "paragraph: One.");
    CHECK_BLOCK(4, "paragraph: Three.");
    CHECK_INT(article.n_blocks, 5);
    CHECK(article.blocks[2].page_stop > article.blocks[2].page_start);
}

TEST(other_rows_are_no_text) {
    load_factiva(ARTICLE(ROW("HD", "Ferries") ROW("CO", "x : X") ROW("ZZ", "y")));
    CHECK_INT(article.n_blocks, 1);
}

TEST(fields_in_lines_are_told_by_their_order) {
    CHECK_INT(load_factiva("<div class=\"article enArticle\"><div id=\"hd\">"
                           "<span class=\"enHeadline\">Ferries</span></div>"
                           "<div class=\"author\">By Nora Finch</div><div>34 words</div>"
                           "<div>8 February 2018</div><div>19:15</div><div>The Calder Post</div>"
                           "<div>CALD</div><div>English</div><div>(c) 2018</div>"
                           "<p class=\"articleParagraph enarticleParagraph\">One.</p>"
                           "<p>Document CALD02</p></div>"),
              LEDE_OK);
    CHECK_FIELD(ID, "CALD02");
    CHECK_FIELD(TITLE, "Ferries");
    CHECK_FIELD(BYLINE, "Nora Finch");
    CHECK_FIELD(PUBLISHED, "2018-02-08T19:15");
    CHECK_FIELD(PUBLISHER, "The Calder Post");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_BLOCK(2, "paragraph: One.");
    CHECK_INT(article.n_blocks, 3);
}

TEST(an_article_without_text_says_what_is_missing) {
    CHECK_INT(load_factiva(ARTICLE(ROW("SN", "Post"))), LEDE_FORMAT);
    CHECK(strstr(error.message, "neither a headline (HD) nor a text") != NULL);
}

TEST(a_page_is_cut_at_its_articles) {
    CHECK_TEXT(
        read_file(
            &lede_format_factiva,
            "<title>Factiva</title>\n<p>x\n" ARTICLE(ROW("HD", "One") ROW("AN", "1")) "\n" ARTICLE(
                ROW("SN", "Post")) "\n"
                                   "<div id=\"a\" class=\"article enArticle\"><table>" ROW("HD",
                                                                                           "Two")
                                       ROW("AN", "3") "</table></div><p class=\"article x\">",
            1 << 20, NULL),
        "#1@3 1:\n#2@4 failed: in:4: an article of Factiva with neither a headline (HD) nor "
        "a text (LP, TD)\n#3@5 3:\n");
}

TEST(an_article_over_the_limit_fails_alone) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, "<div class=\"article enArticle\"><table><tr><td>");
    for (int i = 0; i < 20000; i++) lede_buffer_add_string(&text, "A line of some length.\n");
    lede_buffer_add_string(&text, ARTICLE(ROW("HD", "Two") ROW("AN", "2")));
    lede_buffer_add_char(&text, '\0');
    lede_slice said = read_file(&lede_format_factiva, text.data, 10000, NULL);
    CHECK(lede_slice_starts(said, LEDE_SLICE("#1@1 failed: the article is longer")));
    CHECK(lede_slice_ends(said, LEDE_SLICE("#2@20001 2:\n")));
    lede_buffer_clear(&text);
}

TEST(a_page_of_factiva_is_recognised) {
    const lede_format *found = NULL;
    lede_format_recognise(LEDE_SLICE("<!DOCTYPE html><html><head><title>Factiva</title>"), "in",
                          &found, &error);
    CHECK(found == &lede_format_factiva);
    lede_format_recognise(LEDE_SLICE("<html><body>" ARTICLE("")), "in", &found, &error);
    CHECK(found == &lede_format_factiva);
    lede_format_recognise(LEDE_SLICE("<html><body><div class=\"article body\"><p>x</p></div>"),
                          "in", &found, &error);
    CHECK(found == &lede_format_html);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(fields_are_told_by_their_codes);
    RUN(other_rows_are_no_text);
    RUN(fields_in_lines_are_told_by_their_order);
    RUN(an_article_without_text_says_what_is_missing);
    RUN(a_page_is_cut_at_its_articles);
    RUN(an_article_over_the_limit_fails_alone);
    RUN(a_page_of_factiva_is_recognised);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
