/* html_day.h — days inside the text of a page, in the usual spellings of its language: "Posted
 * on 3. März 2019 by …", "03/05/2019", "2019年5月3日". As in date.h nothing is invented: of two
 * orders the one that the language uses counts, and where a language has two ("en") none.
 * thread: any
 * floor: load — may include base, locale */
#ifndef LEDE_LOAD_HTML_DAY_H
#define LEDE_LOAD_HTML_DAY_H

#include "base/arena.h"
#include "locale/date.h"

/* The first whole day in the text; `language` is BCP 47 or null. */
bool lede_html_day_find(lede_slice text, lede_slice language, lede_date *out);

/* A text that should be a date: as date.h reads it, else the day found in it. */
bool lede_html_date_read(lede_slice text, lede_slice language, lede_date *out);
/* The same in ISO 8601, in the arena; the text itself when it is no date. *ok is set to false when
 * there is no memory. */
lede_slice lede_html_date_printed(lede_slice text, lede_slice language, lede_arena *arena,
                                  bool *ok);

#endif
