/* sense.h — what an English word can mean, for the attribute `sense`: a set of WordNet's classes
 * and of the synsets above each meaning, from scripts/models/english.senses, made by
 * sense_data.lua.
 *
 * What is in the set, by lemma and part of speech:
 *   a sense    a meaning of the word in WordNet's order, which is by frequency. Only likely ones
 *              count: the first, and those seen at least half as often as it in WordNet's tagged
 *              texts; where the first was never seen, all of its class. On those texts, without
 *              the token in question, a class test on nouns then has precision 0.74 and recall
 *              0.90 (verbs 0.68, 0.86). The first sense alone has 0.83 for both, but loses the
 *              bank that lends, and what is lost no rule can bring back; all have 0.32 and 1.00.
 *   a class    the lexicographer's file of a sense: "noun.person", "verb.communication"
 *              (lexnames(5WN)). The synset that names a class belongs to it: "person" itself is
 *              noun.person, for which WordNet has noun.Tops.
 *   a synset   of the sense, and all above it: hypernyms, classes of an instance (Paris:
 *              "national capital", "city"), for a satellite adjective the head of its cluster
 *              (furious: "angry").
 *   NOUN       takes senses written without a capital letter (turkey the bird); when there are
 *              none, the others (Muslim, TV)
 *   PROPN      takes senses written with one (Turkey the country); when there are none, those in
 *              capitals (Nato), then those without whose class is person, group or location:
 *              Mayor, Council, Province keep their meaning in a name, Apple and Shell do not
 *   a noun in  as EU, takes senses written so; when there are none, a short one has none and a
 *   capitals   long one, as in a headline, is taken as it would be without them
 *   VERB, ADJ, ADV take their own; other parts of speech have none, so AUX "have" is no possession
 *
 * How a synset is called: its first word, with the number of that meaning of the word unless it is
 * 1: "vehicle", "head of state", "country.2". Parts of speech are not marked: "attack" of a noun is
 * the deed, of a verb the doing. What a value in a rule stands for, letter case aside:
 *   noun.person   the class
 *   country.2     the second sense of "country" that WordNet lists, as `wn country -over` shows it,
 *                 whether the synset is called so or not: say.1 is "state"
 *   country       the synsets called country, country.2, country.4 …, and the likely senses of the
 *                 word: [sense="bank"] takes "depository financial institution", too
 *
 * Single words only, and longer ones that name a synset; ASCII, as WordNet's are: "Zurich", no ü.
 * owner: whoever opened it; immutable, shared by workers
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_SENSE_H
#define LEDE_LANGUAGE_SENSE_H

#include "base/arena.h"
#include "base/status.h"

#define LEDE_SENSES_VERSION 1

typedef struct lede_senses lede_senses;

/* IO, NOMEM, FORMAT, UNSUPPORTED, as lede_model_read. */
lede_status lede_senses_open(const char *path, lede_senses **out, lede_error *err);
void lede_senses_close(lede_senses *senses); /* NULL is fine */

/* A class or a synset. Numbers are those of one file: keep names, not numbers. */
typedef uint32_t lede_sense;
typedef struct lede_sense_set {
    const lede_sense *items;
    uint32_t count;
} lede_sense_set;

typedef enum lede_sense_part {
    LEDE_SENSE_OF_NONE = 0,
    LEDE_SENSE_OF_NOUN,
    LEDE_SENSE_OF_PROPER,
    LEDE_SENSE_OF_VERB,
    LEDE_SENSE_OF_ADJECTIVE,
    LEDE_SENSE_OF_ADVERB
} lede_sense_part;
lede_sense_part lede_sense_part_of(lede_slice upos); /* "PROPN"; NONE for what has no senses */

/* The set of a lemma: for each likely sense, the most frequent first, its class, its synset and
 * those above, the nearest first; each once. Empty for unknown words. False: memory is exhausted.
 */
bool lede_senses_of(const lede_senses *senses, lede_slice lemma, lede_sense_part part,
                    lede_arena *arena, lede_sense_set *out);

/* How it is called; a name with a number is made in the arena. *ok = false when memory is
 * exhausted; it is left alone otherwise. */
lede_slice lede_senses_name(const lede_senses *senses, lede_sense id, lede_arena *arena, bool *ok);

/* What a value in a rule stands for, ascending; for lede_senses_has. SYNTAX with the nearest name
 * when nothing is called so; NOMEM. */
lede_status lede_senses_find(const lede_senses *senses, lede_slice name, lede_arena *arena,
                             lede_sense_set *out, lede_error *err);

/* Is some member of the lemma's set among `wanted`? Needs no memory. */
bool lede_senses_has(const lede_senses *senses, lede_slice lemma, lede_sense_part part,
                     const lede_sense_set *wanted);

#endif
