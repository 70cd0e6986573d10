#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/share.h"
#include "locale/guess.h"
#include "match/regex.h"
#include "run/limits.h"

/* NULL stays NULL. */
static bool copy_string(const char *from, char **to) {
    size_t size = from == NULL ? 0 : strlen(from) + 1;
    if (from == NULL) return true;
    *to = malloc(size);
    if (*to != NULL) memcpy(*to, from, size);
    return *to != NULL;
}

lede_status lede_engine_open(const lede_engine_options *options, lede_engine **out,
                             lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    char share[LEDE_SHARE_SIZE];
    const char *path = options == NULL ? NULL : options->script_path;
    if (path == NULL) path = lede_share_path(share);
    lede_engine *engine = calloc(1, sizeof *engine);
    if (engine == NULL) return lede_fail_memory(err);
    bool ok = copy_string(path, &engine->script_path);
    if (options != NULL) {
        ok = ok && copy_string(options->columns, &engine->columns) &&
             copy_string(options->regions, &engine->regions) &&
             copy_string(options->lexicons, &engine->lexicons) &&
             copy_string(options->cache_path, &engine->cache_path);
    }
    if (!ok) {
        lede_engine_close(engine);
        return lede_fail_memory(err);
    }
    lede_status status = lede_language_new(path, &engine->language, err);
    if (status != LEDE_OK) {
        lede_engine_close(engine);
        return status;
    }
    if (options != NULL) {
        engine->trust = options->trust;
    }
    engine->limits = lede_limits_filled(options == NULL ? NULL : &options->limits);
    char guesser[LEDE_GUESSER_VERSION_SIZE];
    lede_guesser_version(guesser);
    snprintf(engine->version, sizeof engine->version, "lede %s, %s, PCRE2 %s, SQLite %s, CLD2 %s",
             LEDE_VERSION, lede_host_version(), lede_regex_version(), lede_store_version(),
             guesser);
    *out = engine;
    return LEDE_OK;
}

void lede_engine_close(lede_engine *engine) {
    if (engine == NULL) return;
    lede_language_free(engine->language);
    free(engine->script_path);
    free(engine->columns);
    free(engine->regions);
    free(engine->lexicons);
    free(engine->cache_path);
    free(engine);
}

const char *lede_engine_version(lede_engine *engine) {
    return engine == NULL ? "" : engine->version;
}

double lede_seconds_since(const struct timespec *began) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - began->tv_sec) + (double)(now.tv_nsec - began->tv_nsec) / 1e9;
}
