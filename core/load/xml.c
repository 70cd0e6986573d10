#include "load/xml.h"

#include "base/json.h"
#include "load/entry.h"
#include "load/html_day.h"
#include "load/page_text.h"

/* ---- reading -------------------------------------------------------------------------------- */

/* What the XML declaration of the file says: the article's own bytes have none. */
static lede_slice declared_charset(lede_slice header) {
    lede_slice declaration = header;
    size_t end = lede_slice_find(header, LEDE_SLICE("?>"), 0);
    if (end == SIZE_MAX || lede_slice_find(header, LEDE_SLICE("<?xml"), 0) > end) {
        return LEDE_NULL_SLICE;
    }
    declaration.size = end;
    size_t at = lede_slice_find(declaration, LEDE_SLICE("encoding="), 0);
    if (at == SIZE_MAX || at + 10 >= end) return LEDE_NULL_SLICE;
    at += 9;
    const char *close = memchr(header.data + at + 1, header.data[at], end - at - 1);
    if (close == NULL) return LEDE_NULL_SLICE;
    return lede_slice_cut(header, at + 1, (size_t)(close - header.data));
}

/* The text, and where it would fail as XML. */
static lede_status read_tree(lede_slice bytes, lede_slice charset, lede_arena *arena,
                             lede_markup_tree *tree, lede_error *err) {
    lede_page_text page = {.arena = arena};
    LEDE_TRY(lede_page_text_read(&page, bytes, charset, err));
    return lede_markup_tree_read(page.text, true, arena, tree, err);
}

lede_status lede_xml_read(const lede_frame *frame, lede_arena *arena, lede_xml *out,
                          lede_error *err) {
    lede_slice bytes = {frame->bytes, frame->size};
    lede_slice charset = declared_charset(frame->header);
    *out = (lede_xml){.arena = arena};
    LEDE_TRY(read_tree(bytes, charset, arena, &out->tree, err));
    LEDE_TRY(read_tree(frame->header, charset, arena, &out->header, err));
    if (out->tree.wrong_what != NULL) {
        lede_fail(err, LEDE_FORMAT, "the XML is not well-formed: %s", out->tree.wrong_what);
        lede_json_place(err, out->tree.input, out->tree.wrong_at);
        return LEDE_FORMAT;
    }
    if (out->tree.too_deep) {
        return lede_fail(err, LEDE_LIMIT, "the XML is nested more than %d elements deep",
                         LEDE_MARKUP_DEPTH);
    }
    lede_node *node = out->tree.root->first_child;
    while (node != NULL && node->is_text) node = node->next;
    out->element = node;
    return node != NULL ? LEDE_OK : lede_fail(err, LEDE_FORMAT, "expected an element of XML");
}

lede_node *lede_xml_find(const lede_node *top, const char *name) {
    for (lede_node *n = top->first_child; n != NULL; n = lede_node_next(n, top)) {
        if (lede_node_is(n, name)) return n;
    }
    return NULL;
}

lede_slice lede_xml_text(const lede_node *node, lede_arena *arena, bool *ok) {
    size_t size = 0;
    for (const lede_node *n = node; n != NULL; n = lede_node_next(n, node)) {
        size += n->is_text ? n->text.size : 0;
    }
    char *out = lede_arena_alloc(arena, size);
    if (out == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    size = 0;
    for (const lede_node *n = node; n != NULL; n = lede_node_next(n, node)) {
        if (!n->is_text || n->text.size == 0) continue;
        memcpy(out + size, n->text.data, n->text.size);
        size += n->text.size;
    }
    return (lede_slice){out, size};
}

/* ---- fields --------------------------------------------------------------------------------- */

static lede_slice value_of(const lede_xml *xml, const lede_node *node, const char *attribute,
                           bool *ok) {
    if (node == NULL) return LEDE_NULL_SLICE;
    if (attribute != NULL) return lede_node_value(node, attribute, xml->arena, ok);
    return lede_node_text(node, xml->arena, ok);
}

lede_status lede_xml_field(const lede_xml *xml, lede_article *article, lede_field field,
                           const lede_node *node, const char *attribute, const char *reason,
                           lede_error *err) {
    bool ok = true;
    if (node == NULL || article->fields[field].data != NULL) return LEDE_OK;
    lede_slice value = value_of(xml, node, attribute, &ok);
    if (!ok) return lede_fail_memory(err);
    return lede_entry_field(article, field, value, reason, err);
}

static bool are_digits(lede_slice text, size_t from, size_t count) {
    if (from + count > text.size) return false;
    for (size_t i = from; i < from + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return false;
    }
    return true;
}

/* "20181121T162532-0500" as "2018-11-21T16:25:32-05:00"; false: it is not so written. */
static bool extend(lede_slice basic, char *out, size_t *size) {
    size_t at = 0, n = 0;
    if (!are_digits(basic, 0, 8)) return false;
    for (; at < 8; at++) {
        if (at == 4 || at == 6) out[n++] = '-';
        out[n++] = basic.data[at];
    }
    if (at < basic.size && basic.data[at] == 'T' && are_digits(basic, at + 1, 4)) {
        out[n++] = basic.data[at++];
        for (size_t pair = 0; pair < 3 && are_digits(basic, at, 2); pair++, at += 2) {
            if (pair > 0) out[n++] = ':';
            out[n++] = basic.data[at];
            out[n++] = basic.data[at + 1];
        }
    }
    if (at < basic.size && basic.data[at] == 'Z') out[n++] = basic.data[at++];
    if (at < basic.size && strchr("+-", basic.data[at]) != NULL && are_digits(basic, at + 1, 4)) {
        for (size_t i = 0; i < 5; i++) {
            if (i == 3) out[n++] = ':';
            out[n++] = basic.data[at++];
        }
    }
    *size = n;
    return at == basic.size;
}

lede_status lede_xml_date(const lede_xml *xml, lede_article *article, lede_field field,
                          const lede_node *node, const char *attribute, const char *reason,
                          lede_error *err) {
    bool ok = true;
    char extended[40], iso[LEDE_DATE_BYTES];
    lede_date date;
    if (node == NULL || article->fields[field].data != NULL) return LEDE_OK;
    lede_slice value = lede_slice_trim(value_of(xml, node, attribute, &ok));
    if (!ok) return lede_fail_memory(err);
    if (value.size == 0) return LEDE_OK;
    size_t size;
    if (extend(value, extended, &size)) value = (lede_slice){extended, size};
    if (!lede_html_date_read(value, article->fields[LEDE_FIELD_LANGUAGE], &date)) return LEDE_OK;
    lede_date_print(&date, iso);
    return lede_compose_field(article, field, lede_slice_of(iso), reason, err);
}
