#include "binding/binding.h"

#include <string.h>

lede_binding_script *lede_binding_check_script(lua_State *lua, int index) {
    lede_binding_script *own = luaL_checkudata(lua, index, LEDE_BINDING_SCRIPT);
    if (own->script == NULL) luaL_error(lua, "the script is closed");
    return own;
}

static int close_script(lua_State *lua) {
    lede_binding_script *own = luaL_checkudata(lua, 1, LEDE_BINDING_SCRIPT);
    /* Runs that are open hold the script; what is closed by hand is theirs to lose no more. */
    if (lua_getiuservalue(lua, 1, 1) == LUA_TNUMBER && lua_tointeger(lua, -1) > 0) {
        return luaL_error(lua, "the script has runs that are open; close them first");
    }
    lede_script_close(own->script);
    lede_engine_close(own->engine);
    *own = (lede_binding_script){0};
    return 0;
}

/* The collector takes runs first, whose user value is the script, or both at the end. */
static int collect_script(lua_State *lua) {
    lede_binding_script *own = luaL_checkudata(lua, 1, LEDE_BINDING_SCRIPT);
    lede_script_close(own->script);
    lede_engine_close(own->engine);
    *own = (lede_binding_script){0};
    return 0;
}

/* ---- opening ---- */

static void read_limits(lua_State *lua, int options, lede_limits *limits) {
    static const char *const names[] = {"article_bytes",
                                        "article_memory",
                                        "lua_instructions",
                                        "lua_bytes",
                                        "string_steps",
                                        "match_candidates",
                                        "regex_steps",
                                        "report_steps",
                                        "output_bytes",
                                        "failures",
                                        NULL};
    int type = lua_getfield(lua, options, "limits");
    if (type != LUA_TNIL) {
        luaL_checktype(lua, -1, LUA_TTABLE);
        int own = lua_gettop(lua);
        lede_binding_check_names(lua, own, names);
        *limits =
            (lede_limits){.article_bytes = lede_binding_count(lua, own, "article_bytes"),
                          .article_memory = lede_binding_count(lua, own, "article_memory"),
                          .lua_instructions = lede_binding_count(lua, own, "lua_instructions"),
                          .lua_bytes = lede_binding_count(lua, own, "lua_bytes"),
                          .string_steps = lede_binding_count(lua, own, "string_steps"),
                          .match_candidates = lede_binding_count(lua, own, "match_candidates"),
                          .regex_steps = lede_binding_count(lua, own, "regex_steps"),
                          .report_steps = lede_binding_count(lua, own, "report_steps"),
                          .output_bytes = lede_binding_count(lua, own, "output_bytes"),
                          .failures = lede_binding_count(lua, own, "failures")};
    }
    lua_pop(lua, 1);
}

static void open_engine(lua_State *lua, int options, lede_binding_script *own) {
    lede_error err;
    lede_engine_options engine = {.script_path = lede_binding_string(lua, options, "folders"),
                                  .columns = lede_binding_string(lua, options, "columns"),
                                  .regions = lede_binding_string(lua, options, "regions"),
                                  .cache_path = lede_binding_string(lua, options, "cache"),
                                  .trust = lede_binding_flag(lua, options, "trust")};
    read_limits(lua, options, &engine.limits);
    if (lede_engine_open(&engine, &own->engine, &err) != LEDE_OK) lede_binding_raise(lua, &err);
}

/* `record = { who = "who.text" }` in the order of the names, since tables have none. */
static size_t read_fields(lua_State *lua, int rule, const lede_rule_field **out) {
    size_t count = 0;
    int type = lua_getfield(lua, rule, "record");
    if (type == LUA_TNIL) return 0;
    luaL_checktype(lua, -1, LUA_TTABLE);
    int record = lua_gettop(lua);
    for (lua_pushnil(lua); lua_next(lua, record) != 0; lua_pop(lua, 1)) count++;
    lede_rule_field *fields = lua_newuserdatauv(lua, (count + 1) * sizeof *fields, 0);
    size_t n = 0;
    for (lua_pushnil(lua); lua_next(lua, record) != 0; lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING || lua_type(lua, -1) != LUA_TSTRING) {
            luaL_error(lua, "record: names with paths were expected, as in { who = \"who.text\" }");
        }
        lede_rule_field field = {lua_tostring(lua, -2), lua_tostring(lua, -1)};
        size_t at = n++;
        while (at > 0 && strcmp(fields[at - 1].name, field.name) > 0) {
            fields[at] = fields[at - 1];
            at--;
        }
        fields[at] = field;
    }
    *out = fields;
    return count;
}

static lede_dialect read_dialect(lua_State *lua, int rule) {
    static const char *const names[] = {"lede", "cwb", "blacklab", NULL};
    const char *name = lede_binding_string(lua, rule, "dialect");
    for (int i = 0; names[i] != NULL && name != NULL; i++) {
        if (strcmp(names[i], name) == 0) return (lede_dialect)i;
    }
    if (name != NULL) luaL_error(lua, "there is no dialect '%s'", name);
    return LEDE_DIALECT_LEDE;
}

