#include "engine/engine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "run/example.h"
#include "run/review.h"

enum {
    SCRIPT_BYTES = 16 * 1024 * 1024, /* a script is written by hand; larger is a mistake */
    SHIPPED_PATH = 4096              /* bytes, as of other paths */
};

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
                                 .lexicons = engine->lexicons,
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

bool lede_script_hint_at_pack(const lede_engine *engine, lede_module_call call, lede_error *err) {
    if (err->unknown[0] == '\0' || err->unknown_kind != LEDE_NAME_LAYER) return false;
    lede_slice layer = lede_slice_of(err->unknown);
    lede_buffer hint = {0};
    bool is_offered = lede_module_offers_hint(layer, engine->script_path, call, &hint);
    char *nearest = strstr(err->message, "; did you mean");
    /* What a pack offers is meant rather than another layer that sounds like it. */
    if (nearest != NULL && is_offered) *nearest = '\0';
    if (!hint.failed && (nearest == NULL || is_offered)) {
        size_t used = strlen(err->message);
        snprintf(err->message + used, sizeof err->message - used, "%.*s",
                 LEDE_FMT(lede_buffer_slice(&hint)));
    }
    bool hints = hint.size > 0;
    lede_buffer_clear(&hint);
    return hints;
}

/* record = { who = x.text }, without quotes, asks for a variable x. */
static void hint_at_quotes(lede_error *err) {
    static const char index[] = "attempt to index a nil value (global '";
    const char *name = strstr(err->message, index);
    if (name == NULL) return;
    name += sizeof index - 1;
    size_t used = strlen(err->message), size = strcspn(name, "'");
    snprintf(err->message + used, sizeof err->message - used,
             "; a path of a pattern stands in quotes, as in \"%.*s.text\"",
             size > 40 ? 40 : (int)size, name);
}

lede_status lede_script_open_text(lede_engine *engine, const char *name, lede_slice text,
                                  lede_script **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(name);
    lede_status status = lede_script_open_with(engine, name, text, NULL, out, err);
    if (status != LEDE_OK) {
        lede_script_hint_at_pack(engine, (lede_module_call){"require \"", "\""}, err);
        hint_at_quotes(err);
    }
    return status;
}

static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

/* "brief", which is no file here, is reports/brief.lua in one of the folders of packs. */
static const char *find_shipped(const lede_engine *engine, const char *name,
                                char out[SHIPPED_PATH]) {
    const char *folders = engine->script_path;
    bool is_bare =
        name[0] != '\0' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
    if (!is_bare || is_file(name)) return name;
    while (folders != NULL && *folders != '\0') {
        size_t size = strcspn(folders, ":");
        int used = snprintf(out, SHIPPED_PATH, "%.*s/reports/%s.lua", (int)size, folders, name);
        if (size > 0 && used > 0 && used < SHIPPED_PATH && is_file(out)) return out;
        folders += size + (folders[size] == ':' ? 1 : 0);
    }
    return name;
}

lede_status lede_script_open(lede_engine *engine, const char *path, lede_script **out,
                             lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(path);
    char shipped[SHIPPED_PATH];
    path = find_shipped(engine, path, shipped);
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
    if (script == NULL) return LEDE_NULL_SLICE;
    return lede_host_messages(script->host);
}

lede_table_info lede_script_table(const lede_script *script, size_t table_i) {
    if (script == NULL) return (lede_table_info){0};
    const lede_schema *schema = lede_host_program(script->host)->schema;
    if (table_i >= lede_schema_n_tables(schema)) return (lede_table_info){0};
    const lede_table *table = lede_schema_table(schema, (uint32_t)table_i);
    return (lede_table_info){table->name, table->fields, table->n_fields};
}

const char *lede_script_report_name(const lede_script *script, size_t report_i) {
    if (script == NULL || report_i >= lede_host_n_reports(script->host)) return NULL;
    return lede_host_report_name(script->host, report_i);
}

lede_status lede_script_test(lede_script *script, bool all,
                             void (*each)(void *context, const lede_example_result *),
                             void *context, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(script);
    LEDE_NEED(each);
    lede_hooks hooks = lede_host_hooks(script->host);
    lede_example_listener listener = {each, context, all};
    return lede_examples_run(lede_host_program(script->host), &hooks, &listener, err);
}

/* ---- check ----------------------------------------------------------------------------------- */

typedef struct finder {
    const lede_host *host;
    void (*each)(void *context, const lede_finding *);
    void *context;
    bool all;
} finder;

/* The line of the declaration, with a caret below what it declares, where a finding has no pattern
 * to show. */
static void add_line(const lede_host *host, lede_error *what) {
    lede_slice line = lede_host_line(host, what->where, what->line);
    if (what->excerpt[0] != '\0' || line.data == NULL) return;
    size_t quote = lede_slice_find(line, LEDE_SLICE("\""), 0);
    size_t column = quote == SIZE_MAX ? 0 : quote + 1;
    line.size = line.size > 200 ? 200 : line.size;
    if (column > line.size) column = 0;
    snprintf(what->excerpt, sizeof what->excerpt, "%.*s\n%*s", LEDE_FMT(line), (int)column + 1,
             "^");
    for (char *c = what->excerpt; *c != '\0' && *c != '\n'; c++) {
        if (*c == '\t') *c = ' ';
    }
}

static bool names_word(void *context, lede_slice word) {
    return lede_host_names_word(context, word);
}

static lede_status give_finding(void *context, lede_finding_kind kind, uint32_t rule,
                                const lede_error *what, lede_error *err) {
    const finder *f = context;
    lede_error placed = *what;
    (void)err;
    if (!f->all && lede_host_is_pack(f->host, what->where)) return LEDE_OK;
    add_line(f->host, &placed);
    lede_query_speak(&placed);
    lede_finding finding = {.kind = lede_finding_kind_name(kind), .what = &placed};
    if (rule != UINT32_MAX) {
        finding.rule = lede_schema_rule(lede_host_program(f->host)->schema, rule)->name;
    }
    f->each(f->context, &finding);
    return LEDE_OK;
}

lede_status lede_script_check(lede_script *script, bool all,
                              void (*each)(void *context, const lede_finding *), void *context,
                              lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(script);
    LEDE_NEED(each);
    finder f = {script->host, each, context, all};
    lede_reviewer reviewer = {
        .each = give_finding, .context = &f, .is_named = names_word, .host = script->host};
    LEDE_TRY(lede_host_gather_words(script->host, false, err));
    return lede_program_review(lede_host_program(script->host), &reviewer, err);
}
