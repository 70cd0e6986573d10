#include "load/markup_tree.h"

/* The elements that are open while a page is read; the root stands at 0. */
typedef struct builder {
    lede_markup_tree *tree;
    lede_markup markup;
    lede_node *open[LEDE_MARKUP_DEPTH];
    size_t depth;                /* how many are open */
    size_t lost;                 /* open ones past the limit */
    uint32_t count[LEDE_N_TAGS]; /* of open elements by tag */
    bool body_begun;
    lede_slice prefix; /* of XHTML's names in this document; null: none */
} builder;

static lede_node *top_of(const builder *b) {
    return b->open[b->depth - 1];
}
static unsigned flags_of(const lede_node *node) {
    return lede_tag_flags((lede_tag)node->tag);
}

static void note_wrong(builder *b, size_t at, const char *what) {
    if (!b->tree->is_xml || b->tree->wrong_what != NULL) return;
    b->tree->wrong_at = (uint32_t)at;
    b->tree->wrong_what = what;
}

/* ---- nodes ---------------------------------------------------------------------------------- */

static lede_node *add_node(builder *b) {
    lede_node *node = lede_arena_zalloc(b->tree->arena, sizeof *node);
    if (node == NULL) return NULL;
    lede_node *parent = top_of(b);
    node->parent = parent;
    node->order = node->last = b->tree->n_nodes++;
    node->start = (uint32_t)b->markup.start;
    node->stop = (uint32_t)b->markup.stop;
    if (parent->last_child != NULL) {
        parent->last_child->next = node;
    } else {
        parent->first_child = node;
    }
    parent->last_child = node;
    return node;
}

static void pop(builder *b, size_t stop) {
    lede_node *node = b->open[--b->depth];
    node->last = b->tree->n_nodes - 1;
    node->stop = (uint32_t)stop;
    b->count[node->tag]--;
}

static void pop_to(builder *b, size_t depth, size_t stop) {
    while (b->depth > depth) pop(b, stop);
}

/* ---- which elements are open (HTML Standard §13.2.4.2) -------------------------------------- */

/* Depth of the innermost open element of the tag, looking no further than `fence` flags; 0: none.
 */
static size_t find_open(const builder *b, lede_tag tag, unsigned fence) {
    if (b->count[tag] == 0) return 0;
    for (size_t i = b->depth - 1; i > 0; i--) {
        if (b->open[i]->tag == tag) return i;
        if (flags_of(b->open[i]) & fence) return 0;
    }
    return 0;
}

static void close_open(builder *b, lede_tag tag, unsigned fence) {
    size_t at = find_open(b, tag, fence);
    if (at > 0) pop_to(b, at, b->markup.start);
}

/* An item ends the item before it in the same list. */
static void close_item(builder *b, lede_tag first, lede_tag second) {
    if (b->count[first] + b->count[second] == 0) return;
    for (size_t i = b->depth - 1; i > 0; i--) {
        lede_tag tag = (lede_tag)b->open[i]->tag;
        if (tag == first || tag == second) {
            pop_to(b, i, b->markup.start);
            return;
        }
        bool passes = tag == LEDE_TAG_ADDRESS || tag == LEDE_TAG_DIV || tag == LEDE_TAG_P;
        if ((lede_tag_flags(tag) & LEDE_TAG_SPECIAL) && !passes) return;
    }
}

/* Back to the table, row group or row that the new part of a table belongs to. */
static void close_table_parts(builder *b, lede_tag tag) {
    size_t table = find_open(b, LEDE_TAG_TABLE, 0);
    if (table == 0) return;
    size_t to = table + 1;
    if (tag == LEDE_TAG_TR || tag == LEDE_TAG_TD || tag == LEDE_TAG_TH) {
        while (to < b->depth &&
               (b->open[to]->tag == LEDE_TAG_TBODY || b->open[to]->tag == LEDE_TAG_THEAD ||
                b->open[to]->tag == LEDE_TAG_TFOOT)) {
            to++;
        }
    }
    if ((tag == LEDE_TAG_TD || tag == LEDE_TAG_TH) && to < b->depth &&
        b->open[to]->tag == LEDE_TAG_TR) {
        to++;
    }
    pop_to(b, to, b->markup.start);
}

