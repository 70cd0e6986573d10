#include "load/plain_head.h"

#include "load/byline.h"
#include "load/compose.h"
#include "load/phrase.h"
#include "load/plain_boilerplate.h"
#include "load/plain_caption.h"
#include "load/plain_dateline.h"
#include "load/plain_meta.h"
#include "load/plain_section.h"

enum {
    MOST_TITLE_WORDS = 28,
    MOST_TITLE_BYTES = 300,
    MOST_DECK_WORDS = 60,
    MOST_DECKS = 2,       /* paragraphs between title and byline; more are the story */
    HEAD_PARAGRAPHS = 12, /* labels such as "Title:" count only here */
    LEAD_WORDS = 8        /* a sentence of so many words is prose */
};

typedef struct head {
    lede_plain_lines *lines;
    lede_article *article;
    lede_error *err;
    lede_plain_paragraph *p; /* all paragraphs */
    size_t n;
    size_t story_first, story_last; /* the second paragraph of prose (the first may be the deck),
                                       and the last */
    size_t title;                   /* index; n: none */
    size_t meta;                    /* last byline or date line that belongs to the head; n: none */
} head;

static void judge(lede_plain_paragraph *p, lede_block_kind kind, const char *reason) {
    p->kind = kind;
    p->reason = reason;
}

static lede_status set(head *h, lede_field field, lede_slice value, const char *reason) {
    return lede_compose_field(h->article, field, value, reason, h->err);
}

static bool is_open(const lede_plain_paragraph *p) {
    return p->reason == NULL && !p->dropped && !p->is_bare_date;
}

static bool is_prose(const lede_plain_paragraph *p) {
    return is_open(p) && p->is_sentence && p->words >= LEAD_WORDS;
}

/* The next open paragraph at or after `from`; n: none. */
static size_t next_open(const head *h, size_t from) {
    while (from < h->n && !is_open(&h->p[from])) from++;
    return from;
}

/* Where the prose surely has begun, and where it ends; n and 0 where there is none. */
static void find_story(head *h) {
    size_t seen = 0;
    h->story_first = h->n;
    h->story_last = 0;
    for (size_t i = 0; i < h->n; i++) {
        lede_plain_paragraph *p = &h->p[i];
        if (p->reason == NULL) p->site = lede_plain_boilerplate(p->text, p->words);
        if (p->site.kind != LEDE_BOILERPLATE_NONE || !is_prose(p)) continue;
        if (++seen == 2) h->story_first = i;
        h->story_last = i;
    }
}

/* ---- lines that speak for themselves -------------------------------------------------------- */

static lede_status set_byline(head *h, lede_slice line, const char *reason) {
    bool ok = true;
    lede_slice names = lede_byline_names(line, h->article->arena, &ok);
    if (!ok) return lede_fail_memory(h->err);
    return set(h, LEDE_FIELD_BYLINE, names, reason);
}

static lede_status apply_meta(head *h, const lede_plain_meta *meta) {
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        lede_field field = (lede_field)i;
        lede_slice value = meta->fields[field];
        if (value.data == NULL || field == LEDE_FIELD_TITLE) continue;
        const char *reason = meta->reasons[field];
        if (field == LEDE_FIELD_PUBLISHED || field == LEDE_FIELD_MODIFIED) {
            LEDE_TRY(lede_compose_date(h->article, field, value, reason, h->err));
        } else if (field == LEDE_FIELD_BYLINE) {
            LEDE_TRY(set_byline(h, value, reason));
        } else {
            LEDE_TRY(set(h, field, value, reason));
        }
    }
    return LEDE_OK;
}

/* "Title: …" and "Deck: …" are the thing itself, without their label. */
static bool judge_labelled(lede_plain_paragraph *p, const lede_plain_meta *meta) {
    if (meta->fields[LEDE_FIELD_TITLE].data != NULL) {
        p->text = meta->fields[LEDE_FIELD_TITLE];
        judge(p, LEDE_BLOCK_HEADLINE, "a line \"Title: \xE2\x80\xA6\"");
        return true;
    }
    if (meta->fields[LEDE_FIELD_DECK].data != NULL) {
        p->text = meta->fields[LEDE_FIELD_DECK];
        judge(p, LEDE_BLOCK_DECK, "a line \"Deck: \xE2\x80\xA6\"");
        return true;
    }
    return false;
}

