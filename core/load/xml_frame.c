/* xml_frame.c — a file of XML as a sequence of elements, cut out without reading them. */
#include "load/xml.h"

#include "load/ready_frame.h"

enum {
    MOST_HEADER = 64 * 1024, /* a feed says of itself far less */
    MOST_TAG = 64 * 1024,    /* bytes of one tag */
    MOST_OPEN = 64,          /* comments and the like of a file that do not end */
    AHEAD = 64 * 1024
};

typedef struct tag {
    size_t start, stop;
    lede_slice name; /* local */
    bool is_end, is_empty;
} tag;

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* ---- one tag -------------------------------------------------------------------------------- */

/* Offset behind a tag that begins at `at`, quoted values passed over; 0: it does not end in these
 * bytes; NO_TAG: it is none, for another begins first, which XML forbids in values, too. */
#define NO_TAG (SIZE_MAX - 1)
static size_t tag_end(lede_slice text, size_t at) {
    char quote = '\0';
    for (size_t i = at + 1; i < text.size && i - at < MOST_TAG; i++) {
        char c = text.data[i];
        if (c == '<') return NO_TAG;
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return text.size - at > MOST_TAG ? NO_TAG : 0;
}

static tag read_tag(lede_slice text, size_t start, size_t stop) {
    tag t = {.start = start, .stop = stop, .is_end = text.data[start + 1] == '/'};
    size_t at = start + 1 + t.is_end, from = at;
    while (at < stop && !is_space(text.data[at]) && text.data[at] != '>' && text.data[at] != '/') {
        if (text.data[at] == ':') from = at + 1;
        at++;
    }
    t.name = lede_slice_cut(text, from, at);
    t.is_empty = text.data[stop - 2] == '/';
    return t;
}

static size_t end_of_doctype(lede_slice text, size_t at) {
    int depth = 0;
    for (; at < text.size; at++) {
        char c = text.data[at];
        depth += (c == '[') - (c == ']');
        if (c == '>' && depth <= 0) return at + 1;
    }
    return 0;
}

/* What is no tag: its end; 0: not within these bytes; SIZE_MAX: a tag begins here. */
static size_t pass_other(lede_slice text, size_t at) {
    static const struct {
        const char *start, *end;
    } others[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    lede_slice rest = lede_slice_cut(text, at, text.size);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!lede_slice_starts(rest, lede_slice_of(others[i].start))) continue;
        size_t end = lede_slice_find(text, lede_slice_of(others[i].end), at);
        return end == SIZE_MAX ? 0 : end + strlen(others[i].end);
    }
    return lede_slice_starts(rest, LEDE_SLICE("<!")) ? end_of_doctype(text, at) : SIZE_MAX;
}

/* The next tag at or behind `at`; END at the end of the file. */
static lede_status next_tag(lede_framer *framer, size_t at, tag *out, lede_error *err) {
    for (;;) {
        lede_slice rest = lede_framer_rest(framer);
        const char *open = at < rest.size ? memchr(rest.data + at, '<', rest.size - at) : NULL;
        if (open == NULL) {
            if (framer->ended) return LEDE_END;
            at = rest.size;
            LEDE_TRY(lede_framer_fill(framer, at + AHEAD, err));
            continue;
        }
        size_t start = (size_t)(open - rest.data);
        size_t stop = rest.size - start < 10 && !framer->ended ? 0 : pass_other(rest, start);
        if (stop == SIZE_MAX) {
            stop = tag_end(rest, start);
            if (stop == NO_TAG) {
                at = start + 1;
                continue;
            }
            if (stop > 0) {
                *out = read_tag(rest, start, stop);
                return LEDE_OK;
            }
        }
        bool hopeless = framer->ended || rest.size - start > framer->limit + MOST_TAG;
        if (stop > 0) {
            at = stop;
        } else if (hopeless) { /* an end that never comes: what it holds is read, a few times */
            at = ++framer->width > MOST_OPEN ? rest.size : start + 1;
        } else {
            at = start;
            LEDE_TRY(lede_framer_fill(framer, rest.size + rest.size / 2 + AHEAD, err));
        }
    }
}

