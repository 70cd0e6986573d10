/* rows_test.c — what a report may ask, and how it is refused what it may not. */
#include "sample.h"

static lede_store *store;
static lede_buffer out;

/* The answer to `sql` begins with `wanted`. */
#define CHECK_ASK(sql, wanted)                                                                     \
    do {                                                                                           \
        const char *got_text = ask(store, (sql), &out);                                            \
        if (strncmp(got_text, (wanted), strlen(wanted)) != 0) {                                    \
            test_ok = false;                                                                       \
            printf("# %s:%d: %s\n#   gave \"%s\",\n#   expected \"%s\"\n", __FILE__, __LINE__,     \
                   (sql), got_text, (wanted));                                                     \
        }                                                                                          \
    } while (0)

TEST(questions_are_answered) {
    CHECK_ASK("select count(*) from breaks", "2");
    CHECK_ASK("select count(*) from breaks;  -- the end\n /* so it is */ ;", "2");
    CHECK_ASK("with x(n) as (select 1 union all select n + 1 from x where n < 5) select n from x",
              "1 2 3 4 5");
    CHECK_ASK("select value from json_each('[1,2]')", "1 2");
    CHECK_ASK("select count(*) over () from breaks limit 1", "2");
    CHECK_ASK("with x as (select 1 union all select 2) select count(*) from x", "2");
    CHECK_ASK("select count(*) from (select 1 from capture limit 1)", "1");
    CHECK_ASK("select upper(substr('abc', 2)) || printf('%03d', 7)", "BC007");
    CHECK_ASK("select title from article where title like 'acme%' and id glob 'a*'", "Acme halts");
    CHECK_ASK("select name from sqlite_master where name = 'breaks'", "breaks");
}

static lede_status open_rows(lede_store *of, const char *sql, lede_rows **rows, lede_error *why) {
    lede_select select = {.sql = lede_slice_of(sql)};
    return lede_store_select(of, &select, rows, why);
}

TEST(values_are_bound_in_order) {
    lede_value values[] = {lede_value_text(LEDE_SLICE("it's")), lede_value_int(-4),
                           lede_value_real(0.5), lede_value_null(), lede_value_bool(true)};
    lede_rows *rows;
    lede_value got[5];
    lede_select select = {LEDE_SLICE("select ? as a, ?, ?, ?, ? as e"), values, 5, 0};
    CHECK_OK(lede_store_select(store, &select, &rows, err));
    CHECK_INT(lede_rows_n_columns(rows), 5);
    CHECK_STRING(lede_rows_column(rows, 0), "a");
    CHECK_STRING(lede_rows_column(rows, 4), "e");
    CHECK_OK(lede_rows_next(rows, got, err));
    CHECK_TEXT(got[0].as.text, "it's");
    CHECK(got[1].kind == LEDE_INT && got[1].as.integer == -4);
    CHECK(got[2].kind == LEDE_REAL && got[3].kind == LEDE_NULL);
    CHECK(got[4].kind == LEDE_INT && got[4].as.integer == 1);
    CHECK_INT(lede_rows_next(rows, got, NULL), LEDE_END);
    CHECK_INT(lede_rows_next(rows, got, NULL), LEDE_END);
    lede_rows_close(rows);
    lede_error why;
    CHECK_INT(open_rows(store, "select ?", &rows, &why), LEDE_USAGE);
    CHECK_STRING(why.message, "SQL: the query has 1 '?' and got 0 values");
}

TEST(an_empty_text_is_not_null) {
    lede_rows *rows;
    lede_value got[2];
    CHECK_OK(open_rows(store, "select '', null", &rows, err));
    CHECK_OK(lede_rows_next(rows, got, err));
    CHECK(got[0].kind == LEDE_TEXT && got[0].as.text.size == 0 && got[0].as.text.data != NULL);
    CHECK(got[1].kind == LEDE_NULL);
    lede_rows_close(rows);
}

TEST(nothing_can_be_changed) {
    CHECK_ASK("insert into article(id) values('x')", "usage: a query may only SELECT: INSERT");
    CHECK_ASK("update article set id = 'x'", "usage: a query may only SELECT: UPDATE of article");
    CHECK_ASK("delete from article", "usage: a query may only SELECT: DELETE");
    CHECK_ASK("drop table breaks", "usage: a query may only SELECT: DELETE or DROP");
    CHECK_ASK("create table x(y)", "usage: a query may only SELECT: INSERT or CREATE");
    CHECK_ASK("create temp table x(y)", "usage: a query may only SELECT");
    CHECK_ASK("create view x as select 1", "usage: a query may only SELECT");
    CHECK_ASK("begin", "usage: a query may only SELECT: a transaction");
    CHECK_ASK("commit", "usage: a query may only SELECT: a transaction");
    CHECK_ASK("savepoint a", "usage: a query may only SELECT: a transaction");
    CHECK_ASK("vacuum", "usage: a query may only SELECT");
    CHECK_ASK("vacuum into 'x.db'", "usage: a query may only SELECT");
    CHECK_ASK("reindex", "usage: a query may only SELECT");
    CHECK_ASK("analyze", "usage: a query may only SELECT");
    CHECK_ASK("select count(*) from article", "1");
}

