#include "load/mime_part.h"

#include "base/json.h"
#include "load/mime_header.h"

/* What a multipart hands down to its parts. */
typedef struct multipart {
    lede_slice boundary;
    const char *default_type; /* RFC 2046 §5.1.5 */
    bool is_alternative;
    bool is_open; /* no boundary of those around it closes it */
    uint32_t depth;
} multipart;

bool lede_mime_part_is(const lede_mime_part *part, const char *type) {
    return lede_slice_equal_ascii_case(part->type, lede_slice_of(type));
}

lede_status lede_mime_place(const lede_mime_parts *parts, const char *at, lede_status status) {
    if (status == LEDE_OK || parts->err == NULL) return status;
    lede_json_place(parts->err, parts->whole, (size_t)(at - parts->whole.data));
    parts->err->column = 0;
    return status;
}

/* ---- one part ------------------------------------------------------------------------------- */

static lede_status read_part(lede_mime_parts *parts, lede_slice bytes, const multipart *in,
                             lede_mime_part *out, lede_slice *content_type) {
    bool ok = true;
    size_t size = lede_mime_header_size(bytes);
    *out = (lede_mime_part){.header = lede_slice_cut(bytes, 0, size),
                            .body = lede_slice_cut(bytes, size, bytes.size),
                            .is_alternative = in->is_alternative,
                            .is_cut = in->is_open};
    *content_type = lede_mime_field(out->header, "Content-Type", parts->arena, &ok);
    out->type = lede_mime_text(lede_mime_main_value(*content_type), parts->arena, &ok);
    if (memchr(out->type.size == 0 ? "" : out->type.data, '/', out->type.size) == NULL) {
        out->type = lede_slice_of(in->default_type); /* RFC 2045 §5.2 */
    }
    out->charset = lede_mime_parameter(*content_type, "charset", parts->arena, &ok);
    out->coding = lede_mime_field_text(out->header, "Content-Transfer-Encoding", parts->arena, &ok);
    out->coding = lede_mime_main_value(out->coding);
    out->location = lede_mime_field_text(out->header, "Content-Location", parts->arena, &ok);
    lede_slice said = lede_mime_field(out->header, "Content-Disposition", parts->arena, &ok);
    out->name = lede_mime_parameter(said, "filename", parts->arena, &ok);
    if (out->name.size == 0) {
        out->name = lede_mime_parameter(*content_type, "name", parts->arena, &ok);
    }
    bool is_text = lede_mime_part_is(out, "text/html") || lede_mime_part_is(out, "text/plain");
    out->is_attached =
        lede_slice_equal_ascii_case(lede_mime_main_value(said), LEDE_SLICE("attachment")) ||
        (out->name.size > 0 && !is_text);
    return ok ? LEDE_OK : lede_fail_memory(parts->err);
}

/* ---- multiparts ----------------------------------------------------------------------------- */

typedef enum delimiter { NO_DELIMITER, OPENS_PART, CLOSES_MULTIPART } delimiter;

static delimiter look_at_line(lede_slice line, lede_slice boundary) {
    if (line.size < boundary.size + 2 || line.data[0] != '-' || line.data[1] != '-' ||
        memcmp(line.data + 2, boundary.data, boundary.size) != 0) {
        return NO_DELIMITER;
    }
    lede_slice behind = lede_slice_cut(line, boundary.size + 2, line.size);
    if (lede_slice_starts(behind, LEDE_SLICE("--"))) return CLOSES_MULTIPART;
    return lede_slice_trim(behind).size == 0 ? OPENS_PART : NO_DELIMITER;
}

/* The line end in front of a delimiter belongs to it (RFC 2046 §5.1.1). */
static lede_slice without_line_end(lede_slice body) {
    if (lede_slice_ends(body, LEDE_SLICE("\n"))) body.size--;
    if (lede_slice_ends(body, LEDE_SLICE("\r"))) body.size--;
    return body;
}

/* The next part between delimiters: *rest is moved behind it, to its delimiter's line end. False:
 * there is none. *is_open: none follows it. */
