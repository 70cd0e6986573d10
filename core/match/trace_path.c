/* The way of a match that was found: the preferred one of its span that binds what it bound. */
#include "match/trace.h"

#include <stdlib.h>

#include "match/trace_grid.h"
#include "match/walk.h"

/* Ways that bind something else are passed over, as a constraint or policy `all` did; a match that
 * more of them stand before is shown by the first way instead. */
enum { MOST_WAYS = 100000 };

typedef struct frame {
    uint32_t position; /* n_positions: the start */
    uint32_t boundary; /* where it began to take */
    uint32_t behind;   /* where it stopped */
    const lede_annotation *annotation;
    uint32_t cursor;      /* of what it took: see lede_trace_takes */
    uint32_t edge_i;      /* the edge in hand */
    uint32_t edge_cursor; /* of what the edge led to last */
    uint32_t n_found;     /* ends reached before the edge was taken first */
    size_t n_marks;       /* of the trail before the edge */
} frame;

typedef struct finder {
    lede_trace_grid grid; /* truth and ground; cells are not used */
    const lede_match *match;
    lede_arena *arena;
    LEDE_ARRAY(frame) frames;
    LEDE_ARRAY(frame) first; /* the first way that reached the end */
    lede_trail trail;
    lede_captures captures;
    uint64_t *dead; /* one bit a boundary and position: leads nowhere */
    uint32_t n_found, n_ways;
} finder;

static size_t bit_of(const finder *f, uint32_t boundary, uint32_t position) {
    return (size_t)(boundary - f->match->span.start) * f->grid.automaton->n_positions + position;
}

static bool is_dead(const finder *f, uint32_t boundary, uint32_t position) {
    size_t bit = bit_of(f, boundary, position);
    return (f->dead[bit / 64] >> (bit % 64)) & 1;
}

/* The captures of the trail are those of the match. Targets stand last and are not the match's. */
static bool binds_the_same(finder *f, bool *ok) {
    const lede_match *match = f->match;
    f->captures.count = 0;
    *ok = lede_trail_captures(&f->trail, &f->captures);
    if (!*ok || f->captures.count < match->n_captures) return false;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *a = &match->captures[i], *b = &f->captures.data[i];
        if (a->name != b->name || a->span.start != b->span.start || a->span.stop != b->span.stop ||
            a->annotation != b->annotation) {
            return false;
        }
    }
    return true;
}

/* The end at this boundary: the match, or one to pass over. */
static lede_status arrive(finder *f, bool *done, lede_error *err) {
    bool ok = true;
    f->n_found++;
    *done = binds_the_same(f, &ok);
    if (!ok) return lede_fail_memory(err);
    if (f->first.count == 0 || *done) {
        f->first.count = 0;
        if (!lede_array_reserve(&f->first, f->frames.count)) return lede_fail_memory(err);
        memcpy(f->first.data, f->frames.data, f->frames.count * sizeof *f->frames.data);
        f->first.count = f->frames.count;
    }
    if (++f->n_ways >= MOST_WAYS) *done = true;
    return LEDE_OK;
}

/* All ways behind the newest frame are tried. */
static void leave(finder *f) {
    uint32_t cursor = f->frames.data[--f->frames.count].cursor;
    if (f->frames.count == 0) return;
    frame *before = &f->frames.data[f->frames.count - 1];
    before->edge_cursor = cursor; /* what else the same element can take is next */
    f->trail.count = before->n_marks;
}

