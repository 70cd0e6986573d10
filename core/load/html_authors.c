/* html_authors.c — who wrote a page. Order of trust: JSON-LD, meta elements, microdata, rel=author
 * and classes of bylines, links to the pages of authors, a line "By …" at the title, one behind the
 * text, the outlet where it names itself the author. */
#include "load/html_page.h"

#include "base/buffer.h"
#include "load/byline.h"
#include "load/html_byline.h"
#include "load/html_root.h"
#include "load/phrase.h"
#include "load/plain_meta.h"

enum {
    NEAR = 12,       /* runs from the title in which its byline stands */
    MOST_NAMES = 200 /* of a page: a paper of physics has thousands; then "et al." stands behind */
};

/* Names joined by "; ". */
typedef struct name_list {
    lede_buffer text;
    size_t count;
} name_list;

/* ---- names ---------------------------------------------------------------------------------- */

static bool has_web_address(lede_slice text) {
    return lede_slice_find(text, LEDE_SLICE("://"), 0) != SIZE_MAX ||
           lede_slice_find(text, LEDE_SLICE("www."), 0) != SIZE_MAX;
}

/* The site itself, or a domain: no author where another is found. */
static bool is_outlet(const lede_html_page *page, lede_slice name) {
    lede_slice site = page->article->fields[LEDE_FIELD_PUBLISHER];
    if (site.size > 0 && lede_phrase_same(site, name)) return true;
    bool begins = site.size > 0 && site.size < name.size && name.data[site.size] == ' ';
    if (begins && lede_phrase_same(site, lede_slice_cut(name, 0, site.size))) return true;
    const char *dot = memchr(name.data, '.', name.size);
    bool spaced = memchr(name.data, ' ', name.size) != NULL;
    return dot != NULL && !spaced && (size_t)(dot - name.data) + 1 < name.size;
}

/* An account that nobody gave a name. */
static bool is_account(lede_slice name) {
    static const char *const accounts[] = {"admin", "administrator", "webmaster",
                                           "root",  "user",          "unknown"};
    return lede_phrase_in(name, accounts, sizeof accounts / sizeof *accounts);
}

/* Cut the next of names joined by "; " off the front. */
static bool next_name(lede_slice *rest, lede_slice *name) {
    if (rest->size == 0) return false;
    size_t at = lede_slice_find(*rest, LEDE_SLICE("; "), 0);
    size_t stop = at == SIZE_MAX ? rest->size : at;
    *name = lede_slice_trim(lede_slice_cut(*rest, 0, stop));
    *rest = lede_slice_cut(*rest, at == SIZE_MAX ? stop : stop + 2, rest->size);
    return true;
}

static bool has_name(const name_list *names, lede_slice name) {
    lede_slice rest = lede_buffer_slice(&names->text), one;
    while (next_name(&rest, &one)) {
        if (lede_phrase_same(one, name)) return true;
    }
    return false;
}

/* One that is not in the list yet. */
static void add_name(name_list *names, lede_slice name) {
    if (names->count > MOST_NAMES || has_name(names, name)) return;
    if (names->text.size > 0) lede_buffer_add_string(&names->text, "; ");
    lede_buffer_add(&names->text, names->count == MOST_NAMES ? LEDE_SLICE("et al.") : name);
    names->count++;
}

/* Add names joined by "; ", but for the site's own, accounts and what is in it already; up to what
 * is none: "Jane Doe; 10 January; 21 minutes". */
static void add_names(const lede_html_page *page, lede_slice names, name_list *out) {
    for (lede_slice name; next_name(&names, &name);) {
        bool digits = lede_phrase_has_digit(name) && lede_phrase_count(name) > 1;
        if (out->count > 0 && digits) return;
        if (name.size == 0 || is_outlet(page, name) || is_account(name)) continue;
        add_name(out, name);
    }
}

