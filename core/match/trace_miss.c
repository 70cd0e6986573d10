/* What came nearest to a match, and what stopped it. */
#include "match/trace.h"

#include <stdlib.h>

#include "match/trace_explain.h"
#include "match/trace_way.h"

enum {
    DEEPEST = 4,         /* operands of operands that are explained */
    MOST_EXPLAINED = 100 /* places of one scope where they are */
};

/* An element that could not go on where a way had led. */
typedef struct stop_point {
    uint32_t n_held;
    uint32_t from_position, from_boundary; /* the last element that held; see anchor_of */
} stop_point;

typedef struct miss {
    lede_trace_grid grid;
    lede_arena *arena;
    lede_trace_trees *trees;
    lede_trace_tree *tree;
    uint32_t depth, n_explained;
    stop_point best;
    lede_scope_span scope; /* of the best */
    bool found;
    lede_trace_miss *out;
    LEDE_ARRAY(lede_trace_block) blocks;
} miss;

/* ---- what stops a way ------------------------------------------------------------------------ */

/* The last element with a test of its own on the way to a cell: where the reader looks. */
static stop_point anchor_of(const lede_trace_grid *grid, const lede_trace_cell *cell) {
    stop_point point = {.n_held = cell->n_held,
                        .from_position = cell->from_position,
                        .from_boundary = cell->from_boundary};
    while (point.from_position != grid->automaton->n_positions) {
        const lede_position *position = &grid->automaton->positions[point.from_position];
        if (lede_trace_has_test(position)) break;
        const lede_trace_cell *before =
            lede_trace_cell_at(grid, point.from_boundary, point.from_position);
        point.from_position = before->from_position;
        point.from_boundary = before->from_boundary;
    }
    /* Before the first element that holds all starts are alike. */
    if (point.from_position == grid->automaton->n_positions) point.from_boundary = 0;
    return point;
}

static bool same_point(stop_point a, stop_point b) {
    return a.n_held == b.n_held && a.from_position == b.from_position &&
           a.from_boundary == b.from_boundary;
}

typedef lede_status (*block_fn)(miss *m, stop_point point, lede_trace_block block, uint32_t test,
                                lede_error *err);

/* Why the position takes nothing at `boundary`; false: it takes something. */
static bool is_blocked(miss *m, uint32_t position_i, uint32_t boundary, lede_trace_block *block) {
    lede_trace_grid *grid = &m->grid;
    const lede_position *position = &grid->automaton->positions[position_i];
    uint32_t cursor = UINT32_MAX, stop;
    const lede_annotation *annotation;
    if (lede_trace_takes(grid, position, boundary, &cursor, &stop, &annotation)) return false;
    *block = (lede_trace_block){.at = position->at,
                                .stop = position->stop,
                                .boundary = boundary,
                                .takes_any = !lede_trace_has_test(position)};
    if (boundary >= grid->scope.span.stop) {
        block->reason = LEDE_TRACE_SCOPE;
        return true;
    }
    if (position->phrases != NULL) {
        if (!lede_ground_holds(grid->ground, position->test, boundary)) return true;
        block->reason = LEDE_TRACE_NO_REGION;
        block->layer = "phrase of these";
        return true;
    }
    if (position->layer == LEDE_NO_LAYER) return true;
    lede_position any = *position;
    any.test = LEDE_NO_TEST;
    cursor = UINT32_MAX;
    annotation = lede_ground_next_at(grid->ground, &any, boundary, UINT32_MAX, &cursor);
    block->reason = LEDE_TRACE_NO_REGION;
    if (annotation != NULL) block->reason = LEDE_TRACE_REGION;
    cursor = UINT32_MAX;
    if (lede_ground_next_at(grid->ground, position, boundary, UINT32_MAX, &cursor) != NULL) {
        block->reason = LEDE_TRACE_LONG;
    }
    block->layer = lede_catalog_layer_name(grid->ground->set->catalog, position->layer).data;
    return true;
}

