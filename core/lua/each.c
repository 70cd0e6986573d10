/* What the functions of a script ask of many annotations or tokens, without an object for each. */
#include "lua/object.h"

#include "lua/convert.h"

/* What a span answers where the annotation it is has no such attribute. */
typedef enum own { OWN_UNKNOWN = 0, OWN_NOTHING, OWN_TEXT, OWN_STOP, OWN_OTHER } own;

/* A name that is asked for, and the attribute it is in this article. */
typedef struct wanted {
    const char *name; /* stands on the stack or in an upvalue */
    uint32_t key;     /* LEDE_NO_LAYER: of no annotation */
    own own;          /* unknown until an annotation without it is met */
} wanted;

typedef struct loop {
    uint64_t serial;
    uint32_t layer, next, n_wanted;
    lede_span inside;
    wanted wanted[];
} loop;

enum { MOST_NAMES = 32 };

/* The name at `index` of the stack. */
static wanted wanted_at(lua_State *lua, int index) {
    lede_state *state = lede_state_of(lua);
    const char *name = luaL_checkstring(lua, index);
    uint32_t key = lede_said_key(&state->said, state->desk->layers, lede_slice_at(lua, index));
    return (wanted){.name = name, .key = key};
}

static own own_of(lua_State *lua, const char *name) {
    lede_attribute attribute;
    if (strcmp(name, "text") == 0) return OWN_TEXT;
    if (strcmp(name, "stop") == 0) return OWN_STOP;
    bool is_other = lede_span_is_common(name) || strcmp(name, "layer") == 0 ||
                    lede_token_find_attribute(lua, name, &attribute);
    return is_other ? OWN_OTHER : OWN_NOTHING;
}

static void push_own(lua_State *lua, uint32_t layer, const lede_annotation *annotation, wanted *w) {
    if (w->own == OWN_UNKNOWN) w->own = own_of(lua, w->name);
    switch (w->own) {
    case OWN_TEXT:
        lede_slice_push(
            lua, lede_article_span_text(lede_state_of(lua)->desk->article, annotation->span));
        break;
    case OWN_STOP: lua_pushinteger(lua, annotation->span.stop); break;
    case OWN_OTHER: lede_annotation_push_answer(lua, layer, annotation, w->name); break;
    default: lua_pushnil(lua);
    }
}

static void push_value(lua_State *lua, uint32_t layer, const lede_annotation *annotation,
                       wanted *w) {
    for (uint32_t i = 0; i < annotation->n_values; i++) {
        if (annotation->values[i].key != w->key) continue;
        lede_value_push(lua, annotation->values[i].value);
        return;
    }
    push_own(lua, layer, annotation, w);
}

/* ---- article:each ---- */

/* Upvalues: the loop, then the names it holds. */
static int each_next(lua_State *lua) {
    loop *l = lua_touserdata(lua, lua_upvalueindex(1));
    const lede_layer *layer = lede_layers_get(lede_desk_of(lua, l->serial)->layers, l->layer);
    const lede_annotation *annotation;
    do {
        if (l->next >= layer->count) return 0;
        annotation = &layer->annotations[l->next++];
        if (annotation->span.start >= l->inside.stop) return 0;
    } while (annotation->span.stop > l->inside.stop);
    lede_state_charge(lua, 1);
    luaL_checkstack(lua, (int)l->n_wanted + 8, NULL);
    lua_pushinteger(lua, (lua_Integer)annotation->span.start + 1);
    lua_pushinteger(lua, annotation->span.stop);
    for (uint32_t i = 0; i < l->n_wanted; i++) push_value(lua, l->layer, annotation, &l->wanted[i]);
    return (int)l->n_wanted + 2;
}

int lede_article_each(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    uint32_t layer = lede_layer_check(lua, 2);
    lede_span inside = {0, state->desk->article->n_tokens};
    bool by_tokens = lua_type(lua, 3) == LUA_TNUMBER;
    if (by_tokens) inside = lede_tokens_check(lua, "article:each", 3, 4);
    int before = by_tokens ? 4 : 2, n = lua_gettop(lua) - before;
    if (n > MOST_NAMES) return luaL_error(lua, "article:each takes at most %d names", MOST_NAMES);
    loop *l = lua_newuserdatauv(lua, sizeof *l + (size_t)n * sizeof *l->wanted, 0);
    *l = (loop){.serial = state->serial, .layer = layer, .n_wanted = (uint32_t)n, .inside = inside};
    if (by_tokens) {
        l->next = lede_layer_first_from(lede_layers_get(state->desk->layers, layer), inside.start);
    }
    for (int i = 0; i < n; i++) l->wanted[i] = wanted_at(lua, before + 1 + i);
    for (int i = 0; i < n; i++) lua_pushvalue(lua, before + 1 + i);
    lua_pushcclosure(lua, each_next, n + 1);
    return 1;
}

