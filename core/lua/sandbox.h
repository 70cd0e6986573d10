/* sandbox.h — what a script finds in its globals: base, string, table, math, utf8 and require,
 * without clock, files, addresses, coroutines or anything whose result could differ between two
 * runs. `pairs` and `next` go in sorted order; string pattern functions are bounded.
 * thread: the state's
 * floor: lua */
#ifndef LEDE_LUA_SANDBOX_H
#define LEDE_LUA_SANDBOX_H

#include "lua/state.h"

/* Fill the globals of a fresh state. Raises on no memory. [-0, +0, m] */
void lede_sandbox_open(lua_State *lua);

/* The parts, each adding to the table of globals on top of the stack. [-0, +0, m] */
void lede_base_open(lua_State *lua);
void lede_strings_open(lua_State *lua);
void lede_tables_open(lua_State *lua);
void lede_maths_open(lua_State *lua);
void lede_utf8_open(lua_State *lua); /* after base and strings */

/* Whether a function in C is an iterator of pairs or gmatch: no other changes its upvalues. */
bool lede_base_iterates(lua_CFunction function);
bool lede_strings_iterates(lua_CFunction function);

/* require(name) → module. Modules are packs in the folders of script_path and files beside the
 * script; bytes are read once, by the main state. */
int lede_require(lua_State *lua);

/* Push the keys of the table at `index` as a list: numbers in order, then strings bytewise, then
 * false, true; returns how many. Other keys have no order that two runs share: with more than one
 * key such a table raises. A sealed table gives its contents' keys. [-0, +1, e] */
lua_Integer lede_keys_push(lua_State *lua, int index);

/* The same, leaving such keys out. [-0, +1, m] */
lua_Integer lede_keys_push_ordered(lua_State *lua, int index);

/* Push what tostring shows: no addresses. [-0, +1, e] */
const char *lede_base_tostring(lua_State *lua, int index, size_t *size);

#endif
