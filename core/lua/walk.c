#include "lua/walk.h"

#include "lua/assigns.h"
#include "lua/convert.h"
#include "lua/sandbox.h"
#include "lua/module.h"
#include "lua/named.h"

static void set_new_table(lua_State *lua, int index) {
    lua_newtable(lua);
    lua_replace(lua, index);
}

void lede_walk_open(lede_walk *walk, lua_State *lua) {
    luaL_checkstack(lua, 20, "a script reaches too much");
    *walk = (lede_walk){.lua = lua};
    for (int i = 0; i < 3; i++) lua_newtable(lua);
    walk->visited = lua_gettop(lua);
    walk->names = walk->visited - 1;
    walk->queue = walk->visited - 2;
}

void lede_walk_restart(lede_walk *walk) {
    set_new_table(walk->lua, walk->queue);
    set_new_table(walk->lua, walk->names);
    set_new_table(walk->lua, walk->visited);
    walk->head = walk->tail = 0;
}

static bool has(lua_State *lua, int set, int index) {
    lua_pushvalue(lua, index);
    lua_rawget(lua, set);
    bool result = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return result;
}

static void put(lua_State *lua, int set, int index) {
    lua_pushvalue(lua, index);
    lua_pushboolean(lua, 1);
    lua_rawset(lua, set);
}

/* Whether something may be reached through it. */
static bool leads_on(lua_State *lua, int index) {
    int type = lua_type(lua, index);
    if (type == LUA_TTABLE) return true;
    if (type != LUA_TFUNCTION) return false;
    if (lua_getupvalue(lua, index, 1) == NULL) return lua_iscfunction(lua, index) == 0;
    lua_pop(lua, 1);
    return true;
}

void lede_walk_add(lede_walk *walk, const char *name) {
    lua_State *lua = walk->lua;
    int value = lua_gettop(lua);
    bool leads = leads_on(lua, value) && !(walk->leaves != 0 && has(lua, walk->leaves, value));
    walk->leads |= leads;
    if (leads && !has(lua, walk->visited, value)) {
        put(lua, walk->visited, value);
        walk->tail++;
        lua_pushvalue(lua, value);
        lua_rawseti(lua, walk->queue, walk->tail);
        if (name == NULL) {
            lua_pushboolean(lua, 0);
        } else {
            lua_pushstring(lua, name);
        }
        lua_rawseti(lua, walk->names, walk->tail);
    }
    lua_settop(lua, value - 1);
}

static void add_scalar(lede_walk *walk, int index) {
    lua_State *lua = walk->lua;
    int type = lua_type(lua, index);
    if (walk->words != NULL && type == LUA_TSTRING) {
        size_t size;
        const char *text = lua_tolstring(lua, index, &size);
        lede_named_add(walk->words, (lede_slice){text, size}, true);
    }
    if (walk->digest == NULL || type == LUA_TTABLE || type == LUA_TFUNCTION) return;
    if (type == LUA_TUSERDATA) return;
    char room[LEDE_SCALAR_ROOM];
    lede_slice text = lede_scalar_text(lua, index, room);
    *walk->digest = lede_digest_add(*walk->digest, lede_slice_of(lua_typename(lua, type)));
    *walk->digest = lede_digest_add(*walk->digest, text);
    lua_pop(lua, 1);
}

/* The upvalues of a closure are noted one behind the other, and share it in the table at index. */
static int watched_last(lua_State *lua, int closures, int function) {
    const lede_state *state = lede_state_of(lua);
    if (state->watches.count == 0) return LUA_NOREF;
    int last = state->watches.data[state->watches.count - 1].closure;
    lua_rawgeti(lua, closures, last);
    bool same = lua_rawequal(lua, -1, function) != 0;
    lua_pop(lua, 1);
    return same ? last : LUA_NOREF;
}

/* The lines of a function; empty where they are not known: of C, or of text given to load. */
static lede_slice lines_of(lua_State *lua, int function) {
    lua_Debug info;
    if (lua_iscfunction(lua, function)) return LEDE_SLICE("");
    lua_pushvalue(lua, function);
    lua_getinfo(lua, ">S", &info);
    return lede_module_lines(lede_state_of(lua)->host, info.source, info.linedefined,
                             info.lastlinedefined);
}

/* Whether a call of the function may change an upvalue: of C only what iterates does. */
static bool may_change(lua_State *lua, int function, lede_slice lines, const char *upvalue) {
    lua_CFunction in_c = lua_tocfunction(lua, function);
    if (in_c != NULL) return lede_base_iterates(in_c) || lede_strings_iterates(in_c);
    return lines.size == 0 || lede_assigns(lines, lede_slice_of(upvalue));
}

