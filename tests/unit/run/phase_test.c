#include "fixture.h"

/* A rule of a phase that writes into table "hits", so that winners can be read off. */
static uint32_t hit(lede_program *program, uint32_t phase, const char *name, const char *pattern,
                    int32_t priority) {
    lede_rule rule = draft(name, pattern);
    rule.spec.phase = phase;
    rule.table = new_table(program, "hits", NULL);
    rule.priority = priority;
    return add_rule(program, rule);
}

static void check_hits(const lede_result *result, const char *const *texts) {
    size_t n = 0;
    for (; texts[n] != NULL; n++) {
        if (n < result->records.count) CHECK_TEXT(result->records.data[n].text, texts[n]);
    }
    CHECK_INT(result->records.count, n);
}

/* ---- priority ---- */

TEST(the_highest_priority_wins_a_stretch_whatever_its_length) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "names", true, false);
    hit(program, phase, "long", "'New' 'York' 'Times'", 0);
    hit(program, phase, "short", "'York'", 5);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("the New York Times"));
    check_hits(result, (const char *[]){"York", NULL});
    finish(program, cascade, result);
}

TEST(among_equals_the_longer_wins_then_the_rule_declared_first) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "names", true, false);
    uint32_t first = hit(program, phase, "first", "'New' 'York'", 0);
    hit(program, phase, "second", "'York' 'Times'", 0);
    hit(program, phase, "twin", "'New' 'York'", 0);
    hit(program, phase, "longest", "'Los' 'Angeles' 'Times'", 0);
    hit(program, phase, "shorter", "'Los' 'Angeles'", 0);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("the New York Times and Los Angeles Times"));
    check_hits(result, (const char *[]){"New York", "Los Angeles Times", NULL});
    CHECK_INT(result->records.data[0].rule, first);
    finish(program, cascade, result);
}

TEST(a_loser_annotates_nothing) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "names", true, false);
    uint32_t place = new_layer(program, "place"), org = new_layer(program, "org");
    annotate(program, phase, "'York'", place);
    annotate(program, phase, "'New' 'York' 'Times'", org);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("the New York Times of York"));
    const lede_layers *layers = lede_cascade_layers(cascade);
    CHECK_INT(lede_layers_get(layers, org)->count, 1);
    CHECK_INT(lede_layers_get(layers, place)->count, 1);
    CHECK_INT(lede_layers_get(layers, place)->annotations[0].span.start, 6); /* after the title */
    finish(program, cascade, result);
}

static lede_status refuse_long(fake_host *host, const lede_desk *desk, const lede_match *match,
                               bool *keep) {
    (void)host, (void)desk;
    *keep = match->span.stop - match->span.start < 3;
    return LEDE_OK;
}

TEST(a_match_that_where_refuses_does_not_win) {
    fake_host host = {.where = refuse_long};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "names", true, false);
    lede_rule rule = draft("long", "'New' 'York' 'Times'");
    rule.spec.phase = phase;
    rule.table = new_table(program, "hits", NULL);
    rule.has_where = true;
    add_rule(program, rule);
    hit(program, phase, "short", "'York'", 0);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("the New York Times"));
    check_hits(result, (const char *[]){"York", NULL});
    finish(program, cascade, result);
}

/* ---- languages ---- */

static lede_status count_stage(fake_host *host, lede_desk *desk, uint32_t stage, lede_error *err) {
    (void)desk, (void)stage, (void)err;
    atomic_fetch_add(&host->n_calls, 1);
    return LEDE_OK;
}

