#include "load/html_tag.h"

/* The letters of html_tags.h. */
enum {
    B = LEDE_TAG_BLOCK,
    V = LEDE_TAG_VOID,
    R = LEDE_TAG_RAW,
    U = LEDE_TAG_UNREAD,
    P = LEDE_TAG_ENDS_P,
    S = LEDE_TAG_SPECIAL,
    C = LEDE_TAG_SCOPE,
    H = LEDE_TAG_IN_HEAD
};

enum { MOST_NAME = 10 }; /* bytes of the longest name */

static const char NAMES[LEDE_N_TAGS][LEDE_SHORT_NAME_BYTES] = {
    "",
#define LEDE_TAG(name, constant, slot, flags) name,
#include "load/html_tags.h"
#undef LEDE_TAG
};

const uint8_t lede_tag_flag_bytes[LEDE_N_TAGS] = {
    0,
#define LEDE_TAG(name, constant, slot, flags) (flags),
#include "load/html_tags.h"
#undef LEDE_TAG
};

enum { N_SLOTS = 512 };
static const uint8_t BY_SLOT[N_SLOTS] = {
#define LEDE_TAG(name, constant, slot, flags) [slot] = LEDE_TAG_##constant,
#include "load/html_tags.h"
#undef LEDE_TAG
};

/* The multiplier puts no two of the names into one slot. */
size_t lede_tag_slot(lede_short_name name) {
    lede_short_name folded = lede_short_name_fold(name);
    uint64_t mixed = folded.first ^ folded.second << 29;
    return (size_t)(mixed * UINT64_C(0xed5310761d85a3cb) >> 55);
}

/* Whether half a name is that of a row, capitals for small letters: bit 6 tells letters. */
static bool is_same(uint64_t name, uint64_t row) {
    return ((name ^ row) & ~(row >> 1 & UINT64_C(0x2020202020202020))) == 0;
}

lede_tag lede_tag_named(lede_short_name name) {
    lede_tag tag = (lede_tag)BY_SLOT[lede_tag_slot(name)];
    lede_short_name row = lede_short_name_at(NAMES[tag]);
    bool is_tag = is_same(name.first, row.first) && is_same(name.second, row.second);
    return is_tag ? tag : LEDE_TAG_OTHER;
}

lede_tag lede_tag_find(lede_slice name) {
    bool is_none = name.size > MOST_NAME || name.size == 0 || name.data[name.size - 1] == '\0';
    return is_none ? LEDE_TAG_OTHER : lede_tag_named(lede_short_name_of(name));
}
