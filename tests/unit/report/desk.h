/* desk.h — one made-up article for the tests of views: nine blocks, clitics, a line break in a
 * quotation, an escape sequence; three layers with marks that cross and one over two blocks;
 * records with and without a place. */
#ifndef LEDE_TESTS_REPORT_DESK_H
#define LEDE_TESTS_REPORT_DESK_H

#include "test.h"

#include "report/view.h"

typedef struct desk {
    lede_arena arena;
    lede_article article;
    lede_vocabulary *vocabulary;
    lede_catalog *catalog;
    lede_layers *layers;
    lede_result *result;
} desk;

static char desk_text[4096];

static void add_block(desk *d, lede_block_kind kind, const char *words, const char *reason) {
    static lede_block blocks[16];
    lede_article *article = &d->article;
    size_t at = article->text.size;
    if (article->n_blocks > 0) {
        memcpy(desk_text + at, "\n\n", 2);
        at += 2;
    }
    memcpy(desk_text + at, words, strlen(words));
    article->blocks = blocks;
    blocks[article->n_blocks++] = (lede_block){.kind = kind,
                                               .start = (uint32_t)at,
                                               .stop = (uint32_t)(at + strlen(words)),
                                               .reason = reason};
    article->text = (lede_slice){desk_text, at + strlen(words)};
}

static void set_field(desk *d, lede_field field, const char *value, const char *reason) {
    d->article.fields[field] = lede_slice_of(value);
    d->article.field_reasons[field] = reason;
}

static void fill(desk *d) {
    *d = (desk){0};
    lede_arena_init(&d->arena, 0);
    d->article.arena = &d->arena;
    set_field(d, LEDE_FIELD_ID, "courier-0311", "the content");
    set_field(d, LEDE_FIELD_SOURCE, "articles/march/courier-0311.txt", "where it was read from");
    set_field(d, LEDE_FIELD_TITLE, "Bridge to stay shut “until autumn”", "the first line");
    set_field(d, LEDE_FIELD_PUBLISHED, "2024-03-11T07:30", "the line “Published: …”");
    set_field(d, LEDE_FIELD_BYLINE, "Nora Field; Ben Otway", "the line “By …”");
    set_field(d, LEDE_FIELD_LANGUAGE, "en", "guessed from its words");
    add_block(d, LEDE_BLOCK_HEADLINE, "Bridge to stay shut “until autumn”", "the first line");
    add_block(d, LEDE_BLOCK_DECK, "Engineers didn't expect the cracks",
              "a sentence under the title");
    add_block(d, LEDE_BLOCK_BYLINE, "By Nora Field and Ben Otway", "begins with “By” and names");
    add_block(
        d, LEDE_BLOCK_PARAGRAPH,
        "The Marrow Bridge Authority can't say when the Port of Elsgate will reopen its <east> "
        "lane. “It’s shut,” Ines Valcourt said.",
        "text");
    add_block(d, LEDE_BLOCK_HEADING, "What comes next", "a short line without a stop");
    add_block(d, LEDE_BLOCK_LIST, "a second report", "begins with a dash");
    add_block(d, LEDE_BLOCK_LIST, "- a vote in the council", "begins with a dash");
    add_block(d, LEDE_BLOCK_QUOTE, "We told the ministry\non the same day.",
              "stands between rules");
    add_block(d, LEDE_BLOCK_BOILERPLATE, "Click here to subscribe & save \033[31m10 €",
              "“Click here to …”");
    CHECK_OK(lede_vocabulary_new(&d->vocabulary, err));
    CHECK_OK(lede_article_tokenise(&d->article, d->vocabulary, NULL, err));
}

/* The tokens that lie in the first occurrence of `words`. */
static lede_span span_of(const desk *d, const char *words) {
    size_t start = lede_slice_find(d->article.text, lede_slice_of(words), 0);
    size_t stop = start + strlen(words);
    lede_span span = {UINT32_MAX, 0};
    CHECK(start != SIZE_MAX);
    for (uint32_t i = 0; i < d->article.n_tokens; i++) {
        if (d->article.token_starts[i] < start || d->article.token_stops[i] > stop) continue;
        if (span.start == UINT32_MAX) span.start = i;
        span.stop = i + 1;
    }
    return span;
}

