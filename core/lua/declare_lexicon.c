/* lede.lexicon: entries in the script, or a file. */
#include "lua/declare.h"

#include "layer/lexicon_load.h"
#include "lua/convert.h"
#include "lua/sandbox.h"

/* Entries of a lexicon in a script; more belong into a file. */
enum { MAX_ENTRIES = 10000 };

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
        luaL_error(lua,
                   "%s has more than %d entries, the most that a script may list; put them into "
                   "a table and write { file = \"list.tsv\" }",
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

/* Entries by lemma and misspelt words need the models. */
static void need_models(lua_State *lua, const lede_call *call) {
    lede_error err;
    const lede_program *program = call->host->program;
    if ((lede_lexicons_have_lemmas(program->lexicons) &&
         lede_language_need(program->language, "'lemma' in a lexicon", &err) != LEDE_OK) ||
        (lede_lexicons_are_fuzzy(program->lexicons) &&
         lede_language_need(program->language, "'fuzzy' in a lexicon", &err) != LEDE_OK)) {
        lede_call_raise(lua, call, &err);
    }
}

static void add_field(lua_State *lua, lexicon *l, const char *field) {
    if (lua_getfield(lua, 2, field) == LUA_TTABLE) {
        add_entries(lua, l, 3);
    } else if (!lua_isnil(lua, -1)) {
        luaL_error(lua, "%s: field '%s' must be a list of phrases, got %s", l->call->what, field,
                   luaL_typename(lua, -1));
    }
    lua_settop(lua, 2);
}

static lede_lexicon_case read_case(lua_State *lua, const lede_call *call) {
    static const char *const cases[] = {"smart", "exact", "ignore", "capital", NULL};
    lede_slice name = lede_check_string(lua, 2, "case");
    lede_lexicon_case policy = LEDE_CASE_SMART;
    if (lua_getfield(lua, 2, "case") != LUA_TNIL && name.data == NULL) {
        luaL_error(lua,
                   "%s: field 'case' must be \"smart\", \"exact\", \"ignore\" or "
                   "\"capital\", got %s",
                   call->what, luaL_typename(lua, -1));
    }
    lua_pop(lua, 1);
    if (name.data != NULL && !lede_lexicon_case_find(name, &policy)) {
        lede_check_raise_choice(lua, call->what, "case", name, cases);
    }
    return policy;
}

/* Entries stand in the list part, in `word` or in `lemma`; the rest of the keys are options. */
static void check_lexicon_keys(lua_State *lua, const lede_call *call) {
    static const char *const known[] = {"word", "lemma", "file", "case", "fuzzy"};
    lua_Integer n = lede_keys_push(lua, 2);
    for (lua_Integer i = 1; i <= n; i++) {
        int type = lua_rawgeti(lua, 3, i);
        const char *key = type == LUA_TSTRING ? lua_tostring(lua, -1) : "";
        bool is_known = type != LUA_TSTRING;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            is_known = is_known || strcmp(key, known[k]) == 0;
        }
        if (!is_known) {
            luaL_error(lua,
                       "%s has no field '%s'; a lexicon is a list of phrases, and may have "
                       "word, lemma, file, case and fuzzy",
                       call->what, key);
        }
        lua_pop(lua, 1);
    }
    lua_settop(lua, 2);
}

/* The field `fuzzy`: nil, false or true. */
typedef enum fuzziness { FUZZY_AS_BUILT = 0, FUZZY_NO, FUZZY_YES } fuzziness;

static fuzziness read_fuzzy(lua_State *lua, const lede_call *call) {
    int type = lua_getfield(lua, 2, "fuzzy");
    bool is_true = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    if (type == LUA_TNIL) return FUZZY_AS_BUILT;
    if (type != LUA_TBOOLEAN) {
        luaL_error(lua, "%s: field 'fuzzy' must be true or false", call->what);
    }
    return is_true ? FUZZY_YES : FUZZY_NO;
}

/* ---- files ----------------------------------------------------------------------------------- */

/* A path from the folder of the script, and not out of it. */
static bool is_inside(const char *path) {
    if (path[0] == '/' || path[0] == '\0') return false;
    for (const char *part = path; part != NULL;) {
        const char *slash = strchr(part, '/');
        size_t size = slash == NULL ? strlen(part) : (size_t)(slash - part);
        if (size == 2 && part[0] == '.' && part[1] == '.') return false;
        part = slash == NULL ? NULL : slash + 1;
    }
    return true;
}

