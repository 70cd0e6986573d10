/* loose_json.h — JSON as it stands in pages: json.h's tree from text that breaks the rules in usual
 * ways: controls in strings, commas too many, comments, unknown escapes, keys that come twice (the
 * first is found), an end that is missing. For JSON-LD and nothing else: articles are read by
 * json.h.
 * thread: any; a tree is immutable
 * floor: load — may include base */
#ifndef LEDE_LOAD_LOOSE_JSON_H
#define LEDE_LOAD_LOOSE_JSON_H

#include "base/json.h"

/* NULL when there is no value at all; *ok = false when memory is exhausted. What is nested too deep
 * is left out. */
const lede_json *lede_loose_json_read(lede_slice text, lede_arena *arena, bool *ok);

#endif
