/* json_names.h — what the keys of articles in JSON are called, by archive and interface; ninjs 2,
 * schema.org/NewsArticle, NewsAPI, Common Crawl news readers, the usual corpora.
 * floor: load */
#ifndef LEDE_LOAD_JSON_NAMES_H
#define LEDE_LOAD_JSON_NAMES_H

#include "base/slice.h"

/* What a key means: a field (values of lede_field), or one of these. */
enum { LEDE_JSON_KEY_TEXT = 100, LEDE_JSON_KEY_BLOCKS, LEDE_JSON_KEY_SOURCE };

/* Rank of keys that are only begun: "body_web" of ninjs 1. Behind all others. */
enum { LEDE_JSON_RANK_OPEN = 100 };

typedef struct lede_json_name {
    const char *name; /* lower case, without _ - and spaces */
    int meaning;
    int rank;           /* of several keys with one meaning, the lowest is taken */
    const char *reason; /* for field_reasons */
} lede_json_name;

/* ASCII case, "_", "-" and spaces do not matter. NULL: a key we do not use. */
const lede_json_name *lede_json_name_find(lede_slice key);

#endif
