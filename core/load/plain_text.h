/* plain_text.h — plain text in whatever container it came (a file, a message, an export): its
 * fields and blocks, judged by plain_head and plain_body. A title or deck that the article has
 * already is its headline or deck, whether the text says it again or not.
 * thread: a worker; memory from the article's arena
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_PLAIN_TEXT_H
#define LEDE_LOAD_PLAIN_TEXT_H

#include "load/compose.h"

/* Add the blocks of a text in UTF-8; text that is nothing but white space adds none. `wraps`: the
 * container is known to break lines at a width; else that is judged. */
lede_status lede_plain_text_add(lede_compose *compose, lede_slice text, bool wraps,
                                lede_error *err);

#endif
