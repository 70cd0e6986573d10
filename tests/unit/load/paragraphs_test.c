#include "test.h"

#include "load/paragraphs.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The next paragraph as it is defined, byte by byte. */
static lede_slice next_slowly(lede_slice text, size_t *at) {
    while (*at < text.size && is_space(text.data[*at])) ++*at;
    size_t start = *at;
    for (; *at < text.size; ++*at) {
        size_t next = *at + 1;
        if (text.data[*at] != '\n') continue;
        while (next < text.size && text.data[next] != '\n' && is_space(text.data[next])) next++;
        if (next < text.size && text.data[next] == '\n') break;
    }
    return lede_slice_trim(lede_slice_cut(text, start, *at));
}

static void check(lede_slice text) {
    lede_paragraphs paragraphs = lede_paragraphs_of(text);
    for (size_t at = 0;;) {
        lede_slice wanted = next_slowly(text, &at), found = lede_paragraphs_next(&paragraphs);
        CHECK_INT(found.size, wanted.size);
        CHECK(wanted.size == 0 || found.data == wanted.data);
        if (wanted.size == 0) break;
    }
    CHECK(lede_paragraphs_ended(&paragraphs));
}

TEST(blank_lines_part_paragraphs) {
    lede_paragraphs p = lede_paragraphs_of(LEDE_SLICE("\n One\ntwo. \n \t\r\n\n\nThree.\r\n\r\n"));
    CHECK_TEXT(lede_paragraphs_next(&p), "One\ntwo.");
    CHECK(!lede_paragraphs_ended(&p));
    CHECK_TEXT(lede_paragraphs_next(&p), "Three.");
    CHECK(lede_paragraphs_ended(&p));
    CHECK_INT(lede_paragraphs_next(&p).size, 0);
}

/* Line feeds are found 64 bytes at a time: where those end must not matter. */
TEST(paragraphs_are_the_same_wherever_they_stand) {
    char text[300];
    uint32_t random = 7;
    for (size_t round = 0; round < 20000; round++) {
        size_t size = round % sizeof text;
        for (size_t i = 0; i < size; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = "abcdefghijklmnopqrstuv\n\n\n \t\r"[(random >> 16) % 28];
        }
        check((lede_slice){text, size});
    }
}

int main(void) {
    RUN(blank_lines_part_paragraphs);
    RUN(paragraphs_are_the_same_wherever_they_stand);
    return DONE();
}
