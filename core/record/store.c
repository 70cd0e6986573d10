#include "record/store_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Milliseconds to wait for another program that reads the file. */
enum { BUSY_WAIT = 5000 };

const char *lede_store_version(void) {
    return sqlite3_libversion();
}

lede_status lede_store_open_file(lede_store *store, const char *path, int flags, lede_error *err) {
    int code = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) {
        lede_status status = lede_guard_fail_own(store->db, "open", store->path, err);
        sqlite3_close_v2(store->db);
        store->db = NULL;
        return status;
    }
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, BUSY_WAIT);
    return lede_guard_install(&store->guard, store->db, err);
}

lede_status lede_store_execute(lede_store *store, const char *sql, const char *doing,
                               lede_error *err) {
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK) return LEDE_OK;
    return lede_guard_fail_own(store->db, doing, store->path, err);
}

lede_store *lede_store_new(const char *path) {
    lede_store *store = calloc(1, sizeof *store);
    if (store == NULL) return NULL;
    lede_arena_init(&store->arena, 0);
    store->guard.may_read = lede_store_may_read;
    store->guard.optional = "mention";
    store->guard.context = store;
    if (path == NULL) return store;
    store->path = lede_arena_string(&store->arena, lede_slice_of(path));
    if (store->path != NULL) return store;
    lede_store_end(store);
    return NULL;
}

/* ---- a store to write ---- */

/* What is there may be replaced if it is empty or a store of ours, nothing else. */
static lede_status check_replaceable(const char *path, lede_error *err) {
    lede_store *old;
    if (access(path, F_OK) != 0) return LEDE_OK;
    FILE *file = fopen(path, "rb");
    if (file == NULL) return lede_fail_errno(err, errno, "replace", path);
    int first = fgetc(file);
    fclose(file);
    if (first == EOF) return LEDE_OK;
    lede_status status = lede_store_load(path, &old, err);
    if (status == LEDE_FORMAT) {
        return lede_fail(err, LEDE_USAGE,
                         "'%s' is there already and is no store of lede, so it is not replaced: "
                         "choose another name",
                         path);
    }
    if (status == LEDE_OK) lede_store_end(old);
    return status;
}

static lede_status check_free(const char *path, bool replace, lede_error *err) {
    if (replace) return check_replaceable(path, err);
    if (access(path, F_OK) != 0) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "store '%s' exists already: choose another name or replace it", path);
}

lede_status lede_store_claim(lede_store *store, bool replace, lede_error *err) {
    LEDE_TRY(lede_store_lock_take(&store->lock, &store->arena, store->path, err));
    return check_free(store->path, replace, err);
}

static void close_file(lede_store *store) {
    sqlite3_close_v2(store->db);
    store->db = NULL;
}

/* The name of a file that belongs to the store. */
static char *name_with(lede_store *store, const char *ending) {
    size_t size = strlen(store->path) + strlen(ending) + 1;
    char *name = lede_arena_alloc(&store->arena, size);
    if (name != NULL) snprintf(name, size, "%s%s", store->path, ending);
    return name;
}

static lede_status remove_file(const char *path, lede_error *err) {
    if (remove(path) == 0 || errno == ENOENT) return LEDE_OK;
    return lede_fail_errno(err, errno, "make", path);
}

/* A store is made in "path.new", which then takes the place of what was there: whenever the process
 * is killed, `path` is a whole store. */
