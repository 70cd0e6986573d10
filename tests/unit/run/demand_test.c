/* Packs on demand: their steps run for the articles in which a rule of the script may match, and
 * for all where somebody else asks for what they write. */
#include "fixture.h"

static lede_status count_stage(fake_host *host, lede_desk *desk, uint32_t stage, lede_error *err) {
    (void)stage;
    atomic_fetch_add(&host->n_calls, 1);
    return lede_layers_append(desk->layers, host->layer, (lede_span){1, 2}, UINT32_MAX, NULL, 0,
                              err);
}

static lede_status emit_nothing(fake_host *host, const lede_desk *desk, const lede_value **values,
                                uint32_t *n_rows) {
    (void)host, (void)desk, (void)values;
    *n_rows = 0;
    return LEDE_OK;
}

/* A pack of a phase and a stage, which writes `focus`; and what a script adds. */
typedef struct stand {
    fake_host host;
    lede_hooks hooks;
    lede_program *program;
    lede_cascade_options options;
} stand;

static void add_stage(stand *s, bool of_pack) {
    lede_stage stage = {.name = of_pack ? LEDE_SLICE("pack_stage") : LEDE_SLICE("own_stage"),
                        .file = LEDE_SLICE("rules.lua"),
                        .line = 3,
                        .writes = &s->host.layer,
                        .n_writes = 1,
                        .of_pack = of_pack,
                        .on_demand = of_pack,
                        .language = LEDE_SLICE("en")};
    uint32_t index;
    CHECK_OK(lede_program_add_stage(s->program, &stage, &index, err));
}

static lede_rule pack_rule(stand *s, bool is_kept) {
    lede_phase phase = {.name = LEDE_SLICE("pack_phase"), .of_pack = true};
    lede_rule rule = draft("helper", "'Anna'");
    lede_new_table table = {LEDE_SLICE("helpers"), NULL, 0, is_kept};
    CHECK_OK(lede_program_add_phase(s->program, &phase, &rule.spec.phase, err));
    CHECK_OK(lede_schema_add_table(s->program->schema, &table, &rule.table, err));
    return rule;
}

static void open_stand(stand *s, const char *pattern) {
    *s = (stand){.host = {.stage = count_stage, .emit_article = emit_nothing},
                 .program = new_program(),
                 .options = {.no_mentions = true}};
    s->hooks = fake_hooks(&s->host);
    s->host.layer = new_layer(s->program, "focus");
    add_stage(s, true);
    lede_rule rule = draft("own", pattern);
    rule.table = new_table(s->program, "hits", NULL);
    add_rule(s->program, rule);
}

typedef struct outcome {
    int n_stages; /* how often the stage was called */
    size_t n_records;
    bool unread;
} outcome;

/* Runs one article, and closes the stand. */
static outcome run_stand(stand *s, const char *article) {
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_program_seal(s->program, err));
    CHECK_OK(lede_cascade_new(s->program, &s->hooks, &s->options, &cascade, err));
    lede_result *result = run_json(cascade, article);
    outcome out = {.n_stages = s->host.n_calls};
    CHECK(result != NULL && result->failures.count == 0);
    if (result != NULL) {
        out.n_records = result->records.count;
        out.unread = result->unread;
    }
    finish(s->program, cascade, result);
    return out;
}

TEST(a_pack_runs_where_a_rule_of_the_script_may_match) {
    stand s;
    open_stand(&s, "<focus/> 'left'");
    outcome out = run_stand(&s, ARTICLE("Anna left."));
    CHECK_INT(out.n_stages, 1);
    CHECK_INT(out.n_records, 1);
}

TEST(it_does_not_where_each_lacks_a_word) {
    stand s;
    open_stand(&s, "<focus/> 'left'");
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 0);
    open_stand(&s, "<focus/>");
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 1);
}

TEST(one_rule_of_several_is_enough) {
    stand s;
    open_stand(&s, "<focus/> 'left'");
    lede_rule other = draft("other", "<focus/> 'came'");
    other.table = new_table(s.program, "others", NULL);
    add_rule(s.program, other);
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 1);
}

