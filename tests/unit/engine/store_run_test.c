/* store_run_test.c — runs into a store: what it keeps, and a stop while it is brought up to date.
 */
#include "test.h"

#include <unistd.h>

#include "base/buffer.h"
#include "folder.h"
#include "lede.h"

#define RULE                                                                                       \
    "lede.rule { name = 'names', pattern = [=[ who:'Acme' ]=], record = { who = 'who.text' } }\n"
static const char rule_text[] = "local lede = require 'lede'\n" RULE;
static const char collate_text[] =
    "local lede = require 'lede'\n" RULE
    "lede.collate { name = 'sums', fields = { 'n' }, run = function(store)\n"
    "  return { { n = store:rows('select count(*) n from capture')[1].n } }\n"
    "end }\n";

typedef struct bench {
    char folder[TEST_NAME_BYTES];
    lede_engine *engine;
    lede_script *script;
} bench;

static bench open_bench(const char *text) {
    bench b = {.engine = NULL};
    lede_engine_options options = {.script_path = "scripts"};
    CHECK(mkdtemp(test_temporary(b.folder)) != NULL);
    CHECK_OK(lede_engine_open(&options, &b.engine, err));
    CHECK_OK(lede_script_open_text(b.engine, "t.lua", lede_slice_of(text), &b.script, err));
    return b;
}

static void close_bench(bench *b) {
    lede_script_close(b->script);
    lede_engine_close(b->engine);
    remove_folder(b->folder);
}

/* The name of a file of the bench; stands as long as the test. */
static const char *path_of(const bench *b, const char *name) {
    enum { MOST = 8 };
    static char paths[MOST][TEST_NAME_BYTES + 32];
    static unsigned n;
    char *path = paths[n++ % MOST];
    snprintf(path, sizeof paths[0], "%s/%s", b->folder, name);
    return path;
}

static void write_article(const bench *b, const char *name, const char *id, const char *text) {
    FILE *file = fopen(path_of(b, name), "w");
    fprintf(file, "{\"id\":\"%s\",\"text\":\"%s\"}\n", id, text);
    fclose(file);
}

static lede_status keep(void *context, lede_slice bytes, lede_error *err) {
    (void)err;
    lede_buffer_add(context, bytes);
    return LEDE_OK;
}

/* Whether a dump of the store has this text. */
static bool has(lede_store *store, const char *text) {
    lede_buffer dump = {0};
    CHECK_OK(lede_store_dump(store, keep, &dump, err));
    bool found = lede_slice_find(lede_buffer_slice(&dump), lede_slice_of(text), 0) != SIZE_MAX;
    lede_buffer_clear(&dump);
    return found;
}

static void run_into(const bench *b, const lede_run_options *options) {
    lede_run *run = NULL;
    lede_item item;
    CHECK_OK(lede_run_open(b->engine, options, &run, err));
    while (lede_run_next(run, &item, NULL) == LEDE_OK) continue;
    CHECK_OK(lede_run_finish(run, err));
    lede_run_close(run);
}

/* ---- what is kept -------------------------------------------------------------------------- */

static const char record_row[] = "\"record\":\"a/names/1\",\"article\":\"a\"";
static const char capture_row[] = "\"name\":\"who\",\"n\":1";
static const char sentence_row[] = "\"text\":\"Acme fell.\"}";

/* Whether captures and sentences are kept beside records, which are in any case. `name` NULL: a
 * store without one. */
static bool keeps_all(const char *text, const char *name, bool records_only) {
    bench b = open_bench(text);
    lede_store *store = NULL;
    const char *input = path_of(&b, "a.jsonl");
    const char *path = name == NULL ? NULL : path_of(&b, name);
    write_article(&b, "a.jsonl", "a", "Acme fell.");
    CHECK_OK(lede_store_create(b.engine, path, false, b.script, &store, err));
    lede_run_options options = {.script = b.script,
                                .inputs = &input,
                                .n_inputs = 1,
                                .store = store,
                                .records_only = records_only};
    run_into(&b, &options);
    CHECK(has(store, record_row));
    bool has_captures = has(store, capture_row);
    CHECK(has(store, sentence_row) == has_captures);
    lede_store_close(store);
    close_bench(&b);
    return has_captures;
}

