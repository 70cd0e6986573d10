/* html_fields.c — language, URL, publisher, section and deck of a page. */
#include "load/html_page.h"

typedef struct source {
    const char *name; /* of a <meta> */
    const char *reason;
} source;

static lede_status set_meta(lede_html_page *page, lede_field field, const source *sources,
                            size_t count) {
    bool ok = true;
    for (size_t i = 0; i < count && page->article->fields[field].data == NULL; i++) {
        lede_slice value = lede_html_meta(page, sources[i].name, &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(lede_html_set(page, field, value, sources[i].reason));
    }
    return LEDE_OK;
}
#define SET_META(page, field, sources)                                                             \
    set_meta((page), (field), (sources), sizeof(sources) / sizeof *(sources))

static bool is_web_address(lede_slice url) {
    return lede_slice_starts(url, LEDE_SLICE("http://")) ||
           lede_slice_starts(url, LEDE_SLICE("https://"));
}

/* BCP 47 writes "en-GB"; pages also "en_GB" and "EN". */
static lede_status set_language(lede_html_page *page, lede_slice value, const char *reason) {
    enum { MOST_BYTES = 12 };
    char tag[MOST_BYTES];
    value = lede_slice_trim(value);
    if (value.size < 2 || value.size >= MOST_BYTES) return LEDE_OK;
    bool first = true;
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c == '_' || c == '-') {
            first = false;
            c = '-';
        } else if ((c | 0x20) < 'a' || (c | 0x20) > 'z') {
            return LEDE_OK;
        } else if (first) {
            c = (char)(c | 0x20);
        }
        tag[i] = c;
    }
    return lede_html_set(page, LEDE_FIELD_LANGUAGE, (lede_slice){tag, value.size}, reason);
}

static lede_status find_language(lede_html_page *page) {
    bool ok = true;
    const lede_node *root = page->tree.root;
    for (const lede_node *n = root->first_child; n != NULL; n = n->next) {
        if (n->tag != LEDE_TAG_HTML) continue;
        LEDE_TRY(set_language(page, lede_node_attribute(n, "lang"), "<html lang>"));
        LEDE_TRY(set_language(page, lede_node_attribute(n, "xml:lang"), "<html xml:lang>"));
    }
    LEDE_TRY(set_language(page, lede_html_linked_text(page->linked, "inLanguage"),
                          "JSON-LD inLanguage"));
    LEDE_TRY(set_language(page, lede_html_meta(page, "og:locale", &ok), "meta og:locale"));
    LEDE_TRY(set_language(page, lede_html_meta(page, "language", &ok), "meta language"));
    LEDE_TRY(set_language(page, lede_html_meta(page, "dc.language", &ok), "meta dc.language"));
    return ok ? LEDE_OK : lede_fail_memory(page->err);
}

static lede_status find_url(lede_html_page *page) {
    bool ok = true;
    for (uint32_t i = 1; i < page->runs.n_elements; i++) {
        const lede_node *n = page->runs.elements[i];
        if (n->tag != LEDE_TAG_LINK) continue;
        if (!lede_slice_equal_ascii_case(lede_node_attribute(n, "rel"), LEDE_SLICE("canonical"))) {
            continue;
        }
        lede_slice url = lede_slice_trim(lede_node_attribute(n, "href"));
        if (!is_web_address(url)) continue;
        LEDE_TRY(lede_html_set(page, LEDE_FIELD_URL, url, "<link rel=canonical>"));
    }
    lede_slice og = lede_html_meta(page, "og:url", &ok);
    if (!ok) return lede_fail_memory(page->err);
    if (is_web_address(og)) LEDE_TRY(lede_html_set(page, LEDE_FIELD_URL, og, "meta og:url"));
    lede_slice own = lede_html_linked_text(page->linked, "url");
    if (!is_web_address(own)) return LEDE_OK;
    return lede_html_set(page, LEDE_FIELD_URL, own, "JSON-LD url");
}

static lede_status find_publisher(lede_html_page *page) {
    static const source metas[] = {{"og:site_name", "meta og:site_name"},
                                   {"application-name", "meta application-name"},
                                   {"dc.publisher", "meta dc.publisher"},
                                   {"citation_journal_title", "meta citation_journal_title"},
                                   {"publisher", "meta publisher"}};
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_PUBLISHER,
                           lede_html_linked_text(page->linked, "publisher"), "JSON-LD publisher"));
    return SET_META(page, LEDE_FIELD_PUBLISHER, metas);
}

static lede_status find_section(lede_html_page *page) {
    static const source metas[] = {{"article:section", "meta article:section"},
                                   {"parsely-section", "meta parsely-section"},
                                   {"section", "meta section"},
                                   {"sailthru.section", "meta sailthru.section"},
                                   {"cxenseparse:category", "meta cXenseParse:category"},
                                   {"dc.subject", "meta dc.subject"}};
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_SECTION,
                           lede_html_linked_text(page->linked, "articleSection"),
                           "JSON-LD articleSection"));
    return SET_META(page, LEDE_FIELD_SECTION, metas);
}

static lede_status find_deck(lede_html_page *page) {
    LEDE_TRY(lede_html_set(page, LEDE_FIELD_DECK,
                           lede_html_linked_text(page->linked, "alternativeHeadline"),
                           "JSON-LD alternativeHeadline"));
    return LEDE_OK;
}

lede_status lede_html_fields(lede_html_page *page) {
    LEDE_TRY(find_language(page));
    LEDE_TRY(find_url(page));
    LEDE_TRY(find_publisher(page));
    LEDE_TRY(find_section(page));
    LEDE_TRY(lede_html_title(page));
    LEDE_TRY(lede_html_dates(page));
    LEDE_TRY(lede_html_authors(page));
    return find_deck(page);
}
