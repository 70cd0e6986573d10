/* train_lemmas.h — the lemmas of a treebank that the rules of lemma.c would not find, as arrays of
 * the tagger's model. */
#ifndef LEDE_TESTS_TRAIN_LEMMAS_H
#define LEDE_TESTS_TRAIN_LEMMAS_H

#include "base/buffer.h"
#include "gold_corpus.h"
#include "language/lemma.h"

bool train_lemmas_write(const lede_lemma_list *list, const gold_corpus *corpus, lede_buffer *lemmas,
                        lede_buffer *strings, lede_buffer *forms);

#endif