/* The edge in hand leads nowhere, or no further; the next one. */
static void pass(finder *f, frame *top, uint32_t target, bool is_barren) {
    if (is_barren && target != LEDE_ACCEPT) {
        size_t bit = bit_of(f, top->behind, target);
        f->dead[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
    top->edge_i++;
    top->edge_cursor = UINT32_MAX;
}

static bool is_open(const finder *f, const frame *top, const lede_edge *edge) {
    if (!lede_trace_conditions_hold(&f->grid, edge, top->behind)) return false;
    if (edge->target == LEDE_ACCEPT) return top->behind == f->match->span.stop;
    return top->behind < f->match->span.stop && !is_dead(f, top->behind, edge->target);
}

/* Along one edge of the newest frame, or back from it. */
static lede_status step(finder *f, bool *done, lede_error *err) {
    const lede_automaton *automaton = f->grid.automaton;
    frame *top = &f->frames.data[f->frames.count - 1];
    const lede_position *position = &automaton->positions[top->position];
    if (top->edge_i == position->n_edges) {
        leave(f);
        return LEDE_OK;
    }
    const lede_edge *edge = &automaton->edges[position->first_edge + top->edge_i];
    top->n_marks = f->trail.count;
    if (!is_open(f, top, edge)) {
        pass(f, top, edge->target, false);
        return LEDE_OK;
    }
    if (top->edge_cursor == UINT32_MAX) top->n_found = f->n_found;
    frame next = {.position = edge->target,
                  .boundary = top->behind,
                  .cursor = top->edge_cursor,
                  .edge_cursor = UINT32_MAX};
    if (edge->target != LEDE_ACCEPT &&
        !lede_trace_takes(&f->grid, &automaton->positions[edge->target], top->behind, &next.cursor,
                          &next.behind, &next.annotation)) {
        pass(f, top, edge->target, top->n_found == f->n_found);
        return lede_ground_check(f->grid.ground, err);
    }
    if (!lede_trail_add(&f->trail, automaton, edge, top->behind, top->annotation)) {
        return lede_fail_memory(err);
    }
    if (edge->target != LEDE_ACCEPT) {
        return lede_array_push(&f->frames, next) ? LEDE_OK : lede_fail_memory(err);
    }
    LEDE_TRY(arrive(f, done, err));
    f->trail.count = top->n_marks;
    pass(f, top, edge->target, false);
    return LEDE_OK;
}

static lede_status search(finder *f, lede_error *err) {
    const lede_automaton *automaton = f->grid.automaton;
    size_t n_bits = bit_of(f, f->match->span.stop + 1, 0);
    f->dead = lede_arena_zalloc(f->arena, (n_bits / 64 + 1) * sizeof *f->dead);
    if (f->dead == NULL) return lede_fail_memory(err);
    frame start = {.position = automaton->n_positions,
                   .boundary = f->match->span.start,
                   .behind = f->match->span.start,
                   .edge_cursor = UINT32_MAX};
    if (!lede_array_push(&f->frames, start)) return lede_fail_memory(err);
    for (bool done = false; !done && f->frames.count > 0;) LEDE_TRY(step(f, &done, err));
    return LEDE_OK;
}

/* Frames as steps, neighbours of one element joined. */
static lede_status keep(const finder *f, lede_trace_path *out, lede_error *err) {
    lede_trace_step *steps = lede_arena_array(f->arena, f->first.count + 1, sizeof *steps);
    if (steps == NULL) return lede_fail_memory(err);
    *out = (lede_trace_path){.span = f->match->span, .steps = steps};
    for (size_t i = 1; i < f->first.count; i++) {
        const frame *taken = &f->first.data[i];
        const lede_position *position = &f->grid.automaton->positions[taken->position];
        lede_trace_step *last = out->n_steps > 0 ? &steps[out->n_steps - 1] : NULL;
        if (last != NULL && last->at == position->at && last->stop == position->stop &&
            taken->annotation == NULL && last->annotation == NULL) {
            last->span.stop = taken->behind;
            continue;
        }
        steps[out->n_steps++] = (lede_trace_step){.at = position->at,
                                                  .stop = position->stop,
                                                  .span = {taken->boundary, taken->behind},
                                                  .annotation = taken->annotation};
    }
    return LEDE_OK;
}

/* The scope that a match stands in: what its look-arounds see. */
static bool find_scope(lede_ground *ground, const lede_compiled *rule, lede_span span,
                       lede_scope_span *out) {
    lede_scopes scopes;
    lede_span whole = {0, ground->article->n_tokens};
    lede_scopes_init(&scopes, ground, rule, whole);
    for (uint32_t from = span.start; lede_scopes_next(&scopes, from, out);) {
        if (out->span.start > span.start) return false;
        if (span.start < out->starts_before && out->span.stop >= span.stop) return true;
    }
    return false;
}

lede_status lede_trace_path_of(lede_matcher *matcher, const lede_match *match, lede_arena *arena,
                               lede_trace_path *out, lede_error *err) {
    lede_ground *ground = lede_matcher_ground(matcher);
    const lede_compiled *rule = ground->set->rules.data[match->rule];
    finder f = {.match = match, .arena = arena};
    f.grid = (lede_trace_grid){.ground = ground, .automaton = rule->automaton};
    *out = (lede_trace_path){.span = match->span};
    if (!find_scope(ground, rule, match->span, &f.grid.scope)) return LEDE_OK;
    ground->scope = f.grid.scope.span;
    LEDE_TRY(
        lede_truth_fill(ground, rule->automaton, f.grid.scope.span, arena, &f.grid.truth, err));
    lede_status status = search(&f, err);
    if (status == LEDE_OK && f.first.count > 0) status = keep(&f, out, err);
    free(f.frames.data);
    free(f.first.data);
    free(f.trail.data);
    free(f.captures.data);
    return status;
}
