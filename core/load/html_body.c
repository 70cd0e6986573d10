/* html_body.c — the blocks of an article: every run of the page is judged, first by itself, then
 * beside its neighbours, and is kept with a kind or left out, each with its reason. */
#include "load/html_page.h"

#include "load/byline.h"
#include "load/html_byline.h"
#include "load/html_day.h"
#include "load/html_notice.h"
#include "load/html_root.h"
#include "load/phrase.h"
#include "load/plain_boilerplate.h"
#include "load/plain_caption.h"
#include "load/plain_meta.h"

enum {
    LABEL_WORDS = 12, /* a run of more is no label, date line or heading of a list of links */
    SURE_WORDS = 15,  /* running text of so many words is kept in a box of doubtful name */
    LEAST_NAME = 5,   /* bytes */
    DECK_WORDS = 60,
    TEASER_WORDS = 120,
    DECK_RUNS = 3 /* between title and text */
};

/* Names of boxes that are also given to what holds text. */
#define DOUBTFUL                                                                                   \
    ((unsigned)(LEDE_SIGNAL_HEADER | LEDE_SIGNAL_META | LEDE_SIGNAL_TAGS | LEDE_SIGNAL_WIDGET))

typedef struct judgement {
    bool keeps;
    lede_block_kind kind;
    const char *reason;
} judgement;

/* What lists of phrases say of a run's text: looked up once, when first asked. */
typedef struct said {
    bool has_notice, has_site;
    lede_notice notice;
    lede_boilerplate site;
} said;

typedef struct body {
    lede_html_page *page;
    lede_run *runs;
    judgement *judged; /* by index of a run */
    uint32_t n;
    uint32_t first, stop; /* of the main part and what goes on beside it */
    uint32_t first_prose; /* index of the first running text there */
    bool *inside;         /* by index of a run: of the article's part */
    said *said;           /* by index of a run */
} body;

static judgement keep(lede_block_kind kind, const char *reason) {
    return (judgement){true, kind, reason};
}
static judgement drop(const char *reason) {
    return (judgement){false, LEDE_BLOCK_BOILERPLATE, reason};
}

static lede_notice notice_of(const body *b, const lede_run *run) {
    said *s = &b->said[run - b->runs];
    if (!s->has_notice) s->notice = lede_notice_find(run->text, run->words, run->linked);
    s->has_notice = true;
    return s->notice;
}

static lede_boilerplate site_of(const body *b, const lede_run *run) {
    said *s = &b->said[run - b->runs];
    if (!s->has_site) s->site = lede_plain_boilerplate(run->text, run->words);
    s->has_site = true;
    return s->site;
}

/* ---- a run by itself ------------------------------------------------------------------------ */

/* A whole sentence in a paragraph of its own may be one link and still be text. */
static bool is_linked_sentence(const lede_run *run) {
    enum { LEAST_WORDS = 8 };
    return run->tag == LEDE_TAG_P && run->words >= LEAST_WORDS && run->item == 0 &&
           lede_phrase_ends_sentence(run->text);
}

static bool is_mostly_links(const lede_run *run) {
    return run->linked * 2 > run->words && run->words - run->linked < LABEL_WORDS;
}

static unsigned against(const lede_run *run) {
    unsigned signals = run->signals & LEDE_SIGNALS_AGAINST;
    bool sure = run->words - run->linked >= SURE_WORDS && run->stops > 0;
    return sure ? signals & ~DOUBTFUL : signals;
}

/* The author's name alone, as it stands in the field. */
static bool is_author(const body *b, const lede_run *run) {
    lede_slice names = b->page->article->fields[LEDE_FIELD_BYLINE], text = run->text;
    if (run->words > LABEL_WORDS || text.size < LEAST_NAME || names.size == 0) return false;
    lede_slice end = lede_slice_cut(text, text.size - LEAST_NAME, text.size);
    if (lede_slice_find(names, end, 0) == SIZE_MAX) return false; /* most */
    lede_slice name = lede_html_byline_cut(text);
    return name.size >= LEAST_NAME && name.size <= names.size &&
           lede_slice_find(names, name, 0) != SIZE_MAX;
}

