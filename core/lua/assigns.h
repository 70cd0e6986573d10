/* assigns.h — whether the text of a function may assign to a variable that it has from outside, so
 * that upvalues which nothing assigns to need not be compared after each callback (seal.h).
 * thread: any
 * floor: lua */
#ifndef LEDE_LUA_ASSIGNS_H
#define LEDE_LUA_ASSIGNS_H

#include "base/slice.h"

#include <stdbool.h>

/* False only where no statement in `text`, the lines of a function of Lua, can assign to `name`:
 * wherever the word stands, neither "=" nor what may lead to one comes next ("," or a comment), and
 * no "function" stands before it. What comments and strings say counts, too, so that true means
 * "perhaps". */
bool lede_assigns(lede_slice text, lede_slice name);

#endif