static void add_pets(stand *s, bool is_annotated) {
    uint32_t lexicon;
    lede_slice name = LEDE_SLICE("pets");
    CHECK_OK(lede_lexicons_add(s->program->lexicons, name, LEDE_CASE_SMART, &lexicon, err));
    CHECK_OK(
        lede_lexicons_add_entry(s->program->lexicons, lexicon, LEDE_SLICE("pig"), NULL, 0, err));
    lede_rule fed = draft("fed", "<pets/>");
    fed.table = new_table(s->program, "fed", NULL);
    add_rule(s->program, fed);
    if (is_annotated) {
        lede_rule rule = pack_rule(s, false);
        rule.layer = new_layer(s->program, "pets");
        add_rule(s->program, rule);
    }
}

TEST(the_hits_of_a_lexicon_are_known_before_any_step) {
    stand s;
    open_stand(&s, "'never'");
    add_pets(&s, false);
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 0);
    open_stand(&s, "'never'");
    add_pets(&s, false);
    CHECK_INT(run_stand(&s, ARTICLE("A pig came.")).n_stages, 1);
}

TEST(but_not_where_a_rule_annotates_the_same_layer) {
    stand s;
    open_stand(&s, "'never'");
    add_pets(&s, true);
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 1);
}

TEST(rows_of_a_pack_that_are_kept_ask_for_it) {
    stand s;
    open_stand(&s, "'never'");
    add_rule(s.program, pack_rule(&s, true));
    CHECK_INT(run_stand(&s, ARTICLE("Bela came.")).n_stages, 1);
    open_stand(&s, "'never'");
    add_rule(s.program, pack_rule(&s, false));
    CHECK_INT(run_stand(&s, ARTICLE("Bela came.")).n_stages, 0);
}

TEST(so_do_functions_of_the_script_that_may_read_all_layers) {
    stand s;
    open_stand(&s, "'never'");
    add_stage(&s, false);
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 2);
    open_stand(&s, "'never'");
    lede_emitter emitter = {.name = LEDE_SLICE("sizes"),
                            .table = new_table(s.program, "sizes", NULL)};
    uint32_t index;
    CHECK_OK(lede_program_add_emitter(s.program, &emitter, &index, err));
    CHECK_INT(run_stand(&s, ARTICLE("Anna came.")).n_stages, 1);
}

/* How often the stage runs, with options. */
static int count_with(lede_cascade_options options) {
    stand s;
    open_stand(&s, "'never'");
    s.options = options;
    return run_stand(&s, ARTICLE("Anna came.")).n_stages;
}

TEST(so_does_whoever_looks_at_more_than_records) {
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = true}), 0);
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = false}), 1);
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = true, .view_of_layers = true}), 1);
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = true, .all_tables = true}), 1);
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = true, .every_match = true}), 1);
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = true, .why = true}), 1);
    CHECK_INT(count_with((lede_cascade_options){.no_mentions = true, .cover = LEDE_COVER_COUNT}),
              1);
}

TEST(what_is_left_out_for_its_language_is_told_all_the_same) {
    stand s;
    open_stand(&s, "'never'");
    CHECK(!run_stand(&s, "{\"id\":\"a\",\"language\":\"en\",\"text\":\"Anna came.\"}").unread);
    open_stand(&s, "'never'");
    CHECK(run_stand(&s, "{\"id\":\"a\",\"language\":\"de\",\"text\":\"Anna kam.\"}").unread);
}

int main(void) {
    RUN(a_pack_runs_where_a_rule_of_the_script_may_match);
    RUN(it_does_not_where_each_lacks_a_word);
    RUN(one_rule_of_several_is_enough);
    RUN(the_hits_of_a_lexicon_are_known_before_any_step);
    RUN(but_not_where_a_rule_annotates_the_same_layer);
    RUN(rows_of_a_pack_that_are_kept_ask_for_it);
    RUN(so_do_functions_of_the_script_that_may_read_all_layers);
    RUN(so_does_whoever_looks_at_more_than_records);
    RUN(what_is_left_out_for_its_language_is_told_all_the_same);
    return DONE();
}
