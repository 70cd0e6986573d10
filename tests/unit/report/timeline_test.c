#include "test.h"

#include "report/timeline.h"

static bool reads(const char *text, int32_t year, uint32_t month, uint32_t day) {
    lede_timeline_date date;
    return lede_timeline_date_read(lede_slice_of(text), &date) && date.year == year &&
           date.month == month && date.day == day;
}

TEST(a_date_is_as_much_as_is_known) {
    CHECK(reads("2018", 2018, 0, 0));
    CHECK(reads("2018-06", 2018, 6, 0));
    CHECK(reads("2018-06-16", 2018, 6, 16));
    CHECK(reads("2018-06-16T10:38", 2018, 6, 16));
    CHECK(reads(" 2018-06-16 10:38 ", 2018, 6, 16));
    CHECK(reads("2024-02-29", 2024, 2, 29));
}

/* As words: at a chart's foot short, elsewhere whole. */
static const char *printed(lede_timeline_date date, bool is_short, lede_buffer *out) {
    out->size = 0;
    lede_timeline_date_print(date, is_short, out);
    lede_buffer_add_char(out, '\0');
    return out->data;
}

TEST(a_date_is_printed_as_far_as_it_is_known) {
    lede_buffer out = {0};
    lede_timeline_date date = {.year = 2018, .month = 6, .day = 16};
    CHECK_STRING(printed(date, false, &out), "16 June 2018");
    CHECK_STRING(printed(date, true, &out), "16 Jun");
    date.day = 0;
    CHECK_STRING(printed(date, false, &out), "June 2018");
    CHECK_STRING(printed(date, true, &out), "Jun 2018");
    date.month = 0;
    CHECK_STRING(printed(date, true, &out), "2018");
    lede_buffer_clear(&out);
}

TEST(what_no_calendar_has_is_no_date) {
    lede_timeline_date date;
    const char *const texts[] = {"",           "18",         "June 2018",  "2018-13", "2018-00",
                                 "2023-02-29", "2018-06-31", "2018-06-1x", "2018/06", "20180616"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CHECK(!lede_timeline_date_read(lede_slice_of(texts[i]), &date));
    }
}

/* ISO 8601: a week belongs to the year, and here to the month, that its Thursday is in. */
TEST(a_part_of_a_year_is_put_where_it_can_be) {
    CHECK(reads("2024-W45", 2024, 11, 0));
    CHECK(reads("2018-W01", 2018, 1, 0));
    CHECK(reads("2018-W31", 2018, 8, 0)); /* 30 July to 5 August */
    CHECK(reads("2020-W53", 2020, 12, 0));
    CHECK(reads("2018-SU", 2018, 0, 0));
    CHECK(reads("2018-Q3", 2018, 0, 0));
    CHECK(reads("2018-06-13TNI", 2018, 6, 13));
    lede_timeline_date date;
    const char *const texts[] = {"2018-W53", "2018-W00", "2018-Wxx", "2018-Q5", "199X", "XXXX-W24"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CHECK(!lede_timeline_date_read(lede_slice_of(texts[i]), &date));
    }
}

/* Every day of four centuries is the one after the day before, and comes back from its bin. */
TEST(days_are_counted_without_gaps) {
    static const uint32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t last = lede_timeline_date_bin((lede_timeline_date){1799, 12, 31}, LEDE_UNIT_DAY);
    for (int32_t year = 1800; year < 2200; year++) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year == 2000);
        for (uint32_t month = 1; month <= 12; month++) {
            uint32_t n = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
            for (uint32_t day = 1; day <= n; day++) {
                int64_t bin =
                    lede_timeline_date_bin((lede_timeline_date){year, month, day}, LEDE_UNIT_DAY);
                lede_timeline_date back = lede_timeline_date_of_bin(bin, LEDE_UNIT_DAY);
                if (bin != last + 1 || back.year != year || back.month != month ||
                    back.day != day) {
                    CHECK(false);
                    return;
                }
                last = bin;
            }
        }
    }
    CHECK_INT(lede_timeline_date_of_bin(0, LEDE_UNIT_DAY).year, 0);
    CHECK_INT(lede_timeline_date_of_bin(24221, LEDE_UNIT_MONTH).year, 2018);
    CHECK_INT(lede_timeline_date_of_bin(24221, LEDE_UNIT_MONTH).month, 6);
}

typedef struct made {
    lede_arena arena;
    lede_timeline timeline;
} made;

