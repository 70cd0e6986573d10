/* html_dates.c — when a page was published and changed. Order of trust: JSON-LD, meta elements,
 * microdata, <time>, the address, labelled and plain text beside the title. */
#include "load/html_page.h"

#include "locale/date.h"

static lede_status set_date(lede_html_page *page, lede_field field, lede_slice value,
                            const char *reason) {
    if (page->article->fields[field].data != NULL || value.size == 0) return LEDE_OK;
    return lede_compose_date(page->article, field, value, reason, page->err);
}

typedef struct source {
    const char *name, *reason;
} source;

static lede_status set_metas(lede_html_page *page, lede_field field, const source *sources,
                             size_t count) {
    bool ok = true;
    for (size_t i = 0; i < count && page->article->fields[field].data == NULL; i++) {
        lede_slice value = lede_html_meta(page, sources[i].name, &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(set_date(page, field, value, sources[i].reason));
    }
    return LEDE_OK;
}

static const source PUBLISHED[] = {
    {"article:published_time", "meta article:published_time"},
    {"og:article:published_time", "meta og:article:published_time"},
    {"og:published_time", "meta og:published_time"},
    {"og:pubdate", "meta og:pubdate"},
    {"datePublished", "meta datePublished"},
    {"parsely-pub-date", "meta parsely-pub-date"},
    {"sailthru.date", "meta sailthru.date"},
    {"cXenseParse:recs:publishtime", "meta cXenseParse:recs:publishtime"},
    {"citation_publication_date", "meta citation_publication_date"},
    {"citation_date", "meta citation_date"},
    {"pubdate", "meta pubdate"},
    {"publishdate", "meta publishdate"},
    {"publish_date", "meta publish_date"},
    {"publish-date", "meta publish-date"},
    {"published_date", "meta published_date"},
    {"published-date", "meta published-date"},
    {"publication_date", "meta publication_date"},
    {"publication-date", "meta publication-date"},
    {"article.published", "meta article.published"},
    {"article_date_original", "meta article_date_original"},
    {"article:published", "meta article:published"},
    {"originalpublicationdate", "meta OriginalPublicationDate"},
    {"dc.date.issued", "meta DC.date.issued"},
    {"dcterms.issued", "meta dcterms.issued"},
    {"dc.date.created", "meta DC.date.created"},
    {"dcterms.created", "meta dcterms.created"},
    {"dc.date", "meta DC.date"},
    {"dcterms.date", "meta dcterms.date"},
    {"date", "meta date"},
    {"created", "meta created"},
    {"dateCreated", "meta dateCreated"},
    {"rnews:datePublished", "meta rnews:datePublished"},
    {"bt:pubdate", "meta bt:pubDate"},
    {"displaydate", "meta DisplayDate"},
    {"timestamp", "meta timestamp"}};

static const source MODIFIED[] = {{"article:modified_time", "meta article:modified_time"},
                                  {"og:updated_time", "meta og:updated_time"},
                                  {"og:article:modified_time", "meta og:article:modified_time"},
                                  {"dateModified", "meta dateModified"},
                                  {"dcterms.modified", "meta dcterms.modified"},
                                  {"dc.date.modified", "meta DC.date.modified"},
                                  {"lastmod", "meta lastmod"},
                                  {"last-modified", "meta last-modified"},
                                  {"modified", "meta modified"},
                                  {"revised", "meta revised"}};

static bool has_property(const lede_node *node, const char *name) {
    lede_slice value = lede_node_attribute(node, "itemprop");
    return value.data != NULL && lede_slice_find(value, lede_slice_of(name), 0) != SIZE_MAX;
}

/* The machine's form of an element, else its text. */
static lede_slice date_text(lede_html_page *page, const lede_node *node, bool *ok) {
    lede_slice value = lede_node_value(node, "datetime", page->arena, ok);
    if (value.size == 0) value = lede_node_value(node, "content", page->arena, ok);
    if (value.size == 0) value = lede_node_text(node, page->arena, ok);
    return value;
}

static lede_status set_property(lede_html_page *page, lede_field field, const char *name,
                                const char *reason) {
    bool ok = true;
    for (size_t i = 0; i < page->times.count; i++) {
        if (!has_property(page->times.data[i], name)) continue;
        lede_slice value = date_text(page, page->times.data[i], &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(set_date(page, field, value, reason));
    }
    return LEDE_OK;
}

static lede_status set_times(lede_html_page *page) {
    bool ok = true;
    for (size_t i = 0; i < page->times.count; i++) {
        const lede_node *node = page->times.data[i];
        if (node->tag != LEDE_TAG_TIME || has_property(node, "dateModified")) continue;
        lede_slice value = date_text(page, node, &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED, value, "the first <time>"));
    }
    return LEDE_OK;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "/2019/05/06/", "/2019-05-06-", "/20190506/": a day in an address. */
static bool date_in_address(lede_slice url, char out[11]) {
    for (size_t at = 0; at + 8 <= url.size; at++) {
        if (at > 0 && is_digit(url.data[at - 1])) continue;
        char digits[9];
        size_t n = 0, i = at;
        for (; i < url.size && n < 8; i++) {
            char c = url.data[i];
            if (is_digit(c)) {
                digits[n++] = c;
            } else if ((c != '/' && c != '-' && c != '_') || (n != 4 && n != 6)) {
                break;
            }
        }
        if (n < 8 || (i < url.size && is_digit(url.data[i]))) continue;
        int year = 0, month = (digits[4] - '0') * 10 + digits[5] - '0';
        int day = (digits[6] - '0') * 10 + digits[7] - '0';
        for (size_t k = 0; k < 4; k++) year = year * 10 + digits[k] - '0';
        if (year < 1995 || year > 2100 || month < 1 || month > 12) continue;
        if (day < 1 || day > lede_date_days_of_month(year, month)) continue;
        lede_date date = {.year = (int16_t)year,
                          .month = (int8_t)month,
                          .day = (int8_t)day,
                          .hour = -1,
                          .minute = -1,
                          .second = -1};
        char iso[LEDE_DATE_BYTES];
        lede_date_print(&date, iso);
        memcpy(out, iso, 11);
        return true;
    }
    return false;
}

lede_status lede_html_dates(lede_html_page *page) {
    char iso[11];
    LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED,
                      lede_html_linked_text(page->linked, "datePublished"),
                      "JSON-LD datePublished"));
    LEDE_TRY(
        set_metas(page, LEDE_FIELD_PUBLISHED, PUBLISHED, sizeof PUBLISHED / sizeof *PUBLISHED));
    LEDE_TRY(set_property(page, LEDE_FIELD_PUBLISHED, "datePublished", "itemprop datePublished"));
    LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED,
                      lede_html_linked_text(page->linked_page, "datePublished"),
                      "JSON-LD datePublished of the page"));
    if (date_in_address(page->article->fields[LEDE_FIELD_URL], iso)) {
        LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED, lede_slice_of(iso), "the day in the URL"));
    }
    LEDE_TRY(set_times(page));
    LEDE_TRY(set_date(page, LEDE_FIELD_MODIFIED,
                      lede_html_linked_text(page->linked, "dateModified"), "JSON-LD dateModified"));
    LEDE_TRY(set_metas(page, LEDE_FIELD_MODIFIED, MODIFIED, sizeof MODIFIED / sizeof *MODIFIED));
    return set_property(page, LEDE_FIELD_MODIFIED, "dateModified", "itemprop dateModified");
}
