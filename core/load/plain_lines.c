#include "load/plain_lines.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "load/byline.h"
#include "load/phrase.h"
#include "load/plain_label.h"

/* ---- line ends ------------------------------------------------------------------------------ */

static bool has_other_ends(lede_slice text) {
    for (size_t at = 0; (at = lede_slice_find_any(text, "\r\f\v\xE2", at)) < text.size; at++) {
        lede_slice rest = lede_slice_cut(text, at, text.size);
        if (rest.data[0] != '\xE2') return true;
        if (lede_slice_starts(rest, LEDE_SLICE("\xE2\x80\xA8"))) return true;
        if (lede_slice_starts(rest, LEDE_SLICE("\xE2\x80\xA9"))) return true;
    }
    return false;
}

lede_status lede_plain_newlines(lede_slice *text, lede_arena *arena, lede_error *err) {
    if (text->size == 0 || !has_other_ends(*text)) return LEDE_OK;
    char *copy = lede_arena_alloc(arena, text->size);
    if (copy == NULL) return lede_fail_memory(err);
    size_t size = 0;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i];
        lede_slice rest = lede_slice_cut(*text, i, text->size);
        if (c == '\r') {
            copy[size++] = '\n';
            i += lede_slice_starts(rest, LEDE_SLICE("\r\n"));
        } else if (c == '\f' || c == '\v') {
            copy[size++] = '\n';
        } else if (lede_slice_starts(rest, LEDE_SLICE("\xE2\x80\xA8"))) {
            copy[size++] = '\n';
            i += 2;
        } else if (lede_slice_starts(rest, LEDE_SLICE("\xE2\x80\xA9"))) {
            copy[size++] = '\n';
            copy[size++] = '\n'; /* a paragraph separator */
            i += 2;
        } else {
            copy[size++] = c;
        }
    }
    *text = (lede_slice){copy, size};
    return LEDE_OK;
}

/* ---- lines ---------------------------------------------------------------------------------- */

static bool is_blank_char(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x200B || c == 0xFEFF ||
           c == 0x3000;
}

/* Without white space at the ends, also that of Unicode; `indent` is what stood in front. */
static lede_slice trim_line(lede_slice line, uint32_t *indent) {
    *indent = 0;
    uint32_t c;
    while (line.size > 0) {
        size_t size = lede_utf8_decode(line, 0, &c);
        if (!is_blank_char(c)) break;
        *indent += c == '\t' ? 4 : 1;
        line = lede_slice_cut(line, size, line.size);
    }
    while (line.size > 0) {
        size_t last = lede_utf8_previous(line, line.size);
        lede_utf8_decode(line, last, &c);
        if (!is_blank_char(c)) break;
        line = lede_slice_cut(line, 0, last);
    }
    return line;
}

static lede_status read_lines(lede_plain_lines *lines, lede_slice text, lede_error *err) {
    for (lede_slice raw; lede_slice_line(&text, &raw);) {
        lede_plain_line line;
        line.text = trim_line(raw, &line.indent);
        lede_slice rest = line.text, word;
        line.width = (uint32_t)lede_utf8_count(line.text);
        line.first_word = lede_phrase_raw_word(&rest, &word) ? (uint32_t)lede_utf8_count(word) : 0;
        if (!lede_array_push_in(lines->arena, &lines->lines, line)) return lede_fail_memory(err);
    }
    return LEDE_OK;
}

/* ---- hard wraps ----------------------------------------------------------------------------- */

enum { LEAST_WIDTH = 30, MOST_WIDTH = 120, SLACK_SHARE = 10 };

static int compare_down(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x < y) - (x > y);
}

/* The width that the text would be wrapped to: of the longest line that has company, so that one
 * long address does not hide it. */
