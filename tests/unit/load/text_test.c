#include "loading.h"

#define PROSE                                                                                      \
    "The council of Halvery voted on Tuesday to close the old bridge for a year.\n\n"              \
    "\"It will not bear another winter,\" said Maria Lindqvist, the mayor of Halvery.\n"

TEST(a_short_first_line_is_the_title) {
    CHECK_INT(load_text("Old bridge to close for a year\n\n" PROSE), LEDE_OK);
    CHECK_FIELD(TITLE, "Old bridge to close for a year");
    CHECK_BLOCK(0, "headline: Old bridge to close for a year");
    CHECK_BLOCK(1, "paragraph: The council of Halvery voted on Tuesday to close the old bridge "
                   "for a year.");
    CHECK_INT(article.n_blocks, 3);
    CHECK(article.field_reasons[LEDE_FIELD_TITLE] != NULL);
    CHECK(article.blocks[1].reason != NULL);
}

TEST(what_is_not_said_is_null) {
    load_text("Old bridge to close for a year\n\n" PROSE);
    CHECK(article.fields[LEDE_FIELD_PUBLISHED].data == NULL);
    CHECK(article.fields[LEDE_FIELD_BYLINE].data == NULL);
    CHECK(article.fields[LEDE_FIELD_DECK].data == NULL);
    CHECK(article.fields[LEDE_FIELD_LANGUAGE].data == NULL);
    CHECK_FIELD(SOURCE, "in.txt");
    CHECK_INT(article.fields[LEDE_FIELD_ID].size, 32);
}

TEST(a_sentence_is_no_title) {
    load_text(PROSE);
    CHECK_FIELD(TITLE, "(null)");
    CHECK_INT(article.n_blocks, 2);
    CHECK_INT(article.blocks[0].kind, LEDE_BLOCK_PARAGRAPH);
    load_text("HALVERY (Wire) - The old bridge will be closed for a year\n\n" PROSE);
    CHECK_FIELD(TITLE, "(null)");
    load_text("old bridge, which nobody repaired\n\n" PROSE);
    CHECK_FIELD(TITLE, "(null)");
}

TEST(a_text_of_one_line_is_a_paragraph) {
    load_text("Bridge closed for repairs");
    CHECK_FIELD(TITLE, "(null)");
    CHECK_BLOCK(0, "paragraph: Bridge closed for repairs");
}

TEST(the_whole_head_is_read) {
    CHECK_INT(
        load_text("Old bridge to close\n\nOld Bridge To Close\n"
                  "The mayor says that it will not bear another winter.\n"
                  "Published: 3 May 2024 - 7:05 p.m.\nBy: Owen Tarrant and Lucy Feng\n\n" PROSE),
        LEDE_OK);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(DECK, "The mayor says that it will not bear another winter.");
    CHECK_FIELD(PUBLISHED, "2024-05-03T19:05");
    CHECK_FIELD(BYLINE, "Owen Tarrant; Lucy Feng");
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_BLOCK(1, "deck: The mayor says that it will not bear another winter.");
    CHECK_BLOCK(2, "meta: Published: 3 May 2024 - 7:05 p.m.");
    CHECK_BLOCK(3, "byline: By: Owen Tarrant and Lucy Feng");
    CHECK_INT(article.blocks[4].kind, LEDE_BLOCK_PARAGRAPH);
    CHECK_INT(article.n_blocks, 6);
}

TEST(a_title_may_end_with_a_stop_when_the_byline_follows) {
    load_text("The bridge is closed.\nBy Owen Tarrant\n\n" PROSE);
    CHECK_FIELD(TITLE, "The bridge is closed.");
    load_text("Will the bridge ever open?\n\n" PROSE);
    CHECK_FIELD(TITLE, "Will the bridge ever open?");
}

TEST(sections_stand_above_the_title) {
    load_text("UK News\n\nOld bridge to close for a year\n\n" PROSE);
    CHECK_FIELD(SECTION, "UK News");
    CHECK_FIELD(TITLE, "Old bridge to close for a year");
    CHECK_BLOCK(0, "meta: UK News");
    load_text("Home > Region > Halvery\nOld bridge to close for a year\n\n" PROSE);
    CHECK_FIELD(SECTION, "Halvery");
    CHECK_FIELD(TITLE, "Old bridge to close for a year");
}

TEST(a_line_of_very_many_steps_takes_no_time) {
    lede_buffer text = {0};
    for (int i = 0; i < 100000; i++) lede_buffer_add_string(&text, "a > ");
    lede_buffer_add_string(&text, "b\nOld bridge to close for a year\n\n" PROSE);
    CHECK_INT(load_as(&lede_format_text, lede_buffer_slice(&text)), LEDE_OK);
    CHECK_FIELD(SECTION, "(null)");
    lede_buffer_clear(&text);
}

