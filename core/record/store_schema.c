#include "record/store_private.h"

#include <stdio.h>

#include "layer/catalog.h"

/* `id` is the identity of the first version; a later one has "@2" and so on behind it, and, should
 * a source own that very id, one more "@". `identity` is without. */
static const char own_tables[] =
    "create table article(id text primary key not null, n integer not null, source text, url text,"
    " title text, byline text, published text, modified text, publisher text, section text,"
    " language text, n_tokens integer not null, hash text not null, duplicate_of text,"
    " version integer not null, identity text not null);"
    "create index article_identity on article(identity, version);"
    "create index article_hash on article(hash, n);"
    "create table capture(record text not null, name text not null, n integer not null,"
    " start integer not null, stop integer not null, primary key(record, name, n)) without rowid;"
    "create table sentence(article text not null, n integer not null, start integer not null,"
    " stop integer not null, text text not null, primary key(article, n)) without rowid;"
    "create table mention(article text not null, start integer not null, stop integer not null,"
    " layer text not null, entity text, name text, form text, role text);"
    "create index mention_article on mention(article);"
    "create table rule(name text primary key not null, \"into\" text, file text, line integer);"
    "create table failure(article text, n integer, kind text not null, rule text, file text,"
    " line integer, message text not null);"
    "create table run(engine text, libraries text, analysis text, report text,"
    " limits_hit integer not null);"
    /* For runs that go on, not for readers, hence names that no script can give: every article of
     * the input, also one that was left out as a copy or by --where (article null) or failed
     * (made_of null: it is tried again); and what results depend on. */
    "create table _input(n integer primary key, made_of blob, identity text, hash text,"
    " article text);"
    "create table _part(kind text not null, name text not null, value text not null);";

static lede_status execute(lede_store *store, const char *sql, lede_error *err) {
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK) return LEDE_OK;
    return lede_guard_fail_own(store->db, "set up", store->path, err);
}

/* Names are checked by the schema to need no quotes, which stand all the same. */
static lede_status create_table(lede_store *store, const lede_table *table, lede_error *err) {
    lede_buffer sql = {0};
    lede_buffer_printf(&sql,
                       "create table \"%s\"(record text primary key not null, article text,"
                       " rule text, start integer, stop integer, sentence integer, block text,"
                       " text text",
                       table->name);
    for (size_t i = 0; i < table->n_fields; i++) {
        lede_buffer_printf(&sql, ", \"%s\"", table->fields[i]);
    }
    lede_buffer_add(&sql, (lede_slice){");", sizeof ");"});
    lede_status status = sql.failed ? lede_fail_memory(err) : execute(store, sql.data, err);
    lede_buffer_clear(&sql);
    return status;
}

lede_status lede_store_index(lede_store *store, uint32_t table, const char *column,
                             const char *within, lede_error *err) {
    const char *name = store->tables[table].name;
    lede_buffer sql = {0};
    lede_buffer_printf(&sql, "create index if not exists \"_%s_%s\" on \"%s\"(\"%s\"", name, column,
                       name, column);
    if (within != NULL) lede_buffer_printf(&sql, ", \"%s\"", within);
    lede_buffer_printf(&sql, ");");
    lede_buffer_add_char(&sql, '\0');
    lede_status status = sql.failed ? lede_fail_memory(err) : execute(store, sql.data, err);
    lede_buffer_clear(&sql);
    return status;
}