/* Boundaries and look-arounds that keep a position's edges shut. */
static lede_status each_shut_edge(miss *m, const lede_position *position, uint32_t boundary,
                                  stop_point point, block_fn each, lede_error *err) {
    const lede_automaton *automaton = m->grid.automaton;
    const lede_edge *edges = automaton->edges + position->first_edge;
    uint64_t truth = m->grid.truth == NULL ? 0 : m->grid.truth[boundary - m->grid.scope.span.start];
    uint64_t seen = 0;
    for (uint32_t i = 0; i < position->n_edges; i++) seen |= edges[i].conditions & ~truth;
    for (; seen != 0; seen &= seen - 1) {
        const lede_boundary_condition *condition = &automaton->conditions[lede_lowest_bit(seen)];
        lede_trace_block block = {.reason = LEDE_TRACE_BOUNDARY,
                                  .at = condition->at,
                                  .stop = condition->stop,
                                  .boundary = boundary};
        LEDE_TRY(each(m, point, block, LEDE_NO_TEST, err));
    }
    return LEDE_OK;
}

/* What stops a way that has come to this cell, and behind it. */
static lede_status each_of_cell(miss *m, uint32_t boundary, uint32_t position_i, block_fn each,
                                lede_error *err) {
    lede_trace_grid *grid = &m->grid;
    const lede_position *position = &grid->automaton->positions[position_i];
    const lede_trace_cell *cell = lede_trace_cell_at(grid, boundary, position_i);
    lede_trace_block block;
    if (is_blocked(m, position_i, boundary, &block)) {
        return each(m, anchor_of(grid, cell), block, position->test, err);
    }
    if (grid->automaton->n_conditions == 0) return LEDE_OK;
    lede_trace_cell behind = {.n_held = cell->n_held + (lede_trace_has_test(position) ? 1 : 0),
                              .from_position = position_i,
                              .from_boundary = boundary};
    uint32_t cursor = UINT32_MAX, stop;
    const lede_annotation *annotation;
    while (lede_trace_takes(grid, position, boundary, &cursor, &stop, &annotation)) {
        LEDE_TRY(each_shut_edge(m, position, stop, anchor_of(grid, &behind), each, err));
    }
    return LEDE_OK;
}

/* The end of the pattern was reached, and what stands around it says no. */
static lede_status each_end(miss *m, uint32_t boundary, block_fn each, lede_error *err) {
    const lede_trace_cell *end = &m->grid.ends[boundary - m->grid.scope.span.start];
    if (end->n_held == LEDE_TRACE_UNREACHED || end->start == boundary) return LEDE_OK;
    stop_point point = anchor_of(&m->grid, end);
    point.n_held++; /* nearer than any way that has not come so far */
    const lede_node *root = m->tree->root;
    bool is_whole = root == m->trees->rule->pattern.root;
    lede_trace_block block = {.reason = LEDE_TRACE_SPAN,
                              .at = is_whole ? 0 : root->at,
                              .stop = is_whole ? (uint32_t)m->trees->rule->source.text.size
                                               : root->stop,
                              .boundary = boundary};
    return each(m, point, block, LEDE_NO_TEST, err);
}

static lede_status each_block(miss *m, block_fn each, lede_error *err) {
    const lede_automaton *automaton = m->grid.automaton;
    lede_span span = m->grid.scope.span;
    stop_point none = {.n_held = 0, .from_position = automaton->n_positions};
    for (uint32_t b = span.start; b <= span.stop; b++) {
        if (b < m->grid.scope.starts_before) {
            LEDE_TRY(each_shut_edge(m, lede_automaton_start(automaton), b, none, each, err));
        }
        for (uint32_t p = 0; p < automaton->n_positions; p++) {
            if (lede_trace_cell_at(&m->grid, b, p)->n_held == LEDE_TRACE_UNREACHED) continue;
            LEDE_TRY(each_of_cell(m, b, p, each, err));
        }
        LEDE_TRY(each_end(m, b, each, err));
    }
    return lede_ground_check(m->grid.ground, err);
}

/* ---- the nearest ----------------------------------------------------------------------------- */

