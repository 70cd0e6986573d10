/* hooks.h — fills run/hooks.h with the functions of a script.
 * thread: as run/hooks.h says
 * floor: lua */
#ifndef LEDE_LUA_HOOKS_H
#define LEDE_LUA_HOOKS_H

#include "lua/host_inside.h"

void lede_hooks_fill(lede_hooks *hooks); /* all but `host` */

/* A state of its own for the reports of the script as it was loaded, whose prints nobody hears. */
lede_status lede_hooks_open_trial(lede_host *host, lede_state **out, lede_error *err);
void lede_hooks_close_trial(lede_state *state);

/* One row from the table at `index` into `values`, one a field of the table, and, unless NULL, into
 * `place`, one a lede_evidence_names; texts in the state's scratch arena. Raises "rule 'x' gives
 * 'foo', which is not among its fields …". [-0, +0, e] */
void lede_row_read(lua_State *lua, int index, uint32_t table, lede_value *place,
                   lede_value *values);

#endif
