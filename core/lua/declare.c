#include "lua/declare.h"

#include "lua/convert.h"
#include "lua/object.h"
#include "lua/offer.h"
#include "lua/sandbox.h"

#include <stdio.h>

/* ---- the digest of arguments ----------------------------------------------------------------- */

enum { DEEPEST = 16 }; /* tables within tables of a declaration; deeper ones are a mistake */

/* A function counts by its place in the script: what it does is the same bytes. */
static lede_digest function_digest(lua_State *lua, int index) {
    lua_Debug info;
    lua_pushvalue(lua, index);
    lua_getinfo(lua, ">S", &info);
    lede_digest line = {(uint64_t)info.linedefined, LUA_TFUNCTION};
    return lede_digest_join(lede_digest_of(lede_slice_of(info.source)), line);
}

static lede_digest value_digest(lua_State *lua, int index, int depth);

/* Entries are summed up, since they come in an order of Lua's own. */
static lede_digest table_digest(lua_State *lua, int index, int depth) {
    if (depth > DEEPEST) luaL_error(lua, "tables are nested too deep, or contain themselves");
    luaL_checkstack(lua, 8, "a declaration");
    lede_digest sum = {0, LUA_TTABLE};
    uint64_t n = 0;
    for (lua_pushnil(lua); lua_next(lua, index) != 0; lua_pop(lua, 1)) {
        int key = lua_gettop(lua) - 1;
        lede_digest name = value_digest(lua, key, depth + 1);
        sum = lede_digest_sum(sum, lede_digest_join(name, value_digest(lua, key + 1, depth + 1)));
        n++;
    }
    lede_state_charge(lua, n);
    return sum;
}

static lede_digest value_digest(lua_State *lua, int index, int depth) {
    switch (lua_type(lua, index)) {
    case LUA_TTABLE: return table_digest(lua, index, depth);
    case LUA_TFUNCTION: return function_digest(lua, index);
    default: return lede_scalar_digest(lua, index);
    }
}

/* ---- one call -------------------------------------------------------------------------------- */

static void find_place(lua_State *lua, lede_call *call) {
    lua_Debug frame;
    call->file = call->folder = "";
    for (int level = 1; lua_getstack(lua, level, &frame); level++) {
        lua_getinfo(lua, "Sl", &frame);
        if (frame.currentline <= 0) continue;
        const lede_module *module = lede_module_of(call->host, frame.source);
        if (module == NULL) continue;
        call->file = module->path;
        call->folder = module->folder;
        call->line = (uint32_t)frame.currentline;
        call->of_pack = module->is_pack;
        call->of_preload = module->is_preload;
        return;
    }
}

static void check_mode(lua_State *lua, const char *kind) {
    lede_mode mode = lede_state_of(lua)->mode;
    if (mode == LEDE_MODE_LOAD || mode == LEDE_MODE_BIND) return;
    luaL_error(lua,
               "lede.%s works only while the script loads, not in a function that is called "
               "later",
               kind);
}

/* The declaration of the main state that this one must be. */
static void bind(lua_State *lua, lede_call *call) {
    lede_state *state = lede_state_of(lua);
    if (state->n_declared >= call->host->declarations.count) {
        luaL_error(lua,
                   "%s was not declared when the script ran first; a script must declare the "
                   "same things each time",
                   call->what);
    }
    const lede_declaration *first = &call->host->declarations.data[state->n_declared++];
    if (strcmp(first->kind, call->kind) != 0 || strcmp(first->what, call->what) != 0 ||
        strcmp(first->file, call->file) != 0 || first->line != call->line) {
        luaL_error(lua,
                   "here %s is declared, and %s (%s:%d) when the script ran first; a script "
                   "must declare the same things each time",
                   call->what, first->what, first->file, (int)first->line);
    }
    if (!lede_digest_equal(first->digest, call->digest)) {
        luaL_error(lua,
                   "%s is not what it was when the script ran first; a script must declare "
                   "the same things each time",
                   call->what);
    }
    call->index = first->index;
    call->what = first->what;
}

void lede_call_open(lua_State *lua, lede_call *call, const char *kind, lede_slice name) {
    lede_state *state = lede_state_of(lua);
    *call = (lede_call){.host = state->host, .kind = kind, .name = "", .what = ""};
    check_mode(lua, kind);
    call->binding = state->mode == LEDE_MODE_BIND;
    find_place(lua, call);
    int top = lua_gettop(lua);
    for (int i = 1; i <= top; i++) {
        call->digest = lede_digest_join(call->digest, value_digest(lua, i, 0));
    }
    if (call->binding) {
        lua_pushfstring(lua, name.data == NULL ? "lede.%s" : "%s '%s'", kind, name.data);
        call->what = lua_tostring(lua, -1);
        bind(lua, call);
        lua_settop(lua, top);
        return;
    }
    if (name.data == NULL) {
        call->what = lede_host_printf(lua, "lede.%s", kind);
    } else {
        call->name = lede_host_string(lua, name);
        call->what = lede_host_printf(lua, "%s '%s'", kind, call->name);
    }
}

void lede_call_close(lua_State *lua, lede_call *call, uint32_t index) {
    call->index = index;
    if (call->binding) return;
    lede_declaration declaration = {.kind = call->kind,
                                    .what = call->what,
                                    .file = call->file,
                                    .line = call->line,
                                    .index = index,
                                    .digest = call->digest};
    lede_error err;
    if (!lede_array_push(&call->host->declarations, declaration) ||
        lede_offer_note(call->host, call->file, &err) != LEDE_OK) {
        lede_state_raise_memory(lua);
    }
}

