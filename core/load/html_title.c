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
                                         " < ",
                                         "|",
                                         "\xEF\xBD\x9C"};

enum { N_SEPARATORS = sizeof SEPARATORS / sizeof *SEPARATORS };

static size_t count_words(lede_slice text) {
    return lede_phrase_count(text);
}

/* Some heading of the page is this and nothing else. */
static bool is_heading(lede_html_page *page, lede_slice text, bool *ok) {
    for (size_t i = 0; i < page->headings.count && *ok; i++) {
        lede_slice heading = lede_node_text(page->headings.data[i], page->arena, ok);
        if (*ok && heading.size > 0 && lede_phrase_same(heading, text)) return true;
    }
    return false;
}

/* Both sides of the last separator of this kind; false: there is none. */
static bool split_at(lede_slice title, const char *separator, lede_slice *head, lede_slice *tail) {
    lede_slice mark = lede_slice_of(separator);
    size_t last = SIZE_MAX;
    for (size_t at = 0; (at = lede_slice_find(title, mark, at)) != SIZE_MAX; at++) last = at;
    if (last == SIZE_MAX) return false;
    *head = lede_slice_trim(lede_slice_cut(title, 0, last));
    *tail = lede_slice_trim(lede_slice_cut(title, last + mark.size, title.size));
    return head->size > 0 && tail->size > 0;
}

/* Scripts that put no spaces between words put none beside a separator: "标题-新华网". */
static lede_slice cut_joined(lede_slice title) {
    static const char *const marks[] = {"|", "\xEF\xBD\x9C", "-",
                                        "_", "\xE2\x80\x94", "\xE2\x80\x93"};
    enum { WIDE = 0xE3, MOST_BYTES = 36 }; /* WIDE: first bytes of Chinese, Japanese, Korean */
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        lede_slice head, tail;
        if (!split_at(title, marks[i], &head, &tail)) continue;
        bool wide = (unsigned char)tail.data[0] >= WIDE &&
                    ((unsigned char)head.data[head.size - 1] & 0x80) != 0;
        if (wide && tail.size <= MOST_BYTES && head.size > tail.size) return head;
    }
    return title;
}

/* Without the site's name at an end: named, or a short part behind a separator that nothing else on
 * the page shows to be the title's. */
static lede_slice cut_site(lede_html_page *page, lede_slice title, lede_slice site, bool *ok) {
    enum { MOST_CUTS = 16 }; /* each goes through the whole title, which may be long */
    bool again = true;
    for (int cuts = 0; again && *ok && cuts < MOST_CUTS; cuts++) {
        again = false;
        for (size_t i = 0; i < N_SEPARATORS; i++) {
            lede_slice head, tail;
            if (!split_at(title, SEPARATORS[i], &head, &tail)) continue;
            bool named = site.size > 0 && lede_phrase_same(tail, site);
            bool first = site.size > 0 && lede_phrase_same(head, site);
            bool shorter = count_words(tail) <= 4 && count_words(head) > count_words(tail);
            if (!named && !first && !shorter && !is_heading(page, head, ok)) continue;
            title = first ? tail : head;
            again = true;
            break;
        }
    }
    return cut_joined(title);
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

/* A heading, and the words over it ("Brexit:") where they stand inside it, too. */
typedef struct own_title {
    lede_slice text; /* without them */
    bool has_kicker;
} own_title;

/* The box of a name that is given to such words. */
static const lede_node *named_kicker(const lede_html_page *page, const lede_node *node) {
    for (const lede_node *n = node; n != NULL; n = lede_node_next(n, node)) {
        if (n != node && (page->runs.signals[n->order] & LEDE_SIGNAL_KICKER)) return n;
    }
    return NULL;
}

static bool is_mark(lede_slice text) {
    return text.size > 0 && lede_phrase_count(text) == 0;
}

/* The first element in the heading; NULL: text comes first, or nothing behind it. */
static const lede_node *first_box(const lede_node *node) {
    for (const lede_node *n = node->first_child; n != NULL; n = n->next) {
        if (n->is_text && lede_slice_is_blank(n->text)) continue;
        return n->is_text || n->next == NULL ? NULL : n;
    }
    return NULL;
}

static const lede_node *next_element(const lede_node *node) {
    for (node = node->next; node != NULL && node->is_text; node = node->next) continue;
    return node;
}

static lede_slice cut_marks(lede_slice text) {
    static const char *const marks[] = {":",       "|", "-", "/", "\xE2\x80\x93", "\xE2\x80\x94",
                                        "\xC2\xB7"};
    for (bool again = true; again;) {
        again = false;
        text = lede_slice_trim(text);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (!lede_slice_starts(text, lede_slice_of(marks[i]))) continue;
            text = lede_slice_cut(text, strlen(marks[i]), text.size);
            again = true;
        }
    }
    return text;
}

