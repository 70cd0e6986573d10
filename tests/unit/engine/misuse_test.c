/* misuse_test.c — a host's mistakes are told, none of them ends the host. */
#include "test.h"

#include "lede.h"

#define ARTICLES "tests/data/articles"

static const lede_rule_field fields[] = {{"who", "who.text"}};
static const lede_rule_options rule = {
    .name = "said", .pattern = "who:[pos=\"PROPN\"]+ \"said\"", .fields = fields, .n_fields = 1};
static const lede_rules_options rules = {.rules = &rule, .n_rules = 1};
static const lede_rule_options other_rule = {.name = "told", .pattern = "\"told\""};
static const lede_rules_options other_rules = {.rules = &other_rule, .n_rules = 1};
static const char *const inputs[] = {ARTICLES};

typedef struct bench {
    lede_engine *engine;
    lede_script *script, *other;
} bench;

static bench open_bench(void) {
    bench b = {0};
    lede_engine_options options = {.script_path = "scripts"};
    CHECK_OK(lede_engine_open(&options, &b.engine, err));
    CHECK_OK(lede_script_open_rules(b.engine, &rules, &b.script, err));
    CHECK_OK(lede_script_open_rules(b.engine, &other_rules, &b.other, err));
    return b;
}

static void close_bench(bench *b) {
    lede_script_close(b->script);
    lede_script_close(b->other);
    lede_engine_close(b->engine);
}

static lede_error said;

/* The call is refused, and its message says why. */
static void check_refused(lede_status status, const char *words, int line) {
    if (status == LEDE_USAGE && strstr(said.message, words) != NULL) return;
    test_ok = false;
    printf("# %s:%d: %s: %s; expected usage: %s\n", __FILE__, line, lede_status_name(status),
           said.message, words);
}
#define REFUSED(call, words) check_refused((call), (words), __LINE__)

static lede_status discard(void *context, lede_slice bytes, lede_error *err) {
    (void)context;
    (void)bytes;
    (void)err;
    return LEDE_OK;
}

/* So a host may close what a failed call was asked for, whatever stood there. */
TEST(a_call_that_fails_hands_out_nothing) {
    bench b = open_bench();
    lede_script *script = b.script;
    lede_run *run = (lede_run *)&b;
    lede_store *store = (lede_store *)&b, *created = store;
    lede_shelf *shelf = (lede_shelf *)&b;
    lede_coverage_sum *sum = (lede_coverage_sum *)&b;
    REFUSED(lede_script_open(NULL, "x.lua", &script, &said), "engine is NULL");
    CHECK(script == NULL);
    REFUSED(lede_run_open(b.engine, NULL, &run, &said), "options is NULL");
    REFUSED(lede_store_open(NULL, "x.db", &store, &said), "engine is NULL");
    REFUSED(lede_store_create(b.engine, NULL, false, NULL, &created, &said), "script is NULL");
    REFUSED(lede_shelf_open(b.engine, NULL, 1, &shelf, &said), "options is NULL");
    REFUSED(lede_coverage_open(NULL, &sum, &said), "script is NULL");
    CHECK(run == NULL && store == NULL && created == NULL && shelf == NULL && sum == NULL);
    close_bench(&b);
}

TEST(nothing_where_something_is_needed) {
    bench b = open_bench();
    lede_script *script = NULL;
    lede_run *run = NULL;
    lede_store *store = NULL;
    lede_shelf *shelf = NULL;
    lede_coverage_sum *sum = NULL;
    lede_item item;
    lede_lexicon_report report;
    lede_run_options options = {.script = b.script};
    lede_query_options query = {.pattern = "\"x\""};
    REFUSED(lede_engine_open(NULL, NULL, &said), "out is NULL");
    REFUSED(lede_script_open(NULL, "x.lua", &script, &said), "engine is NULL");
    REFUSED(lede_script_open(b.engine, NULL, &script, &said), "path is NULL");
    REFUSED(lede_script_open(b.engine, "x.lua", NULL, &said), "out is NULL");
    REFUSED(lede_script_open_text(b.engine, NULL, LEDE_SLICE("x"), &script, &said), "name is NULL");
    REFUSED(lede_script_open_query(b.engine, NULL, &script, &said), "options is NULL");
    REFUSED(lede_script_open_query(NULL, &query, &script, &said), "engine is NULL");
    query.pattern = NULL;
    REFUSED(lede_script_open_expression(b.engine, &query, &script, &said), "pattern is NULL");
    REFUSED(lede_script_open_rules(b.engine, NULL, &script, &said), "options is NULL");
    REFUSED(lede_script_test(b.script, true, NULL, NULL, &said), "each is NULL");
    REFUSED(lede_script_check(NULL, true, NULL, NULL, &said), "script is NULL");
    REFUSED(lede_run_open(b.engine, NULL, &run, &said), "options is NULL");
    REFUSED(lede_run_open(NULL, &options, &run, &said), "engine is NULL");
    REFUSED(lede_run_next(NULL, &item, &said), "run is NULL");
    REFUSED(lede_run_finish(NULL, &said), "run is NULL");
    REFUSED(lede_store_create(b.engine, NULL, false, NULL, &store, &said), "script is NULL");
    REFUSED(lede_store_open(b.engine, NULL, &store, &said), "path is NULL");
    REFUSED(lede_store_resume(b.engine, NULL, b.script, &store, &said), "store with a name");
    REFUSED(lede_store_dump(NULL, discard, NULL, &said), "store is NULL");
    REFUSED(lede_shelf_open(b.engine, NULL, 1, &shelf, &said), "options is NULL");
    REFUSED(lede_coverage_open(NULL, &sum, &said), "script is NULL");
    static const char *const stores[2] = {"a.db", NULL};
    lede_merge_options merge = {.stores = stores, .n_stores = 2, .path = "no/such/folder/x.db"};
    REFUSED(lede_store_merge(b.engine, NULL, NULL, &said), "options is NULL");
    REFUSED(lede_store_merge(b.engine, &merge, NULL, &said), "fewer stores");
    merge.n_stores = 0;
    REFUSED(lede_store_merge(b.engine, &merge, NULL, &said), "no stores");
    REFUSED(lede_coverage_read(NULL, "x", &said), "sum is NULL");
    REFUSED(lede_lexicon_build(b.engine, NULL, &report, &said), "options is NULL");
    REFUSED(lede_script_report(b.script, NULL, NULL, discard, NULL, &said), "store is NULL");
    close_bench(&b);
}

