/* html_body.c — the blocks of an article: runs of the main part, judged one by one. */
#include "load/html_page.h"

#include "load/byline.h"
#include "load/html_root.h"
#include "load/phrase.h"

typedef struct judgement {
    bool keeps;
    lede_block_kind kind;
    const char *reason;
} judgement;

static judgement keep(lede_block_kind kind, const char *reason) {
    return (judgement){true, kind, reason};
}
static judgement drop(const char *reason) {
    return (judgement){false, LEDE_BLOCK_BOILERPLATE, reason};
}

static judgement judge(const lede_run *run) {
    unsigned against = run->signals & LEDE_SIGNALS_AGAINST;
    if (against) return drop(lede_signal_reason(against));
    if (run->signals & LEDE_SIGNAL_CAPTION) return keep(LEDE_BLOCK_CAPTION, "a caption");
    if (lede_tag_heading(run->tag) > 0) return keep(LEDE_BLOCK_HEADING, "a heading of the text");
    if (run->linked * 2 > run->words && run->words - run->linked < 10) return drop("mostly links");
    switch (run->tag) {
    case LEDE_TAG_LI: return keep(LEDE_BLOCK_LIST, "an item of a list");
    case LEDE_TAG_BLOCKQUOTE: return keep(LEDE_BLOCK_QUOTE, "a quotation");
    default: return keep(LEDE_BLOCK_PARAGRAPH, "running text");
    }
}

lede_status lede_html_body(lede_html_page *page) {
    lede_compose compose = {.article = page->article};
    lede_slice title = page->article->fields[LEDE_FIELD_TITLE];
    if (title.size > 0) {
        LEDE_TRY(lede_compose_add(&compose, (lede_piece){LEDE_BLOCK_HEADLINE, title, "the title"},
                                  page->err));
    }
    uint32_t stop = lede_runs_stop(&page->runs, page->main);
    for (uint32_t i = lede_runs_first(&page->runs, page->main); i < stop; i++) {
        const lede_run *run = &page->runs.list.data[i];
        judgement j = judge(run);
        if (!j.keeps || i == page->title_run) continue;
        LEDE_TRY(lede_compose_add(&compose, (lede_piece){j.kind, run->text, j.reason}, page->err));
    }
    if (compose.pieces.count == 0) {
        return lede_fail(page->err, LEDE_FORMAT, "no article on this page: no running text");
    }
    return lede_compose_finish(&compose, page->err);
}
