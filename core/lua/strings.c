/* The string library: Lua's own, with pattern functions that count their steps, rep that cannot
 * run for ever, and format that shows no address. Semantics are those of the manual, §6.4. */
#include "lua/sandbox.h"

#include "lua/convert.h"
#include "lua/pattern.h"

static lede_slice check_slice(lua_State *lua, int index) {
    lede_slice slice;
    slice.data = luaL_checklstring(lua, index, &slice.size);
    return slice;
}

/* ---- patterns ---- */

static void start(lua_State *lua, lede_pattern *p, int subject, int pattern) {
    lede_state *state = lede_state_of(lua);
    uint64_t used = state->string_steps.used, limit = state->string_steps.limit;
    lede_pattern_init(p, &state->patterns, check_slice(lua, pattern), check_slice(lua, subject),
                      state->trust ? UINT64_MAX : limit - (used < limit ? used : limit));
}

static bool is_plain(lua_State *lua, lede_slice pattern) {
    lede_pattern_facts own;
    return lede_patterns_find(&lede_state_of(lua)->patterns, pattern, &own)->is_plain;
}

/* Count the steps of a pattern; raise what went wrong. */
static void settle(lua_State *lua, lede_pattern *pattern) {
    lede_state_charge_steps(lua, pattern->steps);
    pattern->limit -= pattern->steps < pattern->limit ? pattern->steps : pattern->limit;
    pattern->steps = 0;
    if (pattern->error != NULL) luaL_error(lua, "%s", pattern->error);
}

static void push_capture(lua_State *lua, const lede_pattern *p, int i) {
    const lede_pattern_capture *capture = &p->captures[i];
    if (capture->kind == LEDE_PATTERN_POSITION) {
        lua_pushinteger(lua, (lua_Integer)capture->start + 1);
    } else {
        lua_pushlstring(lua, p->subject.data + capture->start, capture->size);
    }
}

/* All captures; the whole match when there are none. */
static int push_captures(lua_State *lua, const lede_pattern *p, size_t from, size_t end) {
    if (p->n_captures == 0) {
        lua_pushlstring(lua, p->subject.data + from, end - from);
        return 1;
    }
    luaL_checkstack(lua, p->n_captures, "too many captures");
    for (int i = 0; i < p->n_captures; i++) push_capture(lua, p, i);
    return p->n_captures;
}

/* First match at or after `from`: *at and *end. False: none. */
static bool search(lua_State *lua, lede_pattern *p, size_t from, size_t *at, size_t *end) {
    bool anchored = p->pattern.size > 0 && p->pattern.data[0] == '^';
    for (*at = from; *at <= p->subject.size; ++*at) {
        if (!anchored) *at = lede_pattern_skip(p, *at);
        *end = lede_pattern_match(p, anchored ? 1 : 0, *at);
        bool ended = p->error != NULL || p->spent;
        if (*end != LEDE_PATTERN_NONE || anchored || ended) break;
    }
    settle(lua, p);
    return *at <= p->subject.size && *end != LEDE_PATTERN_NONE;
}

/* The optional third argument: a start, negative from the end. 0-based; SIZE_MAX: past the end. */
static size_t init_of(lua_State *lua, size_t size) {
    lua_Integer init = luaL_optinteger(lua, 3, 1);
    if (init > 0) return (size_t)init - 1 > size ? SIZE_MAX : (size_t)init - 1;
    if (init == 0 || init < -(lua_Integer)size) return 0;
    return size - (size_t)-init;
}

/* Where a text stands from `init` on; SIZE_MAX: nowhere. */
static size_t find_plain(lua_State *lua, lede_slice subject, lede_slice text, size_t init) {
    size_t at = lede_slice_find(subject, text, init);
    lede_state_charge_steps(lua, ((at == SIZE_MAX ? subject.size : at) - init) / 16 + 1);
    return at;
}

static int plain_find(lua_State *lua, lede_slice subject, lede_slice text, size_t init) {
    size_t at = find_plain(lua, subject, text, init);
    if (at == SIZE_MAX) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, (lua_Integer)at + 1);
    lua_pushinteger(lua, (lua_Integer)(at + text.size));
    return 2;
}

static int strings_find(lua_State *lua) {
    lede_slice subject = check_slice(lua, 1), text = check_slice(lua, 2);
    size_t init = init_of(lua, subject.size), at, end;
    if (init == SIZE_MAX) {
        lua_pushnil(lua);
        return 1;
    }
    if (lua_toboolean(lua, 4) || is_plain(lua, text)) {
        return plain_find(lua, subject, text, init);
    }
    lede_pattern p;
    start(lua, &p, 1, 2);
    if (!search(lua, &p, init, &at, &end)) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, (lua_Integer)at + 1);
    lua_pushinteger(lua, (lua_Integer)end);
    return 2 + (p.n_captures == 0 ? 0 : push_captures(lua, &p, at, end));
}

