#include "match/trace_asked.h"

#include <stdlib.h>

/* ---- tests ----------------------------------------------------------------------------------- */

static void count(lede_asked *asked, const lede_condition *condition, bool holds) {
    lede_trace_count *found =
        lede_trace_find_count(asked->counts, asked->n_counts, condition->at, condition->stop);
    if (found == NULL) return;
    found->tried++;
    found->held += holds;
}

static bool test_holds(const lede_asked *asked, uint32_t test, const lede_here *here) {
    return here->annotation == NULL
               ? lede_ground_holds(asked->ground, test, here->token)
               : lede_ground_annotation_holds(asked->ground, test, here->annotation);
}

static bool ask(lede_asked *asked, const lede_condition *condition, const lede_here *here) {
    bool is_or = condition->kind == LEDE_CONDITION_OR, holds = !is_or;
    if (lede_condition_is_single(condition)) {
        holds = test_holds(asked, condition->test, here);
        count(asked, condition, holds);
        return holds;
    }
    for (uint32_t i = 0; i < condition->n_items && holds != is_or; i++) {
        holds = ask(asked, condition->items[i], here);
    }
    return holds;
}

/* What asks for captures comes last, on ways. */
static void ask_plain(lede_asked *asked, const lede_condition *condition, const lede_here *here) {
    if (condition->test != UINT32_MAX) ask(asked, condition, here);
    if (condition->test != UINT32_MAX || condition->kind != LEDE_CONDITION_AND) return;
    for (uint32_t i = 0; i < condition->n_items; i++) {
        const lede_condition *item = condition->items[i];
        if (item->test != UINT32_MAX && !ask(asked, item, here)) return;
    }
}

bool lede_asked_counts(const lede_node *node) {
    if (node->condition == NULL) return false;
    if (node->kind == LEDE_NODE_REGION || node->kind == LEDE_NODE_BOUNDARY) return true;
    return node->kind == LEDE_NODE_TOKEN && !lede_condition_is_single(node->condition);
}

static void ask_annotations(lede_asked *asked, const lede_node *node, uint32_t boundary) {
    const lede_layer *layer = lede_layers_get(asked->ground->layers, node->layer);
    lede_span scope = asked->ground->scope;
    for (uint32_t i = 0; i < layer->count; i++) {
        lede_here here = {.annotation = &layer->annotations[i]};
        lede_span span = here.annotation->span;
        if (span.start > boundary) break;
        bool is_here = (node->at_end ? span.stop : span.start) == boundary;
        if (is_here && span.start >= scope.start && span.stop <= scope.stop) {
            ask_plain(asked, node->condition, &here);
        }
    }
}

void lede_asked_tests(lede_asked *asked, uint32_t count_i, uint32_t boundary) {
    const lede_node *node = asked->nodes[count_i];
    if (node == NULL) return;
    if (node->kind == LEDE_NODE_TOKEN) {
        ask_plain(asked, node->condition, &(lede_here){.token = boundary});
    } else {
        ask_annotations(asked, node, boundary);
    }
}

/* ---- comparisons ----------------------------------------------------------------------------- */

static uint64_t place_of(uint32_t constraint, const lede_here *here) {
    uint64_t hash = lede_seen_mix(constraint, here->token);
    return lede_seen_mix(hash, (uint64_t)(uintptr_t)here->annotation);
}

bool lede_asked_held(lede_asked *asked, uint32_t constraint, const lede_here *here) {
    return constraint == LEDE_NO_CONSTRAINT ||
           lede_seen_has(&asked->held, place_of(constraint, here));
}

/* Asked of the same before? */
static lede_status meet(lede_asked *asked, uint64_t place, const lede_binding *bindings,
                        bool *is_new) {
    for (uint32_t i = 0; i < asked->rule->captures.count; i++) {
        if (!asked->rule->is_referred[i]) continue;
        const lede_binding *bound = &bindings[i];
        place = lede_seen_mix(place, ((uint64_t)bound->span.start << 32) | bound->span.stop);
        place = lede_seen_mix(place, (uint64_t)(uintptr_t)bound->annotation);
    }
    return lede_seen_add(&asked->met, place, is_new) ? LEDE_OK : lede_fail_memory(asked->err);
}

