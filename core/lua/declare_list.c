/* lede.lexicon, lede.list, lede.keep, lede.pattern, lede.regex. */
#include "lua/declare.h"

#include "lua/convert.h"
#include "lua/object.h"
#include "lua/sandbox.h"

/* Entries of a lexicon in a script; more belong into a file, which this version does not read. */
enum { MAX_ENTRIES = 10000 };

static lede_slice check_name(lua_State *lua, const char *kind, const char *example) {
    if (lua_type(lua, 1) != LUA_TSTRING) {
        luaL_error(lua, "lede.%s takes a name first, as in %s", kind, example);
    }
    lede_slice name = lede_slice_at(lua, 1);
    if (!lede_is_name(name)) {
        luaL_error(lua,
                   "'%s' is no name of a %s: names are lower-case letters, digits and _, a "
                   "letter first",
                   name.data, kind);
    }
    return name;
}

/* ---- lexicon
 * -------------------------------------------------------------------------------------- */

typedef struct lexicon {
    const lede_call *call;
    uint32_t index;
    int n;         /* entries so far */
    bool of_lemma; /* entries in hand are compared on lemma */
} lexicon;

/* The attributes of an entry written as a table, in the scratch arena. */
static const lede_named_value *read_attributes(lua_State *lua, const lexicon *l, uint32_t *count) {
    lede_arena *arena = &lede_state_of(lua)->scratch;
    int entry = lua_gettop(lua);
    size_t n = (size_t)lede_keys_push(lua, entry);
    lede_named_value *values = lede_arena_array(arena, n, sizeof *values);
    if (values == NULL) lede_state_raise_memory(lua);
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, entry + 1, (lua_Integer)i + 1);
        if (lua_isinteger(lua, -1) && lua_tointeger(lua, -1) == 1) {
            lua_pop(lua, 1);
            continue;
        }
        lede_slice name = lede_slice_at(lua, -1);
        if (name.data == NULL || !lede_is_name(name)) {
            luaL_error(lua,
                       "%s: entry %d must be a phrase, or a table { phrase, attribute = "
                       "value }",
                       l->call->what, l->n + 1);
        }
        lede_named_value *value = &values[(*count)++];
        value->key = lede_catalog_key(l->call->host->program->catalog, name);
        if (value->key == LEDE_NO_LAYER) lede_state_raise_memory(lua);
        lua_pushfstring(lua, "%s: entry %d: '%s'", l->call->what, l->n + 1, name.data);
        lua_pushvalue(lua, -2);
        lua_gettable(lua, entry);
        value->value = lede_value_check(lua, -1, arena, lua_tostring(lua, -2));
        lua_settop(lua, entry + 1);
    }
    lua_settop(lua, entry);
    return values;
}

/* The entry on top of the stack: a phrase, or { phrase, attribute = value }. */
static void add_entry(lua_State *lua, lexicon *l) {
    int entry = lua_gettop(lua), type = lua_type(lua, entry);
    const lede_named_value *values = NULL;
    uint32_t count = 0;
    lede_slice phrase = lede_slice_at(lua, entry);
    lede_state_enter_scratch(lede_state_of(lua));
    if (type == LUA_TTABLE) {
        lua_geti(lua, entry, 1);
        phrase = lede_slice_keep(lua, -1);
        lua_settop(lua, entry);
        values = read_attributes(lua, l, &count);
    }
    if (phrase.data == NULL) {
        luaL_error(lua, "%s: entry %d must be a phrase, or a table { phrase, attribute = value }",
                   l->call->what, l->n + 1);
    }
    if (++l->n > MAX_ENTRIES) {
        luaL_error(lua, "%s has more than %d entries, the most that a script may list",
                   l->call->what, MAX_ENTRIES);
    }
    lede_error err;
    lede_lexicons *lexicons = l->call->host->program->lexicons;
    lede_status status =
        l->of_lemma ? lede_lexicons_add_lemma(lexicons, l->index, phrase, values, count, &err)
                    : lede_lexicons_add_entry(lexicons, l->index, phrase, values, count, &err);
    if (status != LEDE_OK) lede_call_raise(lua, l->call, &err);
    lede_state_leave_scratch(lede_state_of(lua));
}

static void add_entries(lua_State *lua, lexicon *l, int list) {
    size_t n = lede_list_length(lua, list);
    for (size_t i = 1; i <= n; i++) {
        lua_geti(lua, list, (lua_Integer)i);
        add_entry(lua, l);
        lua_settop(lua, list);
    }
}

/* The entries of a field; those by lemma need the models. */
static void add_field(lua_State *lua, lexicon *l, const char *field) {
    if (lua_getfield(lua, 2, field) == LUA_TTABLE) {
        lede_error err;
        lede_program *program = l->call->host->program;
        if (l->of_lemma &&
            lede_language_need(program->language, "'lemma' in a lexicon", &err) != LEDE_OK) {
            lede_call_raise(lua, l->call, &err);
        }
        add_entries(lua, l, 3);
    } else if (!lua_isnil(lua, -1)) {
        luaL_error(lua, "%s: field '%s' must be a list of phrases, got %s", l->call->what, field,
                   luaL_typename(lua, -1));
    }
    lua_settop(lua, 2);
}

