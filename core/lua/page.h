/* page.h — the page and the store as a report or collate holds them.
 * owner: Lua's collector; thread: that of the main state
 * floor: lua */
#ifndef LEDE_LUA_PAGE_H
#define LEDE_LUA_PAGE_H

#include "lua/host_inside.h"
#include "lua/object.h"

typedef struct lede_page_object {
    uint64_t serial; /* of the call it was given to; another: closed */
    lede_page *page;
    lede_store *store;
} lede_page_object;

typedef struct lede_store_object {
    uint64_t serial; /* of the call it was given to; another: closed */
    lede_store *store;
    uint32_t table; /* that store:add writes; LEDE_NO_TABLE: none */
} lede_store_object;

void lede_page_push(lua_State *lua, lede_page *page, lede_store *store);
void lede_store_push(lua_State *lua, lede_store *store, uint32_t table);

/* Run a SELECT and push its rows as store:rows gives them; arguments for its ? stand from `first`
 * to the top of the stack. [-0, +1, e] */
void lede_store_push_rows(lua_State *lua, lede_store *store, lede_slice sql, int first);

#endif
