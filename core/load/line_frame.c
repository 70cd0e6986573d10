#include "load/line_frame.h"

typedef struct scan {
    lede_framer *framer;
    const lede_line_rule *rule;
    lede_frame *frame;
    size_t at; /* bytes ahead that belong to the article */
    bool is_long, is_blank, has_text, has_begun;
} scan;

static lede_status role_of(scan *s, lede_slice *line, size_t *next, lede_line_role *role,
                           lede_error *err) {
    LEDE_TRY(lede_framer_line(s->framer, s->at, line, next, err));
    if (s->rule->bytes_behind > 0) { /* the line may move */
        LEDE_TRY(lede_framer_fill(s->framer, *next + s->rule->bytes_behind, err));
        LEDE_TRY(lede_framer_line(s->framer, s->at, line, next, err));
    }
    lede_slice rest = lede_framer_rest(s->framer);
    lede_slice behind = lede_slice_cut(rest, *next, rest.size);
    if (behind.size > s->rule->bytes_behind) behind.size = s->rule->bytes_behind;
    *role = s->rule->role(*line, behind, s->is_blank);
    return LEDE_OK;
}

/* A line at the start that is blank or of no article: it is left out. */
static bool skips(scan *s, lede_slice line, lede_line_role role, size_t next) {
    bool blank = !s->has_text && !s->has_begun && lede_slice_trim(line).size == 0;
    bool parts = role == LEDE_LINE_PARTS && !s->has_text;
    bool front =
        s->rule->has_front && s->framer->part == 0 && !s->has_begun && role != LEDE_LINE_BEGINS;
    if (!blank && !parts && !front) return false;
    lede_ready_skip(s->framer, next);
    s->at = 0;
    s->is_blank = true;
    return true;
}

/* Take the line in; false: the article ends before it, or with it. */
static bool take_line(scan *s, lede_slice line, lede_line_role role, size_t next) {
    if (role == LEDE_LINE_PARTS) return false;
    if (role == LEDE_LINE_BEGINS && (s->has_begun || s->has_text)) return false;
    s->has_begun |= role == LEDE_LINE_BEGINS;
    s->is_blank = lede_slice_trim(line).size == 0;
    s->has_text |= !s->is_blank;
    s->at = next;
    if (role == LEDE_LINE_ENDS) return false;
    if (s->at > s->framer->limit) {
        lede_ready_give_up(s->framer, s->rule->what, s->at, &s->is_long, s->frame);
        s->at = 0;
    }
    return true;
}

lede_status lede_line_frame(lede_framer *framer, const lede_line_rule *rule, lede_frame *frame,
                            lede_error *err) {
    scan s = {.framer = framer, .rule = rule, .frame = frame, .is_blank = true};
    LEDE_TRY(lede_ready_begin(framer, err));
    for (;;) {
        lede_slice line;
        size_t next = 0;
        lede_line_role role = LEDE_LINE_INSIDE;
        lede_status status = role_of(&s, &line, &next, &role, err);
        if (status == LEDE_END) break;
        bool is_line = lede_framer_rest(framer).size - s.at > framer->limit;
        if (status == LEDE_LIMIT && is_line) { /* else what is packed unpacks to too much */
            lede_ready_give_up(framer, rule->what, s.at, &s.is_long, frame);
            LEDE_TRY(lede_ready_skip_line(framer, err));
            s.at = 0;
            continue;
        }
        LEDE_TRY(status);
        if (skips(&s, line, role, next)) continue;
        if (!take_line(&s, line, role, next)) break;
    }
    LEDE_TRY(lede_ready_take(framer, s.at, s.is_long, !s.has_text, frame, err));
    if (!s.is_long || framer->part > 1) return LEDE_OK;
    lede_error later; /* what goes wrong behind this article is told with the next */
    if (lede_ready_begin(framer, &later) == LEDE_END) frame->part = 0;
    return LEDE_OK;
}
