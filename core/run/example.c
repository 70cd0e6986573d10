#include "run/example.h"

#include <inttypes.h>
#include <stdlib.h>

#include "report/view.h"

/* What the rule wrote, as far as one can ask for it by name. */
typedef struct found_row {
    const lede_record *record;         /* or … */
    const lede_annotation *annotation; /* … this */
} found_row;

typedef struct trial {
    const lede_program *program;
    lede_cascade *cascade;
    const lede_example *example;
    const lede_rule *rule;
    lede_article article;
    lede_arena arena; /* of the article */
    lede_result *result;
    LEDE_ARRAY(found_row) rows;
    lede_buffer detail; /* differences, one a line */
} trial;

/* ---- what was written ---- */

static bool collect_records(trial *t) {
    for (size_t i = 0; i < t->result->records.count; i++) {
        const lede_record *record = &t->result->records.data[i];
        if (record->rule != t->example->rule) continue;
        found_row row = {.record = record};
        if (!lede_array_push(&t->rows, row)) return false;
    }
    return true;
}

static bool collect_annotations(trial *t) {
    const lede_layers *layers = lede_cascade_layers(t->cascade);
    if (layers == NULL || t->rule->layer == LEDE_NO_LAYER) return true;
    const lede_layer *layer = lede_layers_get(layers, t->rule->layer);
    for (uint32_t i = 0; i < layer->count; i++) {
        if (layer->annotations[i].rule != t->example->rule) continue;
        found_row row = {.annotation = &layer->annotations[i]};
        if (!lede_array_push(&t->rows, row)) return false;
    }
    return true;
}

static lede_value value_of(const trial *t, found_row row, lede_slice name) {
    if (row.record != NULL) {
        uint32_t field = lede_schema_find_field(t->program->schema, t->rule->table, name);
        return field == UINT32_MAX ? lede_value_null() : row.record->values[field];
    }
    uint32_t key = lede_layers_find_key(lede_cascade_layers(t->cascade), name);
    return key == LEDE_NO_LAYER ? lede_value_null() : lede_annotation_value(row.annotation, key);
}

/* ---- differences, for people ---- */

static void print_value(lede_value value, lede_buffer *out) {
    if (value.kind == LEDE_NULL) {
        lede_buffer_add_string(out, "nothing");
    } else if (value.kind == LEDE_TEXT) {
        lede_buffer_printf(out, "\"%.*s\"", LEDE_FMT(value.as.text));
    } else if (value.kind == LEDE_LIST) {
        lede_buffer_add_char(out, '{');
        for (size_t i = 0; i < value.as.list.count; i++) {
            if (i > 0) lede_buffer_add_string(out, ", ");
            print_value(value.as.list.items[i], out);
        }
        lede_buffer_add_char(out, '}');
    } else {
        lede_value_print(value, out);
    }
}

static void start_line(lede_buffer *out) {
    if (out->size > 0) lede_buffer_add_char(out, '\n');
}

static void print_pair(lede_slice name, lede_value value, bool first, lede_buffer *out) {
    lede_buffer_printf(out, "%s%.*s = ", first ? "" : ", ", LEDE_FMT(name));
    print_value(value, out);
}

static void print_found(const trial *t, found_row row, lede_buffer *out) {
    lede_slice text;
    if (row.record != NULL) {
        text = row.record->text;
    } else {
        text = lede_article_span_text(&t->article, row.annotation->span);
    }
    lede_buffer_printf(out, "\"%.*s\" {", LEDE_FMT(text));
    if (row.record != NULL) {
        const lede_table *table = lede_schema_table(t->program->schema, t->rule->table);
        for (size_t i = 0; i < row.record->n_values; i++) {
            print_pair(lede_slice_of(table->fields[i]), row.record->values[i], i == 0, out);
        }
    } else {
        const lede_layers *layers = lede_cascade_layers(t->cascade);
        for (uint32_t i = 0; i < row.annotation->n_values; i++) {
            const lede_named_value *named = &row.annotation->values[i];
            print_pair(lede_layers_key_name(layers, named->key), named->value, i == 0, out);
        }
    }
    lede_buffer_add_char(out, '}');
}