static lede_status compare(miss *m, stop_point point, lede_trace_block block, uint32_t test,
                           lede_error *err) {
    (void)block;
    (void)test;
    (void)err;
    if (m->found && point.n_held <= m->best.n_held) return LEDE_OK;
    m->found = true;
    m->best = point;
    m->scope = m->grid.scope;
    return LEDE_OK;
}

static bool is_noted(const miss *m, const lede_trace_block *block) {
    for (size_t i = 0; i < m->blocks.count; i++) {
        const lede_trace_block *other = &m->blocks.data[i];
        if (other->at == block->at && other->boundary == block->boundary &&
            other->reason == block->reason) {
            return true;
        }
    }
    return false;
}

/* ---- what is asked of a span, or at a boundary ----------------------------------------------- */

static lede_status find_best(miss *m, lede_scope_span scope, lede_arena *scratch, lede_error *err);
static lede_status show_best(miss *m, lede_arena *scratch, lede_error *err);

/* What came nearest to a tree in one stretch. */
static lede_status miss_inside(const miss *m, lede_trace_tree *tree, lede_scope_span stretch,
                               lede_trace_miss *out, lede_error *err) {
    miss inner = {.grid = {.ground = m->grid.ground},
                  .arena = m->arena,
                  .trees = m->trees,
                  .tree = tree,
                  .depth = m->depth + 1,
                  .out = out};
    lede_arena scratch;
    *out = (lede_trace_miss){0};
    lede_arena_init(&scratch, 0);
    lede_status status = find_best(&inner, stretch, &scratch, err);
    lede_arena_reset(&scratch);
    if (status == LEDE_OK && inner.found) status = show_best(&inner, &scratch, err);
    lede_arena_clear(&scratch);
    m->grid.ground->scope = m->grid.scope.span;
    return status;
}

/* Operand `i` of what stands at `stop` does not hold. */
static lede_status tell_inner(const miss *m, lede_trace_place *place, lede_trace_stop stop,
                              uint32_t i, const lede_trace_operand *operand,
                              lede_trace_block *block, lede_error *err) {
    const lede_node *node = stop.node;
    lede_trace_inner *inner = lede_arena_zalloc(m->arena, sizeof *inner);
    if (inner == NULL) return lede_fail_memory(err);
    inner->word = operand->word;
    inner->at = operand->at;
    inner->stop = operand->stop;
    inner->span = stop.span;
    inner->negated = node->negated;
    block->inner = inner;
    if (node->negated) {
        inner->path = operand->path;
        return LEDE_OK;
    }
    if (node->kind == LEDE_NODE_WITHIN && node->n_items == 1) return LEDE_OK;
    lede_trace_tree *tree;
    lede_trace_reach reach = lede_trace_operand_reach(place, stop);
    lede_scope_span stretch = {{reach.start_from, reach.stop_to}, reach.start_to + 1};
    LEDE_TRY(lede_trace_tree_of(m->trees, node->items[i], &tree, err));
    return miss_inside(m, tree, stretch, &inner->miss, err);
}

static lede_status ask_stop(const miss *m, lede_trace_place *place, lede_trace_stop stop,
                            lede_trace_block *block, lede_error *err) {
    uint32_t end = lede_trace_end_operand(stop.node);
    for (uint32_t i = lede_trace_first_operand(stop.node); i < end && block->inner == NULL; i++) {
        lede_trace_operand operand;
        bool holds;
        LEDE_TRY(lede_trace_ask_operand(place, stop, i, &holds, &operand, err));
        if (!holds) LEDE_TRY(tell_inner(m, place, stop, i, &operand, block, err));
    }
    return LEDE_OK;
}

/* The look-around of the tree that the block is about. */
static const lede_node *look_of(const miss *m, const lede_trace_block *block) {
    for (size_t i = 0; i < m->tree->looks.count; i++) {
        const lede_node *look = m->tree->looks.data[i];
        if (look->at == block->at && look->stop == block->stop) return look;
    }
    return NULL;
}

