#include "engine/engine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "run/example.h"
#include "run/review.h"

enum { SCRIPT_BYTES = 16 * 1024 * 1024 }; /* a script is written by hand; larger is a mistake */

lede_status lede_read_file(const char *path, const char *what, size_t most, lede_buffer *out,
                           lede_error *err) {
    char open_what[64];
    FILE *file = fopen(path, "rb");
    snprintf(open_what, sizeof open_what, "open %s", what);
    if (file == NULL) return lede_fail_errno(err, errno, open_what, path);
    lede_status status = LEDE_OK;
    char chunk[16 * 1024];
    for (size_t got; status == LEDE_OK && (got = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        lede_buffer_add(out, (lede_slice){chunk, got});
        if (out->failed) status = lede_fail_memory(err);
        if (out->size > most) {
            status = lede_fail(err, LEDE_LIMIT, "%s '%s' is larger than %zu MiB", what, path,
                               most >> 20);
        }
    }
    snprintf(open_what, sizeof open_what, "read %s", what);
    if (status == LEDE_OK && ferror(file)) status = lede_fail_errno(err, errno, open_what, path);
    fclose(file);
    return status;
}

lede_status lede_script_open_with(lede_engine *engine, const char *name, lede_slice text,
                                  const lede_query_options *before, lede_script **out,
                                  lede_error *err) {
    lede_script *script = calloc(1, sizeof *script);
    if (script == NULL) return lede_fail_memory(err);
    script->engine = engine;
    snprintf(script->name, sizeof script->name, "%s", name);
    lede_host_options options = {.script_path = engine->script_path,
                                 .language = engine->language,
                                 .columns = engine->columns,
                                 .regions = engine->regions,
                                 .cache_path = engine->cache_path,
                                 .limits = engine->limits,
                                 .trust = engine->trust};
    if (before != NULL) {
        options.preload = before->require_module;
        options.prelude_name = before->prelude_name;
        options.prelude = before->prelude;
    }
    lede_status status = lede_host_open(text, name, &options, &script->host, err);
    if (status != LEDE_OK) {
        free(script);
        return status;
    }
    *out = script;
    return LEDE_OK;
}

lede_status lede_script_open_text(lede_engine *engine, const char *name, lede_slice text,
                                  lede_script **out, lede_error *err) {
    return lede_script_open_with(engine, name, text, NULL, out, err);
}

lede_status lede_script_open(lede_engine *engine, const char *path, lede_script **out,
                             lede_error *err) {
    lede_buffer text = {0};
    lede_status status = lede_read_file(path, "script", SCRIPT_BYTES, &text, err);
    if (status == LEDE_OK) {
        status = lede_script_open_text(engine, path, lede_buffer_slice(&text), out, err);
    }
    lede_buffer_clear(&text);
    return status;
}

void lede_script_close(lede_script *script) {
    if (script == NULL) return;
    lede_host_close(script->host);
    for (size_t i = 0; i <= LEDE_NAME_LUA; i++) lede_buffer_clear(&script->names[i]);
    free(script);
}

lede_slice lede_script_messages(lede_script *script) {
    return lede_host_messages(script->host);
}

lede_table_info lede_script_table(const lede_script *script, size_t table_i) {
    const lede_schema *schema = lede_host_program(script->host)->schema;
    if (table_i >= lede_schema_n_tables(schema)) return (lede_table_info){0};
    const lede_table *table = lede_schema_table(schema, (uint32_t)table_i);
    return (lede_table_info){table->name, table->fields, table->n_fields};
}

const char *lede_script_report_name(const lede_script *script, size_t report_i) {
    if (report_i >= lede_host_n_reports(script->host)) return NULL;
    return lede_host_report_name(script->host, report_i);
}

lede_status lede_script_test(lede_script *script,
                             void (*each)(void *context, const lede_example_result *),
                             void *context, lede_error *err) {
    lede_hooks hooks = lede_host_hooks(script->host);
    return lede_examples_run(lede_host_program(script->host), &hooks, each, context, err);
}

typedef struct finder {
    const lede_schema *schema;
    void (*each)(void *context, const lede_finding *);
    void *context;
} finder;

static lede_status give_finding(void *context, lede_finding_kind kind, uint32_t rule,
                                const lede_error *what, lede_error *err) {
    const finder *f = context;
    (void)err;
    lede_finding finding = {.kind = lede_finding_kind_name(kind), .what = what};
    if (rule != UINT32_MAX) finding.rule = lede_schema_rule(f->schema, rule)->name;
    f->each(f->context, &finding);
    return LEDE_OK;
}

lede_status lede_script_check(lede_script *script,
                              void (*each)(void *context, const lede_finding *), void *context,
                              lede_error *err) {
    const lede_program *program = lede_host_program(script->host);
    finder f = {program->schema, each, context};
    return lede_program_review(program, give_finding, &f, err);
}
