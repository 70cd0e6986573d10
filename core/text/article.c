#include "text/article.h"

#include "base/utf8.h"
#include "text/contraction.h"
#include "text/cutter.h"
#include "text/limits.h"
#include "text/ready.h"
#include "text/sentence.h"

const char *lede_block_kind_name(lede_block_kind kind) {
    static const char *const names[LEDE_N_BLOCK_KINDS] = {
        "headline", "deck", "byline",  "dateline", "heading", "paragraph",
        "quote",    "list", "caption", "meta",     "note",    "boilerplate"};
    return names[kind];
}

bool lede_block_kind_find(lede_slice name, lede_block_kind *kind) {
    for (int i = 0; i < LEDE_N_BLOCK_KINDS; i++) {
        if (!lede_slice_is(name, lede_block_kind_name((lede_block_kind)i))) continue;
        *kind = (lede_block_kind)i;
        return true;
    }
    return false;
}

const char *lede_field_name(lede_field field) {
    static const char *const names[LEDE_N_FIELDS] = {
        "id",       "source",    "title",   "deck",     "byline", "published",
        "modified", "publisher", "section", "language", "url"};
    return names[field];
}

bool lede_field_find(lede_slice name, lede_field *field) {
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        if (!lede_slice_is(name, lede_field_name((lede_field)i))) continue;
        *field = (lede_field)i;
        return true;
    }
    return false;
}

/* A text without blocks is one paragraph. */
static lede_status add_block(lede_article *article, lede_error *err) {
    lede_block *block = lede_arena_zalloc(article->arena, sizeof *block);
    if (block == NULL) return lede_fail_memory(err);
    *block = (lede_block){.kind = LEDE_BLOCK_PARAGRAPH,
                          .stop = (uint32_t)article->text.size,
                          .reason = "the whole text"};
    article->blocks = block;
    article->n_blocks = 1;
    return LEDE_OK;
}

static lede_status check_blocks(const lede_article *article, lede_error *err) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if (block->start < last || block->stop < block->start || block->stop > article->text.size) {
            return lede_fail(err, LEDE_USAGE, "block %u is out of order or outside the text",
                             i + 1);
        }
        last = block->stop;
    }
    return LEDE_OK;
}

static lede_status cut_block(lede_cutter *cutter, uint32_t block_i, bool plain, lede_error *err) {
    lede_article *article = cutter->article;
    lede_block *block = &article->blocks[block_i];
    cutter->text = lede_slice_cut(article->text, 0, block->stop);
    cutter->block_start = block->start;
    block->tokens.start = article->n_tokens;
    if (plain)
        lede_cutter_run_plain(cutter);
    else
        lede_cutter_run(cutter);
    block->tokens.stop = article->n_tokens;
    if (cutter->status == LEDE_NOMEM) return lede_fail_memory(err);
    if (cutter->status != LEDE_OK) {
        return lede_fail(err, cutter->status, "more than %u tokens in one article",
                         (unsigned)LEDE_TOKENS_MAX);
    }
    return LEDE_OK;
}

/* Where nothing but apostrophes and hyphens parts words, bits can tell. */
static lede_scan_manner manner_of(const lede_locale *locale) {
    if (locale->hyphens_join || locale->n_elisions > 0) return LEDE_SCAN_NEWS;
    for (size_t i = 0; i < locale->n_clitics && locale->n_unsplit == 0; i++) {
        if (strcmp(locale->clitics[i], "'s") == 0) return LEDE_SCAN_CLITICS;
    }
    return LEDE_SCAN_HYPHENS;
}

static lede_status cut_blocks(lede_article *article, const lede_tokenise_options *options,
                              lede_error *err) {
    lede_cutter cutter;
    lede_cutter_start(&cutter, article);
    if (options->no_cuts || options->plain) cutter.cuts = NULL;
    cutter.scan.tools = lede_scan_find((lede_scan_level)options->scan_level);
    if (cutter.scan.tools.classify == NULL) return lede_fail(err, LEDE_USAGE, "no such scan level");
    cutter.no_bits = options->no_bits;
    cutter.scan.manner = options->plain ? LEDE_SCAN_PLAIN : manner_of(cutter.locale);
    lede_scan_start(&cutter.scan, article->text);
    lede_sentence_list sentences = {0};
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        LEDE_TRY(cut_block(&cutter, i, options->plain, err));
    }
    cutter.plain = options->plain;
    LEDE_TRY(lede_contraction_find_types(&cutter, err));
    for (uint32_t i = 0; i < article->n_blocks && !options->words_only; i++) {
        bool ok = options->plain ? lede_sentence_cut_plain(&cutter, i, &sentences)
                                 : lede_sentence_cut(&cutter, i, &sentences);
        if (!ok) return lede_fail_memory(err);
    }
    article->sentences = sentences.data;
    article->n_sentences = (uint32_t)sentences.count;
    return LEDE_OK;
}

lede_status lede_article_tokenise(lede_article *article, lede_vocabulary *vocabulary,
                                  const lede_tokenise_options *options, lede_error *err) {
    if (article->text.size > LEDE_TEXT_BYTES_MAX) {
        return lede_fail(err, LEDE_LIMIT, "the text has more than 4 GiB");
    }
    article->vocabulary = vocabulary;
    article->code_points = NULL;
    article->given = 0;
    if (article->ready != NULL) {
        return lede_ready_intern(article, options == NULL ? NULL : options->columns, err);
    }
    article->n_tokens = article->n_sentences = 0;
    if (article->n_blocks == 0 && article->text.size > 0) LEDE_TRY(add_block(article, err));
    LEDE_TRY(check_blocks(article, err));
    lede_tokenise_options none = {0};
    return cut_blocks(article, options == NULL ? &none : options, err);
}

uint32_t lede_article_sentence_of(const lede_article *article, uint32_t token) {
    uint32_t low = 0, high = article->n_sentences;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (article->sentences[middle].tokens.start <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t lede_article_block_of(const lede_article *article, uint32_t token) {
    return article->sentences[lede_article_sentence_of(article, token)].block;
}

/* The index has two numbers for each STRIDE bytes: code points that start before the stride, and
 * where the first one that starts in it does, since a code point may reach over. */
enum { STRIDE = 256 };

static uint32_t *index_code_points(const lede_article *article) {
    size_t n_strides = article->text.size / STRIDE + 1;
    uint32_t *index = lede_arena_array(article->arena, n_strides, 2 * sizeof *index);
    if (index == NULL) return NULL;
    uint32_t count = 0;
    size_t at = 0;
    for (size_t i = 0; i < n_strides; i++) {
        lede_slice before = lede_slice_cut(article->text, 0, i * STRIDE);
        while (at < before.size) {
            size_t ascii_stop = lede_utf8_skip_ascii(before, at);
            count += (uint32_t)(ascii_stop - at);
            at = ascii_stop;
            if (at == before.size) break;
            at = lede_utf8_next(article->text, at);
            count++;
        }
        index[2 * i] = count;
        index[2 * i + 1] = (uint32_t)at;
    }
    return index;
}

uint32_t lede_article_code_point(lede_article *article, uint32_t offset) {
    if (article->code_points == NULL) article->code_points = index_code_points(article);
    if (article->code_points == NULL) return LEDE_NO_TYPE;
    const uint32_t *stride = article->code_points + (size_t)(offset / STRIDE) * 2;
    if (offset <= stride[1]) return stride[0];
    return stride[0] + (uint32_t)lede_utf8_count(lede_slice_cut(article->text, stride[1], offset));
}
