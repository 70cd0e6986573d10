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

enum { MOST_NAME = 10, NAME_BYTES = 16 }; /* of the longest name; with zeros behind it */

static const char NAMES[LEDE_N_TAGS][NAME_BYTES] = {
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
static const uint8_t FIRST[27] = {
    LEDE_TAG_A,    LEDE_TAG_B,     LEDE_TAG_CANVAS, LEDE_TAG_DATA, LEDE_TAG_EM,  LEDE_TAG_FIELDSET,
    LEDE_TAG_H1,   LEDE_TAG_H1,    LEDE_TAG_I,      LEDE_TAG_KBD,  LEDE_TAG_KBD, LEDE_TAG_LABEL,
    LEDE_TAG_MAIN, LEDE_TAG_NAV,   LEDE_TAG_OBJECT, LEDE_TAG_P,    LEDE_TAG_Q,   LEDE_TAG_RP,
    LEDE_TAG_S,    LEDE_TAG_TABLE, LEDE_TAG_U,      LEDE_TAG_VAR,  LEDE_TAG_WBR, LEDE_TAG_XMP,
    LEDE_N_TAGS,   LEDE_N_TAGS,    LEDE_N_TAGS};

lede_tag lede_tag_find(lede_slice name) {
    char small[NAME_BYTES] = {0};
    if (name.size > MOST_NAME || name.size == 0) return LEDE_TAG_OTHER;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        small[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    if (small[0] < 'a' || small[0] > 'z' || small[name.size - 1] == '\0') return LEDE_TAG_OTHER;
    size_t letter = (size_t)(small[0] - 'a'), stop = FIRST[letter + 1];
    for (size_t i = FIRST[letter]; i < stop; i++) {
        /* of one size always, so it is two words and no call */
        if (memcmp(NAMES[i], small, NAME_BYTES) == 0) return (lede_tag)i;
    }
    return LEDE_TAG_OTHER;
}