static lede_status find_width(const lede_plain_lines *lines, uint32_t *out, lede_error *err) {
    size_t count = 0;
    uint32_t *widths = lede_arena_array(lines->arena, lines->lines.count, sizeof *widths);
    if (widths == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < lines->lines.count; i++) {
        if (lines->lines.data[i].width > 0) widths[count++] = lines->lines.data[i].width;
    }
    *out = 0;
    if (count == 0) return LEDE_OK;
    qsort(widths, count, sizeof *widths, compare_down);
    size_t company = count < 4 ? 0 : 2;
    size_t i = 0;
    while (i + company + 1 < count && widths[i + company] < widths[i] / 5 * 4) i++;
    *out = widths[i];
    return LEDE_OK;
}

/* The next line's first word would not have fitted on this one. */
static bool is_full(const lede_plain_line *line, uint32_t width) {
    return line[1].width > 0 && line->width > 0 &&
           line->width + 1 + line[1].first_word > width - width / SLACK_SHARE;
}

/* "^By JANE DOE": a mark of wires before title and byline. */
static bool is_marked(lede_slice text) {
    return text.size > 0 && text.data[0] == '^';
}

static bool starts_lower(lede_slice text) {
    return text.size > 0 && text.data[0] >= 'a' && text.data[0] <= 'z';
}

/* Prose that is wrapped: most lines are full, half of the full ones break within a sentence, and
 * the line behind such a break begins with a small letter as often as words of a sentence do. */
static bool is_wrapped(const lede_plain_lines *lines, uint32_t width) {
    size_t pairs = 0, full = 0, within = 0, lower = 0;
    for (size_t i = 0; i + 1 < lines->lines.count; i++) {
        const lede_plain_line *line = &lines->lines.data[i];
        if (line->width == 0 || line[1].width == 0) continue;
        if (is_marked(line->text) || is_marked(line[1].text)) continue;
        pairs++;
        if (!is_full(line, width)) continue;
        full++;
        if (lede_phrase_ends_sentence(line->text)) continue;
        within++;
        lower += starts_lower(line[1].text);
    }
    if (pairs == 0 || within == 0) return false;
    if (pairs < 3) return full == pairs && within == pairs && lower == pairs;
    return full * 5 >= pairs * 3 && within * 2 >= full && lower * 2 >= within;
}

/* ---- paragraphs ----------------------------------------------------------------------------- */

/* "- ", "• ", "1. " at the start. */
static bool starts_item(lede_slice text) {
    if (lede_slice_starts(text, LEDE_SLICE("- ")) || lede_slice_starts(text, LEDE_SLICE("* ")) ||
        lede_slice_starts(text, LEDE_SLICE("\xE2\x80\xA2"))) {
        return true;
    }
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9') digits++;
    return digits > 0 && digits <= 2 && digits + 1 < text.size &&
           (text.data[digits] == '.' || text.data[digits] == ')') && text.data[digits + 1] == ' ';
}

/* A line that stands for itself at the head of an article, however full. */
static bool stands_alone(lede_slice text) {
    lede_plain_label label;
    return is_marked(text) || lede_byline_is(text) || lede_plain_label_read(text, &label);
}

/* In the first group of lines, a title that happens to be full: it has no stop, the line behind it
 * begins anew, and the group ends as prose does. */
static bool is_full_title(const lede_plain_lines *lines, size_t i) {
    if (lede_phrase_ends_sentence(lines->lines.data[i].text) ||
        starts_lower(lines->lines.data[i + 1].text)) {
        return false;
    }
    size_t last = i;
    while (last + 1 < lines->lines.count && lines->lines.data[last + 1].width > 0) last++;
    return last > i + 1 && lede_phrase_ends_sentence(lines->lines.data[last].text);
}

/* A sentence that one stray line end tears, as copying from a PDF leaves it: words without a stop,
 * and a small letter behind them that goes on to one. Lists in small letters have no stops. */
static bool is_torn(lede_slice text, lede_slice next) {
    enum { LEAST_WORDS = 3 };
    if (!starts_lower(next) || lede_phrase_ends_sentence(text)) return false;
    if (text.size == 0 || !lede_phrase_ends_sentence(next)) return false;
    char last = text.data[text.size - 1];
    return ((last >= 'a' && last <= 'z') || last == ',') && lede_phrase_count(text) >= LEAST_WORDS;
}

