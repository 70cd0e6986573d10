#include "match/window.h"

#include <stdlib.h>

#include "match/graph.h"

/* ---- scopes ---------------------------------------------------------------------------------- */

static bool is_matched(const lede_scopes *scopes, uint32_t block) {
    return lede_block_is_matched(scopes->ground->article, block, scopes->rule);
}

/* The first sentence, not handed out yet, that may reach beyond `from`. */
static uint32_t skip_to(const lede_scopes *scopes, uint32_t from) {
    const lede_article *article = scopes->ground->article;
    const uint32_t *sentence_of = lede_ground_sentences(scopes->ground);
    if (sentence_of == NULL) return article->n_sentences;
    while (from < article->n_tokens && sentence_of[from] == UINT32_MAX) from++;
    uint32_t first = from < article->n_tokens ? sentence_of[from] : article->n_sentences;
    return first > scopes->i ? first : scopes->i;
}

static bool clip(const lede_scopes *scopes, lede_scope_span *scope) {
    lede_span *span = &scope->span;
    if (span->start < scopes->inside.start) span->start = scopes->inside.start;
    if (span->stop > scopes->inside.stop) span->stop = scopes->inside.stop;
    if (scope->starts_before > span->stop) scope->starts_before = span->stop;
    return span->start < scope->starts_before;
}

void lede_scopes_init(lede_scopes *scopes, lede_ground *ground, const lede_compiled *rule,
                      lede_span inside) {
    *scopes = (lede_scopes){.ground = ground, .rule = rule, .inside = inside};
    if (inside.stop > ground->article->n_tokens) scopes->inside.stop = ground->article->n_tokens;
}

static bool next_sentences(lede_scopes *scopes, uint32_t from, lede_scope_span *out) {
    const lede_article *article = scopes->ground->article;
    uint32_t count = scopes->rule->scope.count;
    uint32_t first = skip_to(scopes, from);
    /* A scope of several sentences may begin before the one that holds `from`. */
    uint32_t back = first - scopes->i < count - 1 ? first - scopes->i : count - 1;
    for (uint32_t i = first - back; i < article->n_sentences; i++) {
        const lede_sentence *sentence = &article->sentences[i];
        scopes->i = i + 1;
        if (!is_matched(scopes, sentence->block)) continue;
        uint32_t last = i;
        while (last - i + 1 < count && last + 1 < article->n_sentences &&
               article->sentences[last + 1].block == sentence->block) {
            last++;
        }
        out->span = (lede_span){sentence->tokens.start, article->sentences[last].tokens.stop};
        out->starts_before = sentence->tokens.stop;
        if (out->span.stop > from && clip(scopes, out)) return true;
    }
    return false;
}

/* Neighbouring blocks that are matched, joined; between them nothing that is not. */
static bool next_run(const lede_scopes *scopes, uint32_t *block, lede_span within, lede_span *out) {
    const lede_article *article = scopes->ground->article;
    bool any = false;
    for (; *block < article->n_blocks; (*block)++) {
        lede_span tokens = article->blocks[*block].tokens;
        if (tokens.start >= tokens.stop || tokens.stop <= within.start) continue;
        if (tokens.start >= within.stop) break;
        if (!is_matched(scopes, *block)) {
            if (any) return true;
            continue;
        }
        if (!any) *out = tokens;
        out->stop = tokens.stop;
        any = true;
        if (scopes->rule->scope.kind != LEDE_SCOPE_TOKEN) continue;
        (*block)++; /* `within 40`: tokens of one block */
        break;
    }
    return any;
}

static bool next_blocks(lede_scopes *scopes, uint32_t from, lede_scope_span *out) {
    lede_span whole = {0, scopes->ground->article->n_tokens};
    while (next_run(scopes, &scopes->i, whole, &out->span)) {
        out->starts_before = out->span.stop;
        if (out->span.stop > from && clip(scopes, out)) return true;
    }
    return false;
}

static uint32_t block_at(const lede_article *article, uint32_t token) {
    return article->n_blocks == 0 ? 0 : lede_article_block_of(article, token);
}

