#include "report/timeline.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MAX_DAYS = 124,       /* bars a chart can show apart: four months of days */
    MAX_MONTHS = 20 * 12, /* twenty years of months */
};

static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

/* ---- dates ---- */

static bool read_digits(lede_slice text, size_t at, size_t count, uint32_t *out) {
    if (text.size < at + count) return false;
    *out = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return false;
        *out = *out * 10 + (uint32_t)(text.data[i] - '0');
    }
    return true;
}

static bool is_leap(int32_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static uint32_t days_in_month(int32_t year, uint32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1u : 0u);
}

/* Days since 0000-01-01 of the proleptic Gregorian calendar, years from 0. */
static int64_t day_number(lede_timeline_date date) {
    int64_t y = date.year,
            days = y * 365 + (y > 0 ? (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400 + 1 : 0);
    for (uint32_t month = 1; month < date.month; month++) days += days_in_month(date.year, month);
    return days + (int64_t)date.day - 1;
}

/* Parts of a year that are no months, behind "2018-": a week is of the month that its Thursday is
 * in (ISO 8601, as its year is), a season, quarter or half of the year. */
static bool read_part(lede_slice part, lede_timeline_date *out) {
    static const char *const parts[] = {"SP", "SU", "FA", "WI", "Q1", "Q2", "Q3", "Q4", "H1", "H2"};
    uint32_t week;
    if (part.size >= 3 && part.data[0] == 'W' && read_digits(part, 1, 2, &week)) {
        /* 4 January is in the first week; day 0 of the calendar below is a Saturday */
        int64_t first = day_number((lede_timeline_date){out->year, 1, 4});
        int64_t thursday = first - (first + 5) % 7 + 3 + ((int64_t)week - 1) * 7;
        lede_timeline_date date = lede_timeline_date_of_bin(thursday, LEDE_UNIT_DAY);
        if (week < 1 || date.year != out->year) return false;
        out->month = date.month;
        return true;
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (lede_slice_equal(part, lede_slice_of(parts[i]))) return true;
    }
    return false;
}

bool lede_timeline_date_read(lede_slice text, lede_timeline_date *out) {
    uint32_t year, month = 0, day = 0;
    text = lede_slice_trim(text);
    if (!read_digits(text, 0, 4, &year)) return false;
    *out = (lede_timeline_date){.year = (int32_t)year};
    if (text.size == 4) return true;
    if (text.data[4] != '-') return false;
    if (!read_digits(text, 5, 2, &month)) return read_part(lede_slice_cut(text, 5, text.size), out);
    if (month < 1 || month > 12) return false;
    out->month = month;
    if (text.size == 7) return true;
    if (text.data[7] != '-' || !read_digits(text, 8, 2, &day)) return false;
    if (day < 1 || day > days_in_month(out->year, month)) return false;
    out->day = day;
    return text.size == 10 || text.data[10] == 'T' || text.data[10] == ' ';
}

void lede_timeline_date_print(lede_timeline_date date, bool is_short, lede_buffer *out) {
    if (date.day > 0) lede_buffer_printf(out, "%" PRIu32 " ", date.day);
    if (date.month > 0) {
        lede_buffer_printf(out, "%.*s", is_short ? 3 : 9, MONTHS[date.month - 1]);
        if (!is_short || date.day == 0) lede_buffer_add_char(out, ' ');
    }
    if (!is_short || date.day == 0) lede_buffer_printf(out, "%" PRId32, date.year);
}

void lede_timeline_date_print_iso(lede_timeline_date date, lede_buffer *out) {
    lede_buffer_printf(out, "%04" PRId32, date.year);
    if (date.month > 0) lede_buffer_printf(out, "-%02" PRIu32, date.month);
    if (date.day > 0) lede_buffer_printf(out, "-%02" PRIu32, date.day);
}

void lede_timeline_day_print(lede_slice moment, lede_buffer *out) {
    lede_timeline_date date;
    if (lede_timeline_date_read(moment, &date) && date.day > 0)
        lede_timeline_date_print_iso(date, out);
    else
        lede_buffer_add(out, moment);
}

int64_t lede_timeline_date_bin(lede_timeline_date date, lede_time_unit unit) {
    if (unit == LEDE_UNIT_YEAR) return date.year;
    if (unit == LEDE_UNIT_MONTH) return (int64_t)date.year * 12 + date.month - 1;
    return day_number(date);
}

lede_timeline_date lede_timeline_date_of_bin(int64_t bin, lede_time_unit unit) {
    if (unit == LEDE_UNIT_YEAR) return (lede_timeline_date){.year = (int32_t)bin};
    if (unit == LEDE_UNIT_MONTH) {
        return (lede_timeline_date){.year = (int32_t)(bin / 12), .month = (uint32_t)(bin % 12) + 1};
    }
    lede_timeline_date date = {.year = (int32_t)(bin / 366), .month = 1, .day = 1};
    while (day_number((lede_timeline_date){date.year + 1, 1, 1}) <= bin) date.year++;
    bin -= day_number(date);
    while (bin >= days_in_month(date.year, date.month)) {
        bin -= days_in_month(date.year, date.month++);
    }
    date.day = (uint32_t)bin + 1;
    return date;
}

/* ---- rows ---- */

static lede_time_row read_row(const lede_grid *grid, size_t row, size_t value_column) {
    lede_time_row out = {.row = row, .value = 1};
    lede_value date = lede_grid_cell(grid, row, 0);
    char year[24];
    if (date.kind == LEDE_INT && date.as.integer >= 0 && date.as.integer <= 9999) {
        snprintf(year, sizeof year, "%04d", (int)date.as.integer);
        date = lede_value_text(lede_slice_of(year));
    }
    if (date.kind == LEDE_TEXT) out.is_dated = lede_timeline_date_read(date.as.text, &out.date);
    out.precision = out.date.day > 0     ? LEDE_UNIT_DAY
                    : out.date.month > 0 ? LEDE_UNIT_MONTH
                                         : LEDE_UNIT_YEAR;
    if (value_column != SIZE_MAX) {
        lede_grid_number(lede_grid_cell(grid, row, value_column), &out.value);
    }
    return out;
}

/* Dated before undated, by date, a coarser date before the finer ones in it, then by row. */
static int compare_rows(const void *left, const void *right) {
    const lede_time_row *a = left, *b = right;
    if (a->is_dated != b->is_dated) return a->is_dated ? -1 : 1;
    if (a->date.year != b->date.year) return a->date.year < b->date.year ? -1 : 1;
    if (a->date.month != b->date.month) return a->date.month < b->date.month ? -1 : 1;
    if (a->date.day != b->date.day) return a->date.day < b->date.day ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* How many dates are at least as precise as the unit, and how many bins they span. */
static size_t count_precise(const lede_timeline *timeline, lede_time_unit unit, int64_t *n_bins) {
    size_t n = 0;
    int64_t first = 0, last = 0;
    for (size_t i = 0; i < timeline->n_dated; i++) {
        const lede_time_row *row = &timeline->rows[i];
        if (row->precision < unit) continue;
        last = lede_timeline_date_bin(row->date, unit);
        if (n++ == 0) first = last;
    }
    *n_bins = n == 0 ? 0 : last - first + 1;
    return n;
}

/* The finest unit that at least half of the dates have, and that gives no more bars than can be
 * told apart. */
static lede_time_unit choose_unit(const lede_timeline *timeline) {
    int64_t n_bins;
    size_t n = count_precise(timeline, LEDE_UNIT_DAY, &n_bins);
    if (n * 2 >= timeline->n_dated && n_bins <= MAX_DAYS) return LEDE_UNIT_DAY;
    n = count_precise(timeline, LEDE_UNIT_MONTH, &n_bins);
    if (n * 2 >= timeline->n_dated && n_bins <= MAX_MONTHS) return LEDE_UNIT_MONTH;
    return LEDE_UNIT_YEAR;
}

static void add_bin(lede_timeline *timeline, const lede_time_row *row) {
    int64_t bin = lede_timeline_date_bin(row->date, timeline->unit);
    lede_time_bin *last = timeline->n_bins > 0 ? &timeline->bins[timeline->n_bins - 1] : NULL;
    if (last != NULL && last->bin == bin) {
        last->value += row->value;
        return;
    }
    timeline->bins[timeline->n_bins++] = (lede_time_bin){bin, row->value};
}

static void add_coarse(lede_timeline *timeline, const lede_time_row *row) {
    int64_t bin = lede_timeline_date_bin(row->date, row->precision);
    for (size_t i = timeline->n_coarse; i-- > 0;) {
        if (timeline->coarse_units[i] == row->precision && timeline->coarse[i].bin == bin) {
            timeline->coarse[i].value += row->value;
            return;
        }
        if (timeline->coarse_units[i] == row->precision) break; /* sorted: it cannot come earlier */
    }
    timeline->coarse_units[timeline->n_coarse] = row->precision;
    timeline->coarse[timeline->n_coarse++] = (lede_time_bin){bin, row->value};
}

static void fill_bins(lede_timeline *timeline) {
    for (size_t i = 0; i < timeline->n_rows; i++) {
        const lede_time_row *row = &timeline->rows[i];
        if (!row->is_dated) {
            timeline->undated += row->value;
            timeline->n_undated++;
        } else if (row->precision < timeline->unit) {
            add_coarse(timeline, row);
        } else {
            add_bin(timeline, row);
        }
    }
    for (size_t i = 0; i < timeline->n_bins; i++) {
        double value = timeline->bins[i].value;
        if (value < timeline->range.low) timeline->range.low = value;
        if (value > timeline->range.high) timeline->range.high = value;
    }
}

bool lede_timeline_make(const lede_grid *grid, lede_arena *arena, lede_timeline *out) {
    size_t n = grid->n_rows;
    *out = (lede_timeline){
        .rows = lede_arena_array(arena, n, sizeof *out->rows),
        .bins = lede_arena_array(arena, n, sizeof *out->bins),
        .coarse = lede_arena_array(arena, n, sizeof *out->coarse),
        .coarse_units = lede_arena_array(arena, n, sizeof *out->coarse_units),
        .n_rows = n,
        .value_column = SIZE_MAX,
    };
    if (out->rows == NULL || out->bins == NULL || out->coarse == NULL ||
        out->coarse_units == NULL) {
        return false;
    }
    for (size_t column = grid->n_columns; column-- > 1;) {
        if (lede_grid_is_numeric(grid, column)) out->value_column = column;
    }
    out->has_labels = grid->n_columns > (out->value_column == SIZE_MAX ? 1u : 2u);
    for (size_t row = 0; row < n; row++) {
        out->rows[row] = read_row(grid, row, out->value_column);
        out->n_dated += out->rows[row].is_dated;
    }
    if (n > 1) qsort(out->rows, n, sizeof *out->rows, compare_rows);
    out->unit = choose_unit(out);
    fill_bins(out);
    return true;
}

void lede_timeline_label(const lede_timeline *timeline, const lede_grid *grid, size_t row,
                         bool unicode, lede_buffer *out) {
    bool any = false;
    for (size_t column = 1; column < grid->n_columns; column++) {
        lede_value value = lede_grid_cell(grid, row, column);
        if (column == timeline->value_column || value.kind == LEDE_NULL) continue;
        if (any) lede_buffer_add_string(out, unicode ? " · " : " - ");
        lede_grid_print(value, out);
        any = true;
    }
}
