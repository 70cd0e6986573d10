/* The utf8 library, and other functions that read long strings in C: Lua's own, with the bytes that
 * they may go through counted, since no hook counts them. */
#include "lua/sandbox.h"

/* How the work of a function is reckoned. */
typedef enum reading {
    READS_ALL,   /* the first argument, whole */
    READS_RANGE, /* between positions in arguments 2 and 3, from the whole if they are not there */
    READS_PLACE, /* the same, but one character if they are not there */
    READS_STEPS  /* argument 2 says how many characters */
} reading;

typedef struct counted {
    const char *name;
    reading kind;
} counted;

static const counted utf8_functions[] = {
    {"len", READS_RANGE}, {"codepoint", READS_PLACE}, {"offset", READS_STEPS}};
static const counted string_functions[] = {{"byte", READS_PLACE}};
static const counted base_functions[] = {{"tonumber", READS_ALL}};
enum { BYTES_A_STEP = 16 }; /* that count as one instruction */

/* A position from 1, or from the end where it is negative. */
static size_t place(lua_State *lua, int index, size_t size, size_t otherwise) {
    int ok;
    lua_Integer at = lua_tointegerx(lua, index, &ok);
    if (!ok) return otherwise;
    if (at < 0) return (size_t)-at > size ? 0 : size - (size_t)-at + 1;
    return (size_t)at > size ? size : (size_t)at;
}

static size_t reckon(lua_State *lua, reading kind) {
    size_t size = lua_rawlen(lua, 1), from, to;
    int ok;
    lua_Integer steps;
    switch (kind) {
    case READS_ALL: return size;
    case READS_RANGE:
    case READS_PLACE:
        from = place(lua, 2, size, 1);
        to = place(lua, 3, size, kind == READS_RANGE ? size : from);
        return to > from ? to - from : 0;
    case READS_STEPS:
        steps = lua_tointegerx(lua, 2, &ok);
        if (steps < 0 && steps > -(lua_Integer)size) steps = -steps;
        return !ok || (size_t)steps > size / 4 ? size : (size_t)steps * 4;
    }
    return size;
}

/* Upvalues: Lua's function, the kind of work. */
static int text_counted(lua_State *lua) {
    if (lua_type(lua, 1) == LUA_TSTRING) {
        reading kind = (reading)lua_tointeger(lua, lua_upvalueindex(2));
        lede_state_charge(lua, reckon(lua, kind) / BYTES_A_STEP);
    }
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

/* In the table on top of the stack. */
static void count_all(lua_State *lua, const counted *functions, size_t n_functions) {
    for (size_t i = 0; i < n_functions; i++) {
        lua_getfield(lua, -1, functions[i].name);
        lua_pushinteger(lua, (lua_Integer)functions[i].kind);
        lua_pushcclosure(lua, text_counted, 2);
        lua_setfield(lua, -2, functions[i].name);
    }
}

void lede_utf8_open(lua_State *lua) {
    int globals = lua_gettop(lua);
    lua_pushcfunction(lua, luaopen_utf8);
    lua_call(lua, 0, 1);
    count_all(lua, utf8_functions, sizeof utf8_functions / sizeof *utf8_functions);
    lua_setfield(lua, globals, "utf8");
    lua_getfield(lua, globals, "string");
    count_all(lua, string_functions, sizeof string_functions / sizeof *string_functions);
    lua_settop(lua, globals);
    count_all(lua, base_functions, sizeof base_functions / sizeof *base_functions);
}
