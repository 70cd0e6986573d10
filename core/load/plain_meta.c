#include "load/plain_meta.h"

#include "load/byline.h"
#include "load/phrase.h"
#include "load/plain_label.h"
#include "locale/date.h"

enum { MOST_WORDS = 40, MOST_BYTES = 400, MOST_SENTENCE_BYTES = 80, MOST_PIECES = 6 };

static bool is_date(lede_slice text) {
    lede_date date;
    return lede_date_read(text, &date);
}

static void set(lede_plain_meta *meta, lede_field field, lede_slice value, const char *reason) {
    if (field == LEDE_N_FIELDS || meta->fields[field].data != NULL) return;
    meta->fields[field] = value;
    meta->reasons[field] = reason;
}

static bool is_alnum(char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
}

/* Without what parts it from its neighbour. */
static lede_slice strip_separators(lede_slice text) {
    static const char *const marks[] = {
        ",", "-", "|", ";", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xE2\x80\xA2"};
    for (bool again = true; again;) {
        again = false;
        text = lede_slice_trim(text);
        if (text.size == 0 || (is_alnum(text.data[0]) && is_alnum(text.data[text.size - 1]))) break;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            lede_slice mark = lede_slice_of(marks[i]);
            if (lede_slice_starts(text, mark)) {
                text = lede_slice_cut(text, mark.size, text.size);
                again = true;
            }
            if (lede_slice_ends(text, mark)) {
                text = lede_slice_cut(text, 0, text.size - mark.size);
                again = true;
            }
        }
    }
    return text;
}

static bool is_reading_time(lede_slice text) {
    return lede_phrase_has_digit(text) && lede_phrase_find(text, "read") > 0 &&
           lede_phrase_count(text) <= 4 &&
           (lede_phrase_find(text, "min read") > 0 || lede_phrase_find(text, "minute read") > 0 ||
            lede_phrase_find(text, "mins read") > 0);
}

/* "By Jane Doe, 16 June 2018": names, and a date behind them. */
static bool read_dated_byline(lede_slice line, lede_plain_meta *meta) {
    if (!lede_phrase_has_digit(line) || !lede_byline_opens(line)) return false;
    lede_slice rest = line, word;
    for (size_t words = 0; lede_phrase_raw_word(&rest, &word) && words <= MOST_WORDS; words++) {
        size_t at = (size_t)(word.data - line.data);
        lede_slice tail = strip_separators(lede_slice_cut(line, at, line.size));
        if (words < 2 || !is_date(tail)) continue;
        lede_slice names = strip_separators(lede_slice_cut(line, 0, at));
        if (!lede_byline_is(names)) return false;
        set(meta, LEDE_FIELD_BYLINE, names, "a line \"By \xE2\x80\xA6\"");
        set(meta, LEDE_FIELD_PUBLISHED, tail, "the date behind the byline");
        return true;
    }
    return false;
}

/* "Posted on 16 June 2018 by Jane Doe". */
static bool read_date_and_byline(lede_slice line, lede_plain_meta *meta) {
    size_t at = lede_slice_find(line, LEDE_SLICE(" by "), 0);
    if (at == SIZE_MAX || !lede_phrase_has_digit(line)) return false;
    lede_slice day = strip_separators(lede_slice_cut(line, 0, at));
    lede_slice names = lede_slice_cut(line, at + 1, line.size);
    lede_plain_label label;
    if (lede_plain_label_read(day, &label)) day = label.value;
    if (!is_date(day) || !lede_byline_is(names)) return false;
    set(meta, LEDE_FIELD_PUBLISHED, day, "the date before the byline");
    set(meta, LEDE_FIELD_BYLINE, names, "names behind the date");
    return true;
}

static const char *reason_of(lede_field field) {
    switch (field) {
    case LEDE_FIELD_PUBLISHED: return "a line \"Published \xE2\x80\xA6\"";
    case LEDE_FIELD_MODIFIED: return "a line \"Updated \xE2\x80\xA6\"";
    case LEDE_FIELD_SECTION: return "a line \"Section \xE2\x80\xA6\"";
    case LEDE_FIELD_PUBLISHER: return "a line \"Source \xE2\x80\xA6\"";
    default: return "a line with a label";
    }
}

static bool read_byline(lede_slice line, lede_plain_meta *meta) {
    if (!lede_byline_is(line)) return false;
    set(meta, LEDE_FIELD_BYLINE, line, "a line \"By \xE2\x80\xA6\"");
    return true;
}

/* A whole line, or one of its pieces. */
static bool read_piece(lede_slice piece, lede_plain_meta *meta) {
    lede_plain_label label;
    if (lede_plain_label_read(piece, &label)) {
        set(meta, label.field, label.value, reason_of(label.field));
        return true;
    }
    if (read_dated_byline(piece, meta) || read_byline(piece, meta)) return true;
    if (!is_date(piece)) return false;
    set(meta, LEDE_FIELD_PUBLISHED, piece, "a line that is a date");
    meta->is_bare_date = true;
    return true;
}

/* What marks begin with. */
static bool may_part(char c) {
    switch (c) {
    case '|':
    case '\t':
    case '\xE2':
    case '\xC2':
    case ';':
    case ' ':
    case ',': return true;
    default: return false;
    }
}

