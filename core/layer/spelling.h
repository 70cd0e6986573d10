/* spelling.h — whether a word is a misspelling of another: how far apart two folded words are, and
 * the deletions by which an index finds near ones.
 * Distance: insertions, deletions, substitutions and swaps of neighbours, each one edit, no letter
 * edited twice: Damerau 1964 (CACM 7:171), in its restricted form ("optimal string alignment").
 * Bound: one edit if the shorter of the two has 4 letters, two if it has 8.
 * No misspelling: a word of another first letter (errors there are rare: Kukich 1992, ACM Computing
 * Surveys 24:377, section 2.1); one that differs by an s at the end, which is a plural or another
 * name; anything with a digit.
 * Index: two words within k edits have a common text after at most k deletions from each: Mor and
 * Fraenkel 1982 (CACM 25:935), Boytsov 2011 (ACM JEA 16), as in SymSpell (Garbe 2012) from a prefix
 * only.
 * thread: any; nothing is kept
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_SPELLING_H
#define LEDE_LAYER_SPELLING_H

#include "base/slice.h"

enum {
    LEDE_SPELLING_ONE = 4,      /* letters from which one edit is allowed */
    LEDE_SPELLING_TWO = 8,      /* and two */
    LEDE_SPELLING_MOST = 2,     /* edits of a word, and of a phrase */
    LEDE_SPELLING_LETTERS = 40, /* of a word; a longer one is no word of a name */
    LEDE_SPELLING_PREFIX = 7    /* letters that deletions are made from */
};

typedef struct lede_spelling {
    uint32_t letters[LEDE_SPELLING_LETTERS]; /* code points */
    uint32_t n;
} lede_spelling;

/* A folded word. False: it is too short or long to be misspelt, or not of letters. */
bool lede_spelling_read(lede_slice norm, lede_spelling *out);

static inline unsigned lede_spelling_bound(uint32_t n_letters) {
    return n_letters >= LEDE_SPELLING_TWO ? 2 : n_letters >= LEDE_SPELLING_ONE ? 1 : 0;
}

/* Edits between the two, 0 if they are the same; LEDE_SPELLING_MOST + 1: one is no misspelling of
 * the other. */
unsigned lede_spelling_distance(const lede_spelling *a, const lede_spelling *b);

/* Hashes of the word with up to as many letters deleted as its length allows edits, in a fixed
 * order. Returns how many. */
enum { LEDE_SPELLING_DELETIONS = 1 + 6 + 15 };
unsigned lede_spelling_deletions(const lede_spelling *word, uint32_t out[LEDE_SPELLING_DELETIONS]);

/* Common words of English that no list of nouns, verbs, adjectives and adverbs has: pronouns,
 * prepositions, conjunctions, auxiliaries of four letters and more. */
bool lede_spelling_is_function_word(lede_slice norm);

#endif
