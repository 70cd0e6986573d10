#include "lua/seal.h"

#include <math.h>

#include "lua/sandbox.h"
#include "lua/walk.h"

/* ---- what a sealed table answers ---- */

/* For a write to `name` by what runs now. */
static int raise_sealed(lua_State *lua, const char *name) {
    const char *running = lede_state_of(lua)->running;
    return luaL_error(lua,
                      "%s changes '%s', so results would depend on the order of articles; use "
                      "article.state or a report",
                      running == NULL ? "the script" : running, name);
}

/* Upvalue 1: name of the table, false for the globals. */
static int sealed_newindex(lua_State *lua) {
    const char *name = lua_tostring(lua, lua_upvalueindex(1));
    if (name == NULL) name = lede_base_tostring(lua, 2, NULL);
    return raise_sealed(lua, name);
}

/* Upvalues: the contents, the __index the table had. */
static int sealed_index(lua_State *lua) {
    lua_settop(lua, 2);
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 1;
    lua_settop(lua, 2);
    if (lua_type(lua, lua_upvalueindex(2)) == LUA_TFUNCTION) {
        lua_pushvalue(lua, lua_upvalueindex(2));
        lua_insert(lua, 1);
        lua_call(lua, 2, 1);
    } else {
        lua_gettable(lua, lua_upvalueindex(2));
    }
    return 1;
}

static int sealed_len(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)lua_rawlen(lua, lua_upvalueindex(1)));
    return 1;
}

static bool push_from(lua_State *lua, int reference, int index) {
    if (reference == LUA_NOREF || lua_type(lua, index) != LUA_TTABLE) return false;
    index = lua_absindex(lua, index);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, reference);
    lua_pushvalue(lua, index);
    lua_rawget(lua, -2);
    lua_remove(lua, -2);
    if (!lua_isnil(lua, -1)) return true;
    lua_pop(lua, 1);
    return false;
}

bool lede_seal_is_sealed(lua_State *lua, int index) {
    if (!push_from(lua, lede_state_of(lua)->hidden, index)) return false;
    lua_pop(lua, 1);
    return true;
}

void lede_seal_push_contents(lua_State *lua, int index) {
    if (push_from(lua, lede_state_of(lua)->hidden, index)) return;
    lua_pushvalue(lua, index);
}

void lede_seal_push_shown(lua_State *lua, int index) {
    if (push_from(lua, lede_state_of(lua)->shown, index)) lua_replace(lua, -2);
}

bool lede_seal_push_metatable(lua_State *lua, int index) {
    if (!lede_seal_is_sealed(lua, index)) return false;
    lua_getmetatable(lua, index);
    if (lua_getfield(lua, -1, "__metatable") == LUA_TNIL) {
        lua_pop(lua, 1);
        lua_getfield(lua, -1, "was");
    }
    lua_remove(lua, -2);
    return true;
}

/* ---- sealing ---- */

static int count_entries(lua_State *lua, int table) {
    int n = 0;
    for (lua_pushnil(lua); lua_next(lua, table) != 0; lua_pop(lua, 1)) n++;
    return n;
}

/* Push an empty table with room for what `table` has: a list, or keys of which none is a number; of
 * others Lua finds out which are a list when they come. */
static void push_room(lua_State *lua, int table) {
    int n = 0, n_numbers = 0;
    for (lua_pushnil(lua); lua_next(lua, table) != 0; lua_pop(lua, 1)) {
        n++;
        n_numbers += lua_type(lua, -2) == LUA_TNUMBER;
    }
    bool is_list = n_numbers == n && lua_rawlen(lua, table) == (size_t)n;
    lua_createtable(lua, is_list ? n : 0, n_numbers == 0 ? n : 0);
}

/* Push a table that has all entries of `table`, which are taken out there. */
static void push_moved(lua_State *lua, int table) {
    push_room(lua, table);
    int contents = lua_gettop(lua);
    for (lua_pushnil(lua); lua_next(lua, table) != 0;) {
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        lua_rawset(lua, contents);
        lua_pushvalue(lua, -1);
        lua_pushnil(lua);
        lua_rawset(lua, table);
    }
}

/* Copy the metamethods that the table had from metatable `was` to `now`. */
static void copy_metamethods(lua_State *lua, int was, int now) {
    lede_seal_push_contents(lua, was);
    for (lua_pushnil(lua); lua_next(lua, -2) != 0;) {
        const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "";
        if (strncmp(name, "__", 2) == 0) {
            lua_pushvalue(lua, -2);
            lua_insert(lua, -2);
            lua_rawset(lua, now);
        } else {
            lua_pop(lua, 1);
        }
    }
    lua_pop(lua, 1);
}

