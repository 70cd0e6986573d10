/* link.h — what is written as one word by the rules of the net: addresses of pages and of mail,
 * #hashtags, @handles. Decided by form alone.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_LINK_H
#define LEDE_TEXT_LINK_H

#include "text/vocabulary.h"

/* Bytes of the link that starts at the start of `text` (which holds no white space), 0 when none
 * does; its kind. Punctuation that closes the sentence or a bracket around the link is left out. */
size_t lede_link_match(lede_slice text, lede_token_kind *kind);

#endif