/* The names of a line, whatever else stands in it. */
static lede_status add_line(lede_html_page *page, lede_slice line, name_list *out) {
    enum { MOST_WORDS = 24 };
    if (line.size == 0) return LEDE_OK;
    lede_slice text = lede_markup_decode(line, false, page->arena);
    if (text.data == NULL) return lede_fail_memory(page->err);
    if (has_web_address(text)) return LEDE_OK;
    text = lede_html_byline_read(lede_slice_trim(text)).names;
    if (text.size == 0 || lede_phrase_count(text) > MOST_WORDS) return LEDE_OK;
    if (is_outlet(page, text) || lede_html_byline_is_label(text)) return LEDE_OK;
    bool ok = true;
    lede_slice names = lede_byline_names(text, page->arena, &ok);
    if (!ok) return lede_fail_memory(page->err);
    add_names(page, names, out);
    return LEDE_OK;
}

/* Set the field from what was collected, which is freed. */
static lede_status set_collected(lede_html_page *page, name_list *names, const char *reason) {
    lede_status status =
        names->text.failed ? lede_fail_memory(page->err)
                           : lede_compose_field(page->article, LEDE_FIELD_BYLINE,
                                                lede_buffer_slice(&names->text), reason, page->err);
    lede_buffer_clear(&names->text);
    return status;
}

/* Decoded, and without tags: JSON-LD may have a link for a name. */
static lede_status plain_text(lede_html_page *page, lede_slice name, lede_slice *out) {
    bool ok = true;
    if (memchr(name.data, '<', name.size) == NULL) {
        *out = lede_markup_decode(name, false, page->arena);
        return out->data == NULL ? lede_fail_memory(page->err) : LEDE_OK;
    }
    lede_markup_tree tree;
    LEDE_TRY(lede_markup_tree_read(name, false, page->arena, &tree, page->err));
    *out = lede_node_text(tree.root, page->arena, &ok);
    return ok ? LEDE_OK : lede_fail_memory(page->err);
}

static bool is_set(const lede_html_page *page) {
    return page->article->fields[LEDE_FIELD_BYLINE].data != NULL;
}

static lede_status set_names(lede_html_page *page, lede_slice line, const char *reason) {
    if (is_set(page)) return LEDE_OK;
    name_list names = {.count = 0};
    lede_status status = add_line(page, line, &names);
    lede_status set = set_collected(page, &names, reason);
    return status != LEDE_OK ? status : set;
}

/* ---- what the page says of itself ----------------------------------------------------------- */

/* A name of JSON-LD; more than a name where people filled it with the line they show. */
static lede_status add_linked(lede_html_page *page, lede_slice name, bool outlets,
                              name_list *names) {
    lede_slice text = LEDE_NULL_SLICE;
    LEDE_TRY(plain_text(page, name, &text));
    if (text.size == 0) return LEDE_OK;
    bool line = lede_html_byline_cut(text).size < text.size ||
                memchr(text.data, ',', text.size) != NULL ||
                lede_slice_find(text, LEDE_SLICE(" and "), 0) != SIZE_MAX ||
                lede_slice_find(text, LEDE_SLICE(" und "), 0) != SIZE_MAX;
    if (line) return add_line(page, text, names);
    if (has_web_address(text) || memchr(text.data, '@', text.size) != NULL ||
        (is_outlet(page, text) && !outlets))
        return LEDE_OK;
    if (!is_account(text)) add_name(names, text);
    return LEDE_OK;
}

static const lede_json *first_of(const lede_json *value) {
    return value != NULL && value->kind == LEDE_JSON_ARRAY ? value->first : value;
}

/* Names of JSON-LD's author: a string, an object with a name or more, or a list of them. */
static lede_status collect_linked(lede_html_page *page, const lede_json *object, bool outlets,
                                  name_list *names) {
    const lede_json *author = lede_json_get(object, "author");
    if (author == NULL) author = lede_json_get(object, "creator");
    bool list = author != NULL && author->kind == LEDE_JSON_ARRAY;
    for (const lede_json *item = first_of(author); item != NULL && names->count <= MOST_NAMES;
         item = list ? item->next : NULL) {
        const lede_json *named = item;
        if (item->kind == LEDE_JSON_OBJECT) named = lede_html_linked_name(page, item);
        bool several = named != NULL && named->kind == LEDE_JSON_ARRAY;
        for (named = first_of(named); named != NULL; named = several ? named->next : NULL) {
            if (named->kind != LEDE_JSON_STRING) continue;
            lede_slice name = lede_slice_trim(named->text);
            if (name.size > 0) LEDE_TRY(add_linked(page, name, outlets, names));
        }
    }
    return LEDE_OK;
}

