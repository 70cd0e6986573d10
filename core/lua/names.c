/* article:names — the names of an article, gathered by room layer (naming.h), as tables that a
 * script goes on with. */
#include "lua/declare.h"

#include "layer/naming.h"
#include "lua/convert.h"
#include "lua/object.h"
#include "lua/seal.h"

static const lede_key names_keys[] = {{"types", LEDE_TABLE, true},
                                      {"titles", LEDE_STRING, false},
                                      {"values", LEDE_TABLE, false},
                                      {"each", LEDE_TABLE, false},
                                      {NULL, 0, false}};

/* Places of a mention in the list before what `each` asks for: name, first, last, edge. */
enum { ITEM = 4 };
/* Fields that a name is likely to have in the end, so that its table need not grow. */
enum { FIELDS = 16 };

/* Names of attributes in one field, few enough for a bit each. */
enum { MOST_ASKED = 16 };

typedef struct asked {
    const char *name;
    uint32_t key; /* LEDE_NO_LAYER: no annotation has it */
} asked;

/* What one call works with. */
typedef struct gathering {
    const lede_layers *layers;
    const lede_layer *layer;
    const lede_naming_options *options;
    lede_naming naming;
    uint32_t called; /* key of attribute `name` */
    asked values[MOST_ASKED], each[MOST_ASKED];
    size_t n_values, n_each;
} gathering;

/* ---- names ---- */

static void set_place(lua_State *lua, const char *key, uint32_t token) {
    lua_pushinteger(lua, token);
    lua_setfield(lua, -2, key);
}

static void set_true(lua_State *lua, const char *key) {
    lua_pushboolean(lua, 1);
    lua_setfield(lua, -2, key);
}

/* What the table on top of the stack says of where a name stands, and how. */
static void set_places(lua_State *lua, const gathering *g, const lede_name *name) {
    const lede_mention *mentions = g->naming.mentions;
    lede_span first = g->layer->annotations[mentions[name->first].annotation].span;
    set_place(lua, "start", first.start + 1);
    set_place(lua, "stop", first.stop);
    set_place(lua, "mid", name->n_inside);
    if (name->is_told) set_true(lua, "is_told");
    if (name->first_empty == LEDE_NO_MENTION) return;
    lede_span empty = g->layer->annotations[mentions[name->first_empty].annotation].span;
    set_place(lua, "first", empty.start + 1);
    set_place(lua, "last", empty.stop);
}

static void push_name(lua_State *lua, const gathering *g, const lede_name *name) {
    uint32_t type = lede_name_type(name, g->options->n_types);
    bool is_known = type < g->options->n_types;
    lua_createtable(lua, 0, FIELDS);
    lede_slice_push(lua, name->text);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "text");
    lua_setfield(lua, -2, "name");
    set_place(lua, "n", name->n_words);
    set_place(lua, "weight", name->weight);
    if (is_known) {
        set_true(lua, "known");
        lede_slice_push(lua, g->options->types[type]);
        lua_setfield(lua, -2, "type");
    }
    set_places(lua, g, name);
}

/* A list of the names, and a table of them by their texts. [-0, +2, e] */
static void push_names(lua_State *lua, const gathering *g) {
    lua_createtable(lua, (int)g->naming.n_names, 0);
    lua_createtable(lua, 0, (int)g->naming.n_names);
    for (uint32_t i = 0; i < g->naming.n_names; i++) {
        push_name(lua, g, &g->naming.names[i]);
        lede_slice_push(lua, g->naming.names[i].text);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -4);
        lua_rawseti(lua, -3, (lua_Integer)i + 1);
    }
}

/* ---- mentions ---- */

/* A name is called what its last mention with votes and an attribute `name` says, and has each
 * value of the first that has one: give the name on top of the stack what this mention adds to
 * `taken`, a bit a value. */
static void take_values(lua_State *lua, const gathering *g, const lede_annotation *annotation,
                        uint32_t *taken) {
    lede_value called = lede_annotation_value(annotation, g->called);
    if (called.kind != LEDE_NULL) {
        lede_value_push(lua, called);
        lua_setfield(lua, -2, "name");
    }
    for (size_t i = 0; i < g->n_values; i++) {
        lede_value value = lede_annotation_value(annotation, g->values[i].key);
        if (value.kind == LEDE_NULL || (*taken >> i & 1) != 0) continue;
        *taken |= 1u << i;
        lede_value_push(lua, value);
        lua_setfield(lua, -2, g->values[i].name);
    }
}

