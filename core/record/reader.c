#include "record/reader.h"

#include <stdio.h>
#include <stdlib.h>

#include "record/store_private.h"

/* Pages of a store that stay in memory, in KiB: many are open at once where they are merged. */
enum { CACHE_KIB = 512 };

struct lede_reader {
    lede_store *store;
    sqlite3_stmt *inputs;   /* at the next article, or NULL behind the last */
    sqlite3_stmt *failures; /* at the first that was not given out; NULL: no more */
    sqlite3_stmt *article, *captures, *sentences, *mentions;
    sqlite3_stmt **records; /* by `names` of the store; NULL: the table is empty */
};

/* ---- statements ---- */

static lede_status prepare(lede_reader *reader, const char *sql, sqlite3_stmt **out,
                           lede_error *err) {
    return lede_store_ask(reader->store, sql, "read", out, err);
}

/* OK with a row; END. */
static lede_status step(lede_reader *reader, sqlite3_stmt *statement, lede_error *err) {
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) return LEDE_OK;
    if (code == SQLITE_DONE) return LEDE_END;
    return lede_guard_fail_own(reader->store->db, "read", reader->store->path, err);
}

/* A statement that is walked once; NULL at its end. */
static lede_status advance(lede_reader *reader, sqlite3_stmt **statement, lede_error *err) {
    lede_status status = lede_store_step(reader->store, "read", statement, err);
    return status == LEDE_END ? LEDE_OK : status;
}

static void ask(sqlite3_stmt *statement, lede_slice what) {
    sqlite3_reset(statement);
    lede_bind_slice(statement, 1, what);
}

/* ---- open and close ---- */

/* The rows of an article's records stand together in the index of `record`: between "id/" and
 * "id0", the next byte. Others may, too: of articles whose id begins so, and of collates, whose
 * `record` has no second part. */
static lede_status prepare_records(lede_reader *reader, size_t table_i, lede_error *err) {
    char sql[512];
    const char *name = reader->store->names.data[table_i];
    snprintf(sql, sizeof sql, "select 1 from \"%s\" limit 1", name);
    LEDE_TRY(prepare(reader, sql, &reader->records[table_i], err));
    LEDE_TRY(advance(reader, &reader->records[table_i], err));
    if (reader->records[table_i] == NULL) return LEDE_OK;
    sqlite3_finalize(reader->records[table_i]);
    snprintf(sql, sizeof sql,
             "select * from \"%s\" where record > ?1 || '/' and record < ?1 || '0'"
             " and article = ?1 and instr(substr(record, length(?1) + 2), '/') > 0 order by +rowid",
             name);
    return prepare(reader, sql, &reader->records[table_i], err);
}

/* A statement over the input from the place `from` on. */
static lede_status prepare_from(lede_reader *reader, const char *sql, uint64_t from,
                                sqlite3_stmt **out, lede_error *err) {
    LEDE_TRY(prepare(reader, sql, out, err));
    sqlite3_bind_int64(*out, 1, (sqlite3_int64)from);
    return LEDE_OK;
}

static lede_status prepare_all(lede_reader *reader, uint64_t from, lede_error *err) {
    char cache[64];
    snprintf(cache, sizeof cache, "pragma cache_size = -%d", CACHE_KIB);
    LEDE_TRY(lede_store_execute(reader->store, cache, "read", err));
    LEDE_TRY(prepare(reader,
                     "select title, byline, source, url, published, modified, publisher, section,"
                     " language, n_tokens from article where id = ?",
                     &reader->article, err));
    LEDE_TRY(prepare(reader, "select name, n, start, stop from capture where record = ?",
                     &reader->captures, err));
    LEDE_TRY(prepare(reader, "select n, start, stop, text from sentence where article = ?",
                     &reader->sentences, err));
    LEDE_TRY(prepare(reader,
                     "select start, stop, layer, entity, name, form, role from mention"
                     " where article = ? order by rowid",
                     &reader->mentions, err));
    for (size_t i = 0; i < reader->store->names.count; i++) {
        LEDE_TRY(prepare_records(reader, i, err));
    }
    LEDE_TRY(prepare_from(reader,
                          "select n, article, kind, rule, file, line, message from failure"
                          " where n > ? order by n, rowid",
                          from, &reader->failures, err));
    LEDE_TRY(prepare_from(reader,
                          "select n, made_of, identity, hash, article from _input"
                          " where n > ? order by n",
                          from, &reader->inputs, err));
    LEDE_TRY(advance(reader, &reader->failures, err));
    return advance(reader, &reader->inputs, err);
}