/* The first operand on the way to the end that does not hold. */
static lede_status ask_way(const miss *m, lede_trace_place *place, lede_trace_block *block,
                           lede_error *err) {
    uint32_t start = m->grid.ends[block->boundary - m->grid.scope.span.start].start;
    lede_trace_way way = {.asks = false};
    lede_trace_reach reach = {start, start, block->boundary, block->boundary, false};
    lede_status status = lede_trace_find_way(place, m->tree, reach, &way, err);
    for (size_t i = 0; i < way.passed.count && status == LEDE_OK && block->inner == NULL; i++) {
        if (way.passed.data[i].node->kind == LEDE_NODE_LOOK) continue;
        status = ask_stop(m, place, way.passed.data[i], block, err);
    }
    lede_trace_way_clear(&way);
    return status;
}

static lede_status explain_operand(const miss *m, lede_trace_block *block, lede_error *err) {
    lede_trace_place place = {
        .ground = m->grid.ground, .trees = m->trees, .scope = m->grid.scope, .arena = m->arena};
    lede_status status = LEDE_OK;
    const lede_node *look = block->reason == LEDE_TRACE_BOUNDARY ? look_of(m, block) : NULL;
    if (look != NULL) {
        lede_trace_stop stop = {look, {block->boundary, block->boundary}};
        status = ask_stop(m, &place, stop, block, err);
    } else if (block->reason == LEDE_TRACE_SPAN) {
        status = ask_way(m, &place, block, err);
    }
    m->grid.ground->scope = m->grid.scope.span;
    return status;
}

/* ---- the best point -------------------------------------------------------------------------- */

/* Whether an operand came nearer in one than in the other; of equals what is longer says more. */
static bool came_nearer(const lede_trace_block *one, const lede_trace_block *other) {
    if (one->inner == NULL || other->inner == NULL) return other->inner == NULL;
    if (one->inner->negated || other->inner->negated) return false;
    return one->inner->miss.n_held >= other->inner->miss.n_held;
}

/* That the whole does not hold is told once, of the way that came nearest. */
static lede_status keep_block(miss *m, lede_trace_block block, lede_error *err) {
    for (size_t i = 0; i < m->blocks.count && block.reason == LEDE_TRACE_SPAN; i++) {
        lede_trace_block *other = &m->blocks.data[i];
        if (other->reason != LEDE_TRACE_SPAN) continue;
        if (came_nearer(&block, other)) *other = block;
        return LEDE_OK;
    }
    return lede_array_push_in(m->arena, &m->blocks, block) ? LEDE_OK : lede_fail_memory(err);
}

static lede_status note(miss *m, stop_point point, lede_trace_block block, uint32_t test,
                        lede_error *err) {
    if (!same_point(point, m->best) || m->blocks.count >= LEDE_TRACE_BLOCKS) return LEDE_OK;
    if (is_noted(m, &block)) return LEDE_OK;
    block.is_inner = m->depth > 0;
    if (block.reason == LEDE_TRACE_TEST || block.reason == LEDE_TRACE_REGION) {
        LEDE_TRY(lede_trace_explain(m->grid.ground, test, &block, m->arena, err));
    } else if (m->depth < DEEPEST && m->n_explained++ < MOST_EXPLAINED) {
        LEDE_TRY(explain_operand(m, &block, err));
    }
    return keep_block(m, block, err);
}

static int by_place(const void *left, const void *right) {
    const lede_trace_block *a = left, *b = right;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    if (a->boundary != b->boundary) return a->boundary < b->boundary ? -1 : 1;
    return (a->reason > b->reason) - (a->reason < b->reason);
}