static void annotate(desk *d, const char *layer, const char *words, const char *key,
                     const char *value) {
    lede_named_value named = {lede_catalog_find_key(d->catalog, lede_slice_of(key)),
                              lede_value_text(lede_slice_of(value))};
    CHECK_OK(lede_layers_append(d->layers,
                                lede_catalog_find_layer(d->catalog, lede_slice_of(layer)),
                                span_of(d, words), UINT32_MAX, &named, value == NULL ? 0 : 1, err));
}

static void add_layers(desk *d) {
    CHECK_OK(lede_catalog_new(&d->catalog, err));
    lede_catalog_layer(d->catalog, LEDE_SLICE("org"));
    lede_catalog_layer(d->catalog, LEDE_SLICE("person"));
    lede_catalog_layer(d->catalog, LEDE_SLICE("claim"));
    lede_catalog_key(d->catalog, LEDE_SLICE("name"));
    lede_catalog_key(d->catalog, LEDE_SLICE("role"));
    CHECK_OK(lede_layers_new(d->catalog, &d->article, &d->layers, err));
    annotate(d, "org", "Marrow Bridge Authority", "name", "Marrow Bridge Authority");
    annotate(d, "org", "Port of Elsgate", "role", "port");
    annotate(d, "person", "Ines Valcourt", "role", "engineer");
    annotate(d, "claim", "Authority can't say when the Port", NULL, NULL);  /* crosses both */
    annotate(d, "claim", "What comes next\n\na second report", NULL, NULL); /* two blocks */
    annotate(d, "claim", "told the ministry\non the same day", NULL, NULL);
    CHECK_OK(lede_layers_settle(d->layers, err));
}

static lede_record record_of(desk *d, const char *words, const char *capture) {
    static lede_capture_row rows[4];
    static size_t n_rows;
    lede_article *article = &d->article;
    size_t start = lede_slice_find(article->text, lede_slice_of(words), 0);
    lede_record record = {
        .start = lede_article_code_point(article, (uint32_t)start),
        .stop = lede_article_code_point(article, (uint32_t)(start + strlen(words))),
        .sentence = lede_article_sentence_of(article, span_of(d, words).start),
        .text = lede_slice_of(words),
    };
    if (capture == NULL) return record;
    size_t at = lede_slice_find(article->text, lede_slice_of(capture), 0);
    record.captures = &rows[n_rows % 4];
    record.n_captures = 1;
    rows[n_rows++ % 4] = (lede_capture_row){
        .name = "actor",
        .item = 1,
        .start = lede_article_code_point(article, (uint32_t)at),
        .stop = lede_article_code_point(article, (uint32_t)(at + strlen(capture)))};
    return record;
}

static void add_records(desk *d) {
    lede_error err;
    d->result = lede_result_new(0, &err);
    if (d->result == NULL) abort();
    lede_arena *arena = &d->result->arena;
    CHECK(lede_array_push_in(arena, &d->result->records,
                             record_of(d, "stay shut “until autumn”", NULL)));
    CHECK(lede_array_push_in(arena, &d->result->records,
                             record_of(d, "Authority can't say when", "Authority")));
    CHECK(lede_array_push_in(arena, &d->result->records, record_of(d, "It’s shut", NULL)));
    CHECK(lede_array_push_in(arena, &d->result->records,
                             record_of(d, "the ministry\non the same", NULL)));
    CHECK(
        lede_array_push_in(arena, &d->result->records,
                           (lede_record){.sentence = UINT32_MAX})); /* of lede.article: no place */
}

static void clear(desk *d) {
    lede_result_free(d->result);
    lede_catalog_free(d->catalog);
    lede_vocabulary_free(d->vocabulary);
    lede_arena_clear(&d->arena);
}

#endif
