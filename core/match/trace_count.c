/* How often each element of a pattern was tried, and held: the elements that take tokens wherever
 * those before them lead, boundaries and look-arounds where a way comes to them, and the elements
 * of operands from where their A stands (`A & B`, `A containing B` …). */
#include "match/trace.h"

#include <stdlib.h>

#include "match/extent.h"
#include "match/trace_asked.h"
#include "match/trace_grid.h"
#include "match/trace_way.h"

/* ---- a walk over one tree -------------------------------------------------------------------- */

typedef struct counter {
    lede_ground *ground;
    lede_trace_trees trees;
    lede_span scope;
    lede_trace_count *counts;
    uint32_t n_counts;
    lede_asked asked;
    lede_arena *scratch; /* of one scope */
    lede_error *err;
} counter;

/* A column has an item a boundary of the scope: where the ways that come there end at the latest,
 * 0 where none comes. */
typedef struct walk {
    counter *c;
    lede_trace_tree *tree;
    lede_trace_grid grid; /* truth and ground; cells are not used */
    uint32_t *reached;    /* by position, a column each */
    uint32_t *opened;     /* by mark */
    uint64_t *asked;      /* by boundary: conditions that a way came to */
} walk;

static uint32_t *column(const counter *c) {
    size_t n = (size_t)(c->scope.stop - c->scope.start) + 1;
    return lede_arena_zalloc(c->scratch, n * sizeof(uint32_t));
}

static uint32_t *item_of(const walk *w, uint32_t *columns, uint32_t i, uint32_t boundary) {
    size_t n = (size_t)(w->c->scope.stop - w->c->scope.start) + 1;
    return &columns[i * n + (boundary - w->c->scope.start)];
}

static void reach(uint32_t *item, uint32_t until) {
    if (*item < until) *item = until;
}

/* Do the comparisons behind `( … :: c )` hold that an edge passes? */
static bool checks_hold(const walk *w, const lede_edge *edge, uint32_t boundary) {
    for (uint32_t i = 0; i < edge->n_ops; i++) {
        const lede_capture_op *op = &w->tree->automaton->ops[edge->first_op + i];
        if (!op->is_close || op->capture < w->tree->first_mark) continue;
        const lede_node *node = w->tree->marked.data[op->capture - w->tree->first_mark];
        if (node->kind == LEDE_NODE_CONSTRAINT &&
            !lede_asked_held(&w->c->asked, node->constraint, &(lede_here){.token = boundary})) {
            return false;
        }
    }
    return true;
}

static void open_marks(walk *w, const lede_edge *edge, uint32_t boundary, uint32_t until) {
    for (uint32_t i = 0; i < edge->n_ops; i++) {
        const lede_capture_op *op = &w->tree->automaton->ops[edge->first_op + i];
        if (op->is_close || op->capture < w->tree->first_mark) continue;
        /* 0 is nowhere: ways that may end at boundary 0 take nothing. */
        reach(item_of(w, w->opened, op->capture - w->tree->first_mark, boundary), until);
    }
}

/* Along the edges of a position to those that may come next. */
static void spread(walk *w, const lede_position *position, uint32_t boundary, uint32_t until) {
    const lede_edge *edges = w->tree->automaton->edges + position->first_edge;
    for (uint32_t i = 0; i < position->n_edges; i++) {
        w->asked[boundary - w->c->scope.start] |= edges[i].conditions;
        if (!lede_trace_conditions_hold(&w->grid, &edges[i], boundary)) continue;
        if (!checks_hold(w, &edges[i], boundary)) continue;
        open_marks(w, &edges[i], boundary, until);
        if (edges[i].target == LEDE_ACCEPT || boundary >= until) continue;
        reach(item_of(w, w->reached, edges[i].target, boundary), until);
    }
}

/* Positions of one element that meet the same token are one trial: it held if one of them did. */
enum { UNTRIED = 0, TRIED, HELD };

static bool take(walk *w, const lede_position *position, uint32_t boundary, uint32_t until) {
    uint32_t cursor = UINT32_MAX, stop;
    const lede_annotation *annotation;
    bool held = false;
    while (lede_trace_takes(&w->grid, position, boundary, &cursor, &stop, &annotation)) {
        lede_here here = {.token = annotation == NULL ? boundary : 0, .annotation = annotation};
        if (stop > until || !lede_asked_held(&w->c->asked, position->constraint, &here)) continue;
        held = true;
        spread(w, position, stop, until);
    }
    return held;
}