static judgement judge_notice(const body *b, const lede_run *run) {
    lede_notice notice = notice_of(b, run);
    switch (notice.kind) {
    case LEDE_NOTICE_META: return keep(LEDE_BLOCK_META, notice.reason);
    case LEDE_NOTICE_CREDIT: return keep(LEDE_BLOCK_CAPTION, notice.reason);
    case LEDE_NOTICE_LINE:
    case LEDE_NOTICE_LINKS: return drop(notice.reason);
    case LEDE_NOTICE_NONE: break;
    }
    return keep(LEDE_BLOCK_PARAGRAPH, NULL);
}

static bool is_cell(const lede_run *run) {
    return run->tag == LEDE_TAG_TD || run->tag == LEDE_TAG_TH;
}

/* A date in any language, and next to nothing else. */
static bool is_date_line(const body *b, const lede_run *run) {
    enum { MOST_WORDS = 10 };
    lede_date date;
    bool plain = run->tag == LEDE_TAG_P || run->tag == LEDE_TAG_DIV;
    lede_slice language = b->page->article->fields[LEDE_FIELD_LANGUAGE];
    return plain && run->words <= MOST_WORDS && !lede_phrase_ends_sentence(run->text) &&
           lede_html_day_find(run->text, language, &date);
}

/* A few words that are no sentence, behind an image: its caption, though nothing says so. */
static bool is_bare_caption(const body *b, const lede_run *run) {
    uint32_t i = (uint32_t)(run - b->runs);
    bool plain = run->tag == LEDE_TAG_P || run->tag == LEDE_TAG_DIV;
    return run->is_behind_image && plain && i > b->first_prose && run->words >= 2 &&
           run->stops == 0 && run->linked == 0 && !run->is_emphatic &&
           run->text.data[run->text.size - 1] != ':';
}

static judgement judge_label(const body *b, const lede_run *run) {
    lede_plain_meta meta;
    if (is_cell(run)) return keep(LEDE_BLOCK_PARAGRAPH, NULL);
    if (is_author(b, run)) return keep(LEDE_BLOCK_BYLINE, "the author's name");
    if (lede_plain_meta_read(run->text, &meta)) {
        bool byline = meta.fields[LEDE_FIELD_BYLINE].data != NULL;
        return byline ? keep(LEDE_BLOCK_BYLINE, "a byline") : keep(LEDE_BLOCK_META, "a date line");
    }
    if (is_date_line(b, run)) return keep(LEDE_BLOCK_META, "a date line");
    if (run->signals & LEDE_SIGNAL_BYLINE) return keep(LEDE_BLOCK_BYLINE, "the box of a byline");
    if (run->signals & LEDE_SIGNAL_DATE) return keep(LEDE_BLOCK_META, "the box of a date");
    lede_boilerplate boilerplate = site_of(b, run);
    if (boilerplate.kind != LEDE_BOILERPLATE_NONE) return drop(boilerplate.reason);
    if (run->words <= LABEL_WORDS && is_bare_caption(b, run)) {
        return keep(LEDE_BLOCK_CAPTION, "a short line behind an image");
    }
    return keep(LEDE_BLOCK_PARAGRAPH, NULL);
}

/* The kind of a kept run, by its elements alone. */
static judgement judge_kind(const lede_run *run) {
    bool cell = run->tag == LEDE_TAG_TD || run->tag == LEDE_TAG_TH;
    if (run->signals & LEDE_SIGNAL_CAPTION) return keep(LEDE_BLOCK_CAPTION, "a caption");
    if (lede_tag_heading(run->tag) > 0) return keep(LEDE_BLOCK_HEADING, "a heading of the text");
    if (run->tag == LEDE_TAG_BLOCKQUOTE) return keep(LEDE_BLOCK_QUOTE, "a quotation");
    if (run->tag == LEDE_TAG_LI) return keep(LEDE_BLOCK_LIST, "an item of a list");
    if (cell && !lede_run_is_prose(run)) return keep(LEDE_BLOCK_LIST, "a row of a table");
    return keep(LEDE_BLOCK_PARAGRAPH, "running text");
}

