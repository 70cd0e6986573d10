/* lexicon.c — any table is a lexicon or an error with a message; a lexicon file with any bytes
 * changed, and its digest made to agree, opens or is refused, and finds what it finds in an article
 * without a crash. The first byte chooses; then the table, or edits of four bytes: an offset of
 * three, and what to write there. */
#include "base/platform.h"

#include <stdlib.h>

#include "language/tagging.h"
#include "layer/finder.h"
#include "layer/lexicon_build.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DIGEST_AT = 40 };

static const char table[] = "name\trole\tlemma\talias\tcase\tfuzzy\tvalid_from\tvalid_to\n"
                            "Maria Lundqvist\tmayor\t\tLundqvist|M. Lund\t\tyes\t2015\t2019-04\n"
                            "Maria Lundqvist\tminister\t\t\t\tyes\t2019-05\t\n"
                            "pull the plug\tstop\tpull the plug on\t\tignore\t\t\t\n"
                            "BANK OF CALDER\tbank\t\tCalder\tcapital\tyes\t\t\n";

static lede_language *language;

static void require(bool holds) {
    if (!holds) abort();
}

typedef struct stand {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_vocabulary *vocabulary;
    lede_tagging *tagging;
    lede_lexicon_finder *finder;
} stand;

static lede_status find(stand *s, lede_lexicon_file *file, lede_error *err) {
    lede_slice text = LEDE_SLICE("Maria Lundqvist of the Bank of Calder, Maira Lundkvist, M. Lund "
                                 "and CALDRE pulled the plug on it.");
    uint32_t lexicon;
    LEDE_TRY(lede_lexicons_add_file(s->lexicons, LEDE_SLICE("who"), file, true, &lexicon, err));
    LEDE_TRY(lede_lexicons_compile(s->lexicons, err));
    LEDE_TRY(lede_vocabulary_new(&s->vocabulary, err));
    LEDE_TRY(lede_tagging_new(language, &s->tagging, err));
    LEDE_TRY(lede_lexicon_finder_new(s->lexicons, &s->finder, err));
    lede_block block = {.kind = LEDE_BLOCK_PARAGRAPH, .stop = (uint32_t)text.size, .reason = ""};
    lede_article article = {.arena = &s->arena, .text = text, .blocks = &block, .n_blocks = 1};
    article.fields[LEDE_FIELD_PUBLISHED] = LEDE_SLICE("2018-06-16");
    LEDE_TRY(lede_article_tokenise(&article, s->vocabulary, NULL, err));
    lede_tagging_start(s->tagging, &article);
    lede_layers *layers;
    LEDE_TRY(lede_layers_new(s->catalog, &article, &layers, err));
    return lede_lexicon_finder_run(s->finder, layers, err);
}

static void use(lede_buffer *bytes) {
    stand s = {0};
    lede_error err = {0};
    lede_lexicon_file *file;
    lede_arena_init(&s.arena, 0);
    if (lede_catalog_new(&s.catalog, &err) != LEDE_OK ||
        lede_lexicons_new(s.catalog, &s.lexicons, &err) != LEDE_OK) {
        abort();
    }
    lede_status status = lede_lexicon_file_take(bytes, "x.lex", &file, &err);
    if (status == LEDE_OK) status = find(&s, file, &err);
    require(status == LEDE_OK || err.message[0] != '\0');
    lede_lexicon_finder_free(s.finder);
    lede_tagging_free(s.tagging);
    lede_vocabulary_free(s.vocabulary);
    lede_lexicons_free(s.lexicons);
    lede_catalog_free(s.catalog);
    lede_arena_clear(&s.arena);
}

static void change(lede_buffer *bytes, const uint8_t *data, size_t size) {
    for (; size >= 4; data += 4, size -= 4) {
        size_t at = (size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16;
        bytes->data[at % bytes->size] = (char)data[3];
    }
    lede_slice body = lede_slice_cut(lede_buffer_slice(bytes), LEDE_LEXICON_HEAD, bytes->size);
    lede_digest digest = lede_digest_of(body);
    memcpy(bytes->data + DIGEST_AT, &digest, sizeof digest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    lede_error err = {0};
    if (language == NULL) {
        if (lede_language_new("scripts", &language, &err) != LEDE_OK) abort();
        if (lede_language_need(language, "the target", &err) != LEDE_OK) abort();
    }
    bool of_table = (data[0] & 1) != 0;
    lede_lexicon_recipe recipe = {.policy = (lede_lexicon_case)(data[0] >> 1 & 3),
                                  .is_misspelt = (data[0] & 8) != 0,
                                  .skip_bad = (data[0] & 16) != 0};
    lede_slice text = of_table ? (lede_slice){(const char *)data + 1, size - 1} : LEDE_SLICE(table);
    lede_buffer bytes = {0};
    lede_lexicon_summary summary;
    lede_status status = lede_lexicon_build_table(text, &recipe, &bytes, &summary, &err);
    require(status == LEDE_OK || (of_table && err.message[0] != '\0'));
    if (status == LEDE_OK && !of_table) change(&bytes, data + 1, size - 1);
    if (status == LEDE_OK) use(&bytes);
    lede_buffer_clear(&bytes);
    return 0;
}