static void walk_row(walk *w, uint32_t boundary, uint8_t *met) {
    counter *c = w->c;
    const lede_automaton *automaton = w->tree->automaton;
    memset(met, UNTRIED, c->n_counts);
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        uint32_t until = *item_of(w, w->reached, p, boundary);
        if (until == 0) continue;
        bool held = take(w, position, boundary, until);
        lede_trace_count *count =
            lede_trace_find_count(c->counts, c->n_counts, position->at, position->stop);
        if (count == NULL) continue;
        uint8_t *state = &met[count - c->counts];
        if (*state == UNTRIED) lede_asked_tests(&c->asked, (uint32_t)(count - c->counts), boundary);
        if (*state != HELD) *state = held ? HELD : TRIED;
    }
    for (uint32_t i = 0; i < c->n_counts; i++) {
        c->counts[i].tried += met[i] != UNTRIED;
        c->counts[i].held += met[i] == HELD;
    }
}

static void count_conditions(const walk *w, uint32_t boundary) {
    counter *c = w->c;
    const lede_automaton *automaton = w->tree->automaton;
    size_t row = boundary - w->c->scope.start;
    for (uint64_t asked = w->asked[row]; asked != 0; asked &= asked - 1) {
        uint32_t i = lede_lowest_bit(asked);
        const lede_boundary_condition *condition = &automaton->conditions[i];
        lede_trace_count *count =
            lede_trace_find_count(c->counts, c->n_counts, condition->at, condition->stop);
        if (count == NULL) continue;
        lede_asked_tests(&c->asked, (uint32_t)(count - c->counts), boundary);
        count->tried++;
        count->held += (w->grid.truth[row] >> i) & 1;
    }
}

static lede_status prepare(walk *w) {
    counter *c = w->c;
    const lede_automaton *automaton = w->tree->automaton;
    size_t n = (size_t)(c->scope.stop - c->scope.start) + 1;
    size_t n_columns = automaton->n_positions + w->tree->marked.count;
    if (n_columns * n * sizeof *w->reached > LEDE_LIVE_BYTES) {
        return lede_fail(c->err, LEDE_LIMIT,
                         "a pattern of %u elements on a stretch of %zu tokens is too large to "
                         "count; a smaller scope (within s, within 40) helps",
                         automaton->n_positions, n - 1);
    }
    LEDE_TRY(lede_trace_tree_truth(&c->trees, w->tree, c->ground, c->scope, c->err));
    w->grid =
        (lede_trace_grid){.ground = c->ground, .automaton = automaton, .scope = {.span = c->scope}};
    w->grid.truth = w->tree->truth;
    w->reached = lede_arena_zalloc(c->scratch, (n_columns * n + 1) * sizeof *w->reached);
    w->asked = lede_arena_zalloc(c->scratch, n * sizeof *w->asked);
    if (w->reached == NULL || w->asked == NULL) return lede_fail_memory(c->err);
    w->opened = w->reached + automaton->n_positions * n;
    return LEDE_OK;
}

static lede_status count_operands(const walk *w);

/* Count what happens when ways through the tree begin where `starts` says. */
static lede_status count_tree(counter *c, const lede_node *root, const uint32_t *starts) {
    walk w = {.c = c};
    lede_status status = lede_trace_tree_of(&c->trees, root, &w.tree, c->err);
    if (status == LEDE_LIMIT) return LEDE_OK; /* nor is it listed */
    LEDE_TRY(status);
    LEDE_TRY(prepare(&w));
    uint8_t *met = lede_arena_array(c->scratch, (size_t)c->n_counts + 1, sizeof *met);
    if (met == NULL) return lede_fail_memory(c->err);
    const lede_position *start = lede_automaton_start(w.tree->automaton);
    for (uint32_t b = c->scope.start; b <= c->scope.stop; b++) {
        uint32_t until = starts[b - c->scope.start];
        if (until > 0) spread(&w, start, b, until);
        if (b < c->scope.stop) walk_row(&w, b, met);
        count_conditions(&w, b);
    }
    LEDE_TRY(lede_ground_check(c->ground, c->err));
    return count_operands(&w);
}

