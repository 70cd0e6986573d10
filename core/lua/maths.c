/* The maths library: Lua's own, with a random generator that is seeded from the article, so that
 * results do not depend on the order of articles, and silent while a script loads. */
#include "lua/sandbox.h"

#include <math.h>

/* A number in [0, limit], each equally likely. */
static uint64_t random_upto(lede_state *state, uint64_t limit) {
    uint64_t mask = limit, value;
    for (int shift = 1; shift < 64; shift *= 2) mask |= mask >> shift;
    do {
        value = lede_state_random(state) & mask;
    } while (value > limit);
    return value;
}

static int maths_random(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    if (state->mode == LEDE_MODE_LOAD || state->mode == LEDE_MODE_BIND) {
        return luaL_error(lua, "math.random is not available while the script loads: a script must "
                               "declare the same things each time");
    }
    int n = lua_gettop(lua);
    if (n == 0) {
        lua_pushnumber(lua, ldexp((double)(lede_state_random(state) >> 11), -53));
        return 1;
    }
    lua_Integer low = n >= 2 ? luaL_checkinteger(lua, 1) : 1;
    lua_Integer high = luaL_checkinteger(lua, n >= 2 ? 2 : 1);
    luaL_argcheck(lua, n <= 2, 3, "wrong number of arguments");
    luaL_argcheck(lua, low <= high, n >= 2 ? 2 : 1, "interval is empty");
    uint64_t offset = random_upto(state, (uint64_t)high - (uint64_t)low);
    lua_pushinteger(lua, (lua_Integer)((uint64_t)low + offset));
    return 1;
}

static int maths_randomseed(lua_State *lua) {
    return luaL_error(lua, "math.randomseed is not available in scripts: math.random is seeded "
                           "from the article");
}

void lede_maths_open(lua_State *lua) {
    static const luaL_Reg ours[] = {
        {"random", maths_random}, {"randomseed", maths_randomseed}, {NULL, NULL}};
    int globals = lua_gettop(lua);
    lua_pushcfunction(lua, luaopen_math);
    lua_call(lua, 0, 1);
    luaL_setfuncs(lua, ours, 0);
    lua_setfield(lua, globals, "math");
}
