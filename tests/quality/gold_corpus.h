/* gold_corpus.h — a treebank as the trainer and the scores of the tagger use it: JSON Lines of gold
 * documents, each with `tokens` (their `words` with form, lemma, upos, xpos, s, e) and `sents`.
 * owner: whoever read it; thread: one at a time */
#ifndef LEDE_TESTS_GOLD_CORPUS_H
#define LEDE_TESTS_GOLD_CORPUS_H

#include "base/arena.h"
#include "base/array.h"
#include "base/status.h"
#include "language/tagger_form.h"

typedef struct gold_word {
    lede_slice form, lemma; /* the form is clean: straight quotes, NFC */
    lede_slice upos, xpos;
    lede_tagger_direction direction;
} gold_word;

typedef struct gold_sentence {
    uint32_t start, stop; /* words */
} gold_sentence;

typedef struct gold_corpus {
    lede_arena arena;
    LEDE_ARRAY(gold_word) words;
    LEDE_ARRAY(gold_sentence) sentences;
} gold_corpus;

lede_status gold_corpus_read(const char *path, gold_corpus *out, lede_error *err);
void gold_corpus_clear(gold_corpus *corpus);

#endif