/* A byline or date line, whatever the box around it is called. */
static bool is_line_about(const lede_run *run, lede_plain_meta *meta) {
    return run->words <= LABEL_WORDS && lede_plain_meta_read(run->text, meta);
}

/* The heading of a section in a <header> of its own, in the midst of the text. */
static bool is_section_heading(const body *b, const lede_run *run) {
    return lede_tag_heading(run->tag) > 1 && run->linked == 0 &&
           (uint32_t)(run - b->runs) > b->first_prose;
}

/* Sentences right below the title in a box called "teaser", and nothing linked between: the deck.
 */
static bool is_teaser_deck(const body *b, const lede_run *run) {
    uint32_t title = b->page->title_run, i = (uint32_t)(run - b->runs);
    bool near = title != UINT32_MAX && i > title && i <= title + DECK_RUNS;
    if (!near || !lede_run_is_prose(run) || run->stops == 0 || run->words > DECK_WORDS)
        return false;
    for (uint32_t k = title + 1; k <= i; k++) {
        if (b->runs[k].linked > 0) return false;
    }
    return true;
}

static judgement judge_run(const body *b, const lede_run *run) {
    unsigned signals = against(run);
    lede_plain_meta meta;
    if (signals == LEDE_SIGNAL_HEADER && is_section_heading(b, run)) signals = 0;
    if (signals == LEDE_SIGNAL_RELATED && is_teaser_deck(b, run)) {
        return keep(LEDE_BLOCK_DECK, "a teaser right below the title");
    }
    if (signals && !(signals & ~DOUBTFUL) && is_line_about(run, &meta)) {
        bool byline = meta.fields[LEDE_FIELD_BYLINE].data != NULL;
        return byline ? keep(LEDE_BLOCK_BYLINE, "a byline") : keep(LEDE_BLOCK_META, "a date line");
    }
    if (signals) return drop(lede_signal_reason(signals));
    judgement notice = judge_notice(b, run);
    if (notice.reason != NULL) return notice;
    if (run->words <= LABEL_WORDS || !lede_run_is_prose(run)) {
        judgement label = judge_label(b, run);
        if (label.reason != NULL) return label;
    }
    judgement kind = judge_kind(run);
    if (kind.kind != LEDE_BLOCK_CAPTION && is_mostly_links(run) && !is_linked_sentence(run))
        return drop("mostly links");
    return kind;
}

/* ---- beside its neighbours ------------------------------------------------------------------ */

static bool is_kept_prose(const body *b, uint32_t i) {
    return b->judged[i].keeps && lede_run_is_prose(&b->runs[i]);
}

/* A heading stands over something: text, a list, a table before the next heading of its level. */
static void drop_bare_headings(body *b) {
    for (uint32_t i = b->stop; i-- > b->first;) {
        if (!b->judged[i].keeps || b->judged[i].kind != LEDE_BLOCK_HEADING) continue;
        int level = lede_tag_heading(b->runs[i].tag);
        uint32_t next = i + 1;
        while (next < b->stop && !b->judged[next].keeps) next++;
        bool bare = next == b->stop;
        if (!bare && b->judged[next].kind == LEDE_BLOCK_HEADING) {
            bare = lede_tag_heading(b->runs[next].tag) < level;
        }
        if (bare) b->judged[i] = drop("a heading with nothing kept below it");
    }
}

/* From a heading such as "Related stories" on, what is no running text. */
static void drop_lists(body *b) {
    bool in_list = false;
    for (uint32_t i = b->first; i < b->stop; i++) {
        const lede_run *run = &b->runs[i];
        if (in_list && is_kept_prose(b, i) && run->linked * 3 < run->words) in_list = false;
        if (in_list && b->judged[i].keeps) {
            b->judged[i] = drop("below a heading of a list of links");
        }
        if (run->words > LABEL_WORDS || against(run)) continue; /* a box of its own */
        bool heads = site_of(b, run).kind == LEDE_BOILERPLATE_LIST ||
                     notice_of(b, run).kind == LEDE_NOTICE_LINKS;
        if (heads && !lede_phrase_ends_sentence(run->text)) in_list = true;
    }
}

