/* nexis_label.h — the lines "LABEL: value" in exports of Nexis, by their names in English, German,
 * French and Dutch.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_NEXIS_LABEL_H
#define LEDE_LOAD_NEXIS_LABEL_H

#include "base/slice.h"

typedef enum lede_nexis_kind {
    LEDE_NEXIS_TEXT = 0, /* no label */
    LEDE_NEXIS_HEADLINE,
    LEDE_NEXIS_BYLINE,
    LEDE_NEXIS_SECTION,
    LEDE_NEXIS_LENGTH,
    LEDE_NEXIS_DATELINE,
    LEDE_NEXIS_HIGHLIGHT,
    LEDE_NEXIS_BODY,
    LEDE_NEXIS_HEAD, /* another that stands above the text */
    LEDE_NEXIS_LOAD_DATE,
    LEDE_NEXIS_LANGUAGE,
    LEDE_NEXIS_GRAPHIC,
    LEDE_NEXIS_NOTES,
    LEDE_NEXIS_URL,
    LEDE_NEXIS_TAIL /* another that stands below the text */
} lede_nexis_kind;

/* `value`: what stands behind the label. */
lede_nexis_kind lede_nexis_label_read(lede_slice line, lede_slice *value);

static inline bool lede_nexis_is_tail(lede_nexis_kind kind) {
    return kind >= LEDE_NEXIS_LOAD_DATE;
}

#endif