static void close_implied(builder *b, lede_tag tag) {
    unsigned flags = lede_tag_flags(tag);
    if (b->count[LEDE_TAG_HEAD] > 0 && !(flags & LEDE_TAG_IN_HEAD)) {
        close_open(b, LEDE_TAG_HEAD, 0);
    }
    if ((flags & LEDE_TAG_ENDS_P)) {
        close_open(b, LEDE_TAG_P, LEDE_TAG_SCOPE);
    }
    switch (tag) {
    case LEDE_TAG_LI: close_item(b, LEDE_TAG_LI, LEDE_TAG_LI); break;
    case LEDE_TAG_DD:
    case LEDE_TAG_DT: close_item(b, LEDE_TAG_DD, LEDE_TAG_DT); break;
    case LEDE_TAG_A: { /* links do not nest */
        size_t at = find_open(b, LEDE_TAG_A, LEDE_TAG_SCOPE | LEDE_TAG_BLOCK);
        if (at > 0) pop_to(b, at, b->markup.start);
        break;
    }
    case LEDE_TAG_OPTION:
    case LEDE_TAG_OPTGROUP: close_open(b, LEDE_TAG_OPTION, LEDE_TAG_SPECIAL); break;
    case LEDE_TAG_TR:
    case LEDE_TAG_TD:
    case LEDE_TAG_TH:
    case LEDE_TAG_TBODY:
    case LEDE_TAG_THEAD:
    case LEDE_TAG_TFOOT:
    case LEDE_TAG_CAPTION: close_table_parts(b, tag); break;
    default:
        if (lede_tag_heading(tag) > 0 && lede_tag_heading((lede_tag)top_of(b)->tag) > 0) {
            pop(b, b->markup.start);
        }
        break;
    }
}

/* ---- tokens --------------------------------------------------------------------------------- */

static bool copy_attributes(builder *b, lede_node *node) {
    size_t count = b->markup.n_attributes;
    if (count == 0) return true;
    node->attributes = lede_arena_array(b->tree->arena, count, sizeof *node->attributes);
    if (node->attributes == NULL) return false;
    memcpy(node->attributes, b->markup.attributes, count * sizeof *node->attributes);
    node->n_attributes = (uint16_t)count;
    return true;
}

static void push(builder *b, lede_node *node) {
    if (b->depth == LEDE_MARKUP_DEPTH) {
        b->lost++;
        b->tree->too_deep = true;
        return;
    }
    b->open[b->depth++] = node;
    b->count[node->tag]++;
}

static bool take_text(builder *b) {
    lede_slice text = b->markup.text;
    if (b->markup.kind == LEDE_MARKUP_TEXT) {
        text = lede_markup_decode(text, b->tree->is_xml, b->tree->arena);
        if (text.data == NULL) return false;
    }
    if (b->count[LEDE_TAG_HEAD] > 0 && top_of(b)->tag == LEDE_TAG_HEAD &&
        lede_slice_trim(text).size > 0) {
        close_open(b, LEDE_TAG_HEAD, 0);
    }
    lede_node *node = add_node(b);
    if (node == NULL) return false;
    node->is_text = true;
    node->text = text;
    b->tree->text_bytes += text.size;
    return true;
}

/* html and body come once; their attributes count if they are the first. */
static bool is_again(builder *b, lede_tag tag) {
    if (tag == LEDE_TAG_BODY) {
        bool again = b->body_begun;
        b->body_begun = true;
        return again;
    }
    return (tag == LEDE_TAG_HTML && b->count[LEDE_TAG_HTML] > 0) ||
           (tag == LEDE_TAG_HEAD && (b->count[LEDE_TAG_HEAD] > 0 || b->body_begun));
}

static bool in_foreign(const builder *b) {
    return b->count[LEDE_TAG_SVG] + b->count[LEDE_TAG_MATH] > 0;
}

/* XHTML may give all names a prefix, which its root shows; drawings have "svg:" on others' pages.
 */
static lede_tag find_prefixed(builder *b, lede_slice name) {
    const char *colon = memchr(name.data, ':', name.size);
    if (colon == NULL) return LEDE_TAG_OTHER;
    lede_slice prefix = lede_slice_cut(name, 0, (size_t)(colon - name.data));
    lede_tag tag = lede_tag_find(lede_slice_cut(name, prefix.size + 1, name.size));
    if (tag == LEDE_TAG_HTML) b->prefix = prefix;
    bool known = tag == LEDE_TAG_SVG || tag == LEDE_TAG_MATH ||
                 (b->prefix.size > 0 && lede_slice_equal(prefix, b->prefix));
    return known ? tag : LEDE_TAG_OTHER;
}

