#include "sources.h"

/* The first article of a file with this text, as these names have it; null: it was refused. */
static bool read_with(const char *name, const char *text, const char *const *fields, size_t count) {
    lede_source_options options = {.fields = fields, .n_fields = count};
    lede_source *source = NULL;
    lede_frame frame;
    make_folder();
    write_file(name, text);
    const char *inputs[] = {folder};
    bool ok = lede_source_open(inputs, 1, &options, &source, &error) == LEDE_OK &&
              lede_source_next(source, &frame, &error) == LEDE_OK;
    if (ok) {
        lede_arena_reset(&arena);
        ok = lede_format_parse(&frame, &arena, NULL, &article, &error) == LEDE_OK;
        lede_frame_clear(&frame);
    }
    lede_source_close(source);
    remove_folder();
    return ok;
}

#define LETTERS                                                                                    \
    "wanneer\tonderwerp\tbrief\n"                                                                  \
    "2024-09-14\tDe brug bij Halvery\tDe brug is al een jaar dicht.\n"

TEST(columns_and_keys_are_named_by_the_user) {
    static const char *const columns[] = {"text=brief", "title=onderwerp", "published=wanneer"};
    CHECK(read_with("letters.tsv", LETTERS, columns, 3));
    CHECK_FIELD(TITLE, "De brug bij Halvery");
    CHECK_FIELD(PUBLISHED, "2024-09-14");
    CHECK_BLOCK(1, "paragraph: De brug is al een jaar dicht.");
    static const char *const keys[] = {"text=in.brief"};
    CHECK(
        read_with("a.jsonl", "{\"in\": {\"brief\": \"De brug.\"}, \"text\": \"No.\"}\n", keys, 1));
    CHECK_TEXT(article.text, "De brug.");
}

TEST(a_field_that_is_none_is_refused) {
    static const char *const wrong[] = {"body=text", "text", "text=", "source=x"};
    for (size_t i = 0; i < 4; i++) {
        CHECK(!read_with("letters.tsv", LETTERS, &wrong[i], 1));
        CHECK(strstr(error.message, "FIELD=NAME") != NULL);
    }
}

#define TABLE(date)  "title,date,text\nBridge," date ",It is shut.\n"
#define OBJECT(date) "{\"title\": \"Bridge\", \"date\": \"" date "\", \"text\": \"It is shut.\"}\n"

TEST(the_user_says_what_comes_first_in_dates) {
    static const char *const days[] = {"dates=dmy"}, *const months[] = {"dates=mdy"};
    CHECK(read_with("a.csv", TABLE("02/03/2024"), days, 1));
    CHECK_FIELD(PUBLISHED, "2024-03-02");
    CHECK(read_with("a.csv", TABLE("02/03/2024"), months, 1));
    CHECK_FIELD(PUBLISHED, "2024-02-03");
    CHECK(read_with("a.jsonl", OBJECT("02/03/2024"), days, 1));
    CHECK_FIELD(PUBLISHED, "2024-03-02");
    CHECK(read_with("a.jsonl", OBJECT("02/03/2024"), months, 1));
    CHECK_FIELD(PUBLISHED, "2024-02-03");
    CHECK(read_with("a.csv", "Titel;Datum;Text\nB;02/03/2024;Zu.\n", months, 1));
    CHECK_FIELD(PUBLISHED, "2024-02-03"); /* whatever the columns' language */
    CHECK(read_with("a.csv", TABLE("13/03/2024"), months, 1));
    CHECK_FIELD(PUBLISHED, "2024-03-13"); /* which it can only be */
}

TEST(an_order_of_dates_that_is_none_is_refused) {
    static const char *const wrong[] = {"dates=ymd"};
    CHECK(!read_with("a.csv", TABLE("02/03/2024"), wrong, 1));
    CHECK(strstr(error.message, "expected dmy or mdy") != NULL);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(columns_and_keys_are_named_by_the_user);
    RUN(a_field_that_is_none_is_refused);
    RUN(the_user_says_what_comes_first_in_dates);
    RUN(an_order_of_dates_that_is_none_is_refused);
    lede_arena_clear(&arena);
    return DONE();
}
