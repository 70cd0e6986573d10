#include "record/merge.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "record/merge_piece.h"
#include "record/store_private.h"

/* So many stores are open at once: each takes a file handle, half a megabyte of pages, and
 * statements. Of more shards a window of articles is read, store by store. */
#if defined(LEDE_SMALL)
enum { MOST_OPEN = 2, WINDOW_ARTICLES = 4 };
#else
enum { MOST_OPEN = 128, WINDOW_ARTICLES = 4096 };
#endif

/* File handles that are left to others: the joined store with its journal, what SQLite sorts in
 * files, and whoever called us. */
enum { OTHER_FILES = 32 };

typedef lede_merge_piece piece;

typedef struct merging {
    const lede_merge_plan *plan;
    piece *pieces;
    size_t n_pieces;
    bool keeps_open; /* all stores are open at once */
    size_t piece_i;  /* where they follow each other, the one at hand … */
    uint64_t base;   /* … and the place of its first article */
    lede_arena arena;
    lede_merge_origin own; /* read from the first store; no schema: the script's */
    const lede_schema *schema;
    lede_store_digests digests;
} merging;

/* Some systems give a process 256 files, and a shell may give it less. */
static bool may_keep_open(size_t n_stores) {
    struct rlimit files;
    if (n_stores > MOST_OPEN) return false;
    return getrlimit(RLIMIT_NOFILE, &files) != 0 || n_stores + OTHER_FILES <= files.rlim_cur;
}

/* ---- whether the stores belong together ---- */

