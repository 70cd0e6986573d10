#include "report/grid.h"

#include <math.h>
#include <stdio.h>

#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"

bool lede_grid_number(lede_value value, double *number) {
    *number = 0;
    if (value.kind == LEDE_INT) *number = (double)value.as.integer;
    if (value.kind == LEDE_REAL && isfinite(value.as.real)) *number = value.as.real;
    return value.kind == LEDE_INT || value.kind == LEDE_REAL;
}

bool lede_grid_is_numeric(const lede_grid *grid, size_t column) {
    bool any = false;
    for (size_t row = 0; row < grid->n_rows; row++) {
        lede_value value = lede_grid_cell(grid, row, column);
        if (value.kind == LEDE_NULL) continue;
        if (value.kind != LEDE_INT && value.kind != LEDE_REAL) return false;
        any = true;
    }
    return any;
}

void lede_grid_print_number(double number, lede_buffer *out) {
    char digits[48];
    if (number == 0) number = 0; /* no "-0" */
    if (fabs(number) >= 1000 && fabs(number) < 1e15) {
        double whole = round(number);
        snprintf(digits, sizeof digits, fabs(number - whole) < 1e-9 ? "%.0f" : "%.1f", number);
    } else {
        snprintf(digits, sizeof digits, "%.4g", number);
    }
    lede_buffer_add_string(out, digits);
}

void lede_grid_print(lede_value value, lede_buffer *out) {
    if (value.kind == LEDE_REAL)
        lede_grid_print_number(value.as.real, out);
    else
        lede_value_print(value, out);
}

void lede_grid_print_rest(const lede_grid *grid, size_t row, size_t from, bool unicode,
                          lede_buffer *out) {
    bool any = false;
    for (size_t column = from; column < grid->n_columns; column++) {
        lede_value value = lede_grid_cell(grid, row, column);
        if (value.kind == LEDE_NULL) continue;
        if (any) lede_buffer_add_string(out, unicode ? " · " : " - ");
        lede_grid_print(value, out);
        any = true;
    }
}

/* Letters of the scripts that part words by spaces: wide ones are of those that do not. */
static bool is_word_char(lede_slice text, size_t at) {
    uint32_t c;
    size_t size = lede_utf8_decode(text, at, &c);
    bool is_wide = lede_utf8_width(lede_slice_cut(text, at, at + size)) > 1;
    return !is_wide &&
           (lede_unicode_is_letter(c) || lede_unicode_is_mark(c) || lede_unicode_is_number(c));
}

bool lede_grid_needs_space(lede_value before, lede_value after) {
    if (before.kind != LEDE_TEXT || after.kind != LEDE_TEXT) return true;
    lede_slice a = before.as.text, b = after.as.text;
    if (a.size == 0 || b.size == 0) return false;
    char last = a.data[a.size - 1], first = b.data[0];
    if (strchr(" \t\r\n", last) != NULL || strchr(" \t\r\n", first) != NULL) return true;
    return is_word_char(a, lede_utf8_previous(a, a.size)) && is_word_char(b, 0);
}

lede_range lede_grid_range(const lede_grid *grid, size_t column) {
    lede_range range = {0, 0};
    for (size_t row = 0; row < grid->n_rows; row++) {
        double number;
        lede_grid_number(lede_grid_cell(grid, row, column), &number);
        if (number < range.low) range.low = number;
        if (number > range.high) range.high = number;
    }
    return range;
}

/* The distinct labels of one column, and for each row of the grid the index of its label. */
typedef struct axis {
    lede_map map;
    lede_slice *labels;
    size_t n_labels;
    uint32_t *of_row;
} axis;

static bool add_label(axis *a, lede_arena *arena, lede_value value, size_t row) {
    lede_buffer text = {0};
    lede_grid_print(value, &text);
    bool ok = !text.failed;
    lede_slice label = lede_arena_copy(arena, lede_buffer_slice(&text), &ok);
    lede_buffer_clear(&text);
    if (!ok) return false;
    uint32_t index = lede_map_get(&a->map, label);
    if (index == LEDE_MAP_NONE) {
        index = (uint32_t)a->n_labels;
        if (!lede_map_put(&a->map, label, index)) return false;
        a->labels[a->n_labels++] = label;
    }
    a->of_row[row] = index;
    return true;
}

static bool make_axis(const lede_grid *grid, size_t column, lede_arena *arena, axis *a) {
    *a = (axis){.labels = lede_arena_array(arena, grid->n_rows, sizeof *a->labels),
                .of_row = lede_arena_array(arena, grid->n_rows, sizeof *a->of_row)};
    bool ok = a->labels != NULL && a->of_row != NULL;
    for (size_t row = 0; ok && row < grid->n_rows; row++) {
        ok = add_label(a, arena, lede_grid_cell(grid, row, column), row);
    }
    lede_map_clear(&a->map);
    return ok;
}

bool lede_crosstab_make(const lede_grid *grid, lede_arena *arena, lede_crosstab *out) {
    axis rows, columns;
    if (!make_axis(grid, 0, arena, &rows) || !make_axis(grid, 1, arena, &columns)) return false;
    if (columns.n_labels > 0 && rows.n_labels > SIZE_MAX / 64 / columns.n_labels) return false;
    size_t n_cells = rows.n_labels * columns.n_labels;
    *out = (lede_crosstab){
        .rows = rows.labels,
        .columns = columns.labels,
        .n_rows = rows.n_labels,
        .n_columns = columns.n_labels,
        .sums = lede_arena_zalloc(arena, n_cells * sizeof(double)),
        .present = lede_arena_zalloc(arena, n_cells * sizeof(bool)),
    };
    if (out->sums == NULL || out->present == NULL) return false;
    for (size_t row = 0; row < grid->n_rows; row++) {
        size_t cell = rows.of_row[row] * columns.n_labels + columns.of_row[row];
        double number;
        if (!lede_grid_number(lede_grid_cell(grid, row, 2), &number)) continue;
        out->sums[cell] += number;
        out->present[cell] = true;
    }
    return true;
}
