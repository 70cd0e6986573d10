#include "load/ready_frame.h"

#include "base/json.h"
#include "base/utf8.h"

lede_slice lede_ready_skip_mark(lede_slice head) {
    bool marked = lede_slice_starts(head, LEDE_SLICE("\xEF\xBB\xBF"));
    return marked ? lede_slice_cut(head, 3, head.size) : head;
}

bool lede_ready_is_named(const char *path, const char *ending) {
    if (path == NULL) return false;
    lede_slice name = lede_slice_of(path);
    if (lede_slice_ends(name, LEDE_SLICE(".gz"))) name.size -= 3;
    return lede_slice_ends(name, lede_slice_of(ending));
}

/* The place behind these bytes. */
static void count_place(lede_framer *framer, lede_slice bytes) {
    while (bytes.size > 0) {
        const char *feed = memchr(bytes.data, '\n', bytes.size);
        if (feed == NULL) break;
        framer->line++;
        framer->column = 0;
        bytes = lede_slice_cut(bytes, (size_t)(feed - bytes.data) + 1, bytes.size);
    }
    framer->column += (uint32_t)lede_utf8_count(bytes);
}

void lede_ready_skip(lede_framer *framer, size_t size) {
    count_place(framer, lede_slice_cut(lede_framer_rest(framer), 0, size));
    lede_framer_skip(framer, size);
}

lede_status lede_ready_skip_line(lede_framer *framer, lede_error *err) {
    framer->line++;
    framer->column = 0;
    return lede_framer_skip_line(framer, err);
}

lede_status lede_ready_begin(lede_framer *framer, lede_error *err) {
    lede_slice line;
    size_t next;
    if (framer->offset == 0) {
        LEDE_TRY(lede_framer_fill(framer, 3, err));
        lede_slice rest = lede_framer_rest(framer);
        lede_framer_skip(framer, rest.size - lede_ready_skip_mark(rest).size);
    }
    lede_status status;
    while ((status = lede_framer_line(framer, 0, &line, &next, err)) == LEDE_OK) {
        if (lede_slice_trim(line).size > 0) return LEDE_OK;
        lede_ready_skip(framer, next);
    }
    return status == LEDE_LIMIT ? LEDE_OK : status;
}

void lede_ready_give_up(lede_framer *framer, const char *what, size_t size, bool *is_long,
                        lede_frame *frame) {
    if (!*is_long) {
        lede_framer_fail_long(framer, what, frame);
        frame->part = ++framer->part;
    }
    *is_long = true;
    lede_ready_skip(framer, size);
}

lede_status lede_ready_seek_line(lede_framer *framer, lede_ready_seek *seek, lede_frame *frame,
                                 lede_error *err) {
    for (;;) {
        lede_status status = lede_framer_line(framer, seek->at, &seek->line, &seek->next, err);
        if (status != LEDE_OK && status != LEDE_LIMIT) return status;
        if (status == LEDE_OK && seek->next <= framer->limit) return LEDE_OK;
        bool is_line = status == LEDE_LIMIT;
        size_t size = seek->at > 0 || is_line ? seek->at : seek->next;
        lede_ready_give_up(framer, is_line ? "line" : "document", size, &seek->is_long, frame);
        if (is_line) LEDE_TRY(lede_ready_skip_line(framer, err));
        seek->gave_up = true;
        seek->at = 0;
    }
}

lede_status lede_ready_cut(lede_framer *framer, size_t size, lede_frame *frame, lede_error *err) {
    LEDE_TRY(lede_framer_take(framer, size, frame, err));
    frame->column = framer->column;
    count_place(framer, (lede_slice){frame->bytes, frame->size});
    return LEDE_OK;
}

lede_status lede_ready_take(lede_framer *framer, size_t size, bool is_long, bool is_empty,
                            lede_frame *frame, lede_error *err) {
    if (is_long || is_empty) {
        lede_ready_skip(framer, size);
        return is_long ? LEDE_OK : LEDE_END;
    }
    LEDE_TRY(lede_ready_cut(framer, size, frame, err));
    lede_error later; /* what goes wrong behind this article is told with the next */
    lede_status more = lede_ready_begin(framer, &later);
    framer->part++;
    frame->part = framer->part == 1 && more == LEDE_END ? 0 : framer->part;
    return LEDE_OK;
}

lede_status lede_ready_text(const lede_frame *frame, lede_arena *arena, lede_slice *out,
                            lede_error *err) {
    bool ok = true;
    lede_slice bytes = {frame->bytes, frame->size};
    size_t valid = lede_utf8_valid_prefix(bytes);
    if (valid < bytes.size) {
        lede_fail(err, LEDE_FORMAT, "invalid UTF-8: byte 0x%02X does not belong here",
                  (unsigned)(unsigned char)bytes.data[valid]);
        lede_json_place(err, bytes, valid);
        return LEDE_FORMAT;
    }
    *out = lede_arena_copy(arena, bytes, &ok);
    return ok ? LEDE_OK : lede_fail_memory(err);
}
