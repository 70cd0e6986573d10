#include "match/ground_private.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

lede_status lede_ground_init(lede_ground *ground, const lede_ruleset *set, lede_error *err) {
    *ground = (lede_ground){.set = set};
    lede_arena_init(&ground->evaluator.arena, 0);
    lede_arena_init(&ground->phrase_arena, 0);
    ground->memos = calloc(set->tests.tests.count + 1, sizeof *ground->memos);
    ground->bars = calloc(set->rules.count + 1, sizeof *ground->bars);
    ground->fits = calloc(set->rules.count + 1, sizeof *ground->fits);
    ground->listings = calloc(set->rules.count + 1, sizeof *ground->listings);
    bool ok = ground->memos != NULL && ground->bars != NULL && ground->fits != NULL &&
              ground->listings != NULL;
    lede_status status = ok ? lede_ground_paints_init(ground, err) : lede_fail_memory(err);
    if (status == LEDE_OK) {
        status = lede_regex_scratch_new(set->limits.regex_steps, &ground->evaluator.regex, err);
    }
    if (status == LEDE_OK) {
        status = lede_classes_init(&ground->classes, &set->type_tests, &ground->evaluator, err);
    }
    if (status != LEDE_OK) lede_ground_clear(ground);
    return status;
}

void lede_ground_clear(lede_ground *ground) {
    lede_ground_paints_clear(ground);
    for (size_t i = 0; ground->memos != NULL && i < ground->set->tests.tests.count; i++) {
        free(ground->memos[i].bits);
    }
    for (size_t i = 0; ground->bars != NULL && i <= ground->set->rules.count; i++) {
        lede_bars_clear(&ground->bars[i]);
    }
    for (size_t i = 0; ground->fits != NULL && i <= ground->set->rules.count; i++) {
        lede_fits_clear(&ground->fits[i]);
    }
    free(ground->bars);
    free(ground->fits);
    free(ground->listings);
    free(ground->begins.data);
    free(ground->memos);
    free(ground->phrases.data);
    lede_arena_clear(&ground->phrase_arena);
    free(ground->sentence_of.data);
    free(ground->class_of.data);
    lede_reading_rows_clear(&ground->reading_rows);
    lede_classes_clear(&ground->classes);
    lede_regex_scratch_free(ground->evaluator.regex);
    lede_arena_clear(&ground->evaluator.arena);
    free(ground->evaluator.marked.data);
    *ground = (lede_ground){0};
}

lede_status lede_ground_start(lede_ground *ground, lede_layers *layers, lede_error *err) {
    ground->layers = layers;
    ground->article = lede_layers_article(layers);
    ground->article_n++;
    ground->status = LEDE_OK;
    ground->is_hopeful = false;
    ground->reads = ground->tells = false;
    if (ground->set->type_tests.readings.count > 0) {
        const lede_tagging *tagging = ground->article->tagging;
        bool has_senses = lede_tagging_senses(tagging) != NULL;
        bool needs_senses = ground->set->type_tests.senses.count > 0;
        if (lede_tagging_tagger(tagging) == NULL || (needs_senses && !has_senses)) {
            return lede_fail(err, LEDE_USAGE, "the article has no tagging, and a rule needs one");
        }
        ground->reads = lede_tagging_reads(ground->article);
        ground->tells = ground->reads && !lede_article_gives(ground->article, LEDE_COLUMN_POS) &&
                        !lede_article_gives(ground->article, LEDE_COLUMN_TAG);
    }
    return lede_classes_fill(&ground->classes, ground->article, err);
}

lede_status lede_ground_check(const lede_ground *ground, lede_error *err) {
    if (ground->status != LEDE_OK && err != NULL) *err = ground->error;
    return ground->status;
}

void lede_ground_forgive(lede_ground *ground) {
    ground->status = LEDE_OK;
    ground->article_n++;
}

bool lede_ground_note(lede_ground *ground, lede_status status, const lede_error *error) {
    if (ground->status == LEDE_OK && status != LEDE_OK) {
        ground->status = status;
        ground->error = *error;
    }
    return status == LEDE_OK;
}

void lede_ground_note_memory(lede_ground *ground) {
    lede_error err;
    lede_ground_note(ground, lede_fail_memory(&err), &err);
}

lede_status lede_ground_find_classes(lede_ground *ground, lede_error *err) {
    const lede_article *article = ground->article;
    const uint32_t *column = ground->classes.column.data;
    if (!lede_array_reserve(&ground->class_of, article->n_tokens)) return lede_fail_memory(err);
    for (uint32_t t = 0; t < article->n_tokens; t++) {
        ground->class_of.data[t] = column[article->token_types[t]];
    }
    ground->classes_of = ground->article_n;
    return LEDE_OK;
}

/* ---- annotations ----------------------------------------------------------------------------- */

