#include "frames.h"

#include "load/ready_frame.h"

#define ROW(id, form, rest) id "\t" form "\t" rest "\n"
#define W(id, form)         ROW(id, form, "_\t_\t_\t_\t_\t_\t_\t_")
#define GLUED(id, form)     ROW(id, form, "_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No")

static lede_slice conllu(const char *text) {
    return read_file(&lede_format_conllu, text, 1 << 20, NULL);
}

TEST(a_newdoc_begins_an_article) {
    CHECK_TEXT(conllu("# newdoc id = a\n# text = One.\n" GLUED("1", "One")
                          W("2", ".") "\n# newdoc id = b\n" W("1", "Two") "\n"),
               "#1@1 a: p.0|One|.\n#2@6 b: p.0|Two\n");
}

TEST(metadata_stand_in_comments) {
    conllu("# newdoc id = a\n# meta::title = A title\n# meta::dateCreated = 2018-06-16\n"
           "# meta::author = Ann Moor\n# meta::sourceURL = https://x.example/1\n" W("1", "One"));
    CHECK_FIELD(TITLE, "A title");
    CHECK_FIELD(PUBLISHED, "2018-06-16");
    CHECK_FIELD(BYLINE, "Ann Moor");
    CHECK_FIELD(URL, "https://x.example/1");
}

TEST(paragraphs_and_kinds_of_blocks_come_from_comments) {
    conllu("# newdoc\n# newpar\n# block = headline\n" W("1", "Title") "\n# newpar id = x\n" W(
        "1", "One") "\n" W("1", "Two"));
    CHECK_BLOCK(0, "headline: Title");
    CHECK_BLOCK(1, "paragraph: One Two");
    CHECK_FIELD(TITLE, "Title");
    CHECK_INT(article.n_sentences, 3);
}

TEST(what_stands_between_forms_makes_the_text) {
    conllu(GLUED("1", "One") ROW("2", "two", "_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\s\\s\\n")
               ROW("3", "three", "_\t_\t_\t_\t_\t_\t_\tX=1|SpacesAfter=\\s\\s") W("4", "1 000"));
    CHECK_TEXT(article.text, "Onetwo\nthree  1 000");
    CHECK_TEXT(lede_article_token(&article, 3), "1 000");
}

TEST(a_text_says_the_spacing_where_rows_do_not) {
    conllu("# text = Stop, he  said\n" W("1", "Stop") W("2", ",") W("3", "he") W("4", "said"));
    CHECK_TEXT(article.text, "Stop, he  said");
    CHECK_TEXT(conllu("# text = Stop , he\n" GLUED("1", "Stop") W("2", ",") W("3", "he")),
               "#0@1 failed: in:3: '# text' has a space before word 2, and SpaceAfter of the one "
               "before says the opposite\n");
}

TEST(a_text_that_the_forms_do_not_spell_is_told) {
    CHECK_TEXT(conllu("# text = Stop it\n" W("1", "Stop") W("2", "that")),
               "#0@1 failed: in:1: the forms do not spell '# text': it goes on with \"it\" where "
               "word 2, \"that\", should stand\n");
    CHECK_TEXT(conllu("# text = Stop it now\n" W("1", "Stop") W("2", "it")),
               "#0@1 failed: in:1: '# text' goes on with \"now\" behind the last word\n");
}

TEST(words_of_a_range_have_their_piece_or_all_of_it) {
    conllu(W("1-2", "don't") W("1", "do") W("2", "n't") W("3-4", "du") W("3", "de") W("4", "le"));
    CHECK_TEXT(article.text, "don't du");
    CHECK_TEXT(lede_article_token(&article, 0), "do");
    CHECK_TEXT(lede_article_token(&article, 1), "n't");
    CHECK_TEXT(lede_article_token(&article, 2), "du");
    CHECK_TEXT(lede_article_token(&article, 3), "du");
    CHECK_TEXT(article.ready->forms[3], "le");
    CHECK_INT(article.ready->n_lines, 2);
}

