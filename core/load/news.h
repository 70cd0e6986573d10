/* news.h — one item of a news standard while it is read: its tree, and what is found of the
 * article. Each reader sets the fields and says where dateline and body are.
 * owner: the loader of news standards; thread: a worker
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_NEWS_H
#define LEDE_LOAD_NEWS_H

#include "load/byline.h"
#include "load/fragment.h"
#include "load/xml.h"

typedef struct lede_news {
    lede_xml xml;
    lede_article *article;
    lede_compose compose;
    lede_error *err;
    lede_node *dateline, *body; /* NULL: none */
} lede_news;

typedef struct lede_news_source {
    lede_field field;
    const char *path; /* names of elements, "/" between, which also are the reason; "": the element
                         itself, and the reason is its attribute */
    const char *attribute; /* NULL: its text */
} lede_news_source;

/* The element at a path of names below `node`, or NULL. */
lede_node *lede_news_at(lede_node *node, const char *path);
/* Set a field unless it is set; `reason` is where it is from, a constant. */
lede_status lede_news_set(lede_news *news, lede_field field, const lede_node *node,
                          const char *attribute, const char *reason);
lede_status lede_news_set_all(lede_news *news, lede_node *top, const lede_news_source *sources,
                              size_t count);
/* The names in an element's text; NULL is none. */
lede_status lede_news_byline(lede_news *news, const lede_node *node, const char *reason);

lede_status lede_news_read_nitf(lede_news *news, lede_node *nitf);
lede_status lede_news_read_g2(lede_news *news);
lede_status lede_news_read_newsml(lede_news *news);

#endif
