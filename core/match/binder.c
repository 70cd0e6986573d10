#include "match/binder.h"

#include <stdlib.h>
#include <string.h>

#include "match/binder_private.h"

enum {
    WORD_BITS = 64,
    LARGE_SEEN = 2048,  /* points worth being given back */
    MOST_SEEN = 1 << 20 /* points, of 16 to 32 bytes each */
};

void lede_binder_clear(lede_binder *b) {
    for (uint32_t i = 0; i < b->n_notes; i++) lede_part_table_clear(&b->tables[i]);
    free(b->choices.data);
    free(b->undos.data);
    free(b->trail.data);
    free(b->best.data);
    lede_seen_clear(&b->seen);
    free(b->notes);
    free(b->tables);
    free(b->iterations);
    free(b->detours);
    free(b->bindings);
    lede_reach_clear(&b->reach);
    *b = (lede_binder){0};
}

void lede_binder_enter_scope(lede_binder *b, uint64_t limit) {
    b->limit = limit;
    b->n_candidates = b->n_steps = 0;
    b->is_limited = false;
}

static bool reserve(void **data, uint32_t *room, uint32_t wanted, size_t item) {
    if (*room >= wanted) return true;
    void *grown = realloc(*data, wanted * item);
    if (grown == NULL) return false;
    memset((char *)grown + *room * item, 0, (wanted - *room) * item);
    *data = grown;
    *room = wanted;
    return true;
}

static bool reserve_all(lede_binder *b) {
    const lede_program *program = b->program;
    uint32_t n_tables = b->n_notes; /* notes and tables have one room */
    void *notes = b->notes, *tables = b->tables, *iterations = b->iterations, *detours = b->detours,
         *bindings = b->bindings;
    bool ok = reserve(&tables, &n_tables, program->n_parts, sizeof *b->tables);
    b->tables = tables;
    if (ok) ok = reserve(&notes, &b->n_notes, program->n_parts, sizeof *b->notes);
    b->notes = notes;
    ok = ok && reserve(&iterations, &b->n_iterations, program->n_iterations, sizeof *b->iterations);
    b->iterations = iterations;
    ok = ok && reserve(&detours, &b->n_detours, program->n_detours, sizeof *b->detours);
    b->detours = detours;
    ok = ok && reserve(&bindings, &b->n_bindings, (uint32_t)b->rule->captures.count + 1,
                       sizeof *b->bindings);
    b->bindings = bindings;
    return ok;
}

lede_status lede_binder_open(lede_binder *b, lede_ground *ground, const lede_compiled *rule,
                             const lede_live *live, lede_arena *arena, lede_error *err) {
    b->ground = ground;
    b->rule = rule;
    b->program = rule->automaton->program;
    b->live = live;
    b->arena = arena;
    if (!reserve_all(b)) return lede_fail_memory(err);
    for (uint32_t i = 0; i < b->program->n_parts; i++) b->tables[i].is_filled = false;
    b->seed = ++b->n_seeds;
    lede_seen_forget(&b->seen);
    return LEDE_OK;
}

/* ---- counting -------------------------------------------------------------------------------- */

void lede_binder_count(lede_binder *b) {
    if (++b->n_candidates > b->limit) b->is_limited = true;
}

static void count_step(lede_binder *b) {
    if (++b->n_steps % LEDE_CANDIDATE_STEPS == 0) lede_binder_count(b);
}

/* ---- points passed --------------------------------------------------------------------------- */

