/* json_article.h — an article from a JSON object: the usual field names, and what `lede load`
 * itself writes, which comes back as the same article.
 * thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_JSON_ARTICLE_H
#define LEDE_LOAD_JSON_ARTICLE_H

#include "base/json.h"
#include "text/article.h"

/* FORMAT: *culprit is the value to blame. */
lede_status lede_json_article(const lede_json *object, lede_article *article,
                              const lede_json **culprit, lede_error *err);

#endif
