/* html_dates.c — when a page was published and changed. Order of trust: JSON-LD, meta elements,
 * microdata, <time>, the address, labelled and plain text beside the title. */
#include "load/html_page.h"

#include "load/html_day.h"
#include "load/phrase.h"

/* The language that tells the order of "3/5/2019": in English the country of the address, where it
 * is one that writes the day first. */
static lede_slice date_language(const lede_html_page *page) {
    static const char *const countries[] = {".uk/", ".ie/", ".au/", ".nz/", ".in/", ".za/",
                                            ".ng/", ".ke/", ".gh/", ".pk/", ".lk/", ".sg/",
                                            ".my/", ".mt/", ".zw/", ".tt/", ".bd/"};
    lede_slice language = page->article->fields[LEDE_FIELD_LANGUAGE];
    lede_slice url = page->article->fields[LEDE_FIELD_URL];
    if (language.size > 2 || url.size == 0) return language;
    if (language.size == 2 && !lede_slice_is(language, "en")) return language;
    size_t host = lede_slice_find(url, LEDE_SLICE("://"), 0);
    size_t stop = host == SIZE_MAX ? SIZE_MAX : lede_slice_find(url, LEDE_SLICE("/"), host + 3);
    if (stop == SIZE_MAX || stop < 3) return language;
    lede_slice end = lede_slice_cut(url, stop - 3, stop + 1);
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        if (lede_slice_is(end, countries[i])) return LEDE_SLICE("en-GB");
    }
    return language;
}

static lede_status set_date(lede_html_page *page, lede_field field, lede_slice value,
                            const char *reason) {
    lede_date date;
    char iso[LEDE_DATE_BYTES];
    if (page->article->fields[field].data != NULL || value.size == 0) return LEDE_OK;
    if (!lede_html_date_read(value, date_language(page), &date)) return LEDE_OK;
    lede_date_print(&date, iso);
    return lede_compose_field(page->article, field, lede_slice_of(iso), reason, page->err);
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

/* Words beside a date, in lower case, between bars. */
static const char PUBLISHED_LABELS[] =
    "|published|posted|publication|released|erstellt|ver\xC3\xB6"
    "ffentlicht|publiziert|eingestellt|"
    "geschrieben|publi\xC3\xA9|publicado|publicada|publicaci\xC3\xB3n|pubblicato|pubblicata|"
    "geplaatst|gepubliceerd|opublikowano|dodano|publicerad|udgivet|\xD0\xBE\xD0\xBF\xD1\x83\xD0\xB1"
    "\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0\xBD\xD0\xBE|";
static const char UPDATED[] =
    "|updated|modified|aktualisiert|ge\xC3\xA4ndert|update|actualizado|actualizada|aggiornato|"
    "atualizado|bijgewerkt|zaktualizowano|modifi\xC3\xA9|uppdaterad|";

static bool has_label(lede_slice text, const char *labels) {
    enum { LOOK = 12, MOST_BYTES = 40 };
    lede_slice word;
    for (int n = 0; n < LOOK && lede_phrase_word(&text, &word); n++) {
        char wanted[MOST_BYTES + 2] = "|";
        if (word.size > MOST_BYTES - 1) continue;
        for (size_t i = 0; i < word.size; i++) {
            char c = word.data[i];
            wanted[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        }
        wanted[word.size + 1] = '|';
        if (lede_slice_find(lede_slice_of(labels), (lede_slice){wanted, word.size + 2}, 0) !=
            SIZE_MAX) {
            return true;
        }
    }
    return false;
}

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

/* What the boxes around a node say against it. */
static unsigned against(const lede_html_page *page, const lede_node *node) {
    unsigned signals = page->runs.signals[node->order] & LEDE_SIGNALS_AGAINST;
    uint32_t first = lede_runs_around(&page->runs, node);
    if (first != UINT32_MAX) {
        signals |= page->runs.list.data[first].signals & LEDE_SIGNALS_AGAINST;
    }
    return signals & ~(unsigned)(LEDE_SIGNAL_META | LEDE_SIGNAL_HEADER | LEDE_SIGNAL_TAGS |
                                 LEDE_SIGNAL_BIO | LEDE_SIGNAL_SHARE | LEDE_SIGNAL_WIDGET);
}

/* Elements of dates: <time> first, then classes; those near the article before others. */
static lede_status set_elements(lede_html_page *page) {
    bool ok = true;
    for (int pass = 0; pass < 4; pass++) {
        for (size_t i = 0; i < page->times.count; i++) {
            const lede_node *node = page->times.data[i];
            bool is_time = node->tag == LEDE_TAG_TIME, away = against(page, node) != 0;
            if (is_time != (pass % 2 == 0) || away != (pass >= 2)) continue;
            if (has_property(node, "dateModified") || (pass == 3)) continue;
            lede_slice value = is_time ? date_text(page, node, &ok)
                                       : lede_node_value(node, "title", page->arena, &ok);
            if (value.size == 0) value = lede_node_text(node, page->arena, &ok);
            if (!ok) return lede_fail_memory(page->err);
            if (has_label(value, UPDATED)) continue;
            LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED, value,
                              is_time ? "a <time> element" : "an element of a class for dates"));
        }
    }
    return LEDE_OK;
}