TEST(steps_of_a_language_leave_out_articles_in_another) {
    fake_host host = {.stage = count_stage};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    uint32_t german, british, stage;
    CHECK_OK(lede_program_add_phase(
        program, &(lede_phase){.name = LEDE_SLICE("german"), .language = LEDE_SLICE("de")}, &german,
        err));
    CHECK_OK(lede_program_add_phase(
        program, &(lede_phase){.name = LEDE_SLICE("british"), .language = LEDE_SLICE("en-GB")},
        &british, err));
    CHECK_OK(lede_program_add_stage(
        program, &(lede_stage){.name = LEDE_SLICE("count"), .language = LEDE_SLICE("de")}, &stage,
        err));
    hit(program, german, "german_hit", "'wort'", 0);
    hit(program, british, "british_hit", "'word'", 0);
    hit(program, LEDE_PHASE_MAIN, "any_hit", "'any'", 0);
    lede_cascade *cascade = start(program, &hooks);
    static const struct {
        const char *article;
        const char *const hits[4];
        bool unread;
        int n_calls; /* of the stage so far */
    } cases[] = {
        {"{\"language\":\"de\",\"text\":\"wort word any\"}", {"wort", "any"}, true, 1},
        {"{\"language\":\"de-AT\",\"text\":\"wort word any\"}", {"wort", "any"}, true, 2},
        {"{\"language\":\"en\",\"text\":\"wort word any\"}", {"any"}, true, 2},
        {"{\"language\":\"en-GB\",\"text\":\"wort word any\"}", {"word", "any"}, true, 2},
        {"{\"text\":\"wort word any\"}", {"wort", "word", "any"}, false, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lede_result *result = run_json(cascade, cases[i].article);
        check_hits(result, cases[i].hits);
        CHECK(result != NULL && result->unread == cases[i].unread);
        CHECK_INT(host.n_calls, cases[i].n_calls);
        lede_result_free(result);
    }
    lede_cascade_free(cascade);
    lede_program_free(program);
}

TEST(what_is_no_language_is_refused) {
    lede_program *program = new_program();
    lede_error err = {0};
    uint32_t phase;
    CHECK_INT(lede_program_add_phase(
                  program,
                  &(lede_phase){.name = LEDE_SLICE("names"), .language = LEDE_SLICE("English")},
                  &phase, &err),
              LEDE_USAGE);
    CHECK_STRING(err.message,
                 "phase 'names': language is a code such as en or pt-BR, got 'English'");
    lede_program_free(program);
}

/* ---- fixpoint ---- */

TEST(a_phase_that_repeats_builds_on_its_own_annotations) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "grow", false, true);
    uint32_t np = new_layer(program, "np");
    annotate(program, phase, "'cat'", np);
    lede_rule rule = draft("of", "'friend|owner' 'of' <np/>");
    rule.spec.phase = phase;
    rule.layer = np;
    rule.table = new_table(program, "hits", NULL);
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("the friend of owner of cat left"));
    check_hits(result, (const char *[]){"owner of cat", "friend of owner of cat", NULL});
    CHECK_INT(result->records.data[1].n, 2);
    CHECK_INT(result->failures.count, 0);
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), np)->count, 3);
    finish(program, cascade, result);
}

TEST(a_rule_that_annotates_what_it_reads_ends) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "grow", false, true);
    uint32_t x = new_layer(program, "x");
    annotate(program, phase, "'cat'", x);
    annotate(program, phase, "<x/>", x);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("a cat"));
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), x)->count, 2);
    CHECK_INT(result->failures.count, 0);
    finish(program, cascade, result);
}

TEST(a_phase_that_grows_too_long_is_stopped_and_reported) {
    lede_program *program = new_program();
    lede_phase spec = {
        .name = LEDE_SLICE("grow"), .fixpoint = true, .file = LEDE_SLICE("rules.lua"), .line = 4};
    uint32_t phase = UINT32_MAX, x = new_layer(program, "x");
    CHECK_OK(lede_program_add_phase(program, &spec, &phase, err));
    annotate(program, phase, "'start'", x);
    annotate(program, phase, "<x/> 'go'", x);
    lede_cascade *cascade = start(program, NULL);
    lede_buffer json = {0};
    lede_buffer_add_string(&json, "{\"id\":\"1\",\"text\":\"start");
    for (int i = 0; i < 150; i++) lede_buffer_add_string(&json, " go");
    lede_buffer_add_string(&json, "\"}");
    lede_buffer_add_char(&json, '\0');
    lede_result *result = run_json(cascade, json.data);
    lede_buffer_clear(&json);
    CHECK(!result->failed);
    CHECK_INT(result->failures.count, 1);
    CHECK_STRING(result->failures.data[0].kind, "limit");
    unsigned n_rounds = 0;
    CHECK_INT(sscanf(result->failures.data[0].message.data,
                     "phase 'grow' still found something new in round %u, ", &n_rounds),
              1);
    CHECK_INT(result->failures.data[0].line, 4);
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), x)->count, n_rounds);
    finish(program, cascade, result);
}

TEST(priority_and_fixpoint_together_keep_what_was_won) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "grow", true, true);
    uint32_t x = new_layer(program, "x");
    annotate(program, phase, "'cat'", x);
    annotate(program, phase, "'big' <x/>", x); /* the cat is taken in round 1 */
    annotate(program, phase, "<x/>", x);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("a big cat"));
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), x)->count, 1);
    finish(program, cascade, result);
}

TEST(a_fixpoint_rule_may_not_ask_where_its_own_layer_is_not) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "grow", false, true);
    uint32_t x = new_layer(program, "x");
    annotate(program, phase, "'cat'", x);
    annotate(program, phase, "[word='big' & !x]", x);
    lede_error err = {0};
    CHECK(lede_program_seal(program, &err) == LEDE_USAGE);
    CHECK_STRING(err.message,
                 "rule 'r1' asks where layer 'x' is not, which a rule of its own phase "
                 "'grow' writes; the phase repeats until nothing is new, so move one "
                 "of them to another phase");
    CHECK_STRING(err.where, "rules.lua");
    lede_program_free(program);
}

