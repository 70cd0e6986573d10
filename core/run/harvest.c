#include "run/scratch.h"

/* ---- one match in code points, shared by its records ---- */

static uint32_t start_of(lede_article *article, uint32_t token) {
    uint32_t byte =
        token < article->n_tokens ? article->token_starts[token] : (uint32_t)article->text.size;
    return lede_article_code_point(article, byte);
}

static uint32_t stop_of(lede_article *article, lede_span span) {
    if (span.start == span.stop) return start_of(article, span.start);
    return lede_article_code_point(article, article->token_stops[span.stop - 1]);
}

/* Items count from 1 within a name, also those that bound nothing and get no row, so that they are
 * the same as in `m.x[i]`. */
static bool fill_captures(lede_desk *desk, const lede_rule *rule, const lede_match *match,
                          lede_record *record) {
    lede_capture_row *rows =
        lede_arena_array(&desk->result->arena, match->n_captures, sizeof *rows);
    if (rows == NULL) return false;
    uint32_t item = 0, count = 0;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *capture = &match->captures[i];
        bool same = i > 0 && match->captures[i - 1].name == capture->name;
        item = same ? item + 1 : 1;
        if (capture->span.start == capture->span.stop) continue;
        rows[count++] = (lede_capture_row){.name = rule->captures[capture->name],
                                           .item = item,
                                           .repeats = rule->repeats[capture->name],
                                           .start = start_of(desk->article, capture->span.start),
                                           .stop = stop_of(desk->article, capture->span)};
    }
    record->captures = rows;
    record->n_captures = count;
    return true;
}

