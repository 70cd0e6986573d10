/* The basic functions of a script: Lua's own where they are harmless, ours where Lua's would show
 * an address, a hash order, or let a script catch the end of its budget. */
#include "lua/sandbox.h"

#include "lua/message.h"
#include "lua/seal.h"

#include <stdio.h>

const char *lede_base_tostring(lua_State *lua, int index, size_t *size) {
    index = lua_absindex(lua, index);
    int type = lua_type(lua, index);
    bool plain = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA ||
                 type == LUA_TLIGHTUSERDATA || type == LUA_TTHREAD;
    if (!plain) return luaL_tolstring(lua, index, size);
    if (luaL_getmetafield(lua, index, "__tostring") != LUA_TNIL) {
        lua_pop(lua, 1);
        return luaL_tolstring(lua, index, size);
    }
    if (luaL_getmetafield(lua, index, "__name") != LUA_TSTRING) {
        lua_pushstring(lua, lua_typename(lua, type));
    }
    return lua_tolstring(lua, -1, size);
}

static int base_tostring(lua_State *lua) {
    luaL_checkany(lua, 1);
    lede_base_tostring(lua, 1, NULL);
    return 1;
}

static int base_print(lua_State *lua) {
    int n = lua_gettop(lua);
    luaL_Buffer text;
    luaL_buffinit(lua, &text);
    for (int i = 1; i <= n; i++) {
        if (i > 1) luaL_addchar(&text, '\t');
        lede_base_tostring(lua, i, NULL);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
    size_t size;
    const char *bytes = lua_tolstring(lua, -1, &size);
    lede_message_add(lede_state_of(lua), (lede_slice){bytes, size});
    return 0;
}

/* ---- order ---------------------------------------------------------------------------------- */

/* Upvalues: the table, its sorted keys, the place. Keys that went away meanwhile are left out. */
static int pairs_step(lua_State *lua) {
    lua_Integer place = lua_tointeger(lua, lua_upvalueindex(3));
    for (;;) {
        place++;
        if (lua_rawgeti(lua, lua_upvalueindex(2), place) == LUA_TNIL) return 1;
        lua_pushvalue(lua, -1);
        lede_seal_push_contents(lua, lua_upvalueindex(1));
        lua_insert(lua, -2);
        if (lua_rawget(lua, -2) != LUA_TNIL) break;
        lua_pop(lua, 3);
    }
    lua_remove(lua, -2);
    lua_pushinteger(lua, place);
    lua_replace(lua, lua_upvalueindex(3));
    return 2;
}

static int base_pairs(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(lua, 1);
        lua_call(lua, 1, 3);
        return 3;
    }
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lede_keys_push(lua, 1);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, pairs_step, 3);
    return 1;
}

bool lede_base_iterates(lua_CFunction function) {
    return function == pairs_step;
}

static bool key_is(lua_State *lua, int a, int b) {
    return lua_rawequal(lua, a, b) != 0;
}

/* next in sorted order: what follows a key is found by going through them. */
static int base_next(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    lua_Integer n = lede_keys_push(lua, 1), i = 1;
    for (; i <= n && !lua_isnil(lua, 2); i++) {
        lua_rawgeti(lua, 3, i);
        bool found = key_is(lua, -1, 2);
        lua_pop(lua, 1);
        if (!found) continue;
        lua_pushnil(lua);
        lua_replace(lua, 2);
    }
    if (!lua_isnil(lua, 2)) return luaL_error(lua, "invalid key to 'next'");
    if (i > n) {
        lua_pushnil(lua);
        return 1;
    }
    lua_rawgeti(lua, 3, i);
    lede_seal_push_contents(lua, 1);
    lua_pushvalue(lua, -2);
    lua_rawget(lua, -2);
    lua_remove(lua, -2);
    return 2;
}

/* ---- raw access, which must not open sealed tables ---- */

static int base_rawget(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, 2);
    lua_settop(lua, 2);
    lede_seal_push_contents(lua, 1);
    lua_pushvalue(lua, 2);
    lua_rawget(lua, -2);
    return 1;
}

static int base_rawset(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, 2);
    luaL_checkany(lua, 3);
    lua_settop(lua, 3);
    if (lede_seal_is_sealed(lua, 1)) {
        lua_settable(lua, 1); /* raises as any write does */
        return 0;
    }
    lua_rawset(lua, 1);
    lua_settop(lua, 1);
    return 1;
}

