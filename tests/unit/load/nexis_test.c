#include "frames.h"

#define BODY                                                                                       \
    "The council of Halvery voted on Wednesday to close the old bridge to all\n"                   \
    "traffic for a year.\n\n\"It will not bear another winter,\" said Ida Strand, the mayor.\n"
#define OLD                                                                                        \
    "                  3 of 25 DOCUMENTS\n\n\n                  The Calder Post\n\n"               \
    "              January 11, 2018 Thursday\n                 First Edition\n\n"

static lede_status load_nexis(const char *text) {
    return load_as(&lede_format_nexis, lede_slice_of(text));
}

TEST(a_document_has_its_fields_above_and_below_the_text) {
    CHECK_INT(load_nexis(OLD "Old bridge to close\nfor a year\n\nBYLINE: By Maria Finch\n\n"
                             "SECTION: NEWS; Pg. 3\n\nLENGTH: 84 words\n\n" BODY
                             "\nLOAD-DATE: January 12, 2018\n\nLANGUAGE: ENGLISH\n\n"
                             "GRAPHIC: The bridge,\nin December\n\n\n       Copyright 2018 Post\n"
                             "       All Rights Reserved\n"),
              LEDE_OK);
    CHECK_FIELD(TITLE, "Old bridge to close for a year");
    CHECK_FIELD(PUBLISHER, "The Calder Post");
    CHECK_FIELD(PUBLISHED, "2018-01-11");
    CHECK_FIELD(BYLINE, "Maria Finch");
    CHECK_FIELD(SECTION, "NEWS");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_BLOCK(0, "headline: Old bridge to close for a year");
    CHECK_BLOCK(1, "paragraph: The council of Halvery voted on Wednesday to close the old bridge "
                   "to all traffic for a year.");
    CHECK_BLOCK(3, "caption: The bridge, in December");
    CHECK_INT(article.n_blocks, 4);
}

TEST(the_copyright_may_stand_at_the_top) {
    load_nexis("   1 of 2 DOCUMENTS\n\n    Copyright 2018 Post Ltd\n    All Rights Reserved\n\n"
               "    The Calder Post\n\n    January 11, 2018\n\nOld bridge to close\n\n"
               "LENGTH: 84 words\n\n" BODY);
    CHECK_FIELD(PUBLISHER, "The Calder Post");
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_INT(article.n_blocks, 3);
}

TEST(a_label_in_the_text_is_text) {
    load_nexis(OLD "Old bridge to close\n\nLENGTH: 84 words\n\n" BODY
                   "\nSOURCE: the road fund.\n\nLANGUAGE: ENGLISH\n");
    CHECK(lede_slice_ends(article.text, LEDE_SLICE("SOURCE: the road fund.")));
}

TEST(a_dateline_and_a_highlight_stand_before_the_text) {
    load_nexis(OLD "Old bridge to close\n\nLENGTH: 84 words\n\nDATELINE: Halvery\n\n"
                   "HIGHLIGHT: Cracks were found\n\n" BODY);
    CHECK_BLOCK(1, "deck: Cracks were found");
    CHECK_BLOCK(2, "dateline: Halvery");
    CHECK_FIELD(DECK, "Cracks were found");
}

TEST(without_a_date_that_of_loading_is_taken) {
    load_nexis("1 of 1 DOCUMENTS\n\nThe Calder Post\n\nLENGTH: 84 words\n\n" BODY
               "\nLOAD-DATE: January 12, 2018\n");
    CHECK_FIELD(PUBLISHED, "2018-01-12");
    CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_PUBLISHED]),
               "LOAD-DATE, since no other is given");
}

