#include "load/format.h"

#include <stdio.h>

#include "base/hash.h"
#include "load/charset.h"
#include "load/compose.h"
#include "load/language_name.h"
#include "load/ready_frame.h"
#include "load/unreadable.h"

static const lede_format *const FORMATS[] = {
    &lede_format_jsonl,    &lede_format_json,   &lede_format_csv,      &lede_format_html,
    &lede_format_feed,     &lede_format_news,   &lede_format_warc,     &lede_format_arc,
    &lede_format_mail,     &lede_format_nexis,  &lede_format_factiva,  &lede_format_iptc7901,
    &lede_format_markdown, &lede_format_conllu, &lede_format_vertical, &lede_format_text};
enum { N_FORMATS = sizeof FORMATS / sizeof *FORMATS };

const lede_format *lede_format_find(const char *name) {
    for (size_t i = 0; i < N_FORMATS; i++) {
        if (strcmp(FORMATS[i]->name, name) == 0) return FORMATS[i];
    }
    return NULL;
}

/* What is surely one of these is read whatever else its bytes look like: web archives hold
 * pictures, wires are made of controls, a vertical file may begin as XML does; and of many articles
 * one may hold a zero byte, while the others are none the worse; browsers pass over it in a page.
 */
static bool is_hardy(const lede_format *format) {
    static const lede_format *const hardy[] = {
        &lede_format_vertical, &lede_format_warc, &lede_format_arc, &lede_format_iptc7901,
        &lede_format_jsonl,    &lede_format_json, &lede_format_csv, &lede_format_html};
    for (size_t i = 0; i < sizeof hardy / sizeof *hardy; i++) {
        if (hardy[i] == format) return true;
    }
    return false;
}

lede_status lede_format_recognise(lede_slice head, const char *path, const lede_format **out,
                                  lede_error *err) {
    if (lede_slice_trim(lede_ready_skip_mark(head)).size == 0) {
        return lede_fail(err, LEDE_FORMAT,
                         head.size == 0 ? "the file is empty"
                                        : "the file is empty: it begins with "
                                          "nothing but white space");
    }
    enum { SURE = 88 }; /* a score that is no guess */
    bool is_wide = lede_charset_is_utf16(head), is_known = false;
    const lede_format *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < N_FORMATS; i++) {
        int score = FORMATS[i]->sniff(head, path);
        is_known = is_known || (score >= SURE && !is_wide && is_hardy(FORMATS[i]));
        if (score <= best_score) continue;
        best = FORMATS[i];
        best_score = score;
    }
    if (!is_known) LEDE_TRY(lede_unreadable_check(head, err));
    if (best == NULL)
        return lede_fail(err, LEDE_FORMAT,
                         "not recognised as any format that is read: " LEDE_FORMAT_NAMES);
    bool is_lines = best == &lede_format_text || best == &lede_format_vertical;
    if (is_lines && best_score < SURE) LEDE_TRY(lede_unreadable_check_markup(head, err));
    *out = best;
    return LEDE_OK;
}

/* The path, and #k for one of several. */
static lede_status set_source(const lede_frame *frame, lede_article *article, lede_error *err) {
    if (article->fields[LEDE_FIELD_SOURCE].data != NULL) return LEDE_OK;
    enum { MOST_PART_BYTES = 12 };
    size_t size = strlen(frame->path);
    char *source = lede_arena_alloc(article->arena, size + MOST_PART_BYTES);
    if (source == NULL) return lede_fail_memory(err);
    memcpy(source, frame->path, size + 1);
    if (frame->part > 0) {
        char digits[MOST_PART_BYTES];
        size_t count = 0;
        for (uint32_t part = frame->part; part > 0; part /= 10) {
            digits[count++] = (char)('0' + part % 10);
        }
        source[size++] = '#';
        while (count > 0) source[size++] = digits[--count];
        source[size] = '\0';
    }
    article->fields[LEDE_FIELD_SOURCE] = (lede_slice){source, size};
    article->field_reasons[LEDE_FIELD_SOURCE] = "where it was read from";
    return LEDE_OK;
}

