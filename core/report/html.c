#include "report/html.h"

#include <stdio.h>

#include "base/utf8.h"

/* ---- escaping ---- */

/* Bytes that go out as they are: no markup, no control, and well-formed (checked before). */
static size_t plain_prefix(lede_slice text, size_t from) {
    size_t i = from;
    while (i < text.size) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x7F || c < 0x20 || strchr("&<>\"'", (int)c) != NULL) break;
        i++;
    }
    return i;
}

static void put_special(lede_buffer *out, lede_slice piece, uint32_t c) {
    bool is_white = c == '\t' || c == '\n' || c == '\r';
    switch (c) {
    case '&': lede_buffer_add_string(out, "&amp;"); return;
    case '<': lede_buffer_add_string(out, "&lt;"); return;
    case '>': lede_buffer_add_string(out, "&gt;"); return;
    case '"': lede_buffer_add_string(out, "&quot;"); return;
    case '\'': lede_buffer_add_string(out, "&#39;"); return;
    default: break;
    }
    if (is_white)
        lede_buffer_add_char(out, c == '\n' ? '\n' : ' ');
    else if (c == LEDE_UTF8_BAD || c < 0x20 || (c >= 0x7F && c <= 0x9F))
        lede_utf8_add(out, 0xFFFD);
    else
        lede_buffer_add(out, piece);
}

void lede_html_put(lede_buffer *out, lede_slice text) {
    for (size_t i = 0; i < text.size;) {
        size_t plain = plain_prefix(text, i);
        lede_buffer_add(out, lede_slice_cut(text, i, plain));
        if (plain == text.size) return;
        uint32_t c;
        size_t size = lede_utf8_decode(text, plain, &c);
        put_special(out, lede_slice_cut(text, plain, plain + size), c);
        i = plain + size;
    }
}

void lede_html_put_value(lede_buffer *out, lede_value value) {
    lede_buffer text = {0};
    lede_grid_print(value, &text);
    lede_html_put(out, lede_buffer_slice(&text));
    if (text.failed) out->failed = true;
    lede_buffer_clear(&text);
}

enum { DAY_SIZE = 10 };

/* Whether a day as 2018-06-16 stands here, by itself. */
static bool is_day(lede_slice text, size_t at) {
    static const char shape[] = "0000-00-00";
    if (at + DAY_SIZE > text.size) return false;
    for (size_t i = 0; i < DAY_SIZE; i++) {
        char c = text.data[at + i];
        if (shape[i] == '-' ? c != '-' : c < '0' || c > '9') return false;
    }
    return (at == 0 || text.data[at - 1] == ' ') &&
           (at + DAY_SIZE == text.size || strchr(" ,.;:)", text.data[at + DAY_SIZE]) != NULL);
}

/* A text whose days are not broken at their hyphens. */
static void put_prose(lede_buffer *out, lede_slice text) {
    size_t put = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || !is_day(text, i)) continue;
        lede_html_put(out, lede_slice_cut(text, put, i));
        put = i + DAY_SIZE;
        lede_buffer_add_string(out, "<span class=\"d\">");
        lede_html_put(out, lede_slice_cut(text, i, put));
        lede_buffer_add_string(out, "</span>");
        i = put - 1;
    }
    lede_html_put(out, lede_slice_cut(text, put, text.size));
}

void lede_html_paragraphs(lede_buffer *out, lede_slice text) {
    while (text.size > 0) {
        size_t stop = lede_slice_find(text, LEDE_SLICE("\n\n"), 0);
        if (stop == SIZE_MAX) stop = text.size;
        lede_slice paragraph = lede_slice_trim(lede_slice_cut(text, 0, stop));
        text = lede_slice_cut(text, stop < text.size ? stop + 2 : stop, text.size);
        if (paragraph.size == 0) continue;
        lede_buffer_add_string(out, "<p dir=\"auto\">");
        put_prose(out, paragraph);
        lede_buffer_add_string(out, "</p>\n");
    }
}

