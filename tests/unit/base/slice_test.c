#include "test.h"

#include "base/slice.h"

TEST(slices_compare_bytewise_a_prefix_first) {
    CHECK(lede_slice_compare(LEDE_SLICE("a"), LEDE_SLICE("b")) < 0);
    CHECK(lede_slice_compare(LEDE_SLICE("ab"), LEDE_SLICE("a")) > 0);
    CHECK(lede_slice_compare(LEDE_SLICE("\xFF"), LEDE_SLICE("a")) > 0);
    CHECK(lede_slice_compare(LEDE_SLICE("a"), LEDE_SLICE("a")) == 0);
    CHECK(lede_slice_compare(LEDE_NULL_SLICE, LEDE_SLICE("")) == 0);
    CHECK(lede_slice_compare(LEDE_NULL_SLICE, LEDE_SLICE("a")) < 0);
}

TEST(null_is_not_empty_but_compares_equal_bytes) {
    CHECK(lede_slice_cut(LEDE_NULL_SLICE, 0, 0).data == NULL);
    CHECK(lede_slice_of(NULL).data == NULL);
    CHECK(lede_slice_of("").data != NULL);
    CHECK(lede_slice_equal(LEDE_NULL_SLICE, LEDE_SLICE("")));
    CHECK(lede_slice_trim(LEDE_NULL_SLICE).data == NULL);
}

TEST(white_space_is_trimmed) {
    CHECK_TEXT(lede_slice_trim(LEDE_SLICE(" \t\r\n a b \v\f")), "a b");
    CHECK_TEXT(lede_slice_trim(LEDE_SLICE(" \n ")), "");
}

TEST(needles_are_found_from_a_place_on) {
    lede_slice text = LEDE_SLICE("abcabcabd");
    CHECK_INT(lede_slice_find(text, LEDE_SLICE("abc"), 0), 0);
    CHECK_INT(lede_slice_find(text, LEDE_SLICE("abc"), 1), 3);
    CHECK_INT(lede_slice_find(text, LEDE_SLICE("abd"), 0), 6);
    CHECK(lede_slice_find(text, LEDE_SLICE("abe"), 0) == SIZE_MAX);
    CHECK(lede_slice_find(text, LEDE_SLICE("abcabcabda"), 0) == SIZE_MAX);
    CHECK(lede_slice_find(text, LEDE_SLICE("d"), 9) == SIZE_MAX);
    CHECK(lede_slice_find(text, LEDE_SLICE("d"), 99) == SIZE_MAX);
    CHECK_INT(lede_slice_find(text, LEDE_SLICE(""), 9), 9);
}

TEST(lines_are_cut_off_whatever_ends_them) {
    lede_slice rest = LEDE_SLICE("one\r\n\ntwo\nlast"), line;
    CHECK(lede_slice_line(&rest, &line));
    CHECK_TEXT(line, "one");
    CHECK(lede_slice_line(&rest, &line));
    CHECK_TEXT(line, "");
    CHECK(lede_slice_line(&rest, &line));
    CHECK_TEXT(line, "two");
    CHECK(lede_slice_line(&rest, &line));
    CHECK_TEXT(line, "last");
    CHECK(!lede_slice_line(&rest, &line));
}

TEST(prefixes_suffixes_and_case) {
    CHECK(lede_slice_starts(LEDE_SLICE("headline"), LEDE_SLICE("head")));
    CHECK(!lede_slice_starts(LEDE_SLICE("head"), LEDE_SLICE("headline")));
    CHECK(lede_slice_ends(LEDE_SLICE("headline"), LEDE_SLICE("line")));
    CHECK(!lede_slice_ends(LEDE_SLICE("line"), LEDE_SLICE("headline")));
    CHECK(lede_slice_equal_ascii_case(LEDE_SLICE("Content-Type"), LEDE_SLICE("content-TYPE")));
    CHECK(!lede_slice_equal_ascii_case(LEDE_SLICE("[a"), LEDE_SLICE("{a")));
    CHECK(lede_slice_starts_ascii_case(LEDE_SLICE("MIME-Version: 1"), LEDE_SLICE("mime-version")));
    CHECK(!lede_slice_starts_ascii_case(LEDE_SLICE("mime"), LEDE_SLICE("MIME-")));
}

/* Whatever the size and wherever the byte stands: steps, the last step, what is left. */
TEST(one_of_several_bytes_is_found_in_any_place) {
    char text[80];
    for (size_t size = 0; size <= sizeof text; size++) {
        memset(text, 'x', sizeof text);
        lede_slice slice = {text, size};
        CHECK_INT(lede_slice_find_any(slice, "&<\r\xE2", 0), size);
        for (size_t at = 0; at < size; at++) {
            text[at] = "&<\r\xE2"[at % 4];
            CHECK_INT(lede_slice_find_any(slice, "&<\r\xE2", 0), at);
            CHECK_INT(lede_slice_find_any(slice, "&<\r\xE2", at), at);
            CHECK_INT(lede_slice_find_any(slice, "&<\r\xE2", at + 1), size);
            text[at] = "\n\t;%"[at % 4];
        }
    }
    CHECK(lede_slice_is_blank(LEDE_SLICE(" \t\r\n")));
    CHECK(!lede_slice_is_blank(LEDE_SLICE(" \tx")));
}

int main(void) {
    RUN(one_of_several_bytes_is_found_in_any_place);
    RUN(slices_compare_bytewise_a_prefix_first);
    RUN(null_is_not_empty_but_compares_equal_bytes);
    RUN(white_space_is_trimmed);
    RUN(needles_are_found_from_a_place_on);
    RUN(lines_are_cut_off_whatever_ends_them);
    RUN(prefixes_suffixes_and_case);
    return DONE();
}