static void print_expected(const lede_expected_row *row, lede_buffer *out) {
    lede_buffer_add_char(out, '{');
    for (size_t i = 0; i < row->n_values; i++) {
        print_pair(row->names[i], row->values[i], i == 0, out);
    }
    lede_buffer_add_char(out, '}');
}

/* ---- comparison ---- */

static const char *noun_of(const trial *t, size_t count) {
    if (t->rule->table != LEDE_NO_TABLE) return count == 1 ? "record" : "records";
    return count == 1 ? "annotation" : "annotations";
}

static void compare_row(trial *t, size_t row_i) {
    const lede_expected_row *wanted = &t->example->rows[row_i];
    for (size_t i = 0; i < wanted->n_values; i++) {
        lede_value got = value_of(t, t->rows.data[row_i], wanted->names[i]);
        if (lede_value_equal(got, wanted->values[i])) continue;
        start_line(&t->detail);
        if (t->example->n_rows > 1) {
            lede_buffer_printf(&t->detail, "%s %zu: ", noun_of(t, 1), row_i + 1);
        }
        lede_buffer_printf(&t->detail, "%.*s: expected ", LEDE_FMT(wanted->names[i]));
        print_value(wanted->values[i], &t->detail);
        lede_buffer_add_string(&t->detail, ", got ");
        print_value(got, &t->detail);
    }
}

static void compare_rows(trial *t) {
    size_t wanted = t->example->n_rows, got = t->rows.count;
    if (wanted != got) {
        start_line(&t->detail);
        if (wanted == 0) {
            lede_buffer_printf(&t->detail, "expected no %s, got %zu", noun_of(t, 1), got);
        } else {
            lede_buffer_printf(&t->detail, "expected %zu %s, got %zu", wanted, noun_of(t, wanted),
                               got);
        }
    }
    for (size_t i = 0; i < wanted && i < got; i++) compare_row(t, i);
    for (size_t i = got; i < wanted; i++) {
        start_line(&t->detail);
        lede_buffer_add_string(&t->detail, "missing: ");
        print_expected(&t->example->rows[i], &t->detail);
    }
    for (size_t i = wanted; i < got; i++) {
        start_line(&t->detail);
        lede_buffer_add_string(&t->detail, "not expected: ");
        print_found(t, t->rows.data[i], &t->detail);
    }
}

/* A function that failed is a fault of the example, whatever was written. */
static void compare_failures(trial *t) {
    for (size_t i = 0; i < t->result->failures.count; i++) {
        const lede_failure *failure = &t->result->failures.data[i];
        start_line(&t->detail);
        lede_buffer_printf(&t->detail, "%s failed: ", failure->kind);
        if (failure->where.size > 0) {
            lede_buffer_printf(&t->detail, "%.*s:%" PRIu32 ": ", LEDE_FMT(failure->where),
                               failure->line);
        }
        lede_buffer_add(&t->detail, failure->message);
    }
}

/* ---- one example ---- */

static void set_field(lede_article *article, lede_field field, lede_slice value) {
    if (value.data == NULL) return;
    article->fields[field] = value;
    article->field_reasons[field] = "given by the example";
}

/* The one it names, else what its rule reads. */
static lede_slice language_of(const trial *t) {
    const lede_example *example = t->example;
    if (example->language.data != NULL) return example->language;
    uint32_t phase = lede_program_phase_of(t->program, example->rule);
    return t->program->phases.data[phase].language;
}

