/* html.h — HTML for other loaders: a whole page that came in another container (WARC, MIME), and a
 * fragment that is the text of an article already (a cell, a feed's content).
 * thread: a worker; memory from the article's arena
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_HTML_H
#define LEDE_LOAD_HTML_H

#include "load/compose.h"

/* Fields, text and blocks of a page; fields that are set stay. `charset`: what HTTP or MIME said,
 * or null. FORMAT: no article on the page; LIMIT; NOMEM. */
lede_status lede_html_parse(lede_slice bytes, lede_slice charset, lede_article *article,
                            lede_error *err);

/* Add the blocks of a fragment in UTF-8, each by its element; nothing is judged or left out but
 * what no reader sees. */
lede_status lede_html_fragment(lede_compose *compose, lede_slice fragment, lede_error *err);

/* Whether a text is markup: it has a start tag of HTML and its end tag, or <p> or <br>. */
bool lede_html_is_fragment(lede_slice text);

#endif
