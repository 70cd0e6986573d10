/* The functions of a script as the cascade calls them: one Lua state a worker, bound to the
 * program that the main state built. */
#include "lua/hooks.h"

#include "lua/convert.h"
#include "lua/declare.h"
#include "lua/object.h"
#include "lua/sandbox.h"
#include "lua/seal.h"

/* What a call of a script's function takes and gives. */
typedef struct job {
    const lede_kept *kept;
    const lede_match *match; /* NULL: none */
    uint32_t table;          /* of the rows that are given */
    bool keep;
    lede_value *values;
    uint32_t n_rows;
    lede_named_value *attributes;
    uint32_t n_attributes;
} job;

/* ---- calling --------------------------------------------------------------------------------- */

/* Push the function and its arguments, call it, leave one result. */
static void call_function(lua_State *lua, const job *j) {
    int n = 1;
    if (j->match != NULL) {
        lede_match_push(lua, j->match);
        n = 2;
    }
    lede_article_push(lua);
    lua_call(lua, n, 1);
}

static int check_upvalues(lua_State *lua) {
    const job *j = lua_touserdata(lua, 1);
    lede_seal_check(lua, j->kept);
    return 0;
}

/* Run `body` for the function of a slot; upvalues are as before, however it ends. */
static lede_status run(lede_state *state, lede_slot slot, uint32_t index, lua_CFunction body,
                       job *j, lede_error *err) {
    uint32_t place =
        index < state->by_slot[slot].count ? state->by_slot[slot].data[index] : UINT32_MAX;
    if (place == UINT32_MAX) {
        return lede_fail(err, LEDE_USAGE, "the script gave no function here");
    }
    j->kept = &state->kept.data[place];
    state->running = j->kept->what;
    state->running_slot = slot;
    state->running_index = index;
    lede_arena_reset(&state->scratch);
    lede_status status = lede_state_protect(state, body, j, err);
    if (status != LEDE_OK) lede_state_protect(state, check_upvalues, j, NULL);
    state->running = NULL;
    state->running_slot = LEDE_N_SLOTS;
    return status;
}

static void push_function(lua_State *lua, const job *j) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, j->kept->ref);
}

/* ---- where and stage ------------------------------------------------------------------------- */

static int where_body(lua_State *lua) {
    job *j = lua_touserdata(lua, 1);
    push_function(lua, j);
    call_function(lua, j);
    j->keep = lua_toboolean(lua, -1) != 0;
    lede_seal_check(lua, j->kept);
    return 0;
}

static lede_status hook_where(void *worker, uint32_t rule, const lede_match *match, bool *keep,
                              lede_error *err) {
    job j = {.match = match};
    lede_status status = run(worker, LEDE_SLOT_WHERE, rule, where_body, &j, err);
    *keep = j.keep;
    return status;
}

static lede_status hook_stage(void *worker, uint32_t stage, lede_error *err) {
    job j = {.match = NULL};
    return run(worker, LEDE_SLOT_STAGE, stage, where_body, &j, err);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void raise_unknown_field(lua_State *lua, const lede_table *table, const char *field) {
    luaL_Buffer names;
    luaL_buffinit(lua, &names);
    for (size_t i = 0; i < table->n_fields; i++) {
        if (i > 0) luaL_addstring(&names, ", ");
        luaL_addstring(&names, table->fields[i]);
    }
    luaL_pushresult(&names);
    luaL_error(lua, "%s gives '%s', which is not among its fields: %s", lede_state_of(lua)->running,
               field, lua_tostring(lua, -1));
}

static bool is_place(const char *name, size_t *place_i) {
    for (*place_i = 0; *place_i < LEDE_N_EVIDENCE; ++*place_i) {
        if (strcmp(lede_evidence_names[*place_i], name) == 0) return true;
    }
    return false;
}

void lede_row_read(lua_State *lua, int index, uint32_t table_i, lede_value *place,
                   lede_value *values) {
    lede_state *state = lede_state_of(lua);
    const lede_schema *schema = state->host->program->schema;
    const lede_table *table = lede_schema_table(schema, table_i);
    index = lua_absindex(lua, index);
    for (size_t i = 0; i < table->n_fields; i++) values[i] = lede_value_null();
    lua_Integer n = lede_keys_push(lua, index);
    int keys = lua_gettop(lua);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(lua, keys, i) != LUA_TSTRING) {
            luaL_error(lua,
                       "%s must give a table with the names of its fields, or a list of such "
                       "tables",
                       state->running);
        }
        const char *name = lua_tostring(lua, -1);
        uint32_t field = lede_schema_find_field(schema, table_i, lede_slice_of(name));
        size_t place_i = 0;
        bool of_place = place != NULL && is_place(name, &place_i);
        if (field == UINT32_MAX && !of_place) raise_unknown_field(lua, table, name);
        lua_pushfstring(lua, "field '%s'", name);
        lua_pushvalue(lua, -2);
        lua_gettable(lua, index);
        lede_value *value = of_place ? &place[place_i] : &values[field];
        *value = lede_value_check(lua, -1, &state->scratch, lua_tostring(lua, -2));
        lua_settop(lua, keys);
    }
    lua_settop(lua, keys - 1);
}

