#include "fixture.h"

/* ---- what a rule writes ---- */

static const char *const who_fields[] = {"who", "what", NULL};

/* `record = { who = path }` into table "said". */
static lede_rule record_rule(lede_program *program, const char *name, const char *pattern,
                             lede_field_path *path) {
    lede_rule rule = draft(name, pattern);
    rule.table = new_table(program, "said", who_fields);
    rule.fields = path;
    rule.n_fields = 1;
    return rule;
}

TEST(a_record_has_its_place_its_captures_and_its_sentence) {
    lede_program *program = new_program();
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("who.text")};
    lede_rule rule = record_rule(program, "said", "who:'Anna' 'said'", &path);
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("It was caf\u00e9 time. Then Anna said no."));
    CHECK_INT(result->failures.count, 0);
    CHECK_INT(result->records.count, 1);
    const lede_record *record = &result->records.data[0];
    CHECK_TEXT(record->text, "Anna said");
    CHECK_STRING(record->block, "paragraph");
    CHECK_INT(record->stop - record->start, 9);
    CHECK_INT(record->n, 1);
    CHECK_INT(record->n_values, 2);
    CHECK_TEXT(record->values[0].as.text, "Anna");
    CHECK(record->values[1].kind == LEDE_NULL);
    CHECK_INT(record->n_captures, 1);
    CHECK_STRING(record->captures[0].name, "who");
    CHECK_INT(record->captures[0].item, 1);
    CHECK_INT(record->captures[0].start, record->start);
    CHECK_INT(record->captures[0].stop, record->start + 4);
    CHECK_INT(result->sentences.count, 1);
    CHECK_INT(result->sentences.data[0].n, record->sentence);
    CHECK_TEXT(result->sentences.data[0].text, "Then Anna said no.");
    CHECK_TEXT(result->fields[LEDE_FIELD_TITLE], "News");
    CHECK_TEXT(result->source, "test.jsonl#1");
    finish(program, cascade, result);
}

TEST(a_sentence_of_several_records_is_written_once) {
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'[A-Z].*'");
    rule.table = new_table(program, "names", NULL);
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("Anna met Bela there. Then Carla left."));
    CHECK_INT(result->records.count, 5); /* with News and Then */
    CHECK_INT(result->records.data[4].n, 5);
    CHECK_INT(result->sentences.count, 3);
    finish(program, cascade, result);
}

TEST(each_gives_a_record_for_each_item) {
    lede_program *program = new_program();
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("x.text")};
    lede_rule rule = record_rule(program, "list", "'met' (x:'[A-Z].*' ','?)+", &path);
    rule.each = LEDE_SLICE("x");
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("Anna met Bela, Carla, Dora."));
    CHECK_INT(result->records.count, 3);
    CHECK_TEXT(result->records.data[0].values[0].as.text, "Bela");
    CHECK_TEXT(result->records.data[2].values[0].as.text, "Dora");
    CHECK_INT(result->records.data[2].n, 3);
    CHECK_INT(result->records.data[0].n_captures, 3);
    CHECK_INT(result->records.data[0].captures[2].item, 3);
    finish(program, cascade, result);
}

static uint32_t count_annotations(const char *each) {
    lede_program *program = new_program();
    lede_rule rule = draft("list", "'met' (x:'[A-Z].*' ','?)+");
    rule.layer = new_layer(program, "person");
    rule.over = LEDE_SLICE("x");
    rule.each = lede_slice_of(each);
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("Anna met Bela, Carla, Dora."));
    uint32_t count = lede_layers_get(lede_cascade_layers(cascade), rule.layer)->count;
    finish(program, cascade, result);
    return count;
}

TEST(over_annotates_the_first_item_and_with_each_every_one) {
    CHECK_INT(count_annotations(NULL), 1);
    CHECK_INT(count_annotations("x"), 3);
}

TEST(a_table_that_is_not_kept_gives_no_rows) {
    lede_program *program = new_program();
    uint32_t table;
    lede_new_table helpers = {.name = LEDE_SLICE("helpers")};
    CHECK_OK(lede_schema_add_table(program->schema, &helpers, &table, err));
    lede_rule rule = draft("a", "'Anna'");
    rule.table = table;
    rule.layer = new_layer(program, "helper"); /* the rule runs all the same */
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("Anna left."));
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), rule.layer)->count, 1);
    CHECK_INT(result->records.count, 0);
    CHECK_INT(result->sentences.count, 0);
    finish(program, cascade, result);
}

