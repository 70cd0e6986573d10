#include "loading.h"

#include "load/charset.h"

static lede_slice decoded(lede_slice bytes) {
    lede_slice out = LEDE_SLICE("(refused)");
    lede_arena_reset(&arena);
    error = (lede_error){.offset = LEDE_NO_OFFSET};
    lede_charset_decode(bytes, &arena, &out, &error);
    return out;
}
#define DECODED(literal) decoded(LEDE_SLICE(literal))

TEST(utf8_is_passed_on_without_its_mark) {
    CHECK_TEXT(DECODED("Zo\xC3\xAB"), "Zo\xC3\xAB");
    CHECK_TEXT(DECODED("\xEF\xBB\xBFZo\xC3\xAB"), "Zo\xC3\xAB");
    CHECK_TEXT(DECODED(""), "");
}

TEST(windows_1252_and_latin_1) {
    CHECK_TEXT(DECODED("Zo\xEB said \x93no\x94 \x96 \x80"
                       "5"),
               "Zo\xC3\xAB said \xE2\x80\x9Cno\xE2\x80\x9D \xE2\x80\x93 \xE2\x82\xAC"
               "5");
    CHECK_TEXT(DECODED("caf\xE9"), "caf\xC3\xA9");
}

TEST(a_table_has_one_charset) {
    static const char table[] = "id,text\n1,plain\n2,caf\xE9 cr\xE8me br\xFBl\xE9"
                                "e\n3,\xC3";
    const char *charset = NULL;
    lede_slice bytes = {table, sizeof table - 1}, out = LEDE_SLICE("");
    CHECK_INT(lede_charset_of_table(bytes, &charset, &error), LEDE_OK);
    CHECK_STRING(charset == NULL ? "(none)" : charset, "WINDOWS-1252");
    bytes = LEDE_SLICE("id,text\n1,Zo\xC3\xAB\n2,\xC3");
    CHECK_INT(lede_charset_of_table(bytes, &charset, &error), LEDE_OK);
    CHECK(charset == NULL);
    bytes = LEDE_SLICE("\xCC\xFD\xF0");
    CHECK_INT(lede_charset_decode_as(bytes, "WINDOWS-1251", &arena, &out, &error), LEDE_OK);
    CHECK_TEXT(out, "\xD0\x9C\xD1\x8D\xD1\x80");
}

TEST(utf16_with_and_without_a_mark) {
    CHECK_TEXT(DECODED("\xFF\xFEZ\0o\0\xEB\0"), "Zo\xC3\xAB");
    CHECK_TEXT(DECODED("\xFE\xFF\0Z\0o\0\xEB\xD8\x3D\xDE\x00"), "Zo\xC3\xAB\xF0\x9F\x98\x80");
    CHECK_TEXT(DECODED("Z\0o\0e\0 \0L\0"), "Zoe L");
    CHECK_TEXT(DECODED("\0Z\0o\0e\0 \0L"), "Zoe L");
}

TEST(damaged_utf16_is_refused) {
    CHECK_TEXT(DECODED("\xFF\xFEZ\0o"), "(refused)");
    CHECK_TEXT(DECODED("\xFF\xFE\x3D\xD8Z\0"), "(refused)");
    CHECK_INT(error.offset, 2);
    CHECK_TEXT(DECODED("\xFF\xFE\x00\xDEZ\0"), "(refused)");
}

TEST(damaged_utf8_is_refused_at_its_place) {
    CHECK_TEXT(DECODED("Zo\xC3\xAB\nand Ren\xC3"), "(refused)");
    CHECK_INT(error.line, 2);
    CHECK_INT(error.column, 8);
    CHECK_INT(error.offset, 12);
    CHECK(strstr(error.message, "0xC3") != NULL);
}

TEST(what_is_no_western_text_is_refused) {
    CHECK_TEXT(DECODED("abc \xFF\xFE def"), "(refused)");
    CHECK_TEXT(DECODED("word \x81 word"), "(refused)");
    CHECK(strstr(error.message, "iconv") != NULL);
}

TEST(articles_in_other_charsets_load) {
    static const char text[] = "Zo\xEB closes the bridge\r\n\r\nThe mayor, Jos\xE9 Quintela, said "
                               "\x93no\x94 on Tuesday evening.\r\n";
    CHECK_INT(load_as(&lede_format_text, (lede_slice){text, sizeof text - 1}), LEDE_OK);
    CHECK_FIELD(TITLE, "Zo\xC3\xAB closes the bridge");
    CHECK_BLOCK(1, "paragraph: The mayor, Jos\xC3\xA9 Quintela, said \xE2\x80\x9Cno\xE2\x80\x9D on "
                   "Tuesday evening.");
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(utf8_is_passed_on_without_its_mark);
    RUN(windows_1252_and_latin_1);
    RUN(a_table_has_one_charset);
    RUN(utf16_with_and_without_a_mark);
    RUN(damaged_utf16_is_refused);
    RUN(damaged_utf8_is_refused_at_its_place);
    RUN(what_is_no_western_text_is_refused);
    RUN(articles_in_other_charsets_load);
    lede_arena_clear(&arena);
    return DONE();
}