TEST(columns_are_kept_and_empty_nodes_are_no_tokens) {
    conllu(ROW("1", "went", "go\tVERB\tVBD\tTense=Past\t0\troot\t0:root\tX=1")
               ROW("1.1", "she", "she\tPRON\t_\t_\t_\t_\t1:nsubj\t_")
                   ROW("2", "_", "_\tPUNCT\t_\t_\t1\tpunct\t_\t_"));
    CHECK_INT(article.n_tokens, 2);
    CHECK_TEXT(said("lemma", 0), "go");
    CHECK_TEXT(said("tag", 0), "VBD");
    CHECK_TEXT(said("feats", 0), "Tense=Past");
    CHECK_TEXT(said("head", 1), "1");
    CHECK_TEXT(said("lemma", 1), "_");
    CHECK_TEXT(said("tag", 1), "(null)");
    CHECK_TEXT(said("misc", 0), "X=1");
    CHECK_TEXT(article.ready->lines[0].text, "1.1\tshe\tshe\tPRON\t_\t_\t_\t_\t1:nsubj\t_");
}

TEST(bad_rows_are_told_with_their_line) {
    const char *const files[][2] = {
        {"1\tOne\n", "in:1: expected 10 columns with tabs between them, found 2"},
        {W("1", "a") W("3", "b"), "in:2: id 3 is out of order; expected 2"},
        {W("x", "a"), "in:1: 'x' is no id; expected one such as 5, 5-6 or 5.1"},
        {W("1-2", "ab") W("1", "a") W("2-3", "bc"),
         "in:3: range 2-3 overlaps the one that ends with word 2"},
        {W("1-3", "ab") W("1", "a") W("2", "b"),
         "in:3: a range goes to word 3, but the sentence has 2"},
        {W("2-1", "ab"), "in:1: range 2-1 must go to a higher word"},
        {W("1.1", "a"), "in:1: empty node 1.1 is out of order; expected 0.1"},
        {W("1", ""), "in:1: column FORM is empty; what is not known is written _"},
        {ROW("1", "a", "_\t_\t_\t_\t2\t_\t_\t_"),
         "in:1: HEAD '2' of word 1 is no other word of its sentence; expected 0 to 1, or _"},
        {ROW("1", "a", "_\t_\t_\t_\t1\t_\t_\t_"),
         "in:1: HEAD '1' of word 1 is no other word of its sentence; expected 0 to 1, or _"},
        {W("1", "a") "# text = a\n" W("2", "b"),
         "in:2: a comment inside a sentence; expected a word, or a blank line before it"},
        {W("1", "a\xFF"), "in:1: invalid UTF-8: byte 0xFF does not belong here"},
        {"# global.columns = ID FORM\n" W("1", "a"),
         "in:1: CoNLL-U Plus with columns of its own, which this version does not read; expected "
         "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        lede_slice got = conllu(files[i][0]);
        CHECK(lede_slice_starts(got, LEDE_SLICE("#0@1 failed: ")));
        got = lede_slice_trim(lede_slice_cut(got, strlen("#0@1 failed: "), got.size));
        CHECK_TEXT(got, files[i][1]);
    }
}

TEST(a_bad_document_does_not_touch_the_next) {
    CHECK_TEXT(
        conllu("# newdoc id = a\n" W("1", "a") W("1", "b") "\n# newdoc id = b\n" W("1", "Two")),
        "#1@1 failed: in:3: id 1 is out of order; expected 2\n#2@5 b: p.0|Two\n");
}

TEST(line_ends_marks_and_blank_lines_do_not_matter) {
    CHECK_TEXT(
        conllu("\xEF\xBB\xBF\r\n# newdoc id = a\r\n1\tOne\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n\r\n"
               "# newdoc id = b\r\n1\tTwo\t_\t_\t_\t_\t_\t_\t_\t_"),
        "#1@2 a: p.0|One\n#2@6 b: p.0|Two\n");
    CHECK_TEXT(conllu(""), "");
    CHECK_TEXT(conllu("\n \n"), "");
    CHECK_TEXT(conllu("# newdoc id = a\n"), "#0@1 failed: in:0: the document has no token\n");
}

TEST(a_long_line_fails_one_document) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, "# newdoc id = a\n1\t");
    lede_buffer_add_repeat(&text, 'x', 300000);
    lede_buffer_add_string(&text, "\n\n# newdoc id = b\n" W("1", "Two"));
    lede_buffer_add_char(&text, '\0');
    CHECK_TEXT(read_file(&lede_format_conllu, text.data, 1000, NULL),
               "#1@1 failed: the line is longer than 1000 bytes, the limit of one article; "
               "--limit article-bytes=N allows more\n#2@4 b: p.0|Two\n");
    lede_buffer_clear(&text);
}