static int strings_match(lua_State *lua) {
    lede_pattern p;
    start(lua, &p, 1, 2);
    size_t init = init_of(lua, p.subject.size), at, end;
    if (init == SIZE_MAX || !search(lua, &p, init, &at, &end)) {
        lua_pushnil(lua);
        return 1;
    }
    return push_captures(lua, &p, at, end);
}

/* Upvalues: subject, pattern, next start, end of the last match (0-based, -1 none). */
static int gmatch_step(lua_State *lua) {
    lede_pattern p;
    start(lua, &p, lua_upvalueindex(1), lua_upvalueindex(2));
    lua_Integer from = lua_tointeger(lua, lua_upvalueindex(3));
    lua_Integer last = lua_tointeger(lua, lua_upvalueindex(4));
    for (size_t at = (size_t)from; at <= p.subject.size; at++) {
        at = lede_pattern_skip(&p, at);
        size_t end = lede_pattern_match(&p, 0, at);
        settle(lua, &p);
        if (end == LEDE_PATTERN_NONE || (lua_Integer)end == last) continue;
        lua_pushinteger(lua, (lua_Integer)end);
        lua_copy(lua, -1, lua_upvalueindex(3));
        lua_replace(lua, lua_upvalueindex(4));
        return push_captures(lua, &p, at, end);
    }
    return 0;
}

bool lede_strings_iterates(lua_CFunction function) {
    return function == gmatch_step;
}

static int strings_gmatch(lua_State *lua) {
    lede_slice subject = check_slice(lua, 1);
    check_slice(lua, 2);
    size_t init = init_of(lua, subject.size);
    lua_settop(lua, 2);
    lua_pushinteger(lua, (lua_Integer)(init == SIZE_MAX ? subject.size + 1 : init));
    lua_pushinteger(lua, -1);
    lua_pushcclosure(lua, gmatch_step, 4);
    return 1;
}

/* ---- gsub ---- */

static void add_expansion(lua_State *lua, luaL_Buffer *out, const lede_pattern *p, size_t at,
                          size_t end) {
    lede_slice text = check_slice(lua, 3);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '%') {
            luaL_addchar(out, text.data[i]);
            continue;
        }
        char c = ++i < text.size ? text.data[i] : '\0';
        if (c == '%') {
            luaL_addchar(out, '%');
        } else if (c == '0' || (c == '1' && p->n_captures == 0)) {
            luaL_addlstring(out, p->subject.data + at, end - at);
        } else if (c >= '1' && c <= '9' && c - '1' < p->n_captures) {
            push_capture(lua, p, c - '1');
            luaL_addvalue(out);
        } else if (c >= '1' && c <= '9') {
            luaL_error(lua, "invalid capture index %%%c in replacement string", c);
        } else {
            luaL_error(lua, "invalid use of '%%' in replacement string");
        }
    }
}

/* The value that a table or function gives for a match; false and nil keep the match. */
static void add_value(lua_State *lua, luaL_Buffer *out, const lede_pattern *p, size_t at,
                      size_t end) {
    int type = lua_type(lua, 3);
    if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        add_expansion(lua, out, p, at, end);
        return;
    }
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(lua, 3);
        lua_call(lua, push_captures(lua, p, at, end), 1);
    } else {
        int n = push_captures(lua, p, at, end);
        if (n > 1) lua_pop(lua, n - 1);
        lua_gettable(lua, 3);
    }
    if (!lua_toboolean(lua, -1)) {
        lua_pop(lua, 1);
        luaL_addlstring(out, p->subject.data + at, end - at);
    } else if (lua_isstring(lua, -1)) {
        luaL_addvalue(out);
    } else {
        luaL_error(lua, "invalid replacement value (a %s)", luaL_typename(lua, -1));
    }
}

/* gsub of a text by a text, neither with signs that mean something: the subject itself where there
 * is nothing to replace. */
static int plain_gsub(lua_State *lua, lede_slice subject, lede_slice text, lede_slice by) {
    luaL_Buffer out;
    lua_Integer n = 0;
    size_t from = 0, at = find_plain(lua, subject, text, 0);
    if (at == SIZE_MAX) {
        lua_pushvalue(lua, 1);
    } else {
        luaL_buffinit(lua, &out);
        for (; at != SIZE_MAX; at = find_plain(lua, subject, text, from)) {
            luaL_addlstring(&out, subject.data + from, at - from);
            luaL_addlstring(&out, by.data, by.size);
            from = at + text.size;
            n++;
        }
        luaL_addlstring(&out, subject.data + from, subject.size - from);
        luaL_pushresult(&out);
    }
    lua_pushinteger(lua, n);
    return 2;
}

static bool is_plain_gsub(lua_State *lua) {
    if (lua_type(lua, 1) != LUA_TSTRING || lua_type(lua, 2) != LUA_TSTRING ||
        lua_type(lua, 3) != LUA_TSTRING || !lua_isnoneornil(lua, 4)) {
        return false;
    }
    lede_slice text = lede_slice_at(lua, 2), by = lede_slice_at(lua, 3);
    /* ")" alone is malformed, which find does not mind. */
    return text.size > 0 && is_plain(lua, text) && memchr(text.data, ')', text.size) == NULL &&
           (by.size == 0 || memchr(by.data, '%', by.size) == NULL);
}