static void open_rules(lua_State *lua, int options, lede_binding_script *own) {
    static const char *const known[] = {"name",    "into",        "pattern", "record",
                                        "dialect", "ignore_case", NULL};
    lede_rules_options rules = {0};
    lede_error err;
    rules.packs = lede_binding_strings(lua, options, "packs", &rules.n_packs);
    lua_getfield(lua, options, "rules");
    luaL_checktype(lua, -1, LUA_TTABLE);
    int list = lua_gettop(lua);
    rules.n_rules = (size_t)lua_rawlen(lua, list);
    lede_rule_options *all = lua_newuserdatauv(lua, (rules.n_rules + 1) * sizeof *all, 0);
    for (size_t i = 0; i < rules.n_rules; i++) {
        /* Fields are held by the stack until the script is there. */
        luaL_checkstack(lua, LUA_MINSTACK, "too many rules");
        if (lua_rawgeti(lua, list, (lua_Integer)i + 1) != LUA_TTABLE) {
            luaL_error(lua, "rules: a list of tables was expected");
        }
        int rule = lua_gettop(lua);
        lede_binding_check_names(lua, rule, known);
        all[i] = (lede_rule_options){.name = lede_binding_string(lua, rule, "name"),
                                     .into = lede_binding_string(lua, rule, "into"),
                                     .pattern = lede_binding_string(lua, rule, "pattern"),
                                     .dialect = read_dialect(lua, rule),
                                     .ignore_case = lede_binding_flag(lua, rule, "ignore_case")};
        all[i].n_fields = read_fields(lua, rule, &all[i].fields);
    }
    rules.rules = all;
    if (lede_script_open_rules(own->engine, &rules, &own->script, &err) != LEDE_OK) {
        lede_binding_raise(lua, &err);
    }
}

static void open_text(lua_State *lua, int options, lede_binding_script *own) {
    lede_error err;
    lede_slice text = {0};
    const char *path = lede_binding_string(lua, options, "path");
    const char *name = lede_binding_string(lua, options, "name");
    if (path != NULL) {
        if (lede_script_open(own->engine, path, &own->script, &err) == LEDE_OK) return;
        lede_binding_raise(lua, &err);
    }
    lua_getfield(lua, options, "text");
    text.data = luaL_checklstring(lua, -1, &text.size);
    lede_status status = lede_script_open_text(own->engine, name == NULL ? "script" : name, text,
                                               &own->script, &err);
    if (status != LEDE_OK) lede_binding_raise(lua, &err);
}

/* lede.open(path), lede.open { path = | text = | rules = …, … } */
static int open_script(lua_State *lua) {
    static const char *const known[] = {"path",  "text",  "name",   "rules",   "packs",   "folders",
                                        "cache", "trust", "limits", "columns", "regions", NULL};
    lua_settop(lua, 1);
    if (lua_type(lua, 1) == LUA_TSTRING) {
        lua_createtable(lua, 0, 1);
        lua_insert(lua, 1);
        lua_setfield(lua, 1, "path");
    }
    luaL_checktype(lua, 1, LUA_TTABLE);
    lede_binding_check_names(lua, 1, known);
    lede_binding_script *own = lua_newuserdatauv(lua, sizeof *own, 1);
    *own = (lede_binding_script){0};
    luaL_setmetatable(lua, LEDE_BINDING_SCRIPT);
    open_engine(lua, 1, own);
    bool has_rules = lua_getfield(lua, 1, "rules") != LUA_TNIL;
    lua_pop(lua, 1);
    if (has_rules) {
        open_rules(lua, 1, own);
    } else {
        open_text(lua, 1, own);
    }
    lua_settop(lua, 2);
    return 1;
}

/* script:tables() → { coverage = { "people", "said" }, … } */
static int list_tables(lua_State *lua) {
    const lede_binding_script *own = lede_binding_check_script(lua, 1);
    lua_newtable(lua);
    lede_table_info table;
    for (size_t i = 0; (table = lede_script_table(own->script, i)).name != NULL; i++) {
        lua_createtable(lua, (int)table.n_fields, 0);
        for (size_t k = 0; k < table.n_fields; k++) {
            lua_pushstring(lua, table.fields[k]);
            lua_rawseti(lua, -2, (lua_Integer)k + 1);
        }
        lua_setfield(lua, -2, table.name);
    }
    return 1;
}

static int read_messages(lua_State *lua) {
    lede_binding_push_slice(lua, lede_script_messages(lede_binding_check_script(lua, 1)->script));
    return 1;
}

int luaopen_lede(lua_State *lua) {
    static const luaL_Reg script_methods[] = {
        {"run", lede_binding_run}, {"articles", lede_binding_articles},
        {"tables", list_tables},   {"messages", read_messages},
        {"close", close_script},   {NULL, NULL}};
    static const luaL_Reg script_events[] = {
        {"__gc", collect_script}, {"__close", close_script}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"open", open_script}, {NULL, NULL}};
    luaL_checkversion(lua);
    luaL_newmetatable(lua, LEDE_BINDING_SCRIPT);
    luaL_setfuncs(lua, script_events, 0);
    luaL_newlib(lua, script_methods);
    lua_setfield(lua, -2, "__index");
    lua_pop(lua, 1);
    lede_binding_make_runs(lua);
    luaL_newlib(lua, functions);
    lua_pushliteral(lua, LEDE_VERSION);
    lua_setfield(lua, -2, "version");
    return 1;
}