static int bind_string(sqlite3_stmt *statement, int index, const char *text) {
    return sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

static int insert_rule(sqlite3_stmt *statement, const lede_rule_origin *rule) {
    sqlite3_reset(statement);
    bind_string(statement, 1, rule->name);
    bind_string(statement, 2, rule->table);
    bind_string(statement, 3, rule->file);
    sqlite3_bind_int64(statement, 4, rule->line);
    return sqlite3_step(statement);
}

/* Rules that write, so that every record leads back to its file and line. */
static lede_status insert_rules(lede_store *store, const lede_schema *schema, lede_error *err) {
    static const char sql[] = "insert into rule values(?, ?, ?, ?)";
    sqlite3_stmt *statement;
    LEDE_TRY(lede_store_ask(store, sql, "set up", &statement, err));
    lede_status status = LEDE_OK;
    for (uint32_t i = 0; i < lede_schema_n_rules(schema) && status == LEDE_OK; i++) {
        const lede_rule_origin *rule = lede_schema_rule(schema, i);
        if (rule->name == NULL || rule->table == NULL) continue;
        uint32_t table = lede_schema_find_table(schema, lede_slice_of(rule->table));
        if (table == UINT32_MAX || !lede_schema_table(schema, table)->kept) continue;
        if (insert_rule(statement, rule) != SQLITE_DONE) {
            status = lede_guard_fail_own(store->db, "set up", store->path, err);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

/* The version line is "lede 0.1.0, Lua 5.4.4, …": engine, then libraries. */
static lede_status insert_run(lede_store *store, const lede_store_digests *digests,
                              lede_error *err) {
    static const char sql[] = "insert into run values(?, ?, ?, ?, 0)";
    sqlite3_stmt *statement;
    LEDE_TRY(lede_store_ask(store, sql, "set up", &statement, err));
    char analysis[33], report[33];
    lede_digest_hex(digests->analysis, analysis);
    lede_digest_hex(digests->report, report);
    lede_slice line = lede_slice_of(digests->engine);
    size_t comma = line.data == NULL ? SIZE_MAX : lede_slice_find(line, LEDE_SLICE(", "), 0);
    lede_slice libraries = LEDE_NULL_SLICE;
    if (comma != SIZE_MAX) {
        libraries = lede_slice_cut(line, comma + 2, line.size);
        line.size = comma;
    }
    lede_bind_slice(statement, 1, line);
    lede_bind_slice(statement, 2, libraries);
    bind_string(statement, 3, analysis);
    bind_string(statement, 4, report);
    lede_status status = lede_store_step(store, "set up", &statement, err);
    return status == LEDE_END ? LEDE_OK : status;
}

lede_status lede_store_note(lede_store *store, const char *kind, const char *name,
                            const char *value, lede_error *err) {
    static const char sql[] = "insert into _part values(?, ?, ?)";
    sqlite3_stmt *statement;
    LEDE_TRY(lede_store_ask(store, sql, "set up", &statement, err));
    bind_string(statement, 1, kind);
    bind_string(statement, 2, name);
    bind_string(statement, 3, value);
    lede_status status = lede_store_step(store, "set up", &statement, err);
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status insert_parts(lede_store *store, const lede_store_digests *digests,
                                lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < digests->n_parts && status == LEDE_OK; i++) {
        const lede_store_part *part = &digests->parts[i];
        char value[33];
        lede_digest_hex(part->digest, value);
        status = lede_store_note(store, part->kind, part->name, value, err);
    }
    if (status == LEDE_OK && digests->collates) {
        status = lede_store_note(store, "collate", "", "", err);
    }
    return status;
}

lede_status lede_store_write_origin(lede_store *store, const lede_schema *schema,
                                    const lede_store_digests *digests, lede_error *err) {
    LEDE_TRY(execute(store,
                     "delete from rule; delete from run; delete from _part where kind <> 'option';",
                     err));
    LEDE_TRY(insert_rules(store, schema, err));
    LEDE_TRY(insert_run(store, digests, err));
    return insert_parts(store, digests, err);
}

lede_status lede_store_write_schema(lede_store *store, const lede_schema *schema,
                                    const lede_store_digests *digests, lede_error *err) {
    char magic[96];
    snprintf(magic, sizeof magic, "pragma application_id = %d; pragma user_version = %d;",
             LEDE_STORE_MAGIC, LEDE_STORE_FORMAT);
    LEDE_TRY(execute(store, "begin", err));
    LEDE_TRY(execute(store, magic, err));
    LEDE_TRY(execute(store, own_tables, err));
    for (uint32_t i = 0; i < lede_schema_n_tables(schema); i++) {
        const lede_table *table = lede_schema_table(schema, i);
        if (table->kept) LEDE_TRY(create_table(store, table, err));
    }
    LEDE_TRY(lede_store_write_origin(store, schema, digests, err));
    return execute(store, "commit", err);
}

/* ---- what stands in a file ---- */

static const char *const own_names[] = {"article", "capture", "failure", "mention",
                                        "rule",    "run",     "sentence"};

static bool is_own(const char *name) {
    for (size_t i = 0; i < sizeof own_names / sizeof *own_names; i++) {
        if (strcmp(name, own_names[i]) == 0) return true;
    }
    return false;
}

lede_status lede_store_read_names(lede_store *store, lede_error *err) {
    static const char sql[] = "select name from sqlite_master where type = 'table' order by rowid";
    sqlite3_stmt *statement;
    lede_status status;
    LEDE_TRY(lede_store_ask(store, sql, "read", &statement, err));
    while ((status = lede_store_step(store, "read", &statement, err)) == LEDE_OK) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        if (name == NULL || is_own(name) || !lede_is_name(lede_slice_of(name))) continue;
        char *copy = lede_arena_string(&store->arena, lede_slice_of(name));
        if (copy == NULL || !lede_array_push_in(&store->arena, &store->names, copy)) {
            sqlite3_finalize(statement);
            return lede_fail_memory(err);
        }
    }
    return status == LEDE_END ? LEDE_OK : status;
}

bool lede_store_may_read(const void *context, const char *table) {
    const lede_store *store = context;
    if (is_own(table)) return true;
    for (size_t i = 0; i < store->names.count; i++) {
        if (strcmp(store->names.data[i], table) == 0) return true;
    }
    return false;
}

/* ---- the canonical order ---- */

/* The place of a record's article in the input, then the place in the article; numbers at the end
 * of `record` by length first, so that 10 comes after 9. Rows of collate last. */
#define RECORD_ORDER "a.n nulls last, t.start, t.stop, t.rule, length(t.record), t.record"

bool lede_scan_table_at(const lede_store *store, size_t table_i, lede_scan_table *out) {
    static const lede_scan_table tail[] = {
        {"capture", "record, name, n", false},
        {"sentence", "article, n", false},
        {"mention", "article, start, stop, layer, entity, name, form, role", false},
        {"rule", "name", false},
        {"failure", "n, article, kind, rule, file, line, message", false},
        {"run", "engine", false},
    };
    if (table_i == 0) {
        *out = (lede_scan_table){"article", "n, id", false};
        return true;
    }
    table_i--;
    if (table_i < store->names.count) {
        *out = (lede_scan_table){store->names.data[table_i], RECORD_ORDER, true};
        return true;
    }
    table_i -= store->names.count;
    if (table_i >= sizeof tail / sizeof *tail) return false;
    *out = tail[table_i];
    return true;
}

lede_status lede_scan_open(lede_scan *scan, lede_store *store, const lede_scan_table *table,
                           lede_error *err) {
    char sql[512];
    const char *join = table->is_record_table ? " left join article a on a.id = t.article" : "";
    snprintf(sql, sizeof sql, "select t.* from \"%s\" t%s order by %s", table->name, join,
             table->order);
    *scan = (lede_scan){.store = store};
    return lede_store_ask(store, sql, "read", &scan->statement, err);
}

lede_status lede_scan_next(lede_scan *scan, lede_error *err) {
    int code = sqlite3_step(scan->statement);
    if (code == SQLITE_ROW) return LEDE_OK;
    if (code == SQLITE_DONE) return LEDE_END;
    return lede_guard_fail_own(scan->store->db, "read", scan->store->path, err);
}

void lede_scan_close(lede_scan *scan) {
    sqlite3_finalize(scan->statement);
    scan->statement = NULL;
}
