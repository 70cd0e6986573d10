#include "record/store_private.h"

#include <stdio.h>
#include <stdlib.h>

struct lede_rows {
    lede_store *store;
    sqlite3_stmt *statement;
    uint64_t steps, allowed; /* taken so far; the most */
    char *sql;               /* for the place in errors */
    size_t sql_size;
    lede_arena arena;
    bool ended;
};

/* "no such table: x" is answered with the tables there are, and why others are not. */
static void name_tables(const lede_store *store, lede_error *err) {
    if (err == NULL || strstr(err->message, "no such table") == NULL) return;
    size_t used = strlen(err->message);
    size_t left = sizeof err->message - used;
    int size = snprintf(err->message + used, left,
                        "; there are: article capture sentence mention "
                        "rule failure run");
    for (size_t i = 0; i < store->names.count && size > 0 && (size_t)size < left; i++) {
        used += (size_t)size;
        left -= (size_t)size;
        size = snprintf(err->message + used, left, " %s", store->names.data[i]);
    }
    if (size <= 0 || (size_t)size >= left) return;
    snprintf(err->message + used + size, left - (size_t)size,
             "; a run writes those of packs that its script keeps (lede.keep)");
}

static lede_status fail(const lede_store *store, lede_slice sql, lede_error *err) {
    lede_status status = lede_guard_fail(&store->guard, store->db, sql, 0, err);
    name_tables(store, err);
    return status;
}

/* Whether only white space, comments and ";" stand behind the statement. */
static bool is_blank(lede_slice rest) {
    size_t i = 0;
    while (i < rest.size) {
        char c = rest.data[i];
        if (c == ' ' || c == ';' || (c >= '\t' && c <= '\r')) {
            i++;
        } else if (c == '-' && i + 1 < rest.size && rest.data[i + 1] == '-') {
            while (i < rest.size && rest.data[i] != '\n') i++;
        } else if (c == '/' && i + 1 < rest.size && rest.data[i + 1] == '*') {
            size_t stop = lede_slice_find(rest, LEDE_SLICE("*/"), i + 2);
            i = stop == SIZE_MAX ? rest.size : stop + 2;
        } else {
            return false;
        }
    }
    return true;
}

static lede_status check_statement(lede_rows *rows, const char *tail, size_t n_values,
                                   lede_error *err) {
    if (rows->statement == NULL) {
        return lede_fail(err, LEDE_USAGE, "SQL: the query is empty, a SELECT was expected");
    }
    if (sqlite3_stmt_isexplain(rows->statement) != 0 ||
        sqlite3_stmt_readonly(rows->statement) == 0) {
        return lede_fail(err, LEDE_USAGE, "a query may only SELECT");
    }
    lede_slice rest = {tail, rows->sql_size - (size_t)(tail - rows->sql)};
    if (!is_blank(rest)) {
        return lede_fail(err, LEDE_USAGE, "SQL: one SELECT at a time, but more follows: %.60s",
                         tail);
    }
    size_t wanted = (size_t)sqlite3_bind_parameter_count(rows->statement);
    if (wanted != n_values) {
        return lede_fail(err, LEDE_USAGE, "SQL: the query has %zu '?' and got %zu values", wanted,
                         n_values);
    }
    return LEDE_OK;
}

/* Values are copied: rows may outlive what was bound. */
static lede_status bind(lede_rows *rows, const lede_select *select, lede_error *err) {
    lede_buffer list = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < select->n_values && status == LEDE_OK; i++) {
        bool ok = true;
        lede_value copy = lede_value_copy(&rows->arena, select->values[i], &ok);
        int code = ok ? lede_bind_value(rows->statement, (int)i + 1, copy, &list) : SQLITE_NOMEM;
        if (code == SQLITE_NOMEM) {
            status = lede_fail_memory(err);
        } else if (code != SQLITE_OK) {
            status = fail(rows->store, (lede_slice){rows->sql, rows->sql_size}, err);
        }
    }
    lede_buffer_clear(&list);
    return status;
}

static lede_status prepare(lede_rows *rows, const lede_select *select, lede_error *err) {
    lede_store *store = rows->store;
    lede_slice sql = select->sql;
    rows->sql = lede_arena_string(&rows->arena, sql);
    if (rows->sql == NULL) return lede_fail_memory(err);
    rows->sql_size = sql.size;
    if (memchr(rows->sql, '\0', sql.size) != NULL || sql.size > INT32_MAX) {
        return lede_fail(err, LEDE_USAGE, "SQL: the query has a zero byte or is over 2 GB");
    }
    const char *tail = rows->sql;
    lede_guard_close(&store->guard, store->db, 0, rows->allowed);
    int code = sqlite3_prepare_v2(store->db, rows->sql, (int)sql.size + 1, &rows->statement, &tail);
    lede_guard_open(&store->guard, store->db);
    if (code != SQLITE_OK) return fail(store, sql, err);
    LEDE_TRY(check_statement(rows, tail, select->n_values, err));
    return bind(rows, select, err);
}

void lede_store_heed(lede_store *store, const atomic_bool *stop) {
    store->guard.stop = stop;
}

lede_status lede_store_select(lede_store *store, const lede_select *select, lede_rows **out,
                              lede_error *err) {
    *out = NULL;
    lede_rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL) return lede_fail_memory(err);
    rows->store = store;
    rows->allowed = select->steps;
    lede_arena_init(&rows->arena, 0);
    lede_status status = prepare(rows, select, err);
    if (status != LEDE_OK) {
        lede_rows_close(rows);
        return status;
    }
    *out = rows;
    return LEDE_OK;
}

size_t lede_rows_n_columns(const lede_rows *rows) {
    return (size_t)sqlite3_column_count(rows->statement);
}

const char *lede_rows_column(const lede_rows *rows, size_t column) {
    const char *name = sqlite3_column_name(rows->statement, (int)column);
    return name == NULL ? "" : name;
}

lede_status lede_rows_next(lede_rows *rows, lede_value *values, lede_error *err) {
    if (rows->ended) return LEDE_END;
    lede_store *store = rows->store;
    lede_guard_close(&store->guard, store->db, rows->steps, rows->allowed);
    int code = sqlite3_step(rows->statement);
    rows->steps = store->guard.steps;
    lede_guard_open(&store->guard, store->db);
    if (code == SQLITE_ROW) {
        int n_columns = sqlite3_column_count(rows->statement);
        for (int i = 0; i < n_columns; i++) values[i] = lede_column_value(rows->statement, i);
        return LEDE_OK;
    }
    rows->ended = true;
    if (code == SQLITE_DONE) return LEDE_END;
    return fail(store, (lede_slice){rows->sql, rows->sql_size}, err);
}

void lede_rows_close(lede_rows *rows) {
    if (rows == NULL) return;
    sqlite3_finalize(rows->statement);
    lede_arena_clear(&rows->arena);
    free(rows);
}
