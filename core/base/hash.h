/* hash.h — hashes of bytes: a fast one for tables, a wide one for identity.
 * Both are XXH3 (https://xxhash.com, stable since 0.8.0), so digests may be stored and compared
 * between runs and machines. Neither is a defence against an adversary.
 * thread: any; nothing is kept
 * floor: base; the only file with xxhash.h is hash.c */
#ifndef LEDE_BASE_HASH_H
#define LEDE_BASE_HASH_H

#include "base/slice.h"

typedef struct lede_digest {
    uint64_t high, low;
} lede_digest;

uint64_t lede_hash(lede_slice bytes);
uint64_t lede_hash_seeded(lede_slice bytes, uint64_t seed);

lede_digest lede_digest_of(lede_slice bytes);

/* Fold another piece in: order matters, boundaries matter ("ab","c" is not "a","bc"). */
lede_digest lede_digest_add(lede_digest digest, lede_slice piece);
/* The same of what has a digest already: join(a, b) is not join(b, a). */
lede_digest lede_digest_join(lede_digest digest, lede_digest next);
/* One digest of several in any order, by adding: sum(a, b) is sum(b, a). */
static inline lede_digest lede_digest_sum(lede_digest a, lede_digest b) {
    return (lede_digest){a.high + b.high, a.low + b.low};
}

/* 32 lower-case hexadecimal digits and a zero byte. */
void lede_digest_hex(lede_digest digest, char out[33]);
/* Read what lede_digest_hex wrote; false for anything else. */
bool lede_digest_read(lede_slice hex, lede_digest *out);

static inline bool lede_digest_equal(lede_digest a, lede_digest b) {
    return a.high == b.high && a.low == b.low;
}

#endif