lede_status lede_reader_open(const char *path, uint64_t from, lede_reader **out, lede_error *err) {
    lede_reader *reader = calloc(1, sizeof *reader);
    *out = NULL;
    if (reader == NULL) return lede_fail_memory(err);
    lede_status status = lede_store_load(path, &reader->store, err);
    if (status == LEDE_OK) {
        size_t n_tables = reader->store->names.count;
        reader->records = calloc(n_tables + 1, sizeof(sqlite3_stmt *));
        status = reader->records == NULL ? lede_fail_memory(err) : prepare_all(reader, from, err);
    }
    if (status != LEDE_OK) {
        lede_reader_close(reader);
        return status;
    }
    *out = reader;
    return LEDE_OK;
}

void lede_reader_close(lede_reader *reader) {
    if (reader == NULL) return;
    for (size_t i = 0; reader->records != NULL && i < reader->store->names.count; i++) {
        sqlite3_finalize(reader->records[i]);
    }
    free(reader->records);
    sqlite3_stmt *own[] = {reader->inputs,   reader->failures,  reader->article,
                           reader->captures, reader->sentences, reader->mentions};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) sqlite3_finalize(own[i]);
    lede_store_end(reader->store);
    free(reader);
}

lede_store *lede_reader_store(lede_reader *reader) {
    return reader->store;
}

uint64_t lede_reader_place(const lede_reader *reader) {
    if (reader->inputs == NULL) return LEDE_NOT_MET;
    return (uint64_t)sqlite3_column_int64(reader->inputs, 0) - 1;
}

/* ---- one article ---- */

/* A text of a row, until the next step. */
static lede_slice borrow_at(sqlite3_stmt *row, int column) {
    lede_value value = lede_column_value(row, column);
    return value.kind == LEDE_TEXT ? value.as.text : LEDE_NULL_SLICE;
}

/* The same, copied; `ok` turns false when memory is exhausted. */
static lede_slice text_at(lede_result *result, sqlite3_stmt *row, int column, bool *ok) {
    return lede_arena_copy(&result->arena, borrow_at(row, column), ok);
}

static uint32_t number_at(sqlite3_stmt *row, int column) {
    return (uint32_t)sqlite3_column_int64(row, column);
}

