/* where_test.c — choosing articles by their metadata. */
#include "test.h"

#include "record/where.h"

static lede_slice fields[LEDE_N_FIELDS];
static lede_error why;

/* "yes", "no", or the message. */
static const char *answer(const char *condition) {
    static char text[sizeof why.message + 40];
    lede_where *where;
    bool keep = false;
    lede_status status = lede_where_new(condition, &where, &why);
    if (status == LEDE_OK) status = lede_where_test(where, fields, &keep, &why);
    lede_where_free(where);
    if (status == LEDE_OK) return keep ? "yes" : "no";
    snprintf(text, sizeof text, "%s: %s", lede_status_name(status), why.message);
    return text;
}

#define CHECK_SAYS(condition, words)                                                               \
    do {                                                                                           \
        const char *said = answer(condition);                                                      \
        if (strstr(said, (words)) == NULL) {                                                       \
            test_ok = false;                                                                       \
            printf("# %s:%d: %s says %s\n", __FILE__, __LINE__, (condition), said);                \
        }                                                                                          \
    } while (0)

TEST(a_condition_reads_the_fields) {
    CHECK_STRING(answer("publisher = 'BBC'"), "yes");
    CHECK_STRING(answer("publisher='BBC' and published>='2018-06'"), "yes");
    CHECK_STRING(answer("publisher='BBC' and published>='2018-07'"), "no");
    CHECK_STRING(answer("title like '%harbour%' or id = 'x'"), "yes");
    CHECK_STRING(answer("publisher in ('ITV', 'BBC') -- two of them"), "yes");
    CHECK_STRING(answer("substr(published, 1, 4) = '2018'"), "yes");
}

TEST(what_is_missing_is_no) {
    CHECK_STRING(answer("section = 'sport'"), "no");
    CHECK_STRING(answer("section <> 'sport'"), "no");
    CHECK_STRING(answer("section is null"), "yes");
}

static bool names_language(const char *condition) {
    lede_where *where;
    CHECK_OK(lede_where_new(condition, &where, err));
    bool names = lede_where_names(where, LEDE_FIELD_LANGUAGE);
    lede_where_free(where);
    return names;
}

TEST(a_condition_tells_what_it_may_ask_for) {
    CHECK(names_language("language = 'de'"));
    CHECK(names_language("publisher = 'BBC' and \"LANGUAGE\" is null"));
    CHECK(!names_language("publisher = 'BBC'"));
}

TEST(one_condition_serves_many_articles) {
    lede_where *where;
    bool keep;
    lede_slice other[LEDE_N_FIELDS] = {{NULL, 0}};
    other[LEDE_FIELD_PUBLISHER] = LEDE_SLICE("ITV");
    CHECK_OK(lede_where_new("publisher = 'BBC'", &where, err));
    for (int i = 0; i < 3; i++) {
        CHECK_OK(lede_where_test(where, fields, &keep, err));
        CHECK(keep);
        CHECK_OK(lede_where_test(where, other, &keep, err));
        CHECK(!keep);
    }
    lede_where_free(where);
}

TEST(an_unknown_field_is_answered_with_those_there_are) {
    CHECK_SAYS("publicher = 'BBC'", "usage: --where: no such column: publicher; there are: id "
                                    "source title deck byline published modified publisher section "
                                    "language url");
    CHECK_STRING(why.excerpt, "publicher = 'BBC'\n^");
    CHECK_SAYS("publisher = \"BBC\"", "text stands in single quotes");
}

TEST(what_is_no_condition_is_refused) {
    CHECK_SAYS("publisher = 'BBC", "usage: --where: this quote is not closed");
    CHECK_SAYS("publisher =", "usage: --where: ");
    CHECK_SAYS("", "usage: --where: a condition was expected, but it is empty");
    CHECK_SAYS("publisher", "usage: --where: this gives a text, not yes or no");
    CHECK_SAYS("1), (2", "one condition was expected");
    CHECK_SAYS("1); select (1", "one condition was expected");
    CHECK_SAYS("id = ?", "one condition was expected");
    CHECK_SAYS("1) union select (1", "--where: ");
}

TEST(a_field_is_a_text_also_beside_a_number) {
    CHECK_STRING(answer("published >= 2018"), "yes");
    CHECK_STRING(answer("published >= 2019"), "no");
    CHECK_STRING(answer("published < 2019"), "yes");
}

TEST(a_date_without_quotes_is_no_subtraction) {
    CHECK_SAYS("published > 2018-06-01", "usage: --where: dates stand in quotes, '2018-06-01'");
    CHECK_SAYS("id = 'x' or published >= 2018-06", "dates stand in quotes, '2018-06'");
    CHECK_STRING(answer("published >= '2018-06-01' and id <> '2018-06'"), "yes");
    CHECK_STRING(answer("12018-06 = 12012"), "yes");
}

TEST(a_condition_may_do_nothing_else) {
    CHECK_SAYS("random() > 0", "the function random() is not allowed");
    CHECK_SAYS("published > date('now')", "--where: date() may not ask for the time of day");
    CHECK_SAYS("date(published) = '2018-06-16'", "yes");
    CHECK_SAYS("load_extension('x') is null", "the function load_extension()");
    CHECK_SAYS("(select count(*) from sqlite_master) = 0", "yes");
    CHECK_SAYS("(with recursive x(n) as (select 1 union all select n + 1 from x) "
               "select max(n) from x) = 0",
               "limit: --where takes more than 1000000 steps");
}

int main(void) {
    fields[LEDE_FIELD_ID] = LEDE_SLICE("a1");
    fields[LEDE_FIELD_TITLE] = LEDE_SLICE("The Harbour reopens");
    fields[LEDE_FIELD_PUBLISHER] = LEDE_SLICE("BBC");
    fields[LEDE_FIELD_PUBLISHED] = LEDE_SLICE("2018-06-16T10:38");
    RUN(a_condition_reads_the_fields);
    RUN(what_is_missing_is_no);
    RUN(a_condition_tells_what_it_may_ask_for);
    RUN(one_condition_serves_many_articles);
    RUN(an_unknown_field_is_answered_with_those_there_are);
    RUN(what_is_no_condition_is_refused);
    RUN(a_field_is_a_text_also_beside_a_number);
    RUN(a_date_without_quotes_is_no_subtraction);
    RUN(a_condition_may_do_nothing_else);
    return DONE();
}
