#include "loading.h"

#include "load/fragment.h"
#include "load/html.h"

static lede_status load_html(const char *text) {
    return load_as(&lede_format_html, lede_slice_of(text));
}
static lede_slice reason(lede_field which) {
    return lede_slice_of(article.field_reasons[which] == NULL ? "" : article.field_reasons[which]);
}
/* Why the run of this text was left out; "(kept)" when it was not. */
static lede_slice why_dropped(const char *text) {
    for (uint32_t i = 0; i < article.n_dropped; i++) {
        if (lede_slice_is(article.dropped[i].text, text)) {
            return lede_slice_of(article.dropped[i].reason);
        }
    }
    return LEDE_SLICE("(kept)");
}

#define P1                                                                                         \
    "<p>The council of Halvery voted on Tuesday to close the old bridge for a year, after cracks " \
    "were found in it.</p>"
#define P2                                                                                         \
    "<p>It will not bear another winter, said Maria Lindqvist, the mayor of Halvery, after the "   \
    "vote of the council.</p>"
#define T1                                                                                         \
    "paragraph: The council of Halvery voted on Tuesday to close the old bridge for a year, "      \
    "after cracks were found in it."
#define H1 "<h1>Old bridge to close</h1>"

TEST(the_text_stands_between_what_the_site_added) {
    CHECK_INT(load_html("<nav><a href=/>Home</a></nav><article>" H1 P1
                        "<div class=share>Share this page with others</div>" P2
                        "</article><div id=comments><p>I never liked that bridge, and I said so to "
                        "everyone who asked me.</p></div><footer>Contact</footer>"),
              LEDE_OK);
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_BLOCK(1, T1);
    CHECK_INT(article.n_blocks, 3);
    CHECK_TEXT(why_dropped("Home"), "navigation");
    CHECK_TEXT(why_dropped("Contact"), "the foot of the page");
    CHECK_TEXT(why_dropped("Share this page with others"), "share and follow buttons");
}

TEST(blocks_lead_back_to_the_bytes_of_the_page) {
    static const char page[] = "\xEF\xBB\xBF<title>x</title>" H1 P1 P2;
    CHECK_INT(load_html(page), LEDE_OK);
    const lede_block *b = &article.blocks[1];
    CHECK(strncmp(page + b->page_start, "The council", 11) == 0);
    CHECK(strncmp(page + b->page_stop, "</p>", 4) == 0);
}

/* As "curl -iL" leaves it: the headers of two answers, the second of which names the charset. */
TEST(a_page_may_have_the_headers_of_http_in_front) {
    static const char page[] =
        "HTTP/1.1 301 Moved\r\nLocation: https://herald.example/\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
        "<h1>\xCF\xF0\xE8\xE2\xE5\xF2 all</h1>" P1 P2 "<footer>Contact</footer>";
    CHECK(lede_format_html.sniff(lede_slice_of(page), "page") > 80);
    CHECK_INT(load_html(page), LEDE_OK);
    CHECK_BLOCK(0, "headline: \xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 all");
    CHECK_BLOCK(1, T1);
    CHECK(strncmp(page + article.blocks[1].page_start, "The council", 11) == 0);
    CHECK(strncmp(page + article.dropped[article.n_dropped - 1].page_start, "Contact", 7) == 0);
    CHECK(load_html("HTTP/1.1 200 OK\r\n\r\n") != LEDE_OK);
}

TEST(kinds_are_told_by_their_elements) {
    load_html(H1 P1 "<h2>The buses</h2><ul><li>Line 4 leaves from the market.</ul>"
                    "<blockquote>All was well in March, we were told.</blockquote>"
                    "<figure><figcaption>The bridge on Monday</figcaption></figure>" P2);
    CHECK_BLOCK(2, "heading: The buses");
    CHECK_BLOCK(3, "list: Line 4 leaves from the market.");
    CHECK_BLOCK(4, "quote: All was well in March, we were told.");
    CHECK_BLOCK(5, "caption: The bridge on Monday");
}

TEST(rows_of_a_table_are_lines) {
    load_html(H1 P1 P2 "<table><tr><th>Line<th>Fare<tr><td>4<td>19 crowns</table>" P1);
    CHECK_BLOCK(3, "list: Line | Fare");
    CHECK_BLOCK(4, "list: 4 | 19 crowns");
    CHECK_BLOCK(5, T1);
    load_html(H1 P1 P2
              "<table><tr><td>Line 4<td><p>It leaves from the market at ten past the hour, "
              "save on Sundays.</p><td>19 crowns</table>" P1);
    CHECK_BLOCK(3, "list: Line 4");
    CHECK_BLOCK(4, "paragraph: It leaves from the market at ten past the hour, save on Sundays.");
    CHECK_BLOCK(5, "list: 19 crowns");
}

