/* plain_label.h — lines as "Published: 16 June 2018" that name what they hold.
 * thread: any
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_LABEL_H
#define LEDE_LOAD_PLAIN_LABEL_H

#include "base/slice.h"
#include "text/article.h"

typedef struct lede_plain_label {
    lede_field field; /* LEDE_N_FIELDS: known, but nothing that we keep (tags, place) */
    lede_slice value; /* trimmed, not empty */
} lede_plain_label;

/* A known label before a colon, or before a date ("Updated 3 May 2024"), and a short value. */
bool lede_plain_label_read(lede_slice line, lede_plain_label *out);

#endif
