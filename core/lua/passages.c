/* lede.passages: what texts share with those before them (corpus/reuse.h). */
#include "lua/declare.h"

#include "corpus/reuse.h"
#include "lua/convert.h"

/* Shorter stretches than this are the words of everybody. */
enum { LEAST_WORDS = 8, MOST_LEAST = 1000 };

static const lede_key passages_keys[] = {{"least", LEDE_NUMBER, false}, {NULL, 0, false}};

static void set_integer(lua_State *lua, const char *name, lua_Integer value) {
    lua_pushinteger(lua, value);
    lua_setfield(lua, -2, name);
}

/* Places as string.sub takes them: bytes from 1, both included. */
static void push_run(lua_State *lua, const lede_reuse_run *run, lua_Integer text) {
    lua_createtable(lua, 0, 7);
    set_integer(lua, "text", text);
    set_integer(lua, "start", (lua_Integer)run->start + 1);
    set_integer(lua, "stop", run->stop);
    set_integer(lua, "of", (lua_Integer)run->of + 1);
    set_integer(lua, "of_start", (lua_Integer)run->of_start + 1);
    set_integer(lua, "of_stop", run->of_stop);
    set_integer(lua, "words", run->words);
}

/* [1] the texts, [2] light userdata of the comparison → a list of runs. */
static int compare(lua_State *lua) {
    lede_reuse *reuse = lua_touserdata(lua, 2);
    lua_Integer n_texts = (lua_Integer)lede_list_length(lua, 1), n = 0;
    lua_newtable(lua);
    for (lua_Integer i = 1; i <= n_texts; i++) {
        const lede_reuse_run *runs = NULL;
        size_t n_runs = 0;
        lede_error err;
        if (lua_geti(lua, 1, i) != LUA_TSTRING) {
            return luaL_error(lua, "lede.passages takes a list of texts; item %d is a %s", (int)i,
                              luaL_typename(lua, -1));
        }
        if (lede_reuse_add(reuse, lede_slice_at(lua, -1), &runs, &n_runs, &err) != LEDE_OK) {
            return lede_state_raise(lua, &err);
        }
        lede_state_charge(lua, lede_reuse_n_words(reuse) + 8 * n_runs);
        for (size_t k = 0; k < n_runs; k++) {
            push_run(lua, &runs[k], i);
            lua_rawseti(lua, 3, ++n);
        }
        lua_settop(lua, 3);
    }
    return 1;
}

static lua_Integer read_least(lua_State *lua) {
    if (lua_isnoneornil(lua, 2)) return LEAST_WORDS;
    luaL_checktype(lua, 2, LUA_TTABLE);
    lede_check_keys(lua, 2, "lede.passages", passages_keys);
    lua_Integer least = LEAST_WORDS;
    if (lua_getfield(lua, 2, "least") != LUA_TNIL) {
        int is_integer = 0;
        least = lua_tointegerx(lua, -1, &is_integer);
        if (!is_integer || least < 1 || least > MOST_LEAST) {
            luaL_error(lua, "lede.passages: least must be a number of words from 1 to %d",
                       (int)MOST_LEAST);
        }
    }
    return least;
}

int lede_passages(lua_State *lua) {
    lede_reuse *reuse = NULL;
    lede_error err;
    if (lua_type(lua, 1) != LUA_TTABLE) {
        return luaL_error(lua,
                          "lede.passages takes a list of texts, as in lede.passages({ a, b }, "
                          "{ least = 8 }), got %s",
                          luaL_typename(lua, 1));
    }
    lua_Integer least = read_least(lua);
    luaL_checkstack(lua, 4, NULL);
    if (lede_reuse_new((uint32_t)least, &reuse, &err) != LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    lua_pushcfunction(lua, compare); /* nothing may raise while the comparison is open */
    lua_pushvalue(lua, 1);
    lua_pushlightuserdata(lua, reuse);
    int status = lua_pcall(lua, 2, 1, 0);
    lede_reuse_free(reuse);
    if (status != LUA_OK) return lua_error(lua);
    return 1;
}
