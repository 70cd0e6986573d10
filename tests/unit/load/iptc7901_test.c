#include "frames.h"

#define WIRE                                                                                       \
    "\x01hvw014 4 pl 64 vvvv\r\nCouncil/Bridge/\r\n\x02Old bridge to close=\r\n"                   \
    "   Halvery (HVW) - The council of Halvery voted on Wednesday to close\r\n"                    \
    "the old bridge to all traffic for a year.\r\n"

static lede_status load_wire(const char *text) {
    return load_as(&lede_format_iptc7901, lede_slice_of(text));
}

TEST(a_wire_is_read) {
    CHECK_INT(load_wire("\x16\x16" WIRE "\x03"
                        "111430 Jan 18\r\n\x04\r\n"),
              LEDE_OK);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(PUBLISHED, "2018-01-11T14:30");
    CHECK_FIELD(SECTION, "pl");
    CHECK_FIELD(PUBLISHER, "HVW");
    CHECK_BLOCK(0, "meta: hvw014 4 pl 64 vvvv");
    CHECK_BLOCK(1, "meta: Council/Bridge/");
    CHECK_BLOCK(2, "headline: Old bridge to close");
    CHECK_BLOCK(3, "dateline: Halvery (HVW) -");
    CHECK_BLOCK(4, "paragraph: The council of Halvery voted on Wednesday to close the old bridge "
                   "to all traffic for a year.");
}

TEST(the_year_is_of_the_format_s_own_time) {
    load_wire(WIRE "\x03"
                   "111430 Jan 84\r\n\x04");
    CHECK_FIELD(PUBLISHED, "1984-01-11T14:30");
    load_wire(WIRE "\x03"
                   "311430 Feb 84\r\n\x04");
    CHECK_FIELD(PUBLISHED, "(null)");
}

TEST(a_wire_that_is_cut_off_says_so) {
    CHECK_INT(load_wire(WIRE), LEDE_FORMAT);
    CHECK(strstr(error.message, "no ETX") != NULL);
    CHECK_INT(load_wire("\x01hvw014 4 pl 64\r\n"), LEDE_FORMAT);
    CHECK(strstr(error.message, "without STX") != NULL);
    CHECK_INT(load_wire("\x01hvw014 4 pl 64\r\n\x02\r\n\x03"), LEDE_FORMAT);
}

TEST(another_header_is_refused_by_name) {
    CHECK_INT(load_wire("\x01"
                        "a0123\x1Fr a bc-\r\n\x02Text.\x03"),
              LEDE_UNSUPPORTED);
    CHECK(strstr(error.message, "ANPA 1312") != NULL);
}

TEST(wires_are_parted_and_recognised) {
    lede_slice said =
        read_file(&lede_format_iptc7901, WIRE "\x03\x04\r\n\x16" WIRE "\x03\x04", 1 << 20, NULL);
    CHECK(lede_slice_starts(said, LEDE_SLICE("#1@1 ")));
    CHECK(lede_slice_find(said, LEDE_SLICE("\n#2@7 "), 0) != SIZE_MAX);
    const lede_format *found = NULL;
    lede_format_recognise(LEDE_SLICE("\x16\x16" WIRE "\x03"), "in", &found, &error);
    CHECK(found == &lede_format_iptc7901);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_wire_is_read);
    RUN(the_year_is_of_the_format_s_own_time);
    RUN(a_wire_that_is_cut_off_says_so);
    RUN(another_header_is_refused_by_name);
    RUN(wires_are_parted_and_recognised);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
