/* lede.rule: a pattern, a policy, what to write, examples. */
#include "lua/declare.h"

#include "lua/convert.h"
#include "lua/sandbox.h"

static const lede_key rule_keys[] = {
    {"name", LEDE_STRING, true},          {"pattern", LEDE_STRING, true},
    {"into", LEDE_STRING, false},         {"record", LEDE_PATHS, false},
    {"fields", LEDE_TABLE, false},        {"emit", LEDE_FUNCTION, false},
    {"where", LEDE_FUNCTION, false},      {"each", LEDE_STRING, false},
    {"annotate", LEDE_STRING, false},     {"attributes", LEDE_PATHS, false},
    {"over", LEDE_STRING, false},         {"phase", LEDE_STRING, false},
    {"priority", LEDE_NUMBER, false},     {"policy", LEDE_STRING, false},
    {"dialect", LEDE_STRING, false},      {"blocks", LEDE_TABLE | LEDE_STRING, false},
    {"ignore_case", LEDE_BOOLEAN, false}, {"query", LEDE_BOOLEAN, false},
    {"examples", LEDE_TABLE, false},      {NULL, 0, false}};

static bool has(lua_State *lua, const char *field) {
    bool result = lua_getfield(lua, 1, field) != LUA_TNIL;
    lua_pop(lua, 1);
    return result;
}

static bool is_true(lua_State *lua, const char *field) {
    lua_getfield(lua, 1, field);
    bool result = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return result;
}

/* ---- what is chosen from a list -------------------------------------------------------------- */

void lede_declare_dialect(lua_State *lua, int index, const lede_call *call, lede_rule_spec *spec) {
    static const char *const dialects[] = {"lede", "cwb", "blacklab", NULL};
    static const char *const policies[] = {"first", "longest", "shortest", "standard", "all", NULL};
    lede_slice name = lede_check_string(lua, index, "dialect");
    int i = 0;
    while (name.data != NULL && dialects[i] != NULL && !lede_slice_is(name, dialects[i])) i++;
    if (dialects[i] == NULL) {
        lede_check_raise_choice(lua, call->what, "dialect", name, dialects);
        return;
    }
    spec->dialect = (lede_dialect)i;
    spec->policy = lede_policy_usual(spec->dialect);
    name = lede_check_string(lua, index, "policy");
    if (name.data == NULL || lede_policy_find(name, &spec->policy)) return;
    lede_check_raise_choice(lua, call->what, "policy", name, policies);
}

static void read_blocks(lua_State *lua, const lede_call *call, lede_rule_spec *spec) {
    const char *kinds[LEDE_N_BLOCK_KINDS + 1];
    for (int i = 0; i < LEDE_N_BLOCK_KINDS; i++) {
        kinds[i] = lede_block_kind_name((lede_block_kind)i);
    }
    kinds[LEDE_N_BLOCK_KINDS] = NULL;
    int top = lua_gettop(lua);
    size_t count;
    const lede_slice *names = lede_check_strings(lua, 1, call->what, "blocks", &count);
    for (size_t i = 0; i < count; i++) {
        lede_block_kind kind;
        if (!lede_block_kind_find(names[i], &kind)) {
            lede_check_raise_choice(lua, call->what, "kind of block", names[i], kinds);
            return;
        }
        spec->blocks |= 1u << kind;
    }
    lua_settop(lua, top);
}

