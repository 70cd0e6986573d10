/* layer_faults_test.c — memory that runs out while lexicons are built and articles annotated. */
#include "faults.h"

#include "language/tagging.h"
#include "layer/finder.h"
#include "layer/lexicon_build.h"
#include "layer/naming.h"

typedef struct bench {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_vocabulary *vocabulary;
    lede_lexicon_finder *finder;
    lede_tagging *tagging;
} bench;

static lede_language *language; /* read before memory runs out */

/* A table with everything that a table may have. */
static lede_status add_file(bench *b, lede_error *err) {
    static const char table[] = "name,role,lemma,alias,valid_from,fuzzy\n"
                                "Fridey,\"a \"\"day\"\"\",,Freitag|Vendredi,2018,yes\n"
                                "Fridey,day,,,2019-05,yes\n"
                                "go,,go on,,,\n";
    lede_buffer bytes = {0};
    lede_lexicon_recipe recipe = {.policy = LEDE_CASE_SMART};
    lede_lexicon_summary summary;
    lede_lexicon_file *file;
    uint32_t lexicon;
    lede_status status =
        lede_lexicon_build_table(LEDE_SLICE(table), &recipe, &bytes, &summary, err);
    if (status == LEDE_OK) status = lede_lexicon_file_take(&bytes, "x.lex", &file, err);
    lede_buffer_clear(&bytes);
    LEDE_TRY(status);
    return lede_lexicons_add_file(b->lexicons, LEDE_SLICE("days"), file, true, &lexicon, err);
}

static lede_status add_entries(bench *b, lede_error *err) {
    static const char *const phrases[] = {"harbour", "harbour master", "Maria Lund", "Quay"};
    uint32_t lexicon;
    LEDE_TRY(add_file(b, err));
    LEDE_TRY(lede_lexicons_add(b->lexicons, LEDE_SLICE("office"), LEDE_CASE_SMART, &lexicon, err));
    LEDE_TRY(lede_lexicons_set_fuzzy(b->lexicons, lexicon, err));
    lede_named_value value = {lede_catalog_key(b->catalog, LEDE_SLICE("rank")),
                              lede_value_text(LEDE_SLICE("high"))};
    if (value.key == LEDE_NO_LAYER) return lede_fail_memory(err);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        lede_slice phrase = lede_slice_of(phrases[i]);
        LEDE_TRY(lede_lexicons_add_entry(b->lexicons, lexicon, phrase, &value, 1, err));
    }
    LEDE_TRY(lede_lexicons_add_lemma(b->lexicons, lexicon, LEDE_SLICE("leave"), NULL, 0, err));
    return lede_lexicons_compile(b->lexicons, err);
}

/* Each hit is a mention, one under another text. */
static lede_status gather_names(bench *b, lede_layers *layers, lede_error *err) {
    lede_naming_options options = {.layer = lede_catalog_find_layer(b->catalog, LEDE_SLICE("seen")),
                                   .titles = LEDE_NO_LAYER,
                                   .type = LEDE_NO_LAYER,
                                   .weight =
                                       lede_catalog_find_key(b->catalog, LEDE_SLICE("weight")),
                                   .as = lede_catalog_find_key(b->catalog, LEDE_SLICE("as"))};
    const lede_named_value values[] = {{options.weight, lede_value_int(1)},
                                       {options.as, lede_value_text(LEDE_SLICE("the  quay's"))}};
    lede_naming naming;
    LEDE_TRY(lede_layers_append(layers, options.layer, (lede_span){1, 3}, 0, values, 1, err));
    LEDE_TRY(lede_layers_append(layers, options.layer, (lede_span){5, 6}, 0, values, 2, err));
    LEDE_TRY(lede_layers_settle(layers, err));
    LEDE_TRY(lede_naming_of(layers, &options, &b->arena, &naming, err));
    return naming.n_names == 2 ? LEDE_OK : LEDE_FORMAT;
}

static lede_status read(bench *b, lede_error *err) {
    lede_slice text = LEDE_SLICE("The harbour master, Maria LUND, left the harbour on Friday.");
    lede_block *block = lede_arena_zalloc(&b->arena, sizeof *block);
    if (block == NULL) return lede_fail_memory(err);
    *block = (lede_block){.kind = LEDE_BLOCK_PARAGRAPH,
                          .start = 0,
                          .stop = (uint32_t)text.size,
                          .tokens = {0, 0},
                          .reason = ""};
    lede_article article = {.arena = &b->arena, .text = text, .blocks = block, .n_blocks = 1};
    lede_tokenise_options options = {0};
    LEDE_TRY(lede_article_tokenise(&article, b->vocabulary, &options, err));
    lede_tagging_start(b->tagging, &article);
    lede_layers *layers;
    LEDE_TRY(lede_layers_new(b->catalog, &article, &layers, err));
    LEDE_TRY(lede_lexicon_finder_run(b->finder, layers, err));
    uint32_t layer = lede_catalog_find_layer(b->catalog, LEDE_SLICE("office"));
    if (lede_layers_get(layers, layer)->count != 4) return LEDE_FORMAT;
    return gather_names(b, layers, err);
}

static lede_status fill(bench *b, lede_error *err) {
    LEDE_TRY(lede_catalog_new(&b->catalog, err));
    bool is_named = lede_catalog_layer(b->catalog, LEDE_SLICE("seen")) != LEDE_NO_LAYER &&
                    lede_catalog_key(b->catalog, LEDE_SLICE("weight")) != LEDE_NO_LAYER &&
                    lede_catalog_key(b->catalog, LEDE_SLICE("as")) != LEDE_NO_LAYER;
    if (!is_named) return lede_fail_memory(err);
    LEDE_TRY(lede_lexicons_new(b->catalog, &b->lexicons, err));
    LEDE_TRY(add_entries(b, err));
    LEDE_TRY(lede_vocabulary_new(&b->vocabulary, err));
    LEDE_TRY(lede_tagging_new(language, &b->tagging, err));
    LEDE_TRY(lede_lexicon_finder_new(b->lexicons, &b->finder, err));
    LEDE_TRY(read(b, err));
    return read(b, err);
}

static lede_status whole(lede_error *err) {
    bench b = {0};
    lede_arena_init(&b.arena, 0);
    lede_status status = fill(&b, err);
    lede_lexicon_finder_free(b.finder);
    lede_tagging_free(b.tagging);
    lede_vocabulary_free(b.vocabulary);
    lede_lexicons_free(b.lexicons);
    lede_catalog_free(b.catalog);
    lede_arena_clear(&b.arena);
    return status;
}

TEST(memory_may_run_out_anywhere) {
    lede_error err = {0};
    CHECK_INT(lede_language_new("scripts", &language, &err), LEDE_OK);
    CHECK_INT(lede_language_need(language, "the test", &err), LEDE_OK);
    CHECK_INT(whole(&err), LEDE_OK);
    FAIL_EACH(whole(&err));
    lede_language_free(language);
}

int main(void) {
    RUN(memory_may_run_out_anywhere);
    return DONE();
}
