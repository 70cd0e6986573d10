/* What a report writes on: headings, texts, tables, charts, evidence. */
#include "lua/page.h"

#include "lua/convert.h"
#include "lua/declare.h"
#include "lua/evidence.h"

enum { MOST_LEVELS = 3 };

void lede_page_push(lua_State *lua, lede_page *page, lede_store *store) {
    lede_page_object *object = lede_object_push(lua, LEDE_OBJECT_PAGE, sizeof *object);
    object->serial = lede_state_of(lua)->serial;
    object->page = page;
    object->store = store;
}

/* The page at 1; `add` ends what begins here. */
static lede_page_object *check_page(lua_State *lua) {
    lede_page_object *object = lede_object_check(lua, 1, LEDE_OBJECT_PAGE);
    if (object->serial != lede_state_of(lua)->serial) {
        luaL_error(lua, "page is closed: a report ends with its function");
    }
    lede_state_enter_scratch(lede_state_of(lua));
    return object;
}

static int add(lua_State *lua, const lede_page_object *object, const lede_element *element) {
    lede_error err;
    if (lede_page_add(object->page, element, &err) != LEDE_OK) return lede_state_raise(lua, &err);
    lede_state_leave_scratch(lede_state_of(lua));
    return 0;
}

static lede_slice check_text(lua_State *lua, const char *what) {
    if (lua_type(lua, 2) != LUA_TSTRING && lua_type(lua, 2) != LUA_TNUMBER) {
        luaL_error(lua, "page:%s takes a text, got %s", what, luaL_typename(lua, 2));
    }
    lua_tostring(lua, 2); /* a number becomes its text */
    return lede_slice_at(lua, 2);
}

static int page_heading(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_HEADING, .text = check_text(lua, "heading")};
    lua_Integer level = luaL_optinteger(lua, 3, 1);
    if (level < 1 || level > MOST_LEVELS) {
        return luaL_error(lua, "the level of a heading is 1, 2 or 3, got %d", (int)level);
    }
    element.level = (uint32_t)level;
    return add(lua, object, &element);
}

static int page_text(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_TEXT, .text = check_text(lua, "text")};
    return add(lua, object, &element);
}

/* ---- grids ----------------------------------------------------------------------------------- */

static const lede_key grid_keys[] = {
    {"caption", LEDE_STRING, false}, {"columns", LEDE_TABLE, false}, {NULL, 0, false}};

/* The names of the columns: those of the options, else those that store:rows gave, else none. */
static const lede_slice *read_columns(lua_State *lua, const char *what, size_t *count) {
    bool has_options = lua_type(lua, 3) == LUA_TTABLE;
    int from = 2;
    if (has_options && lua_getfield(lua, 3, "columns") != LUA_TNIL) from = 3;
    lua_settop(lua, 3);
    return lede_check_strings(lua, from, what, "columns", count);
}

/* Without names, as many columns as the longest row has items: a row may end with nil. */
static size_t count_columns(lua_State *lua, const char *what, size_t n_rows) {
    size_t most = 0;
    bool are_tables = true;
    for (size_t row = 1; row <= n_rows && are_tables; row++) {
        are_tables = lua_geti(lua, 2, (lua_Integer)row) == LUA_TTABLE;
        size_t n = are_tables ? lede_list_length(lua, -1) : 0;
        if (n > most) most = n;
        lua_pop(lua, 1);
    }
    if (most == 0 && are_tables) {
        luaL_error(lua,
                   "%s: the rows are no lists; of rows with names say which are the columns, as in "
                   "{ columns = { \"who\", \"times\" } }",
                   what);
    }
    return most;
}

static void read_cells(lua_State *lua, const char *what, lede_grid *grid, lede_value *cells) {
    lede_arena *arena = &lede_state_of(lua)->scratch;
    int top = lua_gettop(lua);
    for (size_t row = 0; row < grid->n_rows; row++) {
        if (lua_geti(lua, 2, (lua_Integer)row + 1) != LUA_TTABLE) {
            luaL_error(lua, "%s: row %d must be a table, got %s", what, (int)row + 1,
                       luaL_typename(lua, -1));
        }
        for (size_t column = 0; column < grid->n_columns; column++) {
            int type = lua_geti(lua, top + 1, (lua_Integer)column + 1);
            if (type == LUA_TNIL && grid->columns[column].data != NULL) {
                lua_getfield(lua, top + 1, grid->columns[column].data);
            }
            *cells++ = lede_value_check(lua, -1, arena, what);
            lua_settop(lua, top + 1);
        }
        lua_settop(lua, top);
    }
}

static void read_grid(lua_State *lua, const char *what, lede_element *element) {
    lede_grid *grid = &element->grid;
    lua_settop(lua, 3);
    if (lua_type(lua, 2) != LUA_TTABLE) {
        luaL_error(lua, "%s takes rows, as store:rows gives them, got %s", what,
                   luaL_typename(lua, 2));
    }
    if (lua_type(lua, 3) == LUA_TTABLE) {
        lede_check_keys(lua, 3, what, grid_keys);
        element->text = lede_check_string(lua, 3, "caption");
    } else if (!lua_isnil(lua, 3)) {
        luaL_error(lua, "%s takes options in a table, as in { caption = \"…\" }, got %s", what,
                   luaL_typename(lua, 3));
    }
    grid->columns = read_columns(lua, what, &grid->n_columns);
    grid->n_rows = lede_list_length(lua, 2);
    if (grid->n_columns == 0 && grid->n_rows > 0) {
        grid->n_columns = count_columns(lua, what, grid->n_rows);
        lede_slice *none = lua_newuserdatauv(lua, (grid->n_columns + 1) * sizeof *none, 0);
        for (size_t i = 0; i < grid->n_columns; i++) none[i] = LEDE_NULL_SLICE;
        grid->columns = none;
    }
    lede_state_charge(lua, grid->n_rows * (grid->n_columns + 1));
    lede_value *cells = lede_arena_array(&lede_state_of(lua)->scratch,
                                         grid->n_rows * grid->n_columns + 1, sizeof *cells);
    if (cells == NULL) lede_state_raise_memory(lua);
    grid->cells = cells;
    read_cells(lua, what, grid, cells);
    for (size_t i = 0; i < grid->n_columns; i++) { /* renderers show an empty name as none */
        if (grid->columns[i].data == NULL)
            ((lede_slice *)(uintptr_t)grid->columns)[i] = LEDE_SLICE("");
    }
}

