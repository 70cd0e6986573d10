/* What the functions of a script ask of many annotations or tokens, without an object for each. */
#include "lua/object.h"

#include "lua/convert.h"

/* What a span answers where the annotation it is has no such attribute. */
typedef enum own { OWN_NOTHING = 0, OWN_TEXT, OWN_OTHER } own;

/* A name that the loop wants, and the attribute it is in this article. */
typedef struct wanted {
    const char *name; /* stands in an upvalue */
    uint32_t key;     /* LEDE_NO_LAYER: of no annotation */
    own own;
} wanted;

typedef struct loop {
    uint64_t serial;
    uint32_t layer, next, n_wanted;
    wanted wanted[];
} loop;

static void push_value(lua_State *lua, const loop *l, const lede_annotation *annotation,
                       const wanted *w) {
    for (uint32_t i = 0; i < annotation->n_values; i++) {
        if (annotation->values[i].key != w->key) continue;
        lede_value_push(lua, annotation->values[i].value);
        return;
    }
    if (w->own == OWN_NOTHING) {
        lua_pushnil(lua);
    } else if (w->own == OWN_TEXT) {
        const lede_article *article = lede_state_of(lua)->desk->article;
        lede_slice_push(lua, lede_article_span_text(article, annotation->span));
    } else {
        lede_annotation_push_answer(lua, l->layer, annotation, w->name);
    }
}

/* Upvalues: the loop, then the names it holds. */
static int each_next(lua_State *lua) {
    loop *l = lua_touserdata(lua, lua_upvalueindex(1));
    const lede_layer *layer = lede_layers_get(lede_desk_of(lua, l->serial)->layers, l->layer);
    if (l->next >= layer->count) return 0;
    const lede_annotation *annotation = &layer->annotations[l->next++];
    lede_state_charge(lua, 1);
    luaL_checkstack(lua, (int)l->n_wanted + 8, NULL);
    lua_pushinteger(lua, (lua_Integer)annotation->span.start + 1);
    lua_pushinteger(lua, annotation->span.stop);
    for (uint32_t i = 0; i < l->n_wanted; i++) push_value(lua, l, annotation, &l->wanted[i]);
    return (int)l->n_wanted + 2;
}

static own own_of(lua_State *lua, const char *name) {
    lede_attribute attribute;
    if (strcmp(name, "text") == 0) return OWN_TEXT;
    bool is_other = lede_span_is_common(name) || strcmp(name, "layer") == 0 ||
                    lede_token_find_attribute(lua, name, &attribute);
    return is_other ? OWN_OTHER : OWN_NOTHING;
}

enum { MOST_NAMES = 32 };

int lede_article_each(lua_State *lua) {
    int n = lua_gettop(lua) - 2;
    lede_state *state = lede_state_of(lua);
    uint32_t layer = lede_layer_check(lua, 2);
    if (n > MOST_NAMES) return luaL_error(lua, "article:each takes at most %d names", MOST_NAMES);
    loop *l = lua_newuserdatauv(lua, sizeof *l + (size_t)n * sizeof *l->wanted, 0);
    *l = (loop){.serial = state->serial, .layer = layer, .n_wanted = (uint32_t)n};
    for (int i = 0; i < n; i++) {
        const char *name = luaL_checkstring(lua, i + 3);
        uint32_t key = lede_said_key(&state->said, state->desk->layers, lede_slice_of(name));
        l->wanted[i] = (wanted){name, key, own_of(lua, name)};
    }
    for (int i = 0; i < n; i++) lua_pushvalue(lua, i + 3);
    lua_pushcclosure(lua, each_next, n + 1);
    return 1;
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
