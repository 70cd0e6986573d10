/* csv_record.h — one record of a table of comma-separated values after RFC 4180: where it ends, how
 * many cells it has, and the cells. The delimiter may be another one; the line ends CR LF, LF or
 * CR.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_CSV_RECORD_H
#define LEDE_LOAD_CSV_RECORD_H

#include "base/array.h"

typedef enum lede_csv_end {
    LEDE_CSV_OK,
    LEDE_CSV_OPEN,  /* the bytes end before the record does */
    LEDE_CSV_BROKEN /* a quote stands where none may */
} lede_csv_end;

typedef struct lede_csv_record {
    size_t size;      /* with its line end; of a broken one, up to the place */
    size_t text_size; /* without */
    uint32_t n_cells;
    uint32_t line;     /* of a broken one: lines before the place */
    bool in_quotes;    /* of an open one: a quoted cell is not closed … */
    uint32_t quote_at; /* … that began so many lines below */
} lede_csv_record;

/* `ended`: nothing follows these bytes. */
lede_csv_end lede_csv_scan(lede_slice bytes, char delimiter, bool ended, lede_csv_record *out);

/* The next cell of a whole record, without its quotes, in the arena where needed. False behind the
 * last, or with *ok = false when memory is exhausted. *at begins with 0. */
bool lede_csv_cell(lede_slice record, char delimiter, size_t *at, lede_arena *arena, bool *ok,
                   lede_slice *cell);

#endif
