/* lemma.h — the lemma of a form with a class, in the manner of the English UD treebanks: "took" as
 * VERB is take, "better" as ADJ good, "n't" not, "him" he, "States" as PROPN State.
 * First what the tagger's treebank has for the form, then closed words, then WordNet's irregular
 * forms and endings that lead to a listed word, then regular endings of words nobody listed.
 * thread: any; nothing is kept
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_LEMMA_H
#define LEDE_LANGUAGE_LEMMA_H

#include "language/tagger.h"

/* The lemma; a new one is in `arena`, most are the type's own word or norm. *ok = false when
 * memory is exhausted; it is left alone otherwise. */
lede_slice lede_lemma_of(const lede_tagger *tagger, const lede_type *type, uint8_t class_i,
                         lede_arena *arena, bool *ok);

/* The lemmas of a type for each class of a set, out[class]; in one go much cheaper than one by
 * one. False: out of memory. */
bool lede_lemma_of_each(const lede_tagger *tagger, const lede_type *type, const lede_class_set *set,
                        lede_arena *arena, lede_slice out[LEDE_TAGGER_CLASSES]);

/* Of the classes of a set that are one part of speech and give the type the same lemma by rule only
 * the first is left. */
void lede_lemma_thin(const lede_tagger *tagger, const lede_type *type, lede_class_set *set);

/* Whether the lemmas of a type are not by rule alone. */
bool lede_lemma_is_exception(const lede_tagger *tagger, const lede_type *type);
/* How many bytes at the end of a norm may not be those of its regular lemmas: an ending, and a
 * letter that was doubled (biggest, big). */
size_t lede_lemma_changed_bytes(lede_slice norm);

/* By what rule the lemma is found, as the class says. */
typedef enum lede_lemma_kind {
    LEDE_LEMMA_WORD = 0, /* as it stands */
    LEDE_LEMMA_NORM,
    LEDE_LEMMA_NAME,  /* as it stands, unless it is shouted */
    LEDE_LEMMA_NAMES, /* a name in the plural */
    LEDE_LEMMA_NUMBER,
    LEDE_LEMMA_ADJECTIVE, /* folded, unless it is made of a name */
    LEDE_LEMMA_NOUN,      /* folded, unless it is a short form */
    LEDE_LEMMA_INFLECTED, /* and an lede_inflection */
    LEDE_N_LEMMA_KINDS = LEDE_LEMMA_INFLECTED + LEDE_N_INFLECTIONS
} lede_lemma_kind;
lede_lemma_kind lede_lemma_kind_of(lede_slice upos, lede_slice xpos);
/* Fill in what the tagger keeps of its classes, and of closed words, for lemmas. */
void lede_lemma_describe(lede_tagger *tagger);

/* The same by rules alone, without the treebank: for the trainer. */
typedef struct lede_lemma_query {
    const lede_lemma_list *list;
    lede_slice word, norm, upos, xpos;
    unsigned flags; /* of the norm in the list; filled in by whoever answers */
} lede_lemma_query;
lede_slice lede_lemma_by_rule(const lede_lemma_query *query, lede_arena *arena, bool *ok);

#endif
