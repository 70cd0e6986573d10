/* binding.h — `require "lede"` in stock Lua 5.4: scripts, runs and articles as objects of the
 * host's Lua. The module takes Lua from its host and links none; scripts run in states of their
 * own, with their own limits, as they do for `lede run`, so that functions of the host can change
 * no result. Like the command, it knows the library by include/lede.h only.
 * owner: Lua's collector, or close(); thread: that of the host's state
 * floor: binding — may include lede.h */
#ifndef LEDE_BINDING_MODULE_H
#define LEDE_BINDING_MODULE_H

#include "base/platform.h"

#include <lauxlib.h>
#include <lua.h>

#include "lede.h"

/* The one name that the module shows to its host. */
LEDE_API int luaopen_lede(lua_State *lua);

#define LEDE_BINDING_SCRIPT "lede.script"
#define LEDE_BINDING_RUN    "lede.run"

/* An engine and its script; NULL when it was closed. A run keeps it alive. */
typedef struct lede_binding_script {
    lede_engine *engine;
    lede_script *script;
} lede_binding_script;

lede_binding_script *lede_binding_check_script(lua_State *lua, int index);
/* script:run(options), script:articles(options) and what runs have. [-0, +1, e] */
int lede_binding_run(lua_State *lua);
int lede_binding_articles(lua_State *lua);
void lede_binding_make_runs(lua_State *lua);

/* ---- options: a table of the host, whose strings are borrowed and so must stay in it ---- */

/* A string or NULL; raises on another type, as all of these. [-0, +0, e] */
const char *lede_binding_string(lua_State *lua, int options, const char *name);
bool lede_binding_flag(lua_State *lua, int options, const char *name);
uint64_t lede_binding_count(lua_State *lua, int options, const char *name);
/* A list of strings, or one string, as an array that is left on the stack and holds them.
 * [-0, +1, e] */
const char *const *lede_binding_strings(lua_State *lua, int options, const char *name,
                                        size_t *count);
/* Raises when the table has a name that is not in the list, which ends in NULL. */
void lede_binding_check_names(lua_State *lua, int options, const char *const *names);

/* ---- values ---- */

/* Raises what a call of the library ended with. */
int lede_binding_raise(lua_State *lua, const lede_error *err);
void lede_binding_push_slice(lua_State *lua, lede_slice text); /* nil for null */
/* One article as a table, with its records; metadata of the last item of `run`. */
void lede_binding_push_item(lua_State *lua, const lede_run *run, const lede_item *item);

#endif