/* A day somewhere in a text. */
static lede_status set_found(lede_html_page *page, lede_slice text, const char *reason) {
    lede_date date;
    char iso[LEDE_DATE_BYTES];
    if (page->article->fields[LEDE_FIELD_PUBLISHED].data != NULL || text.size == 0) return LEDE_OK;
    if (!lede_html_day_find(text, date_language(page), &date)) {
        return LEDE_OK;
    }
    lede_date_print(&date, iso);
    return lede_compose_field(page->article, LEDE_FIELD_PUBLISHED, lede_slice_of(iso), reason,
                              page->err);
}

/* ---- visible text --------------------------------------------------------------------------- */

/* Runs around the title and the text that may be a date line. */
static lede_status set_visible(lede_html_page *page) {
    enum { NEAR = 12, LABEL_WORDS = 16, MOST_WORDS = 40 };
    const lede_runs *runs = &page->runs;
    uint32_t n = (uint32_t)runs->list.count, title = page->title_run;
    uint32_t first = lede_runs_first(runs, page->main), stop = lede_runs_stop(runs, page->main);
    if (title < first) first = title;
    first = first > NEAR ? first - NEAR : 0;
    stop = stop + NEAR < n ? stop + NEAR : n;
    lede_slice language = date_language(page);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = first; i < stop; i++) {
            const lede_run *run = &runs->list.data[i];
            unsigned bad = LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_RELATED | LEDE_SIGNAL_SIDE |
                           LEDE_SIGNAL_NAV | LEDE_SIGNAL_COOKIE;
            lede_date date;
            if ((run->signals & bad) || run->words > MOST_WORDS) continue;
            if (pass == 1 && run->words > LABEL_WORDS) continue;
            if (!lede_html_day_find(run->text, language, &date)) continue;
            bool labelled = has_label(run->text, PUBLISHED_LABELS);
            if (pass == 0 && !labelled) continue;
            if (has_label(run->text, UPDATED) && !labelled) continue;
            return set_found(page, run->text,
                             labelled ? "a line that says so" : "a date beside the article");
        }
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

/* Days from one date to the other, -1 to 1; else 9. */
static int days_between(const lede_date *a, const lede_date *b) {
    if (a->year == b->year && a->month == b->month) {
        int days = b->day - a->day;
        return days >= -1 && days <= 1 ? days : 9;
    }
    if (b->day == 1 && a->day == lede_date_days_of_month(a->year, a->month)) {
        bool next = a->month == 12 ? b->month == 1 && b->year == a->year + 1
                                   : b->month == a->month + 1 && b->year == a->year;
        return next ? 1 : 9;
    }
    return a->day == 1 && b->day != 1 && days_between(b, a) == 1 ? -1 : 9;
}

/* A time in UTC can fall on the day beside the one that the publisher dates by, which stands in the
 * address: then that day is all that both agree on. */
static lede_status correct_day(lede_html_page *page, const char *day) {
    lede_date stated, local;
    lede_slice value = page->article->fields[LEDE_FIELD_PUBLISHED];
    if (!lede_date_read(value, &stated) || !lede_date_read(lede_slice_of(day), &local)) {
        return LEDE_OK;
    }
    int days = days_between(&stated, &local);
    if (!stated.has_zone || stated.zone != 0 || (days != 1 && days != -1)) return LEDE_OK;
    page->article->fields[LEDE_FIELD_PUBLISHED] = LEDE_NULL_SLICE;
    return set_date(page, LEDE_FIELD_PUBLISHED, lede_slice_of(day),
                    "the day in the URL; the time in UTC falls on the day beside it");
}

