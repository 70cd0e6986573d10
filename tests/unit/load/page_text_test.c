#include "test.h"

#include "load/page_text.h"

static lede_arena arena;
static lede_page_text page;

static lede_slice decode(lede_slice bytes, const char *transport) {
    lede_error error;
    lede_arena_reset(&arena);
    page = (lede_page_text){.arena = &arena};
    lede_status status = lede_page_text_read(&page, bytes, lede_slice_of(transport), &error);
    return status == LEDE_OK ? page.text : LEDE_SLICE("failed");
}
#define CHECK_DECODED(bytes, wanted) CHECK_TEXT(decode(LEDE_SLICE(bytes), NULL), (wanted))

/* The place on the page of each occurrence of `c`. */
static uint32_t place_of(char c) {
    const char *at = memchr(page.text.data, c, page.text.size);
    return at == NULL ? UINT32_MAX : lede_page_text_place(&page, (uint32_t)(at - page.text.data));
}

TEST(utf8_is_taken_as_it_is) {
    CHECK_DECODED("caf\xC3\xA9 X", "caf\xC3\xA9 X");
    CHECK_INT(place_of('X'), 6);
    CHECK_DECODED("\xEF\xBB\xBF<p>X", "<p>X");
    CHECK_INT(place_of('X'), 6);
    CHECK_DECODED("<meta charset=iso-8859-1>caf\xC3\xA9", "<meta charset=iso-8859-1>caf\xC3\xA9");
}

TEST(the_page_names_its_charset) {
    CHECK_DECODED("<meta charset=\"iso-8859-1\">caf\xE9 \x93X\x94",
                  "<meta charset=\"iso-8859-1\">caf\xC3\xA9 \xE2\x80\x9CX\xE2\x80\x9D");
    CHECK_INT(place_of('X'), 33);
    CHECK_DECODED(
        "<META http-equiv=content-type content='text/html; charset=windows-1251'>\xCF\xF0 X",
        "<META http-equiv=content-type content='text/html; charset=windows-1251'>"
        "\xD0\x9F\xD1\x80 X");
    CHECK_INT(place_of('X'), 75);
    CHECK_DECODED("<?xml version='1.0' encoding='iso-8859-2'?>\xB9 X",
                  "<?xml version='1.0' encoding='iso-8859-2'?>\xC5\xA1 X");
    CHECK_DECODED("<meta charset=shift_jis>\x83\x6A\x83\x85 X",
                  "<meta charset=shift_jis>\xE3\x83\x8B\xE3\x83\xA5 X");
    CHECK_INT(place_of('X'), 29);
    CHECK_DECODED("<meta charset=nonsense-99>caf\xE9", "<meta charset=nonsense-99>caf\xC3\xA9");
}

TEST(http_is_believed_before_the_page) {
    CHECK_TEXT(decode(LEDE_SLICE("<meta charset=iso-8859-1>\xCF\xF0"), "windows-1251"),
               "<meta charset=iso-8859-1>\xD0\x9F\xD1\x80");
}

TEST(single_wrong_bytes_in_utf8_are_western) {
    CHECK_DECODED("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 it\x92s X",
                  "caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 it\xE2\x80\x99s X");
    CHECK_INT(place_of('X'), 35);
}

TEST(utf16_is_found_by_its_bytes) {
    CHECK_DECODED("\xFF\xFE<\0p\0>\0\xE9\0X\0", "<p>\xC3\xA9X");
    CHECK_INT(place_of('X'), 10);
    CHECK_DECODED("\xFE\xFF\0<\0p\0>\0X", "<p>X");
    CHECK_DECODED("<\0p\0>\0a\0b\0c\0d\0X\0", "<p>abcdX");
    CHECK_INT(place_of('X'), 14);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(utf8_is_taken_as_it_is);
    RUN(the_page_names_its_charset);
    RUN(http_is_believed_before_the_page);
    RUN(single_wrong_bytes_in_utf8_are_western);
    RUN(utf16_is_found_by_its_bytes);
    lede_arena_clear(&arena);
    return DONE();
}
