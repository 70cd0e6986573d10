#include "record/merge.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "record/reader.h"
#include "record/store_private.h"

/* One store to join. */
typedef struct piece {
    const char *path;
    lede_reader *reader;
    lede_shard shard; /* count 0: of a whole input */
    lede_input input;
    lede_slice options; /* of its run, as text */
} piece;

typedef struct merging {
    const lede_merge_plan *plan;
    piece *pieces;
    size_t n_pieces;
    size_t piece_i; /* where they follow each other, the one at hand … */
    uint64_t base;  /* … and the place of its first article */
    lede_arena arena;
    lede_schema *own_schema; /* read from the first store; NULL: the script's */
    const lede_schema *schema;
    lede_store_digests digests;
} merging;

/* ---- what a store says of itself ---- */

static lede_status prepare(lede_store *store, const char *sql, sqlite3_stmt **out,
                           lede_error *err) {
    if (sqlite3_prepare_v2(store->db, sql, -1, out, NULL) == SQLITE_OK) return LEDE_OK;
    return lede_guard_fail_own(store->db, "read", store->path, err);
}

/* OK with a row; END, or an error, and the statement is gone. */
static lede_status step(lede_store *store, sqlite3_stmt **row, lede_error *err) {
    int code = sqlite3_step(*row);
    if (code == SQLITE_ROW) return LEDE_OK;
    lede_status status =
        code == SQLITE_DONE ? LEDE_END : lede_guard_fail_own(store->db, "read", store->path, err);
    sqlite3_finalize(*row);
    *row = NULL;
    return status;
}

static lede_slice text_at(merging *merge, sqlite3_stmt *row, int column, bool *ok) {
    lede_value value = lede_column_value(row, column);
    lede_slice text = value.kind == LEDE_TEXT ? value.as.text : LEDE_NULL_SLICE;
    return lede_arena_copy(&merge->arena, text, ok);
}

