/* needle.h — literals that are looked for in a value all at once, after Aho and Corasick (1975,
 * CACM 18:333), each with the test that needs it. owner: the rule set, immutable after link;
 * thread: any number, each with a scan of its own floor: match */
#ifndef LEDE_MATCH_NEEDLE_H
#define LEDE_MATCH_NEEDLE_H

#include "match/literal.h"

typedef struct lede_needle {
    uint32_t test, next; /* of those that end in one node; UINT32_MAX ends them */
    uint32_t length;
    bool at_start, at_end;
} lede_needle;

/* Literals that begin alike share nodes. Node 0 is the root. */
typedef struct lede_needle_node {
    uint32_t parent, fail; /* fail: of the longest proper end of this that is a beginning, too */
    uint32_t first;        /* of the needles that end here */
    uint32_t shorter;      /* the next node by fail where needles end; 0: none */
    unsigned char byte;
} lede_needle_node;

typedef struct lede_needles {
    LEDE_ARRAY(lede_needle) needles;
    LEDE_ARRAY(lede_needle_node) nodes;
    uint32_t *children;    /* open addressing by parent and byte; 0 free */
    size_t capacity;       /* a power of two */
    uint32_t of_root[256]; /* its children by byte, where most looks end */
} lede_needles;

void lede_needles_clear(lede_needles *needles);
/* False: out of memory. */
bool lede_needles_add(lede_needles *needles, const lede_literal *literal, uint32_t test);
/* After the last. False: out of memory. */
bool lede_needles_link(lede_needles *needles);

/* Where looking through a value stands. Zeroed but for the value, to begin. */
typedef struct lede_needle_scan {
    lede_slice value;
    size_t at;                    /* bytes looked at */
    uint32_t node, found, needle; /* … and what is to be handed out of this place, + 1 */
} lede_needle_scan;

/* The test of the next needle that the value holds where it must; false: no more. A test comes as
 * often as its literals do. */
bool lede_needles_next(const lede_needles *needles, lede_needle_scan *scan, uint32_t *test);

#endif
