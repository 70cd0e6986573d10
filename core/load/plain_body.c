#include "load/plain_body.h"

#include "load/phrase.h"
#include "load/plain_caption.h"
#include "load/plain_dateline.h"

enum { MOST_HEADING_WORDS = 20, MOST_HEADING_BYTES = 160, MOST_QUESTION_WORDS = 10 };

static void judge(lede_plain_paragraph *p, lede_block_kind kind, const char *reason) {
    p->kind = kind;
    p->reason = reason;
}

static bool starts_any(lede_slice text, const char *const *phrases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lede_phrase_prefix(text, phrases[i]) > 0) return true;
    }
    return false;
}
#define STARTS(text, list) starts_any((text), (list), sizeof(list) / sizeof *(list))

static bool is_note(lede_slice text) {
    static const char *const openings[] = {"editor's note:",
                                           "editors' note:",
                                           "editor's note -",
                                           "correction:",
                                           "clarification:",
                                           "note:",
                                           "note to editors",
                                           "notes to editors",
                                           "this story has been updated",
                                           "this article has been updated",
                                           "this article was updated",
                                           "this story was updated",
                                           "this article was amended",
                                           "this story was corrected",
                                           "this article was corrected",
                                           "this story has been corrected",
                                           "this is a developing story",
                                           "this is a breaking news story",
                                           "additional reporting by",
                                           "reporting by",
                                           "(reporting by",
                                           "editing by",
                                           "(editing by",
                                           "with reporting by",
                                           "with files from",
                                           "with agencies",
                                           "this article was originally published",
                                           "this story was originally published",
                                           "this article first appeared",
                                           "disclaimer:",
                                           "disclosure:"};
    return STARTS(text, openings);
}

static const char *why_item(lede_slice text) {
    static const char *const bullets[] = {
        "- ", "* ", "\xE2\x80\xA2", "\xE2\x80\x93 ", "\xE2\x97\x8F", "\xC2\xB7 "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        if (lede_slice_starts(text, lede_slice_of(bullets[i]))) return "begins with a bullet";
    }
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9') digits++;
    bool numbered = digits > 0 && digits <= 2 && digits + 1 < text.size &&
                    (text.data[digits] == '.' || text.data[digits] == ')') &&
                    text.data[digits + 1] == ' ';
    return numbered ? "begins with a number of a list" : NULL;
}

/* More figures than words: a line of a table. */
static bool is_figures(lede_slice text) {
    size_t words = 0, figures = 0;
    for (lede_slice word; lede_phrase_word(&text, &word); words++) {
        figures += word.data[0] >= '0' && word.data[0] <= '9';
    }
    return words > 1 && figures * 2 >= words;
}

static bool is_question(const lede_plain_paragraph *p) {
    static const char *const openings[] = {
        "what", "who", "why",   "how", "when", "where", "which", "is",     "are",     "was",
        "will", "can", "could", "did", "does", "do",    "has",   "should", "so what", "and what"};
    return p->words <= MOST_QUESTION_WORDS && lede_slice_ends(p->text, LEDE_SLICE("?")) &&
           STARTS(p->text, openings);
}

static bool has_heading_form(const lede_plain_paragraph *p) {
    if (p->words == 0 || p->words > MOST_HEADING_WORDS || p->text.size > MOST_HEADING_BYTES) {
        return false;
    }
    if (is_question(p)) return true;
    char last = p->text.data[p->text.size - 1];
    if (p->is_sentence || last == ',' || last == ';' || last == ':' || last == '-') return false;
    if (lede_phrase_starts_quote(p->text) || is_figures(p->text)) return false;
    if (memchr(p->text.data, '@', p->text.size) != NULL) return false; /* a post, an address */
    if (lede_phrase_find(p->text, "pic.twitter.com") > 0) return false;
    return lede_phrase_starts_upper(p->text) || (p->text.data[0] >= '0' && p->text.data[0] <= '9');
}