TEST(credits_dates_and_bylines_are_told_apart) {
    load_html("<html lang=de>" H1 "<div>Von Jana Petersen</div><div>Freitag, 3. Mai 2024</div>" P1
              "<div>Die Br\xC3\xBC"
              "cke am Montag. Foto: Mia Strand</div>" P2
              "<p>Lesen Sie auch: <a href=x>F\xC3\xA4hre wird teurer</a>");
    CHECK_FIELD(BYLINE, "Jana Petersen");
    CHECK_FIELD(PUBLISHED, "2024-05-03");
    CHECK_INT(article.blocks[1].kind, LEDE_BLOCK_BYLINE);
    CHECK_INT(article.blocks[2].kind, LEDE_BLOCK_META);
    CHECK_INT(article.blocks[4].kind, LEDE_BLOCK_CAPTION);
    CHECK_INT(article.n_blocks, 6);
}

TEST(teasers_in_the_text_are_left_out) {
    load_html("<article>" H1 P1 "<ul><li><a href=1>Ferry fares to rise</a><p>The ferry to the "
              "islands will be dearer from June on, says the company.</ul>" P2 "</article>");
    CHECK_INT(article.n_blocks, 3);
    CHECK_TEXT(why_dropped("The ferry to the islands will be dearer from June on, says the "
                           "company."),
               "a teaser of another article");
}

TEST(a_double_break_ends_a_paragraph) {
    load_html("<div>The council of Halvery voted on Tuesday to close the bridge.<br><br>"
              "It will not bear another winter,<br>said the mayor after the vote.</div>");
    CHECK_BLOCK(0, "paragraph: The council of Halvery voted on Tuesday to close the bridge.");
    CHECK_BLOCK(1, "paragraph: It will not bear another winter,\nsaid the mayor after the vote.");
}

TEST(a_heading_over_nothing_is_left_out) {
    load_html("<article>" H1 P1 P2 "<h2>Our letters</h2></article>");
    CHECK_INT(article.n_blocks, 3);
    CHECK_TEXT(why_dropped("Our letters"), "a heading with nothing kept below it");
}

TEST(a_name_on_a_box_of_much_text_says_nothing) {
    load_html("<div class='post category-news comments-open paywall'>" H1 P1 P2 P1 P2 P1 P2 P1 P2
              "</div>");
    CHECK_INT(article.n_blocks, 9);
}

TEST(fields_come_from_the_most_trusted_source) {
    load_html("<html lang=en_GB><head><link rel=canonical href='https://c.example/a'>"
              "<meta property=og:site_name content='The Courier'>"
              "<meta name=author content='Someone Else'>"
              "<meta property=article:published_time content='2024-05-04'>"
              "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
              "\"datePublished\":\"2024-05-03T19:05+01:00\",\"author\":{\"name\":\"Lucy Feng\"},"
              "\"articleSection\":[\"Town\"]}</script></head>" H1 P1 P2);
    CHECK_FIELD(LANGUAGE, "en-GB");
    CHECK_FIELD(URL, "https://c.example/a");
    CHECK_FIELD(ID, "https://c.example/a");
    CHECK_FIELD(PUBLISHER, "The Courier");
    CHECK_FIELD(BYLINE, "Lucy Feng");
    CHECK_FIELD(PUBLISHED, "2024-05-03T19:05+01:00");
    CHECK_FIELD(SECTION, "Town");
    CHECK_TEXT(reason(LEDE_FIELD_BYLINE), "JSON-LD author");
    CHECK_TEXT(reason(LEDE_FIELD_PUBLISHED), "JSON-LD datePublished");
}

TEST(the_title_is_the_heading_that_the_page_repeats) {
    load_html("<title>Old bridge to close - The Courier</title><h1>The Courier</h1>"
              "<h2>Old bridge to close</h2>" P1 P2);
    CHECK_FIELD(TITLE, "Old bridge to close");
    load_html("<title>Old bridge to close | The Courier</title>" P1 P2);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_BLOCK(0, "headline: Old bridge to close");
}

