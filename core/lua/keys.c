/* The keys of a table in an order that every run shares. */
#include "lua/sandbox.h"

#include "lua/seal.h"

#include <stdlib.h>

typedef struct key {
    int type; /* LUA_TNUMBER before LUA_TSTRING before LUA_TBOOLEAN: see rank */
    bool is_integer, flag;
    lua_Integer integer;
    lua_Number number;
    lede_slice text; /* of a string that the table holds */
} key;

static int rank(int type) {
    return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static int compare_numbers(const key *a, const key *b) {
    if (a->is_integer && b->is_integer) {
        return (a->integer > b->integer) - (a->integer < b->integer);
    }
    return (a->number > b->number) - (a->number < b->number);
}

static int compare(const void *left, const void *right) {
    const key *a = left, *b = right;
    if (rank(a->type) != rank(b->type)) return rank(a->type) - rank(b->type);
    if (a->type == LUA_TNUMBER) return compare_numbers(a, b);
    if (a->type == LUA_TSTRING) return lede_slice_compare(a->text, b->text);
    return (int)a->flag - (int)b->flag;
}

/* Read the key at `index` of the stack; false: it has no order. */
static bool read_key(lua_State *lua, int index, key *out) {
    *out = (key){.type = lua_type(lua, index)};
    switch (out->type) {
    case LUA_TNUMBER:
        out->is_integer = lua_isinteger(lua, index) != 0;
        if (out->is_integer) out->integer = lua_tointeger(lua, index);
        out->number = lua_tonumber(lua, index);
        return true;
    case LUA_TSTRING: out->text.data = lua_tolstring(lua, index, &out->text.size); return true;
    case LUA_TBOOLEAN: out->flag = lua_toboolean(lua, index) != 0; return true;
    default: return false;
    }
}

static void push_key(lua_State *lua, const key *k) {
    switch (k->type) {
    case LUA_TNUMBER:
        if (k->is_integer) {
            lua_pushinteger(lua, k->integer);
        } else {
            lua_pushnumber(lua, k->number);
        }
        break;
    case LUA_TSTRING: lua_pushlstring(lua, k->text.data, k->text.size); break;
    default: lua_pushboolean(lua, k->flag); break;
    }
}

/* How many keys; *unordered is set when some have no order. */
static lua_Integer count_keys(lua_State *lua, int table, bool *unordered) {
    lua_Integer count = 0;
    key unused;
    for (lua_pushnil(lua); lua_next(lua, table) != 0; lua_pop(lua, 1)) {
        count++;
        if (!read_key(lua, -2, &unused)) *unordered = true;
    }
    return count;
}

static void push_only_key(lua_State *lua, int table) {
    lua_createtable(lua, 1, 0);
    lua_pushnil(lua);
    if (lua_next(lua, table) != 0) {
        lua_pop(lua, 1);
        lua_rawseti(lua, -2, 1);
    }
    lua_remove(lua, table);
}

/* Replace the table on top of the stack by the sorted list of its keys that have an order. */
static lua_Integer sort_keys(lua_State *lua, int table, lua_Integer count) {
    key *keys = lua_newuserdatauv(lua, (size_t)count * sizeof(key) + 1, 0);
    lua_Integer n = 0;
    bool sorted = true; /* as lists are */
    for (lua_pushnil(lua); lua_next(lua, table) != 0; lua_pop(lua, 1)) {
        if (!read_key(lua, -2, &keys[n])) continue;
        sorted = sorted && (n == 0 || compare(&keys[n - 1], &keys[n]) < 0);
        n++;
    }
    if (!sorted) qsort(keys, (size_t)n, sizeof *keys, compare);
    lua_createtable(lua, (int)n, 0);
    for (lua_Integer i = 0; i < n; i++) {
        push_key(lua, &keys[i]);
        lua_rawseti(lua, -2, i + 1);
    }
    lua_replace(lua, table);
    lua_settop(lua, table);
    return n;
}

lua_Integer lede_keys_push(lua_State *lua, int index) {
    luaL_checkstack(lua, 8, "too many nested tables");
    lede_seal_push_contents(lua, index);
    int table = lua_gettop(lua);
    bool unordered = false;
    lua_Integer count = count_keys(lua, table, &unordered);
    lede_state_charge(lua, (uint64_t)count);
    if (count <= 1) {
        push_only_key(lua, table);
        return count;
    }
    if (unordered) {
        luaL_error(lua, "this table has keys that are neither numbers nor strings, so its order "
                        "would differ from run to run");
    }
    return sort_keys(lua, table, count);
}

lua_Integer lede_keys_push_ordered(lua_State *lua, int index) {
    luaL_checkstack(lua, 8, "too many nested tables");
    lede_seal_push_contents(lua, index);
    bool unordered = false;
    lua_Integer count = count_keys(lua, lua_gettop(lua), &unordered);
    return sort_keys(lua, lua_gettop(lua), count);
}
