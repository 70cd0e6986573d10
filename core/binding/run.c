#include "binding/binding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct binding_run {
    lede_run *run;
    lede_store *store; /* may be NULL */
    bool holds;        /* counted among the open runs of its script */
} binding_run;

/* Values behind a run: its script, its options, the arrays that point into them. */
enum { HOLD_SCRIPT = 1, HOLD_OPTIONS, HOLD_INPUTS, HOLD_FIELDS, N_HELD = HOLD_FIELDS };

/* How many runs of a script are open stands in its user value: it cannot be closed before them. */
static void count_open(lua_State *lua, int script, lua_Integer by) {
    script = lua_absindex(lua, script);
    lua_getiuservalue(lua, script, 1);
    lua_pushinteger(lua, lua_tointeger(lua, -1) + by);
    lua_setiuservalue(lua, script, 1);
    lua_pop(lua, 1);
}

static binding_run *check_run(lua_State *lua, int index) {
    binding_run *own = luaL_checkudata(lua, index, LEDE_BINDING_RUN);
    if (own->run == NULL) luaL_error(lua, "the run is closed");
    return own;
}

static int close_run(lua_State *lua) {
    binding_run *own = luaL_checkudata(lua, 1, LEDE_BINDING_RUN);
    lede_run_close(own->run);
    lede_store_close(own->store);
    if (own->holds) {
        lua_getiuservalue(lua, 1, HOLD_SCRIPT);
        count_open(lua, -1, -1);
    }
    *own = (binding_run){0};
    return 0;
}

/* ---- opening ---- */

static lede_view read_view(lua_State *lua, int options) {
    static const struct {
        const char *name;
        lede_view view;
    } views[] = {{"json", LEDE_VIEW_ARTICLE_JSON}, {"text", LEDE_VIEW_ARTICLE_TEXT},
                 {"html", LEDE_VIEW_ARTICLE_HTML}, {"conllu", LEDE_VIEW_CONLLU},
                 {"vertical", LEDE_VIEW_VERTICAL}, {"tokens", LEDE_VIEW_TOKENS_JSON},
                 {"mark", LEDE_VIEW_MARK_JSON},    {"kwic", LEDE_VIEW_KWIC}};
    const char *name = lede_binding_string(lua, options, "view");
    for (size_t i = 0; name != NULL && i < sizeof views / sizeof *views; i++) {
        if (strcmp(views[i].name, name) == 0) return views[i].view;
    }
    if (name != NULL) luaL_error(lua, "there is no view '%s'", name);
    return LEDE_VIEW_NONE;
}

static void open_store(lua_State *lua, int options, const lede_binding_script *script,
                       binding_run *own) {
    lede_error err;
    const char *path = lede_binding_string(lua, options, "store");
    if (path == NULL) return;
    lede_status status =
        lede_binding_flag(lua, options, "resume")
            ? lede_store_resume(script->engine, path, script->script, &own->store, &err)
            : lede_store_create(script->engine, path, lede_binding_flag(lua, options, "replace"),
                                script->script, &own->store, &err);
    if (status != LEDE_OK) lede_binding_raise(lua, &err);
}

/* Replace the options at 2 by a table of our own, which holds what they point to whatever the host
 * makes of its. `{ "a", "b" }` is short for `{ inputs = { "a", "b" } }`, and so is "a". */
static void own_options(lua_State *lua) {
    bool is_table = lua_type(lua, 2) == LUA_TTABLE;
    if (lua_type(lua, 2) != LUA_TSTRING) luaL_checktype(lua, 2, LUA_TTABLE);
    lua_settop(lua, 2);
    lua_newtable(lua);
    lua_pushvalue(lua, 2);
    lua_setfield(lua, 3, "inputs");
    if (is_table) lua_pushnil(lua);
    while (is_table && lua_next(lua, 2) != 0) {
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2); /* key, key, value */
        if (lua_type(lua, -2) == LUA_TSTRING) {
            lua_settable(lua, 3);
        } else {
            lua_pop(lua, 2);
        }
    }
    lua_replace(lua, 2);
}

