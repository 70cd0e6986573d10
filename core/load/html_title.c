/* html_title.c — the title of a page: the heading that the page's own words for itself repeat, else
 * the h1 of the article, JSON-LD, OpenGraph, <title> without the site's name. */
#include "load/html_page.h"

#include "load/phrase.h"

static const char *const SEPARATORS[] = {" | ",
                                         " - ",
                                         " \xE2\x80\x93 ",
                                         " \xE2\x80\x94 ",
                                         " \xC2\xBB ",
                                         " :: ",
                                         " \xC2\xAB ",
                                         " \xC2\xB7 ",
                                         " \xE2\x80\xA2 ",
                                         " / ",
                                         " : ",
                                         " // ",
                                         " < "};

enum { N_SEPARATORS = sizeof SEPARATORS / sizeof *SEPARATORS };

static size_t count_words(lede_slice text) {
    return lede_phrase_count(text);
}

/* Without the site's name at an end: the longest part between separators, if it is much longer. */
static lede_slice cut_site(lede_slice title, lede_slice site) {
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < N_SEPARATORS; i++) {
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

/* ---- headings ------------------------------------------------------------------------------- */

/* The box over a heading that names the matter ("Brexit:"), inside it. */
static const lede_node *kicker_in(const lede_html_page *page, const lede_node *heading) {
    for (const lede_node *n = heading; n != NULL; n = lede_node_next(n, heading)) {
        if (n != heading && (page->runs.signals[n->order] & LEDE_SIGNAL_KICKER)) return n;
    }
    return NULL;
}

/* Text of a heading without its kicker. */
static lede_slice heading_text(lede_html_page *page, const lede_node *heading, bool *ok) {
    lede_slice text = lede_node_text(heading, page->arena, ok);
    const lede_node *kicker = kicker_in(page, heading);
    if (kicker == NULL || !*ok) return text;
    lede_slice over = lede_node_text(kicker, page->arena, ok);
    if (over.size == 0 || over.size >= text.size || !lede_slice_starts(text, over)) return text;
    text = lede_slice_trim(lede_slice_cut(text, over.size, text.size));
    while (text.size > 0 && strchr(":|-/", text.data[0]) != NULL) {
        text = lede_slice_trim(lede_slice_cut(text, 1, text.size));
    }
    return text;
}

static bool is_against(const lede_html_page *page, const lede_node *node) {
    uint32_t first = lede_runs_first(&page->runs, node);
    if (first == lede_runs_stop(&page->runs, node)) return true;
    unsigned bad = LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_RELATED | LEDE_SIGNAL_SIDE | LEDE_SIGNAL_NAV |
                   LEDE_SIGNAL_FOOTER | LEDE_SIGNAL_COOKIE | LEDE_SIGNAL_LETTER;
    return (page->runs.list.data[first].signals & bad) != 0;
}

static bool ends_at_separator(lede_slice text, size_t at, bool behind) {
    if (at == 0 || at == text.size) return true;
    for (size_t i = 0; i < N_SEPARATORS; i++) {
        lede_slice mark = lede_slice_of(SEPARATORS[i]);
        lede_slice part =
            behind ? lede_slice_cut(text, at, text.size) : lede_slice_cut(text, 0, at);
        if (behind ? lede_slice_starts(part, mark) : lede_slice_ends(part, mark)) return true;
    }
    return false;
}

/* Whether `said` is the heading, or holds it between separators. */
static bool repeats(lede_slice said, lede_slice heading) {
    enum { MOST_BYTES = 2000 }; /* no title is longer; the search is of their product */
    if (heading.size == 0 || said.size == 0 || said.size > MOST_BYTES) return false;
    if (lede_phrase_same(said, heading)) return true;
    for (size_t at = 0; at + heading.size <= said.size; at++) {
        if (!lede_slice_equal_ascii_case(lede_slice_cut(said, at, at + heading.size), heading)) {
            continue;
        }
        if (ends_at_separator(said, at, false) &&
            ends_at_separator(said, at + heading.size, true)) {
            return true;
        }
    }
    return false;
}

static void note_run(lede_html_page *page, const lede_node *heading) {
    uint32_t first = lede_runs_first(&page->runs, heading);
    uint32_t stop = lede_runs_stop(&page->runs, heading);
    if (first < stop) page->title_run = stop - 1; /* the kicker may be a run before it */
}

typedef struct claims {
    lede_slice texts[3]; /* JSON-LD headline, og:title, <title> */
    lede_slice site;
} claims;

/* The longest heading that one of them repeats. */
static lede_slice repeated_heading(lede_html_page *page, const claims *said, bool *ok) {
    lede_slice best = LEDE_NULL_SLICE;
    for (size_t i = 0; i < page->headings.count; i++) {
        const lede_node *node = page->headings.data[i];
        lede_slice text = heading_text(page, node, ok);
        if (text.size <= best.size || lede_phrase_same(text, said->site)) continue;
        if (is_against(page, node) || (node->tag != LEDE_TAG_H1 && count_words(text) < 3)) continue;
        for (size_t k = 0; k < 3; k++) {
            if (!repeats(said->texts[k], text)) continue;
            note_run(page, node);
            best = text;
            break;
        }
    }
    return best;
}

/* The h1 of the article: in its part of the page or shortly before it. */
static lede_slice own_heading(lede_html_page *page, const claims *said, bool *ok) {
    enum { NEAR = 15, LEAST_WORDS = 3 };
    uint32_t first = lede_runs_first(&page->runs, page->main);
    uint32_t stop = lede_runs_stop(&page->runs, page->main);
    for (size_t i = 0; i < page->headings.count; i++) {
        const lede_node *node = page->headings.data[i];
        uint32_t at = lede_runs_first(&page->runs, node);
        if (node->tag != LEDE_TAG_H1 || at >= stop || at + NEAR < first) continue;
        lede_slice text = heading_text(page, node, ok);
        if (count_words(text) < LEAST_WORDS || lede_phrase_same(text, said->site)) continue;
        if (is_against(page, node)) continue;
        note_run(page, node);
        return text;
    }
    return LEDE_NULL_SLICE;
}

/* The run that shows a title which no heading gave. */
static void find_run(lede_html_page *page) {
    lede_slice title = page->article->fields[LEDE_FIELD_TITLE];
    uint32_t stop = lede_runs_stop(&page->runs, page->main);
    for (uint32_t i = 0; i < stop && page->title_run == UINT32_MAX && title.size > 0; i++) {
        const lede_run *run = &page->runs.list.data[i];
        if (run->linked > 0 || !lede_phrase_same(run->text, title)) continue;
        page->title_run = i;
    }
}

static lede_status read_said(lede_html_page *page, claims *out) {
    bool ok = true;
    out->site = page->article->fields[LEDE_FIELD_PUBLISHER];
    lede_slice linked = lede_html_linked_text(page->linked, "headline");
    out->texts[0] = linked.size == 0 ? linked : lede_markup_decode(linked, false, page->arena);
    out->texts[1] = lede_html_meta(page, "og:title", &ok);
    out->texts[2] = title_element(page, &ok);
    return ok && (linked.size == 0 || out->texts[0].data != NULL) ? LEDE_OK
                                                                  : lede_fail_memory(page->err);
}

lede_status lede_html_title(lede_html_page *page) {
    bool ok = true;
    claims said;
    LEDE_TRY(read_said(page, &said));
    lede_slice heading = repeated_heading(page, &said, &ok);
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, heading,
                           "the heading that the page's own data repeat"));
    if (heading.size == 0) {
        LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, own_heading(page, &said, &ok),
                               "the h1 of the article"));
    }
    if (!ok) return lede_fail_memory(page->err);
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, said.texts[0], "JSON-LD headline"));
    LEDE_TRY(
        lede_html_set(page, LEDE_FIELD_TITLE, cut_site(said.texts[1], said.site), "meta og:title"));
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, cut_site(said.texts[2], said.site),
                           "<title>, without the site's name"));
    for (size_t i = 0; i < page->headings.count; i++) {
        lede_slice text = heading_text(page, page->headings.data[i], &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, text, "the first heading"));
    }
    find_run(page);
    return LEDE_OK;
}
