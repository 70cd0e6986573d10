/* A concordance as a table: a row for each record, and behind the columns that all have one for
 * each name of a capture. */
#include "report/view_parts.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/csv_cell.h"
#include "report/cell.h"

/* ---- columns of captures ---- */

typedef LEDE_ARRAY(lede_slice) name_list;

static bool has_name(const name_list *names, lede_slice name) {
    for (size_t i = 0; i < names->count; i++) {
        if (lede_slice_equal(names->data[i], name)) return true;
    }
    return false;
}

static bool writes_records(const lede_schema *schema, uint32_t rule) {
    const char *name = lede_schema_rule(schema, rule)->table;
    uint32_t table =
        name == NULL ? UINT32_MAX : lede_schema_find_table(schema, lede_slice_of(name));
    return table != UINT32_MAX && lede_schema_table(schema, table)->kept;
}

/* By rule, then as the pattern names them; each once. */
static lede_status list_captures(const lede_view_job *job, name_list *names) {
    const lede_view_input *input = job->input;
    if (input->ruleset == NULL) return LEDE_OK;
    for (uint32_t rule = 0; rule < lede_schema_n_rules(input->schema); rule++) {
        if (!writes_records(input->schema, rule)) continue;
        for (uint32_t i = 0; i < lede_ruleset_n_captures(input->ruleset, rule); i++) {
            lede_slice name = lede_ruleset_capture_name(input->ruleset, rule, i);
            if (has_name(names, name)) continue;
            if (!lede_array_push(names, name)) return lede_fail_memory(job->err);
        }
    }
    return LEDE_OK;
}

static const struct {
    const char *name;
    lede_field field;
} article_columns[] = {{"article", LEDE_FIELD_ID},
                       {"source", LEDE_FIELD_SOURCE},
                       {"title", LEDE_FIELD_TITLE},
                       {"published", LEDE_FIELD_PUBLISHED},
                       {"publisher", LEDE_FIELD_PUBLISHER}};
static const char record_columns[] = "sentence,start,stop,left,text,right,sentence_text";

enum { N_ARTICLE_COLUMNS = sizeof article_columns / sizeof *article_columns };

lede_status lede_view_kwic_csv_head(const lede_view_job *job) {
    name_list names = {0};
    lede_status status = list_captures(job, &names);
    for (size_t i = 0; i < N_ARTICLE_COLUMNS; i++) {
        lede_buffer_printf(job->out, "%s,", article_columns[i].name);
    }
    lede_buffer_add_string(job->out, record_columns);
    for (size_t i = 0; i < names.count; i++) {
        lede_buffer_add_string(job->out, ",captures.");
        lede_buffer_add(job->out, names.data[i]);
    }
    lede_buffer_add_string(job->out, "\r\n");
    free(names.data);
    return status;
}

/* ---- rows ---- */

/* On one line, as a row is one; a null text is an empty cell. */
static void put_cell(const lede_view_job *job, lede_slice text) {
    lede_buffer clean = {0};
    lede_cell_clean(text, &clean);
    if (clean.size > 0) lede_csv_put(job->out, lede_buffer_slice(&clean));
    if (clean.failed) job->out->failed = true;
    lede_buffer_clear(&clean);
}

static void put_next_cell(const lede_view_job *job, lede_slice text) {
    lede_buffer_add_char(job->out, ',');
    put_cell(job, text);
}

/* Several of one name with | between. */
static void put_capture(const lede_view_job *job, const lede_record *record, lede_slice name) {
    lede_article *article = job->article;
    lede_buffer texts = {0};
    for (uint32_t i = 0; i < record->n_captures; i++) {
        const lede_capture_row *capture = &record->captures[i];
        if (!lede_slice_is(name, capture->name)) continue;
        if (texts.size > 0) lede_buffer_add_string(&texts, " | ");
        uint32_t start = lede_view_byte(article, capture->start);
        uint32_t stop = lede_view_byte(article, capture->stop);
        lede_buffer_add(&texts, lede_slice_cut(article->text, start, stop));
    }
    put_next_cell(job, lede_buffer_slice(&texts));
    if (texts.failed) job->out->failed = true;
    lede_buffer_clear(&texts);
}

static void put_record(const lede_view_job *job, const lede_record *record, const lede_kwic *line,
                       const void *context) {
    const lede_article *article = job->article;
    const name_list *names = context;
    lede_slice sentence = LEDE_NULL_SLICE;
    for (size_t i = 0; i < N_ARTICLE_COLUMNS; i++) {
        put_cell(job, article->fields[article_columns[i].field]);
        lede_buffer_add_char(job->out, ',');
    }
    if (record->sentence != UINT32_MAX) {
        sentence = lede_article_span_text(article, article->sentences[record->sentence].tokens);
        lede_buffer_printf(job->out, "%" PRIu32, record->sentence);
    }
    lede_buffer_printf(job->out, ",%" PRIu32 ",%" PRIu32, record->start, record->stop);
    put_next_cell(job, line->left);
    put_next_cell(job, record->text);
    put_next_cell(job, line->right);
    put_next_cell(job, sentence);
    for (size_t i = 0; i < names->count; i++) put_capture(job, record, names->data[i]);
    lede_buffer_add_string(job->out, "\r\n");
}

lede_status lede_view_kwic_csv(const lede_view_job *job) {
    name_list names = {0};
    lede_status status = list_captures(job, &names);
    if (status == LEDE_OK) status = lede_view_kwic_each(job, put_record, &names);
    free(names.data);
    return status;
}