/* An annotation, cut where blocks that are not matched stand in it. */
static bool next_annotations(lede_scopes *scopes, uint32_t from, lede_scope_span *out) {
    const lede_article *article = scopes->ground->article;
    const lede_scope *scope = &scopes->rule->scope;
    const lede_layer *layer = lede_layers_get(scopes->ground->layers, scope->layer);
    for (; scopes->i < layer->count; scopes->i++, scopes->run = (lede_span){0, 0}) {
        const lede_annotation *annotation = &layer->annotations[scopes->i];
        if (annotation->span.stop <= from) continue;
        if (!lede_ground_annotation_holds(scopes->ground, scope->test, annotation)) continue;
        if (scopes->run.stop == 0) scopes->run = annotation->span;
        while (scopes->run.start < scopes->run.stop) {
            uint32_t block = block_at(article, scopes->run.start);
            bool any = next_run(scopes, &block, scopes->run, &out->span);
            if (!any) break;
            if (out->span.start < scopes->run.start) out->span.start = scopes->run.start;
            if (out->span.stop > scopes->run.stop) out->span.stop = scopes->run.stop;
            scopes->run.start = out->span.stop;
            out->starts_before = out->span.stop;
            if (out->span.stop > from && clip(scopes, out)) return true;
        }
    }
    return false;
}

bool lede_scopes_next(lede_scopes *scopes, uint32_t from, lede_scope_span *out) {
    const lede_article *article = scopes->ground->article;
    switch (scopes->rule->scope.kind) {
    case LEDE_SCOPE_ANNOTATION: return next_annotations(scopes, from, out);
    case LEDE_SCOPE_SENTENCE:
        if (article->n_sentences > 0) return next_sentences(scopes, from, out);
        break;
    case LEDE_SCOPE_NONE:
    case LEDE_SCOPE_TOKEN:
        if (article->n_blocks > 0) return next_blocks(scopes, from, out);
        break;
    }
    /* An article without sentences, or without blocks, is one. */
    if (scopes->i > 0 || article->n_tokens == 0) return false;
    scopes->i = 1;
    *out = (lede_scope_span){{0, article->n_tokens}, article->n_tokens};
    return out->span.stop > from && clip(scopes, out);
}

/* ---- windows --------------------------------------------------------------------------------- */

static bool sees_scope(const lede_compiled *rule) {
    const lede_automaton *automaton = rule->automaton;
    const lede_program *program = automaton->program;
    bool look = automaton->look_reach == LEDE_UNBOUNDED ||
                (program != NULL && (automaton->has_look || program->sees_scope));
    for (uint32_t i = 0; i < rule->n_span_conditions; i++) {
        const lede_span_check *check = &rule->span_conditions[i];
        look = look || check->kind == LEDE_SPAN_AROUND ||
               (check->inner != NULL && check->inner->has_look);
    }
    return look;
}

void lede_windows_init(lede_windows *windows, lede_ground *ground, const lede_compiled *rule,
                       const uint32_t *tokens, uint32_t n_tokens, lede_narrowed *narrowed) {
    *windows = (lede_windows){.ground = ground, .rule = rule, .trigger = &rule->trigger};
    if (rule->around != NULL) windows->narrowed = narrowed;
    windows->whole = rule->trigger.kind == LEDE_TRIGGER_NONE || sees_scope(rule);
    windows->margin = rule->automaton->look_reach;
    if (rule->trigger.kind == LEDE_TRIGGER_TEST || rule->trigger.kind == LEDE_TRIGGER_CLASS) {
        windows->tokens = tokens;
        windows->n_tokens = n_tokens;
    } else if (rule->trigger.kind == LEDE_TRIGGER_LAYER) {
        windows->layer = lede_layers_get(ground->layers, rule->trigger.layer);
    }
}

bool lede_windows_seek(const lede_windows *windows, uint32_t *token) {
    uint32_t from = *token = windows->scope.start;
    if (windows->layer != NULL) {
        /* Annotations are in order of their starts; a long one may reach beyond later ones. */
        for (uint32_t i = windows->annotation_i; i < windows->layer->count; i++) {
            lede_span span = windows->layer->annotations[i].span;
            if (span.stop <= from) continue;
            if (span.start > from) *token = span.start;
            return true;
        }
        return false;
    }
    if (windows->trigger->kind == LEDE_TRIGGER_NONE) return true;
    if (windows->token_i == windows->n_tokens) return false;
    *token = windows->tokens[windows->token_i];
    return true;
}

