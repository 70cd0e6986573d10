#include "test.h"

#include "base/utf8.h"

static uint32_t decode(const char *text, size_t *size) {
    uint32_t code_point = 0;
    *size = lede_utf8_decode(lede_slice_of(text), 0, &code_point);
    return code_point;
}

TEST(every_scalar_value_survives_encode_and_decode) {
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c == 0xD800) c = 0xE000;
        char bytes[LEDE_UTF8_MAX_BYTES];
        size_t size = lede_utf8_encode(c, bytes);
        uint32_t back = 0;
        if (lede_utf8_decode((lede_slice){bytes, size}, 0, &back) != size || back != c) {
            CHECK_INT(back, c);
            return;
        }
    }
}

TEST(surrogates_and_values_past_the_end_are_written_as_the_replacement_character) {
    char bytes[LEDE_UTF8_MAX_BYTES];
    CHECK_INT(lede_utf8_encode(0xD800, bytes), 3);
    CHECK(memcmp(bytes, "\xEF\xBF\xBD", 3) == 0);
    CHECK_INT(lede_utf8_encode(0x110000, bytes), 3);
    CHECK(memcmp(bytes, "\xEF\xBF\xBD", 3) == 0);
}

TEST(ill_formed_sequences_give_their_maximal_subpart) {
    size_t size;
    CHECK(decode("\x80", &size) == LEDE_UTF8_BAD && size == 1);
    CHECK(decode("\xC0\xAF", &size) == LEDE_UTF8_BAD && size == 1);         /* overlong */
    CHECK(decode("\xE0\x80\x80", &size) == LEDE_UTF8_BAD && size == 1);     /* overlong */
    CHECK(decode("\xED\xA0\x80", &size) == LEDE_UTF8_BAD && size == 1);     /* surrogate */
    CHECK(decode("\xF4\x90\x80\x80", &size) == LEDE_UTF8_BAD && size == 1); /* past the end */
    CHECK(decode("\xE1\x80\x41", &size) == LEDE_UTF8_BAD && size == 2);
    CHECK(decode("\xF1\x80\x80", &size) == LEDE_UTF8_BAD && size == 3);
    CHECK(decode("\xFF", &size) == LEDE_UTF8_BAD && size == 1);
    CHECK(decode("\xE2\x82\xAC", &size) == 0x20AC && size == 3);
}

/* Unicode 15.0, table 3-8 */
TEST(repair_replaces_as_the_standard_shows) {
    lede_buffer out = {0};
    size_t n = lede_utf8_repair(lede_slice_of("a\xF1\x80\x80\xE1\x80\xC2"
                                              "b\x80"
                                              "c\x80\xBF"
                                              "d"),
                                &out);
    CHECK_INT(n, 6);
    CHECK_TEXT(lede_buffer_slice(&out), "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    lede_buffer_clear(&out);
    CHECK_INT(lede_utf8_repair(LEDE_SLICE("Zürich"), &out), 0);
    CHECK_TEXT(lede_buffer_slice(&out), "Zürich");
    lede_buffer_clear(&out);
}

TEST(validity_ends_at_the_first_bad_byte) {
    CHECK_INT(lede_utf8_valid_prefix(LEDE_SLICE("plain words, more than eight")), 28);
    CHECK_INT(lede_utf8_valid_prefix(LEDE_SLICE("caf\xE9 au lait")), 3);
    CHECK_INT(lede_utf8_valid_prefix(LEDE_SLICE("caf\xC3")), 3);
    CHECK(lede_utf8_is_valid(LEDE_SLICE("")));
    CHECK(lede_utf8_is_valid(LEDE_SLICE("a\0b")));
    CHECK(lede_utf8_is_ascii(LEDE_SLICE("0123456789")));
    CHECK(!lede_utf8_is_ascii(LEDE_SLICE("0123456789é")));
}

TEST(code_points_are_counted_and_skipped) {
    lede_slice text = LEDE_SLICE("“Ünïted” nations \xF0\x9F\x98\x80");
    CHECK_INT(lede_utf8_count(text), 18);
    CHECK_INT(lede_utf8_skip(text, 0), 0);
    CHECK_INT(lede_utf8_skip(text, 1), 3);
    CHECK_INT(lede_utf8_skip(text, 17), text.size - 4);
    CHECK_INT(lede_utf8_skip(text, 99), text.size);
}

/* A small generator with a fixed seed: the same bytes on every machine. */
static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 24;
}

TEST(going_back_visits_the_same_boundaries_on_any_bytes) {
    uint32_t state = 7;
    static const unsigned char likely[] = {'a',  0x80, 0xBF, 0xC3, 0xE0,
                                           0xE2, 0xED, 0xF0, 0xF4, 0xA0};
    for (int round = 0; round < 2000; round++) {
        char bytes[24];
        for (size_t i = 0; i < sizeof bytes; i++) {
            uint32_t r = next_random(&state);
            bytes[i] = (char)(r & 1 ? likely[(r >> 1) % sizeof likely] : (unsigned char)r);
        }
        lede_slice text = {bytes, sizeof bytes};
        size_t starts[sizeof bytes + 1], n = 0;
        for (size_t at = 0; at < text.size; at = lede_utf8_next(text, at)) starts[n++] = at;
        CHECK_INT(lede_utf8_count(text), n);
        size_t at = text.size;
        while (n > 0) {
            at = lede_utf8_previous(text, at);
            CHECK_INT(at, starts[--n]);
            if (!test_ok) return;
        }
    }
}

TEST(columns_of_a_terminal_are_counted) {
    CHECK_INT(lede_utf8_width(LEDE_SLICE("Zürich")), 6);
    CHECK_INT(lede_utf8_width(LEDE_SLICE("Zu\u0308rich")), 6);
    CHECK_INT(lede_utf8_width(LEDE_SLICE("東京")), 4);
    CHECK_INT(lede_utf8_width(LEDE_SLICE("\U0001F600")), 2);
    CHECK_INT(lede_utf8_width(LEDE_SLICE("a\tb\u200Bc")), 3);
    CHECK_INT(lede_utf8_width(LEDE_SLICE("\xFF")), 1);
}

TEST(a_bad_byte_is_found_in_any_place_of_a_long_text) {
    char text[150];
    for (size_t size = 1; size <= sizeof text; size++) {
        memset(text, 'x', sizeof text);
        CHECK(lede_utf8_is_ascii((lede_slice){text, size}));
        for (size_t at = 0; at < size; at++) {
            text[at] = '\xFF';
            CHECK_INT(lede_utf8_valid_prefix((lede_slice){text, size}), at);
            text[at] = 'x';
        }
    }
}

int main(void) {
    RUN(a_bad_byte_is_found_in_any_place_of_a_long_text);
    RUN(columns_of_a_terminal_are_counted);
    RUN(every_scalar_value_survives_encode_and_decode);
    RUN(surrogates_and_values_past_the_end_are_written_as_the_replacement_character);
    RUN(ill_formed_sequences_give_their_maximal_subpart);
    RUN(repair_replaces_as_the_standard_shows);
    RUN(validity_ends_at_the_first_bad_byte);
    RUN(code_points_are_counted_and_skipped);
    RUN(going_back_visits_the_same_boundaries_on_any_bytes);
    return DONE();
}
