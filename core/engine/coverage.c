#include "engine/engine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "report/coverage_page.h"

enum { FILE_BYTES = 256 * 1024 * 1024 }; /* of an earlier run: rules and a few examples of each */

struct lede_coverage_sum {
    lede_script *script;
    lede_arena arena;
    lede_coverage *coverage;
    bool *of_pack; /* by rule, unless all are */
    char title[300];
};

static lede_status find_packs(lede_coverage_sum *sum, lede_error *err) {
    const lede_host *host = sum->script->host;
    const lede_program *program = lede_host_program(host);
    uint32_t n = sum->coverage->n_rules, n_own = 0;
    bool *of_pack = lede_arena_zalloc(&sum->arena, (size_t)n + 1);
    if (of_pack == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        of_pack[i] = lede_host_is_pack(host, lede_schema_rule(program->schema, i)->file);
        n_own += !of_pack[i];
    }
    if (n_own == 0) memset(of_pack, 0, n * sizeof *of_pack);
    sum->of_pack = of_pack;
    return LEDE_OK;
}

lede_status lede_coverage_open(lede_script *script, lede_coverage_sum **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(script);
    lede_coverage_sum *sum = calloc(1, sizeof *sum);
    if (sum == NULL) return lede_fail_memory(err);
    sum->script = script;
    lede_arena_init(&sum->arena, 0);
    snprintf(sum->title, sizeof sum->title, "Coverage of %s", script->name);
    const lede_program *program = lede_host_program(script->host);
    lede_status status = lede_coverage_new(program->ruleset, &sum->arena, &sum->coverage, err);
    if (status == LEDE_OK) status = find_packs(sum, err);
    if (status != LEDE_OK) {
        lede_coverage_close(sum);
        return status;
    }
    *out = sum;
    return LEDE_OK;
}

void lede_coverage_close(lede_coverage_sum *sum) {
    if (sum == NULL) return;
    lede_arena_clear(&sum->arena);
    free(sum);
}

const lede_script *lede_coverage_script(const lede_coverage_sum *sum) {
    return sum->script;
}

const bool *lede_coverage_of_pack(const lede_coverage_sum *sum) {
    return sum->of_pack;
}

lede_status lede_coverage_take(lede_coverage_sum *sum, const lede_result *result, lede_error *err) {
    return result->coverage == NULL ? LEDE_OK
                                    : lede_coverage_add(sum->coverage, result->coverage, err);
}

/* ---- out ------------------------------------------------------------------------------------- */

static lede_coverage_source source_of(const lede_coverage_sum *sum) {
    const lede_program *program = lede_host_program(sum->script->host);
    return (lede_coverage_source){.coverage = sum->coverage,
                                  .schema = program->schema,
                                  .ruleset = program->ruleset,
                                  .title = lede_slice_of(sum->title)};
}

static lede_status give(lede_buffer *text, lede_write_fn write, void *context, lede_error *err) {
    lede_status status =
        text->failed ? lede_fail_memory(err) : write(context, lede_buffer_slice(text), err);
    lede_buffer_clear(text);
    return status;
}

lede_status lede_coverage_jsonl(const lede_coverage_sum *sum, lede_write_fn write, void *context,
                                lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(sum);
    LEDE_NEED(write);
    lede_buffer text = {0};
    lede_coverage_source source = source_of(sum);
    lede_coverage_json(&source, &text);
    return give(&text, write, context, err);
}

lede_status lede_coverage_report(const lede_coverage_sum *sum, const lede_page_options *options,
                                 lede_write_fn write, void *context, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(sum);
    LEDE_NEED(write);
    lede_page_options wanted;
    LEDE_TRY(lede_page_options_read(options, &wanted, err));
    lede_buffer text = {0};
    lede_page *page;
    lede_coverage_source source = source_of(sum);
    if (!wanted.all) source.of_pack = sum->of_pack;
    LEDE_TRY(lede_coverage_page(&source, &page, err));
    lede_page_render(&page, 1, &wanted, &text);
    lede_page_free(page);
    return give(&text, write, context, err);
}

/* ---- in -------------------------------------------------------------------------------------- */

typedef struct reader {
    lede_coverage_sum *sum;
    lede_coverage *more; /* what the file holds */
    lede_arena arena;
    const char *path;
    uint32_t line;
    lede_error *err;
} reader;

static lede_status wrong(const reader *r, lede_status status, const char *expected,
                         lede_slice what) {
    lede_fail(r->err, status, "%s%.*s", expected, LEDE_FMT(what));
    lede_error_place(r->err, r->path, r->line, 0);
    return status;
}

static bool read_count(const lede_json *object, const char *key, uint64_t *out) {
    int64_t number;
    if (!lede_json_integer(lede_json_get(object, key), &number) || number < 0) return false;
    *out = (uint64_t)number;
    return true;
}

