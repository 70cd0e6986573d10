#include "binding/binding.h"

int lede_binding_raise(lua_State *lua, const lede_error *err) {
    char text[sizeof(lede_error)];
    lede_error_print(err, text, sizeof text);
    return luaL_error(lua, "%s", text);
}

void lede_binding_push_slice(lua_State *lua, lede_slice text) {
    if (text.data == NULL) {
        lua_pushnil(lua);
    } else {
        lua_pushlstring(lua, text.data, text.size);
    }
}

static void push_value(lua_State *lua, const lede_value *value) {
    luaL_checkstack(lua, 4, "a list of lists");
    switch (value->kind) {
    case LEDE_NULL: lua_pushnil(lua); break;
    case LEDE_BOOL: lua_pushboolean(lua, value->as.boolean); break;
    case LEDE_INT: lua_pushinteger(lua, value->as.integer); break;
    case LEDE_REAL: lua_pushnumber(lua, value->as.real); break;
    case LEDE_TEXT: lede_binding_push_slice(lua, value->as.text); break;
    case LEDE_LIST:
        lua_createtable(lua, (int)value->as.list.count, 0);
        for (size_t i = 0; i < value->as.list.count; i++) {
            push_value(lua, &value->as.list.items[i]);
            lua_rawseti(lua, -2, (lua_Integer)i + 1);
        }
        break;
    }
}

static void set_integer(lua_State *lua, const char *name, uint64_t number) {
    lua_pushinteger(lua, (lua_Integer)number);
    lua_setfield(lua, -2, name);
}

static void set_string(lua_State *lua, const char *name, const char *text) {
    lua_pushstring(lua, text); /* nil for NULL */
    lua_setfield(lua, -2, name);
}

static void set_slice(lua_State *lua, const char *name, lede_slice text) {
    lede_binding_push_slice(lua, text);
    lua_setfield(lua, -2, name);
}

static void push_capture(lua_State *lua, const lede_capture_info *capture) {
    lua_createtable(lua, 0, 4);
    set_string(lua, "name", capture->name);
    set_slice(lua, "text", capture->text);
    set_integer(lua, "start", capture->start);
    set_integer(lua, "stop", capture->stop);
}

static void push_record(lua_State *lua, const lede_record_info *record) {
    lua_createtable(lua, 0, 14);
    set_string(lua, "table", record->table);
    set_string(lua, "rule", record->rule);
    set_string(lua, "file", record->file);
    set_integer(lua, "line", record->line);
    set_integer(lua, "n", record->n);
    set_integer(lua, "start", record->start);
    set_integer(lua, "stop", record->stop);
    set_slice(lua, "text", record->text);
    set_slice(lua, "sentence", record->sentence);
    lua_createtable(lua, 0, (int)record->n_values);
    for (size_t i = 0; i < record->n_values && record->fields != NULL; i++) {
        push_value(lua, &record->values[i]);
        lua_setfield(lua, -2, record->fields[i]);
    }
    lua_setfield(lua, -2, "values");
    lua_createtable(lua, (int)record->n_captures, 0);
    for (size_t i = 0; i < record->n_captures; i++) {
        push_capture(lua, &record->captures[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "captures");
}

static void push_failure(lua_State *lua, const lede_failure_info *failure) {
    lua_createtable(lua, 0, 6);
    set_string(lua, "kind", failure->kind);
    set_string(lua, "rule", failure->rule);
    set_string(lua, "where", failure->where);
    set_string(lua, "message", failure->message);
    set_integer(lua, "line", failure->line);
    set_integer(lua, "column", failure->column);
}

static void set_metadata(lua_State *lua, const lede_run *run) {
    static const char *const names[] = {"deck",      "byline",  "published", "modified",
                                        "publisher", "section", "language",  "url"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        set_slice(lua, names[i], lede_run_field(run, names[i]));
    }
}

void lede_binding_push_item(lua_State *lua, const lede_run *run, const lede_item *item) {
    luaL_checkstack(lua, 10, NULL);
    lua_createtable(lua, 0, 18);
    set_integer(lua, "n", item->n);
    set_integer(lua, "bytes", item->bytes);
    set_string(lua, "source", item->source);
    set_string(lua, "id", item->id);
    set_string(lua, "title", item->title);
    set_metadata(lua, run);
    lua_pushboolean(lua, item->failed);
    lua_setfield(lua, -2, "failed");
    if (item->view.size > 0) set_slice(lua, "view", item->view);
    lua_createtable(lua, (int)item->n_failures, 0);
    for (size_t i = 0; i < item->n_failures; i++) {
        push_failure(lua, &item->failures[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "failures");
    lua_createtable(lua, (int)item->n_records, 0);
    for (size_t i = 0; i < item->n_records; i++) {
        push_record(lua, &item->records[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "records");
}