/* Size of the mark that parts two pieces at the start of `rest`; 0: none. */
static size_t separator(lede_slice rest) {
    static const char *const marks[] = {
        "|",          "\t",        "\xE2\x80\xA2",   "\xC2\xB7",
        "; ",         " - ",       " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        ", updated ", " (updated "};
    for (size_t i = 0; may_part(rest.data[0]) && i < sizeof marks / sizeof *marks; i++) {
        if (rest.data[0] != marks[i][0]) continue;
        lede_slice mark = lede_slice_of(marks[i]);
        if (!lede_slice_starts_ascii_case(rest, mark)) continue;
        /* the word itself is the label of what follows */
        return i < 8 ? mark.size : mark.size - sizeof "updated " + 1;
    }
    return 0;
}

static size_t split(lede_slice line, lede_slice pieces[MOST_PIECES]) {
    size_t count = 0, start = 0;
    for (size_t at = 0; at <= line.size;) {
        size_t size = at < line.size ? separator(lede_slice_cut(line, at, line.size)) : 1;
        if (size == 0) {
            at++;
            continue;
        }
        lede_slice piece = strip_separators(lede_slice_cut(line, start, at));
        if (piece.size > 0) {
            if (count == MOST_PIECES) return 0;
            if (piece.data[piece.size - 1] == ')' && memchr(piece.data, '(', piece.size) == NULL) {
                piece.size--;
            }
            pieces[count++] = piece;
        }
        start = at = at + size;
    }
    return count;
}

bool lede_plain_meta_is_outlet(lede_slice piece) {
    static const char *const words[] = {
        "post",      "times",    "news",    "herald",  "journal",  "gazette",  "telegraph",
        "courier",   "tribune",  "review",  "mail",    "express",  "guardian", "chronicle",
        "observer",  "wire",     "radio",   "agency",  "standard", "globe",    "daily",
        "today",     "weekly",   "echo",    "mercury", "argus",    "press",    "reuters",
        "bloomberg", "bulletin", "monitor", "online",  "magazine", "dispatch", "examiner"};
    if (!lede_phrase_starts_upper(piece)) return false;
    for (lede_slice word; lede_phrase_word(&piece, &word);) {
        if (lede_phrase_in(word, words, sizeof words / sizeof *words)) return true;
    }
    return false;
}

/* A name, a job or an outlet beside a date or a byline is no heading. */
static bool read_beside(lede_slice piece, lede_plain_meta *meta) {
    if (is_reading_time(piece)) return true;
    if (lede_phrase_count(piece) > 6) return false;
    if (lede_byline_is_name(piece) && !lede_plain_meta_is_outlet(piece)) {
        set(meta, LEDE_FIELD_BYLINE, piece, "a name beside the date");
        return true;
    }
    if (!lede_plain_meta_is_outlet(piece)) return lede_byline_has_job(piece);
    set(meta, LEDE_FIELD_PUBLISHER, piece, "an outlet's name beside the date");
    return true;
}

static bool read_pieces(lede_slice line, lede_plain_meta *meta) {
    lede_slice pieces[MOST_PIECES];
    size_t count = split(line, pieces), known = 0, beside = 0;
    if (count < 2) return false;
    for (size_t i = 0; i < count; i++) {
        if (read_piece(pieces[i], meta)) {
            known++;
        } else if (read_beside(pieces[i], meta)) {
            beside++;
        }
    }
    meta->is_bare_date = false;
    return known > 0 && known + beside == count;
}

/* What is read off a line without a digit or a colon are names behind "by". */
static bool may_be_meta(lede_slice line) {
    unsigned found = 0;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i];
        found |= (unsigned)(c >= '0' && c <= ':') |
                 (unsigned)((c | 0x20) == 'y' && i > 0 && (line.data[i - 1] | 0x20) == 'b');
    }
    return found != 0;
}

bool lede_plain_meta_read(lede_slice line, lede_plain_meta *out) {
    *out = (lede_plain_meta){.is_bare_date = false};
    if (line.size > MOST_BYTES || !may_be_meta(line)) return false;
    lede_plain_label label;
    bool labelled = lede_plain_label_read(line, &label);
    /* a sentence of some length is text; a name at the end of a line may have a full stop */
    if (!labelled && line.size > MOST_SENTENCE_BYTES && lede_phrase_ends_sentence(line))
        return false;
    bool long_enough = line.size > 2 * MOST_WORDS; /* for more words, with spaces between */
    if (long_enough && lede_phrase_count(line) > MOST_WORDS) return false;
    bool dated =
        labelled && (label.field == LEDE_FIELD_PUBLISHED || label.field == LEDE_FIELD_MODIFIED);
    if (dated && !is_date(label.value)) { /* "Published 3 May 2024 | Updated …" */
        if (read_date_and_byline(line, out) || read_pieces(line, out)) return true;
        *out = (lede_plain_meta){.is_bare_date = false};
    }
    if (labelled && !dated) return read_piece(line, out);
    if (read_dated_byline(line, out) || read_date_and_byline(line, out)) return true;
    *out = (lede_plain_meta){.is_bare_date = false};
    if (is_date(line) || dated) return read_piece(line, out);
    if (read_pieces(line, out)) return true;
    *out = (lede_plain_meta){.is_bare_date = false};
    return read_byline(line, out) || is_reading_time(line); /* it has no label and no date */
}
