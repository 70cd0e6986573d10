/* lemma_starts.h — how the lemmas begin that somebody looks for: of most types it is then known
 * that none of their lemmas is one, without making them, which takes as long as all else that is
 * asked of a new type. Of what has no ending that a lemma could lack, the whole lemma is known.
 * owner: whoever made it; immutable once all are added
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_LEMMA_STARTS_H
#define LEDE_LANGUAGE_LEMMA_STARTS_H

#include "language/tagger.h"

/* How many bytes of the norm all lemmas of a type begin with, but for their case, whatever its
 * class: of a figure the first; of a word in ASCII at least two, and if all, they are the norm.
 * 0: nothing is known, as of irregular forms. */
size_t lede_lemma_kept_bytes(const lede_tagger *tagger, const lede_type *type);

typedef struct lede_lemma_starts {
    uint64_t *bits; /* one for each beginning, and one for the whole, by its hash; NULL: nothing is
                       known */
    size_t n_bits;  /* a power of two */
} lede_lemma_starts;

/* Room for so many lemmas. False: out of memory. */
bool lede_lemma_starts_init(lede_lemma_starts *starts, size_t n_lemmas);
void lede_lemma_starts_add(lede_lemma_starts *starts, lede_slice lemma);
void lede_lemma_starts_clear(lede_lemma_starts *starts);
/* False: no lemma of the type, whatever its class, is one of these, nor but for its case. */
bool lede_lemma_starts_may_have(const lede_lemma_starts *starts, const lede_tagger *tagger,
                                const lede_type *type);

#endif