static lede_lexicon_case read_case(lua_State *lua, const lede_call *call) {
    static const char *const cases[] = {"smart", "exact", "ignore", NULL};
    lede_slice name = lede_check_string(lua, 2, "case");
    if (name.data == NULL) return LEDE_CASE_SMART;
    for (int i = 0; cases[i] != NULL; i++) {
        if (lede_slice_is(name, cases[i])) return (lede_lexicon_case)i;
    }
    lede_check_raise_choice(lua, call->what, "case", name, cases);
    return LEDE_CASE_SMART;
}

/* Entries stand in the list part, in `word` or in `lemma`; the rest of the keys are options. */
static void check_lexicon_keys(lua_State *lua, const lede_call *call) {
    lua_Integer n = lede_keys_push(lua, 2);
    for (lua_Integer i = 1; i <= n; i++) {
        int type = lua_rawgeti(lua, 3, i);
        const char *key = type == LUA_TSTRING ? lua_tostring(lua, -1) : "";
        if (strcmp(key, "file") == 0) {
            lede_error err;
            lede_fail(&err, LEDE_UNSUPPORTED,
                      "%s: '%s' is not available in this version; list the phrases here",
                      call->what, key);
            lede_call_raise(lua, call, &err);
        }
        bool is_known =
            strcmp(key, "word") == 0 || strcmp(key, "lemma") == 0 || strcmp(key, "case") == 0;
        if (type == LUA_TSTRING && !is_known) {
            luaL_error(lua,
                       "%s has no field '%s'; a lexicon is a list of phrases, and may have "
                       "word, lemma and case",
                       call->what, key);
        }
        lua_pop(lua, 1);
    }
    lua_settop(lua, 2);
}

