/* news_newsml.c — an item of NewsML-G2 and one of NewsML 1 (IPTC): what they say of the article,
 * and the content inside, which is XHTML, NITF, escaped HTML or plain text. */
#include "load/news.h"

/* ---- content -------------------------------------------------------------------------------- */

static lede_node *first_element(lede_node *node) {
    lede_node *child = node->first_child;
    while (child != NULL && child->is_text) child = child->next;
    return child;
}

static bool has_text(const lede_node *top) {
    for (const lede_node *n = top; n != NULL; n = lede_node_next(n, top)) {
        if (n->is_text && lede_slice_trim(n->text).size > 0) return true;
    }
    return false;
}

/* Content in XML: NITF has fields of its own, of a page only the body counts. */
static lede_status take_content(lede_news *news, lede_node *content) {
    lede_node *nitf = lede_xml_find(content, "nitf");
    if (nitf != NULL) return lede_news_read_nitf(news, nitf);
    lede_node *element = first_element(content);
    lede_node *body = element != NULL ? lede_xml_find(content, "body") : NULL;
    if (body == NULL) body = lede_xml_find(content, "body.content");
    news->body = body != NULL ? body : content;
    return LEDE_OK;
}

/* ---- NewsML-G2 ------------------------------------------------------------------------------ */

static lede_status set_g2_names(lede_news *news, lede_node *item) {
    static const lede_news_source sources[] = {
        {LEDE_FIELD_PUBLISHER, "itemMeta/provider/name", NULL},
        {LEDE_FIELD_PUBLISHER, "contentMeta/infoSource/name", NULL},
        {LEDE_FIELD_PUBLISHER, "rightsInfo/copyrightHolder/name", NULL},
        {LEDE_FIELD_PUBLISHER, "itemMeta/provider", "literal"},
        {LEDE_FIELD_SECTION, "itemMeta/service/name", NULL}};
    LEDE_TRY(lede_news_byline(news, lede_news_at(item, "contentMeta/by"), "contentMeta/by"));
    LEDE_TRY(lede_news_byline(news, lede_news_at(item, "contentMeta/creator/name"),
                              "contentMeta/creator/name"));
    LEDE_TRY(lede_news_set_all(news, item, sources, sizeof sources / sizeof *sources));
    const lede_node *provider = lede_news_at(item, "itemMeta/provider");
    if (provider == NULL || news->article->fields[LEDE_FIELD_PUBLISHER].data != NULL)
        return LEDE_OK;
    lede_slice code = lede_node_attribute(provider, "qcode"); /* "nprov:REUTERS" */
    const char *colon = code.size == 0 ? NULL : memchr(code.data, ':', code.size);
    if (colon == NULL) return LEDE_OK;
    code = lede_slice_cut(code, (size_t)(colon - code.data) + 1, code.size);
    return lede_compose_field(news->article, LEDE_FIELD_PUBLISHER, code, "itemMeta/provider qcode",
                              news->err);
}

/* The first content that has text; pictures, sound and films are elsewhere and only described. */
static lede_status find_g2_content(lede_news *news, lede_node *item) {
    lede_node *set = lede_node_child(item, "contentSet");
    for (lede_node *n = set == NULL ? NULL : set->first_child; n != NULL; n = n->next) {
        bool inside = lede_node_is(n, "inlineXML") || lede_node_is(n, "inlineData");
        if (inside && has_text(n)) return take_content(news, n);
    }
    return LEDE_OK;
}

