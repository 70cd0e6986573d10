#include "record/store_private.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const sql_texts[LEDE_N_SQL] = {
    [LEDE_SQL_FIND_SAME] = "select 1 from article where identity = ? and +hash = ? limit 1",
    [LEDE_SQL_LAST_VERSION] = "select max(version) from article where identity = ?",
    [LEDE_SQL_ORIGINAL] = "select id from article where hash = ? order by n limit 1",
    [LEDE_SQL_TAKEN] = "select 1 from article where id = ?",
    [LEDE_SQL_ADD_ARTICLE] =
        "insert into article values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [LEDE_SQL_ADD_CAPTURE] = "insert into capture values(?, ?, ?, ?, ?)",
    [LEDE_SQL_ADD_SENTENCE] = "insert into sentence values(?, ?, ?, ?, ?)",
    [LEDE_SQL_ADD_MENTION] = "insert into mention values(?, ?, ?, ?, ?, ?, ?, ?)",
    [LEDE_SQL_ADD_FAILURE] = "insert into failure values(?, ?, ?, ?, ?, ?, ?)",
    [LEDE_SQL_ADD_INPUT] = "insert into _input values(?, ?, ?, ?, ?)",
    [LEDE_SQL_SET_LIMITS] = "update run set limits_hit = ?",
    [LEDE_SQL_BEGIN] = "begin",
    [LEDE_SQL_COMMIT] = "commit",
};

/* ---- one statement ---- */

static lede_status fail(lede_store *store, lede_error *err) {
    return lede_guard_fail_own(store->db, "write", store->path, err);
}

/* A statement of our own, reset and ready to bind; NULL with an error. */
static sqlite3_stmt *statement_of(lede_store *store, int which, lede_error *err) {
    sqlite3_stmt **statement = &store->statements[which];
    if (*statement != NULL) {
        sqlite3_reset(*statement);
        return *statement;
    }
    if (sqlite3_prepare_v3(store->db, sql_texts[which], -1, SQLITE_PREPARE_PERSISTENT, statement,
                           NULL) != SQLITE_OK) {
        fail(store, err);
        return NULL;
    }
    return *statement;
}

/* Run a statement that gives no row. */
static lede_status finish(lede_store *store, sqlite3_stmt *statement, lede_error *err) {
    int code = sqlite3_step(statement);
    lede_status status = code == SQLITE_DONE ? LEDE_OK : fail(store, err);
    sqlite3_reset(statement);
    return status;
}

static lede_status run(lede_store *store, int which, lede_error *err) {
    sqlite3_stmt *statement = statement_of(store, which, err);
    return statement == NULL ? err->status : finish(store, statement, err);
}

/* Run a look-up: *found, and the row is there to read until reset. */
static lede_status look_up(lede_store *store, sqlite3_stmt *statement, bool *found,
                           lede_error *err) {
    int code = sqlite3_step(statement);
    *found = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? LEDE_OK : fail(store, err);
}

