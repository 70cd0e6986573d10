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
    luaL_requiref(lua, "utf8", luaopen_utf8, 0);
    lua_setfield(lua, top + 1, "utf8");
    lua_settop(lua, top);
}
