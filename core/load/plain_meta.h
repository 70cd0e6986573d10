/* plain_meta.h — lines of plain text that say something about the article: "Published: …", "By …",
 * a date alone, or several of them parted by bars or dots.
 * thread: any
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_META_H
#define LEDE_LOAD_PLAIN_META_H

#include "base/slice.h"
#include "text/article.h"

typedef struct lede_plain_meta {
    lede_slice fields[LEDE_N_FIELDS]; /* as they stand: a date is not yet read; null: not said */
    const char *reasons[LEDE_N_FIELDS];
    bool is_bare_date; /* a date and nothing else: in the midst of a text, a heading */
} lede_plain_meta;

bool lede_plain_meta_read(lede_slice line, lede_plain_meta *out);

/* Whether a name is an outlet's: "The Meridian Post", "Radio Calder". */
bool lede_plain_meta_is_outlet(lede_slice piece);

#endif