static int bind_string(sqlite3_stmt *statement, int index, const char *text) {
    return sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

/* Its `n`: from 1, and out of the way of articles that stand there from before. */
static int64_t place_of(const lede_store *store, const lede_result *result) {
    uint64_t apart = result->n < store->n_places ? LEDE_STORE_APART : 0;
    return (int64_t)(result->n + apart) + 1;
}

/* ---- identity ---- */

/* What is known about an article before its row is written. */
typedef struct standing {
    lede_slice identity; /* of the source */
    lede_slice id;       /* of this version; in store->article_id unless it is the identity */
    char hash[33];
    int64_t version;
    bool may_be_copy; /* an article with this content may be there */
    bool is_known;    /* the same content is there under this identity, or where only the first of a
                      content stands, under any */
} standing;

/* What the store's bits know apart; texts have hashes of their own. */
enum { MET_IDENTITY, MET_ID };

static bool meet(lede_store *store, lede_slice name, uint64_t kind) {
    return lede_met_add(&store->met, lede_hash_seeded(name, kind));
}

/* The first article with this content, if there is one: its id stands in the statement's row. */
static lede_status find_original(lede_store *store, const standing *place, sqlite3_stmt **original,
                                 bool *found, lede_error *err) {
    *found = false;
    *original = NULL;
    if (!place->may_be_copy) return LEDE_OK;
    *original = statement_of(store, LEDE_SQL_ORIGINAL, err);
    if (*original == NULL) return err->status;
    bind_string(*original, 1, place->hash);
    return look_up(store, *original, found, err);
}

/* Of an identity that may be there: whether it has this content, and if not, the next version. */
static lede_status look_at_versions(lede_store *store, standing *place, lede_error *err) {
    sqlite3_stmt *same = statement_of(store, LEDE_SQL_FIND_SAME, err);
    if (same == NULL) return err->status;
    lede_bind_slice(same, 1, place->identity);
    bind_string(same, 2, place->hash);
    LEDE_TRY(look_up(store, same, &place->is_known, err));
    sqlite3_reset(same);
    if (place->is_known) return LEDE_OK;
    sqlite3_stmt *last = statement_of(store, LEDE_SQL_LAST_VERSION, err);
    if (last == NULL) return err->status;
    lede_bind_slice(last, 1, place->identity);
    bool found;
    LEDE_TRY(look_up(store, last, &found, err));
    place->version = 1 + (found ? sqlite3_column_int64(last, 0) : 0);
    sqlite3_reset(last);
    return LEDE_OK;
}

static lede_status find_version(lede_store *store, standing *place, lede_error *err) {
    place->version = 1;
    if (meet(store, place->identity, MET_IDENTITY)) {
        LEDE_TRY(look_at_versions(store, place, err));
    }
    if (place->is_known || !store->first_only) return LEDE_OK;
    sqlite3_stmt *original;
    LEDE_TRY(find_original(store, place, &original, &place->is_known, err));
    sqlite3_reset(original);
    return LEDE_OK;
}

static lede_status is_taken(lede_store *store, lede_slice id, bool *taken, lede_error *err) {
    sqlite3_stmt *statement = statement_of(store, LEDE_SQL_TAKEN, err);
    if (statement == NULL) return err->status;
    lede_bind_slice(statement, 1, id);
    LEDE_TRY(look_up(store, statement, taken, err));
    sqlite3_reset(statement);
    return LEDE_OK;
}

/* The identity for the first version, "identity@2" for the second; one more "@" while a source owns
 * an article of that very name. */
static lede_status choose_id(lede_store *store, standing *place, lede_error *err) {
    lede_buffer *id = &store->article_id;
    id->size = 0;
    lede_buffer_add(id, place->identity);
    if (place->version > 1) lede_buffer_printf(id, "@%" PRId64, place->version);
    for (bool taken = true; taken;) {
        if (id->failed) return lede_fail_memory(err);
        taken = meet(store, lede_buffer_slice(id), MET_ID);
        if (taken) LEDE_TRY(is_taken(store, lede_buffer_slice(id), &taken, err));
        if (taken) lede_buffer_add_char(id, '@');
    }
    place->id = lede_buffer_slice(id);
    return LEDE_OK;
}

static lede_status add_article(lede_store *store, const lede_result *result, const standing *place,
                               lede_error *err) {
    static const lede_field fields[] = {
        LEDE_FIELD_SOURCE,    LEDE_FIELD_URL,       LEDE_FIELD_TITLE,
        LEDE_FIELD_BYLINE,    LEDE_FIELD_PUBLISHED, LEDE_FIELD_MODIFIED,
        LEDE_FIELD_PUBLISHER, LEDE_FIELD_SECTION,   LEDE_FIELD_LANGUAGE};
    enum { N_FIELDS = sizeof fields / sizeof *fields };
    sqlite3_stmt *original;
    bool is_copy;
    LEDE_TRY(find_original(store, place, &original, &is_copy, err));
    sqlite3_stmt *add = statement_of(store, LEDE_SQL_ADD_ARTICLE, err);
    if (add == NULL) return err->status;
    lede_bind_slice(add, 1, place->id);
    sqlite3_bind_int64(add, 2, place_of(store, result));
    for (int i = 0; i < N_FIELDS; i++) lede_bind_slice(add, 3 + i, result->fields[fields[i]]);
    sqlite3_bind_int64(add, 3 + N_FIELDS, result->n_tokens);
    bind_string(add, 4 + N_FIELDS, place->hash);
    sqlite3_bind_null(add, 5 + N_FIELDS);
    if (is_copy) sqlite3_bind_value(add, 5 + N_FIELDS, sqlite3_column_value(original, 0));
    sqlite3_bind_int64(add, 6 + N_FIELDS, place->version);
    lede_bind_slice(add, 7 + N_FIELDS, place->identity);
    lede_status status = finish(store, add, err);
    sqlite3_reset(original);
    return status;
}

/* ---- rows ---- */

static sqlite3_stmt *insert_of(lede_store *store, lede_store_table *table, lede_error *err) {
    if (table->insert != NULL) {
        sqlite3_reset(table->insert);
        return table->insert;
    }
    lede_buffer sql = {0};
    lede_buffer_printf(&sql, "insert into \"%s\" values(?, ?, ?, ?, ?, ?, ?, ?", table->name);
    for (uint32_t i = 0; i < table->n_fields; i++) lede_buffer_add_string(&sql, ", ?");
    lede_buffer_add_char(&sql, ')');
    if (sql.failed) {
        lede_fail_memory(err);
    } else if (sqlite3_prepare_v3(store->db, sql.data, (int)sql.size, SQLITE_PREPARE_PERSISTENT,
                                  &table->insert, NULL) != SQLITE_OK) {
        fail(store, err);
    }
    lede_buffer_clear(&sql);
    return table->insert;
}

static lede_status bind_fields(lede_store *store, sqlite3_stmt *insert,
                               const lede_store_table *table, const lede_value *values,
                               uint32_t n_values, lede_error *err) {
    enum { FIRST_FIELD = 9 };
    for (uint32_t i = 0; i < table->n_fields; i++) {
        lede_value value = i < n_values ? values[i] : lede_value_null();
        int code = lede_bind_value(insert, FIRST_FIELD + (int)i, value, &store->list);
        if (code == SQLITE_NOMEM) return lede_fail_memory(err);
        if (code != SQLITE_OK) return fail(store, err);
    }
    return LEDE_OK;
}

static lede_status add_capture(lede_store *store, const lede_capture_row *capture,
                               lede_error *err) {
    sqlite3_stmt *add = statement_of(store, LEDE_SQL_ADD_CAPTURE, err);
    if (add == NULL) return err->status;
    lede_bind_slice(add, 1, lede_buffer_slice(&store->record_id));
    bind_string(add, 2, capture->name);
    sqlite3_bind_int64(add, 3, capture->item);
    sqlite3_bind_int64(add, 4, capture->start);
    sqlite3_bind_int64(add, 5, capture->stop);
    return finish(store, add, err);
}

/* `record`: article id / rule or table name / running number. */
static lede_status name_record(lede_store *store, const lede_record *record, lede_slice article,
                               lede_error *err) {
    const lede_store_table *table = &store->tables[record->table];
    bool has_rule = record->rule != UINT32_MAX;
    uint32_t label = has_rule ? record->rule : table->label;
    const char *name = has_rule ? store->rules[record->rule] : table->name;
    if (store->running[label] == 0 && !lede_array_push(&store->touched, label)) {
        return lede_fail_memory(err);
    }
    store->record_id.size = 0;
    lede_buffer_add(&store->record_id, article);
    lede_buffer_add_char(&store->record_id, '/');
    lede_buffer_add_string(&store->record_id, name == NULL ? table->name : name);
    lede_buffer_add_char(&store->record_id, '/');
    lede_buffer_add_int(&store->record_id, ++store->running[label]);
    return store->record_id.failed ? lede_fail_memory(err) : LEDE_OK;
}

static lede_status add_record(lede_store *store, const lede_record *record, lede_slice article,
                              lede_error *err) {
    lede_store_table *table = &store->tables[record->table];
    LEDE_TRY(name_record(store, record, article, err));
    sqlite3_stmt *insert = insert_of(store, table, err);
    if (insert == NULL) return err->status;
    sqlite3_clear_bindings(insert);
    lede_bind_slice(insert, 1, lede_buffer_slice(&store->record_id));
    lede_bind_slice(insert, 2, article);
    if (record->rule != UINT32_MAX) bind_string(insert, 3, store->rules[record->rule]);
    if (record->text.data != NULL) {
        sqlite3_bind_int64(insert, 4, record->start);
        sqlite3_bind_int64(insert, 5, record->stop);
        lede_bind_slice(insert, 8, record->text);
    }
    if (record->sentence != UINT32_MAX) {
        sqlite3_bind_int64(insert, 6, (int64_t)record->sentence + 1);
    }
    bind_string(insert, 7, record->block);
    LEDE_TRY(bind_fields(store, insert, table, record->values, record->n_values, err));
    LEDE_TRY(finish(store, insert, err));
    for (uint32_t i = 0; i < record->n_captures && !store->records_only; i++) {
        LEDE_TRY(add_capture(store, &record->captures[i], err));
    }
    return LEDE_OK;
}

static lede_status add_records(lede_store *store, const lede_result *result, lede_slice article,
                               lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < result->records.count && status == LEDE_OK; i++) {
        const lede_record *record = &result->records.data[i];
        if (!store->tables[record->table].kept) continue;
        status = add_record(store, record, article, err);
    }
    for (size_t i = 0; i < store->touched.count; i++) store->running[store->touched.data[i]] = 0;
    store->touched.count = 0;
    return status;
}

