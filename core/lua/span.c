/* What a span answers: its text and place, the attributes of the annotation it is, those of its
 * token if it is one token, as match/path.h says. */
#include "lua/object.h"

#include "lua/convert.h"
#include "lua/host_inside.h"

static lede_span_object *push_span(lua_State *lua, uint32_t n_items) {
    lede_span_object *object = lede_object_push(
        lua, LEDE_OBJECT_SPAN, sizeof(lede_span_object) + n_items * sizeof(lede_range));
    object->serial = lede_state_of(lua)->serial;
    object->layer = LEDE_NO_LAYER;
    object->n_items = n_items;
    return object;
}

void lede_span_push(lua_State *lua, lede_span span) {
    push_span(lua, 1)->items[0] = (lede_range){.span = span};
}

static lede_range range_of(const lede_annotation *annotation) {
    return (lede_range){.span = annotation->span,
                        .is_region = true,
                        .n_values = annotation->n_values,
                        .values = annotation->values};
}

static void push_annotation(lua_State *lua, uint32_t layer, const lede_annotation *annotation) {
    lede_span_object *object = push_span(lua, 1);
    object->layer = layer;
    object->items[0] = range_of(annotation);
}

lede_span lede_range_check(lua_State *lua, int index) {
    const lede_token_object *token = lede_object_test(lua, index, LEDE_OBJECT_TOKEN);
    if (token != NULL) {
        lede_desk_of(lua, token->serial);
        return (lede_span){token->token, token->token + 1};
    }
    const lede_match_object *match = lede_object_test(lua, index, LEDE_OBJECT_MATCH);
    if (match != NULL) {
        lede_desk_of(lua, match->serial);
        return match->span;
    }
    const lede_span_object *span = lede_object_test(lua, index, LEDE_OBJECT_SPAN);
    if (span == NULL) {
        luaL_error(lua, "expected a span, a token or a match, got %s", luaL_typename(lua, index));
        return (lede_span){0, 0};
    }
    lede_desk_of(lua, span->serial);
    return span->items[0].span;
}

int lede_span_push_offsets(lua_State *lua, lede_span span) {
    lede_article *article = lede_state_of(lua)->desk->article;
    uint32_t start = lede_article_code_point(article, article->token_starts[span.start]);
    uint32_t stop = lede_article_code_point(article, article->token_stops[span.stop - 1]);
    if (start == LEDE_NO_TYPE || stop == LEDE_NO_TYPE) lede_state_raise_memory(lua);
    lua_pushinteger(lua, start);
    lua_pushinteger(lua, stop);
    return 2;
}

bool lede_span_is_common(const char *key) {
    static const char *const names[] = {"text", "start", "stop", "sentence", "paragraph"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(key, names[i]) == 0) return true;
    }
    return false;
}

bool lede_span_push_common(lua_State *lua, lede_span span, const char *key) {
    lede_article *article = lede_state_of(lua)->desk->article;
    if (strcmp(key, "text") == 0) {
        lede_slice_push(lua, lede_article_span_text(article, span));
    } else if (strcmp(key, "start") == 0) {
        lua_pushinteger(lua, (lua_Integer)span.start + 1);
    } else if (strcmp(key, "stop") == 0) {
        lua_pushinteger(lua, (lua_Integer)span.stop);
    } else if (strcmp(key, "sentence") == 0) {
        lede_span_push(lua,
                       article->sentences[lede_article_sentence_of(article, span.start)].tokens);
    } else if (strcmp(key, "paragraph") == 0) {
        lede_span_push(lua, article->blocks[lede_article_block_of(article, span.start)].tokens);
    } else {
        return false;
    }
    return true;
}

void lede_spans_push(lua_State *lua, uint32_t layer_i, const lede_span *inside) {
    const lede_layer *layer = lede_layers_get(lede_state_of(lua)->desk->layers, layer_i);
    uint32_t first = inside == NULL ? 0 : lede_layer_first_from(layer, inside->start);
    lua_newtable(lua);
    lua_Integer n = 0;
    for (uint32_t i = first; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (inside != NULL && annotation->span.start >= inside->stop) break;
        if (inside != NULL && !lede_span_covers(*inside, annotation->span)) continue;
        push_annotation(lua, layer_i, annotation);
        lua_rawseti(lua, -2, ++n);
    }
    lede_state_charge(lua, (uint64_t)n);
}

/* The norm of several tokens: those of each, joined where there is space between them. */
static void push_norm(lua_State *lua, lede_span span) {
    const lede_article *article = lede_state_of(lua)->desk->article;
    luaL_Buffer text;
    luaL_buffinit(lua, &text);
    for (uint32_t i = span.start; i < span.stop; i++) {
        if (i > span.start && article->token_starts[i] > article->token_stops[i - 1]) {
            luaL_addchar(&text, ' ');
        }
        lede_slice norm = lede_article_type(article, i)->norm;
        luaL_addlstring(&text, norm.data, norm.size);
    }
    luaL_pushresult(&text);
}

/* The lemmas of several tokens joined by spaces; nil in languages without models. */
static void push_lemma(lua_State *lua, lede_span span) {
    lede_state *state = lede_state_of(lua);
    bool ok = true;
    lede_need_models(lua, LEDE_ATTRIBUTE_LEMMA);
    lede_state_charge(lua, span.stop - span.start);
    lede_slice lemma = lede_attribute_of_span(LEDE_ATTRIBUTE_LEMMA, state->desk->article, span,
                                              &state->scratch, &ok);
    if (!ok) lede_state_raise_memory(lua);
    lede_slice_push(lua, lemma);
}

