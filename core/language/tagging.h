/* tagging.h — the readings of the tokens of one article: for each a class (part of speech), found
 * for a whole sentence when the first of its tokens is asked for, and the lemma that goes with it.
 * A byte a token stands in the article's arena, from the first question on.
 * owner: a worker; thread: that worker; holds one article at a time
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_TAGGING_H
#define LEDE_LANGUAGE_TAGGING_H

#include "language/attribute.h"
#include "language/language.h"

/* Tokens tagged in one go: a longer sentence (a table read as text) is tagged in pieces, so that
 * its memory is bounded, some 600 KiB. The pieces' edges count as edges of sentences. */
#if defined(LEDE_SMALL)
#define LEDE_TAGGING_CHAIN 512
#else
#define LEDE_TAGGING_CHAIN 4096
#endif

typedef struct lede_tagging lede_tagging;

/* `language` is borrowed; NULL: no token has a reading. */
lede_status lede_tagging_new(lede_language *language, lede_tagging **out, lede_error *err);
void lede_tagging_free(lede_tagging *tagging); /* NULL is fine */
/* Memory of what is kept of the types of the vocabulary, gone when that starts anew. */
size_t lede_tagging_bytes(const lede_tagging *tagging);

/* Hold this tokenised article and no other; sets article->tagging. */
void lede_tagging_start(lede_tagging *tagging, lede_article *article);

/* Read the models if nobody has yet: see lede_language_need. */
lede_status lede_tagging_need(lede_tagging *tagging, const char *what, lede_error *err);
/* NULL while nobody has needed the models. */
const lede_tagger *lede_tagging_tagger(const lede_tagging *tagging);
/* The same for the senses of words. */
lede_status lede_tagging_need_senses(lede_tagging *tagging, const char *what, lede_error *err);
const lede_senses *lede_tagging_senses(const lede_tagging *tagging);

/* Whether the tokens of the article have readings: it is the one held, in English, and the models
 * are there. What follows is asked only then. */
bool lede_tagging_reads(const lede_article *article);

/* The class of a token whose sentence is tagged; LEDE_UNTAGGED of others. */
enum { LEDE_UNTAGGED = 0xFF };
_Static_assert(LEDE_TAGGER_CLASSES <= LEDE_UNTAGGED, "no class has that number");
uint8_t lede_tagging_known(const lede_article *article, uint32_t token);
/* The class of a token; tags its sentence if it is not. NOMEM. */
lede_status lede_tagging_class(const lede_article *article, uint32_t token, uint8_t *out,
                               lede_error *err);
/* All classes that tokens of a type can get; needs the models, but no article. NOMEM. */
lede_status lede_tagging_type_classes(lede_tagging *tagging, const lede_vocabulary *vocabulary,
                                      uint32_t type, lede_class_set *out, lede_error *err);

/* pos, tag or lemma of a type read as a class. A lemma that is neither the type's own nor the
 * model's is in `arena`. */
lede_slice lede_reading_value(const lede_tagger *tagger, lede_attribute attribute,
                              const lede_type *type, uint8_t class_i, lede_arena *arena, bool *ok);
/* pos, tag or lemma of a token; null when the article has no readings. Lemmas stand as long as the
 * vocabulary's types. *ok = false when memory is exhausted. */
lede_slice lede_tagging_value(lede_attribute attribute, const lede_article *article, uint32_t token,
                              bool *ok);

/* NOUN, VERB …: a name of UPOS. */
bool lede_is_upos(lede_slice value);
/* Whether lemma and UPOS of a type are both given, so that its senses follow. */
bool lede_tagging_gives_senses(const lede_type *type);
static inline lede_sense_part lede_tagging_given_part(const lede_type *type) {
    if (type->given->values[LEDE_COLUMN_LEMMA].data == NULL) return LEDE_SENSE_OF_NONE;
    return lede_sense_part_of(type->given->values[LEDE_COLUMN_POS]);
}
/* Whether a token has one of the senses; asked when the article has readings and senses are there.
 * NOMEM. */
lede_status lede_tagging_has_sense(const lede_article *article, uint32_t token,
                                   const lede_sense_set *wanted, bool *holds, lede_error *err);
/* The names of the senses of a token, in `arena`; a NULL list in an article without readings, an
 * empty one for words without senses. *ok = false when memory is exhausted. */
typedef struct lede_sense_names {
    const lede_slice *items;
    size_t count;
} lede_sense_names;
lede_sense_names lede_tagging_sense_names(const lede_article *article, uint32_t token,
                                          lede_arena *arena, bool *ok);

#endif