/* Note the upvalue on top of the stack; keeps it there. */
static void watch(lede_walk *walk, int function, int upvalue) {
    lua_State *lua = walk->lua;
    lede_state *state = lede_state_of(lua);
    int value = lua_gettop(lua);
    lua_pushlightuserdata(lua, lua_upvalueid(lua, function, upvalue));
    bool is_new = !has(lua, walk->visited, value + 1);
    if (is_new) put(lua, walk->visited, value + 1);
    lua_settop(lua, value);
    if (!is_new) return;
    lede_watch note = {.upvalue = upvalue};
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->closures);
    note.closure = watched_last(lua, value + 1, function);
    if (note.closure == LUA_NOREF) {
        lua_pushvalue(lua, function);
        note.closure = luaL_ref(lua, -2);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->values);
    lua_Integer place = (lua_Integer)state->watches.count + 1;
    lua_pushvalue(lua, value);
    lua_rawseti(lua, -2, place);
    note.value = (int)place;
    note.object = lua_topointer(lua, value);
    lua_settop(lua, value);
    if (!lede_array_push(&state->watches, note)) lede_state_raise_memory(lua);
}

static void visit_function(lede_walk *walk, int function) {
    lua_State *lua = walk->lua;
    bool wants_lines = walk->digest != NULL || walk->words != NULL || walk->watch;
    lede_slice lines = wants_lines ? lines_of(lua, function) : LEDE_SLICE("");
    if (walk->digest != NULL && !lua_iscfunction(lua, function)) {
        *walk->digest = lede_digest_add(*walk->digest, lines);
    }
    if (walk->words != NULL && lines.size > 0) lede_named_add(walk->words, lines, false);
    const char *name;
    for (int i = 1; (name = lua_getupvalue(lua, function, i)) != NULL; i++) {
        if (walk->watch && may_change(lua, function, lines, name)) watch(walk, function, i);
        add_scalar(walk, lua_gettop(lua));
        lede_walk_add(walk, name);
    }
}

static bool is_globals(lua_State *lua, int table) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    bool result = lua_rawequal(lua, -1, table) != 0;
    lua_pop(lua, 1);
    return result;
}

/* The name of what a key leads to: its own among globals, else that of the table. */
static const char *child_name(lua_State *lua, int key, int table, const char *name) {
    bool own = is_globals(lua, table) && lua_type(lua, key) == LUA_TSTRING;
    return own ? lua_tostring(lua, key) : name;
}

static void visit_entry(lede_walk *walk, int table, const char *name) {
    lua_State *lua = walk->lua; /* stack: key, value */
    int key = lua_gettop(lua) - 1;
    const char *child = child_name(lua, key, table, name);
    add_scalar(walk, key);
    add_scalar(walk, key + 1);
    lede_walk_add(walk, child);
    lua_pushvalue(lua, key);
    lede_walk_add(walk, child);
}

static void visit_table(lede_walk *walk, int table, const char *name) {
    lua_State *lua = walk->lua;
    walk->leads = false;
    if (walk->digest != NULL) {
        lua_Integer n = lede_keys_push_ordered(lua, table);
        int keys = lua_gettop(lua);
        for (lua_Integer i = 1; i <= n; i++) {
            lua_rawgeti(lua, keys, i);
            lua_pushvalue(lua, -1);
            lua_rawget(lua, table);
            visit_entry(walk, table, name);
            lua_settop(lua, keys);
        }
        lua_settop(lua, keys - 1);
    } else {
        for (lua_pushnil(lua); lua_next(lua, table) != 0;) visit_entry(walk, table, name);
    }
    bool has_metatable = lua_getmetatable(lua, table) != 0;
    if (has_metatable) lede_walk_add(walk, name);
    if (walk->found != 0) {
        lua_pushvalue(lua, table);
        if (name == NULL || is_globals(lua, table)) {
            lua_pushboolean(lua, 0);
        } else {
            lua_pushstring(lua, name);
        }
        lua_rawset(lua, walk->found);
    }
    /* A table of scalars leads nowhere, now and in later walks. */
    if (walk->leaves != 0 && !walk->leads && !has_metatable) {
        put(lua, walk->leaves, table);
    }
}

void lede_walk_run(lede_walk *walk) {
    lua_State *lua = walk->lua;
    while (walk->head < walk->tail) {
        walk->head++;
        lua_rawgeti(lua, walk->names, walk->head);
        lua_rawgeti(lua, walk->queue, walk->head);
        int value = lua_gettop(lua);
        const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : NULL;
        if (lua_type(lua, value) == LUA_TTABLE) {
            visit_table(walk, value, name);
        } else {
            visit_function(walk, value);
        }
        lua_settop(lua, value - 2);
    }
}
