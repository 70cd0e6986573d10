#include "frames.h"

static lede_status load_markdown(const char *text) {
    return load_as(&lede_format_markdown, lede_slice_of(text));
}

TEST(front_matter_in_yaml_gives_fields) {
    CHECK_INT(load_markdown("---\ntitle: 'It''s \"open\"' # so far\nauthors:\n  - name: Jane Doe\n"
                            "    role: editor\n  - Karl Roe\ndate: 2018-06-12\nlang: German\n"
                            "description: >-\n  Two\n  lines.\ntags: [a, b]\nx: y\n---\nText.\n"),
              LEDE_OK);
    CHECK_FIELD(TITLE, "It's \"open\"");
    CHECK_FIELD(BYLINE, "Jane Doe; Karl Roe");
    CHECK_FIELD(PUBLISHED, "2018-06-12");
    CHECK_FIELD(LANGUAGE, "de");
    CHECK_FIELD(DECK, "Two lines.");
    CHECK_BLOCK(0, "headline: It's \"open\"");
    CHECK_BLOCK(1, "deck: Two lines.");
    CHECK_BLOCK(2, "paragraph: Text.");
    CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_DECK]), "the key 'description'");
}

TEST(front_matter_in_toml_gives_fields) {
    load_markdown("+++\ntitle = \"A \\\"b\\\"\"\nauthors = [\"Jane Doe\", \"Roe, Karl\"]\n"
                  "date = 2018-06-12T10:00:00Z\n[extra]\ntitle = \"c\"\n+++\nText.\n");
    CHECK_FIELD(TITLE, "A \"b\"");
    CHECK_FIELD(BYLINE, "Jane Doe; Roe, Karl");
    CHECK_FIELD(PUBLISHED, "2018-06-12T10:00:00Z");
}

TEST(a_rule_on_the_first_line_is_no_front_matter) {
    load_markdown("---\n\nText without keys.\n\n---\n\nMore.\n");
    CHECK_FIELD(TITLE, "(null)");
    CHECK_BLOCK(0, "paragraph: Text without keys.");
    load_markdown("---\ntitle: never closed\n\nText.\n");
    CHECK_FIELD(TITLE, "(null)");
}

TEST(marks_leave_their_words) {
    load_markdown("Text *with* __marks__, [a link](http://x.example \"title\"), `code`,\n"
                  "~~this~~ &amp; <b>that</b> \\* end.\n");
    CHECK_BLOCK(0, "paragraph: Text with marks, a link, code, this & that * end.");
}

TEST(blocks_have_their_kinds) {
    load_markdown("# Title\n\nText.\n\n## Heading\n\n> Quote\n> of two lines.\n\n* one\n* two\n"
                  "   1. three\n\n```\ncode\n```\n\n![A picture](p.png)\n\nLast.\n");
    CHECK_FIELD(TITLE, "Title");
    CHECK_BLOCK(0, "headline: Title");
    CHECK_BLOCK(1, "paragraph: Text.");
    CHECK_BLOCK(2, "heading: Heading");
    CHECK_BLOCK(3, "quote: Quote of two lines.");
    CHECK_BLOCK(4, "list: one");
    CHECK_BLOCK(5, "list: two");
    CHECK_BLOCK(6, "list: three");
    CHECK_BLOCK(7, "meta: code");
    CHECK_BLOCK(8, "caption: A picture");
    CHECK_BLOCK(9, "paragraph: Last.");
}

TEST(places_lead_back_to_the_bytes) {
    const char *text = "---\ntitle: Caf\xC3\xA9\n---\nOne *two* three.\n";
    load_markdown(text);
    const lede_block *b = &article.blocks[1];
    CHECK_TEXT(((lede_slice){text + b->page_start, b->page_stop - b->page_start}),
               "One *two* three.");
    load_markdown("A caf\xE9 and more.\n\nTwo.\n");
    CHECK_INT(article.blocks[1].page_start, 18);
}

TEST(a_title_that_stands_twice_is_one_headline) {
    load_markdown("---\ntitle: Bridge\n---\n# Bridge\n\nText.\n");
    CHECK_INT(article.n_blocks, 2);
    load_markdown("---\ntitle: Bridge\n---\n# Another\n\nText.\n");
    CHECK_BLOCK(1, "heading: Another");
}