/* A query beside a script sees the layers that all of the script writes, also in phase main. */
static uint32_t phase_of_query(lua_State *lua, const lede_call *call) {
    static const lede_phase phase = {.name = {"(query)", 7}, .after_all = true};
    lede_program *program = call->host->program;
    uint32_t index = lede_program_find_phase(program, phase.name);
    lede_error err;
    if (index == UINT32_MAX && lede_program_add_phase(program, &phase, &index, &err) != LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
    return index;
}

static bool is_beside_script(const lede_call *call) {
    const lede_host_options *options = &call->host->options;
    return !call->of_preload && (options->preload != NULL || options->prelude_name != NULL);
}

static void read_phase(lua_State *lua, const lede_call *call, lede_rule_spec *spec) {
    spec->phase = LEDE_PHASE_MAIN;
    if (is_true(lua, "query") && is_beside_script(call)) {
        spec->phase = phase_of_query(lua, call);
        return;
    }
    lede_slice name = lede_check_string(lua, 1, "phase");
    if (name.data == NULL || lede_slice_is(name, "main")) return;
    spec->phase = lede_program_find_phase(call->host->program, name);
    if (spec->phase != UINT32_MAX) return;
    luaL_error(lua,
               "%s belongs to phase '%s', which is not declared above it; declare it with "
               "lede.phase \"%s\"",
               call->what, name.data, name.data);
}

static void read_priority(lua_State *lua, const lede_call *call, lede_rule *rule) {
    int ok;
    lua_getfield(lua, 1, "priority");
    lua_Integer priority = lua_tointegerx(lua, -1, &ok);
    if (!lua_isnil(lua, -1) && (!ok || priority > INT32_MAX || priority < INT32_MIN)) {
        luaL_error(lua, "%s: field 'priority' must be a whole number", call->what);
    }
    rule->priority = (int32_t)priority;
    lua_pop(lua, 1);
}

/* ---- what is written ------------------------------------------------------------------------- */

static bool is_among(lede_slice name, const lede_slice *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lede_slice_equal(names[i], name)) return true;
    }
    return false;
}

/* A root of paths says nothing as a name, and may be a word of SQL. */
static bool is_root(lede_slice name) {
    return lede_slice_is(name, "match") || lede_slice_is(name, "sentence") ||
           lede_slice_is(name, "paragraph") || lede_slice_is(name, "article");
}

/* { "who.text" }: the likely name is that of the capture. */
static void fail_nameless(lua_State *lua, const lede_call *call, const char *field) {
    char name[40] = "what", path[80] = "match.text";
    if (lua_getfield(lua, 1, field) == LUA_TTABLE && lua_rawgeti(lua, -1, 1) == LUA_TSTRING) {
        snprintf(path, sizeof path, "%s", lua_tostring(lua, -1));
        lede_slice root = {path, strspn(path, "abcdefghijklmnopqrstuvwxyz_")};
        if (root.size > 0 && !is_root(root)) snprintf(name, sizeof name, "%.*s", LEDE_FMT(root));
    }
    luaL_error(lua,
               "%s: a path in '%s' has no name; expected name = path, as in %s = { %s = \"%s\" }",
               call->what, field, field, name, path);
}

/* The fields: those of `fields` in that order, then the others of `record` sorted. Leaves blocks
 * on the stack. */
static const lede_slice *read_fields(lua_State *lua, const lede_call *call, size_t *count) {
    const lede_slice *given = lede_check_strings(lua, 1, call->what, "fields", count);
    size_t n_record = 0, n_given = *count;
    if (lua_getfield(lua, 1, "record") == LUA_TTABLE) n_record = (size_t)lede_keys_push(lua, -1);
    int keys = lua_gettop(lua);
    lede_slice *fields = lua_newuserdatauv(lua, (n_given + n_record + 1) * sizeof *fields, 0);
    if (n_given > 0) memcpy(fields, given, n_given * sizeof *fields);
    for (size_t i = 0; i < n_record; i++) {
        if (lua_rawgeti(lua, keys, (lua_Integer)i + 1) != LUA_TSTRING) {
            fail_nameless(lua, call, "record");
        }
        lede_slice name = lede_slice_keep(lua, -1);
        if (!is_among(name, given, n_given)) fields[(*count)++] = name;
        lua_pop(lua, 1);
    }
    return fields;
}