TEST(nothing_outside_the_store_is_reached) {
    CHECK_ASK("attach 'other.db' as other", "usage: a query may only SELECT: ATTACH is not");
    CHECK_ASK("detach main", "usage: a query may only SELECT: DETACH is not");
    CHECK_ASK("pragma query_only = off", "usage: a query may only SELECT: PRAGMA query_only is");
    CHECK_ASK("select * from pragma_database_list", "usage: a query may only SELECT");
    CHECK_ASK("select load_extension('x.so')",
              "usage: a query may only SELECT: the function load_extension() is not allowed");
    CHECK_ASK("select writefile('x', 'y')", "usage: ");
    CHECK_ASK("select readfile('x')", "usage: ");
    CHECK_ASK("select * from dbstat", "usage: ");
    CHECK_ASK("select count(*) from dbstat", "usage: ");
    CHECK_ASK("select count(*) from pragma_database_list", "usage: ");
    CHECK_ASK("select count(*) from PRAGMA_database_list", "usage: ");
    CHECK_ASK("select count(*) from sqlite_temp_master", "usage: ");
    CHECK_ASK("select * from sqlite_dbpage", "usage: ");
    CHECK_ASK("select fts3_tokenizer('x')", "usage: ");
}

TEST(nothing_random_or_of_the_clock_is_answered) {
    CHECK_ASK("select random()", "usage: a query may only SELECT: the function random() is not");
    CHECK_ASK("select randomblob(4)", "usage: a query may only SELECT: the function randomblob()");
    CHECK_ASK("select 1 order by RANDOM()", "usage: a query may only SELECT: the function");
    CHECK_ASK("select date('now')",
              "usage: SQL: date() may not ask for the time of day or the time");
    CHECK_ASK("select date(x'6E6F77')", "usage: SQL: date() may not ask");
    CHECK_ASK("select date('now' || char(0) || 'x')", "usage: SQL: date() may not ask");
    CHECK_ASK("select date()", "usage: SQL: date() may not ask");
    CHECK_ASK("select strftime('%Y')", "usage: SQL: strftime() may not ask");
    CHECK_ASK("select datetime('2018-06-16', ' LocalTime')", "usage: SQL: datetime() may not ask");
    CHECK_ASK("select unixepoch()",
              "usage: a query may only SELECT: the function unixepoch(), which");
    CHECK_ASK("select current_timestamp", "usage: a query may only SELECT: the function current_t");
    CHECK_ASK("select sqlite_version()", "usage: a query may only SELECT: the function sqlite_v");
    CHECK_ASK("select last_insert_rowid()", "usage: a query may only SELECT: the function last_");
}

TEST(dates_are_reckoned_without_a_clock) {
    CHECK_ASK("select strftime('%Y-%m', '2018-06-16T10:38')", "2018-06");
    CHECK_ASK("select date('2018-06-28', '+7 days')", "2018-07-05");
    CHECK_ASK("select julianday('2018-06-16') - julianday('2018-06-09')", "7");
    CHECK_ASK("select ifnull(date('no date'), 'none'), date(null)", "none");
    CHECK_ASK(
        "with x(d) as (values ('2018-06-16'), ('2018-12-31')) select strftime('%w', d) from x",
        "6 1");
}

TEST(a_query_without_end_is_stopped) {
    CHECK_ASK(
        "with recursive x(n) as (select 1 union all select n + 1 from x) select max(n) from x",
        "limit: the query took more than 1000000 steps; --limit report-steps=N allows more");
    CHECK_ASK("select count(*) from breaks", "2"); /* the store goes on */
}