/* The one text that a query gives; null when there is no row. */
static lede_status read_text(merging *merge, lede_store *store, const char *sql, lede_slice *out,
                             lede_error *err) {
    sqlite3_stmt *row;
    bool ok = true;
    *out = LEDE_NULL_SLICE;
    LEDE_TRY(prepare(store, sql, &row, err));
    lede_status status = step(store, &row, err);
    if (status != LEDE_OK) return status == LEDE_END ? LEDE_OK : status;
    *out = text_at(merge, row, 0, &ok);
    sqlite3_finalize(row);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status read_input(merging *merge, piece *p, lede_error *err) {
    lede_slice count, digest;
    lede_store *store = lede_reader_store(p->reader);
    LEDE_TRY(read_text(merge, store,
                       "select value from _part where kind = 'input' and name = 'articles'", &count,
                       err));
    LEDE_TRY(read_text(merge, store,
                       "select value from _part where kind = 'input' and name = 'digest'", &digest,
                       err));
    if (count.data == NULL || !lede_digest_read(digest, &p->input.digest)) {
        return lede_fail(err, LEDE_USAGE,
                         "store '%s' is not finished: lede run --resume goes on with it", p->path);
    }
    p->input.n_articles = strtoull(count.data, NULL, 10);
    return LEDE_OK;
}

static lede_status read_shard(merging *merge, piece *p, lede_error *err) {
    lede_slice text;
    unsigned number = 0, count = 0;
    lede_store *store = lede_reader_store(p->reader);
    LEDE_TRY(read_text(merge, store,
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

static lede_status read_options(merging *merge, piece *p, lede_error *err) {
    return read_text(merge, lede_reader_store(p->reader),
                     "select group_concat(name || ' ' || value, ' ') from (select name, value"
                     " from _part where kind = 'option' and name <> '" LEDE_SHARD_OPTION "'"
                     " order by name)",
                     &p->options, err);
}

static lede_status open_pieces(merging *merge, lede_error *err) {
    const lede_merge_plan *plan = merge->plan;
    merge->pieces = lede_arena_array(&merge->arena, plan->n_stores, sizeof *merge->pieces);
    if (merge->pieces == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < plan->n_stores; i++) {
        piece *p = &merge->pieces[merge->n_pieces];
        *p = (piece){.path = plan->stores[i]};
        LEDE_TRY(lede_reader_open(p->path, &p->reader, err));
        merge->n_pieces++;
        LEDE_TRY(read_input(merge, p, err));
        LEDE_TRY(read_shard(merge, p, err));
        LEDE_TRY(read_options(merge, p, err));
    }
    return LEDE_OK;
}

/* ---- what the first store was made by, where no script says so ---- */

static lede_status read_table(merging *merge, lede_store *store, const char *name,
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
    lede_status status = lede_schema_add_table(merge->own_schema, lede_slice_of(name), fields,
                                               n_fields, true, NULL, err);
    sqlite3_finalize(row);
    return status;
}

static lede_status read_rules(merging *merge, lede_store *store, lede_error *err) {
    sqlite3_stmt *row;
    lede_status status;
    bool ok = true;
    LEDE_TRY(
        prepare(store, "select name, \"into\", file, line from rule order by rowid", &row, err));
    while ((status = step(store, &row, err)) == LEDE_OK) {
        lede_rule_origin rule = {.name = text_at(merge, row, 0, &ok).data,
                                 .table = text_at(merge, row, 1, &ok).data,
                                 .file = text_at(merge, row, 2, &ok).data,
                                 .line = (uint32_t)sqlite3_column_int64(row, 3)};
        status =
            ok ? lede_schema_add_rule(merge->own_schema, &rule, NULL, err) : lede_fail_memory(err);
        if (status != LEDE_OK) {
            sqlite3_finalize(row);
            return status;
        }
    }
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_parts(merging *merge, lede_store *store, lede_error *err) {
    LEDE_ARRAY(lede_store_part) parts = {0};
    sqlite3_stmt *row;
    lede_status status;
    bool ok = true;
    LEDE_TRY(prepare(store,
                     "select kind, name, value from _part"
                     " where kind not in ('option', 'collate', 'input') order by rowid",
                     &row, err));
    while ((status = step(store, &row, err)) == LEDE_OK) {
        lede_store_part part = {.kind = text_at(merge, row, 0, &ok).data,
                                .name = text_at(merge, row, 1, &ok).data};
        lede_slice value = text_at(merge, row, 2, &ok);
        if (ok && lede_digest_read(value, &part.digest)) {
            ok = lede_array_push_in(&merge->arena, &parts, part);
        }
        if (!ok) {
            sqlite3_finalize(row);
            return lede_fail_memory(err);
        }
    }
    merge->digests.parts = parts.data;
    merge->digests.n_parts = parts.count;
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status read_origin(merging *merge, lede_store *store, lede_error *err) {
    lede_slice analysis, report, line, collates;
    LEDE_TRY(read_text(merge, store, "select analysis from run", &analysis, err));
    LEDE_TRY(read_text(merge, store, "select report from run", &report, err));
    LEDE_TRY(read_text(merge, store, "select engine || coalesce(', ' || libraries, '') from run",
                       &line, err));
    LEDE_TRY(
        read_text(merge, store, "select kind from _part where kind = 'collate'", &collates, err));
    bool ok = lede_digest_read(analysis, &merge->digests.analysis);
    ok = lede_digest_read(report, &merge->digests.report) && ok && line.data != NULL;
    if (!ok) {
        return lede_fail(err, LEDE_FORMAT, "store '%s' does not say what made it", store->path);
    }
    merge->digests.engine = line.data;
    merge->digests.collates = collates.data != NULL;
    return read_parts(merge, store, err);
}

static lede_status read_schema(merging *merge, lede_store *store, lede_error *err) {
    LEDE_TRY(lede_schema_new(&merge->own_schema, err));
    for (size_t i = 0; i < store->names.count; i++) {
        LEDE_TRY(read_table(merge, store, store->names.data[i], err));
    }
    merge->schema = merge->own_schema;
    return read_rules(merge, store, err);
}

/* ---- whether the stores belong together ---- */

static lede_status check_paths(const lede_merge_plan *plan, lede_error *err) {
    for (size_t i = 0; i < plan->n_stores; i++) {
        struct stat one, other;
        if (stat(plan->stores[i], &one) != 0) {
            return lede_fail(err, LEDE_USAGE, "cannot open store '%s': %s", plan->stores[i],
                             strerror(errno));
        }
        for (size_t j = 0; j < i; j++) {
            if (stat(plan->stores[j], &other) != 0) continue;
            if (one.st_dev != other.st_dev || one.st_ino != other.st_ino) continue;
            return lede_fail(err, LEDE_USAGE, "store '%s' is given twice", plan->stores[i]);
        }
    }
    return LEDE_OK;
}

static lede_status check_options(const merging *merge, const piece *p, lede_error *err) {
    const piece *first = &merge->pieces[0];
    if (lede_slice_equal(p->options, first->options)) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "stores '%s' and '%s' were made with other options: '%.*s' and '%.*s'",
                     first->path, p->path, LEDE_FMT(first->options), LEDE_FMT(p->options));
}

/* Without the script nothing tells whether a file of it that has changed bears on rules and reports
 * as they are noted in the store. */
static lede_status check_origins(const merging *merge, lede_error *err) {
    bool has_script = merge->plan->digests != NULL;
    char doing[600] = "be merged by this script";
    if (!has_script) {
        snprintf(doing, sizeof doing, "be merged with '%.400s' unless the script is named",
                 merge->pieces[0].path);
    }
    for (size_t i = 0; i < merge->n_pieces; i++) {
        const piece *p = &merge->pieces[i];
        lede_store *store = lede_reader_store(p->reader);
        LEDE_TRY(lede_store_check_origin(store, &merge->digests, doing, err));
        if (!has_script) LEDE_TRY(lede_store_check_files(store, &merge->digests, doing, err));
        LEDE_TRY(check_options(merge, p, err));
    }
    return LEDE_OK;
}

static lede_status check_collates(const merging *merge, lede_error *err) {
    const char *script = "the script";
    if (merge->plan->digests != NULL || !merge->digests.collates) return LEDE_OK;
    for (size_t i = merge->digests.n_parts; i-- > 0;) {
        const lede_store_part *part = &merge->digests.parts[i];
        if (strcmp(part->kind, "script") == 0) script = part->name;
    }
    return lede_fail(err, LEDE_USAGE,
                     "'%s' joins articles when all are there, so merging needs it: name the script "
                     "in front of the stores",
                     script);
}

static const piece *find_shard(const merging *merge, uint32_t number) {
    for (size_t i = 0; i < merge->n_pieces; i++) {
        if (merge->pieces[i].shard.number == number) return &merge->pieces[i];
    }
    return NULL;
}

/* Some of the shards that are not there, which are more than none. */
static lede_status refuse_missing(const merging *merge, uint32_t count, lede_error *err) {
    enum { MOST_NAMED = 8 };
    lede_buffer list = {0};
    uint32_t n_missing = 0;
    for (uint32_t number = 1; number <= count && n_missing <= MOST_NAMED; number++) {
        if (find_shard(merge, number) != NULL) continue;
        if (n_missing++ < MOST_NAMED) {
            lede_buffer_printf(&list, "%s%" PRIu32, n_missing == 1 ? "" : ", ", number);
        }
    }
    if (n_missing > MOST_NAMED) lede_buffer_add_string(&list, " and more");
    lede_status status =
        list.failed ? lede_fail_memory(err)
                    : lede_fail(err, LEDE_USAGE, "of the %" PRIu32 " shards %s missing: %.*s",
                                count, n_missing == 1 ? "this one is" : "these are",
                                LEDE_FMT(lede_buffer_slice(&list)));
    lede_buffer_clear(&list);
    return status;
}

static bool same_input(const lede_input *a, const lede_input *b) {
    return a->n_articles == b->n_articles && lede_digest_equal(a->digest, b->digest);
}

/* One shard beside the first. */
static lede_status check_shard(const merging *merge, const piece *p, lede_error *err) {
    const piece *first = &merge->pieces[0];
    if (p->shard.count == 0 || first->shard.count == 0) {
        const piece *whole = p->shard.count == 0 ? p : first;
        const piece *shard = p->shard.count == 0 ? first : p;
        return lede_fail(err, LEDE_USAGE,
                         "store '%s' is one of %" PRIu32 " shards, and '%s' is none: merge the "
                         "shards first",
                         shard->path, shard->shard.count, whole->path);
    }
    if (p->shard.count != first->shard.count) {
        return lede_fail(err, LEDE_USAGE,
                         "store '%s' is one of %" PRIu32 " shards, '%s' one of %" PRIu32,
                         first->path, first->shard.count, p->path, p->shard.count);
    }
    const piece *same = find_shard(merge, p->shard.number);
    if (same != NULL && same != p) {
        return lede_fail(err, LEDE_USAGE,
                         "stores '%s' and '%s' are both shard %" PRIu32 " of %" PRIu32, same->path,
                         p->path, p->shard.number, p->shard.count);
    }
    if (same_input(&p->input, &first->input)) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "stores '%s' and '%s' are shards of other inputs (%" PRIu64 " and %" PRIu64
                     " articles): lede run --resume brings both up to date",
                     first->path, p->path, first->input.n_articles, p->input.n_articles);
}

static lede_status check_shards(const merging *merge, lede_error *err) {
    uint32_t count = merge->pieces[0].shard.count;
    for (size_t i = 1; i < merge->n_pieces; i++) {
        if (count == 0 && merge->pieces[i].shard.count == 0) continue;
        LEDE_TRY(check_shard(merge, &merge->pieces[i], err));
    }
    return count == 0 || merge->n_pieces == count ? LEDE_OK : refuse_missing(merge, count, err);
}

/* Every table that has rows to read must be one that is written. */
static lede_status check_tables(const merging *merge, lede_error *err) {
    for (size_t i = 0; i < merge->n_pieces; i++) {
        lede_store *store = lede_reader_store(merge->pieces[i].reader);
        for (size_t j = 0; j < store->names.count; j++) {
            lede_slice name = lede_slice_of(store->names.data[j]);
            if (lede_schema_find_table(merge->schema, name) != UINT32_MAX) continue;
            return lede_fail(err, LEDE_FORMAT, "store '%s' has a table '%s' that no rule writes",
                             store->path, store->names.data[j]);
        }
    }
    return LEDE_OK;
}

static lede_status check_all(merging *merge, lede_error *err) {
    lede_store *first = lede_reader_store(merge->pieces[0].reader);
    if (merge->plan->digests != NULL) {
        merge->digests = *merge->plan->digests;
        merge->schema = merge->plan->schema;
    } else {
        LEDE_TRY(read_origin(merge, first, err));
        LEDE_TRY(read_schema(merge, first, err));
    }
    LEDE_TRY(check_origins(merge, err));
    LEDE_TRY(check_shards(merge, err));
    LEDE_TRY(check_collates(merge, err));
    return check_tables(merge, err);
}

/* ---- joining ---- */

/* What all of it was made of. */
static lede_input sum_inputs(const merging *merge) {
    lede_input sum = merge->pieces[0].input;
    for (size_t i = 1; i < merge->n_pieces && sum.n_articles > 0; i++) {
        if (merge->pieces[i].shard.count > 0) break;
        uint64_t before = sum.n_articles;
        lede_input_add(&sum, merge->pieces[i].input.digest);
        sum.n_articles = before + merge->pieces[i].input.n_articles;
    }
    return sum;
}

/* The store with the next article, and the article's place in the joined input; NULL: there is no
 * more. */
static piece *find_next(merging *merge, uint64_t *place) {
    piece *next = NULL;
    *place = LEDE_NOT_MET;
    if (merge->pieces[0].shard.count > 0) {
        for (size_t i = 0; i < merge->n_pieces; i++) {
            uint64_t n = lede_reader_place(merge->pieces[i].reader);
            if (n < *place) next = &merge->pieces[i];
            if (n < *place) *place = n;
        }
        return next;
    }
    for (; merge->piece_i < merge->n_pieces; merge->piece_i++) {
        next = &merge->pieces[merge->piece_i];
        *place = lede_reader_place(next->reader);
        if (*place != LEDE_NOT_MET) {
            *place += merge->base;
            return next;
        }
        merge->base += next->input.n_articles;
    }
    return NULL;
}

static lede_status join(merging *merge, lede_store *store, uint64_t n_articles, lede_error *err) {
    uint64_t n = 0, place;
    piece *next;
    for (; (next = find_next(merge, &place)) != NULL && place == n; n++) {
        lede_result *result;
        LEDE_TRY(lede_reader_next(next->reader, merge->schema, &result, err));
        result->n = place;
        lede_status status = lede_store_write(store, result, err);
        lede_result_free(result);
        LEDE_TRY(status);
    }
    if (next == NULL && n == n_articles) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT,
                     "article %" PRIu64 " of the input is in %s of the stores%s%s%s", n + 1,
                     next != NULL && place < n ? "more than one" : "none",
                     next == NULL ? "" : "; the next is in '", next == NULL ? "" : next->path,
                     next == NULL ? "" : "'");
}

static lede_status note_options(const merging *merge, lede_store *store, lede_error *err) {
    lede_store *first = lede_reader_store(merge->pieces[0].reader);
    sqlite3_stmt *row;
    lede_status status;
    LEDE_TRY(prepare(first,
                     "select name, value from _part where kind = 'option'"
                     " and name <> '" LEDE_SHARD_OPTION "' order by rowid",
                     &row, err));
    while ((status = step(first, &row, err)) == LEDE_OK) {
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

/* Nothing is lost with a file that is begun again, so it need not be on the disk before its end. */
static lede_status make_store(const merging *merge, lede_store **out, lede_error *err) {
    lede_store *store = lede_store_new(merge->plan->path);
    *out = store;
    if (store == NULL) return lede_fail_memory(err);
    LEDE_TRY(lede_store_claim(store, merge->plan->replace, err));
    LEDE_TRY(lede_store_open_fresh(store, err));
    LEDE_TRY(lede_store_write_schema(store, merge->schema, &merge->digests, err));
    LEDE_TRY(lede_store_prepare(store, merge->schema, err));
    LEDE_TRY(lede_store_execute(store, "pragma synchronous = off; pragma locking_mode = exclusive",
                                "set up", err));
    return note_options(merge, store, err);
}

lede_status lede_merge_open(const lede_merge_plan *plan, lede_store **out, lede_input *input,
                            lede_error *err) {
    merging merge = {.plan = plan};
    lede_store *store = NULL;
    lede_arena_init(&merge.arena, 0);
    *out = NULL;
    lede_status status = check_paths(plan, err);
    if (status == LEDE_OK) status = open_pieces(&merge, err);
    if (status == LEDE_OK) status = check_all(&merge, err);
    if (status == LEDE_OK) status = make_store(&merge, &store, err);
    if (status == LEDE_OK) {
        *input = sum_inputs(&merge);
        status = join(&merge, store, input->n_articles, err);
    }
    if (status == LEDE_OK) status = lede_store_commit(store, err);
    for (size_t i = 0; i < merge.n_pieces; i++) lede_reader_close(merge.pieces[i].reader);
    lede_schema_free(merge.own_schema);
    lede_arena_clear(&merge.arena);
    if (status != LEDE_OK) {
        lede_store_end(store);
        return status;
    }
    *out = store;
    return LEDE_OK;
}

lede_status lede_merge_publish(lede_store *store, const lede_input *input, lede_error *err) {
    LEDE_TRY(lede_store_commit(store, err));
    lede_store_drop_statements(store);
    /* The last commit brings all of the file to the disk. */
    LEDE_TRY(lede_store_execute(store, "pragma synchronous = full", "write", err));
    LEDE_TRY(lede_store_finish(store, input, err));
    LEDE_TRY(lede_store_commit(store, err));
    lede_store_drop_statements(store);
    return lede_store_publish(store, err);
}