static lede_run_options read_options(lua_State *lua, const lede_binding_script *script) {
    static const char *const known[] = {"inputs", "format",      "fields", "language", "where",
                                        "store",  "replace",     "resume", "workers",  "duplicates",
                                        "view",   "every_match", NULL};
    lede_binding_check_names(lua, 2, known);
    lede_run_options options = {.script = script->script,
                                .format = lede_binding_string(lua, 2, "format"),
                                .language = lede_binding_string(lua, 2, "language"),
                                .where = lede_binding_string(lua, 2, "where"),
                                .every_match = lede_binding_flag(lua, 2, "every_match"),
                                .view = read_view(lua, 2)};
    uint64_t workers = lede_binding_count(lua, 2, "workers");
    options.workers = workers > UINT32_MAX ? UINT32_MAX : (uint32_t)workers;
    const char *duplicates = lede_binding_string(lua, 2, "duplicates");
    if (duplicates != NULL && strcmp(duplicates, "first") == 0) {
        options.duplicates = LEDE_DUPLICATES_FIRST;
    } else if (duplicates != NULL && strcmp(duplicates, "keep") != 0) {
        luaL_error(lua, "duplicates: \"keep\" or \"first\" was expected, got '%s'", duplicates);
    }
    return options;
}

int lede_binding_run(lua_State *lua) {
    const lede_binding_script *script = lede_binding_check_script(lua, 1);
    own_options(lua);
    binding_run *own = lua_newuserdatauv(lua, sizeof *own, N_HELD);
    *own = (binding_run){0};
    luaL_setmetatable(lua, LEDE_BINDING_RUN);
    int run = lua_gettop(lua);
    lua_pushvalue(lua, 1);
    lua_setiuservalue(lua, run, HOLD_SCRIPT);
    lua_pushvalue(lua, 2);
    lua_setiuservalue(lua, run, HOLD_OPTIONS);
    lede_run_options options = read_options(lua, script);
    options.inputs = lede_binding_strings(lua, 2, "inputs", &options.n_inputs);
    lua_setiuservalue(lua, run, HOLD_INPUTS);
    options.fields = lede_binding_strings(lua, 2, "fields", &options.n_fields);
    lua_setiuservalue(lua, run, HOLD_FIELDS);
    open_store(lua, 2, script, own);
    options.store = own->store;
    lede_error err;
    if (lede_run_open(script->engine, &options, &own->run, &err) != LEDE_OK) {
        lede_store_close(own->store);
        own->store = NULL;
        return lede_binding_raise(lua, &err);
    }
    own->holds = true;
    count_open(lua, 1, 1);
    lua_settop(lua, run);
    return 1;
}

/* ---- what a run gives ---- */

/* run:next() → an article; nil behind the last */
static int give_next(lua_State *lua) {
    binding_run *own = check_run(lua, 1);
    lede_item item;
    lede_error err;
    lede_status status = lede_run_next(own->run, &item, &err);
    if (status == LEDE_END || status == LEDE_STOPPED) { /* what came before a stop is kept, too */
        status = lede_run_finish(own->run, &err);
        if (status != LEDE_OK) return lede_binding_raise(lua, &err);
        lua_pushnil(lua);
        return 1;
    }
    if (status != LEDE_OK) return lede_binding_raise(lua, &err);
    lede_binding_push_item(lua, own->run, &item);
    return 1;
}

/* for article in script:articles(options): the run is closed when the loop ends, however it does */
int lede_binding_articles(lua_State *lua) {
    lede_binding_run(lua);
    lua_pushcfunction(lua, give_next);
    lua_insert(lua, -2);    /* function, run */
    lua_pushnil(lua);       /* no first control value */
    lua_pushvalue(lua, -2); /* the run once more: closed by the loop */
    return 4;
}

static int stop_run(lua_State *lua) {
    lede_run_stop(check_run(lua, 1)->run);
    return 0;
}

