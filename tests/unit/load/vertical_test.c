#include "frames.h"

#include "load/ready_frame.h"
#include "load/vertical_tag.h"

static lede_slice vertical(const char *text) {
    return read_file(&lede_format_vertical, text, 1 << 20, "word,pos,lemma");
}

static lede_slice region(uint32_t i) {
    static char line[256];
    if (i >= article.ready->n_regions) return LEDE_SLICE("(none)");
    const lede_region *r = &article.ready->regions[i];
    int size = snprintf(line, sizeof line, "%.*s %u-%u", LEDE_FMT(r->name), r->tokens.start,
                        r->tokens.stop);
    for (uint32_t k = 0; k < r->n_pairs; k++) {
        size += snprintf(line + size, sizeof line - (size_t)size, " %.*s=%.*s",
                         LEDE_FMT(r->pairs[k].name), LEDE_FMT(r->pairs[k].value));
    }
    return (lede_slice){line, (size_t)size};
}

TEST(an_element_is_an_article_with_its_metadata) {
    CHECK_TEXT(vertical("<text id=\"t1\" title='A &amp; B' date=2018-06-16>\n<s>\nOne\tCD\tone\n"
                        "</s>\n</text>\n<text id=\"t2\">\nTwo\tCD\ttwo\n</text>\n"),
               "#1@1 t1: p.0|One\n#2@6 t2: p.0|Two\n");
    vertical("<doc id=\"t1\" title='A &amp; B' date=2018-06-16>\nOne\tCD\tone\n</doc>\n");
    CHECK_FIELD(TITLE, "A & B");
    CHECK_FIELD(PUBLISHED, "2018-06-16");
    CHECK_TEXT(said("lemma", 0), "one");
    CHECK_TEXT(said("pos", 0), "CD");
}

TEST(blocks_sentences_and_glue) {
    vertical("<text>\n<head>\nNews\tN\tnews\n</head>\n<p>\n<s>\nA\tD\ta\n<g/>\n,\t,\t,\nb\tN\tb\n"
             "</s>\nc\tN\tc\n<s>\nd\tN\td\n</s>\n</p>\n</text>\n");
    CHECK_BLOCK(0, "heading: News");
    CHECK_BLOCK(1, "paragraph: A, b c d");
    CHECK_INT(article.n_sentences, 4);
}

TEST(elements_are_regions_that_may_overlap) {
    vertical(
        "<text>\n<np type=\"a\" N-1='x'>\none\tN\to\n<x>\ntwo\tN\tt\n</np>\n<np>\nthree\tN\tt\n"
        "</np>\n</x>\n<np>\n</np>\n</text>\n");
    CHECK_TEXT(region(0), "np 0-2 type=a n_1=x");
    CHECK_TEXT(region(1), "x 1-3");
    CHECK_TEXT(region(2), "np 2-3");
    CHECK_TEXT(region(3), "np 3-3");
    CHECK_TEXT(region(4), "(none)");
}

TEST(sentences_and_paragraphs_know_their_elements) {
    vertical("<text>\n<p n=\"7\">\n<s id=\"a\">\none\tN\to\n</s>\n</p>\ntwo\tN\tt\n</text>\n");
    CHECK_TEXT(region(article.ready->block_regions[0]), "p 0-1 n=7");
    CHECK_TEXT(region(article.ready->sentence_regions[0]), "s 0-1 id=a");
    CHECK_INT(article.ready->sentence_regions[1], UINT32_MAX);
    CHECK_INT(article.ready->block_regions[1], UINT32_MAX);
}

TEST(the_file_names_its_columns) {
    const char *const files[] = {
        "<!-- #vrt positional-attributes: word upos xpos -->\n<text>\none\tNUM\tCD\n</text>\n"
        "<text>\none\tNUM\tCD\n</text>\n",
        "<?columns word,upos,xpos?>\n<text>\none\tNUM\tCD\n</text>\n",
        "<?columns word UPOS xpos?>\none\tNUM\tCD\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        vertical(files[i]);
        CHECK_TEXT(said("pos", 0), "NUM");
        CHECK_TEXT(said("tag", 0), "CD");
    }
    CHECK_TEXT(read_file(&lede_format_vertical, "<s>\none\tCD\n</s>\n", 1 << 20, NULL),
               "#0@1 failed: in:2: a token has 2 columns, and nothing says what they are: name "
               "them with --columns, as in --columns word,pos,lemma\n");
    read_file(&lede_format_vertical, "<s>\nTom\n&lt;\n&amp;co\n<3\n</s>\n", 1 << 20, NULL);
    CHECK_TEXT(article.text, "Tom < &co <3");
}

TEST(no_value_is_null) {
    vertical("one\t__UNDEF__\t\ntwo\t|a|b|\tt\n");
    CHECK_TEXT(said("pos", 0), "(null)");
    CHECK_TEXT(said("lemma", 0), "(null)");
    CHECK_TEXT(said("pos", 1), "|a|b|");
}

