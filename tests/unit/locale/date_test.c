#include "locale/date.h"
#include "locale/date_words.h"

#include "test.h"

static lede_slice iso(const char *text) {
    static char out[LEDE_DATE_BYTES];
    lede_date date;
    if (!lede_date_read(lede_slice_of(text), &date)) return LEDE_SLICE("none");
    lede_date_print(&date, out);
    return lede_slice_of(out);
}

TEST(dates_of_news_sites) {
    CHECK_TEXT(iso("16 June 2018 - 10:38 a.m."), "2018-06-16T10:38");
    CHECK_TEXT(iso("Jun 13, 2018"), "2018-06-13");
    CHECK_TEXT(iso("Sept. 5, 2018"), "2018-09-05");
    CHECK_TEXT(iso("Wednesday, June 13, 2018 7:05 PM EDT"), "2018-06-13T19:05-04:00");
    CHECK_TEXT(iso("Wednesday 13th of June 2018 at 7.05pm"), "2018-06-13T19:05");
    CHECK_TEXT(iso("7 p.m. on June 13, 2018"), "2018-06-13T19:00");
    CHECK_TEXT(iso("Sat 16 Jun 2018 10.38 BST"), "2018-06-16T10:38+01:00");
    CHECK_TEXT(iso("the 5th June, 2018"), "2018-06-05");
    CHECK_TEXT(iso("13 JUNE 2018 | 0938 GMT"), "2018-06-13T09:38Z");
    CHECK_TEXT(iso("June 13, 2018 at 7:05 PM ET"), "2018-06-13T19:05");
    CHECK_TEXT(iso("1 May 2018, 12 noon"), "2018-05-01T12:00");
    CHECK_TEXT(iso("26-FEB-1987 15:01:01.01"), "1987-02-26T15:01:01");
    CHECK_TEXT(iso("2018 March 3"), "2018-03-03");
    CHECK_TEXT(iso("13 June 2018 \xE2\x80\x93 22:15"), "2018-06-13T22:15");
    CHECK_TEXT(iso("13\xC2\xA0June\xC2\xA0"
                   "2018 \xC2\xB7 6:00am"),
               "2018-06-13T06:00");
    CHECK_TEXT(iso(" \t13 June 2018\r\n"), "2018-06-13");
}

TEST(dates_of_machines) {
    CHECK_TEXT(iso("2018-06-16T10:38:00+02:00"), "2018-06-16T10:38:00+02:00");
    CHECK_TEXT(iso("2018-06-16T10:38:00.123Z"), "2018-06-16T10:38:00Z");
    CHECK_TEXT(iso("2018-06-16 10:38:00 UTC"), "2018-06-16T10:38:00Z");
    CHECK_TEXT(iso("2018-06-16T10:38-0330"), "2018-06-16T10:38-03:30");
    CHECK_TEXT(iso("20180616T103800Z"), "2018-06-16T10:38:00Z");
    CHECK_TEXT(iso("20180616"), "2018-06-16");
    CHECK_TEXT(iso("Wed, 13 Jun 2018 19:05:00 GMT"), "2018-06-13T19:05:00Z");
    CHECK_TEXT(iso("Wed Jun 13 19:05:00 +0000 2018"), "2018-06-13T19:05:00Z");
    CHECK_TEXT(iso("Wed Jun 13 2018 19:05:00 GMT-0400 (Eastern Daylight Time)"),
               "2018-06-13T19:05:00-04:00");
    CHECK_TEXT(iso("2018/06/13"), "2018-06-13");
    CHECK_TEXT(iso("2016-12-31T23:59:60Z"), "2016-12-31T23:59:60Z");
}

TEST(only_what_is_known_is_given) {
    CHECK_TEXT(iso("June 2018"), "2018-06");
    CHECK_TEXT(iso("2018-06"), "2018-06");
    CHECK_TEXT(iso("06/2018"), "2018-06");
    CHECK_TEXT(iso("2018"), "2018");
    CHECK_TEXT(iso("June 2018 10:38"), "none");
    CHECK_TEXT(iso("June 13"), "none");
    CHECK_TEXT(iso("13 Jun 18"), "none");
    CHECK_TEXT(iso("Wednesday"), "none");
    CHECK_TEXT(iso("10:38 a.m."), "none");
    CHECK_TEXT(iso("yesterday"), "none");
    CHECK_TEXT(iso("2 hours ago"), "none");
    CHECK_TEXT(iso(""), "none");
}

TEST(an_order_is_read_only_when_it_is_certain) {
    CHECK_TEXT(iso("13/06/2018"), "2018-06-13");
    CHECK_TEXT(iso("06/13/2018"), "2018-06-13");
    CHECK_TEXT(iso("13.06.2018 10:38"), "2018-06-13T10:38");
    CHECK_TEXT(iso("05/05/2018"), "2018-05-05");
    CHECK_TEXT(iso("05/06/2018"), "none");
    CHECK_TEXT(iso("05.06.2018"), "2018-06-05");
    CHECK_TEXT(iso("06.13.2018"), "2018-06-13");
    CHECK_TEXT(iso("13/13/2018"), "none");
    CHECK_TEXT(iso("13/06/18"), "none");
}

