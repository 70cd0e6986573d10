/* xml.h — what loaders of XML share: cutting a file into the elements that are articles, and
 * reading one of them. Names are local ones: "dc:date" is a "date". No entity of a DTD is read,
 * nothing is fetched, depth is bounded (markup.h).
 * owner: framing the reader thread, reading a worker
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_XML_H
#define LEDE_LOAD_XML_H

#include "load/format.h"
#include "load/markup_tree.h"

/* The name of the root element that these first bytes open; null when they are no XML. */
lede_slice lede_xml_root(lede_slice head);

/* Cut the next element with one of these names (NULL ends them). What stands before the first one
 * is the header of all, up to 64 KiB. An element that does not end before the next of its name
 * begins is cut there, so that it fails alone. FORMAT: the file holds none. */
lede_status lede_xml_frame(lede_framer *framer, const char *const *names, lede_frame *frame,
                           lede_error *err);

typedef struct lede_xml {
    lede_arena *arena;
    lede_markup_tree tree, header; /* the header's elements are still open */
    lede_node *element;
} lede_xml;

/* FORMAT with the line: not well-formed; LIMIT: nested too deep. */
lede_status lede_xml_read(const lede_frame *frame, lede_arena *arena, lede_xml *out,
                          lede_error *err);

/* The first element of that name anywhere inside; NULL: none. */
lede_node *lede_xml_find(const lede_node *top, const char *name);
/* All text inside, as it stands: line breaks matter in plain text. */
lede_slice lede_xml_text(const lede_node *node, lede_arena *arena, bool *ok);

/* Set a field from an element's text, or from its attribute; node may be NULL. */
lede_status lede_xml_field(const lede_xml *xml, lede_article *article, lede_field field,
                           const lede_node *node, const char *attribute, const char *reason,
                           lede_error *err);
/* The same of a date: ISO 8601, extended or basic ("20181121T162532-0500"), RFC 822, or as written
 * in the article's language. */
lede_status lede_xml_date(const lede_xml *xml, lede_article *article, lede_field field,
                          const lede_node *node, const char *attribute, const char *reason,
                          lede_error *err);

#endif
