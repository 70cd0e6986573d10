/* cascade_faults_test.c — memory that runs out while a program is built, articles go through the
 * cascade, and examples are compared. */
#include "faults.h"

#include "run/example.h"

static lede_status mark(void *worker, uint32_t stage, lede_error *err) {
    (void)stage;
    lede_desk *desk = *(lede_desk **)worker;
    uint32_t layer =
        lede_catalog_find_layer(lede_layers_catalog(desk->layers), LEDE_SLICE("person"));
    return lede_layers_append(desk->layers, layer, (lede_span){0, 1}, UINT32_MAX, NULL, 0, err);
}
static lede_status open_worker(void *host, void **worker, lede_error *err) {
    (void)err;
    *worker = host;
    return LEDE_OK;
}
static lede_status begin(void *worker, lede_desk *desk, lede_error *err) {
    (void)err;
    *(lede_desk **)worker = desk;
    return LEDE_OK;
}

static lede_rule draft(const char *name, const char *pattern, uint32_t phase) {
    return (lede_rule){.spec = {.name = lede_slice_of(name),
                                .file = LEDE_SLICE("rules.lua"),
                                .line = 1,
                                .pattern = lede_slice_of(pattern),
                                .phase = phase},
                       .table = LEDE_NO_TABLE,
                       .layer = LEDE_NO_LAYER};
}

static lede_status add_rules(lede_program *p, lede_error *err) {
    uint32_t person = lede_catalog_layer(p->catalog, LEDE_SLICE("person"));
    uint32_t name = lede_catalog_key(p->catalog, LEDE_SLICE("name"));
    if (person == LEDE_NO_LAYER || name == LEDE_NO_LAYER) return lede_fail_memory(err);
    lede_phase names = {.name = LEDE_SLICE("names"), .by_priority = true, .fixpoint = true};
    uint32_t phase, table, index;
    LEDE_TRY(lede_program_add_phase(p, &names, &phase, err));
    lede_stage stage = {.name = LEDE_SLICE("mark"), .writes = &person, .n_writes = 1};
    LEDE_TRY(lede_program_add_stage(p, &stage, &index, err));
    lede_attribute_path attribute = {.key = name, .text = LEDE_SLICE("x.norm")};
    lede_rule rule = draft("name", "x:'[A-Z].*'", phase);
    rule.layer = person;
    rule.attributes = &attribute;
    rule.n_attributes = 1;
    LEDE_TRY(lede_program_add_rule(p, &rule, &index, err));
    lede_slice field = LEDE_SLICE("who");
    lede_new_table leaving = {LEDE_SLICE("leaving"), &field, 1, true};
    LEDE_TRY(lede_schema_add_table(p->schema, &leaving, &table, err));
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("x.name")};
    rule = draft("leaves", "x:<person/> 'left'", LEDE_PHASE_MAIN);
    rule.table = table;
    rule.fields = &path;
    rule.n_fields = 1;
    LEDE_TRY(lede_program_add_rule(p, &rule, &index, err));
    lede_value who = lede_value_text(LEDE_SLICE("bela"));
    lede_expected_row row = {.names = &field, .values = &who, .n_values = 1};
    lede_example example = {
        .rule = index, .text = LEDE_SLICE("Then Anna left."), .rows = &row, .n_rows = 1};
    return lede_program_add_example(p, &example, err);
}

static lede_status run_line(lede_cascade *cascade, lede_error *err) {
    static const char json[] = "{\"id\":\"1\",\"title\":\"News\",\"text\":\"Then Anna left.\"}";
    lede_frame frame = {.format = &lede_format_jsonl, .path = "x", .size = sizeof json - 1};
    frame.bytes = malloc(sizeof json);
    if (frame.bytes == NULL) return lede_fail_memory(err);
    memcpy(frame.bytes, json, sizeof json);
    lede_result *result = lede_result_new(0, err);
    lede_status status =
        result == NULL ? LEDE_NOMEM : lede_cascade_run(cascade, &frame, result, err);
    if (status == LEDE_OK && (result->failed || result->records.count != 1)) status = LEDE_FORMAT;
    lede_result_free(result);
    lede_frame_clear(&frame);
    return status;
}

static void take(void *context, const lede_example_result *result) {
    *(bool *)context = !result->passed;
}

static lede_status use(lede_program *p, lede_error *err) {
    lede_desk *desk = NULL;
    lede_hooks hooks = {
        .host = &desk, .open_worker = open_worker, .begin_article = begin, .stage = mark};
    LEDE_TRY(add_rules(p, err));
    LEDE_TRY(lede_program_seal(p, err));
    lede_cascade *cascade;
    LEDE_TRY(lede_cascade_new(p, &hooks, NULL, &cascade, err));
    lede_status status = run_line(cascade, err);
    if (status == LEDE_OK) status = run_line(cascade, err);
    lede_cascade_free(cascade);
    if (status != LEDE_OK) return status;
    bool missed = false;
    LEDE_TRY(lede_examples_run(p, &hooks, &(lede_example_listener){take, &missed, true}, err));
    return missed ? LEDE_OK : LEDE_FORMAT;
}

static lede_status whole(lede_error *err) {
    lede_program *program;
    LEDE_TRY(lede_program_new(NULL, &program, err));
    lede_status status = use(program, err);
    lede_program_free(program);
    return status;
}

TEST(a_program_its_articles_and_its_examples_survive_each_failing_allocation) {
    lede_error err;
    FAIL_EACH(whole(&err));
}

int main(void) {
    RUN(a_program_its_articles_and_its_examples_survive_each_failing_allocation);
    return DONE();
}
