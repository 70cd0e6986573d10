/* table_rows.h — the rows of a table of text as people keep them: tab-separated as it stands (IANA
 * text/tab-separated-values: no quotes), or comma- or semicolon-separated with quotes (RFC 4180),
 * which the first line decides. UTF-8, with or without a byte order mark; "\n" or "\r\n".
 * owner: the caller; thread: one at a time
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_TABLE_ROWS_H
#define LEDE_LAYER_TABLE_ROWS_H

#include "base/arena.h"
#include "base/status.h"

enum { LEDE_TABLE_CELLS = 80 }; /* of a row */

typedef struct lede_table_rows {
    lede_slice rest;
    char separator; /* '\t', ',' or ';' */
    bool is_quoted; /* the names are in quotes, so every cell may be */
    uint32_t line;  /* of the row last read, from 1 */
    uint32_t next_line;
    lede_arena *arena; /* of cells that had doubled quotes */
    lede_slice cells[LEDE_TABLE_CELLS];
    uint32_t n_cells;
    char problem[120]; /* why the row is no row; "" when it is one */
} lede_table_rows;

/* Begin; the first row read is the one with the names. FORMAT: text in UTF-16. */
lede_status lede_table_rows_start(lede_table_rows *rows, lede_slice text, lede_arena *arena,
                                  lede_error *err);
/* The next row that is not empty, its cells without white space around them. False at the end; a
 * row with a problem is a row, too. */
bool lede_table_rows_next(lede_table_rows *rows);

#endif