TEST(a_long_document_fails_alone) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, "# newdoc id = a\n");
    for (int i = 0; i < 200; i++) lede_buffer_add_string(&text, W("1", "word") "\n");
    lede_buffer_add_string(&text, "# newdoc id = b\n" W("1", "Two"));
    lede_buffer_add_char(&text, '\0');
    CHECK_TEXT(read_file(&lede_format_conllu, text.data, 1000, NULL),
               "#1@1 failed: the document is longer than 1000 bytes, the limit of one article; "
               "--limit article-bytes=N allows more\n#2@402 b: p.0|Two\n");
    lede_buffer_clear(&text);
}

TEST(a_treebank_without_documents_is_cut_between_sentences) {
    lede_buffer text = {0};
    enum { SENTENCES = 2 * LEDE_READY_LINES };
    for (int i = 0; i < SENTENCES; i++)
        lede_buffer_add_string(&text, W("1", "One") W("2", ".") "\n");
    lede_buffer_add_char(&text, '\0');
    lede_slice out = read_file(&lede_format_conllu, text.data, 16 << 20, NULL);
    size_t parts = 0;
    for (size_t i = 0; i < out.size; i++) parts += out.data[i] == '#';
    CHECK_INT(parts, 4);
    CHECK_INT(article.n_sentences, LEDE_READY_LINES / 2);
    lede_buffer_clear(&text);
}

TEST(it_is_known_by_its_rows) {
    const lede_format *format;
    lede_error err;
    CHECK_INT(lede_format_recognise(LEDE_SLICE(W("1", "One")), NULL, &format, &err), LEDE_OK);
    CHECK(format == &lede_format_conllu);
    CHECK_INT(
        lede_format_recognise(LEDE_SLICE("# sent_id = 1\n" W("1-2", "One")), NULL, &format, &err),
        LEDE_OK);
    CHECK(format == &lede_format_conllu);
    CHECK_INT(lede_format_recognise(LEDE_SLICE("# A heading\n\nSome text.\n"), NULL, &format, &err),
              LEDE_OK);
    CHECK(format == &lede_format_text);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_newdoc_begins_an_article);
    RUN(metadata_stand_in_comments);
    RUN(paragraphs_and_kinds_of_blocks_come_from_comments);
    RUN(what_stands_between_forms_makes_the_text);
    RUN(a_text_says_the_spacing_where_rows_do_not);
    RUN(a_text_that_the_forms_do_not_spell_is_told);
    RUN(words_of_a_range_have_their_piece_or_all_of_it);
    RUN(columns_are_kept_and_empty_nodes_are_no_tokens);
    RUN(bad_rows_are_told_with_their_line);
    RUN(a_bad_document_does_not_touch_the_next);
    RUN(line_ends_marks_and_blank_lines_do_not_matter);
    RUN(a_long_line_fails_one_document);
    RUN(a_long_document_fails_alone);
    RUN(a_treebank_without_documents_is_cut_between_sentences);
    RUN(it_is_known_by_its_rows);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
