/* columns.h — the names of what a file can say of its ready tokens beside their form: those that
 * every run knows, and those that a script or an option declares.
 * A column is one place of lede_type.given; what is said of a token in a column without a name here
 * is kept for output (ready.h) but no test can ask for it.
 * owner: the program; thread: one while declaring, any number after
 * floor: text — may include base, locale */
#ifndef LEDE_TEXT_COLUMNS_H
#define LEDE_TEXT_COLUMNS_H

#include "base/status.h"
#include "base/slice.h"

#define LEDE_NO_COLUMN UINT32_MAX
/* Columns of one run: which of them a file has is one word of bits. */
#define LEDE_COLUMNS_MAX 64

enum {
    LEDE_COLUMN_LEMMA = 0,
    LEDE_COLUMN_POS,
    LEDE_COLUMN_TAG,
    LEDE_COLUMN_FEATS,
    LEDE_COLUMN_DEPREL,
    LEDE_N_OWN_COLUMNS
};

typedef struct lede_columns {
    lede_slice names[LEDE_COLUMNS_MAX];
    uint32_t count;
} lede_columns;

void lede_columns_init(lede_columns *columns); /* with those that every run knows */
/* Add a name, which must stand as long as the columns; one that is there stays. LIMIT. */
lede_status lede_columns_add(lede_columns *columns, lede_slice name, lede_error *err);
uint32_t lede_columns_find(const lede_columns *columns, lede_slice name); /* LEDE_NO_COLUMN */

#endif