/* A web address alone: the article's own when it is the first line. */
static lede_status judge_address(head *h, size_t i) {
    lede_plain_paragraph *p = &h->p[i];
    bool address = lede_slice_starts(p->text, LEDE_SLICE("http://")) ||
                   lede_slice_starts(p->text, LEDE_SLICE("https://")) ||
                   lede_slice_starts(p->text, LEDE_SLICE("www."));
    if (!address || memchr(p->text.data, ' ', p->text.size) != NULL) return LEDE_OK;
    judge(p, LEDE_BLOCK_META, "a web address alone");
    return i == 0 ? set(h, LEDE_FIELD_URL, p->text, "the address on the first line") : LEDE_OK;
}

static lede_status judge_meta(head *h, size_t i) {
    lede_plain_paragraph *p = &h->p[i];
    LEDE_TRY(judge_address(h, i));
    if (p->reason != NULL) return LEDE_OK;
    lede_plain_meta meta;
    if (!lede_plain_meta_read(p->text, &meta)) return LEDE_OK;
    if (meta.is_bare_date) {
        p->is_bare_date = true; /* for judge_dates */
        return LEDE_OK;
    }
    if (i > h->story_first && i < h->story_last && meta.fields[LEDE_FIELD_PUBLISHER].data != NULL) {
        judge(p, LEDE_BLOCK_CAPTION, "names the source of a picture or table");
        return LEDE_OK;
    }
    bool labelled =
        meta.fields[LEDE_FIELD_TITLE].data != NULL || meta.fields[LEDE_FIELD_DECK].data != NULL;
    if (labelled && i >= HEAD_PARAGRAPHS) return LEDE_OK;
    LEDE_TRY(apply_meta(h, &meta));
    if (labelled && judge_labelled(p, &meta)) {
        if (p->kind == LEDE_BLOCK_HEADLINE) h->title = i;
        return LEDE_OK;
    }
    bool byline = meta.fields[LEDE_FIELD_BYLINE].data != NULL;
    judge(p, byline ? LEDE_BLOCK_BYLINE : LEDE_BLOCK_META,
          byline ? "names the authors" : "says something about the article");
    return LEDE_OK;
}

/* Links below "Related stories", up to a blank line or prose. */
static size_t judge_links(head *h, size_t i) {
    while (i < h->n && !h->p[i].gap && !h->p[i].is_sentence) {
        judge(&h->p[i++], LEDE_BLOCK_BOILERPLATE, "a link below such a head");
    }
    return i;
}

/* What is left of a comment form, to the end of the text. */
static void judge_form(head *h, size_t i) {
    for (size_t k = i; k < h->n; k++) {
        if (h->p[k].is_sentence && h->p[k].words > 15) return; /* the story goes on */
    }
    for (; i < h->n; i++) judge(&h->p[i], LEDE_BLOCK_BOILERPLATE, "below a comment form");
}

static lede_status judge_plain_lines(head *h) {
    for (size_t i = 0; i < h->n;) {
        lede_plain_paragraph *p = &h->p[i];
        lede_boilerplate site = p->site;
        if (site.kind == LEDE_BOILERPLATE_NONE) {
            if (p->reason == NULL) LEDE_TRY(judge_meta(h, i));
            i++;
            continue;
        }
        judge(p, LEDE_BLOCK_BOILERPLATE, site.reason);
        LEDE_TRY(set(h, LEDE_FIELD_PUBLISHER, lede_plain_copyright_owner(p->text),
                     "the copyright line"));
        i++;
        if (site.kind == LEDE_BOILERPLATE_LIST) i = judge_links(h, i);
        if (site.kind == LEDE_BOILERPLATE_FORM) judge_form(h, i);
    }
    return LEDE_OK;
}

