/* lemma_list.h — the words of English with the parts of speech each can have, and irregular forms:
 * scripts/models/english.lemma, made from WordNet by lemma_data.lua. All forms are folded.
 * owner: whoever opened it; immutable, shared by workers
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_LEMMA_LIST_H
#define LEDE_LANGUAGE_LEMMA_LIST_H

#include "base/slice.h"
#include "base/status.h"

#define LEDE_LEMMA_VERSION 1
#define LEDE_LEMMA_BYTES   80 /* longest word of the list and its ending, with room for rules */

typedef struct lede_lemma_list lede_lemma_list;

/* IO, NOMEM, FORMAT, UNSUPPORTED, as lede_model_read. */
lede_status lede_lemma_list_open(const char *path, lede_lemma_list **out, lede_error *err);
void lede_lemma_list_close(lede_lemma_list *list); /* NULL is fine */

/* What is known of a form: flags of the file. */
enum {
    LEDE_WORD_NOUN = 1,
    LEDE_WORD_VERB = 2,
    LEDE_WORD_ADJECTIVE = 4,
    LEDE_WORD_ADVERB = 8,
    LEDE_WORD_PROPER = 16,            /* a name by itself: Paris */
    LEDE_WORD_NAME_PART = 32,         /* a part of a name: York */
    LEDE_WORD_IRREGULAR = 64,         /* an irregular form of something: took, mice */
    LEDE_WORD_CAPITAL_ADJECTIVE = 128 /* Swedish */
};
/* The flags, 0 when the form is not listed; in `counts`, unless NULL, how often it was seen as
 * noun, verb, adjective, adverb: four bits each from the lowest, the binary digits of the count. */
unsigned lede_lemma_list_find(const lede_lemma_list *list, lede_slice form, unsigned *counts);

/* An inflection: what ending is taken off. */
typedef enum lede_inflection {
    LEDE_INFLECTION_PLURAL = 0, /* of a noun */
    LEDE_INFLECTION_S,          /* of a verb */
    LEDE_INFLECTION_ED,         /* past and past participle */
    LEDE_INFLECTION_ING,
    LEDE_INFLECTION_ER, /* of an adjective or adverb */
    LEDE_INFLECTION_EST,
    LEDE_N_INFLECTIONS
} lede_inflection;

/* The base of an inflected form as the list knows it, irregular or regular; false: none. `out`
 * holds LEDE_LEMMA_BYTES. */
bool lede_lemma_list_base(const lede_lemma_list *list, lede_slice form, lede_inflection inflection,
                          char *out, size_t *size);

/* All that a form can be, one bit each: the flags of the form itself, and for each inflection i
 * that has a base 1 << (LEDE_READING_SHIFT + i). */
#define LEDE_READING_SHIFT 8
unsigned lede_lemma_list_readings(const lede_lemma_list *list, lede_slice form, unsigned *counts);

#endif
