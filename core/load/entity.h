/* entity.h — character references of HTML and XML: "&amp;", "&#233;", "&#xE9;", "&eacute".
 * thread: any; constant
 * floor: load — may include base */
#ifndef LEDE_LOAD_ENTITY_H
#define LEDE_LOAD_ENTITY_H

#include "base/slice.h"

typedef struct lede_entity {
    char bytes[8]; /* UTF-8 */
    size_t size;
} lede_entity;

/* Bytes of the reference at the start of `text`, which begins with '&'; 0 when it is none. The old
 * names of HTML need no ';' behind them; XML knows five names, and we take those of HTML with a
 * ';', since feeds use them. */
size_t lede_entity_read(lede_slice text, bool is_xml, lede_entity *out);

/* Rows of entity_tables.c, sorted by name. */
typedef struct lede_entity_row {
    const char *name;       /* without & and ; */
    uint32_t first, second; /* code points; second is 0 for one */
    bool is_old;            /* its ';' may be missing */
} lede_entity_row;
extern const lede_entity_row lede_entity_rows[];
extern const size_t lede_entity_n_rows;

#endif