static bool next_part(lede_slice *rest, lede_slice boundary, bool is_first, lede_slice *part,
                      bool *is_open) {
    lede_slice line, start = *rest;
    bool inside = !is_first;
    while (true) {
        lede_slice before = *rest;
        if (!lede_slice_line(rest, &line)) break;
        delimiter found = look_at_line(line, boundary);
        if (found == NO_DELIMITER) continue;
        if (inside) {
            *part = without_line_end(lede_slice_cut(start, 0, start.size - before.size));
            if (found == CLOSES_MULTIPART) rest->size = 0;
            *is_open = false;
            return true;
        }
        if (found == CLOSES_MULTIPART) return false;
        inside = true;
        start = *rest;
    }
    *part = lede_slice_cut(start, 0, start.size - rest->size);
    *is_open = true;
    return inside && lede_slice_trim(*part).size > 0;
}

static lede_status walk(lede_mime_parts *parts, lede_slice bytes, const multipart *in);

static lede_status walk_multipart(lede_mime_parts *parts, const lede_mime_part *part,
                                  lede_slice content_type, const multipart *in) {
    bool ok = true, is_open = false, is_first = true;
    const char *place = part->header.size > 0 ? part->header.data : part->body.data;
    lede_slice boundary = lede_mime_parameter(content_type, "boundary", parts->arena, &ok);
    if (!ok) return lede_fail_memory(parts->err);
    if (boundary.size == 0) {
        lede_fail(parts->err, LEDE_FORMAT,
                  "this '%.*s' does not say by which boundary its parts are told",
                  LEDE_FMT(part->type));
        return lede_mime_place(parts, place, LEDE_FORMAT);
    }
    multipart inner = {.boundary = boundary, .default_type = "text/plain", .depth = in->depth + 1};
    inner.is_alternative = in->is_alternative || lede_mime_part_is(part, "multipart/alternative");
    if (lede_mime_part_is(part, "multipart/digest")) inner.default_type = "message/rfc822";
    lede_slice rest = part->body, bytes;
    while (next_part(&rest, boundary, is_first, &bytes, &is_open)) {
        inner.is_open = is_open && in->is_open;
        is_first = false;
        LEDE_TRY(walk(parts, bytes, &inner));
    }
    if (!is_first) return LEDE_OK;
    lede_fail(parts->err, LEDE_FORMAT,
              "the boundary '%.*s' that should part this '%.*s' does not occur in it",
              LEDE_FMT(boundary), LEDE_FMT(part->type));
    return lede_mime_place(parts, place, LEDE_FORMAT);
}

static lede_status walk(lede_mime_parts *parts, lede_slice bytes, const multipart *in) {
    lede_mime_part part;
    lede_slice content_type;
    if (in->depth > LEDE_MIME_DEPTH) {
        lede_fail(parts->err, LEDE_LIMIT, "parts of the message stand more than %d deep in others",
                  LEDE_MIME_DEPTH);
        return lede_mime_place(parts, bytes.data, LEDE_LIMIT);
    }
    LEDE_TRY(read_part(parts, bytes, in, &part, &content_type));
    if (lede_slice_starts_ascii_case(part.type, LEDE_SLICE("multipart/")) && !part.is_attached) {
        return walk_multipart(parts, &part, content_type, in);
    }
    if (parts->leaves.count == LEDE_MIME_PARTS) {
        lede_fail(parts->err, LEDE_LIMIT, "the message has more than %d parts", LEDE_MIME_PARTS);
        return lede_mime_place(parts, bytes.data, LEDE_LIMIT);
    }
    if (!lede_array_push_in(parts->arena, &parts->leaves, part)) {
        return lede_fail_memory(parts->err);
    }
    return LEDE_OK;
}

lede_status lede_mime_parts_read(lede_mime_parts *parts, lede_error *err) {
    /* a message that is no multipart ends where it ends; only boundaries can show that it is cut */
    multipart top = {.default_type = "text/plain", .is_open = true};
    parts->err = err;
    parts->leaves.count = 0;
    LEDE_TRY(walk(parts, parts->whole, &top));
    if (parts->leaves.count == 1 && parts->leaves.data[0].header.data == parts->whole.data) {
        parts->leaves.data[0].is_cut = false;
    }
    return LEDE_OK;
}
