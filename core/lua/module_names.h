/* module_names.h — the modules that could have been required, for a message about one that is not
 * there, or about a layer that one of them would have offered.
 * owner: the caller; thread: any
 * floor: lua */
#ifndef LEDE_LUA_MODULE_NAMES_H
#define LEDE_LUA_MODULE_NAMES_H

#include "base/arena.h"
#include "base/buffer.h"

/* " (did you mean 'lede.names'?)" for a module in one of the `:`-separated `folders` or one level
 * below, or a file of `own` itself; nothing when none is near. Whether memory runs out or a folder
 * cannot be read makes no difference but to the hint. */
void lede_module_names_hint(lede_slice wrong, const char *folders, lede_slice own,
                            lede_buffer *out);

/* How a module is called for: `require "lede.names"` in a script, `-r lede.names` of a command. */
typedef struct lede_module_call {
    const char *before, *behind;
} lede_module_call;
/* "; require \"lede.names\" gives it" for a layer that modules in the folders offer (lede.offer);
 * true. Else what is nearest to it, or nothing; false. */
bool lede_module_offers_hint(lede_slice layer, const char *folders, lede_module_call call,
                             lede_buffer *out);

#endif