static lede_status make_article(trial *t, lede_error *err) {
    const lede_example *example = t->example;
    LEDE_TRY(lede_article_from_text(example->text, example->title, &t->arena, &t->article, err));
    set_field(&t->article, LEDE_FIELD_TITLE, example->title);
    set_field(&t->article, LEDE_FIELD_PUBLISHED, example->published);
    set_field(&t->article, LEDE_FIELD_PUBLISHER, example->publisher);
    set_field(&t->article, LEDE_FIELD_LANGUAGE, language_of(t));
    set_field(&t->article, LEDE_FIELD_SOURCE, LEDE_SLICE("example"));
    set_field(&t->article, LEDE_FIELD_ID, LEDE_SLICE("example"));
    return LEDE_OK;
}

static lede_slice first_line(lede_slice text) {
    lede_slice rest = lede_slice_trim(text), line = rest;
    lede_slice_line(&rest, &line);
    return line;
}

/* Where the captures stood, or what came nearest. */
static lede_status add_picture(trial *t, lede_error *err) {
    lede_view_input input = {.article = &t->article,
                             .layers = lede_cascade_layers(t->cascade),
                             .schema = t->program->schema,
                             .why = lede_cascade_why(t->cascade),
                             .ruleset = t->program->ruleset};
    if (t->detail.size == 0 || t->example->todo) return LEDE_OK;
    start_line(&t->detail);
    LEDE_TRY(lede_view_brief(&input, &t->detail, err));
    if (t->detail.data[t->detail.size - 1] == '\n') t->detail.size--;
    return LEDE_OK;
}

static lede_status report(trial *t, const lede_example_listener *listener, lede_error *err) {
    const lede_rule_origin *origin = lede_schema_rule(t->program->schema, t->example->rule);
    char *text = lede_arena_string(&t->arena, first_line(t->example->text));
    bool as_expected = t->detail.size == 0;
    if (t->example->todo) {
        t->detail.size = 0;
        if (as_expected) {
            lede_buffer_add_string(&t->detail,
                                   "no longer missed: this example now gives what it expects, so "
                                   "`todo` can go");
        }
    }
    lede_buffer_add_char(&t->detail, '\0');
    if (text == NULL || t->detail.failed) return lede_fail_memory(err);
    lede_example_result outcome = {.rule = origin->name,
                                   .file = origin->file,
                                   .line = t->example->line,
                                   .text = text,
                                   .passed = as_expected,
                                   .todo = t->example->todo,
                                   .detail = t->detail.data};
    listener->each(listener->context, &outcome);
    return LEDE_OK;
}

static lede_status try_example(trial *t, const lede_example_listener *listener, lede_error *err) {
    t->result = lede_result_new(0, err);
    if (t->result == NULL) return LEDE_NOMEM;
    LEDE_TRY(make_article(t, err));
    lede_cascade_explain(t->cascade, t->example->rule);
    LEDE_TRY(lede_cascade_run_article(t->cascade, &t->article, t->result, err));
    bool ok = t->rule->table != LEDE_NO_TABLE ? collect_records(t) : collect_annotations(t);
    if (!ok) return lede_fail_memory(err);
    compare_failures(t);
    compare_rows(t);
    LEDE_TRY(add_picture(t, err));
    return report(t, listener, err);
}

lede_status lede_examples_run(const lede_program *program, const lede_hooks *hooks,
                              const lede_example_listener *listener, lede_error *err) {
    trial t = {.program = program};
    lede_cascade_options options = {.all_tables = true};
    LEDE_TRY(lede_cascade_new(program, hooks, &options, &t.cascade, err));
    lede_arena_init(&t.arena, lede_limits_bytes(program->limits.article_memory));
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < program->examples.count && status == LEDE_OK; i++) {
        t.example = &program->examples.data[i];
        if (t.example->of_pack && !listener->all) continue;
        t.rule = &program->rules.data[t.example->rule];
        t.article = (lede_article){0};
        t.rows.count = 0;
        t.detail.size = 0;
        status = try_example(&t, listener, err);
        lede_result_free(t.result);
        t.result = NULL;
        lede_arena_reset(&t.arena);
    }
    free(t.rows.data);
    lede_buffer_clear(&t.detail);
    lede_arena_clear(&t.arena);
    lede_cascade_free(t.cascade);
    return status;
}