/* ---- steps ---- */

TEST(a_phase_reads_what_earlier_steps_wrote_and_not_its_own) {
    lede_program *program = new_program();
    uint32_t first = new_phase(program, "first", false, false);
    uint32_t person = new_layer(program, "person");
    annotate(program, first, "'Anna'", person);
    lede_rule early = draft("early", "<person/> 'left'"), late = draft("late", "<person/> 'left'");
    early.spec.phase = first;
    early.table = new_table(program, "early_hits", NULL);
    late.table = new_table(program, "late_hits", NULL);
    add_rule(program, early);
    add_rule(program, late);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("Anna left."));
    CHECK_INT(result->records.count, 1);
    CHECK_INT(result->records.data[0].table, late.table);
    CHECK_INT(result->mentions.count, 1);
    CHECK_STRING(result->mentions.data[0].layer, "person");
    CHECK_TEXT(result->mentions.data[0].name, "Anna");
    finish(program, cascade, result);
}

TEST(mentions_carry_the_attributes_of_names) {
    lede_program *program = new_program();
    lede_rule rule = draft("p", "'Dr' x:'Anna'");
    lede_attribute_path paths[] = {
        {.key = lede_catalog_key(program->catalog, LEDE_SLICE("name")),
         .text = LEDE_SLICE("x.text")},
        {.key = lede_catalog_key(program->catalog, LEDE_SLICE("role")),
         .text = LEDE_SLICE("=doctor")},
    };
    rule.layer = new_layer(program, "person");
    rule.over = LEDE_SLICE("x");
    rule.attributes = paths;
    rule.n_attributes = 2;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("Then Dr Anna left."));
    CHECK_INT(result->mentions.count, 1);
    const lede_mention_row *row = &result->mentions.data[0];
    CHECK_TEXT(row->name, "Anna");
    CHECK_TEXT(row->role, "doctor");
    CHECK(row->entity.data == NULL);
    CHECK_INT(row->stop - row->start, 4);
    finish(program, cascade, result);
}

static lede_status mark_first_token(fake_host *host, lede_desk *desk, uint32_t stage,
                                    lede_error *err) {
    (void)stage;
    LEDE_TRY(
        lede_layers_append(desk->layers, host->layer, (lede_span){0, 1}, UINT32_MAX, NULL, 0, err));
    return atomic_load(&host->n_calls) > 0 ? LEDE_SCRIPT : LEDE_OK;
}

static void run_stage_test(bool fails) {
    fake_host host = {.stage = mark_first_token};
    atomic_store(&host.n_calls, fails ? 1 : 0);
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    host.layer = new_layer(program, "focus");
    lede_stage stage = {.name = LEDE_SLICE("focus"),
                        .file = LEDE_SLICE("rules.lua"),
                        .line = 21,
                        .writes = &host.layer,
                        .n_writes = 1};
    uint32_t index;
    CHECK_OK(lede_program_add_stage(program, &stage, &index, err));
    lede_rule rule = draft("a", "<focus/>");
    rule.table = new_table(program, "hits", NULL);
    add_rule(program, rule);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("Anna left."));
    CHECK(!result->failed);
    CHECK_INT(result->records.count, fails ? 0 : 1);
    CHECK_INT(result->failures.count, fails ? 1 : 0);
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), host.layer)->count, fails ? 0 : 1);
    if (fails) {
        CHECK_STRING(result->failures.data[0].kind, "stage");
        CHECK_TEXT(result->failures.data[0].where, "rules.lua");
        CHECK_INT(result->failures.data[0].line, 21);
        CHECK_TEXT(result->failures.data[0].message, "the stage function failed");
    }
    finish(program, cascade, result);
    CHECK_INT(host.n_begun, 1);
    CHECK_INT(host.n_ended, 1);
}

TEST(what_a_stage_annotates_is_read_by_the_next_step) {
    run_stage_test(false);
}
TEST(a_failing_stage_leaves_nothing_behind_but_its_failure) {
    run_stage_test(true);
}

/* ---- functions of rules ---- */

