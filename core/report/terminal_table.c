#include "report/terminal.h"

#include <inttypes.h>

#include "report/grid.h"

enum {
    GAP = 2,          /* columns between two columns */
    LEAST_COLUMN = 8, /* a text column is not made narrower: words would be cut to bits */
    MAX_LINES = 6     /* of a wrapped cell: a sentence of news; the rest gives way to an ellipsis */
};

/* Cleaned, one a row and column. */
typedef struct cell_grid {
    lede_slice *header;
    lede_slice *cells;
    bool *is_numeric; /* by column */
    size_t n_columns, n_rows;
} cell_grid;

/* ---- widths ---- */

static size_t natural_width(const cell_grid *cells, size_t column) {
    size_t widest = lede_cell_width(cells->header[column]);
    for (size_t row = 0; row < cells->n_rows; row++) {
        size_t width = lede_cell_width(cells->cells[row * cells->n_columns + column]);
        if (width > widest) widest = width;
    }
    return widest == 0 ? 1 : widest;
}

static size_t sum_capped(const cell_grid *cells, const size_t *widths, size_t cap) {
    size_t sum = (cells->n_columns - 1) * GAP;
    for (size_t i = 0; i < cells->n_columns; i++) {
        sum += cells->is_numeric[i] || widths[i] < cap ? widths[i] : cap;
    }
    return sum;
}

/* Text columns share what is left: the greatest cap with which the table fits. False: none does. */
static bool fit_columns(const cell_grid *cells, size_t *widths, size_t width) {
    if (sum_capped(cells, widths, SIZE_MAX) <= width) return true;
    size_t cap = width;
    while (cap >= LEAST_COLUMN && sum_capped(cells, widths, cap) > width) cap--;
    if (cap < LEAST_COLUMN) return false;
    for (size_t i = 0; i < cells->n_columns; i++) {
        if (!cells->is_numeric[i] && widths[i] > cap) widths[i] = cap;
    }
    return true;
}

/* ---- aligned rows ---- */

static size_t count_lines(lede_slice cell, size_t width) {
    size_t n = 0;
    lede_slice rest = cell, line;
    while (n < MAX_LINES && lede_cell_line(&rest, width, &line)) n++;
    return n;
}

/* All that is left of a cell, in its last line: cut behind a word. */
static lede_slice last_line(lede_terminal *terminal, lede_slice rest, size_t width) {
    rest = lede_slice_trim(rest);
    if (lede_cell_width(rest) <= width) return rest;
    const char *ellipsis = lede_terminal_ellipsis(terminal);
    size_t used = lede_cell_width(lede_slice_of(ellipsis)) + 1;
    lede_slice line = rest;
    if (width <= used || !lede_cell_line(&rest, width - used, &line)) return line;
    lede_buffer text = {0};
    lede_buffer_add(&text, line);
    lede_buffer_add_char(&text, ' ');
    lede_buffer_add_string(&text, ellipsis);
    return lede_terminal_keep(terminal, &text);
}

/* One line of each cell. */
static void write_line(lede_terminal *terminal, const cell_grid *cells, const size_t *widths,
                       lede_slice *rests, size_t line_i) {
    size_t blank = 0; /* columns owed: nothing is written behind the last word of a line */
    for (size_t i = 0; i < cells->n_columns; i++) {
        lede_slice line = LEDE_SLICE("");
        if (line_i + 1 == MAX_LINES) {
            line = last_line(terminal, rests[i], widths[i]);
        } else if (!lede_cell_line(&rests[i], widths[i], &line)) {
            line = LEDE_SLICE("");
        }
        size_t width = lede_cell_width(line);
        if (width > widths[i]) width = widths[i];
        size_t before = cells->is_numeric[i] ? widths[i] - width : 0;
        if (line.size > 0) {
            lede_buffer_add_repeat(terminal->out, ' ', blank + before);
            lede_cell_put(terminal->out, line, width, LEDE_CELL_LEFT,
                          lede_terminal_ellipsis(terminal));
            blank = widths[i] - width - before + GAP;
        } else {
            blank += widths[i] + GAP;
        }
    }
}

