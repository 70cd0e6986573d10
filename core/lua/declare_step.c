/* lede.phase, lede.stage, lede.article, lede.collate, lede.report. */
#include "lua/declare.h"

#include "lua/convert.h"

/* ---- phase ----------------------------------------------------------------------------------- */

static const lede_key phase_keys[] = {{"name", LEDE_STRING, true},
                                      {"resolve", LEDE_STRING, false},
                                      {"repeat", LEDE_STRING, false},
                                      {"language", LEDE_STRING, false},
                                      {NULL, 0, false}};

/* True when the field says `word`; another word is an error that names it. */
static bool says(lua_State *lua, const lede_call *call, const char *field, const char *word) {
    lede_slice got = lede_check_string(lua, 1, field);
    if (got.data == NULL) return false;
    if (!lede_slice_is(got, word)) {
        luaL_error(lua, "%s: %s can only be \"%s\", got \"%s\"", call->what, field, word, got.data);
    }
    return true;
}

int lede_declare_phase(lua_State *lua) {
    static const char example[] = "lede.phase \"names\"";
    if (lua_gettop(lua) == 1 && lua_type(lua, 1) == LUA_TSTRING) {
        lua_newtable(lua);
        lua_insert(lua, 1);
        lua_setfield(lua, 1, "name");
    }
    lede_call call;
    lede_call_open(lua, &call, "phase", lede_call_name(lua, "phase", example));
    if (call.binding) return 0;
    lede_check_keys(lua, 1, call.what, phase_keys);
    lede_phase phase = {.name = lede_slice_of(call.name),
                        .by_priority = says(lua, &call, "resolve", "priority"),
                        .fixpoint = says(lua, &call, "repeat", "fixpoint"),
                        .language = lede_check_string(lua, 1, "language"),
                        .of_pack = call.of_pack,
                        .file = lede_slice_of(call.file),
                        .line = call.line};
    uint32_t index = 0;
    lede_error err;
    if (lede_program_add_phase(call.host->program, &phase, &index, &err) != LEDE_OK) {
        return lede_call_raise(lua, &call, &err);
    }
    lede_call_close(lua, &call, index);
    return 0;
}

/* ---- stage ----------------------------------------------------------------------------------- */

static const lede_key stage_keys[] = {{"name", LEDE_STRING, true},
                                      {"reads", LEDE_TABLE | LEDE_STRING, false},
                                      {"writes", LEDE_TABLE | LEDE_STRING, false},
                                      {"language", LEDE_STRING, false},
                                      {"run", LEDE_FUNCTION, true},
                                      {NULL, 0, false}};

static uint32_t check_layer(lua_State *lua, const lede_call *call, lede_slice name) {
    lede_call_check_name(lua, call, name, "a layer");
    uint32_t layer = lede_catalog_layer(call->host->program->catalog, name);
    if (layer == LEDE_NO_LAYER) lede_state_raise_memory(lua);
    return layer;
}