static void build_lexicon(lua_State *lua, const lede_call *call, lexicon *l) {
    check_lexicon_keys(lua, call);
    lede_error err;
    lede_lexicon_case policy = read_case(lua, call);
    if (lede_lexicons_add(call->host->program->lexicons, lede_slice_of(call->name), policy,
                          &l->index, &err) != LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
    add_entries(lua, l, 2);
    add_field(lua, l, "word");
    l->of_lemma = true;
    add_field(lua, l, "lemma");
    if (l->n == 0) luaL_error(lua, "%s has no entries", call->what);
}

int lede_declare_lexicon(lua_State *lua) {
    static const char example[] = "lede.lexicon(\"bank\", { \"Acme Bank\", \"Bank of Acme\" })";
    lede_slice name = check_name(lua, "lexicon", example);
    if (lua_gettop(lua) != 2 || lua_type(lua, 2) != LUA_TTABLE) {
        return luaL_error(lua, "lede.lexicon takes a name and a table, as in %s", example);
    }
    lede_call call;
    lede_call_open(lua, &call, "lexicon", name);
    if (call.binding) return 0;
    lexicon l = {.call = &call};
    build_lexicon(lua, &call, &l);
    lede_call_close(lua, &call, l.index);
    return 0;
}

/* ---- list
 * ----------------------------------------------------------------------------------------- */

/* An item on top of the stack: a string, or what lede.regex gave. */
static lede_slice read_item(lua_State *lua, const lede_call *call, int i) {
    const lede_index_object *regex = lede_object_test(lua, -1, LEDE_OBJECT_REGEX);
    if (regex != NULL) {
        const lede_regex_text *text = &call->host->program->regex_texts.data[regex->index];
        if (!text->ignore_case) return text->pattern;
        lua_pushfstring(lua, "(?i)%s", lede_host_string(lua, text->pattern));
        return lede_slice_of(lede_host_string(lua, lede_slice_at(lua, -1)));
    }
    if (lua_type(lua, -1) != LUA_TSTRING) {
        luaL_error(lua, "%s: item %d must be a string or a lede.regex, got %s", call->what, i,
                   luaL_typename(lua, -1));
    }
    return lede_slice_keep(lua, -1);
}

/* The items at index 2; a block of the Lua state on the stack. */
static const lede_slice *read_items(lua_State *lua, const lede_call *call, size_t *count) {
    bool is_table = lua_type(lua, 2) == LUA_TTABLE;
    size_t n = *count = is_table ? lede_list_length(lua, 2) : 1;
    lede_slice *items = lua_newuserdatauv(lua, (n + 1) * sizeof *items, 0);
    int top = lua_gettop(lua);
    for (size_t i = 1; i <= n; i++) {
        if (is_table)
            lua_geti(lua, 2, (lua_Integer)i);
        else
            lua_pushvalue(lua, 2);
        items[i - 1] = read_item(lua, call, (int)i);
        lua_settop(lua, top);
    }
    return items;
}

int lede_declare_list(lua_State *lua) {
    static const char example[] = "lede.list(\"colours\", { \"red\", \"blue\" })";
    lede_slice name = check_name(lua, "list", example);
    if (lua_gettop(lua) != 2) {
        return luaL_error(lua, "lede.list takes a name and its items, as in %s", example);
    }
    lede_call call;
    lede_call_open(lua, &call, "list", name);
    if (call.binding) return 0;
    size_t count;
    const lede_slice *items = read_items(lua, &call, &count);
    lede_error err;
    if (lede_program_add_list(call.host->program, lede_slice_of(call.name), items, count, &err) !=
        LEDE_OK) {
        return lede_call_raise(lua, &call, &err);
    }
    lede_call_close(lua, &call, 0);
    return 0;
}

/* ---- keep
 * ----------------------------------------------------------------------------------------- */

int lede_declare_keep(lua_State *lua) {
    int n = lua_gettop(lua);
    for (int i = 1; i <= n; i++) {
        if (lua_type(lua, i) == LUA_TSTRING) continue;
        return luaL_error(lua, "lede.keep takes names of tables, as in lede.keep \"quote\", got %s",
                          luaL_typename(lua, i));
    }
    if (n == 0)
        return luaL_error(lua, "lede.keep takes names of tables, as in lede.keep \"quote\"");
    lede_call call;
    lede_call_open(lua, &call, "keep", LEDE_NULL_SLICE);
    if (call.binding) return 0;
    for (int i = 1; i <= n && !call.of_preload; i++) {
        lede_error err;
        if (lede_schema_keep(call.host->program->schema, lede_slice_at(lua, i), &err) != LEDE_OK) {
            return lede_call_raise(lua, &call, &err);
        }
    }
    lede_call_close(lua, &call, 0);
    return 0;
}

/* ---- pattern and regex
 * ------------------------------------------------------------------------------ */

static const lede_key regex_keys[] = {{"ignore_case", LEDE_BOOLEAN, false}, {NULL, 0, false}};
static const lede_key pattern_keys[] = {{"ignore_case", LEDE_BOOLEAN, false},
                                        {"dialect", LEDE_STRING, false},
                                        {"policy", LEDE_STRING, false},
                                        {NULL, 0, false}};

static bool read_options(lua_State *lua, const lede_call *call, const lede_key *keys) {
    if (lua_isnoneornil(lua, 2)) return false;
    if (lua_type(lua, 2) != LUA_TTABLE) {
        luaL_error(lua, "%s takes options in a table, as in { ignore_case = true }", call->what);
    }
    lede_check_keys(lua, 2, call->what, keys);
    lua_getfield(lua, 2, "ignore_case");
    bool result = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return result;
}

static int push_object(lua_State *lua, lede_object_kind kind, uint32_t index) {
    lede_index_object *object = lede_object_push(lua, kind, sizeof *object);
    object->index = index;
    return 1;
}

int lede_declare_pattern(lua_State *lua) {
    if (lua_type(lua, 1) != LUA_TSTRING) {
        return luaL_error(lua,
                          "lede.pattern takes a pattern, as in lede.pattern [=[ \"a\" \"b\" "
                          "]=], got %s",
                          luaL_typename(lua, 1));
    }
    lede_call call;
    lede_call_open(lua, &call, "pattern", LEDE_NULL_SLICE);
    if (!call.binding) {
        uint32_t index = 0;
        lede_error err;
        lede_rule_spec spec = {.name = LEDE_SLICE("lede.pattern"),
                               .file = lede_slice_of(call.file),
                               .line = call.line,
                               .pattern = lede_slice_at(lua, 1),
                               .is_query = true,
                               .ignore_case = read_options(lua, &call, pattern_keys)};
        if (!lua_isnoneornil(lua, 2)) lede_declare_dialect(lua, 2, &call, &spec);
        if (lede_program_add_pattern(call.host->program, &spec, &index, &err) != LEDE_OK) {
            return lede_call_raise(lua, &call, &err);
        }
        lede_call_close(lua, &call, index);
    }
    return push_object(lua, LEDE_OBJECT_PATTERN, call.index);
}

int lede_declare_regex(lua_State *lua) {
    if (lua_type(lua, 1) != LUA_TSTRING) {
        return luaL_error(lua,
                          "lede.regex takes a regular expression, as in lede.regex [=[ "
                          "\\d+ ]=], got %s",
                          luaL_typename(lua, 1));
    }
    lede_call call;
    lede_call_open(lua, &call, "regex", LEDE_NULL_SLICE);
    if (!call.binding) {
        uint32_t index = 0;
        lede_error err;
        if (lede_program_add_regex(call.host->program, lede_slice_at(lua, 1),
                                   read_options(lua, &call, regex_keys), &index, &err) != LEDE_OK) {
            err.column = 0; /* of the expression, not of the script's line */
            return lede_call_raise(lua, &call, &err);
        }
        lede_call_close(lua, &call, index);
    }
    return push_object(lua, LEDE_OBJECT_REGEX, call.index);
}
