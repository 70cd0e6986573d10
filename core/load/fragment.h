/* fragment.h — a stretch of text that is known to be an article's own, from a feed, a table, JSON
 * or news XML: its blocks. It may be plain or HTML, escaped or not, which is told by its tags;
 * nothing of it is judged to be boilerplate, as pages need it (html_body.c), and nothing is left
 * out but what no reader sees.
 * thread: a worker
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_FRAGMENT_H
#define LEDE_LOAD_FRAGMENT_H

#include "base/json.h"
#include "load/compose.h"
#include "load/markup_tree.h"

typedef enum lede_fragment_form {
    LEDE_FRAGMENT_PLAIN,
    LEDE_FRAGMENT_LINE,  /* character references, or tags inside paragraphs only (<b>, <a>) */
    LEDE_FRAGMENT_BLOCKS /* tags that part paragraphs */
} lede_fragment_form;

/* By the elements of HTML that occur: "a < b" and "<unknown>" are plain. */
lede_fragment_form lede_fragment_look(lede_slice text);

/* Its blocks, at the end of what is composed. */
lede_status lede_fragment_add(lede_compose *compose, lede_slice text, lede_error *err);
/* The same of a string of JSON, of which its reader may have told where paragraphs part. NULL adds
 * nothing. */
lede_status lede_fragment_add_string(lede_compose *compose, const lede_json *string,
                                     lede_error *err);
/* The same of HTML. */
lede_status lede_fragment_add_html(lede_compose *compose, lede_slice html, lede_error *err);
/* The same of an element of XML whose children are XHTML or NITF. The node is taken out of its
 * tree: nothing above it can be reached from it any more. */
lede_status lede_fragment_add_node(lede_compose *compose, const lede_markup_tree *tree,
                                   lede_node *node, lede_error *err);

/* One line, for fields: without tags, references replaced. `text` itself when it has neither. */
lede_slice lede_fragment_line(lede_slice text, lede_arena *arena, bool *ok);

#endif