/* The file that the options give for this lexicon, which may lie anywhere; NULL: none. */
static const char *find_given(lua_State *lua, const lede_call *call) {
    lede_slice rest = lede_slice_of(call->host->options.lexicons);
    size_t size = strlen(call->name);
    while (rest.size > 0) {
        size_t stop = lede_slice_find(rest, LEDE_SLICE("\n"), 0);
        lede_slice line = lede_slice_cut(rest, 0, stop == SIZE_MAX ? rest.size : stop);
        rest = lede_slice_cut(rest, stop == SIZE_MAX ? rest.size : stop + 1, rest.size);
        if (line.size <= size + 1 || line.data[size] != '=' ||
            memcmp(line.data, call->name, size) != 0) {
            continue;
        }
        call->host->n_files_given++;
        return lede_host_string(lua, lede_slice_cut(line, size + 1, line.size));
    }
    return NULL;
}

static const char *find_file(lua_State *lua, const lede_call *call, lede_slice name) {
    const char *given = find_given(lua, call);
    if (given != NULL) return given;
    if (strlen(name.data) != name.size || (!call->host->options.trust && !is_inside(name.data))) {
        luaL_error(lua,
                   "%s: file '%s' must lie in the folder of the script or below it; --trust lifts "
                   "this",
                   call->what, name.data);
    }
    if (name.data[0] == '/') return name.data;
    return lede_host_printf(lua, "%s%s", call->folder, name.data);
}

static void check_file(lua_State *lua, const lede_call *call, const lede_lexicon_file *file,
                       bool of_table, fuzziness fuzzy) {
    if (!of_table && lua_getfield(lua, 2, "case") != LUA_TNIL) {
        luaL_error(lua,
                   "%s: 'case' is given when a lexicon file is built (lede lexicon build --case)",
                   call->what);
    }
    if (fuzzy == FUZZY_YES && !lede_slice_is(lede_lexicon_file_fact(file, "misspelt"), "yes")) {
        luaL_error(lua,
                   "%s: the file was built without fuzzy look-up; build it again with lede lexicon "
                   "build --fuzzy",
                   call->what);
    }
}

/* The program takes the file over at once; what raises then leaves nothing behind. */
static void load_file(lua_State *lua, const lede_call *call, lexicon *l) {
    lede_slice name = lede_check_string(lua, 2, "file");
    if (name.data == NULL) luaL_error(lua, "%s: field 'file' must be a path", call->what);
    fuzziness fuzzy = read_fuzzy(lua, call);
    lede_lexicon_recipe recipe = {.policy = read_case(lua, call),
                                  .is_misspelt = fuzzy == FUZZY_YES};
    lua_getfield(lua, 2, "word");
    lua_getfield(lua, 2, "lemma");
    if (lede_list_length(lua, 2) > 0 || !lua_isnil(lua, -1) || !lua_isnil(lua, -2)) {
        luaL_error(lua,
                   "%s has a file and entries; put the entries into the file, or into a "
                   "lexicon of their own",
                   call->what);
    }
    lua_settop(lua, 2);
    const char *path = find_file(lua, call, name);
    const char *cache = call->host->options.cache_path;
    lede_lexicons *lexicons = call->host->program->lexicons;
    lede_lexicon_file *file;
    bool of_table;
    lede_error err;
    if (lede_lexicon_load(path, &recipe, cache, &file, &of_table, &err) != LEDE_OK ||
        lede_lexicons_add_file(lexicons, lede_slice_of(call->name), file, fuzzy != FUZZY_NO,
                               &l->index, &err) != LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
    check_file(lua, call, file, of_table, fuzzy);
}

/* ---- the declaration ------------------------------------------------------------------------- */

static void build_lexicon(lua_State *lua, const lede_call *call, lexicon *l) {
    lede_error err;
    lede_lexicons *lexicons = call->host->program->lexicons;
    lede_lexicon_case policy = read_case(lua, call);
    if (lede_lexicons_add(lexicons, lede_slice_of(call->name), policy, &l->index, &err) !=
        LEDE_OK) {
        lede_call_raise(lua, call, &err);
    }
    if (read_fuzzy(lua, call) == FUZZY_YES &&
        lede_lexicons_set_fuzzy(lexicons, l->index, &err) != LEDE_OK) {
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
    lede_slice name = lede_call_first_name(lua, "lexicon", example);
    if (lua_gettop(lua) != 2 || lua_type(lua, 2) != LUA_TTABLE) {
        return luaL_error(lua, "lede.lexicon takes a name and a table, as in %s", example);
    }
    lede_call call;
    lede_call_open(lua, &call, "lexicon", name);
    if (call.binding) return 0;
    lexicon l = {.call = &call};
    check_lexicon_keys(lua, &call);
    bool has_file = lua_getfield(lua, 2, "file") != LUA_TNIL;
    lua_settop(lua, 2);
    if (has_file) {
        load_file(lua, &call, &l);
    } else {
        build_lexicon(lua, &call, &l);
    }
    need_models(lua, &call);
    lede_lexicons_set_place(call.host->program->lexicons, l.index, lede_slice_of(call.file),
                            call.line);
    lede_call_close(lua, &call, l.index);
    return 0;
}