/* ---- title ---------------------------------------------------------------------------------- */

/* Two sentences in one line. */
static bool has_inner_stop(lede_slice text) {
    for (size_t i = 3; i + 2 < text.size; i++) {
        char before = text.data[i - 1], after = text.data[i + 2];
        bool small = before >= 'a' && before <= 'z' && text.data[i - 2] >= 'a' &&
                     text.data[i - 2] <= 'z' && text.data[i - 3] >= 'a' && text.data[i - 3] <= 'z';
        if (text.data[i] == '.' && text.data[i + 1] == ' ' && small && after >= 'A' &&
            after <= 'Z') {
            return true;
        }
    }
    return false;
}

static bool ends_with_any(lede_slice text, const char *marks) {
    return text.size > 0 && strchr(marks, text.data[text.size - 1]) != NULL;
}

static bool looks_like_title(const lede_plain_paragraph *p) {
    lede_plain_dateline dateline;
    if (p->words < 2 || p->words > MOST_TITLE_WORDS || p->text.size > MOST_TITLE_BYTES)
        return false;
    if (ends_with_any(p->text, ",;:") || has_inner_stop(p->text)) return false;
    char first = p->text.data[0];
    bool lower = first >= 'a' && first <= 'z';
    bool brand = p->text.size > 1 && p->text.data[1] >= 'A' && p->text.data[1] <= 'Z'; /* iPhone */
    if (lower && !brand) return false;
    return !lede_plain_dateline_cut(p->text, &dateline);
}

static bool stands_again(const head *h, size_t i) {
    size_t seen = 0;
    for (size_t k = i + 1; k < h->n && seen < 4; k++) {
        if (!is_open(&h->p[k])) continue;
        if (lede_phrase_same(h->p[i].text, h->p[k].text)) return true;
        seen++;
    }
    return false;
}

static bool is_followed_by_byline(const head *h, size_t i) {
    return i + 1 < h->n && (h->p[i + 1].kind == LEDE_BLOCK_BYLINE || h->p[i + 1].is_bare_date ||
                            h->p[i + 1].kind == LEDE_BLOCK_META);
}

static bool has_story_behind(const head *h, size_t i) {
    for (size_t k = i + 1; k < h->n; k++) {
        if (is_open(&h->p[k]) && (h->p[k].is_sentence || h->p[k].words > MOST_TITLE_WORDS)) {
            return true;
        }
    }
    return false;
}

static const char *why_title(const head *h, size_t i) {
    const lede_plain_paragraph *p = &h->p[i];
    if (!has_story_behind(h, i) || !looks_like_title(p)) return NULL;
    if (stands_again(h, i)) return "the first line, which stands again before the text";
    bool question = p->is_sentence && ends_with_any(p->text, "?!");
    if (!p->is_sentence) return "the first line, short and without a full stop";
    if (question && p->words <= 20) return "the first line, a short question or call";
    if (is_followed_by_byline(h, i)) return "the first line, with the byline or date below it";
    return NULL;
}

/* "Bridge closed - Halvery Courier": a page's name is the title and the site; null when it is not.
 */
static lede_slice cut_site(lede_slice line, lede_slice *site) {
    static const char *const marks[] = {" - ", " | ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " : "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        lede_slice mark = lede_slice_of(marks[i]);
        size_t last = SIZE_MAX;
        for (size_t at = 0; (at = lede_slice_find(line, mark, at)) != SIZE_MAX; at++) last = at;
        if (last == SIZE_MAX) continue;
        *site = lede_slice_trim(lede_slice_cut(line, last + mark.size, line.size));
        return lede_slice_trim(lede_slice_cut(line, 0, last));
    }
    return LEDE_NULL_SLICE;
}

