/* object.h — what callbacks hold: article, token, span, match. Only the state knows the article's
 * memory; objects are ranges with the serial number of their article, so one that was kept too long
 * answers "article is closed".
 * thread: the state's
 * floor: lua */
#ifndef LEDE_LUA_OBJECT_H
#define LEDE_LUA_OBJECT_H

#include "language/attribute.h"
#include "lua/state.h"

typedef enum lede_object_kind {
    LEDE_OBJECT_ARTICLE = 0,
    LEDE_OBJECT_TOKEN,
    LEDE_OBJECT_SPAN,
    LEDE_OBJECT_MATCH,
    LEDE_OBJECT_PATTERN, /* of lede.pattern */
    LEDE_OBJECT_REGEX,   /* of lede.regex */
    LEDE_OBJECT_PAGE,
    LEDE_OBJECT_STORE,
    LEDE_OBJECT_CURSOR, /* of store:each */
    LEDE_OBJECT_GROUPS, /* of lede.groups */
    LEDE_N_OBJECTS
} lede_object_kind;

typedef struct lede_article_object {
    uint64_t serial;
} lede_article_object;

typedef struct lede_token_object {
    uint64_t serial;
    uint32_t token;
} lede_token_object;

/* A run of tokens; the annotation it is, if it is one. */
typedef struct lede_range {
    lede_span span;
    bool is_region;
    uint32_t n_values;
    const lede_named_value *values; /* in the article's arena */
} lede_range;

/* A capture has all its items behind it, the first of which it is. */
typedef struct lede_span_object {
    uint64_t serial;
    uint32_t layer; /* LEDE_NO_LAYER: none, or not known */
    uint32_t n_items;
    lede_range items[];
} lede_span_object;

typedef struct lede_match_capture {
    uint32_t name; /* index within the rule */
    lede_range range;
} lede_match_capture;

typedef struct lede_match_object {
    uint64_t serial;
    uint32_t rule;
    lede_span span;
    uint32_t n_captures;
    lede_match_capture captures[];
} lede_match_object;

/* A compiled thing of the program: pattern, regex. */
typedef struct lede_index_object {
    uint32_t index;
} lede_index_object;

/* What an object offers: methods, and fields that a function answers. Both lists end with NULL and
 * are what messages and scripts/meta/lede.lua are checked against. */
typedef struct lede_object_class {
    const char *name; /* "article" */
    const luaL_Reg *methods;
    const char *const *fields;
    lua_CFunction index; /* (object, key) → value, for keys that are no method; NULL: none */
    const luaL_Reg *metamethods;
} lede_object_class;
extern const lede_object_class lede_article_class, lede_token_class, lede_span_class,
    lede_match_class, lede_pattern_class, lede_regex_class, lede_page_class, lede_store_class,
    lede_cursor_class, lede_groups_class;
const lede_object_class *lede_object_class_of(lede_object_kind kind);

/* Make the metatables of all classes. Raises on no memory. [-0, +0, m] */
void lede_objects_open(lua_State *lua);
/* A new object with `size` bytes, zeroed. [-0, +1, m] */
void *lede_object_push(lua_State *lua, lede_object_kind kind, size_t size);
/* Nothing is asked any more of the article on top of the stack: names of methods, which Lua finds
 * by itself, are answered as all the rest. [-0, +0, -] */
void lede_object_close(lua_State *lua);
/* The object at `index` if it is of this kind; else NULL. */
void *lede_object_test(lua_State *lua, int index, lede_object_kind kind);
/* The same; raises "article:spans: expected …, got …". */
void *lede_object_check(lua_State *lua, int index, lede_object_kind kind);
/* Raise "an article has no 'titel'; it has …". */
int lede_object_raise_unknown(lua_State *lua, const lede_object_class *of);

/* The article in hand if `serial` is its number; raises "article is closed". */
lede_desk *lede_desk_of(lua_State *lua, uint64_t serial);

void lede_article_push(lua_State *lua);
/* A list of the tokens of `span`, which counts as steps. [-0, +1, e] */
void lede_tokens_push(lua_State *lua, lede_span span);
void lede_span_push(lua_State *lua, lede_span span);
void lede_match_push(lua_State *lua, const lede_match *match);
/* The tokens of a token, span or match at `index`. Raises if it is none or closed. */
lede_span lede_range_check(lua_State *lua, int index);

/* Have the models for pos, tag or lemma read unless the file gives it; raises when there are none.
 * [-0, +0, e] */
void lede_need_models(lua_State *lua, lede_attribute attribute);
/* An attribute by its name, also a declared one. */
bool lede_token_find_attribute(lua_State *lua, const char *key, lede_attribute *attribute);
/* What a token answers to a name. False: it has no such thing. [-0, +1, e] */
bool lede_token_push_answer(lua_State *lua, uint32_t token, const char *key);
/* A token attribute: a string, a number, a list for sets, nil. [-0, +1, e] */
void lede_token_push_attribute(lua_State *lua, lede_attribute attribute, uint32_t token);
/* Start and stop in code points, half-open. [-0, +2, e] */
int lede_span_push_offsets(lua_State *lua, lede_span span);
/* `text`, `start`, `stop`, `sentence`, `paragraph` of a run of tokens. False: another key. */
bool lede_span_push_common(lua_State *lua, lede_span span, const char *key);
bool lede_span_is_common(const char *key);
/* What the span of an annotation would answer to a name. [-0, +1, e] */
void lede_annotation_push_answer(lua_State *lua, uint32_t layer, const lede_annotation *annotation,
                                 const char *key);
/* article:each, article:at and article:answers (each.c). [-0, +1, e] */
int lede_article_each(lua_State *lua);
int lede_article_starts(lua_State *lua); /* a table a name */
int lede_article_at(lua_State *lua);
int lede_article_answers(lua_State *lua);
/* article:names and article:longest (names.c). [-0, +3, e] and [-0, +0 or 2, e] */
int lede_article_names(lua_State *lua);
int lede_article_longest(lua_State *lua);
/* The tokens `first` to `last`, counted from 1, at two indices. Raises when there are none such. */
lede_span lede_tokens_check(lua_State *lua, const char *what, int first_i, int last_i);
/* Every annotation of a layer, or those inside `inside` (may be NULL), as a list. */
void lede_spans_push(lua_State *lua, uint32_t layer, const lede_span *inside);
/* The layer named at `index`; raises with the names there are. */
uint32_t lede_layer_check(lua_State *lua, int index);

#endif