/* ---- where operands are asked ---------------------------------------------------------------- */

/* How far A reaches from each place where a way comes to it: 0 where it does not stand. */
static lede_status find_first(const walk *w, uint32_t mark, uint32_t *stops) {
    counter *c = w->c;
    size_t n = (size_t)(c->scope.stop - c->scope.start) + 1;
    lede_trace_tree *tree;
    lede_extent extent = {0};
    LEDE_TRY(lede_trace_tree_of(&c->trees, w->tree->marked.data[mark]->items[0], &tree, c->err));
    LEDE_TRY(lede_trace_tree_truth(&c->trees, tree, c->ground, c->scope, c->err));
    lede_extent_query query = {
        .automaton = tree->automaton, .truth = tree->truth, .window = c->scope, .furthest = true};
    lede_status status = lede_extent_fill(&extent, c->ground, &query, stops, c->err);
    lede_extent_clear(&extent);
    for (size_t i = 0; i < n; i++) {
        uint32_t until = *item_of(w, w->opened, mark, c->scope.start + (uint32_t)i);
        if (until == 0 || stops[i] == LEDE_NO_EXTENT) stops[i] = 0;
        if (stops[i] > until) stops[i] = until;
    }
    return status;
}

/* `meet A B -5 5`: around each A, all of them once. */
static void start_near(const counter *c, const lede_node *node, const uint32_t *stops,
                       uint32_t *starts) {
    int64_t next = c->scope.start, last = c->scope.stop;
    for (int64_t b = c->scope.start; b <= last; b++) {
        if (stops[b - c->scope.start] <= b) continue;
        if (next < b + node->from) next = b + node->from;
        for (; next <= b + node->to && next <= last; next++) {
            starts[next - c->scope.start] = c->scope.stop;
        }
    }
}

static bool stands_in(const counter *c, const uint32_t *stops, lede_span around) {
    for (uint32_t b = around.start; b < around.stop; b++) {
        uint32_t stop = stops[b - c->scope.start];
        if (stop > b && stop <= around.stop) return true;
    }
    return false;
}

/* `meet A B p`: in the annotations that an A stands in. */
static void start_in_layer(const counter *c, const lede_node *node, const uint32_t *stops,
                           uint32_t *starts) {
    const lede_layer *layer = lede_layers_get(c->ground->layers, node->layer);
    for (uint32_t i = 0; i < layer->count; i++) {
        lede_span around = layer->annotations[i].span;
        if (around.start < c->scope.start) around.start = c->scope.start;
        if (around.stop > c->scope.stop) around.stop = c->scope.stop;
        if (!stands_in(c, stops, around)) continue;
        for (uint32_t b = around.start; b < around.stop; b++) {
            reach(&starts[b - c->scope.start], around.stop);
        }
    }
}

/* Where B is tried beside an A that stands at b and reaches to `stops`. */
static void start_beside(const counter *c, const lede_node *node, const uint32_t *stops,
                         uint32_t *starts) {
    size_t n = (size_t)(c->scope.stop - c->scope.start) + 1, last = 0;
    uint32_t until = 0;
    if (node->kind == LEDE_NODE_MEET) {
        if (node->name.data == NULL)
            start_near(c, node, stops, starts);
        else
            start_in_layer(c, node, stops, starts);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        bool stands = stops[i] > c->scope.start + i;
        if (stands) last = i + 1;
        if (stands && stops[i] > until) until = stops[i];
        if (node->kind == LEDE_NODE_CONTAINING && until > c->scope.start + i) starts[i] = until;
        if (node->kind == LEDE_NODE_INTERSECTION && stands) starts[i] = stops[i];
    }
    for (size_t i = 0; i < last && node->kind == LEDE_NODE_WITHIN; i++) starts[i] = c->scope.stop;
}

/* A look behind comes from anywhere before. */
static void start_look(const counter *c, const lede_node *look, const uint32_t *asked,
                       uint32_t *starts) {
    size_t n = (size_t)(c->scope.stop - c->scope.start) + 1;
    uint32_t last = 0;
    for (size_t i = 0; i < n; i++) {
        if (asked[i] == 0) continue;
        last = c->scope.start + (uint32_t)i;
        if (!look->behind) starts[i] = c->scope.stop;
    }
    for (size_t i = 0; look->behind && c->scope.start + i < last; i++) starts[i] = last;
}