void lede_html_time(lede_buffer *out, lede_slice published) {
    lede_timeline_date date;
    if (!lede_timeline_date_read(published, &date)) {
        lede_html_put(out, published);
        return;
    }
    lede_buffer_add_string(out, "<time datetime=\"");
    lede_html_put(out, lede_slice_trim(published));
    lede_buffer_add_string(out, "\">");
    lede_timeline_date_print(date, false, out);
    lede_buffer_add_string(out, "</time>");
}

/* ---- marks ---- */

typedef struct marker {
    lede_buffer *out;
    const lede_mark *marks;
    const lede_mark_names *names;
    const lede_slice *titles;
} marker;

static void put_piece(void *context, lede_slice piece) {
    marker *m = context;
    lede_html_put(m->out, piece);
}

static void put_open(void *context, size_t mark, bool again) {
    marker *m = context;
    lede_slice name = m->marks[mark].name;
    lede_buffer_printf(m->out, "<mark class=\"hue-%zu%s\"", lede_mark_names_hue(m->names, name),
                       again ? " again" : "");
    if (name.size > 0) {
        lede_buffer_add_string(m->out, " data-name=\"");
        lede_html_put(m->out, name);
        lede_buffer_add_char(m->out, '"');
    }
    if (m->titles != NULL && m->titles[mark].size > 0) {
        lede_buffer_add_string(m->out, " title=\"");
        lede_html_put(m->out, m->titles[mark]);
        lede_buffer_add_char(m->out, '"');
    }
    lede_buffer_add_char(m->out, '>');
}

static void put_close(void *context, size_t mark, bool again) {
    marker *m = context;
    (void)mark, (void)again;
    lede_buffer_add_string(m->out, "</mark>");
}

void lede_html_marked(lede_buffer *out, lede_slice text, const lede_mark *marks, size_t n_marks,
                      const lede_mark_names *names, const lede_slice *titles) {
    marker m = {out, marks, names, titles};
    lede_markup_visitor visitor = {&m, put_piece, put_open, put_close};
    if (!lede_markup_walk(text, marks, n_marks, &visitor)) out->failed = true;
}

/* ---- the frame of a page ---- */