static bool push_annotation_value(lua_State *lua, const lede_range *range, lede_slice key) {
    lede_state *state = lede_state_of(lua);
    if (range->n_values == 0) return false;
    uint32_t key_i = lede_said_key(&state->said, state->desk->layers, key);
    for (uint32_t i = 0; key_i != LEDE_NO_LAYER && i < range->n_values; i++) {
        if (range->values[i].key != key_i) continue;
        lede_value_push(lua, range->values[i].value);
        return true;
    }
    return false;
}

static int push_attribute(lua_State *lua, const lede_range *range, const char *key) {
    lede_attribute attribute;
    bool is_attribute = lede_token_find_attribute(lua, key, &attribute);
    if (is_attribute && range->span.stop - range->span.start == 1) {
        lede_token_push_attribute(lua, attribute, range->span.start);
        return 1;
    }
    if (is_attribute && attribute == LEDE_ATTRIBUTE_NORM) {
        push_norm(lua, range->span);
        return 1;
    }
    if (is_attribute && attribute == LEDE_ATTRIBUTE_LEMMA) {
        push_lemma(lua, range->span);
        return 1;
    }
    if (range->is_region) {
        lua_pushnil(lua); /* this annotation has no such attribute */
        return 1;
    }
    if (is_attribute) {
        return luaL_error(lua,
                          "'%s' is an attribute of one token, and this span has %d; see "
                          "span:tokens()",
                          key, (int)(range->span.stop - range->span.start));
    }
    return lede_object_raise_unknown(lua, &lede_span_class);
}

static int push_item(lua_State *lua, const lede_span_object *object, lua_Integer i) {
    if (i < 1 || (lua_Unsigned)i > object->n_items) {
        lua_pushnil(lua);
        return 1;
    }
    lede_span_object *item = push_span(lua, 1);
    item->layer = object->layer;
    item->items[0] = object->items[i - 1];
    return 1;
}

/* What the range answers to a name. [-0, +1, e] */
static int push_answer(lua_State *lua, const lede_range *range, uint32_t layer, const char *key) {
    if (push_annotation_value(lua, range, lede_slice_of(key))) return 1;
    if (lede_span_push_common(lua, range->span, key)) return 1;
    if (strcmp(key, "layer") == 0) {
        const lede_catalog *catalog = lede_layers_catalog(lede_state_of(lua)->desk->layers);
        lede_slice_push(lua, layer == LEDE_NO_LAYER ? LEDE_NULL_SLICE
                                                    : lede_catalog_layer_name(catalog, layer));
        return 1;
    }
    return push_attribute(lua, range, key);
}

void lede_annotation_push_answer(lua_State *lua, uint32_t layer, const lede_annotation *annotation,
                                 const char *key) {
    lede_range range = range_of(annotation);
    push_answer(lua, &range, layer, key);
}

static int span_index(lua_State *lua) {
    const lede_span_object *object = lede_object_check(lua, 1, LEDE_OBJECT_SPAN);
    lede_desk_of(lua, object->serial);
    if (lua_isinteger(lua, 2)) return push_item(lua, object, lua_tointeger(lua, 2));
    if (lua_type(lua, 2) != LUA_TSTRING) return lede_object_raise_unknown(lua, &lede_span_class);
    return push_answer(lua, &object->items[0], object->layer, lua_tostring(lua, 2));
}

static int span_offsets(lua_State *lua) {
    lede_object_check(lua, 1, LEDE_OBJECT_SPAN);
    return lede_span_push_offsets(lua, lede_range_check(lua, 1));
}

static int span_tokens(lua_State *lua) {
    lede_object_check(lua, 1, LEDE_OBJECT_SPAN);
    lede_tokens_push(lua, lede_range_check(lua, 1));
    return 1;
}

static int span_spans(lua_State *lua) {
    lede_object_check(lua, 1, LEDE_OBJECT_SPAN);
    lede_span span = lede_range_check(lua, 1);
    lede_spans_push(lua, lede_layer_check(lua, 2), &span);
    return 1;
}

static int span_tostring(lua_State *lua) {
    lede_span span = lede_range_check(lua, 1);
    lede_slice_push(lua, lede_article_span_text(lede_state_of(lua)->desk->article, span));
    return 1;
}

static int span_len(lua_State *lua) {
    const lede_span_object *object = lede_object_check(lua, 1, LEDE_OBJECT_SPAN);
    lua_pushinteger(lua, object->n_items);
    return 1;
}

static int span_eq(lua_State *lua) {
    const lede_span_object *a = lede_object_test(lua, 1, LEDE_OBJECT_SPAN);
    const lede_span_object *b = lede_object_test(lua, 2, LEDE_OBJECT_SPAN);
    lua_pushboolean(lua, a != NULL && b != NULL && a->serial == b->serial &&
                             a->items[0].span.start == b->items[0].span.start &&
                             a->items[0].span.stop == b->items[0].span.stop);
    return 1;
}

static const luaL_Reg span_methods[] = {
    {"offsets", span_offsets}, {"tokens", span_tokens}, {"spans", span_spans}, {NULL, NULL}};
static const char *const span_fields[] = {"text",  "start", "stop",  "sentence", "paragraph",
                                          "layer", "norm",  "lemma", NULL};
static const luaL_Reg span_metamethods[] = {
    {"__tostring", span_tostring}, {"__len", span_len}, {"__eq", span_eq}, {NULL, NULL}};
const lede_object_class lede_span_class = {"span", span_methods, span_fields, span_index,
                                           span_metamethods};
