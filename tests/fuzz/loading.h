/* loading.h — bytes as a file in memory through frame and parse, as the fuzz targets of the loaders
 * do; every article that comes out must be what article.h says. */
#ifndef LEDE_TESTS_FUZZ_LOADING_H
#define LEDE_TESTS_FUZZ_LOADING_H

#include "base/platform.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "load/format.h"
#include "text/ready.h"

static void check_article(const lede_article *article) {
    uint32_t at = 0;
    if (article->n_blocks == 0 || !lede_utf8_is_valid(article->text)) abort();
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if (block->start != at || block->stop <= block->start || block->reason == NULL) abort();
        if (block->reason[0] == '\0') abort();
        at = block->stop + 2;
    }
    if (article->text.size + 2 != at) abort();
    if (article->fields[LEDE_FIELD_ID].data == NULL) abort();
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        lede_slice value = article->fields[i];
        if (value.data != NULL && (value.size == 0 || !lede_utf8_is_valid(value))) abort();
        const char *reason = article->field_reasons[i];
        if (value.data != NULL && reason == NULL) abort();
        if (reason != NULL && reason[0] == '\0') abort();
        bool may_lack = i == LEDE_FIELD_PUBLISHED || i == LEDE_FIELD_MODIFIED;
        if (value.data == NULL && reason != NULL && !may_lack) abort();
    }
}

/* Ready tokens lie in their blocks and sentences, in order; those of one surface word may share its
 * place. Types are found without reading past anything. */
static void check_ready(lede_article *article) {
    const lede_ready *ready = article->ready;
    lede_vocabulary *vocabulary;
    uint32_t token = 0;
    if (ready == NULL) return;
    if (article->n_tokens == 0 || article->n_sentences == 0) abort();
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        const lede_sentence *sentence = &article->sentences[i];
        const lede_block *block = &article->blocks[sentence->block];
        if (sentence->tokens.start != token || sentence->tokens.stop <= token) abort();
        if (!lede_span_covers(block->tokens, sentence->tokens)) abort();
        for (; token < sentence->tokens.stop; token++) {
            uint32_t start = article->token_starts[token], stop = article->token_stops[token];
            if (start < block->start || stop > block->stop || stop <= start) abort();
            if (token > 0 && start < article->token_starts[token - 1]) abort();
        }
    }
    if (token != article->n_tokens) abort();
    for (uint32_t i = 0; i < ready->n_regions; i++) {
        lede_span span = ready->regions[i].tokens;
        if (span.start > span.stop || span.stop > article->n_tokens) abort();
    }
    if (lede_vocabulary_new(&vocabulary, NULL) != LEDE_OK) return;
    if (lede_article_tokenise(article, vocabulary, NULL, NULL) != LEDE_OK) abort();
    lede_vocabulary_free(vocabulary);
}

static void load_frames(const lede_format *format, lede_stream *stream) {
    lede_framer framer;
    lede_json_habit habit = {0};
    lede_error err = {0};
    lede_framer_init(&framer, stream, 1 << 16);
    for (;;) {
        lede_frame frame = {.format = format, .path = "fuzz", .columns = "word,pos,lemma"};
        lede_status status = format->frame(&framer, &frame, &err);
        if (status != LEDE_OK) break;
        lede_arena arena;
        lede_article article;
        lede_arena_init(&arena, 64 << 20);
        if (lede_format_parse(&frame, &arena, &habit, &article, &err) == LEDE_OK) {
            check_article(&article);
            check_ready(&article);
        }
        lede_frame_clear(&frame);
        lede_arena_clear(&arena);
    }
    lede_framer_clear(&framer);
}

static inline int load_bytes(const lede_format *format, const uint8_t *data, size_t size) {
    lede_stream *stream;
    lede_error err = {0};
    lede_slice bytes = {size == 0 ? "" : (const char *)data, size};
    if (lede_stream_open_memory(bytes, &stream, &err) != LEDE_OK) return 0;
    load_frames(format, stream);
    lede_stream_close(stream);
    const lede_format *found;
    (void)lede_format_recognise(bytes, NULL, &found, &err);
    return 0;
}

#endif