void lede_html_head(lede_buffer *out, lede_slice title, lede_slice language) {
    lede_buffer_add_string(out, "<!doctype html>\n<html lang=\"");
    lede_html_put(out, language.size == 0 ? LEDE_SLICE("en") : language);
    lede_buffer_add_string(
        out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"generator\" content=\"lede\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    lede_html_put(out, title);
    lede_buffer_add_string(out, "</title>\n<style>\n");
    lede_html_put_style(out);
    lede_buffer_add_string(out, "</style>\n</head>\n<body>\n");
}

void lede_html_foot(lede_buffer *out) {
    lede_buffer_add_string(out, "<footer class=\"foot\">Made with lede " LEDE_VERSION
                                "</footer>\n</body>\n</html>\n");
}

/* ---- a document of pages ---- */

enum { LEAST_CONTENTS = 3 /* headings; fewer are seen at a glance */ };

static lede_slice page_title(const lede_page *page) {
    return page->title.data == NULL || page->title.size == 0 ? page->name : page->title;
}

static bool is_listed(const lede_element *element) {
    return element->kind == LEDE_ELEMENT_HEADING && element->level <= 2;
}

static size_t count_listed(const lede_page *const *pages, size_t n_pages) {
    size_t n = n_pages > 1 ? n_pages : 0;
    for (size_t i = 0; i < n_pages; i++) {
        for (size_t k = 0; k < pages[i]->elements.count; k++) {
            n += is_listed(&pages[i]->elements.data[k]);
        }
    }
    return n;
}

/* An item below the last top one, or a new top one; `depth` is 0 before the first. */
static void open_item(lede_buffer *out, int *depth, bool is_sub) {
    if (is_sub && *depth == 1) lede_buffer_add_string(out, "<ol>");
    if (is_sub && *depth == 0) is_sub = false;
    if (!is_sub && *depth == 2) lede_buffer_add_string(out, "</ol>");
    if (!is_sub && *depth > 0) lede_buffer_add_string(out, "</li>\n");
    *depth = is_sub ? 2 : 1;
    lede_buffer_add_string(out, "<li>");
}

static void put_link(lede_buffer *out, const char *href, lede_slice text) {
    lede_buffer_printf(out, "<a href=\"#%s\">", href);
    lede_html_put(out, text);
    lede_buffer_add_string(out, "</a>");
}

/* With several reports these are the top items, else the headings of level 1. */
static void put_contents(lede_buffer *out, const lede_page *const *pages, size_t n_pages) {
    int depth = 0;
    char href[64];
    if (count_listed(pages, n_pages) < LEAST_CONTENTS) return;
    lede_buffer_add_string(out, "<nav class=\"toc\" aria-label=\"Contents\">\n<ol>\n");
    for (size_t i = 0; i < n_pages; i++) {
        if (n_pages > 1) {
            snprintf(href, sizeof href, "report-%zu", i + 1);
            open_item(out, &depth, false);
            put_link(out, href, page_title(pages[i]));
        }
        for (size_t k = 0; k < pages[i]->elements.count; k++) {
            const lede_element *element = &pages[i]->elements.data[k];
            if (!is_listed(element) || (n_pages > 1 && element->level > 1)) continue;
            snprintf(href, sizeof href, "e-%zu-%zu", i + 1, k + 1);
            open_item(out, &depth, n_pages > 1 || element->level > 1);
            put_link(out, href, element->text);
            if (depth == 2) lede_buffer_add_string(out, "</li>");
        }
    }
    lede_buffer_add_string(out,
                           depth == 2 ? "</ol></li>\n</ol>\n</nav>\n" : "</li>\n</ol>\n</nav>\n");
}

/* Ids are unique in the document: page i's elements are numbered from i * 2^20. */
enum { IDS_A_PAGE = 1 << 20 };

static void put_page(lede_buffer *out, const lede_page *page, size_t page_i, bool is_only) {
    lede_buffer_printf(out, "<section class=\"report\" id=\"report-%zu\">\n", page_i + 1);
    if (!is_only) {
        lede_buffer_add_string(out, "<h1>");
        lede_html_put(out, page_title(page));
        lede_buffer_add_string(out, "</h1>\n");
    }
    for (size_t k = 0; k < page->elements.count; k++) {
        const lede_element *element = &page->elements.data[k];
        if (element->kind == LEDE_ELEMENT_HEADING) {
            unsigned level = (unsigned)element->level + 1;
            lede_buffer_printf(out, "<h%u id=\"e-%zu-%zu\">", level, page_i + 1, k + 1);
            lede_html_put(out, element->text);
            lede_buffer_printf(out, "</h%u>\n", level);
        } else {
            lede_html_element(out, element, page_i * IDS_A_PAGE + k + 1);
        }
    }
    lede_buffer_add_string(out, "</section>\n");
}

void lede_pages_html(const lede_page *const *pages, size_t n_pages, lede_buffer *out) {
    lede_buffer title = {0};
    for (size_t i = 0; i < n_pages; i++) {
        if (i > 0) lede_buffer_add_string(&title, " · ");
        lede_buffer_add(&title, page_title(pages[i]));
    }
    if (title.size == 0) lede_buffer_add_string(&title, "lede report");
    lede_html_head(out, lede_buffer_slice(&title), LEDE_SLICE("en"));
    if (title.failed) out->failed = true;
    lede_buffer_clear(&title);
    lede_buffer_add_string(out, "<header class=\"masthead\">\n<p class=\"kicker\">");
    if (n_pages == 1) {
        lede_buffer_add_string(out, "lede report</p>\n<h1>");
        lede_html_put(out, page_title(pages[0]));
        lede_buffer_add_string(out, "</h1>\n</header>\n");
    } else {
        lede_buffer_printf(out, "%zu lede reports</p>\n</header>\n", n_pages);
    }
    put_contents(out, pages, n_pages);
    lede_buffer_add_string(out, "<main>\n");
    for (size_t i = 0; i < n_pages; i++) put_page(out, pages[i], i, n_pages == 1);
    lede_buffer_add_string(out, "</main>\n");
    lede_html_foot(out);
}
