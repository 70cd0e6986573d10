/* html_authors.c — who wrote a page. Order of trust: JSON-LD, meta elements, microdata and
 * rel=author, classes of bylines, a line "By …", the outlet where it names itself the author. */
#include "load/html_page.h"

#include "base/buffer.h"
#include "load/byline.h"
#include "load/phrase.h"
#include "load/plain_meta.h"

static bool is_address(lede_slice text) {
    return lede_slice_find(text, LEDE_SLICE("://"), 0) != SIZE_MAX ||
           lede_slice_find(text, LEDE_SLICE("www."), 0) != SIZE_MAX ||
           memchr(text.data, '@', text.size) != NULL;
}

/* Before a name, in the languages of news pages; lower case. */
static const char *const OPENINGS[] = {"by ",
                                       "by: ",
                                       "von ",
                                       "von: ",
                                       "par ",
                                       "por ",
                                       "por: ",
                                       "di ",
                                       "door ",
                                       "av ",
                                       "af ",
                                       "autor: ",
                                       "autorin: ",
                                       "autor ",
                                       "author: ",
                                       "text: ",
                                       "redaktion: ",
                                       "eingestellt von ",
                                       "artikel von ",
                                       "autorenseite von ",
                                       "ein beitrag von ",
                                       "ein artikel von ",
                                       "geschrieben von ",
                                       "ver\xC3\xB6"
                                       "ffentlicht von ",
                                       "verfasst von ",
                                       "written by ",
                                       "posted by ",
                                       "published by ",
                                       "story by ",
                                       "escrito por ",
                                       "publicado por ",
                                       "redactado por ",
                                       "publi\xC3\xA9 par ",
                                       "r\xC3\xA9"
                                       "dig\xC3\xA9 par ",
                                       "scritto da ",
                                       "a cura di ",
                                       "pubblicato da ",
                                       "geschreven door ",
                                       "autor artyku\xC5\x82u: ",
                                       "opracowanie: ",
                                       "foto: ",
                                       "words by ",
                                       "posts by "};

lede_slice lede_html_cut_byline(lede_slice text) {
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (text.size == 0 || (text.data[0] | 0x20) != OPENINGS[i][0]) continue;
        lede_slice opening = lede_slice_of(OPENINGS[i]);
        if (text.size > opening.size &&
            lede_slice_equal_ascii_case(lede_slice_cut(text, 0, opening.size), opening)) {
            return lede_slice_trim(lede_slice_cut(text, opening.size, text.size));
        }
    }
    return text;
}

/* The site itself, or a domain: no author where another is found. */
static bool is_outlet(const lede_html_page *page, lede_slice name) {
    lede_slice site = page->article->fields[LEDE_FIELD_PUBLISHER];
    if (site.size > 0 && lede_phrase_same(site, name)) return true;
    const char *dot = memchr(name.data, '.', name.size);
    bool spaced = memchr(name.data, ' ', name.size) != NULL;
    return dot != NULL && !spaced && (size_t)(dot - name.data) + 1 < name.size;
}

/* "Jane Doe; 10 January; 21 minutes": up to what is no name. */
static lede_slice cut_numbers(lede_slice names) {
    size_t at = lede_slice_find(names, LEDE_SLICE("; "), 0);
    while (at != SIZE_MAX) {
        size_t next = lede_slice_find(names, LEDE_SLICE("; "), at + 2);
        size_t stop = next == SIZE_MAX ? names.size : next;
        if (lede_phrase_has_digit(lede_slice_cut(names, at, stop))) {
            return lede_slice_cut(names, 0, at);
        }
        at = next;
    }
    return names;
}

/* "Autorenseite von", without the name. */
static bool is_bare_opening(lede_slice text) {
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (lede_slice_equal_ascii_case(text, lede_slice_trim(lede_slice_of(OPENINGS[i])))) {
            return true;
        }
    }
    return false;
}

static lede_status set_names(lede_html_page *page, lede_slice line, const char *reason) {
    enum { MOST_WORDS = 24 };
    if (page->article->fields[LEDE_FIELD_BYLINE].data != NULL || line.size == 0) return LEDE_OK;
    lede_slice text = lede_markup_decode(line, false, page->arena);
    if (text.data == NULL) return lede_fail_memory(page->err);
    text = lede_html_cut_byline(lede_slice_trim(text));
    if (is_address(text) || lede_phrase_count(text) > MOST_WORDS) return LEDE_OK;
    if (is_outlet(page, text) || is_bare_opening(text)) return LEDE_OK;
    lede_plain_meta meta; /* "Jane Doe, 6 May 2024" */
    if (lede_phrase_has_digit(text) && lede_plain_meta_read(line, &meta)) {
        text = meta.fields[LEDE_FIELD_BYLINE];
        if (text.size == 0) return LEDE_OK;
    }
    bool ok = true;
    lede_slice names = lede_byline_names(text, page->arena, &ok);
    if (!ok) return lede_fail_memory(page->err);
    return lede_compose_field(page->article, LEDE_FIELD_BYLINE, cut_numbers(names), reason,
                              page->err);
}

