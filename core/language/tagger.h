/* tagger.h — part of speech of the tokens of a sentence, in English: for each a class, which is a
 * pair of UPOS (Universal Dependencies) and XPOS (Penn Treebank).
 * A chain model: what a form is by itself, what its neighbours say, and which class follows which;
 * the best sequence is found exactly (Viterbi) among the classes that each form can have. Trained
 * by tests/quality/train_tagger.c; the model is scripts/models/english.tagger.
 * A scratch keeps what depends on the form alone in a column beside the worker's vocabulary.
 * owner: a lede_tagger a language, immutable, shared by workers; a scratch a worker; thread: that
 * worker
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_TAGGER_H
#define LEDE_LANGUAGE_TAGGER_H

#include "language/lemma_list.h"
#include "language/tagger_form.h"
#include "text/article.h"

#define LEDE_TAGGER_VERSION 3
#define LEDE_TAGGER_CLASSES 128 /* most in a model: a class fits a byte, a set of them 16 bytes */

typedef struct lede_tagger lede_tagger;
typedef struct lede_tagger_scratch lede_tagger_scratch;

/* `list` is borrowed and must outlive the tagger; it is the one the model was trained with.
 * IO, NOMEM, FORMAT, UNSUPPORTED. */
lede_status lede_tagger_open(const char *path, const lede_lemma_list *list, lede_tagger **out,
                             lede_error *err);
void lede_tagger_close(lede_tagger *tagger); /* NULL is fine */
const lede_lemma_list *lede_tagger_list(const lede_tagger *tagger);

uint32_t lede_tagger_n_classes(const lede_tagger *tagger);
lede_slice lede_tagger_upos(const lede_tagger *tagger, uint8_t class_i); /* "NOUN" */
lede_slice lede_tagger_xpos(const lede_tagger *tagger, uint8_t class_i); /* "NNS" */

lede_status lede_tagger_scratch_new(lede_tagger_scratch **out, lede_error *err);
void lede_tagger_scratch_free(lede_tagger_scratch *scratch); /* NULL is fine */
/* Memory of what is kept of the types that the vocabulary has now; NULL: none. */
size_t lede_tagger_scratch_bytes(const lede_tagger_scratch *scratch);

/* The class of each token of a sentence; `out` holds as many bytes as it has tokens. NOMEM. */
lede_status lede_tagger_span(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                             const lede_article *article, lede_span sentence, uint8_t *out,
                             lede_error *err);

/* The same for words that are no article's: types of a vocabulary, and which way quote marks face
 * (NULL: not known). */
typedef struct lede_tagger_words {
    const lede_vocabulary *vocabulary;
    const uint32_t *types;
    const uint8_t *directions; /* lede_tagger_direction */
    uint32_t n;
} lede_tagger_words;
lede_status lede_tagger_tag(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                            const lede_tagger_words *words, uint8_t *out, lede_error *err);

/* All classes that tokens of a type can get, whatever stands around them. */
typedef struct lede_class_set {
    uint64_t bits[LEDE_TAGGER_CLASSES / 64];
} lede_class_set;
static inline bool lede_class_set_has(const lede_class_set *set, uint8_t class_i) {
    return (set->bits[class_i >> 6] >> (class_i & 63) & 1) != 0;
}
/* The same and some more, without looking at what the form is like: cheap. */
void lede_tagger_type_bound(const lede_tagger *tagger, lede_slice word, lede_class_set *out);
lede_status lede_tagger_type_classes(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                                     const lede_vocabulary *vocabulary, uint32_t type,
                                     lede_class_set *out, lede_error *err);

#endif
