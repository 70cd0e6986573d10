/* phrases.h — one of many phrases, which a bare `$list` takes where they are too many to be written
 * out in an automaton: a trie of words. Its phrases are tried in the order in which they were
 * added, as those of an alternation are.
 * owner: the rule set; immutable when all are added; thread: any number
 * floor: match */
#ifndef LEDE_MATCH_PHRASES_H
#define LEDE_MATCH_PHRASES_H

#include "base/array.h"
#include "base/map.h"
#include "match/value_test.h"
#include "text/article.h"

/* A position that takes a phrase has a layer from here on, which no catalog knows, and what it
 * takes is an annotation by this rule, which is never a capture's. */
#define LEDE_PHRASE_LAYER 0x80000000u
#define LEDE_PHRASE_RULE  (UINT32_MAX - 1)

typedef struct lede_phrases lede_phrases;

/* `flags`: LEDE_FLAG_CASE, LEDE_FLAG_DIACRITICS: how words are compared. */
lede_status lede_phrases_new(unsigned flags, lede_phrases **out, lede_error *err);
void lede_phrases_free(lede_phrases *phrases); /* NULL is fine */
/* One of at least one word; words must stand as long as the phrases. Equal phrases are the first of
 * them. NOMEM. */
lede_status lede_phrases_add(lede_phrases *phrases, const lede_slice *words, size_t n_words,
                             lede_arena *arena, lede_error *err);
/* Tokens of the shortest and of the longest. */
uint32_t lede_phrases_least(const lede_phrases *phrases);
uint32_t lede_phrases_most(const lede_phrases *phrases);

/* Where those that start at a token stop, the first added first. */
typedef struct lede_phrase_hit {
    uint32_t order, stop;
} lede_phrase_hit;
typedef LEDE_ARRAY(lede_phrase_hit) lede_phrase_hits;
/* Append them; words are folded in `arena`. NOMEM. */
lede_status lede_phrases_find(const lede_phrases *phrases, const lede_article *article,
                              uint32_t token, lede_arena *arena, lede_phrase_hits *hits,
                              lede_error *err);

#endif
