/* A store that goes on: what it was made by, what is done, and bringing it up to date with an input
 * that has changed. */
#include "record/store_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- statements used once ---- */

static const char work[] = "bring up to date";

static lede_status prepare(lede_store *store, const char *sql, sqlite3_stmt **out,
                           lede_error *err) {
    return lede_store_ask(store, sql, work, out, err);
}

static lede_status step(lede_store *store, sqlite3_stmt **statement, lede_error *err) {
    return lede_store_step(store, work, statement, err);
}

static lede_status execute(lede_store *store, const char *sql, lede_error *err) {
    return lede_store_execute(store, sql, work, err);
}

/* One statement for each table of the script, whose name stands between the two texts. */
static lede_status execute_each(lede_store *store, const char *before, const char *after,
                                lede_error *err) {
    lede_buffer sql = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < store->names.count && status == LEDE_OK; i++) {
        sql.size = 0;
        lede_buffer_printf(&sql, "%s\"%s\"%s", before, store->names.data[i], after);
        lede_buffer_add_char(&sql, '\0');
        status = sql.failed ? lede_fail_memory(err) : execute(store, sql.data, err);
    }
    lede_buffer_clear(&sql);
    return status;
}

/* ---- what the store was made by ---- */

static bool same_text(const unsigned char *left, const char *right) {
    if (left == NULL || right == NULL) return left == NULL && right == NULL;
    return strcmp((const char *)left, right) == 0;
}

/* Add "kind 'name'" of a part to the list, of which few are enough. */
static void name_part(lede_buffer *list, unsigned *n, const char *kind, const char *name) {
    enum { MOST_NAMED = 4 };
    if (++*n > MOST_NAMED) return;
    lede_buffer_printf(list, "%s%s '%s'", *n == 1 ? "" : ", ", kind, name);
    if (*n == MOST_NAMED) lede_buffer_add_string(list, " and more");
}

static const lede_store_part *find_part(const lede_store_digests *digests, const char *kind,
                                        const char *name) {
    for (size_t i = 0; i < digests->n_parts; i++) {
        const lede_store_part *part = &digests->parts[i];
        if (strcmp(part->kind, kind) == 0 && strcmp(part->name, name) == 0) return part;
    }
    return NULL;
}

static lede_status list_changed(lede_store *store, const lede_store_digests *digests,
                                lede_buffer *list, unsigned *n, lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status;
    LEDE_TRY(prepare(store,
                     "select kind, name, value from _part"
                     " where kind not in ('option', 'collate', 'input') order by rowid",
                     &rows, err));
    while ((status = step(store, &rows, err)) == LEDE_OK) {
        const char *kind = (const char *)sqlite3_column_text(rows, 0);
        const char *name = (const char *)sqlite3_column_text(rows, 1);
        char value[33] = "";
        if (kind == NULL || name == NULL) continue;
        const lede_store_part *part = find_part(digests, kind, name);
        if (part != NULL) lede_digest_hex(part->digest, value);
        if (!same_text(sqlite3_column_text(rows, 2), value)) name_part(list, n, kind, name);
    }
    return status == LEDE_END ? LEDE_OK : status;
}

lede_status lede_store_check_files(lede_store *store, const lede_store_digests *digests,
                                   const char *doing, lede_error *err) {
    lede_buffer list = {0};
    unsigned n = 0;
    lede_status status = list_changed(store, digests, &list, &n, err);
    if (status == LEDE_OK && list.failed) status = lede_fail_memory(err);
    if (status == LEDE_OK && n > 0) {
        status = lede_fail(err, LEDE_USAGE,
                           "store '%s' cannot %s, since these have changed or are gone: %.*s",
                           store->path, doing, LEDE_FMT(lede_buffer_slice(&list)));
    }
    lede_buffer_clear(&list);
    return status;
}

static lede_status refuse(lede_store *store, const lede_store_digests *digests, const char *doing,
                          lede_error *err) {
    LEDE_TRY(lede_store_check_files(store, digests, doing, err));
    return lede_fail(err, LEDE_USAGE,
                     "store '%s' was made by other declarations or limits, so it cannot %s",
                     store->path, doing);
}

