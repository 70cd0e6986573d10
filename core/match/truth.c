#include "match/truth.h"

#include <stdlib.h>

#include "match/ground_private.h"
#include "match/live.h"

lede_status lede_truth_new(lede_ground *ground, const lede_automaton *automaton, lede_span view,
                           lede_arena *arena, lede_truth **out, lede_error *err) {
    *out = NULL;
    if (automaton->n_conditions == 0) return LEDE_OK;
    size_t n = (size_t)(view.stop - view.start) + 1, n_edges = automaton->n_conditions;
    size_t bytes = sizeof(lede_truth) + 2 * n * sizeof(uint64_t) + n_edges * sizeof(uint64_t *);
    lede_truth *truth = lede_arena_zalloc(arena, bytes);
    if (truth == NULL) return lede_fail_memory(err);
    uint64_t *rows = (uint64_t *)(truth + 1);
    *truth = (lede_truth){.ground = ground,
                          .automaton = automaton,
                          .view = view,
                          .arena = arena,
                          .known = rows,
                          .holds = rows + n,
                          .edges = (const uint64_t **)(rows + 2 * n)};
    *out = truth;
    return LEDE_OK;
}

static void note(lede_truth *truth, uint32_t i, uint32_t bit, bool holds) {
    lede_row_set(&truth->known[i], bit);
    if (holds) lede_row_set(&truth->holds[i], bit);
}

/* ---- one boundary ---------------------------------------------------------------------------- */

/* Whether the layer of a condition starts or stops here. */
static bool has_edge(lede_truth *truth, uint32_t bit, uint32_t boundary) {
    lede_ground *ground = truth->ground;
    const lede_boundary_condition *condition = &truth->automaton->conditions[bit];
    const uint64_t **bits = &truth->edges[bit];
    if (boundary == (condition->at_end ? ground->scope.start : ground->scope.stop)) return false;
    if (*bits == NULL) {
        *bits =
            lede_ground_boundaries(ground, condition->layer, condition->test, condition->at_end);
    }
    return *bits != NULL && lede_row_has(*bits, boundary);
}

/* Whether a look-around at one token finds it. */
static bool sees_token(const lede_truth *truth, const lede_boundary_condition *condition,
                       uint32_t boundary) {
    const lede_automaton *look = condition->look;
    uint32_t token = condition->behind ? boundary - 1 : boundary;
    if (boundary == (condition->behind ? truth->view.start : truth->view.stop)) return false;
    for (uint32_t p = 0; p < look->n_positions; p++) {
        if (lede_ground_holds(truth->ground, look->positions[p].test, token)) return true;
    }
    return false;
}

/* What only tagging could tell is not known, and holds for now. */
static void learn_beside(lede_truth *truth, uint32_t bit, uint32_t boundary) {
    lede_ground *ground = truth->ground;
    const lede_boundary_condition *condition = &truth->automaton->conditions[bit];
    bool doubted = ground->doubts;
    uint32_t i = boundary - truth->view.start;
    ground->doubts = false;
    truth->holds[i] &= ~((uint64_t)1 << bit);
    bool holds = sees_token(truth, condition, boundary) != condition->negated;
    if (ground->doubts)
        lede_row_set(&truth->holds[i], bit);
    else
        note(truth, i, bit, holds);
    ground->doubts = ground->doubts || doubted;
}

/* ---- more than a token ---------------------------------------------------------------------- */

static lede_status learn_ahead(lede_truth *truth, uint32_t bit, lede_span view, lede_span told,
                               lede_error *err) {
    const lede_boundary_condition *condition = &truth->automaton->conditions[bit];
    lede_live live = {.accept_to = UINT32_MAX};
    LEDE_TRY(lede_truth_new(truth->ground, condition->look, view, truth->arena, &live.truth, err));
    lede_status status = lede_live_fill(&live, truth->ground, condition->look, view, err);
    for (uint32_t b = told.start; status == LEDE_OK && b <= told.stop; b++) {
        bool holds = lede_live_any_open(&live, lede_automaton_start(condition->look), b);
        note(truth, b - truth->view.start, bit, holds != condition->negated);
    }
    lede_live_clear(&live);
    return status;
}

/* Positions that may take what starts at each boundary, from matches begun anywhere before. */
typedef struct forward {
    lede_live live; /* rows: active positions, here */
    bool *ends;     /* by boundary: a match stops here */
} forward;

static void spread(forward *f, const lede_position *position, uint32_t boundary) {
    const lede_edge *edges = f->live.automaton->edges + position->first_edge;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        uint32_t target = edges[i].target;
        if (!lede_live_conditions_hold(&f->live, &edges[i], boundary)) continue;
        if (target == LEDE_ACCEPT)
            f->ends[boundary - f->live.window.start] = true;
        else
            lede_row_set(lede_live_row(&f->live, boundary), target);
    }
}

