#include "report/terminal.h"

#include "report/timeline.h"

enum { WIDEST_BAR = 60, LEAST_BAR = 8, DATE_COLUMNS = 10 };

static void add_times(lede_buffer *out, const char *text, size_t times) {
    for (size_t i = 0; i < times; i++) lede_buffer_add_string(out, text);
}

/* Eighths of a column, rounded; what is not zero is seen. */
static size_t eighths(double value, double span, size_t columns) {
    if (!(span > 0) || !(value > 0)) return 0;
    double exact = value / span * (double)columns * 8;
    size_t n = (size_t)(exact + 0.5);
    if (n > columns * 8) n = columns * 8;
    return n == 0 ? 1 : n;
}

/* A bar for `value` in a range drawn over `columns` columns, zero at its place. No padding. */
static void draw_bar(const lede_terminal *terminal, double value, double low, double high,
                     size_t columns) {
    static const char *const partial[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    bool unicode = terminal->style->unicode;
    const char *full = unicode ? "█" : "#";
    double span = high - low;
    size_t zero = low < 0 ? (eighths(-low, span, columns) + 7) / 8 : 0;
    if (zero >= columns && high > 0) zero = columns - 1;
    if (value < 0) {
        size_t n = (eighths(-value, -low, zero) + 7) / 8;
        lede_buffer_add_repeat(terminal->out, ' ', zero - n);
        add_times(terminal->out, unicode ? "█" : "-", n);
        return;
    }
    size_t n = eighths(value, high, columns - zero);
    if (n == 0) return;
    lede_buffer_add_repeat(terminal->out, ' ', zero);
    if (!unicode) n = (n + 7) / 8 * 8;
    add_times(terminal->out, full, n / 8);
    lede_buffer_add_string(terminal->out, partial[n % 8]);
}

/* "label  number ███": what every line of a chart is made of. */
typedef struct chart_columns {
    size_t label, number, bar;
} chart_columns;

static chart_columns share_columns(const lede_terminal *terminal, size_t label, size_t number) {
    size_t most = terminal->width / 2; /* a name with its office is told whole, mostly */
    chart_columns columns = {.label = label < most ? label : most, .number = number};
    size_t used = columns.label + 2 + columns.number + 1;
    columns.bar = terminal->width > used + LEAST_BAR ? terminal->width - used : LEAST_BAR;
    if (columns.bar > WIDEST_BAR) columns.bar = WIDEST_BAR;
    return columns;
}

typedef struct chart_line {
    lede_slice label;
    double value;
    bool has_value;
} chart_line;

static lede_slice print_number(lede_terminal *terminal, double number) {
    lede_buffer text = {0};
    lede_grid_print_number(number, &text);
    return lede_terminal_keep(terminal, &text);
}

static void write_chart_line(lede_terminal *terminal, const chart_columns *columns,
                             const chart_line *line, lede_range range) {
    lede_buffer *out = terminal->out;
    lede_cell_put(out, line->label, columns->label, LEDE_CELL_LEFT,
                  lede_terminal_ellipsis(terminal));
    lede_buffer_add_string(out, "  ");
    if (!line->has_value) {
        lede_cell_put(out, LEDE_SLICE("-"), columns->number, LEDE_CELL_RIGHT, "");
    } else {
        lede_cell_put(out, print_number(terminal, line->value), columns->number, LEDE_CELL_RIGHT,
                      "");
        lede_buffer bar = {0};
        lede_terminal onto = *terminal;
        onto.out = &bar;
        draw_bar(&onto, line->value, range.low, range.high, columns->bar);
        if (bar.size > 0) {
            lede_buffer_add_char(out, ' ');
            lede_terminal_colour(terminal, "36");
            lede_buffer_add(out, lede_buffer_slice(&bar));
            lede_terminal_colour(terminal, NULL);
        }
        if (bar.failed) out->failed = true;
        lede_buffer_clear(&bar);
    }
    lede_buffer_add_char(out, '\n');
}

static lede_slice bar_label(lede_terminal *terminal, const lede_grid *grid, size_t row) {
    lede_buffer text = {0}, rest = {0};
    lede_grid_print(lede_grid_cell(grid, row, 0), &text);
    lede_grid_print_rest(grid, row, 2, terminal->style->unicode, &rest);
    if (rest.size > 0) {
        lede_buffer_add_string(&text, " (");
        lede_buffer_add(&text, lede_buffer_slice(&rest));
        lede_buffer_add_char(&text, ')');
    }
    lede_slice label = lede_terminal_clean(terminal, lede_buffer_slice(&text));
    if (text.failed || rest.failed) terminal->out->failed = true;
    lede_buffer_clear(&text);
    lede_buffer_clear(&rest);
    return label;
}

void lede_terminal_bars(lede_terminal *terminal, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    lede_terminal_caption(terminal, element);
    chart_line *lines = lede_arena_array(&terminal->arena, grid->n_rows, sizeof *lines);
    if (lines == NULL) {
        terminal->out->failed = true;
        return;
    }
    size_t label = 0, number = 1;
    for (size_t row = 0; row < grid->n_rows; row++) {
        lines[row].label = bar_label(terminal, grid, row);
        lines[row].has_value = lede_grid_number(lede_grid_cell(grid, row, 1), &lines[row].value);
        size_t width = lede_cell_width(lines[row].label);
        if (width > label) label = width;
        width = lede_cell_width(print_number(terminal, lines[row].value));
        if (width > number) number = width;
    }
    chart_columns columns = share_columns(terminal, label, number);
    lede_range range = lede_grid_range(grid, 1);
    for (size_t row = 0; row < grid->n_rows; row++) {
        write_chart_line(terminal, &columns, &lines[row], range);
    }
    if (grid->n_rows == 0) lede_terminal_nothing(terminal);
    lede_terminal_shown(terminal, element, grid->n_rows);
}

/* ---- timeline ---- */

static lede_slice print_bin(lede_terminal *terminal, int64_t bin, lede_time_unit unit) {
    lede_buffer text = {0};
    lede_timeline_date_print_iso(lede_timeline_date_of_bin(bin, unit), &text);
    return lede_terminal_keep(terminal, &text);
}

static size_t number_width(lede_terminal *terminal, const lede_timeline *timeline) {
    size_t widest = lede_cell_width(print_number(terminal, timeline->undated));
    for (size_t i = 0; i < timeline->n_bins; i++) {
        size_t width = lede_cell_width(print_number(terminal, timeline->bins[i].value));
        if (width > widest) widest = width;
    }
    for (size_t i = 0; i < timeline->n_coarse; i++) {
        size_t width = lede_cell_width(print_number(terminal, timeline->coarse[i].value));
        if (width > widest) widest = width;
    }
    return widest;
}

/* A line a date that has something; a point where dates are left out. */
static void write_counts(lede_terminal *terminal, const lede_timeline *timeline) {
    chart_columns columns = share_columns(terminal, DATE_COLUMNS, number_width(terminal, timeline));
    for (size_t i = 0; i < timeline->n_bins; i++) {
        const lede_time_bin *bin = &timeline->bins[i];
        if (i > 0 && bin->bin > timeline->bins[i - 1].bin + 1) {
            lede_buffer_add_string(terminal->out, terminal->style->unicode ? "  ⋮\n" : "  :\n");
        }
        chart_line line = {print_bin(terminal, bin->bin, timeline->unit), bin->value, true};
        write_chart_line(terminal, &columns, &line, timeline->range);
    }
    lede_range none = {0, 0};
    for (size_t i = 0; i < timeline->n_coarse; i++) {
        chart_line line = {print_bin(terminal, timeline->coarse[i].bin, timeline->coarse_units[i]),
                           timeline->coarse[i].value, true};
        write_chart_line(terminal, &columns, &line, none);
    }
    if (timeline->n_undated > 0) {
        chart_line line = {LEDE_SLICE("undated"), timeline->undated, true};
        write_chart_line(terminal, &columns, &line, none);
    }
}

/* The whole axis on one line: each character the sum of as many bins as it takes to fit. */
static void write_spark(lede_terminal *terminal, const lede_timeline *timeline) {
    static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const ascii[] = {" ", ".", ":", "-", "=", "+", "*", "%", "#"};
    if (timeline->n_bins < 2 || timeline->range.low < 0) return;
    int64_t first = timeline->bins[0].bin, last = timeline->bins[timeline->n_bins - 1].bin;
    size_t n = (size_t)(last - first + 1), room = terminal->width - 26;
    if (terminal->width < 40) room = terminal->width;
    size_t group = (n + room - 1) / room, n_groups = (n + group - 1) / group;
    double *sums = lede_arena_zalloc(&terminal->arena, n_groups * sizeof *sums), top = 0;
    if (sums == NULL) {
        terminal->out->failed = true;
        return;
    }
    for (size_t i = 0; i < timeline->n_bins; i++) {
        size_t at = (size_t)(timeline->bins[i].bin - first) / group;
        sums[at] += timeline->bins[i].value;
        if (sums[at] > top) top = sums[at];
    }
    bool ends = terminal->width >= 40;
    if (ends) {
        lede_buffer_add(terminal->out, print_bin(terminal, first, timeline->unit));
        lede_buffer_add_char(terminal->out, ' ');
    }
    lede_terminal_colour(terminal, "36");
    for (size_t i = 0; i < n_groups; i++) {
        size_t height = eighths(sums[i], top, 1);
        lede_buffer_add_string(terminal->out,
                               terminal->style->unicode ? blocks[height] : ascii[height]);
    }
    lede_terminal_colour(terminal, NULL);
    if (ends) {
        lede_buffer_add_char(terminal->out, ' ');
        lede_buffer_add(terminal->out, print_bin(terminal, last, timeline->unit));
    }
    lede_buffer_add_string(terminal->out, "\n\n");
}

static bool is_same_date(const lede_time_row *a, const lede_time_row *b) {
    return a->is_dated == b->is_dated && a->date.year == b->date.year &&
           a->date.month == b->date.month && a->date.day == b->date.day;
}

static lede_slice print_row_date(lede_terminal *terminal, const lede_time_row *row) {
    lede_buffer text = {0};
    if (!row->is_dated) return LEDE_SLICE("undated");
    lede_timeline_date_print_iso(row->date, &text);
    return lede_terminal_keep(terminal, &text);
}

/* Each row with its label, in order of date; a date is written once. */
static void write_labels(lede_terminal *terminal, const lede_timeline *timeline,
                         const lede_grid *grid) {
    bool has_value = timeline->value_column != SIZE_MAX;
    size_t number = number_width(terminal, timeline);
    size_t indent = DATE_COLUMNS + 2 + (has_value ? number + 2 : 0);
    size_t room = terminal->width > indent + LEAST_BAR ? terminal->width - indent : LEAST_BAR;
    for (size_t i = 0; i < timeline->n_rows; i++) {
        const lede_time_row *row = &timeline->rows[i];
        bool again = i > 0 && is_same_date(row, row - 1);
        lede_cell_put(terminal->out, again ? LEDE_SLICE("") : print_row_date(terminal, row),
                      DATE_COLUMNS, LEDE_CELL_LEFT, "");
        if (has_value) {
            lede_buffer_add_string(terminal->out, "  ");
            lede_cell_put(terminal->out, print_number(terminal, row->value), number,
                          LEDE_CELL_RIGHT, "");
        }
        lede_buffer label = {0};
        lede_timeline_label(timeline, grid, row->row, terminal->style->unicode, &label);
        lede_slice rest = lede_terminal_clean(terminal, lede_terminal_keep(terminal, &label)), line;
        for (size_t used = 2; lede_cell_line(&rest, room, &line);) {
            lede_buffer_add_repeat(terminal->out, ' ', used);
            lede_buffer_add(terminal->out, line);
            if (rest.size > 0) lede_buffer_add_char(terminal->out, '\n');
            used = indent;
        }
        lede_buffer_add_char(terminal->out, '\n');
    }
}

void lede_terminal_timeline(lede_terminal *terminal, const lede_element *element) {
    lede_timeline timeline;
    lede_terminal_caption(terminal, element);
    if (!lede_timeline_make(&element->grid, &terminal->arena, &timeline)) {
        terminal->out->failed = true;
        return;
    }
    if (timeline.n_rows == 0) {
        lede_terminal_nothing(terminal);
    } else if (timeline.has_labels) {
        write_spark(terminal, &timeline);
        write_labels(terminal, &timeline, &element->grid);
    } else {
        write_counts(terminal, &timeline);
    }
    lede_terminal_shown(terminal, element, element->grid.n_rows);
}
