/* What a token answers: its attributes (language/attribute.h) and its place. */
#include "lua/object.h"

#include "lua/convert.h"
#include "language/tagging.h"
#include "lua/host_inside.h"

#include <stdio.h>

static void push_token(lua_State *lua, uint32_t token) {
    lede_token_object *object = lede_object_push(lua, LEDE_OBJECT_TOKEN, sizeof *object);
    object->serial = lede_state_of(lua)->serial;
    object->token = token;
}

void lede_tokens_push(lua_State *lua, lede_span span) {
    lede_state_charge(lua, span.stop - span.start);
    lua_createtable(lua, (int)(span.stop - span.start), 0);
    for (uint32_t i = span.start; i < span.stop; i++) {
        push_token(lua, i);
        lua_rawseti(lua, -2, (lua_Integer)(i - span.start) + 1);
    }
}

/* The names of the lexicons that hit a token, as a list. */
static void push_lexicons(lua_State *lua, uint32_t token) {
    const lede_state *state = lede_state_of(lua);
    const lede_lexicons *lexicons = state->host->program->lexicons;
    lede_span span = {token, token + 1};
    lua_newtable(lua);
    lua_Integer n = 0;
    for (uint32_t i = 0; i < lede_lexicons_count(lexicons); i++) {
        const lede_layer *layer =
            lede_layers_get(state->desk->layers, lede_lexicons_layer(lexicons, i));
        if (lede_layer_covering(layer, span) == NULL) continue;
        lede_slice_push(lua, lede_lexicons_name(lexicons, i));
        lua_rawseti(lua, -2, ++n);
    }
}

static void need_senses(lua_State *lua) {
    lede_tagging *tagging = lede_state_of(lua)->desk->article->tagging;
    lede_error err;
    if (lede_tagging_senses(tagging) != NULL) return;
    lede_status status = lede_tagging_need_senses(tagging, "attribute 'sense'", &err);
    if (status == LEDE_NOMEM) lede_state_raise_memory(lua);
    if (status != LEDE_OK) luaL_error(lua, "%s", err.message);
}

/* The names of a token's senses, as a list; nil in an article without readings. */
static void push_senses(lua_State *lua, uint32_t token) {
    lede_state *state = lede_state_of(lua);
    need_senses(lua);
    bool ok = true;
    lede_sense_names names =
        lede_tagging_sense_names(state->desk->article, token, &state->scratch, &ok);
    if (!ok) lede_state_raise_memory(lua);
    if (names.items == NULL) {
        lua_pushnil(lua);
        return;
    }
    lua_createtable(lua, (int)names.count, 0);
    for (size_t i = 0; i < names.count; i++) {
        lede_slice_push(lua, names.items[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

void lede_need_models(lua_State *lua, lede_attribute attribute) {
    const lede_article *article = lede_state_of(lua)->desk->article;
    lede_tagging *tagging = article->tagging;
    char what[32];
    lede_error err;
    if (lede_tagging_tagger(tagging) != NULL) return;
    if (lede_article_gives(article, lede_attribute_column(attribute))) return;
    snprintf(what, sizeof what, "attribute '%s'", lede_attribute_describe(attribute)->name);
    lede_status status = lede_tagging_need(tagging, what, &err);
    if (status == LEDE_NOMEM) lede_state_raise_memory(lua);
    if (status != LEDE_OK) luaL_error(lua, "%s", err.message);
}

/* The members of a set that a file gives, as a list; nil when it gives none. */
static void push_set(lua_State *lua, lede_slice value) {
    lede_slice member;
    if (value.data == NULL) {
        lua_pushnil(lua);
        return;
    }
    lua_newtable(lua);
    for (lua_Integer i = 1; lede_ready_member(&value, &member); i++) {
        lede_slice_push(lua, member);
        lua_rawseti(lua, -2, i);
    }
}

bool lede_token_find_attribute(lua_State *lua, const char *key, lede_attribute *attribute) {
    lede_state *state = lede_state_of(lua);
    const lede_columns *columns = lede_ruleset_columns(state->host->program->ruleset);
    return lede_said_attribute(&state->said, columns, lede_slice_of(key), attribute);
}

void lede_token_push_attribute(lua_State *lua, lede_attribute attribute, uint32_t token) {
    lede_state *state = lede_state_of(lua);
    const lede_article *article = state->desk->article;
    if (attribute == LEDE_ATTRIBUTE_LEX) {
        push_lexicons(lua, token);
        return;
    }
    if (attribute == LEDE_ATTRIBUTE_SENSE) {
        push_senses(lua, token);
        return;
    }
    if (lede_attribute_is_reading(attribute)) lede_need_models(lua, attribute);
    bool ok = true;
    lede_slice value = lede_attribute_of_token(attribute, article, token, &state->scratch, &ok);
    if (!ok) lede_state_raise_memory(lua);
    if (lede_attribute_is_given(attribute) && lede_attribute_is_set_value(attribute, value)) {
        push_set(lua, value);
        return;
    }
    lede_slice_push(lua, value);
    bool is_number = attribute == LEDE_ATTRIBUTE_NUMBER || attribute == LEDE_ATTRIBUTE_HEAD;
    if (is_number && value.data != NULL) {
        if (lua_stringtonumber(lua, lua_tostring(lua, -1)) != 0) lua_remove(lua, -2);
    }
}

bool lede_token_push_answer(lua_State *lua, uint32_t token, const char *key) {
    lede_attribute attribute;
    if (lede_token_find_attribute(lua, key, &attribute)) {
        lede_token_push_attribute(lua, attribute, token);
        return true;
    }
    return lede_span_push_common(lua, (lede_span){token, token + 1}, key);
}

static int token_index(lua_State *lua) {
    const lede_token_object *object = lede_object_check(lua, 1, LEDE_OBJECT_TOKEN);
    lede_desk_of(lua, object->serial);
    const char *key = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";
    if (lede_token_push_answer(lua, object->token, key)) return 1;
    return lede_object_raise_unknown(lua, &lede_token_class);
}

static int token_offsets(lua_State *lua) {
    const lede_token_object *object = lede_object_check(lua, 1, LEDE_OBJECT_TOKEN);
    lede_desk_of(lua, object->serial);
    return lede_span_push_offsets(lua, (lede_span){object->token, object->token + 1});
}

static int token_tostring(lua_State *lua) {
    lede_span span = lede_range_check(lua, 1);
    lede_slice_push(lua, lede_article_span_text(lede_state_of(lua)->desk->article, span));
    return 1;
}

static int token_eq(lua_State *lua) {
    const lede_token_object *a = lede_object_test(lua, 1, LEDE_OBJECT_TOKEN);
    const lede_token_object *b = lede_object_test(lua, 2, LEDE_OBJECT_TOKEN);
    lua_pushboolean(lua, a != NULL && b != NULL && a->serial == b->serial && a->token == b->token);
    return 1;
}

static const luaL_Reg token_methods[] = {{"offsets", token_offsets}, {NULL, NULL}};
static const char *const token_fields[] = {
    "word",  "raw",   "norm",   "stem",     "shape",     "kind",  "pos",    "tag",
    "lemma", "feats", "deprel", "head",     "misc",      "sense", "number", "lex",
    "text",  "start", "stop",   "sentence", "paragraph", NULL};
static const luaL_Reg token_metamethods[] = {
    {"__tostring", token_tostring}, {"__eq", token_eq}, {NULL, NULL}};
const lede_object_class lede_token_class = {"token", token_methods, token_fields, token_index,
                                            token_metamethods};
