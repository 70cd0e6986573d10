#include "fixture.h"

#include "run/example.h"

typedef struct outcome {
    int n, n_passed, n_todo;
    char last[1024];
    char text[128];
    uint32_t line;
} outcome;

static void note(void *context, const lede_example_result *result) {
    outcome *o = context;
    o->n++;
    if (result->passed) o->n_passed++;
    if (result->todo) o->n_todo++;
    o->line = result->line;
    snprintf(o->last, sizeof o->last, "%s", result->detail);
    snprintf(o->text, sizeof o->text, "%s", result->text);
    CHECK_STRING(result->file, "rules.lua");
}

/* A program of one rule, "x left": { who = x, n = 1 … }. */
static lede_program *leavers(void) {
    static const char *const fields[] = {"who", "year", NULL};
    lede_program *program = new_program();
    lede_field_path paths[] = {{.field = 0, .text = LEDE_SLICE("x.text")},
                               {.field = 1, .text = LEDE_SLICE("article.published")}};
    lede_rule rule = draft("leaves", "x:'[A-Z].*' 'left'");
    rule.table = new_table(program, "leaving", fields);
    rule.fields = paths;
    rule.n_fields = 2;
    add_rule(program, rule);
    return program;
}

static lede_expected_row expect(lede_slice *name, lede_value *value, const char *who) {
    *name = LEDE_SLICE("who");
    *value = lede_value_text(lede_slice_of(who));
    return (lede_expected_row){.names = name, .values = value, .n_values = 1};
}

/* What differs stands first, then where the captures stood or what came nearest. */
static void check_begins(const char *text, const char *wanted) {
    lede_slice got = lede_slice_of(text);
    CHECK_TEXT(lede_slice_cut(got, 0, strlen(wanted)), wanted);
    CHECK(got.size > strlen(wanted) && got.data[strlen(wanted)] == '\n');
}

static outcome run_example(lede_program *program, lede_example example) {
    outcome o = {0};
    CHECK_OK(lede_program_add_example(program, &example, err));
    CHECK_OK(lede_program_seal(program, err));
    CHECK_OK(lede_examples_run(program, NULL, &(lede_example_listener){note, &o, false}, err));
    lede_program_free(program);
    CHECK_INT(o.n, 1);
    return o;
}

TEST(an_example_that_gives_the_named_fields_passes) {
    lede_slice name;
    lede_value value;
    lede_expected_row row = expect(&name, &value, "Anna");
    outcome o = run_example(leavers(), (lede_example){.text = LEDE_SLICE("Anna left.\nToday."),
                                                      .line = 11,
                                                      .rows = &row,
                                                      .n_rows = 1});
    CHECK_INT(o.n_passed, 1);
    CHECK_STRING(o.last, "");
    CHECK_STRING(o.text, "Anna left.");
    CHECK_INT(o.line, 11);
}

TEST(a_difference_is_told_field_by_field) {
    lede_slice name;
    lede_value value;
    lede_expected_row row = expect(&name, &value, "Bela");
    outcome o = run_example(
        leavers(), (lede_example){.text = LEDE_SLICE("Anna left."), .rows = &row, .n_rows = 1});
    CHECK_INT(o.n_passed, 0);
    check_begins(o.last, "who: expected \"Bela\", got \"Anna\"");
}

TEST(a_missing_record_is_told) {
    lede_slice name;
    lede_value value;
    lede_expected_row row = expect(&name, &value, "Anna");
    outcome o = run_example(
        leavers(), (lede_example){.text = LEDE_SLICE("Anna stays."), .rows = &row, .n_rows = 1});
    CHECK_INT(o.n_passed, 0);
    check_begins(o.last, "expected 1 record, got 0\nmissing: {who = \"Anna\"}");
}

TEST(false_means_that_the_rule_writes_nothing) {
    outcome o = run_example(leavers(), (lede_example){.text = LEDE_SLICE("Anna stays.")});
    CHECK_INT(o.n_passed, 1);
    o = run_example(leavers(), (lede_example){.text = LEDE_SLICE("Anna left."),
                                              .published = LEDE_SLICE("2018-06")});
    CHECK_INT(o.n_passed, 0);
    check_begins(o.last, "expected no record, got 1\n"
                         "not expected: \"Anna left\" {who = \"Anna\", year = \"2018-06\"}");
}

TEST(a_list_is_that_many_records_in_order) {
    lede_slice names[2];
    lede_value values[2];
    lede_expected_row rows[2] = {expect(&names[0], &values[0], "Anna"),
                                 expect(&names[1], &values[1], "Carla")};
    lede_example example = {
        .text = LEDE_SLICE("Anna left. Carla left."), .rows = rows, .n_rows = 2};
    outcome o = run_example(leavers(), example);
    CHECK_INT(o.n_passed, 1);
    example.text = LEDE_SLICE("Anna left. Bela left.");
    o = run_example(leavers(), example);
    check_begins(o.last, "record 2: who: expected \"Carla\", got \"Bela\"");
}

