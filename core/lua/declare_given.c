/* lede.attribute, lede.layer: what files of ready tokens give. */
#include "lua/declare.h"

#include "lua/convert.h"

typedef lede_status add_fn(lede_program *program, lede_slice name, lede_error *err);

static int declare_names(lua_State *lua, const char *kind, const char *example, add_fn *add) {
    int n = lua_gettop(lua);
    for (int i = 1; i <= n; i++) {
        if (lua_type(lua, i) == LUA_TSTRING) continue;
        return luaL_error(lua, "lede.%s takes names, as in %s, got %s", kind, example,
                          luaL_typename(lua, i));
    }
    if (n == 0) return luaL_error(lua, "lede.%s takes names, as in %s", kind, example);
    lede_call call;
    lede_call_open(lua, &call, kind, LEDE_NULL_SLICE);
    if (call.binding) return 0;
    for (int i = 1; i <= n; i++) {
        lede_error err;
        if (add(call.host->program, lede_slice_at(lua, i), &err) != LEDE_OK) {
            return lede_call_raise(lua, &call, &err);
        }
    }
    lede_call_close(lua, &call, 0);
    return 0;
}

int lede_declare_attribute(lua_State *lua) {
    return declare_names(lua, "attribute", "lede.attribute \"lempos\"", lede_program_add_attribute);
}

int lede_declare_layer(lua_State *lua) {
    return declare_names(lua, "layer", "lede.layer \"np\"", lede_program_add_layer);
}