static lede_status read_article(lede_reader *reader, lede_slice id, lede_result *result,
                                lede_error *err) {
    static const lede_field fields[] = {
        LEDE_FIELD_TITLE,     LEDE_FIELD_BYLINE,    LEDE_FIELD_SOURCE,
        LEDE_FIELD_URL,       LEDE_FIELD_PUBLISHED, LEDE_FIELD_MODIFIED,
        LEDE_FIELD_PUBLISHER, LEDE_FIELD_SECTION,   LEDE_FIELD_LANGUAGE};
    enum { N_FIELDS = sizeof fields / sizeof *fields };
    bool ok = true;
    ask(reader->article, id);
    lede_status status = step(reader, reader->article, err);
    if (status == LEDE_END) {
        return lede_fail(err, LEDE_FORMAT, "store '%s' lacks the row of article '%.*s'",
                         reader->store->path, LEDE_FMT(id));
    }
    LEDE_TRY(status);
    for (int i = 0; i < N_FIELDS; i++) {
        result->fields[fields[i]] = text_at(result, reader->article, i, &ok);
    }
    result->n_tokens = number_at(reader->article, N_FIELDS);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status read_captures(lede_reader *reader, lede_slice name, lede_result *result,
                                 lede_record *record, lede_error *err) {
    LEDE_ARRAY(lede_capture_row) rows = {0};
    lede_status status;
    bool ok = true;
    ask(reader->captures, name);
    while ((status = step(reader, reader->captures, err)) == LEDE_OK) {
        sqlite3_stmt *row = reader->captures;
        lede_capture_row capture = {.name = text_at(result, row, 0, &ok).data,
                                    .item = number_at(row, 1),
                                    .start = number_at(row, 2),
                                    .stop = number_at(row, 3)};
        if (!ok || !lede_array_push_in(&result->arena, &rows, capture)) {
            return lede_fail_memory(err);
        }
    }
    record->captures = rows.data;
    record->n_captures = (uint32_t)rows.count;
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_values(sqlite3_stmt *row, lede_result *result, lede_record *record,
                               lede_error *err) {
    enum { FIRST_FIELD = 8 };
    bool ok = true;
    record->n_values = (uint32_t)(sqlite3_column_count(row) - FIRST_FIELD);
    record->values = lede_arena_array(&result->arena, record->n_values, sizeof *record->values);
    if (record->values == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < record->n_values; i++) {
        lede_value value = lede_column_value(row, FIRST_FIELD + (int)i);
        record->values[i] = lede_value_copy(&result->arena, value, &ok);
    }
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* One row of a table of the script: record article rule start stop sentence block text, fields. */
static lede_status read_record(lede_reader *reader, sqlite3_stmt *row, const lede_schema *schema,
                               uint32_t table, lede_result *result, lede_error *err) {
    bool ok = true;
    lede_slice name = borrow_at(row, 0), rule = borrow_at(row, 2);
    lede_record record = {.table = table, .rule = UINT32_MAX, .sentence = UINT32_MAX};
    if (rule.data != NULL) {
        record.rule = lede_schema_find_rule(schema, rule);
        if (record.rule == UINT32_MAX) {
            return lede_fail(err, LEDE_FORMAT, "store '%s' does not say what rule made '%.*s'",
                             reader->store->path, LEDE_FMT(name));
        }
    }
    record.start = number_at(row, 3);
    record.stop = number_at(row, 4);
    if (sqlite3_column_type(row, 5) != SQLITE_NULL) record.sentence = number_at(row, 5) - 1;
    record.block = text_at(result, row, 6, &ok).data;
    record.text = text_at(result, row, 7, &ok);
    if (!ok) return lede_fail_memory(err);
    LEDE_TRY(read_values(row, result, &record, err));
    LEDE_TRY(read_captures(reader, name, result, &record, err));
    if (lede_array_push_in(&result->arena, &result->records, record)) return LEDE_OK;
    return lede_fail_memory(err);
}

static lede_status read_records(lede_reader *reader, lede_slice id, const lede_schema *schema,
                                lede_result *result, lede_error *err) {
    for (size_t i = 0; i < reader->store->names.count; i++) {
        sqlite3_stmt *row = reader->records[i];
        if (row == NULL) continue;
        uint32_t table =
            lede_schema_find_table(schema, lede_slice_of(reader->store->names.data[i]));
        lede_status status;
        ask(row, id);
        while ((status = step(reader, row, err)) == LEDE_OK) {
            LEDE_TRY(read_record(reader, row, schema, table, result, err));
        }
        if (status != LEDE_END) return status;
    }
    return LEDE_OK;
}

static lede_status read_sentences(lede_reader *reader, lede_slice id, lede_result *result,
                                  lede_error *err) {
    lede_status status;
    bool ok = true;
    ask(reader->sentences, id);
    while ((status = step(reader, reader->sentences, err)) == LEDE_OK) {
        sqlite3_stmt *row = reader->sentences;
        lede_sentence_row sentence = {.n = number_at(row, 0) - 1,
                                      .start = number_at(row, 1),
                                      .stop = number_at(row, 2),
                                      .text = text_at(result, row, 3, &ok)};
        if (!ok || !lede_array_push_in(&result->arena, &result->sentences, sentence)) {
            return lede_fail_memory(err);
        }
    }
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_mentions(lede_reader *reader, lede_slice id, lede_result *result,
                                 lede_error *err) {
    lede_status status;
    bool ok = true;
    ask(reader->mentions, id);
    while ((status = step(reader, reader->mentions, err)) == LEDE_OK) {
        sqlite3_stmt *row = reader->mentions;
        lede_mention_row mention = {.start = number_at(row, 0),
                                    .stop = number_at(row, 1),
                                    .layer = text_at(result, row, 2, &ok).data,
                                    .entity = text_at(result, row, 3, &ok),
                                    .name = text_at(result, row, 4, &ok),
                                    .form = text_at(result, row, 5, &ok),
                                    .role = text_at(result, row, 6, &ok)};
        if (!ok || !lede_array_push_in(&result->arena, &result->mentions, mention)) {
            return lede_fail_memory(err);
        }
    }
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_failures(lede_reader *reader, lede_result *result, lede_error *err) {
    bool ok = true;
    while (reader->failures != NULL) {
        sqlite3_stmt *row = reader->failures;
        if ((uint64_t)sqlite3_column_int64(row, 0) - 1 != result->n) return LEDE_OK;
        lede_failure failure = {.kind = text_at(result, row, 2, &ok).data,
                                .rule = text_at(result, row, 3, &ok).data,
                                .where = text_at(result, row, 4, &ok),
                                .line = number_at(row, 5),
                                .message = text_at(result, row, 6, &ok)};
        if (result->failed) result->fields[LEDE_FIELD_ID] = text_at(result, row, 1, &ok);
        if (!ok || !lede_array_push_in(&result->arena, &result->failures, failure)) {
            return lede_fail_memory(err);
        }
        LEDE_TRY(advance(reader, &reader->failures, err));
    }
    return LEDE_OK;
}

/* What the input says of it; *id: its row in table article, null where it has none. */
static lede_status read_input(lede_reader *reader, lede_result *result, lede_slice *id,
                              lede_error *err) {
    sqlite3_stmt *row = reader->inputs;
    bool ok = true;
    result->failed = sqlite3_column_type(row, 1) == SQLITE_NULL;
    if (sqlite3_column_bytes(row, 1) == sizeof(uint64_t[2])) {
        uint64_t words[2];
        memcpy(words, sqlite3_column_blob(row, 1), sizeof words);
        result->made_of = (lede_digest){words[0], words[1]};
    }
    lede_slice identity = text_at(result, row, 2, &ok);
    lede_slice hash = text_at(result, row, 3, &ok);
    result->skipped = !result->failed && identity.data == NULL;
    result->fields[LEDE_FIELD_ID] = identity;
    *id = text_at(result, row, 4, &ok);
    if (!ok) return lede_fail_memory(err);
    if (identity.data == NULL || lede_digest_read(hash, &result->content)) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "store '%s' does not say what article '%.*s' was made of",
                     reader->store->path, LEDE_FMT(identity));
}

static lede_status read_result(lede_reader *reader, const lede_schema *schema, lede_result *result,
                               lede_error *err) {
    lede_slice id;
    LEDE_TRY(read_input(reader, result, &id, err));
    if (id.data != NULL) {
        LEDE_TRY(read_article(reader, id, result, err));
        LEDE_TRY(read_records(reader, id, schema, result, err));
        LEDE_TRY(read_sentences(reader, id, result, err));
        LEDE_TRY(read_mentions(reader, id, result, err));
    }
    return read_failures(reader, result, err);
}

lede_status lede_reader_next(lede_reader *reader, const lede_schema *schema, lede_result **out,
                             lede_error *err) {
    lede_result *result = lede_result_new(lede_reader_place(reader), err);
    *out = NULL;
    if (result == NULL) return LEDE_NOMEM;
    lede_status status = read_result(reader, schema, result, err);
    if (status == LEDE_OK) status = advance(reader, &reader->inputs, err);
    if (status != LEDE_OK) {
        lede_result_free(result);
        return status;
    }
    *out = result;
    return LEDE_OK;
}
