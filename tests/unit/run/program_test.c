#include "fixture.h"

static void check_refused(lede_program *program, lede_rule rule, const char *message) {
    uint32_t index;
    lede_error err = {0};
    CHECK(lede_program_add_rule(program, &rule, &index, &err) == LEDE_USAGE);
    CHECK_STRING(err.message, message);
    CHECK_STRING(err.where, "rules.lua");
    CHECK_INT(err.line, 7);
    lede_program_free(program);
}

TEST(two_rules_of_one_name_are_refused) {
    lede_program *program = new_program();
    add_rule(program, draft("said", "'a'"));
    check_refused(program, draft("said", "'b'"), "rule 'said' is declared already, at rules.lua:7");
}

TEST(each_and_over_must_name_a_capture) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "x:'a'");
    rule.table = new_table(program, "t", NULL);
    rule.each = LEDE_SLICE("y");
    check_refused(program, rule,
                  "rule 'said': each = \"y\" names no capture of the pattern; write y:… in front "
                  "of the part that is meant");
    program = new_program();
    rule.table = LEDE_NO_TABLE;
    rule.each = LEDE_NULL_SLICE;
    rule.layer = new_layer(program, "talk");
    rule.over = LEDE_SLICE("z");
    check_refused(program, rule,
                  "rule 'said': over = \"z\" names no capture of the pattern; write z:… in front "
                  "of the part that is meant");
}

TEST(a_field_that_is_no_column_is_refused) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "x:'a'");
    lede_field_path path = {.field = 1, .text = LEDE_SLICE("x.text")};
    rule.table = new_table(program, "t", (const char *[]){"who", NULL});
    rule.fields = &path;
    rule.n_fields = 1;
    check_refused(program, rule,
                  "rule 'said' fills column 2 of table 't' with \"x.text\", but the table has 1");
}

TEST(record_and_emit_together_are_refused) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "x:'a'");
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("x.text")};
    rule.table = new_table(program, "t", (const char *[]){"who", NULL});
    rule.fields = &path;
    rule.n_fields = 1;
    rule.has_emit = true;
    check_refused(program, rule, "rule 'said' has both record and emit: one is enough");
}

TEST(a_rule_may_not_write_a_built_in_layer) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "x:'a'");
    rule.layer = LEDE_LAYER_S;
    check_refused(program, rule,
                  "rule 'said' annotates layer 's', which every article has of itself: choose "
                  "another name");
}

TEST(a_wrong_pattern_is_named_with_its_rule) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "[word = ");
    uint32_t index;
    lede_error err = {0};
    CHECK(lede_program_add_rule(program, &rule, &index, &err) == LEDE_SYNTAX);
    CHECK_STRING(err.where, "rules.lua");
    CHECK_INT(err.line, 7);
    lede_program_free(program);
}

TEST(a_wrong_path_is_named_at_seal) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "x:'a'");
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("nobody.text")};
    rule.table = new_table(program, "t", (const char *[]){"who", NULL});
    rule.fields = &path;
    rule.n_fields = 1;
    add_rule(program, rule);
    lede_error err = {0};
    lede_status status = lede_program_seal(program, &err);
    CHECK(status == LEDE_USAGE || status == LEDE_SYNTAX);
    CHECK(strstr(err.message, "nobody") != NULL);
    CHECK_STRING(err.where, "rules.lua");
    CHECK_INT(err.line, 7);
    lede_program_free(program);
}

TEST(a_priority_in_a_phase_that_keeps_all_is_refused) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "'a'");
    rule.priority = 5;
    add_rule(program, rule);
    lede_error err = {0};
    CHECK(lede_program_seal(program, &err) == LEDE_USAGE);
    CHECK_STRING(err.message, "rule 'said' has a priority, but its phase 'main' keeps every match; "
                              "declare the phase with resolve = \"priority\"");
    lede_program_free(program);
}