TEST(twelve_hour_clock) {
    CHECK_TEXT(iso("1 May 2018 12:30 a.m."), "2018-05-01T00:30");
    CHECK_TEXT(iso("1 May 2018 12:30 pm"), "2018-05-01T12:30");
    CHECK_TEXT(iso("1 May 2018 12:30PM"), "2018-05-01T12:30");
    CHECK_TEXT(iso("1 May 2018 19:05 PM"), "2018-05-01T19:05");
    CHECK_TEXT(iso("1 May 2018 19:05 AM"), "none");
    CHECK_TEXT(iso("1 May 2018 13 pm"), "none");
}

TEST(what_is_no_date_is_none) {
    CHECK_TEXT(iso("31 February 2018"), "none");
    CHECK_TEXT(iso("29 February 2018"), "none");
    CHECK_TEXT(iso("29 February 2016"), "2016-02-29");
    CHECK_INT(lede_date_days_of_month(1900, 2), 28);
    CHECK_INT(lede_date_days_of_month(2000, 2), 29);
    CHECK_TEXT(iso("2018-13-01"), "none");
    CHECK_TEXT(iso("2018-06-31"), "none");
    CHECK_TEXT(iso("1 May 2018 25:00"), "none");
    CHECK_TEXT(iso("1 May 2018 10:60"), "none");
    CHECK_TEXT(iso("1 May 2018 10:38+15:00"), "none");
    CHECK_TEXT(iso("June 13-14, 2018"), "none");
    CHECK_TEXT(iso("13 June 2018 and 14 June 2018"), "none");
    CHECK_TEXT(iso("May 2018 was warm"), "none");
    CHECK_TEXT(iso("1234567890123"), "none");
    CHECK_TEXT(iso("in 2018"), "none");
    CHECK_TEXT(iso("999 June 2018"), "none");
}

TEST(no_bytes_at_all_harm) {
    char text[48];
    uint32_t seed = 7;
    static const char alphabet[] = "0123456789-/.:T+ amJun(\xE2\x80\xC2";
    for (int round = 0; round < 200000; round++) {
        size_t size = 0;
        for (; size < sizeof text; size++) {
            seed = seed * 1664525u + 1013904223u;
            text[size] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
            if ((seed >> 28) == 0) break;
        }
        lede_date date;
        if (!lede_date_read((lede_slice){text, size}, &date)) continue;
        CHECK(date.day <= lede_date_days_of_month(date.year, date.month) && date.hour < 24);
    }
}

TEST(every_word_is_found_whatever_its_case) {
    CHECK_INT(lede_date_word_find(LEDE_SLICE("SEPTEMBER"))->value, 9);
    CHECK_INT(lede_date_word_find(LEDE_SLICE("Mar"))->value, 3);
    CHECK(lede_date_word_find(LEDE_SLICE("Maybe")) == NULL);
    CHECK(lede_date_word_find(LEDE_SLICE("")) == NULL);
    lede_slice all =
        LEDE_SLICE("acdt acst aedt aest akdt akst am apr april at aug august awst bst cdt cest "
                   "cet cst ct dec december edt eest eet est et feb february fri friday gmt hkt "
                   "hrs ist jan january jst jul july jun june kst local mar march may mdt "
                   "midnight mon monday msk mst mt nd noon nov november nzdt nzst oct october "
                   "of on pdt pm pst pt rd sat saturday sep sept september sgt st sun sunday th "
                   "the thu thur thurs thursday time tue tues tuesday ut utc wed wednesday weds "
                   "west wet z ");
    size_t count = 0;
    for (size_t from = 0, stop; from < all.size; from = stop + 1) {
        stop = lede_slice_find(all, LEDE_SLICE(" "), from);
        const lede_date_word *word = lede_date_word_find(lede_slice_cut(all, from, stop));
        CHECK(word != NULL);
        count++;
    }
    CHECK_INT(count, 95);
}

/* A date that is known to be as it is printed must be printed as it is: every form with each of its
 * signs changed. */
TEST(what_is_as_printed_is_printed_as_it_is) {
    static const char *const forms[] = {"2018-06-16", "2018-06-16T10:38:00",
                                        "2016-02-29T23:59:60Z"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char text[LEDE_DATE_BYTES];
        size_t size = strlen(forms[i]);
        memcpy(text, forms[i], size + 1);
        CHECK(lede_date_is_printed((lede_slice){text, size}));
        for (size_t at = 0; at < size; at++) {
            for (int sign = 1; sign < 256; sign++) {
                text[at] = (char)sign;
                bool is_printed = lede_date_is_printed((lede_slice){text, size});
                CHECK(!is_printed || lede_slice_equal(iso(text), (lede_slice){text, size}));
            }
            text[at] = forms[i][at];
        }
    }
    CHECK(!lede_date_is_printed(LEDE_SLICE("2018-02-29")));
    CHECK(!lede_date_is_printed(LEDE_SLICE(" 2018-06-16")));
}

int main(void) {
    RUN(what_is_as_printed_is_printed_as_it_is);
    RUN(dates_of_news_sites);
    RUN(dates_of_machines);
    RUN(only_what_is_known_is_given);
    RUN(an_order_is_read_only_when_it_is_certain);
    RUN(twelve_hour_clock);
    RUN(what_is_no_date_is_none);
    RUN(no_bytes_at_all_harm);
    RUN(every_word_is_found_whatever_its_case);
    return DONE();
}
