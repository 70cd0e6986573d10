/* lede_lua.h — for hosts that own a lua_State: opens the module `lede` in it.
 *     luaL_requiref(L, "lede", luaopen_lede, 0);
 * Declarations and callbacks then run in the host's state with one worker. The library links no
 * Lua of its own into such a host.
 */
#ifndef LEDE_LUA_H
#define LEDE_LUA_H

#include "lede.h"

#ifdef __cplusplus
extern "C" {
#endif

struct lua_State;

LEDE_API int luaopen_lede(struct lua_State *L);

#ifdef __cplusplus
}
#endif
#endif