/* Mark the sentences that the span of a record touches; they are sorted by place. */
static void mark_sentences(lede_store *store, const lede_result *result,
                           const lede_record *record) {
    size_t low = 0, high = result->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (result->sentences.data[middle].stop <= record->start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < result->sentences.count; low++) {
        if (result->sentences.data[low].start >= record->stop) return;
        store->used.data[low] = true;
    }
}

/* Those that kept records touch: records of tables that are not kept leave nothing behind. */
static lede_status add_sentences(lede_store *store, const lede_result *result, lede_slice article,
                                 lede_error *err) {
    size_t count = result->sentences.count;
    store->used.count = 0;
    if (count == 0) return LEDE_OK;
    if (!lede_array_reserve(&store->used, count)) return lede_fail_memory(err);
    memset(store->used.data, 0, count * sizeof *store->used.data);
    for (size_t i = 0; i < result->records.count; i++) {
        const lede_record *record = &result->records.data[i];
        if (store->tables[record->table].kept) mark_sentences(store, result, record);
    }
    for (size_t i = 0; i < count; i++) {
        const lede_sentence_row *sentence = &result->sentences.data[i];
        if (!store->used.data[i]) continue;
        sqlite3_stmt *add = statement_of(store, LEDE_SQL_ADD_SENTENCE, err);
        if (add == NULL) return err->status;
        lede_bind_slice(add, 1, article);
        sqlite3_bind_int64(add, 2, (int64_t)sentence->n + 1);
        sqlite3_bind_int64(add, 3, sentence->start);
        sqlite3_bind_int64(add, 4, sentence->stop);
        lede_bind_slice(add, 5, sentence->text.data == NULL ? LEDE_SLICE("") : sentence->text);
        LEDE_TRY(finish(store, add, err));
    }
    return LEDE_OK;
}

