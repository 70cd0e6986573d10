#include "match/around.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

/* ---- sets ------------------------------------------------------------------------------------ */

static bool is_none(lede_spots spots) {
    return (spots.low | spots.high) == 0;
}
static bool meet(lede_spots a, lede_spots b) {
    return ((a.low & b.low) | (a.high & b.high)) != 0;
}
static lede_spots common(lede_spots a, lede_spots b) {
    return (lede_spots){a.low & b.low, a.high & b.high};
}
static lede_spots without(lede_spots a, lede_spots b) {
    return (lede_spots){a.low & ~b.low, a.high & ~b.high};
}
static void join(lede_spots *spots, lede_spots other) {
    spots->low |= other.low;
    spots->high |= other.high;
}
static lede_spots only(uint32_t p) {
    uint64_t bit = (uint64_t)1 << (p % WORD_BITS);
    return p < WORD_BITS ? (lede_spots){bit, 0} : (lede_spots){0, bit};
}

/* The first of a set, taken out of it. */
static uint32_t take_first(lede_spots *spots) {
    bool is_low = spots->low != 0;
    uint64_t *word = is_low ? &spots->low : &spots->high;
    uint32_t bit = lede_lowest_bit(*word);
    *word &= *word - 1;
    return is_low ? bit : WORD_BITS + bit;
}

/* All that those of a set lead to. */
static lede_spots lead(const lede_spots *rows, lede_spots of) {
    lede_spots all = {0, 0};
    for (uint64_t bits = of.low; bits != 0; bits &= bits - 1) {
        join(&all, rows[lede_lowest_bit(bits)]);
    }
    for (uint64_t bits = of.high; bits != 0; bits &= bits - 1) {
        join(&all, rows[WORD_BITS + lede_lowest_bit(bits)]);
    }
    return all;
}

/* ---- of a rule ------------------------------------------------------------------------------- */

/* Of a rule without a trigger, or with one right before its matches, places are where they may
 * start. */
static bool is_at_start(const lede_compiled *rule) {
    return rule->trigger.kind == LEDE_TRIGGER_NONE || rule->trigger.beside == LEDE_BESIDE_START;
}

/* Positions that take the trigger: regions of its layer, tokens and phrases of its element. */
static lede_spots take_trigger(const lede_compiled *rule, const lede_node *node) {
    const lede_automaton *automaton = rule->automaton;
    bool is_layer = rule->trigger.kind == LEDE_TRIGGER_LAYER;
    lede_spots anchors = {0, 0};
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        bool is_token = position->layer == LEDE_NO_LAYER || position->phrases != NULL;
        if (is_layer ? position->layer != rule->trigger.layer : !is_token) continue;
        if (position->at >= node->at && position->stop <= node->stop) join(&anchors, only(p));
    }
    return anchors;
}

/* Positions that take what stands at a place. */
static lede_spots choose_anchors(const lede_compiled *rule, const lede_around *around,
                                 const lede_node *node) {
    if (is_at_start(rule)) return around->starts;
    return rule->trigger.beside == LEDE_BESIDE_STOP ? around->ends : take_trigger(rule, node);
}

/* Whether no way from start to end goes past the anchors. */
static bool holds_anchor(const lede_around *around) {
    lede_spots known = {0, 0}, fresh = around->starts;
    for (;;) {
        fresh = without(without(fresh, around->anchors), known);
        if (is_none(fresh)) return true;
        if (meet(fresh, around->ends)) return false;
        join(&known, fresh);
        fresh = lead(around->after, fresh);
    }
}

static bool asks_boundary(const lede_automaton *automaton, const lede_edge *edge) {
    for (uint64_t bits = edge->conditions; bits != 0; bits &= bits - 1) {
        if (!automaton->conditions[lede_lowest_bit(bits)].is_look) return true;
    }
    return false;
}

static void add_edges(const lede_automaton *automaton, lede_spots *after, lede_spots *before,
                      lede_around *around) {
    uint32_t n = automaton->n_positions;
    for (uint32_t p = 0; p <= n; p++) {
        const lede_position *position = &automaton->positions[p];
        for (uint32_t i = 0; i < position->n_edges; i++) {
            const lede_edge *edge = &automaton->edges[position->first_edge + i];
            uint32_t target = edge->target;
            if (p == n && asks_boundary(automaton, edge)) around->begins_at_boundary = true;
            if (target == LEDE_ACCEPT) {
                if (p < n) join(&around->ends, only(p));
                continue;
            }
            join(p == n ? &around->starts : &after[p], only(target));
            if (p < n) join(&before[target], only(p));
        }
    }
}

