#include "loading.h"

#include "load/json_names.h"
#include "load/source.h"

TEST(usual_keys_are_read) {
    CHECK_INT(load_json("{\"uuid\":7,\"headline\":\"Bridge closed\",\"standfirst\":\"For a year.\","
                        "\"authors\":[\"By Jane Doe\",{\"name\":\"John Roe\"}],"
                        "\"pub_date\":\"June 13, 2018\",\"dateModified\":\"2018-06-14T10:00Z\","
                        "\"source\":{\"name\":\"Halvery Courier\"},\"category\":[\"Region\"],"
                        "\"lang\":\"en-GB\",\"link\":\"https://courier.example/1\","
                        "\"maintext\":\"One.\\n\\nTwo.\",\"unknown\":[1,{\"x\":null}]}"),
              LEDE_OK);
    CHECK_FIELD(ID, "7");
    CHECK_FIELD(TITLE, "Bridge closed");
    CHECK_FIELD(DECK, "For a year.");
    CHECK_FIELD(BYLINE, "Jane Doe; John Roe");
    CHECK_FIELD(PUBLISHED, "2018-06-13");
    CHECK_FIELD(MODIFIED, "2018-06-14T10:00Z");
    CHECK_FIELD(PUBLISHER, "Halvery Courier");
    CHECK_FIELD(SECTION, "Region");
    CHECK_FIELD(LANGUAGE, "en-GB");
    CHECK_FIELD(URL, "https://courier.example/1");
    CHECK_BLOCK(0, "headline: Bridge closed");
    CHECK_BLOCK(1, "deck: For a year.");
    CHECK_BLOCK(2, "paragraph: One.");
    CHECK_BLOCK(3, "paragraph: Two.");
    CHECK_INT(article.n_blocks, 4);
}

TEST(the_better_key_wins_whatever_the_order) {
    load_json("{\"created\":\"2018\",\"summary\":null,\"description\":\"A.\",\"content\":\"C.\","
              "\"date\":\"2018-06-13\",\"text\":\"T.\"}");
    CHECK_FIELD(PUBLISHED, "2018-06-13");
    CHECK_FIELD(DECK, "A.");
    CHECK_TEXT(article.text, "A.\n\nT.");
}

/* Whether members come as in the line before does not matter. */
TEST(a_reason_names_the_key_as_it_is_spelt) {
    static const char *const lines[][2] = {
        {"{\"title\": \"A\", \"text\": \"T.\"}", "the key 'title'"},
        {"{\"Title\": \"A\", \"text\": \"T.\"}", "the key 'Title'"},
        {"{\"Title\": \"Q&A\", \"text\": \"T.\"}", "the key 'Title'"},
        {"{\"ti-tle\": \"A\", \"text\": \"T.\"}", "the key 'ti-tle'"}};
    for (size_t i = 0; i < 2 * sizeof lines / sizeof *lines; i++) {
        CHECK_INT(load_json(lines[i / 2][0]), LEDE_OK);
        CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_TITLE]), lines[i / 2][1]);
    }
}

TEST(what_is_missing_or_unreadable_is_null) {
    load_json(
        "{\"text\":\"T.\",\"title\":\"  \",\"date\":\"last week\",\"author\":null,\"url\":\"\"}");
    CHECK(article.fields[LEDE_FIELD_TITLE].data == NULL);
    CHECK(article.fields[LEDE_FIELD_PUBLISHED].data == NULL);
    CHECK(article.fields[LEDE_FIELD_BYLINE].data == NULL);
    CHECK_INT(article.fields[LEDE_FIELD_ID].size, 32);
}

TEST(lines_are_paragraphs_where_no_blank_lines_are) {
    load_json("{\"text\":\"One.\\nTwo.\\r\\nThree.\"}");
    CHECK_TEXT(article.text, "One.\n\nTwo.\n\nThree.");
    load_json("{\"text\":\"One\\nand half.\\n \\n\\nTwo.\"}");
    CHECK_TEXT(article.text, "One\nand half.\n\nTwo.");
    load_json("{\"body\":[\"One.\",\"Two.\"]}");
    CHECK_TEXT(article.text, "One.\n\nTwo.");
}