TEST(dates_and_names_stand_alone_too) {
    load_text("Old bridge to close for a year\nOwen Tarrant\n3 May 2024\n\n" PROSE);
    CHECK_FIELD(BYLINE, "Owen Tarrant");
    CHECK_FIELD(PUBLISHED, "2024-05-03");
    load_text("Old bridge to close for a year\nOwen Tarrant, Transport Correspondent\n\n" PROSE);
    CHECK_FIELD(BYLINE, "Owen Tarrant");
    load_text("Old bridge to close for a year\nBy Owen Tarrant, 3 May 2024\n\n" PROSE);
    CHECK_FIELD(BYLINE, "Owen Tarrant");
    CHECK_FIELD(PUBLISHED, "2024-05-03");
    load_text(
        "Old bridge to close for a year\n"
        "The Meridian Post | Published 3 May 2024 | Updated 4 May 2024 | 5 min read\n\n" PROSE);
    CHECK_FIELD(PUBLISHER, "The Meridian Post");
    CHECK_FIELD(PUBLISHED, "2024-05-03");
    CHECK_FIELD(MODIFIED, "2024-05-04");
    CHECK_FIELD(DECK, "(null)");
}

TEST(dates_and_names_share_a_line) {
    load_text("Old bridge to close for a year\nPosted on 3 May 2024 by Owen Tarrant\n\n" PROSE);
    CHECK_FIELD(PUBLISHED, "2024-05-03");
    CHECK_FIELD(BYLINE, "Owen Tarrant");
    load_text(
        "Old bridge to close for a year\nPosted by Owen Tarrant on 3 May 2024 10:00\n\n" PROSE);
    CHECK_FIELD(PUBLISHED, "2024-05-03T10:00");
    CHECK_FIELD(BYLINE, "Owen Tarrant");
}

TEST(the_name_of_a_page_is_the_title_and_the_site) {
    load_text("https://courier.example/bridge\nOld bridge to close | Halvery Courier\n\n"
              "Old bridge to close\n\n" PROSE);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(PUBLISHER, "Halvery Courier");
    CHECK_FIELD(URL, "https://courier.example/bridge");
    CHECK_BLOCK(0, "meta: https://courier.example/bridge");
    CHECK_BLOCK(1, "headline: Old bridge to close");
    CHECK_INT(article.n_blocks, 4);
}

TEST(a_date_within_the_story_is_a_heading) {
    load_text("A year of the bridge\n\nThe bridge was closed for the first time in a century.\n\n"
              "3 May 2024\n\nThe council of Halvery votes to close the old bridge.\n");
    CHECK_FIELD(PUBLISHED, "(null)");
    CHECK_BLOCK(2, "heading: 3 May 2024");
}

TEST(a_label_without_a_readable_date_is_still_meta) {
    load_text("Old bridge to close for a year\nPublished: yesterday\n\n" PROSE);
    CHECK_FIELD(PUBLISHED, "(null)");
    CHECK_BLOCK(1, "meta: Published: yesterday");
}

TEST(datelines_are_blocks_of_their_own) {
    load_text(
        "Old bridge to close for a year\n\n"
        "HALVERY, May 3 (North Sea Wire) \xE2\x80\x94 The council voted to close it.\n\n" PROSE);
    CHECK_BLOCK(1, "dateline: HALVERY, May 3 (North Sea Wire) \xE2\x80\x94");
    CHECK_BLOCK(2, "paragraph: The council voted to close it.");
    CHECK_FIELD(PUBLISHED, "(null)"); /* no year, no date */
    load_text("Old bridge to close for a year\n\n"
              "HALVERY, May 3, 2024 (Wire) - The council voted to close it.\n\n" PROSE);
    CHECK_FIELD(PUBLISHED, "2024-05-03");
}

TEST(what_the_site_added_is_boilerplate) {
    load_text("Old bridge to close for a year\n\n" PROSE
              "\nRelated Mayor Opens New Bridge In Calder\n"
              "Read more: Ten bridges that fell\n"
              "Share this article on Facebook\n"
              "Sign up for our morning newsletter\n"
              "Click here to add your comment\n\n"
              "Please add your comment below\nYour email address will not be published\nName\n");
    CHECK_INT(article.n_blocks, 11);
    for (uint32_t k = 3; k < article.n_blocks; k++) {
        CHECK_INT(article.blocks[k].kind, LEDE_BLOCK_BOILERPLATE);
    }
}