TEST(records_only_leaves_out_what_nobody_can_read) {
    CHECK(!keeps_all(rule_text, NULL, true));
    CHECK(keeps_all(rule_text, NULL, false));
}
TEST(records_only_is_not_heeded_where_others_may_read) {
    CHECK(keeps_all(rule_text, "named.db", true));
    CHECK(keeps_all(collate_text, NULL, true));
}

/* ---- mentions ------------------------------------------------------------------------------ */

#define NAMED                                                                                      \
    "local lede = require 'lede'\n"                                                                \
    "lede.rule { name = 'firm', pattern = [=[ 'Acme' ]=], annotate = 'org' }\n"
#define REPORT(sql)                                                                                \
    NAMED "lede.report { name = 'r', title = 'R', build = function(page, store)\n"                 \
          "  page:table(store:rows(" sql "))\n"                                                    \
          "end }\n"
static const char plain_report[] = REPORT("'select id from article'");
static const char mention_report[] = REPORT("[[select name from mention]]");
static const char loud_report[] = REPORT("'select count(*) as n from MENTION'");
static const char pieced_report[] = REPORT("'select name from men' .. 'tion'");
static const char collate_of_mentions[] =
    NAMED "lede.collate { name = 'sums', fields = { 'n' }, run = function(store)\n"
          "  return { { n = store:rows('select count(*) n from mention')[1].n } }\n"
          "end }\n";

static lede_status write_page(bench *b, lede_store *store, lede_error *err) {
    lede_buffer page = {0};
    lede_page_options options = {.format = LEDE_PAGE_TERMINAL, .width = 80};
    lede_status status = lede_script_report(b->script, store, &options, keep, &page, err);
    lede_buffer_clear(&page);
    return status;
}

/* Whether a store of an article has the mention in it. `said`: what the report of the script then
 * says; NULL: that it is fine. `tries`: it was tried on the empty store before. */
static bool keeps_mentions(const char *text, const char *name, bool pages_only, bool tries,
                           const char *said) {
    bench b = open_bench(text);
    lede_store *store = NULL;
    lede_error why = {.message = ""};
    const char *input = path_of(&b, "a.jsonl");
    const char *path = name == NULL ? NULL : path_of(&b, name);
    write_article(&b, "a.jsonl", "a", "Acme fell.");
    CHECK_OK(lede_store_create(b.engine, path, false, b.script, &store, err));
    if (tries) CHECK_OK(lede_script_try_reports(b.script, store, NULL, err));
    lede_run_options options = {.script = b.script,
                                .inputs = &input,
                                .n_inputs = 1,
                                .store = store,
                                .pages_only = pages_only};
    run_into(&b, &options);
    bool found = has(store, "\"layer\":\"org\"");
    if (lede_script_report_name(b.script, 0) != NULL) {
        lede_status status = write_page(&b, store, &why);
        CHECK_INT(status == LEDE_OK, said == NULL);
        if (said != NULL) CHECK(strstr(why.message, said) != NULL);
    }
    lede_store_close(store);
    close_bench(&b);
    return found;
}

TEST(mentions_that_no_report_reads_are_left_out) {
    CHECK(!keeps_mentions(plain_report, NULL, true, false, NULL));
    CHECK(keeps_mentions(plain_report, NULL, false, false, NULL));
    CHECK(keeps_mentions(plain_report, "named.db", true, false, NULL));
}

TEST(a_report_or_collate_that_names_them_has_them) {
    CHECK(keeps_mentions(mention_report, NULL, true, false, NULL));
    CHECK(keeps_mentions(collate_of_mentions, NULL, true, false, NULL));
}

TEST(however_it_names_them_if_it_was_tried_before) {
    CHECK(keeps_mentions(loud_report, NULL, true, true, NULL));
    CHECK(keeps_mentions(pieced_report, NULL, true, true, NULL));
}

