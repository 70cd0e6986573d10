/* What one article gave, once all steps are done: the rows that only the whole can decide. */
#include "run/scratch.h"

#include <inttypes.h>

/* Layers whose annotations are mentions of entities. */
static const char *const mention_layers[] = {"person", "org", "place", "work"};

lede_status lede_outcome_identify(lede_result *result, const lede_article *article,
                                  lede_error *err) {
    bool ok = true;
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        result->fields[i] = lede_arena_copy(&result->arena, article->fields[i], &ok);
    }
    result->source = result->fields[LEDE_FIELD_SOURCE];
    lede_slice title = article->fields[LEDE_FIELD_TITLE];
    result->content = lede_digest_add(lede_digest_of(title), article->text);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* ---- records ---- */

static void drop_unkept(const lede_cascade *cascade) {
    lede_result *result = cascade->desk.result;
    if (cascade->options.all_tables) return;
    size_t kept = 0;
    for (size_t i = 0; i < result->records.count; i++) {
        uint32_t table = result->records.data[i].table;
        if (!lede_schema_table(cascade->program->schema, table)->kept) continue;
        result->records.data[kept++] = result->records.data[i];
    }
    result->records.count = kept;
}

static lede_status push_sentence(lede_desk *desk, uint32_t sentence_i, lede_error *err) {
    lede_article *article = desk->article;
    lede_result *result = desk->result;
    lede_span span = article->sentences[sentence_i].tokens;
    bool ok = true;
    lede_sentence_row row = {
        .n = sentence_i,
        .start = lede_article_code_point(article, article->token_starts[span.start]),
        .stop = lede_article_code_point(article, article->token_stops[span.stop - 1]),
        .text = lede_arena_copy(&result->arena, lede_article_span_text(article, span), &ok)};
    if (!ok || row.stop == LEDE_NO_TYPE ||
        !lede_array_push_in(&result->arena, &result->sentences, row)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

/* Those from the one that the record begins in up to its end. */
static void touch_sentences(lede_article *article, const lede_record *record, bool *touched) {
    uint32_t i = record->sentence;
    if (i >= article->n_sentences) return; /* it stands in none */
    touched[i] = true;
    for (i++; i < article->n_sentences; i++) {
        uint32_t first = article->sentences[i].tokens.start;
        if (lede_article_code_point(article, article->token_starts[first]) >= record->stop) return;
        touched[i] = true;
    }
}

static lede_status add_sentences(lede_desk *desk, lede_error *err) {
    lede_article *article = desk->article;
    if (desk->result->records.count == 0) return LEDE_OK;
    bool *touched = lede_arena_zalloc(article->arena, article->n_sentences * sizeof *touched);
    if (touched == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < desk->result->records.count; i++) {
        touch_sentences(article, &desk->result->records.data[i], touched);
    }
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        if (touched[i]) LEDE_TRY(push_sentence(desk, i, err));
    }
    return LEDE_OK;
}

/* ---- mentions ---- */

/* Attributes that mentions have columns for. */
typedef struct mention_keys {
    uint32_t entity, name, form, role;
} mention_keys;

/* An attribute as text in the result's memory; null when the annotation has none. */
static lede_slice attribute_text(lede_cascade *cascade, const lede_annotation *annotation,
                                 uint32_t key, bool *ok) {
    lede_arena *arena = &cascade->desk.result->arena;
    lede_value value = lede_annotation_value(annotation, key);
    if (value.kind == LEDE_NULL) return LEDE_NULL_SLICE;
    if (value.kind == LEDE_TEXT) return lede_arena_copy(arena, value.as.text, ok);
    lede_buffer text = {0};
    lede_value_print(value, &text);
    if (text.failed) *ok = false;
    lede_slice copy = lede_arena_copy(arena, lede_buffer_slice(&text), ok);
    lede_buffer_clear(&text);
    return copy;
}

static lede_status push_mention(lede_cascade *cascade, const char *layer, const mention_keys *keys,
                                const lede_annotation *annotation, lede_error *err) {
    lede_article *article = cascade->desk.article;
    lede_result *result = cascade->desk.result;
    lede_span span = annotation->span;
    bool ok = true;
    lede_mention_row row = {
        .start = lede_article_code_point(article, article->token_starts[span.start]),
        .stop = lede_article_code_point(article, article->token_stops[span.stop - 1]),
        .layer = layer,
        .entity = attribute_text(cascade, annotation, keys->entity, &ok),
        .name = attribute_text(cascade, annotation, keys->name, &ok),
        .form = attribute_text(cascade, annotation, keys->form, &ok),
        .role = attribute_text(cascade, annotation, keys->role, &ok)};
    /* As written, where no pack gave the canonical name. */
    if (row.name.data == NULL) {
        row.name = lede_arena_copy(&result->arena, lede_article_span_text(article, span), &ok);
    }
    if (!ok || row.stop == LEDE_NO_TYPE ||
        !lede_array_push_in(&result->arena, &result->mentions, row)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

static lede_status add_mentions(lede_cascade *cascade, lede_error *err) {
    const lede_catalog *catalog = cascade->program->catalog;
    const lede_layers *layers = cascade->desk.layers;
    if (cascade->options.no_mentions) return LEDE_OK;
    mention_keys keys = {.entity = lede_layers_find_key(layers, LEDE_SLICE("entity")),
                         .name = lede_layers_find_key(layers, LEDE_SLICE("name")),
                         .form = lede_layers_find_key(layers, LEDE_SLICE("form")),
                         .role = lede_layers_find_key(layers, LEDE_SLICE("role"))};
    for (size_t i = 0; i < sizeof mention_layers / sizeof *mention_layers; i++) {
        uint32_t index = lede_catalog_find_layer(catalog, lede_slice_of(mention_layers[i]));
        if (index == LEDE_NO_LAYER) continue;
        const lede_layer *layer = lede_layers_get(layers, index);
        for (uint32_t j = 0; j < layer->count; j++) {
            LEDE_TRY(push_mention(cascade, mention_layers[i], &keys, &layer->annotations[j], err));
        }
    }
    return LEDE_OK;
}

/* ---- limits ---- */

static lede_status report_limited(lede_cascade *cascade, uint32_t rule_i, uint64_t times,
                                  lede_error *err) {
    const lede_rule_origin *origin = lede_schema_rule(cascade->program->schema, rule_i);
    const lede_rule *rule = &cascade->program->rules.data[rule_i];
    lede_error why;
    lede_fail(&why, LEDE_LIMIT,
              "%s '%.*s' had more than %" PRIu64 " candidates %" PRIu64
              " time%s; what came after them was not looked at; --limit match-candidates=N "
              "allows more",
              origin->name == NULL ? "pattern" : "rule", LEDE_FMT(rule->spec.name),
              cascade->program->limits.match_candidates, times, times == 1 ? "" : "s");
    lede_error_place(&why, origin->file, origin->line, 0);
    return lede_result_add_failure(cascade->desk.result, "limit", origin->name, &why, err);
}

static lede_status add_limits(lede_cascade *cascade, lede_error *err) {
    for (uint32_t i = 0; i < cascade->program->rules.count; i++) {
        uint64_t times = lede_matcher_limited(cascade->matcher, i);
        if (times > 0) LEDE_TRY(report_limited(cascade, i, times, err));
    }
    return LEDE_OK;
}

lede_status lede_outcome_finish(lede_cascade *cascade, lede_error *err) {
    LEDE_TRY(add_limits(cascade, err));
    drop_unkept(cascade);
    LEDE_TRY(add_sentences(&cascade->desk, err));
    return add_mentions(cascade, err);
}