TEST(steps_are_counted_over_all_rows) {
    lede_rows *rows;
    lede_value got[1];
    lede_error err = {0};
    uint64_t n_rows = 0;
    lede_select select = {
        .sql = LEDE_SLICE("with recursive x(n) as (select 1 union all select n + 1 from x) "
                          "select n from x"),
        .steps = 100000};
    CHECK_INT(lede_store_select(store, &select, &rows, &err), LEDE_OK);
    lede_status status;
    while ((status = lede_rows_next(rows, got, &err)) == LEDE_OK) n_rows++;
    CHECK_INT(status, LEDE_LIMIT);
    CHECK(n_rows > 1000 && n_rows < 100000);
    lede_rows_close(rows);
}

TEST(a_value_cannot_grow_without_end) {
    CHECK_ASK("select length(hex(printf('%.*c', 40000000, 'x')))",
              "limit: SQL: string or blob too b");
    CHECK_ASK("select zeroblob(1000000000)",
              "usage: a query may only SELECT: the function zeroblob");
}

TEST(wrong_sql_is_shown_with_its_place) {
    CHECK_ASK("select actor\nfrom breaks where actr = 'x'",
              "usage: SQL: no such column: actr\nfrom breaks where actr = 'x'\n"
              "                  ^");
    CHECK_ASK("select é from breaks wher", "usage: SQL: ");
    CHECK_ASK("selekt 1", "usage: SQL: near \"selekt\": syntax error\nselekt 1\n^");
    CHECK_ASK("select * from breks",
              "usage: SQL: no such table: breks; there are: article capture sentence mention rule "
              "failure run breaks coverage; a run writes those of packs that its script keeps "
              "(lede.keep)\nselect * from breks\n              ^");
    CHECK_ASK("select actor from breaks where actor = \"Acme\"", "usage: SQL: no such column: ");
    CHECK(strstr(out.data, "text stands in single quotes: 'so'") != NULL);
}

TEST(one_select_at_a_time) {
    CHECK_ASK("select 1; select 2",
              "usage: SQL: one SELECT at a time, but more follows:  select 2");
    CHECK_ASK("select 1; drop table breaks", "usage: SQL: one SELECT at a time");
    CHECK_ASK("", "usage: SQL: the query is empty");
    CHECK_ASK(" -- nothing", "usage: SQL: the query is empty");
    CHECK_ASK("explain select 1", "usage: a query may only SELECT");
}

TEST(two_queries_may_be_open) {
    lede_rows *a, *b;
    lede_value got[1];
    const char *sql = "select n from capture order by record";
    CHECK_OK(open_rows(store, sql, &a, err));
    CHECK_OK(lede_rows_next(a, got, err));
    CHECK_OK(open_rows(store, sql, &b, err));
    CHECK_OK(lede_rows_next(b, got, err));
    CHECK_OK(lede_rows_next(a, got, err));
    CHECK_INT(lede_rows_next(a, got, NULL), LEDE_END);
    CHECK_OK(lede_rows_next(b, got, err));
    lede_rows_close(b);
    lede_rows_close(a);
}

/* collate reads and writes at once. */
TEST(rows_may_be_written_while_others_are_read) {
    lede_store *other = sample_store(NULL);
    lede_rows *rows;
    lede_value got[1];
    CHECK_OK(put(other, rich_result(0, "a1", "x"), err));
    CHECK_OK(lede_store_commit(other, err));
    CHECK_OK(open_rows(other, "select n_words from breaks", &rows, err));
    while (lede_rows_next(rows, got, NULL) == LEDE_OK) {
        CHECK_OK(lede_store_write_row(other, COVERAGE, NULL, got, 1, err));
    }
    lede_rows_close(rows);
    CHECK_OK(lede_store_commit(other, err));
    CHECK_STRING(ask(other, "select count(*) from coverage where article is null", &out), "2");
    lede_store_end(other);
}

int main(void) {
    store = sample_store(NULL);
    if (put(store, rich_result(0, "a1", "Acme halts"), NULL) != LEDE_OK) return 1;
    if (lede_store_commit(store, NULL) != LEDE_OK) return 1;
    RUN(questions_are_answered);
    RUN(values_are_bound_in_order);
    RUN(an_empty_text_is_not_null);
    RUN(nothing_can_be_changed);
    RUN(nothing_outside_the_store_is_reached);
    RUN(nothing_random_or_of_the_clock_is_answered);
    RUN(dates_are_reckoned_without_a_clock);
    RUN(a_query_without_end_is_stopped);
    RUN(steps_are_counted_over_all_rows);
    RUN(a_value_cannot_grow_without_end);
    RUN(wrong_sql_is_shown_with_its_place);
    RUN(one_select_at_a_time);
    RUN(two_queries_may_be_open);
    RUN(rows_may_be_written_while_others_are_read);
    lede_buffer_clear(&out);
    lede_store_end(store);
    return DONE();
}
