/* What the functions of a script ask of every annotation or token, without an object for each. */
#include "lua/object.h"

#include "lua/convert.h"

/* A name that the loop wants, and the attribute it is in this article. */
typedef struct wanted {
    const char *name; /* stands in an upvalue */
    uint32_t key;     /* LEDE_NO_LAYER: of no annotation */
    bool is_own;      /* also of spans that have no such attribute: text, norm … */
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
    if (w->is_own)
        lede_annotation_push_answer(lua, l->layer, annotation, w->name);
    else
        lua_pushnil(lua);
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

enum { MOST_NAMES = 32 };

int lede_article_each(lua_State *lua) {
    int n = lua_gettop(lua) - 2;
    lede_state *state = lede_state_of(lua);
    uint32_t layer = lede_layer_check(lua, 2);
    if (n > MOST_NAMES) return luaL_error(lua, "article:each takes at most %d names", MOST_NAMES);
    loop *l = lua_newuserdatauv(lua, sizeof *l + (size_t)n * sizeof *l->wanted, 0);
    *l = (loop){.serial = state->serial, .layer = layer, .n_wanted = (uint32_t)n};
    for (int i = 0; i < n; i++) {
        lede_attribute attribute;
        const char *name = luaL_checkstring(lua, i + 3);
        bool is_own = lede_span_is_common(name) || strcmp(name, "layer") == 0 ||
                      lede_token_find_attribute(lua, name, &attribute);
        l->wanted[i] =
            (wanted){name, lede_layers_find_key(state->desk->layers, lede_slice_of(name)), is_own};
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