/* The source of a page is wrapped and indented where it likes. */
TEST(line_ends_are_white_space_where_the_key_says_html) {
    load_json("{\"body_xhtml\": \"\\n  <a href='/'>The harbour</a> of Halvery\\n   reopened. "
              "It had\\n   been shut.\"}");
    CHECK_TEXT(article.text, "The harbour of Halvery reopened. It had been shut.");
    load_json("{\"body_html\": \"One <b>and</b> only.\\n\\nTwo\\nlines.\"}");
    CHECK_TEXT(article.text, "One and only.\n\nTwo\nlines.");
    load_json("{\"body\": \"The <b>harbour</b> reopened.\\nIt had been shut.\"}");
    CHECK_TEXT(article.text, "The harbour reopened.\n\nIt had been shut.");
}

TEST(a_title_or_deck_that_the_text_repeats_comes_once) {
    load_json("{\"title\":\"Bridge \xE2\x80\x9C"
              "closed\xE2\x80\x9D\",\"text\":\"Bridge \\\"closed\\\"\\n\\nOne.\"}");
    CHECK_INT(article.n_blocks, 2);
    CHECK_INT(article.blocks[0].kind, LEDE_BLOCK_HEADLINE);
    load_json(
        "{\"title\":\"B\",\"description\":\"The council voted...\",\"text\":\"The council voted "
        "on Tuesday.\"}");
    CHECK_INT(article.n_blocks, 2);
    CHECK_FIELD(DECK, "The council voted...");
}

TEST(what_lede_writes_comes_back_the_same) {
    const char *own =
        "{\"id\":\"a\",\"source\":\"old.txt#3\",\"title\":\"T\xC3\xA9\",\"deck\":null,"
        "\"byline\":\"Jane Doe, Reuters; X\",\"published\":\"2018-06\",\"modified\":null,"
        "\"publisher\":null,\"section\":null,\"language\":null,\"url\":null,"
        "\"text\":\"T\xC3\xA9\\n\\nPublished 2018-06\\n\\n One  two.\\nthree\","
        "\"blocks\":[{\"kind\":\"headline\",\"start\":0,\"stop\":2},"
        "{\"kind\":\"meta\",\"start\":4,\"stop\":21},"
        "{\"kind\":\"paragraph\",\"start\":23,\"stop\":39}]}";
    CHECK_INT(load_json(own), LEDE_OK);
    CHECK_FIELD(SOURCE, "old.txt#3");
    CHECK_FIELD(BYLINE, "Jane Doe, Reuters; X");
    CHECK_FIELD(PUBLISHER, "(null)");
    CHECK_TEXT(article.text, "T\xC3\xA9\n\nPublished 2018-06\n\n One  two.\nthree");
    CHECK_INT(article.n_blocks, 3);
    CHECK_BLOCK(1, "meta: Published 2018-06");
    CHECK_BLOCK(2, "paragraph:  One  two.\nthree");
}

TEST(blocks_may_carry_their_text) {
    load_json("{\"blocks\":[{\"kind\":\"heading\",\"text\":\"H\"},{\"text\":\"One.\"}]}");
    CHECK_TEXT(article.text, "H\n\nOne.");
    CHECK_BLOCK(0, "heading: H");
    CHECK_BLOCK(1, "paragraph: One.");
}

static bool refused(const char *json, uint32_t column, const char *word) {
    lede_status status = load_json(json);
    bool ok = status == LEDE_FORMAT && error.line == 1 && error.column == column &&
              strcmp(error.where, "in.txt") == 0 && strstr(error.message, word) != NULL;
    if (!ok)
        printf("# %s %u:%u %s\n", lede_status_name(status), error.line, error.column,
               error.message);
    return ok;
}

TEST(what_is_no_article_is_refused_at_its_place) {
    CHECK(refused("[1]", 1, "an array"));
    CHECK(refused("\"text\"", 1, "a string"));
    CHECK(refused("{\"text\": }", 10, "expected a value"));
    CHECK(refused("{\"author\":\"Jane Doe\"}", 1, "no text"));
    CHECK(refused("{\"blocks\":[{\"kind\":\"poem\",\"text\":\"x\"}]}", 20, "kind of block"));
    CHECK(refused("{\"text\":\"abc\",\"blocks\":[{\"start\":0,\"stop\":4}]}", 25, "outside"));
    CHECK(refused("{\"text\":\"abc\",\"blocks\":[{\"start\":2,\"stop\":1}]}", 25, "follow"));
    CHECK(refused("{\"text\":\"abc\",\"blocks\":[{\"start\":-1,\"stop\":1}]}", 25, "follow"));
    CHECK(refused("{\"blocks\":[{\"kind\":\"list\"}]}", 12, "'text'"));
    CHECK(refused("{\"blocks\":[7]}", 12, "an object"));
    CHECK(refused("{\"text\":\"a\",\"text\":\"b\"}", 20, "the key \"text\" comes twice"));
    CHECK(refused("{\"body\":\"a\",\"title\":[\"b\"],\"title\":[\"c\"]}", 35, "twice"));
    CHECK(refused("{\"text\":\"\\ud800\"}", 10, "surrogate"));
}