static void push_edge(lua_State *lua, lede_edge edge) {
    switch (edge) {
    case LEDE_EDGE_START: lua_pushliteral(lua, "start"); break;
    case LEDE_EDGE_TITLE: lua_pushliteral(lua, "title"); break;
    case LEDE_EDGE_NONE: lua_pushboolean(lua, 0); break;
    }
}

/* Add the item of a mention to the list below its name, and take the name off the stack. */
static void add_item(lua_State *lua, const gathering *g, const lede_mention *mention,
                     lua_Integer at) {
    const lede_annotation *annotation = &g->layer->annotations[mention->annotation];
    int list = lua_gettop(lua) - 1;
    lua_rawseti(lua, list, at + 1);
    lua_pushinteger(lua, (lua_Integer)annotation->span.start + 1);
    lua_rawseti(lua, list, at + 2);
    lua_pushinteger(lua, annotation->span.stop);
    lua_rawseti(lua, list, at + 3);
    push_edge(lua, mention->edge);
    lua_rawseti(lua, list, at + ITEM);
    for (size_t i = 0; i < g->n_each; i++) {
        lede_value value = lede_annotation_value(annotation, g->each[i].key);
        if (value.kind == LEDE_NULL) value = lede_value_bool(false);
        lede_value_push(lua, value);
        lua_rawseti(lua, list, at + ITEM + 1 + (lua_Integer)i);
    }
}

/* The mentions one behind the other in one list; completes the names, of which lists and table
 * stand on top of the stack. [-0, +1, e] */
static void push_mentions(lua_State *lua, const gathering *g) {
    const lede_article *article = lede_layers_article(g->layers);
    int by_text = lua_gettop(lua), names = by_text - 1;
    lua_Integer size = ITEM + (lua_Integer)g->n_each;
    uint32_t *taken = lua_newuserdatauv(lua, (g->naming.n_names + 1) * sizeof *taken, 0);
    memset(taken, 0, g->naming.n_names * sizeof *taken);
    lua_createtable(lua, (int)(g->naming.n_mentions * size), 0);
    for (uint32_t i = 0; i < g->naming.n_mentions; i++) {
        const lede_mention *mention = &g->naming.mentions[i];
        const lede_annotation *annotation = &g->layer->annotations[mention->annotation];
        lede_slice printed = lede_article_span_text(article, annotation->span);
        lua_rawgeti(lua, names, (lua_Integer)mention->name + 1);
        if (!lede_slice_equal(printed, g->naming.names[mention->name].text)) {
            lede_slice_push(lua, printed);
            lua_pushvalue(lua, -2);
            lua_rawset(lua, by_text);
        }
        if (mention->weight > 0) take_values(lua, g, annotation, &taken[mention->name]);
        add_item(lua, g, mention, i * size);
    }
    lua_remove(lua, -2);
}

/* ---- what a script asks for ---- */

static const lede_key *find_key(lua_State *lua, int index) {
    const lede_key *key = names_keys;
    if (lua_type(lua, index) != LUA_TSTRING) return NULL;
    while (key->name != NULL && strcmp(key->name, lua_tostring(lua, index)) != 0) key++;
    return key->name == NULL ? NULL : key;
}

/* What is wrong with the options is said by lede_check_keys, which takes time to find it in an
 * order that runs share; mostly nothing is. Replaces a sealed table at 3 by its contents. */
static void check_options(lua_State *lua) {
    bool is_right = true;
    luaL_checktype(lua, 3, LUA_TTABLE);
    lua_settop(lua, 3);
    lede_seal_push_contents(lua, 3);
    for (lua_pushnil(lua); lua_next(lua, 4) != 0; lua_pop(lua, 1)) {
        const lede_key *key = find_key(lua, -2);
        if (key == NULL || (key->types & 1u << lua_type(lua, -1)) == 0) is_right = false;
    }
    if (lua_getfield(lua, 4, "types") != LUA_TTABLE) is_right = false;
    lua_settop(lua, 4);
    if (!is_right) lede_check_keys(lua, 3, "article:names", names_keys);
    lua_replace(lua, 3);
}

