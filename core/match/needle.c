#include "match/needle.h"

#include <stdlib.h>

#define NO_NEEDLE UINT32_MAX
enum { FIRST_CAPACITY = 64 };

void lede_needles_clear(lede_needles *needles) {
    free(needles->needles.data);
    free(needles->nodes.data);
    free(needles->children);
    *needles = (lede_needles){0};
}

/* ---- the tree -------------------------------------------------------------------------------- */

/* Where the child is or would be. */
static size_t find_slot(const lede_needles *needles, uint32_t parent, unsigned char byte) {
    size_t mask = needles->capacity - 1;
    size_t i = (((uint64_t)parent << 8 | byte) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & mask;
    for (;; i = (i + 1) & mask) {
        const lede_needle_node *child = &needles->nodes.data[needles->children[i]];
        if (needles->children[i] == 0 || (child->parent == parent && child->byte == byte)) return i;
    }
}

static bool grow(lede_needles *needles) {
    size_t capacity = needles->capacity == 0 ? FIRST_CAPACITY : needles->capacity * 2;
    uint32_t *children = calloc(capacity, sizeof *children);
    if (children == NULL) return false;
    free(needles->children);
    needles->children = children;
    needles->capacity = capacity;
    for (uint32_t i = 1; i < needles->nodes.count; i++) {
        const lede_needle_node *node = &needles->nodes.data[i];
        children[find_slot(needles, node->parent, node->byte)] = i;
    }
    return true;
}

static bool add_node(lede_needles *needles, uint32_t parent, unsigned char byte, uint32_t *out) {
    if ((needles->nodes.count + 1) * 2 > needles->capacity && !grow(needles)) return false;
    size_t slot = find_slot(needles, parent, byte);
    *out = needles->children[slot];
    if (*out != 0) return true;
    *out = (uint32_t)needles->nodes.count;
    lede_needle_node node = {.parent = parent, .first = NO_NEEDLE, .byte = byte};
    if (!lede_array_push(&needles->nodes, node)) return false;
    needles->children[slot] = *out;
    if (parent == 0) needles->of_root[byte] = *out;
    return true;
}

bool lede_needles_add(lede_needles *needles, const lede_literal *literal, uint32_t test) {
    uint32_t node = 0;
    lede_needle_node root = {.first = NO_NEEDLE};
    if (needles->nodes.count == 0 && !lede_array_push(&needles->nodes, root)) return false;
    for (size_t i = 0; i < literal->text.size; i++) {
        if (!add_node(needles, node, (unsigned char)literal->text.data[i], &node)) return false;
    }
    lede_needle needle = {.test = test,
                          .next = needles->nodes.data[node].first,
                          .length = (uint32_t)literal->text.size,
                          .at_start = literal->at_start,
                          .at_end = literal->at_end};
    if (!lede_array_push(&needles->needles, needle)) return false;
    needles->nodes.data[node].first = (uint32_t)needles->needles.count - 1;
    return true;
}

/* The node for what was read, followed by the byte. */
static uint32_t step(const lede_needles *needles, uint32_t node, unsigned char byte) {
    for (; node != 0; node = needles->nodes.data[node].fail) {
        uint32_t child = needles->children[find_slot(needles, node, byte)];
        if (child != 0) return child;
    }
    return needles->of_root[byte];
}

static void link(lede_needles *needles, uint32_t i) {
    lede_needle_node *node = &needles->nodes.data[i];
    if (node->parent == 0) return;
    node->fail = step(needles, needles->nodes.data[node->parent].fail, node->byte);
    const lede_needle_node *fail = &needles->nodes.data[node->fail];
    node->shorter = fail->first != NO_NEEDLE ? node->fail : fail->shorter;
}

static uint32_t depth_of(const lede_needles *needles, uint32_t node) {
    uint32_t depth = 0;
    for (; node != 0; node = needles->nodes.data[node].parent) depth++;
    return depth;
}

/* Shorter ones first: what a node fails to is shorter. */
bool lede_needles_link(lede_needles *needles) {
    size_t n = needles->nodes.count;
    uint32_t deepest = 0;
    if (n == 0) return true;
    uint32_t *depths = calloc(n, sizeof *depths);
    if (depths == NULL) return false;
    for (uint32_t i = 1; i < n; i++) {
        depths[i] = depth_of(needles, i);
        if (depths[i] > deepest) deepest = depths[i];
    }
    for (uint32_t depth = 1; depth <= deepest; depth++) {
        for (uint32_t i = 1; i < n; i++) {
            if (depths[i] == depth) link(needles, i);
        }
    }
    free(depths);
    return true;
}

/* ---- one value ------------------------------------------------------------------------------- */

static bool stands_right(const lede_needle *needle, const lede_needle_scan *scan) {
    return (!needle->at_start || needle->length == scan->at) &&
           (!needle->at_end || scan->at == scan->value.size);
}

bool lede_needles_next(const lede_needles *needles, lede_needle_scan *scan, uint32_t *test) {
    if (needles->nodes.count == 0) return false;
    const lede_needle_node *nodes = needles->nodes.data;
    for (;;) {
        while (scan->needle != 0) {
            const lede_needle *needle = &needles->needles.data[scan->needle - 1];
            scan->needle = needle->next + 1; /* the last one's next is NO_NEEDLE, and so 0 */
            if (!stands_right(needle, scan)) continue;
            *test = needle->test;
            return true;
        }
        if (scan->found != 0) {
            scan->needle = nodes[scan->found].first + 1;
            scan->found = nodes[scan->found].shorter;
            continue;
        }
        if (scan->at == scan->value.size) return false;
        scan->node = step(needles, scan->node, (unsigned char)scan->value.data[scan->at++]);
        scan->found = nodes[scan->node].first != NO_NEEDLE ? scan->node : nodes[scan->node].shorter;
    }
}
