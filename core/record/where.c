#include "record/where.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "record/guard.h"

struct lede_where {
    sqlite3 *db;
    sqlite3_stmt *statement;
    lede_guard guard;
    char *text;
    size_t shift; /* bytes before it in what SQLite sees */
};

/* A field is a text also where it is compared with a number: published >= 2019 means '2019'.
 * The fields come first, so that a `?` of the user's would be one more and is seen. The line feeds
 * keep a comment of the user's from taking our text along. `open` and `close` are the brackets
 * around the condition. */
static size_t write_sql(const char *text, const char *open, const char *close, lede_buffer *sql) {
    lede_buffer_add_string(sql, "with a as (select");
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        lede_buffer_printf(sql, "%s cast(?%d as text) as \"%s\"", i == 0 ? "" : ",", i + 1,
                           lede_field_name((lede_field)i));
    }
    lede_buffer_printf(sql, ") select %s\n", open);
    size_t shift = sql->size;
    lede_buffer_add_string(sql, text);
    lede_buffer_printf(sql, "\n%s from a", close);
    lede_buffer_add_char(sql, '\0');
    return shift;
}

/* Told of a text that SQLite could not read. */
static bool has_open_quote(const char *text) {
    char open = '\0';
    for (; *text != '\0'; text++) {
        if (open == '\0' ? *text == '\'' || *text == '"' : *text == open) {
            open = open == '\0' ? *text : '\0';
        }
    }
    return open != '\0';
}

static size_t count_digits(const char *text) {
    size_t n = 0;
    while (text[n] >= '0' && text[n] <= '9') n++;
    return n;
}

/* The bytes of 2019-05-01 or 2019-05 at the beginning, which SQL would subtract; 0: there is none.
 */
static size_t bare_date(const char *text) {
    enum { YEAR = 4 };
    if (count_digits(text) != YEAR) return 0;
    size_t size = YEAR;
    for (int i = 0; i < 2 && text[size] == '-'; i++) {
        size_t n = count_digits(text + size + 1);
        if (n < 1 || n > 2) break;
        size += 1 + n;
    }
    return size > YEAR ? size : 0;
}

static lede_status refuse_bare_dates(const char *text, lede_error *err) {
    char quote = '\0';
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (quote != '\0') {
            if (text[i] == quote) quote = '\0';
            continue;
        }
        if (text[i] == '\'' || text[i] == '"') quote = text[i];
        size_t size = i > 0 && count_digits(text + i - 1) > 0 ? 0 : bare_date(text + i);
        if (size == 0) continue;
        return lede_fail(err, LEDE_USAGE,
                         "--where: dates stand in quotes, '%.*s'; without them this is a "
                         "subtraction",
                         (int)size, text + i);
    }
    return LEDE_OK;
}

static lede_status fail(lede_where *where, lede_error *err) {
    lede_slice text = lede_slice_of(where->text);
    if (sqlite3_errcode(where->db) == SQLITE_INTERRUPT) {
        return lede_fail(err, LEDE_LIMIT, "--where takes more than %llu steps for one article",
                         (unsigned long long)LEDE_WHERE_STEPS);
    }
    lede_status status = lede_guard_fail(&where->guard, where->db, text, where->shift, err);
    if (err == NULL || status == LEDE_NOMEM) return status;
    bool is_unknown = strstr(err->message, "no such column") != NULL;
    char words[sizeof err->message];
    snprintf(words, sizeof words, "%s",
             strncmp(err->message, "SQL: ", 5) == 0 ? err->message + 5 : err->message);
    size_t used = (size_t)snprintf(err->message, sizeof err->message, "--where: %.500s", words);
    if (strstr(words, "unrecognized token") != NULL && has_open_quote(where->text)) {
        snprintf(err->message, sizeof err->message, "--where: this quote is not closed");
    }
    if (!is_unknown) return status;
    used += (size_t)snprintf(err->message + used, sizeof err->message - used, "; there are:");
    for (int i = 0; i < LEDE_N_FIELDS && used < sizeof err->message; i++) {
        used += (size_t)snprintf(err->message + used, sizeof err->message - used, " %s",
                                 lede_field_name((lede_field)i));
    }
    return status;
}

static lede_status fail_shape(const lede_where *where, lede_error *err) {
    return lede_fail(err, LEDE_USAGE,
                     "--where: one condition was expected, such as publisher = 'BBC' and "
                     "published >= '2018-06', but got: %.200s",
                     where->text);
}

/* Without brackets "1) union select (1" does not parse; with them "1 union select 2" does not: what
 * parses both ways is one expression. */