lede_status lede_store_check_origin(lede_store *store, const lede_store_digests *digests,
                                    const char *doing, lede_error *err) {
    sqlite3_stmt *row;
    char analysis[33], line[256];
    LEDE_TRY(prepare(store, "select analysis, engine || coalesce(', ' || libraries, '') from run",
                     &row, err));
    lede_status status = step(store, &row, err);
    if (status == LEDE_END) {
        return lede_fail(err, LEDE_FORMAT, "store '%s' does not say what made it", store->path);
    }
    LEDE_TRY(status);
    lede_digest_hex(digests->analysis, analysis);
    bool same = same_text(sqlite3_column_text(row, 0), analysis);
    bool same_engine = same_text(sqlite3_column_text(row, 1), digests->engine);
    snprintf(line, sizeof line, "%s", (const char *)sqlite3_column_text(row, 1));
    sqlite3_finalize(row);
    if (!same_engine) {
        return lede_fail(err, LEDE_USAGE, "store '%s' was made by %s; this is %s", store->path,
                         line, digests->engine);
    }
    return same ? LEDE_OK : refuse(store, digests, doing, err);
}

/* ---- options ---- */

/* A run that was killed before its first commit may have noted some of its options, or none. */
static lede_status forget_option(lede_store *store, const char *name, lede_error *err) {
    sqlite3_stmt *row;
    LEDE_TRY(prepare(store, "delete from _part where kind = 'option' and name = ?", &row, err));
    sqlite3_bind_text(row, 1, name, -1, SQLITE_STATIC);
    lede_status status = step(store, &row, err);
    return status == LEDE_END ? LEDE_OK : status;
}

lede_status lede_store_option(lede_store *store, const char *name, const char *value,
                              lede_error *err) {
    if (store->path == NULL) return LEDE_OK;
    if (store->is_empty) LEDE_TRY(forget_option(store, name, err));
    if (!store->goes_on || store->is_empty) {
        return value == NULL ? LEDE_OK : lede_store_note(store, "option", name, value, err);
    }
    sqlite3_stmt *row;
    LEDE_TRY(
        prepare(store, "select value from _part where kind = 'option' and name = ?", &row, err));
    sqlite3_bind_text(row, 1, name, -1, SQLITE_STATIC);
    lede_status status = step(store, &row, err);
    if (status == LEDE_END && value == NULL) return LEDE_OK;
    if (status == LEDE_END) {
        return lede_fail(err, LEDE_USAGE,
                         "store '%s' was made without %s, so it cannot go on with it", store->path,
                         name);
    }
    LEDE_TRY(status);
    bool same = same_text(sqlite3_column_text(row, 0), value);
    if (!same) {
        lede_fail(err, LEDE_USAGE, "store '%s' was made with %s %s, so it cannot go on without it",
                  store->path, name, (const char *)sqlite3_column_text(row, 0));
    }
    sqlite3_finalize(row);
    return same ? LEDE_OK : LEDE_USAGE;
}

/* ---- what is done ---- */

static lede_status read_known(lede_store *store, lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status;
    lede_known_clear(&store->known);
    store->n_places = 0;
    store->is_empty = true;
    LEDE_TRY(prepare(store, "select n, made_of from _input order by n", &rows, err));
    while ((status = step(store, &rows, err)) == LEDE_OK) {
        store->is_empty = false;
        uint64_t n = (uint64_t)sqlite3_column_int64(rows, 0) - 1, words[2];
        if (n < LEDE_STORE_APART) store->n_places = n + 1;
        if (sqlite3_column_bytes(rows, 1) != sizeof words) continue;
        memcpy(words, sqlite3_column_blob(rows, 1), sizeof words);
        if (!lede_known_add(&store->known, (lede_digest){words[0], words[1]}, n)) {
            sqlite3_finalize(rows);
            return lede_fail_memory(err);
        }
    }
    return status == LEDE_END ? LEDE_OK : status;
}