/* Names of JSON-LD's author: a string, an object with a name, or a list of them. */
static lede_status set_linked(lede_html_page *page, bool outlets) {
    const lede_json *author = lede_json_get(page->linked, "author");
    if (author == NULL) return LEDE_OK;
    const lede_json *item = author->kind == LEDE_JSON_ARRAY ? author->first : author;
    lede_buffer names = {0};
    for (; item != NULL; item = author->kind == LEDE_JSON_ARRAY ? item->next : NULL) {
        lede_slice name = item->kind == LEDE_JSON_STRING ? lede_slice_trim(item->text)
                                                         : lede_html_linked_text(item, "name");
        if (name.size == 0 || is_address(name) || (is_outlet(page, name) && !outlets)) continue;
        if (names.size > 0) lede_buffer_add_string(&names, "; ");
        lede_buffer_add(&names, name);
    }
    lede_status status = names.failed ? lede_fail_memory(page->err)
                                      : lede_html_set(page, LEDE_FIELD_BYLINE,
                                                      lede_buffer_slice(&names), "JSON-LD author");
    lede_buffer_clear(&names);
    return status;
}

static bool is_against(const lede_html_page *page, const lede_node *node) {
    uint32_t first = lede_runs_around(&page->runs, node);
    if (first == UINT32_MAX) return true;
    unsigned bad = LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_RELATED | LEDE_SIGNAL_SIDE | LEDE_SIGNAL_NAV |
                   LEDE_SIGNAL_COOKIE;
    return (page->runs.list.data[first].signals & bad) != 0;
}

/* Made for the name alone: rel=author, itemprop, or a class that no more than a name can have. */
static bool is_name_element(const lede_node *node) {
    lede_slice property = lede_node_attribute(node, "itemprop");
    lede_slice rel = lede_node_attribute(node, "rel");
    return lede_slice_is(property, "author") || lede_slice_is(rel, "author") ||
           node->tag == LEDE_TAG_A;
}

/* Inside the box of an author the name has a box of its own. */
static const lede_node *name_inside(const lede_node *box) {
    for (const lede_node *n = box; n != NULL; n = lede_node_next(n, box)) {
        if (n->is_text || n == box) continue;
        if (lede_slice_is(lede_node_attribute(n, "itemprop"), "name")) return n;
    }
    return box;
}

static bool could_be_name(lede_slice text) {
    enum { MOST_WORDS = 4, MOST_BYTES = 50, LEAST_BYTES = 3 };
    size_t words = lede_phrase_count(text);
    return words >= 1 && words <= MOST_WORDS && text.size >= LEAST_BYTES &&
           text.size <= MOST_BYTES && !lede_phrase_ends_sentence(text) &&
           memchr(text.data, ':', text.size) == NULL;
}

/* What stands before the first comma, bar or "and" is a name. */
static bool begins_with_name(lede_slice text) {
    static const char *const joints[] = {",",    " |",    " und ", " and ", " et ", " y ", " e ",
                                         " en ", " och ", " og ",  " i ",   " & ",  "\n",  " - "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = lede_slice_find(text, lede_slice_of(joints[i]), 0);
        if (at != SIZE_MAX) text = lede_slice_cut(text, 0, at);
    }
    return lede_byline_is_name(lede_slice_trim(text));
}

/* First elements whose text is surely a name, then those that are made for one. */
static lede_status set_elements(lede_html_page *page) {
    bool ok = true;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < page->authors.count; i++) {
            const lede_node *node = page->authors.data[i];
            if (is_against(page, node)) continue;
            lede_slice text = lede_node_text(name_inside(node), page->arena, &ok);
            if (!ok) return lede_fail_memory(page->err);
            lede_slice name = lede_html_cut_byline(text);
            bool sure = lede_byline_is_name(name) || lede_byline_is(text);
            bool made = is_name_element(node) && could_be_name(name);
            bool opened = name.size < text.size && (could_be_name(name) || begins_with_name(name));
            if (pass == 0 ? !sure && !opened : !made) continue;
            LEDE_TRY(set_names(page, text, "an element of the author"));
        }
    }
    return LEDE_OK;
}

static const char REASON[] = "a line that names the author";

/* A line "By …" beside the title. */
static lede_status set_visible(lede_html_page *page) {
    enum { NEAR = 12, MOST_WORDS = 12 };
    uint32_t first =
        page->title_run == UINT32_MAX ? lede_runs_first(&page->runs, page->main) : page->title_run;
    uint32_t n = (uint32_t)page->runs.list.count;
    for (uint32_t i = first; i < n && i < first + NEAR; i++) {
        const lede_run *run = &page->runs.list.data[i];
        lede_slice name = lede_html_cut_byline(run->text);
        if (run->words > MOST_WORDS) continue;
        lede_plain_meta meta;
        if (lede_plain_meta_read(run->text, &meta)) {
            LEDE_TRY(set_names(page, meta.fields[LEDE_FIELD_BYLINE], REASON));
        }
        if (name.size == run->text.size) continue;
        if (!begins_with_name(name) && !lede_byline_is(run->text)) continue;
        LEDE_TRY(set_names(page, run->text, REASON));
    }
    return LEDE_OK;
}

lede_status lede_html_authors(lede_html_page *page) {
    static const char *const metas[][2] = {{"author", "meta author"},
                                           {"byl", "meta byl"},
                                           {"article:author", "meta article:author"},
                                           {"article:author_name", "meta article:author_name"},
                                           {"parsely-author", "meta parsely-author"},
                                           {"sailthru.author", "meta sailthru.author"},
                                           {"dc.creator", "meta dc.creator"},
                                           {"citation_author", "meta citation_author"}};
    bool ok = true;
    LEDE_TRY(set_linked(page, false));
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        lede_slice value = lede_html_meta(page, metas[i][0], &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(set_names(page, value, metas[i][1]));
    }
    LEDE_TRY(set_elements(page));
    LEDE_TRY(set_visible(page));
    return set_linked(page, true);
}
