/* bomb.h — when what a packed file unpacks to is more than text can be. Text packs 3 to 20 times
 * smaller, logs up to 100; a bomb 1,000. Small files may do as they like.
 * thread: any
 * floor: load */
#ifndef LEDE_LOAD_BOMB_H
#define LEDE_LOAD_BOMB_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LEDE_BOMB_RATIO = 250, /* of deflate; stronger codecs have their own */
#if defined(LEDE_SMALL)
    LEDE_BOMB_FREE = 65536 /* bytes that anything may unpack to */
#else
    LEDE_BOMB_FREE = 67108864
#endif
};

static inline bool lede_is_bomb(uint64_t unpacked, uint64_t packed, unsigned ratio) {
    return unpacked > LEDE_BOMB_FREE && unpacked / ratio > packed;
}

#endif
