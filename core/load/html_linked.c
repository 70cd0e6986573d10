/* html_linked.c — the article's text as JSON-LD has it, for pages that show much less of it. */
#include "load/html_page.h"

#include "load/phrase.h"

lede_status lede_html_linked_body(lede_html_page *page, lede_compose *compose, uint32_t kept,
                                  bool *done) {
    enum { LEAST_WORDS = 40, MOST_SHARE = 3 };
    lede_slice text = lede_html_linked_text(page->linked, "articleBody");
    size_t least = LEAST_WORDS + (size_t)kept * MOST_SHARE;
    *done = false;
    bool may_be = text.size + 1 >= 2 * least; /* words have spaces between them */
    if (!may_be || lede_phrase_count(text) < least) return LEDE_OK;
    text = lede_markup_decode(text, false, page->arena);
    if (text.data == NULL) return lede_fail_memory(page->err);
    bool lines = lede_slice_find(text, LEDE_SLICE("\n\n"), 0) == SIZE_MAX;
    lede_piece piece = {LEDE_BLOCK_PARAGRAPH, text, "JSON-LD articleBody; the page shows less"};
    lede_slice title = page->article->fields[LEDE_FIELD_TITLE];
    LEDE_TRY(lede_compose_add(compose, (lede_piece){LEDE_BLOCK_HEADLINE, title, "the title"},
                              page->err));
    if (!lines) LEDE_TRY(lede_compose_add_paragraphs(compose, piece, page->err));
    while (lines && lede_slice_line(&text, &piece.text)) {
        piece.text = lede_slice_trim(piece.text);
        LEDE_TRY(lede_compose_add(compose, piece, page->err));
    }
    *done = true;
    return LEDE_OK;
}
