/* walk.h — everything that functions of a script can reach through upvalues, globals and tables, in
 * breadth and in an order that every run shares.
 * thread: the state's
 * floor: lua */
#ifndef LEDE_LUA_WALK_H
#define LEDE_LUA_WALK_H

#include "base/buffer.h"
#include "lua/state.h"

typedef struct lede_walk {
    lua_State *lua;
    int queue, names, visited; /* tables on the stack */
    int leaves; /* tables that reach nothing further; kept from walk to walk; 0: none */
    int found;  /* table → name of all tables met; 0: not wanted */
    lua_Integer head, tail;
    bool leads;          /* the table being visited leads to something */
    bool watch;          /* note upvalues in the state's watches */
    lede_digest *digest; /* fold source lines and constants in; NULL: not wanted */
    lede_buffer *words;  /* append the words that are named (named.h); NULL: not wanted */
} lede_walk;

/* Prepare on the stack: pushes three tables. */
void lede_walk_open(lede_walk *walk, lua_State *lua);
void lede_walk_restart(lede_walk *walk); /* forget what was visited */
/* Add the value on top of the stack, called `name` (a string or NULL); pops it. */
void lede_walk_add(lede_walk *walk, const char *name);
void lede_walk_run(lede_walk *walk);

#endif