static lede_status count_look(const walk *w, const lede_node *look, const uint32_t *asked) {
    uint32_t *starts = column(w->c);
    if (starts == NULL) return lede_fail_memory(w->c->err);
    start_look(w->c, look, asked, starts);
    return count_tree(w->c, look->items[0], starts);
}

static lede_status count_condition_look(const walk *w, const lede_node *look, uint32_t condition) {
    const counter *c = w->c;
    uint32_t *asked = column(c);
    if (asked == NULL) return lede_fail_memory(c->err);
    for (size_t i = 0; i <= c->scope.stop - c->scope.start; i++) {
        asked[i] = (w->asked[i] >> condition) & 1;
    }
    return count_look(w, look, asked);
}

static lede_status count_mark(const walk *w, uint32_t mark) {
    counter *c = w->c;
    const lede_node *node = w->tree->marked.data[mark];
    if (node->kind == LEDE_NODE_LOOK) {
        return count_look(w, node, item_of(w, w->opened, mark, c->scope.start));
    }
    bool is_constraint = node->kind == LEDE_NODE_CONSTRAINT;
    if (is_constraint || lede_trace_operand_node(node, 1) == node) return LEDE_OK;
    uint32_t *starts = column(c), *stops = column(c);
    if (starts == NULL || stops == NULL) return lede_fail_memory(c->err);
    LEDE_TRY(find_first(w, mark, stops));
    start_beside(c, node, stops, starts);
    for (uint32_t i = 1; i < lede_trace_end_operand(node); i++) {
        LEDE_TRY(count_tree(c, node->items[i], starts));
    }
    return LEDE_OK;
}

static lede_status count_operands(const walk *w) {
    const lede_automaton *automaton = w->tree->automaton;
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        const lede_node *look = lede_trace_tree_look(w->tree, &automaton->conditions[i]);
        if (look != NULL) LEDE_TRY(count_condition_look(w, look, i));
    }
    for (uint32_t m = 0; m < w->tree->marked.count; m++) LEDE_TRY(count_mark(w, m));
    return LEDE_OK;
}

/* ---- a rule ---------------------------------------------------------------------------------- */

static lede_status count_scope(counter *c, lede_scope_span scope) {
    c->scope = scope.span;
    LEDE_TRY(lede_asked_scope(&c->asked, scope.span, scope.starts_before, c->scratch));
    c->ground->scope = scope.span;
    uint32_t *starts = column(c);
    if (starts == NULL) return lede_fail_memory(c->err);
    for (uint32_t b = scope.span.start; b < scope.starts_before && b <= scope.span.stop; b++) {
        starts[b - scope.span.start] = scope.span.stop;
    }
    return count_tree(c, c->trees.rule->pattern.root, starts);
}

lede_status lede_trace_add(lede_matcher *matcher, uint32_t rule, lede_span inside,
                           lede_trace_count *counts, uint32_t n_counts, lede_error *err) {
    lede_ground *ground = lede_matcher_ground(matcher);
    const lede_compiled *compiled = ground->set->rules.data[rule];
    bool overlaps = compiled->scope.kind == LEDE_SCOPE_ANNOTATION;
    uint32_t from = inside.start;
    lede_arena trees, scratch;
    lede_scopes scopes;
    lede_scope_span scope;
    lede_status status = LEDE_OK;
    counter c = {.ground = ground, .counts = counts, .n_counts = n_counts, .err = err};
    lede_arena_init(&trees, 0);
    lede_arena_init(&scratch, 0);
    c.trees = (lede_trace_trees){.rule = compiled, .arena = &trees};
    c.asked = (lede_asked){
        .ground = ground, .rule = compiled, .counts = counts, .n_counts = n_counts, .err = err};
    c.scratch = &scratch;
    status = lede_asked_start(&c.asked, &trees);
    lede_scopes_init(&scopes, ground, compiled, inside);
    while (status == LEDE_OK && lede_scopes_next(&scopes, from, &scope)) {
        lede_arena_reset(&scratch);
        status = count_scope(&c, scope);
        from = overlaps ? scope.span.start : scope.starts_before;
    }
    lede_asked_clear(&c.asked);
    lede_arena_clear(&scratch);
    lede_arena_clear(&trees);
    return status;
}