/* ---- article:starts and article:at ---- */

int lede_article_starts(lua_State *lua) {
    uint32_t layer_i = lede_layer_check(lua, 2);
    int n = lua_gettop(lua) - 2;
    if (n > MOST_NAMES) return luaL_error(lua, "article:starts takes at most %d names", MOST_NAMES);
    const lede_layer *layer = lede_layers_get(lede_state_of(lua)->desk->layers, layer_i);
    lede_state_charge(lua, (uint64_t)layer->count * (uint64_t)n);
    luaL_checkstack(lua, n + 8, NULL);
    for (int i = 0; i < n; i++) {
        wanted w = wanted_at(lua, i + 3);
        lua_createtable(lua, 0, (int)layer->count);
        for (uint32_t k = 0; k < layer->count; k++) {
            const lede_annotation *annotation = &layer->annotations[k];
            push_value(lua, layer_i, annotation, &w);
            lua_rawseti(lua, -2, (lua_Integer)annotation->span.start + 1);
        }
    }
    return n;
}

int lede_article_at(lua_State *lua) {
    const lede_desk *desk = lede_state_of(lua)->desk;
    lua_Integer token = luaL_checkinteger(lua, 2);
    const char *name = luaL_checkstring(lua, 3);
    if (token < 1 || token > (lua_Integer)desk->article->n_tokens) {
        return luaL_error(lua, "article:at: there is no token %I; the article has 1 to %I", token,
                          (lua_Integer)desk->article->n_tokens);
    }
    if (lede_token_push_answer(lua, (uint32_t)token - 1, name)) return 1;
    lua_replace(lua, 2); /* the name is what the message is about */
    return lede_object_raise_unknown(lua, &lede_token_class);
}

/* ---- article:answers ---- */

/* What a table of answers gives for a key it has not: a token is asked, and the answer kept. What a
 * token has not, and what lies outside of the article, is "", so that rules may look to the left
 * and right of anything. Upvalues: the article's serial, the attribute. */
static int answers_index(lua_State *lua) {
    const lede_desk *desk = lede_desk_of(lua, (uint64_t)lua_tointeger(lua, lua_upvalueindex(1)));
    int is_integer = 0;
    lua_Integer token = lua_tointegerx(lua, 2, &is_integer);
    bool is_inside = is_integer && token >= 1 && token <= (lua_Integer)desk->article->n_tokens;
    if (is_inside) {
        lede_attribute attribute = (lede_attribute)lua_tointeger(lua, lua_upvalueindex(2));
        lede_token_push_attribute(lua, attribute, (uint32_t)token - 1);
    }
    if (lua_isnil(lua, -1) || !is_inside) lua_pushliteral(lua, "");
    if (!is_inside) return 1;
    lua_pushvalue(lua, -1);
    lua_rawseti(lua, 1, token);
    return 1;
}

static int answers_len(lua_State *lua) {
    const lede_desk *desk = lede_desk_of(lua, (uint64_t)lua_tointeger(lua, lua_upvalueindex(1)));
    lua_pushinteger(lua, desk->article->n_tokens);
    return 1;
}

static void push_answers(lua_State *lua, const lede_state *state, lede_attribute attribute) {
    uint32_t n = state->desk->article->n_tokens;
    lede_state_charge(lua, n / 8 + 1); /* for the room */
    lua_createtable(lua, (int)n, 0);
    lua_createtable(lua, 0, 3);
    lua_pushinteger(lua, (lua_Integer)state->serial);
    lua_pushinteger(lua, attribute);
    lua_pushcclosure(lua, answers_index, 2);
    lua_setfield(lua, -2, "__index");
    lua_pushinteger(lua, (lua_Integer)state->serial);
    lua_pushcclosure(lua, answers_len, 1);
    lua_setfield(lua, -2, "__len");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
}

int lede_article_answers(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    lede_attribute attribute;
    const char *name = luaL_checkstring(lua, 2);
    if (!lede_token_find_attribute(lua, name, &attribute)) {
        return luaL_error(lua,
                          "article:answers takes an attribute of tokens, as in "
                          "article:answers(\"norm\"), got '%s'",
                          name);
    }
    if (state->answers == LUA_NOREF) {
        lua_newtable(lua);
        state->answers = luaL_ref(lua, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->answers);
    if (lua_rawgeti(lua, -1, (lua_Integer)attribute + 1) != LUA_TNIL) return 1;
    push_answers(lua, state, attribute);
    lua_pushvalue(lua, -1);
    lua_rawseti(lua, -4, (lua_Integer)attribute + 1);
    return 1;
}