static bool joins_next(const lede_plain_lines *lines, size_t i, bool is_first) {
    if (i + 1 >= lines->lines.count) return false;
    const lede_plain_line *line = &lines->lines.data[i], *next = line + 1;
    if (lines->wrap_width == 0) return is_torn(line->text, next->text) && !stands_alone(line->text);
    if (!is_full(line, lines->wrap_width) || starts_item(next->text)) return false;
    bool ends = lede_phrase_ends_sentence(line->text);
    if (next->indent >= line->indent + 2 && ends) return false;
    if (stands_alone(line->text) || stands_alone(next->text)) return false;
    if (lede_phrase_same(line->text, next->text)) return false;
    return !(is_first && is_full_title(lines, i));
}

/* "co-" at the end of a line and a small letter behind it: the hyphen is the word's own. */
static bool ends_in_hyphen(lede_slice text, lede_slice next) {
    if (text.size < 2 || text.data[text.size - 1] != '-' || !starts_lower(next)) return false;
    char before = text.data[text.size - 2];
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
}

/* One paragraph of the lines from `first` to before `stop`. */
static lede_status join_lines(lede_plain_lines *lines, size_t first, size_t stop, lede_slice *out,
                              lede_error *err) {
    const lede_plain_line *line = &lines->lines.data[first];
    *out = line->text;
    if (stop - first == 1) return LEDE_OK;
    size_t size = 0, at = 0;
    for (size_t i = first; i < stop; i++) size += lines->lines.data[i].text.size + 1;
    char *joined = lede_arena_alloc(lines->arena, size);
    if (joined == NULL) return lede_fail_memory(err);
    for (size_t i = first; i < stop; i++) {
        lede_slice text = lines->lines.data[i].text;
        memcpy(joined + at, text.data, text.size);
        at += text.size;
        if (i + 1 < stop && !ends_in_hyphen(text, lines->lines.data[i + 1].text)) {
            joined[at++] = ' ';
        }
    }
    *out = (lede_slice){joined, at};
    return LEDE_OK;
}

static lede_status read_paragraphs(lede_plain_lines *lines, lede_error *err) {
    bool gap = true;
    for (size_t i = 0; i < lines->lines.count;) {
        if (lines->lines.data[i].width == 0) {
            gap = true;
            i++;
            continue;
        }
        size_t stop = i + 1;
        bool is_first = lines->paragraphs.count == 0;
        while (joins_next(lines, stop - 1, is_first && stop == i + 1)) stop++;
        lede_plain_paragraph p = {.gap = gap, .kind = LEDE_BLOCK_PARAGRAPH};
        LEDE_TRY(join_lines(lines, i, stop, &p.text, err));
        if (!lede_array_push_in(lines->arena, &lines->paragraphs, p)) return lede_fail_memory(err);
        gap = false;
        i = stop;
    }
    return LEDE_OK;
}

lede_status lede_plain_lines_read(lede_plain_lines *lines, lede_slice text, lede_error *err) {
    LEDE_TRY(read_lines(lines, text, err));
    uint32_t width = 0;
    LEDE_TRY(find_width(lines, &width, err));
    bool fits = width >= LEAST_WIDTH && width <= MOST_WIDTH;
    lines->wrap_width = fits && (lines->wraps || is_wrapped(lines, width)) ? width : 0;
    return read_paragraphs(lines, err);
}

void lede_plain_lines_measure(lede_plain_lines *lines) {
    for (size_t i = 0; i < lines->paragraphs.count; i++) {
        lede_plain_paragraph *p = &lines->paragraphs.data[i];
        p->words = (uint32_t)lede_phrase_count(p->text);
        p->is_sentence = lede_phrase_ends_sentence(p->text);
    }
}
