#include "lua/convert.h"

#include "lua/object.h"
#include "lua/seal.h"

#include <math.h>

lede_slice lede_slice_at(lua_State *lua, int index) {
    lede_slice slice = LEDE_NULL_SLICE;
    if (lua_type(lua, index) == LUA_TSTRING) slice.data = lua_tolstring(lua, index, &slice.size);
    return slice;
}

lede_slice lede_slice_keep(lua_State *lua, int index) {
    index = lua_absindex(lua, index);
    if (lua_type(lua, index) != LUA_TSTRING) return LEDE_NULL_SLICE;
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, "lede.strings");
    lua_pushvalue(lua, index);
    lua_pushboolean(lua, 1);
    lua_rawset(lua, -3);
    lua_pop(lua, 1);
    return lede_slice_at(lua, index);
}

lede_digest lede_scalar_digest(lua_State *lua, int index) {
    int type = lua_type(lua, index);
    lede_digest digest = {0};
    if (type == LUA_TSTRING) {
        digest = lede_digest_of(lede_slice_at(lua, index));
    } else if (type == LUA_TBOOLEAN) {
        digest.high = lua_toboolean(lua, index) != 0;
    } else if (lua_isinteger(lua, index)) {
        digest.high = (uint64_t)lua_tointeger(lua, index);
        digest.low = 1; /* 1 is not 1.0 */
    } else if (type == LUA_TNUMBER) {
        lua_Number number = lua_tonumber(lua, index);
        memcpy(&digest.high, &number, sizeof number);
    }
    digest.low += (uint64_t)type << 1;
    return digest;
}

size_t lede_list_length(lua_State *lua, int index) {
    enum { MOST_ITEMS = INT32_MAX }; /* so that sizes reckoned from it cannot overflow */
    lua_Integer n = luaL_len(lua, index);
    if (n < 0 || n > MOST_ITEMS) {
        luaL_error(lua, "__len gives %I, which is the length of no list", (LUAI_UACINT)n);
    }
    lede_state_charge(lua, (uint64_t)n);
    return (size_t)n;
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

/* Every key is looked at: which comes first differs from run to run. */
static void check_no_names(lua_State *lua, int index, const char *what) {
    int top = lua_gettop(lua);
    lede_seal_push_contents(lua, index);
    for (lua_pushnil(lua); lua_next(lua, top + 1) != 0; lua_pop(lua, 1)) {
        if (lua_isinteger(lua, -2)) continue;
        luaL_error(lua,
                   "%s must be a string, a number, a boolean or a list of them, got a table with "
                   "names",
                   what);
    }
    lua_settop(lua, top);
}

static lede_value check_list(lua_State *lua, int index, lede_arena *arena, const char *what) {
    size_t count = lede_list_length(lua, index);
    lede_value *items = lede_arena_array(arena, count, sizeof *items);
    if (items == NULL) lede_state_raise_memory(lua);
    for (size_t i = 0; i < count; i++) {
        lua_geti(lua, index, (lua_Integer)i + 1);
        items[i] = check_scalar(lua, -1, arena, what, "a list of strings, numbers and booleans");
        lua_pop(lua, 1);
    }
    check_no_names(lua, index, what);
    return (lede_value){.kind = LEDE_LIST, .as.list = {.items = items, .count = count}};
}

lede_value lede_value_check(lua_State *lua, int index, lede_arena *arena, const char *what) {
    index = lua_absindex(lua, index);
    if (lua_type(lua, index) == LUA_TTABLE) return check_list(lua, index, arena, what);
    return check_scalar(lua, index, arena, what, "a string, a number, a boolean or a list of them");
}