static void take(forward *f, uint32_t b) {
    const lede_automaton *automaton = f->live.automaton;
    lede_ground *ground = f->live.ground;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        if (!lede_row_has(lede_live_row(&f->live, b), p)) continue;
        if (position->layer == LEDE_NO_LAYER) {
            if (lede_ground_holds(ground, position->test, b)) spread(f, position, b + 1);
            continue;
        }
        uint32_t cursor = UINT32_MAX;
        const lede_annotation *annotation;
        while ((annotation = lede_ground_next_at(ground, position, b, f->live.window.stop,
                                                 &cursor)) != NULL) {
            spread(f, position, annotation->span.stop);
        }
    }
}

static lede_status learn_behind(lede_truth *truth, uint32_t bit, lede_span view, lede_span told,
                                lede_error *err) {
    const lede_boundary_condition *condition = &truth->automaton->conditions[bit];
    const lede_automaton *look = condition->look;
    size_t boundaries = (size_t)(view.stop - view.start) + 1;
    forward f = {.live = {.ground = truth->ground, .automaton = look, .window = view}};
    LEDE_TRY(lede_truth_new(truth->ground, look, view, truth->arena, &f.live.truth, err));
    LEDE_TRY(lede_live_reserve(&f.live, err));
    f.ends = calloc(boundaries, sizeof *f.ends);
    lede_status status = f.ends == NULL ? lede_fail_memory(err) : LEDE_OK;
    if (status == LEDE_OK) {
        memset(f.live.rows, 0, boundaries * look->n_words * sizeof *f.live.rows);
        for (uint32_t b = view.start; b <= view.stop; b++) {
            spread(&f, lede_automaton_start(look), b);
            if (b < view.stop) take(&f, b);
        }
        for (uint32_t b = told.start; b <= told.stop; b++) {
            note(truth, b - truth->view.start, bit, f.ends[b - view.start] != condition->negated);
        }
        status = lede_ground_check(truth->ground, err);
    }
    free(f.ends);
    lede_live_clear(&f.live);
    return status;
}

static lede_span stretch_beside(lede_span view, bool behind, uint32_t boundary, uint32_t most) {
    lede_span stretch =
        behind ? (lede_span){view.start, boundary} : (lede_span){boundary, view.stop};
    if (behind && boundary - view.start > most) stretch.start = boundary - most;
    if (!behind && view.stop - boundary > most) stretch.stop = boundary + most;
    return stretch;
}

/* Of a short look-around what it sees from the boundary; of others all boundaries at once. */
static void learn_look(lede_truth *truth, uint32_t bit, uint32_t boundary) {
    lede_error err;
    lede_ground *ground = truth->ground;
    const lede_boundary_condition *condition = &truth->automaton->conditions[bit];
    uint32_t most = condition->look->max_length;
    lede_span view = truth->view, told = view;
    bool is_hopeful = ground->is_hopeful;
    if (most <= LEDE_TRUTH_SHORT && condition->look->n_conditions == 0) {
        told = (lede_span){boundary, boundary};
        view = stretch_beside(view, condition->behind, boundary, most);
    }
    ground->is_hopeful = false;
    lede_status status = condition->behind ? learn_behind(truth, bit, view, told, &err)
                                           : learn_ahead(truth, bit, view, told, &err);
    ground->is_hopeful = is_hopeful;
    lede_ground_note(ground, status, &err);
}

/* ---- asking ---------------------------------------------------------------------------------- */

void lede_truth_learn(lede_truth *truth, uint64_t conditions, uint32_t boundary) {
    uint32_t i = boundary - truth->view.start;
    for (; conditions != 0; conditions &= conditions - 1) {
        uint32_t bit = lede_lowest_bit(conditions);
        const lede_boundary_condition *condition = &truth->automaton->conditions[bit];
        if (!condition->is_look)
            note(truth, i, bit, has_edge(truth, bit, boundary));
        else if (condition->look->masks->is_single)
            learn_beside(truth, bit, boundary);
        else
            learn_look(truth, bit, boundary);
        if (!lede_row_has(&truth->holds[i], bit)) return;
    }
}

const uint64_t *lede_truth_all(lede_truth *truth, lede_span part) {
    if (truth == NULL) return NULL;
    uint32_t n = truth->automaton->n_conditions;
    for (uint32_t b = part.start; b <= part.stop; b++) {
        for (uint32_t bit = 0; bit < n; bit++) lede_truth_has(truth, (uint64_t)1 << bit, b);
    }
    return truth->holds + (part.start - truth->view.start);
}

lede_status lede_truth_fill(lede_ground *ground, const lede_automaton *automaton, lede_span scope,
                            lede_arena *arena, const uint64_t **out, lede_error *err) {
    lede_truth *truth;
    LEDE_TRY(lede_truth_new(ground, automaton, scope, arena, &truth, err));
    *out = lede_truth_all(truth, scope);
    return lede_ground_check(ground, err);
}
