#include "loading.h"

#define P1                                                                                         \
    "<p>The council of Halvery voted on Tuesday to close the old bridge for a year, after cracks " \
    "were found in it.</p>"
#define P2                                                                                         \
    "<p>It will not bear another winter, said Maria Lindqvist, the mayor of Halvery, after the "   \
    "vote of the council.</p>"
#define H1 "<h1>Old bridge to close</h1>"

static lede_slice byline(const char *page) {
    if (load_as(&lede_format_html, lede_slice_of(page)) != LEDE_OK) return LEDE_SLICE("(failed)");
    lede_slice names = article.fields[LEDE_FIELD_BYLINE];
    return names.data == NULL ? LEDE_SLICE("(none)") : names;
}
static lede_slice reason(void) {
    const char *said = article.field_reasons[LEDE_FIELD_BYLINE];
    return lede_slice_of(said == NULL ? "" : said);
}

#define LINKED(author)                                                                             \
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":" author "}</script>"

TEST(json_ld_names_authors_in_many_ways) {
    CHECK_TEXT(byline(LINKED("[{\"name\":\"Jane Doe\"},{\"name\":\"John Roe\"}]") H1 P1 P2),
               "Jane Doe; John Roe");
    CHECK_TEXT(byline(LINKED("[\"Jane Doe\",\"John Roe\",\"Jane Doe\"]") H1 P1 P2),
               "Jane Doe; John Roe");
    CHECK_TEXT(byline(LINKED("{\"name\":[\"Jane Doe\",\"John Roe\"]}") H1 P1 P2),
               "Jane Doe; John Roe");
    CHECK_TEXT(byline(LINKED("{\"name\":\"By Jane Doe and John Roe for The Courier\"}") H1 P1 P2),
               "Jane Doe; John Roe");
    CHECK_TEXT(byline(LINKED("{\"name\":\"<a href='/a'>Jana Petersen</a>\"}") H1 P1 P2),
               "Jana Petersen");
    CHECK_TEXT(byline(LINKED("\"Jana Petersen und Karl Busch\"") H1 P1 P2),
               "Jana Petersen; Karl Busch");
    CHECK_TEXT(byline(LINKED("\"Doe, Jane\"") H1 P1 P2), "Doe, Jane");
    CHECK_TEXT(reason(), "JSON-LD author");
}

TEST(json_ld_may_lead_to_the_author_elsewhere) {
    CHECK_TEXT(
        byline("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\","
               "\"author\":{\"@id\":\"https://c.example/#p1\"}},{\"@type\":\"Person\","
               "\"@id\":\"https://c.example/#p1\",\"name\":\"Jane Doe\"}]}</script>" H1 P1 P2),
        "Jane Doe");
    CHECK_TEXT(
        byline(LINKED("{\"@id\":\"#p1\"}") "<script type=application/ld+json>[{\"@id\":"
                                           "\"#p1\",\"name\":\"Jane Doe\"}]</script>" H1 P1 P2),
        "Jane Doe");
    CHECK_TEXT(byline(LINKED("{\"@id\":\"#nobody\"}") H1 P1 P2), "(none)");
    CHECK_TEXT(byline("<script type=application/ld+json>{\"@type\":\"WebPage\",\"author\":{\"name\""
                      ":\"Jane Doe\"}}</script>" H1 P1 P2),
               "Jane Doe");
    CHECK_TEXT(reason(), "JSON-LD author of the page");
}

TEST(outlets_and_accounts_are_named_last_or_not) {
    CHECK_TEXT(byline("<meta property=og:site_name content='The Courier'>" LINKED(
                   "{\"@type\":\"Organization\",\"name\":\"The Courier\"}") H1 P1 P2),
               "The Courier");
    CHECK_TEXT(byline("<meta property=og:site_name content='The Courier'>" LINKED(
                   "{\"name\":\"The Courier\"}") H1 "<p>By Jane Doe</p>" P1 P2),
               "Jane Doe");
    CHECK_TEXT(byline("<meta property=og:site_name content=Courier><meta name=author content='Jane "
                      "Doe, Courier Business'>" H1 P1 P2),
               "Jane Doe");
    CHECK_TEXT(byline(LINKED("{\"name\":\"admin\"}") H1 P1 P2), "(none)");
    CHECK_TEXT(byline("<meta name=author content='https://c.example/jane'>" H1 P1 P2), "(none)");
}

TEST(meta_elements_name_one_author_each) {
    CHECK_TEXT(byline("<meta name=citation_author content='Jane Doe'>"
                      "<meta name=citation_author content='John Roe'>" H1 P1 P2),
               "Jane Doe; John Roe");
    CHECK_TEXT(byline("<meta name='share:article_author_name' content='Jane Doe'>" H1 P1 P2),
               "Jane Doe");
    CHECK_TEXT(reason(), "a meta element of the author");
    CHECK_TEXT(byline("<meta name='twitter:creator' content='@janedoe'>"
                      "<meta name='banner:author' content='Now in the app'>" H1 P1 P2),
               "(none)");
}