static lede_status keep_second(fake_host *host, const lede_desk *desk, const lede_match *match,
                               bool *keep) {
    (void)match;
    *keep = desk->article != NULL && atomic_fetch_add(&host->n_calls, 1) == 1;
    return LEDE_OK;
}

TEST(where_drops_matches) {
    fake_host host = {.where = keep_second};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'Anna|Bela|Carla'");
    rule.table = new_table(program, "hits", NULL);
    rule.has_where = true;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("Anna and Bela and Carla left."));
    CHECK_INT(host.n_calls, 3);
    CHECK_INT(result->records.count, 1);
    CHECK_TEXT(result->records.data[0].text, "Bela");
    CHECK_INT(result->records.data[0].n, 1);
    finish(program, cascade, result);
}

/* As many rows as the match is long, numbered; fails on the second match. */
static lede_status emit_rows(fake_host *host, const lede_match *match, const lede_value **values,
                             uint32_t *n_rows) {
    if (atomic_fetch_add(&host->n_calls, 1) == 1) return LEDE_SCRIPT;
    *n_rows = match->span.stop - match->span.start;
    for (uint32_t i = 0; i < *n_rows; i++) {
        host->values[2 * i] = lede_value_int(i + 1);
        host->values[2 * i + 1] = lede_value_text(LEDE_SLICE("borrowed"));
    }
    *values = host->values;
    return LEDE_OK;
}

TEST(emit_gives_any_number_of_rows_and_a_failing_match_is_dropped) {
    fake_host host = {.emit = emit_rows};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'very'* 'big'");
    rule.table = new_table(program, "hits", who_fields);
    rule.layer = new_layer(program, "size");
    rule.has_emit = true;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result =
        run_json(cascade, ARTICLE("A very very big one, a big one, a very big one."));
    CHECK_INT(result->records.count, 5); /* 3, failed, 2 */
    CHECK_INT(result->records.data[4].n, 5);
    CHECK_INT(result->records.data[2].values[0].as.integer, 3);
    CHECK_TEXT(result->records.data[2].values[1].as.text, "borrowed");
    CHECK_TEXT(result->records.data[4].text, "very big");
    CHECK_INT(result->failures.count, 1);
    CHECK_STRING(result->failures.data[0].kind, "emit");
    CHECK_STRING(result->failures.data[0].rule, "a");
    CHECK_TEXT(result->failures.data[0].where, "rules.lua");
    CHECK_INT(result->failures.data[0].line, 7);
    CHECK_INT(lede_layers_get(lede_cascade_layers(cascade), rule.layer)->count, 2);
    finish(program, cascade, result);
}

static lede_status fail_on_second(fake_host *host, const lede_match *match,
                                  const lede_named_value **values, uint32_t *n_values) {
    (void)match;
    if (atomic_fetch_add(&host->n_calls, 1) == 1) return LEDE_SCRIPT;
    *values = host->attributes;
    *n_values = 1;
    return LEDE_OK;
}

TEST(annotate_adds_to_the_paths_and_a_failing_one_takes_the_record_with_it) {
    fake_host host = {.annotate = fail_on_second};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    uint32_t name = lede_catalog_key(program->catalog, LEDE_SLICE("name"));
    uint32_t role = lede_catalog_key(program->catalog, LEDE_SLICE("role"));
    host.attributes[0] = (lede_named_value){role, lede_value_text(LEDE_SLICE("guest"))};
    lede_attribute_path path = {.key = name, .text = LEDE_SLICE("match.text")};
    lede_rule rule = draft("a", "'Anna|Bela|Carla'");
    rule.table = new_table(program, "hits", NULL);
    rule.layer = new_layer(program, "person");
    rule.attributes = &path;
    rule.n_attributes = 1;
    rule.has_annotate = true;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("Anna and Bela and Carla left."));
    CHECK_INT(result->records.count, 2);
    CHECK_TEXT(result->records.data[1].text, "Carla");
    CHECK_INT(result->records.data[1].n, 2);
    CHECK_INT(result->mentions.count, 2);
    CHECK_TEXT(result->mentions.data[1].name, "Carla");
    CHECK_TEXT(result->mentions.data[1].role, "guest");
    CHECK_INT(result->failures.count, 1);
    CHECK_STRING(result->failures.data[0].kind, "annotate");
    finish(program, cascade, result);
}