TEST(keys_that_come_twice_harm_where_they_contradict) {
    CHECK_INT(load_json("{\"text\":\"One.\",\"text\":\"One.\",\"title\":\"\",\"title\":\"T\"}"),
              LEDE_OK);
    CHECK_FIELD(TITLE, "T");
    CHECK_INT(load_json("{\"text\":\"One.\",\"x\":1,\"x\":2,\"y\":{\"title\":1,\"title\":2}}"),
              LEDE_OK);
    CHECK_TEXT(article.text, "One.");
}

TEST(keys_of_an_agency_of_its_own_are_texts) {
    load_json("{\"headline_main\":\"T\",\"body_length\":\"7\",\"body_web\":\"One.\","
              "\"description_n\":4,\"description_caption\":\"D.\"}");
    CHECK_BLOCK(0, "headline: T");
    CHECK_BLOCK(1, "deck: D.");
    CHECK_BLOCK(2, "paragraph: One.");
    CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_DECK]),
               "the key 'description_caption'");
    CHECK(refused("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"News\"}", 1,
                  "a JSON Schema"));
}

TEST(every_known_key_is_found) {
    lede_slice all = LEDE_SLICE(
        "by id uri url body date deck desk guid head lang link text uuid docid story "
        "title author blocks bodies byline outlet source teaser weburl writer article "
        "authors content created creator pubdate section summary updated abstract "
        "bodyhtml bodytext category datetime fulltext headline language maintext modified"
        " newsdesk postdate sitename subtitle articleid bodyxhtml headlines newspaper "
        "permalink posttitle published publisher sourceurl timestamp updatedat articleurl"
        " categories documentid inlanguage journalist modifiedat sourcename standfirst "
        "articlebody articledate articletext contenthtml contenttext datecreated "
        "dateupdated description publication publishdate publishedat publishedon "
        "sectionname subheadline articletitle canonicalurl datemodified descriptions "
        "firstcreated headlinemain lastmodified datepublished publisheddate publishername"
        " articlesection contentcreated firstpublished versioncreated contentmodified "
        "copyrightholder descriptiontext publicationdate descriptionxhtml ");
    for (size_t from = 0, stop; from < all.size; from = stop + 1) {
        stop = lede_slice_find(all, LEDE_SLICE(" "), from);
        lede_slice name = lede_slice_cut(all, from, stop);
        const lede_json_name *found = lede_json_name_find(name);
        bool ok = found != NULL && lede_slice_is(name, found->name);
        if (!ok)
            printf("# the slot of \"%.*s\" is %zu\n", LEDE_FMT(name), lede_json_name_slot(name));
        CHECK(ok);
    }
    CHECK(lede_json_name_find(LEDE_SLICE("Date_Published"))->meaning == LEDE_FIELD_PUBLISHED);
    CHECK(lede_json_name_find(LEDE_SLICE("nothing")) == NULL);
    CHECK(lede_json_name_find(LEDE_SLICE("")) == NULL);
}

/* ---- frames --------------------------------------------------------------------------------- */

static lede_stream *stream;
static lede_framer framer;