TEST(what_gives_no_status_gives_nothing) {
    lede_engine_close(NULL);
    lede_script_close(NULL);
    lede_run_close(NULL);
    lede_run_stop(NULL);
    lede_store_close(NULL);
    lede_shelf_close(NULL);
    lede_coverage_close(NULL);
    CHECK_STRING(lede_engine_version(NULL), "");
    CHECK(lede_script_name(NULL, LEDE_NAME_RULE, 0) == NULL);
    CHECK(lede_script_messages(NULL).data == NULL);
    CHECK(lede_script_table(NULL, 0).name == NULL);
    CHECK(lede_script_report_name(NULL, 0) == NULL);
    CHECK(lede_script_capture(NULL, "said", 0).data == NULL);
    CHECK(lede_run_frame(NULL, false).data == NULL);
    CHECK(lede_run_field(NULL, "title").data == NULL);
    CHECK(!lede_is_field(NULL));
    CHECK_INT(lede_run_progress(NULL).articles, 0);
    CHECK_INT(lede_shelf_count(NULL), 0);
    CHECK(lede_record_value(NULL, "x") == NULL);
}

TEST(an_error_need_not_be_asked_for) {
    bench b = open_bench();
    lede_script *script = NULL;
    lede_run *run = NULL;
    lede_item item;
    CHECK_INT(lede_script_open(b.engine, "no/such.lua", &script, NULL), LEDE_IO);
    CHECK_INT(lede_script_open_text(b.engine, "x", LEDE_SLICE("x = ="), &script, NULL),
              LEDE_SYNTAX);
    CHECK_INT(lede_run_open(b.engine, NULL, &run, NULL), LEDE_USAGE);
    lede_run_options options = {.script = b.script, .inputs = inputs, .n_inputs = 1, .workers = 1};
    CHECK_INT(lede_run_open(b.engine, &options, &run, NULL), LEDE_OK);
    CHECK_INT(lede_run_next(run, &item, NULL), LEDE_OK);
    CHECK_INT(lede_run_next(run, NULL, NULL), LEDE_USAGE);
    lede_run_close(run);
    close_bench(&b);
}

TEST(rules_that_are_none) {
    bench b = open_bench();
    lede_script *script = NULL;
    lede_rule_options wrong = {.pattern = "\"x\""};
    lede_rules_options given = {.rules = &wrong, .n_rules = 1};
    REFUSED(lede_script_open_rules(b.engine, &given, &script, &said), "rule 1 has no name");
    wrong.name = "x";
    wrong.pattern = NULL;
    REFUSED(lede_script_open_rules(b.engine, &given, &script, &said), "rule 1 has no pattern");
    wrong.pattern = "\"x\"";
    wrong.n_fields = 3;
    REFUSED(lede_script_open_rules(b.engine, &given, &script, &said), "field 1 has no name");
    wrong.n_fields = 0;
    wrong.dialect = (lede_dialect)17;
    REFUSED(lede_script_open_rules(b.engine, &given, &script, &said), "no such dialect");
    given.rules = NULL;
    REFUSED(lede_script_open_rules(b.engine, &given, &script, &said), "no rules");
    wrong.dialect = LEDE_DIALECT_LEDE;
    wrong.pattern = "[word=";
    given.rules = &wrong;
    CHECK_INT(lede_script_open_rules(b.engine, &given, &script, &said), LEDE_SYNTAX);
    CHECK(strstr(said.message, "rule 'x', line 1") != NULL);
    CHECK(strstr(said.message, "Lua") == NULL);
    CHECK_STRING(said.where, "");
    /* Text of the host cannot become Lua. */
    wrong.pattern = "\"x\"";
    wrong.name = "x' } os.exit() --";
    CHECK(lede_script_open_rules(b.engine, &given, &script, &said) != LEDE_OK);
    CHECK(script == NULL);
    close_bench(&b);
}