/* The heading's first box, if it is made as words over a title are: a few of them in a block of
 * their own, or parted from the title by an element that holds nothing but a mark. */
static bool is_shaped_as_kicker(lede_html_page *page, const lede_node *box, lede_slice over,
                                lede_slice rest, bool *ok) {
    enum { FEW_WORDS = 5 };
    const lede_node *next = next_element(box);
    if (count_words(rest) < 2) return false;
    bool block = (lede_tag_flags((lede_tag)box->tag) & LEDE_TAG_BLOCK) != 0;
    if (block && count_words(over) <= FEW_WORDS && count_words(over) < count_words(rest))
        return true;
    return next != NULL && is_mark(lede_node_text(next, page->arena, ok));
}

static own_title read_heading(lede_html_page *page, const lede_node *node, bool *ok) {
    own_title whole = {lede_node_text(node, page->arena, ok), false};
    const lede_node *named = *ok ? named_kicker(page, node) : NULL;
    const lede_node *box = named != NULL ? named : first_box(node);
    if (box == NULL || !*ok) return whole;
    lede_slice over = lede_node_text(box, page->arena, ok);
    if (!*ok || over.size == 0 || over.size >= whole.text.size) return whole;
    if (!lede_slice_starts(whole.text, over)) return whole;
    own_title own = {cut_marks(lede_slice_cut(whole.text, over.size, whole.text.size)), true};
    bool shaped = named != NULL || is_shaped_as_kicker(page, box, over, own.text, ok);
    return shaped && own.text.size > 0 ? own : whole;
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
    if (!behind && lede_slice_ends(lede_slice_cut(text, 0, at), LEDE_SLICE(": "))) return true;
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

/* The same title, once with the words over it. */
static bool is_with_kicker(lede_slice longer, const own_title *shorter) {
    return shorter->has_kicker && longer.size > shorter->text.size &&
           lede_slice_ends(longer, shorter->text);
}

static bool is_repeated(const claims *said, lede_slice text) {
    for (size_t k = 0; k < sizeof said->texts / sizeof *said->texts; k++) {
        if (repeats(said->texts[k], text)) return true;
    }
    return false;
}

/* A heading of two words is mostly no title, unless its element says so. */
static bool is_too_short(const lede_node *node, lede_slice text) {
    lede_slice property = lede_node_attribute(node, "itemprop");
    bool stated = lede_slice_is(property, "name") || lede_slice_is(property, "headline");
    return node->tag != LEDE_TAG_H1 && !stated && count_words(text) < 3;
}

/* The longest heading that one of them repeats. */
static lede_slice repeated_heading(lede_html_page *page, const claims *said, bool *ok) {
    own_title best = {LEDE_NULL_SLICE, false};
    for (size_t i = 0; i < page->headings.count && *ok; i++) {
        const lede_node *node = page->headings.data[i];
        if (is_against(page, node)) continue; /* most: of other articles */
        own_title own = read_heading(page, node, ok);
        if (!*ok || own.text.size == 0 || lede_phrase_same(own.text, said->site)) continue;
        bool replaces = is_with_kicker(best.text, &own);
        bool longer = own.text.size > best.text.size && !is_with_kicker(own.text, &best);
        if (!replaces && !longer) continue;
        if (is_too_short(node, own.text) || !is_repeated(said, own.text)) continue;
        note_run(page, node);
        best = own;
    }
    return best.text;
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
        if (is_against(page, node)) continue;
        lede_slice text = read_heading(page, node, ok).text;
        if (count_words(text) < LEAST_WORDS || lede_phrase_same(text, said->site)) continue;
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
    static const char *const reasons[] = {"meta og:title", "<title>, without the site's name"};
    for (size_t k = 0; k < 2 && page->article->fields[LEDE_FIELD_TITLE].data == NULL; k++) {
        lede_slice text = cut_site(page, said.texts[1 + k], said.site, &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, text, reasons[k]));
    }
    for (size_t i = 0; i < page->headings.count; i++) {
        if (page->article->fields[LEDE_FIELD_TITLE].data != NULL) break;
        lede_slice text = read_heading(page, page->headings.data[i], &ok).text;
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(lede_html_set(page, LEDE_FIELD_TITLE, text, "the first heading"));
    }
    find_run(page);
    return LEDE_OK;
}