static bool value_holds(lede_ground *ground, const lede_test *test,
                        const lede_annotation *annotation) {
    lede_error err;
    bool holds = false;
    lede_value value = lede_annotation_value(annotation, test->key);
    lede_arena_reset(&ground->evaluator.arena);
    lede_ground_note(ground,
                     lede_value_test_value(ground->set->tests.values.data[test->value],
                                           &ground->evaluator, value, &holds, &err),
                     &err);
    return holds;
}

bool lede_ground_annotation_holds(lede_ground *ground, uint32_t index,
                                  const lede_annotation *annotation) {
    if (index == LEDE_NO_TEST) return true;
    const lede_tests *tests = &ground->set->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *items = tests->items.data + test->first_item;
    if (test->kind == LEDE_TEST_VALUE) return value_holds(ground, test, annotation);
    if (test->kind == LEDE_TEST_NOT) {
        return !lede_ground_annotation_holds(ground, items[0], annotation);
    }
    bool is_and = test->kind == LEDE_TEST_AND;
    for (uint32_t i = 0; i < test->n_items; i++) {
        if (lede_ground_annotation_holds(ground, items[i], annotation) != is_and) return !is_and;
    }
    return is_and;
}

/* ---- phrases --------------------------------------------------------------------------------- */

/* Room for the runs of all tokens, none of them known. */
static bool start_phrases(lede_ground *ground, size_t index) {
    uint32_t n = ground->article->n_tokens;
    lede_phrase_paint none = {.runs = NULL};
    if (ground->phrases_of != ground->article_n) {
        lede_arena_reset(&ground->phrase_arena);
        for (size_t i = 0; i < ground->phrases.count; i++) ground->phrases.data[i] = none;
        ground->phrases_of = ground->article_n;
    }
    while (ground->phrases.count <= index) {
        if (!lede_array_push(&ground->phrases, none)) return false;
    }
    lede_phrase_paint *paint = &ground->phrases.data[index];
    if (paint->runs != NULL) return true;
    paint->runs = lede_arena_zalloc(&ground->phrase_arena, ((size_t)n + 1) * sizeof *paint->runs);
    return paint->runs != NULL;
}

static const lede_annotation *find_phrases(lede_ground *ground, const lede_phrases *phrases,
                                           uint32_t token) {
    lede_error err;
    lede_phrase_hits hits = {0};
    lede_arena_reset(&ground->evaluator.arena);
    lede_status status =
        lede_phrases_find(phrases, ground->article, token, &ground->evaluator.arena, &hits, &err);
    lede_annotation *run = lede_arena_zalloc(&ground->phrase_arena, (hits.count + 1) * sizeof *run);
    if (status == LEDE_OK && run == NULL) status = lede_fail_memory(&err);
    lede_ground_note(ground, status, &err);
    for (uint32_t i = 0; status == LEDE_OK && i < hits.count; i++) {
        run[i] = (lede_annotation){
            .span = {token, hits.data[i].stop}, .rule = LEDE_PHRASE_RULE, .order = i};
    }
    free(hits.data);
    return status == LEDE_OK ? run : NULL;
}

static const lede_annotation *next_phrase(lede_ground *ground, const lede_position *position,
                                          uint32_t token, uint32_t stop, uint32_t *cursor) {
    size_t index = position->layer - LEDE_PHRASE_LAYER;
    if (!lede_ground_holds(ground, position->test, token)) return NULL;
    if (!start_phrases(ground, index)) {
        lede_ground_note_memory(ground);
        return NULL;
    }
    const lede_annotation **run = &ground->phrases.data[index].runs[token];
    if (*run == NULL) *run = find_phrases(ground, position->phrases, token);
    if (*run == NULL) return NULL;
    for (uint32_t i = *cursor == UINT32_MAX ? 0 : *cursor + 1; (*run)[i].span.stop > 0; i++) {
        if ((*run)[i].span.stop > stop) continue;
        *cursor = i;
        return &(*run)[i];
    }
    return NULL;
}

const lede_annotation *lede_ground_next_at(lede_ground *ground, const lede_position *position,
                                           uint32_t token, uint32_t stop, uint32_t *cursor) {
    if (position->phrases != NULL) return next_phrase(ground, position, token, stop, cursor);
    const lede_layer *layer = lede_ground_layer(ground, position->layer);
    uint32_t i =
        *cursor == UINT32_MAX ? lede_ground_first(ground, position->layer, token) : *cursor + 1;
    for (; i < layer->count && layer->annotations[i].span.start == token; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.stop > stop) continue;
        if (!lede_ground_annotation_holds(ground, position->test, annotation)) continue;
        *cursor = i;
        return annotation;
    }
    return NULL;
}

/* ---- sentences ------------------------------------------------------------------------------- */

