/* grid.h — reading the rows of an element: cells, numbers, and the roles of columns, the same for
 * every renderer. The grid itself is lede_grid of page.h.
 * thread: any; nothing is kept
 * floor: report */
#ifndef LEDE_REPORT_GRID_H
#define LEDE_REPORT_GRID_H

#include "report/page.h"

/* Null past the last column. */
static inline lede_value lede_grid_cell(const lede_grid *grid, size_t row, size_t column) {
    if (column >= grid->n_columns) return (lede_value){.kind = LEDE_NULL};
    return grid->cells[row * grid->n_columns + column];
}

/* Whether a value is a number, and which; other values give 0. */
bool lede_grid_number(lede_value value, double *number);
/* Has a number, and nothing but numbers and nulls. */
bool lede_grid_is_numeric(const lede_grid *grid, size_t column);

/* As a reader wants it: a real with at most four significant digits after the leading zeros, whole
 * numbers whole; everything else as lede_value_print. The store keeps the exact values. */
void lede_grid_print(lede_value value, lede_buffer *out);
void lede_grid_print_number(double number, lede_buffer *out);

/* The cells of a row from column `from` on, null ones left out, joined by " · " (" - " in ASCII).
 */
void lede_grid_print_rest(const lede_grid *grid, size_t row, size_t from, bool unicode,
                          lede_buffer *out);

/* Whether a space belongs between two parts of a concordance line: one of them has it, or letters
 * would run together. */
bool lede_grid_needs_space(lede_value before, lede_value after);

/* Least and greatest number of a column, both reaching at least to 0. */
typedef struct lede_range {
    double low, high;
} lede_range;
lede_range lede_grid_range(const lede_grid *grid, size_t column);

/* Rows × columns of a crosstab, in order of first appearance; equal pairs are added up. */
typedef struct lede_crosstab {
    lede_slice *rows, *columns; /* labels, as printed */
    size_t n_rows, n_columns;
    double *sums;  /* row by row */
    bool *present; /* whether the pair occurs at all */
} lede_crosstab;
/* Memory of the arena; false when it is exhausted. */
bool lede_crosstab_make(const lede_grid *grid, lede_arena *arena, lede_crosstab *out);

#endif
