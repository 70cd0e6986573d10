/* html.h — HTML for other loaders: a whole page that came in another container (WARC, MIME). What
 * is the text of an article already (a cell, a feed's content) is of fragment.h.
 * thread: a worker; memory from the article's arena
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_HTML_H
#define LEDE_LOAD_HTML_H

#include "load/compose.h"

/* Fields, text and blocks of a page; fields that are set stay. `charset`: what HTTP or MIME said,
 * or null. FORMAT: no article on the page; LIMIT; NOMEM. */
lede_status lede_html_parse(lede_slice bytes, lede_slice charset, lede_article *article,
                            lede_error *err);

#endif