const uint32_t *lede_ground_sentences(lede_ground *ground) {
    const lede_article *article = ground->article;
    uint32_t token = 0;
    if (ground->sentences_of == ground->article_n) return ground->sentence_of.data;
    if (!lede_array_reserve(&ground->sentence_of, article->n_tokens)) {
        lede_ground_note_memory(ground);
        return NULL;
    }
    uint32_t *of = ground->sentence_of.data;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span tokens = article->sentences[i].tokens;
        while (token < tokens.start) of[token++] = UINT32_MAX;
        while (token < tokens.stop) of[token++] = i;
    }
    while (token < article->n_tokens) of[token++] = UINT32_MAX;
    ground->sentences_of = ground->article_n;
    return of;
}

/* ---- tests that depend on more than the type ------------------------------------------------- */

/* Of a set some member is enough. */
static lede_status test_value(lede_ground *ground, const lede_test *test, lede_slice value,
                              bool *holds, lede_error *err) {
    const lede_value_test *wanted = ground->set->tests.values.data[test->value];
    lede_slice member;
    if (!lede_attribute_is_given(test->attribute) ||
        !lede_attribute_is_set_value(test->attribute, value)) {
        return lede_value_test_slice(wanted, &ground->evaluator, value, holds, err);
    }
    while (!*holds && lede_ready_member(&value, &member)) {
        LEDE_TRY(lede_value_test_slice(wanted, &ground->evaluator, member, holds, err));
    }
    return LEDE_OK;
}

static bool token_holds(lede_ground *ground, const lede_test *test, uint32_t token) {
    lede_error err;
    bool ok = true, holds = false;
    lede_arena *arena = &ground->evaluator.arena;
    lede_arena_reset(arena);
    lede_slice value = lede_attribute_of_token(test->attribute, ground->article, token, arena, &ok);
    lede_status status =
        ok ? test_value(ground, test, value, &holds, &err) : lede_fail_memory(&err);
    lede_ground_note(ground, status, &err);
    return holds;
}

/* ---- readings -------------------------------------------------------------------------------- */

typedef enum answer { NO = 0, YES, OPEN /* only tagging can tell */ } answer;

static bool has_type_bit(const lede_ground *ground, uint32_t test, uint32_t token) {
    uint32_t class_i = ground->classes.column.data[ground->article->token_types[token]];
    return lede_classes_has(&ground->classes, class_i, test);
}

static bool sense_holds(lede_ground *ground, const lede_test *test, uint32_t token) {
    lede_error err;
    bool holds;
    const lede_value_test *value = ground->set->tests.values.data[test->value];
    lede_status status =
        lede_tagging_has_sense(ground->article, token, &value->senses, &holds, &err);
    return lede_ground_note(ground, status, &err) && holds;
}

/* Of a test of pos or tag in a sentence that is tagged. */
static answer ask_class(lede_ground *ground, uint32_t index, uint8_t class_i) {
    const uint64_t *row;
    lede_error err;
    const lede_tagger *tagger = lede_tagging_tagger(ground->article->tagging);
    lede_status status = lede_readings_row(&ground->classes.readings, tagger, class_i, &row, &err);
    return lede_ground_note(ground, status, &err) && lede_row_has(row, index) ? YES : NO;
}

static answer ask_reading(lede_ground *ground, uint32_t index, uint32_t token) {
    const lede_tests *tests = &ground->set->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *bits = tests->items.data + test->first_item;
    uint32_t column = lede_attribute_column(test->attribute);
    bool given = column != LEDE_NO_COLUMN && lede_article_gives(ground->article, column);
    if (!ground->reads && !given) return NO;
    uint8_t class_i = ground->reads ? lede_tagging_known(ground->article, token) : LEDE_UNTAGGED;
    bool of_class = test->attribute == LEDE_ATTRIBUTE_POS || test->attribute == LEDE_ATTRIBUTE_TAG;
    if (class_i != LEDE_UNTAGGED && of_class && !given) return ask_class(ground, index, class_i);
    if (!has_type_bit(ground, bits[0], token)) return NO;
    if (has_type_bit(ground, bits[1], token)) return YES;
    if (class_i == LEDE_UNTAGGED) return OPEN;
    if (of_class) return ask_class(ground, index, class_i);
    bool is_lemma = test->attribute == LEDE_ATTRIBUTE_LEMMA;
    return (is_lemma ? token_holds : sense_holds)(ground, test, token) ? YES : NO;
}