static lede_status count_records(fake_host *host, const lede_desk *desk, const lede_value **values,
                                 uint32_t *n_rows) {
    host->values[0] = lede_value_int((int64_t)desk->result->records.count);
    host->values[1] = lede_value_null();
    *values = host->values;
    *n_rows = 1;
    return LEDE_OK;
}

TEST(a_function_of_the_article_sees_all_records_and_adds_its_own) {
    fake_host host = {.emit_article = count_records};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'Anna|Bela'");
    rule.table = new_table(program, "hits", NULL);
    add_rule(program, rule);
    lede_emitter emitter = {.name = LEDE_SLICE("coverage"),
                            .table = new_table(program, "coverage", who_fields)};
    lede_emitter other = {.name = LEDE_SLICE("other"),
                          .table = new_table(program, "other", who_fields)};
    uint32_t index;
    CHECK_OK(lede_program_add_emitter(program, &emitter, &index, err));
    CHECK_OK(lede_program_add_emitter(program, &other, &index, err));
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("Anna and Bela left."));
    CHECK_INT(result->records.count, 4);
    CHECK_INT(result->records.data[3].n, 1); /* numbers are those of a table */
    const lede_record *record = &result->records.data[2];
    CHECK_INT(record->table, emitter.table);
    CHECK(record->rule == UINT32_MAX && record->sentence == UINT32_MAX);
    CHECK_INT(record->n, 1);
    CHECK_INT(record->values[0].as.integer, 2);
    finish(program, cascade, result);
}

TEST(a_program_with_functions_needs_a_host) {
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'Anna'");
    rule.has_where = true;
    add_rule(program, rule);
    CHECK_OK(lede_program_seal(program, err));
    lede_cascade *cascade;
    CHECK(lede_cascade_new(program, NULL, NULL, &cascade, NULL) == LEDE_USAGE);
    CHECK(cascade == NULL);
    lede_program_free(program);
}

/* ---- limits ---- */

static lede_status limit_once(fake_host *host, const lede_desk *desk, const lede_match *match,
                              bool *keep) {
    (void)desk, (void)match;
    *keep = true;
    return atomic_fetch_add(&host->n_calls, 1) == 1 ? LEDE_LIMIT : LEDE_OK;
}
/* Of two matches the first fails, the second reaches a limit. */
static lede_status limit_always(fake_host *host, const lede_desk *desk, const lede_match *match,
                                bool *keep) {
    (void)desk, (void)match;
    *keep = true;
    return atomic_fetch_add(&host->n_calls, 1) % 2 == 0 ? LEDE_SCRIPT : LEDE_LIMIT;
}

TEST(an_article_at_a_limit_is_done_once_more_in_a_fresh_worker) {
    fake_host host = {.where = limit_once};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'Anna|Bela'");
    rule.table = new_table(program, "hits", NULL);
    rule.has_where = true;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("Anna and Bela left."));
    CHECK(!result->failed);
    CHECK_INT(result->records.count, 2); /* nothing twice from the first go */
    CHECK_INT(result->records.data[1].n, 2);
    CHECK_INT(result->failures.count, 0);
    CHECK_INT(host.n_opened, 2);
    CHECK_INT(host.n_closed, 1);
    CHECK_INT(host.n_ended, 2);
    finish(program, cascade, result);
    CHECK_INT(host.n_closed, 2);
}

TEST(an_article_at_a_limit_twice_fails_and_the_next_is_done) {
    fake_host host = {.where = limit_always};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'Anna|Bela'");
    rule.table = new_table(program, "hits", NULL);
    rule.has_where = true;
    add_rule(program, rule);
    lede_cascade *cascade = start(program, &hooks);
    lede_result *result = run_json(cascade, ARTICLE("Anna and Bela left."));
    CHECK(result->failed);
    CHECK_INT(result->records.count, 0);
    CHECK_INT(result->failures.count, 1); /* that it has no rows is all there is to tell */
    CHECK_STRING(result->failures.data[0].kind, "limit");
    CHECK_STRING(result->failures.data[0].rule, "a");
    CHECK_TEXT(result->failures.data[0].message, "the where function failed");
    CHECK_INT(host.n_opened, 2);
    CHECK(lede_cascade_layers(cascade) == NULL);
    CHECK_TEXT(result->fields[LEDE_FIELD_ID], "a1");
    lede_result_free(result);
    result = run_json(cascade, ARTICLE("Nobody left."));
    CHECK(!result->failed);
    finish(program, cascade, result);
}

