/* The table library: Lua's own functions, which respect sealing, with the work of those that loop
 * in C counted: table.move({}, 1, 1e15, 2) would run for days under no hook. Sorting is our own:
 * Lua's takes its pivots from the clock (ltablib.c, l_randomizePivot), so that items which compare
 * equal would come in another order from run to run. */
#include "lua/sandbox.h"

/* How the work of a function is reckoned. */
typedef enum work {
    WORK_LENGTH, /* of the first argument, a few times over: sort */
    WORK_TAIL,   /* from a position to the end: remove */
    WORK_INSERT, /* the same where there is a position; at the end nothing moves */
    WORK_RANGE,  /* between arguments 3 and 4: concat */
    WORK_SPAN    /* between arguments 2 and 3: move, unpack */
} work;

typedef struct counted {
    const char *name;
    work kind;
} counted;

static const counted functions[] = {{"sort", WORK_LENGTH}, {"insert", WORK_INSERT},
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
    case WORK_INSERT:
        if (lua_gettop(lua) < 3) return 0;
        size = length(lua);
        return distance(argument(lua, 2, size), size);
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

/* ---- sorting ---- */

/* Whether item `a` of the list at `list` comes before item `b`, by the function at 2 or by <. */
static bool is_before(lua_State *lua, int list, lua_Integer a, lua_Integer b) {
    bool by_function = !lua_isnil(lua, 2), is_less;
    if (by_function) lua_pushvalue(lua, 2);
    lua_rawgeti(lua, list, a);
    lua_rawgeti(lua, list, b);
    if (by_function) {
        lua_call(lua, 2, 1);
        is_less = lua_toboolean(lua, -1) != 0;
        lua_pop(lua, 1);
    } else {
        is_less = lua_compare(lua, -2, -1, LUA_OPLT) != 0;
        lua_pop(lua, 2);
    }
    return is_less;
}

/* Items `first` to before `middle` and from there to before `last` of the list at `from`, each in
 * order, into the list at `to`. */
static void merge(lua_State *lua, int from, int to, lua_Integer first, lua_Integer middle,
                  lua_Integer last) {
    lua_Integer left = first, right = middle;
    for (lua_Integer i = first; i < last; i++) {
        bool is_right = left == middle || (right < last && is_before(lua, from, right, left));
        lua_rawgeti(lua, from, is_right ? right++ : left++);
        lua_rawseti(lua, to, i);
    }
}

static lua_Integer least(lua_Integer a, lua_Integer b) {
    return a < b ? a : b;
}

/* Merges from below: items that compare equal stay in the order they were in. */
static int tables_sort(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_Integer n = luaL_len(lua, 1);
    luaL_argcheck(lua, n < INT_MAX, 1, "array too big");
    if (!lua_isnoneornil(lua, 2)) luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    if (n < 2) return 0;
    lua_createtable(lua, (int)n, 0);
    lua_createtable(lua, (int)n, 0);
    int from = 3, to = 4;
    for (lua_Integer i = 1; i <= n; i++) {
        lua_geti(lua, 1, i);
        lua_rawseti(lua, from, i);
    }
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer first = 1; first <= n; first += 2 * width) {
            merge(lua, from, to, first, least(first + width, n + 1),
                  least(first + 2 * width, n + 1));
        }
        from = 3 + 4 - from;
        to = 3 + 4 - to;
    }
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(lua, from, i);
        lua_seti(lua, 1, i);
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
    lua_pushcfunction(lua, tables_sort);
    lua_setfield(lua, -2, "sort");
    for (int i = 0; i < N_FUNCTIONS; i++) {
        lua_getfield(lua, -1, functions[i].name);
        lua_pushinteger(lua, (lua_Integer)functions[i].kind);
        lua_pushcclosure(lua, tables_counted, 2);
        lua_setfield(lua, -2, functions[i].name);
    }
    lua_setfield(lua, globals, "table");
}