/* Push what the list in field `field` of the options holds; how many items. What a metatable of the
 * options answers was not seen by check_options. [-0, +1, e] */
static size_t push_list(lua_State *lua, const char *field, size_t most) {
    int type = lua_getfield(lua, 3, field);
    if (type == LUA_TNIL) return 0;
    if (type != LUA_TTABLE) {
        luaL_error(lua, "article:names: field '%s' must be a list of strings, got %s", field,
                   lua_typename(lua, type));
    }
    lede_seal_push_contents(lua, -1);
    lua_remove(lua, -2);
    size_t n = lua_rawlen(lua, -1);
    if (n <= most) return n;
    luaL_error(lua, "article:names: field '%s' takes at most %d names", field, (int)most);
    return 0;
}

/* Item `i` of the list on top of the stack, which keeps it. */
static lede_slice string_item(lua_State *lua, const char *field, size_t i) {
    if (lua_rawgeti(lua, -1, (lua_Integer)i + 1) != LUA_TSTRING) {
        luaL_error(lua, "article:names: field '%s' must be a list of strings, but item %d is a %s",
                   field, (int)i + 1, luaL_typename(lua, -1));
    }
    lede_slice item = lede_slice_at(lua, -1);
    lua_pop(lua, 1);
    return item;
}

static uint32_t key_of(lede_state *state, lede_slice name) {
    return lede_said_key(&state->said, state->desk->layers, name);
}

/* The attributes that a field names, whose list stays on the stack. [-0, +1, e] */
static size_t read_asked(lua_State *lua, const char *field, asked out[MOST_ASKED]) {
    size_t n = push_list(lua, field, MOST_ASKED);
    for (size_t i = 0; i < n; i++) {
        lede_slice name = string_item(lua, field, i);
        out[i] = (asked){name.data, key_of(lede_state_of(lua), name)};
    }
    return n;
}

int lede_article_names(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    lede_error err;
    lede_slice types[LEDE_NAMING_TYPES];
    lede_naming_options options = {.layer = lede_layer_check(lua, 2),
                                   .titles = LEDE_NO_LAYER,
                                   .type = key_of(state, LEDE_SLICE("type")),
                                   .weight = key_of(state, LEDE_SLICE("weight")),
                                   .as = key_of(state, LEDE_SLICE("as")),
                                   .types = types};
    gathering g = {.layers = state->desk->layers,
                   .options = &options,
                   .called = key_of(state, LEDE_SLICE("name"))};
    check_options(lua);
    options.n_types = (uint32_t)push_list(lua, "types", LEDE_NAMING_TYPES);
    for (uint32_t i = 0; i < options.n_types; i++) types[i] = string_item(lua, "types", i);
    if (lua_getfield(lua, 3, "titles") != LUA_TNIL) options.titles = lede_layer_check(lua, -1);
    g.layer = lede_layers_get(g.layers, options.layer);
    g.n_values = read_asked(lua, "values", g.values);
    g.n_each = read_asked(lua, "each", g.each);
    lede_state_charge(lua, g.layer->count * (ITEM + g.n_values + g.n_each) + 1);
    if (lede_naming_of(g.layers, &options, &state->scratch, &g.naming, &err) != LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    push_names(lua, &g);
    push_mentions(lua, &g);
    lua_insert(lua, -2); /* names, mentions, names by text */
    return 3;
}

/* ---- names within a stretch ---- */

int lede_article_longest(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    lede_span span = lede_tokens_check(lua, "article:longest", 2, 3);
    luaL_checktype(lua, 4, LUA_TTABLE);
    lua_settop(lua, 4);
    lede_state_charge(lua, span.stop - span.start);
    for (; span.stop > span.start; span.stop--) {
        lede_slice text = lede_article_span_text(state->desk->article, span);
        text = lede_naming_plain(&state->scratch, text);
        if (text.data == NULL) return lede_state_raise_memory(lua);
        lede_slice_push(lua, text);
        if (lua_gettable(lua, 4) != LUA_TNIL) {
            lua_pushinteger(lua, span.stop);
            return 2;
        }
        lua_settop(lua, 4);
    }
    return 0;
}