TEST(dates_are_read_from_the_page_where_its_data_say_none) {
    load_html("<html lang=de>" H1 "<div>Erstellt am 3. M\xC3\xA4rz 2019</div>" P1 P2);
    CHECK_FIELD(PUBLISHED, "2019-03-03");
    load_html("<link rel=canonical href=https://c.example/2019/03/04/a>" H1 P1 P2);
    CHECK_FIELD(PUBLISHED, "2019-03-04");
    CHECK_TEXT(reason(LEDE_FIELD_PUBLISHED), "the day in the URL");
    load_html("<html lang=en><link rel=canonical href=https://c.example.co.uk/a>" H1
              "<div>Published 03/05/2019</div>" P1 P2);
    CHECK_FIELD(PUBLISHED, "2019-05-03");
    load_html("<html lang=en><link rel=canonical href=https://c.example/a>" H1
              "<div>Published 03/05/2019</div>" P1 P2);
    CHECK_FIELD(PUBLISHED, "(null)");
    load_html(H1 "<time datetime=2019-03-05T10:00Z>Tuesday</time>" P1 P2);
    CHECK_FIELD(PUBLISHED, "2019-03-05T10:00Z");
    load_html(H1 P1 P2 "<div class=comments>Jane on 6 March 2019</div>");
    CHECK_FIELD(PUBLISHED, "(null)");
}

TEST(the_day_of_the_address_corrects_a_time_in_utc) {
    load_html("<link rel=canonical href=https://c.example/2019/03/04/a>"
              "<meta property=article:published_time content=2019-03-05T02:10:00Z>" H1 P1 P2);
    CHECK_FIELD(PUBLISHED, "2019-03-04");
    load_html("<link rel=canonical href=https://c.example/2019/03/04/a>"
              "<meta property=article:published_time content=2019-03-05T02:10:00-05:00>" H1 P1 P2);
    CHECK_FIELD(PUBLISHED, "2019-03-05T02:10:00-05:00");
}

TEST(the_day_that_a_page_shows_corrects_a_time_in_utc) {
#define UTC "<meta property=article:published_time content=2020-12-05T23:15:00Z>"
    load_html("<html lang=it>" UTC H1 "<p class=date>6 dicembre 2020</p>" P1 P2);
    CHECK_FIELD(PUBLISHED, "2020-12-06");
    CHECK_TEXT(reason(LEDE_FIELD_PUBLISHED),
               "the day that the page shows; the time in UTC falls on the day beside it");
    load_html("<html lang=it>" UTC H1 "<p class=date>4 dicembre 2020</p>" P1 P2);
    CHECK_FIELD(PUBLISHED, "2020-12-05T23:15:00Z");
    load_html("<html lang=it>" UTC H1 "<p class=date>Aggiornato 6 dicembre 2020</p>" P1 P2);
    CHECK_FIELD(PUBLISHED, "2020-12-05T23:15:00Z");
    load_html("<html lang=it>" UTC "<div class=date>6 dicembre 2020</div><p>Sport</p><p>Città</p>"
              "<p>Mondo</p><p>Cultura</p>" H1 P1 P2);
    CHECK_FIELD(PUBLISHED, "2020-12-05T23:15:00Z");
    load_html("<meta property=article:published_time content=2020-12-05T23:15:0Z>" H1 P1 P2);
    CHECK_FIELD(PUBLISHED, "2020-12-05T23:15:00Z");
}

TEST(json_ld_gives_the_text_that_a_page_hides) {
    load_html(
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Old bridge to "
        "close\",\"articleBody\":\"The council of Halvery voted on Tuesday to close the old "
        "bridge for a year, after cracks were found in two of its seven arches by engineers "
        "of the county.\\n\\nIt will not bear another winter, said Maria Lindqvist, the mayor "
        "of Halvery, after the vote.\"}</script><div id=root></div>");
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_INT(article.n_blocks, 3);
    CHECK_INT(article.blocks[2].kind, LEDE_BLOCK_PARAGRAPH);
}

TEST(a_list_of_links_is_no_article) {
    CHECK_INT(load_html("<title>News</title><a href=1>Old bridge to close</a><p><a href=2>Ferry "
                        "fares to rise again</a><p><a href=3>Who pays for the bridge?</a>"),
              LEDE_FORMAT);
    CHECK(strstr(error.message, "no article on this page") != NULL);
    CHECK(strstr(error.message, "3 lines of links") != NULL);
    CHECK_INT(load_html("<html></html>"), LEDE_FORMAT);
    CHECK_INT(load_html("<script type=application/ld+json>{\"@type\":\"Article\"}</script>"),
              LEDE_FORMAT);
}

