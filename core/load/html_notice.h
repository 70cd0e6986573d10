/* html_notice.h — short runs of text that sites put into and under their articles, in the languages
 * of Europe and Latin America: headings of lists of links, lines about the entry, appeals to follow
 * or subscribe, credits of pictures. English ones are also in plain_boilerplate.h.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_HTML_NOTICE_H
#define LEDE_LOAD_HTML_NOTICE_H

#include "base/slice.h"

typedef enum lede_notice_kind {
    LEDE_NOTICE_NONE = 0,
    LEDE_NOTICE_LINE,  /* this run only */
    LEDE_NOTICE_LINKS, /* the heading of a list of links, or a link with such words before it */
    LEDE_NOTICE_META,  /* when and where the entry was filed */
    LEDE_NOTICE_CREDIT /* of a picture */
} lede_notice_kind;

typedef struct lede_notice {
    lede_notice_kind kind;
    const char *reason; /* a constant */
} lede_notice;

/* `words`: of the run; `linked`: of those, in links. Sentences without a link are no headings and
 * no appeals. */
lede_notice lede_notice_find(lede_slice text, size_t words, size_t linked);

#endif
