#include "report/html.h"

#include <inttypes.h>
#include <math.h>

/* Units of a viewBox have no size of their own: charts stretch to the width of their box, and all
 * text stands in HTML beside them. */
enum {
    BAR_WIDTH = 1000,
    BAR_HEIGHT = 10,
    BIN = 10, /* of a timeline, with its gap */
    PLOT_HEIGHT = 100,
    LEAST_BINS = 20,   /* so that a single day is a bar, not a wall */
    MOST_LABELS = 6,   /* of the time axis: what a phone has room for */
    MOST_SLIVERS = 400 /* a bar is at least this part of the width, or it is not seen */
};

/* Where `value` lies on an axis of `size` units; two decimals are finer than any screen. */
static double place(double value, lede_range range, double size) {
    double span = range.high - range.low;
    if (!(span > 0)) return 0;
    return (value - range.low) / span * size;
}

static void put_number(lede_buffer *out, double number) {
    lede_buffer_printf(out, "%.6g", round(number * 100) / 100 + 0.0);
}

void lede_svg_bar(lede_buffer *out, lede_slice label, double value, lede_range range) {
    double zero = place(0, range, BAR_WIDTH), at = place(value, range, BAR_WIDTH);
    double left = value < 0 ? at : zero, width = fabs(at - zero);
    lede_buffer_printf(out,
                       "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" "
                       "aria-hidden=\"true\" focusable=\"false\"><title>",
                       BAR_WIDTH, BAR_HEIGHT);
    lede_html_put(out, label);
    lede_buffer_add_string(out, ": ");
    lede_grid_print_number(value, out);
    lede_buffer_add_string(out, "</title>");
    if (value != 0) {
        if (width < 2) width = 2;
        lede_buffer_printf(out, "<rect class=\"%s\" x=\"", value < 0 ? "less" : "bar");
        put_number(out, left);
        lede_buffer_add_string(out, "\" y=\"0\" width=\"");
        put_number(out, width);
        lede_buffer_printf(out, "\" height=\"%d\"/>", BAR_HEIGHT);
    }
    if (range.low < 0) {
        lede_buffer_add_string(out, "<line class=\"zero\" x1=\"");
        put_number(out, zero);
        lede_buffer_add_string(out, "\" x2=\"");
        put_number(out, zero);
        lede_buffer_printf(out, "\" y1=\"-2\" y2=\"%d\"/>", BAR_HEIGHT + 2);
    }
    lede_buffer_add_string(out, "</svg>");
}

/* ---- timeline ---- */

typedef struct time_axis {
    int64_t first; /* bin at the left edge */
    int64_t n;     /* bins from edge to edge */
} time_axis;

static time_axis make_axis(const lede_timeline *timeline) {
    if (timeline->n_bins == 0) return (time_axis){0, LEAST_BINS};
    time_axis axis = {.first = timeline->bins[0].bin};
    axis.n = timeline->bins[timeline->n_bins - 1].bin - axis.first + 1;
    if (axis.n < LEAST_BINS) {
        axis.first -= (LEAST_BINS - axis.n) / 2;
        axis.n = LEAST_BINS;
    }
    if (axis.first < 0) axis.first = 0;
    return axis;
}

/* 1, 2 or 5 times a power of ten: two to four grid lines; whole where the values are. */
static double nice_step(const lede_timeline *timeline) {
    double span = timeline->range.high - timeline->range.low;
    bool whole = true;
    for (size_t i = 0; i < timeline->n_bins; i++) {
        double value = timeline->bins[i].value;
        if (value != round(value)) whole = false;
    }
    if (!(span > 0) || (whole && span < 3)) return 1;
    double step = pow(10, floor(log10(span / 3)));
    if (span / step > 10)
        step *= 5;
    else if (span / step > 4)
        step *= 2;
    return step;
}

static void put_grid(lede_buffer *out, lede_range range, double step, double width, bool labels) {
    double from = ceil(range.low / step), to = floor(range.high / step);
    for (double k = from; k <= to; k++) {
        double value = k * step, y = place(value, range, PLOT_HEIGHT);
        if (labels) {
            lede_buffer_add_string(out, "<span aria-hidden=\"true\" style=\"bottom:");
            put_number(out, y);
            lede_buffer_add_string(out, "%\">");
            lede_grid_print_number(value, out);
            lede_buffer_add_string(out, "</span>");
            continue;
        }
        lede_buffer_printf(out, "<line%s x1=\"0\" x2=\"%.0f\" y1=\"",
                           k == 0 ? " class=\"zero\"" : "", width);
        put_number(out, PLOT_HEIGHT - y);
        lede_buffer_add_string(out, "\" y2=\"");
        put_number(out, PLOT_HEIGHT - y);
        lede_buffer_add_string(out, "\"/>");
    }
}

static void put_bin(lede_buffer *out, const lede_timeline *timeline, const time_axis *axis,
                    const lede_time_bin *bin) {
    lede_range range = timeline->range;
    double zero = place(0, range, PLOT_HEIGHT), at = place(bin->value, range, PLOT_HEIGHT);
    double height = fabs(at - zero), top = PLOT_HEIGHT - (bin->value < 0 ? zero : at);
    double width = BIN * 0.8, least = (double)axis->n * BIN / MOST_SLIVERS;
    if (width < least) width = least;
    if (bin->value == 0) return;
    lede_buffer_printf(out, "<rect class=\"%s\" x=\"", bin->value < 0 ? "less" : "bar");
    put_number(out, ((double)(bin->bin - axis->first) + 0.5) * BIN - width / 2);
    lede_buffer_add_string(out, "\" y=\"");
    put_number(out, top);
    lede_buffer_add_string(out, "\" width=\"");
    put_number(out, width);
    lede_buffer_add_string(out, "\" height=\"");
    put_number(out, height < 0.5 ? 0.5 : height);
    lede_buffer_add_string(out, "\"><title>");
    lede_timeline_date_print(lede_timeline_date_of_bin(bin->bin, timeline->unit), false, out);
    lede_buffer_add_string(out, ": ");
    lede_grid_print_number(bin->value, out);
    lede_buffer_add_string(out, "</title></rect>\n");
}