/* From the best point back to its start. */
static lede_status keep_path(miss *m, lede_error *err) {
    const lede_trace_grid *grid = &m->grid;
    uint32_t p = m->best.from_position, b = m->best.from_boundary, n = 0, stop = 0;
    lede_trace_miss *out = m->out;
    if (p == grid->automaton->n_positions) return LEDE_OK;
    for (uint32_t q = p, c = b; q != grid->automaton->n_positions; n++) {
        const lede_trace_cell *cell = lede_trace_cell_at(grid, c, q);
        q = cell->from_position;
        c = cell->from_boundary;
    }
    lede_trace_step *steps = lede_arena_array(m->arena, n, sizeof *steps);
    if (steps == NULL) return lede_fail_memory(err);
    for (uint32_t i = n; i-- > 0;) {
        const lede_position *position = &grid->automaton->positions[p];
        const lede_trace_cell *cell = lede_trace_cell_at(grid, b, p);
        uint32_t cursor = UINT32_MAX, taken = b + 1;
        const lede_annotation *annotation;
        /* Of several annotations that start here the one that led on; the last takes until the
         * furthest place at which its way was stopped. */
        while (lede_trace_takes(&m->grid, position, b, &cursor, &taken, &annotation)) {
            if (i + 1 == n || taken == stop) break;
        }
        steps[i] = (lede_trace_step){
            position->at, position->stop, {b, taken}, lede_trace_region(annotation)};
        stop = b;
        b = cell->from_boundary;
        p = cell->from_position;
    }
    out->path = (lede_trace_path){.span = {steps[0].span.start, steps[n - 1].span.stop},
                                  .steps = steps,
                                  .n_steps = lede_trace_join(steps, n)};
    return LEDE_OK;
}

/* That [] has nothing left to take says nothing beside what else was looked for. */
static void drop_any(miss *m) {
    size_t kept = 0;
    for (size_t i = 0; i < m->blocks.count; i++) {
        if (!m->blocks.data[i].takes_any) m->blocks.data[kept++] = m->blocks.data[i];
    }
    if (kept > 0) m->blocks.count = kept;
}

static lede_status show_best(miss *m, lede_arena *scratch, lede_error *err) {
    LEDE_TRY(
        lede_trace_grid_fill(&m->grid, m->grid.ground, m->tree->automaton, m->scope, scratch, err));
    LEDE_TRY(each_block(m, note, err));
    drop_any(m);
    if (m->blocks.count > 1) {
        qsort(m->blocks.data, m->blocks.count, sizeof *m->blocks.data, by_place);
    }
    m->out->found = true;
    m->out->scope = m->scope.span;
    m->out->n_held = m->best.n_held;
    m->out->blocks = m->blocks.data;
    m->out->n_blocks = (uint32_t)m->blocks.count;
    return keep_path(m, err);
}

static lede_status find_best(miss *m, lede_scope_span scope, lede_arena *scratch, lede_error *err) {
    LEDE_TRY(
        lede_trace_grid_fill(&m->grid, m->grid.ground, m->tree->automaton, scope, scratch, err));
    return each_block(m, compare, err);
}

static lede_status look(miss *m, lede_span inside, lede_arena *scratch, lede_error *err) {
    lede_scopes scopes;
    lede_scope_span scope;
    lede_ground *ground = m->grid.ground;
    const lede_compiled *rule = m->trees->rule;
    bool overlaps = rule->scope.kind == LEDE_SCOPE_ANNOTATION;
    uint32_t from = inside.start;
    lede_scopes_init(&scopes, ground, rule, inside);
    while (lede_scopes_next(&scopes, from, &scope)) {
        lede_arena_reset(scratch);
        LEDE_TRY(find_best(m, scope, scratch, err));
        from = overlaps ? scope.span.start : scope.starts_before;
    }
    lede_arena_reset(scratch);
    return m->found ? show_best(m, scratch, err) : LEDE_OK;
}

lede_status lede_trace_nearest(lede_matcher *matcher, uint32_t rule, lede_span inside,
                               lede_arena *arena, lede_trace_miss *out, lede_error *err) {
    lede_ground *ground = lede_matcher_ground(matcher);
    lede_trace_trees trees = {.rule = ground->set->rules.data[rule], .arena = arena};
    miss m = {.grid = {.ground = ground}, .arena = arena, .trees = &trees, .out = out};
    lede_arena scratch;
    *out = (lede_trace_miss){0};
    lede_arena_init(&scratch, 0);
    lede_status status = lede_trace_tree_of(&trees, trees.rule->pattern.root, &m.tree, err);
    if (status == LEDE_OK) status = look(&m, inside, &scratch, err);
    lede_arena_clear(&scratch);
    return status;
}