/* nil or false: no row; a table with names: one; a list of those: as many. */
static void read_rows(lua_State *lua, job *j) {
    lede_state *state = lede_state_of(lua);
    int result = lua_gettop(lua), type = lua_type(lua, result);
    if (type == LUA_TNIL || (type == LUA_TBOOLEAN && !lua_toboolean(lua, result))) return;
    if (type != LUA_TTABLE) {
        luaL_error(lua, "%s must give a table, a list of tables or nil, got %s", state->running,
                   luaL_typename(lua, result));
    }
    const lede_table *table = lede_schema_table(state->host->program->schema, j->table);
    size_t n = lede_list_length(lua, result);
    bool is_list = n > 0;
    if (!is_list) {
        lede_seal_push_contents(lua, result); /* a row made at load */
        lua_pushnil(lua);
        if (lua_next(lua, -2) == 0) return; /* an empty list */
        lua_settop(lua, result);
        n = 1;
    }
    j->values = lede_arena_array(&state->scratch, n * (table->n_fields + 1), sizeof *j->values);
    if (j->values == NULL || n > UINT32_MAX) lede_state_raise_memory(lua);
    for (size_t i = 0; i < n && is_list; i++) {
        if (lua_geti(lua, result, (lua_Integer)i + 1) != LUA_TTABLE) {
            luaL_error(lua,
                       "%s must give a table, a list of tables or nil; item %d of the list is "
                       "a %s",
                       state->running, (int)i + 1, luaL_typename(lua, -1));
        }
        lede_row_read(lua, -1, j->table, NULL, j->values + i * table->n_fields);
        lua_settop(lua, result);
    }
    if (!is_list) lede_row_read(lua, result, j->table, NULL, j->values);
    j->n_rows = (uint32_t)n;
}

static int emit_body(lua_State *lua) {
    job *j = lua_touserdata(lua, 1);
    push_function(lua, j);
    call_function(lua, j);
    read_rows(lua, j);
    lede_seal_check(lua, j->kept);
    return 0;
}

static lede_status hook_emit(void *worker, uint32_t rule, const lede_match *match,
                             const lede_value **values, uint32_t *n_rows, lede_error *err) {
    const lede_state *state = worker;
    job j = {.match = match, .table = state->host->program->rules.data[rule].table};
    lede_status status = run(worker, LEDE_SLOT_EMIT, rule, emit_body, &j, err);
    *values = j.values;
    *n_rows = status == LEDE_OK ? j.n_rows : 0;
    return status;
}

static lede_status hook_emit_article(void *worker, uint32_t emitter, const lede_value **values,
                                     uint32_t *n_rows, lede_error *err) {
    const lede_state *state = worker;
    job j = {.table = state->host->program->emitters.data[emitter].table};
    lede_status status = run(worker, LEDE_SLOT_ARTICLE, emitter, emit_body, &j, err);
    *values = j.values;
    *n_rows = status == LEDE_OK ? j.n_rows : 0;
    return status;
}

/* ---- attributes of an annotation ------------------------------------------------------------- */

static int annotate_body(lua_State *lua) {
    job *j = lua_touserdata(lua, 1);
    lede_state *state = lede_state_of(lua);
    push_function(lua, j); /* a list: key, function, key, function …; sealed as all the rest */
    lede_seal_push_contents(lua, -1);
    int list = lua_gettop(lua);
    size_t n = lua_rawlen(lua, list) / 2;
    j->attributes = lede_arena_array(&state->scratch, n, sizeof *j->attributes);
    if (j->attributes == NULL) return lede_state_raise_memory(lua);
    for (size_t i = 0; i < n; i++) {
        lede_named_value *value = &j->attributes[i];
        lua_rawgeti(lua, list, (lua_Integer)(2 * i) + 1);
        value->key = (uint32_t)lua_tointeger(lua, -1);
        lede_slice name = lede_catalog_key_name(state->host->program->catalog, value->key);
        lua_rawgeti(lua, list, (lua_Integer)(2 * i) + 2);
        call_function(lua, j);
        lua_pushliteral(lua, "attribute ");
        lede_slice_push(lua, name);
        lua_concat(lua, 2);
        value->value = lede_value_check(lua, -2, &state->scratch, lua_tostring(lua, -1));
        lua_settop(lua, list);
    }
    j->n_attributes = (uint32_t)n;
    lede_seal_check(lua, j->kept);
    return 0;
}

