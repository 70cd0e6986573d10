#include "record/calendar.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/slice.h"
#include "record/guard.h"

enum { MAX_ARGUMENTS = 16 }; /* a format, a time, modifiers: more is no date */

/* One function: its name, and how many arguments come before the time. */
typedef struct calendar {
    char name[16];
    int before;
    sqlite3 *db; /* where the true function is; opened when first needed */
    sqlite3_stmt *statement;
    int n_arguments; /* of the statement */
} calendar;

static void release(void *context) {
    calendar *c = context;
    sqlite3_finalize(c->statement);
    sqlite3_close_v2(c->db);
    free(c);
}

/* As SQLite reads it: also a blob is a text, and a zero byte ends it. */
static bool is_of_clock(sqlite3_value *argument) {
    static const char *const words[] = {"now", "localtime", "utc", "subsec", "subsecond"};
    int type = sqlite3_value_type(argument);
    if (type != SQLITE_TEXT && type != SQLITE_BLOB) return false;
    lede_slice text = lede_slice_trim(lede_slice_of((const char *)sqlite3_value_text(argument)));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (lede_slice_equal_ascii_case(text, lede_slice_of(words[i]))) return true;
    }
    return false;
}

/* The statement "select NAME(?, …)"; an SQLite code. */
static int prepare(calendar *c, int n_arguments) {
    if (c->statement != NULL && c->n_arguments == n_arguments) return sqlite3_reset(c->statement);
    sqlite3_finalize(c->statement);
    c->statement = NULL;
    if (c->db == NULL) {
        int code =
            sqlite3_open_v2(":memory:", &c->db,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
        if (code != SQLITE_OK) return code;
    }
    char sql[96];
    size_t used = (size_t)snprintf(sql, sizeof sql, "select %s(?", c->name);
    for (int i = 1; i < n_arguments; i++) {
        used += (size_t)snprintf(sql + used, sizeof sql - used, ", ?");
    }
    snprintf(sql + used, sizeof sql - used, ")");
    c->n_arguments = n_arguments;
    return sqlite3_prepare_v2(c->db, sql, -1, &c->statement, NULL);
}

static void fail(sqlite3_context *context, calendar *c, int code) {
    if (code == SQLITE_NOMEM || c->db == NULL) {
        sqlite3_result_error_nomem(context);
    } else {
        sqlite3_result_error(context, sqlite3_errmsg(c->db), -1);
    }
}

static void answer(sqlite3_context *context, int n_arguments, sqlite3_value **arguments) {
    calendar *c = sqlite3_user_data(context);
    bool is_clock = n_arguments <= c->before;
    for (int i = c->before; i < n_arguments && !is_clock; i++) is_clock = is_of_clock(arguments[i]);
    if (is_clock || n_arguments > MAX_ARGUMENTS) {
        char message[128];
        snprintf(message, sizeof message,
                 is_clock ? "%s() may not ask for the time of day or the time zone: results would "
                            "depend on them"
                          : "%s() has too many arguments",
                 c->name);
        sqlite3_result_error(context, message, -1);
        return;
    }
    int code = prepare(c, n_arguments);
    for (int i = 0; i < n_arguments && code == SQLITE_OK; i++) {
        code = sqlite3_bind_value(c->statement, i + 1, arguments[i]);
    }
    if (code == SQLITE_OK) code = sqlite3_step(c->statement);
    if (code != SQLITE_ROW) {
        fail(context, c, code);
        return;
    }
    sqlite3_result_value(context, sqlite3_column_value(c->statement, 0));
}

static lede_status add(sqlite3 *db, const char *name, int before, lede_error *err) {
    calendar *c = calloc(1, sizeof *c);
    if (c == NULL) return lede_fail_memory(err);
    snprintf(c->name, sizeof c->name, "%s", name);
    c->before = before;
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    /* On failure SQLite has called `release` already. */
    if (sqlite3_create_function_v2(db, name, -1, flags, c, answer, NULL, NULL, release) ==
        SQLITE_OK) {
        return LEDE_OK;
    }
    return lede_guard_fail_own(db, "open", NULL, err);
}

lede_status lede_calendar_install(sqlite3 *db, lede_error *err) {
    static const char *const names[] = {"date", "time", "datetime", "julianday"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        LEDE_TRY(add(db, names[i], 0, err));
    }
    return add(db, "strftime", 1, err);
}