static void write_row(lede_terminal *terminal, const cell_grid *cells, const size_t *widths,
                      const lede_slice *row, const char *sgr) {
    size_t n_lines = 1;
    lede_slice *rests = lede_arena_array(&terminal->arena, cells->n_columns, sizeof *rests);
    if (rests == NULL) {
        terminal->out->failed = true;
        return;
    }
    for (size_t i = 0; i < cells->n_columns; i++) {
        rests[i] = row[i];
        size_t n = count_lines(row[i], widths[i]);
        if (n > n_lines) n_lines = n;
    }
    for (size_t line_i = 0; line_i < n_lines; line_i++) {
        if (sgr != NULL) lede_terminal_colour(terminal, sgr);
        write_line(terminal, cells, widths, rests, line_i);
        if (sgr != NULL) lede_terminal_colour(terminal, NULL);
        lede_buffer_add_char(terminal->out, '\n');
    }
}

/* ---- a block a row, where columns side by side do not fit ---- */

static void write_blocks(lede_terminal *terminal, const cell_grid *cells) {
    size_t widest = 1;
    for (size_t i = 0; i < cells->n_columns; i++) {
        size_t width = lede_cell_width(cells->header[i]);
        if (width > widest) widest = width;
    }
    if (widest > terminal->width / 3) widest = terminal->width / 3;
    size_t room = terminal->width - widest - GAP;
    for (size_t row = 0; row < cells->n_rows; row++) {
        if (row > 0) lede_buffer_add_char(terminal->out, '\n');
        for (size_t i = 0; i < cells->n_columns; i++) {
            lede_slice rest = cells->cells[row * cells->n_columns + i], line;
            lede_terminal_colour(terminal, "1");
            lede_cell_put(terminal->out, cells->header[i], widest, LEDE_CELL_LEFT,
                          lede_terminal_ellipsis(terminal));
            lede_terminal_colour(terminal, NULL);
            size_t indent = GAP;
            while (lede_cell_line(&rest, room, &line)) {
                lede_buffer_add_repeat(terminal->out, ' ', indent);
                lede_buffer_add(terminal->out, line);
                if (rest.size > 0) lede_buffer_add_char(terminal->out, '\n');
                indent = widest + GAP;
            }
            lede_buffer_add_char(terminal->out, '\n');
        }
    }
}

static void write_cells(lede_terminal *terminal, const cell_grid *cells) {
    size_t *widths = lede_arena_array(&terminal->arena, cells->n_columns, sizeof *widths);
    if (widths == NULL) {
        terminal->out->failed = true;
        return;
    }
    if (cells->n_columns == 0) return;
    for (size_t i = 0; i < cells->n_columns; i++) widths[i] = natural_width(cells, i);
    if (!fit_columns(cells, widths, terminal->width)) {
        write_blocks(terminal, cells);
        return;
    }
    write_row(terminal, cells, widths, cells->header, "1");
    lede_terminal_rule(terminal, sum_capped(cells, widths, SIZE_MAX), false);
    for (size_t row = 0; row < cells->n_rows; row++) {
        write_row(terminal, cells, widths, cells->cells + row * cells->n_columns, NULL);
    }
}

/* ---- from elements ---- */

static bool make_cells(lede_terminal *terminal, size_t n_columns, size_t n_rows, cell_grid *cells) {
    *cells = (cell_grid){
        .header = lede_arena_array(&terminal->arena, n_columns, sizeof(lede_slice)),
        .cells = n_columns > 0 && n_rows > SIZE_MAX / n_columns
                     ? NULL
                     : lede_arena_array(&terminal->arena, n_columns * n_rows, sizeof(lede_slice)),
        .is_numeric = lede_arena_array(&terminal->arena, n_columns, sizeof(bool)),
        .n_columns = n_columns,
        .n_rows = n_rows,
    };
    bool ok = cells->header != NULL && cells->cells != NULL && cells->is_numeric != NULL;
    if (!ok) terminal->out->failed = true;
    return ok;
}

