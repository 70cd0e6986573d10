/* sample.h — a small script's schema and articles, built by hand, for the tests of room record. */
#ifndef LEDE_TESTS_RECORD_SAMPLE_H
#define LEDE_TESTS_RECORD_SAMPLE_H

#include "test.h"

#include "record/store.h"

enum { BREAKS = 0, COVERAGE, HIDDEN };
enum { RULE_BREAKS = 0, RULE_HIDDEN };

static inline lede_status add_table(lede_schema *schema, const char *name, lede_slice *fields,
                                    size_t n_fields, bool kept, lede_error *err) {
    lede_new_table table = {lede_slice_of(name), fields, n_fields, kept};
    return lede_schema_add_table(schema, &table, NULL, err);
}

static inline lede_status fill_schema(lede_schema *schema, lede_error *err) {
    lede_slice breaks[] = {LEDE_SLICE("actor"), LEDE_SLICE("n_words"), LEDE_SLICE("share")};
    lede_slice coverage[] = {LEDE_SLICE("people")};
    LEDE_TRY(add_table(schema, "breaks", breaks, 3, true, err));
    LEDE_TRY(add_table(schema, "coverage", coverage, 1, true, err));
    LEDE_TRY(add_table(schema, "hidden", coverage, 1, false, err));
    lede_rule_origin rules[] = {{"breaks_off", "breaks", "break.lua", 12},
                                {"hide", "hidden", "pack.lua", 3}};
    for (size_t i = 0; i < 2; i++) LEDE_TRY(lede_schema_add_rule(schema, &rules[i], NULL, err));
    return LEDE_OK;
}

static inline lede_schema *sample_schema(void) {
    lede_schema *schema;
    if (lede_schema_new(&schema, NULL) != LEDE_OK) return NULL;
    if (fill_schema(schema, NULL) == LEDE_OK) return schema;
    lede_schema_free(schema);
    return NULL;
}

static const lede_store_digests sample_digests = {
    .analysis = {1, 2}, .report = {3, 4}, .engine = "lede 0.1.0, Lua 5.4.4, SQLite 3.40.1"};

static inline lede_store *sample_store(const char *path) {
    lede_store *store = NULL;
    lede_error err = {0};
    lede_schema *schema = sample_schema();
    if (schema != NULL && (lede_store_make(path, true, schema, &sample_digests, &store, &err) ||
                           lede_store_appear(store, &err))) {
        printf("# cannot make the store: %s\n", err.message);
    }
    lede_schema_free(schema); /* the store does not need it any more */
    return store;
}

/* Article number n with that id and text (null: it failed to load). */
static inline lede_result *sample_result(uint64_t n, const char *id, const char *text) {
    lede_result *result = lede_result_new(n, NULL);
    if (result == NULL) return NULL;
    result->source = LEDE_SLICE("news/a.txt");
    result->failed = text == NULL;
    if (text == NULL) return result;
    result->fields[LEDE_FIELD_ID] = lede_slice_of(id);
    result->fields[LEDE_FIELD_SOURCE] = LEDE_SLICE("news/a.txt");
    result->fields[LEDE_FIELD_TITLE] = lede_slice_of(text);
    result->n_tokens = 7;
    result->content = lede_digest_of(lede_slice_of(text));
    return result;
}

static inline bool add_record(lede_result *result, uint32_t table, uint32_t rule,
                              const lede_value *values, uint32_t n_values) {
    lede_record record = {.table = table, .rule = rule, .n = 1, .sentence = UINT32_MAX};
    lede_capture_row *captures = lede_arena_array(&result->arena, 1, sizeof *captures);
    bool ok = captures != NULL;
    record.values = lede_arena_array(&result->arena, n_values, sizeof *record.values);
    if (!ok || record.values == NULL) return false;
    for (uint32_t i = 0; i < n_values; i++) {
        record.values[i] = lede_value_copy(&result->arena, values[i], &ok);
    }
    record.n_values = n_values;
    if (rule != UINT32_MAX) {
        captures[0] = (lede_capture_row){"actor", 1, 0, 4, false};
        record.captures = captures;
        record.n_captures = 1;
        record.start = 0;
        record.stop = 14;
        record.sentence = 0;
        record.block = "paragraph";
        record.text = LEDE_SLICE("Acme suspended");
    }
    return ok && lede_array_push_in(&result->arena, &result->records, record);
}

