/* tokenise.c — any bytes at all give tokens inside the text, in order, that together cover every
 * byte that is not white space; sentences hold every token once. The first byte chooses the mode
 * and the language, the rest is the text. */
#include "base/platform.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "language/attribute.h"
#include "text/grapheme.h"
#include "text/scan.h"
#include "text/sentence_break.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds) abort();
}

static bool is_space(lede_slice text, size_t start, size_t stop) {
    while (start < stop) {
        uint32_t c;
        start += lede_utf8_decode(text, start, &c);
        if (c == LEDE_UTF8_BAD || !lede_unicode_has(c, LEDE_UNICODE_WHITE_SPACE)) return false;
    }
    return start == stop;
}

static void check_tokens(const lede_article *article) {
    size_t last = 0;
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        size_t start = article->token_starts[i], stop = article->token_stops[i];
        require(start >= last && stop > start && stop <= article->text.size);
        require(is_space(article->text, last, start));
        require(article->token_types[i] < lede_vocabulary_count(article->vocabulary));
        last = stop;
    }
    require(is_space(article->text, last, article->text.size));
}

static void check_sentences(const lede_article *article) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span span = article->sentences[i].tokens;
        require(span.start == next && span.stop > span.start);
        require(lede_article_sentence_of(article, span.start) == i);
        require(lede_article_sentence_of(article, span.stop - 1) == i);
        next = span.stop;
    }
    require(next == article->n_tokens);
}

/* Boundaries of UAX #29 move on and end with the text. */
static void check_breaks(lede_slice text) {
    for (size_t at = 0; at < text.size;) {
        size_t next = lede_grapheme_next(text, at);
        require(next > at && next <= text.size);
        at = next;
    }
    for (size_t at = 0; at < text.size;) {
        size_t next = lede_sentence_break_next(text, at);
        require(next > at && next <= text.size);
        at = next;
    }
}

static void check_same(const lede_article *article, const lede_tokenise_options *options) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_article other = {.arena = &arena, .text = article->text};
    other.fields[LEDE_FIELD_LANGUAGE] = article->fields[LEDE_FIELD_LANGUAGE];
    require(lede_article_tokenise(&other, article->vocabulary, options, NULL) == LEDE_OK);
    require(other.n_tokens == article->n_tokens && other.n_sentences == article->n_sentences);
    for (uint32_t i = 0; i < other.n_tokens; i++) {
        require(other.token_starts[i] == article->token_starts[i]);
        require(other.token_stops[i] == article->token_stops[i]);
        require(other.token_types[i] == article->token_types[i]);
    }
    for (uint32_t i = 0; i < other.n_sentences; i++) {
        require(other.sentences[i].tokens.stop == article->sentences[i].tokens.stop);
    }
    lede_arena_clear(&arena);
}

/* The same tokens and sentences by every level of the processor, and by the rules alone. */
static void check_levels(const lede_article *article, bool plain) {
    for (int level = LEDE_SCAN_PORTABLE; level < LEDE_N_SCAN_LEVELS; level++) {
        if (lede_scan_find((lede_scan_level)level).classify == NULL) continue;
        lede_tokenise_options options = {.plain = plain, .scan_level = (unsigned char)level};
        check_same(article, &options);
    }
    lede_tokenise_options by_rules = {.plain = plain, .no_bits = true, .no_cuts = true};
    check_same(article, &by_rules);
}

static void check_attributes(const lede_article *article) {
    bool ok = true;
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        for (int a = 0; a < LEDE_ATTRIBUTE_LEX; a++) {
            lede_attribute_of_token((lede_attribute)a, article, i, article->arena, &ok);
        }
    }
    require(ok);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    static const char *const languages[] = {NULL, "xx", "de", "fr", "es", "it", "nl", "ru"};
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    require(lede_vocabulary_new(&vocabulary, NULL) == LEDE_OK);
    lede_article article = {.arena = &arena, .text = {(const char *)data + 1, size - 1}};
    article.fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(languages[data[0] >> 1 & 7]);
    lede_tokenise_options options = {.plain = (data[0] & 1) != 0};
    require(lede_article_tokenise(&article, vocabulary, &options, NULL) == LEDE_OK);
    check_tokens(&article);
    check_sentences(&article);
    check_levels(&article, options.plain);
    check_breaks(article.text);
    if (size < 4096) check_attributes(&article);
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
    return 0;
}