/* A name that stands for something already, perhaps of another file: both places are told. */
static void explain_again(const lede_call *call, lede_error *err) {
    for (size_t i = 0; i < call->host->declarations.count && call->name[0] != '\0'; i++) {
        const lede_declaration *first = &call->host->declarations.data[i];
        if (strcmp(first->what, call->what) != 0) continue;
        lede_fail(err, LEDE_USAGE, "%s is declared already, at %s:%u", call->what, first->file,
                  first->line);
        return;
    }
}

int lede_call_raise(lua_State *lua, const lede_call *call, lede_error *err) {
    if (err->status == LEDE_USAGE) explain_again(call, err);
    if (err->status != LEDE_NOMEM) lede_error_place(err, call->file, call->line, 0);
    return lede_state_raise(lua, err);
}

int lede_call_raise_named(lua_State *lua, const lede_call *call, lede_error *err) {
    if (err->status != LEDE_NOMEM) lede_error_prefix(err, call->what);
    return lede_call_raise(lua, call, err);
}

#define WHAT_NAMES_ARE "names are lower-case letters, digits and _, a letter first"

static void check_name(lua_State *lua, lede_slice name, const char *kind) {
    if (lede_is_name(name)) return;
    luaL_error(lua, "'%s' is no name of a %s: " WHAT_NAMES_ARE, name.data, kind);
}

void lede_call_check_name(lua_State *lua, const lede_call *call, lede_slice name,
                          const char *kind) {
    if (lede_is_name(name)) return;
    luaL_error(lua, "%s: '%s' is no name of %s: " WHAT_NAMES_ARE, call->what, name.data, kind);
}

lede_slice lede_call_name(lua_State *lua, const char *kind, const char *example) {
    check_mode(lua, kind);
    if (lua_gettop(lua) != 1 || lua_type(lua, 1) != LUA_TTABLE) {
        luaL_error(lua, "lede.%s takes a table, as in %s", kind, example);
    }
    int type = lua_getfield(lua, 1, "name");
    lede_slice name = lede_slice_keep(lua, -1);
    lua_pop(lua, 1);
    if (type != LUA_TSTRING || name.size == 0) {
        luaL_error(lua, "this %s needs a name, as in %s", kind, example);
    }
    check_name(lua, name, kind);
    return name;
}

lede_slice lede_call_first_name(lua_State *lua, const char *kind, const char *example) {
    if (lua_type(lua, 1) != LUA_TSTRING) {
        luaL_error(lua, "lede.%s takes a name first, as in %s", kind, example);
    }
    lede_slice name = lede_slice_at(lua, 1);
    check_name(lua, name, kind);
    return name;
}

void lede_call_keep(lua_State *lua, const lede_call *call, const char *field, lede_slot slot) {
    if (lua_getfield(lua, 1, field) == LUA_TFUNCTION) {
        lede_state_keep(lua, slot, call->index, call->what);
    } else {
        lua_pop(lua, 1);
    }
}

/* ---- module lede ----------------------------------------------------------------------------- */

static int sorted_pairs(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_getglobal(lua, "pairs");
    lua_pushvalue(lua, 1);
    lua_call(lua, 1, 3);
    return 3;
}

static const luaL_Reg library[] = {{"article", lede_declare_article},
                                   {"attribute", lede_declare_attribute},
                                   {"layer", lede_declare_layer},
                                   {"collate", lede_declare_collate},
                                   {"groups", lede_groups},
                                   {"keep", lede_declare_keep},
                                   {"lexicon", lede_declare_lexicon},
                                   {"list", lede_declare_list},
                                   {"macro", lede_declare_macro},
                                   {"offer", lede_declare_offer},
                                   {"passages", lede_passages},
                                   {"pattern", lede_declare_pattern},
                                   {"phase", lede_declare_phase},
                                   {"regex", lede_declare_regex},
                                   {"report", lede_declare_report},
                                   {"rule", lede_declare_rule},
                                   {"sorted_pairs", sorted_pairs},
                                   {"stage", lede_declare_stage},
                                   {NULL, NULL}};

/* A misspelt field would be nil, and calling it a riddle. */
static int raise_missing(lua_State *lua) {
    enum { N_FUNCTIONS = sizeof library / sizeof *library - 1 };
    const char *names[N_FUNCTIONS + 2] = {0};
    if (lua_type(lua, 2) != LUA_TSTRING) return 0;
    for (size_t i = 0; i < N_FUNCTIONS; i++) names[i] = library[i].name;
    names[N_FUNCTIONS] = "version";
    return lede_check_raise_missing(lua, "lede", lede_slice_at(lua, 2), names);
}

void lede_library_push(lua_State *lua) {
    luaL_newlib(lua, library);
    lua_pushliteral(lua, LEDE_VERSION);
    lua_setfield(lua, -2, "version");
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, raise_missing);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
}

static void add_names(lede_buffer *out, const char *of, const luaL_Reg *functions,
                      const char *const *fields) {
    for (; functions != NULL && functions->name != NULL; functions++) {
        lede_buffer_printf(out, "%s.%s()\n", of, functions->name);
    }
    for (; fields != NULL && *fields != NULL; fields++) {
        lede_buffer_printf(out, "%s.%s\n", of, *fields);
    }
}

void lede_host_names(lede_buffer *out) {
    static const char *const fields[] = {"version", NULL};
    add_names(out, "lede", library, fields);
    for (int kind = 0; kind < LEDE_N_OBJECTS; kind++) {
        const lede_object_class *of = lede_object_class_of((lede_object_kind)kind);
        add_names(out, of->name, of->methods, of->fields);
    }
}
