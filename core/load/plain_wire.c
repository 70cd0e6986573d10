#include "load/plain_wire.h"

#include "load/byline.h"
#include "load/phrase.h"
#include "load/plain_dateline.h"

enum {
    SLUG_LINES = 3,  /* of the text in which the slug stands */
    HEAD_LINES = 10, /* in which lines for editors do */
    TAIL_LINES = 4,  /* at the end, in which the desk signs off */
    MOST_WORDS = 8,  /* of a slug */
    MOST_BYTES = 80, /* of a slug */
    PROSE_WORDS = 8  /* a sentence of so many words is the story */
};

static void judge(lede_plain_paragraph *p, lede_block_kind kind, const char *reason) {
    p->kind = kind;
    p->reason = reason;
}

static bool has_any(lede_slice line, const char *const *phrases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lede_phrase_find(line, phrases[i]) > 0) return true;
    }
    return false;
}
static bool starts_any(lede_slice line, const char *const *phrases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lede_phrase_prefix(line, phrases[i]) > 0) return true;
    }
    return false;
}
#define HAS(line, list)    has_any((line), (list), sizeof(list) / sizeof *(list))
#define STARTS(line, list) starts_any((line), (list), sizeof(list) / sizeof *(list))

/* ---- the slug ------------------------------------------------------------------------------- */

/* Which version of the story it is, as ANPA 1312 has it. */
static bool has_version(lede_slice line) {
    static const char *const versions[] = {
        "1st ld",    "2nd ld",       "3rd ld",   "4th ld",          "5th ld",
        "6th ld",    "1stld",        "2ndld",    "1st lead",        "2nd lead",
        "3rd lead",  "ld-writethru", "ldwrite",  "ld-all",          "lead-all",
        "writethru", "1st add",      "1st take", "1stld-writethru", "1st ld-writethru"};
    return HAS(line, versions);
}

/* Codes of one letter in front: "r i BC-…". */
static lede_slice skip_codes(lede_slice line) {
    while (line.size > 2 && line.data[1] == ' ' && line.data[0] >= 'a' && line.data[0] <= 'z') {
        line = lede_slice_trim(lede_slice_cut(line, 2, line.size));
    }
    return line;
}

/* Words joined by hyphens: "BC-EU-Ferries", "AM-Ferries-Skarn, 2nd Ld"; "PM-elect resigns" is none,
 * since it has one hyphen and goes on as a sentence does. */
static bool is_slug(const lede_plain_paragraph *p) {
    static const char *const cycles[] = {"bc-", "am-", "pm-", "bn-"};
    lede_slice line = skip_codes(p->text), rest = line, first;
    if (p->is_sentence || p->words > MOST_WORDS || p->text.size > MOST_BYTES) return false;
    if (!lede_phrase_raw_word(&rest, &first)) return false;
    size_t hyphens = 0;
    for (size_t i = 1; i < first.size; i++) hyphens += first.data[i] == '-';
    if (hyphens == 0) return false;
    if (has_version(line)) return true;
    bool is_cycle = false;
    for (size_t i = 0; i < sizeof cycles / sizeof *cycles; i++) {
        is_cycle |= first.size > 3 && lede_slice_equal_ascii_case(lede_slice_cut(first, 0, 3),
                                                                  lede_slice_of(cycles[i]));
    }
    return is_cycle && (hyphens >= 2 || lede_slice_trim(rest).size == 0);
}

static bool is_marked(const lede_plain_paragraph *p) {
    char second = p->text.size > 1 ? p->text.data[1] : '\0';
    bool letter = (second | 0x20) >= 'a' && (second | 0x20) <= 'z';
    return p->text.size > 2 && p->text.data[0] == '^' && letter;
}

/* ---- lines around the story ----------------------------------------------------------------- */

static bool is_for_editors(const lede_plain_paragraph *p) {
    static const char *const openings[] = {"eds:",
                                           "eds.",
                                           "(eds",
                                           "editors:",
                                           "note to editors",
                                           "attn",
                                           "(attn",
                                           "attention editors",
                                           "embargoed",
                                           "(embargoed",
                                           "hold for",
                                           "(hold for",
                                           "for release",
                                           "(for release",
                                           "not for release",
                                           "with photo",
                                           "with ap",
                                           "(updates",
                                           "(adds",
                                           "(recasts",
                                           "updates with",
                                           "adds ",
                                           "recasts"};
    static const char *const alone[] = {"urgent",     "bulletin", "advisory", "flash",
                                        "eilmeldung", "eil",      "vorab",    "alert"};
    lede_slice rest = p->text, word;
    if (p->words == 1 && lede_phrase_word(&rest, &word)) {
        if (lede_phrase_in(word, alone, sizeof alone / sizeof *alone)) return true;
    }
    return STARTS(p->text, openings);
}

