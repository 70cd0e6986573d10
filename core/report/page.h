/* page.h — a report as a document: a list of elements that hold their data, built by a script's
 * report function, rendered to a terminal, Markdown or HTML. Nothing here asks the store again.
 * owner: whoever made it; thread: one at a time
 * floor: report — may include all rooms below it, of which it needs base and record */
#ifndef LEDE_REPORT_PAGE_H
#define LEDE_REPORT_PAGE_H

#include "base/array.h"
#include "base/status.h"
#include "base/value.h"

typedef enum lede_element_kind {
    LEDE_ELEMENT_HEADING = 0,
    LEDE_ELEMENT_TEXT,
    LEDE_ELEMENT_TABLE,
    LEDE_ELEMENT_BARS,
    LEDE_ELEMENT_TIMELINE,
    LEDE_ELEMENT_CROSSTAB,
    LEDE_ELEMENT_KWIC,
    LEDE_ELEMENT_EVIDENCE
} lede_element_kind;

/* Columns and rows: what SELECT gave. */
typedef struct lede_grid {
    const lede_slice *columns;
    size_t n_columns;
    const lede_value *cells; /* row by row */
    size_t n_rows;
} lede_grid;

typedef struct lede_mark {
    uint32_t start, stop; /* bytes of the passage's text */
    lede_slice name;      /* of the capture */
} lede_mark;

/* A sentence with the captures of one record marked, and where it stands; or what somebody said,
 * and who. */
typedef struct lede_passage {
    lede_slice text, source, title, publisher, published, rule;
    lede_slice who, note;   /* in place of these: whose words they are, and a line about them */
    const lede_mark *marks; /* sorted by start; may nest, never cross */
    size_t n_marks;
} lede_passage;

typedef struct lede_element {
    lede_element_kind kind;
    uint32_t level;               /* of a heading, 1–3 */
    lede_slice text;              /* of a heading, a text; the caption of others, or null */
    lede_grid grid;               /* table; bars (label, number); timeline (date, label …);
                                     crosstab (row, column, number);
                                     kwic (left, match, right, source) */
    const lede_passage *passages; /* evidence */
    size_t n_passages;
    size_t n_total; /* of how many these are shown; 0: all */
} lede_element;

typedef struct lede_page {
    lede_arena arena; /* everything below */
    lede_slice name, title;
    LEDE_ARRAY(lede_element) elements;
} lede_page;

lede_page *lede_page_new(lede_slice name, lede_slice title, lede_error *err);
void lede_page_free(lede_page *page);
/* Texts and values are copied; marks of one name with only white space between become one. */
lede_status lede_page_add(lede_page *page, const lede_element *element, lede_error *err);
/* The same in front of all others. */
lede_status lede_page_lead(lede_page *page, const lede_element *element, lede_error *err);

typedef struct lede_page_style {
    uint32_t width; /* columns of the terminal */
    bool colour;
    bool unicode; /* draw with block and line characters; else ASCII */
} lede_page_style;

/* Pages of one report run, in order, as one document. All text is escaped. */
void lede_pages_terminal(const lede_page *const *pages, size_t n_pages,
                         const lede_page_style *style, lede_buffer *out);
void lede_pages_markdown(const lede_page *const *pages, size_t n_pages, lede_buffer *out);
void lede_pages_html(const lede_page *const *pages, size_t n_pages, lede_buffer *out);

#endif
