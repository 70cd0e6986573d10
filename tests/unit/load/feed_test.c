#include "frames.h"

static lede_slice read_feed(const char *text) {
    return read_file(&lede_format_feed, text, 3000, NULL);
}

TEST(an_item_of_rss_is_an_article) {
    read_feed("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Halvery Courier</title>"
              "<language>en-gb</language><item><title>A &amp;amp; B</title>"
              "<link>https://courier.example/1?a=1&amp;b=2</link>"
              "<guid isPermaLink=\"false\">c1</guid><dc:creator>By Nora Aasen</dc:creator>"
              "<dc:creator>Ole Vik</dc:creator><category>Region</category>"
              "<category><![CDATA[Sea & Port]]></category>"
              "<pubDate>Fri, 13 Sep 2024 08:15:00 GMT</pubDate><media:title>No</media:title>"
              "<description>Boats are back [&#8230;]</description>"
              "<content:encoded><![CDATA[<p>Boats are back since <b>Saturday</b>.</p>"
              "<blockquote>We waited.</blockquote><script>x</script>]]></content:encoded>"
              "</item></channel></rss>");
    CHECK_FIELD(TITLE, "A & B");
    CHECK_FIELD(URL, "https://courier.example/1?a=1&b=2");
    CHECK_FIELD(ID, "c1");
    CHECK_FIELD(BYLINE, "Nora Aasen; Ole Vik");
    CHECK_FIELD(SECTION, "Region; Sea & Port");
    CHECK_FIELD(PUBLISHED, "2024-09-13T08:15:00Z");
    CHECK_FIELD(PUBLISHER, "Halvery Courier");
    CHECK_FIELD(LANGUAGE, "en-GB");
    CHECK_BLOCK(0, "headline: A & B");
    CHECK_BLOCK(1, "paragraph: Boats are back since Saturday.");
    CHECK_BLOCK(2, "quote: We waited.");
    CHECK_INT(article.n_blocks, 3);
}

TEST(rss_names_its_authors_as_mail) {
    read_feed("<rss><channel><item><title>T</title><author>desk@courier.example (Nora Aasen)"
              "</author><guid>https://courier.example/2</guid><description>One.</description>"
              "</item></channel></rss>");
    CHECK_FIELD(BYLINE, "Nora Aasen");
    CHECK_FIELD(URL, "https://courier.example/2");
    CHECK_BLOCK(1, "paragraph: One.");
    read_feed("<rss><item><title>T</title><author>desk@courier.example</author></item></rss>");
    CHECK_FIELD(BYLINE, "(null)");
}

TEST(an_item_of_rss_1_is_an_article) {
    read_feed("<rdf:RDF xmlns=\"x\"><channel rdf:about=\"u\"><title>Calder</title><items><rdf:Seq>"
              "<rdf:li resource=\"u/1\"/></rdf:Seq></items></channel>"
              "<item rdf:about=\"https://calder.example/1\"><title>T</title>"
              "<dc:date>2025-01-20T19:00+01:00</dc:date><dc:language>en</dc:language>"
              "<description>One.&lt;br&gt;&lt;br&gt;Two.</description></item></rdf:RDF>");
    CHECK_FIELD(ID, "https://calder.example/1");
    CHECK_FIELD(PUBLISHED, "2025-01-20T19:00+01:00");
    CHECK_FIELD(PUBLISHER, "Calder");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_BLOCK(1, "paragraph: One.");
    CHECK_BLOCK(2, "paragraph: Two.");
}

TEST(an_entry_of_atom_is_an_article) {
    read_feed(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Hafenblatt</title>"
        "<author><name>Die Redaktion</name></author><entry><id>urn:7</id>"
        "<title type=\"html\">Sturm &lt;i&gt;legt&lt;/i&gt; F&#228;hren lahm</title>"
        "<link rel=\"enclosure\" href=\"https://h.example/x.mp3\"/>"
        "<link href=\"https://h.example/7\"/><updated>2024-10-02T06:30:00Z</updated>"
        "<category term=\"sea\" label=\"Meer\"/><summary>Kurz.</summary>"
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><h2>Wetter</h2>"
        "<p>Eins <b>zwei</b>.</p><xh:ul><xh:li>Drei</xh:li></xh:ul></div></content></entry>"
        "</feed>");
    CHECK_FIELD(TITLE, "Sturm legt F\xC3\xA4hren lahm");
    CHECK_FIELD(URL, "https://h.example/7");
    CHECK_FIELD(PUBLISHED, "2024-10-02T06:30:00Z");
    CHECK_FIELD(MODIFIED, "2024-10-02T06:30:00Z");
    CHECK_FIELD(BYLINE, "Die Redaktion");
    CHECK_FIELD(SECTION, "Meer");
    CHECK_FIELD(LANGUAGE, "de");
    CHECK_FIELD(DECK, "Kurz.");
    CHECK_BLOCK(1, "deck: Kurz.");
    CHECK_BLOCK(2, "heading: Wetter");
    CHECK_BLOCK(3, "paragraph: Eins zwei.");
    CHECK_BLOCK(4, "list: Drei");
}