static void open_frames(lede_slice bytes, uint64_t limit) {
    CHECK_OK(lede_stream_open_memory(bytes, &stream, err));
    lede_framer_init(&framer, stream, limit);
}
static void close_frames(void) {
    lede_framer_clear(&framer);
    lede_stream_close(stream);
}
/* "part@line+offset:bytes" of the next frame, or what ended it. */
static const char *next_frame(void) {
    static char line[256];
    lede_frame frame = {0};
    lede_error err = {0};
    lede_status status = lede_format_jsonl.frame(&framer, &frame, &err);
    if (status == LEDE_OK) {
        snprintf(line, sizeof line, "%u@%u+%llu:%.*s", frame.part, frame.line,
                 (unsigned long long)frame.offset, (int)frame.size,
                 frame.status == LEDE_OK ? frame.bytes : "");
        if (frame.status != LEDE_OK) {
            snprintf(line, sizeof line, "%u@%u %s", frame.part, frame.line,
                     lede_status_name(frame.status));
        }
    }
    lede_frame_clear(&frame);
    return status == LEDE_OK ? line : lede_status_name(status);
}

TEST(a_frame_is_a_line_with_its_place) {
    open_frames(LEDE_SLICE("\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{\"b\":2}\nnot json\n{}"), 100);
    CHECK_STRING(next_frame(), "1@1+3:{\"a\":1}\r");
    CHECK_STRING(next_frame(), "2@4+16:{\"b\":2}");
    CHECK_STRING(next_frame(), "3@5+24:not json");
    CHECK_STRING(next_frame(), "4@6+33:{}");
    CHECK_STRING(next_frame(), "end");
    CHECK_STRING(next_frame(), "end");
    close_frames();
}

TEST(a_file_behind_another_may_begin_with_a_mark) {
    CHECK_INT(load_json("\xEF\xBB\xBF{\"text\":\"A.\"}"), LEDE_OK);
    CHECK_TEXT(article.text, "A.");
}

TEST(an_object_over_several_lines_is_one_article) {
    open_frames(LEDE_SLICE("{\n \"text\": \"x\"\n}\n"), 100);
    CHECK_STRING(next_frame(), "0@1+0:{\n \"text\": \"x\"\n}\n");
    CHECK_STRING(next_frame(), "end");
    close_frames();
}

TEST(a_line_over_the_limit_fails_alone_in_little_memory) {
    enum { HUGE_LINE = 20 * 1000 * 1000, LIMIT = 100 * 1000 };
    char *bytes = malloc(HUGE_LINE + 20);
    if (bytes == NULL) return;
    memset(bytes, 'x', HUGE_LINE);
    memcpy(bytes, "{}\n", 3);
    memcpy(bytes + HUGE_LINE, "\n{\"b\":2}\n", 10);
    open_frames((lede_slice){bytes, HUGE_LINE + 9}, LIMIT);
    CHECK_STRING(next_frame(), "1@1+0:{}");
    CHECK_STRING(next_frame(), "2@2 limit");
    CHECK_STRING(next_frame(), "3@3+20000001:{\"b\":2}");
    CHECK_STRING(next_frame(), "end");
    CHECK(framer.ahead.capacity < 10 * LIMIT);
    close_frames();
    free(bytes);
}

TEST(a_line_of_just_the_limit_is_read) {
    open_frames(LEDE_SLICE("12345\n123456\n12345"), 5);
    CHECK_STRING(next_frame(), "1@1+0:12345");
    CHECK_STRING(next_frame(), "2@2 limit");
    CHECK_STRING(next_frame(), "3@3+13:12345");
    CHECK_STRING(next_frame(), "end");
    close_frames();
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(usual_keys_are_read);
    RUN(the_better_key_wins_whatever_the_order);
    RUN(a_reason_names_the_key_as_it_is_spelt);
    RUN(what_is_missing_or_unreadable_is_null);
    RUN(lines_are_paragraphs_where_no_blank_lines_are);
    RUN(line_ends_are_white_space_where_the_key_says_html);
    RUN(a_title_or_deck_that_the_text_repeats_comes_once);
    RUN(what_lede_writes_comes_back_the_same);
    RUN(blocks_may_carry_their_text);
    RUN(what_is_no_article_is_refused_at_its_place);
    RUN(keys_that_come_twice_harm_where_they_contradict);
    RUN(keys_of_an_agency_of_its_own_are_texts);
    RUN(every_known_key_is_found);
    RUN(a_frame_is_a_line_with_its_place);
    RUN(a_file_behind_another_may_begin_with_a_mark);
    RUN(an_object_over_several_lines_is_one_article);
    RUN(a_line_over_the_limit_fails_alone_in_little_memory);
    RUN(a_line_of_just_the_limit_is_read);
    lede_arena_clear(&arena);
    return DONE();
}
