#include "loading.h"

#include "load/plain_lines.h"

static lede_plain_lines lines;

static size_t read_lines(const char *text) {
    lede_arena_reset(&arena);
    lines = (lede_plain_lines){.arena = &arena};
    lede_slice slice = lede_slice_of(text);
    CHECK_OK(lede_plain_newlines(&slice, &arena, err));
    CHECK_OK(lede_plain_lines_read(&lines, slice, err));
    return lines.paragraphs.count;
}
static lede_slice paragraph(size_t k) {
    return k < lines.paragraphs.count ? lines.paragraphs.data[k].text : LEDE_SLICE("(none)");
}

TEST(a_line_end_ends_a_paragraph) {
    CHECK_INT(read_lines("The council met on Tuesday evening.\nThe bridge will be closed.\n"), 2);
    CHECK_INT(lines.wrap_width, 0);
    CHECK_TEXT(paragraph(1), "The bridge will be closed.");
}

TEST(hard_wrapped_lines_are_joined) {
    CHECK_INT(read_lines("The council of Halvery voted on Tuesday evening to close\n"
                         "the old bridge for a year, because the piers are older\n"
                         "than anybody had thought and the river is high.\n\n"
                         "Work on the bridge will begin in the first week of June\n"
                         "and it is to be over before the winter.\n"),
              2);
    CHECK(lines.wrap_width > 0);
    CHECK_TEXT(paragraph(0), "The council of Halvery voted on Tuesday evening to close the old "
                             "bridge for a year, because the piers are older than anybody had "
                             "thought and the river is high.");
    CHECK_TEXT(paragraph(1), "Work on the bridge will begin in the first week of June and it is to "
                             "be over before the winter.");
}

TEST(a_head_is_not_joined_to_the_wrapped_text) {
    CHECK_INT(read_lines("Council closes the old bridge for a year after inspection\n"
                         "By Owen Tarrant\n"
                         "The council of Halvery voted on Tuesday evening to close\n"
                         "the old bridge for a year, because the piers are older\n"
                         "than anybody had thought and the river is high.\n"),
              3);
    CHECK_TEXT(paragraph(0), "Council closes the old bridge for a year after inspection");
    CHECK_TEXT(paragraph(1), "By Owen Tarrant");
}

TEST(a_hyphen_at_a_wrap_stays_without_a_space) {
    read_lines("The council of Halvery voted on Tuesday evening for co-\n"
               "operation with the county, which owns the road to it, and\n"
               "asked for a report on the piers before the end of May.\n");
    CHECK_INT(lines.paragraphs.count, 1);
    CHECK(lede_slice_find(paragraph(0), LEDE_SLICE("for co-operation with"), 0) != SIZE_MAX);
}

TEST(lists_of_similar_lines_are_not_wrapped) {
    CHECK_INT(read_lines("Bridge closed for a year after inspection of the piers\n"
                         "Mayor asks the county for help with the cost of repairs\n"
                         "Ferry will sail every ten minutes from the first of June\n"
                         "Bakery expects to lose half of its customers by the end\n"),
              4);
}

TEST(a_sentence_torn_by_one_line_end_is_joined) {
    CHECK_INT(read_lines("The council will close\nthe bridge on Monday.\nIt opens in May.\n"), 2);
    CHECK_TEXT(lede_slice_trim(paragraph(1)), "It opens in May.");
    CHECK_INT(read_lines("milk and other things\nbread and some butter\neggs\n"), 3);
}

TEST(all_line_ends_are_read) {
    CHECK_INT(read_lines("One.\rTwo.\r\nThree.\fFour.\xE2\x80\xA8"
                         "Five.\xE2\x80\xA9Six."),
              6);
    CHECK(!lines.paragraphs.data[4].gap);
    CHECK(lines.paragraphs.data[5].gap);
}

TEST(space_at_line_ends_is_trimmed) {
    CHECK_INT(read_lines("\xC2\xA0 One. \xE2\x80\x8B\n\xE3\x80\x80\n\xEF\xBB\xBFTwo.\n"), 2);
    CHECK_TEXT(paragraph(0), "One.");
    CHECK_TEXT(paragraph(1), "Two.");
    CHECK(lines.paragraphs.data[1].gap);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(a_line_end_ends_a_paragraph);
    RUN(hard_wrapped_lines_are_joined);
    RUN(a_head_is_not_joined_to_the_wrapped_text);
    RUN(a_hyphen_at_a_wrap_stays_without_a_space);
    RUN(lists_of_similar_lines_are_not_wrapped);
    RUN(a_sentence_torn_by_one_line_end_is_joined);
    RUN(all_line_ends_are_read);
    RUN(space_at_line_ends_is_trimmed);
    lede_arena_clear(&arena);
    return DONE();
}
