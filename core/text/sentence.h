/* sentence.h — cuts the tokens of a block into sentences. A sentence ends behind a terminator and
 * the closing quotes and brackets that touch it, unless what follows goes on in lower case, or the
 * full stop is an abbreviation's whose sentence goes on. The end of a block ends a sentence.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_SENTENCE_H
#define LEDE_TEXT_SENTENCE_H

#include "text/cutter.h"

typedef LEDE_ARRAY(lede_sentence) lede_sentence_list;

/* When all blocks are cut: append the sentences of the next block to the list, whose memory is the
 * article's. False: no memory.
 */
bool lede_sentence_cut(lede_cutter *cutter, uint32_t block, lede_sentence_list *sentences);

/* The same by UAX #29 alone: a token belongs to the sentence that it starts in. */
bool lede_sentence_cut_plain(const lede_cutter *cutter, uint32_t block,
                             lede_sentence_list *sentences);

#endif