/* All of a record but its number and values. */
static lede_status outline(lede_desk *desk, const lede_rule *rule, const lede_match *match,
                           lede_record *record, lede_error *err) {
    lede_article *article = desk->article;
    bool ok = true;
    lede_slice text = lede_article_span_text(article, match->span);
    uint32_t block = lede_article_block_of(article, match->span.start);
    *record = (lede_record){
        .table = rule->table,
        .rule = match->rule,
        .start = start_of(article, match->span.start),
        .stop = stop_of(article, match->span),
        .sentence = lede_article_sentence_of(article, match->span.start),
        .block = lede_block_kind_name(article->blocks[block].kind),
        .text = lede_arena_copy(&desk->result->arena, text, &ok),
    };
    if (!ok || record->stop == LEDE_NO_TYPE || !fill_captures(desk, rule, match, record)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

enum {
#if defined(LEDE_SMALL)
    MOST_RECORD_BYTES = 64 * 1024,
#else
    /* Of text and values: escaped as JSON six times as many, which SQLite still takes as a row. */
    MOST_RECORD_BYTES = 8 * 1024 * 1024,
#endif
    NUMBER_BYTES = 24
};

static size_t count_bytes(lede_value value) {
    if (value.kind == LEDE_TEXT) return value.as.text.size;
    size_t bytes = NUMBER_BYTES;
    for (size_t i = 0; value.kind == LEDE_LIST && i < value.as.list.count; i++) {
        bytes += count_bytes(value.as.list.items[i]);
    }
    return bytes;
}

/* A row that the store refuses would end the whole run. */
static lede_status check_size(const lede_record *record, const lede_value *values,
                              uint32_t n_values, lede_error *err) {
    size_t bytes = record->text.size;
    for (uint32_t i = 0; i < n_values; i++) bytes += count_bytes(values[i]);
    if (bytes <= MOST_RECORD_BYTES) return LEDE_OK;
    return lede_fail(err, LEDE_LIMIT, "a record of %zu KiB; the most that a store takes is %d KiB",
                     bytes / 1024, MOST_RECORD_BYTES / 1024);
}

static lede_status push_record(lede_result *result, lede_record record, const lede_value *values,
                               uint32_t n_values, lede_error *err) {
    bool ok = true;
    LEDE_TRY(check_size(&record, values, n_values, err));
    record.values = lede_arena_array(&result->arena, n_values, sizeof *record.values);
    if (record.values == NULL) return lede_fail_memory(err);
    record.n_values = n_values;
    for (uint32_t i = 0; i < n_values; i++) {
        record.values[i] = lede_value_copy(&result->arena, values[i], &ok);
    }
    if (!ok || !lede_array_push_in(&result->arena, &result->records, record)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

/* Row `i` of what a function gave; NULL when the table has no fields. */
static const lede_value *row_at(const lede_value *values, uint32_t i, uint32_t n_fields) {
    return n_fields == 0 ? NULL : values + (size_t)i * n_fields;
}

/* ---- items of `each` and `over` ---- */

/* How often a capture was bound; the first of its bindings, which stand side by side, in *first. */
static uint32_t count_bindings(const lede_match *match, uint32_t capture, uint32_t *first) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        if (match->captures[i].name != capture) continue;
        if (count++ == 0) *first = i;
    }
    return count;
}

static uint32_t count_items(const lede_rule *rule, const lede_match *match) {
    uint32_t first;
    if (rule->each_capture == LEDE_NO_CAPTURE) return 1;
    return count_bindings(match, rule->each_capture, &first);
}

/* ---- records ---- */

static lede_status fill_row(lede_cascade *cascade, const lede_rule *rule, const lede_match *match,
                            uint32_t item, lede_error *err) {
    uint32_t n_fields =
        (uint32_t)lede_schema_table(cascade->program->schema, rule->table)->n_fields;
    cascade->row.count = 0;
    if (!lede_array_reserve(&cascade->row, n_fields)) return lede_fail_memory(err);
    for (uint32_t i = 0; i < n_fields; i++) cascade->row.data[i] = lede_value_null();
    cascade->row.count = n_fields;
    for (size_t i = 0; i < rule->n_fields; i++) {
        const lede_field_path *field = &rule->fields[i];
        LEDE_TRY(lede_path_value(field->path, cascade->desk.layers, match, rule->each_capture, item,
                                 &cascade->row.data[field->field], err));
    }
    return LEDE_OK;
}

static lede_status write_by_paths(lede_cascade *cascade, const lede_match *match,
                                  lede_record *record, lede_error *err) {
    const lede_rule *rule = &cascade->program->rules.data[match->rule];
    uint32_t n_items = count_items(rule, match);
    for (uint32_t item = 0; item < n_items; item++) {
        LEDE_TRY(fill_row(cascade, rule, match, item, err));
        record->n = ++cascade->n_written[match->rule];
        LEDE_TRY(push_record(cascade->desk.result, *record, cascade->row.data,
                             (uint32_t)cascade->row.count, err));
    }
    return LEDE_OK;
}

static lede_status write_by_emit(lede_cascade *cascade, const lede_match *match,
                                 lede_record *record, bool *ok, lede_error *err) {
    const lede_rule *rule = &cascade->program->rules.data[match->rule];
    const lede_value *values = NULL;
    uint32_t n_rows = 0;
    lede_status status = cascade->hooks->emit(cascade->worker, match->rule, match, &values, &n_rows,
                                              lede_cascade_blank(cascade));
    LEDE_TRY(lede_cascade_judge(cascade, "emit", match->rule, status, ok, err));
    if (!*ok) return LEDE_OK;
    uint32_t n_fields =
        (uint32_t)lede_schema_table(cascade->program->schema, rule->table)->n_fields;
    for (uint32_t i = 0; i < n_rows; i++) {
        record->n = ++cascade->n_written[match->rule];
        LEDE_TRY(
            push_record(cascade->desk.result, *record, row_at(values, i, n_fields), n_fields, err));
    }
    return LEDE_OK;
}

/* ---- annotations ---- */

/* What C gives lasts as long as the article and is in order; of what the function gives, copies. */
static lede_status read_attributes(lede_cascade *cascade, const lede_match *match, uint32_t item,
                                   const lede_named_value *more, uint32_t n_more,
                                   lede_named_value *values, lede_error *err) {
    const lede_rule *rule = &cascade->program->rules.data[match->rule];
    bool ok = true;
    for (size_t i = 0; i < rule->n_attributes; i++, values++) {
        values->key = rule->attributes[i].key;
        LEDE_TRY(lede_path_value(rule->attributes[i].path, cascade->desk.layers, match,
                                 rule->each_capture, item, &values->value, err));
    }
    for (uint32_t i = 0; i < n_more; i++, values++) {
        values->key = more[i].key;
        values->value = lede_value_copy(cascade->desk.article->arena, more[i].value, &ok);
    }
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status append(lede_cascade *cascade, const lede_match *match, lede_span span,
                          uint32_t item, const lede_named_value *more, uint32_t n_more,
                          lede_error *err) {
    const lede_rule *rule = &cascade->program->rules.data[match->rule];
    lede_layers *layers = cascade->desk.layers;
    if (span.start == span.stop) return LEDE_OK; /* the capture bound nothing */
    uint32_t count = (uint32_t)rule->n_attributes + n_more;
    lede_named_value *values =
        lede_arena_array(cascade->desk.article->arena, count, sizeof *values);
    if (values == NULL) return lede_fail_memory(err);
    LEDE_TRY(read_attributes(cascade, match, item, more, n_more, values, err));
    cascade->n_annotated++;
    return n_more == 0
               ? lede_layers_append_borrowed(layers, rule->layer, span, match->rule, values, count,
                                             err)
               : lede_layers_append(layers, rule->layer, span, match->rule, values, count, err);
}

/* Over the match; or over a capture, its first item, or each if `each` names the same one. */
static lede_status write_annotation(lede_cascade *cascade, const lede_match *match, bool *ok,
                                    lede_error *err) {
    const lede_rule *rule = &cascade->program->rules.data[match->rule];
    const lede_named_value *more = NULL;
    uint32_t n_more = 0;
    if (rule->has_annotate) {
        lede_status status = cascade->hooks->annotate(cascade->worker, match->rule, match, &more,
                                                      &n_more, lede_cascade_blank(cascade));
        LEDE_TRY(lede_cascade_judge(cascade, "annotate", match->rule, status, ok, err));
        if (!*ok) return LEDE_OK;
    }
    if (rule->over_capture == LEDE_NO_CAPTURE) {
        return append(cascade, match, match->span, 0, more, n_more, err);
    }
    uint32_t first = 0, count = count_bindings(match, rule->over_capture, &first);
    if (count > 1 && rule->each_capture != rule->over_capture) count = 1;
    for (uint32_t item = 0; item < count; item++) {
        lede_span span = match->captures[first + item].span;
        LEDE_TRY(append(cascade, match, span, item, more, n_more, err));
    }
    return LEDE_OK;
}

/* ---- the whole of a match ---- */

lede_status lede_harvest_ask(lede_cascade *cascade, const lede_match *match, bool *keep,
                             lede_error *err) {
    *keep = true;
    if (!cascade->program->rules.data[match->rule].has_where) return LEDE_OK;
    bool ok;
    lede_status status = cascade->hooks->where(cascade->worker, match->rule, match, keep,
                                               lede_cascade_blank(cascade));
    LEDE_TRY(lede_cascade_judge(cascade, "where", match->rule, status, &ok, err));
    *keep = *keep && ok;
    return LEDE_OK;
}

lede_status lede_harvest_write(lede_cascade *cascade, const lede_match *match, lede_error *err) {
    const lede_rule *rule = &cascade->program->rules.data[match->rule];
    lede_result *result = cascade->desk.result;
    size_t n_records = result->records.count;
    uint32_t n_written = cascade->n_written[match->rule];
    bool ok = true;
    if (rule->table != LEDE_NO_TABLE || cascade->options.every_match) {
        lede_record record;
        LEDE_TRY(outline(&cascade->desk, rule, match, &record, err));
        if (rule->table == LEDE_NO_TABLE) {
            LEDE_TRY(push_record(result, record, NULL, 0, err));
        } else if (rule->has_emit) {
            LEDE_TRY(write_by_emit(cascade, match, &record, &ok, err));
        } else {
            LEDE_TRY(write_by_paths(cascade, match, &record, err));
        }
    }
    if (ok && rule->layer != LEDE_NO_LAYER) {
        LEDE_TRY(write_annotation(cascade, match, &ok, err));
    }
    if (!ok) {
        result->records.count = n_records;
        cascade->n_written[match->rule] = n_written;
    }
    return LEDE_OK;
}

/* ---- functions of the article ---- */

lede_status lede_harvest_emitter(lede_cascade *cascade, uint32_t emitter_i, lede_error *err) {
    const lede_emitter *emitter = &cascade->program->emitters.data[emitter_i];
    lede_result *result = cascade->desk.result;
    const lede_value *values = NULL;
    uint32_t n_rows = 0;
    bool ok;
    lede_status status = cascade->hooks->emit_article(cascade->worker, emitter_i, &values, &n_rows,
                                                      lede_cascade_blank(cascade));
    if (status != LEDE_OK) {
        lede_error_place(&cascade->why, emitter->file.data, emitter->line, 0);
    }
    LEDE_TRY(lede_cascade_judge(cascade, "emit", UINT32_MAX, status, &ok, err));
    if (!ok) return LEDE_OK;
    uint32_t n_fields =
        (uint32_t)lede_schema_table(cascade->program->schema, emitter->table)->n_fields;
    lede_record record = {
        .table = emitter->table, .rule = UINT32_MAX, .sentence = UINT32_MAX, .n = 0};
    for (size_t i = 0; i < result->records.count; i++) {
        const lede_record *other = &result->records.data[i];
        if (other->rule == UINT32_MAX && other->table == emitter->table) record.n = other->n;
    }
    for (uint32_t i = 0; i < n_rows; i++) {
        record.n++;
        LEDE_TRY(push_record(result, record, row_at(values, i, n_fields), n_fields, err));
    }
    return LEDE_OK;
}