static lede_status add_mentions(lede_store *store, const lede_result *result, lede_slice article,
                                lede_error *err) {
    for (size_t i = 0; i < result->mentions.count; i++) {
        const lede_mention_row *mention = &result->mentions.data[i];
        sqlite3_stmt *add = statement_of(store, LEDE_SQL_ADD_MENTION, err);
        if (add == NULL) return err->status;
        lede_bind_slice(add, 1, article);
        sqlite3_bind_int64(add, 2, mention->start);
        sqlite3_bind_int64(add, 3, mention->stop);
        bind_string(add, 4, mention->layer);
        lede_bind_slice(add, 5, mention->entity);
        lede_bind_slice(add, 6, mention->name);
        lede_bind_slice(add, 7, mention->form);
        lede_bind_slice(add, 8, mention->role);
        LEDE_TRY(finish(store, add, err));
    }
    return LEDE_OK;
}

static lede_status add_failures(lede_store *store, const lede_result *result, lede_slice article,
                                lede_error *err) {
    for (size_t i = 0; i < result->failures.count; i++) {
        const lede_failure *failure = &result->failures.data[i];
        sqlite3_stmt *add = statement_of(store, LEDE_SQL_ADD_FAILURE, err);
        if (add == NULL) return err->status;
        lede_bind_slice(add, 1, article);
        sqlite3_bind_int64(add, 2, place_of(store, result));
        bind_string(add, 3, failure->kind);
        bind_string(add, 4, failure->rule);
        lede_bind_slice(add, 5, failure->where);
        sqlite3_bind_null(add, 6);
        if (failure->line > 0) sqlite3_bind_int64(add, 6, failure->line);
        lede_bind_slice(add, 7, failure->message.data == NULL ? LEDE_SLICE("") : failure->message);
        LEDE_TRY(finish(store, add, err));
        if (strcmp(failure->kind, "limit") == 0) store->limits_hit++;
    }
    return LEDE_OK;
}

