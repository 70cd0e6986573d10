#include "match/trace_way.h"

#include <stdlib.h>

#include "match/binding.h"
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
    lede_trace_place *place;
    const lede_trace_tree *tree;
    lede_trace_reach reach;
    lede_trace_way *out;
    lede_trace_grid grid; /* truth and ground; cells are not used */
    LEDE_ARRAY(frame) frames;
    LEDE_ARRAY(frame) best; /* the first way that reached the end, or the one that agrees */
    lede_trail trail;
    lede_captures captures;
    lede_trace_stops passed;
    lede_binding *bindings; /* by capture of the rule; NULL: nothing is compared */
    uint64_t *dead;         /* one bit a boundary and position: leads nowhere */
    uint32_t n_found, n_ways;
} finder;

static size_t bit_of(const finder *f, uint32_t boundary, uint32_t position) {
    return (size_t)(boundary - f->reach.start_from) * f->grid.automaton->n_positions + position;
}

static bool is_dead(const finder *f, uint32_t boundary, uint32_t position) {
    size_t bit = bit_of(f, boundary, position);
    return (f->dead[bit / 64] >> (bit % 64)) & 1;
}

/* ---- captures -------------------------------------------------------------------------------- */

static bool same_capture(const lede_capture *a, const lede_capture *b) {
    return a->name == b->name && a->span.start == b->span.start && a->span.stop == b->span.stop &&
           a->annotation == b->annotation;
}

static bool has_capture(const lede_capture *all, size_t count, const lede_capture *one) {
    for (size_t i = 0; i < count; i++) {
        if (same_capture(&all[i], one)) return true;
    }
    return false;
}

/* Items of a node that may bind something: what must not stand there binds nothing. */
static uint32_t n_binding(const lede_node *node) {
    if (!node->negated) return node->n_items;
    return node->kind == LEDE_NODE_LOOK ? 0 : 1;
}

static bool binds(const lede_node *node, uint32_t capture) {
    if (node->kind == LEDE_NODE_CAPTURE && node->capture == capture) return true;
    for (uint32_t i = 0; i < n_binding(node); i++) {
        if (binds(node->items[i], capture)) return true;
    }
    return false;
}

/* Whether only the elements that take tokens here bind the name, and no operand of theirs. */
static bool is_own(const lede_trace_tree *tree, uint32_t capture) {
    bool found = false;
    for (uint32_t i = 0; i < tree->automaton->n_ops && !found; i++) {
        found = tree->automaton->ops[i].capture == capture;
    }
    for (size_t m = 0; m < tree->marked.count && found; m++) {
        const lede_node *node = tree->marked.data[m];
        for (uint32_t i = 1; i < n_binding(node); i++)
            found = found && !binds(node->items[i], capture);
    }
    for (size_t i = 0; i < tree->looks.count && found; i++) {
        found = !binds(tree->looks.data[i], capture);
    }
    return found;
}

/* What the way binds, the match bound; and what the match bound, a whole way binds, as far as it is
 * its own. */
static bool binds_the_same(const finder *f) {
    const lede_match *match = f->place->match;
    if (match == NULL) return true;
    for (size_t i = 0; i < f->captures.count; i++) {
        const lede_capture *capture = &f->captures.data[i];
        if (capture->name >= f->tree->first_mark) continue;
        if (!has_capture(match->captures, match->n_captures, capture)) return false;
    }
    if (f->tree->root != f->place->trees->rule->pattern.root) return true;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *capture = &match->captures[i];
        if (has_capture(f->captures.data, f->captures.count, capture)) continue;
        if (is_own(f->tree, capture->name)) return false;
    }
    return true;
}

/* ---- what compares captures ------------------------------------------------------------------ */

/* Of these captures those of an operand in its reach; sorted by name, so that the last of a name
 * stays. False: one of the names has several. */
static bool bind_from(const finder *f, const lede_capture *captures, size_t count,
                      const lede_node *operand, lede_trace_reach reach) {
    const lede_compiled *rule = f->place->trees->rule;
    lede_span around = {reach.start_from, reach.stop_to};
    uint32_t before = UINT32_MAX;
    bool is_told = true;
    for (size_t i = 0; i < count; i++) {
        const lede_capture *capture = &captures[i];
        if (capture->name >= rule->captures.count || !rule->is_referred[capture->name]) continue;
        if (!binds(operand, capture->name) || !lede_span_covers(around, capture->span)) continue;
        is_told = is_told && capture->name != before;
        before = capture->name;
        f->bindings[capture->name] = (lede_binding){capture->span, capture->annotation};
    }
    return is_told;
}

static lede_status bind_operands(const finder *f, lede_trace_stop stop, lede_error *err);