static int base_rawlen(lua_State *lua) {
    int type = lua_type(lua, 1);
    luaL_argexpected(lua, type == LUA_TTABLE || type == LUA_TSTRING, 1, "table or string");
    if (type == LUA_TTABLE) {
        lede_seal_push_contents(lua, 1);
        lua_replace(lua, 1);
    }
    lua_pushinteger(lua, (lua_Integer)lua_rawlen(lua, 1));
    return 1;
}

static int base_getmetatable(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lede_seal_push_metatable(lua, 1)) return 1;
    if (lua_getmetatable(lua, 1) == 0) {
        lua_pushnil(lua);
        return 1;
    }
    if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) return 1;
    lede_seal_push_shown(lua, -1);
    return 1;
}

static void refuse_metafield(lua_State *lua, const char *name, const char *why) {
    lua_pushstring(lua, name);
    if (lua_rawget(lua, 3) != LUA_TNIL)
        luaL_error(lua, "%s is not available in scripts: %s", name, why);
    lua_pop(lua, 1);
}

static int base_setmetatable(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    int type = lua_type(lua, 2);
    luaL_argexpected(lua, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    lua_settop(lua, 2);
    if (lede_seal_is_sealed(lua, 1)) {
        lua_pushliteral(lua, "__metatable");
        lua_pushvalue(lua, 2);
        lua_settable(lua, 1); /* raises as any write does */
    }
    if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) {
        return luaL_error(lua, "cannot change a protected metatable");
    }
    if (type == LUA_TTABLE) {
        lede_seal_push_contents(lua, 2); /* a sealed metatable keeps its functions there */
        refuse_metafield(lua, "__gc", "it runs at a time that no script can know");
        refuse_metafield(lua, "__mode", "what it drops depends on when memory is collected");
    } else {
        lua_pushnil(lua);
    }
    lua_setmetatable(lua, 1);
    lua_settop(lua, 1);
    return 1;
}

/* ---- protected calls ---- */

/* After a failed lua_pcall: an end of budget or memory goes on up. */
static void rethrow_limits(lua_State *lua, int status) {
    const lede_state *state = lede_state_of(lua);
    bool memory = state->denied && lede_state_is_memory_error(lua, status);
    if (state->exhausted != NULL || memory) lua_error(lua);
}

/* lua_pcall with `n` arguments, of which limits are not caught. To throw and catch takes as long as
 * some sixty instructions, so a loop that does little else would take long to reach its limit. */
static int protect(lua_State *lua, int n) {
    enum { FAILED_CALL = 64 };
    lede_state *state = lede_state_of(lua);
    unsigned depth = state->scratch_depth;
    int status = lua_pcall(lua, n, LUA_MULTRET, 0);
    state->scratch_depth = depth;
    if (status != LUA_OK) {
        rethrow_limits(lua, status);
        lede_state_charge(lua, FAILED_CALL);
    }
    return status;
}

static int base_pcall(lua_State *lua) {
    luaL_checkany(lua, 1);
    int status = protect(lua, lua_gettop(lua) - 1);
    lua_pushboolean(lua, status == LUA_OK);
    lua_insert(lua, 1);
    return lua_gettop(lua);
}

/* The handler runs after the stack is unwound: inside, Lua would run it without count hook. */
static int base_xpcall(lua_State *lua) {
    int n = lua_gettop(lua);
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_pushvalue(lua, 1);
    lua_insert(lua, 3);
    int status = protect(lua, n - 2);
    if (status != LUA_OK) {
        lua_pushvalue(lua, 2);
        lua_insert(lua, -2);
        lua_call(lua, 1, 1);
    }
    lua_pushboolean(lua, status == LUA_OK);
    lua_replace(lua, 2);
    return lua_gettop(lua) - 1;
}

/* load(text, name, mode, env): text only, never bytecode. */
static int base_load(lua_State *lua) {
    size_t size;
    luaL_argexpected(lua, lua_type(lua, 1) == LUA_TSTRING, 1, "string");
    const char *text = lua_tolstring(lua, 1, &size);
    const char *name = luaL_optstring(lua, 2, "=(load)");
    bool has_env = !lua_isnone(lua, 4);
    lede_state_charge(lua, size);
    if (luaL_loadbufferx(lua, text, size, name, "t") != LUA_OK) {
        rethrow_limits(lua, LUA_ERRSYNTAX);
        lua_pushnil(lua);
        lua_insert(lua, -2);
        return 2;
    }
    if (has_env) {
        lua_pushvalue(lua, 4);
        if (lua_setupvalue(lua, -2, 1) == NULL) lua_pop(lua, 1);
    }
    return 1;
}