TEST(an_article_over_its_memory_fails_alone) {
    lede_program *program = NULL;
    lede_limits limits = {.article_memory = 64 * 1024};
    CHECK_OK(lede_program_new(&limits, &program, err));
    lede_cascade *cascade = start(program, NULL);
    lede_buffer json = {0};
    lede_buffer_add_string(&json, "{\"id\":\"big\",\"text\":\"");
    for (int i = 0; i < 20000; i++) lede_buffer_printf(&json, "word%d ", i);
    lede_buffer_add_string(&json, "\"}");
    lede_buffer_add_char(&json, '\0');
    lede_result *result = run_json(cascade, json.data);
    lede_buffer_clear(&json);
    CHECK(result->failed);
    CHECK_INT(result->failures.count, 1);
    CHECK_STRING(result->failures.data[0].kind, "limit");
    CHECK(lede_slice_find(result->failures.data[0].message, LEDE_SLICE("article-memory"), 0) !=
          SIZE_MAX);
    lede_result_free(result);
    result = run_json(cascade, ARTICLE("A small one."));
    CHECK(!result->failed);
    finish(program, cascade, result);
}

TEST(a_rule_with_too_many_candidates_is_reported_not_failed) {
    lede_program *program = NULL;
    lede_limits limits = {.match_candidates = 3};
    CHECK_OK(lede_program_new(&limits, &program, err));
    lede_rule rule = draft("many", "'a'+");
    rule.spec.policy = LEDE_POLICY_ALL;
    rule.table = new_table(program, "hits", NULL);
    add_rule(program, rule);
    lede_cascade *cascade = start(program, NULL);
    lede_result *result = run_json(cascade, ARTICLE("a a a a a a a a a a"));
    CHECK(!result->failed);
    CHECK(result->records.count > 0);
    CHECK_INT(result->failures.count, 1);
    CHECK_STRING(result->failures.data[0].kind, "limit");
    CHECK_STRING(result->failures.data[0].rule, "many");
    CHECK_INT(result->failures.data[0].line, 7);
    finish(program, cascade, result);
}

/* ---- loading, views, choice ---- */

TEST(an_article_that_does_not_load_is_one_failure) {
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_cascade_new(NULL, NULL, NULL, &cascade, err));
    lede_result *result = run_json(cascade, "[\"no object\"]");
    CHECK(result->failed);
    CHECK_INT(result->failures.count, 1);
    CHECK_STRING(result->failures.data[0].kind, "load");
    CHECK_TEXT(result->failures.data[0].where, "test.jsonl");
    CHECK_TEXT(result->source, "test.jsonl#1");
    CHECK(result->fields[LEDE_FIELD_ID].data == NULL);
    finish(NULL, cascade, result);
}

static lede_status view_title(void *context, lede_desk *desk, lede_buffer *out, lede_error *err) {
    (void)err;
    lede_buffer_printf(out, "%s%.*s", (const char *)context,
                       LEDE_FMT(desk->article->fields[LEDE_FIELD_TITLE]));
    return LEDE_OK;
}

TEST(a_view_is_written_of_each_article_that_is_chosen) {
    char prefix[] = "title: ";
    lede_cascade_options options = {
        .view = view_title, .view_context = prefix, .where = "title = 'News'"};
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_cascade_new(NULL, NULL, &options, &cascade, err));
    lede_result *result = run_json(cascade, ARTICLE("Anna left."));
    CHECK_TEXT(result->view, "title: News");
    CHECK(!result->skipped);
    CHECK_INT(result->n_tokens, 0);
    lede_result_free(result);
    result = run_json(cascade, "{\"id\":\"x\",\"title\":\"Sport\",\"text\":\"Anna won.\"}");
    CHECK(result->skipped && !result->failed);
    CHECK_INT(result->view.size, 0);
    finish(NULL, cascade, result);
}

/* ---- language ---- */

#define GERMAN "Die Bürgermeisterin sagte am Dienstag, die Brücke bleibe bis zum Herbst gesperrt."

static lede_cascade *start_guessing(const char *language, const char *where) {
    lede_cascade_options options = {
        .guess_language = true, .language_code = language, .where = where, .tokens = true};
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_cascade_new(NULL, NULL, &options, &cascade, err));
    return cascade;
}