static lede_status set_id(lede_article *article, lede_error *err) {
    if (article->fields[LEDE_FIELD_ID].data != NULL) return LEDE_OK;
    if (article->fields[LEDE_FIELD_URL].data != NULL) {
        article->fields[LEDE_FIELD_ID] = article->fields[LEDE_FIELD_URL];
        article->field_reasons[LEDE_FIELD_ID] = "the canonical URL";
        return LEDE_OK;
    }
    lede_digest digest = lede_digest_of(article->text);
    digest = lede_digest_add(digest, article->fields[LEDE_FIELD_PUBLISHER]);
    digest = lede_digest_add(digest, article->fields[LEDE_FIELD_PUBLISHED]);
    char hex[33];
    lede_digest_hex(digest, hex);
    return lede_compose_field(article, LEDE_FIELD_ID, lede_slice_of(hex),
                              "a digest of publisher, date and text", err);
}

/* Parsers give places within the frame; the reader of the message wants them within the file. */
static void place_error(lede_error *err, const lede_frame *frame) {
    if (err == NULL || err->where[0] != '\0') return;
    snprintf(err->where, sizeof err->where, "%s", frame->path);
    if (err->line == 1 && err->column > 0) err->column += frame->column;
    if (err->line > 0 && frame->line > 0) err->line += frame->line - 1;
    if (err->line == 0 && frame->part > 0) err->line = frame->line;
    if (err->offset != LEDE_NO_OFFSET) err->offset += frame->offset;
}

lede_digest lede_frame_digest(const lede_frame *frame) {
    bool is_read = frame->status == LEDE_OK;
    lede_slice bytes = {frame->bytes, is_read ? frame->size : 0};
    lede_digest digest = lede_digest_of(bytes);
    digest = lede_digest_add(digest, is_read ? frame->header : LEDE_NULL_SLICE);
    digest =
        lede_digest_add(digest, is_read ? lede_slice_of(frame->format->name) : LEDE_NULL_SLICE);
    digest = lede_digest_add(digest, lede_slice_of(frame->path));
    digest = lede_digest_add(digest, frame->columns == NULL ? LEDE_SLICE("")
                                                            : lede_slice_of(frame->columns));
    return lede_digest_add(digest, (lede_slice){(const char *)&frame->part, sizeof frame->part});
}

/* What the source calls its language, as BCP 47; what it does not tell is guessed later. */
static lede_status set_language(lede_article *article, lede_error *err) {
    lede_slice *language = &article->fields[LEDE_FIELD_LANGUAGE];
    if (language->size == 0) return LEDE_OK;
    LEDE_TRY(lede_language_name_tag(*language, article->arena, language, err));
    if (language->data == NULL) article->field_reasons[LEDE_FIELD_LANGUAGE] = NULL;
    return LEDE_OK;
}

lede_status lede_format_parse(const lede_frame *frame, lede_arena *arena, lede_json_habit *habit,
                              lede_article *article, lede_error *err) {
    *article = (lede_article){.arena = arena, .habit = habit};
    if (frame->status != LEDE_OK) {
        if (err != NULL) *err = frame->error;
        return frame->status;
    }
    lede_status status = frame->format->parse(frame, article, err);
    if (status == LEDE_OK) status = set_source(frame, article, err);
    if (status == LEDE_OK) status = set_id(article, err);
    if (status == LEDE_OK) status = set_language(article, err);
    if (status != LEDE_OK) place_error(err, frame);
    return status;
}

lede_status lede_article_from_text(lede_slice text, lede_slice title, lede_arena *arena,
                                   lede_article *article, lede_error *err) {
    *article = (lede_article){.arena = arena};
    lede_compose compose = {.article = article};
    LEDE_TRY(lede_compose_field(article, LEDE_FIELD_TITLE, title, "as given", err));
    LEDE_TRY(lede_compose_add(
        &compose, (lede_piece){LEDE_BLOCK_HEADLINE, lede_slice_trim(title), "as given"}, err));
    lede_piece paragraphs = {LEDE_BLOCK_PARAGRAPH, text, "as given"};
    LEDE_TRY(lede_compose_add_paragraphs(&compose, paragraphs, err));
    return lede_compose_finish(&compose, err);
}