/* What failed is tried again. */
static lede_status forget_failed(lede_store *store, lede_error *err) {
    return execute(store,
                   "delete from failure where n in (select n from _input where made_of is null);"
                   "delete from _input where made_of is null;",
                   err);
}

/* What collates made of all articles: their `record` is "table/1", that of an article "id/rule/1".
 * It is found by its index, since most rows are not of collates. */
static lede_status drop_collated(lede_store *store, lede_error *err) {
    lede_buffer sql = {0};
    for (size_t i = 0; i < store->names.count; i++) {
        const char *name = store->names.data[i];
        lede_buffer_printf(&sql,
                           "delete from \"%s\" where record >= '%s/0' and record < '%s/:'"
                           " and instr(substr(record, instr(record, '/') + 1), '/') = 0;",
                           name, name, name);
    }
    lede_buffer_add_char(&sql, '\0');
    lede_status status = sql.failed ? lede_fail_memory(err) : execute(store, sql.data, err);
    lede_buffer_clear(&sql);
    return status;
}

lede_status lede_store_drop_collated(lede_store *store, lede_error *err) {
    if (!store->collated) return LEDE_OK;
    store->collated = false;
    return drop_collated(store, err);
}

lede_status lede_store_extent(lede_store *store, bool *is_finished, lede_shard *shard,
                              lede_error *err) {
    sqlite3_stmt *row;
    unsigned number = 0, count = 0;
    LEDE_TRY(prepare(store,
                     "select exists (select 1 from _part where kind = 'input'),"
                     " (select value from _part where kind = 'option'"
                     " and name = '" LEDE_SHARD_OPTION "')",
                     &row, err));
    LEDE_TRY(step(store, &row, err));
    *is_finished = store->path == NULL || sqlite3_column_int(row, 0) != 0;
    const char *text = (const char *)sqlite3_column_text(row, 1);
    bool is_shard = text != NULL && sscanf(text, "%u/%u", &number, &count) == 2;
    *shard = is_shard ? (lede_shard){number, count} : (lede_shard){0, 0};
    sqlite3_finalize(row);
    return LEDE_OK;
}

bool lede_store_is_collated(const lede_store *store) {
    return store->collated;
}

/* Whether there are rows of collates, and whether they are what these would make of all articles:
 * the last run was finished, with the same functions. */
static lede_status read_collated(lede_store *store, const lede_store_digests *digests, bool *any,
                                 bool *same, lede_error *err) {
    sqlite3_stmt *row;
    char report[33];
    LEDE_TRY(prepare(store,
                     "select exists (select 1 from _part where kind = 'collate'),"
                     " exists (select 1 from _part where kind = 'input'), report from run",
                     &row, err));
    LEDE_TRY(step(store, &row, err));
    lede_digest_hex(digests->report, report);
    *any = sqlite3_column_int(row, 0) != 0;
    *same = *any && digests->collates && sqlite3_column_int(row, 1) != 0 &&
            same_text(sqlite3_column_text(row, 2), report);
    sqlite3_finalize(row);
    return LEDE_OK;
}

static lede_status roll_back(lede_store *store, lede_status status) {
    if (status != LEDE_OK) sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    return status;
}

static lede_status open_old(lede_store *store, const lede_schema *schema,
                            const lede_store_digests *digests, lede_error *err) {
    LEDE_TRY(lede_store_lock_take(&store->lock, &store->arena, store->path, err));
    LEDE_TRY(lede_store_open_file(store, store->path, SQLITE_OPEN_READWRITE, err));
    LEDE_TRY(lede_store_check_format(store, err));
    LEDE_TRY(lede_store_check_origin(store, digests, "go on", err));
    LEDE_TRY(lede_store_prepare(store, schema, err));
    store->goes_on = true;
    bool any_collated;
    LEDE_TRY(read_collated(store, digests, &any_collated, &store->collated, err));
    LEDE_TRY(execute(store, "begin immediate", err));
    lede_status status = forget_failed(store, err);
    if (status == LEDE_OK && any_collated && !store->collated) status = drop_collated(store, err);
    if (status == LEDE_OK) status = lede_store_write_origin(store, schema, digests, err);
    if (status == LEDE_OK) status = execute(store, "commit", err);
    LEDE_TRY(roll_back(store, status));
    return read_known(store, err);
}

