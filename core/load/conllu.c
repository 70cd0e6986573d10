/* conllu.c — the loader of CoNLL-U: a "# newdoc" begins an article. Without any, sentences are
 * taken together up to LEDE_READY_LINES, so that a treebank is no article of a million tokens. */
#include "load/format.h"

#include "base/json.h"
#include "base/utf8.h"
#include "load/conllu_sentence.h"
#include "load/ready_frame.h"

/* The value of comment "# name = value", also "# name" alone (empty); null: another comment. */
static lede_slice comment_value(lede_slice line, lede_slice name) {
    if (line.size == 0 || line.data[0] != '#') return LEDE_NULL_SLICE;
    lede_slice rest = lede_slice_trim(lede_slice_cut(line, 1, line.size));
    if (!lede_slice_starts(rest, name)) return LEDE_NULL_SLICE;
    rest = lede_slice_trim(lede_slice_cut(rest, name.size, rest.size));
    if (rest.size == 0) return LEDE_SLICE("");
    return rest.data[0] == '=' ? lede_slice_trim(lede_slice_cut(rest, 1, rest.size))
                               : LEDE_NULL_SLICE;
}

static bool is_newdoc(lede_slice line) {
    return comment_value(line, LEDE_SLICE("newdoc")).data != NULL ||
           comment_value(line, LEDE_SLICE("newdoc id")).data != NULL;
}

static bool is_comment(lede_slice line) {
    return line.size > 0 && line.data[0] == '#';
}

/* ---- sniff ----------------------------------------------------------------------------------- */

static bool is_of_treebanks(lede_slice line) {
    static const char *const names[] = {"newdoc", "newdoc id", "sent_id", "global.columns"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (comment_value(line, lede_slice_of(names[i])).data != NULL) return true;
    }
    return false;
}

static int sniff(lede_slice head, const char *path) {
    lede_slice rest = lede_ready_skip_mark(head), line;
    bool is_likely = false;
    while (lede_slice_line(&rest, &line)) {
        lede_conllu_row row;
        is_likely = is_likely || is_of_treebanks(line);
        if (lede_slice_trim(line).size == 0 || is_comment(line)) continue;
        if (lede_conllu_split(line, &row) && lede_conllu_id(row.columns[0], &row)) return 95;
        if (rest.size > 0) return 0;
    }
    if (is_likely) return 80;
    return lede_ready_is_named(path, ".conllu") ? 60 : 0;
}

/* ---- frame ----------------------------------------------------------------------------------- */

/* One frame being sought: `sentence` is where the sentence in hand begins. */
typedef struct seeker {
    lede_ready_seek ahead;
    size_t sentence;
    uint32_t lines;
    bool has_rows; /* in a sentence before the one in hand */
    bool in_rows;  /* of the one in hand */
    bool has_newdoc;
} seeker;

/* Whether the frame ends before the line that was just read. */
static bool ends_before(seeker *s) {
    lede_slice line = s->ahead.line;
    bool is_blank = lede_slice_is_blank(line);
    if (is_blank) {
        s->has_rows = s->has_rows || s->in_rows;
        s->in_rows = false;
        s->sentence = s->ahead.at = s->ahead.next;
        return !s->has_newdoc && s->has_rows && (s->lines >= LEDE_READY_LINES || s->ahead.is_long);
    }
    if (is_newdoc(line)) {
        if (s->has_rows) return true;
        s->has_newdoc = true;
    }
    s->in_rows = s->in_rows || !is_comment(line);
    s->lines += !is_comment(line);
    s->ahead.at = s->ahead.next;
    return false;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    seeker s = {0};
    lede_status status;
    LEDE_TRY(lede_ready_begin(framer, err));
    while ((status = lede_ready_seek_line(framer, &s.ahead, frame, err)) == LEDE_OK) {
        if (s.ahead.gave_up) {
            s.ahead.gave_up = false;
            s.sentence = 0;
            s.has_rows = true;
        }
        if (ends_before(&s)) break;
    }
    if (status != LEDE_OK && status != LEDE_END) return status;
    size_t stop = status == LEDE_END ? s.ahead.at : s.sentence;
    bool is_empty = !s.has_rows && !s.in_rows && !s.has_newdoc;
    return lede_ready_take(framer, stop, s.ahead.is_long, is_empty, frame, err);
}

/* ---- parse ----------------------------------------------------------------------------------- */

typedef struct document {
    lede_weave weave;
    lede_conllu_sentence sentence;
    LEDE_ARRAY(lede_pair) pairs; /* metadata */
    lede_arena *arena;
    lede_error *err;
} document;

static lede_status add_pair(document *d, lede_slice name, lede_slice value) {
    lede_pair pair = {name, value};
    return lede_array_push_in(d->arena, &d->pairs, pair) ? LEDE_OK : lede_fail_memory(d->err);
}

