/* Cases are named by their rule in UAX #29, section 4.1.1. */
#include "breaks.h"

#include "base/utf8.h"
#include "text/word.h"

static bool breaks(const char *wanted) {
    return breaks_by(lede_word_next, wanted);
}

TEST(wb3_line_ends) {
    CHECK(breaks("a|\r\n|b"));
    CHECK(breaks("a|\n|\r|b"));
    CHECK(breaks("\n|\u0308|a"));
}
TEST(wb3c_emoji_joined_by_zwj) {
    CHECK(breaks("\U0001F469\u200D\U0001F680|\U0001F469"));
}
TEST(wb3d_spaces) {
    CHECK(breaks("a|   |b"));
    CHECK(breaks("a| \u0308| |b"));
}
TEST(wb4_marks_and_format) {
    CHECK(breaks("Zoe\u0308|,| |a\u00ADb"));
}
TEST(wb5_to_wb7_letters) {
    CHECK(breaks("can't"));
    CHECK(breaks("can’t"));
    CHECK(breaks("a.b:c"));
    CHECK(breaks("a|.|.|b"));
    CHECK(breaks("dogs|'| |x"));
    CHECK(breaks("a\u0308'\u0308b"));
}
TEST(wb7abc_hebrew) {
    CHECK(breaks("א'"));
    CHECK(breaks("א\"א"));
    CHECK(breaks("א|\"|a"));
}
TEST(wb8_to_wb12_numbers) {
    CHECK(breaks("1,200.50"));
    CHECK(breaks("20th"));
    CHECK(breaks("a1"));
    CHECK(breaks("10|:|38"));
    CHECK(breaks("1|,| |2"));
}
TEST(wb13_katakana_and_low_line) {
    CHECK(breaks("アイ"));
    CHECK(breaks("a_1_ア_"));
    CHECK(breaks("東|京"));
}
TEST(wb15_flags_pair_up) {
    CHECK(breaks("\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7|\U0001F1E9"));
}
TEST(ill_formed_bytes_stand_alone) {
    CHECK(breaks("a|\xFF|b"));
    CHECK(breaks("\xE2\x80|a"));
}

/* The path for ASCII and the one for everything agree: a mark behind the first code point (WB4)
 * forces the second one, and does not move the boundary otherwise. */
TEST(ascii_takes_the_same_way_as_any_text) {
    static const char alphabet[] = "aB1_.',;:\" -\n";
    uint32_t state = 5;
    for (int round = 0; round < 20000 && test_ok; round++) {
        char text[16];
        for (size_t i = 0; i < sizeof text; i++) {
            state = state * 1664525u + 1013904223u;
            text[i] = alphabet[(state >> 16) % (sizeof alphabet - 1)];
        }
        char marked[sizeof text + 2];
        marked[0] = text[0];
        memcpy(marked + 1, "\u0308", 2);
        memcpy(marked + 3, text + 1, sizeof text - 1);
        if (text[0] == '\n' || text[0] == ' ') continue;
        size_t fast = lede_word_next((lede_slice){text, sizeof text}, 0);
        size_t slow = lede_word_next((lede_slice){marked, sizeof marked}, 0);
        CHECK_INT(fast + 2, slow);
    }
}

int main(void) {
    RUN(wb3_line_ends);
    RUN(wb3c_emoji_joined_by_zwj);
    RUN(wb3d_spaces);
    RUN(wb4_marks_and_format);
    RUN(wb5_to_wb7_letters);
    RUN(wb7abc_hebrew);
    RUN(wb8_to_wb12_numbers);
    RUN(wb13_katakana_and_low_line);
    RUN(wb15_flags_pair_up);
    RUN(ill_formed_bytes_stand_alone);
    RUN(ascii_takes_the_same_way_as_any_text);
    return DONE();
}
