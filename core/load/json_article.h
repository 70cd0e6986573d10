/* json_article.h — an article from a JSON object: the usual field names, and what `lede load`
 * itself writes, which comes back as the same article.
 * thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_JSON_ARTICLE_H
#define LEDE_LOAD_JSON_ARTICLE_H

#include "base/json.h"
#include "load/field_names.h"
#include "text/article.h"

typedef struct lede_json_reading {
    const lede_field_names *names; /* the user's; NULL: the usual ones only */
    const char *what;              /* what a name is called, for messages; NULL: "a key" */
} lede_json_reading;

/* What an article is made of, for lede_json_read_some: without names of the user's no other member
 * is asked for. */
lede_json_meaning_fn lede_json_article_meaning;

/* FORMAT: *culprit is the value to blame. `reading` may be NULL. */
lede_status lede_json_article(const lede_json *object, const lede_json_reading *reading,
                              lede_article *article, const lede_json **culprit, lede_error *err);

#endif
