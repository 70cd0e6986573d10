/* markup.h — HTML or XML as a sequence of tokens: text, start tags, end tags, each with its place.
 * HTML follows the tokenising rules of the WHATWG HTML Standard (§13.2.5), under which no bytes are
 * an error; XML 1.0 differs in CDATA sections, case and empty elements. Comments, declarations and
 * processing instructions are passed over; entities of a DTD are never read, so none can explode.
 * For every loader of pages, feeds and news XML; the tree on top is markup_tree.h.
 * owner: a loader; thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_MARKUP_H
#define LEDE_LOAD_MARKUP_H

#include "base/arena.h"

/* Attributes of one tag that are kept; what comes behind is passed over. */
#define LEDE_MARKUP_ATTRIBUTES 64

typedef struct lede_attribute {
    lede_slice name, value; /* as they stand; value is empty where there is none */
} lede_attribute;

typedef enum lede_markup_kind {
    LEDE_MARKUP_TEXT,
    LEDE_MARKUP_CDATA, /* text in which nothing is decoded: CDATA, script, style */
    LEDE_MARKUP_START,
    LEDE_MARKUP_END
} lede_markup_kind;

typedef struct lede_markup {
    lede_slice input;
    bool is_xml;
    size_t at;

    /* the token */
    lede_markup_kind kind;
    size_t start, stop; /* bytes of the input */
    lede_slice text;    /* of a text, as it stands; of a tag, its name */
    bool is_empty;      /* a start tag that ends with "/>" */
    size_t n_attributes;
    lede_attribute attributes[LEDE_MARKUP_ATTRIBUTES];
} lede_markup;

bool lede_markup_next(lede_markup *markup); /* false at the end */

/* The text up to the end tag of `name` is the next token: for script, style, title … True in
 * `decodes`: its entities are meant (title, textarea). False: it is empty. */
bool lede_markup_raw(lede_markup *markup, lede_slice name, bool decodes);

/* Text with its character references replaced: `text` itself when it has none, else a copy in the
 * arena. Null when memory is exhausted. */
lede_slice lede_markup_decode(lede_slice text, bool is_xml, lede_arena *arena);

#endif