TEST(phases_are_declared_once_and_main_may_be_declared_late) {
    lede_program *program = new_program();
    lede_phase phase = {.name = LEDE_SLICE("names"), .file = LEDE_SLICE("rules.lua"), .line = 3};
    uint32_t index, main_phase;
    CHECK_OK(lede_program_add_phase(program, &phase, &index, err));
    lede_error why = {0};
    CHECK(lede_program_add_phase(program, &phase, &index, &why) == LEDE_USAGE);
    CHECK_STRING(why.message, "phase 'names' is declared twice");
    CHECK_INT(why.line, 3);
    add_rule(program, draft("said", "'a'")); /* makes main */
    main_phase = lede_program_find_phase(program, LEDE_SLICE("main"));
    phase.name = LEDE_SLICE("main");
    phase.by_priority = true;
    CHECK_OK(lede_program_add_phase(program, &phase, &index, err));
    CHECK_INT(index, main_phase);
    CHECK(program->phases.data[main_phase].by_priority);
    CHECK(lede_program_add_phase(program, &phase, &index, NULL) == LEDE_USAGE);
    lede_program_free(program);
}

static void check_step(const lede_program *program, size_t i, lede_step_kind kind,
                       const char *name) {
    lede_step step = program->steps.data[i];
    CHECK(step.kind == kind);
    CHECK_TEXT(kind == LEDE_STEP_PHASE ? program->phases.data[step.index].name
                                       : program->stages.data[step.index].name,
               name);
}

TEST(steps_run_in_order_packs_first_main_last) {
    lede_program *program = new_program();
    uint32_t index;
    add_rule(program, draft("said", "'a'"));
    lede_phase own = {.name = LEDE_SLICE("own")};
    lede_stage mine = {.name = LEDE_SLICE("mine")};
    lede_stage pack_stage = {.name = LEDE_SLICE("join"), .of_pack = true};
    lede_phase pack = {.name = LEDE_SLICE("pack"), .of_pack = true};
    CHECK_OK(lede_program_add_phase(program, &own, &index, err));
    CHECK_OK(lede_program_add_stage(program, &mine, &index, err));
    CHECK_OK(lede_program_add_phase(program, &pack, &index, err));
    CHECK_OK(lede_program_add_stage(program, &pack_stage, &index, err));
    CHECK_OK(lede_program_seal(program, err));
    CHECK_INT(program->steps.count, 5);
    check_step(program, 0, LEDE_STEP_PHASE, "pack");
    check_step(program, 1, LEDE_STEP_STAGE, "join");
    check_step(program, 2, LEDE_STEP_PHASE, "own");
    check_step(program, 3, LEDE_STEP_STAGE, "mine");
    check_step(program, 4, LEDE_STEP_PHASE, "main");
    lede_program_free(program);
}

TEST(nothing_is_declared_after_seal) {
    lede_program *program = new_program();
    uint32_t index;
    CHECK_OK(lede_program_seal(program, err));
    lede_rule rule = draft("late", "'a'");
    lede_error err = {0};
    CHECK(lede_program_add_rule(program, &rule, &index, &err) == LEDE_SEALED);
    CHECK_STRING(err.message, "rules are declared while the script loads, not later");
    lede_program_free(program);
}

TEST(an_example_may_only_expect_what_the_rule_writes) {
    lede_program *program = new_program();
    lede_rule rule = draft("said", "x:'a'");
    rule.table = new_table(program, "t", (const char *[]){"who", NULL});
    lede_slice name = LEDE_SLICE("whom");
    lede_value value = lede_value_text(LEDE_SLICE("a"));
    lede_expected_row row = {.names = &name, .values = &value, .n_values = 1};
    lede_example example = {.rule = add_rule(program, rule),
                            .line = 12,
                            .text = LEDE_SLICE("a"),
                            .rows = &row,
                            .n_rows = 1};
    lede_error err = {0};
    CHECK(lede_program_add_example(program, &example, &err) == LEDE_USAGE);
    CHECK_STRING(err.message,
                 "an example of rule 'said' expects 'whom', which the rule does not write");
    CHECK_INT(err.line, 12);
    lede_program_free(program);
}