/* Whether a time in UTC may fall on the day beside it where the page was made. */
static bool may_be_beside(const lede_date *utc, int days) {
    enum { EAST = 14, WEST = 12 }; /* hours that zones are off */
    return (days == 1 && utc->hour + EAST >= 24) || (days == -1 && utc->hour < WEST);
}

/* At the title, where the article's own date stands; the head of a page may show the day it was
 * read. */
static bool is_at_title(const lede_html_page *page, const lede_node *node) {
    enum { BEFORE = 3, BEHIND = 12 }; /* runs */
    uint32_t run = lede_runs_around(&page->runs, node), title = page->title_run;
    if (run == UINT32_MAX || title == UINT32_MAX) return false;
    return run + BEFORE >= title && run <= title + BEHIND;
}

/* The same with the day that the page shows. */
static lede_status correct_by_shown(lede_html_page *page) {
    lede_date stated, shown;
    lede_slice value = page->article->fields[LEDE_FIELD_PUBLISHED];
    bool ok = true;
    if (!lede_date_read(value, &stated) || !stated.has_zone || stated.zone != 0) return LEDE_OK;
    for (size_t i = 0; i < page->times.count; i++) {
        const lede_node *node = page->times.data[i];
        if (!is_at_title(page, node) || against(page, node) != 0) continue;
        if (has_property(node, "dateModified")) continue;
        lede_slice text = lede_node_text(node, page->arena, &ok);
        if (!ok) return lede_fail_memory(page->err);
        if (has_label(text, UPDATED)) continue;
        if (!lede_html_day_find(text, date_language(page), &shown)) continue;
        int days = days_between(&stated, &shown);
        if (days == 0) return LEDE_OK;
        if (!may_be_beside(&stated, days)) continue;
        page->article->fields[LEDE_FIELD_PUBLISHED] = LEDE_NULL_SLICE;
        return set_found(page, text,
                         "the day that the page shows; the time in UTC falls on the day beside it");
    }
    return LEDE_OK;
}

static lede_status find_published(lede_html_page *page) {
    char iso[11];
    bool dated = date_in_address(page->article->fields[LEDE_FIELD_URL], iso);
    LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED,
                      lede_html_linked_text(page->linked, "datePublished"),
                      "JSON-LD datePublished"));
    LEDE_TRY(
        set_metas(page, LEDE_FIELD_PUBLISHED, PUBLISHED, sizeof PUBLISHED / sizeof *PUBLISHED));
    LEDE_TRY(set_property(page, LEDE_FIELD_PUBLISHED, "datePublished", "itemprop datePublished"));
    LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED,
                      lede_html_linked_text(page->linked_page, "datePublished"),
                      "JSON-LD datePublished of the page"));
    if (dated) {
        LEDE_TRY(correct_day(page, iso));
        LEDE_TRY(set_date(page, LEDE_FIELD_PUBLISHED, lede_slice_of(iso), "the day in the URL"));
    }
    LEDE_TRY(correct_by_shown(page));
    if (page->article->fields[LEDE_FIELD_PUBLISHED].data != NULL) return LEDE_OK;
    LEDE_TRY(set_elements(page));
    LEDE_TRY(set_visible(page));
    LEDE_TRY(set_found(page, page->article->fields[LEDE_FIELD_URL], "the day in the URL"));
    bool ok = true;
    lede_slice description = lede_html_meta(page, "description", &ok);
    if (!ok) return lede_fail_memory(page->err);
    return set_found(page, description, "a day in meta description");
}

lede_status lede_html_dates(lede_html_page *page) {
    LEDE_TRY(find_published(page));
    LEDE_TRY(set_date(page, LEDE_FIELD_MODIFIED,
                      lede_html_linked_text(page->linked, "dateModified"), "JSON-LD dateModified"));
    LEDE_TRY(set_metas(page, LEDE_FIELD_MODIFIED, MODIFIED, sizeof MODIFIED / sizeof *MODIFIED));
    return set_property(page, LEDE_FIELD_MODIFIED, "dateModified", "itemprop dateModified");
}