static void read_table(lua_State *lua, const lede_call *call, lede_rule *rule) {
    int top = lua_gettop(lua);
    size_t n_fields;
    const lede_slice *fields = read_fields(lua, call, &n_fields);
    lede_slice into = lede_check_string(lua, 1, "into");
    if (into.data == NULL) into = lede_slice_of(call->name);
    lede_new_table table = {into, fields, n_fields, !call->of_pack};
    lede_error err;
    if (lede_schema_add_table(call->host->program->schema, &table, &rule->table, &err) != LEDE_OK) {
        lede_call_raise_named(lua, call, &err);
    }
    lua_settop(lua, top);
}

/* `record`: field = path. Leaves a block on the stack. */
static void read_record(lua_State *lua, const lede_call *call, lede_rule *rule) {
    if (lua_getfield(lua, 1, "record") != LUA_TTABLE) {
        lua_pop(lua, 1);
        return;
    }
    int record = lua_gettop(lua);
    size_t n = (size_t)lede_keys_push(lua, record);
    lede_field_path *paths = lua_newuserdatauv(lua, (n + 1) * sizeof *paths, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, record + 1, (lua_Integer)i + 1);
        lede_slice name = lede_slice_keep(lua, -1);
        if (lua_gettable(lua, record) != LUA_TSTRING) {
            luaL_error(lua, "%s: '%s' of record must be a path, as in \"actor.text\", got %s",
                       call->what, name.data, luaL_typename(lua, -1));
        }
        paths[i] = (lede_field_path){
            .field = lede_schema_find_field(call->host->program->schema, rule->table, name),
            .text = lede_slice_keep(lua, -1)};
        lua_pop(lua, 1);
    }
    rule->fields = paths;
    rule->n_fields = n;
    lua_replace(lua, record); /* the block stays */
    lua_settop(lua, record);
}

static uint32_t attribute_key(lua_State *lua, const lede_call *call, lede_slice name) {
    lede_call_check_name(lua, call, name, "an attribute");
    uint32_t key = lede_catalog_key(call->host->program->catalog, name);
    if (key == LEDE_NO_LAYER) lede_state_raise_memory(lua);
    return key;
}

/* `attributes`: name = path, or function(m, article). Leaves a block on the stack. */
static void read_attributes(lua_State *lua, const lede_call *call, lede_rule *rule) {
    if (lua_getfield(lua, 1, "attributes") != LUA_TTABLE) {
        lua_pop(lua, 1);
        return;
    }
    int table = lua_gettop(lua);
    size_t n = (size_t)lede_keys_push(lua, table);
    lede_attribute_path *paths = lua_newuserdatauv(lua, (n + 1) * sizeof *paths, 0);
    for (size_t i = 0; i < n; i++) {
        if (lua_rawgeti(lua, table + 1, (lua_Integer)i + 1) != LUA_TSTRING) {
            fail_nameless(lua, call, "attributes");
        }
        lede_slice name = lede_slice_keep(lua, -1);
        uint32_t key = attribute_key(lua, call, name);
        int type = lua_gettable(lua, table);
        if (type == LUA_TSTRING) {
            paths[rule->n_attributes++] =
                (lede_attribute_path){.key = key, .text = lede_slice_keep(lua, -1)};
        } else if (type == LUA_TFUNCTION) {
            rule->has_annotate = true;
        } else {
            luaL_error(lua, "%s: attribute '%s' must be a path or a function, got %s", call->what,
                       name.data, luaL_typename(lua, -1));
        }
        lua_pop(lua, 1);
    }
    rule->attributes = paths;
    lua_replace(lua, table);
    lua_settop(lua, table);
}