/* What all edges of the start ask, if one of it is that a layer starts there. */
static const lede_boundary_condition *find_begins(const lede_automaton *automaton) {
    const lede_position *start = lede_automaton_start(automaton);
    uint64_t common = start->n_edges == 0 ? 0 : UINT64_MAX;
    for (uint32_t i = 0; i < start->n_edges; i++) {
        common &= automaton->edges[start->first_edge + i].conditions;
    }
    for (; common != 0; common &= common - 1) {
        const lede_boundary_condition *condition = &automaton->conditions[lede_lowest_bit(common)];
        if (!condition->is_look && !condition->at_end) return condition;
    }
    return NULL;
}

static bool add_layers(const lede_automaton *automaton, lede_around *around, lede_arena *arena) {
    const struct lede_masks *masks = automaton->masks;
    lede_around_layer *layers = lede_arena_array(arena, masks->n_regions, sizeof *layers);
    if (layers == NULL) return false;
    for (uint32_t i = 0; i < masks->n_regions; i += masks->n_of_layer[i]) {
        lede_around_layer layer = {.first = &automaton->positions[masks->regions[i]]};
        for (uint32_t j = i; j < i + masks->n_of_layer[i]; j++) {
            join(&layer.spots, only(masks->regions[j]));
        }
        join(&around->regions, layer.spots);
        layers[around->n_layers++] = layer;
    }
    around->layers = layers;
    return true;
}

lede_status lede_around_build(const lede_compiled *rule, const lede_node *node, lede_arena *arena,
                              const lede_around **out, lede_error *err) {
    const lede_automaton *automaton = rule->automaton;
    uint32_t n = automaton->n_positions;
    bool is_free = rule->trigger.kind == LEDE_TRIGGER_NONE;
    bool is_beside = rule->trigger.beside != LEDE_BESIDE_NONE;
    bool is_hard = automaton->program != NULL || rule->n_span_conditions > 0 ||
                   rule->scope.kind == LEDE_SCOPE_TOKEN;
    *out = NULL;
    if (is_hard || n == 0 || n > LEDE_AROUND_POSITIONS) return LEDE_OK;
    if (!is_free && !is_beside && node == NULL) return LEDE_OK;
    /* Around a match that is what triggers there is nothing to see. */
    if (!is_free && rule->trigger.before == 0 && rule->trigger.after == 0) return LEDE_OK;
    lede_around *around = lede_arena_zalloc(arena, sizeof *around);
    lede_spots *rows = lede_arena_zalloc(arena, (size_t)n * 2 * sizeof *rows);
    if (around == NULL || rows == NULL || !add_layers(automaton, around, arena)) {
        return lede_fail_memory(err);
    }
    add_edges(automaton, rows, rows + n, around);
    around->after = rows;
    around->before = rows + n;
    around->anchors = choose_anchors(rule, around, node);
    around->begins = find_begins(automaton);
    /* A region that stops before the trigger may start anywhere. */
    bool is_far = rule->trigger.beside == LEDE_BESIDE_STOP && meet(around->ends, around->regions);
    if (holds_anchor(around) && !is_far) *out = around;
    return LEDE_OK;
}

/* ---- of an article --------------------------------------------------------------------------- */

void lede_surroundings_clear(lede_surroundings *around) {
    free(around->rows);
    *around = (lede_surroundings){0};
}

static uint32_t longest_of(const lede_surroundings *around) {
    const lede_around *of = around->rule->around;
    uint32_t longest = 1;
    for (uint32_t i = 0; i < of->n_layers; i++) {
        const lede_position *position = of->layers[i].first;
        uint32_t most = position->phrases != NULL
                            ? lede_phrases_most(position->phrases)
                            : lede_layers_get(around->ground->layers, position->layer)->longest;
        if (most > longest) longest = most;
    }
    return longest;
}

lede_status lede_surroundings_enter(lede_surroundings *around, lede_ground *ground,
                                    const lede_compiled *rule, lede_span scope, lede_error *err) {
    size_t n_tokens = scope.stop - scope.start;
    if (around->capacity <= n_tokens) {
        free(around->rows);
        around->capacity = n_tokens * 2 + 1;
        around->rows = calloc(around->capacity, sizeof *around->rows);
        if (around->rows == NULL) around->capacity = 0;
        if (around->rows == NULL) return lede_fail_memory(err);
    }
    around->ground = ground;
    around->rule = rule;
    around->scope = scope;
    around->longest = 0;
    around->n_steps = 0;
    around->begins = NULL;
    const lede_boundary_condition *begins = rule->around->begins;
    if (rule->trigger.kind == LEDE_TRIGGER_NONE && begins != NULL) {
        around->begins = lede_ground_boundaries(ground, begins->layer, begins->test, false);
    }
    return lede_ground_enter_fits(ground, rule->automaton, (uint32_t)n_tokens, &around->fits, err);
}