static lede_status set_linked(lede_html_page *page, const lede_json *object, bool outlets,
                              const char *reason) {
    if (is_set(page) || object == NULL) return LEDE_OK;
    name_list names = {.count = 0};
    lede_status status = collect_linked(page, object, outlets, &names);
    lede_status set = set_collected(page, &names, reason);
    return status != LEDE_OK ? status : set;
}

/* All <meta> of this name: one an author, on pages of journals and magazines. */
static lede_status set_metas(lede_html_page *page, lede_slice key, const char *reason) {
    name_list names = {.count = 0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < page->metas.count && status == LEDE_OK && names.count <= MOST_NAMES;
         i++) {
        if (!lede_html_meta_is(&page->metas.data[i], key)) continue;
        bool ok = true;
        lede_node *node = page->metas.data[i].node;
        lede_slice value = lede_node_value(node, "content", page->arena, &ok);
        status = ok ? add_line(page, value, &names) : lede_fail_memory(page->err);
    }
    lede_status set = set_collected(page, &names, reason);
    return status != LEDE_OK ? status : set;
}

/* "shareaholic:article_author_name": names that systems made up for themselves. */
static lede_status set_other_metas(lede_html_page *page) {
    static const char *const ends[] = {"author",     "authors", "author_name", "author-name",
                                       "authorname", "byline",  "creator"};
    for (size_t i = 0; i < page->metas.count && !is_set(page); i++) {
        lede_slice key = page->metas.data[i].key;
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
            lede_slice end = lede_slice_of(ends[e]);
            if (key.size < end.size) continue;
            lede_slice tail = lede_slice_cut(key, key.size - end.size, key.size);
            if (!lede_slice_equal_ascii_case(tail, end)) continue;
            lede_slice value = lede_node_attribute(page->metas.data[i].node, "content");
            if (!lede_html_byline_begins_with_name(value)) continue; /* "@jane", an app */
            LEDE_TRY(set_metas(page, key, "a meta element of the author"));
        }
    }
    return LEDE_OK;
}

/* ---- elements ------------------------------------------------------------------------------- */

/* The runs at the title, up to the text: a byline there is the article's, whatever its box is
 * called. */
static bool is_at_title(const lede_html_page *page, uint32_t run) {
    uint32_t title = page->title_run;
    if (title == UINT32_MAX || run <= title || run > title + NEAR) return false;
    for (uint32_t i = title + 1; i < run; i++) {
        const lede_run *between = &page->runs.list.data[i];
        if (lede_run_is_prose(between) && i >= lede_runs_first(&page->runs, page->main))
            return false;
    }
    return true;
}

static bool is_against(const lede_html_page *page, const lede_node *node) {
    uint32_t first = lede_runs_around(&page->runs, node);
    if (first == UINT32_MAX) return true;
    unsigned bad = LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_NAV | LEDE_SIGNAL_COOKIE;
    if (!is_at_title(page, first)) bad |= LEDE_SIGNAL_RELATED | LEDE_SIGNAL_SIDE;
    return (page->runs.list.data[first].signals & bad) != 0;
}

/* Made for the name alone: rel=author, itemprop, or a class that no more than a name can have. */
static bool is_name_element(const lede_node *node) {
    return lede_slice_is(lede_node_attribute(node, "itemprop"), "author") ||
           lede_slice_is(lede_node_attribute(node, "rel"), "author") || node->tag == LEDE_TAG_A ||
           lede_slice_is(lede_node_attribute(node, "class"), "fn");
}

/* The first element in the box of an author whose text is a name. */
static const lede_node *named_inside(lede_html_page *page, const lede_node *box, bool *ok) {
    enum { MOST_LOOKS = 12 };
    int looks = 0;
    for (const lede_node *n = lede_node_next(box, box); n != NULL && looks < MOST_LOOKS && *ok;
         n = lede_node_next(n, box)) {
        if (n->is_text) continue;
        looks++;
        lede_slice text = lede_node_text(n, page->arena, ok);
        if (*ok && lede_html_byline_could_be(text) && lede_byline_is_name(text)) return n;
    }
    return box;
}

