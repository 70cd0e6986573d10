/* html_title.c — the title of a page: the h1 that the page's own words for itself agree with, else
 * JSON-LD, OpenGraph, <title> without the site's name, the first h1. */
#include "load/html_page.h"

#include "load/phrase.h"

static const char *const SEPARATORS[] = {
    " | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ",
    " :: ", " \xC2\xAB ", " \xC2\xB7 ",     " \xE2\x80\xA2 ", " / ",
    " // ", " < "};

static size_t count_words(lede_slice text) {
    return lede_phrase_count(text);
}

/* Without the site's name at an end: the longest part between separators, if it is much longer. */
static lede_slice cut_site(lede_slice title, lede_slice site) {
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof SEPARATORS / sizeof *SEPARATORS; i++) {
            lede_slice mark = lede_slice_of(SEPARATORS[i]);
            size_t last = SIZE_MAX;
            for (size_t at = 0; (at = lede_slice_find(title, mark, at)) != SIZE_MAX; at++)
                last = at;
            if (last == SIZE_MAX) continue;
            lede_slice head = lede_slice_trim(lede_slice_cut(title, 0, last));
            lede_slice tail = lede_slice_trim(lede_slice_cut(title, last + mark.size, title.size));
            bool named = site.size > 0 && lede_phrase_same(tail, site);
            bool shorter = count_words(tail) <= 4 && count_words(head) > count_words(tail);
            if (!named && !shorter) continue;
            title = head;
            again = true;
            break;
        }
    }
    return title;
}

static lede_slice title_element(lede_html_page *page, bool *ok) {
    const lede_node *root = page->tree.root;
    for (const lede_node *n = root->first_child; n != NULL; n = lede_node_next(n, root)) {
        if (n->tag == LEDE_TAG_TITLE && n->first_child != NULL) {
            return lede_node_text(n->first_child, page->arena, ok);
        }
    }
    return LEDE_NULL_SLICE;
}

/* Whether `whole` begins with or holds `part`, case and quote marks aside. */
static bool holds(lede_slice whole, lede_slice part) {
    if (part.size == 0 || whole.size < part.size) return false;
    if (lede_phrase_same(whole, part)) return true;
    for (size_t at = 0; at + part.size <= whole.size; at++) {
        if (lede_slice_equal_ascii_case(lede_slice_cut(whole, at, at + part.size), part)) {
            return true;
        }
    }
    return false;
}

static void note_run(lede_html_page *page, const lede_node *heading) {
    uint32_t first = lede_runs_first(&page->runs, heading);
    if (first < lede_runs_stop(&page->runs, heading)) page->title_run = first;
}

/* The h1 that what the page says of itself holds. */
static lede_slice agreed_heading(lede_html_page *page, const lede_slice *said, size_t n_said,
                                 bool *ok) {
    for (size_t i = 0; i < page->headings.count; i++) {
        lede_slice text = lede_node_text(page->headings.data[i], page->arena, ok);
        if (count_words(text) < 2) continue;
        for (size_t k = 0; k < n_said; k++) {
            if (!holds(said[k], text)) continue;
            note_run(page, page->headings.data[i]);
            return text;
        }
    }
    return LEDE_NULL_SLICE;
}

lede_status lede_html_title(lede_html_page *page) {
    bool ok = true;
    lede_slice site = page->article->fields[LEDE_FIELD_PUBLISHER];
    lede_slice linked = lede_html_linked_text(page->linked, "headline");
    linked = linked.size == 0 ? linked : lede_markup_decode(linked, false, page->arena);
    lede_slice og = lede_html_meta(page, "og:title", &ok);
    lede_slice element = title_element(page, &ok);
    lede_slice said[] = {linked, og, element};
    lede_slice heading = agreed_heading(page, said, 3, &ok);
    if (!ok) return lede_fail_memory(page->err);
    LEDE_TRY(
        lede_html_set(page, LEDE_FIELD_TITLE, heading, "the h1 that the page's own data repeat"));
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, linked, "JSON-LD headline"));
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, cut_site(og, site), "meta og:title"));
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, cut_site(element, site),
                           "<title>, without the site's name"));
    for (size_t i = 0; i < page->headings.count; i++) {
        lede_slice text = lede_node_text(page->headings.data[i], page->arena, &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, text, "the first h1"));
    }
    return LEDE_OK;
}