TEST(things_of_another_script) {
    bench b = open_bench(), c = open_bench();
    lede_store *store = NULL;
    lede_run *run = NULL;
    lede_coverage_sum *sum = NULL;
    lede_run_options options = {.script = b.script, .inputs = inputs, .n_inputs = 1, .workers = 1};
    CHECK_OK(lede_store_create(b.engine, NULL, false, b.other, &store, err));
    options.store = store;
    REFUSED(lede_run_open(b.engine, &options, &run, &said), "opened for another script");
    options.store = NULL;
    REFUSED(lede_run_open(c.engine, &options, &run, &said), "opened with another engine");
    CHECK_OK(lede_coverage_open(b.other, &sum, err));
    options.cover = LEDE_COVER_COUNT;
    options.cover_sum = sum;
    REFUSED(lede_run_open(b.engine, &options, &run, &said), "for another script");
    CHECK(run == NULL);
    lede_coverage_close(sum);
    lede_store_close(store);
    close_bench(&b);
    close_bench(&c);
}

TEST(options_that_make_no_sense) {
    bench b = open_bench();
    lede_run *run = NULL;
    lede_run_options options = {.script = b.script, .n_inputs = 2};
    REFUSED(lede_run_open(b.engine, &options, &run, &said), "fewer strings");
    options = (lede_run_options){.inputs = inputs, .n_inputs = 1, .view = LEDE_VIEW_KWIC};
    REFUSED(lede_run_open(b.engine, &options, &run, &said), "need a script");
    options.view = LEDE_VIEW_WHY;
    REFUSED(lede_run_open(b.engine, &options, &run, &said), "need a script");
    options.view = (lede_view)99;
    REFUSED(lede_run_open(b.engine, &options, &run, &said), "no such view");
    CHECK(run == NULL);
    close_bench(&b);
}

/* A store takes one run; what a run ended with it says again. */
TEST(calls_out_of_order) {
    bench b = open_bench();
    lede_store *store = NULL;
    lede_run *run = NULL, *again = NULL;
    lede_item item;
    CHECK_OK(lede_store_create(b.engine, NULL, false, b.script, &store, err));
    lede_run_options options = {
        .script = b.script, .inputs = inputs, .n_inputs = 1, .workers = 2, .store = store};
    CHECK_OK(lede_run_open(b.engine, &options, &run, err));
    REFUSED(lede_run_open(b.engine, &options, &again, &said), "has written to store");
    lede_status status;
    while ((status = lede_run_next(run, &item, &said)) == LEDE_OK) continue;
    CHECK_INT(status, LEDE_END);
    CHECK_INT(lede_run_next(run, &item, &said), LEDE_END);
    CHECK_INT(item.n_records, 0);
    CHECK_OK(lede_run_finish(run, err));
    CHECK_OK(lede_run_finish(run, err));
    CHECK_INT(lede_run_next(run, &item, &said), LEDE_END);
    lede_run_close(run);
    lede_page_options page = {.format = LEDE_PAGE_HTML, .report = "x"};
    REFUSED(lede_script_report(b.script, store, &page, discard, NULL, &said), "no report 'x'");
    page.format = (lede_page_format)9;
    REFUSED(lede_script_report(b.script, store, &page, discard, NULL, &said),
            "no such page format");
    lede_store_close(store);
    close_bench(&b);
}

/* With one article in flight at a time the run cannot be over before it is asked to stop. */
TEST(a_run_that_failed_says_so_again) {
    bench b = open_bench();
    lede_run *run = NULL;
    lede_item item;
    const char *several[] = {inputs[0], inputs[0], inputs[0], inputs[0]};
    lede_run_options options = {
        .script = b.script, .inputs = several, .n_inputs = 4, .workers = 1, .window_bytes = 1};
    CHECK_OK(lede_run_open(b.engine, &options, &run, err));
    lede_run_stop(run);
    lede_status status;
    while ((status = lede_run_next(run, &item, &said)) == LEDE_OK) continue;
    CHECK_INT(status, LEDE_STOPPED);
    CHECK_INT(lede_run_next(run, &item, &said), LEDE_STOPPED);
    CHECK_OK(lede_run_finish(run, err));
    lede_run_close(run);
    close_bench(&b);
}

int main(void) {
    RUN(a_call_that_fails_hands_out_nothing);
    RUN(nothing_where_something_is_needed);
    RUN(what_gives_no_status_gives_nothing);
    RUN(an_error_need_not_be_asked_for);
    RUN(rules_that_are_none);
    RUN(things_of_another_script);
    RUN(options_that_make_no_sense);
    RUN(calls_out_of_order);
    RUN(a_run_that_failed_says_so_again);
    return DONE();
}
