/* text.c — the loader of plain text: a file is one article, or several with lines between them
 * (text_parts.h). What is title, deck, byline, date or boilerplate is judged by plain_head and
 * plain_body. */
#include "load/format.h"

#include "load/charset.h"
#include "load/plain_text.h"
#include "load/text_parts.h"

static int sniff(lede_slice head, const char *path) {
    (void)path;
    return head.size > 0 ? 50 : 0;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    static const lede_line_rule rule = {
        .what = "text", .bytes_behind = LEDE_TEXT_PARTS_BYTES, .role = lede_text_parts_role};
    enum { HEAD = 4096 };
    if (framer->whole) return LEDE_END;
    if (framer->offset > 0) return lede_line_frame(framer, &rule, frame, err);
    LEDE_TRY(lede_framer_fill(framer, HEAD, err));
    size_t mark;
    bool is_wide = lede_charset_wide(lede_framer_rest(framer), &mark) != NULL;
    return is_wide ? lede_framer_take_all(framer, frame, err)
                   : lede_line_frame(framer, &rule, frame, err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice text = {frame->bytes, frame->size};
    LEDE_TRY(lede_charset_decode(text, article->arena, &text, err));
    lede_compose compose = {.article = article};
    LEDE_TRY(lede_plain_text_add(&compose, text, false, err));
    if (compose.pieces.count == 0) {
        return lede_fail(err, LEDE_FORMAT, "the file is empty: it holds nothing but white space");
    }
    return lede_compose_finish(&compose, err);
}

const lede_format lede_format_text = {
    .name = "text", .sniff = sniff, .frame = frame_next, .parse = parse};