static uint32_t build_stage(lua_State *lua, const lede_call *call) {
    size_t n_reads, n_writes;
    const lede_slice *reads = lede_check_strings(lua, 1, call->what, "reads", &n_reads);
    for (size_t i = 0; i < n_reads; i++) {
        if (lede_catalog_find_layer(call->host->program->catalog, reads[i]) != LEDE_NO_LAYER) {
            continue;
        }
        luaL_error(lua, "%s reads layer '%s', which nothing above it declares", call->what,
                   reads[i].data);
    }
    const lede_slice *names = lede_check_strings(lua, 1, call->what, "writes", &n_writes);
    uint32_t *writes = lua_newuserdatauv(lua, (n_writes + 1) * sizeof *writes, 0);
    for (size_t i = 0; i < n_writes; i++) writes[i] = check_layer(lua, call, names[i]);
    lede_stage stage = {.name = lede_slice_of(call->name),
                        .language = lede_check_string(lua, 1, "language"),
                        .file = lede_slice_of(call->file),
                        .line = call->line,
                        .writes = writes,
                        .n_writes = n_writes,
                        .of_pack = call->of_pack,
                        .on_demand = call->of_pack && !call->of_preload};
    uint32_t index = 0;
    lede_error err;
    if (lede_program_add_stage(call->host->program, &stage, &index, &err) != LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
    lua_settop(lua, 1);
    return index;
}

int lede_declare_stage(lua_State *lua) {
    lede_call call;
    lede_slice name = lede_call_name(
        lua, "stage", "lede.stage { name = \"focus\", run = function(article) … end }");
    lede_call_open(lua, &call, "stage", name);
    if (!call.binding) {
        lede_check_keys(lua, 1, call.what, stage_keys);
        lede_call_close(lua, &call, build_stage(lua, &call));
    }
    lede_call_keep(lua, &call, "run", LEDE_SLOT_STAGE);
    return 0;
}

/* ---- article and collate: tables filled by a function ---------------------------------------- */

static const lede_key article_keys[] = {{"name", LEDE_STRING, true},
                                        {"fields", LEDE_TABLE, true},
                                        {"emit", LEDE_FUNCTION, true},
                                        {NULL, 0, false}};
static const lede_key collate_keys[] = {{"name", LEDE_STRING, true},
                                        {"fields", LEDE_TABLE, true},
                                        {"reads", LEDE_TABLE | LEDE_STRING, false},
                                        {"run", LEDE_FUNCTION, true},
                                        {NULL, 0, false}};

static uint32_t add_table(lua_State *lua, const lede_call *call) {
    uint32_t index = 0;
    lede_error err;
    lede_new_table table = {.name = lede_slice_of(call->name), .kept = !call->of_pack};
    table.fields = lede_check_strings(lua, 1, call->what, "fields", &table.n_fields);
    if (lede_schema_add_table(call->host->program->schema, &table, &index, &err) != LEDE_OK) {
        lede_call_raise_named(lua, call, &err);
    }
    lua_settop(lua, 1);
    return index;
}

int lede_declare_article(lua_State *lua) {
    lede_call call;
    lede_slice name = lede_call_name(lua, "article",
                                     "lede.article { name = \"coverage\", fields = { \"people\" }, "
                                     "emit = function(article) … end }");
    lede_call_open(lua, &call, "article", name);
    if (!call.binding) {
        lede_check_keys(lua, 1, call.what, article_keys);
        lede_emitter emitter = {.name = lede_slice_of(call.name),
                                .file = lede_slice_of(call.file),
                                .line = call.line,
                                .table = add_table(lua, &call)};
        uint32_t index = 0;
        lede_error err;
        if (lede_program_add_emitter(call.host->program, &emitter, &index, &err) != LEDE_OK) {
            return lede_call_raise(lua, &call, &err);
        }
        lede_call_close(lua, &call, index);
    }
    lede_call_keep(lua, &call, "emit", LEDE_SLOT_ARTICLE);
    return 0;
}

/* The tables that a collate reads; they are written if it is. */
static void read_reads(lua_State *lua, const lede_call *call, lede_collate *collate) {
    const lede_schema *schema = call->host->program->schema;
    const lede_slice *names = lede_check_strings(lua, 1, call->what, "reads", &collate->n_reads);
    uint32_t *reads =
        lede_arena_array(&call->host->arena, collate->n_reads, sizeof *collate->reads);
    if (reads == NULL) lede_state_raise_memory(lua);
    for (size_t i = 0; i < collate->n_reads; i++) {
        reads[i] = lede_schema_find_table(schema, names[i]);
        if (reads[i] != UINT32_MAX) continue;
        luaL_error(lua,
                   "%s reads table '%s', which no rule, article function or collate above it "
                   "declares",
                   call->what, lede_host_string(lua, names[i]));
    }
    collate->reads = reads;
    lua_settop(lua, 1);
}

int lede_declare_collate(lua_State *lua) {
    lede_call call;
    lede_slice name = lede_call_name(lua, "collate",
                                     "lede.collate { name = \"pairs\", fields = { \"a\", \"b\" }, "
                                     "run = function(store) … end }");
    lede_call_open(lua, &call, "collate", name);
    if (!call.binding) {
        lede_check_keys(lua, 1, call.what, collate_keys);
        lede_collate collate = {
            .name = call.name, .what = call.what, .table = add_table(lua, &call)};
        read_reads(lua, &call, &collate);
        if (!lede_array_push(&call.host->collates, collate)) lede_state_raise_memory(lua);
        lede_call_close(lua, &call, (uint32_t)call.host->collates.count - 1);
    }
    lede_call_keep(lua, &call, "run", LEDE_SLOT_COLLATE);
    return 0;
}

/* ---- report ---------------------------------------------------------------------------------- */

static const lede_key report_keys[] = {{"name", LEDE_STRING, true},
                                       {"title", LEDE_STRING, false},
                                       {"build", LEDE_FUNCTION, true},
                                       {NULL, 0, false}};

int lede_declare_report(lua_State *lua) {
    lede_call call;
    lede_slice name = lede_call_name(
        lua, "report", "lede.report { name = \"breaks\", build = function(page, store) … end }");
    lede_call_open(lua, &call, "report", name);
    if (!call.binding) {
        lede_check_keys(lua, 1, call.what, report_keys);
        for (size_t i = 0; i < call.host->reports.count; i++) {
            if (strcmp(call.host->reports.data[i].name, call.name) != 0) continue;
            return luaL_error(lua, "report '%s' is declared twice", call.name);
        }
        lede_slice title = lede_check_string(lua, 1, "title");
        lede_report report = {.name = call.name,
                              .what = call.what,
                              .title =
                                  title.data == NULL ? call.name : lede_host_string(lua, title)};
        if (!lede_array_push(&call.host->reports, report)) lede_state_raise_memory(lua);
        lede_call_close(lua, &call, (uint32_t)call.host->reports.count - 1);
    }
    lede_call_keep(lua, &call, "build", LEDE_SLOT_REPORT);
    return 0;
}
