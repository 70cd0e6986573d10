/* html_byline.h — the names in a byline of a page, in the languages of news pages: behind "By",
 * "Von", "Autor:", "责任编辑：", before or behind a date, between bars.
 * thread: any
 * floor: load — may include base, locale */
#ifndef LEDE_LOAD_HTML_BYLINE_H
#define LEDE_LOAD_HTML_BYLINE_H

#include "base/arena.h"

/* Without "By", "Von", "Par" … at its start. */
lede_slice lede_html_byline_cut(lede_slice text);

/* Such words and no name: "Artikel von:". */
bool lede_html_byline_is_label(lede_slice text);

typedef struct lede_html_byline {
    lede_slice names; /* as they stand; null: none */
    bool is_opened;   /* "By" or the like stands before them */
} lede_html_byline;

/* The part of a line that names: of "06.11.2023 13:30 von Olga | Sport" it is "Olga". */
lede_html_byline lede_html_byline_read(lede_slice line);

/* Up to four words that no sentence ends with: no proof by itself. */
bool lede_html_byline_could_be(lede_slice text);

/* What stands before the first comma, bar or "and" has the form of a name, or is an agency. */
bool lede_html_byline_begins_with_name(lede_slice text);

#endif