/* Was this point passed before, with all that matters later the same? */
static lede_status pass(lede_binder *b, const lede_point *p, bool *is_new, lede_error *err) {
    uint64_t hash = lede_seen_mix(b->seed, p->state);
    hash = lede_seen_mix(hash, ((uint64_t)p->boundary << 1) | (p->boundary == b->start));
    hash = lede_seen_mix(hash, p->open);
    hash = lede_seen_mix(hash, p->empties);
    hash = lede_seen_mix(hash, p->opened);
    if (b->goal == LEDE_GOAL_EVERY) hash = lede_seen_mix(hash, p->binding);
    /* Which annotation, not where it lies: the address serves for "the same" only. */
    if (p->last != NULL && p->last->span.stop == p->boundary) {
        hash = lede_seen_mix(hash, (uint64_t)(uintptr_t)p->last);
    }
    for (uint32_t i = 0; i < b->rule->captures.count; i++) {
        if (!b->rule->is_referred[i]) continue;
        const lede_binding *bound = &b->bindings[i];
        hash = lede_seen_mix(hash, ((uint64_t)bound->span.start << 32) | bound->span.stop);
        hash = lede_seen_mix(hash, (uint64_t)(uintptr_t)bound->annotation);
    }
    /* To forget costs time, which is counted, and changes nothing else. */
    if (b->seen.count >= MOST_SEEN) lede_seen_forget(&b->seen);
    return lede_seen_add(&b->seen, hash, is_new) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- going back ------------------------------------------------------------------------------ */

static void undo_to(lede_binder *b, size_t n_undos) {
    while (b->undos.count > n_undos) {
        const lede_undo *u = &b->undos.data[--b->undos.count];
        switch (u->kind) {
        case LEDE_UNDO_NOTE: b->notes[u->id] = u->was.note; break;
        case LEDE_UNDO_ITERATION: b->iterations[u->id] = u->was.value; break;
        case LEDE_UNDO_DETOUR: b->detours[u->id] = u->was.value; break;
        case LEDE_UNDO_BINDING: b->bindings[u->id] = u->was.binding; break;
        }
    }
}

lede_status lede_binder_undo(lede_binder *b, lede_undo undo, lede_error *err) {
    return lede_array_push(&b->undos, undo) ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_binder_choose(lede_binder *b, lede_choice_point choice, lede_error *err) {
    choice.n_undos = b->undos.count;
    choice.n_marks = b->trail.count;
    return lede_array_push(&b->choices, choice) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- positions ------------------------------------------------------------------------------- */

static const lede_position *position_at(const lede_binder *b, uint32_t state) {
    return &b->rule->automaton->positions[b->program->states[state].value];
}

static lede_status ask(lede_binder *b, uint32_t constraint, const lede_here *here, bool *holds,
                       lede_error *err) {
    LEDE_TRY(lede_constraint_holds(b->ground, b->rule->constraints.data, constraint, b->bindings,
                                   here, holds, err));
    if (!*holds) lede_binder_count(b);
    return LEDE_OK;
}

/* The next annotation that the position at p->state takes; *found false: there is none. */
static lede_status take_region(lede_binder *b, lede_point *p, bool *found, lede_error *err) {
    const lede_position *position = position_at(b, p->state);
    for (*found = false; !*found && !b->is_limited;) {
        const lede_annotation *annotation =
            lede_ground_next_at(b->ground, position, p->boundary, p->most, &p->cursor);
        LEDE_TRY(lede_ground_check(b->ground, err));
        if (annotation == NULL) return LEDE_OK;
        count_step(b);
        lede_here here = {.annotation = annotation};
        LEDE_TRY(ask(b, position->constraint, &here, found, err));
        p->last = annotation;
    }
    return LEDE_OK;
}

static void move_on(const lede_binder *b, lede_point *p, uint32_t boundary) {
    p->boundary = boundary;
    p->empties = 0;
    p->state = b->program->states[p->state].next;
}

static lede_status step_position(lede_binder *b, lede_point *p, bool *goes_on, lede_error *err) {
    const lede_position *position = position_at(b, p->state);
    uint32_t index = b->program->states[p->state].value;
    if (p->boundary >= p->most) return LEDE_OK;
    if (!position->is_aside) {
        const uint64_t *row = lede_live_row(b->live, p->boundary);
        if (!((row[index / WORD_BITS] >> (index % WORD_BITS)) & 1)) return LEDE_OK;
        if (b->goal == LEDE_GOAL_NEAREST && p->boundary >= b->best_stop) return LEDE_OK;
    }
    bool is_new, found;
    LEDE_TRY(pass(b, p, &is_new, err));
    if (!is_new) return LEDE_OK;
    if (position->layer == LEDE_NO_LAYER) {
        count_step(b);
        if (!lede_ground_holds(b->ground, position->test, p->boundary)) {
            return lede_ground_check(b->ground, err);
        }
        lede_here here = {.token = p->boundary};
        LEDE_TRY(ask(b, position->constraint, &here, goes_on, err));
        move_on(b, p, p->boundary + 1);
        return LEDE_OK;
    }
    p->cursor = UINT32_MAX;
    lede_point again = *p;
    LEDE_TRY(take_region(b, p, &found, err));
    if (!found) return LEDE_OK;
    again.cursor = p->cursor;
    LEDE_TRY(
        lede_binder_choose(b, (lede_choice_point){.kind = LEDE_CHOICE_REGION, .at = again}, err));
    *goes_on = true;
    move_on(b, p, p->last->span.stop);
    return LEDE_OK;
}

/* ---- captures -------------------------------------------------------------------------------- */

/* The boundary where the capture that closes now was opened. */
static uint32_t opened_at(const lede_binder *b, uint32_t capture) {
    uint32_t n_inner = 0;
    for (size_t i = b->trail.count; i-- > 0;) {
        const lede_mark *mark = &b->trail.data[i];
        if (mark->capture != capture) continue;
        if (mark->is_close) {
            n_inner++;
        } else if (n_inner-- == 0) {
            return mark->boundary;
        }
    }
    return UINT32_MAX;
}

/* Its share of point.opened: a sum, since one name may be open several times. */
static uint64_t opening(uint32_t capture, uint32_t boundary) {
    return lede_seen_mix(((uint64_t)capture << 32) | boundary, 1);
}

static lede_status step_capture(lede_binder *b, lede_point *p, lede_error *err) {
    const lede_capture_op *op = &b->program->ops[b->program->states[p->state].value];
    bool stops = op->is_close && p->last != NULL && p->last->span.stop == p->boundary &&
                 p->last->rule != LEDE_PHRASE_RULE;
    lede_mark mark = {op->capture, p->boundary, op->is_close, stops ? p->last : NULL};
    p->binding = lede_seen_mix(p->binding, ((uint64_t)op->capture << 33) |
                                               ((uint64_t)op->is_close << 32) | p->boundary);
    p->binding = lede_seen_mix(p->binding, (uint64_t)(uintptr_t)mark.annotation);
    p->state = b->program->states[p->state].next;
    bool is_referred = b->rule->is_referred[op->capture];
    if (is_referred && !op->is_close) p->opened += opening(op->capture, p->boundary);
    if (is_referred && op->is_close) {
        uint32_t start = opened_at(b, op->capture);
        p->opened -= opening(op->capture, start);
        lede_undo was = {.kind = LEDE_UNDO_BINDING, .id = op->capture};
        was.was.binding = b->bindings[op->capture];
        if (start < p->boundary) {
            LEDE_TRY(lede_binder_undo(b, was, err));
            bool is_region = stops && p->last->span.start == start;
            b->bindings[op->capture] =
                (lede_binding){{start, p->boundary}, is_region ? p->last : NULL};
        }
    }
    return lede_array_push(&b->trail, mark) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- iterations ------------------------------------------------------------------------------ */

static lede_status step_enter(lede_binder *b, lede_point *p, lede_error *err) {
    uint32_t id = b->program->states[p->state].value;
    lede_undo was = {.kind = LEDE_UNDO_ITERATION, .id = id, .was.value = b->iterations[id]};
    LEDE_TRY(lede_binder_undo(b, was, err));
    b->iterations[id] = p->boundary;
    p->empties ^= lede_seen_mix(id, 1);
    p->state = b->program->states[p->state].next;
    return LEDE_OK;
}

/* ---- the end --------------------------------------------------------------------------------- */

static bool keep_best(lede_binder *b, uint32_t stop) {
    b->best.count = 0;
    b->best_stop = stop;
    for (size_t i = 0; i < b->trail.count; i++) {
        if (!lede_array_push(&b->best, b->trail.data[i])) return false;
    }
    return true;
}

static lede_status accept(lede_binder *b, uint32_t stop, lede_span stops, bool *done,
                          lede_error *err) {
    if (b->goal == LEDE_GOAL_NONE) return LEDE_OK;
    if (stop == b->start || stop < stops.start || stop > stops.stop) return LEDE_OK;
    lede_binder_count(b);
    if (b->is_limited) return LEDE_OK;
    if (b->goal == LEDE_GOAL_EVERY) {
        LEDE_TRY(lede_every_add(b->every, (lede_span){b->start, stop}, &b->trail, err));
        if (b->every->is_limited) b->is_limited = true;
        return LEDE_OK;
    }
    bool is_better = b->best_stop == UINT32_MAX ||
                     (b->goal == LEDE_GOAL_LONGEST ? stop > b->best_stop : stop < b->best_stop);
    *done = b->goal == LEDE_GOAL_FIRST;
    return !is_better || keep_best(b, stop) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- the machine ----------------------------------------------------------------------------- */

typedef struct run_state {
    uint32_t target; /* detour whose RETURN is the end; UINT32_MAX: the whole match */
    lede_span stops;
    bool done;
} run_state;

static lede_status step_split(lede_binder *b, lede_point *p, bool *goes_on, lede_error *err) {
    lede_state state = b->program->states[p->state];
    LEDE_TRY(pass(b, p, goes_on, err));
    if (!*goes_on) return LEDE_OK;
    lede_choice_point other = {.kind = LEDE_CHOICE_WAY, .at = *p};
    other.at.state = state.other;
    p->state = state.next;
    return lede_binder_choose(b, other, err);
}

/* One state further; *goes_on false: this way is over. */
static lede_status step(lede_binder *b, lede_point *p, run_state *run, bool *goes_on,
                        lede_error *err) {
    lede_state state = b->program->states[p->state];
    *goes_on = false;
    switch (state.kind) {
    case LEDE_STATE_ACCEPT: return accept(b, p->boundary, run->stops, &run->done, err);
    case LEDE_STATE_POSITION: return step_position(b, p, goes_on, err);
    case LEDE_STATE_SPLIT: return step_split(b, p, goes_on, err);
    case LEDE_STATE_OP: *goes_on = true; return step_capture(b, p, err);
    case LEDE_STATE_CONDITION:
        *goes_on = lede_truth_has(b->live->truth, (uint64_t)1 << state.value, p->boundary);
        p->state = state.next;
        return LEDE_OK;
    case LEDE_STATE_ENTER: *goes_on = true; return step_enter(b, p, err);
    case LEDE_STATE_EXIT:
        *goes_on = b->iterations[state.value] != p->boundary;
        p->state = state.next;
        return LEDE_OK;
    case LEDE_STATE_CHECK: {
        lede_here here = {.token = p->boundary};
        p->state = state.next;
        return ask(b, state.value, &here, goes_on, err);
    }
    case LEDE_STATE_BEGIN: return lede_binder_begin(b, p, goes_on, err);
    case LEDE_STATE_END: return lede_binder_end(b, p, goes_on, err);
    case LEDE_STATE_FORGET: lede_binder_forget(b, p); break;
    case LEDE_STATE_DETOUR: return lede_binder_detour(b, p, goes_on, err);
    case LEDE_STATE_RETURN: {
        bool holds = lede_binder_return(b, p);
        if (!holds) lede_binder_count(b);
        run->done = holds && run->target == state.value;
        *goes_on = holds && !run->done;
        return LEDE_OK;
    }
    }
    *goes_on = true;
    return LEDE_OK;
}

/* The next way that was left open above `base`; *found false: there is none. */
static lede_status go_back(lede_binder *b, size_t base, lede_point *p, bool *found,
                           lede_error *err) {
    for (*found = false; !*found && b->choices.count > base;) {
        lede_choice_point *top = &b->choices.data[b->choices.count - 1];
        undo_to(b, top->n_undos);
        b->trail.count = top->n_marks;
        *p = top->at;
        switch (top->kind) {
        case LEDE_CHOICE_WAY:
            b->choices.count--;
            *found = true;
            break;
        case LEDE_CHOICE_REGION:
            LEDE_TRY(take_region(b, p, found, err));
            top->at.cursor = p->cursor;
            if (*found)
                move_on(b, p, p->last->span.stop);
            else
                b->choices.count--;
            break;
        case LEDE_CHOICE_START:
            if (top->next > top->last) {
                b->choices.count--;
                break;
            }
            count_step(b);
            LEDE_TRY(lede_binder_enter_detour(b, p, top->next++, err));
            *found = true;
            break;
        }
    }
    return LEDE_OK;
}

/* Until the end is reached (run->done), or no way is left above `base`. */
static lede_status go(lede_binder *b, lede_point *p, size_t base, run_state *run, lede_error *err) {
    bool goes_on = p != NULL;
    lede_point now = p != NULL ? *p : (lede_point){0};
    while (!b->is_limited) {
        if (!goes_on) LEDE_TRY(go_back(b, base, &now, &goes_on, err));
        if (!goes_on || b->is_limited) return LEDE_OK;
        LEDE_TRY(step(b, &now, run, &goes_on, err));
        if (run->done) return LEDE_OK;
    }
    return LEDE_OK;
}

lede_status lede_binder_exists(lede_binder *b, uint32_t detour, lede_choice_point starts,
                               bool *found, lede_error *err) {
    size_t base = b->choices.count, n_undos = b->undos.count, n_marks = b->trail.count;
    uint64_t seed = b->seed;
    run_state run = {.target = detour};
    b->seed = ++b->n_seeds;
    LEDE_TRY(lede_binder_choose(b, starts, err));
    LEDE_TRY(go(b, NULL, base, &run, err));
    b->choices.count = base;
    undo_to(b, n_undos);
    b->trail.count = n_marks;
    b->seed = seed;
    *found = run.done;
    return LEDE_OK;
}

lede_status lede_binder_match(lede_binder *b, uint32_t start, lede_goal goal, lede_span stops,
                              uint32_t *stop, lede_error *err) {
    run_state run = {.target = UINT32_MAX, .stops = stops};
    lede_point p = {.state = b->program->start, .boundary = start};
    p.most = stops.stop < b->live->window.stop ? stops.stop : b->live->window.stop;
    *stop = UINT32_MAX;
    if (b->is_limited) return LEDE_OK;
    /* Points that led to nothing lead to nothing from elsewhere; but bounds differ by start. */
    bool keeps =
        (goal == LEDE_GOAL_FIRST && !lede_bounds_needed(b->rule)) || goal == LEDE_GOAL_NONE;
    if (!keeps) {
        b->seed = ++b->n_seeds;
        if (b->seen.count > LARGE_SEEN) lede_seen_forget(&b->seen);
    }
    b->goal = goal;
    b->start = start;
    b->best_stop = UINT32_MAX;
    b->choices.count = b->undos.count = b->trail.count = b->best.count = 0;
    memset(b->bindings, 0, b->n_bindings * sizeof *b->bindings);
    LEDE_TRY(go(b, &p, 0, &run, err));
    LEDE_TRY(lede_ground_check(b->ground, err));
    if (b->is_limited && goal != LEDE_GOAL_FIRST) return LEDE_OK;
    *stop = b->best_stop;
    if (*stop != UINT32_MAX) b->seed = ++b->n_seeds;
    return LEDE_OK;
}
