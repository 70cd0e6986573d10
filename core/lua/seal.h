/* seal.h — after load nothing that callbacks can reach may change, so that results cannot depend on
 * the order of articles. A sealed table is an empty table whose contents stand aside: reads pass,
 * writes raise. Upvalues are compared after each callback, put back, and named.
 * thread: the state's
 * floor: lua */
#ifndef LEDE_LUA_SEAL_H
#define LEDE_LUA_SEAL_H

#include "base/buffer.h"
#include "lua/state.h"

/* Seal globals, modules and all that kept functions reach; a worker's last act of opening. Raises
 * on no memory. [-0, +0, e] */
void lede_seal(lua_State *lua);

/* Compare the upvalues that `kept` can reach; those that changed are put back. Raises "rule 'x'
 * changes 'seen' …" if one did. [-0, +0, e] */
void lede_seal_check(lua_State *lua, const lede_kept *kept);

/* The source lines of each Lua function that the kept functions of `slots` (one bit a slot) reach,
 * and the constants they reach, folded into `digest`. Raises. [-0, +0, e] */
void lede_seal_digest(lua_State *lua, unsigned slots, lede_digest *digest);

/* The words that those functions name, see named.h. Raises. [-0, +0, e] */
void lede_seal_words(lua_State *lua, unsigned slots, lede_buffer *words);

bool lede_seal_is_sealed(lua_State *lua, int index);
/* Push where the contents of the value stand: itself if it is not sealed. [-0, +1, -] */
void lede_seal_push_contents(lua_State *lua, int index);
/* A sealed table: push the metatable it had, or nil; else false. */
bool lede_seal_push_metatable(lua_State *lua, int index);
/* Replace contents on top of the stack by the table they belong to, if they are some. */
void lede_seal_push_shown(lua_State *lua, int index);

#endif
