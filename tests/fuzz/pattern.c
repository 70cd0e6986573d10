/* pattern.c — any bytes at all are a pattern or an error with a place; what compiles is dumped and
 * run over a small article, where matches lie inside and captures inside of them. The first byte
 * chooses dialect and policy. */
#include "base/platform.h"

#include <stdlib.h>

#include "language/tagging.h"
#include "match/matcher.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Read once: the models of the tree, when the target runs in it. */
static lede_language *language;

static void require(bool holds) {
    if (!holds) abort();
}

static lede_status receive(void *context, const lede_match *match, lede_error *err) {
    const lede_article *article = context;
    (void)err;
    require(match->span.start < match->span.stop && match->span.stop <= article->n_tokens);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        require(lede_span_covers(match->span, match->captures[i].span));
        require(match->captures[i].span.start < match->captures[i].span.stop);
    }
    return LEDE_OK;
}

static void run(const lede_ruleset *set, lede_layers *layers) {
    lede_matcher *matcher;
    lede_error err;
    if (lede_matcher_new(set, &matcher, &err) != LEDE_OK) return;
    lede_article *article = lede_layers_article(layers);
    if (lede_matcher_start(matcher, layers, &err) == LEDE_OK) {
        lede_status status = lede_matcher_run(matcher, 0, receive, article, &err);
        require(status == LEDE_OK || status == LEDE_LIMIT || status == LEDE_NOMEM);
    }
    lede_matcher_free(matcher);
}

static void add(lede_ruleset *set, lede_layers *layers, const uint8_t *data, size_t size) {
    lede_rule_spec spec = {.name = LEDE_SLICE("fuzz"), .is_query = (data[0] & 16) != 0};
    lede_error err;
    lede_buffer dump = {0};
    uint32_t rule;
    spec.pattern = (lede_slice){(const char *)data + 1, size - 1};
    spec.dialect = (lede_dialect)(data[0] % 3);
    spec.policy = (data[0] & 4) != 0 ? LEDE_POLICY_ALL : LEDE_POLICY_FIRST;
    lede_status status = lede_ruleset_add(set, &spec, &rule, &err);
    if (status != LEDE_OK) {
        require(err.message[0] != '\0');
        return;
    }
    lede_ruleset_dump(set, rule, &dump);
    lede_buffer_clear(&dump);
    if (lede_ruleset_compile(set, &err) == LEDE_OK) run(set, layers);
}

static void build(lede_catalog *catalog, lede_lexicons *lexicons, lede_article *article,
                  const uint8_t *data, size_t size) {
    lede_limits limits = {.match_candidates = 100, .regex_steps = 10000};
    lede_ruleset *set;
    lede_layers *layers;
    lede_error err;
    uint32_t layer = lede_catalog_layer(catalog, LEDE_SLICE("np"));
    lede_catalog_mark_written(catalog, layer);
    if (lede_layers_new(catalog, article, &layers, &err) != LEDE_OK) return;
    lede_layers_append(layers, layer, (lede_span){1, 3}, UINT32_MAX, NULL, 0, &err);
    lede_layers_append(layers, layer, (lede_span){1, 2}, UINT32_MAX, NULL, 0, &err);
    lede_layers_settle(layers, &err);
    if (lede_ruleset_new(catalog, lexicons, &limits, &set, &err) != LEDE_OK) return;
    lede_ruleset_set_language(set, language);
    add(set, layers, data, size);
    lede_ruleset_free(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char text[] = "The a b cat sat. It didn't a b in 2018, a a a.";
    lede_arena arena;
    lede_catalog *catalog = NULL;
    lede_lexicons *lexicons = NULL;
    lede_vocabulary *vocabulary = NULL;
    lede_tagging *tagging = NULL;
    lede_error err;
    if (language == NULL) lede_language_new("scripts", &language, &err);
    lede_arena_init(&arena, 0);
    lede_article article = {.arena = &arena, .text = LEDE_SLICE(text)};
    lede_tokenise_options options = {0};
    if (size > 0 && lede_catalog_new(&catalog, &err) == LEDE_OK &&
        lede_lexicons_new(catalog, &lexicons, &err) == LEDE_OK &&
        lede_lexicons_compile(lexicons, &err) == LEDE_OK &&
        lede_vocabulary_new(&vocabulary, &err) == LEDE_OK &&
        lede_article_tokenise(&article, vocabulary, &options, &err) == LEDE_OK &&
        lede_tagging_new(language, &tagging, &err) == LEDE_OK) {
        lede_tagging_start(tagging, &article);
        build(catalog, lexicons, &article, data, size);
    }
    lede_tagging_free(tagging);
    lede_vocabulary_free(vocabulary);
    lede_lexicons_free(lexicons);
    lede_catalog_free(catalog);
    lede_arena_clear(&arena);
    return 0;
}