/* ---- what is not there ---- */

static int base_absent(lua_State *lua) {
    return luaL_error(lua, "'%s' is not available in scripts; see the limits in scripts/README.md",
                      lua_tostring(lua, lua_upvalueindex(1)));
}

/* Reading any field of io, os, debug, coroutine says why there is none. */
static int base_absent_field(lua_State *lua) {
    const char *field = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    return luaL_error(lua, "'%s.%s' is not available in scripts: they have no %s%s",
                      lua_tostring(lua, lua_upvalueindex(1)), field,
                      lua_tostring(lua, lua_upvalueindex(2)),
                      lua_toboolean(lua, lua_upvalueindex(3)) ? "; --trust allows it" : "");
}

static const struct {
    const char *name, *what;
    luaL_Reg trusted; /* opened with --trust */
} absent_libraries[] = {
    {"io", "files", {"io", luaopen_io}},
    {"os", "clock, files or commands", {"os", luaopen_os}},
    {"coroutine", "coroutines", {NULL, NULL}},
    {"debug", "debug library", {NULL, NULL}},
};
enum { N_ABSENT = sizeof absent_libraries / sizeof *absent_libraries };

static void open_absent(lua_State *lua, int globals) {
    bool trust = lede_state_of(lua)->trust;
    for (int i = 0; i < N_ABSENT; i++) {
        const luaL_Reg *trusted = &absent_libraries[i].trusted;
        if (trust && trusted->func != NULL) {
            luaL_requiref(lua, trusted->name, trusted->func, 0);
        } else {
            lua_newtable(lua);
            lua_newtable(lua);
            lua_pushstring(lua, absent_libraries[i].name);
            lua_pushstring(lua, absent_libraries[i].what);
            lua_pushboolean(lua, trusted->func != NULL);
            lua_pushcclosure(lua, base_absent_field, 3);
            lua_setfield(lua, -2, "__index");
            lua_pushboolean(lua, 0);
            lua_setfield(lua, -2, "__metatable");
            lua_setmetatable(lua, -2);
        }
        lua_setfield(lua, globals, absent_libraries[i].name);
    }
    static const char *const functions[] = {"collectgarbage", "dofile", "loadfile", "warn"};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        lua_pushstring(lua, functions[i]);
        lua_pushcclosure(lua, base_absent, 1);
        lua_setfield(lua, globals, functions[i]);
    }
}

void lede_base_open(lua_State *lua) {
    static const char *const kept[] = {"assert", "error",    "ipairs", "rawequal",
                                       "select", "tonumber", "type",   "_VERSION"};
    static const luaL_Reg ours[] = {
        {"print", base_print},       {"pairs", base_pairs},
        {"next", base_next},         {"rawget", base_rawget},
        {"rawset", base_rawset},     {"rawlen", base_rawlen},
        {"tostring", base_tostring}, {"getmetatable", base_getmetatable},
        {"pcall", base_pcall},       {"setmetatable", base_setmetatable},
        {"xpcall", base_xpcall},     {"load", base_load},
        {"require", lede_require},   {NULL, NULL}};
    int globals = lua_gettop(lua);
    /* luaopen_base writes into the globals: keep what is wanted, then empty them. */
    lua_pushcfunction(lua, luaopen_base);
    lua_call(lua, 0, 1);
    int base = lua_gettop(lua);
    lua_newtable(lua);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        lua_getfield(lua, base, kept[i]);
        lua_setfield(lua, -2, kept[i]);
    }
    for (lua_pushnil(lua); lua_next(lua, base) != 0;) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_pushnil(lua);
        lua_rawset(lua, base);
    }
    for (lua_pushnil(lua); lua_next(lua, -2) != 0;) {
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        lua_rawset(lua, globals);
    }
    lua_settop(lua, globals);
    luaL_setfuncs(lua, ours, 0);
    lua_pushvalue(lua, globals);
    lua_setfield(lua, globals, "_G");
    open_absent(lua, globals);
}
