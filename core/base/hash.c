#include "base/hash.h"

#define XXH_INLINE_ALL
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wcast-qual"
#pragma GCC diagnostic ignored "-Wundef"
#endif
#include <xxhash.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

uint64_t lede_hash(lede_slice bytes) {
    return XXH3_64bits(bytes.data, bytes.size);
}

uint64_t lede_hash_seeded(lede_slice bytes, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data, bytes.size, seed);
}

lede_digest lede_digest_of(lede_slice bytes) {
    XXH128_hash_t h = XXH3_128bits(bytes.data, bytes.size);
    return (lede_digest){h.high64, h.low64};
}

lede_digest lede_digest_add(lede_digest digest, lede_slice piece) {
    return lede_digest_join(digest, lede_digest_of(piece));
}

lede_digest lede_digest_join(lede_digest digest, lede_digest next) {
    uint64_t words[4] = {digest.high, digest.low, next.high, next.low};
    return lede_digest_of((lede_slice){(const char *)words, sizeof words});
}

void lede_digest_hex(lede_digest digest, char out[33]) {
    for (unsigned i = 0; i < 32; i++) {
        uint64_t word = i < 16 ? digest.high : digest.low;
        out[i] = "0123456789abcdef"[word >> (60 - 4 * (i % 16)) & 15];
    }
    out[32] = '\0';
}

bool lede_digest_read(lede_slice hex, lede_digest *out) {
    uint64_t words[2] = {0, 0};
    if (hex.size != 32) return false;
    for (size_t i = 0; i < hex.size; i++) {
        char c = hex.data[i];
        bool is_letter = c >= 'a' && c <= 'f';
        if (!is_letter && (c < '0' || c > '9')) return false;
        words[i / 16] = words[i / 16] << 4 | (uint64_t)(is_letter ? c - 'a' + 10 : c - '0');
    }
    *out = (lede_digest){words[0], words[1]};
    return true;
}