TEST(the_charset_is_the_one_the_page_names) {
    load_html("<meta charset=windows-1251><h1>\xCF\xF0\xE8\xE2\xE5\xF2 all</h1>" P1 P2);
    CHECK_BLOCK(0, "headline: \xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 all");
}

TEST(a_section_may_have_a_header_of_its_own) {
    load_html(
        "<article>" H1 P1 "<ul><li><header class=module_head><h3>What it means for the buses"
        "</h3></header><div>Line 4 will leave from the market, said the company.</div></ul>" P2
        "</article>");
    CHECK_BLOCK(2, "heading: What it means for the buses");
    load_html("<article><header><h3>The Meridian Post</h3></header>" H1 P1 P2 "</article>");
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_TEXT(why_dropped("The Meridian Post"), "the head of the page");
}

TEST(sentences_below_the_title_are_its_deck_whatever_their_box_is_called) {
    load_html("<article>" H1 "<div class=teaser-text><p>Der Rat hat sich nach langem Streit "
              "entschieden: die Brücke wird gesperrt.</p></div>" P1 P2 "</article>");
    CHECK_BLOCK(1,
                "deck: Der Rat hat sich nach langem Streit entschieden: die Brücke wird gesperrt.");
    CHECK_FIELD(DECK, "Der Rat hat sich nach langem Streit entschieden: die Brücke wird gesperrt.");
    load_html("<article>" H1 "<div class=teaser><a href=x>Fähre wird teurer</a><p>Ab Juni zahlen "
              "alle mehr, sagt die Reederei der Inseln.</p></div>" P1 P2 "</article>");
    CHECK_TEXT(why_dropped("Ab Juni zahlen alle mehr, sagt die Reederei der Inseln."),
               "links to other articles");
}

TEST(a_short_line_behind_an_image_is_its_caption) {
    load_html("<article>" H1 P1 "<p><img src=a></p><p><em>The bridge on Monday</em></p>" P2
              "<p><img src=b></p><p><b>The other bridge</b></p>" P2
              "<p><img src=c></p><p>It was closed.</p><p>Not before time</p>" P1 "</article>");
    CHECK_BLOCK(2, "caption: The bridge on Monday");
    CHECK_BLOCK(4, "paragraph: The other bridge");
    CHECK_BLOCK(6, "paragraph: It was closed.");
    CHECK_BLOCK(7, "paragraph: Not before time");
}

TEST(lines_about_the_author_and_boxes_beside_the_text_are_left_out) {
#define BIO(line) "<meta name=author content='Jane Doe'>" H1 P1 P2 P1 "<p>" line "</p>"
    load_html(BIO("Jane Doe is the bridge correspondent of the Meridian Post."));
    CHECK_INT(article.n_blocks, 4);
    CHECK_TEXT(why_dropped("Jane Doe is the bridge correspondent of the Meridian Post."),
               "a line about the author");
    load_html(BIO("Jane Doe schreibt seit Jahren über die Brücken von Halvery."));
    CHECK_INT(article.n_blocks, 4);
    load_html(BIO("Jane Doepler is the engineer who found the cracks."));
    CHECK_INT(article.n_blocks, 5);
    load_html(H1 P1 P2 P1 P2
              "<div class=mol-factbox><p>The first bridge of Halvery was made of wood, "
              "and burnt down twice.</p></div>" P1 P2);
    CHECK_TEXT(why_dropped("The first bridge of Halvery was made of wood, and burnt down twice."),
               "a side bar");
}

TEST(a_gallery_has_all_its_captions) {
#define SHOWN(what)                                                                                \
    "<figure><img src=x><figcaption>" what " seen from the house of the harbour "                  \
    "master on Monday morning, before the storm. Photo: Mia Strand</figcaption></figure>"
    load_html("<h1>Pictures of the storm</h1>" SHOWN("Waves") SHOWN("The pier") SHOWN("A ferry"));
    CHECK_INT(article.n_blocks, 4);
    CHECK_INT(article.blocks[1].kind, LEDE_BLOCK_CAPTION);
    CHECK_INT(article.blocks[3].kind, LEDE_BLOCK_CAPTION);
}