/* ---- one article ---- */

static lede_slice identity_of(const lede_result *result) {
    lede_slice id = result->fields[LEDE_FIELD_ID];
    if (id.data != NULL) return id;
    id = result->fields[LEDE_FIELD_SOURCE];
    if (id.data != NULL) return id;
    return result->source.data == NULL ? LEDE_SLICE("") : result->source;
}

/* That this article of the input is done; see store_resume.c. */
static lede_status add_input(lede_store *store, const lede_result *result, const standing *place,
                             lede_error *err) {
    if (store->path == NULL) return LEDE_OK;
    sqlite3_stmt *add = statement_of(store, LEDE_SQL_ADD_INPUT, err);
    if (add == NULL) return err->status;
    uint64_t made_of[2] = {result->made_of.high, result->made_of.low};
    sqlite3_clear_bindings(add);
    sqlite3_bind_int64(add, 1, place_of(store, result));
    if (!result->failed) sqlite3_bind_blob(add, 2, made_of, sizeof made_of, SQLITE_STATIC);
    if (!result->failed && !result->skipped) {
        lede_bind_slice(add, 3, place->identity);
        bind_string(add, 4, place->hash);
        if (!place->is_known) lede_bind_slice(add, 5, place->id);
    }
    return finish(store, add, err);
}

static lede_status add_result(lede_store *store, const lede_result *result, lede_error *err) {
    standing place = {.identity = identity_of(result)};
    store->left_out = false;
    if (result->failed) LEDE_TRY(add_failures(store, result, place.identity, err));
    if (result->failed || result->skipped) return add_input(store, result, &place, err);
    lede_digest_hex(result->content, place.hash);
    place.may_be_copy = lede_met_add(&store->met, result->content.low);
    LEDE_TRY(find_version(store, &place, err));
    if (!place.is_known) LEDE_TRY(choose_id(store, &place, err));
    LEDE_TRY(add_input(store, result, &place, err));
    store->left_out = place.is_known && store->first_only;
    if (place.is_known) return LEDE_OK;
    LEDE_TRY(add_article(store, result, &place, err));
    LEDE_TRY(add_records(store, result, place.id, err));
    if (!store->records_only) {
        LEDE_TRY(add_sentences(store, result, place.id, err));
        LEDE_TRY(add_mentions(store, result, place.id, err));
    }
    return add_failures(store, result, place.id, err);
}

/* Nothing of a batch that failed half-way is kept, and nothing is written after it, so that the
 * store holds whole articles, in order, up to the last commit. */
static lede_status give_up(lede_store *store, lede_error *err) {
    store->failed = *err;
    lede_store_drop_statements(store);
    if (store->in_transaction) sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    store->in_transaction = false;
    return err->status;
}

static lede_status begin(lede_store *store, lede_error *err) {
    if (!store->writing) {
        return lede_fail(err, LEDE_SEALED, "store '%s' is open for reading only",
                         store->path == NULL ? "" : store->path);
    }
    if (store->failed.status != LEDE_OK) {
        *err = store->failed;
        return err->status;
    }
    if (store->in_transaction) return LEDE_OK;
    LEDE_TRY(run(store, LEDE_SQL_BEGIN, err));
    clock_gettime(CLOCK_MONOTONIC, &store->batch_begun);
    store->in_transaction = true;
    return LEDE_OK;
}

/* When it is committed decides what a kill costs, and nothing else. */
static bool batch_is_full(const lede_store *store) {
    struct timespec now;
    if (store->batch_articles >= LEDE_BATCH_ARTICLES) return true;
    if (store->batch_bytes >= LEDE_BATCH_BYTES) return true;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec - store->batch_begun.tv_sec >= LEDE_BATCH_SECONDS;
}

