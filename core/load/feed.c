/* feed.c — the loader of feeds in XML: RSS 0.9 to 2.0 (https://www.rssboard.org/rss-specification,
 * RSS 1.0 of 2000 with its modules Dublin Core and Content) and Atom (RFC 4287). An item is an
 * article; what the channel says of itself goes with each. JSON Feed is of json_list.c. */
#include "load/byline.h"
#include "load/entry.h"
#include "load/fragment.h"
#include "load/xml.h"

static int sniff(lede_slice head, const char *path) {
    (void)path;
    lede_slice root = lede_xml_root(head);
    bool feed = lede_slice_is(root, "rss") || lede_slice_is(root, "feed") ||
                lede_slice_is(root, "RDF") || lede_slice_is(root, "channel");
    return feed ? 110 : 0;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    static const char *const names[] = {"item", "entry", NULL};
    lede_status status = lede_xml_frame(framer, names, frame, err);
    return status;
}

typedef struct reader {
    lede_xml xml;
    lede_article *article;
    lede_compose compose;
    lede_error *err;
} reader;

static bool has_prefix(const lede_node *node, const char *prefix) {
    return lede_slice_starts(node->text, lede_slice_of(prefix));
}

/* A child that is the item's own: what Media RSS says is said of pictures and films. */
static lede_node *child(const reader *r, const char *name) {
    for (lede_node *n = r->xml.element->first_child; n != NULL; n = n->next) {
        if (lede_node_is(n, name) && !has_prefix(n, "media:") && !has_prefix(n, "itunes:"))
            return n;
    }
    return NULL;
}

/* ---- fields --------------------------------------------------------------------------------- */

typedef struct source {
    const char *name;
    lede_field field;
    const char *reason;
} source;

static lede_status set_plain_fields(reader *r) {
    static const source sources[] = {{"title", LEDE_FIELD_TITLE, "<title>"},
                                     {"guid", LEDE_FIELD_ID, "<guid>"},
                                     {"id", LEDE_FIELD_ID, "<id>"},
                                     {"origLink", LEDE_FIELD_URL, "<feedburner:origLink>"},
                                     {"publisher", LEDE_FIELD_PUBLISHER, "<dc:publisher>"},
                                     {"language", LEDE_FIELD_LANGUAGE, "<dc:language>"}};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        LEDE_TRY(lede_xml_field(&r->xml, r->article, sources[i].field, child(r, sources[i].name),
                                NULL, sources[i].reason, r->err));
    }
    LEDE_TRY(lede_xml_field(&r->xml, r->article, LEDE_FIELD_ID, r->xml.element, "rdf:about",
                            "rdf:about", r->err));
    return lede_xml_field(&r->xml, r->article, LEDE_FIELD_LANGUAGE, r->xml.element, "xml:lang",
                          "xml:lang of the item", r->err);
}

/* RSS has the address as text, Atom as the href of the link that is an alternate. */
static lede_status set_url(reader *r) {
    for (lede_node *n = r->xml.element->first_child; n != NULL; n = n->next) {
        if (!lede_node_is(n, "link") || has_prefix(n, "media:")) continue;
        lede_slice rel = lede_node_attribute(n, "rel");
        if (rel.size > 0 && !lede_slice_is(rel, "alternate")) continue;
        LEDE_TRY(
            lede_xml_field(&r->xml, r->article, LEDE_FIELD_URL, n, "href", "<link href>", r->err));
        LEDE_TRY(lede_xml_field(&r->xml, r->article, LEDE_FIELD_URL, n, NULL, "<link>", r->err));
    }
    const lede_node *guid = child(r, "guid");
    lede_slice id = r->article->fields[LEDE_FIELD_ID];
    bool is_link = guid != NULL && lede_slice_starts(id, LEDE_SLICE("http")) &&
                   !lede_slice_is(lede_node_attribute(guid, "isPermaLink"), "false");
    if (!is_link) return LEDE_OK;
    return lede_compose_field(r->article, LEDE_FIELD_URL, id, "<guid>, a permanent link", r->err);
}

static lede_status set_dates(reader *r) {
    static const source sources[] = {
        {"pubDate", LEDE_FIELD_PUBLISHED, "<pubDate>"},
        {"published", LEDE_FIELD_PUBLISHED, "<published>"},
        {"issued", LEDE_FIELD_PUBLISHED, "<issued>"},
        {"date", LEDE_FIELD_PUBLISHED, "<dc:date>"},
        {"created", LEDE_FIELD_PUBLISHED, "<created>"},
        {"updated", LEDE_FIELD_MODIFIED, "<updated>"},
        {"modified", LEDE_FIELD_MODIFIED, "<modified>"},
        {"updated", LEDE_FIELD_PUBLISHED, "<updated>, since no other date is given"},
        {"modified", LEDE_FIELD_PUBLISHED, "<modified>, since no other date is given"}};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        LEDE_TRY(lede_xml_date(&r->xml, r->article, sources[i].field, child(r, sources[i].name),
                               NULL, sources[i].reason, r->err));
    }
    return LEDE_OK;
}

/* "desk@courier.example (Nora Aasen)" of RSS, <author><name> of Atom, <dc:creator>. */
static lede_status add_author(reader *r, const lede_node *node, const char *reason) {
    bool ok = true;
    const lede_node *inner = lede_node_child(node, "name");
    lede_slice text = lede_node_text(inner != NULL ? inner : node, r->xml.arena, &ok);
    if (!ok) return lede_fail_memory(r->err);
    const char *open = memchr(text.data, '(', text.size);
    bool mail = memchr(text.data, '@', text.size) != NULL;
    if (mail && open != NULL && text.data[text.size - 1] == ')') {
        text = lede_slice_cut(text, (size_t)(open - text.data) + 1, text.size - 1);
    } else if (mail && inner == NULL) {
        return LEDE_OK;
    }
    text = lede_fragment_line(text, r->xml.arena, &ok);
    if (ok) text = lede_byline_names(text, r->xml.arena, &ok);
    if (!ok) return lede_fail_memory(r->err);
    return lede_entry_append(r->article, LEDE_FIELD_BYLINE, text, reason, r->err);
}

