/* What an article answers: its fields, its spans and tokens, the records made so far. */
#include "lua/object.h"

#include "corpus/counts.h"
#include "lua/convert.h"
#include "lua/host_inside.h"
#include "lua/sandbox.h"
#include "lua/search.h"

void lede_article_push(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    if (state->article == LUA_NOREF) {
        lede_article_object *object = lede_object_push(lua, LEDE_OBJECT_ARTICLE, sizeof *object);
        object->serial = state->serial;
        state->article = luaL_ref(lua, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->article);
}

static lede_desk *check_article(lua_State *lua) {
    const lede_article_object *object = lede_object_check(lua, 1, LEDE_OBJECT_ARTICLE);
    return lede_desk_of(lua, object->serial);
}

/* ---- fields ---- */

/* A table that is empty for each article. */
static void push_state_table(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    if (state->article_state == LUA_NOREF) {
        lua_newtable(lua);
        state->article_state = luaL_ref(lua, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->article_state);
}

/* Given the table of methods and a name that is none of them. */
static int article_index(lua_State *lua) {
    const lede_desk *desk = lede_state_of(lua)->desk;
    const char *key = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";
    lede_field field;
    if (lede_field_find(lede_slice_of(key), &field)) {
        lede_slice_push(lua, desk->article->fields[field]);
    } else if (strcmp(key, "state") == 0) {
        push_state_table(lua);
    } else if (strcmp(key, "text") == 0) {
        lede_slice_push(lua, desk->article->text);
    } else if (strcmp(key, "n_tokens") == 0) {
        lua_pushinteger(lua, desk->article->n_tokens);
    } else {
        return lede_object_raise_unknown(lua, &lede_article_class);
    }
    return 1;
}

/* ---- layers ---- */

static int raise_unknown_layer(lua_State *lua, const lede_catalog *catalog, const char *name) {
    luaL_Buffer names;
    luaL_buffinit(lua, &names);
    for (uint32_t i = 0; i < lede_catalog_n_layers(catalog); i++) {
        lede_slice layer = lede_catalog_layer_name(catalog, i);
        if (i > 0) luaL_addstring(&names, ", ");
        luaL_addlstring(&names, layer.data, layer.size);
    }
    luaL_pushresult(&names);
    return luaL_error(lua, "there is no layer '%s'; there are %s", name, lua_tostring(lua, -1));
}

uint32_t lede_layer_check(lua_State *lua, int index) {
    lede_state *state = lede_state_of(lua);
    const lede_catalog *catalog = lede_layers_catalog(state->desk->layers);
    if (lua_type(lua, index) != LUA_TSTRING) {
        luaL_error(lua, "expected the name of a layer, got %s", luaL_typename(lua, index));
    }
    uint32_t layer = lede_said_layer(&state->said, catalog, lede_slice_at(lua, index));
    if (layer == LEDE_NO_LAYER) raise_unknown_layer(lua, catalog, lua_tostring(lua, index));
    return layer;
}

static int article_spans(lua_State *lua) {
    check_article(lua);
    uint32_t layer = lede_layer_check(lua, 2);
    if (lua_isnoneornil(lua, 3)) {
        lede_spans_push(lua, layer, NULL);
    } else {
        lede_span inside = lede_range_check(lua, 3);
        lede_spans_push(lua, layer, &inside);
    }
    return 1;
}

/* The name of an attribute, from the list at `names`, where those that were met are. [-0, +1, m] */
static void push_key(lua_State *lua, const lede_layers *layers, int names, uint32_t key) {
    if (lua_rawgeti(lua, names, (lua_Integer)key + 1) != LUA_TNIL) return;
    lua_pop(lua, 1);
    lede_slice_push(lua, lede_layers_key_name(layers, key));
    if (key >= lede_catalog_n_keys(lede_layers_catalog(layers))) return; /* of this article only */
    lua_pushvalue(lua, -1);
    lua_rawseti(lua, names, (lua_Integer)key + 1);
}

/* Fields that a script is likely to add to a row, so that its table need not grow. */
enum { ROOM = 3 };

/* One annotation as a plain table: where it stands and the attributes it has. [-0, +1, m] */
static void push_row(lua_State *lua, const lede_layers *layers, int names,
                     const lede_annotation *annotation) {
    lua_createtable(lua, 0, (int)annotation->n_values + 2 + ROOM);
    lua_pushinteger(lua, (lua_Integer)annotation->span.start + 1);
    lua_setfield(lua, -2, "start");
    lua_pushinteger(lua, annotation->span.stop);
    lua_setfield(lua, -2, "stop");
    for (uint32_t i = 0; i < annotation->n_values; i++) {
        if (annotation->values[i].value.kind == LEDE_NULL) continue;
        push_key(lua, layers, names, annotation->values[i].key);
        lede_value_push(lua, annotation->values[i].value);
        lua_rawset(lua, -3);
    }
}

/* article:rows(layer) → a list of its annotations as plain tables. [-0, +1, e] */
static int article_rows(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    const lede_layer *layer = lede_layers_get(desk->layers, lede_layer_check(lua, 2));
    lede_state_charge(lua, layer->count);
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, "lede.keys");
    int names = lua_gettop(lua);
    lua_createtable(lua, (int)layer->count, 0);
    for (uint32_t i = 0; i < layer->count; i++) {
        push_row(lua, desk->layers, names, &layer->annotations[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* article:each(layer, first, last, name, …) → an iterator: first and last token, then a value a
 * name; without tokens over all of the layer. */
static int article_each(lua_State *lua) {
    check_article(lua);
    return lede_article_each(lua);
}

/* article:starts(layer, name, …) → a table a name, from first tokens to values. [-0, +n, e] */
static int article_starts(lua_State *lua) {
    check_article(lua);
    return lede_article_starts(lua);
}

/* article:at(token, name) → what the token would answer. [-0, +1, e] */
static int article_at(lua_State *lua) {
    check_article(lua);
    return lede_article_at(lua);
}

/* article:column(name) → what each token would answer, as a list; nil leaves no gap but false.
 * [-0, +1, e] */
static int article_column(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    const char *name = luaL_checkstring(lua, 2);
    lede_attribute attribute;
    uint32_t n = desk->article->n_tokens;
    if (!lede_token_find_attribute(lua, name, &attribute)) {
        return luaL_error(lua,
                          "article:column takes an attribute of tokens, as in "
                          "article:column(\"norm\"), got '%s'",
                          name);
    }
    lede_state_charge(lua, n);
    lua_createtable(lua, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        lede_token_push_attribute(lua, attribute, i);
        if (lua_isnil(lua, -1)) {
            lua_pop(lua, 1);
            lua_pushboolean(lua, 0);
        }
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* article:answers(name) → what each token answers, asked when it is looked up. [-0, +1, e] */
static int article_answers(lua_State *lua) {
    check_article(lua);
    return lede_article_answers(lua);
}

/* article:names(layer, options) → the names that its annotations are mentions of, the mentions, the
 * names by text. [-0, +3, e] */
static int article_names(lua_State *lua) {
    check_article(lua);
    return lede_article_names(lua);
}

/* article:longest(first, last, table) → the value of the longest run of tokens from `first` on
 * whose text is a key, and its last token. [-0, +0 or 2, e] */
static int article_longest(lua_State *lua) {
    check_article(lua);
    return lede_article_longest(lua);
}

static int article_count(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    uint32_t layer = lede_layer_check(lua, 2);
    lua_pushinteger(lua, lede_layers_get(desk->layers, layer)->count);
    return 1;
}

/* article:counts(attribute, inside) → { { value, n }, … }, most frequent first. [-0, +1, e] */
static int article_counts(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    lede_state *state = lede_state_of(lua);
    const char *name = luaL_checkstring(lua, 2);
    lede_attribute attribute;
    lede_span inside = {0, desk->article->n_tokens};
    if (!lede_token_find_attribute(lua, name, &attribute) || attribute == LEDE_ATTRIBUTE_LEX ||
        attribute == LEDE_ATTRIBUTE_SENSE) {
        return luaL_error(lua,
                          "article:counts takes an attribute of tokens that has one value, as in "
                          "article:counts(\"stem\"), got '%s'",
                          name);
    }
    if (!lua_isnoneornil(lua, 3)) inside = lede_range_check(lua, 3);
    if (lede_attribute_is_reading(attribute)) lede_need_models(lua, attribute);
    lede_count *counts = NULL;
    size_t n = 0;
    lede_error err;
    if (lede_counts_of(desk->article, attribute, inside, &state->scratch, &counts, &n, &err) !=
        LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    lede_state_charge(lua, inside.stop - inside.start + 4 * n);
    lua_createtable(lua, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        lua_createtable(lua, 2, 0);
        lede_slice_push(lua, counts[i].value);
        lua_rawseti(lua, -2, 1);
        lua_pushinteger(lua, counts[i].n);
        lua_rawseti(lua, -2, 2);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int article_sentences(lua_State *lua) {
    check_article(lua);
    lede_spans_push(lua, LEDE_LAYER_S, NULL);
    return 1;
}

static int article_tokens(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    lede_span span = {0, desk->article->n_tokens};
    if (!lua_isnoneornil(lua, 2)) span = lede_range_check(lua, 2);
    lede_tokens_push(lua, span);
    return 1;
}

lede_span lede_tokens_check(lua_State *lua, const char *what, int first_i, int last_i) {
    lua_Integer n_tokens = lede_state_of(lua)->desk->article->n_tokens;
    lua_Integer first = luaL_checkinteger(lua, first_i), last = luaL_checkinteger(lua, last_i);
    if (first < 1 || last < first || last > n_tokens) {
        luaL_error(lua, "%s: there are no tokens %I to %I; the article has 1 to %I", what, first,
                   last, n_tokens);
    }
    return (lede_span){(uint32_t)first - 1, (uint32_t)last};
}

/* article:span(first, last) → the span of these tokens, from 1. [-0, +1, e] */
static int article_span(lua_State *lua) {
    check_article(lua);
    lede_span_push(lua, lede_tokens_check(lua, "article:span", 2, 3));
    return 1;
}

/* article:covers(layer, first, last) → whether one annotation of the layer covers these tokens; of
 * a lexicon, whether it hits there. [-0, +1, e] */
static int article_covers(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    uint32_t layer = lede_layer_check(lua, 2);
    if (lua_isnone(lua, 4)) lua_pushvalue(lua, 3);
    lede_span span = lede_tokens_check(lua, "article:covers", 3, 4);
    lua_pushboolean(lua, lede_layer_covering(lede_layers_get(desk->layers, layer), span) != NULL);
    return 1;
}

/* ---- annotate ---- */

static bool stage_writes(const lede_state *state, uint32_t layer) {
    if (state->running_slot != LEDE_SLOT_STAGE) return false;
    const lede_stage *stage = &state->host->program->stages.data[state->running_index];
    for (size_t i = 0; i < stage->n_writes; i++) {
        if (stage->writes[i] == layer) return true;
    }
    return false;
}

enum { PLAIN_ATTRIBUTES = 16 };

/* The attributes of the table at `index` if they are plain strings, numbers and truth values with
 * names that some declaration has; else false. Nothing can be raised here, so that their order,
 * which Lua leaves open, does not matter. */
static bool read_plain(lua_State *lua, int index, lede_named_value plain[PLAIN_ATTRIBUTES],
                       uint32_t *count) {
    lede_state *state = lede_state_of(lua);
    *count = 0;
    for (lua_pushnil(lua); lua_next(lua, index) != 0; lua_pop(lua, 1)) {
        int type = lua_type(lua, -1);
        bool is_plain = type == LUA_TSTRING || type == LUA_TBOOLEAN || lua_isinteger(lua, -1);
        uint32_t key = LEDE_NO_LAYER;
        if (is_plain && lua_type(lua, -2) == LUA_TSTRING) {
            key = lede_said_key(&state->said, state->desk->layers, lede_slice_at(lua, -2));
        }
        if (key == LEDE_NO_LAYER || *count == PLAIN_ATTRIBUTES) {
            lua_pop(lua, 2);
            return false;
        }
        plain[(*count)++] = (lede_named_value){
            key, lede_value_check(lua, -1, state->desk->article->arena, "attribute")};
    }
    return true;
}

/* The attributes of the table at `index`: in `plain`, or a list in the article's arena, as their
 * texts are. */
static const lede_named_value *check_attributes(lua_State *lua, int index,
                                                lede_named_value plain[PLAIN_ATTRIBUTES],
                                                uint32_t *count) {
    lede_desk *desk = lede_state_of(lua)->desk;
    *count = 0;
    if (lua_isnoneornil(lua, index)) return NULL;
    luaL_checktype(lua, index, LUA_TTABLE);
    bool has_metatable = lua_getmetatable(lua, index) != 0; /* sealed: its contents are elsewhere */
    if (has_metatable) lua_pop(lua, 1);
    if (!has_metatable && read_plain(lua, index, plain, count)) return plain;
    *count = 0;
    lua_Integer n = lede_keys_push(lua, index);
    int keys = lua_gettop(lua);
    lede_named_value *values = lede_arena_array(desk->article->arena, (size_t)n, sizeof *values);
    if (values == NULL) lede_state_raise_memory(lua);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(lua, keys, i) != LUA_TSTRING) {
            luaL_error(lua, "attributes are a table with names, as in { name = \"…\" }");
        }
        lede_slice name = lede_slice_at(lua, -1);
        if (!lede_is_name(name)) {
            luaL_error(lua,
                       "'%s' is no name of an attribute: names are lower-case letters, digits "
                       "and _",
                       name.data);
        }
        lede_named_value *value = &values[(*count)++];
        value->key = lede_layers_key(desk->layers, name);
        if (value->key == LEDE_NO_LAYER) lede_state_raise_memory(lua);
        lua_pushvalue(lua, -1);
        lua_gettable(lua, index);
        lua_pushfstring(lua, "attribute '%s'", name.data);
        value->value = lede_value_check(lua, -2, desk->article->arena, lua_tostring(lua, -1));
        lua_settop(lua, keys);
    }
    return values;
}

static int article_annotate(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    lede_state *state = lede_state_of(lua);
    if (state->running_slot != LEDE_SLOT_STAGE) {
        return luaL_error(lua, "article:annotate works in a stage only; a rule annotates with "
                               "annotate = \"layer\"");
    }
    uint32_t layer = lede_layer_check(lua, 2);
    if (!stage_writes(state, layer)) {
        return luaL_error(lua, "%s writes layer '%s' without saying so; add it to its `writes`",
                          state->running, lua_tostring(lua, 2));
    }
    bool by_tokens = lua_type(lua, 3) == LUA_TNUMBER;
    lede_span span =
        by_tokens ? lede_tokens_check(lua, "article:annotate", 3, 4) : lede_range_check(lua, 3);
    uint32_t count;
    lede_named_value plain[PLAIN_ATTRIBUTES];
    const lede_named_value *values = check_attributes(lua, by_tokens ? 5 : 4, plain, &count);
    lede_error err;
    lede_status status =
        lede_layers_append(desk->layers, layer, span, UINT32_MAX, values, count, &err);
    if (status != LEDE_OK) return lede_state_raise(lua, &err);
    return 0;
}

/* ---- records ---- */

static void push_record(lua_State *lua, const lede_table *table, const lede_record *record) {
    lua_newtable(lua);
    lua_pushinteger(lua, record->start);
    lua_setfield(lua, -2, "start");
    lua_pushinteger(lua, record->stop);
    lua_setfield(lua, -2, "stop");
    lede_slice_push(lua, record->text);
    lua_setfield(lua, -2, "text");
    for (size_t i = 0; i < table->n_fields && i < record->n_values; i++) {
        lede_value_push(lua, record->values[i]);
        lua_setfield(lua, -2, table->fields[i]);
    }
}

static int article_records(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    const lede_schema *schema = lede_state_of(lua)->host->program->schema;
    const char *name = luaL_checkstring(lua, 2);
    uint32_t table = lede_schema_find_table(schema, lede_slice_of(name));
    if (table == UINT32_MAX) return luaL_error(lua, "there is no table '%s'", name);
    if (!lede_schema_table(schema, table)->kept) {
        return luaL_error(lua,
                          "nothing is written into table '%s' of a pack unless the script says "
                          "lede.keep(\"%s\")",
                          name, name);
    }
    lua_newtable(lua);
    lua_Integer n = 0;
    for (size_t i = 0; i < desk->result->records.count; i++) {
        const lede_record *record = &desk->result->records.data[i];
        if (record->table != table) continue;
        push_record(lua, lede_schema_table(schema, table), record);
        lua_rawseti(lua, -2, ++n);
    }
    return 1;
}

static int article_find(lua_State *lua) {
    lede_desk *desk = check_article(lua);
    const lede_index_object *pattern = lede_object_test(lua, 2, LEDE_OBJECT_PATTERN);
    if (pattern == NULL) {
        return luaL_error(lua,
                          "article:find takes what lede.pattern gave while the script loaded, "
                          "got %s",
                          luaL_typename(lua, 2));
    }
    lede_span inside = {0, desk->article->n_tokens};
    if (!lua_isnoneornil(lua, 3)) inside = lede_range_check(lua, 3);
    return lede_search_pattern(lua, pattern->index, inside);
}

static int article_search(lua_State *lua) {
    check_article(lua);
    const lede_index_object *regex = lede_object_test(lua, 2, LEDE_OBJECT_REGEX);
    if (regex == NULL) {
        return luaL_error(lua,
                          "article:search takes what lede.regex gave while the script loaded, "
                          "got %s",
                          luaL_typename(lua, 2));
    }
    return lede_search_regex(lua, regex->index);
}

static int article_tostring(lua_State *lua) {
    lede_slice id = check_article(lua)->article->fields[LEDE_FIELD_ID];
    lua_pushliteral(lua, "article ");
    lede_slice_push(lua, id.data == NULL ? LEDE_SLICE("?") : id);
    lua_concat(lua, 2);
    return 1;
}

static const luaL_Reg article_methods[] = {
    {"annotate", article_annotate},   {"answers", article_answers},
    {"column", article_column},       {"count", article_count},
    {"covers", article_covers},       {"counts", article_counts},
    {"find", article_find},           {"longest", article_longest},
    {"names", article_names},         {"records", article_records},
    {"rows", article_rows},           {"search", article_search},
    {"sentences", article_sentences}, {"span", article_span},
    {"spans", article_spans},         {"starts", article_starts},
    {"each", article_each},           {"at", article_at},
    {"tokens", article_tokens},       {NULL, NULL},
};
static const char *const article_fields[] = {
    "id",      "source",   "title", "deck", "byline",   "published", "modified", "publisher",
    "section", "language", "url",   "text", "n_tokens", "state",     NULL};
static const luaL_Reg article_metamethods[] = {{"__tostring", article_tostring}, {NULL, NULL}};
const lede_object_class lede_article_class = {"article", article_methods, article_fields,
                                              article_index, article_metamethods};