static void read_writes(lua_State *lua, const lede_call *call, lede_rule *rule) {
    rule->has_where = has(lua, "where");
    rule->has_emit = has(lua, "emit");
    rule->over = lede_check_string(lua, 1, "over");
    rule->each = lede_check_string(lua, 1, "each");
    lede_slice layer = lede_check_string(lua, 1, "annotate");
    if (layer.data != NULL) {
        lede_call_check_name(lua, call, layer, "a layer");
        rule->layer = lede_catalog_layer(call->host->program->catalog, layer);
        if (rule->layer == LEDE_NO_LAYER) lede_state_raise_memory(lua);
    }
    read_attributes(lua, call, rule);
    bool writes_record = rule->has_emit || has(lua, "record") || has(lua, "into") ||
                         has(lua, "fields") || layer.data == NULL;
    if (writes_record) read_table(lua, call, rule);
    if (rule->has_emit && rule->each.data != NULL) {
        luaL_error(lua, "%s has each and emit; emit gives all rows of a match, so leave out each",
                   call->what);
    }
    if (rule->has_emit && !has(lua, "fields")) {
        luaL_error(lua,
                   "%s has emit, so it needs `fields`: the names of what emit gives, as in "
                   "fields = { \"actor\", \"day\" }",
                   call->what);
    }
    if (!rule->has_emit && has(lua, "fields") && !has(lua, "record")) {
        luaL_error(lua, "%s has fields, but neither record nor emit fills them", call->what);
    }
    read_record(lua, call, rule);
}

/* ---- functions ------------------------------------------------------------------------------- */

/* Functions of attributes as a list: key, function, key, function … */
static void keep_attributes(lua_State *lua, const lede_call *call) {
    if (lua_getfield(lua, 1, "attributes") != LUA_TTABLE) {
        lua_pop(lua, 1);
        return;
    }
    int table = lua_gettop(lua);
    lua_Integer n = lede_keys_push(lua, table), to = 0;
    lua_newtable(lua);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(lua, table + 1, i);
        uint32_t key = lede_catalog_find_key(call->host->program->catalog, lede_slice_at(lua, -1));
        if (lua_gettable(lua, table) == LUA_TFUNCTION) {
            lua_pushinteger(lua, key);
            lua_rawseti(lua, table + 2, ++to);
            lua_pushvalue(lua, -1);
            lua_rawseti(lua, table + 2, ++to);
        }
        lua_pop(lua, 1);
    }
    if (to > 0) {
        lede_state_keep(lua, LEDE_SLOT_ATTRIBUTES, call->index, call->what);
    } else {
        lua_pop(lua, 1);
    }
    lua_settop(lua, table - 1);
}

static void keep_functions(lua_State *lua, const lede_call *call) {
    lede_call_keep(lua, call, "where", LEDE_SLOT_WHERE);
    lede_call_keep(lua, call, "emit", LEDE_SLOT_EMIT);
    keep_attributes(lua, call);
}

static uint32_t build(lua_State *lua, lede_call *call) {
    lede_rule rule = {.table = LEDE_NO_TABLE, .layer = LEDE_NO_LAYER};
    rule.spec = (lede_rule_spec){.name = lede_slice_of(call->name),
                                 .file = lede_slice_of(call->file),
                                 .line = call->line,
                                 .pattern = lede_check_string(lua, 1, "pattern"),
                                 .is_query = is_true(lua, "query"),
                                 .ignore_case = is_true(lua, "ignore_case")};
    lede_declare_dialect(lua, 1, call, &rule.spec);
    read_blocks(lua, call, &rule.spec);
    read_phase(lua, call, &rule.spec);
    read_priority(lua, call, &rule);
    read_writes(lua, call, &rule);
    uint32_t index = 0;
    lede_error err;
    if (lede_program_add_rule(call->host->program, &rule, &index, &err) != LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
    if (lua_getfield(lua, 1, "examples") == LUA_TTABLE) lede_declare_examples(lua, call, index);
    lua_settop(lua, 1);
    return index;
}

int lede_declare_rule(lua_State *lua) {
    lede_call call;
    lede_slice name =
        lede_call_name(lua, "rule", "lede.rule { name = \"says\", pattern = [=[ \"said\" ]=] }");
    lede_call_open(lua, &call, "rule", name);
    if (!call.binding) {
        lede_check_keys(lua, 1, call.what, rule_keys);
        lede_call_close(lua, &call, build(lua, &call));
    }
    keep_functions(lua, &call);
    return 0;
}