/* The item of a list or the article that a node stands in, inside the main part; NULL: none. */
static const lede_node *teaser_around(const body *b, const lede_node *node) {
    for (; node != NULL && node != b->page->main; node = node->parent) {
        if (node->tag == LEDE_TAG_LI || node->tag == LEDE_TAG_ARTICLE) {
            return lede_node_contains(b->page->main, node) ? node : NULL;
        }
    }
    return NULL;
}

/* Items of a list, and articles inside the article, that begin with a link: teasers. */
static void drop_teasers(body *b) {
    for (uint32_t i = b->first; i + 1 < b->stop; i++) {
        const lede_run *run = &b->runs[i];
        if (!is_mostly_links(run) || run->words < 3) continue;
        const lede_node *item = teaser_around(b, run->node);
        if (item == NULL || lede_runs_first(&b->page->runs, item) != i) continue;
        uint32_t stop = lede_runs_stop(&b->page->runs, item), words = 0;
        for (uint32_t k = i; k < stop; k++) words += b->runs[k].words - b->runs[k].linked;
        if (words > TEASER_WORDS) continue;
        for (uint32_t k = i; k < stop; k++) {
            if (b->judged[k].keeps) b->judged[k] = drop("a teaser of another article");
        }
    }
}

/* Labels at the end that no sentence follows. */
static void drop_tail(body *b) {
    for (uint32_t i = b->stop; i-- > b->first;) {
        if (!b->judged[i].keeps) continue;
        lede_block_kind kind = b->judged[i].kind;
        bool rights = kind == LEDE_BLOCK_CAPTION && !b->runs[i].is_behind_image &&
                      lede_slice_starts(b->runs[i].text, LEDE_SLICE("\xC2\xA9"));
        if (rights) {
            b->judged[i] = drop("whose rights these are");
            continue;
        }
        bool label = kind == LEDE_BLOCK_PARAGRAPH && b->runs[i].words <= 3 &&
                     b->runs[i].stops == 0 && b->runs[i].tag != LEDE_TAG_P;
        if (!label) return;
        b->judged[i] = drop("a label behind the text");
    }
}

/* What the main part has before the title is no part of the text. */
static void judge_before_title(body *b) {
    uint32_t title = b->page->title_run;
    if (title < b->first || title >= b->stop) return;
    uint32_t before = 0, behind = 0;
    for (uint32_t i = b->first; i < b->stop; i++) {
        if (b->judged[i].keeps) *(i < title ? &before : &behind) += b->runs[i].words;
    }
    if (before * 2 > behind) return; /* then it is no title, or the text stands above it */
    for (uint32_t i = b->first; i < title; i++) {
        if (b->judged[i].keeps && b->judged[i].kind != LEDE_BLOCK_BYLINE) {
            b->judged[i] = drop("before the title");
        }
    }
}

/* Running text between the title and the main part: the deck. */
static void judge_between(body *b) {
    uint32_t title = b->page->title_run, kept = 0;
    if (title >= b->first) return;
    for (uint32_t i = title + 1; i < b->first && kept < DECK_RUNS; i++) {
        const lede_run *run = &b->runs[i];
        unsigned signals = against(run) & ~DOUBTFUL;
        if (signals == LEDE_SIGNAL_RELATED && is_teaser_deck(b, run)) signals = 0;
        if (signals || run->words > DECK_WORDS) continue;
        bool sentence = lede_run_is_prose(run) && run->stops > 0;
        if (is_date_line(b, run)) continue;
        if (!sentence && !(run->signals & LEDE_SIGNAL_DECK)) continue;
        if (run->signals & (LEDE_SIGNAL_CAPTION | LEDE_SIGNAL_BYLINE | LEDE_SIGNAL_DATE)) continue;
        b->judged[i] = keep(LEDE_BLOCK_DECK, "between the title and the text");
        kept++;
    }
}