TEST(bad_lines_are_told_with_their_number) {
    const char *const files[][2] = {
        {"<text>\none\tN\n</text>\n", "in:2: expected 3 columns with tabs between them, found 2"},
        {"<text>\n<s>\none\tN\to\n</text>\n", "in:2: <s> is not closed"},
        {"<text>\none\tN\to\n</s>\n</text>\n",
         "in:3: </s> closes nothing: no such element is open"},
        {"<text>\n<s>\none\tN\to\n<s>\n</s>\n</s>\n</text>\n",
         "in:4: <s> begins inside another sentence"},
        {"<text>\n<s>\none\tN\to\n<p>\n", "in:4: <p> begins or ends inside a sentence, which <s> "
                                          "opened"},
        {"<text>\n<np type=\"a>\none\tN\to\n</np>\n</text>\n",
         "in:2: the attributes of <np> are not written as name=\"value\""},
        {"<text>\none\tN\to\n", "in:1: <text> is not closed"},
        {"<text>\n\tN\to\n</text>\n", "in:2: a token without a form: the first column is empty"},
        {"<text>\n</text>\n", "in:0: the document has no token"},
        {"<text>\none\xC3\tN\to\n</text>\n", "in:2: invalid UTF-8: byte 0xC3 does not belong here"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        lede_slice got = vertical(files[i][0]);
        CHECK(lede_slice_starts(got, LEDE_SLICE("#0@1 failed: ")));
        got = lede_slice_trim(lede_slice_cut(got, strlen("#0@1 failed: "), got.size));
        CHECK_TEXT(got, files[i][1]);
    }
}

TEST(a_bad_document_does_not_touch_the_next) {
    CHECK_TEXT(vertical("<corpus>\n<text id=\"a\">\none\tN\n</text>\n<text id=\"b\">\none\tN\to\n"
                        "<text id=\"c\">\r\none\tN\to\r\n</text>\r\n</corpus>\r\n"),
               "#1@2 failed: in:3: expected 3 columns with tabs between them, found 2\n"
               "#2@5 failed: in:5: <text> is not closed\n#3@7 c: p.0|one\n");
}

TEST(a_long_line_fails_one_document) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, "<text id=\"a\">\n");
    lede_buffer_add_repeat(&text, 'x', 300000);
    lede_buffer_add_string(&text, "\n</text>\n<text id=\"b\">\none\tN\to\n</text>\n");
    lede_buffer_add_char(&text, '\0');
    CHECK_TEXT(read_file(&lede_format_vertical, text.data, 1000, "word,pos,lemma"),
               "#1@1 failed: the line is longer than 1000 bytes, the limit of one article; "
               "--limit article-bytes=N allows more\n#2@4 b: p.0|one\n");
    lede_buffer_clear(&text);
}

TEST(a_file_without_documents_is_cut_where_no_element_is_open) {
    lede_buffer text = {0};
    for (int i = 0; i < 2 * LEDE_READY_LINES; i++) {
        lede_buffer_add_string(&text, "<s>\none\tN\to\n.\tP\t.\n</s>\n");
    }
    lede_buffer_add_char(&text, '\0');
    lede_slice out = read_file(&lede_format_vertical, text.data, 16 << 20, "word,pos,lemma");
    size_t parts = 0;
    for (size_t i = 0; i < out.size; i++) parts += out.data[i] == '#';
    CHECK_INT(parts, 4);
    CHECK_INT(article.n_sentences, LEDE_READY_LINES / 2);
    lede_buffer_clear(&text);
}

TEST(tags_are_whole_lines) {
    lede_slice name;
    CHECK_INT(lede_tag_of(LEDE_SLICE("<np>"), &name), LEDE_TAG_OPEN);
    CHECK_INT(lede_tag_of(LEDE_SLICE("</np >"), &name), LEDE_TAG_CLOSE);
    CHECK_INT(lede_tag_of(LEDE_SLICE("<g />"), &name), LEDE_TAG_EMPTY);
    CHECK_INT(lede_tag_of(LEDE_SLICE("<?xml?>"), &name), LEDE_TAG_OTHER);
    CHECK_INT(lede_tag_of(LEDE_SLICE("<"), &name), LEDE_TAG_NONE);
    CHECK_INT(lede_tag_of(LEDE_SLICE("<->"), &name), LEDE_TAG_NONE);
    CHECK_INT(lede_tag_of(LEDE_SLICE("<b>bold</b>"), &name), LEDE_TAG_NONE);
    CHECK_INT(lede_tag_of(LEDE_SLICE("<np>\tN"), &name), LEDE_TAG_NONE);
}

TEST(it_is_known_by_its_lines) {
    const lede_format *format;
    lede_error err;
    const char *const files[] = {"<s>\nThe\tDT\n</s>\n", "<?xml version=\"1.0\"?>\n<text>\nThe\n",
                                 "<!-- #vrt positional-attributes: word -->\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        lede_slice file = lede_slice_of(files[i]);
        CHECK_INT(lede_format_recognise(file, NULL, &format, &err), LEDE_OK);
        CHECK(format == &lede_format_vertical);
    }
    CHECK(lede_format_vertical.sniff(LEDE_SLICE("<p>\nSome text here.\n</p>\n"), NULL) == 0);
    CHECK(lede_format_vertical.sniff(LEDE_SLICE("<html>\n<p>\nText\n</p>\n"), NULL) == 0);
    CHECK(lede_format_vertical.sniff(LEDE_SLICE("One\nTwo\nThree\n"), NULL) == 0);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(an_element_is_an_article_with_its_metadata);
    RUN(blocks_sentences_and_glue);
    RUN(elements_are_regions_that_may_overlap);
    RUN(sentences_and_paragraphs_know_their_elements);
    RUN(the_file_names_its_columns);
    RUN(no_value_is_null);
    RUN(bad_lines_are_told_with_their_number);
    RUN(a_bad_document_does_not_touch_the_next);
    RUN(a_long_line_fails_one_document);
    RUN(a_file_without_documents_is_cut_where_no_element_is_open);
    RUN(tags_are_whole_lines);
    RUN(it_is_known_by_its_lines);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