/* ---- digest ---- */

enum {
    SAME,
    OTHER_PATTERN,
    OTHER_PATH,
    OTHER_LAYER,
    OTHER_LANGUAGE,
    OTHER_REGEX,
    OTHER_STAGE,
    OTHER_LIMIT,
    OTHER_LINE
};

static lede_digest digest_of(int change) {
    lede_limits limits = {.match_candidates = change == OTHER_LIMIT ? 5 : 0};
    lede_program *program = NULL;
    CHECK_OK(lede_program_new(&limits, &program, err));
    lede_rule rule = draft("said", change == OTHER_PATTERN ? "x:'b'" : "x:'a'");
    if (change == OTHER_LINE) rule.spec.line = 70;
    const char *text = change == OTHER_PATH ? "x.norm" : "x.text";
    lede_field_path path = {.field = 0, .text = lede_slice_of(text)};
    rule.table = new_table(program, "t", (const char *[]){"who", NULL});
    rule.fields = &path;
    rule.n_fields = 1;
    rule.layer = new_layer(program, change == OTHER_LAYER ? "y" : "x");
    add_rule(program, rule);
    lede_phase phase = {.name = LEDE_SLICE("phase"),
                        .language = lede_slice_of(change == OTHER_LANGUAGE ? "de" : "en")};
    lede_stage stage = {.name = lede_slice_of(change == OTHER_STAGE ? "other" : "stage")};
    uint32_t index;
    CHECK_OK(lede_program_add_phase(program, &phase, &index, err));
    CHECK_OK(lede_program_add_stage(program, &stage, &index, err));
    CHECK_OK(lede_program_add_regex(program, LEDE_SLICE("a+"), change == OTHER_REGEX, &index, err));
    CHECK_OK(lede_program_seal(program, err));
    lede_digest digest = program->digest;
    lede_program_free(program);
    return digest;
}

TEST(the_digest_tells_what_changed_and_ignores_where_it_stands) {
    lede_digest base = digest_of(SAME);
    CHECK(lede_digest_equal(base, digest_of(SAME)));
    CHECK(lede_digest_equal(base, digest_of(OTHER_LINE)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_PATTERN)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_PATH)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_LAYER)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_LANGUAGE)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_REGEX)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_STAGE)));
    CHECK(!lede_digest_equal(base, digest_of(OTHER_LIMIT)));
}

TEST(limits_of_0_are_the_defaults) {
    lede_limits filled = lede_limits_filled(&(lede_limits){.regex_steps = 3});
    CHECK_INT(filled.regex_steps, 3);
    CHECK(filled.match_candidates > 0 && filled.article_memory > 0);
    CHECK(filled.failures == UINT64_MAX);
    CHECK(lede_limits_bytes(UINT64_MAX) == 0); /* as an arena says "no limit" */
}

int main(void) {
    RUN(two_rules_of_one_name_are_refused);
    RUN(each_and_over_must_name_a_capture);
    RUN(a_field_that_is_no_column_is_refused);
    RUN(record_and_emit_together_are_refused);
    RUN(a_rule_may_not_write_a_built_in_layer);
    RUN(a_wrong_pattern_is_named_with_its_rule);
    RUN(a_wrong_path_is_named_at_seal);
    RUN(a_priority_in_a_phase_that_keeps_all_is_refused);
    RUN(phases_are_declared_once_and_main_may_be_declared_late);
    RUN(steps_run_in_order_packs_first_main_last);
    RUN(nothing_is_declared_after_seal);
    RUN(an_example_may_only_expect_what_the_rule_writes);
    RUN(the_digest_tells_what_changed_and_ignores_where_it_stands);
    RUN(limits_of_0_are_the_defaults);
    return DONE();
}