TEST(news_that_sounds_like_boilerplate_is_kept) {
    load_text("Sharing the river\n\n"
              "Related to this, the court will hear the owners of both mills on Monday.\n\n"
              "Share prices fell by three percent, and subscribers left in their thousands.\n\n"
              "Copyright law is to change, ministers said after a meeting in Calder.\n");
    for (uint32_t k = 1; k < 4; k++) CHECK_INT(article.blocks[k].kind, LEDE_BLOCK_PARAGRAPH);
}

TEST(links_below_related_stories_go_with_it) {
    load_text("Old bridge to close for a year\n\n" PROSE
              "\nRelated stories\nMayor opens new bridge\nBridge toll to rise in June\n\n"
              "The work will begin in June and last until the spring, the council said.\n");
    CHECK_INT(article.blocks[3].kind, LEDE_BLOCK_BOILERPLATE);
    CHECK_INT(article.blocks[4].kind, LEDE_BLOCK_BOILERPLATE);
    CHECK_INT(article.blocks[5].kind, LEDE_BLOCK_BOILERPLATE);
    CHECK_INT(article.blocks[6].kind, LEDE_BLOCK_PARAGRAPH);
}

TEST(short_lines_between_paragraphs_are_headings) {
    load_text(PROSE
              "Shops fear for their trade\n"
              "The owner of the bakery, Elin Strand, expects to lose half of her customers.\n"
              "What happens next?\n"
              "The work will begin in June and last until the spring, the council said.\n"
              "It is to cost four million crowns, which the county and the city share, and which "
              "nobody has yet set aside\n");
    CHECK_BLOCK(2, "heading: Shops fear for their trade");
    CHECK_BLOCK(4, "heading: What happens next?");
    CHECK_INT(article.blocks[6].kind, LEDE_BLOCK_PARAGRAPH);
    CHECK_INT(article.n_blocks, 7);
}

TEST(lists_captions_and_notes_are_told_apart) {
    load_text(PROSE "What is closed\n- the bridge\n- the towpath\n"
                    "The ferry will sail every ten minutes, the council said on Tuesday.\n"
                    "Photo: Hanna Voss\nEditor's note: the toll was corrected on 4 May.\n"
                    "(Reporting by Ingrid Aalto)\n");
    CHECK_BLOCK(2, "heading: What is closed");
    CHECK_BLOCK(3, "list: - the bridge");
    CHECK_BLOCK(6, "caption: Photo: Hanna Voss");
    CHECK_INT(article.blocks[7].kind, LEDE_BLOCK_NOTE);
    CHECK_INT(article.blocks[8].kind, LEDE_BLOCK_NOTE);
}

TEST(labels_name_the_rest) {
    load_text("Title: Old bridge to close\nSection: Region\nAuthor: Doe, Jane\n"
              "URL: https://courier.example/bridge\nSource: Halvery Courier\n\n" PROSE
              "\nSource: Flight data of the airport\n\n"
              "The work will begin in June and last until the spring, the council said.\n");
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(SECTION, "Region");
    CHECK_FIELD(BYLINE, "Doe, Jane");
    CHECK_FIELD(URL, "https://courier.example/bridge");
    CHECK_FIELD(ID, "https://courier.example/bridge");
    CHECK_FIELD(PUBLISHER, "Halvery Courier");
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_BLOCK(7, "caption: Source: Flight data of the airport");
}

TEST(lines_of_the_wire_are_no_title) {
    load_text("r i BC-CALDER-BRIDGE-2NDLD-WRITETHRU 06-13 0300\nEds: ADDS quotes. With AP Photos.\n"
              "^Old bridge to close for a year<\n^By HANNA VOSS=\n^North Sea Wire Writer\n"
              "HALVERY, June 13 (NSW) - " PROSE "\n((desk@nsw.example; +32 2 000))\nNSW hv/ml\n");
    CHECK_BLOCK(0, "meta: r i BC-CALDER-BRIDGE-2NDLD-WRITETHRU 06-13 0300");
    CHECK_BLOCK(1, "meta: Eds: ADDS quotes. With AP Photos.");
    CHECK_BLOCK(2, "headline: Old bridge to close for a year");
    CHECK_BLOCK(3, "byline: By HANNA VOSS");
    CHECK_BLOCK(4, "meta: North Sea Wire Writer");
    CHECK_BLOCK(5, "dateline: HALVERY, June 13 (NSW) -");
    CHECK_BLOCK(8, "note: ((desk@nsw.example; +32 2 000))");
    CHECK_BLOCK(9, "meta: NSW hv/ml");
    CHECK_FIELD(TITLE, "Old bridge to close for a year");
    CHECK_FIELD(BYLINE, "HANNA VOSS");
    load_text("bc-calder-bridge\n(Embargoed until 0600 GMT)\nOld bridge to close\n\n" PROSE);
    CHECK_FIELD(TITLE, "Old bridge to close");
    load_text("Slug: CALDER-BRIDGE\nPriority: 3\nOld bridge to close\nBy Hanna Voss\n\n" PROSE);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(DECK, "(null)");
}

