#include "record/guard.h"

#include <stdio.h>

#include "base/utf8.h"
#include "record/calendar.h"

/* Functions whose answer depends on their arguments alone. Left out on purpose: random, randomblob,
 * changes, last_insert_rowid, load_extension, sqlite_version, current_date and its kin. The date
 * functions are ours: see calendar.h. */
static const char functions[] =
    " "
    "-> ->> abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling char coalesce concat "
    "concat_ws cos cosh count cume_dist date datetime degrees dense_rank exp first_value "
    "floor format glob group_concat hex if ifnull iif instr json json_array "
    "json_array_length json_each json_extract json_group_array json_group_object json_insert "
    "json_object json_patch json_quote json_remove json_replace json_set json_tree json_type "
    "json_valid julianday lag last_value lead length like likelihood likely ln log log10 "
    "log2 lower ltrim max min mod nth_value ntile nullif octet_length percent_rank pi pow "
    "power printf quote radians rank replace round row_number rtrim sign sin sinh sqrt "
    "strftime string_agg substr substring sum tan tanh time total trim trunc typeof unhex "
    "unicode unlikely upper ";

static bool is_among(const char *words, const char *name) {
    char spaced[32];
    int size = snprintf(spaced, sizeof spaced, " %s ", name);
    if (size < 0 || size >= (int)sizeof spaced) return false;
    for (char *c = spaced; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + ('a' - 'A'));
    }
    return strstr(words, spaced) != NULL;
}

static int deny(lede_guard *guard, const char *what, const char *name) {
    if (guard->denied[0] == '\0') {
        snprintf(guard->denied, sizeof guard->denied, "%s%s%s", what, name == NULL ? "" : " ",
                 name == NULL ? "" : name);
    }
    return SQLITE_DENY;
}

static int deny_function(lede_guard *guard, const char *name) {
    static const char clocks[] = " unixepoch timediff current_date current_time current_timestamp ";
    char text[96];
    snprintf(text, sizeof text, "%.60s()%s", name,
             is_among(clocks, name) ? ", which knows the clock," : "");
    return deny(guard, "the function", text);
}

/* Names that SQLite itself answers to; a count of their rows is asked for like that of a subquery.
 */
static bool is_internal(const char *table) {
    static const char *const names[] = {"sqlite_", "pragma_", "dbstat", "bytecode", "tables_used"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (sqlite3_strnicmp(table, names[i], (int)strlen(names[i])) == 0) return true;
    }
    return false;
}

/* `column` is "" where rows are counted only: then a subquery is announced by its name too, and any
 * table as the query spells it. */
static int check_read(lede_guard *guard, const char *table, const char *column) {
    if (table == NULL || table[0] == '\0') return SQLITE_OK;
    if (guard->optional != NULL && sqlite3_stricmp(table, guard->optional) == 0) {
        guard->optional_asked = true;
        if (guard->optional_left_out) return SQLITE_DENY;
    }
    if (is_among(" json_each json_tree sqlite_master sqlite_schema ", table)) return SQLITE_OK;
    if (guard->may_read != NULL && guard->may_read(guard->context, table)) return SQLITE_OK;
    if (column != NULL && column[0] == '\0' && !is_internal(table)) return SQLITE_OK;
    return deny(guard, "reading", table);
}

static int authorise(void *context, int action, const char *first, const char *second,
                     const char *database, const char *origin) {
    lede_guard *guard = context;
    (void)database;
    (void)origin;
    if (!guard->closed) return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_READ: return check_read(guard, first, second);
    case SQLITE_FUNCTION:
        return is_among(functions, second) ? SQLITE_OK : deny_function(guard, second);
    case SQLITE_ATTACH: return deny(guard, "ATTACH", NULL);
    case SQLITE_DETACH: return deny(guard, "DETACH", NULL);
    case SQLITE_PRAGMA: return deny(guard, "PRAGMA", first);
    case SQLITE_INSERT: return deny(guard, "INSERT or CREATE", NULL);
    case SQLITE_UPDATE: return deny(guard, "UPDATE of", first);
    case SQLITE_DELETE: return deny(guard, "DELETE or DROP", NULL);
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT: return deny(guard, "a transaction", NULL);
    default: return deny(guard, "a statement that changes the store", NULL);
    }
}

/* Called by SQLite every STRIDE steps. */
enum { STRIDE = 1000 };

static bool is_stopped(const lede_guard *guard) {
    return guard->stop != NULL && atomic_load(guard->stop);
}

static int count_steps(void *context) {
    lede_guard *guard = context;
    guard->steps += STRIDE;
    return guard->steps > guard->allowed || is_stopped(guard);
}

lede_status lede_guard_install(lede_guard *guard, sqlite3 *db, lede_error *err) {
    static const struct {
        int option, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (sqlite3_db_config(db, settings[i].option, settings[i].value, (int *)NULL) !=
            SQLITE_OK) {
            return lede_fail(err, LEDE_UNSUPPORTED,
                             "this SQLite (%s) cannot be told to refuse unsafe SQL; 3.31 is needed",
                             sqlite3_libversion());
        }
    }
    LEDE_TRY(lede_calendar_install(db, err));
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LEDE_SQL_VALUE_BYTES);
    sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LEDE_SQL_PATTERN_BYTES);
    /* Meeting these for the first time, SQLite "creates" them, which a closed guard would refuse.
     * A build without JSON goes without. */
    static const char meet[] = "select 1 from json_each('[]'), json_tree('[]')";
    if (sqlite3_exec(db, meet, NULL, NULL, NULL) == SQLITE_NOMEM) return lede_fail_memory(err);
    if (sqlite3_set_authorizer(db, authorise, guard) != SQLITE_OK) return lede_fail_memory(err);
    return LEDE_OK;
}

