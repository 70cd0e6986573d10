#include "match/quick.h"

enum { MOST_POSITIONS = 64 }; /* bits of a word */
#if defined(LEDE_SMALL)
enum { FEW_POSITIONS = 0 };
#else
enum { FEW_POSITIONS = 8 }; /* are asked one by one */
#endif

static bool is_quick(const lede_compiled *rule, const lede_tests *tests) {
    const lede_automaton *automaton = rule->automaton;
    bool has_conditions =
        automaton->program != NULL || automaton->n_conditions > 0 || rule->n_span_conditions > 0;
    if (has_conditions || rule->policy != LEDE_POLICY_FIRST) return false;
    if (rule->scope.kind != LEDE_SCOPE_SENTENCE || rule->scope.count != 1) return false;
    if (rule->trigger.kind != LEDE_TRIGGER_TEST) return false;
    if (automaton->n_positions == 0 || automaton->n_positions > MOST_POSITIONS) return false;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        bool is_cheap =
            position->test == LEDE_NO_TEST || tests->tests.data[position->test].is_type_only;
        if (!is_cheap || position->layer != LEDE_NO_LAYER || position->is_aside) return false;
        if (position->constraint != LEDE_NO_CONSTRAINT) return false;
    }
    return true;
}

/* The positions that edges lead to; *accepts: one of them leads to the end. */
static uint64_t targets_of(const lede_automaton *automaton, const lede_position *position,
                           bool *accepts) {
    uint64_t targets = 0;
    *accepts = false;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        uint32_t target = automaton->edges[position->first_edge + i].target;
        if (target == LEDE_ACCEPT)
            *accepts = true;
        else
            targets |= (uint64_t)1 << target;
    }
    return targets;
}

lede_status lede_quick_build(const lede_compiled *rule, const lede_tests *tests, lede_arena *arena,
                             const lede_quick **out, lede_error *err) {
    const lede_automaton *automaton = rule->automaton;
    *out = NULL;
    if (!is_quick(rule, tests)) return LEDE_OK;
    uint32_t n = automaton->n_positions;
    lede_quick *quick = lede_arena_zalloc(arena, sizeof *quick);
    uint32_t *by_position = lede_arena_array(arena, n, sizeof *by_position);
    uint64_t *follow = lede_arena_array(arena, n, sizeof *follow);
    if (quick == NULL || by_position == NULL || follow == NULL) return lede_fail_memory(err);
    *quick = (lede_quick){.tests = by_position, .follow = follow, .n_positions = n};
    bool accepts;
    for (uint32_t p = 0; p < n; p++) {
        by_position[p] = automaton->positions[p].test;
        follow[p] = targets_of(automaton, &automaton->positions[p], &accepts);
        if (accepts) quick->accepts |= (uint64_t)1 << p;
    }
    quick->starts = targets_of(automaton, lede_automaton_start(automaton), &accepts);
    *out = quick;
    return LEDE_OK;
}

lede_status lede_quick_fill(const lede_quick *quick, lede_live *live, lede_ground *ground,
                            const lede_automaton *automaton, lede_span window, lede_error *err) {
    const lede_classes *classes = &ground->classes;
    const uint32_t *types = ground->article->token_types;
    live->ground = ground;
    live->automaton = automaton;
    live->window = window;
    live->accept_from = 0;
    live->accept_to = UINT32_MAX;
    LEDE_TRY(lede_live_reserve(live, err));
    uint64_t next = 0, *rows = live->rows;
    rows[window.stop - window.start] = 0;
    lede_fits *fits = NULL;
    if (quick->n_positions > FEW_POSITIONS) {
        uint32_t n_tokens = window.stop - window.start;
        LEDE_TRY(lede_ground_enter_fits(ground, automaton, n_tokens, &fits, err));
    }
    if (fits != NULL) {
        live->fits = fits;
        lede_live_fill_plain(live);
        return LEDE_OK;
    }
    for (uint32_t b = window.stop; b > window.start;) {
        uint32_t class_i = classes->column.data[types[--b]];
        uint64_t row = 0;
        for (uint32_t p = 0; p < quick->n_positions; p++) {
            uint64_t bit = (uint64_t)1 << p;
            if (((quick->accepts & bit) | (quick->follow[p] & next)) == 0) continue;
            uint32_t test = quick->tests[p];
            if (test == LEDE_NO_TEST || lede_classes_has(classes, class_i, test)) row |= bit;
        }
        rows[b - window.start] = next = row;
    }
    return LEDE_OK;
}
