#include "lua/convert.h"

#include "lua/object.h"

#include <math.h>

lede_slice lede_slice_at(lua_State *lua, int index) {
    lede_slice slice = LEDE_NULL_SLICE;
    if (lua_type(lua, index) == LUA_TSTRING) slice.data = lua_tolstring(lua, index, &slice.size);
    return slice;
}

void lede_slice_push(lua_State *lua, lede_slice slice) {
    if (slice.data == NULL) {
        lua_pushnil(lua);
    } else {
        lua_pushlstring(lua, slice.data, slice.size);
    }
}

void lede_value_push(lua_State *lua, lede_value value) {
    switch (value.kind) {
    case LEDE_NULL: lua_pushnil(lua); break;
    case LEDE_BOOL: lua_pushboolean(lua, value.as.boolean); break;
    case LEDE_INT: lua_pushinteger(lua, (lua_Integer)value.as.integer); break;
    case LEDE_REAL: lua_pushnumber(lua, value.as.real); break;
    case LEDE_TEXT: lede_slice_push(lua, value.as.text); break;
    case LEDE_LIST:
        luaL_checkstack(lua, 2, "a list within lists");
        lua_createtable(lua, (int)value.as.list.count, 0);
        for (size_t i = 0; i < value.as.list.count; i++) {
            lede_value_push(lua, value.as.list.items[i]);
            lua_rawseti(lua, -2, (lua_Integer)i + 1);
        }
        break;
    }
}

static lede_value copy_text(lua_State *lua, lede_arena *arena, lede_slice text) {
    bool ok = true;
    lede_slice copy = lede_arena_copy(arena, text, &ok);
    if (!ok) lede_state_raise_memory(lua);
    return lede_value_text(copy);
}

static lede_value check_number(lua_State *lua, int index, const char *what) {
    if (lua_isinteger(lua, index)) return lede_value_int((int64_t)lua_tointeger(lua, index));
    lua_Number number = lua_tonumber(lua, index);
    if (!isfinite(number)) luaL_error(lua, "%s is no number that can be written down", what);
    return lede_value_real(number);
}

static lede_value check_scalar(lua_State *lua, int index, lede_arena *arena, const char *what,
                               const char *expected) {
    switch (lua_type(lua, index)) {
    case LUA_TNIL: return lede_value_null();
    case LUA_TBOOLEAN: return lede_value_bool(lua_toboolean(lua, index) != 0);
    case LUA_TNUMBER: return check_number(lua, index, what);
    case LUA_TSTRING: return copy_text(lua, arena, lede_slice_at(lua, index));
    default: break;
    }
    if (lede_object_test(lua, index, LEDE_OBJECT_SPAN) != NULL ||
        lede_object_test(lua, index, LEDE_OBJECT_TOKEN) != NULL) {
        lede_span span = lede_range_check(lua, index);
        return copy_text(lua, arena,
                         lede_article_span_text(lede_state_of(lua)->desk->article, span));
    }
    luaL_error(lua, "%s must be %s, got %s", what, expected, luaL_typename(lua, index));
    return lede_value_null();
}

static lede_value check_list(lua_State *lua, int index, lede_arena *arena, const char *what) {
    lua_Integer count = luaL_len(lua, index);
    lede_value *items = lede_arena_array(arena, (size_t)count, sizeof *items);
    if (items == NULL) lede_state_raise_memory(lua);
    for (lua_Integer i = 0; i < count; i++) {
        lua_geti(lua, index, i + 1);
        items[i] = check_scalar(lua, -1, arena, what, "a list of strings, numbers and booleans");
        lua_pop(lua, 1);
    }
    lua_pushnil(lua);
    if (lua_next(lua, index) != 0) { /* a key first: the list is none, or it is empty */
        bool list = lua_isinteger(lua, -2) != 0;
        lua_pop(lua, 2);
        if (!list) {
            luaL_error(lua,
                       "%s must be a string, a number, a boolean or a list of them, got a "
                       "table with names",
                       what);
        }
    }
    return (lede_value){.kind = LEDE_LIST, .as.list = {.items = items, .count = (size_t)count}};
}

lede_value lede_value_check(lua_State *lua, int index, lede_arena *arena, const char *what) {
    index = lua_absindex(lua, index);
    if (lua_type(lua, index) == LUA_TTABLE) return check_list(lua, index, arena, what);
    return check_scalar(lua, index, arena, what, "a string, a number, a boolean or a list of them");
}