/* "ml/jb", "NSW ml/jb", "AP-WF-06-13-18 1200GMT". */
static bool is_sign_off(const lede_plain_paragraph *p) {
    enum { MOST_SIGNS = 4, MOST_LETTERS = 4 };
    if (p->words > MOST_SIGNS || p->is_sentence || p->text.size > 40) return false;
    if (lede_slice_starts(p->text, LEDE_SLICE("AP-")) && lede_phrase_has_digit(p->text))
        return true;
    const char *slash = memchr(p->text.data, '/', p->text.size);
    if (slash == NULL) return false;
    for (lede_slice rest = p->text, word; lede_phrase_word(&rest, &word);) {
        bool signs = memchr(word.data, '/', word.size) != NULL;
        if (word.size > (signs ? 2 * MOST_LETTERS + 1 : MOST_LETTERS)) return false;
        if (lede_phrase_has_digit(word)) return false;
    }
    return true;
}

/* Without the marks that stand for type: "^" before, "=" or "<" behind. */
static void strip_marks(lede_plain_paragraph *p) {
    lede_slice text = p->text;
    while (text.size > 0 && text.data[0] == '^') text = lede_slice_cut(text, 1, text.size);
    while (text.size > 0 && strchr("=<^", text.data[text.size - 1]) != NULL) text.size--;
    text = lede_slice_trim(text);
    if (text.size == 0 || text.size == p->text.size) return;
    p->text = text;
    p->words = (uint32_t)lede_phrase_count(text);
    p->is_sentence = lede_phrase_ends_sentence(text);
}

static bool is_story(const lede_plain_paragraph *p) {
    lede_plain_dateline dateline;
    return (p->is_sentence && p->words >= PROSE_WORDS) ||
           lede_plain_dateline_cut(p->text, &dateline);
}

static void judge_head(lede_plain_lines *lines, size_t from) {
    bool behind_byline = false;
    for (size_t i = from; i < lines->paragraphs.count && i < from + HEAD_LINES; i++) {
        lede_plain_paragraph *p = &lines->paragraphs.data[i];
        bool marked = is_marked(p);
        if (p->reason != NULL) continue;
        if (is_for_editors(p)) {
            judge(p, LEDE_BLOCK_META, "a line for editors");
            continue;
        }
        if (!marked && is_story(p)) return;
        strip_marks(p);
        bool byline = lede_byline_is(p->text);
        if (marked && behind_byline && !byline) {
            judge(p, LEDE_BLOCK_META, "the author's job, below the byline");
        }
        behind_byline = byline;
    }
}

void lede_plain_wire_tail(lede_plain_lines *lines) {
    size_t count = lines->paragraphs.count;
    size_t first = count > TAIL_LINES ? count - TAIL_LINES : 0;
    for (size_t i = first; i < count; i++) {
        lede_plain_paragraph *p = &lines->paragraphs.data[i];
        if (p->reason != NULL) continue;
        bool doubled = lede_slice_starts(p->text, LEDE_SLICE("((")) &&
                       lede_slice_ends(p->text, LEDE_SLICE("))"));
        if (doubled) judge(p, LEDE_BLOCK_NOTE, "how to reach the desk");
        if (!doubled && is_sign_off(p)) judge(p, LEDE_BLOCK_META, "the desk signs off");
    }
}

bool lede_plain_wire_head(lede_plain_lines *lines) {
    size_t first = 0, count = lines->paragraphs.count;
    while (first < count && lines->paragraphs.data[first].reason != NULL) first++;
    size_t slug = first, stop = count < first + SLUG_LINES ? count : first + SLUG_LINES;
    while (slug < stop && !is_slug(&lines->paragraphs.data[slug])) {
        slug = is_story(&lines->paragraphs.data[slug]) ? stop : slug + 1;
    }
    bool marked = first < count && is_marked(&lines->paragraphs.data[first]);
    if (slug >= stop && !marked) return false;
    for (size_t i = first; slug < stop && i <= slug; i++) {
        judge(&lines->paragraphs.data[i], LEDE_BLOCK_META, "the slug of an agency");
    }
    judge_head(lines, slug < stop ? slug + 1 : first);
    return true;
}