static lede_spots *row_at(const lede_surroundings *around, uint32_t boundary) {
    return &around->rows[boundary - around->scope.start];
}

/* Of some positions those that can take the token; regions are left out. */
static lede_spots keep_fit(const lede_surroundings *around, uint32_t token, lede_spots spots) {
    const lede_automaton *automaton = around->rule->automaton;
    lede_fit fit = lede_ground_fit(around->ground, automaton, around->fits, token);
    if (spots.low != 0) {
        spots.low = lede_ground_keep(around->ground, automaton, &fit, 0, spots.low);
    }
    if (spots.high != 0) {
        spots.high = lede_ground_keep(around->ground, automaton, &fit, 1, spots.high);
    }
    return spots;
}

/* Whether a region of that position's layer starts there, or a phrase might. */
static bool may_start(const lede_surroundings *around, const lede_position *position,
                      uint32_t token) {
    return position->phrases != NULL ||
           lede_ground_first(around->ground, position->layer, token) != UINT32_MAX;
}

/* ---- onwards --------------------------------------------------------------------------------- */

/* How far some positions lead that took what stops at a boundary. */
typedef struct way {
    uint32_t last; /* boundary of which something is known */
    uint32_t stop; /* the last one where a match may end; 0: none */
} way;

static void leave(const lede_surroundings *around, way *w, lede_spots taken, uint32_t boundary) {
    const lede_around *of = around->rule->around;
    if (boundary > w->stop && meet(taken, of->ends)) w->stop = boundary;
    if (boundary == around->scope.stop) return;
    join(row_at(around, boundary), lead(of->after, taken));
    if (boundary > w->last) w->last = boundary;
}

static void take_regions(const lede_surroundings *around, way *w, lede_spots spots,
                         uint32_t token) {
    const lede_around *of = around->rule->around;
    if (!lede_ground_may_begin(around->ground, around->rule->automaton, token)) return;
    for (uint32_t i = 0; i < of->n_layers; i++) {
        lede_spots rest = common(spots, of->layers[i].spots);
        if (is_none(rest) || !may_start(around, of->layers[i].first, token)) continue;
        while (!is_none(rest)) {
            uint32_t p = take_first(&rest), cursor = UINT32_MAX;
            const lede_position *position = &around->rule->automaton->positions[p];
            const lede_annotation *annotation;
            while ((annotation = lede_ground_next_at(around->ground, position, token,
                                                     around->scope.stop, &cursor)) != NULL) {
                leave(around, w, only(p), annotation->span.stop);
            }
        }
    }
}

/* From what rows say of boundary `from` on; they are empty then. */
static void go_on(lede_surroundings *around, way *w, uint32_t from) {
    const lede_around *of = around->rule->around;
    for (uint32_t b = from; b <= w->last; b++) {
        lede_spots here = *row_at(around, b);
        if (is_none(here)) continue;
        around->n_steps++;
        *row_at(around, b) = (lede_spots){0, 0};
        if (meet(here, of->regions)) take_regions(around, w, here, b);
        here = keep_fit(around, b, here);
        if (!is_none(here)) leave(around, w, here, b + 1);
    }
}

/* ---- back ------------------------------------------------------------------------------------ */

/* A region that starts at a boundary, is taken by a position, and leads on where it stops. */
static bool leads_on(const lede_surroundings *around, uint32_t p, uint32_t boundary,
                     uint32_t anchor) {
    const lede_position *position = &around->rule->automaton->positions[p];
    uint32_t cursor = UINT32_MAX;
    for (;;) {
        const lede_annotation *annotation =
            lede_ground_next_at(around->ground, position, boundary, anchor, &cursor);
        if (annotation == NULL) return false;
        if (meet(*row_at(around, annotation->span.stop), only(p))) return true;
    }
}

static void find_regions(const lede_surroundings *around, uint32_t boundary, uint32_t anchor,
                         lede_spots *here) {
    const lede_around *of = around->rule->around;
    if (!lede_ground_may_begin(around->ground, around->rule->automaton, boundary)) return;
    for (uint32_t i = 0; i < of->n_layers; i++) {
        lede_spots rest = of->layers[i].spots;
        if (!may_start(around, of->layers[i].first, boundary)) continue;
        while (!is_none(rest)) {
            uint32_t p = take_first(&rest);
            if (leads_on(around, p, boundary, anchor)) join(here, only(p));
        }
    }
}

/* The first boundary from which some way leads to positions that take what starts at `anchor`;
 * UINT32_MAX: there is none. */
