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

static const struct {
    const char *name;
    unsigned flags;
} TAGS[LEDE_N_TAGS] = {
    {"", 0},
#define LEDE_TAG(name, constant, flags) {name, flags},
#include "load/html_tags.h"
#undef LEDE_TAG
};

enum { MOST_NAME = 10 }; /* bytes of the longest name */

lede_tag lede_tag_find(lede_slice name) {
    char lower[MOST_NAME + 1];
    if (name.size > MOST_NAME) return LEDE_TAG_OTHER;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    lower[name.size] = '\0';
    size_t low = 1, high = LEDE_N_TAGS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(lower, TAGS[middle].name);
        if (order == 0) return (lede_tag)middle;
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return LEDE_TAG_OTHER;
}

unsigned lede_tag_flags(lede_tag tag) {
    return TAGS[tag].flags;
}