lede_status lede_store_go_on(const char *path, const lede_schema *schema,
                             const lede_store_digests *digests, lede_store **out, lede_error *err) {
    if (access(path, F_OK) != 0) {
        return lede_store_make(path, false, schema, digests, out, err);
    }
    *out = NULL;
    lede_store *store = lede_store_new(path);
    if (store == NULL) return lede_fail_memory(err);
    lede_status status = open_old(store, schema, digests, err);
    if (status != LEDE_OK) {
        lede_store_end(store);
        return status;
    }
    *out = store;
    return LEDE_OK;
}

/* ---- an input that has changed ---- */

/* Temporary tables: places that are gone, with their articles; places that have moved. */
static lede_status list_moves(lede_store *store, uint64_t *n_moved, uint64_t *n_struck,
                              lede_error *err) {
    sqlite3_stmt *gone, *moved;
    LEDE_TRY(execute(store,
                     "create temp table gone(n integer primary key);"
                     "create temp table moved(n integer primary key, now integer);",
                     err));
    LEDE_TRY(prepare(store, "insert into gone values(?)", &gone, err));
    lede_status status = prepare(store, "insert into moved values(?, ?)", &moved, err);
    for (size_t i = 0; i < store->known.frames.count && status == LEDE_OK; i++) {
        const lede_known_frame *frame = &store->known.frames.data[i];
        bool is_gone = frame->now == LEDE_NOT_MET;
        if (frame->now == frame->n) continue;
        sqlite3_stmt *add = is_gone ? gone : moved;
        sqlite3_reset(add);
        sqlite3_bind_int64(add, 1, (int64_t)frame->n + 1);
        if (!is_gone) sqlite3_bind_int64(add, 2, (int64_t)frame->now + 1);
        if (sqlite3_step(add) != SQLITE_DONE) {
            status = lede_guard_fail_own(store->db, work, store->path, err);
        }
        *(is_gone ? n_struck : n_moved) += 1;
    }
    sqlite3_finalize(gone);
    sqlite3_finalize(moved);
    return status;
}

/* Of the articles in `gone` those that stand nowhere else: one that was edited, or whose file has
 * another name, is in the input still. */
static const char n_left[] =
    "select count(*) from gone join _input using (n) where identity is null or identity not in"
    " (select identity from _input where identity is not null and n not in (select n from gone))";

/* Everything of the articles whose places are in `gone`. */
static lede_status strike_out(lede_store *store, lede_error *err) {
    LEDE_TRY(execute(store,
                     "create temp table gone_article(id text primary key);"
                     "insert into gone_article select article from _input"
                     " where n in (select n from gone) and article is not null;",
                     err));
    LEDE_TRY(execute_each(store, "delete from capture where record in (select record from ",
                          " where article in (select id from gone_article))", err));
    LEDE_TRY(execute_each(store, "delete from ", " where article in (select id from gone_article)",
                          err));
    return execute(store,
                   "delete from sentence where article in (select id from gone_article);"
                   "delete from mention where article in (select id from gone_article);"
                   "delete from failure where n in (select n from gone);"
                   "delete from article where id in (select id from gone_article);"
                   "delete from _input where n in (select n from gone);"
                   "drop table gone_article; delete from gone;",
                   err);
}

/* Articles that came where others stood take their places, the others theirs. In _input `n` is the
 * key, so it goes by way of negative numbers. */
static lede_status move(lede_store *store, lede_error *err) {
    return execute(store,
                   "insert into moved select n, n - " LEDE_STORE_APART_TEXT " from _input"
                   " where n > " LEDE_STORE_APART_TEXT " and n not in (select n from moved);"
                   "update article set n = (select now from moved m where m.n = article.n)"
                   " where n in (select n from moved);"
                   "update failure set n = (select now from moved m where m.n = failure.n)"
                   " where n in (select n from moved);"
                   "update _input set n = -(select now from moved m where m.n = _input.n)"
                   " where n in (select n from moved);"
                   "update _input set n = -n where n < 0;",
                   err);
}