static int strings_gsub(lua_State *lua) {
    lede_pattern p;
    if (is_plain_gsub(lua)) {
        return plain_gsub(lua, lede_slice_at(lua, 1), lede_slice_at(lua, 2), lede_slice_at(lua, 3));
    }
    start(lua, &p, 1, 2);
    int type = lua_type(lua, 3);
    luaL_argexpected(lua,
                     type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                         type == LUA_TTABLE,
                     3, "string/function/table");
    if (type == LUA_TFUNCTION || type == LUA_TTABLE) lede_pattern_keep(&p); /* it may match, too */
    bool anchored = p.pattern.size > 0 && p.pattern.data[0] == '^';
    lua_Integer max = luaL_optinteger(lua, 4, (lua_Integer)p.subject.size + 1), n = 0;
    size_t at = 0, last = LEDE_PATTERN_NONE;
    lua_settop(lua, 4);
    luaL_Buffer out;
    luaL_buffinit(lua, &out);
    while (n < max) {
        if (!anchored) {
            size_t next = lede_pattern_skip(&p, at);
            luaL_addlstring(&out, p.subject.data + at, next - at);
            at = next;
        }
        size_t end = lede_pattern_match(&p, anchored ? 1 : 0, at);
        settle(lua, &p);
        if (end != LEDE_PATTERN_NONE && end != last) {
            n++;
            add_value(lua, &out, &p, at, end);
            at = last = end;
        } else if (at < p.subject.size) {
            luaL_addchar(&out, p.subject.data[at++]);
        } else {
            break;
        }
        if (anchored) break;
    }
    luaL_addlstring(&out, p.subject.data + at, p.subject.size - at);
    luaL_pushresult(&out);
    lua_pushinteger(lua, n);
    return 2;
}

/* ---- others ---- */

static int strings_rep(lua_State *lua) {
    lede_slice text = check_slice(lua, 1);
    lua_Integer n = luaL_checkinteger(lua, 2);
    lede_slice between = {"", 0};
    if (!lua_isnoneornil(lua, 3)) between = check_slice(lua, 3);
    if (n <= 0 || text.size + between.size == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    size_t piece = text.size + between.size;
    if (piece < text.size || (size_t)n > PTRDIFF_MAX / piece) {
        return luaL_error(lua, "resulting string too large");
    }
    size_t size = piece * (size_t)n - between.size;
    luaL_Buffer out;
    char *to = luaL_buffinitsize(lua, &out, size);
    for (lua_Integer i = 0; i < n; i++) {
        memcpy(to, text.data, text.size);
        to += text.size;
        if (i + 1 == n || between.size == 0) continue;
        memcpy(to, between.data, between.size);
        to += between.size;
    }
    luaL_pushresultsize(&out, size);
    return 1;
}

/* Upvalue 1: Lua's format. %p is refused, and what has no text shows its type only. */
static int strings_format(lua_State *lua) {
    lede_slice format = check_slice(lua, 1);
    for (size_t i = 0; i + 1 < format.size; i++) {
        if (format.data[i] != '%') continue;
        size_t at = i + 1;
        while (at < format.size && strchr("-+ #0123456789.", format.data[at]) != NULL &&
               format.data[at] != '\0') {
            at++;
        }
        if (at < format.size && format.data[at] == 'p') {
            return luaL_error(lua, "'%%p' is not available in scripts: addresses differ from run "
                                   "to run");
        }
        i = at;
    }
    int n = lua_gettop(lua);
    for (int i = 2; i <= n; i++) {
        int type = lua_type(lua, i);
        if (type != LUA_TTABLE && type != LUA_TFUNCTION && type != LUA_TUSERDATA) continue;
        lede_base_tostring(lua, i, NULL);
        lua_replace(lua, i);
        lua_settop(lua, n);
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, n, 1);
    return 1;
}

void lede_strings_open(lua_State *lua) {
    static const luaL_Reg ours[] = {{"find", strings_find},     {"match", strings_match},
                                    {"gmatch", strings_gmatch}, {"gsub", strings_gsub},
                                    {"rep", strings_rep},       {NULL, NULL}};
    int globals = lua_gettop(lua);
    lua_pushcfunction(lua, luaopen_string); /* sets the metatable of strings, too */
    lua_call(lua, 0, 1);
    luaL_setfuncs(lua, ours, 0);
    lua_pushnil(lua);
    lua_setfield(lua, -2, "dump");
    lua_getfield(lua, -1, "format");
    lua_pushcclosure(lua, strings_format, 1);
    lua_setfield(lua, -2, "format");
    lua_pushliteral(lua, "");
    lua_getmetatable(lua, -1);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 2);
    lua_setfield(lua, globals, "string");
}