static lede_tag tag_of(builder *b, lede_slice name) {
    lede_tag tag = lede_tag_find(name);
    return tag == LEDE_TAG_OTHER ? find_prefixed(b, name) : tag;
}

static bool take_start(builder *b) {
    lede_tag tag = b->tree->is_xml ? LEDE_TAG_OTHER : tag_of(b, b->markup.text);
    unsigned flags = lede_tag_flags(tag);
    if (!b->tree->is_xml) {
        if (is_again(b, tag)) return true;
        /* a block inside a drawing shows that it was not closed */
        if (in_foreign(b) && (flags & LEDE_TAG_ENDS_P)) {
            close_open(b, LEDE_TAG_SVG, 0);
            close_open(b, LEDE_TAG_MATH, 0);
        }
        if (b->lost == 0) close_implied(b, tag);
    }
    lede_node *node = add_node(b);
    if (node == NULL) return false;
    node->tag = (uint8_t)tag;
    node->text = b->markup.text;
    if (!copy_attributes(b, node)) return false;
    bool closes = b->markup.is_empty && (b->tree->is_xml || in_foreign(b) || tag == LEDE_TAG_SVG);
    if (closes || (flags & LEDE_TAG_VOID)) return true;
    push(b, node);
    if ((flags & LEDE_TAG_RAW) && !b->tree->is_xml && !in_foreign(b)) {
        bool decodes = tag == LEDE_TAG_TITLE || tag == LEDE_TAG_TEXTAREA;
        if (lede_markup_raw(&b->markup, node->text, decodes)) return take_text(b);
    }
    return true;
}

static void take_end_xml(builder *b) {
    for (size_t i = b->depth - 1; i > 0; i--) {
        if (!lede_slice_equal(b->open[i]->text, b->markup.text)) continue;
        if (i + 1 < b->depth) note_wrong(b, b->markup.start, "an element before is not closed");
        pop_to(b, i, b->markup.stop);
        return;
    }
    note_wrong(b, b->markup.start, "an end tag without its start");
}

/* An element leaves the list of open ones without those that are inside it: "<a><div></a>". */
static void remove_open(builder *b, size_t at) {
    b->count[b->open[at]->tag]--;
    b->open[at]->last = b->tree->n_nodes - 1;
    b->open[at]->stop = (uint32_t)b->markup.stop;
    memmove(&b->open[at], &b->open[at + 1], (b->depth - at - 1) * sizeof *b->open);
    b->depth--;
}

static void take_end_html(builder *b) {
    lede_tag tag = tag_of(b, b->markup.text);
    unsigned flags = lede_tag_flags(tag);
    if (tag == LEDE_TAG_BODY || tag == LEDE_TAG_HTML || (flags & LEDE_TAG_VOID)) return;
    if (lede_tag_heading(tag) > 0 && lede_tag_heading((lede_tag)top_of(b)->tag) > 0) {
        pop(b, b->markup.stop);
        return;
    }
    if (b->count[tag] == 0) return;
    unsigned fence = tag == LEDE_TAG_TABLE ? 0 : LEDE_TAG_SCOPE;
    for (size_t i = b->depth - 1; i > 0; i--) {
        lede_node *node = b->open[i];
        bool same = node->tag == tag && (tag != LEDE_TAG_OTHER ||
                                         lede_slice_equal_ascii_case(node->text, b->markup.text));
        if (same) {
            pop_to(b, i, b->markup.stop);
            return;
        }
        if (flags & LEDE_TAG_SPECIAL) {
            if (flags_of(node) & fence) return;
        } else if (flags_of(node) & LEDE_TAG_SPECIAL) {
            size_t at = find_open(b, tag, LEDE_TAG_SCOPE);
            if (tag != LEDE_TAG_OTHER && at > 0) remove_open(b, at);
            return;
        }
    }
}

