#include "test.h"

#include "load/markup_tree.h"

static lede_arena arena;
static lede_markup_tree tree;
static char shown[4096];

/* "html(body(p'text'))" of the tree below the root: elements with what they hold. */
static void show(const lede_node *node, size_t *size) {
    for (const lede_node *n = node->first_child; n != NULL; n = n->next) {
        int wrote;
        if (n->is_text) {
            wrote = snprintf(shown + *size, sizeof shown - *size, "'%.*s'", LEDE_FMT(n->text));
            *size += (size_t)wrote;
            continue;
        }
        wrote = snprintf(shown + *size, sizeof shown - *size, "%.*s(", LEDE_FMT(n->text));
        *size += (size_t)wrote;
        show(n, size);
        *size += (size_t)snprintf(shown + *size, sizeof shown - *size, ")");
    }
}

static lede_slice read_as(const char *text, bool is_xml) {
    lede_error error;
    size_t size = 0;
    lede_arena_reset(&arena);
    shown[0] = '\0';
    if (lede_markup_tree_read(lede_slice_of(text), is_xml, &arena, &tree, &error) != LEDE_OK) {
        return LEDE_SLICE("failed");
    }
    show(tree.root, &size);
    return (lede_slice){shown, size};
}
#define HTML(text, wanted) CHECK_TEXT(read_as((text), false), (wanted))
#define XML(text, wanted)  CHECK_TEXT(read_as((text), true), (wanted))

TEST(tags_make_a_tree) {
    HTML("<div><p>One</p><p>Two</p></div>", "div(p('One')p('Two'))");
    HTML("text alone", "'text alone'");
    HTML("", "");
    HTML("a < b, 3 <4 and <", "'a < b, 3 <4 and <'");
    HTML("<p>x</", "p('x</')");
}

TEST(end_tags_may_be_missing) {
    HTML("<ul><li>A<li>B</ul>", "ul(li('A')li('B'))");
    HTML("<p>One<p>Two<div>Three</div>", "p('One')p('Two')div('Three')");
    HTML("<table><tr><td>A<td>B<tr><td>C</table>x", "table(tr(td('A')td('B'))tr(td('C')))'x'");
    HTML("<dl><dt>A<dd>B<dt>C</dl>", "dl(dt('A')dd('B')dt('C'))");
    HTML("<ul><li><div>A</div><ul><li>B</ul><li>C</ul>", "ul(li(div('A')ul(li('B')))li('C'))");
}

TEST(end_tags_may_be_wrong) {
    HTML("<div>A</span>B</div>", "div('A''B')");
    HTML("<div><b>A</div>B", "div(b('A'))'B'");
    HTML("<div><a>A<p>B</a>C</p></div>D", "div(a('A'p('B''C')))'D'");
    HTML("</p></div>x", "'x'");
    HTML("<h2>A</h3>B", "h2('A')'B'");
}

TEST(links_do_not_nest) {
    HTML("<a>A<a>B</a>", "a('A')a('B')");
}

TEST(raw_text_holds_no_markup) {
    HTML("<script>if (a < b) '</div>'</script>x", "script('if (a < b) '</div>'')'x'");
    HTML("<title>A &amp; <b></title>", "title('A & <b>')");
    HTML("<style>p > a {}", "style('p > a {}')");
    HTML("<textarea></textarea>x", "textarea()'x'");
}

TEST(comments_and_declarations_are_passed_over) {
    HTML("<!DOCTYPE html><!-- <p> -- > -->A<!-->B<!-- open", "'A''B'");
    HTML("<?php echo 1 ?>A<![CDATA[B]]>C</ >D", "'A''C''D'");
}

TEST(references_are_decoded) {
    HTML("caf&eacute; &amp &#x201C;&#8364;&#150;&nosuch; &copy2024 &#0;",
         "'caf\xC3\xA9 & \xE2\x80\x9C\xE2\x82\xAC\xE2\x80\x93&nosuch; \xC2\xA9"
         "2024 \xEF\xBF\xBD'");
    HTML("&nGt;&lt;p&gt;&#1114112;&#xD800;",
         "'\xE2\x89\xAB\xE2\x83\x92<p>\xEF\xBF\xBD\xEF\xBF\xBD'");
}

