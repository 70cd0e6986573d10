#include "test.h"

#include <stdlib.h>

#include "load/paragraphs.h"
#include "load/text_look.h"

typedef struct seen {
    bool has_marks, has_others, is_even;
} seen;

/* What a text holds, as it is defined, byte by byte. */
static seen look_slowly(lede_slice text) {
    seen all = {.is_even = text.size > 0};
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        char next = i + 1 < text.size ? text.data[i + 1] : 'x';
        unsigned char third = i + 2 < text.size ? (unsigned char)text.data[i + 2] : 'x';
        bool joint = (c == '\n' && next == ' ') || (c == ' ' && next == '\n');
        bool three = c == '\n' && next == '\n' && third == '\n';
        bool end = (i == 0 || i + 1 == text.size) && lede_slice_is_space((char)c);
        all.has_marks |= c == '&' || c == '<';
        all.has_others |= (c < 0x20 && c != '\n') || (c == 0xE2 && (third | 1) == 0xA9);
        all.is_even &= !joint && !three && !end;
    }
    return all;
}

/* The stops are those of the paragraphs that blank lines part. */
static void check_stops(lede_slice text, const lede_text_look *look) {
    lede_paragraphs paragraphs = lede_paragraphs_of(text);
    size_t start = 0;
    for (uint32_t i = 0; i <= look->n_stops; i++) {
        size_t stop = i < look->n_stops ? look->stops[i] : text.size;
        lede_slice wanted = lede_paragraphs_next(&paragraphs);
        CHECK(wanted.data == text.data + start);
        CHECK_INT(wanted.size, stop - start);
        start = stop + 2;
    }
    CHECK(lede_paragraphs_ended(&paragraphs));
}

/* In memory of its own size, so that looking behind it is seen by the sanitizer. */
static void check(const char *bytes, size_t size) {
    char *copy = malloc(size + (size == 0));
    if (copy == NULL) return;
    if (size > 0) memcpy(copy, bytes, size);
    lede_slice text = {copy, size};
    seen wanted = look_slowly(text);
    for (int level = 0; level <= (int)lede_text_look_best(); level++) {
        lede_text_look look;
        lede_text_look_at(text, (lede_text_look_level)level, &look);
        CHECK_INT(look.has_marks, wanted.has_marks);
        CHECK_INT(look.has_others, wanted.has_others);
        CHECK_INT(look.is_even, wanted.is_even);
        if (look.is_even && !look.has_others) check_stops(text, &look);
    }
    free(copy);
}

static uint32_t draw(uint32_t *random, uint32_t below) {
    *random = *random * 1664525 + 1013904223;
    return (*random >> 16) % below;
}

/* Wherever bytes stand, in a group, at its end, in what is left; line feeds at every distance. */
TEST(all_levels_tell_what_bytes_hold_wherever_they_stand) {
    static const char odd[] = "&<\r\t\v \n\xE2\xA8\xA9\x80";
    char text[300];
    uint32_t random = 11;
    for (size_t round = 0; round < 30000; round++) {
        size_t size = round % sizeof text;
        uint32_t rare = 4 + draw(&random, 200);
        for (size_t i = 0; i < size; i++) {
            uint32_t kind = draw(&random, rare);
            text[i] = (char)('a' + draw(&random, 26));
            if (kind == 0 && round % 3 == 0) text[i] = odd[draw(&random, sizeof odd - 1)];
            if (kind < 2 && i > 0) text[i] = text[i - 1] = '\n';
        }
        check(text, size);
    }
}

TEST(a_text_of_many_paragraphs_is_left_to_others) {
    static char text[2000];
    lede_text_look look;
    memset(text, '\n', sizeof text);
    check(text, sizeof text); /* many more pairs than places, none of use */
    for (size_t i = 0; i < sizeof text; i += 3) text[i] = 'x';
    lede_slice most = {text, 3 * (LEDE_TEXT_LOOK_PARTS - 1) + 1};
    lede_slice more = {text, 3 * LEDE_TEXT_LOOK_PARTS + 1};
    lede_text_look_at(most, lede_text_look_best(), &look);
    CHECK(look.is_even);
    CHECK_INT(look.n_stops, LEDE_TEXT_LOOK_PARTS - 1);
    lede_text_look_at(more, lede_text_look_best(), &look);
    CHECK(!look.is_even);
}

int main(void) {
    RUN(all_levels_tell_what_bytes_hold_wherever_they_stand);
    RUN(a_text_of_many_paragraphs_is_left_to_others);
    return DONE();
}