TEST(a_byline_and_a_date_below_the_title_are_fields) {
    load_markdown("# Harbour reopens\n\n*By Jane Doe*\n\n12 June 2018\n\nText.\n");
    CHECK_FIELD(BYLINE, "Jane Doe");
    CHECK_FIELD(PUBLISHED, "2018-06-12");
    CHECK_BLOCK(1, "byline: By Jane Doe");
}

TEST(html_in_it_gives_its_words) {
    load_markdown("<div><p>One <b>two</b>.</p></div>\n\n<!-- not this -->\n\nThree.\n");
    CHECK_BLOCK(0, "paragraph: One two.");
    CHECK_BLOCK(1, "paragraph: Three.");
}

TEST(a_row_ends_with_its_last_text) {
    load_markdown("T\n\n| a | b | c |\n|---|---|---|\n| 1 |\n| | 2 | |\n| | | 3 |\n|||\n");
    CHECK_BLOCK(1, "list: a | b | c");
    CHECK_BLOCK(2, "list: 1");
    CHECK_BLOCK(3, "list: | 2");
    CHECK_BLOCK(4, "list: |  | 3");
    CHECK_INT(article.n_blocks, 5);
}

/* `times` times `unit`, behind `head`. */
static void add_times(lede_buffer *out, const char *head, const char *unit, size_t times) {
    lede_buffer_add_string(out, head);
    for (size_t i = 0; i < times; i++) lede_buffer_add_string(out, unit);
}

TEST(a_small_file_with_billions_of_cells_fails) {
    lede_buffer text = {0};
    add_times(&text, "", "| a ", 2000);
    add_times(&text, "|\n", "|---", 2000);
    add_times(&text, "|\n", "|\n", 600);
    CHECK_INT(load_as(&lede_format_markdown, lede_buffer_slice(&text)), LEDE_FORMAT);
    CHECK_STRING(error.message, "the tables have more than 1000000 cells");
    lede_buffer_clear(&text);
}

TEST(bare_addresses_take_no_time) {
    lede_buffer text = {0};
    add_times(&text, "At http://x.example/a_b_c ", "http://a.b(", 100000);
    CHECK_INT(load_as(&lede_format_markdown, lede_buffer_slice(&text)), LEDE_OK);
    CHECK_TEXT(lede_slice_cut(article.text, 0, 25), "At http://x.example/a_b_c");
    lede_buffer_clear(&text);
}

TEST(an_empty_file_fails) {
    CHECK_INT(load_markdown("---\nx: y\n---\n"), LEDE_FORMAT);
}

TEST(markdown_is_recognised) {
    const lede_format *found = NULL;
    lede_format_recognise(LEDE_SLICE("Some words.\n"), "a.md", &found, &error);
    CHECK(found == &lede_format_markdown);
    lede_format_recognise(LEDE_SLICE("---\ntitle: x\n---\nText.\n"), "a.txt", &found, &error);
    CHECK(found == &lede_format_markdown);
    lede_format_recognise(LEDE_SLICE("# Title\n\nSee [this](x).\n"), "a.txt", &found, &error);
    CHECK(found == &lede_format_markdown);
    lede_format_recognise(LEDE_SLICE("# 1 in the charts\n\nText.\n"), "a.txt", &found, &error);
    CHECK(found == &lede_format_text);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(front_matter_in_yaml_gives_fields);
    RUN(front_matter_in_toml_gives_fields);
    RUN(a_rule_on_the_first_line_is_no_front_matter);
    RUN(marks_leave_their_words);
    RUN(blocks_have_their_kinds);
    RUN(places_lead_back_to_the_bytes);
    RUN(a_title_that_stands_twice_is_one_headline);
    RUN(a_byline_and_a_date_below_the_title_are_fields);
    RUN(html_in_it_gives_its_words);
    RUN(a_row_ends_with_its_last_text);
    RUN(a_small_file_with_billions_of_cells_fails);
    RUN(bare_addresses_take_no_time);
    RUN(an_empty_file_fails);
    RUN(markdown_is_recognised);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
