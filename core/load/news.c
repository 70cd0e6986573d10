/* news.c — the loader of the news standards in XML: NITF 3, NewsML-G2, NewsML 1, and the newsitem
 * of Reuters Corpus Volume 1. Several items in one message or file are an article each. */
#include "load/news.h"

#include "load/entry.h"

static const char *const NAMES[] = {"newsItem",    "NewsItem",    "newsitem",     "nitf",
                                    "packageItem", "conceptItem", "planningItem", "knowledgeItem",
                                    "catalogItem", NULL};

static bool is_name(lede_slice name, const char *const *names) {
    for (size_t i = 0; names[i] != NULL; i++) {
        if (lede_slice_is(name, names[i])) return true;
    }
    return false;
}

static int sniff(lede_slice head, const char *path) {
    static const char *const roots[] = {"newsMessage", "NewsML",      "newsItems", "newsitems",
                                        "contentSet",  "contentMeta", "groupSet",  NULL};
    (void)path;
    lede_slice root = lede_xml_root(head);
    return root.size > 0 && (is_name(root, NAMES) || is_name(root, roots)) ? 110 : 0;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    return lede_xml_frame(framer, NAMES, frame, err);
}

lede_status lede_news_set(lede_news *news, lede_field field, const lede_node *node,
                          const char *attribute, const char *reason) {
    if (field == LEDE_FIELD_PUBLISHED || field == LEDE_FIELD_MODIFIED) {
        return lede_xml_date(&news->xml, news->article, field, node, attribute, reason, news->err);
    }
    return lede_xml_field(&news->xml, news->article, field, node, attribute, reason, news->err);
}

lede_node *lede_news_at(lede_node *node, const char *path) {
    char name[48];
    while (node != NULL && *path != '\0') {
        size_t size = strcspn(path, "/");
        if (size >= sizeof name) return NULL;
        memcpy(name, path, size);
        name[size] = '\0';
        node = lede_node_child(node, name);
        path += size + (path[size] == '/');
    }
    return node;
}

lede_status lede_news_set_all(lede_news *news, lede_node *top, const lede_news_source *sources,
                              size_t count) {
    for (size_t i = 0; i < count; i++) {
        const lede_news_source *s = &sources[i];
        const char *reason = s->path[0] == '\0' ? s->attribute : s->path;
        LEDE_TRY(lede_news_set(news, s->field, lede_news_at(top, s->path), s->attribute, reason));
    }
    return LEDE_OK;
}

lede_status lede_news_byline(lede_news *news, const lede_node *node, const char *reason) {
    bool ok = true;
    if (node == NULL || news->article->fields[LEDE_FIELD_BYLINE].data != NULL) return LEDE_OK;
    lede_slice text = lede_node_text(node, news->xml.arena, &ok);
    if (ok) text = lede_byline_names(text, news->xml.arena, &ok);
    if (!ok) return lede_fail_memory(news->err);
    return lede_compose_field(news->article, LEDE_FIELD_BYLINE, text, reason, news->err);
}

/* ---- Reuters Corpus Volume 1 ---------------------------------------------------------------- */

static lede_status read_rcv1(lede_news *news) {
    static const lede_news_source sources[] = {{LEDE_FIELD_ID, "", "itemid"},
                                               {LEDE_FIELD_LANGUAGE, "", "xml:lang"},
                                               {LEDE_FIELD_TITLE, "headline", NULL},
                                               {LEDE_FIELD_TITLE, "title", NULL},
                                               {LEDE_FIELD_PUBLISHED, "", "date"}};
    lede_node *item = news->xml.element;
    LEDE_TRY(lede_news_set_all(news, item, sources, sizeof sources / sizeof *sources));
    lede_node *metadata = lede_node_child(item, "metadata");
    for (lede_node *n = metadata == NULL ? NULL : metadata->first_child; n != NULL; n = n->next) {
        lede_slice name = lede_node_is(n, "dc") ? lede_node_attribute(n, "element") : n->text;
        bool publisher = lede_slice_is(name, "dc.publisher") && !n->is_text;
        if (!publisher) continue;
        LEDE_TRY(lede_news_set(news, LEDE_FIELD_PUBLISHER, n, "value", "dc.publisher"));
    }
    LEDE_TRY(lede_news_byline(news, lede_node_child(item, "byline"), "byline"));
    news->dateline = lede_node_child(item, "dateline");
    news->body = lede_node_child(item, "text");
    return LEDE_OK;
}

/* ---- all of them ---------------------------------------------------------------------------- */

static lede_status fail_other(const lede_news *news) {
    lede_slice name = news->xml.element->text;
    return lede_fail(news->err, LEDE_UNSUPPORTED,
                     "a <%.*s> of NewsML-G2: it lists or describes things and is no article",
                     LEDE_FMT(name));
}

static lede_status read_item(lede_news *news) {
    const lede_node *item = news->xml.element;
    if (lede_node_is(item, "nitf")) return lede_news_read_nitf(news, news->xml.element);
    if (lede_slice_ends(item->text, LEDE_SLICE("newsItem"))) return lede_news_read_g2(news);
    if (lede_slice_ends(item->text, LEDE_SLICE("NewsItem"))) return lede_news_read_newsml(news);
    if (lede_slice_ends(item->text, LEDE_SLICE("newsitem"))) return read_rcv1(news);
    return fail_other(news);
}

static lede_status add_dateline(lede_news *news) {
    bool ok = true;
    if (news->dateline == NULL) return LEDE_OK;
    lede_slice text = lede_node_text(news->dateline, news->xml.arena, &ok);
    if (!ok) return lede_fail_memory(news->err);
    lede_piece piece = {LEDE_BLOCK_DATELINE, text, "the dateline"};
    return lede_compose_add(&news->compose, piece, news->err);
}

static lede_status add_body(lede_news *news) {
    bool ok = true, has_elements = false;
    if (news->body == NULL) return LEDE_OK;
    for (const lede_node *n = news->body->first_child; n != NULL; n = n->next) {
        has_elements |= !n->is_text;
    }
    if (has_elements) {
        return lede_fragment_add_node(&news->compose, &news->xml.tree, news->body, news->err);
    }
    lede_slice text = lede_xml_text(news->body, news->xml.arena, &ok);
    if (!ok) return lede_fail_memory(news->err);
    return lede_fragment_add(&news->compose, text, news->err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_news news = {.article = article, .compose = {.article = article}, .err = err};
    LEDE_TRY(lede_xml_read(frame, article->arena, &news.xml, err));
    LEDE_TRY(read_item(&news));
    LEDE_TRY(lede_entry_begin(&news.compose, err));
    LEDE_TRY(add_dateline(&news));
    LEDE_TRY(add_body(&news));
    LEDE_TRY(lede_entry_finish(&news.compose, err));
    if (news.compose.pieces.count > 0) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "the item has neither a headline nor a text");
}

const lede_format lede_format_news = {
    .name = "news", .sniff = sniff, .frame = frame_next, .parse = parse};
