#include "load/plain_text.h"

#include "load/plain_body.h"
#include "load/plain_head.h"
#include "load/plain_wire.h"

/* A field as a paragraph in front, judged already. */
static lede_status put(lede_plain_lines *lines, const lede_article *article, lede_field field,
                       lede_block_kind kind, lede_error *err) {
    if (article->fields[field].data == NULL) return LEDE_OK;
    lede_plain_paragraph p = {.text = article->fields[field],
                              .gap = true,
                              .kind = kind,
                              .reason = article->field_reasons[field]};
    if (!lede_array_push_in(lines->arena, &lines->paragraphs, p)) return lede_fail_memory(err);
    return LEDE_OK;
}

lede_status lede_plain_text_add(lede_compose *compose, lede_slice text, bool wraps,
                                lede_error *err) {
    lede_article *article = compose->article;
    lede_plain_lines lines = {.arena = article->arena, .wraps = wraps};
    LEDE_TRY(lede_plain_newlines(&text, article->arena, err));
    if (lede_slice_trim(text).size == 0) return LEDE_OK;
    LEDE_TRY(put(&lines, article, LEDE_FIELD_TITLE, LEDE_BLOCK_HEADLINE, err));
    LEDE_TRY(put(&lines, article, LEDE_FIELD_DECK, LEDE_BLOCK_DECK, err));
    LEDE_TRY(lede_plain_lines_read(&lines, text, err));
    lede_plain_lines_measure(&lines);
    bool is_wire = lede_plain_wire_head(&lines);
    LEDE_TRY(lede_plain_head_judge(&lines, article, err));
    if (is_wire) lede_plain_wire_tail(&lines);
    lede_plain_body_judge(&lines);
    return lede_plain_body_compose(&lines, compose, err);
}