static void set_metatable(lua_State *lua, int table, int contents, int name) {
    lua_createtable(lua, 0, 3);
    int now = lua_gettop(lua);
    if (lua_getmetatable(lua, table) != 0) {
        copy_metamethods(lua, now + 1, now);
        lua_setfield(lua, now, "was");
    }
    lua_pushvalue(lua, contents);
    if (lua_getfield(lua, now, "__index") != LUA_TNIL) {
        lua_pushcclosure(lua, sealed_index, 2);
    } else {
        lua_pop(lua, 1);
    }
    lua_setfield(lua, now, "__index");
    lua_pushvalue(lua, name);
    lua_pushcclosure(lua, sealed_newindex, 1);
    lua_setfield(lua, now, "__newindex");
    if (lua_getfield(lua, now, "__len") == LUA_TNIL) {
        lua_pushvalue(lua, contents);
        lua_pushcclosure(lua, sealed_len, 1);
        lua_setfield(lua, now, "__len");
    }
    lua_settop(lua, now);
    lua_setmetatable(lua, table);
}

/* Seal the table at -2 called as -1 says (false: the globals); keeps both. */
static void seal_table(lua_State *lua, int hidden, int shown) {
    int name = lua_gettop(lua), table = name - 1;
    push_moved(lua, table);
    int contents = name + 1;
    set_metatable(lua, table, contents, name);
    lua_pushvalue(lua, table);
    lua_pushvalue(lua, contents);
    lua_rawset(lua, hidden);
    lua_pushvalue(lua, contents);
    lua_pushvalue(lua, table);
    lua_rawset(lua, shown);
    lua_settop(lua, name);
}

static void seal_found(lua_State *lua, int found) {
    lede_state *state = lede_state_of(lua);
    int n = count_entries(lua, found);
    lua_createtable(lua, 0, n);
    lua_pushvalue(lua, -1);
    state->hidden = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_createtable(lua, 0, n);
    lua_pushvalue(lua, -1);
    state->shown = luaL_ref(lua, LUA_REGISTRYINDEX);
    int shown = lua_gettop(lua), hidden = shown - 1;
    for (lua_pushnil(lua); lua_next(lua, found) != 0; lua_pop(lua, 1)) {
        seal_table(lua, hidden, shown);
    }
    lua_settop(lua, hidden - 1);
}

/* Methods of strings are looked up in what their sealed table holds, unless a script gave that
 * table a metatable: nobody can reach it that way to write into it, and most calls of stages are
 * such. */
static void shorten_strings(lua_State *lua) {
    int top = lua_gettop(lua);
    lua_pushliteral(lua, "");
    if (lua_getmetatable(lua, top + 1) != 0 &&
        lua_getfield(lua, top + 2, "__index") == LUA_TTABLE &&
        lua_getmetatable(lua, top + 3) != 0 && lua_getfield(lua, top + 4, "was") == LUA_TNIL) {
        lede_seal_push_contents(lua, top + 3);
        lua_setfield(lua, top + 2, "__index");
    }
    lua_settop(lua, top);
}

static void add_global(lede_walk *walk, int reference) {
    lua_rawgeti(walk->lua, LUA_REGISTRYINDEX, reference);
    lede_walk_add(walk, NULL);
}

/* Modules are called by their names. */
static void add_modules(lede_walk *walk) {
    lua_State *lua = walk->lua;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, lede_state_of(lua)->loaded);
    int loaded = lua_gettop(lua);
    for (lua_pushnil(lua); lua_next(lua, loaded) != 0;) {
        lede_walk_add(walk, lua_tostring(lua, -2));
    }
    lua_settop(lua, loaded - 1);
}

static int new_reference(lua_State *lua) {
    lua_newtable(lua);
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}