/* A page's name on the first line, and the title itself below: the title's index, or `i`. */
static lede_status pass_page_name(head *h, size_t *i) {
    lede_slice site = LEDE_NULL_SLICE, title = cut_site(h->p[*i].text, &site);
    if (title.size == 0) return LEDE_OK;
    size_t seen = 0;
    for (size_t k = *i + 1; k < h->n && seen < 4; k++) {
        if (!is_open(&h->p[k])) continue;
        seen++;
        if (!lede_phrase_same(title, h->p[k].text)) continue;
        h->p[*i].dropped = true;
        h->p[*i].reason = "the title again, with the site's name";
        *i = k;
        return set(h, LEDE_FIELD_PUBLISHER, site, "the site's name behind the title");
    }
    return LEDE_OK;
}

static lede_status find_title(head *h) {
    if (h->title == h->n) {
        size_t i = next_open(h, 0), next = i < h->n ? next_open(h, i + 1) : h->n;
        if (next < h->n && lede_plain_section_is(h->p[i].text) && why_title(h, next) != NULL) {
            lede_slice name = lede_plain_section_name(h->p[i].text);
            judge(&h->p[i], LEDE_BLOCK_META, "the name of a section above the title");
            LEDE_TRY(set(h, LEDE_FIELD_SECTION, name, "the line above the title"));
            i = next;
        }
        if (i < h->n) LEDE_TRY(pass_page_name(h, &i));
        const char *why = i < h->n ? why_title(h, i) : NULL;
        if (why == NULL) return LEDE_OK;
        judge(&h->p[i], LEDE_BLOCK_HEADLINE, why);
        h->title = i;
    }
    return set(h, LEDE_FIELD_TITLE, h->p[h->title].text, h->p[h->title].reason);
}

/* The title again before the text, alone or with the site's name: one title. */
static lede_status drop_repeated_title(head *h) {
    lede_plain_paragraph *title = &h->p[h->title];
    size_t seen = 0;
    for (size_t i = h->title + 1; i < h->n && seen < 4; i++) {
        lede_plain_paragraph *p = &h->p[i];
        if (!is_open(p)) continue;
        seen++;
        if (!lede_phrase_same(p->text, title->text)) continue;
        p->dropped = true;
        p->reason = "the title again";
    }
    return LEDE_OK;
}

/* ---- dates, names and decks ----------------------------------------------------------------- */

/* A bare date before the story or behind it is the article's; within it, a heading. */
static lede_status judge_dates(head *h) {
    size_t first = 0, last = h->n;
    while (first < h->n && !is_prose(&h->p[first])) first++;
    while (last > 0 && !is_prose(&h->p[last - 1])) last--;
    for (size_t i = 0; i < h->n; i++) {
        lede_plain_paragraph *p = &h->p[i];
        if (!p->is_bare_date || p->reason != NULL) continue;
        if (i > first && i < last) {
            judge(p, LEDE_BLOCK_HEADING, "a date between paragraphs");
            continue;
        }
        judge(p, LEDE_BLOCK_META, "a date alone");
        LEDE_TRY(lede_compose_date(
            h->article, LEDE_FIELD_PUBLISHED, p->text,
            i < first ? "a date alone above the text" : "a date alone below the text", h->err));
    }
    return LEDE_OK;
}

/* "Jane Doe" beside a date, "Jane Doe, Political Correspondent": a byline without "By". */
static lede_status judge_names(head *h) {
    size_t from = h->title == h->n ? 0 : h->title + 1;
    for (size_t i = from; i < h->n && !is_prose(&h->p[i]); i++) {
        lede_plain_paragraph *p = &h->p[i];
        if (!is_open(p) || p->is_sentence || p->words > 10) continue;
        bool dated = (i > from && h->p[i - 1].kind == LEDE_BLOCK_META) ||
                     (i + 1 < h->n && h->p[i + 1].kind == LEDE_BLOCK_META);
        size_t comma = lede_slice_find(p->text, LEDE_SLICE(","), 0);
        lede_slice name = comma == SIZE_MAX ? p->text : lede_slice_cut(p->text, 0, comma);
        bool job = comma != SIZE_MAX && lede_byline_has_job(p->text);
        if (!(dated || job) || !lede_byline_is_name(name)) continue;
        const char *why = job ? "a name with a job in the newsroom" : "a name beside the date";
        judge(p, LEDE_BLOCK_BYLINE, why);
        LEDE_TRY(set_byline(h, name, why));
    }
    return LEDE_OK;
}

