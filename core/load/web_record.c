#include "load/web_record.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "load/compose.h"
#include "load/html.h"
#include "load/http_body.h"

enum { AHEAD = 128 * 1024 };

bool lede_web_size_read(lede_slice value, uint64_t *out) {
    uint64_t size = 0;
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c < '0' || c > '9' || size > UINT64_MAX / 16) return false;
        size = size * 10 + (uint64_t)(c - '0');
    }
    *out = size;
    return value.size > 0;
}

/* ---- answers of HTTP ------------------------------------------------------------------------ */

bool lede_web_type_is_html(lede_slice type) {
    return lede_slice_starts(type, LEDE_SLICE("text/html")) ||
           lede_slice_starts(type, LEDE_SLICE("application/xhtml"));
}

bool lede_web_answer_is_page(lede_slice start) {
    size_t size = lede_header_size(start);
    lede_slice answer = lede_slice_cut(start, 0, size > 0 ? size : start.size);
    return lede_http_status(answer) == 200 &&
           lede_web_type_is_html(lede_header_value(answer, "Content-Type"));
}

lede_status lede_web_answer_parse(lede_slice answer, lede_article *article, lede_error *err) {
    lede_slice head = lede_slice_cut(answer, 0, lede_header_size(answer)), body;
    lede_slice charset = lede_header_parameter(lede_header_value(head, "Content-Type"), "charset");
    LEDE_TRY(lede_http_body(answer, article->arena, &body, err));
    return lede_html_parse(body, charset, article, err);
}

lede_status lede_web_record_finish(const lede_frame *frame, lede_slice url, const char *reason,
                                   lede_status status, lede_article *article, lede_error *err) {
    if (url.size == 0 || !lede_utf8_is_valid(url)) url = LEDE_SLICE("");
    if (status != LEDE_OK && status != LEDE_NOMEM && err != NULL && err->where[0] == '\0') {
        snprintf(err->where, sizeof err->where, "%s#%u (%.*s)", frame->path, frame->part,
                 LEDE_FMT(url));
    }
    LEDE_TRY(status);
    return lede_compose_field(article, LEDE_FIELD_URL, url, reason, err);
}

/* ---- passing over --------------------------------------------------------------------------- */

/* Up to the next line that begins a record. END: there is none. */
static lede_status resync(lede_framer *framer, const lede_web_archive *archive, lede_error *err) {
    lede_framer_skip(framer, lede_framer_rest(framer).size > 0 ? 1 : 0);
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, AHEAD, err));
        lede_slice rest = lede_framer_rest(framer);
        size_t at = archive->next(rest);
        if (at != SIZE_MAX) {
            lede_framer_skip(framer, at);
            return LEDE_OK;
        }
        if (framer->ended) {
            lede_framer_skip(framer, rest.size);
            return LEDE_END;
        }
        lede_framer_skip(framer, rest.size - LEDE_WEB_LINE_BYTES);
    }
}

static lede_status skip_bytes(lede_framer *framer, uint64_t size, lede_error *err) {
    while (size > 0) {
        LEDE_TRY(lede_framer_fill(framer, size < AHEAD ? (size_t)size : AHEAD, err));
        size_t there = lede_framer_rest(framer).size;
        size_t now = there < size ? there : (size_t)size;
        if (now == 0) return LEDE_OK;
        lede_framer_skip(framer, now);
        size -= now;
    }
    return LEDE_OK;
}

static bool is_line_end(char c) {
    return c == '\r' || c == '\n';
}

/* Behind a record come line ends, then another or the end of the file. */
static bool ends_well(const lede_web_archive *archive, lede_slice behind) {
    while (behind.size > 0 && is_line_end(behind.data[0])) {
        behind = lede_slice_cut(behind, 1, behind.size);
    }
    return behind.size == 0 || archive->begins(behind);
}

