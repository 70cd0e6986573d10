/* lede.groups: which texts are about the same thing (corpus/gather.h). */
#include "lua/declare.h"

#include "corpus/gather.h"
#include "lua/convert.h"
#include "lua/object.h"

typedef struct groups_object {
    lede_gather *gather;
} groups_object;

static const lede_key groups_keys[] = {{"least", LEDE_NUMBER, true},
                                       {"elsewhere", LEDE_NUMBER, false},
                                       {"window", LEDE_NUMBER, false},
                                       {"middle", LEDE_NUMBER, false},
                                       {NULL, 0, false}};

/* About what adding a text does for each byte of its words. */
enum { BYTE_WORK = 4 };

/* A number of days of the options, -1 if it is not there. */
static int64_t read_days(lua_State *lua, const char *name) {
    int is_integer = 0;
    if (lua_getfield(lua, 1, name) == LUA_TNIL) return -1;
    lua_Integer days = lua_tointegerx(lua, -1, &is_integer);
    if (!is_integer || days < 0) {
        luaL_error(lua, "lede.groups: %s must be a whole number of days", name);
    }
    return days;
}

static void read_options(lua_State *lua, lede_gather_options *options) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lede_check_keys(lua, 1, "lede.groups", groups_keys);
    lua_getfield(lua, 1, "least");
    options->least = lua_tonumber(lua, -1);
    lua_getfield(lua, 1, "elsewhere");
    options->elsewhere = lua_tonumber(lua, -1);
    options->window = read_days(lua, "window");
    options->middle = read_days(lua, "middle");
}

/* Made while the script loads, they would remember texts from one article to the next. */
int lede_groups(lua_State *lua) {
    lede_gather_options options;
    lede_error err;
    lede_mode mode = lede_state_of(lua)->mode;
    if (mode == LEDE_MODE_LOAD || mode == LEDE_MODE_BIND) {
        return luaL_error(lua, "lede.groups works in functions that are called later, such as "
                               "those of lede.collate");
    }
    read_options(lua, &options);
    groups_object *object = lede_object_push(lua, LEDE_OBJECT_GROUPS, sizeof *object);
    if (lede_gather_new(&options, &object->gather, &err) != LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    return 1;
}

static int close_groups(lua_State *lua) {
    groups_object *object = lede_object_check(lua, 1, LEDE_OBJECT_GROUPS);
    lede_gather_free(object->gather);
    object->gather = NULL;
    return 0;
}

/* The object, and the words of a text that come next. */
static lede_gather *check_text(lua_State *lua, const char *method, lede_slice *words) {
    groups_object *object = lede_object_check(lua, 1, LEDE_OBJECT_GROUPS);
    if (lua_type(lua, 2) != LUA_TSTRING) {
        luaL_error(lua, "groups:%s takes words with counts, as in \"ferry 3 sink 1\", got %s",
                   method, luaL_typename(lua, 2));
    }
    *words = lede_slice_at(lua, 2);
    lede_state_charge(lua, BYTE_WORK * words->size + 1);
    return object->gather;
}

/* groups:note(words) [-0, +0, e] */
static int note(lua_State *lua) {
    lede_slice words;
    lede_error err;
    lede_gather *gather = check_text(lua, "note", &words);
    if (lede_gather_note(gather, words, &err) != LEDE_OK) return lede_state_raise(lua, &err);
    return 0;
}

/* groups:add(words, day, origin) → the number of the group, how close the text is to it.
 * [-0, +2, e] */
static int add(lua_State *lua) {
    lede_gather_text text = {0};
    lede_error err;
    uint32_t group;
    double closeness;
    lede_gather *gather = check_text(lua, "add", &text.words);
    int64_t day = luaL_optinteger(lua, 3, 0);
    if (!lua_isnoneornil(lua, 3)) text.day = &day;
    if (luaL_optstring(lua, 4, NULL) != NULL) text.origin = lede_slice_at(lua, 4);
    if (lede_gather_add(gather, &text, &group, &closeness, &err) != LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    lua_pushinteger(lua, group);
    lua_pushnumber(lua, closeness);
    return 2;
}

static const luaL_Reg groups_methods[] = {{"add", add}, {"note", note}, {NULL, NULL}};
static const luaL_Reg groups_metamethods[] = {{"__gc", close_groups}, {NULL, NULL}};
const lede_object_class lede_groups_class = {"groups", groups_methods, NULL, NULL,
                                             groups_metamethods};
