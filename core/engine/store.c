#include "engine/engine.h"

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
    LEDE_NEED(engine);
    LEDE_NEED(script);
    LEDE_NEED(out);
    *out = NULL;
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests = digests_of(engine, script, parts);
    return lede_store_make(path, replace, schema_of(script), &digests, out, err);
}

lede_status lede_store_resume(lede_engine *engine, const char *path, const lede_script *script,
                              lede_store **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(engine);
    LEDE_NEED(script);
    LEDE_NEED(out);
    *out = NULL;
    if (path == NULL) {
        return lede_fail(err, LEDE_USAGE, "a run can go on only in a store with a name");
    }
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests = digests_of(engine, script, parts);
    return lede_store_go_on(path, schema_of(script), &digests, out, err);
}

static lede_status collate_and_publish(const lede_merge_options *options, lede_store *store,
                                       const lede_input *input, lede_error *err) {
    if (options->script != NULL) {
        LEDE_TRY(lede_host_collate(options->script->host, store, NULL, err));
    }
    return lede_merge_publish(store, input, err);
}

lede_status lede_store_merge(lede_engine *engine, const lede_merge_options *options,
                             uint64_t *n_articles, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    LEDE_NEED(options->stores);
    LEDE_NEED(options->path);
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests;
    lede_merge_plan plan = {.stores = options->stores,
                            .n_stores = options->n_stores,
                            .path = options->path,
                            .replace = options->replace,
                            .goes_on = options->goes_on,
                            .context = options->goes_on_context};
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
    lede_store *store;
    lede_input input;
    LEDE_TRY(lede_merge_open(&plan, &store, &input, err));
    lede_status status = collate_and_publish(options, store, &input, err);
    if (status == LEDE_OK && n_articles != NULL) *n_articles = input.n_articles;
    lede_store_end(store);
    return status;
}

lede_status lede_store_open(lede_engine *engine, const char *path, lede_store **out,
                            lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(engine);
    LEDE_NEED(path);
    LEDE_NEED(out);
    return lede_store_load(path, out, err);
}

void lede_store_close(lede_store *store) {
    if (store != NULL) lede_store_end(store);
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

lede_status lede_store_csv(lede_store *store, const char *path, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(store);
    LEDE_NEED(path);
    return lede_store_write_csv(store, path, err);
}