TEST(a_fixpoint_rule_may_ask_where_an_earlier_layer_is_not) {
    lede_program *program = new_program();
    uint32_t early = new_phase(program, "early", false, false);
    uint32_t phase = new_phase(program, "grow", false, true);
    uint32_t x = new_layer(program, "x"), y = new_layer(program, "y");
    annotate(program, early, "'cat'", x);
    annotate(program, phase, "[!x & word='big']", y);
    CHECK_OK(lede_program_seal(program, err));
    lede_program_free(program);
}

/* ---- phases that nobody would see ---- */

static lede_status count_where(fake_host *host, const lede_desk *desk, const lede_match *match,
                               bool *keep) {
    (void)desk, (void)match;
    atomic_fetch_add(&host->n_calls, 1);
    *keep = true;
    return LEDE_OK;
}

/* How often a rule matches whose table is kept or not, and whose layer is read or not. */
static int count_matches(bool is_kept, bool has_layer, const lede_cascade_options *options) {
    fake_host host = {.where = count_where};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_cascade *cascade = NULL;
    lede_new_table table = {LEDE_SLICE("hits"), NULL, 0, is_kept};
    lede_rule rule = draft("hit", "'word'");
    rule.has_where = true;
    if (has_layer) rule.layer = new_layer(program, "x");
    CHECK_OK(lede_schema_add_table(program->schema, &table, &rule.table, err));
    add_rule(program, rule);
    CHECK_OK(lede_program_seal(program, err));
    CHECK_OK(lede_cascade_new(program, &hooks, options, &cascade, err));
    finish(program, cascade, run_json(cascade, ARTICLE("a word")));
    return host.n_calls;
}

TEST(rows_that_nobody_keeps_are_not_made) {
    CHECK_INT(count_matches(true, false, NULL), 1);
    CHECK_INT(count_matches(false, false, NULL), 0);
    CHECK_INT(count_matches(false, true, NULL), 1);
}

TEST(save_where_somebody_looks) {
    CHECK_INT(count_matches(false, false, &(lede_cascade_options){.all_tables = true}), 1);
    CHECK_INT(count_matches(false, false, &(lede_cascade_options){.every_match = true}), 1);
    CHECK_INT(count_matches(false, false, &(lede_cascade_options){.cover = LEDE_COVER_COUNT}), 1);
    CHECK_INT(count_matches(false, false, &(lede_cascade_options){.why = true}), 1);
}

/* ---- attributes ---- */

TEST(of_two_attributes_with_one_key_the_later_stands) {
    lede_program *program = new_program();
    uint32_t a = lede_catalog_key(program->catalog, LEDE_SLICE("a"));
    uint32_t b = lede_catalog_key(program->catalog, LEDE_SLICE("b"));
    lede_attribute_path paths[] = {{.key = b, .text = LEDE_SLICE("=first")},
                                   {.key = a, .text = LEDE_SLICE("=only")},
                                   {.key = b, .text = LEDE_SLICE("=second")}};
    lede_rule rule = draft("hit", "'word'");
    rule.layer = new_layer(program, "x");
    rule.attributes = paths;
    rule.n_attributes = 3;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("a word"));
    const lede_layer *x = lede_layers_get(lede_cascade_layers(cascade), rule.layer);
    CHECK_INT(x->count, 1);
    CHECK_INT(x->annotations[0].n_values, 2);
    CHECK_TEXT(lede_annotation_value(&x->annotations[0], a).as.text, "only");
    CHECK_TEXT(lede_annotation_value(&x->annotations[0], b).as.text, "second");
    finish(program, cascade, result);
}

int main(void) {
    RUN(the_highest_priority_wins_a_stretch_whatever_its_length);
    RUN(among_equals_the_longer_wins_then_the_rule_declared_first);
    RUN(a_loser_annotates_nothing);
    RUN(a_match_that_where_refuses_does_not_win);
    RUN(steps_of_a_language_leave_out_articles_in_another);
    RUN(what_is_no_language_is_refused);
    RUN(a_phase_that_repeats_builds_on_its_own_annotations);
    RUN(a_rule_that_annotates_what_it_reads_ends);
    RUN(a_phase_that_grows_too_long_is_stopped_and_reported);
    RUN(priority_and_fixpoint_together_keep_what_was_won);
    RUN(a_fixpoint_rule_may_not_ask_where_its_own_layer_is_not);
    RUN(a_fixpoint_rule_may_ask_where_an_earlier_layer_is_not);
    RUN(rows_that_nobody_keeps_are_not_made);
    RUN(save_where_somebody_looks);
    RUN(of_two_attributes_with_one_key_the_later_stands);
    return DONE();
}
