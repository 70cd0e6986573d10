/* news_nitf.c — an article in NITF 3 (IPTC), alone or inside another standard. */
#include "load/news.h"

#include "load/entry.h"

/* The persons that the byline marks; else what stands beside their jobs. */
static lede_status add_byline(lede_news *news, const lede_node *byline) {
    bool found = false, ok = true;
    for (size_t i = 0; i < 2 && !found; i++) {
        for (lede_node *n = byline->first_child; n != NULL; n = lede_node_over(n, byline)) {
            bool fits = i == 0 ? lede_node_is(n, "person") : !lede_node_is(n, "byttl");
            if (!fits) continue;
            lede_slice text = lede_node_text(n, news->xml.arena, &ok);
            if (ok) text = lede_byline_names(text, news->xml.arena, &ok);
            if (!ok) return lede_fail_memory(news->err);
            found |= text.size > 0;
            LEDE_TRY(
                lede_entry_append(news->article, LEDE_FIELD_BYLINE, text, "byline", news->err));
        }
    }
    return found ? LEDE_OK : lede_news_byline(news, byline, "byline");
}

static lede_status add_bylines(lede_news *news, lede_node *head) {
    if (news->article->fields[LEDE_FIELD_BYLINE].data != NULL) return LEDE_OK;
    for (lede_node *n = head == NULL ? NULL : head->first_child; n != NULL; n = n->next) {
        if (lede_node_is(n, "byline")) LEDE_TRY(add_byline(news, n));
    }
    return LEDE_OK;
}

lede_status lede_news_read_nitf(lede_news *news, lede_node *nitf) {
    static const lede_news_source sources[] = {
        {LEDE_FIELD_LANGUAGE, "", "xml:lang"},
        {LEDE_FIELD_LANGUAGE, "body", "xml:lang"},
        {LEDE_FIELD_ID, "head/docdata/doc-id", "id-string"},
        {LEDE_FIELD_ID, "head/docdata/doc-id", "regsrc"},
        {LEDE_FIELD_TITLE, "body/body.head/hedline/hl1", NULL},
        {LEDE_FIELD_TITLE, "body/body.head/headline/hl1", NULL},
        {LEDE_FIELD_TITLE, "head/title", NULL},
        {LEDE_FIELD_DECK, "body/body.head/hedline/hl2", NULL},
        {LEDE_FIELD_DECK, "body/body.head/abstract", NULL},
        {LEDE_FIELD_PUBLISHED, "head/docdata/date.issue", "norm"},
        {LEDE_FIELD_PUBLISHED, "head/docdata/date.release", "norm"},
        {LEDE_FIELD_PUBLISHED, "head/pubdata", "date.publication"},
        {LEDE_FIELD_PUBLISHED, "body/body.head/dateline/story.date", "norm"},
        {LEDE_FIELD_PUBLISHED, "body/body.head/dateline/story.date", NULL},
        {LEDE_FIELD_PUBLISHER, "head/pubdata", "name"},
        {LEDE_FIELD_PUBLISHER, "body/body.head/distributor", NULL},
        {LEDE_FIELD_PUBLISHER, "head/docdata/doc.copyright", "holder"},
        {LEDE_FIELD_SECTION, "head/pubdata", "position.section"},
        {LEDE_FIELD_SECTION, "head/tobject", "tobject.type"},
        {LEDE_FIELD_URL, "head/pubdata", "ex-ref"}};
    LEDE_TRY(lede_news_set_all(news, nitf, sources, sizeof sources / sizeof *sources));
    LEDE_TRY(add_bylines(news, lede_news_at(nitf, "body/body.head")));
    if (news->dateline == NULL) news->dateline = lede_news_at(nitf, "body/body.head/dateline");
    news->body = lede_news_at(nitf, "body/body.content");
    if (news->body == NULL) news->body = lede_node_child(nitf, "body");
    return LEDE_OK;
}
