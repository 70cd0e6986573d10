#include "lua/sandbox.h"

void lede_sandbox_open(lua_State *lua) {
    int top = lua_gettop(lua);
    lede_state *state = lede_state_of(lua);
    lua_newtable(lua);
    state->loaded = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_pushglobaltable(lua);
    lede_base_open(lua);
    lede_strings_open(lua);
    lede_tables_open(lua);
    lede_maths_open(lua);
    lede_utf8_open(lua);
    lua_settop(lua, top);
}