static bool is_text(const lede_plain_paragraph *p) {
    return p->kind == LEDE_BLOCK_PARAGRAPH || p->kind == LEDE_BLOCK_LIST ||
           p->kind == LEDE_BLOCK_QUOTE;
}

/* A heading has text behind it: prose, a list, or one more heading and then prose. */
static bool heads_text(const lede_plain_lines *lines, size_t i) {
    unsigned forms = 0;
    for (size_t k = i + 1; k < lines->paragraphs.count; k++) {
        const lede_plain_paragraph *p = &lines->paragraphs.data[k];
        if (p->dropped || !is_text(p)) continue;
        if (!has_heading_form(p) || p->kind != LEDE_BLOCK_PARAGRAPH) return true;
        if (++forms > 1) return false;
    }
    return false;
}

void lede_plain_body_judge(lede_plain_lines *lines) {
    size_t count = lines->paragraphs.count;
    for (size_t i = 0; i < count; i++) {
        lede_plain_paragraph *p = &lines->paragraphs.data[i];
        if (p->reason != NULL) continue;
        const char *item = why_item(p->text);
        if (is_note(p->text)) {
            judge(p, LEDE_BLOCK_NOTE, "a note of the editors");
        } else if (lede_plain_caption_is(p->text)) {
            judge(p, LEDE_BLOCK_CAPTION, "names a picture or its source");
        } else if (lede_slice_starts(p->text, LEDE_SLICE("> "))) {
            judge(p, LEDE_BLOCK_QUOTE, "begins with >");
            p->text = lede_slice_trim(lede_slice_cut(p->text, 2, p->text.size));
        } else if (item != NULL) {
            judge(p, LEDE_BLOCK_LIST, item);
        }
    }
    bool seen_text = false;
    for (size_t i = 0; i < count; i++) {
        lede_plain_paragraph *p = &lines->paragraphs.data[i];
        if (p->reason == NULL) {
            bool heading = has_heading_form(p) && seen_text && heads_text(lines, i);
            judge(p, heading ? LEDE_BLOCK_HEADING : LEDE_BLOCK_PARAGRAPH,
                  heading ? "short, without a full stop, text behind it"
                          : (lines->wrap_width > 0 ? "lines of one paragraph" : "a line of text"));
        }
        seen_text |= p->kind == LEDE_BLOCK_PARAGRAPH || p->kind == LEDE_BLOCK_HEADLINE;
    }
}

/* ---- composing ------------------------------------------------------------------------------ */

static lede_status add(lede_compose *compose, lede_block_kind kind, lede_slice text,
                       const char *reason, lede_error *err) {
    return lede_compose_add(compose, (lede_piece){kind, text, reason}, err);
}

static lede_status add_lead(const lede_plain_paragraph *p, lede_compose *compose, lede_error *err) {
    lede_plain_dateline cut;
    if (!lede_plain_dateline_cut(p->text, &cut))
        return add(compose, p->kind, p->text, p->reason, err);
    LEDE_TRY(
        add(compose, LEDE_BLOCK_DATELINE, cut.dateline, "place, day or agency before a dash", err));
    if (cut.date.data != NULL) {
        LEDE_TRY(lede_compose_date(compose->article, LEDE_FIELD_PUBLISHED, cut.date, "the dateline",
                                   err));
    }
    return add(compose, LEDE_BLOCK_PARAGRAPH, cut.rest, p->reason, err);
}

lede_status lede_plain_body_compose(const lede_plain_lines *lines, lede_compose *compose,
                                    lede_error *err) {
    bool seen_lead = false;
    for (size_t i = 0; i < lines->paragraphs.count; i++) {
        const lede_plain_paragraph *p = &lines->paragraphs.data[i];
        if (p->dropped) continue;
        if (seen_lead || p->kind != LEDE_BLOCK_PARAGRAPH) {
            LEDE_TRY(add(compose, p->kind, p->text, p->reason, err));
            continue;
        }
        seen_lead = true;
        LEDE_TRY(add_lead(p, compose, err));
    }
    return LEDE_OK;
}
