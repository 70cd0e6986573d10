/* html_linked.c — the article's text as JSON-LD has it, for pages that show much less of it. */
#include "load/html_page.h"

#include "load/paragraphs.h"
#include "load/phrase.h"

static bool next_paragraph(lede_paragraphs *paragraphs, lede_slice *out) {
    *out = lede_paragraphs_next(paragraphs);
    return out->size > 0;
}

lede_status lede_html_linked_body(lede_html_page *page, lede_compose *compose, uint32_t kept,
                                  bool *done) {
    enum { LEAST_WORDS = 40, MOST_SHARE = 3 };
    lede_slice text = lede_html_linked_text(page->linked, "articleBody");
    *done = false;
    if (text.size == 0 || lede_phrase_count(text) < LEAST_WORDS + (size_t)kept * MOST_SHARE) {
        return LEDE_OK;
    }
    text = lede_markup_decode(text, false, page->arena);
    if (text.data == NULL) return lede_fail_memory(page->err);
    bool lines = lede_slice_find(text, LEDE_SLICE("\n\n"), 0) == SIZE_MAX;
    const char *reason = "JSON-LD articleBody; the page shows less";
    lede_slice title = page->article->fields[LEDE_FIELD_TITLE], piece;
    LEDE_TRY(lede_compose_add(compose, (lede_piece){LEDE_BLOCK_HEADLINE, title, "the title"},
                              page->err));
    lede_paragraphs paragraphs = lede_paragraphs_of(text);
    while (lines ? lede_slice_line(&text, &piece) : next_paragraph(&paragraphs, &piece)) {
        LEDE_TRY(lede_compose_add(
            compose, (lede_piece){LEDE_BLOCK_PARAGRAPH, lede_slice_trim(piece), reason},
            page->err));
    }
    *done = true;
    return LEDE_OK;
}