TEST(an_offer_to_subscribe_is_no_article_though_the_page_shows_little_else) {
    load_html(
        "<article>" H1 "<p>The council of Halvery voted on Tuesday to close the old bridge.</p>"
        "<div class=paywall><h2>Read on with Courier Plus</h2><p>Subscribe now for one crown in "
        "the first month, and read all articles without limits. Cancel at any time.</p></div>"
        "</article>");
    CHECK_INT(article.n_blocks, 2);
    CHECK_BLOCK(1, "paragraph: The council of Halvery voted on Tuesday to close the old bridge.");
}

TEST(a_page_that_forwards_is_no_article) {
    CHECK_INT(load_html("<title>Redirecting</title>If you are not redirected, <a href=x>click here"
                        "</a>."),
              LEDE_FORMAT);
    CHECK(strstr(error.message, "no article on this page") != NULL);
}

TEST(readings_beside_characters_are_left_out) {
    load_html(
        "<h1>古い橋</h1><p>市<ruby>議会<rp>(</rp><rt>ぎかい</rt><rp>)</rp></ruby>は火曜日、古い橋を"
        "一年間閉鎖することを決めた。</p>");
    CHECK_BLOCK(1, "paragraph: 市議会は火曜日、古い橋を一年間閉鎖することを決めた。");
}

TEST(names_of_elements_may_have_a_prefix) {
    load_html(
        "<?xml version='1.0'?><h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body><h:h1>Old "
        "bridge to close</h:h1><h:p>The council of Halvery voted on Tuesday to close it for a "
        "year.</h:p><h:p>It will not bear another winter, said the mayor.</h:p></h:body>"
        "</h:html>");
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_INT(article.n_blocks, 3);
    load_html("<html>" H1 P1 "<svg:svg><svg:title>Icon of a bridge</svg:title></svg:svg>" P2);
    CHECK_INT(article.n_blocks, 3);
    load_html("<html>" H1
              "<p>The council<o:p></o:p> of Halvery voted on Tuesday to close it.</p>" P2);
    CHECK_BLOCK(1, "paragraph: The council of Halvery voted on Tuesday to close it.");
}

TEST(whose_rights_a_text_is_is_no_part_of_it) {
    load_html("<body>" H1 P1 P2 "<p>© 2024 The Courier</p>");
    CHECK_INT(article.n_blocks, 3);
    CHECK_TEXT(why_dropped("© 2024 The Courier"), "whose rights these are");
    load_html("<body>" H1 P1 P2 "<img src=x><p>© Northern Press</p>");
    CHECK_INT(article.n_blocks, 4);
}

TEST(a_zero_byte_in_a_page_is_a_space) {
    static const char page[] =
        "<html><title>x</title>" H1 P1 "<p>It will not\0bear another winter, "
        "said the mayor.</p>";
    const lede_format *format = NULL;
    CHECK_INT(lede_format_recognise((lede_slice){page, sizeof page - 1}, "a", &format, &error),
              LEDE_OK);
    CHECK(format == &lede_format_html);
    CHECK_INT(load_as(&lede_format_html, (lede_slice){page, sizeof page - 1}), LEDE_OK);
    CHECK_BLOCK(2, "paragraph: It will not bear another winter, said the mayor.");
}

TEST(what_is_hidden_is_not_read) {
    load_html(H1
              "<p style='display: none'>Nobody sees this sentence, and nobody is meant to.</p>" P1
              "<template><p>This is not shown either, since it is a template.</p></template>" P2);
    CHECK_INT(article.n_blocks, 3);
}

static char *repeat(const char *text, size_t times) {
    size_t size = strlen(text);
    char *all = malloc(size * times + 1);
    if (all == NULL) abort();
    for (size_t i = 0; i < times; i++) memcpy(all + i * size, text, size);
    all[size * times] = '\0';
    return all;
}

static lede_status load_fragment(const char *text) {
    lede_arena_reset(&arena);
    article = (lede_article){.arena = &arena};
    lede_compose compose = {.article = &article};
    LEDE_TRY(lede_fragment_add_html(&compose, lede_slice_of(text), &error));
    return lede_compose_finish(&compose, &error);
}

TEST(a_fragment_is_taken_whole) {
    CHECK_INT(load_fragment("One <b>line</b>.<br><br>Two &amp; three<ul><li>Four</ul>"
                            "<script>no</script><h2>Five</h2>"),
              LEDE_OK);
    CHECK_BLOCK(0, "paragraph: One line.");
    CHECK_BLOCK(1, "paragraph: Two & three");
    CHECK_BLOCK(2, "list: Four");
    CHECK_BLOCK(3, "heading: Five");
    CHECK_INT(article.n_blocks, 4);
}