void lede_terminal_table(lede_terminal *terminal, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    cell_grid cells;
    lede_terminal_caption(terminal, element);
    if (!make_cells(terminal, grid->n_columns, grid->n_rows, &cells)) return;
    for (size_t i = 0; i < grid->n_columns; i++) {
        cells.header[i] = lede_terminal_clean(terminal, grid->columns[i]);
        cells.is_numeric[i] = lede_grid_is_numeric(grid, i);
    }
    for (size_t i = 0; i < grid->n_columns * grid->n_rows; i++) {
        cells.cells[i] = lede_terminal_value(terminal, grid->cells[i]);
    }
    write_cells(terminal, &cells);
    if (grid->n_rows == 0) lede_terminal_nothing(terminal);
    lede_terminal_shown(terminal, element, grid->n_rows);
}

static lede_slice print_number(lede_terminal *terminal, double number) {
    lede_buffer text = {0};
    lede_grid_print_number(number, &text);
    return lede_terminal_keep(terminal, &text);
}

/* Columns `from` to `to` of the crosstab, with the row labels in front. */
static void write_crosstab(lede_terminal *terminal, const lede_element *element,
                           const lede_crosstab *tab, size_t from, size_t to) {
    cell_grid cells;
    if (!make_cells(terminal, to - from + 1, tab->n_rows, &cells)) return;
    cells.header[0] = lede_terminal_clean(
        terminal, element->grid.n_columns > 0 ? element->grid.columns[0] : LEDE_SLICE(""));
    cells.is_numeric[0] = false;
    for (size_t i = from; i < to; i++) {
        cells.header[1 + i - from] = lede_terminal_clean(terminal, tab->columns[i]);
        cells.is_numeric[1 + i - from] = true;
    }
    for (size_t row = 0; row < tab->n_rows; row++) {
        lede_slice *line = cells.cells + row * cells.n_columns;
        line[0] = lede_terminal_clean(terminal, tab->rows[row]);
        for (size_t i = from; i < to; i++) {
            size_t cell = row * tab->n_columns + i;
            line[1 + i - from] = tab->present[cell] ? print_number(terminal, tab->sums[cell])
                                 : terminal->style->unicode ? LEDE_SLICE("·")
                                                            : LEDE_SLICE(".");
        }
    }
    write_cells(terminal, &cells);
}

static size_t crosstab_width(lede_terminal *terminal, const lede_crosstab *tab, size_t column) {
    size_t widest = lede_cell_width(lede_terminal_clean(terminal, tab->columns[column]));
    for (size_t row = 0; row < tab->n_rows; row++) {
        size_t cell = row * tab->n_columns + column;
        size_t width =
            tab->present[cell] ? lede_cell_width(print_number(terminal, tab->sums[cell])) : 1;
        if (width > widest) widest = width;
    }
    return widest;
}

void lede_terminal_crosstab(lede_terminal *terminal, const lede_element *element) {
    lede_crosstab tab;
    lede_terminal_caption(terminal, element);
    if (!lede_crosstab_make(&element->grid, &terminal->arena, &tab)) {
        terminal->out->failed = true;
        return;
    }
    if (tab.n_rows == 0) {
        lede_terminal_nothing(terminal);
        return;
    }
    size_t labels = 0;
    for (size_t i = 0; i < tab.n_rows; i++) {
        size_t width = lede_cell_width(lede_terminal_clean(terminal, tab.rows[i]));
        if (width > labels) labels = width;
    }
    if (labels > terminal->width / 3) labels = terminal->width / 3;
    /* as many columns as fit, then the rest below, with the labels again */
    for (size_t from = 0; from < tab.n_columns;) {
        size_t to = from, used = labels;
        for (; to < tab.n_columns; to++) {
            size_t width = crosstab_width(terminal, &tab, to) + GAP;
            if (to > from && used + width > terminal->width) break;
            used += width;
        }
        if (from > 0) lede_buffer_add_char(terminal->out, '\n');
        write_crosstab(terminal, element, &tab, from, to);
        from = to;
    }
}
