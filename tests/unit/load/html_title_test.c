#include "loading.h"

#define P1                                                                                         \
    "<p>The council of Halvery voted on Tuesday to close the old bridge for a year, after cracks " \
    "were found in it.</p>"
#define P2                                                                                         \
    "<p>It will not bear another winter, said Maria Lindqvist, the mayor of Halvery, after the "   \
    "vote of the council.</p>"
#define OLD  "Old bridge to close for a year"
#define SITE "<meta property=og:site_name content='The Courier'>"

static lede_slice title(const char *page) {
    if (load_as(&lede_format_html, lede_slice_of(page)) != LEDE_OK) return LEDE_SLICE("(failed)");
    return field(LEDE_FIELD_TITLE);
}

TEST(words_over_a_title_are_no_part_of_it) {
    CHECK_TEXT(title("<h1><div class=label>Traffic</div>" OLD "</h1>" P1 P2), OLD);
    CHECK_TEXT(title("<h1><span class=kicker>Traffic:</span> " OLD "</h1>" P1 P2), OLD);
    CHECK_TEXT(
        title("<meta property=og:title content='Verkehr – Alte Brücke wird gesperrt'><h1><span>"
              "Verkehr</span><span aria-hidden=true> – </span><span>Alte Brücke wird gesperrt"
              "</span></h1>" P1 P2),
        "Alte Brücke wird gesperrt");
    CHECK_TEXT(
        title("<title>Trafic : le vieux pont fermera - Le Courrier</title><h2><div>Trafic</div>"
              "<div hidden>:</div><div>Le vieux pont fermera</div></h2>" P1 P2),
        "Le vieux pont fermera");
    /* the words over it in one heading, all of it in another */
    CHECK_TEXT(title("<title>Traffic: " OLD "</title><h1>Traffic: " OLD "</h1><h2><b class=kicker>"
                     "Traffic</b><i>: </i>" OLD "</h2>" P1 P2),
               OLD);
    CHECK_TEXT(title("<title>Traffic: " OLD "</title><h1>" OLD "</h1>" P1 P2), OLD);
    CHECK_TEXT(title("<h1><div>" OLD "</div><div>Nobody knows why</div></h1>" P1 P2),
               OLD " Nobody knows why");
    CHECK_TEXT(title("<h1><em>Old</em> bridge to close</h1>" P1 P2), "Old bridge to close");
}

TEST(a_heading_of_two_words_is_the_title_where_it_says_so) {
    CHECK_TEXT(title("<title>Villa Halvery - A house by the sea</title><h2 itemprop=name>Villa "
                     "Halvery</h2>" P1 P2),
               "Villa Halvery");
    CHECK_TEXT(title("<title>Villa Halvery by the sea</title><h2>Villa Halvery</h2>" P1 P2),
               "Villa Halvery by the sea");
}

TEST(the_site_is_cut_from_either_end) {
    CHECK_TEXT(title("<title>" OLD "|The Courier</title>" P1 P2), OLD);
    CHECK_TEXT(title("<title>" OLD " | Town | The Courier</title>" P1 P2), OLD);
    CHECK_TEXT(title(SITE "<title>The Courier | " OLD "</title>" P1 P2), OLD);
    CHECK_TEXT(title("<title>旧桥将关闭一年-哈尔维网</title>" P1 P2), "旧桥将关闭一年");
    CHECK_TEXT(title("<title>旧桥将关闭一年_哈尔维网</title>" P1 P2), "旧桥将关闭一年");
    CHECK_TEXT(title("<title>古い橋が閉鎖へ｜ハルベリ</title>" P1 P2), "古い橋が閉鎖へ");
    CHECK_TEXT(title("<title>Blue-green bridges of the old harbour</title>" P1 P2),
               "Blue-green bridges of the old harbour");
    /* one word, and more words of the site: a heading shows which is the title */
    CHECK_TEXT(
        title("<title>Bridges | The Halvery Review of Books</title><nav><h2>Bridges</h2></nav>" P1
                  P2),
        "Bridges");
}

TEST(a_title_of_very_many_parts_takes_no_time) {
    lede_buffer page = {0};
    lede_buffer_add_string(&page, "<title>" OLD);
    for (int i = 0; i < 100000; i++) lede_buffer_add_string(&page, " | Town");
    lede_buffer_add_string(&page, "</title>" P1 P2);
    lede_buffer_add_char(&page, '\0');
    CHECK(lede_slice_starts(title(page.data), LEDE_SLICE(OLD " | Town | Town")));
    lede_buffer_clear(&page);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(words_over_a_title_are_no_part_of_it);
    RUN(a_heading_of_two_words_is_the_title_where_it_says_so);
    RUN(the_site_is_cut_from_either_end);
    RUN(a_title_of_very_many_parts_takes_no_time);
    lede_arena_clear(&arena);
    return DONE();
}