static uint32_t go_back(lede_surroundings *around, lede_spots taken, uint32_t anchor) {
    const lede_around *of = around->rule->around;
    if (around->longest == 0) around->longest = longest_of(around);
    uint32_t low = anchor, start = meet(taken, of->starts) ? anchor : UINT32_MAX;
    *row_at(around, anchor) = lead(of->before, taken);
    for (uint32_t b = anchor; b > around->scope.start && low - (b - 1) <= around->longest; b--) {
        lede_spots here = *row_at(around, b);
        around->n_steps++;
        if (!is_none(here)) here = keep_fit(around, b - 1, here);
        if (of->n_layers > 0) find_regions(around, b - 1, anchor, &here);
        if (is_none(here)) continue;
        low = b - 1;
        if (meet(here, of->starts)) start = low;
        *row_at(around, low) = lead(of->before, here);
    }
    for (uint32_t b = low; b <= anchor; b++) *row_at(around, b) = (lede_spots){0, 0};
    return start;
}

/* ---- both ------------------------------------------------------------------------------------ */

/* Whether the layers of an edge start or stop at a boundary, as it asks. */
static bool holds_boundaries(const lede_surroundings *around, const lede_edge *edge,
                             uint32_t boundary) {
    const lede_automaton *automaton = around->rule->automaton;
    for (uint64_t rest = edge->conditions; rest != 0; rest &= rest - 1) {
        const lede_boundary_condition *condition = &automaton->conditions[lede_lowest_bit(rest)];
        if (condition->is_look) continue;
        const uint64_t *bits = lede_ground_boundaries(around->ground, condition->layer,
                                                      condition->test, condition->at_end);
        if (bits == NULL || !lede_row_has(bits, boundary)) return false;
        if (condition->at_end && boundary == around->scope.start) return false;
    }
    return true;
}

/* Positions that begin a match at a boundary. */
static lede_spots find_starts(const lede_surroundings *around, uint32_t boundary) {
    const lede_automaton *automaton = around->rule->automaton;
    const lede_position *start = lede_automaton_start(automaton);
    lede_spots starts = {0, 0};
    for (uint32_t i = 0; i < start->n_edges; i++) {
        const lede_edge *edge = &automaton->edges[start->first_edge + i];
        if (edge->target == LEDE_ACCEPT || !holds_boundaries(around, edge, boundary)) continue;
        join(&starts, only(edge->target));
    }
    return starts;
}

/* Anchors that can take the occurrence; tests of regions are asked on the way. */
static lede_spots find_anchors(const lede_surroundings *around, uint32_t token) {
    const lede_around *of = around->rule->around;
    bool is_asked = is_at_start(around->rule) && of->begins_at_boundary;
    lede_spots anchors = is_asked ? find_starts(around, token) : of->anchors;
    lede_spots regions = common(anchors, of->regions), tokens = without(anchors, regions);
    if (!is_none(tokens)) tokens = keep_fit(around, token, tokens);
    join(&tokens, regions);
    return tokens;
}

/* Where matches end at most that take the occurrence so; 0: none does. */
static uint32_t stop_from(lede_surroundings *around, lede_spots taken, uint32_t token) {
    lede_spots regions = common(taken, around->rule->around->regions);
    lede_spots tokens = without(taken, regions);
    way w = {.last = token};
    if (!is_none(regions)) take_regions(around, &w, regions, token);
    if (!is_none(tokens)) leave(around, &w, tokens, token + 1);
    go_on(around, &w, token + 1);
    return w.stop;
}

uint32_t lede_surroundings_next(const lede_surroundings *around, uint32_t from) {
    uint32_t stop = around->scope.stop;
    while (around->begins != NULL && from < stop && !lede_row_has(around->begins, from)) from++;
    return from;
}

bool lede_surroundings_of(lede_surroundings *around, lede_span occurrence, lede_span *out) {
    lede_ground *ground = around->ground;
    const lede_trigger *trigger = &around->rule->trigger;
    uint32_t token = occurrence.start;
    if (token < around->scope.start || occurrence.stop > around->scope.stop) return false;
    if (trigger->beside == LEDE_BESIDE_STOP && token-- == around->scope.start) return false;
    if (trigger->beside == LEDE_BESIDE_START && ++token == around->scope.stop) return false;
    ground->is_hopeful = ground->reads;
    *out = (lede_span){token, 0};
    lede_spots taken = find_anchors(around, token);
    if (!is_none(taken)) out->stop = stop_from(around, taken, token);
    if (out->stop > 0 && !is_at_start(around->rule)) {
        out->start = go_back(around, taken, token);
    }
    ground->is_hopeful = false;
    return out->stop > 0 && out->start != UINT32_MAX;
}
