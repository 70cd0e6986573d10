#include "test.h"

#include "base/utf8.h"
#include "golden.h"
#include "sample.h"

static void check_terminal(lede_page *page, const char *name, lede_page_style style) {
    const lede_page *pages[] = {page};
    lede_buffer out = {0};
    lede_pages_terminal(pages, 1, &style, &out);
    check_golden(&out, name);
    lede_buffer_clear(&out);
    lede_page_free(page);
}

TEST(a_report_fills_a_terminal_of_80_columns) {
    check_terminal(make_rich(), "rich-80.txt", (lede_page_style){.width = 80, .unicode = true});
}
TEST(a_report_fits_a_terminal_of_40_columns) {
    check_terminal(make_rich(), "rich-40.txt", (lede_page_style){.width = 40, .unicode = true});
}
TEST(a_report_uses_a_terminal_of_120_columns) {
    check_terminal(make_rich(), "rich-120.txt", (lede_page_style){.width = 120, .unicode = true});
}
TEST(a_report_is_coloured_when_asked) {
    check_terminal(make_rich(), "rich-80-colour.txt",
                   (lede_page_style){.width = 80, .unicode = true, .colour = true});
}
TEST(a_report_can_do_without_unicode) {
    check_terminal(make_rich(), "rich-80-ascii.txt", (lede_page_style){.width = 80});
}
TEST(edges_on_a_terminal) {
    check_terminal(make_edges(), "edges-80.txt", (lede_page_style){.width = 80, .unicode = true});
}

TEST(reports_as_markdown) {
    lede_page *pages[] = {make_rich(), make_edges()};
    const lede_page *const both[] = {pages[0], pages[1]};
    lede_buffer out = {0};
    lede_pages_markdown(both, 2, &out);
    check_golden(&out, "both.md");
    lede_buffer_clear(&out);
    lede_page_free(pages[0]);
    lede_page_free(pages[1]);
}

static void check_html(lede_page *page, const char *name) {
    const lede_page *const pages[] = {page};
    lede_buffer out = {0};
    lede_pages_html(pages, 1, &out);
    check_golden(&out, name);
    lede_buffer_clear(&out);
    lede_page_free(page);
}
TEST(a_report_as_html) {
    check_html(make_rich(), "rich.html");
}
TEST(edges_as_html) {
    check_html(make_edges(), "edges.html");
}

static bool contains(const lede_buffer *out, const char *text) {
    return lede_slice_find(lede_buffer_slice(out), lede_slice_of(text), 0) != SIZE_MAX;
}

TEST(several_reports_are_one_html_document) {
    lede_page *pages[] = {make_rich(), make_edges()};
    const lede_page *const both[] = {pages[0], pages[1]};
    lede_buffer out = {0};
    lede_pages_html(both, 2, &out);
    lede_slice rest = lede_buffer_slice(&out);
    size_t first = lede_slice_find(rest, S("<!doctype html>"), 0);
    CHECK_INT(first, 0);
    CHECK(lede_slice_find(rest, S("<!doctype html>"), 1) == SIZE_MAX);
    CHECK(contains(&out, "<title>The closing of the Marrow Bridge · Edges &amp; &lt;oddities&gt;"));
    CHECK(contains(&out, "href=\"#report-2\""));
    CHECK(contains(&out, "id=\"report-2\""));
    CHECK(contains(&out, "href=\"#e-2-1\""));
    CHECK(contains(&out, "id=\"e-2-1\""));
    lede_buffer_clear(&out);
    lede_page_free(pages[0]);
    lede_page_free(pages[1]);
}

/* Nothing of an article reaches the reader's browser or terminal as a command. */
TEST(text_of_articles_stays_text) {
    lede_page *page = make_edges();
    const lede_page *const pages[] = {page};
    lede_buffer html = {0}, terminal = {0}, markdown = {0};
    lede_pages_html(pages, 1, &html);
    lede_pages_markdown(pages, 1, &markdown);
    lede_pages_terminal(pages, 1, &(lede_page_style){.width = 80, .unicode = true}, &terminal);
    CHECK(!contains(&html, "<script"));
    CHECK(!contains(&html, "<img"));
    CHECK(!contains(&html, "http://") && !contains(&html, "https://"));
    CHECK(contains(&html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(!contains(&markdown, "<script"));
    CHECK(!contains(&markdown, "\n# no heading"));
    CHECK(contains(&markdown, "\\# no heading"));
    CHECK(contains(&markdown, "1\\. no number"));
    const lede_buffer *const all[] = {&html, &terminal, &markdown};
    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < all[k]->size; i++) {
            unsigned char c = (unsigned char)all[k]->data[i];
            CHECK(c >= 0x20 || c == '\n');
        }
        CHECK(!contains(all[k], "\xc2\x9b"));
        CHECK(!contains(all[k], "\xff"));
    }
    lede_buffer_clear(&html);
    lede_buffer_clear(&markdown);
    lede_buffer_clear(&terminal);
    lede_page_free(page);
}

/* Nothing sticks out, whatever the width, save that LEDE_TERMINAL_LEAST is the narrowest. */
TEST(no_line_is_wider_than_the_terminal) {
    lede_page *pages[] = {make_rich(), make_edges()};
    const lede_page *const both[] = {pages[0], pages[1]};
    for (uint32_t width = 32; width <= 130; width++) {
        lede_buffer out = {0};
        lede_pages_terminal(both, 2, &(lede_page_style){.width = width, .unicode = true}, &out);
        lede_slice rest = lede_buffer_slice(&out), line;
        while (lede_slice_line(&rest, &line)) {
            if (lede_utf8_width(line) <= width) continue;
            test_ok = false;
            printf("# at width %u: %.*s\n", width, (int)line.size, line.data);
        }
        lede_buffer_clear(&out);
    }
    lede_page_free(pages[0]);
    lede_page_free(pages[1]);
}

