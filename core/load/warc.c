/* warc.c — the loader of web archives, WARC 1.0 and 1.1 (ISO 28500). An article is a record of a
 * page: a response with status 200 and HTML in it, a resource that is HTML, a conversion to plain
 * text. All other records are passed over. A record whose length is wrong fails; reading goes on at
 * the next line that begins one. */
#include "load/format.h"

#include "load/html.h"
#include "load/http_body.h"
#include "load/web_record.h"

static int sniff(lede_slice head, const char *path) {
    (void)path;
    return lede_slice_starts(head, LEDE_SLICE("WARC/1.")) ? 110 : 0;
}

/* ---- frame ---------------------------------------------------------------------------------- */

/* Whether the body, of which `start` are the first bytes, is a page. */
static bool is_page(lede_slice head, lede_slice start) {
    lede_slice kind = lede_header_value(head, "WARC-Type");
    lede_slice type = lede_header_value(head, "Content-Type");
    if (lede_slice_is(kind, "response")) return lede_web_answer_is_page(start);
    if (lede_slice_is(kind, "resource")) return lede_web_type_is_html(type);
    return lede_slice_is(kind, "conversion") && lede_slice_starts(type, LEDE_SLICE("text/plain"));
}

static bool begins(lede_slice rest) {
    return lede_slice_starts(rest, LEDE_SLICE("WARC/"));
}

static bool look(lede_slice rest, lede_web_record *out) {
    size_t near = rest.size < LEDE_WEB_HEAD_BYTES ? rest.size : LEDE_WEB_HEAD_BYTES;
    if (!begins(rest)) return false;
    out->head = lede_header_size(lede_slice_cut(rest, 0, near));
    if (out->head == 0) return false;
    lede_slice head = lede_slice_cut(rest, 0, out->head);
    if (!lede_web_size_read(lede_header_value(head, "Content-Length"), &out->size)) return false;
    lede_slice start = lede_slice_cut(rest, out->head, rest.size);
    if (start.size > out->size) start.size = (size_t)out->size;
    if (start.size > LEDE_WEB_HEAD_BYTES) start.size = LEDE_WEB_HEAD_BYTES;
    out->is_page = is_page(head, start);
    return true;
}

static size_t next(lede_slice rest) {
    size_t at = lede_slice_find(rest, LEDE_SLICE("\nWARC/1."), 0);
    return at == SIZE_MAX ? at : at + 1;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    static const lede_web_archive archive = {
        .expected = "expected WARC/1.x and a header with Content-Length",
        .size = "Content-Length",
        .look = look,
        .begins = begins,
        .next = next};
    return lede_web_record_frame(framer, &archive, frame, err);
}

/* ---- parse ---------------------------------------------------------------------------------- */

static lede_status read_page(lede_slice head, lede_slice body, lede_article *article,
                             lede_error *err) {
    lede_slice kind = lede_header_value(head, "WARC-Type");
    if (lede_slice_is(kind, "response")) return lede_web_answer_parse(body, article, err);
    if (lede_slice_is(kind, "conversion")) {
        lede_frame inner = {.path = "", .size = body.size};
        LEDE_TRY(lede_http_copy(body, &inner, err));
        lede_status status = lede_format_text.parse(&inner, article, err);
        lede_frame_clear(&inner);
        return status;
    }
    lede_slice charset = lede_header_parameter(lede_header_value(head, "Content-Type"), "charset");
    return lede_html_parse(body, charset, article, err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice bytes = {frame->bytes, frame->size};
    size_t size = lede_header_size(bytes);
    lede_slice head = lede_slice_cut(bytes, 0, size);
    lede_slice body = lede_slice_cut(bytes, size, bytes.size);
    lede_slice url = lede_header_value(head, "WARC-Target-URI");
    if (url.size > 2 && url.data[0] == '<') url = lede_slice_cut(url, 1, url.size - 1);
    lede_status status = read_page(head, body, article, err);
    return lede_web_record_finish(frame, url, "WARC-Target-URI", status, article, err);
}

const lede_format lede_format_warc = {
    .name = "warc", .is_of_records = true, .sniff = sniff, .frame = frame_next, .parse = parse};
