#include "frames.h"

static lede_slice read_list(const char *text) {
    return read_file(&lede_format_json, text, 1000, NULL);
}
static int sniffed(const char *text) {
    return lede_format_json.sniff(lede_slice_of(text), NULL);
}

TEST(each_item_of_an_array_is_an_article) {
    CHECK_TEXT(
        read_list("[\n {\"id\":\"a\",\"text\":\"One, {two} [3].\"},\n"
                  " {\"id\":\"b\",\n  \"tags\":[{\"x\":[]}],\"text\":\"A \\\"b\\\\\"},{}\n]\n"),
        "#1@2 a:\n#2@3 b:\n#3@4 failed: in:4: the article has no text: expected a key "
        "'text', 'body', 'content' or 'title', or --field text=NAME\n");
    CHECK_TEXT(read_list("[{\"id\":\"a\",\"title\":\"T\",\"text\":true}]"), "#1@1 a:\n");
}

TEST(an_empty_list_holds_nothing) {
    CHECK_TEXT(read_list("\xEF\xBB\xBF [ ] "), "");
}

TEST(the_list_may_stand_in_an_object_or_come_again) {
    CHECK_TEXT(
        read_list("{\"status\":\"ok\",\"articles\":[{\"id\":\"a\",\"text\":\"A.\"}],\"x\":1}\n"
                  "{\"articles\":[{\"id\":\"b\",\"text\":\"B.\"}]}"),
        "#1@1 a:\n#2@2 b:\n");
    CHECK_TEXT(read_list("[{\"id\":\"a\",\"text\":\"A.\"}] and more"),
               "#1@1 a:\nends: behind the list of articles expected the end of the file\n");
    CHECK_TEXT(read_list("[{\"id\":\"a\",\"text\":\"A.\"}]\n[{\"id\":\"b\",\"text\":\"B.\"}]"),
               "#1@1 a:\n#2@2 b:\n");
}

/* A brace, a quote, a bracket that is missing, one too many: the next article is read. */
TEST(after_a_broken_item_the_next_is_read) {
    CHECK_TEXT(
        read_list("[{\"id\":\"a\",\"x\":{\"text\":\"A.\",\n{\"id\":\"b\",\"text\":\"B.\"}]"),
        "#1@1 failed: in:2: expected a key in double quotes, but the text ends here\n#2@2 b:\n");
    CHECK_TEXT(
        read_list("[{\"id\":\"a\",\"text\":\"A.},\n{\"id\":\"b\",\"text\":\"B.\"}]"),
        "#1@1 failed: in:1: a control character in a string must be escaped, as in \\n or \\u0007\n"
        "#2@2 b:\n");
    CHECK_TEXT(read_list("[{\"text\":\"A.\",\"t\":[1},\n{\"id\":\"b\",\"text\":\"B.\"}]"),
               "#1@1 failed: in:1: expected ',' or ']', found '}'\n#2@2 b:\n");
    CHECK_TEXT(
        read_list("[{\"id\":\"a\",\"text\":\"A.\"}},\n{\"id\":\"b\",\"text\":\"B.\"}]"),
        "#1@1 a:\n#2@1 failed: in:1: expected a value (an object, array, string, number, true, false or null), found '}'\n#3@2 b:\n");
    CHECK_TEXT(
        read_list("[7,{\"id\":\"b\",\"text\":\"B.\"}]"),
        "#1@1 failed: in:1: expected an article as an object {…}, found a number\n#2@1 b:\n");
}

/* Without the bracket that closes an array, what follows would all be of that array. */
TEST(an_item_that_never_ends_takes_no_other_with_it) {
    CHECK_TEXT(
        read_list(
            "[{\"id\":\"a\",\"by\":[{\"name\":\"X\"}\n,{\"id\":\"b\",\"text\":\"B.\"},\n{\"id\":"
            "\"c\",\"text\":\"C.\"}]"),
        "#1@1 failed: in:2: expected a value (an object, array, string, number, true, false or "
        "null), but the text ends here\n#2@2 b:\n#3@3 c:\n");
    CHECK_TEXT(read_list("[{\"id\":\"a\",\"text\":\"A\\"),
               "#1@1 failed: in:1: this string has no closing quote\n"
               "ends: the file ends inside the list of articles: expected ']'\n");
    CHECK_TEXT(read_list("[{\"id\":\"a\",\"text\":\"A},{\"id\":\"b\",\"text\":\"B.\"}]"),
               "#1@1 failed: in:1: this string has no closing quote\n#2@1 b:\n");
    CHECK_TEXT(
        read_list("{\"articles\":[{\"id\":\"a\",\"text\":\"A.\"}\n}\n{\"articles\":[{\"id\":\"b\","
                  "\"text\":\"B.\"}]}"),
        "#1@1 a:\n#2@2 failed: the object ends inside its list of articles: expected "
        "']'\n#3@3 b:\n");
    CHECK_TEXT(
        read_list(
            "{\"articles\":[{\"id\":\"a\",\"text\":\"A.\"}},{\"id\":\"b\",\"text\":\"B.\"}]}"),
        "#1@1 a:\n#2@1 failed: in:1: expected a value (an object, array, string, number, true, "
        "false or null), found '}'\n#3@1 b:\n");
}