TEST(a_broken_item_fails_alone) {
    CHECK_TEXT(
        read_feed("<rss><channel>\n<item><guid>a</guid><title>A\n<item><guid>b</guid>"
                  "<title>B</title></item>\n<item><b></item><item><guid>c</guid>"
                  "<title>C</title><description>a </item> <![CDATA[</item>]]>"
                  "</description></item>\n<item/>"),
        "#1@2 failed: in:3: the XML is not well-formed: the document ends inside an "
        "element\n#2@3 b:\n"
        "#3@4 failed: in:4: the XML is not well-formed: an element before is not closed\n"
        "#4@4 failed: in:4: the XML is not well-formed: an element before is not closed\n#5@5 failed: in:5: the item has neither a title nor a text\n");
}

TEST(a_feed_that_is_cut_off_gives_what_there_is) {
    CHECK_TEXT(read_feed("<rss><channel><item><guid>a</guid><title>A</title></item><item><title>B"),
               "#1@1 a:\n#2@1 failed: in:1: the XML is not well-formed: the document ends inside "
               "an element\n");
}

TEST(an_item_over_the_limit_fails_alone) {
    char *text = malloc(400000);
    if (text == NULL) return;
    strcpy(text, "<rss><item><guid>a</guid><title>A</title></item>\n<item><title>");
    size_t size = strlen(text);
    memset(text + size, 'x', 300000);
    strcpy(text + size + 300000,
           "</title></item>\n<item><guid>b</guid><title>B</title></item></rss>");
    CHECK_TEXT(read_feed(text),
               "#1@1 a:\n#2@2 failed: the article is longer than 3000 bytes, the "
               "limit of one article; --limit article-bytes=N allows more\n#3@3 b:\n");
    free(text);
}

/* Each of these would take hours if what does not end were looked for anew every time. */
TEST(what_never_ends_is_read_in_reasonable_time) {
    static const char *const pieces[] = {"<", "<!--", "<![CDATA[", "<a b='", "<?"};
    enum { SIZE = 1000000 };
    char *text = malloc(SIZE + 100);
    if (text == NULL) return;
    for (size_t i = 0; i < 5; i++) {
        size_t size = strlen(pieces[i]);
        strcpy(text, "<rss><item><title>T</title></item><item>");
        for (size_t at = strlen(text); at + size < SIZE; at += size) strcpy(text + at, pieces[i]);
        lede_slice out = read_file(&lede_format_feed, text, 1 << 24, NULL);
        CHECK(lede_slice_find(out, LEDE_SLICE("#2@1 failed"), 0) != SIZE_MAX);
    }
    free(text);
}

TEST(the_charset_of_the_declaration_counts_for_every_item) {
    read_feed("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><rss><item><title>\xA3\xF3"
              "d\xBC</title></item></rss>");
    CHECK_FIELD(TITLE, "\xC5\x81\xC3\xB3"
                       "d\xC5\xBA");
}

TEST(entities_of_a_dtd_are_not_read) {
    read_feed("<!DOCTYPE rss [<!ENTITY a \"<item>no</item>\"><!ENTITY b \"&a;&a;&a;\">]>"
              "<rss><item><title>T &b;</title></item></rss>");
    CHECK_FIELD(TITLE, "T &b;");
}

TEST(feeds_are_told_from_other_xml) {
    const lede_format *format;
    CHECK_INT(
        lede_format_recognise(LEDE_SLICE("<!-- x -->\n<rss version='2.0'>"), NULL, &format, &error),
        LEDE_OK);
    CHECK(format == &lede_format_feed);
    CHECK_INT(
        lede_format_recognise(LEDE_SLICE("<?xml version='1.0'?><svg>"), NULL, &format, &error),
        LEDE_UNSUPPORTED);
    CHECK(strstr(error.message, "<svg>") != NULL);
    CHECK_TEXT(read_feed("<rss><channel></channel></rss>"),
               "ends: the file holds no article: expected an element <item>\n");
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(an_item_of_rss_is_an_article);
    RUN(rss_names_its_authors_as_mail);
    RUN(an_item_of_rss_1_is_an_article);
    RUN(an_entry_of_atom_is_an_article);
    RUN(a_broken_item_fails_alone);
    RUN(a_feed_that_is_cut_off_gives_what_there_is);
    RUN(an_item_over_the_limit_fails_alone);
    RUN(what_never_ends_is_read_in_reasonable_time);
    RUN(the_charset_of_the_declaration_counts_for_every_item);
    RUN(entities_of_a_dtd_are_not_read);
    RUN(feeds_are_told_from_other_xml);
    lede_buffer_clear(&told);
    lede_arena_clear(&arena);
    return DONE();
}
