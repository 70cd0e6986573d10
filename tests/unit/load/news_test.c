#include "frames.h"

static lede_slice read_news(const char *text) {
    return read_file(&lede_format_news, text, 4000, NULL);
}
static lede_slice read_sample(const char *path) {
    static char text[8192];
    FILE *file = fopen(path, "rb");
    size_t size = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
    if (file != NULL) fclose(file);
    text[size] = '\0';
    CHECK(size > 0 && lede_format_news.sniff((lede_slice){text, size}, NULL) > 100);
    return read_news(text);
}

TEST(nitf_is_read) {
    CHECK_TEXT(read_sample("tests/data/wire/storm.nitf"), "#1@2 nsw-2024-1002-1:\n");
    CHECK_FIELD(TITLE, "Storm closes the strait");
    CHECK_FIELD(DECK, "Ferries wait until Friday");
    CHECK_FIELD(PUBLISHED, "2024-10-02T06:30:00+02:00");
    CHECK_FIELD(PUBLISHER, "North Sea Wire");
    CHECK_FIELD(SECTION, "Region");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_FIELD(BYLINE, "Ingrid Solheim");
    CHECK_BLOCK(0, "headline: Storm closes the strait");
    CHECK_BLOCK(1, "deck: Ferries wait until Friday");
    CHECK_BLOCK(2, "dateline: SKARN, Oct. 2");
    CHECK_BLOCK(3, "paragraph: The strait was closed on Wednesday after waves of nine metres.");
    CHECK_BLOCK(4, "heading: Friday at the earliest");
    CHECK_BLOCK(6, "caption: Waves at the quay of Skarn.");
    CHECK_BLOCK(7, "list: Quay | Open");
    CHECK_BLOCK(8, "list: Skarn | no");
    CHECK_INT(article.n_blocks, 9);
}

TEST(a_message_of_newsml_g2_holds_several_items) {
    CHECK_TEXT(read_sample("tests/data/wire/message.xml"),
               "#1@5 urn:newsml:wire.example:20241105:7:\n"
               "#2@27 urn:newsml:wire.example:20241105:8:\n");
    CHECK_FIELD(TITLE, "Bakery");
    CHECK_FIELD(PUBLISHER, "North Sea Wire");
    CHECK_BLOCK(1, "paragraph: Bread on the quay.");
    CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_ID]), "guid");
}

TEST(inline_content_is_xhtml_nitf_or_escaped) {
    read_news("<newsItem guid='a'><contentMeta><headline>H</headline></contentMeta><contentSet>"
              "<inlineData contenttype='text/html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"
              "</inlineData></contentSet></newsItem>");
    CHECK_BLOCK(1, "paragraph: One.");
    CHECK_BLOCK(2, "paragraph: Two.");
    read_news("<newsItem guid='a'><contentSet><inlineXML><nitf><body><body.head><hedline>"
              "<hl1>Inner</hl1></hedline></body.head><body.content><p>One.</p></body.content>"
              "</body></nitf></inlineXML></contentSet></newsItem>");
    CHECK_FIELD(TITLE, "Inner");
    CHECK_BLOCK(1, "paragraph: One.");
    read_news("<newsItem guid='a'><contentSet><inlineData>One.\n\nTwo.</inlineData></contentSet>"
              "</newsItem>");
    CHECK_TEXT(article.text, "One.\n\nTwo.");
}

TEST(newsml_1_is_read) {
    CHECK_TEXT(read_sample("tests/data/wire/agency.xml"),
               "#1@4 urn:newsml:karlsholm.example:20241201:k77:1:\n");
    CHECK_FIELD(TITLE, "Museum counts its boats");
    CHECK_FIELD(BYLINE, "Edda Moor");
    CHECK_FIELD(PUBLISHED, "2024-12-01T10:00:00Z");
    CHECK_FIELD(PUBLISHER, "Karlsholm Agency");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_BLOCK(2, "paragraph: The museum has 41 boats.");
    CHECK_INT(article.n_blocks, 4);
}

TEST(a_newsitem_of_rcv1_is_read) {
    CHECK_TEXT(read_sample("tests/data/wire/corpus.xml"), "#1@2 2286:\n");
    CHECK_FIELD(TITLE, "Herring fleet stays in port.");
    CHECK_FIELD(BYLINE, "Tomas Okafor");
    CHECK_FIELD(PUBLISHED, "1996-08-20");
    CHECK_FIELD(PUBLISHER, "North Sea Wire");
    CHECK_BLOCK(3, "paragraph: Prices rose by a tenth.");
}

TEST(what_is_no_article_is_refused_by_name) {
    CHECK_TEXT(read_news("<conceptItem guid='c'/>"),
               "#1@1 failed: in:1: a <conceptItem> of NewsML-G2: it lists or describes things and "
               "is no article\n");
    CHECK_TEXT(read_news("<newsItem guid='a'>\n<b></newsItem><newsItem/>"),
               "#1@1 failed: in:2: the XML is not well-formed: an element before is not closed\n"
               "#2@2 failed: in:2: the item has neither a headline nor a text\n");
}

TEST(elements_in_each_other_are_bounded) {
    enum { DEEP = 100000 };
    char *text = malloc(DEEP * 3 + 100);
    if (text == NULL) return;
    strcpy(text, "<newsItem>");
    for (size_t i = 0; i < DEEP; i++) memcpy(text + 10 + i * 3, "<a>", 3);
    strcpy(text + 10 + DEEP * 3, "</newsItem>");
    lede_slice out = read_file(&lede_format_news, text, 1 << 20, NULL);
    CHECK(lede_slice_find(out, LEDE_SLICE("failed"), 0) != SIZE_MAX);
    free(text);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(nitf_is_read);
    RUN(a_message_of_newsml_g2_holds_several_items);
    RUN(inline_content_is_xhtml_nitf_or_escaped);
    RUN(newsml_1_is_read);
    RUN(a_newsitem_of_rcv1_is_read);
    RUN(what_is_no_article_is_refused_by_name);
    RUN(elements_in_each_other_are_bounded);
    lede_buffer_clear(&told);
    lede_arena_clear(&arena);
    return DONE();
}
