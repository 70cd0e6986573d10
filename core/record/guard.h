/* guard.h — what SQL written by users may do: SELECT, from the tables it is told of, with functions
 * that give the same answer every time, within a number of steps. Anything else is refused by name.
 * owner: whoever holds the connection; thread: that of the connection
 * floor: record; sqlite3.h is known to this room only */
#ifndef LEDE_RECORD_GUARD_H
#define LEDE_RECORD_GUARD_H

#include "base/status.h"

#include <sqlite3.h>
#include <stdatomic.h>

/* Bytes of one SQL value: an article's text fits (see lede_limits.article_bytes), a bomb does not.
 */
#define LEDE_SQL_VALUE_BYTES (64 * 1024 * 1024)
/* Bytes of a LIKE or GLOB pattern, whose cost is pattern times text and counts as one step. */
#define LEDE_SQL_PATTERN_BYTES 1000
/* Steps when the caller says 0; about a minute. */
#define LEDE_SQL_STEPS UINT64_C(1000000000)

typedef struct lede_guard {
    bool closed; /* only SELECT; false: all is allowed */
    bool (*may_read)(const void *context, const char *table);
    const void *context;
    const char
        *optional; /* a table that may be left without rows if nobody asks for it; NULL: none */
    bool optional_asked;     /* a query did, … */
    bool optional_left_out;  /* … which is an error once it has been */
    uint64_t steps;          /* of the query at work … */
    uint64_t allowed;        /* … and how many it may take; UINT64_MAX = no limit */
    const atomic_bool *stop; /* set: the query ends; NULL: nobody asks */
    char denied[160];        /* what was refused, in the user's words; "" = nothing */
} lede_guard;

/* Settings of every connection: no extensions, no double-quoted strings, no trust in the schema of
 * the file, no ATTACH, sizes bounded; the authoriser installed. `guard` must outlive `db`. */
lede_status lede_guard_install(lede_guard *guard, sqlite3 *db, lede_error *err);

/* Between these two the connection answers to a user's SQL. `steps` were taken before. */
void lede_guard_close(lede_guard *guard, sqlite3 *db, uint64_t steps, uint64_t allowed);
void lede_guard_open(lede_guard *guard, sqlite3 *db);

/* The error of a user's statement, in SQLite's words, with what may be done instead, and the place
 * in the SQL. `shift` bytes stand before the user's text in what SQLite saw. */
lede_status lede_guard_fail(const lede_guard *guard, sqlite3 *db, lede_slice sql, size_t shift,
                            lede_error *err);
/* The error of a statement of our own. */
lede_status lede_guard_fail_own(sqlite3 *db, const char *doing, const char *path, lede_error *err);

#endif
