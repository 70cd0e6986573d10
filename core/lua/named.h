/* named.h — the words that functions over articles name: in strings of theirs, as fields (`x.name`,
 * `name = …`), and in strings and tables that they reach. A layer or attribute that no function
 * names none of them reads or writes, unless it puts the name together from pieces.
 * thread: the state's
 * floor: lua */
#ifndef LEDE_LUA_NAMED_H
#define LEDE_LUA_NAMED_H

#include "base/buffer.h"
#include "base/slice.h"

/* Append the words of source lines, or with `is_text` all words of a string, each with "\n" before
 * and behind it. */
void lede_named_add(lede_buffer *out, lede_slice text, bool is_text);
bool lede_named_has(const lede_buffer *words, lede_slice word);

#endif
