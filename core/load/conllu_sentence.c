#include "load/conllu_sentence.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* ---- a row ----------------------------------------------------------------------------------- */

/* Digits at the front of `text`, cut off. False: none, or more than an id can be. */
static bool take_number(lede_slice *text, uint32_t *out) {
    enum { MOST_DIGITS = 9 };
    size_t n = 0;
    uint32_t number = 0;
    while (n < text->size && n <= MOST_DIGITS && text->data[n] >= '0' && text->data[n] <= '9') {
        if (n < MOST_DIGITS) number = number * 10 + (uint32_t)(text->data[n] - '0');
        n++;
    }
    *out = number;
    *text = lede_slice_cut(*text, n, text->size);
    return n > 0 && n <= MOST_DIGITS;
}

bool lede_conllu_id(lede_slice text, lede_conllu_row *row) {
    if (!take_number(&text, &row->id)) return false;
    row->kind = LEDE_CONLLU_WORD;
    if (text.size == 0) return true;
    char sign = text.data[0];
    row->kind = sign == '-' ? LEDE_CONLLU_RANGE : LEDE_CONLLU_EMPTY;
    if (sign != '-' && sign != '.') return false;
    text = lede_slice_cut(text, 1, text.size);
    return take_number(&text, &row->last) && text.size == 0;
}

static size_t count_columns(lede_slice line) {
    size_t n = 1;
    for (size_t i = 0; i < line.size; i++) n += line.data[i] == '\t';
    return n;
}

bool lede_conllu_split(lede_slice line, lede_conllu_row *row) {
    if (count_columns(line) != LEDE_CONLLU_COLUMNS) return false;
    size_t start = 0;
    for (int i = 0; i < LEDE_CONLLU_COLUMNS; i++) {
        size_t stop = lede_slice_find(line, LEDE_SLICE("\t"), start);
        if (stop == SIZE_MAX) stop = line.size;
        row->columns[i] = lede_slice_cut(line, start, stop);
        start = stop + 1;
    }
    return true;
}

static lede_status place(lede_error *err, uint32_t line) {
    if (err != NULL) err->line = line;
    return LEDE_FORMAT;
}

static lede_status check_columns(const lede_conllu_row *row, lede_error *err) {
    static const char *const names[LEDE_CONLLU_COLUMNS] = {
        "ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"};
    for (int i = 0; i < LEDE_CONLLU_COLUMNS; i++) {
        if (row->columns[i].size > 0) continue;
        lede_fail(err, LEDE_FORMAT, "column %s is empty; what is not known is written _", names[i]);
        return place(err, row->line);
    }
    return LEDE_OK;
}

static lede_status check_range(const lede_conllu_sentence *sentence, const lede_conllu_row *row,
                               lede_error *err) {
    if (row->last <= row->id) {
        return lede_fail(err, LEDE_FORMAT, "range %u-%u must go to a higher word", row->id,
                         row->last);
    }
    if (row->id <= sentence->range_stop) {
        return lede_fail(err, LEDE_FORMAT, "range %u-%u overlaps the one that ends with word %u",
                         row->id, row->last, sentence->range_stop);
    }
    if (row->id == sentence->n_words + 1) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "range %u-%u stands behind word %u; expected in front of %u",
                     row->id, row->last, sentence->n_words, row->id);
}

/* Words count up from 1, a range stands before its first word, an empty node behind its word. */
static lede_status check_order(const lede_conllu_sentence *sentence, const lede_conllu_row *row,
                               lede_error *err) {
    if (row->kind == LEDE_CONLLU_RANGE) return check_range(sentence, row, err);
    if (row->kind == LEDE_CONLLU_WORD) {
        if (row->id == sentence->n_words + 1) return LEDE_OK;
        return lede_fail(err, LEDE_FORMAT, "id %u is out of order; expected %u", row->id,
                         sentence->n_words + 1);
    }
    const lede_conllu_row *before =
        sentence->rows.count > 0 ? &sentence->rows.data[sentence->rows.count - 1] : NULL;
    uint32_t last = before != NULL && before->kind == LEDE_CONLLU_EMPTY ? before->last : 0;
    if (row->id == sentence->n_words && row->last == last + 1) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "empty node %u.%u is out of order; expected %u.%u", row->id,
                     row->last, sentence->n_words, last + 1);
}