/* "# meta::title = …", as treebanks of GUM's family write it. */
static lede_status read_meta(document *d, lede_slice line) {
    lede_slice body = lede_slice_trim(lede_slice_cut(line, 1, line.size));
    lede_slice mark = LEDE_SLICE("meta::");
    size_t equals = lede_slice_find(body, LEDE_SLICE("="), 0);
    if (!lede_slice_starts(body, mark) || equals == SIZE_MAX) return LEDE_OK;
    return add_pair(d, lede_slice_trim(lede_slice_cut(body, mark.size, equals)),
                    lede_slice_trim(lede_slice_cut(body, equals + 1, body.size)));
}

static lede_status check_columns(document *d, lede_slice columns, uint32_t line_n) {
    static const char usual[] = "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC";
    if (lede_slice_is(columns, usual)) return LEDE_OK;
    lede_fail(d->err, LEDE_UNSUPPORTED,
              "CoNLL-U Plus with columns of its own, which this version does not read; expected %s",
              usual);
    if (d->err != NULL) d->err->line = line_n;
    return LEDE_UNSUPPORTED;
}

static lede_status read_comment(document *d, lede_slice line, uint32_t line_n) {
    lede_conllu_sentence *sentence = &d->sentence;
    if (sentence->rows.count > 0) {
        lede_fail(d->err, LEDE_FORMAT,
                  "a comment inside a sentence; expected a word, or a blank line before it");
        if (d->err != NULL) d->err->line = line_n;
        return LEDE_FORMAT;
    }
    if (sentence->comments.data == NULL) sentence->comments = line;
    sentence->comments.size = (size_t)(line.data + line.size - sentence->comments.data);
    lede_block_kind kind;
    lede_slice value = comment_value(line, LEDE_SLICE("newdoc id"));
    if (value.data != NULL) return add_pair(d, LEDE_SLICE("id"), value);
    if (comment_value(line, LEDE_SLICE("newpar")).data != NULL ||
        comment_value(line, LEDE_SLICE("newpar id")).data != NULL) {
        lede_weave_break(&d->weave, LEDE_BLOCK_PARAGRAPH, "newpar");
        return LEDE_OK;
    }
    value = comment_value(line, LEDE_SLICE("block"));
    if (value.data != NULL && d->weave.breaks && lede_block_kind_find(value, &kind)) {
        lede_weave_break(&d->weave, kind, "the comment 'block'");
        return LEDE_OK;
    }
    value = comment_value(line, LEDE_SLICE("text"));
    if (value.data != NULL) {
        sentence->text = value;
        sentence->text_line = line_n;
        return LEDE_OK;
    }
    value = comment_value(line, LEDE_SLICE("global.columns"));
    return value.data != NULL ? check_columns(d, value, line_n) : read_meta(d, line);
}

static lede_status read_lines(document *d, lede_slice text) {
    lede_slice line;
    for (uint32_t n = 1; lede_slice_line(&text, &line); n++) {
        if (lede_slice_trim(line).size == 0) {
            if (d->sentence.rows.count == 0) continue;
            LEDE_TRY(lede_conllu_weave(&d->sentence, &d->weave, d->err));
        } else if (line.data[0] == '#') {
            LEDE_TRY(read_comment(d, line, n));
        } else {
            LEDE_TRY(lede_conllu_add(&d->sentence, d->arena, line, n, d->err));
        }
    }
    return d->sentence.rows.count == 0 ? LEDE_OK
                                       : lede_conllu_weave(&d->sentence, &d->weave, d->err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    static const char *const names[] = {"lemma", "pos",    "tag",  "feats",
                                        "head",  "deprel", "deps", "misc"};
    enum { N_COLUMNS = sizeof names / sizeof *names, HEAD = 4, MISC = 7 };
    document d = {.arena = article->arena, .err = err};
    lede_slice text;
    LEDE_TRY(lede_ready_text(frame, article->arena, &text, err));
    lede_slice *columns = lede_arena_array(d.arena, N_COLUMNS, sizeof *columns);
    if (columns == NULL) return lede_fail_memory(err);
    for (int i = 0; i < N_COLUMNS; i++) columns[i] = lede_slice_of(names[i]);
    lede_weave_start(&d.weave, article);
    d.weave.ready.is_conllu = true;
    d.weave.ready.names = columns;
    d.weave.ready.n_columns = N_COLUMNS;
    d.weave.ready.head = HEAD;
    d.weave.ready.misc = MISC;
    LEDE_TRY(read_lines(&d, text));
    LEDE_TRY(lede_weave_fields(article, d.pairs.data, d.pairs.count, "a comment", err));
    return lede_weave_finish(&d.weave, err);
}

const lede_format lede_format_conllu = {
    .name = "conllu", .sniff = sniff, .frame = frame_next, .parse = parse};