static bool is_number(lede_value value) {
    return value.kind == LEDE_INT || value.kind == LEDE_REAL || value.kind == LEDE_NULL;
}

/* Charts need so many columns, the last of them numbers. */
static void check_chart(lua_State *lua, const char *what, const lede_grid *grid, size_t n_columns,
                        const char *expected) {
    if (grid->n_rows == 0) return;
    if (grid->n_columns != n_columns) {
        luaL_error(lua, "%s takes rows of %d columns, %s; got %d", what, (int)n_columns, expected,
                   (int)grid->n_columns);
    }
    for (size_t row = 0; row < grid->n_rows; row++) {
        if (is_number(grid->cells[row * n_columns + n_columns - 1])) continue;
        luaL_error(lua, "%s takes rows of %d columns, %s; the last of row %d is no number", what,
                   (int)n_columns, expected, (int)row + 1);
    }
}

static int page_table(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_TABLE};
    read_grid(lua, "page:table", &element);
    return add(lua, object, &element);
}

static int page_bars(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_BARS};
    read_grid(lua, "page:bars", &element);
    check_chart(lua, "page:bars", &element.grid, 2, "a label and a number");
    return add(lua, object, &element);
}

static int page_crosstab(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_CROSSTAB};
    read_grid(lua, "page:crosstab", &element);
    check_chart(lua, "page:crosstab", &element.grid, 3, "row, column and a number");
    return add(lua, object, &element);
}

static int page_timeline(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_TIMELINE};
    read_grid(lua, "page:timeline", &element);
    if (element.grid.n_rows > 0 && element.grid.n_columns < 2) {
        return luaL_error(lua,
                          "page:timeline takes rows of a date and a label, and perhaps more; "
                          "got %d columns",
                          (int)element.grid.n_columns);
    }
    return add(lua, object, &element);
}

static int page_kwic(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_KWIC};
    read_grid(lua, "page:kwic", &element);
    if (element.grid.n_rows > 0 && element.grid.n_columns != 4) {
        return luaL_error(lua,
                          "page:kwic takes rows of 4 columns, left, match, right and source; "
                          "got %d",
                          (int)element.grid.n_columns);
    }
    return add(lua, object, &element);
}

/* A cell as text, in the scratch arena. */
static lede_slice text_of(lua_State *lua, lede_value value) {
    lede_buffer text = {0};
    if (value.kind == LEDE_TEXT) return value.as.text;
    if (value.kind == LEDE_NULL) return LEDE_SLICE("");
    lede_value_print(value, &text);
    bool ok = !text.failed;
    lede_slice copy = lede_arena_copy(&lede_state_of(lua)->scratch, lede_buffer_slice(&text), &ok);
    lede_buffer_clear(&text);
    if (!ok) lede_state_raise_memory(lua);
    return copy;
}

/* Rows of what is said, by whom, and more about it. */
static int page_quotes(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_EVIDENCE};
    lede_element given = element;
    read_grid(lua, "page:quotes", &given);
    size_t n = given.grid.n_rows, n_columns = given.grid.n_columns;
    if (n > 0 && (n_columns < 2 || n_columns > 3)) {
        return luaL_error(
            lua,
            "page:quotes takes rows of what is said, by whom, and perhaps a note; got "
            "%d columns",
            (int)n_columns);
    }
    lede_passage *passages = lede_arena_array(&lede_state_of(lua)->scratch, n, sizeof *passages);
    if (passages == NULL) return lede_state_raise_memory(lua);
    for (size_t i = 0; i < n; i++) {
        const lede_value *row = given.grid.cells + i * n_columns;
        passages[i] = (lede_passage){
            .text = text_of(lua, row[0]),
            .who = text_of(lua, row[1]),
            .note = n_columns > 2 ? text_of(lua, row[2]) : LEDE_NULL_SLICE,
        };
    }
    element.text = given.text;
    element.passages = passages;
    element.n_passages = n;
    return add(lua, object, &element);
}

static int page_evidence(lua_State *lua) {
    const lede_page_object *object = check_page(lua);
    lede_element element = {.kind = LEDE_ELEMENT_EVIDENCE};
    lede_evidence_read(lua, object->store, &element);
    return add(lua, object, &element);
}

static const luaL_Reg page_methods[] = {{"bars", page_bars},         {"crosstab", page_crosstab},
                                        {"evidence", page_evidence}, {"heading", page_heading},
                                        {"kwic", page_kwic},         {"quotes", page_quotes},
                                        {"table", page_table},       {"text", page_text},
                                        {"timeline", page_timeline}, {NULL, NULL}};
const lede_object_class lede_page_class = {"page", page_methods, NULL, NULL, NULL};
