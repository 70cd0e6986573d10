/* needle.h — literals that are looked for in a value all at once, each with the test that needs it:
 * some stand at its start, some at its end, others anywhere. The few bytes that literals begin with
 * tell of most places of most values that there is nothing.
 * owner: the rule set, immutable after the last is added
 * thread: any number, each with a scan of its own
 * floor: match */
#ifndef LEDE_MATCH_NEEDLE_H
#define LEDE_MATCH_NEEDLE_H

#include "match/literal.h"

typedef struct lede_needle {
    uint32_t test, next; /* of those that end in one node; UINT32_MAX ends them */
    uint32_t length;
    bool at_start, at_end;
    bool suffices; /* a value of plain ASCII that holds it there satisfies the test */
} lede_needle;

typedef struct lede_needle_node {
    uint32_t parent;
    uint32_t first; /* of the needles that end here */
    unsigned char byte;
    bool is_leaf; /* it has no children */
} lede_needle_node;

typedef struct lede_needle_slot {
    uint32_t child; /* 0: free */
    uint32_t parent, byte;
} lede_needle_slot;

/* Literals that begin alike go on from the node that stands for their gram. */
typedef struct lede_needle_gram {
    uint32_t gram;
    uint32_t node; /* 0: free */
} lede_needle_gram;

enum { LEDE_LONGEST_GRAM = 4 /* bytes */, LEDE_GRAM_BITS = 14 };

/* Literals that begin alike share nodes. Node 0 is the root. */
typedef struct lede_needle_tree {
    LEDE_ARRAY(lede_needle_node) nodes;
    lede_needle_slot *slots;   /* open addressing by parent and byte */
    size_t capacity;           /* a power of two */
    lede_needle_gram *of_gram; /* open addressing by gram */
    uint32_t gram_shift;       /* 32 - the binary logarithm of its slots */
    uint32_t gram; /* bytes that tell where to look: as many as all of its literals have */
    uint64_t grams[1 << (LEDE_GRAM_BITS - 6)]; /* by hash: some literal begins with them */
} lede_needle_tree;

typedef struct lede_needles {
    LEDE_ARRAY(lede_needle) needles;
    lede_needle_tree *starts, *ends, *anywhere; /* `ends` has its literals backwards; NULL: none */
} lede_needles;

void lede_needles_clear(lede_needles *needles);
/* Some literal that `test` needs; of which any `suffices`, or not. False: out of memory. */
bool lede_needles_add(lede_needles *needles, const lede_literal *literal, uint32_t test,
                      bool suffices);
/* After the last. False: out of memory. */
bool lede_needles_link(lede_needles *needles);

/* Where looking through a value stands. Zeroed but for the value, to begin. */
typedef struct lede_needle_scan {
    lede_slice value;
    enum { LEDE_SCAN_NOTHING = 0, LEDE_SCAN_STARTS, LEDE_SCAN_ENDS, LEDE_SCAN_ANYWHERE } stage;
    size_t from, depth;    /* the literals that begin here, and how far along they are */
    uint32_t node, needle; /* what is to be handed out next, + 1 */
} lede_needle_scan;

/* The next needle that the value holds where it must; NULL: no more. A test comes as often as its
 * literals do. */
const lede_needle *lede_needles_next(const lede_needles *needles, lede_needle_scan *scan);

#endif
