/* html_signal.h — what an element's class, id, role and itemprop say about its content, by the
 * words that web designers use for it: "article-body", "share", "related", "newsletter", "caption".
 * Word lists of the trade, as in Readability and trafilatura; a word counts where it begins
 * ("ShareBar", "social-share", "article__body" each have two).
 * thread: any; constant
 * floor: load — may include base */
#ifndef LEDE_LOAD_HTML_SIGNAL_H
#define LEDE_LOAD_HTML_SIGNAL_H

#include "load/markup_tree.h"

enum {
    LEDE_SIGNAL_ARTICLE = 1 << 0, /* article, story, post, entry */
    LEDE_SIGNAL_BODY = 1 << 1,    /* body, content, text */
    LEDE_SIGNAL_STORY = 1 << 2,   /* both, or itemprop=articleBody: the text itself */
    LEDE_SIGNAL_CAPTION = 1 << 3,
    LEDE_SIGNAL_BYLINE = 1 << 4,
    LEDE_SIGNAL_DATE = 1 << 5,
    LEDE_SIGNAL_HEADLINE = 1 << 6,
    LEDE_SIGNAL_DECK = 1 << 7,
    LEDE_SIGNAL_COMMENT = 1 << 8, /* from here on: no part of the article */
    LEDE_SIGNAL_RELATED = 1 << 9,
    LEDE_SIGNAL_SHARE = 1 << 10,
    LEDE_SIGNAL_PROMO = 1 << 11,
    LEDE_SIGNAL_LETTER = 1 << 12, /* newsletters, subscriptions, log-in */
    LEDE_SIGNAL_NAV = 1 << 13,
    LEDE_SIGNAL_COOKIE = 1 << 14,
    LEDE_SIGNAL_FOOTER = 1 << 15,
    LEDE_SIGNAL_SIDE = 1 << 16,
    LEDE_SIGNAL_TAGS = 1 << 17,
    LEDE_SIGNAL_BIO = 1 << 18,
    LEDE_SIGNAL_META = 1 << 19,
    LEDE_SIGNAL_HIDDEN = 1 << 20,
    LEDE_SIGNAL_HEADER = 1 << 21,
    LEDE_SIGNAL_WIDGET = 1 << 22,
    LEDE_SIGNAL_KICKER = 1 << 23,  /* the words over a title */
    LEDE_SIGNAL_LABELLED = 1 << 24 /* has itemprop or rel, or was not looked at */
};

#define LEDE_SIGNALS_AGAINST                                                                       \
    ((unsigned)(LEDE_SIGNAL_COMMENT | LEDE_SIGNAL_RELATED | LEDE_SIGNAL_SHARE |                    \
                LEDE_SIGNAL_PROMO | LEDE_SIGNAL_LETTER | LEDE_SIGNAL_NAV | LEDE_SIGNAL_COOKIE |    \
                LEDE_SIGNAL_FOOTER | LEDE_SIGNAL_SIDE | LEDE_SIGNAL_TAGS | LEDE_SIGNAL_BIO |       \
                LEDE_SIGNAL_META | LEDE_SIGNAL_HIDDEN | LEDE_SIGNAL_HEADER | LEDE_SIGNAL_WIDGET))

/* What names said before, for the same ones come again and again on a page; and the rows of words
 * that begin with three bytes. */
enum { LEDE_SIGNAL_SLOTS = 128, LEDE_SIGNAL_PLACES = 1024, LEDE_SIGNAL_WORDS = 192 };
typedef struct lede_signal_memory {
    struct {
        lede_slice names;
        unsigned signals;
    } slots[LEDE_SIGNAL_SLOTS];
    uint8_t first[LEDE_SIGNAL_PLACES]; /* by three bytes: index of a row and 1; 0: none */
    uint8_t next[LEDE_SIGNAL_WORDS];   /* by row: the next of the same place */
} lede_signal_memory;

void lede_signal_begin(lede_signal_memory *memory);                         /* of a page */
unsigned lede_signal_of(const lede_node *node, lede_signal_memory *memory); /* NULL: but names */
const char *lede_signal_reason(unsigned signals); /* of the first against; a constant */

#endif
