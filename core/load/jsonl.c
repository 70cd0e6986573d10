/* jsonl.c — the loader of JSON Lines (https://jsonlines.org): an article is an object on a line of
 * its own. A file that is one object over several lines is one article. */
#include "load/format.h"

#include "base/json.h"
#include "load/json_article.h"
#include "load/ready_frame.h"

static bool is_json_name(const char *path) {
    return lede_ready_is_named(path, ".jsonl") || lede_ready_is_named(path, ".ndjson") ||
           lede_ready_is_named(path, ".json") || lede_ready_is_named(path, ".JSON");
}

static int sniff(lede_slice head, const char *path) {
    head = lede_slice_trim(lede_ready_skip_mark(head));
    if (head.size > 0 && head.data[0] == '{') {
        lede_slice inside = lede_slice_trim(lede_slice_cut(head, 1, head.size));
        if (inside.size == 0 || inside.data[0] == '"' || inside.data[0] == '}') return 100;
    }
    return is_json_name(path) ? 60 : 0;
}

/* ---- frame ---------------------------------------------------------------------------------- */

/* Whether the file is one object over several lines: its first line opens it and ends within. */
static bool is_one_object(lede_slice line) {
    line = lede_slice_trim(line);
    if (line.size == 0 || line.data[0] != '{') return false;
    char last = line.data[line.size - 1];
    return last == '{' || last == ',' || last == '[';
}

/* Bytes of the next line without its end; *ended is false when they are over the limit. */
static lede_status find_line(lede_framer *framer, size_t *size, bool *ended, lede_error *err) {
    enum { LOOK_AHEAD = 64 * 1024 };
    size_t seen = 0;
    for (;;) {
        lede_slice rest = lede_framer_rest(framer);
        const char *feed =
            seen < rest.size ? memchr(rest.data + seen, '\n', rest.size - seen) : NULL;
        *size = feed != NULL ? (size_t)(feed - rest.data) : rest.size;
        *ended = (feed != NULL || framer->ended) && *size <= framer->limit;
        if (feed != NULL || framer->ended || *size > framer->limit) return LEDE_OK;
        seen = rest.size;
        LEDE_TRY(lede_framer_fill(framer, seen + LOOK_AHEAD, err));
    }
}

static lede_status fail_long(lede_framer *framer, lede_frame *frame, lede_error *err) {
    lede_framer_fail_long(framer, "line", frame);
    return lede_framer_skip_line(framer, err);
}

static lede_status frame_line(lede_framer *framer, size_t size, lede_frame *frame,
                              lede_error *err) {
    LEDE_TRY(lede_framer_take(framer, size, frame, err));
    lede_framer_skip(framer, lede_framer_rest(framer).size > 0 ? 1 : 0);
    framer->line++;
    return LEDE_OK;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    if (framer->whole) return LEDE_END;
    for (;;) {
        size_t size = 0;
        bool ended = false;
        if (framer->offset == 0) {
            LEDE_TRY(lede_framer_fill(framer, 3, err));
            lede_slice rest = lede_framer_rest(framer);
            lede_framer_skip(framer, rest.size - lede_ready_skip_mark(rest).size);
        }
        LEDE_TRY(find_line(framer, &size, &ended, err));
        lede_slice line = lede_slice_cut(lede_framer_rest(framer), 0, size);
        if (ended && lede_slice_is_blank(line)) {
            bool is_last = lede_framer_rest(framer).size == size;
            lede_framer_skip(framer, is_last ? size : size + 1);
            if (is_last) return LEDE_END;
            framer->line++;
            continue;
        }
        if (ended && framer->part == 0 && is_one_object(line)) {
            return lede_framer_take_all(framer, frame, err);
        }
        frame->part = ++framer->part;
        if (ended) return frame_line(framer, size, frame, err);
        LEDE_TRY(fail_long(framer, frame, err));
        framer->line++;
        return LEDE_OK;
    }
}

/* ---- parse ---------------------------------------------------------------------------------- */

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice text = {frame->bytes, frame->size};
    const lede_json *object = NULL;
    text = lede_ready_skip_mark(text); /* of a file that was put behind another */
    bool is_named = frame->names != NULL && frame->names->count > 0; /* perhaps any member */
    const lede_json_choice usual = {lede_json_article_meaning, article->habit};
    LEDE_TRY(lede_json_read_some(text, is_named ? NULL : &usual, article->arena, &object, err));
    if (object->kind != LEDE_JSON_OBJECT) {
        lede_fail(err, LEDE_FORMAT, "expected an article as an object {…}, found %s",
                  lede_json_kind_name(object->kind));
        lede_json_place(err, text, object->offset);
        return LEDE_FORMAT;
    }
    const lede_json *culprit = object;
    const lede_json_reading reading = {.names = frame->names};
    lede_status status = lede_json_article(object, &reading, article, &culprit, err);
    if (status == LEDE_FORMAT) lede_json_place(err, text, culprit->offset);
    return status;
}

const lede_format lede_format_jsonl = {
    .name = "jsonl", .is_of_records = true, .sniff = sniff, .frame = frame_next, .parse = parse};