TEST(a_page_keeps_copies) {
    char label[] = "before", text[] = "abc";
    lede_slice names[] = {lede_slice_of(label)};
    lede_value cells[] = {lede_value_text(lede_slice_of(label))};
    lede_mark marks[] = {{2, 3, lede_slice_of(label)},
                         {0, 1, lede_slice_of(label)},
                         {0, 3, lede_slice_of(label)},
                         {2, 2, lede_slice_of(label)}};
    lede_passage passage = {.text = lede_slice_of(text), .marks = marks, .n_marks = 4};
    lede_page *page = lede_page_new(lede_slice_of(label), LEDE_NULL_SLICE, NULL);
    add_grid(page, LEDE_ELEMENT_TABLE, lede_slice_of(label), (lede_grid){names, 1, cells, 1});
    add(page, (lede_element){.kind = LEDE_ELEMENT_EVIDENCE, .passages = &passage, .n_passages = 1});
    memcpy(label, "after!", 6);
    memcpy(text, "xyz", 3);
    const lede_element *table = &page->elements.data[0], *proof = &page->elements.data[1];
    CHECK_TEXT(page->name, "before");
    CHECK_TEXT(table->text, "before");
    CHECK_TEXT(table->grid.columns[0], "before");
    CHECK_TEXT(table->grid.cells[0].as.text, "before");
    CHECK_TEXT(proof->passages[0].text, "abc");
    CHECK_INT(proof->passages[0].n_marks, 3); /* the empty one is gone, the others are sorted */
    CHECK_INT(proof->passages[0].marks[0].stop, 3);
    CHECK_INT(proof->passages[0].marks[1].stop, 1);
    CHECK_INT(proof->passages[0].marks[2].start, 2);
    lede_page_free(page);
}

TEST(a_repeated_capture_is_one_mark) {
    lede_mark marks[] = {
        {0, 3, S("who")}, {4, 8, S("who")}, {9, 13, S("verb")}, {15, 18, S("who")}};
    lede_passage passage = {.text = S("The Port said, now"), .marks = marks, .n_marks = 4};
    lede_page *page = lede_page_new(S("p"), S("P"), NULL);
    add(page, (lede_element){.kind = LEDE_ELEMENT_EVIDENCE, .passages = &passage, .n_passages = 1});
    const lede_passage *copy = &page->elements.data[0].passages[0];
    CHECK_INT(copy->n_marks, 3);
    CHECK_INT(copy->marks[0].start, 0);
    CHECK_INT(copy->marks[0].stop, 8);
    lede_page_free(page);
}

TEST(days_of_a_text_are_not_broken_at_their_hyphens) {
    lede_page *page = lede_page_new(S("p"), S("P"), NULL);
    add(page, (lede_element){.kind = LEDE_ELEMENT_TEXT,
                             .text = S("From 2024-09-13 to 2025-03-04. Part 1-2024-09-13x.")});
    const lede_page *const pages[] = {page};
    lede_buffer out = {0};
    lede_pages_html(pages, 1, &out);
    CHECK(contains(&out, "From <span class=\"d\">2024-09-13</span> to "
                         "<span class=\"d\">2025-03-04</span>. Part 1-2024-09-13x.</p>"));
    lede_buffer_clear(&out);
    lede_page_free(page);
}

/* What does not fit into the lines of a cell ends behind a word. */
TEST(a_long_cell_is_cut_behind_a_word) {
    const lede_slice columns[] = {S("day"), S("what")};
    lede_buffer text = {0}, out = {0};
    for (size_t i = 0; i < 40; i++) lede_buffer_add_string(&text, "unforeseen ");
    const lede_value cells[] = {lede_value_text(S("2024-09-13")),
                                lede_value_text(lede_buffer_slice(&text))};
    lede_page *page = lede_page_new(S("p"), S("P"), NULL);
    add(page, (lede_element){.kind = LEDE_ELEMENT_TABLE, .grid = {columns, 2, cells, 1}});
    const lede_page *const pages[] = {page};
    lede_pages_terminal(pages, 1, &(lede_page_style){.width = 60, .unicode = true}, &out);
    CHECK(contains(&out, "unforeseen …\n"));
    CHECK(!contains(&out, " \n"));
    lede_buffer_clear(&text);
    lede_buffer_clear(&out);
    lede_page_free(page);
}

int main(void) {
    RUN(a_report_fills_a_terminal_of_80_columns);
    RUN(a_report_fits_a_terminal_of_40_columns);
    RUN(a_report_uses_a_terminal_of_120_columns);
    RUN(a_report_is_coloured_when_asked);
    RUN(a_report_can_do_without_unicode);
    RUN(edges_on_a_terminal);
    RUN(reports_as_markdown);
    RUN(a_report_as_html);
    RUN(edges_as_html);
    RUN(several_reports_are_one_html_document);
    RUN(text_of_articles_stays_text);
    RUN(no_line_is_wider_than_the_terminal);
    RUN(a_page_keeps_copies);
    RUN(a_repeated_capture_is_one_mark);
    RUN(days_of_a_text_are_not_broken_at_their_hyphens);
    RUN(a_long_cell_is_cut_behind_a_word);
    return DONE();
}
