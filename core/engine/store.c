#include "engine/engine.h"

enum { MOST_PARTS = 64 }; /* files of a script that are named when they change; more are compared */

static lede_status with_digests(lede_engine *engine, const char *path, bool resume, bool replace,
                                const lede_script *script, lede_store **out, lede_error *err) {
    lede_store_part parts[MOST_PARTS];
    lede_store_digests digests = {.analysis = lede_host_analysis_digest(script->host),
                                  .report = lede_host_report_digest(script->host),
                                  .engine = engine->version,
                                  .parts = parts};
    lede_host_part part;
    while (digests.n_parts < MOST_PARTS &&
           lede_host_part_at(script->host, digests.n_parts, &part)) {
        parts[digests.n_parts++] = (lede_store_part){part.kind, part.name, part.digest};
    }
    const lede_schema *schema = lede_host_program(script->host)->schema;
    if (resume) return lede_store_go_on(path, schema, &digests, out, err);
    return lede_store_make(path, replace, schema, &digests, out, err);
}

lede_status lede_store_create(lede_engine *engine, const char *path, bool replace,
                              const lede_script *script, lede_store **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(engine);
    LEDE_NEED(script);
    LEDE_NEED(out);
    *out = NULL;
    return with_digests(engine, path, false, replace, script, out, err);
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
    return with_digests(engine, path, true, false, script, out, err);
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