void lede_guard_close(lede_guard *guard, sqlite3 *db, uint64_t steps, uint64_t allowed) {
    guard->closed = true;
    guard->steps = steps;
    guard->allowed = allowed == 0 ? LEDE_SQL_STEPS : allowed;
    guard->denied[0] = '\0';
    guard->optional_asked = guard->optional_asked && !guard->optional_left_out;
    sqlite3_progress_handler(db, STRIDE, count_steps, guard);
}

void lede_guard_open(lede_guard *guard, sqlite3 *db) {
    sqlite3_progress_handler(db, 0, NULL, NULL);
    guard->closed = false;
}

/* ---- errors ---- */

static lede_status status_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_NOMEM: return LEDE_NOMEM;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return LEDE_FORMAT;
    case SQLITE_BUSY: return LEDE_BUSY;
    case SQLITE_TOOBIG:
    case SQLITE_INTERRUPT: return LEDE_LIMIT;
    default: return LEDE_IO;
    }
}

/* The line of the SQL with byte `offset`, and a caret below it. */
static void show_place(lede_error *err, lede_slice sql, size_t offset) {
    enum { BEFORE = 60, LINE = 120 };
    if (err == NULL || offset > sql.size) return;
    size_t start = offset;
    while (start > 0 && sql.data[start - 1] != '\n' && offset - start < BEFORE) start--;
    while (start < offset && ((unsigned char)sql.data[start] & 0xC0) == 0x80) start++;
    size_t stop = offset;
    while (stop < sql.size && sql.data[stop] != '\n' && stop - start < LINE) stop++;
    while (stop > offset && stop < sql.size && ((unsigned char)sql.data[stop] & 0xC0) == 0x80) {
        stop--;
    }
    size_t column = lede_utf8_count(lede_slice_cut(sql, start, offset));
    snprintf(err->excerpt, sizeof err->excerpt, "%.*s\n%*s^",
             LEDE_FMT(lede_slice_cut(sql, start, stop)), (int)column, "");
}

/* Where SQLite gives no place, that of the name it complains about: "no such table: x". */
static size_t find_named(const char *words, lede_slice sql) {
    const char *name = strrchr(words, ' ');
    if (strncmp(words, "no such ", 8) != 0 || name == NULL) return SIZE_MAX;
    return lede_slice_find(sql, lede_slice_of(name + 1), 0);
}

static const char *hint_for(const char *message, lede_slice sql, size_t offset) {
    if (strncmp(message, "no such column", 14) == 0) {
        bool quoted =
            strchr(message, '"') != NULL || (offset < sql.size && sql.data[offset] == '"');
        if (quoted) return "; text stands in single quotes: 'so'";
    }
    return "";
}

lede_status lede_guard_fail(const lede_guard *guard, sqlite3 *db, lede_slice sql, size_t shift,
                            lede_error *err) {
    int code = sqlite3_errcode(db) & 0xFF;
    const char *words = sqlite3_errmsg(db);
    if (code == SQLITE_NOMEM) return lede_fail_memory(err);
    if (code == SQLITE_INTERRUPT && is_stopped(guard)) {
        return lede_fail(err, LEDE_STOPPED, "the query was stopped");
    }
    if (code == SQLITE_INTERRUPT) {
        return lede_fail(err, LEDE_LIMIT,
                         "the query took more than %llu steps; --limit report-steps=N allows more",
                         (unsigned long long)guard->allowed);
    }
    int seen = sqlite3_error_offset(db);
    size_t offset = seen >= 0 && (size_t)seen >= shift ? (size_t)seen - shift : SIZE_MAX;
    if (seen < 0) offset = find_named(words, sql);
    lede_status status = LEDE_USAGE;
    if (guard->optional_left_out && guard->optional_asked) {
        lede_fail(
            err, status,
            "table '%s' has no rows in this run, since no function of the script has its name "
            "as one word in a string; write it so, or keep a store (-o results.db)",
            guard->optional);
    } else if (guard->denied[0] != '\0') {
        lede_fail(err, status, "a query may only SELECT: %s is not allowed", guard->denied);
    } else if (code == SQLITE_ERROR || code == SQLITE_MISMATCH || code == SQLITE_RANGE) {
        lede_fail(err, status, "SQL: %s%s", words, hint_for(words, sql, offset));
    } else {
        status = status_of(code);
        lede_fail(err, status, "SQL: %s", words);
    }
    if (offset != SIZE_MAX) show_place(err, sql, offset);
    return status;
}

lede_status lede_guard_fail_own(sqlite3 *db, const char *doing, const char *path, lede_error *err) {
    int code = db == NULL ? SQLITE_NOMEM : sqlite3_errcode(db);
    if ((code & 0xFF) == SQLITE_NOMEM) return lede_fail_memory(err);
    const char *words =
        (code & 0xFF) == SQLITE_BUSY ? "another program is using it" : sqlite3_errmsg(db);
    if (path == NULL) {
        return lede_fail(err, status_of(code), "cannot %s the temporary store: %s", doing, words);
    }
    return lede_fail(err, status_of(code), "cannot %s store '%s': %s", doing, path, words);
}
