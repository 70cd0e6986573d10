/* plain_caption.h — lines that belong to a picture: what it shows, who took it.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_PLAIN_CAPTION_H
#define LEDE_LOAD_PLAIN_CAPTION_H

#include "base/slice.h"

/* It begins as captions do ("Photo:"), or ends with a credit ("/AFP", "Getty Images"). */
bool lede_plain_caption_is(lede_slice line);

#endif
