/* engine.h — the structs behind include/lede.h. Room engine joins the rooms below it to the public
 * interface and holds no logic of its own.
 * floor: engine — may include all rooms below it */
#ifndef LEDE_ENGINE_ENGINE_H
#define LEDE_ENGINE_ENGINE_H

#include "lua/host.h"
#include "record/store.h"

struct lede_engine {
    lede_limits limits; /* every 0 replaced by its default */
    char *script_path;
    lede_language *language; /* models in the folders of script_path */
    bool trust;
    char version[256];
};

struct lede_script {
    lede_engine *engine;
    lede_host *host;
};

/* lede_script_open_text with lede_host_options.preload. */
lede_status lede_script_open_with(lede_engine *engine, const char *name, lede_slice text,
                                  const char *preload, lede_script **out, lede_error *err);

/* Defaults for limits that are 0. */
void lede_limits_complete(lede_limits *limits);

#endif