static lede_status set_authors(reader *r) {
    static const char *const names[] = {"creator", "author"};
    static const char *const reasons[] = {"<dc:creator>", "<author>"};
    for (size_t i = 0; i < 2 && r->article->fields[LEDE_FIELD_BYLINE].data == NULL; i++) {
        for (lede_node *n = r->xml.element->first_child; n != NULL; n = n->next) {
            if (!lede_node_is(n, names[i])) continue;
            LEDE_TRY(add_author(r, n, reasons[i]));
        }
    }
    return LEDE_OK;
}

static lede_status set_sections(reader *r) {
    bool ok = true;
    for (lede_node *n = r->xml.element->first_child; n != NULL; n = n->next) {
        bool category = lede_node_is(n, "category") && !has_prefix(n, "media:");
        if (!category && !lede_node_is(n, "subject")) continue;
        lede_slice text = lede_node_text(n, r->xml.arena, &ok);
        if (text.size == 0) text = lede_node_value(n, "label", r->xml.arena, &ok);
        if (text.size == 0) text = lede_node_value(n, "term", r->xml.arena, &ok);
        if (!ok) return lede_fail_memory(r->err);
        const char *reason = category ? "<category>" : "<dc:subject>";
        LEDE_TRY(lede_entry_append(r->article, LEDE_FIELD_SECTION, text, reason, r->err));
    }
    return LEDE_OK;
}

/* What the feed says of all its items. */
static lede_status set_feed(reader *r) {
    const lede_node *top = r->xml.header.root;
    const lede_node *feed = lede_xml_find(top, "channel");
    const lede_node *own = child(r, "source");
    lede_article *article = r->article;
    if (own != NULL) {
        LEDE_TRY(lede_xml_field(&r->xml, article, LEDE_FIELD_PUBLISHER,
                                lede_node_child(own, "title"), NULL, "<source><title>", r->err));
    }
    if (feed == NULL) feed = lede_xml_find(top, "feed");
    if (feed == NULL) return LEDE_OK;
    LEDE_TRY(lede_xml_field(&r->xml, article, LEDE_FIELD_PUBLISHER, lede_node_child(feed, "title"),
                            NULL, "the title of the feed", r->err));
    LEDE_TRY(lede_xml_field(&r->xml, article, LEDE_FIELD_LANGUAGE,
                            lede_node_child(feed, "language"), NULL, "the language of the feed",
                            r->err));
    LEDE_TRY(lede_xml_field(&r->xml, article, LEDE_FIELD_LANGUAGE, feed, "xml:lang",
                            "xml:lang of the feed", r->err));
    if (article->fields[LEDE_FIELD_BYLINE].data != NULL) return LEDE_OK;
    lede_node *author = lede_node_child(feed, "author");
    return author == NULL ? LEDE_OK : add_author(r, author, "<author> of the feed");
}

/* ---- text ----------------------------------------------------------------------------------- */

static lede_node *first_of(const reader *r, const char *const *names) {
    for (size_t i = 0; names[i] != NULL; i++) {
        lede_node *node = child(r, names[i]);
        if (node != NULL && node->first_child != NULL) return node;
    }
    return NULL;
}

/* Markup as elements (xhtml), or escaped, or none. */
static lede_status add_text(reader *r, lede_node *node) {
    bool ok = true, has_elements = false;
    for (const lede_node *n = node->first_child; n != NULL; n = n->next) {
        has_elements |= !n->is_text;
    }
    if (has_elements) return lede_fragment_add_node(&r->compose, &r->xml.tree, node, r->err);
    lede_slice text = lede_xml_text(node, r->xml.arena, &ok);
    if (!ok) return lede_fail_memory(r->err);
    return lede_fragment_add(&r->compose, text, r->err);
}

static lede_status add_body(reader *r) {
    static const char *const contents[] = {"encoded", "content", "body", NULL};
    static const char *const summaries[] = {"description", "summary", NULL};
    lede_node *content = first_of(r, contents), *summary = first_of(r, summaries);
    if (content != NULL && summary != NULL) {
        LEDE_TRY(lede_xml_field(&r->xml, r->article, LEDE_FIELD_DECK, summary, NULL,
                                "the summary of the item", r->err));
    }
    LEDE_TRY(lede_entry_begin(&r->compose, r->err));
    if (content == NULL) content = summary;
    return content == NULL ? LEDE_OK : add_text(r, content);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    reader r = {.article = article, .compose = {.article = article}, .err = err};
    LEDE_TRY(lede_xml_read(frame, article->arena, &r.xml, err));
    LEDE_TRY(set_plain_fields(&r));
    LEDE_TRY(set_url(&r));
    LEDE_TRY(set_authors(&r));
    LEDE_TRY(set_sections(&r));
    LEDE_TRY(set_feed(&r));
    LEDE_TRY(set_dates(&r));
    LEDE_TRY(add_body(&r));
    LEDE_TRY(lede_entry_finish(&r.compose, err));
    if (r.compose.pieces.count > 0) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "the item has neither a title nor a text");
}

const lede_format lede_format_feed = {
    .name = "feed", .sniff = sniff, .frame = frame_next, .parse = parse};
