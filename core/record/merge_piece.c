#include "record/merge_piece.h"

#include <stdio.h>
#include <stdlib.h>

#include "record/store_private.h"

/* ---- queries ---- */

static lede_status prepare(lede_store *store, const char *sql, sqlite3_stmt **out,
                           lede_error *err) {
    return lede_store_ask(store, sql, "read", out, err);
}

static lede_status step(lede_store *store, sqlite3_stmt **row, lede_error *err) {
    return lede_store_step(store, "read", row, err);
}

static lede_slice text_at(lede_arena *arena, sqlite3_stmt *row, int column, bool *ok) {
    lede_value value = lede_column_value(row, column);
    lede_slice text = value.kind == LEDE_TEXT ? value.as.text : LEDE_NULL_SLICE;
    return lede_arena_copy(arena, text, ok);
}

/* The one text that a query gives; null when there is no row. */
static lede_status read_text(lede_arena *arena, lede_store *store, const char *sql, lede_slice *out,
                             lede_error *err) {
    sqlite3_stmt *row;
    bool ok = true;
    *out = LEDE_NULL_SLICE;
    LEDE_TRY(prepare(store, sql, &row, err));
    lede_status status = step(store, &row, err);
    if (status != LEDE_OK) return status == LEDE_END ? LEDE_OK : status;
    *out = text_at(arena, row, 0, &ok);
    sqlite3_finalize(row);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* ---- what a store says of itself ---- */

static lede_status read_input(lede_arena *arena, lede_merge_piece *p, lede_error *err) {
    lede_slice count, digest;
    lede_store *store = lede_reader_store(p->reader);
    LEDE_TRY(read_text(arena, store,
                       "select value from _part where kind = 'input' and name = 'articles'", &count,
                       err));
    LEDE_TRY(read_text(arena, store,
                       "select value from _part where kind = 'input' and name = 'digest'", &digest,
                       err));
    if (count.data == NULL || !lede_digest_read(digest, &p->input.digest)) {
        return lede_fail(err, LEDE_USAGE,
                         "store '%s' is not finished: lede run --resume goes on with it", p->path);
    }
    p->input.n_articles = strtoull(count.data, NULL, 10);
    return LEDE_OK;
}

static lede_status read_shard(lede_arena *arena, lede_merge_piece *p, lede_error *err) {
    lede_slice text;
    unsigned number = 0, count = 0;
    lede_store *store = lede_reader_store(p->reader);
    LEDE_TRY(read_text(arena, store,
                       "select value from _part where kind = 'option'"
                       " and name = '" LEDE_SHARD_OPTION "'",
                       &text, err));
    if (text.data == NULL) return LEDE_OK;
    if (sscanf(text.data, "%u/%u", &number, &count) != 2 || number < 1 || number > count) {
        return lede_fail(err, LEDE_FORMAT, "store '%s' does not say which shard it is: '%s'",
                         p->path, text.data);
    }
    p->shard = (lede_shard){number, count};
    return LEDE_OK;
}

static lede_status read_options(lede_arena *arena, lede_merge_piece *p, lede_error *err) {
    return read_text(arena, lede_reader_store(p->reader),
                     "select group_concat(name || ' ' || value, ' ') from (select name, value"
                     " from _part where kind = 'option' and name <> '" LEDE_SHARD_OPTION "'"
                     " order by name)",
                     &p->options, err);
}

lede_status lede_merge_piece_read(lede_merge_piece *piece, lede_arena *arena, lede_error *err) {
    LEDE_TRY(read_input(arena, piece, err));
    LEDE_TRY(read_shard(arena, piece, err));
    return read_options(arena, piece, err);
}

lede_status lede_merge_piece_note(const lede_merge_piece *piece, lede_store *store,
                                  lede_error *err) {
    lede_store *from = lede_reader_store(piece->reader);
    sqlite3_stmt *row;
    lede_status status;
    LEDE_TRY(prepare(from,
                     "select name, value from _part where kind = 'option'"
                     " and name <> '" LEDE_SHARD_OPTION "' order by rowid",
                     &row, err));
    while ((status = step(from, &row, err)) == LEDE_OK) {
        const char *name = (const char *)sqlite3_column_text(row, 0);
        const char *value = (const char *)sqlite3_column_text(row, 1);
        bool is_first = name != NULL && value != NULL && strcmp(name, "--duplicates") == 0 &&
                        strcmp(value, "first") == 0;
        if (is_first) lede_store_keep_first(store);
        status = lede_store_option(store, name, value, err);
        if (status == LEDE_OK) continue;
        sqlite3_finalize(row);
        return status;
    }
    return status == LEDE_END ? LEDE_OK : status;
}

/* ---- what the first store was made by, where no script says so ---- */

static lede_status read_table(lede_schema *schema, lede_store *store, const char *name,
                              lede_error *err) {
    enum { FIRST_FIELD = 8 };
    char sql[128];
    sqlite3_stmt *row;
    lede_slice fields[LEDE_MAX_FIELDS];
    size_t n_fields = 0;
    snprintf(sql, sizeof sql, "select * from \"%s\" limit 0", name);
    LEDE_TRY(prepare(store, sql, &row, err));
    int n_columns = sqlite3_column_count(row);
    for (int i = FIRST_FIELD; i < n_columns && n_fields < LEDE_MAX_FIELDS; i++) {
        fields[n_fields++] = lede_slice_of(sqlite3_column_name(row, i));
    }
    lede_new_table table = {lede_slice_of(name), fields, n_fields, true};
    lede_status status = lede_schema_add_table(schema, &table, NULL, err);
    sqlite3_finalize(row);
    return status;
}

static lede_status read_rules(lede_schema *schema, lede_store *store, lede_arena *arena,
                              lede_error *err) {
    sqlite3_stmt *row;
    lede_status status;
    bool ok = true;
    LEDE_TRY(
        prepare(store, "select name, \"into\", file, line from rule order by rowid", &row, err));
    while ((status = step(store, &row, err)) == LEDE_OK) {
        lede_rule_origin rule = {.name = text_at(arena, row, 0, &ok).data,
                                 .table = text_at(arena, row, 1, &ok).data,
                                 .file = text_at(arena, row, 2, &ok).data,
                                 .line = (uint32_t)sqlite3_column_int64(row, 3)};
        status = ok ? lede_schema_add_rule(schema, &rule, NULL, err) : lede_fail_memory(err);
        if (status != LEDE_OK) {
            sqlite3_finalize(row);
            return status;
        }
    }
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_parts(lede_store_digests *digests, lede_store *store, lede_arena *arena,
                              lede_error *err) {
    LEDE_ARRAY(lede_store_part) parts = {0};
    sqlite3_stmt *row;
    lede_status status;
    bool ok = true;
    LEDE_TRY(prepare(store,
                     "select kind, name, value from _part"
                     " where kind not in ('option', 'collate', 'input') order by rowid",
                     &row, err));
    while ((status = step(store, &row, err)) == LEDE_OK) {
        lede_store_part part = {.kind = text_at(arena, row, 0, &ok).data,
                                .name = text_at(arena, row, 1, &ok).data};
        lede_slice value = text_at(arena, row, 2, &ok);
        if (ok && lede_digest_read(value, &part.digest)) {
            ok = lede_array_push_in(arena, &parts, part);
        }
        if (!ok) {
            sqlite3_finalize(row);
            return lede_fail_memory(err);
        }
    }
    digests->parts = parts.data;
    digests->n_parts = parts.count;
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_digests(lede_store_digests *digests, lede_store *store, lede_arena *arena,
                                lede_error *err) {
    lede_slice analysis, report, line, collates;
    LEDE_TRY(read_text(arena, store, "select analysis from run", &analysis, err));
    LEDE_TRY(read_text(arena, store, "select report from run", &report, err));
    LEDE_TRY(read_text(arena, store, "select engine || coalesce(', ' || libraries, '') from run",
                       &line, err));
    LEDE_TRY(
        read_text(arena, store, "select kind from _part where kind = 'collate'", &collates, err));
    bool ok = lede_digest_read(analysis, &digests->analysis);
    ok = lede_digest_read(report, &digests->report) && ok && line.data != NULL;
    if (!ok) {
        return lede_fail(err, LEDE_FORMAT, "store '%s' does not say what made it", store->path);
    }
    digests->engine = line.data;
    digests->collates = collates.data != NULL;
    return read_parts(digests, store, arena, err);
}

lede_status lede_merge_origin_read(lede_merge_origin *origin, lede_store *store, lede_arena *arena,
                                   lede_error *err) {
    LEDE_TRY(read_digests(&origin->digests, store, arena, err));
    LEDE_TRY(lede_schema_new(&origin->schema, err));
    for (size_t i = 0; i < store->names.count; i++) {
        LEDE_TRY(read_table(origin->schema, store, store->names.data[i], err));
    }
    return read_rules(origin->schema, store, arena, err);
}
