#include "record/store_private.h"

#include "base/json_writer.h"
#include "base/utf8.h"

lede_status lede_store_ask(lede_store *store, const char *sql, const char *doing,
                           sqlite3_stmt **out, lede_error *err) {
    if (sqlite3_prepare_v2(store->db, sql, -1, out, NULL) == SQLITE_OK) return LEDE_OK;
    return lede_guard_fail_own(store->db, doing, store->path, err);
}

lede_status lede_store_step(lede_store *store, const char *doing, sqlite3_stmt **statement,
                            lede_error *err) {
    int code = sqlite3_step(*statement);
    if (code == SQLITE_ROW) return LEDE_OK;
    lede_status status = LEDE_END;
    if (code != SQLITE_DONE) status = lede_guard_fail_own(store->db, doing, store->path, err);
    sqlite3_finalize(*statement);
    *statement = NULL;
    return status;
}

/* Names of files and what functions give may be any bytes; programs that read the store, or the CSV
 * made of it, stop at a text that is no UTF-8. */
static int bind_repaired(sqlite3_stmt *statement, int index, lede_slice text) {
    lede_buffer repaired = {0};
    lede_utf8_repair(text, &repaired);
    int code = repaired.failed ? SQLITE_NOMEM
                               : sqlite3_bind_text64(statement, index, repaired.data, repaired.size,
                                                     SQLITE_TRANSIENT, SQLITE_UTF8);
    lede_buffer_clear(&repaired);
    return code;
}

int lede_bind_slice(sqlite3_stmt *statement, int index, lede_slice text) {
    if (text.data == NULL) return sqlite3_bind_null(statement, index);
    if (!lede_utf8_is_valid(text)) return bind_repaired(statement, index, text);
    return sqlite3_bind_text64(statement, index, text.data, text.size, SQLITE_STATIC, SQLITE_UTF8);
}

static int bind_list(sqlite3_stmt *statement, int index, lede_value value, lede_buffer *list) {
    list->size = 0;
    lede_json_writer json = {.out = list};
    lede_json_value(&json, value);
    if (list->failed) return SQLITE_NOMEM;
    return sqlite3_bind_text64(statement, index, list->data, list->size, SQLITE_TRANSIENT,
                               SQLITE_UTF8);
}

int lede_bind_value(sqlite3_stmt *statement, int index, lede_value value, lede_buffer *list) {
    switch (value.kind) {
    case LEDE_NULL: return sqlite3_bind_null(statement, index);
    case LEDE_BOOL: return sqlite3_bind_int(statement, index, value.as.boolean);
    case LEDE_INT: return sqlite3_bind_int64(statement, index, value.as.integer);
    case LEDE_REAL: return sqlite3_bind_double(statement, index, value.as.real);
    case LEDE_TEXT: return lede_bind_slice(statement, index, value.as.text);
    case LEDE_LIST: return bind_list(statement, index, value, list);
    }
    return sqlite3_bind_null(statement, index);
}

static lede_value column_text(sqlite3_stmt *statement, int column) {
    const void *bytes = sqlite3_column_blob(statement, column);
    int size = sqlite3_column_bytes(statement, column);
    return lede_value_text((lede_slice){bytes == NULL ? "" : bytes, (size_t)size});
}

lede_value lede_column_value(sqlite3_stmt *statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return lede_value_int(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return lede_value_real(sqlite3_column_double(statement, column));
    case SQLITE_TEXT:
    case SQLITE_BLOB: return column_text(statement, column);
    default: return lede_value_null();
    }
}
