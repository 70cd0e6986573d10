#include "lua/object.h"

const lede_object_class *lede_object_class_of(lede_object_kind kind) {
    static const lede_object_class *const classes[LEDE_N_OBJECTS] = {
        &lede_article_class, &lede_token_class, &lede_span_class, &lede_match_class,
        &lede_pattern_class, &lede_regex_class, &lede_page_class, &lede_store_class,
        &lede_cursor_class,  &lede_groups_class};
    return classes[kind];
}

/* What stands before each object, so that its kind is told without a look at its metatable. */
typedef struct header {
    const lede_object_class *of;
} header;

_Static_assert(sizeof(header) % _Alignof(uint64_t) == 0, "what stands behind it is aligned");

/* Upvalues: table of methods, the class's own index function or nil, the class. */
static int object_index(lua_State *lua) {
    if (lua_type(lua, 2) == LUA_TSTRING) {
        lua_pushvalue(lua, 2);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 1;
        lua_settop(lua, 2);
    }
    lua_CFunction index = lua_tocfunction(lua, lua_upvalueindex(2));
    if (index != NULL) return index(lua);
    return lede_object_raise_unknown(lua, lua_touserdata(lua, lua_upvalueindex(3)));
}

static int object_newindex(lua_State *lua) {
    const lede_object_class *of = lua_touserdata(lua, lua_upvalueindex(1));
    return luaL_error(lua, "the fields of %s %s cannot be set%s",
                      strchr("aeiou", of->name[0]) != NULL ? "an" : "a", of->name,
                      of == &lede_article_class ? "; use article.state to remember something" : "");
}

static void push_names(lua_State *lua, const lede_object_class *of) {
    luaL_Buffer names;
    luaL_buffinit(lua, &names);
    bool any = false;
    for (const char *const *field = of->fields; field != NULL && *field != NULL; field++) {
        if (any) luaL_addstring(&names, ", ");
        luaL_addstring(&names, *field);
        any = true;
    }
    for (const luaL_Reg *method = of->methods; method != NULL && method->name != NULL; method++) {
        if (any) luaL_addstring(&names, ", ");
        luaL_addstring(&names, method->name);
        luaL_addstring(&names, "()");
        any = true;
    }
    luaL_pushresult(&names);
}

int lede_object_raise_unknown(lua_State *lua, const lede_object_class *of) {
    const char *key =
        lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : luaL_typename(lua, 2);
    push_names(lua, of);
    lede_state_of(lua)->misnamed = true;
    return luaL_error(lua, "%s %s has no '%s'; it has %s",
                      strchr("aeiou", of->name[0]) != NULL ? "an" : "a", of->name, key,
                      lua_tostring(lua, -1));
}

static int raise_closed(lua_State *lua) {
    return luaL_error(lua, "article is closed: objects of an article end with it; keep their text "
                           "instead");
}

/* Replace the table of methods on top of the stack by what answers for the objects of a class.
 * There is one article at a time: Lua finds its methods by itself, and `index` is given their table
 * in place of the object. [-1, +1, m] */
static void push_index(lua_State *lua, const lede_object_class *of, void *pointer) {
    if (of == &lede_article_class) {
        lua_createtable(lua, 0, 1);
        lua_pushcfunction(lua, of->index);
        lua_setfield(lua, -2, "__index");
        lua_setmetatable(lua, -2);
        return;
    }
    if (of->index != NULL) {
        lua_pushcfunction(lua, of->index);
    } else {
        lua_pushnil(lua);
    }
    lua_pushlightuserdata(lua, pointer);
    lua_pushcclosure(lua, object_index, 3);
}

/* The metatable of a class, with `index` on top of the stack as what answers. [-1, +1, m] */
static void push_metatable(lua_State *lua, const lede_object_class *of, void *pointer) {
    lua_createtable(lua, 0, 8);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, "__index");
    lua_pushlightuserdata(lua, pointer);
    lua_pushcclosure(lua, object_newindex, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_pushfstring(lua, "lede.%s", of->name);
    lua_setfield(lua, -2, "__name");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    if (of->metamethods != NULL) luaL_setfuncs(lua, of->metamethods, 0);
}

static void open_class(lua_State *lua, lede_object_kind kind) {
    const lede_object_class *of = lede_object_class_of(kind);
    void *pointer = (void *)(uintptr_t)of; /* read only; light userdata know no const */
    lede_state *state = lede_state_of(lua);
    lua_newtable(lua);
    if (of->methods != NULL) luaL_setfuncs(lua, of->methods, 0);
    push_index(lua, of, pointer);
    push_metatable(lua, of, pointer);
    state->metatables[kind] = luaL_ref(lua, LUA_REGISTRYINDEX);
    if (of != &lede_article_class) return;
    lua_pushcfunction(lua, raise_closed);
    push_metatable(lua, of, pointer);
    state->closed = luaL_ref(lua, LUA_REGISTRYINDEX);
}

void lede_object_close(lua_State *lua) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, lede_state_of(lua)->closed);
    lua_setmetatable(lua, -2);
}

void lede_objects_open(lua_State *lua) {
    _Static_assert(LEDE_N_OBJECTS == sizeof((lede_state *)0)->metatables / sizeof(int),
                   "a metatable for each kind of object");
    for (int kind = 0; kind < LEDE_N_OBJECTS; kind++) open_class(lua, (lede_object_kind)kind);
}

void *lede_object_push(lua_State *lua, lede_object_kind kind, size_t size) {
    header *head = lua_newuserdatauv(lua, sizeof *head + size, 0);
    memset(head, 0, sizeof *head + size);
    head->of = lede_object_class_of(kind);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, lede_state_of(lua)->metatables[kind]);
    lua_setmetatable(lua, -2);
    return head + 1;
}

/* Other userdata there are only of Lua's own, of scripts that may open files; the first word of
 * those is no address of ours. */
void *lede_object_test(lua_State *lua, int index, lede_object_kind kind) {
    if (lua_type(lua, index) != LUA_TUSERDATA) return NULL;
    if (lua_rawlen(lua, index) < sizeof(header)) return NULL;
    header *head = lua_touserdata(lua, index);
    return head->of == lede_object_class_of(kind) ? head + 1 : NULL;
}

void *lede_object_check(lua_State *lua, int index, lede_object_kind kind) {
    void *object = lede_object_test(lua, index, kind);
    if (object != NULL) return object;
    const char *name = lede_object_class_of(kind)->name;
    if (index == 1) {
        luaL_error(lua, "this is a method of %s: call it with a colon, as in %s:name()", name,
                   name);
    }
    const char *got = luaL_typename(lua, index);
    if (luaL_getmetafield(lua, index, "__name") == LUA_TSTRING) got = lua_tostring(lua, -1);
    luaL_error(lua, "expected a %s, got %s", name, got);
    return NULL;
}

lede_desk *lede_desk_of(lua_State *lua, uint64_t serial) {
    lede_state *state = lede_state_of(lua);
    if (state->desk == NULL || state->serial != serial) raise_closed(lua);
    return state->desk;
}