/* What operand `i` of what was passed bound there: known from the match, unless that noted a name
 * of it several times, as it does in repetitions; then the way through the operand tells. */
static lede_status bind_operand(const finder *f, lede_trace_stop stop, uint32_t i,
                                lede_error *err) {
    const lede_match *match = f->place->match;
    const lede_node *operand = stop.node->items[i];
    lede_trace_reach reach = lede_trace_operand_reach(f->place, stop);
    if (match == NULL || bind_from(f, match->captures, match->n_captures, operand, reach) ||
        f->place->n_tries == 0) {
        return LEDE_OK;
    }
    f->place->n_tries--;
    lede_trace_way way = {.asks = true};
    lede_status status = lede_trace_find_operand(f->place, stop, i, &way, err);
    if (status == LEDE_OK && way.found && way.agrees) {
        bind_from(f, way.captures.data, way.captures.count, operand, reach);
        for (size_t p = 0; p < way.passed.count && status == LEDE_OK; p++) {
            status = bind_operands(f, way.passed.data[p], err);
        }
    }
    lede_trace_way_clear(&way);
    return status;
}

static lede_status bind_operands(const finder *f, lede_trace_stop stop, lede_error *err) {
    uint32_t end = n_binding(stop.node);
    for (uint32_t i = lede_trace_first_operand(stop.node); i < end; i++) {
        LEDE_TRY(bind_operand(f, stop, i, err));
    }
    return LEDE_OK;
}

static lede_status bind_looks(const finder *f, const frame *taken, lede_error *err) {
    const lede_position *position = &f->tree->automaton->positions[taken->position];
    uint64_t asked = f->tree->automaton->edges[position->first_edge + taken->edge_i].conditions;
    for (; asked != 0 && f->tree->looks.count > 0; asked &= asked - 1) {
        const lede_node *look =
            lede_trace_tree_look(f->tree, &f->tree->automaton->conditions[lede_lowest_bit(asked)]);
        lede_trace_stop stop = {look, {taken->behind, taken->behind}};
        if (look != NULL) LEDE_TRY(bind_operands(f, stop, err));
    }
    return LEDE_OK;
}

/* The boundary where the capture that closes at mark `i` was opened. */
static uint32_t opened_at(const finder *f, size_t i) {
    uint32_t capture = f->trail.data[i].capture, n_inner = 0;
    while (i-- > 0) {
        const lede_mark *mark = &f->trail.data[i];
        if (mark->capture != capture) continue;
        if (!mark->is_close && n_inner == 0) return mark->boundary;
        n_inner = mark->is_close ? n_inner + 1 : n_inner - 1;
    }
    return UINT32_MAX;
}

static lede_status compare(const finder *f, uint32_t constraint, const lede_here *here, bool *holds,
                           lede_error *err) {
    return lede_constraint_holds(f->place->ground, f->place->trees->rule->constraints.data,
                                 constraint, f->bindings, here, holds, err);
}

/* A mark: what it binds, or the comparison behind `( … :: c )` that it ends. */
static lede_status pass_mark(const finder *f, size_t i, bool *holds, lede_error *err) {
    const lede_mark *mark = &f->trail.data[i];
    if (!mark->is_close) return LEDE_OK;
    if (mark->capture >= f->tree->first_mark) {
        const lede_node *node = f->tree->marked.data[mark->capture - f->tree->first_mark];
        lede_here here = {.token = mark->boundary};
        lede_trace_stop stop = {node, {opened_at(f, i), mark->boundary}};
        LEDE_TRY(bind_operands(f, stop, err));
        if (node->kind != LEDE_NODE_CONSTRAINT) return LEDE_OK;
        return compare(f, node->constraint, &here, holds, err);
    }
    uint32_t start = opened_at(f, i);
    if (start >= mark->boundary) return LEDE_OK;
    bool is_region = mark->annotation != NULL && mark->annotation->span.start == start;
    f->bindings[mark->capture] =
        (lede_binding){{start, mark->boundary}, is_region ? mark->annotation : NULL};
    return LEDE_OK;
}

/* Along the way in hand, each where the pattern asks it. */
static lede_status compare_all(const finder *f, bool *holds, lede_error *err) {
    size_t mark_i = 0;
    *holds = true;
    if (f->bindings == NULL) return LEDE_OK;
    memset(f->bindings, 0, f->place->trees->rule->captures.count * sizeof *f->bindings);
    for (size_t i = 1; i <= f->frames.count && *holds; i++) {
        size_t until = i < f->frames.count ? f->frames.data[i].n_marks : f->trail.count;
        LEDE_TRY(bind_looks(f, &f->frames.data[i - 1], err));
        for (; mark_i < until && *holds; mark_i++) LEDE_TRY(pass_mark(f, mark_i, holds, err));
        if (i == f->frames.count || !*holds) break;
        const frame *taken = &f->frames.data[i];
        lede_here here = {.token = taken->boundary, .annotation = taken->annotation};
        LEDE_TRY(compare(f, f->tree->automaton->positions[taken->position].constraint, &here, holds,
                         err));
    }
    return LEDE_OK;
}

