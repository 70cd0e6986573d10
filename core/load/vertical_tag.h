/* vertical_tag.h — a line of a vertical file that is a tag: <doc id="7">, </np>, <g/>, <?…?>.
 * thread: any; memory in an arena
 * floor: load */
#ifndef LEDE_LOAD_VERTICAL_TAG_H
#define LEDE_LOAD_VERTICAL_TAG_H

#include "base/array.h"
#include "text/ready.h"

typedef enum lede_tag_kind {
    LEDE_TAG_NONE = 0, /* a token */
    LEDE_TAG_OPEN,
    LEDE_TAG_CLOSE,
    LEDE_TAG_EMPTY, /* <g/> */
    LEDE_TAG_OTHER  /* <?xml …?>, <!-- … --> */
} lede_tag_kind;

/* What a line is; `name` is as written. A line is a tag when all of it is one. */
lede_tag_kind lede_tag_of(lede_slice line, lede_slice *name);

/* The names of columns that a line declares, as in <!-- #vrt positional-attributes: word pos -->
 * and <?columns word pos lemma?>; null: it declares none. */
lede_slice lede_tag_columns(lede_slice line);
/* The next name of such a list, with spaces or commas between them. False at the end. */
bool lede_tag_next_name(lede_slice *rest, lede_slice *name);

/* The attributes of an opening tag, names as lede writes them, entities replaced. FORMAT. */
lede_status lede_tag_pairs(lede_slice line, lede_arena *arena, const lede_pair **pairs,
                           uint32_t *n_pairs, lede_error *err);

/* A text with &lt; &gt; &amp; &quot; &apos; replaced; the text itself when it has none. */
lede_slice lede_tag_plain(lede_slice text, lede_arena *arena, bool *ok);

/* text, doc, document, article: an element that is an article. */
bool lede_tag_is_document(lede_slice name);

#endif