static bool read_elements(const lede_json *list, lede_coverage_rule *rule) {
    if (list == NULL || list->kind != LEDE_JSON_ARRAY || list->count != rule->n_elements) {
        return false;
    }
    uint32_t i = 0;
    for (const lede_json *item = list->first; item != NULL; item = item->next, i++) {
        uint64_t at;
        if (!read_count(item, "at", &at) || at != rule->elements[i].at ||
            !read_count(item, "tried", &rule->elements[i].tried) ||
            !read_count(item, "held", &rule->elements[i].held)) {
            return false;
        }
    }
    return true;
}

static bool read_examples(const lede_json *list, lede_coverage_rule *rule) {
    if (list == NULL || list->kind != LEDE_JSON_ARRAY) return false;
    for (const lede_json *item = list->first; item != NULL; item = item->next) {
        const lede_json *source = lede_json_get(item, "source"),
                        *text = lede_json_get(item, "text");
        uint64_t start, stop;
        if (rule->n_examples == LEDE_COVERAGE_EXAMPLES) break;
        if (source == NULL || text == NULL || !read_count(item, "start", &start) ||
            !read_count(item, "stop", &stop) || start > stop || stop > text->text.size) {
            return false;
        }
        rule->examples[rule->n_examples++] = (lede_coverage_example){.source = source->text,
                                                                     .text = text->text,
                                                                     .start = (uint32_t)start,
                                                                     .stop = (uint32_t)stop};
    }
    return true;
}

static lede_status read_rule(reader *r, const lede_json *value, const lede_json *name) {
    const lede_program *program = lede_host_program(r->sum->script->host);
    uint32_t i = lede_schema_find_rule(program->schema, name->text);
    if (i == UINT32_MAX) {
        return wrong(r, LEDE_USAGE, "the script has no rule ", name->text);
    }
    const lede_json *pattern = lede_json_get(value, "pattern");
    if (pattern == NULL ||
        !lede_slice_equal(pattern->text, lede_trace_pattern(program->ruleset, i))) {
        return wrong(r, LEDE_USAGE, "was counted with another pattern of rule ", name->text);
    }
    lede_coverage_rule *rule = &r->more->rules[i];
    bool timed = read_count(value, "nanoseconds", &rule->nanoseconds);
    (void)timed; /* only where it was timed */
    if (!read_count(value, "articles", &rule->articles) ||
        !read_count(value, "matches", &rule->found) || !read_count(value, "kept", &rule->kept) ||
        !read_elements(lede_json_get(value, "elements"), rule) ||
        !read_examples(lede_json_get(value, "examples"), rule)) {
        return wrong(r, LEDE_FORMAT, "expected the counts of a rule, as lede cover writes them",
                     LEDE_SLICE(""));
    }
    return LEDE_OK;
}

static lede_status read_line(reader *r, lede_slice line) {
    const lede_json *value;
    lede_status status = lede_json_read(line, &r->arena, &value, r->err);
    if (status != LEDE_OK) {
        lede_error_place(r->err, r->path, r->line, r->err->column);
        return status;
    }
    const lede_json *name = lede_json_get(value, "rule");
    if (name != NULL) return read_rule(r, value, name);
    if (lede_json_get(value, "coverage") != NULL &&
        read_count(value, "articles", &r->more->n_articles) &&
        read_count(value, "tokens", &r->more->n_tokens)) {
        return LEDE_OK;
    }
    return wrong(r, LEDE_FORMAT, "expected a line that lede cover -o x.jsonl wrote",
                 LEDE_SLICE(""));
}

static lede_status read_lines(reader *r, lede_slice text) {
    const lede_program *program = lede_host_program(r->sum->script->host);
    lede_slice line;
    LEDE_TRY(lede_coverage_new(program->ruleset, &r->arena, &r->more, r->err));
    while (lede_slice_line(&text, &line)) {
        r->line++;
        if (lede_slice_trim(line).size > 0) LEDE_TRY(read_line(r, line));
    }
    if (r->line == 0) {
        return wrong(r, LEDE_FORMAT, "expected what lede cover -o x.jsonl wrote, not an empty file",
                     LEDE_SLICE(""));
    }
    return lede_coverage_add(r->sum->coverage, r->more, r->err);
}

lede_status lede_coverage_read(lede_coverage_sum *sum, const char *path, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(sum);
    LEDE_NEED(path);
    lede_buffer text = {0};
    LEDE_TRY(lede_read_file(path, "coverage", FILE_BYTES, &text, err));
    reader r = {.sum = sum, .path = path, .err = err};
    lede_arena_init(&r.arena, 0);
    lede_status status = read_lines(&r, lede_buffer_slice(&text));
    lede_arena_clear(&r.arena);
    lede_buffer_clear(&text);
    return status;
}
