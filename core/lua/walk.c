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

/* Add the value on top of the stack, called as the string at `name` of the stack says (false: by
 * none); pops it. */
static void add_called(lede_walk *walk, int name) {
    lua_State *lua = walk->lua;
    int value = lua_gettop(lua);
    bool leads = leads_on(lua, value) && !(walk->leaves != 0 && has(lua, walk->leaves, value));
    walk->leads |= leads;
    if (leads && !has(lua, walk->visited, value)) {
        put(lua, walk->visited, value);
        walk->tail++;
        lua_pushvalue(lua, value);
        lua_rawseti(lua, walk->queue, walk->tail);
        lua_pushvalue(lua, name);
        lua_rawseti(lua, walk->names, walk->tail);
    }
    lua_settop(lua, value - 1);
}

void lede_walk_add(lede_walk *walk, const char *name) {
    lua_State *lua = walk->lua;
    if (name == NULL) {
        lua_pushboolean(lua, 0);
    } else {
        lua_pushstring(lua, name);
    }
    lua_insert(lua, -2);
    add_called(walk, lua_gettop(lua) - 1);
    lua_pop(lua, 1);
}

static void note_words(const lede_walk *walk, int index) {
    lede_slice text = lede_slice_at(walk->lua, index);
    if (text.data != NULL) lede_named_add(walk->words, text, true);
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
        if (walk->words != NULL) note_words(walk, lua_gettop(lua));
        if (walk->digest != NULL) {
            *walk->digest = lede_digest_join(*walk->digest, lede_scalar_digest(lua, -1));
        }
        lede_walk_add(walk, name);
    }
}

static bool is_globals(lua_State *lua, int table) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    bool result = lua_rawequal(lua, -1, table) != 0;
    lua_pop(lua, 1);
    return result;
}

static bool may_lead(int type) {
    return type == LUA_TTABLE || type == LUA_TFUNCTION;
}

/* The key and value on top of the stack; pops the value. What a key leads to has its name among
 * globals, where `name` is 0, else that of the table. */
static void visit_entry(lede_walk *walk, int name) {
    lua_State *lua = walk->lua;
    int key = lua_gettop(lua) - 1;
    if (walk->words != NULL) {
        note_words(walk, key);
        note_words(walk, key + 1);
    }
    if (may_lead(lua_type(lua, key + 1))) {
        add_called(walk, name != 0 ? name : key);
    } else {
        lua_settop(lua, key);
    }
    if (may_lead(lua_type(lua, key))) {
        lua_pushvalue(lua, key);
        add_called(walk, name != 0 ? name : key);
    }
}

/* Fold in what the table holds itself, summed up, since entries come in an order of Lua's own. How
 * many lead on. */
static size_t fold_entries(lede_walk *walk, int table) {
    lua_State *lua = walk->lua;
    lede_digest sum = {0};
    size_t n_leading = 0;
    for (lua_pushnil(lua); lua_next(lua, table) != 0; lua_pop(lua, 1)) {
        n_leading += may_lead(lua_type(lua, -2)) || may_lead(lua_type(lua, -1));
        sum = lede_digest_sum(
            sum, lede_digest_join(lede_scalar_digest(lua, -2), lede_scalar_digest(lua, -1)));
    }
    *walk->digest = lede_digest_join(*walk->digest, sum);
    return n_leading;
}

static void visit_unordered(lede_walk *walk, int table, int name) {
    lua_State *lua = walk->lua;
    for (lua_pushnil(lua); lua_next(lua, table) != 0;) visit_entry(walk, name);
}

/* In the order of keys, which all runs share. */
static void visit_ordered(lede_walk *walk, int table, int name) {
    lua_State *lua = walk->lua;
    lua_Integer n = lede_keys_push_ordered(lua, table);
    int keys = lua_gettop(lua);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(lua, keys, i);
        lua_pushvalue(lua, -1);
        lua_rawget(lua, table);
        visit_entry(walk, name);
        lua_settop(lua, keys);
    }
    lua_settop(lua, keys - 1);
}

/* `name` of the stack says what it is called. */
static void visit_table(lede_walk *walk, int table, int name) {
    lua_State *lua = walk->lua;
    bool of_globals = is_globals(lua, table);
    int given = of_globals ? 0 : name; /* to what it holds */
    walk->leads = false;
    size_t n_leading = walk->digest == NULL ? 0 : fold_entries(walk, table);
    if (n_leading > 1) {
        visit_ordered(walk, table, given);
    } else if (walk->digest == NULL || n_leading == 1) {
        visit_unordered(walk, table, given);
    }
    bool has_metatable = lua_getmetatable(lua, table) != 0;
    if (has_metatable) add_called(walk, name);
    if (walk->found != 0) {
        lua_pushvalue(lua, table);
        if (of_globals) {
            lua_pushboolean(lua, 0);
        } else {
            lua_pushvalue(lua, name);
        }
        lua_rawset(lua, walk->found);
    }
    /* A table of scalars leads nowhere, now and in later walks. */
    if (walk->leaves != 0 && !walk->leads && !has_metatable) put(lua, walk->leaves, table);
}

void lede_walk_run(lede_walk *walk) {
    lua_State *lua = walk->lua;
    while (walk->head < walk->tail) {
        walk->head++;
        lua_rawgeti(lua, walk->names, walk->head);
        lua_rawgeti(lua, walk->queue, walk->head);
        int value = lua_gettop(lua);
        if (lua_type(lua, value) == LUA_TTABLE) {
            visit_table(walk, value, value - 1);
        } else {
            visit_function(walk, value);
        }
        lua_settop(lua, value - 2);
    }
}
