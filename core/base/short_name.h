/* short_name.h — a name of up to 16 bytes as two words, compared and hashed at once.
 * thread: any
 * floor: base */
#ifndef LEDE_BASE_SHORT_NAME_H
#define LEDE_BASE_SHORT_NAME_H

#include "base/slice.h"

enum { LEDE_SHORT_NAME_BYTES = 16 };

typedef struct lede_short_name {
    uint64_t first, second;
} lede_short_name;

/* Its bytes go into registers by loads that overlap: copied to memory first, they would be waited
 * for. The name has at most LEDE_SHORT_NAME_BYTES. */
static inline lede_short_name lede_short_name_of(lede_slice name) {
    lede_short_name w = {0, 0};
    size_t size = name.size;
    if (size >= sizeof w.first) {
        memcpy(&w.first, name.data, sizeof w.first);
        memcpy(&w.second, name.data + size - sizeof w.second, sizeof w.second);
        w.second = size == sizeof w.first ? 0 : w.second >> 8 * (sizeof w - size);
    } else if (size >= sizeof(uint32_t)) {
        uint32_t first, last;
        memcpy(&first, name.data, sizeof first);
        memcpy(&last, name.data + size - sizeof last, sizeof last);
        w.first = first | (uint64_t)last << 8 * (size - sizeof last);
    } else {
        for (size_t i = size; i > 0; i--) w.first = w.first << 8 | (unsigned char)name.data[i - 1];
    }
    return w;
}

/* The same of a name with zeros behind it. */
static inline lede_short_name lede_short_name_at(const char name[LEDE_SHORT_NAME_BYTES]) {
    lede_short_name w;
    memcpy(&w, name, sizeof w);
    return w;
}

/* Bit 5 set in each byte: capitals become small letters, and nothing else becomes one; the zeros
 * behind a name are alike in names of one size. */
static inline lede_short_name lede_short_name_fold(lede_short_name w) {
    const uint64_t bits = UINT64_C(0x2020202020202020);
    return (lede_short_name){w.first | bits, w.second | bits};
}

static inline bool lede_short_name_equal(lede_short_name a, lede_short_name b) {
    return ((a.first ^ b.first) | (a.second ^ b.second)) == 0;
}

#endif
