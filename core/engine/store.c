#include "engine/engine.h"

#include <stdio.h>

#include "engine/item.h"
#include "record/merge.h"

enum { MOST_PARTS = 64 }; /* files of a script that are named when they change; more are compared */

static lede_store_digests digests_of(const lede_engine *engine, const lede_script *script,
                                     lede_store_part parts[MOST_PARTS]) {
    lede_store_digests digests = {.analysis = lede_host_analysis_digest(script->host),
                                  .report = lede_host_report_digest(script->host),
                                  .engine = engine->version,
                                  .collates = lede_host_n_collates(script->host) > 0,
                                  .parts = parts};
    lede_host_part part;
    while (digests.n_parts < MOST_PARTS &&
           lede_host_part_at(script->host, digests.n_parts, &part)) {
        parts[digests.n_parts++] = (lede_store_part){part.kind, part.name, part.digest};
    }
    return digests;
}

static const lede_schema *schema_of(const lede_script *script) {
    return lede_host_program(script->host)->schema;
}

lede_status lede_store_create(lede_engine *engine, const char *path, bool replace,
                              const lede_script *script, lede_store **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(script);
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests = digests_of(engine, script, parts);
    return lede_store_make(path, replace, schema_of(script), &digests, out, err);
}

lede_status lede_store_resume(lede_engine *engine, const char *path, const lede_script *script,
                              lede_store **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(script);
    if (path == NULL) {
        return lede_fail(err, LEDE_USAGE, "a run can go on only in a store with a name");
    }
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests = digests_of(engine, script, parts);
    return lede_store_go_on(path, schema_of(script), &digests, out, err);
}

/* ---- merging ---- */

typedef struct joining {
    const lede_merge_options *options;
    struct timespec began;
    lede_progress progress;
} joining;

static bool tell(joining *j) {
    j->progress.seconds = lede_seconds_since(&j->began);
    if (j->options->goes_on == NULL) return true;
    return j->options->goes_on(j->options->goes_on_context, &j->progress);
}

static bool tell_article(void *context, const lede_result *result, bool is_left_out,
                         uint64_t n_articles) {
    joining *j = context;
    j->progress.joined = result->n + 1;
    j->progress.to_join = n_articles;
    if (is_left_out)
        j->progress.duplicates++;
    else if (!result->skipped)
        lede_item_count(result, &j->progress);
    return tell(j);
}

static void tell_collate(void *context, const char *name, uint32_t n, uint32_t n_all) {
    joining *j = context;
    j->progress.collate = name;
    j->progress.collate_n = n;
    j->progress.n_collates = n_all;
    if (!tell(j)) lede_script_stop(j->options->script);
}

static lede_status collate_and_publish(joining *j, lede_store *store, const lede_input *input,
                                       lede_error *err) {
    lede_collate_listener listener = {tell_collate, j};
    if (j->options->script != NULL) {
        LEDE_TRY(lede_host_collate(j->options->script->host, store, &listener, err));
    }
    j->progress.collate = NULL;
    return lede_merge_publish(store, input, err);
}

static lede_status merge(joining *j, const lede_merge_plan *plan, lede_error *err) {
    lede_store *store;
    lede_input input;
    clock_gettime(CLOCK_MONOTONIC, &j->began);
    LEDE_TRY(lede_merge_open(plan, &store, &input, err));
    lede_status status = collate_and_publish(j, store, &input, err);
    lede_store_end(store);
    j->progress.seconds = lede_seconds_since(&j->began);
    return status;
}

lede_status lede_store_merge(lede_engine *engine, const lede_merge_options *options,
                             lede_progress *end, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    LEDE_NEED(options->stores);
    LEDE_NEED(options->path);
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests;
    joining j = {.options = options};
    lede_merge_plan plan = {.stores = options->stores,
                            .n_stores = options->n_stores,
                            .path = options->path,
                            .replace = options->replace,
                            .goes_on = tell_article,
                            .context = &j};
    if (lede_list_has_null(options->stores, options->n_stores)) {
        return lede_fail(err, LEDE_USAGE, "lede_merge_options: fewer stores than it counts");
    }
    if (options->n_stores == 0) return lede_fail(err, LEDE_USAGE, "no stores to merge are given");
    if (options->script != NULL) {
        lede_host_go_on(options->script->host);
        digests = digests_of(engine, options->script, parts);
        plan.digests = &digests;
        plan.schema = schema_of(options->script);
    }
    lede_status status = merge(&j, &plan, err);
    if (end != NULL) *end = j.progress;
    return status;
}

lede_status lede_store_open(lede_engine *engine, const char *path, lede_store **out,
                            lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(path);
    return lede_store_load(path, out, err);
}

void lede_store_close(lede_store *store) {
    if (store != NULL) lede_store_end(store);
}

lede_status lede_store_gap(lede_store *store, char text[LEDE_GAP_SIZE], lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(text);
    text[0] = '\0';
    LEDE_NEED(store);
    bool is_finished;
    lede_shard shard;
    LEDE_TRY(lede_store_extent(store, &is_finished, &shard, err));
    if (!is_finished) {
        snprintf(text, LEDE_GAP_SIZE,
                 "A part of the articles: the run that makes this store has not come to its end; "
                 "lede run --resume goes on with it.");
    } else if (shard.count > 1) {
        snprintf(text, LEDE_GAP_SIZE,
                 "A part of the articles: this store is shard %u of %u; lede merge joins them.",
                 (unsigned)shard.number, (unsigned)shard.count);
    }
    return LEDE_OK;
}

lede_status lede_store_dump(lede_store *store, lede_write_fn write, void *context,
                            lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(store);
    LEDE_NEED(write);
    return lede_store_write_dump(store, write, context, err);
}

lede_status lede_store_jsonl(lede_store *store, lede_write_fn write, void *context,
                             lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(store);
    LEDE_NEED(write);
    return lede_store_write_jsonl(store, write, context, err);
}

lede_status lede_store_csv(lede_store *store, const char *path, bool bom, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(store);
    LEDE_NEED(path);
    return lede_store_write_csv(store, path, bom, err);
}
