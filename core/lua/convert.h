/* convert.h — values between Lua and the rest of the library.
 * thread: that of the Lua state
 * floor: lua */
#ifndef LEDE_LUA_CONVERT_H
#define LEDE_LUA_CONVERT_H

#include "lua/state.h"

/* [-0, +1, m] */
void lede_value_push(lua_State *lua, lede_value value);

/* The Lua value at `index`: nil, boolean, number, string, a span or token (its text), or a list of
 * those. Texts are copied into `arena`. Raises "<what> must be …, got …". */
lede_value lede_value_check(lua_State *lua, int index, lede_arena *arena, const char *what);

/* What tells a string, number or truth value from others, to be joined to a digest; of anything
 * else its type alone. [-0, +0, -] */
lede_digest lede_scalar_digest(lua_State *lua, int index);

/* A string at `index` of the stack, borrowed from Lua. */
lede_slice lede_slice_at(lua_State *lua, int index);

/* The same for a string that is needed when it is no longer on the stack: it stays until the state
 * is closed, even if a metamethod of the script gave it, or takes it out of its table. [-0, +0, m]
 */
lede_slice lede_slice_keep(lua_State *lua, int index);

/* What # gives for the list at `index`, each item counted as an instruction: only a script's __len
 * can say more than there is. Raises when that is no length. [-0, +0, e] */
size_t lede_list_length(lua_State *lua, int index);

void lede_slice_push(lua_State *lua, lede_slice slice); /* nil for null */

#endif