/* The last line of the head about the article, with at most two short paragraphs before it. */
static void find_head_meta(head *h) {
    size_t open = 0;
    for (size_t i = h->title + 1; i < h->n && open <= MOST_DECKS; i++) {
        const lede_plain_paragraph *p = &h->p[i];
        if (is_open(p)) {
            if (p->words > MOST_DECK_WORDS) return;
            open++;
        } else if (p->kind == LEDE_BLOCK_BYLINE || p->kind == LEDE_BLOCK_META) {
            h->meta = i;
        }
    }
}

static lede_status set_deck(head *h, size_t i, const char *reason) {
    judge(&h->p[i], LEDE_BLOCK_DECK, reason);
    return set(h, LEDE_FIELD_DECK, h->p[i].text, reason);
}

/* Directly below the title or the byline, no sentence, and the text behind it. */
static bool is_open_deck(const head *h, size_t i) {
    lede_plain_dateline dateline;
    const lede_plain_paragraph *p = &h->p[i];
    if (p->is_sentence || p->words < 5 || p->words > MOST_DECK_WORDS) return false;
    if (ends_with_any(p->text, ",;:") || lede_plain_dateline_cut(p->text, &dateline)) return false;
    if (lede_plain_caption_is(p->text)) return false;
    size_t next = next_open(h, i + 1);
    return next < h->n && is_prose(&h->p[next]) && lede_phrase_starts_upper(p->text) &&
           !lede_phrase_starts_quote(p->text);
}

/* On the line below the title, while blank lines part the paragraphs of the text. */
static bool is_attached_deck(const head *h, size_t i) {
    const lede_plain_paragraph *p = &h->p[i];
    if (p->gap || p->words > MOST_DECK_WORDS || i + 2 >= h->n || !h->p[i + 1].gap) return false;
    size_t gaps = 0, all = 0;
    for (size_t k = i + 1; k < h->n; k++) {
        all += is_open(&h->p[k]);
        gaps += is_open(&h->p[k]) && h->p[k].gap;
    }
    lede_plain_dateline dateline;
    return all >= 2 && gaps == all && !has_inner_stop(p->text) && !lede_plain_caption_is(p->text) &&
           !lede_plain_dateline_cut(p->text, &dateline);
}

static lede_status find_deck(head *h) {
    for (size_t i = h->title + 1; h->meta < h->n && i < h->meta; i++) {
        if (!is_open(&h->p[i]) || lede_plain_caption_is(h->p[i].text)) continue;
        LEDE_TRY(set_deck(h, i, "between the title and the byline or date"));
    }
    if (h->article->fields[LEDE_FIELD_DECK].data != NULL) return LEDE_OK;
    size_t i = next_open(h, h->meta < h->n ? h->meta + 1 : h->title + 1);
    if (i == h->n) return LEDE_OK;
    if (is_open_deck(h, i)) return set_deck(h, i, "below the title, without a full stop");
    if (h->meta == h->n && is_attached_deck(h, i)) {
        return set_deck(h, i, "on the line below the title, apart from the text");
    }
    return LEDE_OK;
}

lede_status lede_plain_head_judge(lede_plain_lines *lines, lede_article *article, lede_error *err) {
    size_t n = lines->paragraphs.count;
    head h = {.lines = lines,
              .article = article,
              .err = err,
              .p = lines->paragraphs.data,
              .n = n,
              .title = n > 0 && lines->paragraphs.data[0].kind == LEDE_BLOCK_HEADLINE ? 0 : n,
              .meta = n};
    find_story(&h);
    LEDE_TRY(judge_plain_lines(&h));
    LEDE_TRY(find_title(&h));
    if (h.title < h.n) LEDE_TRY(drop_repeated_title(&h));
    LEDE_TRY(judge_dates(&h));
    LEDE_TRY(judge_names(&h));
    if (h.title == h.n) return LEDE_OK;
    find_head_meta(&h);
    return find_deck(&h);
}