/* What can be told of a token as things are. */
static answer ask(lede_ground *ground, uint32_t index, uint32_t token) {
    const lede_tests *tests = &ground->set->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *items = tests->items.data + test->first_item;
    if (test->is_type_only) return has_type_bit(ground, index, token) ? YES : NO;
    answer item;
    switch (test->kind) {
    case LEDE_TEST_TOKEN: return token_holds(ground, test, token) ? YES : NO;
    case LEDE_TEST_LAYER:
    case LEDE_TEST_LEX: return lede_ground_row_holds(ground, index, token) ? YES : NO;
    case LEDE_TEST_READING: return ask_reading(ground, index, token);
    case LEDE_TEST_NOT:
        item = ask(ground, items[0], token);
        return item == OPEN ? OPEN : item == YES ? NO : YES;
    case LEDE_TEST_AND:
    case LEDE_TEST_OR: break;
    case LEDE_TEST_TYPE:
    case LEDE_TEST_MAY:
    case LEDE_TEST_MUST:
    case LEDE_TEST_VALUE: return NO; /* bits, and what no token has */
    }
    answer decisive = test->kind == LEDE_TEST_OR ? YES : NO;
    answer all = decisive == YES ? NO : YES;
    for (uint32_t i = 0; i < test->n_items; i++) {
        item = ask(ground, items[i], token);
        if (item == decisive) return decisive;
        if (item == OPEN) all = OPEN;
    }
    return all;
}

/* The bits of what is known; those of what holds are `*n_words` behind. NULL: a failure is kept. */
static uint64_t *memo_of(lede_ground *ground, uint32_t index, size_t *n_words) {
    lede_paint *memo = &ground->memos[index];
    bool of_layers = lede_row_has(ground->of_layers, index);
    uint64_t generation = of_layers ? lede_layers_generation(ground->layers) : 0;
    size_t n = *n_words = ground->article->n_tokens / WORD_BITS + 1u;
    if (memo->article == ground->article_n && memo->generation == generation) return memo->bits;
    return lede_ground_start_paint(ground, memo, 2 * n, generation) ? memo->bits : NULL;
}

/* What is told for certain, by tagging if need be; false while hopeful where only that could. */
static bool is_certain(lede_ground *ground, uint32_t index, uint32_t token, bool *holds) {
    answer now = ask(ground, index, token);
    if (now == OPEN && ground->is_hopeful) {
        *holds = ground->doubts = true;
        return false;
    }
    if (now == OPEN) {
        lede_error err;
        uint8_t class_i;
        lede_status status = lede_tagging_class(ground->article, token, &class_i, &err);
        now = lede_ground_note(ground, status, &err) ? ask(ground, index, token) : NO;
    }
    *holds = now == YES;
    return true;
}

lede_barred lede_ground_make_bars(lede_ground *ground, const lede_automaton *automaton,
                                  uint8_t class_i) {
    lede_error err;
    lede_bars *bars = &ground->bars[automaton->number];
    lede_ground_note(ground,
                     lede_bars_make(bars, &ground->classes.readings,
                                    lede_tagging_tagger(ground->article->tagging), automaton,
                                    class_i, &err),
                     &err);
    return lede_bars_known(bars, automaton, class_i);
}

bool lede_ground_slow_holds(lede_ground *ground, uint32_t index, uint32_t token) {
    size_t n_words;
    const lede_readings *readings = &ground->classes.readings;
    if (ground->tells && lede_row_has(readings->of_class, index)) {
        uint8_t class_i = lede_tagging_known(ground->article, token);
        const uint64_t *row =
            class_i == LEDE_UNTAGGED ? NULL : lede_readings_known(readings, class_i);
        if (row != NULL) return lede_row_has(row, index);
    }
    if (lede_row_has(ground->of_rows, index)) return lede_ground_row_holds(ground, index, token);
    uint64_t *known = memo_of(ground, index, &n_words);
    if (known == NULL) return false;
    if (lede_row_has(known, token)) return lede_row_has(known + n_words, token);
    bool holds;
    if (!is_certain(ground, index, token, &holds)) return holds;
    lede_row_set(known, token);
    if (holds) lede_row_set(known + n_words, token);
    return holds;
}

uint64_t lede_ground_ask(lede_ground *ground, const lede_automaton *automaton, const lede_fit *fit,
                         uint32_t w, uint64_t word) {
    uint32_t token = fit->token;
    uint64_t asks = fit->asks[w];
    lede_barred barred = lede_ground_barred(ground, automaton, token);
    if (barred.may != NULL) {
        word &= barred.may[w];
        asks &= barred.asks[w];
    }
    for (uint64_t rest = word & asks; rest != 0;) {
        uint32_t p = w * WORD_BITS + lede_lowest_bit(rest);
        uint32_t test = automaton->positions[p].test;
        uint64_t alike = automaton->masks->alike[(size_t)p * automaton->n_words + w];
        bool holds = fit->is_told && lede_row_has(ground->of_rows, test)
                         ? lede_ground_rest_holds(ground, test, token)
                         : lede_ground_holds(ground, test, token);
        if (!holds) word &= ~alike;
        rest &= ~alike;
    }
    return word;
}