/* Of a box with several runs the first that may name somebody; null: it has not several. */
static lede_slice naming_run(const lede_html_page *page, const lede_node *box) {
    enum { MOST_RUNS = 6 };
    uint32_t first = lede_runs_first(&page->runs, box), stop = lede_runs_stop(&page->runs, box);
    if (stop < first + 2) return LEDE_NULL_SLICE;
    if (stop > first + MOST_RUNS) stop = first + MOST_RUNS;
    for (uint32_t i = first; i < stop; i++) {
        lede_slice text = page->runs.list.data[i].text;
        lede_html_byline line = lede_html_byline_read(text);
        if (line.names.size == 0 || lede_html_byline_is_label(text)) continue;
        if (line.is_opened || lede_html_byline_begins_with_name(line.names)) return text;
    }
    return LEDE_NULL_SLICE;
}

/* Inside the box of an author the name has a box of its own. */
static lede_slice name_inside(lede_html_page *page, const lede_node *box, bool *ok) {
    enum { MOST_WORDS = 12 }; /* more is told of the author */
    for (const lede_node *n = box; n != NULL; n = lede_node_next(n, box)) {
        if (n->is_text || n == box) continue;
        if (lede_slice_is(lede_node_attribute(n, "itemprop"), "name")) {
            return lede_node_text(n, page->arena, ok);
        }
    }
    lede_slice text = naming_run(page, box);
    if (text.size > 0) return text;
    text = lede_node_text(box, page->arena, ok);
    if (!*ok || lede_phrase_count(text) <= MOST_WORDS) return text;
    const lede_node *inner = named_inside(page, box, ok);
    return *ok && inner != box ? lede_node_text(inner, page->arena, ok) : text;
}

static bool is_alike(const lede_node *a, const lede_node *b) {
    static const char *const names[] = {"class", "rel", "itemprop"};
    if (a->tag != b->tag) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!lede_slice_equal(lede_node_attribute(a, names[i]), lede_node_attribute(b, names[i])))
            return false;
    }
    return true;
}

/* Nothing but a few words stands between two names of one byline. */
static bool are_neighbours(const lede_html_page *page, const lede_node *a, const lede_node *b) {
    enum { GAP = 4, FEW_WORDS = 3 };
    uint32_t from = lede_runs_around(&page->runs, a), to = lede_runs_around(&page->runs, b);
    if (from == UINT32_MAX || to == UINT32_MAX || to < from || to - from > GAP) return false;
    for (uint32_t i = from + 1; i < to; i++) {
        const lede_run *run = &page->runs.list.data[i];
        if (run->words > FEW_WORDS || lede_tag_heading(run->tag) > 0) return false;
    }
    return true;
}

/* The name of element `at`, and of those like it that go on behind it. */
static lede_status set_element_names(lede_html_page *page, size_t at, lede_slice text) {
    name_list names = {.count = 0};
    const lede_node *first = page->authors.data[at], *last = first;
    bool ok = true;
    lede_status status = add_line(page, text, &names);
    for (size_t i = at + 1;
         i < page->authors.count && names.count <= MOST_NAMES && status == LEDE_OK && ok; i++) {
        const lede_node *node = page->authors.data[i];
        if (lede_node_contains(last, node) || !is_alike(first, node)) continue;
        if (names.count == 0 || !are_neighbours(page, last, node)) break;
        text = name_inside(page, node, &ok);
        if (ok && lede_html_byline_could_be(text)) status = add_line(page, text, &names);
        last = node;
    }
    lede_status set = set_collected(page, &names, "an element of the author");
    if (!ok) return lede_fail_memory(page->err);
    return status != LEDE_OK ? status : set;
}

/* Near the article, or anywhere. */
static bool is_near(const lede_html_page *page, const lede_node *node) {
    uint32_t run = lede_runs_around(&page->runs, node);
    uint32_t first = lede_runs_first(&page->runs, page->main);
    if (page->title_run < first) first = page->title_run;
    return run != UINT32_MAX && run + NEAR >= first &&
           run < lede_runs_stop(&page->runs, page->main) + NEAR;
}