#if !defined(LEDE_NO_CLD2)
TEST(an_article_that_names_no_language_has_one_guessed) {
    lede_cascade *cascade = start_guessing(NULL, NULL);
    lede_result *result = run_json(cascade, ARTICLE(GERMAN));
    CHECK_TEXT(result->fields[LEDE_FIELD_LANGUAGE], "de");
    lede_result_free(result);
    result = run_json(cascade, "{\"id\":\"x\",\"language\":\"en-GB\",\"text\":\"" GERMAN "\"}");
    CHECK_TEXT(result->fields[LEDE_FIELD_LANGUAGE], "en-GB");
    lede_result_free(result);
    result = run_json(cascade, ARTICLE("Too short."));
    CHECK(result->fields[LEDE_FIELD_LANGUAGE].data == NULL);
    finish(NULL, cascade, result);
}

#endif

TEST(a_language_given_goes_before_a_guess) {
    lede_cascade *cascade = start_guessing("nl", NULL);
    lede_result *result = run_json(cascade, ARTICLE(GERMAN));
    CHECK_TEXT(result->fields[LEDE_FIELD_LANGUAGE], "nl");
    finish(NULL, cascade, result);
}

#if !defined(LEDE_NO_CLD2)
TEST(a_condition_sees_the_guess) {
    lede_cascade *cascade = start_guessing(NULL, "Language = 'de'");
    lede_result *result = run_json(cascade, ARTICLE(GERMAN));
    CHECK(!result->skipped);
    lede_result_free(result);
    result = run_json(cascade, ARTICLE("The mayor said that the bridge would stay closed."));
    CHECK(result->skipped);
    finish(NULL, cascade, result);
}

#endif

TEST(the_content_digest_is_of_title_and_text) {
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_cascade_new(NULL, NULL, NULL, &cascade, err));
    lede_result *one = run_json(cascade, "{\"id\":\"1\",\"title\":\"T\",\"text\":\"Same.\"}");
    lede_result *two = run_json(cascade, "{\"id\":\"2\",\"title\":\"T\",\"text\":\"Same.\"}");
    lede_result *three = run_json(cascade, "{\"id\":\"1\",\"title\":\"T\",\"text\":\"Other.\"}");
    CHECK(lede_digest_equal(one->content, two->content));
    CHECK(!lede_digest_equal(one->content, three->content));
    lede_result_free(one);
    lede_result_free(two);
    finish(NULL, cascade, three);
}

int main(void) {
    RUN(a_record_has_its_place_its_captures_and_its_sentence);
    RUN(a_sentence_of_several_records_is_written_once);
    RUN(each_gives_a_record_for_each_item);
    RUN(over_annotates_the_first_item_and_with_each_every_one);
    RUN(a_table_that_is_not_kept_gives_no_rows);
    RUN(a_phase_reads_what_earlier_steps_wrote_and_not_its_own);
    RUN(mentions_carry_the_attributes_of_names);
    RUN(what_a_stage_annotates_is_read_by_the_next_step);
    RUN(a_failing_stage_leaves_nothing_behind_but_its_failure);
    RUN(where_drops_matches);
    RUN(emit_gives_any_number_of_rows_and_a_failing_match_is_dropped);
    RUN(annotate_adds_to_the_paths_and_a_failing_one_takes_the_record_with_it);
    RUN(a_function_of_the_article_sees_all_records_and_adds_its_own);
    RUN(a_program_with_functions_needs_a_host);
    RUN(an_article_at_a_limit_is_done_once_more_in_a_fresh_worker);
    RUN(an_article_at_a_limit_twice_fails_and_the_next_is_done);
    RUN(an_article_over_its_memory_fails_alone);
    RUN(a_rule_with_too_many_candidates_is_reported_not_failed);
    RUN(an_article_that_does_not_load_is_one_failure);
    RUN(a_view_is_written_of_each_article_that_is_chosen);
    RUN(a_language_given_goes_before_a_guess);
#if !defined(LEDE_NO_CLD2)
    RUN(an_article_that_names_no_language_has_one_guessed);
    RUN(a_condition_sees_the_guess);
#endif
    RUN(the_content_digest_is_of_title_and_text);
    return DONE();
}
