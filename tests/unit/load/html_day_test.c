#include "test.h"

#include "load/html_day.h"
#include "locale/month.h"

static lede_slice day(const char *text, const char *language) {
    static char iso[LEDE_DATE_BYTES];
    lede_date date;
    if (!lede_html_day_find(lede_slice_of(text), lede_slice_of(language), &date)) {
        return LEDE_SLICE("none");
    }
    lede_date_print(&date, iso);
    return lede_slice_of(iso);
}
#define CHECK_DAY(text, language, wanted) CHECK_TEXT(day((text), (language)), (wanted))

TEST(months_have_names_in_many_languages) {
    CHECK_INT(lede_month_find(LEDE_SLICE("March")), 3);
    CHECK_INT(lede_month_find(LEDE_SLICE("M\xC3\x84RZ")), 3);
    CHECK_INT(lede_month_find(LEDE_SLICE("ao\xC3\xBBt")), 8);
    CHECK_INT(lede_month_find(LEDE_SLICE("stycznia")), 1);
    CHECK_INT(lede_month_find(LEDE_SLICE("\xD0\xAF\xD0\xBD\xD0\xB2\xD0\xB0\xD1\x80\xD1\x8F")), 1);
    CHECK_INT(lede_month_find(LEDE_SLICE("dic")), 12);
    CHECK_INT(lede_month_find(LEDE_SLICE("ma")), 0);
    CHECK_INT(lede_month_find(LEDE_SLICE("marching")), 0);
}

TEST(days_are_found_inside_text) {
    CHECK_DAY("Posted on 3 May 2019 by Jane", "en", "2019-05-03");
    CHECK_DAY("Updated: May 3rd, 2019 at 10:30", "en", "2019-05-03");
    CHECK_DAY("Ver\xC3\xB6"
              "ffentlicht am 13. M\xC3\xA4rz 2019",
              "de", "2019-03-13");
    CHECK_DAY("Le 1er f\xC3\xA9vrier 2020 \xC3\xA0 10h", "fr", "2020-02-01");
    CHECK_DAY("5 de marzo de 2021", "es", "2021-03-05");
    CHECK_DAY("Stand: 2021-03-05, 10 Uhr", "de", "2021-03-05");
    CHECK_DAY("2020\xE5\xB9\xB4"
              "2\xE6\x9C\x88"
              "19\xE6\x97\xA5",
              "zh", "2020-02-19");
}

TEST(the_language_gives_the_order) {
    CHECK_DAY("03/05/2019", "de", "2019-05-03");
    CHECK_DAY("03/05/2019", "en-US", "2019-03-05");
    CHECK_DAY("03/05/2019", "en-GB", "2019-05-03");
    CHECK_DAY("03/05/2019", "en", "none");
    CHECK_DAY("23/05/2019", "en", "2019-05-23");
    CHECK_DAY("05/05/2019", NULL, "2019-05-05");
    CHECK_DAY("3.5.2019", NULL, "2019-05-03");
}

TEST(what_is_no_day_is_left_alone) {
    CHECK_DAY("May 2019", "en", "none");
    CHECK_DAY("31. Februar 2019", "de", "none");
    CHECK_DAY("192.168.10.2019", "de", "none");
    CHECK_DAY("Version 1.2.3", "de", "none");
    CHECK_DAY("in 1823-05-04", "de", "none");
    CHECK_DAY("3 May 19", "en", "none");
}

int main(void) {
    RUN(months_have_names_in_many_languages);
    RUN(days_are_found_inside_text);
    RUN(the_language_gives_the_order);
    RUN(what_is_no_day_is_left_alone);
    return DONE();
}