/* The first sentences behind the title, in a box of a deck's name or made a heading. */
static void judge_deck(body *b) {
    enum { LEAST_WORDS = 6 };
    uint32_t title = b->page->title_run, seen = 0;
    if (title == UINT32_MAX || title < b->first) return;
    for (uint32_t i = title + 1; i < b->stop && seen < DECK_RUNS; i++) {
        const lede_run *run = &b->runs[i];
        judgement *j = &b->judged[i];
        if (!j->keeps) continue;
        bool text = j->kind == LEDE_BLOCK_PARAGRAPH || j->kind == LEDE_BLOCK_HEADING;
        if (!text) continue;
        seen++;
        bool named = (run->signals & LEDE_SIGNAL_DECK) != 0;
        bool heads = j->kind == LEDE_BLOCK_HEADING && lede_run_is_prose(run);
        if (run->words < LEAST_WORDS || run->words > DECK_WORDS || (!named && !heads)) break;
        *j = keep(LEDE_BLOCK_DECK, named ? "the box of a deck" : "a sentence as a heading");
    }
}

/* The field, from the first block of the kind. */
static lede_status set_deck(const body *b) {
    for (uint32_t i = 0; i < b->n; i++) {
        if (!b->judged[i].keeps || b->judged[i].kind != LEDE_BLOCK_DECK) continue;
        return lede_compose_field(b->page->article, LEDE_FIELD_DECK, b->runs[i].text,
                                  b->judged[i].reason, b->page->err);
    }
    return LEDE_OK;
}

static void judge_title(body *b) {
    uint32_t title = b->page->title_run;
    lede_slice text = b->page->article->fields[LEDE_FIELD_TITLE];
    for (uint32_t i = b->first; i < b->stop && text.size > 0; i++) {
        if (i == title || !b->judged[i].keeps) continue;
        if (lede_phrase_same(b->runs[i].text, text)) b->judged[i] = drop("the title again");
    }
    if (title != UINT32_MAX) b->judged[title] = keep(LEDE_BLOCK_HEADLINE, "the title");
}

/* ---- putting together ----------------------------------------------------------------------- */

static lede_place place_of(const body *b, uint32_t start, uint32_t stop) {
    return (lede_place){lede_page_text_place(&b->page->bytes, start),
                        lede_page_text_place(&b->page->bytes, stop)};
}

/* The last of the runs of a row that go into one text with run `i`. */
static uint32_t row_stop(const body *b, uint32_t i) {
    uint32_t last = i;
    for (uint32_t k = i; k < b->n && b->runs[k].row == b->runs[i].row; k++) {
        if (!b->judged[k].keeps) continue;
        if (!is_cell(&b->runs[k]) || b->judged[k].kind != LEDE_BLOCK_LIST) break;
        last = k;
    }
    return last;
}

/* The cells of a row that are kept, from `i` to `last`, as one text; null: no memory. */
static lede_slice join_row(const body *b, uint32_t i, uint32_t last) {
    static const char between[] = " | ";
    enum { BETWEEN = sizeof between - 1 };
    size_t size = 0;
    for (uint32_t k = i; k <= last; k++) size += b->runs[k].text.size + BETWEEN;
    char *text = lede_arena_alloc(b->page->arena, size);
    if (text == NULL) return LEDE_NULL_SLICE;
    size = 0;
    for (uint32_t k = i; k <= last; k++) {
        if (!b->judged[k].keeps) continue;
        if (k > i) memcpy(text + size, between, BETWEEN);
        if (k > i) size += BETWEEN;
        memcpy(text + size, b->runs[k].text.data, b->runs[k].text.size);
        size += b->runs[k].text.size;
    }
    return (lede_slice){text, size};
}