TEST(titles_with_hyphens_are_no_slugs) {
    static const char *const titles[] = {"PM-elect to resign over the bridge",
                                         "BC-based ferry line is sold", "Calder-Skarn ferry stops",
                                         "Lead-free paint for the bridge"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char text[400];
        snprintf(text, sizeof text, "%s\n\n" PROSE, titles[i]);
        load_text(text);
        CHECK_FIELD(TITLE, titles[i]);
    }
}

TEST(the_copyright_line_names_the_publisher) {
    load_text("Old bridge to close for a year\n\n" PROSE
              "\n\xC2\xA9 2024 The Meridian Post. All rights reserved.\n");
    CHECK_FIELD(PUBLISHER, "The Meridian Post");
}

TEST(text_is_its_blocks_joined_by_blank_lines) {
    load_text("Old bridge to close for a year\r\n\r\n\r\n" PROSE "  \t\n");
    uint32_t at = 0;
    for (uint32_t k = 0; k < article.n_blocks; k++) {
        CHECK_INT(article.blocks[k].start, at);
        at = article.blocks[k].stop + 2;
    }
    CHECK_INT(article.text.size, at - 2);
    CHECK(memchr(article.text.data, '\r', article.text.size) == NULL);
}

TEST(nothing_but_space_is_refused) {
    CHECK_INT(load_text(" \n\t\n"), LEDE_FORMAT);
    CHECK(strstr(error.message, "empty") != NULL);
    CHECK_STRING(error.where, "in.txt");
}

TEST(identity_follows_the_text) {
    char first[40] = {0}, second[40] = {0};
    load_text(PROSE);
    memcpy(first, field(LEDE_FIELD_ID).data, 32);
    load_text("\n" PROSE "\n");
    memcpy(second, field(LEDE_FIELD_ID).data, 32);
    CHECK_STRING(first, second);
    load_text(PROSE "And more.\n");
    CHECK(memcmp(first, field(LEDE_FIELD_ID).data, 32) != 0);
}

TEST(text_in_memory_has_paragraphs_and_no_guesses) {
    lede_arena_reset(&arena);
    CHECK_OK(lede_article_from_text(LEDE_SLICE("By Jane Doe\n\n\nRead more\nand more.\n"),
                                    LEDE_SLICE("A title"), &arena, &article, err));
    CHECK_BLOCK(0, "headline: A title");
    CHECK_BLOCK(1, "paragraph: By Jane Doe");
    CHECK_BLOCK(2, "paragraph: Read more\nand more.");
    CHECK_OK(lede_article_from_text(LEDE_SLICE("One."), LEDE_NULL_SLICE, &arena, &article, err));
    CHECK_INT(article.n_blocks, 1);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_short_first_line_is_the_title);
    RUN(what_is_not_said_is_null);
    RUN(a_sentence_is_no_title);
    RUN(a_text_of_one_line_is_a_paragraph);
    RUN(the_whole_head_is_read);
    RUN(a_title_may_end_with_a_stop_when_the_byline_follows);
    RUN(sections_stand_above_the_title);
    RUN(a_line_of_very_many_steps_takes_no_time);
    RUN(dates_and_names_stand_alone_too);
    RUN(dates_and_names_share_a_line);
    RUN(the_name_of_a_page_is_the_title_and_the_site);
    RUN(a_date_within_the_story_is_a_heading);
    RUN(a_label_without_a_readable_date_is_still_meta);
    RUN(datelines_are_blocks_of_their_own);
    RUN(what_the_site_added_is_boilerplate);
    RUN(news_that_sounds_like_boilerplate_is_kept);
    RUN(links_below_related_stories_go_with_it);
    RUN(short_lines_between_paragraphs_are_headings);
    RUN(lists_captions_and_notes_are_told_apart);
    RUN(labels_name_the_rest);
    RUN(lines_of_the_wire_are_no_title);
    RUN(titles_with_hyphens_are_no_slugs);
    RUN(the_copyright_line_names_the_publisher);
    RUN(text_is_its_blocks_joined_by_blank_lines);
    RUN(nothing_but_space_is_refused);
    RUN(identity_follows_the_text);
    RUN(text_in_memory_has_paragraphs_and_no_guesses);
    lede_arena_clear(&arena);
    return DONE();
}
