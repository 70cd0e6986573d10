/* evidence.h — sentences behind the records of a table, with their captures marked.
 * thread: that of the main state
 * floor: lua */
#ifndef LEDE_LUA_EVIDENCE_H
#define LEDE_LUA_EVIDENCE_H

#include "lua/page.h"

/* page:evidence(table, { limit =, where =, order =, caption = }): arguments 2 and 3 of the running
 * function; fills passages in the state's scratch arena. Raises. */
void lede_evidence_read(lua_State *lua, lede_store *store, lede_element *element);

#endif
