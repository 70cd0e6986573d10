#include "engine/item.h"

#include "base/utf8.h"

/* Bytes `start` to `stop` of a record's text, given in code points of the article. */
static lede_slice cut_text(const lede_record *record, uint32_t start, uint32_t stop) {
    if (start < record->start || stop > record->stop || start > stop) return LEDE_NULL_SLICE;
    lede_slice text = record->text;
    size_t first = lede_utf8_skip(text, start - record->start);
    lede_slice rest = lede_slice_cut(text, first, text.size);
    return lede_slice_cut(rest, 0, lede_utf8_skip(rest, stop - start));
}

static const lede_sentence_row *find_sentence(const lede_result *result, uint32_t n) {
    size_t low = 0, high = result->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (result->sentences.data[middle].n < n) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == result->sentences.count || result->sentences.data[low].n != n) return NULL;
    return &result->sentences.data[low];
}

/* Where the code points of a sentence were counted to last. Records mostly come in their order, so
 * that a sentence of ten thousand matches is gone through once. */
typedef struct place {
    const lede_sentence_row *sentence;
    uint32_t code_point;
    size_t byte;
} place;

static size_t byte_at(place *last, const lede_sentence_row *sentence, uint32_t code_point) {
    if (last->sentence != sentence || code_point < last->code_point)
        *last = (place){sentence, 0, 0};
    lede_slice rest = lede_slice_cut(sentence->text, last->byte, sentence->text.size);
    last->byte += lede_utf8_skip(rest, code_point - last->code_point);
    last->code_point = code_point;
    return last->byte;
}

/* A match may begin before or end behind the sentence it is counted to, where its scope is wider.
 */
static void fill_sentence(const lede_record *record, const lede_sentence_row *sentence, place *last,
                          lede_record_info *info) {
    if (sentence == NULL) return;
    lede_slice text = info->sentence = sentence->text;
    uint32_t before = record->start > sentence->start ? record->start - sentence->start : 0;
    uint32_t until = record->stop > sentence->start ? record->stop - sentence->start : 0;
    info->left = lede_slice_cut(text, 0, byte_at(last, sentence, before));
    info->right = lede_slice_cut(text, byte_at(last, sentence, until), text.size);
}

static bool fill_captures(const lede_record *record, lede_arena *arena, lede_record_info *info) {
    lede_capture_info *captures = lede_arena_array(arena, record->n_captures, sizeof *captures);
    if (captures == NULL) return false;
    for (uint32_t i = 0; i < record->n_captures; i++) {
        const lede_capture_row *row = &record->captures[i];
        captures[i] = (lede_capture_info){.name = row->name,
                                          .start = row->start,
                                          .stop = row->stop,
                                          .text = cut_text(record, row->start, row->stop)};
    }
    info->captures = captures;
    info->n_captures = record->n_captures;
    return true;
}

static bool fill_record(const lede_result *result, const lede_schema *schema,
                        const lede_record *record, lede_arena *arena, place *last,
                        lede_record_info *info) {
    bool has_table = record->table < lede_schema_n_tables(schema);
    *info = (lede_record_info){.table = has_table ? lede_schema_table(schema, record->table)->name
                                                  : NULL,
                               .n = record->n,
                               .start = record->start,
                               .stop = record->stop,
                               .text = record->text,
                               .values = record->values,
                               .n_values = record->n_values};
    if (has_table) info->fields = lede_schema_table(schema, record->table)->fields;
    fill_sentence(record, find_sentence(result, record->sentence), last, info);
    if (record->rule != UINT32_MAX) {
        const lede_rule_origin *origin = lede_schema_rule(schema, record->rule);
        info->rule = origin->name;
        info->file = origin->file;
        info->line = origin->line;
    }
    return fill_captures(record, arena, info);
}

static bool fill_records(const lede_result *result, const lede_schema *schema, lede_arena *arena,
                         lede_item *item) {
    lede_record_info *records = lede_arena_array(arena, result->records.count, sizeof *records);
    place last = {NULL, 0, 0};
    if (records == NULL) return false;
    for (size_t i = 0; i < result->records.count; i++) {
        if (!fill_record(result, schema, &result->records.data[i], arena, &last, &records[i])) {
            return false;
        }
    }
    item->records = records;
    item->n_records = result->records.count;
    return true;
}

static bool fill_failures(const lede_result *result, lede_arena *arena, lede_item *item) {
    lede_failure_info *failures = lede_arena_array(arena, result->failures.count, sizeof *failures);
    if (failures == NULL) return false;
    for (size_t i = 0; i < result->failures.count; i++) {
        const lede_failure *failure = &result->failures.data[i];
        failures[i] = (lede_failure_info){.kind = failure->kind,
                                          .rule = failure->rule,
                                          .where = lede_arena_string(arena, failure->where),
                                          .line = failure->line,
                                          .column = failure->column,
                                          .message = lede_arena_string(arena, failure->message)};
        if (failures[i].where == NULL || failures[i].message == NULL) return false;
    }
    item->failures = failures;
    item->n_failures = result->failures.count;
    return true;
}

static const char *field_string(lede_arena *arena, lede_slice field, bool *ok) {
    if (field.data == NULL) return NULL;
    const char *copy = lede_arena_string(arena, field);
    if (copy == NULL) *ok = false;
    return copy;
}

lede_status lede_item_fill(const lede_result *result, const lede_schema *schema, lede_arena *arena,
                           lede_item *item, lede_error *err) {
    bool ok = true;
    *item = (lede_item){
        .n = result->n + 1,
        .source = lede_arena_string(arena, result->source),
        .id = field_string(arena, result->fields[LEDE_FIELD_ID], &ok),
        .title = field_string(arena, result->fields[LEDE_FIELD_TITLE], &ok),
        .bytes = result->bytes,
        .failed = result->failed,
        .unread =
            result->unread ? field_string(arena, result->fields[LEDE_FIELD_LANGUAGE], &ok) : NULL,
        .view = result->view,
        .why_held = result->why_held};
    ok = ok && item->source != NULL && fill_failures(result, arena, item);
    ok = ok && (schema == NULL || fill_records(result, schema, arena, item));
    return ok ? LEDE_OK : lede_fail_memory(err);
}

const lede_value *lede_record_value(const lede_record_info *record, const char *field) {
    if (record == NULL || field == NULL || record->fields == NULL) return NULL;
    for (size_t i = 0; i < record->n_values; i++) {
        if (strcmp(record->fields[i], field) == 0) return &record->values[i];
    }
    return NULL;
}

void lede_item_count(const lede_result *result, lede_progress *progress) {
    progress->articles++;
    progress->records += result->records.count;
    if (result->failed) progress->failures++;
    if (result->unread) progress->unread++;
    for (size_t i = 0; i < result->failures.count; i++) {
        if (strcmp(result->failures.data[i].kind, "limit") == 0) progress->limits++;
    }
}