/* An article with two records of a rule, one of lede.article, one of a table that is not kept, and
 * two sentences, of which the kept records touch the first. */
static inline lede_result *rich_result(uint64_t n, const char *id, const char *text) {
    lede_result *result = sample_result(n, id, text);
    if (result == NULL) return NULL;
    lede_value items[] = {lede_value_text(LEDE_SLICE("a")), lede_value_int(2)};
    lede_value list = {.kind = LEDE_LIST, .as.list = {items, 2}};
    lede_value first[] = {lede_value_text(LEDE_SLICE("=Acme \"Labs\"")), lede_value_int(-3),
                          lede_value_real(0.1)};
    lede_value second[] = {lede_value_text(LEDE_SLICE("")), lede_value_null(), list};
    lede_value people[] = {lede_value_int(4)};
    bool ok = add_record(result, BREAKS, RULE_BREAKS, first, 3) &&
              add_record(result, BREAKS, RULE_BREAKS, second, 3) &&
              add_record(result, COVERAGE, UINT32_MAX, people, 1) &&
              add_record(result, HIDDEN, RULE_HIDDEN, people, 1);
    lede_sentence_row sentences[] = {{0, 0, 20, LEDE_SLICE("Acme suspended work.")},
                                     {1, 21, 30, LEDE_SLICE("More text")}};
    for (size_t i = 0; i < 2; i++) {
        ok = ok && lede_array_push_in(&result->arena, &result->sentences, sentences[i]);
    }
    lede_mention_row mention = {0,
                                4,
                                "org",
                                LEDE_SLICE("org:acme"),
                                LEDE_SLICE("Acme Labs"),
                                LEDE_SLICE("short"),
                                LEDE_NULL_SLICE};
    ok = ok && lede_array_push_in(&result->arena, &result->mentions, mention);
    lede_error why = {.line = 7, .where = "break.lua", .message = "attempt to index a nil value"};
    ok = ok && lede_result_add_failure(result, "emit", "breaks_off", &why, NULL) == LEDE_OK;
    if (ok) return result;
    lede_result_free(result);
    return NULL;
}

/* Write and free. */
static inline lede_status put(lede_store *store, lede_result *result, lede_error *err) {
    if (result == NULL) return lede_fail_memory(err);
    lede_status status = lede_store_write(store, result, err);
    lede_result_free(result);
    return status;
}

static inline lede_status gather(void *context, lede_slice bytes, lede_error *err) {
    lede_buffer *out = context;
    lede_buffer_add(out, bytes);
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

/* First column of all rows, joined by spaces, into a buffer that ends in zero; or the message. */
static inline const char *ask(lede_store *store, const char *sql, lede_buffer *out) {
    lede_error err = {0};
    lede_rows *rows;
    lede_value values[64];
    out->size = 0;
    lede_select select = {.sql = lede_slice_of(sql), .steps = 1000000};
    lede_status status = lede_store_select(store, &select, &rows, &err);
    while (status == LEDE_OK && (status = lede_rows_next(rows, values, &err)) == LEDE_OK) {
        if (out->size > 0) lede_buffer_add_char(out, ' ');
        if (values[0].kind == LEDE_NULL) lede_buffer_add_string(out, "null");
        lede_value_print(values[0], out);
    }
    if (status != LEDE_END) {
        out->size = 0;
        lede_buffer_printf(out, "%s: %s\n%s", lede_status_name(status), err.message, err.excerpt);
    }
    lede_rows_close(rows);
    lede_buffer_add_char(out, '\0');
    return out->failed ? "out of memory" : out->data;
}

#endif