static int tell_progress(lua_State *lua) {
    lede_progress now = lede_run_progress(check_run(lua, 1)->run);
    const struct {
        const char *name;
        uint64_t count;
    } counts[] = {{"articles", now.articles},
                  {"failures", now.failures},
                  {"records", now.records},
                  {"limits", now.limits},
                  {"duplicates", now.duplicates},
                  {"known", now.known},
                  {"gone", now.gone},
                  {"bytes", now.bytes},
                  {"total_bytes", now.total_bytes}};
    lua_createtable(lua, 0, 10);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        lua_pushinteger(lua, (lua_Integer)counts[i].count);
        lua_setfield(lua, -2, counts[i].name);
    }
    lua_pushnumber(lua, now.seconds);
    lua_setfield(lua, -2, "seconds");
    return 1;
}

/* ---- reports ---- */

/* What the library writes. In a userdata, so that nothing is lost when Lua raises; its bytes are
 * not Lua's, since Lua must not raise through the library. */
typedef struct text {
    char *data;
    size_t size, room;
} text;

static lede_status add_text(void *context, lede_slice bytes, lede_error *err) {
    text *all = context;
    if (bytes.size == 0) return LEDE_OK;
    if (all->size + bytes.size > all->room) {
        size_t room = (all->size + bytes.size) * 2;
        char *data = realloc(all->data, room);
        if (data == NULL) {
            err->status = LEDE_NOMEM;
            snprintf(err->message, sizeof err->message, "out of memory");
            return LEDE_NOMEM;
        }
        all->data = data;
        all->room = room;
    }
    memcpy(all->data + all->size, bytes.data, bytes.size);
    all->size += bytes.size;
    return LEDE_OK;
}

static int free_text(lua_State *lua) {
    text *all = lua_touserdata(lua, 1);
    free(all->data);
    *all = (text){0};
    return 0;
}

static text *push_text(lua_State *lua) {
    text *all = lua_newuserdatauv(lua, sizeof *all, 0);
    *all = (text){0};
    if (luaL_newmetatable(lua, "lede.text")) {
        lua_pushcfunction(lua, free_text);
        lua_setfield(lua, -2, "__gc");
    }
    lua_setmetatable(lua, -2);
    return all;
}

static lede_store *check_store(lua_State *lua, const binding_run *own) {
    if (own->store == NULL) {
        luaL_error(lua, "the run has no store; say store = \"results.db\" when it is opened");
    }
    return own->store;
}

/* run:report(format, name) → text */
static int make_report(lua_State *lua) {
    static const char *const formats[] = {"terminal", "markdown", "html", NULL};
    const binding_run *own = check_run(lua, 1);
    int format = luaL_checkoption(lua, 2, "markdown", formats);
    lede_page_options options = {.format = (lede_page_format)format,
                                 .report = luaL_optstring(lua, 3, NULL)};
    lede_store *store = check_store(lua, own);
    lua_getiuservalue(lua, 1, HOLD_SCRIPT);
    const lede_binding_script *script = lede_binding_check_script(lua, -1);
    text *all = push_text(lua);
    lede_error err;
    if (lede_script_report(script->script, store, &options, add_text, all, &err) != LEDE_OK) {
        return lede_binding_raise(lua, &err);
    }
    lua_pushlstring(lua, all->data == NULL ? "" : all->data, all->size);
    return 1;
}

/* run:dump() → every table of the store as text */
static int make_dump(lua_State *lua) {
    lede_store *store = check_store(lua, check_run(lua, 1));
    text *all = push_text(lua);
    lede_error err;
    if (lede_store_dump(store, add_text, all, &err) != LEDE_OK) {
        return lede_binding_raise(lua, &err);
    }
    lua_pushlstring(lua, all->data == NULL ? "" : all->data, all->size);
    return 1;
}

void lede_binding_make_runs(lua_State *lua) {
    static const luaL_Reg methods[] = {{"next", give_next},
                                       {"stop", stop_run},
                                       {"progress", tell_progress},
                                       {"report", make_report},
                                       {"dump", make_dump},
                                       {"close", close_run},
                                       {NULL, NULL}};
    static const luaL_Reg events[] = {{"__gc", close_run}, {"__close", close_run}, {NULL, NULL}};
    luaL_newmetatable(lua, LEDE_BINDING_RUN);
    luaL_setfuncs(lua, events, 0);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pop(lua, 1);
}
