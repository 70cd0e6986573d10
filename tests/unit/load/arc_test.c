#include "archives.h"

#define PAGE(title)                                                                                \
    "<title>" title "</title><h1>" title                                                           \
    "</h1><p>The ferry to Skarn is saved for ten years, the council said on Monday.</p><p>It "     \
    "costs the town a third of a million crowns a year, most of them for oil.</p>"
#define FILEDESC "filedesc://x.arc 0.0.0.0 20060301080000 text/plain 4\n1 0\n\n"

static lede_slice archive_of(const char *line, const char *block, int size) {
    static char bytes[4096];
    int count = snprintf(bytes, sizeof bytes, FILEDESC "%s %d\n%s\n", line,
                         size < 0 ? (int)strlen(block) : size, block);
    return read_archive(&lede_format_arc, (lede_slice){bytes, (size_t)count}, 1 << 20);
}

TEST(pages_of_an_archive_are_articles) {
    static char sample[16384];
    FILE *file = fopen("tests/data/web/calder-2006.arc", "rb");
    if (file == NULL) return;
    lede_slice bytes = {sample, fread(sample, 1, sizeof sample, file)};
    fclose(file);
    const lede_format *format;
    CHECK_INT(lede_format_recognise(bytes, NULL, &format, &error), LEDE_OK);
    CHECK(format == &lede_format_arc);
    CHECK_TEXT(
        read_archive(&lede_format_arc, bytes, 1 << 20),
        "1 http://www.calderpost.example/2006/02/27/ferry.html: Ferry line to Skarn is saved\n"
        "2 http://www.calderpost.example/2006/02/28/cafe zoe.html: Café Zoë to close in "
        "spring\n"
        "3 failed: : the length is wrong in the record at byte 2174 of the web archive\n"
        "4 http://www.calderpost.example/2006/03/01/choir.html: Choir goes on tour\n");
    for (size_t size = 1; size < bytes.size; size += 89) {
        char *copy = malloc(size); /* so that reading past the end shows */
        if (copy == NULL) return;
        memcpy(copy, bytes.data, size);
        CHECK(read_archive(&lede_format_arc, (lede_slice){copy, size}, 1 << 20).data != NULL);
        free(copy);
    }
}

TEST(lines_of_both_versions_are_read_from_their_end) {
    const char *page = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE("Ferry");
    CHECK_TEXT(archive_of("http://a.example/x 192.0.2.1 20060301080000 text/html", page, -1),
               "1 http://a.example/x: Ferry\n");
    CHECK_TEXT(archive_of("http://a.example/x y?z 2001:db8::1 20060301080000 text/html", page, -1),
               "1 http://a.example/x y?z: Ferry\n");
    CHECK_TEXT(archive_of("http://a.example/x 192.0.2.1 20060301080000 text/html 200 - - 12345678 "
                          "x.arc",
                          page, -1),
               "1 http://a.example/x: Ferry\n");
    CHECK_TEXT(
        archive_of("http://a.example/x 192.0.2.1 20060301080000 text/html", PAGE("Bare"), -1),
        "1 http://a.example/x: Bare\n");
}

TEST(what_is_no_page_is_passed_over) {
    const char *none = "ends: the web archive holds no page: expected an answer with status 200 "
                       "and HTML in it, a resource that is HTML, or a conversion to plain text\n";
    CHECK_TEXT(archive_of("dns:a.example 192.0.2.1 20060301080000 text/dns", "x", -1), none);
    CHECK_TEXT(archive_of("http://a.example/ 192.0.2.1 20060301080000 text/html",
                          "HTTP/1.0 404 No\r\nContent-Type: text/html\r\n\r\n" PAGE("No"), -1),
               none);
    CHECK_TEXT(archive_of("http://a.example/ 192.0.2.1 20060301080000 image/gif", "GIF8", -1),
               none);
}

TEST(a_record_that_is_wrong_fails_alone) {
    CHECK_TEXT(archive_of("http://a.example/ 192.0.2.1 20060301080000 text/html", PAGE("A"), 9999),
               "1 failed: : the archive is cut off, or the length is wrong, in the record at byte "
               "58 of the web archive\n");
    CHECK_TEXT(archive_of("http://a.example/ 192.0.2.1 yesterday text/html", PAGE("A"), -1),
               "1 failed: : expected a line with address, IP, date, type and length in the record "
               "at byte 58 of the web archive\n");
    lede_slice told_of = read_archive(
        &lede_format_arc,
        LEDE_SLICE(FILEDESC "http://a.example/ 192.0.2.1 20060301080000 text/html 300\n"), 200);
    CHECK(lede_slice_find(told_of, LEDE_SLICE("the page is longer than 200 bytes"), 0) != SIZE_MAX);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(pages_of_an_archive_are_articles);
    RUN(lines_of_both_versions_are_read_from_their_end);
    RUN(what_is_no_page_is_passed_over);
    RUN(a_record_that_is_wrong_fails_alone);
    lede_buffer_clear(&told);
    lede_arena_clear(&arena);
    return DONE();
}
