/* vertical.c — the loader of vertical files, as CWB and SketchEngine write them: a token a line
 * with tabs between its columns, and lines of tags. <text>, <doc>, <document> or <article> is an
 * article; a file without any is cut after LEDE_READY_LINES tokens where no element is open. */
#include "load/format.h"

#include "load/ready_frame.h"
#include "load/vertical_document.h"
#include "load/vertical_tag.h"

/* ---- sniff ----------------------------------------------------------------------------------- */

static bool has_space(lede_slice text) {
    return memchr(text.data, ' ', text.size) != NULL;
}

static bool is_page(lede_slice name) {
    static const char *const names[] = {"html", "rss", "feed", "nitf", "newsitem", "newsmessage"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_equal_ascii_case(name, lede_slice_of(names[i]))) return true;
    }
    return false;
}

/* Every line is a tag or a token, and there are some of both, or what names the columns. */
static int sniff(lede_slice head, const char *path) {
    lede_slice rest = lede_ready_skip_mark(head), line, name;
    size_t n_tags = 0, n_tokens = 0, n_tabs = 0;
    bool is_named = lede_ready_is_named(path, ".vrt") || lede_ready_is_named(path, ".vert");
    while (lede_slice_line(&rest, &line)) {
        if (lede_slice_trim(line).size == 0) continue;
        if (lede_tag_columns(line).data != NULL) return 97;
        lede_tag_kind kind = lede_tag_of(line, &name);
        if (is_page(name) || lede_slice_starts_ascii_case(line, LEDE_SLICE("<!doctype html")) ||
            memchr(line.data, '\0', line.size) != NULL)
            return 0;
        bool tabbed = memchr(line.data, '\t', line.size) != NULL;
        if (rest.size == 0 && head.data[head.size - 1] != '\n') break; /* perhaps cut off */
        if (kind == LEDE_TAG_NONE && !tabbed && has_space(line)) return 0;
        if (kind == LEDE_TAG_NONE) {
            n_tokens++;
            n_tabs += tabbed;
        } else {
            n_tags += kind == LEDE_TAG_OPEN || kind == LEDE_TAG_CLOSE;
        }
    }
    if (is_named && n_tokens > 0) return 96;
    if (n_tags == 0 || n_tokens == 0) return 0;
    if (n_tabs == n_tokens) return 92;
    return n_tabs == 0 ? 88 : 0; /* a page may look like that, too, and says more clearly so */
}

/* ---- frame ----------------------------------------------------------------------------------- */

enum { NAME_BYTES = 16 };

/* One frame being sought. */
typedef struct seeker {
    lede_ready_seek ahead;
    uint32_t lines, depth;
    char name[NAME_BYTES]; /* of the document element; "" while none is open */
    bool is_document;
} seeker;

typedef enum verdict { GO_ON = 0, ENDS_BEFORE, ENDS_BEHIND, STARTS_HERE } verdict;

static verdict judge_document(seeker *s, lede_tag_kind kind, lede_slice name) {
    bool same = lede_slice_is(name, s->name);
    if (kind == LEDE_TAG_OPEN && same) return ENDS_BEFORE; /* the last one is not closed */
    return kind == LEDE_TAG_CLOSE && same ? ENDS_BEHIND : GO_ON;
}

/* Outside of documents: what stands before the first of them is left out if it has no token. */
static verdict judge(seeker *s, lede_slice line) {
    lede_slice name;
    lede_tag_kind kind = lede_tag_of(line, &name);
    bool is_blank = lede_slice_trim(line).size == 0;
    s->lines += kind == LEDE_TAG_NONE && !is_blank;
    if (s->is_document) return judge_document(s, kind, name);
    if (kind == LEDE_TAG_OPEN && lede_tag_is_document(name) && name.size < NAME_BYTES) {
        if (s->lines > 0) return ENDS_BEFORE;
        memcpy(s->name, name.data, name.size);
        s->is_document = true;
        return STARTS_HERE;
    }
    s->depth += kind == LEDE_TAG_OPEN;
    s->depth -= kind == LEDE_TAG_CLOSE && s->depth > 0;
    if (s->depth > 0 || s->lines < LEDE_READY_LINES) return GO_ON;
    bool is_edge = kind == LEDE_TAG_CLOSE || is_blank;
    enum { PATIENCE = 4 }; /* where there is no edge at all, any line will do */
    return is_edge || s->lines >= PATIENCE * LEDE_READY_LINES ? ENDS_BEHIND : GO_ON;
}

/* The names of columns go with every article from here on. */
static lede_status keep_columns(lede_framer *framer, lede_slice line, lede_error *err) {
    lede_slice columns = lede_tag_columns(line);
    if (columns.data == NULL) return LEDE_OK;
    framer->header.size = 0;
    lede_buffer_add(&framer->header, columns);
    return framer->header.failed ? lede_fail_memory(err) : LEDE_OK;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    seeker s = {0};
    lede_ready_seek *ahead = &s.ahead;
    lede_status status;
    LEDE_TRY(lede_ready_begin(framer, err));
    while ((status = lede_ready_seek_line(framer, ahead, frame, err)) == LEDE_OK) {
        LEDE_TRY(keep_columns(framer, ahead->line, err));
        size_t size = ahead->next - ahead->at;
        verdict v = judge(&s, ahead->line);
        if (v == ENDS_BEFORE) break;
        bool starts = v == STARTS_HERE && !ahead->is_long;
        if (starts) lede_ready_skip(framer, ahead->at);
        ahead->at = starts ? size : ahead->next;
        if (v == ENDS_BEHIND) break;
    }
    if (status != LEDE_OK && status != LEDE_END) return status;
    bool is_empty = !s.is_document && s.lines == 0;
    return lede_ready_take(framer, ahead->at, ahead->is_long, is_empty, frame, err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice text;
    LEDE_TRY(lede_ready_text(frame, article->arena, &text, err));
    return lede_vertical_read(frame, text, article, err);
}

const lede_format lede_format_vertical = {
    .name = "vertical", .sniff = sniff, .frame = frame_next, .parse = parse};
