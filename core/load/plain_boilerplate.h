/* plain_boilerplate.h — lines that the site put around the article: related links, share bars,
 * subscriptions, comment forms, cookie notices, copyright.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_PLAIN_BOILERPLATE_H
#define LEDE_LOAD_PLAIN_BOILERPLATE_H

#include "base/slice.h"

typedef enum lede_boilerplate_kind {
    LEDE_BOILERPLATE_NONE = 0,
    LEDE_BOILERPLATE_LINE, /* this line only */
    LEDE_BOILERPLATE_LIST, /* the head of a list of links: "Related stories" */
    LEDE_BOILERPLATE_FORM  /* a comment form: what follows belongs to it */
} lede_boilerplate_kind;

typedef struct lede_boilerplate {
    lede_boilerplate_kind kind;
    const char *reason; /* a constant */
} lede_boilerplate;

/* `words`: lede_phrase_count of the line. */
lede_boilerplate lede_plain_boilerplate(lede_slice line, size_t words);

/* The owner that a copyright line names ("© 2024 The Herald. All rights reserved."); else null. */
lede_slice lede_plain_copyright_owner(lede_slice line);

#endif