TEST(arrays_that_never_end_in_each_other_take_little_time) {
    enum { DEEP = 100000 };
    char *text = malloc(DEEP * 6 + 100);
    if (text == NULL) return;
    strcpy(text, "[");
    for (size_t i = 0; i < DEEP; i++) memcpy(text + 1 + 6 * i, "{\"a\":[", 6);
    text[1 + 6 * DEEP] = '\0';
    CHECK(lede_slice_find(read_file(&lede_format_json, text, 1 << 20, NULL),
                          LEDE_SLICE("#1@1 failed: in:1: expected a value"), 0) == 0);
    free(text);
}

TEST(an_item_over_the_limit_fails_alone) {
    char *text = malloc(300000);
    if (text == NULL) return;
    strcpy(text, "[{\"id\":\"a\",\"text\":\"A.\"},\n{\"text\":\"");
    size_t size = strlen(text);
    memset(text + size, 'x', 200000);
    strcpy(text + size + 200000, "\"},\n{\"id\":\"b\",\"text\":\"B.\"}]");
    CHECK_TEXT(read_list(text),
               "#1@1 a:\n#2@2 failed: the article is longer than 1000 bytes, the "
               "limit of one article; --limit article-bytes=N allows more\n#3@3 b:\n");
    free(text);
}

TEST(a_json_feed_says_who_and_what_of_all_items) {
    read_list("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Halvery Courier\","
              "\"language\":\"en\",\"authors\":[{\"name\":\"The Desk\"}],\"items\":[{\"id\":\"7\","
              "\"url\":\"https://courier.example/7\",\"title\":\"A &amp; B\",\"content_html\":"
              "\"<h2>Why</h2><p>One.<p>Two <b>three</b>.<ul><li>Four</ul>\","
              "\"date_published\":\"2024-09-13T08:00:00Z\",\"tags\":[\"Water\",\"City\"]}]}");
    CHECK_FIELD(PUBLISHER, "Halvery Courier");
    CHECK_FIELD(LANGUAGE, "en");
    CHECK_FIELD(BYLINE, "The Desk");
    CHECK_FIELD(SECTION, "Water; City");
    CHECK_FIELD(TITLE, "A & B");
    CHECK_FIELD(PUBLISHED, "2024-09-13T08:00:00Z");
    CHECK_BLOCK(1, "heading: Why");
    CHECK_BLOCK(2, "paragraph: One.");
    CHECK_BLOCK(3, "paragraph: Two three.");
    CHECK_BLOCK(4, "list: Four");
}

TEST(a_list_is_told_from_json_lines_and_from_text) {
    CHECK(sniffed("[{") > 90);
    CHECK(sniffed("{\"totalResults\": 2, \"articles\": [ {\"id\":1") > 100);
    CHECK(sniffed("[Editor's note: this is prose]") == 0);
    CHECK(sniffed("{\"text\":\"T.\",\"items\":[{\"a\":1}]}") == 0);
    CHECK(sniffed("{\"text\":\"T.\"}") == 0);
    CHECK(sniffed("") == 0);
}

TEST(what_is_no_list_is_refused) {
    lede_stream *stream;
    lede_framer framer;
    lede_frame frame = {0};
    CHECK_OK(lede_stream_open_memory(LEDE_SLICE("{\"a\":1}"), &stream, err));
    lede_framer_init(&framer, stream, 100);
    CHECK_INT(lede_format_json.frame(&framer, &frame, &error), LEDE_FORMAT);
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    CHECK_OK(lede_stream_open_memory(LEDE_SLICE("[{\"text\":\"A.\"},\n"), &stream, err));
    lede_framer_init(&framer, stream, 100);
    CHECK_INT(lede_format_json.frame(&framer, &frame, &error), LEDE_OK);
    lede_frame_clear(&frame);
    CHECK_INT(lede_format_json.frame(&framer, &frame, &error), LEDE_FORMAT);
    CHECK(strstr(error.message, "ends inside the list") != NULL);
    lede_framer_clear(&framer);
    lede_stream_close(stream);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(each_item_of_an_array_is_an_article);
    RUN(an_empty_list_holds_nothing);
    RUN(the_list_may_stand_in_an_object_or_come_again);
    RUN(after_a_broken_item_the_next_is_read);
    RUN(an_item_that_never_ends_takes_no_other_with_it);
    RUN(arrays_that_never_end_in_each_other_take_little_time);
    RUN(an_item_over_the_limit_fails_alone);
    RUN(a_json_feed_says_who_and_what_of_all_items);
    RUN(a_list_is_told_from_json_lines_and_from_text);
    RUN(what_is_no_list_is_refused);
    lede_buffer_clear(&told);
    lede_arena_clear(&arena);
    return DONE();
}
