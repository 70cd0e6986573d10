/* lede.list, lede.keep, lede.pattern, lede.regex. */
#include "lua/declare.h"

#include "lua/convert.h"
#include "lua/object.h"
#include "lua/sandbox.h"

/* ---- list ------------------------------------------------------------------------------------ */

/* An item on top of the stack: a string, or what lede.regex gave. */
static lede_slice read_item(lua_State *lua, const lede_call *call, int i) {
    const lede_index_object *regex = lede_object_test(lua, -1, LEDE_OBJECT_REGEX);
    if (regex != NULL) {
        const lede_regex_text *text = &call->host->program->regex_texts.data[regex->index];
        if (!text->ignore_case) return text->pattern;
        lua_pushfstring(lua, "(?i)%s", lede_host_string(lua, text->pattern));
        return lede_slice_of(lede_host_string(lua, lede_slice_at(lua, -1)));
    }
    if (lua_type(lua, -1) != LUA_TSTRING) {
        luaL_error(lua, "%s: item %d must be a string or a lede.regex, got %s", call->what, i,
                   luaL_typename(lua, -1));
    }
    return lede_slice_keep(lua, -1);
}

/* An item with a name would be left out unseen. */
static void check_items(lua_State *lua, const lede_call *call) {
    lua_Integer n = lede_keys_push(lua, 2);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(lua, -1, i) == LUA_TSTRING) {
            luaL_error(lua,
                       "%s: item '%s' has a name; a list has none, as in { \"red\", \"blue\" }",
                       call->what, lua_tostring(lua, -1));
        }
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

/* The items at index 2; a block of the Lua state on the stack. */
static const lede_slice *read_items(lua_State *lua, const lede_call *call, size_t *count) {
    bool is_table = lua_type(lua, 2) == LUA_TTABLE;
    if (is_table) check_items(lua, call);
    size_t n = *count = is_table ? lede_list_length(lua, 2) : 1;
    lede_slice *items = lua_newuserdatauv(lua, (n + 1) * sizeof *items, 0);
    int top = lua_gettop(lua);
    for (size_t i = 1; i <= n; i++) {
        if (is_table)
            lua_geti(lua, 2, (lua_Integer)i);
        else
            lua_pushvalue(lua, 2);
        items[i - 1] = read_item(lua, call, (int)i);
        lua_settop(lua, top);
    }
    return items;
}

int lede_declare_list(lua_State *lua) {
    static const char example[] = "lede.list(\"colours\", { \"red\", \"blue\" })";
    lede_slice name = lede_call_first_name(lua, "list", example);
    if (lua_gettop(lua) != 2) {
        return luaL_error(lua, "lede.list takes a name and its items, as in %s", example);
    }
    lede_call call;
    lede_call_open(lua, &call, "list", name);
    if (call.binding) return 0;
    size_t count;
    const lede_slice *items = read_items(lua, &call, &count);
    lede_error err;
    if (lede_program_add_list(call.host->program, lede_slice_of(call.name), items, count, &err) !=
        LEDE_OK) {
        return lede_call_raise(lua, &call, &err);
    }
    lede_call_close(lua, &call, 0);
    return 0;
}

/* ---- keep ------------------------------------------------------------------------------------ */

int lede_declare_keep(lua_State *lua) {
    int n = lua_gettop(lua);
    for (int i = 1; i <= n; i++) {
        if (lua_type(lua, i) == LUA_TSTRING) continue;
        return luaL_error(lua, "lede.keep takes names of tables, as in lede.keep \"quote\", got %s",
                          luaL_typename(lua, i));
    }
    if (n == 0)
        return luaL_error(lua, "lede.keep takes names of tables, as in lede.keep \"quote\"");
    lede_call call;
    lede_call_open(lua, &call, "keep", LEDE_NULL_SLICE);
    if (call.binding) return 0;
    for (int i = 1; i <= n && !call.of_preload; i++) {
        lede_error err;
        if (lede_schema_keep(call.host->program->schema, lede_slice_at(lua, i), &err) != LEDE_OK) {
            return lede_call_raise(lua, &call, &err);
        }
    }
    lede_call_close(lua, &call, 0);
    return 0;
}

/* ---- pattern and regex ----------------------------------------------------------------------- */

static const lede_key regex_keys[] = {{"ignore_case", LEDE_BOOLEAN, false}, {NULL, 0, false}};
static const lede_key pattern_keys[] = {{"ignore_case", LEDE_BOOLEAN, false},
                                        {"dialect", LEDE_STRING, false},
                                        {"policy", LEDE_STRING, false},
                                        {NULL, 0, false}};

static bool read_options(lua_State *lua, const lede_call *call, const lede_key *keys) {
    if (lua_isnoneornil(lua, 2)) return false;
    if (lua_type(lua, 2) != LUA_TTABLE) {
        luaL_error(lua, "%s takes options in a table, as in { ignore_case = true }", call->what);
    }
    lede_check_keys(lua, 2, call->what, keys);
    lua_getfield(lua, 2, "ignore_case");
    bool result = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return result;
}

static int push_object(lua_State *lua, lede_object_kind kind, uint32_t index) {
    lede_index_object *object = lede_object_push(lua, kind, sizeof *object);
    object->index = index;
    return 1;
}

int lede_declare_pattern(lua_State *lua) {
    if (lua_type(lua, 1) != LUA_TSTRING) {
        return luaL_error(lua,
                          "lede.pattern takes a pattern, as in lede.pattern [=[ \"a\" \"b\" "
                          "]=], got %s",
                          luaL_typename(lua, 1));
    }
    lede_call call;
    lede_call_open(lua, &call, "pattern", LEDE_NULL_SLICE);
    if (!call.binding) {
        uint32_t index = 0;
        lede_error err;
        lede_rule_spec spec = {.name = LEDE_SLICE("lede.pattern"),
                               .file = lede_slice_of(call.file),
                               .line = call.line,
                               .pattern = lede_slice_at(lua, 1),
                               .is_query = true,
                               .ignore_case = read_options(lua, &call, pattern_keys)};
        if (!lua_isnoneornil(lua, 2)) lede_declare_dialect(lua, 2, &call, &spec);
        if (lede_program_add_pattern(call.host->program, &spec, &index, &err) != LEDE_OK) {
            return lede_call_raise(lua, &call, &err);
        }
        lede_call_close(lua, &call, index);
    }
    return push_object(lua, LEDE_OBJECT_PATTERN, call.index);
}

int lede_declare_regex(lua_State *lua) {
    if (lua_type(lua, 1) != LUA_TSTRING) {
        return luaL_error(lua,
                          "lede.regex takes a regular expression, as in lede.regex [=[ "
                          "\\d+ ]=], got %s",
                          luaL_typename(lua, 1));
    }
    lede_call call;
    lede_call_open(lua, &call, "regex", LEDE_NULL_SLICE);
    if (!call.binding) {
        uint32_t index = 0;
        lede_error err;
        if (lede_program_add_regex(call.host->program, lede_slice_at(lua, 1),
                                   read_options(lua, &call, regex_keys), &index, &err) != LEDE_OK) {
            err.column = 0; /* of the expression, not of the script's line */
            return lede_call_raise(lua, &call, &err);
        }
        lede_call_close(lua, &call, index);
    }
    return push_object(lua, LEDE_OBJECT_REGEX, call.index);
}