TEST(a_known_miss_passes_and_says_when_it_is_one_no_longer) {
    lede_slice name;
    lede_value value;
    lede_expected_row row = expect(&name, &value, "Anna");
    lede_example example = {
        .text = LEDE_SLICE("Anna has gone."), .rows = &row, .n_rows = 1, .todo = true};
    outcome o = run_example(leavers(), example);
    CHECK_INT(o.n_passed, 0);
    CHECK_INT(o.n_todo, 1);
    CHECK_STRING(o.last, "");
    example.text = LEDE_SLICE("Anna left.");
    o = run_example(leavers(), example);
    CHECK_INT(o.n_passed, 1);
    CHECK_STRING(o.last,
                 "no longer missed: this example now gives what it expects, so `todo` can go");
}

TEST(a_title_is_a_headline_and_blank_lines_make_blocks) {
    lede_slice names[2];
    lede_value values[2];
    lede_expected_row rows[2] = {expect(&names[0], &values[0], "Anna"),
                                 expect(&names[1], &values[1], "Bela")};
    outcome o = run_example(leavers(), (lede_example){.title = LEDE_SLICE("Anna left"),
                                                      .text = LEDE_SLICE("Dora\n\nBela left"),
                                                      .rows = rows,
                                                      .n_rows = 2});
    CHECK_INT(o.n_passed, 1);
    CHECK_STRING(o.last, "");
}

TEST(a_rule_without_a_table_is_asked_for_its_annotation) {
    lede_program *program = new_program();
    lede_attribute_path path = {.key = lede_catalog_key(program->catalog, LEDE_SLICE("who")),
                                .text = LEDE_SLICE("x.text")};
    lede_rule rule = draft("leaves", "x:'[A-Z].*' 'left'");
    rule.layer = new_layer(program, "leaving");
    rule.attributes = &path;
    rule.n_attributes = 1;
    add_rule(program, rule);
    lede_slice name;
    lede_value value;
    lede_expected_row row = expect(&name, &value, "Bela");
    outcome o = run_example(
        program, (lede_example){.text = LEDE_SLICE("Anna left."), .rows = &row, .n_rows = 1});
    CHECK_INT(o.n_passed, 0);
    check_begins(o.last, "who: expected \"Bela\", got \"Anna\"");
}

TEST(a_table_that_the_script_does_not_keep_is_still_tested) {
    lede_program *program = new_program();
    lede_slice fields[] = {LEDE_SLICE("who")};
    uint32_t table;
    lede_new_table helpers = {LEDE_SLICE("helpers"), fields, 1, false};
    CHECK_OK(lede_schema_add_table(program->schema, &helpers, &table, err));
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("x.text")};
    lede_rule rule = draft("leaves", "x:'[A-Z].*' 'left'");
    rule.table = table;
    rule.fields = &path;
    rule.n_fields = 1;
    add_rule(program, rule);
    lede_slice name;
    lede_value value;
    lede_expected_row row = expect(&name, &value, "Anna");
    outcome o = run_example(
        program, (lede_example){.text = LEDE_SLICE("Anna left."), .rows = &row, .n_rows = 1});
    CHECK_INT(o.n_passed, 1);
}

static lede_status fail_where(fake_host *host, const lede_desk *desk, const lede_match *match,
                              bool *keep) {
    (void)host, (void)desk, (void)match, (void)keep;
    return LEDE_SCRIPT;
}

TEST(a_function_that_fails_fails_the_example) {
    fake_host host = {.where = fail_where};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_rule rule = draft("leaves", "'left'");
    rule.table = new_table(program, "hits", NULL);
    rule.has_where = true;
    add_rule(program, rule);
    lede_example example = {.text = LEDE_SLICE("Anna left.")};
    outcome o = {0};
    CHECK_OK(lede_program_add_example(program, &example, err));
    CHECK_OK(lede_program_seal(program, err));
    CHECK_OK(lede_examples_run(program, &hooks, &(lede_example_listener){note, &o, false}, err));
    CHECK_INT(o.n_passed, 0);
    check_begins(o.last, "where failed: rules.lua:7: the where function failed");
    lede_program_free(program);
}

int main(void) {
    RUN(an_example_that_gives_the_named_fields_passes);
    RUN(a_difference_is_told_field_by_field);
    RUN(a_missing_record_is_told);
    RUN(false_means_that_the_rule_writes_nothing);
    RUN(a_list_is_that_many_records_in_order);
    RUN(a_known_miss_passes_and_says_when_it_is_one_no_longer);
    RUN(a_title_is_a_headline_and_blank_lines_make_blocks);
    RUN(a_rule_without_a_table_is_asked_for_its_annotation);
    RUN(a_table_that_the_script_does_not_keep_is_still_tested);
    RUN(a_function_that_fails_fails_the_example);
    return DONE();
}
