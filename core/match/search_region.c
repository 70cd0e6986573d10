#include "match/search.h"

/* Rules that take one annotation: those of its layer are gone through in their order, as each that
 * satisfies the test is a match if what edges ask holds where it starts and stops. */

bool lede_rule_is_region(const lede_compiled *rule) {
    const lede_automaton *automaton = rule->automaton;
    if (automaton->program != NULL || rule->n_span_conditions > 0) return false;
    if (rule->policy != LEDE_POLICY_FIRST || automaton->n_positions != 1) return false;
    if (rule->scope.kind != LEDE_SCOPE_SENTENCE || rule->scope.count != 1) return false;
    const lede_position *position = &automaton->positions[0];
    const lede_position *start = lede_automaton_start(automaton);
    if (position->layer == LEDE_NO_LAYER || position->phrases != NULL) return false;
    if (start->n_edges != 1 || position->n_edges != 1) return false;
    return automaton->edges[start->first_edge].target == 0 &&
           automaton->edges[position->first_edge].target == LEDE_ACCEPT;
}

/* The sentence that is searched holds the annotation; if it is another one than before, nothing is
 * known of its boundaries. */
static lede_status enter_scope(lede_search *search, lede_span sentence, lede_error *err) {
    lede_span *scope = &search->scope.span;
    if (scope->start == sentence.start && scope->stop == sentence.stop) return LEDE_OK;
    *scope = search->ground->scope = search->live.window = sentence;
    lede_arena_reset(&search->arena);
    return lede_truth_new(search->ground, search->rule->automaton, sentence, &search->arena,
                          &search->live.truth, err);
}

/* Whether an edge can be taken at a boundary. */
static bool is_open(const lede_search *search, const lede_edge *edge, uint32_t boundary) {
    return edge->conditions == 0 || lede_truth_has(search->live.truth, edge->conditions, boundary);
}

static lede_status try_annotation(lede_search *search, const lede_annotation *annotation,
                                  lede_error *err) {
    const lede_automaton *automaton = search->rule->automaton;
    const lede_position *position = &automaton->positions[0];
    const lede_edge *first = &automaton->edges[lede_automaton_start(automaton)->first_edge];
    const lede_edge *last = &automaton->edges[position->first_edge];
    lede_span span = annotation->span;
    if (!is_open(search, first, span.start) || !is_open(search, last, span.stop)) return LEDE_OK;
    search->trail.count = 0;
    if (!lede_trail_add(&search->trail, automaton, first, span.start, NULL) ||
        !lede_trail_add(&search->trail, automaton, last, span.stop, annotation)) {
        return lede_fail_memory(err);
    }
    return lede_search_give(search, &search->trail, span, err);
}

lede_status lede_search_run_region(lede_search *search, lede_span inside, lede_error *err) {
    lede_ground *ground = search->ground;
    const lede_article *article = ground->article;
    const lede_position *position = &search->rule->automaton->positions[0];
    const lede_layer *layer = lede_ground_layer(ground, position->layer);
    const uint32_t *sentence_of = lede_ground_sentences(ground);
    if (sentence_of == NULL) return lede_ground_check(ground, err);
    search->scope.span = (lede_span){0, 0};
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        lede_span span = annotation->span;
        uint32_t sentence_i = span.start < inside.stop ? sentence_of[span.start] : UINT32_MAX;
        if (span.start < search->resume || sentence_i == UINT32_MAX) continue;
        const lede_sentence *sentence = &article->sentences[sentence_i];
        lede_span scope = sentence->tokens;
        if (scope.start < inside.start) scope.start = inside.start;
        if (scope.stop > inside.stop) scope.stop = inside.stop;
        if (span.start < scope.start || span.stop > scope.stop || span.start == span.stop) continue;
        if (!lede_block_is_matched(article, sentence->block, search->rule)) continue;
        if (!lede_ground_annotation_holds(ground, position->test, annotation)) continue;
        LEDE_TRY(enter_scope(search, scope, err));
        LEDE_TRY(try_annotation(search, annotation, err));
    }
    return lede_ground_check(ground, err);
}