lede_status lede_conllu_add(lede_conllu_sentence *sentence, lede_arena *arena, lede_slice line,
                            uint32_t line_n, lede_error *err) {
    lede_conllu_row row = {.line = line_n, .whole = line};
    if (!lede_conllu_split(line, &row)) {
        lede_fail(err, LEDE_FORMAT, "expected 10 columns with tabs between them, found %zu",
                  count_columns(line));
        return place(err, line_n);
    }
    LEDE_TRY(check_columns(&row, err));
    if (!lede_conllu_id(row.columns[LEDE_CONLLU_ID], &row)) {
        lede_fail(err, LEDE_FORMAT, "'%.*s' is no id; expected one such as 5, 5-6 or 5.1",
                  (int)(row.columns[0].size < 40 ? row.columns[0].size : 40), row.columns[0].data);
        return place(err, line_n);
    }
    if (check_order(sentence, &row, err) != LEDE_OK) return place(err, line_n);
    if (row.kind == LEDE_CONLLU_WORD) sentence->n_words = row.id;
    if (row.kind == LEDE_CONLLU_RANGE) sentence->range_stop = row.last;
    return lede_array_push_in(arena, &sentence->rows, row) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- the whole sentence ---------------------------------------------------------------------- */

static lede_status check_heads(const lede_conllu_sentence *sentence, lede_error *err) {
    for (size_t i = 0; i < sentence->rows.count; i++) {
        const lede_conllu_row *row = &sentence->rows.data[i];
        lede_slice head = row->columns[LEDE_CONLLU_HEAD];
        uint32_t number;
        if (row->kind != LEDE_CONLLU_WORD || lede_slice_is(head, "_")) continue;
        bool counts = take_number(&head, &number) && head.size == 0;
        if (counts && number <= sentence->n_words && number != row->id) continue;
        head = row->columns[LEDE_CONLLU_HEAD];
        lede_fail(err, LEDE_FORMAT,
                  "HEAD '%.*s' of word %u is no other word of its sentence; expected 0 to %u, or _",
                  (int)(head.size < 40 ? head.size : 40), head.data, row->id, sentence->n_words);
        return place(err, row->line);
    }
    if (sentence->range_stop <= sentence->n_words) return LEDE_OK;
    lede_fail(err, LEDE_FORMAT, "a range goes to word %u, but the sentence has %u",
              sentence->range_stop, sentence->n_words);
    return place(err, sentence->rows.data[sentence->rows.count - 1].line);
}

/* ---- what stands between forms --------------------------------------------------------------- */

/* The value of a name in MISC; null when it is not there. */
static lede_slice misc_value(const lede_conllu_row *row, lede_slice name) {
    lede_slice rest = row->columns[LEDE_CONLLU_MISC], member;
    while (lede_ready_member(&rest, &member)) {
        if (member.size <= name.size || member.data[name.size] != '=') continue;
        if (lede_slice_starts(member, name)) {
            return lede_slice_cut(member, name.size + 1, member.size);
        }
    }
    return LEDE_NULL_SLICE;
}

static bool touches(const lede_conllu_row *row) {
    return lede_slice_is(misc_value(row, LEDE_SLICE("SpaceAfter")), "No");
}

static bool says_space(const lede_conllu_row *row) {
    return touches(row) || misc_value(row, LEDE_SLICE("SpacesAfter")).data != NULL;
}

/* SpacesAfter has \s \t \n \r for what stood there; a line end is one, since two would part blocks.
 */
static lede_slice gap_after(const lede_conllu_row *row) {
    static const char spaces[] = "                ";
    if (touches(row)) return LEDE_SLICE("");
    lede_slice value = misc_value(row, LEDE_SLICE("SpacesAfter"));
    size_t n = 0;
    for (size_t i = 0; i + 1 < value.size; i += 2) {
        if (value.data[i] != '\\') return LEDE_SLICE(" ");
        if (value.data[i + 1] == 'n' || value.data[i + 1] == 'r') return LEDE_SLICE("\n");
        n++;
    }
    if (n == 0) n = 1;
    return (lede_slice){spaces, n < sizeof spaces ? n : sizeof spaces - 1};
}

static size_t skip_space(lede_slice text, size_t at) {
    while (at < text.size) {
        uint32_t c;
        size_t size = lede_utf8_decode(text, at, &c);
        if (c == LEDE_UTF8_BAD || !lede_unicode_has(c, LEDE_UNICODE_WHITE_SPACE)) break;
        at += size;
    }
    return at;
}

/* ---- weaving --------------------------------------------------------------------------------- */

/* A sentence on its way into the article. */
typedef struct passage {
    const lede_conllu_sentence *sentence;
    lede_weave *weave;
    lede_slice gap;
    size_t at;      /* behind what is woven of "# text" */
    bool is_spaced; /* some row says what stands behind it */
    lede_error *err;
} passage;

static lede_status fail_text(const passage *p, const lede_conllu_row *row) {
    lede_slice text = p->sentence->text, form = row->columns[LEDE_CONLLU_FORM];
    size_t at = skip_space(text, p->at);
    lede_slice rest = lede_slice_cut(text, at, text.size);
    enum { SHOWN = 30 };
    rest.size = rest.size < SHOWN ? rest.size : lede_utf8_previous(rest, SHOWN);
    form.size = form.size < SHOWN ? form.size : lede_utf8_previous(form, SHOWN);
    lede_fail(p->err, LEDE_FORMAT,
              "the forms do not spell '# text': it goes on with \"%.*s\" where word %u, \"%.*s\", "
              "should stand",
              LEDE_FMT(rest), row->id, LEDE_FMT(form));
    return place(p->err, p->sentence->text_line);
}

/* What stands before the surface by "# text"; SpaceAfter must agree where it is used at all. */
static lede_status follow_text(passage *p, const lede_conllu_row *row, lede_slice surface,
                               bool is_first) {
    lede_slice text = p->sentence->text;
    size_t start = skip_space(text, p->at);
    lede_slice found = lede_slice_cut(text, p->at, start);
    if (!lede_slice_starts(lede_slice_cut(text, start, text.size), surface)) {
        return fail_text(p, row);
    }
    p->at = start + surface.size;
    if (is_first) return LEDE_OK;
    if (p->is_spaced && (found.size == 0) != (p->gap.size == 0)) {
        lede_fail(p->err, LEDE_FORMAT,
                  "'# text' has %s before word %u, and SpaceAfter of the one before says the "
                  "opposite",
                  found.size == 0 ? "no space" : "a space", row->id);
        return place(p->err, row->line);
    }
    if (p->gap.size == 0 || !p->is_spaced) p->gap = found;
    return LEDE_OK;
}

static lede_status put_word(passage *p, const lede_conllu_row *row, uint32_t start, uint32_t stop) {
    lede_slice values[LEDE_CONLLU_COLUMNS];
    lede_slice form = row->columns[LEDE_CONLLU_FORM];
    for (int i = LEDE_CONLLU_LEMMA; i < LEDE_CONLLU_COLUMNS; i++) {
        lede_slice value = row->columns[i];
        bool is_null = lede_slice_is(value, "_");
        if (i == LEDE_CONLLU_LEMMA && lede_slice_is(form, "_")) is_null = false;
        values[i - LEDE_CONLLU_LEMMA] = is_null ? LEDE_NULL_SLICE : value;
    }
    return lede_weave_token(p->weave, start, stop, form, values, p->err);
}

/* Whether the forms of the words spell the surface of their range. */
static bool spells(const lede_conllu_row *words, uint32_t n_words, lede_slice surface) {
    size_t at = 0;
    for (uint32_t i = 0; i < n_words; i++) {
        lede_slice form = words[i].columns[LEDE_CONLLU_FORM];
        if (words[i].kind != LEDE_CONLLU_WORD) return false;
        if (!lede_slice_starts(lede_slice_cut(surface, at, surface.size), form)) return false;
        at += form.size;
    }
    return at == surface.size;
}

static lede_status keep_line(passage *p, const lede_conllu_row *row) {
    lede_weave *weave = p->weave;
    lede_ready_line line = {(uint32_t)weave->sentences.count, lede_weave_n_tokens(weave),
                            row->whole};
    return lede_array_push_in(weave->article->arena, &weave->lines, line)
               ? LEDE_OK
               : lede_fail_memory(p->err);
}

/* The rows of a surface word: its range, if any, and its words; *n is how many. */
static lede_status put_surface(passage *p, size_t row_i, size_t *n, bool is_first) {
    const lede_conllu_row *row = &p->sentence->rows.data[row_i];
    lede_slice surface = row->columns[LEDE_CONLLU_FORM];
    uint32_t start, left = 1;
    *n = 1;
    if (p->sentence->text.data != NULL) LEDE_TRY(follow_text(p, row, surface, is_first));
    if (row->kind == LEDE_CONLLU_RANGE) LEDE_TRY(keep_line(p, row));
    LEDE_TRY(lede_weave_surface(p->weave, p->gap, surface, &start, p->err));
    uint32_t at = start, stop = start + (uint32_t)surface.size;
    p->gap = gap_after(row);
    if (row->kind == LEDE_CONLLU_WORD) return put_word(p, row, start, stop);
    left = row->last - row->id + 1;
    size_t behind = p->sentence->rows.count - row_i - 1;
    bool exact = left <= behind && spells(row + 1, left, surface);
    for (; left > 0; (*n)++) {
        const lede_conllu_row *word = row + *n;
        if (word->kind == LEDE_CONLLU_EMPTY) {
            LEDE_TRY(keep_line(p, word));
            continue;
        }
        uint32_t end = exact ? at + (uint32_t)word->columns[LEDE_CONLLU_FORM].size : stop;
        LEDE_TRY(put_word(p, word, at, end));
        if (exact) at = end;
        left--;
    }
    return LEDE_OK;
}

static lede_status put_rows(passage *p) {
    const lede_conllu_sentence *sentence = p->sentence;
    bool is_first = true;
    for (size_t i = 0, n = 1; i < sentence->rows.count; i += n) {
        const lede_conllu_row *row = &sentence->rows.data[i];
        n = 1;
        if (row->kind == LEDE_CONLLU_EMPTY) {
            LEDE_TRY(keep_line(p, row));
            continue;
        }
        LEDE_TRY(put_surface(p, i, &n, is_first));
        is_first = false;
    }
    lede_slice text = sentence->text;
    if (text.data == NULL || skip_space(text, p->at) == text.size) return LEDE_OK;
    lede_slice rest = lede_slice_trim(lede_slice_cut(text, p->at, text.size));
    rest.size = rest.size < 40 ? rest.size : lede_utf8_previous(rest, 40);
    lede_fail(p->err, LEDE_FORMAT, "'# text' goes on with \"%.*s\" behind the last word",
              LEDE_FMT(rest));
    return place(p->err, sentence->text_line);
}

static bool some_row_is_spaced(const lede_conllu_sentence *sentence) {
    for (size_t i = 0; i < sentence->rows.count; i++) {
        if (says_space(&sentence->rows.data[i])) return true;
    }
    return false;
}

lede_status lede_conllu_weave(lede_conllu_sentence *sentence, lede_weave *weave, lede_error *err) {
    LEDE_TRY(check_heads(sentence, err));
    if (sentence->n_words == 0) {
        lede_fail(err, LEDE_FORMAT, "a sentence without words");
        return place(err, sentence->rows.data[0].line);
    }
    passage p = {.sentence = sentence,
                 .weave = weave,
                 .gap = sentence->gap,
                 .is_spaced = some_row_is_spaced(sentence),
                 .err = err};
    LEDE_TRY(put_rows(&p));
    if (!lede_array_push_in(weave->article->arena, &weave->comments, sentence->comments)) {
        return lede_fail_memory(err);
    }
    LEDE_TRY(lede_weave_sentence(weave, UINT32_MAX, err));
    sentence->rows.count = 0;
    sentence->n_words = sentence->range_stop = 0;
    sentence->comments = sentence->text = LEDE_NULL_SLICE;
    sentence->gap = p.gap;
    return LEDE_OK;
}