static bool take_token(builder *b) {
    switch (b->markup.kind) {
    case LEDE_MARKUP_TEXT:
    case LEDE_MARKUP_CDATA: return take_text(b);
    case LEDE_MARKUP_START: return take_start(b);
    case LEDE_MARKUP_END:
        if (b->lost > 0) {
            b->lost--;
        } else if (b->tree->is_xml) {
            take_end_xml(b);
        } else {
            take_end_html(b);
        }
        return true;
    }
    return true;
}

lede_status lede_markup_tree_read(lede_slice input, bool is_xml, lede_arena *arena,
                                  lede_markup_tree *out, lede_error *err) {
    if (input.size >= UINT32_MAX) return lede_fail(err, LEDE_LIMIT, "more than 4 GiB of markup");
    *out = (lede_markup_tree){.input = input, .is_xml = is_xml, .arena = arena, .n_nodes = 1};
    out->root = lede_arena_zalloc(arena, sizeof *out->root);
    if (out->root == NULL) return lede_fail_memory(err);
    /* some 7 KB, which many small fragments of one article would leave in its arena */
    builder b = {.tree = out, .markup = {.input = input, .is_xml = is_xml}, .depth = 1};
    b.open[0] = out->root;
    b.count[LEDE_TAG_OTHER] = 1;
    while (lede_markup_next(&b.markup)) {
        if (!take_token(&b)) return lede_fail_memory(err);
    }
    if (b.depth > 1) note_wrong(&b, input.size, "the document ends inside an element");
    pop_to(&b, 1, input.size);
    out->root->last = out->n_nodes - 1;
    out->root->stop = (uint32_t)input.size;
    return LEDE_OK;
}

/* ---- reading the tree ----------------------------------------------------------------------- */

lede_node *lede_node_over(const lede_node *node, const lede_node *top) {
    while (node != top && node->next == NULL) node = node->parent;
    return node == top ? NULL : node->next;
}

lede_slice lede_node_find_attribute(const lede_node *node, lede_slice name) {
    for (size_t i = 0; i < node->n_attributes; i++) {
        const lede_attribute *attribute = &node->attributes[i];
        if (attribute->name.size != name.size) continue; /* most */
        if (lede_slice_equal_ascii_case(attribute->name, name)) return attribute->value;
    }
    return LEDE_NULL_SLICE;
}

lede_slice lede_node_value(const lede_node *node, const char *name, lede_arena *arena, bool *ok) {
    lede_slice value = lede_node_attribute(node, name);
    if (value.data == NULL) return value;
    value = lede_markup_decode(value, false, arena);
    if (value.data == NULL) *ok = false;
    return lede_slice_trim(value);
}

bool lede_node_is(const lede_node *node, const char *name) {
    if (node->is_text) return false;
    lede_slice own = node->text;
    const char *colon = memchr(own.data, ':', own.size);
    if (colon != NULL) own = lede_slice_cut(own, (size_t)(colon - own.data) + 1, own.size);
    return lede_slice_equal_ascii_case(own, lede_slice_of(name));
}

lede_node *lede_node_child(const lede_node *node, const char *name) {
    for (lede_node *child = node->first_child; child != NULL; child = child->next) {
        if (lede_node_is(child, name)) return child;
    }
    return NULL;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

lede_slice lede_node_text(const lede_node *node, lede_arena *arena, bool *ok) {
    size_t most = 0, size = 0;
    for (const lede_node *n = node; n != NULL; n = lede_node_next(n, node)) {
        most += 1 + (n->is_text ? n->text.size : 0);
    }
    char *out = lede_arena_alloc(arena, most);
    if (out == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    for (const lede_node *n = node; n != NULL;) {
        bool unread = !n->is_text && n != node && (flags_of(n) & LEDE_TAG_UNREAD);
        bool parts = !n->is_text && ((flags_of(n) & LEDE_TAG_BLOCK) || n->tag == LEDE_TAG_BR);
        if (parts && size > 0 && out[size - 1] != ' ') out[size++] = ' ';
        for (size_t i = 0; n->is_text && i < n->text.size; i++) {
            char c = n->text.data[i];
            if (!is_space(c)) {
                out[size++] = c;
            } else if (size > 0 && out[size - 1] != ' ') {
                out[size++] = ' ';
            }
        }
        n = unread ? lede_node_over(n, node) : lede_node_next(n, node);
    }
    while (size > 0 && out[size - 1] == ' ') size--;
    return (lede_slice){out, size};
}