static lede_status compose_runs(body *b, lede_compose *compose) {
    lede_error *err = b->page->err;
    lede_slice title = b->page->article->fields[LEDE_FIELD_TITLE];
    if (b->page->title_run == UINT32_MAX && title.size > 0) {
        lede_piece piece = {LEDE_BLOCK_HEADLINE, title, "the title, which the page does not show"};
        LEDE_TRY(lede_compose_add_at(compose, piece, (lede_place){0, 0}, err));
    }
    for (uint32_t i = 0; i < b->n; i++) {
        const lede_run *run = &b->runs[i];
        const judgement *j = &b->judged[i];
        lede_place place = place_of(b, run->start, run->stop);
        if (j->keeps) {
            lede_piece piece = {j->kind, run->text, j->reason};
            if (j->kind == LEDE_BLOCK_LIST && is_cell(run) && run->row > 0) {
                uint32_t last = row_stop(b, i);
                piece.text = join_row(b, i, last);
                if (piece.text.data == NULL) return lede_fail_memory(err);
                place = place_of(b, run->start, b->runs[last].stop);
                i = last;
            }
            LEDE_TRY(lede_compose_add_at(compose, piece, place, err));
        } else {
            LEDE_TRY(lede_compose_drop(compose, run->text, j->reason, place, err));
        }
    }
    return LEDE_OK;
}

/* ---- the part ------------------------------------------------------------------------------- */

static void mark_inside(body *b, const lede_node *node) {
    uint32_t first = lede_runs_first(&b->page->runs, node);
    uint32_t stop = lede_runs_stop(&b->page->runs, node);
    for (uint32_t i = first; i < stop; i++) b->inside[i] = true;
    if (first < b->first) b->first = first;
    if (stop > b->stop) b->stop = stop;
}

/* A box beside the main part, made like it, in which running text goes on. */
static bool goes_on(const body *b, const lede_node *box) {
    const lede_node *main = b->page->main;
    lede_slice names = lede_node_attribute(main, "class");
    if (box->is_text || box == main || box->tag != main->tag || names.size == 0) return false;
    if (!lede_slice_equal(lede_node_attribute(box, "class"), names)) return false;
    uint32_t stop = lede_runs_stop(&b->page->runs, box);
    double value = 0;
    for (uint32_t i = lede_runs_first(&b->page->runs, box); i < stop; i++) {
        if (b->runs[i].tag == LEDE_TAG_H1) return false; /* another article */
        value += b->runs[i].value;
    }
    return value > 0;
}

static void mark_part(body *b) {
    const lede_node *main = b->page->main;
    b->first = lede_runs_first(&b->page->runs, main);
    b->stop = lede_runs_stop(&b->page->runs, main);
    mark_inside(b, main);
    if (main->parent == NULL) return;
    for (const lede_node *n = main->parent->first_child; n != NULL; n = n->next) {
        if (goes_on(b, n)) mark_inside(b, n);
    }
}

/* "Jane Doe is a reporter …": a line about the author, who is named by the page, at the end. */
static void drop_about_author(body *b) {
    enum { LAST = 3, MOST_WORDS = 80 };
    static const char *const verbs[] = {"is",     "was",  "has",      "ist",     "hat",
                                        "est",    "es",   "covers",   "writes",  "schreibt",
                                        "joined", "jest", "\xC3\xA8", "\xC3\xA9"};
    lede_slice names = b->page->article->fields[LEDE_FIELD_BYLINE];
    size_t at = lede_slice_find(names, LEDE_SLICE("; "), 0);
    lede_slice name = at == SIZE_MAX ? names : lede_slice_cut(names, 0, at), word;
    if (lede_phrase_count(name) < 2) return;
    for (uint32_t i = b->stop, seen = 0; i-- > b->first && seen < LAST;) {
        lede_slice text = b->runs[i].text;
        if (!b->judged[i].keeps || !lede_run_is_prose(&b->runs[i])) continue;
        seen++;
        if (b->runs[i].words > MOST_WORDS || text.size <= name.size) continue;
        if (!lede_phrase_same(lede_slice_cut(text, 0, name.size), name)) continue;
        lede_slice rest = lede_slice_cut(text, name.size, text.size);
        if (!lede_phrase_raw_word(&rest, &word)) continue;
        if (!lede_phrase_in(word, verbs, sizeof verbs / sizeof *verbs)) continue;
        b->judged[i] = drop("a line about the author");
    }
}

