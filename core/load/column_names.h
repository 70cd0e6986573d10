/* column_names.h — what the columns of a table are called in German, French, Spanish, Portuguese,
 * Italian and Dutch.
 * thread: any; constants
 * floor: load */
#ifndef LEDE_LOAD_COLUMN_NAMES_H
#define LEDE_LOAD_COLUMN_NAMES_H

#include "base/slice.h"

/* The name of json_names.h that a column means ("title" for "Titel"), ASCII case aside; NULL: none
 * of these. Words that mean something else in English (data, media) are left out. */
const char *lede_column_meaning(lede_slice column);

#endif