lede_status lede_store_open_fresh(lede_store *store, lede_error *err) {
    char *fresh = name_with(store, ".new");
    char *journal = name_with(store, ".new-journal");
    if (fresh == NULL || journal == NULL) return lede_fail_memory(err);
    LEDE_TRY(remove_file(fresh, err));
    LEDE_TRY(remove_file(journal, err));
    store->fresh = fresh;
    return lede_store_open_file(store, fresh, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
}

lede_status lede_store_publish(lede_store *store, lede_error *err) {
    /* A journal that a killed run left belongs to the old file and must not be played on ours. */
    char *journal = name_with(store, "-journal");
    if (journal == NULL) return lede_fail_memory(err);
    close_file(store);
    LEDE_TRY(remove_file(journal, err));
    if (rename(store->fresh, store->path) != 0) {
        return lede_fail_errno(err, errno, "make", store->path);
    }
    store->fresh = NULL;
    return LEDE_OK;
}

static lede_status plan_tables(lede_store *store, const lede_schema *schema, lede_error *err) {
    store->n_tables = lede_schema_n_tables(schema);
    store->n_rules = lede_schema_n_rules(schema);
    size_t n_labels = (size_t)store->n_rules + store->n_tables;
    lede_arena *arena = &store->arena;
    store->tables = lede_arena_array(arena, store->n_tables, sizeof *store->tables);
    store->rules = lede_arena_array(arena, store->n_rules, sizeof *store->rules);
    store->running = lede_arena_array(arena, n_labels, sizeof *store->running);
    if (store->tables == NULL || store->rules == NULL || store->running == NULL) {
        return lede_fail_memory(err);
    }
    memset(store->running, 0, n_labels * sizeof *store->running);
    bool ok = true;
    for (uint32_t i = 0; i < store->n_rules; i++) {
        const char *name = lede_schema_rule(schema, i)->name;
        store->rules[i] = lede_arena_copy(arena, lede_slice_of(name), &ok).data;
    }
    for (uint32_t i = 0; i < store->n_tables; i++) {
        const lede_table *table = lede_schema_table(schema, i);
        uint32_t rule = lede_schema_find_rule(schema, lede_slice_of(table->name));
        store->tables[i] = (lede_store_table){
            .name = lede_arena_copy(arena, lede_slice_of(table->name), &ok).data,
            .n_fields = (uint32_t)table->n_fields,
            .label = rule == UINT32_MAX ? store->n_rules + i : rule,
            .kept = table->kept,
        };
    }
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* A rollback journal keeps the store one file. Only a power cut can undo a NORMAL commit, and it
 * undoes the whole of it. The cache is full after 50 MB of short articles, so that memory does not
 * grow with the store; twice as large it is no faster. */
static lede_status set_up(lede_store *store, lede_error *err) {
    return lede_store_execute(store, "pragma synchronous = normal; pragma cache_size = -8192;",
                              "set up", err);
}

lede_status lede_store_prepare(lede_store *store, const lede_schema *schema, lede_error *err) {
    LEDE_TRY(set_up(store, err));
    LEDE_TRY(plan_tables(store, schema, err));
    LEDE_TRY(lede_store_read_names(store, err));
    store->writing = true;
    return LEDE_OK;
}

static lede_status prepare_new(lede_store *store, const lede_schema *schema,
                               const lede_store_digests *digests, lede_error *err) {
    if (!lede_met_init(&store->met)) return lede_fail_memory(err);
    if (store->path != NULL) {
        LEDE_TRY(lede_store_open_fresh(store, err));
    } else {
        LEDE_TRY(lede_store_open_file(store, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err));
    }
    LEDE_TRY(lede_store_write_schema(store, schema, digests, err));
    store->is_empty = true;
    return lede_store_prepare(store, schema, err);
}

lede_status lede_store_appear(lede_store *store, lede_error *err) {
    if (store->fresh == NULL) return LEDE_OK;
    lede_store_drop_statements(store);
    LEDE_TRY(lede_store_publish(store, err));
    LEDE_TRY(lede_store_open_file(store, store->path, SQLITE_OPEN_READWRITE, err));
    return set_up(store, err);
}

lede_status lede_store_make(const char *path, bool replace, const lede_schema *schema,
                            const lede_store_digests *digests, lede_store **out, lede_error *err) {
    *out = NULL;
    lede_store *store = lede_store_new(path);
    if (store == NULL) return lede_fail_memory(err);
    lede_status status = path == NULL ? LEDE_OK : lede_store_claim(store, replace, err);
    if (status == LEDE_OK) status = prepare_new(store, schema, digests, err);
    if (status != LEDE_OK) {
        lede_store_end(store);
        return status;
    }
    *out = store;
    return LEDE_OK;
}

static bool has_schema(const lede_store *store, const lede_schema *schema) {
    if (store->n_tables != lede_schema_n_tables(schema)) return false;
    if (store->n_rules != lede_schema_n_rules(schema)) return false;
    for (uint32_t i = 0; i < store->n_tables; i++) {
        const lede_table *table = lede_schema_table(schema, i);
        const lede_store_table *own = &store->tables[i];
        if (strcmp(own->name, table->name) != 0 || own->n_fields != table->n_fields ||
            own->kept != table->kept) {
            return false;
        }
    }
    return true;
}

lede_status lede_store_begin(lede_store *store, const lede_schema *schema, lede_error *err) {
    const char *path = store->path == NULL ? "" : store->path;
    if (!store->writing) {
        return lede_fail(err, LEDE_USAGE, "store '%s' was opened for reading", path);
    }
    if (store->begun) {
        return lede_fail(err, LEDE_USAGE,
                         "a run has written to store '%s' already; lede_store_resume opens it for "
                         "another one",
                         path);
    }
    if (!has_schema(store, schema)) {
        return lede_fail(err, LEDE_USAGE, "store '%s' was opened for another script", path);
    }
    store->begun = true;
    return LEDE_OK;
}

void lede_store_unbegin(lede_store *store) {
    store->begun = store->first_only = store->records_only = store->no_mentions = false;
    store->guard.optional_left_out = false;
    lede_known_part(&store->known);
}

void lede_store_keep_first(lede_store *store) {
    store->first_only = true;
}

void lede_store_keep_records(lede_store *store) {
    store->records_only = store->path == NULL;
}

void lede_store_leave_mentions(lede_store *store) {
    store->no_mentions = store->path == NULL && !store->guard.optional_asked;
    store->guard.optional_left_out = store->no_mentions;
}

bool lede_store_keeps_mentions(const lede_store *store) {
    return !store->records_only && !store->no_mentions;
}

bool lede_store_left_out(const lede_store *store) {
    return store->left_out;
}

lede_known *lede_store_known(lede_store *store) {
    return store->path == NULL ? NULL : &store->known;
}

/* ---- a store to read ---- */

static lede_status read_number(lede_store *store, const char *sql, int64_t *out, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = LEDE_OK;
    LEDE_TRY(lede_store_ask(store, sql, "read", &statement, err));
    if (sqlite3_step(statement) == SQLITE_ROW) {
        *out = sqlite3_column_int64(statement, 0);
    } else {
        status = lede_guard_fail_own(store->db, "read", store->path, err);
    }
    sqlite3_finalize(statement);
    return status;
}

lede_status lede_store_check_format(lede_store *store, lede_error *err) {
    int64_t magic = 0, format = 0;
    lede_status status = read_number(store, "pragma application_id", &magic, err);
    if (status == LEDE_OK) status = read_number(store, "pragma user_version", &format, err);
    if (status == LEDE_FORMAT || (status == LEDE_OK && magic != LEDE_STORE_MAGIC)) {
        return lede_fail(err, LEDE_FORMAT,
                         "'%s' is no store of lede: expected a file made with lede run -o x.db",
                         store->path);
    }
    LEDE_TRY(status);
    if (format != LEDE_STORE_FORMAT) {
        return lede_fail(
            err, LEDE_FORMAT,
            "store '%s' has format %lld, this version reads %d: lede run --again makes it anew",
            store->path, (long long)format, LEDE_STORE_FORMAT);
    }
    return LEDE_OK;
}

lede_status lede_store_load(const char *path, lede_store **out, lede_error *err) {
    *out = NULL;
    if (access(path, R_OK) != 0) return lede_fail_errno(err, errno, "open", path);
    lede_store *store = lede_store_new(path);
    if (store == NULL) return lede_fail_memory(err);
    /* Read and write, where allowed: a journal that a killed run left is played back. */
    int flags = access(path, W_OK) == 0 ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    lede_status status = lede_store_open_file(store, path, flags, err);
    if (status == LEDE_OK) status = lede_store_check_format(store, err);
    if (status == LEDE_OK)
        status = lede_store_execute(store, "pragma query_only = on", "open", err);
    if (status == LEDE_OK) status = lede_store_read_names(store, err);
    if (status != LEDE_OK) {
        lede_store_end(store);
        return status;
    }
    *out = store;
    return LEDE_OK;
}

void lede_store_drop_statements(lede_store *store) {
    for (size_t i = 0; i < LEDE_N_SQL; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
    for (uint32_t i = 0; i < store->n_tables; i++) {
        sqlite3_finalize(store->tables[i].insert);
        store->tables[i].insert = NULL;
    }
}

void lede_store_end(lede_store *store) {
    if (store == NULL) return;
    if (store->tables != NULL) lede_store_drop_statements(store);
    sqlite3_close_v2(store->db); /* what is not committed is rolled back */
    if (store->fresh != NULL) remove(store->fresh);
    lede_store_lock_drop(&store->lock);
    lede_known_clear(&store->known);
    lede_met_clear(&store->met);
    lede_buffer_clear(&store->record_id);
    lede_buffer_clear(&store->article_id);
    lede_buffer_clear(&store->list);
    free(store->touched.data);
    free(store->used.data);
    lede_arena_clear(&store->arena);
    free(store);
}
