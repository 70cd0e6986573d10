/* html_run.h — the text of a page as runs: what stands between two line breaks that a block element
 * or a double <br> makes, measured: words, words in links, sentences; with what the elements around
 * it say.
 * owner: the loader of HTML, all memory in the article's arena; thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_HTML_RUN_H
#define LEDE_LOAD_HTML_RUN_H

#include "base/array.h"
#include "load/html_signal.h"

typedef struct lede_run {
    lede_node *node;        /* the innermost block element around it */
    uint32_t order;         /* of its first text */
    uint32_t start, stop;   /* bytes of the decoded page */
    lede_slice text;        /* white space folded; "\n" for a single <br> */
    uint32_t words, linked; /* linked: inside links */
    uint32_t stops;         /* ends of sentences */
    unsigned signals;       /* of the elements around it, up to the page's main box */
    lede_tag tag;     /* what it is to a reader: h1 … h6, p, li, blockquote, td, figcaption … */
    uint32_t item;    /* li: order of the list item, so that an item of several runs shows */
    uint32_t row;     /* td, th: order of the row, as item */
    bool is_emphatic; /* all of it is bold */
    bool is_behind_image; /* an image stands between it and the run before */
    double value;         /* see html_root.h */
} lede_run;

typedef struct lede_runs {
    lede_arena *arena;
    const lede_markup_tree *tree;
    LEDE_ARRAY(lede_run) list;
    uint32_t *before;     /* by order of a node: how many runs begin before it; n_nodes + 1 items */
    unsigned *signals;    /* by order of a node: its own */
    lede_node **elements; /* in the order of the page; the root is the first */
    uint32_t n_elements;
    uint32_t words; /* outside links, of the page */
} lede_runs;

lede_status lede_runs_read(lede_runs *runs, const lede_markup_tree *tree, lede_error *err);

/* Indices of the runs inside a node: from lede_runs_first up to lede_runs_stop. */
static inline uint32_t lede_runs_first(const lede_runs *runs, const lede_node *node) {
    return runs->before[node->order];
}
static inline uint32_t lede_runs_stop(const lede_runs *runs, const lede_node *node) {
    return runs->before[node->last + 1];
}

/* Index of the run that a node begins in, inline elements too; UINT32_MAX: it has no text. */
uint32_t lede_runs_around(const lede_runs *runs, const lede_node *node);

#endif
