/* The store as reports and collates see it: SELECT, and rows of a collate's own table. */
#include "lua/page.h"

#include "lua/convert.h"
#include "lua/hooks.h"

void lede_store_push(lua_State *lua, lede_store *store, uint32_t table) {
    lede_store_object *object = lede_object_push(lua, LEDE_OBJECT_STORE, sizeof *object);
    object->serial = lede_state_of(lua)->serial;
    object->store = store;
    object->table = table;
}

static lede_store_object *check_store(lua_State *lua) {
    lede_store_object *object = lede_object_check(lua, 1, LEDE_OBJECT_STORE);
    if (object->serial != lede_state_of(lua)->serial) {
        luaL_error(lua, "store is closed: it ends with the function it was given to");
    }
    return object;
}

/* Push the row at hand: a table by position and by name. [-0, +1, m] */
static void push_row(lua_State *lua, const lede_rows *rows, const lede_value *values) {
    size_t n_columns = lede_rows_n_columns(rows);
    lua_createtable(lua, (int)n_columns, (int)n_columns);
    for (size_t i = 0; i < n_columns; i++) {
        lede_value_push(lua, values[i]);
        lua_pushvalue(lua, -1);
        lua_setfield(lua, -3, lede_rows_column(rows, i));
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lede_state_charge(lua, n_columns + 1);
}

/* Upvalue-free body: [1] light userdata of the rows. Builds the list; the caller closes the rows
 * however this ends. */
static int fetch(lua_State *lua) {
    lede_rows *rows = lua_touserdata(lua, 1);
    size_t n_columns = lede_rows_n_columns(rows);
    lede_value *values = lua_newuserdatauv(lua, (n_columns + 1) * sizeof *values, 0);
    lua_newtable(lua);
    int list = lua_gettop(lua);
    lua_createtable(lua, (int)n_columns, 0);
    for (size_t i = 0; i < n_columns; i++) {
        lua_pushstring(lua, lede_rows_column(rows, i));
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, list, "columns");
    lede_error err;
    lede_status status;
    lua_Integer n = 0;
    while ((status = lede_rows_next(rows, values, &err)) == LEDE_OK) {
        push_row(lua, rows, values);
        lua_rawseti(lua, list, ++n);
    }
    if (status != LEDE_END) return lede_state_raise(lua, &err);
    return 1;
}

/* Run a SELECT with the values from `first` to the top of the stack. Nothing may raise from here
 * on until something owns the rows. */
static lede_rows *open_rows(lua_State *lua, lede_store *store, lede_slice sql, int first) {
    lede_state *state = lede_state_of(lua);
    int top = lua_gettop(lua);
    size_t n_values = top < first ? 0 : (size_t)(top - first + 1);
    lede_value *values = lua_newuserdatauv(lua, (n_values + 1) * sizeof *values, 0);
    for (size_t i = 0; i < n_values; i++) {
        values[i] = lede_value_check(lua, first + (int)i, &state->scratch, "a value for ?");
        if (values[i].kind == LEDE_LIST) {
            luaL_error(lua, "a value for ? must be a string, a number or a boolean, got a list");
        }
    }
    lede_rows *rows = NULL;
    lede_error err;
    luaL_checkstack(lua, 8, NULL);
    lede_select select = {sql, values, n_values, state->host->query_steps};
    if (lede_store_select(store, &select, &rows, &err) != LEDE_OK) {
        err.where[0] = '\0'; /* the place is the line of the call */
        err.line = err.column = 0;
        lede_state_raise(lua, &err);
    }
    return rows;
}

void lede_store_push_rows(lua_State *lua, lede_store *store, lede_slice sql, int first) {
    lede_rows *rows = open_rows(lua, store, sql, first);
    lua_pushcfunction(lua, fetch); /* no memory is needed for these two */
    lua_pushlightuserdata(lua, rows);
    int status = lua_pcall(lua, 1, 1, 0);
    lede_rows_close(rows);
    if (status != LUA_OK) lua_error(lua);
}

static lede_slice check_sql(lua_State *lua, const char *method) {
    if (lua_type(lua, 2) != LUA_TSTRING) {
        luaL_error(lua,
                   "store:%s takes SQL, as in [[select name, count(*) n from person group by "
                   "name]], got %s",
                   method, luaL_typename(lua, 2));
    }
    return lede_slice_at(lua, 2);
}

static int store_rows(lua_State *lua) {
    lede_store_object *object = check_store(lua);
    lede_state_enter_scratch(lede_state_of(lua));
    lede_store_push_rows(lua, object->store, check_sql(lua, "rows"), 3);
    lede_state_leave_scratch(lede_state_of(lua));
    return 1;
}

/* ---- one row after the other ---- */

/* Rows that are open: closed when the loop ends, however it does, or when they are collected. */
typedef struct cursor {
    uint64_t serial;
    lede_rows *rows;
} cursor;

static int close_cursor(lua_State *lua) {
    cursor *c = lede_object_check(lua, 1, LEDE_OBJECT_CURSOR);
    lede_rows_close(c->rows);
    c->rows = NULL;
    return 0;
}

/* Upvalue 1: the cursor. → the next row, or nil. */
static int next_row(lua_State *lua) {
    cursor *c = lede_object_test(lua, lua_upvalueindex(1), LEDE_OBJECT_CURSOR);
    lede_error err;
    if (c->serial != lede_state_of(lua)->serial || c->rows == NULL) {
        return luaL_error(lua, "these rows are closed: they end with their loop");
    }
    size_t n_columns = lede_rows_n_columns(c->rows);
    lede_value *values = lua_newuserdatauv(lua, (n_columns + 1) * sizeof *values, 0);
    lede_status status = lede_rows_next(c->rows, values, &err);
    if (status == LEDE_OK) {
        push_row(lua, c->rows, values);
    } else if (status == LEDE_END) {
        lua_pushnil(lua);
    } else {
        return lede_state_raise(lua, &err);
    }
    return 1;
}

/* for row in store:each(sql, …) do … end: one row in memory at a time. */
static int store_each(lua_State *lua) {
    lede_store_object *object = check_store(lua);
    lede_slice sql = check_sql(lua, "each");
    cursor *c = lede_object_push(lua, LEDE_OBJECT_CURSOR, sizeof *c);
    lua_insert(lua, 3);
    c->serial = lede_state_of(lua)->serial;
    lede_state_enter_scratch(lede_state_of(lua));
    c->rows = open_rows(lua, object->store, sql, 4);
    lede_state_leave_scratch(lede_state_of(lua));
    lua_pushvalue(lua, 3);
    lua_pushcclosure(lua, next_row, 1);
    lua_pushnil(lua);
    lua_pushnil(lua);
    lua_pushvalue(lua, 3);
    return 4;
}

static const luaL_Reg cursor_metamethods[] = {
    {"__gc", close_cursor}, {"__close", close_cursor}, {NULL, NULL}};
const lede_object_class lede_cursor_class = {"cursor", NULL, NULL, NULL, cursor_metamethods};

/* The first column of the first row; nil without rows. */
static int store_value(lua_State *lua) {
    lede_store_object *object = check_store(lua);
    lede_state_enter_scratch(lede_state_of(lua));
    lede_store_push_rows(lua, object->store, check_sql(lua, "value"), 3);
    lede_state_leave_scratch(lede_state_of(lua));
    if (lua_geti(lua, -1, 1) == LUA_TNIL) return 1;
    lua_geti(lua, -1, 1);
    return 1;
}

/* Where the evidence of a row stands: names are texts, the rest are whole numbers. */
static void check_place(lua_State *lua, const lede_value *place) {
    for (int i = 0; i < LEDE_N_EVIDENCE; i++) {
        const char *name = lede_evidence_names[i];
        bool is_number = strcmp(name, "start") == 0 || strcmp(name, "stop") == 0 ||
                         strcmp(name, "sentence") == 0;
        if (place[i].kind == LEDE_NULL || place[i].kind == (is_number ? LEDE_INT : LEDE_TEXT)) {
            continue;
        }
        luaL_error(lua, "store:add: '%s' says where the evidence stands, and must be a %s", name,
                   is_number ? "whole number" : "string");
    }
}

static int store_add(lua_State *lua) {
    lede_store_object *object = check_store(lua);
    lede_state *state = lede_state_of(lua);
    if (object->table == LEDE_NO_TABLE) {
        return luaL_error(lua, "store:add works in a collate only; a report reads");
    }
    if (lua_type(lua, 2) != LUA_TTABLE) {
        return luaL_error(lua,
                          "store:add takes a row, a table with the names of the fields, got "
                          "%s",
                          luaL_typename(lua, 2));
    }
    const lede_table *table = lede_schema_table(state->host->program->schema, object->table);
    lede_value *values = lua_newuserdatauv(lua, (table->n_fields + 1) * sizeof *values, 0);
    lede_state_enter_scratch(state);
    lede_value place[LEDE_N_EVIDENCE];
    for (int i = 0; i < LEDE_N_EVIDENCE; i++) place[i] = lede_value_null();
    lede_row_read(lua, 2, object->table, place, values);
    check_place(lua, place);
    lede_error err;
    if (lede_store_write_row(object->store, object->table, place, values, (uint32_t)table->n_fields,
                             &err) != LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    lede_state_leave_scratch(state);
    return 0;
}

static const luaL_Reg store_methods[] = {{"add", store_add},
                                         {"each", store_each},
                                         {"rows", store_rows},
                                         {"value", store_value},
                                         {NULL, NULL}};
const lede_object_class lede_store_class = {"store", store_methods, NULL, NULL, NULL};