lede_status lede_news_read_g2(lede_news *news) {
    static const lede_news_source sources[] = {
        {LEDE_FIELD_ID, "", "guid"},
        {LEDE_FIELD_LANGUAGE, "contentMeta/language", "tag"},
        {LEDE_FIELD_LANGUAGE, "", "xml:lang"},
        {LEDE_FIELD_TITLE, "contentMeta/headline", NULL},
        {LEDE_FIELD_TITLE, "itemMeta/title", NULL},
        {LEDE_FIELD_TITLE, "contentMeta/slugline", NULL},
        {LEDE_FIELD_PUBLISHED, "contentMeta/contentCreated", NULL},
        {LEDE_FIELD_PUBLISHED, "itemMeta/firstCreated", NULL},
        {LEDE_FIELD_PUBLISHED, "itemMeta/versionCreated", NULL},
        {LEDE_FIELD_MODIFIED, "contentMeta/contentModified", NULL},
        {LEDE_FIELD_MODIFIED, "itemMeta/versionCreated", NULL}};
    lede_node *item = news->xml.element;
    LEDE_TRY(lede_news_set_all(news, item, sources, sizeof sources / sizeof *sources));
    LEDE_TRY(set_g2_names(news, item));
    news->dateline = lede_news_at(item, "contentMeta/dateline");
    LEDE_TRY(find_g2_content(news, item));
    lede_node *description = lede_news_at(item, "contentMeta/description");
    if (news->body == NULL) {
        news->body = description;
        return LEDE_OK;
    }
    return lede_news_set(news, LEDE_FIELD_DECK, description, NULL, "contentMeta/description");
}

/* ---- NewsML 1 ------------------------------------------------------------------------------- */

/* The first element of the name inside that has text. */
static lede_node *find_text(lede_node *top, const char *name) {
    for (lede_node *n = top->first_child; n != NULL; n = lede_node_next(n, top)) {
        if (lede_node_is(n, name) && has_text(n)) return n;
    }
    return NULL;
}

/* The innermost component with a headline and a text: one of several, where it comes in languages.
 */
static lede_node *main_component(lede_node *item) {
    for (lede_node *n = item->first_child; n != NULL; n = lede_node_next(n, item)) {
        if (!lede_node_is(n, "NewsComponent")) continue;
        if (lede_news_at(n, "NewsLines/HeadLine") != NULL && find_text(n, "DataContent") != NULL) {
            return n;
        }
    }
    return item;
}

lede_status lede_news_read_newsml(lede_news *news) {
    static const lede_news_source sources[] = {
        {LEDE_FIELD_ID, "Identification/NewsIdentifier/PublicIdentifier", NULL},
        {LEDE_FIELD_ID, "Identification/NewsIdentifier/NewsItemId", NULL},
        {LEDE_FIELD_PUBLISHED, "NewsManagement/FirstCreated", NULL},
        {LEDE_FIELD_PUBLISHED, "NewsManagement/ThisRevisionCreated", NULL},
        {LEDE_FIELD_MODIFIED, "NewsManagement/ThisRevisionCreated", NULL}};
    lede_node *item = news->xml.element, *component = main_component(item);
    static const lede_news_source inner[] = {
        {LEDE_FIELD_TITLE, "NewsLines/HeadLine", NULL},
        {LEDE_FIELD_DECK, "NewsLines/SubHeadLine", NULL},
        {LEDE_FIELD_LANGUAGE, "DescriptiveMetadata/Language", "FormalName"},
        {LEDE_FIELD_PUBLISHER, "AdministrativeMetadata/Provider/Party", "FormalName"}};
    LEDE_TRY(lede_news_set_all(news, item, sources, sizeof sources / sizeof *sources));
    for (lede_node *n = component; n != NULL && n != item->parent; n = n->parent) {
        LEDE_TRY(lede_news_set_all(news, n, inner, sizeof inner / sizeof *inner));
        LEDE_TRY(lede_news_byline(news, lede_news_at(n, "NewsLines/ByLine"), "NewsLines/ByLine"));
        if (news->dateline == NULL) news->dateline = lede_news_at(n, "NewsLines/DateLine");
    }
    const lede_node *envelope = lede_xml_find(news->xml.header.root, "NewsEnvelope");
    const lede_node *sender = envelope == NULL ? NULL : lede_xml_find(envelope, "Party");
    LEDE_TRY(lede_news_set(news, LEDE_FIELD_TITLE, lede_xml_find(item, "HeadLine"), NULL,
                           "NewsLines/HeadLine"));
    LEDE_TRY(lede_news_set(news, LEDE_FIELD_PUBLISHER, lede_xml_find(item, "Provider"), NULL,
                           "AdministrativeMetadata/Provider"));
    LEDE_TRY(lede_news_set(news, LEDE_FIELD_PUBLISHER, sender, "FormalName",
                           "NewsEnvelope/SentFrom/Party"));
    lede_node *content = find_text(component, "DataContent");
    return content == NULL ? LEDE_OK : take_content(news, content);
}
