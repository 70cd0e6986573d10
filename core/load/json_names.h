/* json_names.h — what the keys of articles in JSON are called, by archive and interface; ninjs 2,
 * schema.org/NewsArticle, NewsAPI, Common Crawl news readers, the usual corpora.
 * thread: any; constants
 * floor: load */
#ifndef LEDE_LOAD_JSON_NAMES_H
#define LEDE_LOAD_JSON_NAMES_H

#include "base/short_name.h"
#include "text/article.h"

/* What a key means: a field (values of lede_field), or one of these. */
enum {
    LEDE_JSON_KEY_TEXT = LEDE_N_FIELDS,
    LEDE_JSON_KEY_BLOCKS,
    LEDE_JSON_KEY_SOURCE,
    LEDE_N_JSON_KEYS
};

/* Rank of keys that are only begun: "body_web" of ninjs 1. Behind all others. */
enum { LEDE_JSON_RANK_OPEN = 100 };

enum { LEDE_JSON_NAME_BYTES = LEDE_SHORT_NAME_BYTES };

typedef struct lede_json_name {
    char name[LEDE_JSON_NAME_BYTES + 1]; /* small letters, without _ - and spaces; zeros behind */
    uint8_t size;
    uint8_t rank; /* of several keys with one meaning, the lowest is taken */
    int meaning;
    const char *reason; /* for field_reasons */
} lede_json_name;

/* ASCII case, "_", "-" and spaces do not matter. NULL: a key we do not use. */
const lede_json_name *lede_json_name_find(lede_slice key);

/* The slot of json_names.c where a name's row stands, or the next one that is free: for whoever
 * adds one. */
size_t lede_json_name_slot(lede_slice name);

#endif