/* Bins from label to label: the smallest of the usual steps with few enough labels. */
static int64_t label_step(const lede_timeline *timeline, int64_t n) {
    static const int64_t days[] = {1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 0};
    static const int64_t months[] = {1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 0};
    static const int64_t years[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 0};
    const int64_t *steps = timeline->unit == LEDE_UNIT_DAY     ? days
                           : timeline->unit == LEDE_UNIT_MONTH ? months
                                                               : years;
    while (*steps != 0 && steps[1] != 0 && (n + *steps - 1) / *steps > MOST_LABELS) steps++;
    return *steps;
}

/* Two lines: "16 Jun" and, where it is new, the year; a year alone stands above. */
static void put_label(lede_buffer *out, lede_timeline_date date, bool with_year, double percent) {
    lede_buffer_add_string(out, "<span style=\"left:");
    put_number(out, percent);
    lede_buffer_add_string(out, "%\">");
    if (date.month == 0) {
        lede_timeline_date_print(date, true, out);
    } else {
        static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
        if (date.day > 0) lede_buffer_printf(out, "%" PRIu32 " ", date.day);
        lede_buffer_add(out, (lede_slice){names + (size_t)(date.month - 1) * 3, 3});
        if (with_year) lede_buffer_printf(out, "<b>%" PRId32 "</b>", date.year);
    }
    lede_buffer_add_string(out, "</span>");
}

static void put_time_labels(lede_buffer *out, const lede_timeline *timeline,
                            const time_axis *axis) {
    int64_t step = label_step(timeline, axis->n);
    int64_t first = timeline->n_bins > 0 ? timeline->bins[0].bin : axis->first;
    /* days count from the first bar, months and years from a round one */
    int64_t phase = timeline->unit == LEDE_UNIT_DAY ? first % step : 0;
    int32_t year = -1;
    lede_buffer_add_string(out, "<div class=\"axis\" aria-hidden=\"true\">");
    for (int64_t bin = axis->first; bin < axis->first + axis->n; bin++) {
        if (bin % step != phase) continue;
        lede_timeline_date date = lede_timeline_date_of_bin(bin, timeline->unit);
        if (timeline->unit == LEDE_UNIT_MONTH && step % 12 == 0) date.month = 0;
        put_label(out, date, date.year != year,
                  ((double)(bin - axis->first) + 0.5) / (double)axis->n * 100);
        year = date.year;
    }
    lede_buffer_add_string(out, "</div>\n");
}

static void put_description(lede_buffer *out, const lede_timeline *timeline) {
    static const char *const units[] = {"year", "month", "day"};
    const lede_time_bin *top = &timeline->bins[0];
    for (size_t i = 1; i < timeline->n_bins; i++) {
        if (timeline->bins[i].value > top->value) top = &timeline->bins[i];
    }
    lede_buffer_printf(out, "Bars by %s, from ", units[timeline->unit]);
    lede_timeline_date_print(lede_timeline_date_of_bin(timeline->bins[0].bin, timeline->unit),
                             false, out);
    lede_buffer_add_string(out, " to ");
    lede_timeline_date_print(
        lede_timeline_date_of_bin(timeline->bins[timeline->n_bins - 1].bin, timeline->unit), false,
        out);
    lede_buffer_add_string(out, "; the most, ");
    lede_grid_print_number(top->value, out);
    lede_buffer_add_string(out, ", in ");
    lede_timeline_date_print(lede_timeline_date_of_bin(top->bin, timeline->unit), false, out);
    lede_buffer_add_char(out, '.');
}

void lede_svg_timeline(lede_buffer *out, const lede_timeline *timeline, lede_slice title,
                       size_t id) {
    if (timeline->n_bins == 0) return;
    time_axis axis = make_axis(timeline);
    double width = (double)axis.n * BIN;
    double step = nice_step(timeline);
    lede_buffer_printf(out,
                       "<div class=\"plot\"><svg viewBox=\"0 0 %.0f %d\" "
                       "preserveAspectRatio=\"none\" role=\"img\" "
                       "aria-labelledby=\"t-%zu d-%zu\"><title id=\"t-%zu\">",
                       width, PLOT_HEIGHT, id, id, id);
    lede_html_put(out, title.size == 0 ? LEDE_SLICE("Timeline") : title);
    lede_buffer_printf(out, "</title><desc id=\"d-%zu\">", id);
    put_description(out, timeline);
    lede_buffer_add_string(out, "</desc>\n");
    put_grid(out, timeline->range, step, width, false);
    lede_buffer_add_char(out, '\n');
    for (size_t i = 0; i < timeline->n_bins; i++) put_bin(out, timeline, &axis, &timeline->bins[i]);
    lede_buffer_add_string(out, "</svg>");
    put_grid(out, timeline->range, step, width, true);
    lede_buffer_add_string(out, "</div>\n");
    put_time_labels(out, timeline, &axis);
}