TEST(what_is_hidden_in_a_fragment_is_not_read) {
    CHECK_INT(load_fragment("<div style='display:none'><p>Open in your browser</p></div>" P1 P2),
              LEDE_OK);
    CHECK_INT(article.n_blocks, 2);
}

TEST(markup_is_told_from_text) {
    CHECK_INT(lede_fragment_look(LEDE_SLICE("One<br>two")), LEDE_FRAGMENT_BLOCKS);
    CHECK_INT(lede_fragment_look(LEDE_SLICE("<div>One</div>")), LEDE_FRAGMENT_BLOCKS);
    CHECK_INT(lede_fragment_look(LEDE_SLICE("One <b>two</b>")), LEDE_FRAGMENT_LINE);
    CHECK_INT(lede_fragment_look(LEDE_SLICE("a < b and c > d")), LEDE_FRAGMENT_PLAIN);
    CHECK_INT(lede_fragment_look(LEDE_SLICE("Write to <jane@example.org> & ask")),
              LEDE_FRAGMENT_PLAIN);
}

TEST(the_part_may_be_an_inline_element) {
    CHECK_INT(
        load_html("<h4>Read on with us<a href=x>Subscribe for one crown now</a> " P1
                  "<font>The council of Halvery voted on Tuesday to close the bridge.</font>"),
        LEDE_OK);
    CHECK_INT(
        load_html("<head class=paywall-box><h4>Read on with a <b><p>Subscribe now to read this "
                  "and all other articles of The Meridian Post.</p><a href=x>Subscribe for one "
                  "crown</b>"),
        LEDE_OK);
}

TEST(hostile_pages_end) {
    static const char *const texts[] = {"<div>",
                                        "<table><tr><td colspan=9007199254740991>x",
                                        "<p>a<br>",
                                        "<b><i>x",
                                        "<a>word ",
                                        "<li><a>x</a>Some words to read here.",
                                        "&amp;lt;",
                                        "<h2>x</h2>",
                                        "<div class=comment>x y"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *text = repeat(texts[i], 20000);
        lede_status status = load_html(text);
        CHECK(status == LEDE_OK || status == LEDE_FORMAT);
        free(text);
    }
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(the_text_stands_between_what_the_site_added);
    RUN(blocks_lead_back_to_the_bytes_of_the_page);
    RUN(a_page_may_have_the_headers_of_http_in_front);
    RUN(kinds_are_told_by_their_elements);
    RUN(rows_of_a_table_are_lines);
    RUN(credits_dates_and_bylines_are_told_apart);
    RUN(teasers_in_the_text_are_left_out);
    RUN(a_double_break_ends_a_paragraph);
    RUN(a_heading_over_nothing_is_left_out);
    RUN(a_name_on_a_box_of_much_text_says_nothing);
    RUN(fields_come_from_the_most_trusted_source);
    RUN(the_title_is_the_heading_that_the_page_repeats);
    RUN(dates_are_read_from_the_page_where_its_data_say_none);
    RUN(the_day_of_the_address_corrects_a_time_in_utc);
    RUN(the_day_that_a_page_shows_corrects_a_time_in_utc);
    RUN(json_ld_gives_the_text_that_a_page_hides);
    RUN(a_list_of_links_is_no_article);
    RUN(the_charset_is_the_one_the_page_names);
    RUN(a_section_may_have_a_header_of_its_own);
    RUN(sentences_below_the_title_are_its_deck_whatever_their_box_is_called);
    RUN(a_short_line_behind_an_image_is_its_caption);
    RUN(lines_about_the_author_and_boxes_beside_the_text_are_left_out);
    RUN(a_gallery_has_all_its_captions);
    RUN(an_offer_to_subscribe_is_no_article_though_the_page_shows_little_else);
    RUN(a_page_that_forwards_is_no_article);
    RUN(readings_beside_characters_are_left_out);
    RUN(names_of_elements_may_have_a_prefix);
    RUN(whose_rights_a_text_is_is_no_part_of_it);
    RUN(a_zero_byte_in_a_page_is_a_space);
    RUN(what_is_hidden_is_not_read);
    RUN(a_fragment_is_taken_whole);
    RUN(what_is_hidden_in_a_fragment_is_not_read);
    RUN(markup_is_told_from_text);
    RUN(the_part_may_be_an_inline_element);
    RUN(hostile_pages_end);
    lede_arena_clear(&arena);
    return DONE();
}