static void make(made *m, const char *const *dates, size_t n) {
    static const lede_slice names[] = {{"date", 4}};
    *m = (made){0};
    lede_value *cells = lede_arena_array(&m->arena, n, sizeof *cells);
    for (size_t i = 0; i < n; i++) cells[i] = lede_value_text(lede_slice_of(dates[i]));
    lede_grid grid = {names, 1, cells, n};
    CHECK(lede_timeline_make(&grid, &m->arena, &m->timeline));
}

TEST(equal_dates_are_one_bar_and_order_does_not_matter) {
    made m;
    const char *const dates[] = {"2018-06-18", "2018-06-16T09:00", "2018-06-16", NULL};
    make(&m, dates, 4);
    CHECK_INT(m.timeline.unit, LEDE_UNIT_DAY);
    CHECK_INT(m.timeline.n_bins, 2);
    CHECK_INT(m.timeline.bins[0].value, 2);
    CHECK_INT(m.timeline.bins[1].bin - m.timeline.bins[0].bin, 2);
    CHECK_INT(m.timeline.n_undated, 1);
    lede_arena_clear(&m.arena);
}

TEST(the_unit_follows_the_span) {
    made m;
    const char *const years[] = {"1931-05-02", "2018-06-16", "2018-06-17"};
    make(&m, years, 3);
    CHECK_INT(m.timeline.unit, LEDE_UNIT_YEAR);
    CHECK_INT(m.timeline.n_bins, 2);
    lede_arena_clear(&m.arena);
    const char *const months[] = {"2017-01-02", "2018-06-16", "2018-06-17"};
    make(&m, months, 3);
    CHECK_INT(m.timeline.unit, LEDE_UNIT_MONTH);
    CHECK_INT(m.timeline.n_bins, 2);
    lede_arena_clear(&m.arena);
}

/* A month is not put on its first day: it stands apart, unless most dates are months. */
TEST(a_coarse_date_is_not_put_on_a_day) {
    made m;
    const char *const few[] = {"2018-06-16", "2018-06", "2018-06-20", "2018", "2018-06"};
    make(&m, few, 5);
    CHECK_INT(m.timeline.unit, LEDE_UNIT_MONTH);
    const char *const most[] = {"2018-06-16", "2018-06-17", "2018-06-20", "2018", "2018-06"};
    made days;
    make(&days, most, 5);
    CHECK_INT(days.timeline.unit, LEDE_UNIT_DAY);
    CHECK_INT(days.timeline.n_coarse, 2);
    const char *const daily[] = {"2018-06-16", "2018-06-17", "2018-06-20", "2018-06", "2018-06"};
    made apart;
    make(&apart, daily, 5);
    CHECK_INT(apart.timeline.unit, LEDE_UNIT_DAY);
    CHECK_INT(apart.timeline.n_bins, 3);
    CHECK_INT(apart.timeline.n_coarse, 1);
    CHECK_INT(apart.timeline.coarse[0].value, 2);
    CHECK_INT(apart.timeline.coarse_units[0], LEDE_UNIT_MONTH);
    lede_arena_clear(&m.arena);
    lede_arena_clear(&days.arena);
    lede_arena_clear(&apart.arena);
}

TEST(thousands_of_dates_stay_few_bars) {
    enum { N = 5000 };
    static char texts[N][24];
    static const char *dates[N];
    for (int i = 0; i < N; i++) {
        snprintf(texts[i], sizeof texts[i], "%04d-%02d-%02d", 1900 + i % 120, i % 12 + 1,
                 i % 28 + 1);
        dates[i] = texts[i];
    }
    made m;
    make(&m, dates, N);
    CHECK_INT(m.timeline.unit, LEDE_UNIT_YEAR);
    CHECK_INT(m.timeline.n_bins, 120);
    double sum = 0;
    for (size_t i = 0; i < m.timeline.n_bins; i++) sum += m.timeline.bins[i].value;
    CHECK_INT(sum, N);
    lede_arena_clear(&m.arena);
}

int main(void) {
    RUN(a_date_is_as_much_as_is_known);
    RUN(a_date_is_printed_as_far_as_it_is_known);
    RUN(what_no_calendar_has_is_no_date);
    RUN(a_part_of_a_year_is_put_where_it_can_be);
    RUN(days_are_counted_without_gaps);
    RUN(equal_dates_are_one_bar_and_order_does_not_matter);
    RUN(the_unit_follows_the_span);
    RUN(a_coarse_date_is_not_put_on_a_day);
    RUN(thousands_of_dates_stay_few_bars);
    return DONE();
}