/* ---- operands that were passed --------------------------------------------------------------- */

static int by_stop(const void *left, const void *right) {
    const lede_trace_stop *a = left, *b = right;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    if (a->span.start != b->span.start) return a->span.start > b->span.start ? -1 : 1;
    return (a->node->at > b->node->at) - (a->node->at < b->node->at);
}

static bool pass_look(finder *f, const lede_node *look, uint32_t boundary) {
    for (size_t i = 0; i < f->passed.count; i++) {
        const lede_trace_stop *stop = &f->passed.data[i];
        if (stop->node == look && stop->span.start == boundary) return true;
    }
    lede_trace_stop stop = {look, {boundary, boundary}};
    return lede_array_push(&f->passed, stop);
}

/* Of the way in hand, whose captures are told. */
static bool gather_passed(finder *f) {
    const lede_trace_tree *tree = f->tree;
    f->passed.count = 0;
    for (size_t i = 0; i < f->captures.count; i++) {
        const lede_capture *capture = &f->captures.data[i];
        if (capture->name < tree->first_mark) continue;
        lede_trace_stop stop = {tree->marked.data[capture->name - tree->first_mark], capture->span};
        if (!lede_array_push(&f->passed, stop)) return false;
    }
    for (size_t i = 0; i < f->frames.count && tree->looks.count > 0; i++) {
        const frame *taken = &f->frames.data[i];
        const lede_position *position = &tree->automaton->positions[taken->position];
        uint64_t asked = tree->automaton->edges[position->first_edge + taken->edge_i].conditions;
        for (; asked != 0; asked &= asked - 1) {
            const lede_node *look =
                lede_trace_tree_look(tree, &tree->automaton->conditions[lede_lowest_bit(asked)]);
            if (look != NULL && !pass_look(f, look, taken->behind)) return false;
        }
    }
    if (f->passed.count > 1) {
        qsort(f->passed.data, f->passed.count, sizeof *f->passed.data, by_stop);
    }
    return true;
}

static lede_status ask_operands(finder *f, bool *holds, lede_error *err) {
    *holds = true;
    if (!f->out->asks || f->passed.count == 0 || f->place->n_tries == 0) return LEDE_OK;
    f->place->n_tries--;
    for (size_t i = 0; i < f->passed.count && *holds; i++) {
        lede_trace_stop stop = f->passed.data[i];
        uint32_t end = lede_trace_end_operand(stop.node);
        for (uint32_t o = lede_trace_first_operand(stop.node); o < end && *holds; o++) {
            LEDE_TRY(lede_trace_ask_operand(f->place, stop, o, holds, NULL, err));
        }
    }
    return LEDE_OK;
}

/* ---- the search ------------------------------------------------------------------------------ */

static lede_status take_over(finder *f, lede_error *err) {
    f->best.count = 0;
    f->out->passed.count = 0;
    f->out->captures.count = 0;
    if (!lede_array_reserve(&f->best, f->frames.count) ||
        !lede_array_reserve(&f->out->passed, f->passed.count + 1) ||
        !lede_array_reserve(&f->out->captures, f->captures.count + 1)) {
        return lede_fail_memory(err);
    }
    memcpy(f->best.data, f->frames.data, f->frames.count * sizeof *f->frames.data);
    f->best.count = f->frames.count;
    for (size_t i = 0; i < f->passed.count; i++) f->out->passed.data[i] = f->passed.data[i];
    f->out->passed.count = f->passed.count;
    for (size_t i = 0; i < f->captures.count; i++) f->out->captures.data[i] = f->captures.data[i];
    f->out->captures.count = f->captures.count;
    return LEDE_OK;
}

void lede_trace_way_clear(lede_trace_way *way) {
    free(way->passed.data);
    free(way->captures.data);
    way->passed = (lede_trace_stops){0};
    way->captures = (lede_captures){0};
}

