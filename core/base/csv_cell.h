/* csv_cell.h — one text as a cell of a CSV file (RFC 4180): quotes around what holds a comma, a
 * quote or a line end, quotes doubled. What a spreadsheet would take for a formula (= + - @ and a
 * tab in front) has an apostrophe before it.
 * thread: any; nothing is kept
 * floor: base */
#ifndef LEDE_BASE_CSV_CELL_H
#define LEDE_BASE_CSV_CELL_H

#include "base/buffer.h"

/* An empty text is "", which is told apart from an empty cell; give nothing for that. */
void lede_csv_put(lede_buffer *out, lede_slice text);

#endif
