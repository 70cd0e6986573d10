/* html_page.h — one page of HTML while it is read: its tree, its runs of text, what it says of
 * itself in meta elements and JSON-LD; and the steps of reading it, in their order.
 * owner: the loader of HTML, all memory in the article's arena; thread: a worker
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_HTML_PAGE_H
#define LEDE_LOAD_HTML_PAGE_H

#include "base/json.h"
#include "load/compose.h"
#include "load/html_run.h"
#include "load/page_text.h"

/* A <meta> by one of the names it gives itself: property, name, itemprop. */
typedef struct lede_meta {
    lede_node *node;
    lede_slice key;
} lede_meta;

typedef struct lede_html_page {
    lede_article *article;
    lede_arena *arena;
    lede_error *err;
    lede_page_text bytes;
    lede_markup_tree tree;
    lede_runs runs;
    LEDE_ARRAY(lede_meta) metas;                /* in their order */
    LEDE_ARRAY(lede_node *) headings;           /* h1 to h3 */
    LEDE_ARRAY(lede_node *) times;              /* <time>, and what has itemprop of a date */
    LEDE_ARRAY(lede_node *) authors;            /* itemprop or rel=author, classes of bylines */
    LEDE_ARRAY(const lede_json *) linked_roots; /* all JSON-LD */
    const lede_json *linked;                    /* the article of the page's JSON-LD; NULL: none */
    const lede_json *linked_page;               /* its WebPage */
    lede_node *main;                            /* holds the body; see html_root.h */
    double main_value;
    uint32_t title_run; /* index of the run that is the headline; UINT32_MAX: none is seen */
} lede_html_page;

/* Content of the first <meta> whose name, property or itemprop is this; null: none, or empty. */
lede_slice lede_html_meta(lede_html_page *page, const char *name, bool *ok);

/* Whether a <meta> calls itself so. */
static inline bool lede_html_meta_is(const lede_meta *meta, lede_slice name) {
    return meta->key.size == name.size && lede_slice_equal_ascii_case(meta->key, name);
}

/* Find metas, headings, JSON-LD … */
lede_status lede_html_survey(lede_html_page *page);

/* The fields, in this order: language, URL, publisher, section, title, published and modified,
 * byline, deck. Each tries its sources in a stated order of trust. */
lede_status lede_html_fields(lede_html_page *page);
lede_status lede_html_title(lede_html_page *page);
lede_status lede_html_dates(lede_html_page *page);
lede_status lede_html_authors(lede_html_page *page);

/* The text of JSON-LD in place of runs, when the page itself shows much less of it than that:
 * `kept` words. */
lede_status lede_html_linked_body(lede_html_page *page, lede_compose *compose, uint32_t kept,
                                  bool *done);

/* The blocks of the article, from page->main and around it. */
lede_status lede_html_body(lede_html_page *page);

/* Set a field from markup: decoded, white space folded. */
lede_status lede_html_set(lede_html_page *page, lede_field field, lede_slice value,
                          const char *reason);

/* The name of an object of JSON-LD: its own, else that of the object of the page which its "@id"
 * leads to; NULL: none. */
const lede_json *lede_html_linked_name(const lede_html_page *page, const lede_json *object);

/* A string member of JSON-LD, or of the first item of a list of them; null: none. */
lede_slice lede_html_linked_text(const lede_json *object, const char *name);

#endif
