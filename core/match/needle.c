#include "match/needle.h"

#include <stdlib.h>

#define NO_NEEDLE UINT32_MAX
enum { FIRST_CAPACITY = 64 };

static void tree_free(lede_needle_tree *tree) {
    if (tree == NULL) return;
    free(tree->nodes.data);
    free(tree->slots);
    free(tree->of_gram);
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

/* The slot of the child, or the free one where it would be. */
static lede_needle_slot *find_slot(const lede_needle_tree *tree, uint32_t parent,
                                   unsigned char byte) {
    uint64_t hash = ((uint64_t)parent << 8 | byte) * UINT64_C(0x9E3779B97F4A7C15);
    size_t mask = tree->capacity - 1;
    for (size_t i = (size_t)(hash ^ hash >> 32) & mask;; i = (i + 1) & mask) {
        lede_needle_slot *slot = &tree->slots[i];
        if (slot->child == 0 || (slot->parent == parent && slot->byte == byte)) return slot;
    }
}

static void put_slot(lede_needle_tree *tree, uint32_t child) {
    const lede_needle_node *node = &tree->nodes.data[child];
    *find_slot(tree, node->parent, node->byte) =
        (lede_needle_slot){child, node->parent, node->byte};
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
    *out = tree->capacity == 0 ? 0 : find_slot(tree, parent, byte)->child;
    if (*out != 0) return true;
    if ((tree->nodes.count + 1) * 2 > tree->capacity && !grow(tree)) return false;
    lede_needle_node node = {.parent = parent, .first = NO_NEEDLE, .byte = byte, .is_leaf = true};
    if (!lede_array_push(&tree->nodes, node)) return false;
    *out = (uint32_t)tree->nodes.count - 1;
    tree->nodes.data[parent].is_leaf = false;
    put_slot(tree, *out);
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

bool lede_needles_add(lede_needles *needles, const lede_literal *literal, uint32_t test,
                      bool suffices) {
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
                          .at_end = literal->at_end,
                          .suffices = suffices};
    if (!lede_array_push(&needles->needles, needle)) return false;
    tree->nodes.data[node].first = (uint32_t)needles->needles.count - 1;
    if (literal->text.size < tree->gram) tree->gram = (uint32_t)literal->text.size;
    return true;
}

/* ---- where to look --------------------------------------------------------------------------- */

/* A gram is its bytes as they stand in the value, the first one lowest: one load tells it. */
static uint32_t mix(uint32_t gram) {
    return gram * 0x9E3779B1u;
}

static bool has_gram(const lede_needle_tree *tree, uint32_t gram) {
    uint32_t bit = mix(gram) >> (32 - LEDE_GRAM_BITS);
    return (tree->grams[bit / 64] >> (bit % 64)) & 1;
}

/* The gram that the node stands for; false: it is not as deep as a gram is long. */
static bool gram_of(const lede_needle_tree *tree, uint32_t node, bool is_backwards,
                    uint32_t *gram) {
    uint32_t depth = 0;
    *gram = 0;
    for (; node != 0 && depth < tree->gram; depth++) {
        uint32_t byte = tree->nodes.data[node].byte;
        *gram = is_backwards ? *gram | byte << (8 * depth) : *gram << 8 | byte;
        node = tree->nodes.data[node].parent;
    }
    return node == 0 && depth == tree->gram;
}

/* The slot of the gram, or the free one where it would be. */
static lede_needle_gram *find_gram(const lede_needle_tree *tree, uint32_t gram) {
    uint32_t mask = UINT32_MAX >> tree->gram_shift;
    for (uint32_t i = mix(gram) >> tree->gram_shift;; i = (i + 1) & mask) {
        lede_needle_gram *slot = &tree->of_gram[i];
        if (slot->node == 0 || slot->gram == gram) return slot;
    }
}

static bool link(lede_needle_tree *tree, bool is_backwards) {
    uint32_t gram, log = 1;
    if (tree == NULL) return true;
    while (((size_t)1 << log) < 2 * tree->nodes.count && log < 32) log++;
    free(tree->of_gram);
    tree->of_gram = calloc((size_t)1 << log, sizeof *tree->of_gram);
    tree->gram_shift = 32 - log;
    if (tree->of_gram == NULL) return false;
    for (uint32_t i = 1; i < tree->nodes.count; i++) {
        if (!gram_of(tree, i, is_backwards, &gram)) continue;
        uint32_t bit = mix(gram) >> (32 - LEDE_GRAM_BITS);
        tree->grams[bit / 64] |= (uint64_t)1 << (bit % 64);
        *find_gram(tree, gram) = (lede_needle_gram){gram, i};
    }
    return true;
}

bool lede_needles_link(lede_needles *needles) {
    return link(needles->starts, false) && link(needles->ends, true) &&
           link(needles->anywhere, false);
}

/* ---- one value ------------------------------------------------------------------------------- */

static const lede_needle_tree *tree_of(const lede_needles *needles, const lede_needle_scan *scan) {
    if (scan->stage == LEDE_SCAN_STARTS) return needles->starts;
    return scan->stage == LEDE_SCAN_ENDS ? needles->ends : needles->anywhere;
}

/* So many bytes from `at`; the value has them. */
static uint32_t gram_at(lede_slice value, size_t at, uint32_t size) {
    uint32_t gram = 0, others = 8 * (LEDE_LONGEST_GRAM - size);
    if (at + LEDE_LONGEST_GRAM <= value.size)
        return lede_slice_load4(value.data + at) << others >> others;
    if (at + size == value.size && value.size >= LEDE_LONGEST_GRAM) {
        return lede_slice_load4(value.data + value.size - LEDE_LONGEST_GRAM) >> others;
    }
    for (uint32_t i = 0; i < size; i++) gram |= (uint32_t)byte_at(value, at + i, false) << (8 * i);
    return gram;
}

/* The node where literals that begin at `at`, or backwards end there, go on; 0: there are none. */
static uint32_t node_at(const lede_needle_tree *tree, lede_slice value, size_t at) {
    uint32_t gram = gram_at(value, at, tree->gram);
    return has_gram(tree, gram) ? find_gram(tree, gram)->node : 0;
}

/* At the start of the value, or backwards at its end. */
static uint32_t node_at_end(const lede_needle_tree *tree, lede_slice value, bool is_backwards) {
    if (tree == NULL || value.size < tree->gram) return 0;
    return node_at(tree, value, is_backwards ? value.size - tree->gram : 0);
}

/* At the next place from scan->from on. Places of four bytes are told by one load each. */
static uint32_t node_anywhere(const lede_needle_tree *tree, lede_needle_scan *scan) {
    if (tree == NULL) return 0;
    const char *data = scan->value.data;
    size_t from = scan->from, size = scan->value.size;
    uint32_t others = 8 * (LEDE_LONGEST_GRAM - tree->gram), node = 0;
    for (; from + LEDE_LONGEST_GRAM <= size && node == 0; from++) {
        uint32_t gram = lede_slice_load4(data + from) << others;
        if (has_gram(tree, gram >> others)) node = find_gram(tree, gram >> others)->node;
    }
    for (; from + tree->gram <= size && node == 0; from++) node = node_at(tree, scan->value, from);
    scan->from = node == 0 ? from : from - 1;
    return node;
}

/* The next place where literals begin; false: there is none. */
static bool next_place(const lede_needles *needles, lede_needle_scan *scan) {
    scan->node = 0;
    while (scan->node == 0 && scan->stage < LEDE_SCAN_ENDS) {
        scan->stage++;
        bool is_backwards = scan->stage == LEDE_SCAN_ENDS;
        scan->node = node_at_end(tree_of(needles, scan), scan->value, is_backwards);
    }
    if (scan->node == 0) {
        scan->from += scan->stage == LEDE_SCAN_ANYWHERE;
        scan->stage = LEDE_SCAN_ANYWHERE;
        scan->node = node_anywhere(needles->anywhere, scan);
    }
    if (scan->node == 0) return false;
    const lede_needle_tree *tree = tree_of(needles, scan);
    scan->depth = tree->gram;
    scan->needle = tree->nodes.data[scan->node].first + 1; /* NO_NEEDLE becomes 0 */
    return true;
}

/* Along the literals that begin at this place, to where one ends; false: none does. */
static bool descend(const lede_needles *needles, lede_needle_scan *scan) {
    const lede_needle_tree *tree = tree_of(needles, scan);
    bool is_backwards = scan->stage == LEDE_SCAN_ENDS;
    while (scan->from + scan->depth < scan->value.size && !tree->nodes.data[scan->node].is_leaf) {
        size_t at = scan->from + scan->depth++;
        scan->node = find_slot(tree, scan->node, byte_at(scan->value, at, is_backwards))->child;
        if (scan->node == 0) return false;
        scan->needle = tree->nodes.data[scan->node].first + 1;
        if (scan->needle != 0) return true;
    }
    return false;
}

const lede_needle *lede_needles_next(const lede_needles *needles, lede_needle_scan *scan) {
    if (scan->value.size == 0) return NULL;
    for (;;) {
        while (scan->needle != 0) {
            const lede_needle *needle = &needles->needles.data[scan->needle - 1];
            scan->needle = needle->next + 1; /* the last one's next is NO_NEEDLE, and so 0 */
            if (needle->at_start && needle->at_end && needle->length != scan->value.size) continue;
            return needle;
        }
        bool is_on_a_way = scan->node != 0 && descend(needles, scan);
        if (!is_on_a_way && !next_place(needles, scan)) return NULL;
    }
}