/* A line in a box of an author's class that begins with a name and is no sentence. */
static bool is_short_byline(const lede_html_page *page, const lede_node *node, lede_slice line) {
    enum { MOST_WORDS = 10 };
    return (page->runs.signals[node->order] & LEDE_SIGNAL_BYLINE) &&
           lede_phrase_count(line) <= MOST_WORDS && !lede_phrase_ends_sentence(line) &&
           lede_html_byline_begins_with_name(line);
}

/* A box of several runs, each of which has an element of its own. */
static bool is_list_of_names(const lede_html_page *page, size_t i) {
    const lede_node *box = page->authors.data[i];
    if (i + 1 >= page->authors.count || !lede_node_contains(box, page->authors.data[i + 1])) {
        return false;
    }
    return lede_runs_stop(&page->runs, box) >= lede_runs_first(&page->runs, box) + 2 &&
           is_name_element(page->authors.data[i + 1]);
}

/* First elements whose text is surely a name, then those that are made for one; those of the
 * article before others. */
static lede_status set_elements(lede_html_page *page) {
    bool ok = true;
    for (int pass = 0; pass < 4; pass++) {
        for (size_t i = 0; i < page->authors.count && !is_set(page); i++) {
            const lede_node *node = page->authors.data[i];
            if (is_near(page, node) != (pass < 2) || is_against(page, node)) continue;
            if (is_list_of_names(page, i)) continue;
            lede_slice text = name_inside(page, node, &ok);
            if (!ok) return lede_fail_memory(page->err);
            lede_html_byline line = lede_html_byline_read(text);
            bool could = lede_html_byline_could_be(line.names);
            bool sure = lede_byline_is_name(line.names) || lede_byline_is(text);
            bool opened =
                line.is_opened && (could || lede_html_byline_begins_with_name(line.names));
            bool made = (is_name_element(node) && could) || is_short_byline(page, node, line.names);
            if (pass % 2 == 0 ? !sure && !opened : !made) continue;
            LEDE_TRY(set_element_names(page, i, text));
        }
    }
    return LEDE_OK;
}

/* "/author/jane-doe", in the languages of addresses. */
static bool leads_to_author(const lede_node *link) {
    static const char *const parts[] = {"/author",     "/autor",       "/auteur",
                                        "/redakteur",  "/people",      "/profile",
                                        "/journalist", "/contributor", "author="};
    lede_slice href = lede_node_attribute(link, "href");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (lede_slice_find(href, lede_slice_of(parts[i]), 0) != SIZE_MAX) return true;
    }
    return false;
}

/* A link at the title to the page of an author. */
static lede_status set_link(lede_html_page *page) {
    bool ok = true;
    if (page->title_run == UINT32_MAX) return LEDE_OK;
    for (uint32_t i = 1; i < page->runs.n_elements && !is_set(page); i++) {
        const lede_node *node = page->runs.elements[i];
        if (node->tag != LEDE_TAG_A) continue;
        uint32_t run = lede_runs_around(&page->runs, node);
        if (run == UINT32_MAX || run <= page->title_run) continue;
        if (run > page->title_run + NEAR) break;
        if (!is_at_title(page, run) || is_against(page, node) || !leads_to_author(node)) continue;
        lede_slice text = lede_node_text(node, page->arena, &ok);
        if (!ok) return lede_fail_memory(page->err);
        if (!lede_html_byline_could_be(text)) continue;
        LEDE_TRY(set_names(page, text, "a link to the page of an author"));
    }
    return LEDE_OK;
}

/* ---- visible lines -------------------------------------------------------------------------- */