/* Scopes come one behind the other, but for those that overlap, so that what is looked for mostly
 * is near. */
enum { NEAR = 8 };

static uint32_t first_annotation(const lede_layer *layer, uint32_t i, uint32_t from) {
    const lede_annotation *of = layer->annotations;
    uint32_t stop = layer->count - i < NEAR ? layer->count : i + NEAR;
    if (i > 0 && of[i - 1].span.start >= from) return lede_layer_first_from(layer, from);
    while (i < stop && of[i].span.start < from) i++;
    bool is_far = i == stop && i < layer->count;
    return is_far ? lede_layer_first_from(layer, from) : i;
}

static uint32_t first_token(const lede_windows *windows, uint32_t from) {
    const uint32_t *tokens = windows->tokens;
    uint32_t low = windows->token_i, high = windows->n_tokens;
    if (low > 0 && tokens[low - 1] >= from) {
        high = low;
        low = 0;
    }
    for (uint32_t n = 0; n < NEAR; n++, low++) {
        if (low == high || tokens[low] >= from) return low;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void lede_windows_enter(lede_windows *windows, lede_span scope) {
    const lede_layer *layer = windows->layer;
    windows->scope = scope;
    windows->is_done = false;
    if (windows->narrowed != NULL) windows->narrowed->is_known = false;
    if (layer != NULL) {
        uint32_t from = scope.start > layer->longest ? scope.start - layer->longest : 0;
        windows->annotation_i = first_annotation(layer, windows->annotation_i, from);
    }
    windows->token_i = first_token(windows, scope.start);
}

/* The next occurrence of the trigger that touches the scope. */
static bool next_occurrence(lede_windows *windows, lede_span *out) {
    if (windows->layer == NULL) {
        if (windows->token_i == windows->n_tokens) return false;
        uint32_t token = windows->tokens[windows->token_i];
        if (token >= windows->scope.stop) return false;
        *out = (lede_span){token, token + 1};
        windows->token_i++;
        return true;
    }
    for (; windows->annotation_i < windows->layer->count; windows->annotation_i++) {
        *out = windows->layer->annotations[windows->annotation_i].span;
        if (out->start >= windows->scope.stop) return false;
        if (out->stop <= windows->scope.start) continue;
        windows->annotation_i++;
        return true;
    }
    return false;
}

static lede_span reach_of(const lede_windows *windows, lede_span occurrence) {
    lede_span scope = windows->scope, reach = scope;
    if (windows->whole) return scope;
    if (occurrence.start < scope.start) occurrence.start = scope.start;
    if (occurrence.stop > scope.stop) occurrence.stop = scope.stop;
    /* What is wrong near the edges of a window is beyond what a match can reach. */
    uint32_t before = lede_length_sum(windows->trigger->before, windows->margin);
    uint32_t after = lede_length_sum(windows->trigger->after, windows->margin);
    if (occurrence.start - scope.start > before) reach.start = occurrence.start - before;
    if (scope.stop - occurrence.stop > after) reach.stop = occurrence.stop + after;
    return reach;
}

/* ---- windows as wide as any match could be --- */

static bool next_wide(lede_windows *windows, lede_span *out) {
    lede_span occurrence;
    if (windows->is_done) return false;
    if (windows->trigger->kind == LEDE_TRIGGER_NONE) {
        windows->is_done = true;
        *out = windows->scope;
        return true;
    }
    if (!next_occurrence(windows, &occurrence)) return false;
    *out = reach_of(windows, occurrence);
    for (;;) {
        uint32_t token_i = windows->token_i, annotation_i = windows->annotation_i;
        if (!next_occurrence(windows, &occurrence)) return true;
        lede_span reach = reach_of(windows, occurrence);
        if (reach.start > out->stop) {
            windows->token_i = token_i;
            windows->annotation_i = annotation_i;
            return true;
        }
        if (reach.stop > out->stop) out->stop = reach.stop;
        if (reach.start < out->start) out->start = reach.start;
    }
}

/* ---- windows as small as types allow ---- */

void lede_narrowed_clear(lede_narrowed *narrowed) {
    lede_surroundings_clear(&narrowed->around);
    free(narrowed->spans.data);
    *narrowed = (lede_narrowed){0};
}

/* A place is part of the windows that it touches, of which the last ones may be several. */
static lede_status add_span(lede_narrowed *narrowed, lede_span span, lede_error *err) {
    size_t count = narrowed->spans.count;
    for (; count > 0 && narrowed->spans.data[count - 1].stop >= span.start; count--) {
        const lede_span *last = &narrowed->spans.data[count - 1];
        if (last->start < span.start) span.start = last->start;
        if (last->stop > span.stop) span.stop = last->stop;
    }
    narrowed->spans.count = count;
    return lede_array_push(&narrowed->spans, span) ? LEDE_OK : lede_fail_memory(err);
}

/* So many in a scope would be gone around longer than the scope is filled as a whole. */
static bool is_dense(const lede_windows *windows) {
    enum { SPARSE = 4 };
    uint32_t n = 0;
    if (windows->layer != NULL || windows->trigger->kind == LEDE_TRIGGER_NONE) return false;
    for (uint32_t i = windows->token_i;
         i < windows->n_tokens && windows->tokens[i] < windows->scope.stop; i++) {
        n++;
    }
    return n * SPARSE > windows->scope.stop - windows->scope.start;
}

/* The next place to look around: an occurrence of the trigger, or without one the next token where
 * a match may start. */
static bool next_place(lede_windows *windows, lede_span *place) {
    if (windows->trigger->kind != LEDE_TRIGGER_NONE) return next_occurrence(windows, place);
    uint32_t token = lede_surroundings_next(&windows->narrowed->around, place->stop);
    *place = (lede_span){token, token + 1};
    return token < windows->scope.stop;
}

/* Windows around all places; where ways are long and overlap, the scope is one window. */
static lede_status look_around(lede_windows *windows, bool *is_short, lede_error *err) {
    enum { PASSES = 4 };
    lede_narrowed *narrowed = windows->narrowed;
    lede_span scope = windows->scope, place = {scope.start, scope.start}, span;
    size_t most = (size_t)(scope.stop - scope.start) * PASSES;
    LEDE_TRY(
        lede_surroundings_enter(&narrowed->around, windows->ground, windows->rule, scope, err));
    while (next_place(windows, &place)) {
        *is_short = narrowed->around.n_steps <= most;
        if (!*is_short) break;
        if (!lede_surroundings_of(&narrowed->around, place, &span)) continue;
        LEDE_TRY(add_span(narrowed, span, err));
    }
    return lede_ground_check(windows->ground, err);
}

static lede_status narrow(lede_windows *windows, lede_error *err) {
    lede_narrowed *narrowed = windows->narrowed;
    narrowed->spans.count = narrowed->next = 0;
    narrowed->is_used = !is_dense(windows);
    if (narrowed->is_used) LEDE_TRY(look_around(windows, &narrowed->is_used, err));
    if (!narrowed->is_used) lede_windows_enter(windows, windows->scope);
    narrowed->is_known = true;
    /* What looks at all of the scope does so once. */
    if (narrowed->is_used && windows->whole && narrowed->spans.count > 1) {
        lede_span first = narrowed->spans.data[0];
        first.stop = narrowed->spans.data[narrowed->spans.count - 1].stop;
        LEDE_TRY(add_span(narrowed, first, err));
    }
    return LEDE_OK;
}

lede_status lede_windows_next(lede_windows *windows, lede_span *out, bool *any, lede_error *err) {
    lede_narrowed *narrowed = windows->narrowed;
    if (narrowed != NULL && !narrowed->is_known) LEDE_TRY(narrow(windows, err));
    if (narrowed == NULL || !narrowed->is_used) {
        *any = next_wide(windows, out);
        return LEDE_OK;
    }
    *any = narrowed->next < narrowed->spans.count;
    if (*any) *out = narrowed->spans.data[narrowed->next++];
    return LEDE_OK;
}
