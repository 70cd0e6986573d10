#include "archives.h"

#include "load/http_body.h"
#include "load/source.h"

static char sample[16384];
static lede_slice load_sample(void) {
    FILE *file = fopen("tests/data/web/calder.warc", "rb");
    size_t size = file == NULL ? 0 : fread(sample, 1, sizeof sample, file);
    if (file != NULL) fclose(file);
    return (lede_slice){sample, size};
}

TEST(pages_of_an_archive_are_articles) {
    lede_slice bytes = load_sample();
    const lede_format *format;
    CHECK_INT(lede_format_recognise(bytes, NULL, &format, &error), LEDE_OK);
    CHECK(format == &lede_format_warc);
    lede_slice all = read_archive(&lede_format_warc, bytes, 1 << 20);
    CHECK_TEXT(lede_slice_cut(all, 0, 62),
               "1 https://calder.example/n/10: Lighthouse of Skarn lit again\n2");
    CHECK(lede_slice_find(all,
                          LEDE_SLICE("2 failed: in#2 (https://calder.example/broken): the "
                                     "size of a chunk of the page is wrong\n"),
                          0) != SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("3 https://calder.example/n/11: Cafe Zoe closes\n"), 0) !=
          SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("4 failed: : Content-Length is wrong in the record"),
                          0) != SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("5 https://calder.example/n/12: Choir tours"), 0) !=
          SIZE_MAX);
}

TEST(an_archive_without_pages_says_so) {
    const lede_format *format = &lede_format_warc;
    lede_slice bytes =
        LEDE_SLICE("WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nok\r\n\r\n");
    lede_stream *stream;
    lede_framer framer;
    lede_frame frame = {.format = format, .path = "in"};
    if (lede_stream_open_memory(bytes, &stream, &error) != LEDE_OK) return;
    lede_framer_init(&framer, stream, 1 << 20);
    CHECK_INT(format->frame(&framer, &frame, &error), LEDE_FORMAT);
    CHECK(strstr(error.message, "holds no page") != NULL);
    lede_framer_clear(&framer);
    lede_stream_close(stream);
}

TEST(an_archive_may_be_cut_anywhere) {
    lede_slice bytes = load_sample();
    for (size_t size = 1; size < bytes.size; size += 97) {
        char *copy = malloc(size);
        if (copy == NULL) return;
        memcpy(copy, bytes.data, size);
        CHECK(read_archive(&lede_format_warc, (lede_slice){copy, size}, 1 << 20).data != NULL);
        free(copy);
    }
}

TEST(a_page_over_the_limit_fails_alone) {
    lede_slice all = read_archive(&lede_format_warc, load_sample(), 300);
    CHECK(lede_slice_find(all, LEDE_SLICE("the page is longer than 300 bytes"), 0) != SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("the size of a chunk"), 0) != SIZE_MAX);
}

static lede_slice body_of(const char *answer) {
    lede_slice out = LEDE_SLICE("(failed)");
    lede_arena_reset(&arena);
    error = (lede_error){.offset = LEDE_NO_OFFSET};
    if (lede_http_body(lede_slice_of(answer), &arena, &out, &error) != LEDE_OK) {
        return lede_slice_of(error.message);
    }
    return out;
}

TEST(bodies_are_joined_and_unpacked) {
    CHECK_TEXT(body_of("HTTP/1.1 200 OK\r\n\r\nabc"), "abc");
    CHECK_TEXT(
        body_of("H\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"),
        "abcde");
    CHECK_TEXT(body_of("H\r\nTransfer-Encoding: chunked\r\n\r\nplain after all"),
               "plain after all");
    CHECK_TEXT(body_of("H\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"),
               "the page is cut off within a chunk");
    CHECK_TEXT(body_of("H\r\nContent-Encoding: br\r\n\r\nabc"),
               "the page is compressed as 'br': only gzip is read");
    CHECK_TEXT(body_of("H\r\nContent-Encoding: gzip\r\n\r\nabc"), "abc");
    CHECK_TEXT(body_of("no end"), "the header of the answer has no end");
}

TEST(headers_are_read) {
    lede_slice head =
        LEDE_SLICE("HTTP/1.1 404 No\r\nA: b\r\nContent-type: text/html; Charset=\"x\"\r\n\r\n");
    CHECK_INT(lede_header_size(head), head.size);
    CHECK_INT(lede_http_status(head), 404);
    CHECK_TEXT(lede_header_value(head, "a"), "b");
    CHECK_TEXT(lede_header_parameter(lede_header_value(head, "Content-Type"), "charset"), "x");
    CHECK(lede_header_value(head, "none").data == NULL);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(pages_of_an_archive_are_articles);
    RUN(an_archive_without_pages_says_so);
    RUN(an_archive_may_be_cut_anywhere);
    RUN(a_page_over_the_limit_fails_alone);
    RUN(bodies_are_joined_and_unpacked);
    RUN(headers_are_read);
    lede_buffer_clear(&told);
    lede_arena_clear(&arena);
    return DONE();
}