TEST(and_else_is_told_in_place_of_an_empty_table) {
    CHECK(!keeps_mentions(pieced_report, NULL, true, false, "'mention' has no rows in this run"));
    CHECK(!keeps_mentions(loud_report, NULL, true, false, "'mention' has no rows in this run"));
}

/* ---- a stop between two passes ------------------------------------------------------------- */

/* An earlier version of a known article comes in front of it: once the first pass is over, both are
 * struck out and the input is gone through again. */
TEST(a_stop_at_the_end_of_the_first_pass_stops_the_second) {
    bench b = open_bench(rule_text);
    lede_store *store = NULL;
    lede_run *run = NULL;
    lede_item item;
    lede_error why;
    const char *inputs[] = {path_of(&b, "1.jsonl"), path_of(&b, "2.jsonl")};
    const char *path = path_of(&b, "x.db");
    write_article(&b, "1.jsonl", "a", "Acme rose.");
    write_article(&b, "2.jsonl", "a", "Acme fell.");
    CHECK_OK(lede_store_create(b.engine, path, false, b.script, &store, err));
    lede_run_options options = {
        .script = b.script, .inputs = inputs + 1, .n_inputs = 1, .store = store};
    run_into(&b, &options);
    lede_store_close(store);
    CHECK_OK(lede_store_resume(b.engine, path, b.script, &store, err));
    options.inputs = inputs;
    options.n_inputs = 2;
    options.store = store;
    CHECK_OK(lede_run_open(b.engine, &options, &run, err));
    CHECK_OK(lede_run_next(run, &item, err));
    while (lede_run_progress(run).known == 0) usleep(1000); /* the input has been read */
    usleep(20000);
    lede_run_stop(run);
    CHECK_INT(lede_run_next(run, &item, &why), LEDE_STOPPED);
    CHECK_INT(lede_run_finish(run, NULL), LEDE_OK);
    lede_run_close(run);
    lede_store_close(store);
    close_bench(&b);
}

/* ---- a run that did not open --------------------------------------------------------------- */

TEST(a_store_takes_a_run_after_one_that_did_not_open) {
    bench b = open_bench(rule_text);
    lede_store *store = NULL;
    lede_run *run = NULL;
    const char *input = path_of(&b, "a.jsonl"), *none = path_of(&b, "none.jsonl");
    write_article(&b, "a.jsonl", "a", "Acme fell.");
    CHECK_OK(lede_store_create(b.engine, path_of(&b, "x.db"), false, b.script, &store, err));
    lede_run_options right = {
        .script = b.script, .inputs = &input, .n_inputs = 1, .store = store, .language = "en"};
    lede_run_options wrong = right;
    wrong.where = "publisher =";
    wrong.duplicates = LEDE_DUPLICATES_FIRST;
    CHECK(lede_run_open(b.engine, &wrong, &run, NULL) != LEDE_OK);
    wrong.where = NULL;
    wrong.inputs = &none;
    CHECK(lede_run_open(b.engine, &wrong, &run, NULL) != LEDE_OK);
    run_into(&b, &right);
    CHECK(has(store, record_row));
    lede_store_close(store);
    right.store = NULL;
    CHECK_OK(lede_store_resume(b.engine, path_of(&b, "x.db"), b.script, &right.store, err));
    run_into(&b, &right); /* the options of the run that was */
    lede_store_close(right.store);
    close_bench(&b);
}

int main(void) {
    RUN(records_only_leaves_out_what_nobody_can_read);
    RUN(records_only_is_not_heeded_where_others_may_read);
    RUN(mentions_that_no_report_reads_are_left_out);
    RUN(a_report_or_collate_that_names_them_has_them);
    RUN(however_it_names_them_if_it_was_tried_before);
    RUN(and_else_is_told_in_place_of_an_empty_table);
    RUN(a_stop_at_the_end_of_the_first_pass_stops_the_second);
    RUN(a_store_takes_a_run_after_one_that_did_not_open);
    return DONE();
}
