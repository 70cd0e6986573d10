/* The table library: Lua's own functions, which respect sealing, with the work of those that loop
 * in C counted: table.move({}, 1, 1e15, 2) would run for days under no hook. */
#include "lua/sandbox.h"

/* How the work of a function is reckoned. */
typedef enum work {
    WORK_LENGTH, /* of the first argument, a few times over: sort */
    WORK_TAIL,   /* from a position to the end: insert, remove */
    WORK_RANGE,  /* between arguments 3 and 4: concat */
    WORK_SPAN    /* between arguments 2 and 3: move, unpack */
} work;

typedef struct counted {
    const char *name;
    work kind;
} counted;

static const counted functions[] = {{"sort", WORK_LENGTH}, {"insert", WORK_TAIL},
                                    {"remove", WORK_TAIL}, {"concat", WORK_RANGE},
                                    {"move", WORK_SPAN},   {"unpack", WORK_SPAN}};
enum { N_FUNCTIONS = sizeof functions / sizeof *functions, SORT_FACTOR = 16 };

static uint64_t distance(lua_Integer from, lua_Integer to) {
    return to < from ? 0 : (uint64_t)to - (uint64_t)from;
}

/* The length where the argument is a table; the function itself says what else is wrong. */
static lua_Integer length(lua_State *lua) {
    return lua_type(lua, 1) == LUA_TTABLE ? luaL_len(lua, 1) : 0;
}

static lua_Integer argument(lua_State *lua, int index, lua_Integer otherwise) {
    int ok;
    lua_Integer value = lua_tointegerx(lua, index, &ok);
    return ok ? value : otherwise;
}

static uint64_t reckon(lua_State *lua, work kind) {
    lua_Integer size;
    switch (kind) {
    case WORK_LENGTH: return distance(0, length(lua)) * SORT_FACTOR;
    case WORK_TAIL: size = length(lua); return distance(argument(lua, 2, size), size);
    case WORK_RANGE:
        size = lua_isnoneornil(lua, 4) ? length(lua) : argument(lua, 4, 0);
        return distance(argument(lua, 3, 1), size);
    case WORK_SPAN:
        size = lua_isnoneornil(lua, 3) ? length(lua) : argument(lua, 3, 0);
        return distance(argument(lua, 2, 1), size);
    }
    return 0;
}

/* Upvalues: Lua's function, the kind of work. */
static int tables_counted(lua_State *lua) {
    lede_state_charge(lua, reckon(lua, (work)lua_tointeger(lua, lua_upvalueindex(2))));
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

void lede_tables_open(lua_State *lua) {
    int globals = lua_gettop(lua);
    lua_pushcfunction(lua, luaopen_table);
    lua_call(lua, 0, 1);
    for (int i = 0; i < N_FUNCTIONS; i++) {
        lua_getfield(lua, -1, functions[i].name);
        lua_pushinteger(lua, (lua_Integer)functions[i].kind);
        lua_pushcclosure(lua, tables_counted, 2);
        lua_setfield(lua, -2, functions[i].name);
    }
    lua_setfield(lua, globals, "table");
}