/* The end at this boundary: the way that is sought, or one to pass over. */
static lede_status arrive(finder *f, bool *done, lede_error *err) {
    f->n_found++;
    f->captures.count = 0;
    if (!lede_trail_captures(&f->trail, &f->captures) || !gather_passed(f)) {
        return lede_fail_memory(err);
    }
    *done = binds_the_same(f);
    if (*done) LEDE_TRY(compare_all(f, done, err));
    if (*done) LEDE_TRY(ask_operands(f, done, err));
    f->out->agrees = *done;
    if (f->best.count == 0 || *done) LEDE_TRY(take_over(f, err));
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

static bool may_end(const finder *f, uint32_t boundary) {
    if (boundary < f->reach.stop_from || boundary > f->reach.stop_to) return false;
    return f->reach.may_be_empty || boundary > f->frames.data[0].boundary;
}

static bool is_open(const finder *f, const frame *top, const lede_edge *edge) {
    if (!lede_trace_conditions_hold(&f->grid, edge, top->behind)) return false;
    if (edge->target == LEDE_ACCEPT) return may_end(f, top->behind);
    return top->behind < f->reach.stop_to && !is_dead(f, top->behind, edge->target);
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
    size_t n_bits = bit_of(f, f->reach.stop_to + 1, 0);
    if (n_bits / 8 > LEDE_LIVE_BYTES) {
        return lede_fail(err, LEDE_LIMIT,
                         "a pattern of %u elements on a stretch of %u tokens is too large to show; "
                         "a smaller scope (within s, within 40) helps",
                         automaton->n_positions, f->reach.stop_to - f->reach.start_from);
    }
    f->dead = calloc(n_bits / 64 + 1, sizeof *f->dead);
    if (f->dead == NULL) return lede_fail_memory(err);
    bool done = false;
    for (uint32_t b = f->reach.start_from; !done && b <= f->reach.start_to; b++) {
        frame start = {.position = automaton->n_positions,
                       .boundary = b,
                       .behind = b,
                       .edge_cursor = UINT32_MAX};
        if (!lede_array_push(&f->frames, start)) return lede_fail_memory(err);
        while (!done && f->frames.count > 0) LEDE_TRY(step(f, &done, err));
        f->trail.count = 0;
    }
    return LEDE_OK;
}

uint32_t lede_trace_join(lede_trace_step *steps, uint32_t n_steps) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n_steps; i++) {
        lede_trace_step *last = kept > 0 ? &steps[kept - 1] : NULL;
        if (last != NULL && last->at == steps[i].at && last->stop == steps[i].stop &&
            last->annotation == NULL && steps[i].annotation == NULL) {
            last->span.stop = steps[i].span.stop;
        } else {
            steps[kept++] = steps[i];
        }
    }
    return kept;
}

static lede_status keep(const finder *f, lede_trace_path *out, lede_error *err) {
    uint32_t n = (uint32_t)f->best.count;
    lede_trace_step *steps = lede_arena_array(f->place->arena, n, sizeof *steps);
    if (steps == NULL) return lede_fail_memory(err);
    for (uint32_t i = 1; i < n; i++) {
        const frame *taken = &f->best.data[i];
        const lede_position *position = &f->grid.automaton->positions[taken->position];
        steps[i - 1] = (lede_trace_step){.at = position->at,
                                         .stop = position->stop,
                                         .span = {taken->boundary, taken->behind},
                                         .annotation = lede_trace_region(taken->annotation)};
    }
    *out = (lede_trace_path){.span = {f->best.data[0].boundary, f->best.data[n - 1].behind},
                             .steps = steps,
                             .n_steps = lede_trace_join(steps, n - 1)};
    return LEDE_OK;
}

lede_status lede_trace_find_way(lede_trace_place *place, lede_trace_tree *tree,
                                lede_trace_reach reach, lede_trace_way *out, lede_error *err) {
    finder f = {.place = place, .tree = tree, .reach = reach, .out = out};
    const lede_compiled *rule = place->trees->rule;
    LEDE_TRY(lede_trace_tree_truth(place->trees, tree, place->ground, place->scope.span, err));
    f.grid = (lede_trace_grid){.ground = place->ground,
                               .automaton = tree->automaton,
                               .scope = place->scope,
                               .truth = tree->truth};
    lede_status status = LEDE_OK;
    if (rule->constraints.count > 0) {
        f.bindings = calloc(rule->captures.count + 1, sizeof *f.bindings);
        if (f.bindings == NULL) status = lede_fail_memory(err);
    }
    bool has_room = reach.start_from <= reach.start_to && reach.start_from <= reach.stop_to;
    if (status == LEDE_OK && has_room) {
        status = search(&f, err);
    }
    out->found = f.best.count > 0;
    if (status == LEDE_OK && out->found) status = keep(&f, &out->path, err);
    free(f.dead);
    free(f.bindings);
    free(f.frames.data);
    free(f.best.data);
    free(f.trail.data);
    free(f.captures.data);
    free(f.passed.data);
    return status;
}
