/* html_tag.h — the elements of HTML that matter to us, and what the parsing rules of the WHATWG
 * HTML Standard (§13.2.6) and a reader of articles must know of each.
 * thread: any; constant
 * floor: load — may include base */
#ifndef LEDE_LOAD_HTML_TAG_H
#define LEDE_LOAD_HTML_TAG_H

#include "base/short_name.h"

/* Of the element: parted from its neighbours by line breaks; has no content; its text holds no
 * markup; its content is no text for readers; starting it ends an open p; unrelated end tags do not
 * reach through it ("special"); end tags do not look beyond it ("scope"). */
enum {
    LEDE_TAG_BLOCK = 1,
    LEDE_TAG_VOID = 2,
    LEDE_TAG_RAW = 4,
    LEDE_TAG_UNREAD = 8,
    LEDE_TAG_ENDS_P = 16,
    LEDE_TAG_SPECIAL = 32,
    LEDE_TAG_SCOPE = 64,
    LEDE_TAG_IN_HEAD = 128 /* may stand in head */
};

/* Sorted by name: LEDE_TAG_OTHER comes first, for names that are not here. */
typedef enum lede_tag {
    LEDE_TAG_OTHER = 0,
#define LEDE_TAG(name, constant, slot, flags) LEDE_TAG_##constant,
#include "load/html_tags.h"
#undef LEDE_TAG
    LEDE_N_TAGS
} lede_tag;

lede_tag lede_tag_find(lede_slice name); /* ASCII case does not matter */
/* The same of a name that does not end with a zero byte. */
lede_tag lede_tag_named(lede_short_name name);
/* The slot of a name in html_tags.h: for whoever adds one. */
size_t lede_tag_slot(lede_short_name name);

extern const uint8_t lede_tag_flag_bytes[LEDE_N_TAGS];
static inline unsigned lede_tag_flags(lede_tag tag) {
    return lede_tag_flag_bytes[tag];
}

/* 1 to 6 for h1 to h6, else 0. */
static inline int lede_tag_heading(lede_tag tag) {
    return tag >= LEDE_TAG_H1 && tag <= LEDE_TAG_H6 ? (int)tag - (int)LEDE_TAG_H1 + 1 : 0;
}

#endif
