/* lede.macro: a named piece of pattern text with arguments. */
#include "lua/declare.h"

#include "lua/convert.h"
#include "match/macro.h"

int lede_declare_macro(lua_State *lua) {
    static const lede_key keys[] = {{"name", LEDE_STRING, true},
                                    {"params", LEDE_TABLE | LEDE_STRING, false},
                                    {"pattern", LEDE_STRING, true},
                                    {NULL, 0, false}};
    lede_slice name = lede_call_name(
        lua, "macro",
        "lede.macro { name = \"near\", pattern = [=[ [lemma=\"$0\"] []{0,5} [lemma=\"$1\"] ]=] }");
    lede_call call;
    lede_call_open(lua, &call, "macro", name);
    if (call.binding) return 0;
    lede_check_keys(lua, 1, call.what, keys);
    size_t n_params;
    const lede_slice *params = lede_check_strings(lua, 1, call.what, "params", &n_params);
    bool has_params = lua_getfield(lua, 1, "params") != LUA_TNIL;
    lede_macro macro = {.name = lede_slice_of(call.name),
                        .text = lede_check_string(lua, 1, "pattern"),
                        .file = lede_slice_of(call.file),
                        .line = call.line,
                        .params = has_params ? params : NULL,
                        .n_params = (uint32_t)n_params};
    lede_error err;
    if (lede_program_add_macro(call.host->program, &macro, &err) != LEDE_OK) {
        return lede_call_raise(lua, &call, &err);
    }
    lede_call_close(lua, &call, 0);
    return 0;
}