static lede_status skip_line_ends(lede_framer *framer, lede_error *err) {
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, AHEAD, err));
        lede_slice rest = lede_framer_rest(framer);
        size_t at = 0;
        while (at < rest.size && is_line_end(rest.data[at])) at++;
        lede_framer_skip(framer, at);
        if (at < rest.size) return LEDE_OK;
        if (framer->ended) return LEDE_END;
    }
}

/* ---- records -------------------------------------------------------------------------------- */

static lede_status fail_record(lede_framer *framer, const lede_web_archive *archive,
                               lede_frame *frame, lede_error *err, const char *what) {
    frame->part = ++framer->part;
    frame->offset = framer->offset;
    frame->status =
        lede_fail(&frame->error, LEDE_FORMAT,
                  "%s in the record at byte %" PRIu64 " of the web archive", what, framer->offset);
    frame->error.offset = framer->offset;
    lede_status status = resync(framer, archive, err);
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status take_page(lede_framer *framer, const lede_web_archive *archive,
                             const lede_web_record *r, lede_frame *frame, lede_error *err) {
    enum { MOST_MESSAGE = 100 };
    char what[MOST_MESSAGE];
    if (r->size > framer->limit) {
        lede_framer_fail_long(framer, "page", frame);
        frame->line = 0;
        frame->part = ++framer->part;
        return skip_bytes(framer, r->head + r->size, err);
    }
    size_t size = r->head + (size_t)r->size;
    LEDE_TRY(lede_framer_fill(framer, size + LEDE_WEB_LINE_BYTES, err));
    lede_slice rest = lede_framer_rest(framer);
    if (rest.size < size) {
        snprintf(what, sizeof what, "the archive is cut off, or %s is wrong,", archive->size);
        return fail_record(framer, archive, frame, err, what);
    }
    if (!ends_well(archive, lede_slice_cut(rest, size, rest.size))) {
        snprintf(what, sizeof what, "%s is wrong", archive->size);
        return fail_record(framer, archive, frame, err, what);
    }
    LEDE_TRY(lede_framer_take(framer, size, frame, err));
    frame->line = 0;
    frame->part = ++framer->part;
    return LEDE_OK;
}

/* Not a page: when its length is wrong, the next record is looked for inside. */
static lede_status pass_over(lede_framer *framer, const lede_web_archive *archive,
                             const lede_web_record *r, lede_error *err) {
    LEDE_TRY(skip_bytes(framer, r->head, err));
    if (r->size > framer->limit) return skip_bytes(framer, r->size, err);
    LEDE_TRY(lede_framer_fill(framer, (size_t)r->size + LEDE_WEB_LINE_BYTES, err));
    lede_slice rest = lede_framer_rest(framer);
    bool fits = rest.size >= r->size &&
                ends_well(archive, lede_slice_cut(rest, (size_t)r->size, rest.size));
    if (!fits) return resync(framer, archive, err);
    lede_framer_skip(framer, (size_t)r->size);
    return LEDE_OK;
}

static lede_status next_page(lede_framer *framer, const lede_web_archive *archive,
                             lede_frame *frame, lede_error *err) {
    for (;;) {
        lede_web_record r;
        LEDE_TRY(skip_line_ends(framer, err));
        if (!archive->look(lede_framer_rest(framer), &r)) {
            return fail_record(framer, archive, frame, err, archive->expected);
        }
        if (r.is_page) return take_page(framer, archive, &r, frame, err);
        LEDE_TRY(pass_over(framer, archive, &r, err));
    }
}

lede_status lede_web_record_frame(lede_framer *framer, const lede_web_archive *archive,
                                  lede_frame *frame, lede_error *err) {
    lede_status status = next_page(framer, archive, frame, err);
    if (status != LEDE_END || framer->part > 0) return status;
    return lede_fail(
        err, LEDE_FORMAT,
        "the web archive holds no page: expected an answer with status 200 and HTML in "
        "it, a resource that is HTML, or a conversion to plain text");
}
