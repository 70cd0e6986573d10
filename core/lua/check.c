/* Checks of the tables that declarations take, with messages that say what would be right. */
#include "lua/declare.h"

#include "base/nearest.h"
#include "lua/convert.h"
#include "lua/sandbox.h"

#include <stdio.h>

enum {
    MOST_NAMES = 64,  /* of one table that are considered for a suggestion */
    LONGEST_NOUN = 32 /* bytes of "field", "option" … */
};

/* "; did you mean 'x'?", or nothing, and then all names. Pushes one string. */
static void push_advice(lua_State *lua, lede_slice got, const char *const *names,
                        const char *noun) {
    lede_slice known[MOST_NAMES];
    size_t n_known = 0;
    while (n_known < MOST_NAMES && names[n_known] != NULL) {
        known[n_known] = lede_slice_of(names[n_known]);
        n_known++;
    }
    const lede_slice *nearest = lede_nearest(got, known, n_known);
    luaL_Buffer text;
    luaL_buffinit(lua, &text);
    if (nearest != NULL) {
        luaL_addstring(&text, "; did you mean '");
        luaL_addlstring(&text, nearest->data, nearest->size);
        luaL_addstring(&text, "'?");
    }
    luaL_addstring(&text, nearest != NULL ? " The " : "; the ");
    luaL_addstring(&text, noun);
    luaL_addstring(&text, " are ");
    for (const char *const *name = names; *name != NULL; name++) {
        if (name != names) luaL_addstring(&text, ", ");
        luaL_addstring(&text, *name);
    }
    luaL_pushresult(&text);
}

int lede_check_raise_choice(lua_State *lua, const char *what, const char *noun, lede_slice got,
                            const char *const *choices) {
    char plural[LONGEST_NOUN * 2];
    size_t size = strlen(noun);
    bool y = size > 0 && noun[size - 1] == 'y';
    snprintf(plural, sizeof plural, "%.*s%s", (int)(y ? size - 1 : size), noun, y ? "ies" : "s");
    push_advice(lua, got, choices, plural);
    return luaL_error(lua, "%s: there is no %s '%s'%s", what, noun, got.data,
                      lua_tostring(lua, -1));
}

int lede_check_raise_missing(lua_State *lua, const char *what, lede_slice got,
                             const char *const *names) {
    push_advice(lua, got, names, "fields");
    return luaL_error(lua, "%s has no '%s'%s", what, got.data, lua_tostring(lua, -1));
}

static void push_types(lua_State *lua, unsigned types) {
    static const struct {
        unsigned type;
        const char *name;
    } names[] = {{LEDE_STRING, "a string"},
                 {LEDE_NUMBER, "a number"},
                 {LEDE_BOOLEAN, "true or false"},
                 {LEDE_PATHS, "a table of paths, as in { name = \"match.text\" }"},
                 {LEDE_TABLE, "a table"},
                 {LEDE_FUNCTION, "a function"}};
    luaL_Buffer text;
    luaL_buffinit(lua, &text);
    bool any = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if ((types & names[i].type) != names[i].type) continue;
        types &= ~names[i].type;
        if (any) luaL_addstring(&text, " or ");
        luaL_addstring(&text, names[i].name);
        any = true;
    }
    luaL_pushresult(&text);
}

static const lede_key *find_key(const lede_key *keys, const char *name) {
    for (; keys->name != NULL; keys++) {
        if (strcmp(keys->name, name) == 0) return keys;
    }
    return NULL;
}

static void raise_unknown(lua_State *lua, const char *what, const lede_key *keys) {
    enum { MOST_KEYS = 32 };
    const char *names[MOST_KEYS + 1];
    size_t n = 0;
    for (; keys->name != NULL && n < MOST_KEYS; keys++) names[n++] = keys->name;
    names[n] = NULL;
    if (lua_type(lua, -1) != LUA_TSTRING) {
        push_advice(lua, LEDE_SLICE(""), names, "fields");
        luaL_error(lua, "%s has an item without a name%s", what, lua_tostring(lua, -1));
    }
    lede_slice got = lede_slice_at(lua, -1);
    push_advice(lua, got, names, "fields");
    lede_state_of(lua)->misnamed = true;
    luaL_error(lua, "%s has no field '%s'%s", what, got.data, lua_tostring(lua, -1));
}

static void check_type(lua_State *lua, const char *what, const lede_key *key, int type) {
    if ((key->types & 1u << type) != 0) return;
    push_types(lua, key->types);
    lede_state_of(lua)->misnamed = true;
    luaL_error(lua, "%s: field '%s' must be %s, got %s", what, key->name, lua_tostring(lua, -1),
               lua_typename(lua, type));
}

void lede_check_keys(lua_State *lua, int index, const char *what, const lede_key *keys) {
    int top = lua_gettop(lua);
    lua_Integer n = lede_keys_push(lua, index);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(lua, top + 1, i);
        const lede_key *key =
            lua_type(lua, -1) == LUA_TSTRING ? find_key(keys, lua_tostring(lua, -1)) : NULL;
        if (key == NULL) {
            raise_unknown(lua, what, keys);
            return;
        }
        check_type(lua, what, key, lua_getfield(lua, index, key->name));
        lua_settop(lua, top + 1);
    }
    lua_settop(lua, top);
    for (const lede_key *key = keys; key->name != NULL; key++) {
        if (!key->required) continue;
        int type = lua_getfield(lua, index, key->name);
        lua_pop(lua, 1);
        if (type != LUA_TNIL) continue;
        push_types(lua, key->types);
        luaL_error(lua, "%s needs a field '%s': %s", what, key->name, lua_tostring(lua, -1));
    }
}

lede_slice lede_check_string(lua_State *lua, int index, const char *field) {
    lua_getfield(lua, index, field);
    lede_slice slice = lede_slice_keep(lua, -1);
    lua_pop(lua, 1);
    return slice;
}

const lede_slice *lede_check_strings(lua_State *lua, int index, const char *what, const char *field,
                                     size_t *count) {
    int type = lua_getfield(lua, index, field);
    int list = lua_gettop(lua);
    size_t n = type == LUA_TTABLE ? lede_list_length(lua, list) : type == LUA_TSTRING ? 1 : 0;
    lede_slice *slices = lua_newuserdatauv(lua, (n + 1) * sizeof *slices, 0);
    *count = n;
    if (type == LUA_TSTRING) slices[0] = lede_slice_keep(lua, list);
    for (size_t i = 1; i <= n && type == LUA_TTABLE; i++) {
        if (lua_geti(lua, list, (lua_Integer)i) != LUA_TSTRING) {
            luaL_error(lua, "%s: field '%s' must be a list of strings, but item %d is a %s", what,
                       field, (int)i, luaL_typename(lua, -1));
        }
        slices[i - 1] = lede_slice_keep(lua, -1);
        lua_pop(lua, 1);
    }
    if (type == LUA_TTABLE && n == 0) {
        lua_pushnil(lua);
        if (lua_next(lua, list) != 0) {
            luaL_error(lua, "%s: field '%s' must be a list of strings, as in { \"a\", \"b\" }",
                       what, field);
        }
    }
    lua_remove(lua, list);
    return slices;
}