static lede_status check_paths(const lede_merge_plan *plan, lede_arena *arena, lede_error *err) {
    struct stat *files = lede_arena_array(arena, plan->n_stores, sizeof *files);
    if (files == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < plan->n_stores; i++) {
        if (stat(plan->stores[i], &files[i]) != 0) {
            return lede_fail(err, LEDE_USAGE, "cannot open store '%s': %s", plan->stores[i],
                             strerror(errno));
        }
        for (size_t j = 0; j < i; j++) {
            if (files[i].st_dev != files[j].st_dev || files[i].st_ino != files[j].st_ino) continue;
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
static lede_status check_origin(const merging *merge, const piece *p, lede_error *err) {
    bool has_script = merge->plan->digests != NULL;
    char doing[600] = "be merged by this script";
    if (!has_script) {
        snprintf(doing, sizeof doing, "be merged with '%.400s' unless the script is named",
                 merge->pieces[0].path);
    }
    lede_store *store = lede_reader_store(p->reader);
    LEDE_TRY(lede_store_check_origin(store, &merge->digests, doing, err));
    if (!has_script) LEDE_TRY(lede_store_check_files(store, &merge->digests, doing, err));
    return check_options(merge, p, err);
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
static lede_status check_tables(const merging *merge, const piece *p, lede_error *err) {
    const lede_store *store = lede_reader_store(p->reader);
    for (size_t i = 0; i < store->names.count; i++) {
        lede_slice name = lede_slice_of(store->names.data[i]);
        if (lede_schema_find_table(merge->schema, name) != UINT32_MAX) continue;
        return lede_fail(err, LEDE_FORMAT, "store '%s' has a table '%s' that no rule writes",
                         store->path, store->names.data[i]);
    }
    return LEDE_OK;
}

/* ---- opening ---- */

static lede_status need_open(piece *p, uint64_t from, lede_error *err) {
    return p->reader != NULL ? LEDE_OK : lede_reader_open(p->path, from, &p->reader, err);
}

static void shut(piece *p) {
    lede_reader_close(p->reader);
    p->reader = NULL;
}

static lede_status take_origin(merging *merge, const piece *first, lede_error *err) {
    const lede_merge_plan *plan = merge->plan;
    if (plan->digests != NULL) {
        merge->digests = *plan->digests;
        merge->schema = plan->schema;
        return LEDE_OK;
    }
    LEDE_TRY(
        lede_merge_origin_read(&merge->own, lede_reader_store(first->reader), &merge->arena, err));
    merge->digests = merge->own.digests;
    merge->schema = merge->own.schema;
    return LEDE_OK;
}

static lede_status open_pieces(merging *merge, lede_error *err) {
    const lede_merge_plan *plan = merge->plan;
    merge->pieces = lede_arena_array(&merge->arena, plan->n_stores, sizeof *merge->pieces);
    if (merge->pieces == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < plan->n_stores; i++) {
        piece *p = &merge->pieces[merge->n_pieces++];
        *p = (piece){.path = plan->stores[i]};
        LEDE_TRY(need_open(p, 0, err));
        LEDE_TRY(lede_merge_piece_read(p, &merge->arena, err));
        if (i == 0) LEDE_TRY(take_origin(merge, p, err));
        LEDE_TRY(check_origin(merge, p, err));
        LEDE_TRY(check_tables(merge, p, err));
        if (!merge->keeps_open) shut(p);
    }
    LEDE_TRY(check_shards(merge, err));
    return check_collates(merge, err);
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

/* The shard with the next article, of those that are open; NULL: there is no more. */
static piece *find_next_shard(merging *merge, uint64_t *place) {
    piece *next = NULL;
    *place = LEDE_NOT_MET;
    for (size_t i = 0; i < merge->n_pieces; i++) {
        uint64_t n = lede_reader_place(merge->pieces[i].reader);
        if (n >= *place) continue;
        next = &merge->pieces[i];
        *place = n;
    }
    return next;
}

/* The same of stores that follow each other, `place` being that in the joined input. */
static lede_status find_next_store(merging *merge, piece **next, uint64_t *place, lede_error *err) {
    *place = LEDE_NOT_MET;
    for (; merge->piece_i < merge->n_pieces; merge->piece_i++) {
        *next = &merge->pieces[merge->piece_i];
        LEDE_TRY(need_open(*next, 0, err));
        *place = lede_reader_place((*next)->reader);
        if (*place != LEDE_NOT_MET) {
            *place += merge->base;
            return LEDE_OK;
        }
        merge->base += (*next)->input.n_articles;
        shut(*next);
    }
    *next = NULL;
    return LEDE_OK;
}

static lede_status find_next(merging *merge, piece **next, uint64_t *place, lede_error *err) {
    if (merge->pieces[0].shard.count == 0) return find_next_store(merge, next, place, err);
    *next = find_next_shard(merge, place);
    return LEDE_OK;
}

/* Article `n` from 0 did not come next, but that of `place` in `next`, or none. */
static lede_status refuse_gap(uint64_t n, const piece *next, uint64_t place, lede_error *err) {
    bool is_double = next != NULL && place < n;
    return lede_fail(err, LEDE_FORMAT,
                     "article %" PRIu64 " of the input is in %s of the stores%s%s%s",
                     (is_double ? place : n) + 1, is_double ? "more than one" : "none",
                     next == NULL ? "" : "; the next is in '", next == NULL ? "" : next->path,
                     next == NULL ? "" : "'");
}

/* Write one article and tell how far it is. */
static lede_status put(const merging *merge, lede_store *store, lede_result *result,
                       uint64_t n_articles, lede_error *err) {
    const lede_merge_plan *plan = merge->plan;
    LEDE_TRY(lede_store_write(store, result, err));
    bool is_out = lede_store_left_out(store);
    if (plan->goes_on == NULL || plan->goes_on(plan->context, result, is_out, n_articles)) {
        return LEDE_OK;
    }
    return lede_fail(err, LEDE_STOPPED, "merging was stopped");
}

static lede_status join(merging *merge, lede_store *store, uint64_t n_articles, lede_error *err) {
    uint64_t n = 0, place;
    piece *next;
    for (;; n++) {
        LEDE_TRY(find_next(merge, &next, &place, err));
        if (next == NULL || place != n) break;
        lede_result *result;
        LEDE_TRY(lede_reader_next(next->reader, merge->schema, &result, err));
        result->n = place;
        lede_status status = put(merge, store, result, n_articles, err);
        lede_result_free(result);
        LEDE_TRY(status);
    }
    return next == NULL && n == n_articles ? LEDE_OK : refuse_gap(n, next, place, err);
}

/* ---- joining shards of which not all are open: window by window ---- */

typedef struct window {
    uint64_t from, to, n_articles; /* places; of all the input */
    lede_result *results[WINDOW_ARTICLES];
} window;

static void clear_window(window *w) {
    for (size_t i = 0; i < WINDOW_ARTICLES; i++) {
        lede_result_free(w->results[i]);
        w->results[i] = NULL;
    }
}

/* What one shard has of the window. */
static lede_status read_window(merging *merge, piece *p, window *w, lede_error *err) {
    uint64_t place;
    LEDE_TRY(need_open(p, w->from, err));
    while ((place = lede_reader_place(p->reader)) < w->to) {
        lede_result **result = &w->results[place - w->from];
        if (*result != NULL) return refuse_gap(place + 1, p, place, err);
        LEDE_TRY(lede_reader_next(p->reader, merge->schema, result, err));
    }
    shut(p);
    bool is_beyond = place != LEDE_NOT_MET && w->to == w->n_articles;
    return is_beyond ? refuse_gap(w->to, p, place, err) : LEDE_OK;
}

static lede_status join_window(merging *merge, lede_store *store, window *w, lede_error *err) {
    for (size_t i = 0; i < merge->n_pieces; i++) {
        LEDE_TRY(read_window(merge, &merge->pieces[i], w, err));
    }
    for (uint64_t n = w->from; n < w->to; n++) {
        lede_result *result = w->results[n - w->from];
        if (result == NULL) return refuse_gap(n, NULL, 0, err);
        LEDE_TRY(put(merge, store, result, w->n_articles, err));
    }
    return LEDE_OK;
}

static lede_status join_windows(merging *merge, lede_store *store, uint64_t n_articles,
                                lede_error *err) {
    window *w = calloc(1, sizeof *w);
    lede_status status = LEDE_OK;
    if (w == NULL) return lede_fail_memory(err);
    w->n_articles = n_articles;
    for (; status == LEDE_OK && w->from < n_articles; w->from = w->to) {
        uint64_t rest = n_articles - w->from;
        w->to = w->from + (rest < WINDOW_ARTICLES ? rest : WINDOW_ARTICLES);
        status = join_window(merge, store, w, err);
        clear_window(w);
    }
    free(w);
    return status;
}

static lede_status join_all(merging *merge, lede_store *store, uint64_t n_articles,
                            lede_error *err) {
    bool in_windows = merge->pieces[0].shard.count > 0 && !merge->keeps_open;
    return in_windows ? join_windows(merge, store, n_articles, err)
                      : join(merge, store, n_articles, err);
}

/* ---- the joined store ---- */

/* Nothing is lost with a file that is begun again, so it need not be on the disk before its end. */
static lede_status make_store(merging *merge, lede_store **out, lede_error *err) {
    lede_store *store = lede_store_new(merge->plan->path);
    *out = store;
    if (store == NULL) return lede_fail_memory(err);
    LEDE_TRY(lede_store_claim(store, merge->plan->replace, err));
    LEDE_TRY(lede_store_open_fresh(store, err));
    LEDE_TRY(lede_store_write_schema(store, merge->schema, &merge->digests, err));
    LEDE_TRY(lede_store_prepare(store, merge->schema, err));
    LEDE_TRY(lede_store_execute(store, "pragma synchronous = off; pragma locking_mode = exclusive",
                                "set up", err));
    LEDE_TRY(need_open(&merge->pieces[0], 0, err));
    return lede_merge_piece_note(&merge->pieces[0], store, err);
}

lede_status lede_merge_open(const lede_merge_plan *plan, lede_store **out, lede_input *input,
                            lede_error *err) {
    merging merge = {.plan = plan, .keeps_open = may_keep_open(plan->n_stores)};
    lede_store *store = NULL;
    lede_arena_init(&merge.arena, 0);
    *out = NULL;
    lede_status status = check_paths(plan, &merge.arena, err);
    if (status == LEDE_OK) status = open_pieces(&merge, err);
    if (status == LEDE_OK) status = make_store(&merge, &store, err);
    if (status == LEDE_OK) {
        *input = sum_inputs(&merge);
        status = join_all(&merge, store, input->n_articles, err);
    }
    if (status == LEDE_OK) status = lede_store_commit(store, err);
    for (size_t i = 0; i < merge.n_pieces; i++) lede_reader_close(merge.pieces[i].reader);
    lede_schema_free(merge.own.schema);
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
