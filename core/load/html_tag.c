#include "load/html_tag.h"

#include "base/short_name.h"

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

enum { MOST_NAME = 10, N_LETTERS = 26 }; /* bytes of the longest name */

static const char NAMES[LEDE_N_TAGS][LEDE_SHORT_NAME_BYTES] = {
    "",
#define LEDE_TAG(name, constant, flags) name,
#include "load/html_tags.h"
#undef LEDE_TAG
};

const uint8_t lede_tag_flag_bytes[LEDE_N_TAGS] = {
    0,
#define LEDE_TAG(name, constant, flags) (flags),
#include "load/html_tags.h"
#undef LEDE_TAG
};

/* The first name with that letter or a later one; a test looks for every name. */
static const uint8_t FIRST[N_LETTERS + 1] = {
    LEDE_TAG_A,    LEDE_TAG_B,     LEDE_TAG_CANVAS, LEDE_TAG_DATA, LEDE_TAG_EM,  LEDE_TAG_FIELDSET,
    LEDE_TAG_H1,   LEDE_TAG_H1,    LEDE_TAG_I,      LEDE_TAG_KBD,  LEDE_TAG_KBD, LEDE_TAG_LABEL,
    LEDE_TAG_MAIN, LEDE_TAG_NAV,   LEDE_TAG_OBJECT, LEDE_TAG_P,    LEDE_TAG_Q,   LEDE_TAG_RP,
    LEDE_TAG_S,    LEDE_TAG_TABLE, LEDE_TAG_U,      LEDE_TAG_VAR,  LEDE_TAG_WBR, LEDE_TAG_XMP,
    LEDE_N_TAGS,   LEDE_N_TAGS,    LEDE_N_TAGS};

/* Whether half a name is that of a row, capitals for small letters: bit 6 tells letters. */
static bool is_same(uint64_t name, uint64_t row) {
    return ((name ^ row) & ~(row >> 1 & UINT64_C(0x2020202020202020))) == 0;
}

lede_tag lede_tag_find(lede_slice name) {
    if (name.size > MOST_NAME || name.size == 0) return LEDE_TAG_OTHER;
    unsigned letter = ((unsigned)(unsigned char)name.data[0] | 0x20) - 'a';
    if (letter >= N_LETTERS || name.data[name.size - 1] == '\0') return LEDE_TAG_OTHER;
    lede_short_name wanted = lede_short_name_of(name);
    for (size_t i = FIRST[letter], stop = FIRST[letter + 1]; i < stop; i++) {
        lede_short_name row = lede_short_name_at(NAMES[i]);
        if (is_same(wanted.first, row.first) && is_same(wanted.second, row.second))
            return (lede_tag)i;
    }
    return LEDE_TAG_OTHER;
}