/* The rows of one identity, in input order, as they would stand had they come so: every text the
 * first time as the next version, again as a copy that is left out. Where only the first of a text
 * stands, all others are copies. */
typedef struct history {
    lede_buffer identity;
    LEDE_ARRAY(lede_digest) texts;
    bool is_wrong;
} history;

static lede_status check_row(history *past, sqlite3_stmt *row, lede_error *err) {
    const char *hash = (const char *)sqlite3_column_text(row, 1);
    lede_digest text = lede_digest_of(hash == NULL ? LEDE_SLICE("") : lede_slice_of(hash));
    bool is_copy = sqlite3_column_int(row, 3) != 0;
    for (size_t i = 0; i < past->texts.count; i++) {
        is_copy = is_copy || lede_digest_equal(past->texts.data[i], text);
    }
    if (!is_copy && !lede_array_push(&past->texts, text)) return lede_fail_memory(err);
    int64_t version = sqlite3_column_int64(row, 2); /* 0: it stands as a copy */
    if (version != (is_copy ? 0 : (int64_t)past->texts.count)) past->is_wrong = true;
    return LEDE_OK;
}

static lede_status strike_identity(lede_store *store, const history *past, lede_error *err) {
    sqlite3_stmt *add;
    if (!past->is_wrong) return LEDE_OK;
    LEDE_TRY(prepare(store, "insert or ignore into gone select n from _input where identity = ?",
                     &add, err));
    sqlite3_bind_text(add, 1, past->identity.data, (int)past->identity.size, SQLITE_STATIC);
    lede_status status = step(store, &add, err);
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status start_identity(history *past, sqlite3_stmt *row, lede_error *err) {
    const char *name = (const char *)sqlite3_column_text(row, 0);
    past->identity.size = 0;
    past->texts.count = 0;
    past->is_wrong = false;
    lede_buffer_add_string(&past->identity, name == NULL ? "" : name);
    return past->identity.failed ? lede_fail_memory(err) : LEDE_OK;
}

static bool is_next(const history *past, sqlite3_stmt *row) {
    const char *name = (const char *)sqlite3_column_text(row, 0);
    return name != NULL &&
           lede_slice_equal(lede_buffer_slice(&past->identity), lede_slice_of(name));
}

static lede_status walk_identities(lede_store *store, history *past, sqlite3_stmt **rows,
                                   lede_error *err) {
    lede_status status;
    bool any = false;
    while ((status = step(store, rows, err)) == LEDE_OK) {
        if (!any || !is_next(past, *rows)) {
            if (any) LEDE_TRY(strike_identity(store, past, err));
            LEDE_TRY(start_identity(past, *rows, err));
            any = true;
        }
        LEDE_TRY(check_row(past, *rows, err));
    }
    if (status != LEDE_END) return status;
    return any ? strike_identity(store, past, err) : LEDE_OK;
}

/* With a text that is struck out all others that have it must be looked at again, and so on. */
static lede_status spread(lede_store *store, lede_error *err) {
    int before;
    do {
        before = sqlite3_total_changes(store->db);
        LEDE_TRY(execute(store,
                         "insert or ignore into gone select n from _input where identity in"
                         " (select identity from _input where n in (select n from gone))"
                         " or hash in (select hash from _input where n in (select n from gone))",
                         err));
    } while (sqlite3_total_changes(store->db) != before);
    return LEDE_OK;
}

/* Into `gone`: articles whose version or being a copy is not what their place asks for. */
static lede_status find_wrong(lede_store *store, lede_error *err) {
    sqlite3_stmt *rows;
    history past = {0};
    LEDE_TRY(execute(store,
                     "create temp table several as select identity from _input"
                     " where identity is not null group by identity having count(*) > 1;"
                     "create temp table first(hash text primary key, n integer);",
                     err));
    if (store->first_only) {
        LEDE_TRY(execute(store,
                         "insert into first select hash, min(n) from _input"
                         " where hash is not null group by hash having count(*) > 1",
                         err));
    }
    LEDE_TRY(prepare(store,
                     "select i.identity, i.hash, coalesce(a.version, 0), i.n > f.n from _input i"
                     " left join article a on a.id = i.article"
                     " left join first f on f.hash = i.hash"
                     " where i.identity in (select identity from several) or f.n is not null"
                     "    or (i.identity is not null and coalesce(a.version, 0) <> 1)"
                     " order by i.identity, i.n",
                     &rows, err));
    lede_status status = walk_identities(store, &past, &rows, err);
    sqlite3_finalize(rows);
    lede_buffer_clear(&past.identity);
    free(past.texts.data);
    if (status == LEDE_OK && store->first_only) status = spread(store, err);
    LEDE_TRY(status);
    return execute(store, "drop table several; drop table first", err);
}

static lede_status count(lede_store *store, const char *sql, uint64_t *out, lede_error *err) {
    sqlite3_stmt *row;
    LEDE_TRY(prepare(store, sql, &row, err));
    LEDE_TRY(step(store, &row, err));
    *out = (uint64_t)sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return LEDE_OK;
}

/* The id of the first article with the same text, of those that have one before them. */
static const char originals[] =
    "update article set duplicate_of = null where duplicate_of is not null;"
    "update article set duplicate_of = (select b.id from article b where b.hash = article.hash"
    " order by b.n limit 1) where hash in (select hash from article group by hash"
    " having count(*) > 1) and n > (select min(b.n) from article b where b.hash = article.hash);";

static lede_status settle(lede_store *store, bool can_repeat, bool *again, uint64_t *n_gone,
                          lede_error *err) {
    uint64_t n_moved = 0, n_apart = 0, n_struck = 0, n_wrong = 0;
    LEDE_TRY(list_moves(store, &n_moved, &n_struck, err));
    if (n_struck > 0) LEDE_TRY(count(store, n_left, n_gone, err));
    LEDE_TRY(count(store, "select count(*) from _input where n > " LEDE_STORE_APART_TEXT, &n_apart,
                   err));
    if (n_moved + n_apart + n_struck > 0) {
        LEDE_TRY(lede_store_drop_collated(store, err));
        LEDE_TRY(strike_out(store, err));
        LEDE_TRY(move(store, err));
        LEDE_TRY(find_wrong(store, err));
        LEDE_TRY(count(store, "select count(*) from gone", &n_wrong, err));
        if (n_wrong > 0 && !can_repeat) {
            return lede_fail(
                err, LEDE_USAGE,
                "articles have changed places so that %llu must be analysed again, but "
                "standard input can be read only once: give files",
                (unsigned long long)n_wrong);
        }
        if (n_wrong > 0) LEDE_TRY(strike_out(store, err));
        if (n_wrong > 0) LEDE_TRY(forget_failed(store, err));
        LEDE_TRY(execute(store, originals, err));
    }
    *again = n_wrong > 0;
    LEDE_TRY(
        count(store, "select count(*) from failure where kind = 'limit'", &store->limits_hit, err));
    LEDE_TRY(execute(store, "drop table gone; drop table moved;", err));
    return LEDE_OK;
}

lede_status lede_store_settle(lede_store *store, bool can_repeat, bool *again, uint64_t *n_gone,
                              lede_error *err) {
    lede_error own;
    if (err == NULL) err = &own;
    *again = false;
    *n_gone = 0;
    if (!store->goes_on) return LEDE_OK;
    LEDE_TRY(lede_store_commit(store, err));
    lede_store_drop_statements(store);
    LEDE_TRY(execute(store, "begin immediate", err));
    lede_status status = settle(store, can_repeat, again, n_gone, err);
    if (status == LEDE_OK) status = execute(store, "commit", err);
    LEDE_TRY(roll_back(store, status));
    return *again ? read_known(store, err) : LEDE_OK;
}
