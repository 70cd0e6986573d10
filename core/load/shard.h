/* shard.h — one of several parts of an input, each gone through by a run of its own, whose stores
 * are then merged. Every shard frames all of the input, so that it knows the place of each of its
 * articles in it, and analyses those that are its own. Which these are hangs on what an article is
 * made of, not on its place: it stays with its shard when others come or go before it, and a shard
 * that goes on finds its own again.
 * thread: any; plain values
 * floor: load */
#ifndef LEDE_LOAD_SHARD_H
#define LEDE_LOAD_SHARD_H

#include "load/framer.h"

typedef struct lede_shard {
    uint32_t number; /* from 1 */
    uint32_t count;  /* 0: all of the input */
} lede_shard;

/* Known articles are looked up by the low half of their digests, so the high one is taken here. */
static inline bool lede_shard_has(lede_shard shard, lede_digest made_of) {
    return shard.count == 0 || made_of.high % shard.count == shard.number - 1;
}

/* What a run went through, so that one can tell whether two went through the same. */
typedef struct lede_input {
    uint64_t n_articles;
    lede_digest digest; /* of what each was made of, in order */
} lede_input;

static inline void lede_input_add(lede_input *input, lede_digest made_of) {
    uint64_t words[2] = {made_of.high, made_of.low};
    lede_slice bytes = {(const char *)words, sizeof words};
    input->digest = lede_digest_add(input->digest, bytes);
    input->n_articles++;
}

#endif