static lede_status saw(void *context, uint32_t constraint, const lede_binding *bindings,
                       const lede_here *here, bool holds, lede_error *err) {
    lede_asked *asked = context;
    const lede_condition *condition = asked->rule->constraints.data[constraint].condition;
    uint64_t place = place_of(constraint, here);
    bool is_new;
    if (holds && !lede_seen_add(&asked->held, place, &is_new)) return lede_fail_memory(err);
    if (condition == NULL) return LEDE_OK;
    LEDE_TRY(meet(asked, place, bindings, &is_new));
    if (!is_new) return LEDE_OK;
    if (lede_condition_is_single(condition)) {
        count(asked, condition, holds);
    } else {
        ask(asked, condition, here);
    }
    return LEDE_OK;
}

static lede_status walk(lede_asked *asked, lede_binder *binder, lede_live *live,
                        uint32_t starts_before) {
    lede_span scope = live->window, stops = {0, UINT32_MAX};
    lede_watch watch = {asked, saw};
    lede_status status = LEDE_OK;
    asked->ground->watch = &watch;
    lede_binder_enter_scope(binder, LEDE_ASKED_WAYS);
    for (uint32_t b = scope.start; b < starts_before && b <= scope.stop; b++) {
        uint32_t stop;
        status = lede_binder_match(binder, b, LEDE_GOAL_NONE, stops, &stop, asked->err);
        if (status != LEDE_OK || binder->is_limited) break;
    }
    asked->ground->watch = NULL;
    if (status != LEDE_OK || !binder->is_limited) return status;
    return lede_fail(asked->err, LEDE_LIMIT,
                     "captures are compared in more than %d ways in a stretch of %u tokens, too "
                     "many to count; a smaller scope (within s, within 40) helps",
                     LEDE_ASKED_WAYS, scope.stop - scope.start);
}

lede_status lede_asked_scope(lede_asked *asked, lede_span scope, uint32_t starts_before,
                             lede_arena *scratch) {
    const lede_automaton *automaton = asked->rule->automaton;
    lede_binder binder = {0};
    if (asked->rule->constraints.count == 0 || automaton->program == NULL) return LEDE_OK;
    lede_seen_forget(&asked->met);
    lede_seen_forget(&asked->held);
    asked->ground->scope = scope;
    lede_live live = {
        .ground = asked->ground, .automaton = automaton, .window = scope, .accept_to = UINT32_MAX};
    lede_status status =
        lede_truth_new(asked->ground, automaton, scope, scratch, &live.truth, asked->err);
    if (status == LEDE_OK) status = lede_live_reserve(&live, asked->err);
    if (status == LEDE_OK) {
        /* Ways are followed whether or not the end can be reached. */
        size_t n_rows = (size_t)(scope.stop - scope.start) + 1;
        memset(live.rows, 0xff, n_rows * automaton->n_words * sizeof *live.rows);
        status = lede_binder_open(&binder, asked->ground, asked->rule, &live, scratch, asked->err);
    }
    if (status == LEDE_OK) status = walk(asked, &binder, &live, starts_before);
    lede_binder_clear(&binder);
    lede_live_clear(&live);
    return status;
}

/* ---- a rule ---------------------------------------------------------------------------------- */

static void find_nodes(lede_asked *asked, const lede_node *node) {
    if (lede_asked_counts(node)) {
        const lede_trace_count *found =
            lede_trace_find_count(asked->counts, asked->n_counts, node->at, node->stop);
        if (found != NULL) asked->nodes[found - asked->counts] = node;
    }
    for (uint32_t i = 0; i < node->n_items; i++) find_nodes(asked, node->items[i]);
}

lede_status lede_asked_start(lede_asked *asked, lede_arena *arena) {
    asked->nodes = lede_arena_zalloc(arena, ((size_t)asked->n_counts + 1) * sizeof *asked->nodes);
    if (asked->nodes == NULL) return lede_fail_memory(asked->err);
    find_nodes(asked, asked->rule->pattern.root);
    return LEDE_OK;
}

void lede_asked_clear(lede_asked *asked) {
    lede_seen_clear(&asked->met);
    lede_seen_clear(&asked->held);
}