static uint32_t find_prose(const body *b) {
    for (uint32_t i = b->first; i < b->stop; i++) {
        if (b->inside[i] && !against(&b->runs[i]) && lede_run_is_prose(&b->runs[i])) return i;
    }
    return b->stop;
}

static void judge_all(body *b) {
    b->first_prose = find_prose(b);
    for (uint32_t i = 0; i < b->n; i++) {
        unsigned signals = against(&b->runs[i]);
        b->judged[i] =
            drop(signals ? lede_signal_reason(signals) : "outside the part that holds the article");
        if (b->inside[i]) b->judged[i] = judge_run(b, &b->runs[i]);
    }
    drop_lists(b);
    drop_teasers(b);
    judge_before_title(b);
    judge_between(b);
    judge_title(b);
    judge_deck(b);
    drop_about_author(b);
    drop_tail(b);
    drop_bare_headings(b);
}

/* ---- pages without a body ------------------------------------------------------------------- */

static uint32_t count_kept(const body *b) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        bool told = b->judged[i].keeps && b->judged[i].kind != LEDE_BLOCK_HEADLINE &&
                    b->judged[i].kind != LEDE_BLOCK_META && b->judged[i].kind != LEDE_BLOCK_BYLINE;
        if (told) words += b->runs[i].words - b->runs[i].linked;
    }
    return words;
}

/* The page says itself when it was published: its data, or its address. */
static bool is_dated(const body *b) {
    static const char *const sources[] = {"JSON-LD", "meta", "itemprop", "the day in the URL"};
    lede_slice reason = lede_slice_of(b->page->article->field_reasons[LEDE_FIELD_PUBLISHED]);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (lede_slice_starts(reason, lede_slice_of(sources[i]))) return true;
    }
    return false;
}

/* Nothing that says it is an article, and next to no running text. */
static bool is_list_page(const body *b, uint32_t kept, bool *ok) {
    enum { LEAST_WORDS = 25, FEW_WORDS = 60, NO_WORDS = 8 };
    uint32_t linked = 0;
    if (kept >= FEW_WORDS || b->page->linked != NULL || is_dated(b)) return false;
    if (kept == 0) return true;
    lede_slice type = lede_html_meta(b->page, "og:type", ok);
    if (lede_slice_is(type, "article")) return false;
    for (uint32_t i = 0; i < b->n; i++) linked += b->runs[i].linked;
    bool forwards = kept < NO_WORDS && linked > 0; /* "If you are not redirected, click here" */
    return forwards || (kept < LEAST_WORDS && linked > kept * 4);
}

static lede_status fail_list(const body *b, uint32_t kept) {
    uint32_t links = 0;
    for (uint32_t i = 0; i < b->n; i++) links += b->runs[i].linked > 0;
    return lede_fail(b->page->err, LEDE_FORMAT,
                     "no article on this page: %u words of running text beside %u lines of links "
                     "(a list of articles, or a page that only scripts fill)",
                     (unsigned)kept, (unsigned)links);
}

lede_status lede_html_body(lede_html_page *page) {
    body b = {.page = page, .runs = page->runs.list.data, .n = (uint32_t)page->runs.list.count};
    b.judged = lede_arena_array(page->arena, b.n, sizeof *b.judged);
    b.inside = lede_arena_zalloc(page->arena, b.n * sizeof *b.inside);
    b.said = lede_arena_zalloc(page->arena, b.n * sizeof *b.said);
    if (b.judged == NULL || b.inside == NULL || b.said == NULL) return lede_fail_memory(page->err);
    mark_part(&b);
    judge_all(&b);
    uint32_t kept = count_kept(&b);
    lede_compose compose = {.article = page->article};
    bool done = false, ok = true;
    LEDE_TRY(lede_html_linked_body(page, &compose, kept, &done));
    if (!done && is_list_page(&b, kept, &ok)) return fail_list(&b, kept);
    if (!ok) return lede_fail_memory(page->err);
    if (!done) LEDE_TRY(compose_runs(&b, &compose));
    if (compose.pieces.count == 0) return fail_list(&b, kept);
    LEDE_TRY(set_deck(&b));
    return lede_compose_finish(&compose, page->err);
}
