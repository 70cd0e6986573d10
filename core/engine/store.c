#include "engine/engine.h"

lede_status lede_store_create(lede_engine *engine, const char *path, bool replace,
                              const lede_script *script, lede_store **out, lede_error *err) {
    lede_store_digests digests = {.analysis = lede_host_analysis_digest(script->host),
                                  .report = lede_host_report_digest(script->host),
                                  .engine = engine->version};
    return lede_store_make(path, replace, lede_host_program(script->host)->schema, &digests, out,
                           err);
}

lede_status lede_store_open(lede_engine *engine, const char *path, lede_store **out,
                            lede_error *err) {
    (void)engine;
    return lede_store_load(path, out, err);
}

void lede_store_close(lede_store *store) {
    if (store != NULL) lede_store_end(store);
}

lede_status lede_store_dump(lede_store *store, lede_write_fn write, void *context,
                            lede_error *err) {
    return lede_store_write_dump(store, write, context, err);
}

lede_status lede_store_jsonl(lede_store *store, lede_write_fn write, void *context,
                             lede_error *err) {
    return lede_store_write_jsonl(store, write, context, err);
}

lede_status lede_store_csv(lede_store *store, const char *path, lede_error *err) {
    return lede_store_write_csv(store, path, err);
}
