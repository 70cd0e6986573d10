#include "base/json.h"

#include "test.h"

#include "base/buffer.h"

static lede_arena arena;

/* Of a string that is not the last of its text, where some bytes may be seen together with it. */
static uint8_t holds_of(const char *json) {
    char text[200];
    const lede_json *list = NULL;
    snprintf(text, sizeof text, "[%s, \"what stands behind it\"]", json);
    CHECK_OK(lede_json_read(lede_slice_of(text), &arena, &list, err));
    return list == NULL ? 0 : list->first->holds;
}

TEST(marks_line_feeds_and_more_than_ascii_are_told) {
    CHECK_INT(holds_of("\"plain\""), LEDE_JSON_TOLD);
    CHECK_INT(holds_of("\"plain and longer than any chunk that is read at once, by far, I think\""),
              LEDE_JSON_TOLD);
    CHECK_INT(holds_of("\"a \\\"quoted\\\" word\""), LEDE_JSON_TOLD);
    CHECK_INT(holds_of("\"one line\\nand one\""), LEDE_JSON_TOLD | LEDE_JSON_FEEDS);
    CHECK_INT(holds_of("\"AT&T\""), LEDE_JSON_TOLD | LEDE_JSON_MARKS);
    CHECK_INT(holds_of("\"a\\u003cb\""), LEDE_JSON_TOLD | LEDE_JSON_MARKS);
    CHECK_INT(holds_of("\"Zo\xC3\xAB\""), LEDE_JSON_TOLD | LEDE_JSON_WIDE);
    CHECK_INT(holds_of("\"Zo\\u00eb\""), LEDE_JSON_TOLD);
    CHECK_INT(holds_of("\"a\\tb\""), LEDE_JSON_TOLD | LEDE_JSON_UNEVEN);
    CHECK_INT(holds_of("\"a\\u2028b\""), LEDE_JSON_TOLD | LEDE_JSON_UNEVEN);
    CHECK_INT(holds_of("12"), 0);
}

TEST(line_feeds_are_even_where_they_part_words) {
    const char *const uneven[] = {"\"\\na\"",         "\"a\\n\"",         "\"a\\n\\n\\nb\"",
                                  "\"a \\nb\"",       "\"a\\n b\"",       "\"a\\n\\n b\"",
                                  "\"a\\u0020\\nb\"", "\"a\\n\\u0020b\"", "\"a\\u000a\\nb\""};
    for (size_t i = 0; i < sizeof uneven / sizeof *uneven; i++) {
        CHECK((holds_of(uneven[i]) & LEDE_JSON_UNEVEN) != 0);
    }
    CHECK((holds_of("\"a\\n\\n\\\"b\\\"\\n\\n\\u201cc\"") & LEDE_JSON_UNEVEN) == 0);
}

/* One character of JSON for a byte: as it stands, by its letter, or by its number. */
static void spell(lede_buffer *json, char c, uint32_t way) {
    char number[8];
    snprintf(number, sizeof number, "\\u%04x", (unsigned)(unsigned char)c);
    const char *letter = c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '"' ? "\\\"" : NULL;
    if (way == 0) {
        lede_buffer_add_string(json, number);
    } else if (letter != NULL) {
        lede_buffer_add_string(json, letter);
    } else {
        lede_buffer_add_char(json, c);
    }
}

/* What is told of a text whose bytes are known. */
static void check_told(const lede_json *string, lede_slice text) {
    uint32_t n_breaks = 0, n_told = string->decoded == NULL ? 0 : string->decoded->n_breaks;
    bool is_uneven = (string->holds & LEDE_JSON_UNEVEN) != 0;
    CHECK(lede_slice_equal(string->text, text));
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '&' || c == '<') CHECK((string->holds & LEDE_JSON_MARKS) != 0);
        if (c == '\t') CHECK(is_uneven);
        if (c == '\n') CHECK(is_uneven || (string->holds & LEDE_JSON_FEEDS) != 0);
        if (c != '\n' || is_uneven || i + 1 == text.size || text.data[i + 1] != '\n') continue;
        CHECK(n_breaks < n_told && string->decoded->breaks[n_breaks] == i);
        n_breaks++;
    }
    CHECK(is_uneven || n_breaks == n_told);
}

static const void *meaning_of(lede_slice key, bool *is_exact) {
    *is_exact = true;
    return key.data;
}

/* The same string as a member that is wanted, at the end of its text or not. */
static void check_wanted(lede_slice string, lede_slice text) {
    static const char *const behind[] = {"}", ", \"key\": \"what stands behind it\"}"};
    const lede_json_choice choice = {.meaning = meaning_of};
    for (size_t i = 0; i < 2; i++) {
        lede_buffer json = {0};
        const lede_json *object = NULL;
        lede_buffer_printf(&json, "{\"key\": %.*s%s", LEDE_FMT(string), behind[i]);
        CHECK_OK(lede_json_read_some(lede_buffer_slice(&json), &choice, &arena, &object, err));
        if (object != NULL) check_told(object->first, text);
        lede_buffer_clear(&json);
    }
}

TEST(what_is_told_is_true_of_any_spelling) {
    lede_buffer text = {0}, json = {0};
    uint32_t random = 3;
    for (uint32_t round = 0; test_ok && round < 20000; round++) {
        lede_arena_reset(&arena);
        text.size = json.size = 0;
        lede_buffer_add_char(&json, '"');
        for (uint32_t i = 0, size = round % 90; i < size; i++) {
            random = random * 1664525 + 1013904223;
            char c = "abcdefghijklmnopqrstuvwxyz\n\n\n \"<&\t"[(random >> 16) % 26 +
                                                               (random >> 30 == 0 ? 8 : 0)];
            bool again = c == '\n' && (random >> 25 & 1) != 0;
            for (int n = again ? 2 : 1; n > 0; n--) {
                lede_buffer_add_char(&text, c);
                spell(&json, c, (random >> 20) % 16);
            }
        }
        lede_buffer_add_char(&json, '"');
        const lede_json *string = NULL;
        CHECK_OK(lede_json_read(lede_buffer_slice(&json), &arena, &string, err));
        check_told(string, lede_buffer_slice(&text));
        check_wanted(lede_buffer_slice(&json), lede_buffer_slice(&text));
        if (!test_ok) printf("# round %u: %.*s\n", round, LEDE_FMT(lede_buffer_slice(&json)));
    }
    lede_buffer_clear(&text);
    lede_buffer_clear(&json);
}

/* Of very many paragraphs the places are not told, and that is. */
TEST(too_many_blank_lines_are_uneven) {
    lede_buffer json = {0};
    for (int n = LEDE_JSON_BREAKS; n <= LEDE_JSON_BREAKS + 1; n++) {
        json.size = 0;
        lede_buffer_add_string(&json, "\"a");
        for (int i = 0; i < n; i++) lede_buffer_add_string(&json, "\\n\\nb");
        lede_buffer_add_char(&json, '"');
        const lede_json *string = NULL;
        CHECK_OK(lede_json_read(lede_buffer_slice(&json), &arena, &string, err));
        CHECK_INT((string->holds & LEDE_JSON_UNEVEN) != 0, n > LEDE_JSON_BREAKS);
        CHECK_INT(string->decoded->n_breaks, LEDE_JSON_BREAKS);
    }
    lede_buffer_clear(&json);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(marks_line_feeds_and_more_than_ascii_are_told);
    RUN(line_feeds_are_even_where_they_part_words);
    RUN(what_is_told_is_true_of_any_spelling);
    RUN(too_many_blank_lines_are_uneven);
    lede_arena_clear(&arena);
    return DONE();
}
