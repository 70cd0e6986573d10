/* The examples of a rule: { text, expected, title = …, todo = true }. */
#include "lua/declare.h"

#include "lua/convert.h"
#include "lua/sandbox.h"

static const char *const example_fields[] = {"title",    "published", "publisher",
                                             "language", "todo",      NULL};

static void check_fields(lua_State *lua, const lede_call *call, int example, int number) {
    int top = lua_gettop(lua);
    lua_Integer n = lede_keys_push(lua, example);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(lua, top + 1, i);
        bool known = lua_isinteger(lua, -1) && lua_tointeger(lua, -1) <= 2;
        for (int f = 0; example_fields[f] != NULL && lua_type(lua, -1) == LUA_TSTRING; f++) {
            known = known || strcmp(lua_tostring(lua, -1), example_fields[f]) == 0;
        }
        if (!known) {
            luaL_error(lua,
                       "%s: example %d has an unknown field '%s'; an example is { text, "
                       "expected }, and may have title, published, publisher, language, todo",
                       call->what, number, luaL_tolstring(lua, -1, NULL));
        }
        lua_pop(lua, 1);
    }
    lua_settop(lua, top);
}

static lede_slice string_field(lua_State *lua, const lede_call *call, int number,
                               const char *field) {
    int example = lua_gettop(lua);
    if (lua_getfield(lua, example, field) != LUA_TNIL && lua_type(lua, -1) != LUA_TSTRING) {
        luaL_error(lua, "%s: example %d: field '%s' must be a string, got %s", call->what, number,
                   field, luaL_typename(lua, -1));
    }
    lede_slice slice = lede_slice_keep(lua, -1);
    lua_settop(lua, example);
    return slice;
}

/* One expected row from the table on top of the stack, in the scratch arena. */
static lede_expected_row read_row(lua_State *lua, const lede_call *call, int number) {
    lede_arena *arena = &lede_state_of(lua)->scratch;
    int row = lua_gettop(lua);
    size_t n = (size_t)lede_keys_push(lua, row);
    lede_slice *names = lede_arena_array(arena, n, sizeof *names);
    lede_value *values = lede_arena_array(arena, n, sizeof *values);
    if (names == NULL || values == NULL) lede_state_raise_memory(lua);
    for (size_t i = 0; i < n; i++) {
        if (lua_rawgeti(lua, row + 1, (lua_Integer)i + 1) != LUA_TSTRING) {
            luaL_error(lua,
                       "%s: example %d expects a table with the names of fields, or a list of "
                       "such tables, or false",
                       call->what, number);
        }
        names[i] = lede_slice_keep(lua, -1);
        lua_pushfstring(lua, "%s: example %d: '%s'", call->what, number, names[i].data);
        lua_pushvalue(lua, -2);
        lua_gettable(lua, row);
        values[i] = lede_value_check(lua, -1, arena, lua_tostring(lua, -2));
        lua_settop(lua, row + 1);
    }
    lua_settop(lua, row);
    return (lede_expected_row){.names = names, .values = values, .n_values = n};
}

static void read_expected(lua_State *lua, const lede_call *call, int number,
                          lede_example *example) {
    int at = lua_gettop(lua);
    int type = lua_geti(lua, at, 2);
    if (type == LUA_TBOOLEAN && !lua_toboolean(lua, -1)) {
        lua_settop(lua, at);
        return;
    }
    if (type != LUA_TTABLE) {
        luaL_error(lua,
                   "%s: example %d expects a table of fields, a list of such tables, or false, "
                   "got %s",
                   call->what, number, luaL_typename(lua, -1));
    }
    size_t n = lede_list_length(lua, at + 1);
    lede_expected_row *rows = lede_arena_array(&lede_state_of(lua)->scratch, n + 1, sizeof *rows);
    if (rows == NULL) lede_state_raise_memory(lua);
    if (n == 0) rows[0] = read_row(lua, call, number);
    for (size_t i = 1; i <= n; i++) {
        if (lua_geti(lua, at + 1, (lua_Integer)i) != LUA_TTABLE) {
            luaL_error(lua, "%s: example %d: item %d of the list must be a table, got %s",
                       call->what, number, (int)i, luaL_typename(lua, -1));
        }
        rows[i - 1] = read_row(lua, call, number);
        lua_pop(lua, 1);
    }
    example->rows = rows;
    example->n_rows = n == 0 ? 1 : n;
    lua_settop(lua, at);
}

static void read_example(lua_State *lua, const lede_call *call, uint32_t rule, int number) {
    int at = lua_gettop(lua);
    check_fields(lua, call, at, number);
    lede_example example = {.rule = rule,
                            .line = call->line,
                            .title = string_field(lua, call, number, "title"),
                            .published = string_field(lua, call, number, "published"),
                            .publisher = string_field(lua, call, number, "publisher"),
                            .language = string_field(lua, call, number, "language")};
    if (lua_geti(lua, at, 1) != LUA_TSTRING) {
        luaL_error(lua, "%s: example %d begins with its text, a string, got %s", call->what, number,
                   luaL_typename(lua, -1));
    }
    example.text = lede_slice_keep(lua, -1);
    lua_pop(lua, 1);
    lua_getfield(lua, at, "todo");
    example.todo = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    read_expected(lua, call, number, &example);
    example.of_pack = call->of_pack;
    lede_error err;
    if (lede_program_add_example(call->host->program, &example, &err) != LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
}

void lede_declare_examples(lua_State *lua, const lede_call *call, uint32_t rule) {
    int examples = lua_gettop(lua);
    size_t n = lede_list_length(lua, examples);
    for (size_t i = 1; i <= n; i++) {
        if (lua_geti(lua, examples, (lua_Integer)i) != LUA_TTABLE) {
            luaL_error(lua, "%s: example %d must be a table { text, expected }, got %s", call->what,
                       (int)i, luaL_typename(lua, -1));
        }
        lede_state_enter_scratch(lede_state_of(lua));
        read_example(lua, call, rule, (int)i);
        lua_settop(lua, examples);
        lede_state_leave_scratch(lede_state_of(lua));
    }
}
