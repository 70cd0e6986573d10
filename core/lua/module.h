/* module.h — the files of a script: the script itself and what it requires. Each is read and
 * compiled once, by the main state; workers run the same code.
 * owner: the host; thread: one while loading, any number afterwards
 * floor: lua */
#ifndef LEDE_LUA_MODULE_H
#define LEDE_LUA_MODULE_H

#include "lua/state.h"

typedef struct lede_module {
    const char *name;   /* "lede.quotes"; "" for the script itself */
    const char *path;   /* as messages and the store show it; of a pack "lede/quotes.lua" */
    const char *folder; /* where it lies, with "/" behind; "": the present folder */
    const char *chunk;  /* "@path": what Lua calls the chunk; frames lead back here by it */
    lede_slice text;
    const uint32_t *line_starts; /* places in the text; in the host's arena */
    size_t n_lines;
    lede_slice code; /* what Lua made of it; empty until the main state has run it */
    bool is_pack;    /* found in script_path: its tables are written only when kept */
    bool is_preload; /* a script that only lends its layers: what it keeps is not kept */
} lede_module;

/* Add the script itself; first. */
lede_status lede_module_add_script(struct lede_host *host, lede_slice text, const char *name,
                                   lede_error *err);
/* Load and run module `module_i` on an empty stack position; pushes its one result. Raises with a
 * whole error when it does not parse. [-0, +1, e] */
void lede_module_run(lua_State *lua, size_t module_i);

/* Run lede_host_options.preload, then .prelude. [-0, +0, e] */
void lede_module_preload(lua_State *lua);

/* The module that a frame's `source` belongs to; NULL: none (text given to load). */
const lede_module *lede_module_of(const struct lede_host *host, const char *source);
/* Lines `first` to `last` of it; empty when there are none. */
lede_slice lede_module_lines(const struct lede_host *host, const char *source, int first, int last);

#endif
