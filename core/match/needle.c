#include "match/needle.h"

#include <stdlib.h>

#define NO_NEEDLE UINT32_MAX
enum { FIRST_CAPACITY = 64 };

static void tree_free(lede_needle_tree *tree) {
    if (tree == NULL) return;
    free(tree->nodes.data);
    free(tree->slots);
    free(tree);
}

void lede_needles_clear(lede_needles *needles) {
    free(needles->needles.data);
    tree_free(needles->starts);
    tree_free(needles->ends);
    tree_free(needles->anywhere);
    *needles = (lede_needles){0};
}

/* ---- a tree ---------------------------------------------------------------------------------- */

static uint64_t hash_of(uint32_t parent, unsigned char byte) {
    uint64_t hash = ((uint64_t)parent << 8 | byte) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* The slot of the child, or the free one where it would be. */
static size_t find_slot(const lede_needle_tree *tree, uint32_t parent, unsigned char byte) {
    uint64_t hash = hash_of(parent, byte);
    size_t mask = tree->capacity - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        const lede_needle_slot *slot = &tree->slots[i];
        if (slot->child == 0) return i;
        if (slot->tag != (uint32_t)(hash >> 32)) continue;
        const lede_needle_node *child = &tree->nodes.data[slot->child];
        if (child->parent == parent && child->byte == byte) return i;
    }
}

static void put_slot(lede_needle_tree *tree, uint32_t child) {
    const lede_needle_node *node = &tree->nodes.data[child];
    uint32_t tag = (uint32_t)(hash_of(node->parent, node->byte) >> 32);
    tree->slots[find_slot(tree, node->parent, node->byte)] = (lede_needle_slot){child, tag};
}

static uint32_t child_of(const lede_needle_tree *tree, uint32_t parent, unsigned char byte) {
    return parent == 0 ? tree->of_root[byte] : tree->slots[find_slot(tree, parent, byte)].child;
}

static bool grow(lede_needle_tree *tree) {
    size_t capacity = tree->capacity == 0 ? FIRST_CAPACITY : tree->capacity * 2;
    lede_needle_slot *slots = calloc(capacity, sizeof *slots);
    if (slots == NULL) return false;
    free(tree->slots);
    tree->slots = slots;
    tree->capacity = capacity;
    for (uint32_t i = 1; i < tree->nodes.count; i++) put_slot(tree, i);
    return true;
}

static bool add_node(lede_needle_tree *tree, uint32_t parent, unsigned char byte, uint32_t *out) {
    *out = tree->capacity == 0 ? 0 : child_of(tree, parent, byte);
    if (*out != 0) return true;
    if ((tree->nodes.count + 1) * 2 > tree->capacity && !grow(tree)) return false;
    lede_needle_node node = {.parent = parent, .first = NO_NEEDLE, .byte = byte};
    if (!lede_array_push(&tree->nodes, node)) return false;
    *out = (uint32_t)tree->nodes.count - 1;
    put_slot(tree, *out);
    if (parent == 0) tree->of_root[byte] = *out;
    return true;
}

static lede_needle_tree *tree_new(void) {
    lede_needle_tree *tree = calloc(1, sizeof *tree);
    lede_needle_node root = {.first = NO_NEEDLE};
    if (tree != NULL) tree->gram = LEDE_LONGEST_GRAM;
    if (tree != NULL && lede_array_push(&tree->nodes, root)) return tree;
    free(tree);
    return NULL;
}

/* Of a literal, or value, of more than `at` bytes; backwards from the end. */
static unsigned char byte_at(lede_slice text, size_t at, bool is_backwards) {
    return (unsigned char)text.data[is_backwards ? text.size - 1 - at : at];
}

bool lede_needles_add(lede_needles *needles, const lede_literal *literal, uint32_t test) {
    lede_needle_tree **of = literal->at_start ? &needles->starts
                            : literal->at_end ? &needles->ends
                                              : &needles->anywhere;
    bool is_backwards = of == &needles->ends;
    uint32_t node = 0;
    if (*of == NULL) *of = tree_new();
    lede_needle_tree *tree = *of;
    if (tree == NULL) return false;
    for (size_t i = 0; i < literal->text.size; i++) {
        if (!add_node(tree, node, byte_at(literal->text, i, is_backwards), &node)) return false;
    }
    lede_needle needle = {.test = test,
                          .next = tree->nodes.data[node].first,
                          .length = (uint32_t)literal->text.size,
                          .at_start = literal->at_start,
                          .at_end = literal->at_end};
    if (!lede_array_push(&needles->needles, needle)) return false;
    tree->nodes.data[node].first = (uint32_t)needles->needles.count - 1;
    if (literal->text.size < tree->gram) tree->gram = (uint32_t)literal->text.size;
    return true;
}

/* ---- where to look --------------------------------------------------------------------------- */

