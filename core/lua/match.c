/* What a match answers: its captures by name, then its text and place. */
#include "lua/object.h"

#include "lua/convert.h"
#include "lua/host_inside.h"

void lede_match_push(lua_State *lua, const lede_match *match) {
    lede_match_object *object = lede_object_push(
        lua, LEDE_OBJECT_MATCH, sizeof *object + match->n_captures * sizeof(lede_match_capture));
    object->serial = lede_state_of(lua)->serial;
    object->rule = match->rule;
    object->span = match->span;
    object->n_captures = match->n_captures;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *from = &match->captures[i];
        lede_range *to = &object->captures[i].range;
        object->captures[i].name = from->name;
        to->span = from->span;
        if (from->annotation == NULL) continue;
        to->is_region = true;
        to->n_values = from->annotation->n_values;
        to->values = from->annotation->values;
    }
}

static const lede_rule *rule_of(lua_State *lua, const lede_match_object *object) {
    return &lede_state_of(lua)->host->program->rules.data[object->rule];
}

static uint32_t find_capture(const lede_rule *rule, const char *key) {
    for (uint32_t i = 0; i < rule->n_captures; i++) {
        if (strcmp(rule->captures[i], key) == 0) return i;
    }
    return LEDE_NO_CAPTURE;
}

/* All bindings of a capture as one span; nil when it bound nothing. */
static int push_capture(lua_State *lua, const lede_match_object *object, uint32_t name) {
    uint32_t first = UINT32_MAX, n = 0;
    for (uint32_t i = 0; i < object->n_captures; i++) {
        const lede_range *range = &object->captures[i].range;
        if (object->captures[i].name != name || range->span.start == range->span.stop) continue;
        if (n++ == 0) first = i;
    }
    if (n == 0) {
        lua_pushnil(lua);
        return 1;
    }
    lede_span_object *span =
        lede_object_push(lua, LEDE_OBJECT_SPAN, sizeof *span + n * sizeof(lede_range));
    span->serial = object->serial;
    span->n_items = n;
    uint32_t layer;
    bool is_region = lede_ruleset_capture_is_region(lede_state_of(lua)->host->program->ruleset,
                                                    object->rule, name, &layer);
    span->layer = is_region ? layer : LEDE_NO_LAYER;
    for (uint32_t i = first, to = 0; to < n; i++) {
        const lede_range *range = &object->captures[i].range;
        if (object->captures[i].name != name || range->span.start == range->span.stop) continue;
        span->items[to++] = *range;
    }
    return 1;
}

static int raise_unknown(lua_State *lua, const lede_rule *rule, const char *key) {
    luaL_Buffer names;
    luaL_buffinit(lua, &names);
    for (uint32_t i = 0; i < rule->n_captures; i++) {
        if (i > 0) luaL_addstring(&names, ", ");
        luaL_addstring(&names, rule->captures[i]);
    }
    luaL_pushresult(&names);
    return luaL_error(lua, "the pattern has no capture '%s'; it has %s", key,
                      rule->n_captures == 0 ? "none" : lua_tostring(lua, -1));
}

static int match_index(lua_State *lua) {
    const lede_match_object *object = lede_object_check(lua, 1, LEDE_OBJECT_MATCH);
    lede_desk_of(lua, object->serial);
    if (lua_type(lua, 2) != LUA_TSTRING) return lede_object_raise_unknown(lua, &lede_match_class);
    const char *key = lua_tostring(lua, 2);
    const lede_rule *rule = rule_of(lua, object);
    uint32_t capture = find_capture(rule, key);
    if (capture != LEDE_NO_CAPTURE) return push_capture(lua, object, capture);
    if (lede_span_push_common(lua, object->span, key)) return 1;
    if (strcmp(key, "rule") == 0) {
        lede_slice_push(lua, rule->spec.name);
    } else if (strcmp(key, "span") == 0) {
        lede_span_push(lua, object->span);
    } else {
        return raise_unknown(lua, rule, key);
    }
    return 1;
}

static int match_offsets(lua_State *lua) {
    lede_object_check(lua, 1, LEDE_OBJECT_MATCH);
    return lede_span_push_offsets(lua, lede_range_check(lua, 1));
}

static int match_tostring(lua_State *lua) {
    lede_span span = lede_range_check(lua, 1);
    lede_slice_push(lua, lede_article_span_text(lede_state_of(lua)->desk->article, span));
    return 1;
}

static const luaL_Reg match_methods[] = {{"offsets", match_offsets}, {NULL, NULL}};
static const char *const match_fields[] = {"text",     "start",     "stop", "span",
                                           "sentence", "paragraph", "rule", NULL};
static const luaL_Reg match_metamethods[] = {{"__tostring", match_tostring}, {NULL, NULL}};
const lede_object_class lede_match_class = {"match", match_methods, match_fields, match_index,
                                            match_metamethods};
const lede_object_class lede_pattern_class = {"pattern", NULL, NULL, NULL, NULL};
const lede_object_class lede_regex_class = {"regex", NULL, NULL, NULL, NULL};