lede_slice lede_xml_root(lede_slice head) {
    size_t at = head.size - lede_ready_skip_mark(head).size;
    while (at < head.size && is_space(head.data[at])) at++;
    if (at == head.size || head.data[at] != '<') return LEDE_NULL_SLICE;
    while (at < head.size) {
        size_t stop = head.data[at] != '<' ? at + 1 : pass_other(head, at);
        if (stop == 0) return LEDE_NULL_SLICE;
        if (stop != SIZE_MAX) {
            at = stop;
            continue;
        }
        if (head.size - at < 2) return LEDE_NULL_SLICE;
        stop = tag_end(head, at);
        tag t = read_tag(head, at, stop == 0 || stop == NO_TAG ? head.size : stop);
        return t.is_end || t.name.size == 0 ? LEDE_NULL_SLICE : t.name;
    }
    return LEDE_NULL_SLICE;
}

/* ---- one element ---------------------------------------------------------------------------- */

static bool is_wanted(const tag *t, const char *const *names) {
    for (size_t i = 0; names[i] != NULL && !t->is_end; i++) {
        if (lede_slice_is(t->name, names[i])) return true;
    }
    return false;
}

/* Up to the start tag of the next article; what is before the first one becomes the header. */
static lede_status find_start(lede_framer *framer, const char *const *names, tag *t,
                              lede_error *err) {
    size_t at = 0;
    for (;;) {
        LEDE_TRY(next_tag(framer, at, t, err));
        bool wanted = is_wanted(t, names);
        size_t before = wanted ? t->start : t->stop;
        if (framer->mode == 0 && (wanted || before > MOST_HEADER)) {
            size_t size = before < MOST_HEADER ? before : MOST_HEADER;
            lede_buffer_add(&framer->header, lede_slice_cut(lede_framer_rest(framer), 0, size));
            if (framer->header.failed) return lede_fail_memory(err);
            framer->mode = 1;
        }
        at = before;
        if (wanted || before > AHEAD) {
            if (framer->mode == 0) continue;
            lede_ready_skip(framer, before);
            t->stop -= before;
            at = 0;
        }
        if (wanted) return LEDE_OK;
    }
}

/* Bytes of the article that begins here, or, when it is too long, what is left of it. */
static lede_status find_stop(lede_framer *framer, tag t, size_t *size, bool *is_long,
                             lede_error *err) {
    enum { MOST_NAME = 64 };
    char name[MOST_NAME];
    size_t name_size = t.name.size < MOST_NAME ? t.name.size : MOST_NAME;
    memcpy(name, t.name.data, name_size);
    *size = t.stop;
    *is_long = false;
    while (!t.is_empty) {
        lede_status status = next_tag(framer, *size, &t, err);
        if (status == LEDE_END) {
            *size = lede_framer_rest(framer).size;
            *is_long = *is_long || *size > framer->limit;
            return LEDE_OK;
        }
        LEDE_TRY(status);
        bool same = lede_slice_equal(t.name, (lede_slice){name, name_size});
        *size = same && !t.is_end ? t.start : t.stop;
        *is_long = *is_long || *size > framer->limit;
        if (same) return LEDE_OK;
        if (*is_long) {
            lede_ready_skip(framer, *size);
            *size = 0;
        }
        t.is_empty = false;
    }
    return LEDE_OK;
}

lede_status lede_xml_frame(lede_framer *framer, const char *const *names, lede_frame *frame,
                           lede_error *err) {
    tag t;
    LEDE_TRY(lede_framer_fill(framer, AHEAD, err));
    lede_status status = find_start(framer, names, &t, err);
    if (status == LEDE_END && framer->part == 0) {
        return lede_fail(err, LEDE_FORMAT, "the file holds no article: expected an element <%s>",
                         names[0]);
    }
    LEDE_TRY(status);
    lede_framer start = *framer;
    size_t size;
    bool is_long;
    LEDE_TRY(find_stop(framer, t, &size, &is_long, err));
    frame->part = ++framer->part;
    if (is_long) {
        lede_framer_fail_long(&start, "article", frame);
        lede_ready_skip(framer, size);
        return LEDE_OK;
    }
    return lede_ready_cut(framer, size, frame, err);
}