static bool has_gram(const lede_needle_tree *tree, uint32_t gram) {
    uint32_t bit = (gram * 0x9E3779B1u) >> (32 - LEDE_GRAM_BITS);
    return (tree->grams[bit / 64] >> (bit % 64)) & 1;
}

/* One byte further. */
static uint32_t roll(const lede_needle_tree *tree, uint32_t gram, unsigned char byte) {
    return (gram << 8 | byte) & (UINT32_MAX >> (8 * (LEDE_LONGEST_GRAM - tree->gram)));
}

/* Nodes that are as deep as a gram is long stand for one. */
static void link(lede_needle_tree *tree) {
    for (uint32_t i = 1; tree != NULL && i < tree->nodes.count; i++) {
        uint32_t gram = 0, depth = 0;
        for (uint32_t node = i; node != 0 && depth <= tree->gram; depth++) {
            if (depth < LEDE_LONGEST_GRAM)
                gram |= (uint32_t)tree->nodes.data[node].byte << (8 * depth);
            node = tree->nodes.data[node].parent;
        }
        if (depth != tree->gram) continue;
        uint32_t bit = (gram * 0x9E3779B1u) >> (32 - LEDE_GRAM_BITS);
        tree->grams[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
}

void lede_needles_link(lede_needles *needles) {
    link(needles->starts);
    link(needles->ends);
    link(needles->anywhere);
}

/* ---- one value ------------------------------------------------------------------------------- */

static const lede_needle_tree *tree_of(const lede_needles *needles, const lede_needle_scan *scan) {
    if (scan->stage == LEDE_SCAN_STARTS) return needles->starts;
    return scan->stage == LEDE_SCAN_ENDS ? needles->ends : needles->anywhere;
}

/* Some literal may begin at the start of the value, or backwards at its end. */
static bool may_begin(const lede_needle_tree *tree, lede_slice value, bool is_backwards) {
    uint32_t gram = 0;
    if (tree == NULL || value.size < tree->gram) return false;
    for (uint32_t i = 0; i < tree->gram; i++) {
        gram = roll(tree, gram, byte_at(value, i, is_backwards));
    }
    return has_gram(tree, gram);
}

/* The next place at or after scan->from where a literal may begin. */
static bool find_place(const lede_needle_tree *tree, lede_needle_scan *scan) {
    uint32_t gram = 0;
    if (tree == NULL) return false;
    size_t at = scan->from, behind = tree->gram - 1;
    for (size_t i = 0; i < behind && at < scan->value.size; i++) {
        gram = roll(tree, gram, (unsigned char)scan->value.data[at++]);
    }
    while (at < scan->value.size) {
        gram = roll(tree, gram, (unsigned char)scan->value.data[at++]);
        scan->from = at - 1 - behind;
        if (has_gram(tree, gram)) return true;
    }
    return false;
}

/* The next place where literals may begin; false: there is none. */
static bool next_place(const lede_needles *needles, lede_needle_scan *scan) {
    scan->node = 0;
    scan->depth = 0;
    while (scan->stage < LEDE_SCAN_ENDS) {
        scan->stage++;
        bool is_backwards = scan->stage == LEDE_SCAN_ENDS;
        if (may_begin(tree_of(needles, scan), scan->value, is_backwards)) return true;
    }
    scan->from += scan->stage == LEDE_SCAN_ANYWHERE;
    scan->stage = LEDE_SCAN_ANYWHERE;
    return find_place(needles->anywhere, scan);
}

/* Along the literals that begin at this place, to where one ends; false: none does. */
static bool descend(const lede_needles *needles, lede_needle_scan *scan) {
    const lede_needle_tree *tree = tree_of(needles, scan);
    bool is_backwards = scan->stage == LEDE_SCAN_ENDS;
    while (scan->from + scan->depth < scan->value.size) {
        size_t at = scan->from + scan->depth++;
        scan->node = child_of(tree, scan->node, byte_at(scan->value, at, is_backwards));
        if (scan->node == 0) return false;
        scan->needle = tree->nodes.data[scan->node].first + 1; /* NO_NEEDLE becomes 0 */
        if (scan->needle != 0) return true;
    }
    return false;
}

bool lede_needles_next(const lede_needles *needles, lede_needle_scan *scan, uint32_t *test) {
    if (scan->value.size == 0) return false;
    for (;;) {
        while (scan->needle != 0) {
            const lede_needle *needle = &needles->needles.data[scan->needle - 1];
            scan->needle = needle->next + 1; /* the last one's next is NO_NEEDLE, and so 0 */
            if (needle->at_start && needle->at_end && needle->length != scan->value.size) continue;
            *test = needle->test;
            return true;
        }
        bool is_on_a_way = scan->node != 0 && descend(needles, scan);
        while (!is_on_a_way) {
            if (!next_place(needles, scan)) return false;
            is_on_a_way = descend(needles, scan);
        }
    }
}