void lede_seal(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    int top = lua_gettop(lua);
    state->closures = new_reference(lua);
    state->values = new_reference(lua);
    lua_newtable(lua);
    lua_newtable(lua);
    lede_walk walk;
    lede_walk_open(&walk, lua);
    walk.found = top + 1;
    walk.leaves = top + 2;
    walk.watch = true;
    for (size_t i = 0; i < state->kept.count; i++) {
        lede_walk_restart(&walk);
        state->kept.data[i].watch = state->watches.count;
        lua_rawgeti(lua, LUA_REGISTRYINDEX, state->kept.data[i].ref);
        lede_walk_add(&walk, state->kept.data[i].what);
        lede_walk_run(&walk);
        state->kept.data[i].n_watch = state->watches.count - state->kept.data[i].watch;
    }
    walk.watch = false;
    lede_walk_restart(&walk);
    add_global(&walk, LUA_RIDX_GLOBALS);
    add_modules(&walk);
    lede_walk_run(&walk);
    /* Leaves found in earlier walks stand in `found` already. */
    seal_found(lua, walk.found);
    shorten_strings(lua);
    lua_settop(lua, top);
}

/* ---- after a callback ---- */

/* Whether two values are one, in all that a script can tell: 0, 0.0 and -0.0 differ, what is no
 * number is the same as itself. */
static bool is_same(lua_State *lua, int a, int b) {
    if (lua_type(lua, a) != LUA_TNUMBER || lua_type(lua, b) != LUA_TNUMBER) {
        return lua_rawequal(lua, a, b) != 0;
    }
    if (lua_isinteger(lua, a) != lua_isinteger(lua, b)) return false;
    if (lua_isinteger(lua, a)) return lua_tointeger(lua, a) == lua_tointeger(lua, b);
    lua_Number x = lua_tonumber(lua, a), y = lua_tonumber(lua, b);
    if (isnan(x) || isnan(y)) return isnan(x) && isnan(y);
    return x == y && signbit(x) == signbit(y);
}

/* Whether the upvalue on top of the stack is as it was: mostly an object, which is the same at one
 * look; numbers, truth values and other strings are compared. */
static bool is_as_before(lua_State *lua, const lede_watch *watch, int values) {
    if (watch->object != NULL && lua_topointer(lua, -1) == watch->object) return true;
    lua_rawgeti(lua, values, watch->value);
    bool same = is_same(lua, -1, -2);
    lua_pop(lua, 1);
    return same;
}

/* The watches from `first` on that are of one closure, which is on top of the stack, where some
 * upvalues are left: to pop each would take as long as to compare it. How many. */
static size_t check_closure(lua_State *lua, const lede_watch *first, size_t n, int values,
                            const char **changed) {
    enum { LEFT = 8 }; /* no more than there is room for */
    int closure = lua_gettop(lua);
    size_t i = 0;
    for (; i < n && first[i].closure == first->closure; i++) {
        if (i % LEFT == 0) lua_settop(lua, closure);
        const char *name = lua_getupvalue(lua, closure, first[i].upvalue);
        if (LEDE_LIKELY(name == NULL || is_as_before(lua, &first[i], values))) continue;
        lua_rawgeti(lua, values, first[i].value);
        lua_setupvalue(lua, closure, first[i].upvalue);
        if (*changed == NULL) *changed = *name == '\0' ? "an iterator made at load" : name;
    }
    return i;
}

void lede_seal_check(lua_State *lua, const lede_kept *kept) {
    lede_state *state = lede_state_of(lua);
    if (kept->n_watch == 0) return;
    int top = lua_gettop(lua);
    const char *changed = NULL;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->closures);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->values);
    for (size_t i = 0; i < kept->n_watch;) {
        const lede_watch *first = &state->watches.data[kept->watch + i];
        lua_settop(lua, top + 2);
        lua_rawgeti(lua, top + 1, first->closure);
        i += check_closure(lua, first, kept->n_watch - i, top + 2, &changed);
    }
    lua_settop(lua, top);
    if (changed != NULL) raise_sealed(lua, changed);
}

static void walk_slots(lua_State *lua, unsigned slots, lede_digest *digest, lede_buffer *words) {
    lede_state *state = lede_state_of(lua);
    int top = lua_gettop(lua);
    lede_walk walk;
    lede_walk_open(&walk, lua);
    walk.digest = digest;
    walk.words = words;
    for (size_t i = 0; i < state->kept.count; i++) {
        if ((slots & 1u << state->kept.data[i].slot) == 0) continue;
        lua_rawgeti(lua, LUA_REGISTRYINDEX, state->kept.data[i].ref);
        lede_walk_add(&walk, state->kept.data[i].what);
    }
    lede_walk_run(&walk);
    lua_settop(lua, top);
}

void lede_seal_digest(lua_State *lua, unsigned slots, lede_digest *digest) {
    walk_slots(lua, slots, digest, NULL);
}

void lede_seal_words(lua_State *lua, unsigned slots, lede_buffer *words) {
    walk_slots(lua, slots, NULL, words);
}