TEST(the_newer_export_has_the_title_first) {
    CHECK_INT(load_nexis("Old bridge to close\nThe Calder Post\nJanuary 11, 2018 Thursday\n\n"
                         "Copyright 2018 Post Ltd All Rights Reserved\n\nSection: NEWS; Pg. 3\n"
                         "Length: 84 words\nByline: Maria Finch\n\nBody\n\n" BODY
                         "\nGraphic\n\nThe bridge.\n\nClassification\n\n\n"
                         "Language: ENGLISH\nLoad-Date: January 12, 2018\n\nEnd of Document\n"),
              LEDE_OK);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(PUBLISHER, "The Calder Post");
    CHECK_FIELD(PUBLISHED, "2018-01-11");
    CHECK_FIELD(BYLINE, "Maria Finch");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_BLOCK(3, "caption: The bridge.");
    CHECK_INT(article.n_blocks, 4);
}

TEST(a_document_without_a_text_fails_by_what_is_missing) {
    CHECK_INT(load_nexis(OLD "A picture\n"), LEDE_FORMAT);
    CHECK(strstr(error.message, "LENGTH or Body") != NULL);
}

TEST(documents_are_parted_by_their_counts) {
    lede_slice said = read_file(&lede_format_nexis,
                                "Terms: x\n\n1 of 2 DOCUMENTS\nPost\nLENGTH: 3 words\n\nOne.\n\n"
                                "Dokument 2 von 2\nPost\nL\xC3\x84NGE: 3 W\n\nTwo.\n",
                                1 << 20, NULL);
    CHECK(lede_slice_starts(said, LEDE_SLICE("#1@3 ")));
    CHECK(lede_slice_find(said, LEDE_SLICE("\n#2@9 "), 0) != SIZE_MAX);
    CHECK_TEXT(article.text, "Post\n\nTwo.");
}

TEST(documents_are_parted_by_their_ends) {
    lede_slice said =
        read_file(&lede_format_nexis,
                  "T\nPost\nMay 3, 2018\n\nLength: 3 words\n\nBody\n\nOne.\n\nEnd of Document\n\n"
                  "U\nPost\nMay 4, 2018\n\nLength: 3 words\n\nBody\n\nTwo.\n\nEnd of Document\n",
                  1 << 20, NULL);
    CHECK(lede_slice_find(said, LEDE_SLICE("\n#2@13 "), 0) != SIZE_MAX);
    CHECK_TEXT(article.text, "U\n\nTwo.");
}

TEST(a_document_over_the_limit_fails_alone) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, "1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n\n");
    for (int i = 0; i < 100; i++) lede_buffer_add_string(&text, "A line of some length.\n");
    lede_buffer_add_string(&text, "2 of 2 DOCUMENTS\nPost\nLENGTH: 1 words\n\nTwo.\n");
    lede_buffer_add_char(&text, '\0');
    lede_slice said = read_file(&lede_format_nexis, text.data, 1000, NULL);
    CHECK(lede_slice_starts(said, LEDE_SLICE("#1@1 failed: the document is longer")));
    CHECK_TEXT(article.text, "Post\n\nTwo.");
    lede_buffer_clear(&text);
}

TEST(exports_are_recognised) {
    const lede_format *found = NULL;
    lede_format_recognise(LEDE_SLICE("\n\n  1 of 25 DOCUMENTS\n\n  Post\n\nLENGTH: 3 words\n"),
                          "in", &found, &error);
    CHECK(found == &lede_format_nexis);
    lede_format_recognise(LEDE_SLICE("T\nPost\nLength: 3 words\n\nBody\n\nOne.\n"), "in", &found,
                          &error);
    CHECK(found == &lede_format_nexis);
    lede_format_recognise(LEDE_SLICE("1 of 25 documents was lost, she said.\n\nBody\n"), "in",
                          &found, &error);
    CHECK(found == &lede_format_text);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_document_has_its_fields_above_and_below_the_text);
    RUN(the_copyright_may_stand_at_the_top);
    RUN(a_label_in_the_text_is_text);
    RUN(a_dateline_and_a_highlight_stand_before_the_text);
    RUN(without_a_date_that_of_loading_is_taken);
    RUN(the_newer_export_has_the_title_first);
    RUN(a_document_without_a_text_fails_by_what_is_missing);
    RUN(documents_are_parted_by_their_counts);
    RUN(documents_are_parted_by_their_ends);
    RUN(a_document_over_the_limit_fails_alone);
    RUN(exports_are_recognised);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
