/* search.h — article:find and article:search: objects made at load, run when a callback asks.
 * thread: that of the Lua state
 * floor: lua */
#ifndef LEDE_LUA_SEARCH_H
#define LEDE_LUA_SEARCH_H

#include "lua/state.h"

/* Push the list of matches of pattern `pattern_i` inside a span. */
int lede_search_pattern(lua_State *lua, uint32_t pattern_i, lede_span inside);
/* Push the list of hits of regex `regex_i` in the blocks that rules match in: tables with text,
 * start, stop (code points, half-open), span (the tokens it touches) and groups by number. */
int lede_search_regex(lua_State *lua, uint32_t regex_i);

#endif
