/* timeline.h — dates put into days, months or years: what every renderer draws. A date is ISO 8601,
 * as much as is known (2018, 2018-06, 2018-06-16, 2018-06-16T10:38), or a part of a year as TIMEX3
 * has it: a week (2018-W24) is taken as its month, a season, quarter or half (2018-SU, 2018-Q3,
 * 2018-H1) as its year. What is coarser than the unit of the axis is not put on a day it may not
 * belong to; it is counted apart, as is what has no date.
 * owner: the renderer, in an arena; thread: one at a time
 * floor: report */
#ifndef LEDE_REPORT_TIMELINE_H
#define LEDE_REPORT_TIMELINE_H

#include "report/grid.h"

typedef enum lede_time_unit { LEDE_UNIT_YEAR = 0, LEDE_UNIT_MONTH, LEDE_UNIT_DAY } lede_time_unit;

typedef struct lede_timeline_date {
    int32_t year;
    uint32_t month, day; /* 0: not known */
} lede_timeline_date;

/* False when the text does not begin with a date, or with one that no calendar has. */
bool lede_timeline_date_read(lede_slice text, lede_timeline_date *out);
/* "16 June 2018", "June 2018", "2018"; short: "16 Jun", "Jun 2018", "2018". */
void lede_timeline_date_print(lede_timeline_date date, bool is_short, lede_buffer *out);
/* "2018-06-16", "2018-06", "2018" */
void lede_timeline_date_print_iso(lede_timeline_date date, lede_buffer *out);
/* The day of a moment: 2018-06-16 of 2018-06-16T10:38; what is no date as it stands. */
void lede_timeline_day_print(lede_slice moment, lede_buffer *out);

/* Units since year 0, so that bins are equally wide and can be subtracted. */
int64_t lede_timeline_date_bin(lede_timeline_date date, lede_time_unit unit);
lede_timeline_date lede_timeline_date_of_bin(int64_t bin, lede_time_unit unit);

typedef struct lede_time_row {
    lede_timeline_date date;
    lede_time_unit precision;
    bool is_dated;
    double value;
    size_t row; /* of the grid */
} lede_time_row;

typedef struct lede_time_bin {
    int64_t bin;
    double value;
} lede_time_bin;

typedef struct lede_timeline {
    lede_time_unit unit;
    lede_time_row *rows; /* dated ones by date, equal ones in the grid's order; then undated ones */
    size_t n_rows, n_dated;
    lede_time_bin *bins; /* those that have something, ascending */
    size_t n_bins;
    lede_time_bin *coarse; /* dates coarser than the unit; `bin` in their own precision */
    lede_time_unit *coarse_units;
    size_t n_coarse;
    double undated; /* sum of their values */
    size_t n_undated;
    size_t value_column; /* SIZE_MAX: every row counts one */
    bool has_labels;     /* columns beside date and value */
    lede_range range;    /* of the bins, reaching to 0 */
} lede_timeline;

/* False when memory is exhausted. */
bool lede_timeline_make(const lede_grid *grid, lede_arena *arena, lede_timeline *out);
/* The label of a row: its columns but date and value, joined. */
void lede_timeline_label(const lede_timeline *timeline, const lede_grid *grid, size_t row,
                         bool unicode, lede_buffer *out);

#endif