static lede_status hook_annotate(void *worker, uint32_t rule, const lede_match *match,
                                 const lede_named_value **values, uint32_t *n_values,
                                 lede_error *err) {
    job j = {.match = match};
    lede_status status = run(worker, LEDE_SLOT_ATTRIBUTES, rule, annotate_body, &j, err);
    *values = j.attributes;
    *n_values = status == LEDE_OK ? j.n_attributes : 0;
    return status;
}

/* ---- the life of a worker -------------------------------------------------------------------- */

/* The argument says whether the state is for articles, whose tables are sealed. */
static int bind_body(lua_State *lua) {
    bool is_worker = *(const bool *)lua_touserdata(lua, 1);
    lua_settop(lua, 0);
    lede_host_run_script(lua);
    lede_state *state = lede_state_of(lua);
    if (state->n_declared < state->host->declarations.count) {
        const lede_declaration *missing = &state->host->declarations.data[state->n_declared];
        luaL_error(lua,
                   "%s (%s:%d) was not declared again; a script must declare the same things "
                   "each time",
                   missing->what, missing->file, (int)missing->line);
    }
    if (is_worker) lede_seal(lua);
    return 0;
}

static lede_status open_bound(lede_host *host, bool is_worker, lede_state **out, lede_error *err) {
    lede_state *state = NULL;
    LEDE_TRY(lede_state_new(host, &host->program->limits, host->options.trust, &state, err));
    state->mode = LEDE_MODE_BIND;
    lede_state_refill(state, lede_host_load_instructions(host), UINT64_MAX);
    lua_gc(state->lua, LUA_GCINC, LEDE_STATE_GC_PAUSE, 0, 0);
    lede_status status = lede_state_protect(state, bind_body, &is_worker, err);
    if (status != LEDE_OK) {
        lede_message_lot_free(state->lot);
        lede_state_free(state);
        return status;
    }
    /* What is printed while the script loads was heard from the main state. */
    lede_message_lot_free(state->lot);
    state->lot = NULL;
    state->mode = is_worker ? LEDE_MODE_ANALYSE : LEDE_MODE_REPORT;
    *out = state;
    return LEDE_OK;
}

static lede_status open_worker(void *context, void **worker, lede_error *err) {
    lede_state *state;
    LEDE_TRY(open_bound(context, true, &state, err));
    *worker = state;
    return LEDE_OK;
}

lede_status lede_hooks_open_trial(lede_host *host, lede_state **out, lede_error *err) {
    return open_bound(host, false, out, err);
}

void lede_hooks_close_trial(lede_state *state) {
    lede_message_lot_free(state->lot);
    lede_state_free(state);
}

static void close_worker(void *worker) {
    lede_state *state = worker;
    lede_message_lot *lot = state->lot;
    if (lot != NULL) {
        lot->next = atomic_load(&state->host->lots);
        while (!atomic_compare_exchange_weak(&state->host->lots, &lot->next, lot)) {
        }
    }
    lede_state_free(state);
}

static void forget_article(lede_state *state) {
    if (state->article != LUA_NOREF) {
        lua_rawgeti(state->lua, LUA_REGISTRYINDEX, state->article);
        lede_object_close(state->lua);
        lua_pop(state->lua, 1);
    }
    luaL_unref(state->lua, LUA_REGISTRYINDEX, state->article);
    luaL_unref(state->lua, LUA_REGISTRYINDEX, state->article_state);
    luaL_unref(state->lua, LUA_REGISTRYINDEX, state->answers);
    state->article = state->article_state = state->answers = LUA_NOREF;
    state->desk = NULL;
    state->serial++;
}

static lede_status begin_article(void *worker, lede_desk *desk, lede_error *err) {
    (void)err;
    lede_state *state = worker;
    const lede_limits *limits = &state->host->program->limits;
    forget_article(state);
    state->desk = desk;
    lede_slice id = desk->article->fields[LEDE_FIELD_ID];
    lede_state_seed(state,
                    lede_hash_seeded(desk->article->text, id.data == NULL ? 0 : lede_hash(id)));
    lede_state_refill(state, limits->lua_instructions, limits->string_steps);
    return LEDE_OK;
}

static void end_article(void *worker) {
    lede_state *state = worker;
    forget_article(state);
    lede_arena_reset(&state->scratch);
}

void lede_hooks_fill(lede_hooks *hooks) {
    hooks->open_worker = open_worker;
    hooks->close_worker = close_worker;
    hooks->begin_article = begin_article;
    hooks->end_article = end_article;
    hooks->where = hook_where;
    hooks->emit = hook_emit;
    hooks->annotate = hook_annotate;
    hooks->stage = hook_stage;
    hooks->emit_article = hook_emit_article;
}
