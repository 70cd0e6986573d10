/* plain_dateline.h — where, when and by which agency, at the start of a first paragraph: "BRUSSELS,
 * June 13 (Agency) —".
 * thread: any
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_DATELINE_H
#define LEDE_LOAD_PLAIN_DATELINE_H

#include "base/slice.h"

typedef struct lede_plain_dateline {
    lede_slice dateline; /* with its dash */
    lede_slice rest;     /* empty: the dateline stands on a line of its own */
    lede_slice date;     /* the day as it stands, perhaps without a year; null: none */
} lede_plain_dateline;

bool lede_plain_dateline_cut(lede_slice paragraph, lede_plain_dateline *out);

#endif
