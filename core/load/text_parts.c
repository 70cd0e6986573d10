#include "load/text_parts.h"

#include "load/byline.h"
#include "load/phrase.h"
#include "load/plain_dateline.h"
#include "load/plain_label.h"
#include "locale/date.h"

/* ---- lines that count ------------------------------------------------------------------------ */

/* "Document 2 of 5", "Article 2", "Story 2/5:" alone on a line. */
static bool is_counted(lede_slice line) {
    static const char *const nouns[] = {"document", "article", "story",    "dokument",
                                        "artikel",  "artigo",  "articolo", "item"};
    static const char *const ofs[] = {"of", "von", "de", "di", "van"};
    enum { N_NOUNS = sizeof nouns / sizeof *nouns, N_OFS = sizeof ofs / sizeof *ofs };
    enum { MOST_WORDS = 4, MOST_BYTES = 60, MOST_DIGITS = 6 };
    lede_slice words[MOST_WORDS] = {{NULL, 0}}, word, rest = line;
    size_t count = 0;
    if (line.size > MOST_BYTES || !lede_phrase_has_digit(line)) return false;
    while (lede_phrase_word(&rest, &word)) {
        if (count == MOST_WORDS) return false;
        words[count++] = word;
    }
    bool of = count == 4 && lede_phrase_in(words[2], ofs, N_OFS) &&
              lede_phrase_is_number(words[3], MOST_DIGITS);
    return of && lede_phrase_in(words[0], nouns, N_NOUNS) &&
           lede_phrase_is_number(words[1], MOST_DIGITS);
}

/* ---- lines that are drawn -------------------------------------------------------------------- */

typedef enum drawn { NOT_DRAWN, LIGHT, HEAVY } drawn;

/* A line of one mark, blanks between them perhaps: "=====", "* * * * *". Dashes, stars and form
 * feeds also stand between sections and pages. */
static drawn look_at(lede_slice line) {
    enum { LEAST = 5 };
    size_t marks = 0;
    if (lede_slice_is(line, "\f")) return LIGHT;
    if (line.size == 0 || strchr("=*-_#~+", line.data[0]) == NULL || line.data[0] == '\0') {
        return NOT_DRAWN;
    }
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] == ' ') continue;
        if (line.data[i] != line.data[0]) return NOT_DRAWN;
        marks++;
    }
    if (marks < LEAST) return NOT_DRAWN;
    return strchr("=#_", line.data[0]) != NULL ? HEAVY : LIGHT;
}

/* ---- what follows ---------------------------------------------------------------------------- */

static bool is_title(lede_slice line) {
    enum { MOST_WORDS = 24, MOST_BYTES = 220 };
    size_t words = lede_phrase_count(line);
    bool open = lede_phrase_ends_sentence(line) && line.data[line.size - 1] == '.';
    char last = line.data[line.size - 1];
    return words >= 2 && words <= MOST_WORDS && line.size <= MOST_BYTES && !open && last != ',' &&
           last != ';' && last != ':' && lede_phrase_starts_upper(line);
}

/* Who wrote it, when, or where it came from. */
static bool tells_of_article(lede_slice line) {
    lede_plain_label label;
    lede_plain_dateline dateline;
    lede_date date;
    return lede_byline_is(line) || lede_date_read(line, &date) ||
           lede_plain_label_read(line, &label) || lede_plain_dateline_cut(line, &dateline);
}

/* The head of an article: a label, or a title; *is_told: who wrote it, when or where, below it. */
static bool begins_article(lede_slice behind, bool *is_told) {
    enum { HEAD_LINES = 5 };
    lede_slice line;
    bool titled = false;
    size_t seen = 0;
    *is_told = false;
    while (seen < HEAD_LINES && lede_slice_line(&behind, &line)) {
        line = lede_slice_trim(line);
        if (line.size == 0 || look_at(line) != NOT_DRAWN) continue;
        lede_plain_label label;
        if (seen == 0) titled = lede_plain_label_read(line, &label) || is_title(line);
        if (seen == 0 && !titled) return false;
        if (seen > 0) *is_told |= tells_of_article(line);
        seen++;
    }
    return titled && seen > 1;
}

lede_line_role lede_text_parts_role(lede_slice line, lede_slice behind, bool is_behind_blank) {
    bool is_told;
    bool fed = line.size > 1 && line.data[0] == '\f'; /* before the first word of a page */
    line = lede_slice_is(line, "\f") ? line : lede_slice_trim(line);
    if (is_counted(line)) return LEDE_LINE_PARTS;
    drawn kind = look_at(line);
    if (fed && kind == NOT_DRAWN) return LEDE_LINE_INSIDE;
    if (kind == NOT_DRAWN || (!is_behind_blank && kind == HEAVY)) return LEDE_LINE_INSIDE;
    if (!begins_article(behind, &is_told)) return LEDE_LINE_INSIDE;
    return kind == HEAVY || is_told ? LEDE_LINE_PARTS : LEDE_LINE_INSIDE;
}