/* The names of a line at the title; null: it names nobody. */
static lede_slice names_in_line(const lede_html_page *page, uint32_t i) {
    enum { MOST_WORDS = 16 };
    const lede_run *run = &page->runs.list.data[i];
    lede_plain_meta meta;
    if (run->words > MOST_WORDS || lede_tag_heading(run->tag) == 1) return LEDE_NULL_SLICE;
    lede_html_byline line = lede_html_byline_read(run->text);
    if (line.is_opened &&
        (lede_html_byline_begins_with_name(line.names) || lede_byline_is(run->text))) {
        return line.names;
    }
    bool dated = lede_phrase_has_digit(run->text) && !lede_phrase_ends_sentence(run->text);
    bool name = line.is_opened
                    ? lede_html_byline_could_be(line.names)
                    : lede_byline_is_name(line.names) && !lede_plain_meta_is_outlet(line.names);
    if (dated && name) return line.names;
    if (lede_plain_meta_read(run->text, &meta)) return meta.fields[LEDE_FIELD_BYLINE];
    return LEDE_NULL_SLICE;
}

/* "Artikel von:", and the name in a run of its own. */
static lede_slice name_behind_label(const lede_html_page *page, uint32_t i) {
    if (i + 1 >= page->runs.list.count) return LEDE_NULL_SLICE;
    const lede_run *run = &page->runs.list.data[i];
    bool labels = run->words <= 3 && lede_html_byline_is_label(run->text);
    lede_slice name = page->runs.list.data[i + 1].text;
    return labels && lede_html_byline_could_be(name) ? name : LEDE_NULL_SLICE;
}

/* A line "By …" beside the title. */
static lede_status set_visible(lede_html_page *page) {
    static const char reason[] = "a line that names the author";
    uint32_t first =
        page->title_run == UINT32_MAX ? lede_runs_first(&page->runs, page->main) : page->title_run;
    uint32_t n = (uint32_t)page->runs.list.count;
    for (uint32_t i = first; i < n && i < first + NEAR && !is_set(page); i++) {
        unsigned bad = LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_COOKIE;
        if (!is_at_title(page, i)) bad |= LEDE_SIGNAL_RELATED | LEDE_SIGNAL_SIDE | LEDE_SIGNAL_NAV;
        if (page->runs.list.data[i].signals & bad) continue;
        LEDE_TRY(set_names(page, names_in_line(page, i), reason));
        LEDE_TRY(set_names(page, name_behind_label(page, i), reason));
    }
    return LEDE_OK;
}

/* The last lines of the text and those behind it: "Autor: Jana Petersen", "(dpa)". */
static lede_status set_behind(lede_html_page *page) {
    enum { LAST = 8, MOST_WORDS = 8 };
    uint32_t stop = lede_runs_stop(&page->runs, page->main), n = (uint32_t)page->runs.list.count;
    uint32_t first = lede_runs_first(&page->runs, page->main);
    if (stop > first + LAST) first = stop - LAST;
    for (uint32_t i = first; i < n && i < stop + LAST && !is_set(page); i++) {
        const lede_run *run = &page->runs.list.data[i];
        unsigned bad = LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_RELATED | LEDE_SIGNAL_NAV |
                       LEDE_SIGNAL_COOKIE | LEDE_SIGNAL_SIDE | LEDE_SIGNAL_CAPTION;
        if ((run->signals & bad) || run->words > MOST_WORDS || run->stops > 1) continue;
        lede_html_byline line = lede_html_byline_read(run->text);
        if (!line.is_opened) continue;
        bool name = lede_html_byline_begins_with_name(line.names);
        if (name) LEDE_TRY(set_names(page, line.names, "a line behind the text"));
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
    LEDE_TRY(set_linked(page, page->linked, false, "JSON-LD author"));
    for (size_t i = 0; i < sizeof metas / sizeof *metas && !is_set(page); i++) {
        LEDE_TRY(set_metas(page, lede_slice_of(metas[i][0]), metas[i][1]));
    }
    LEDE_TRY(set_other_metas(page));
    LEDE_TRY(set_elements(page));
    LEDE_TRY(set_link(page));
    LEDE_TRY(set_visible(page));
    LEDE_TRY(set_behind(page));
    LEDE_TRY(set_linked(page, page->linked_page, false, "JSON-LD author of the page"));
    LEDE_TRY(set_linked(page, page->linked, true, "JSON-LD author"));
    return set_linked(page, page->linked_page, true, "JSON-LD author of the page");
}
