/* markup_tree.h — a page of HTML, or an XML document, as a compact tree in an arena, made for
 * taking text out of it: nodes in the order of the page, each with its place in the bytes. HTML is
 * repaired as browsers do (WHATWG HTML Standard §13.2.6) as far as text is concerned: end tags that
 * are implied or missing, the rules of p, li and tables; not rebuilt are formatting elements and
 * text that stands wrongly inside tables. Any bytes give a tree; XML that is not well-formed is
 * read as far as it goes and says where it went wrong. For pages, feeds and news XML:
 * lede_node_next walks, lede_node_child and lede_node_attribute look up, lede_node_text gives all
 * text inside.
 * owner: a loader, all memory in its arena; thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_MARKUP_TREE_H
#define LEDE_LOAD_MARKUP_TREE_H

#include "base/status.h"
#include "load/html_tag.h"
#include "load/markup.h"

/* Elements in each other; what is nested deeper becomes a child of the last one (browsers stop at
 * 512, too). */
#if defined(LEDE_SMALL)
#define LEDE_MARKUP_DEPTH 24
#else
#define LEDE_MARKUP_DEPTH 512
#endif

typedef struct lede_node lede_node;
struct lede_node {
    bool is_text;
    uint8_t tag; /* a lede_tag; LEDE_TAG_OTHER in XML */
    uint16_t n_attributes;
    uint32_t order;       /* from 0, in the order of the page */
    uint32_t last;        /* order of the last node inside, or its own */
    uint32_t start, stop; /* bytes of the input, with the tags */
    lede_slice text;      /* of a text, decoded; of an element, its name as it stands */
    lede_attribute *attributes;
    lede_node *parent, *first_child, *last_child, *next;
};

typedef struct lede_markup_tree {
    lede_slice input;
    bool is_xml;
    lede_arena *arena;
    lede_node *root; /* no element of the page: it holds them all */
    uint32_t n_nodes;
    size_t text_bytes;      /* of all texts, decoded */
    uint32_t wrong_at;      /* XML: offset of the first error … */
    const char *wrong_what; /* … and what it is; NULL when there is none */
    bool too_deep;          /* LEDE_MARKUP_DEPTH was reached */
} lede_markup_tree;

/* NOMEM; LIMIT: more than 4 GiB. */
lede_status lede_markup_tree_read(lede_slice input, bool is_xml, lede_arena *arena,
                                  lede_markup_tree *out, lede_error *err);

/* The node behind `node` in the order of the page, inside `top`; NULL at the end. Over: passing
 * over what is inside `node`. */
lede_node *lede_node_over(const lede_node *node, const lede_node *top);
static inline lede_node *lede_node_next(const lede_node *node, const lede_node *top) {
    return node->first_child != NULL ? node->first_child : lede_node_over(node, top);
}
static inline bool lede_node_contains(const lede_node *outer, const lede_node *inner) {
    return inner->order >= outer->order && inner->order <= outer->last;
}

/* Value of an attribute as it stands, ASCII case of the name ignored; null when it has none. */
lede_slice lede_node_find_attribute(const lede_node *node, lede_slice name);
static inline lede_slice lede_node_attribute(const lede_node *node, const char *name) {
    return lede_node_find_attribute(node, lede_slice_of(name));
}
/* The same, decoded into the arena; *ok = false when memory is exhausted. */
lede_slice lede_node_value(const lede_node *node, const char *name, lede_arena *arena, bool *ok);

/* Whether an element has this name, without a prefix ("dc:date" is a "date"). */
bool lede_node_is(const lede_node *node, const char *name);
/* The first child element of that name, or NULL. */
lede_node *lede_node_child(const lede_node *node, const char *name);

/* All text inside, runs of white space made one space, without script and the like. */
lede_slice lede_node_text(const lede_node *node, lede_arena *arena, bool *ok);

#endif