TEST(attributes_are_found_whatever_their_quotes) {
    bool ok = true;
    read_as("<a HREF=x.htm class='one two' data-x title=\"A &amp; B\" class=three>", false);
    const lede_node *a = tree.root->first_child;
    CHECK_TEXT(lede_node_attribute(a, "href"), "x.htm");
    CHECK_TEXT(lede_node_attribute(a, "class"), "one two");
    CHECK_TEXT(lede_node_value(a, "title", &arena, &ok), "A & B");
    CHECK(lede_node_attribute(a, "data-x").data != NULL);
    CHECK(lede_node_attribute(a, "id").data == NULL);
    CHECK(ok);
}

TEST(nodes_know_their_places) {
    static const char text[] = "<div>\n<p>One</p> <p>Two";
    read_as(text, false);
    const lede_node *div = tree.root->first_child, *p = lede_node_child(div, "p");
    CHECK_INT(p->start, 6);
    CHECK_INT(p->stop, 16);
    CHECK_INT(p->first_child->start, 9);
    CHECK_INT(p->first_child->stop, 12);
    CHECK_INT(div->stop, strlen(text));
    CHECK(lede_node_contains(div, p) && !lede_node_contains(p, div));
}

TEST(all_text_inside_is_given_in_one_line) {
    bool ok = true;
    read_as("<div> One\n <b>two</b><br>three <script>no</script><p>four</p></div>", false);
    CHECK_TEXT(lede_node_text(tree.root, &arena, &ok), "One two three four");
    CHECK(ok);
}

TEST(xml_keeps_case_and_empty_elements) {
    XML("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"]>\"><!ELEMENT p (a)>]><a><B/><c>1 &lt; 2</c></a>",
        "a(B()c('1 < 2'))");
    XML("<a><![CDATA[<b> & ]]></a>", "a('<b> & ')");
    XML("<dc:date>x</dc:date>", "dc:date('x')");
    CHECK(lede_node_is(tree.root->first_child, "date"));
    CHECK(tree.wrong_what == NULL);
}

TEST(xml_says_where_it_goes_wrong) {
    XML("<a><b></a>", "a(b())");
    CHECK(tree.wrong_what != NULL);
    CHECK_INT(tree.wrong_at, 6);
    XML("<a><b>", "a(b())");
    CHECK(tree.wrong_what != NULL);
    CHECK_INT(tree.wrong_at, 6);
}

TEST(entities_of_a_dtd_do_not_explode) {
    XML("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>", "a('&c;')");
}

/* `text` many times over. */
static char *repeat(const char *text, size_t times) {
    size_t size = strlen(text);
    char *all = malloc(size * times + 1);
    if (all == NULL) abort();
    for (size_t i = 0; i < times; i++) memcpy(all + i * size, text, size);
    all[size * times] = '\0';
    return all;
}

TEST(nesting_without_end_is_bounded) {
    static const char *const texts[] = {"<div>", "<b>",    "<i><b>", "<a><p>", "<table><td>",
                                        "<x>",   "</div>", "<li>",   "<svg>",  "<p></b><b>",
                                        "<",     "<!--",   "&"};
    lede_error error;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *text = repeat(texts[i], 100000);
        lede_arena_reset(&arena);
        CHECK_INT(lede_markup_tree_read(lede_slice_of(text), false, &arena, &tree, &error),
                  LEDE_OK);
        CHECK_INT(lede_markup_tree_read(lede_slice_of(text), true, &arena, &tree, &error), LEDE_OK);
        free(text);
    }
    char *deep = repeat("<div>x", 1000);
    lede_arena_reset(&arena);
    CHECK_INT(lede_markup_tree_read(lede_slice_of(deep), false, &arena, &tree, &error), LEDE_OK);
    CHECK(tree.too_deep);
    free(deep);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(tags_make_a_tree);
    RUN(end_tags_may_be_missing);
    RUN(end_tags_may_be_wrong);
    RUN(links_do_not_nest);
    RUN(raw_text_holds_no_markup);
    RUN(comments_and_declarations_are_passed_over);
    RUN(references_are_decoded);
    RUN(attributes_are_found_whatever_their_quotes);
    RUN(nodes_know_their_places);
    RUN(all_text_inside_is_given_in_one_line);
    RUN(xml_keeps_case_and_empty_elements);
    RUN(xml_says_where_it_goes_wrong);
    RUN(entities_of_a_dtd_do_not_explode);
    RUN(nesting_without_end_is_bounded);
    lede_arena_clear(&arena);
    return DONE();
}