static lede_status prepare(lede_where *where, bool with_brackets, lede_error *err) {
    lede_buffer sql = {0};
    where->shift = with_brackets ? write_sql(where->text, "(", ")", &sql)
                                 : write_sql(where->text, "", "", &sql);
    if (sql.failed || sql.size > INT32_MAX) {
        lede_buffer_clear(&sql);
        return lede_fail_memory(err);
    }
    const char *tail = "";
    sqlite3_finalize(where->statement);
    where->statement = NULL;
    lede_guard_close(&where->guard, where->db, 0, LEDE_WHERE_STEPS);
    int code = sqlite3_prepare_v2(where->db, sql.data, (int)sql.size, &where->statement, &tail);
    lede_guard_open(&where->guard, where->db);
    lede_status status = LEDE_OK;
    if (code != SQLITE_OK) {
        status = with_brackets || code == SQLITE_NOMEM ? fail(where, err) : fail_shape(where, err);
    } else if (tail[0] != '\0' || sqlite3_column_count(where->statement) != 1 ||
               sqlite3_bind_parameter_count(where->statement) != LEDE_N_FIELDS) {
        status = fail_shape(where, err);
    }
    lede_buffer_clear(&sql);
    return status;
}

static lede_status compile(lede_where *where, lede_error *err) {
    if (sqlite3_open_v2(":memory:", &where->db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK) {
        return lede_guard_fail_own(where->db, "open", NULL, err);
    }
    LEDE_TRY(lede_guard_install(&where->guard, where->db, err));
    LEDE_TRY(prepare(where, true, err));
    LEDE_TRY(prepare(where, false, err));
    return prepare(where, true, err);
}

lede_status lede_where_new(const char *text, lede_where **out, lede_error *err) {
    *out = NULL;
    if (lede_slice_trim(lede_slice_of(text)).size == 0) {
        return lede_fail(err, LEDE_USAGE, "--where: a condition was expected, but it is empty");
    }
    LEDE_TRY(refuse_bare_dates(text, err));
    lede_where *where = calloc(1, sizeof *where);
    if (where == NULL) return lede_fail_memory(err);
    size_t size = strlen(text) + 1;
    where->text = malloc(size);
    lede_status status = LEDE_OK;
    if (where->text == NULL) {
        status = lede_fail_memory(err);
    } else {
        memcpy(where->text, text, size);
        status = compile(where, err);
    }
    if (status != LEDE_OK) {
        lede_where_free(where);
        return status;
    }
    *out = where;
    return LEDE_OK;
}

void lede_where_free(lede_where *where) {
    if (where == NULL) return;
    sqlite3_finalize(where->statement);
    sqlite3_close_v2(where->db);
    free(where->text);
    free(where);
}

/* In any case of letters, as SQL has it. */
bool lede_where_names(const lede_where *where, lede_field field) {
    lede_slice name = lede_slice_of(lede_field_name(field));
    lede_slice text = lede_slice_of(where->text);
    for (size_t i = 0; i + name.size <= text.size; i++) {
        if (lede_slice_equal_ascii_case(lede_slice_cut(text, i, i + name.size), name)) return true;
    }
    return false;
}

static lede_status read_answer(lede_where *where, bool *keep, lede_error *err) {
    if (sqlite3_column_type(where->statement, 0) == SQLITE_TEXT) {
        return lede_fail(err, LEDE_USAGE, "--where: this gives a text, not yes or no: %.200s",
                         where->text);
    }
    *keep = sqlite3_column_double(where->statement, 0) != 0.0;
    return LEDE_OK;
}

lede_status lede_where_test(lede_where *where, const lede_slice fields[LEDE_N_FIELDS], bool *keep,
                            lede_error *err) {
    *keep = false;
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        lede_slice field = fields[i];
        int code = field.data == NULL ? sqlite3_bind_null(where->statement, i + 1)
                                      : sqlite3_bind_text64(where->statement, i + 1, field.data,
                                                            field.size, SQLITE_STATIC, SQLITE_UTF8);
        if (code != SQLITE_OK) return fail(where, err);
    }
    lede_guard_close(&where->guard, where->db, 0, LEDE_WHERE_STEPS);
    int code = sqlite3_step(where->statement);
    lede_guard_open(&where->guard, where->db);
    lede_status status = LEDE_OK;
    if (code == SQLITE_ROW) {
        status = read_answer(where, keep, err);
    } else if (code != SQLITE_DONE) {
        status = fail(where, err);
    }
    sqlite3_reset(where->statement);
    return status;
}