lede_status lede_store_write(lede_store *store, const lede_result *result, lede_error *err) {
    lede_error own;
    if (err == NULL) err = &own;
    LEDE_TRY(begin(store, err));
    bool ok = result->failed || lede_store_drop_collated(store, err) == LEDE_OK;
    if (!ok || add_result(store, result, err) != LEDE_OK) return give_up(store, err);
    store->batch_articles++;
    store->batch_bytes += lede_result_bytes(result);
    return batch_is_full(store) ? lede_store_commit(store, err) : LEDE_OK;
}

const char *const lede_evidence_names[LEDE_N_EVIDENCE + 1] = {
    "article", "start", "stop", "sentence", "block", "text", NULL};

/* Columns of lede_evidence_names in a table of the script: the rule stands behind the article. */
static const int place_columns[LEDE_N_EVIDENCE] = {2, 4, 5, 6, 7, 8};

static lede_status bind_place(lede_store *store, sqlite3_stmt *insert, const lede_value *place,
                              lede_error *err) {
    for (int i = 0; place != NULL && i < LEDE_N_EVIDENCE; i++) {
        int code = lede_bind_value(insert, place_columns[i], place[i], &store->list);
        if (code == SQLITE_NOMEM) return lede_fail_memory(err);
    }
    return LEDE_OK;
}

static lede_status add_row(lede_store *store, lede_store_table *table, const lede_value *place,
                           const lede_value *values, uint32_t n_values, lede_error *err) {
    store->record_id.size = 0;
    lede_buffer_printf(&store->record_id, "%s/%" PRIu64, table->name, ++table->n_rows);
    if (store->record_id.failed) return lede_fail_memory(err);
    sqlite3_stmt *insert = insert_of(store, table, err);
    if (insert == NULL) return err->status;
    sqlite3_clear_bindings(insert);
    lede_bind_slice(insert, 1, lede_buffer_slice(&store->record_id));
    LEDE_TRY(bind_place(store, insert, place, err));
    LEDE_TRY(bind_fields(store, insert, table, values, n_values, err));
    return finish(store, insert, err);
}

lede_status lede_store_write_row(lede_store *store, uint32_t table, const lede_value *place,
                                 const lede_value *values, uint32_t n_values, lede_error *err) {
    lede_error own;
    if (err == NULL) err = &own;
    LEDE_TRY(begin(store, err));
    if (!store->tables[table].kept) return LEDE_OK;
    lede_status status = add_row(store, &store->tables[table], place, values, n_values, err);
    return status == LEDE_OK ? LEDE_OK : give_up(store, err);
}

static lede_status commit(lede_store *store, lede_error *err) {
    sqlite3_stmt *limits = statement_of(store, LEDE_SQL_SET_LIMITS, err);
    if (limits == NULL) return err->status;
    sqlite3_bind_int64(limits, 1, (int64_t)store->limits_hit);
    LEDE_TRY(finish(store, limits, err));
    return run(store, LEDE_SQL_COMMIT, err);
}

lede_status lede_store_commit(lede_store *store, lede_error *err) {
    lede_error own;
    if (err == NULL) err = &own;
    if (store->failed.status != LEDE_OK) {
        *err = store->failed;
        return err->status;
    }
    if (!store->in_transaction) return LEDE_OK;
    if (commit(store, err) != LEDE_OK) return give_up(store, err);
    store->in_transaction = false;
    store->batch_articles = 0;
    store->batch_bytes = 0;
    return LEDE_OK;
}

lede_status lede_store_finish(lede_store *store, const lede_input *input, lede_error *err) {
    lede_error own;
    char count[24], digest[33];
    if (err == NULL) err = &own;
    if (store->path == NULL) return LEDE_OK;
    LEDE_TRY(begin(store, err));
    snprintf(count, sizeof count, "%" PRIu64, input->n_articles);
    lede_digest_hex(input->digest, digest);
    lede_status status = lede_store_note(store, "input", "articles", count, err);
    if (status == LEDE_OK) status = lede_store_note(store, "input", "digest", digest, err);
    return status == LEDE_OK ? LEDE_OK : give_up(store, err);
}