TEST(of_very_many_authors_the_first_are_listed) {
    enum { MANY = 1000 };
    static char page[MANY * 64 + 1024];
    size_t size = 0;
    for (int i = 0; i < MANY; i++) {
        size += (size_t)snprintf(page + size, sizeof page - size,
                                 "<meta name=citation_author content='Jane %c%c%coe'>",
                                 'A' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676);
    }
    snprintf(page + size, sizeof page - size, "%s", H1 P1 P2);
    lede_slice names = byline(page);
    CHECK(lede_slice_starts(names, LEDE_SLICE("Jane Aaaoe; Jane Baaoe; ")));
    CHECK(lede_slice_ends(names, LEDE_SLICE("; et al.")));
}

TEST(boxes_of_authors_give_the_names_alone) {
    CHECK_TEXT(byline(H1 "<ul class=author-list><li><a rel=author>Jane Doe</a></li> "
                         "<li><a rel=author>John Roe</a></li></ul>" P1 P2),
               "Jane Doe; John Roe");
    CHECK_TEXT(byline(H1 "<div class=teaser__author><span class='author vcard'>Jana Petersen"
                         "</span></div>" P1 P2),
               "Jana Petersen");
    CHECK_TEXT(byline(H1 "<div class=byline><div>By JANE DOE and JOHN ROE</div><div>Northern Press"
                         "</div></div>" P1 P2),
               "JANE DOE; JOHN ROE");
    CHECK_TEXT(
        byline(H1 "<div class=autor><div>Artikel von:</div><div>Halvery Netz</div></div>" P1 P2),
        "Halvery Netz");
    CHECK_TEXT(byline(H1 "<p class=author>Jana Petersen im Gespräch mit Karl Busch</p>" P1 P2),
               "Jana Petersen; Karl Busch");
    CHECK_TEXT(byline(H1 P1 P2 "<div class=author-box><h4><a>Jane Doe</a></h4><p>She has written "
                               "about the bridges of Halvery since she was a student there, and "
                               "lives on the other bank.</p></div>"),
               "Jane Doe");
    CHECK_TEXT(byline(H1 P1 P2 "<div class=related><span class=author>Karl Busch</span></div>"),
               "(none)");
}

TEST(a_link_to_an_authors_page_names_the_author) {
    CHECK_TEXT(byline(H1 "<a href='/autoren/jana-petersen'>Jana Petersen</a>" P1 P2),
               "Jana Petersen");
    CHECK_TEXT(reason(), "a link to the page of an author");
    CHECK_TEXT(byline(H1 "<a href='/thema/bruecken'>Bruecken Halvery</a>" P1 P2), "(none)");
    CHECK_TEXT(byline(H1 P1 P2 "<a href='/autoren/karl-busch'>Karl Busch</a>" P1), "(none)");
}

TEST(lines_at_the_title_name_the_author) {
    CHECK_TEXT(byline(H1 "<p>11.12.2019 - Jana Petersen</p>" P1 P2), "Jana Petersen");
    CHECK_TEXT(byline(H1 "<p>06.11.2023 13:30 von Olga</p>" P1 P2), "Olga");
    CHECK_TEXT(byline(H1 "<p>Por Agencia Norte</p>" P1 P2), "Agencia Norte");
    CHECK_TEXT(byline(H1 "<p>Autor:</p><p>Jana Petersen</p>" P1 P2), "Jana Petersen");
    CHECK_TEXT(byline(H1 "<p>Jane Doe jane@example.org | 3 May 2024</p>" P1 P2), "Jane Doe");
    CHECK_TEXT(byline(H1 "<p>3. Mai 2024 | Aus der Region</p>" P1 P2), "(none)");
    CHECK_TEXT(byline(H1 "<p>Foto: Mia Strand</p>" P1 P2), "(none)");
    CHECK_TEXT(reason(), "");
}

TEST(lines_behind_the_text_name_the_author) {
    CHECK_TEXT(byline(H1 P1 P2 P1 P2 P1 P2 P1 P2 P1 P2 P1 P2 "<div>Auteur : Jeanne Dupont</div>"),
               "Jeanne Dupont");
    CHECK_TEXT(reason(), "a line behind the text");
    CHECK_TEXT(byline(H1 P1 P2 "<span>责任编辑： 林小溪</span>"), "林小溪");
    CHECK_TEXT(byline(H1 P1 P2 "<div class=comments><p>Von Karl Busch</p></div>"), "(none)");
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(json_ld_names_authors_in_many_ways);
    RUN(json_ld_may_lead_to_the_author_elsewhere);
    RUN(outlets_and_accounts_are_named_last_or_not);
    RUN(meta_elements_name_one_author_each);
    RUN(of_very_many_authors_the_first_are_listed);
    RUN(boxes_of_authors_give_the_names_alone);
    RUN(a_link_to_an_authors_page_names_the_author);
    RUN(lines_at_the_title_name_the_author);
    RUN(lines_behind_the_text_name_the_author);
    lede_arena_clear(&arena);
    return DONE();
}
