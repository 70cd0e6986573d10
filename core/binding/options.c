#include "binding/binding.h"

#include <string.h>

static int raise_type(lua_State *lua, const char *name, const char *expected, int index) {
    return luaL_error(lua, "%s: %s was expected, got %s", name, expected,
                      luaL_typename(lua, index));
}

const char *lede_binding_string(lua_State *lua, int options, const char *name) {
    int type = lua_getfield(lua, options, name);
    if (type != LUA_TNIL && type != LUA_TSTRING) raise_type(lua, name, "a string", -1);
    const char *text = lua_tostring(lua, -1); /* the table holds it */
    lua_pop(lua, 1);
    return text;
}

bool lede_binding_flag(lua_State *lua, int options, const char *name) {
    int type = lua_getfield(lua, options, name);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN) raise_type(lua, name, "true or false", -1);
    bool flag = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return flag;
}

uint64_t lede_binding_count(lua_State *lua, int options, const char *name) {
    int is_integer = 1;
    lua_Integer count = 0;
    if (lua_getfield(lua, options, name) != LUA_TNIL) {
        count = lua_tointegerx(lua, -1, &is_integer);
        if (!is_integer || count < 0) raise_type(lua, name, "a whole number from 0", -1);
    }
    lua_pop(lua, 1);
    return (uint64_t)count;
}

const char *const *lede_binding_strings(lua_State *lua, int options, const char *name,
                                        size_t *count) {
    options = lua_absindex(lua, options);
    int type = lua_getfield(lua, options, name);
    bool is_list = type == LUA_TTABLE;
    if (type != LUA_TNIL && type != LUA_TSTRING && !is_list) {
        raise_type(lua, name, "a list of strings", -1);
    }
    *count = is_list ? (size_t)lua_rawlen(lua, -1) : (type == LUA_TSTRING);
    const char **strings = lua_newuserdatauv(lua, (*count + 1) * sizeof *strings, 1);
    lua_newtable(lua); /* holds the strings, whatever becomes of the list */
    for (size_t i = 0; i < *count; i++) {
        if (is_list) {
            lua_rawgeti(lua, -3, (lua_Integer)i + 1);
        } else {
            lua_pushvalue(lua, -3);
        }
        if (lua_type(lua, -1) != LUA_TSTRING) raise_type(lua, name, "a list of strings", -1);
        strings[i] = lua_tostring(lua, -1);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setiuservalue(lua, -2, 1);
    strings[*count] = NULL;
    lua_remove(lua, -2);
    return (const char *const *)strings;
}

void lede_binding_check_names(lua_State *lua, int options, const char *const *names) {
    options = lua_absindex(lua, options);
    lua_pushnil(lua);
    while (lua_next(lua, options) != 0) {
        const char *const *name = names;
        lua_pop(lua, 1);
        if (lua_type(lua, -1) != LUA_TSTRING) continue; /* items of a list */
        while (*name != NULL && strcmp(*name, lua_tostring(lua, -1)) != 0) name++;
        if (*name == NULL) {
            luaL_error(lua, "there is no option '%s'", lua_tostring(lua, -1));
        }
    }
}
