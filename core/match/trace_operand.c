/* Operands: whether B holds where A stood, and which element of B took which token. */
#include "match/trace_way.h"

#include <stdlib.h>

uint32_t lede_trace_first_operand(const lede_node *node) {
    return node->kind == LEDE_NODE_LOOK ? 0 : 1;
}

/* A `within` of a name or a number has one operand that is no node. */
static bool is_named_within(const lede_node *node) {
    return node->kind == LEDE_NODE_WITHIN && node->n_items == 1;
}

uint32_t lede_trace_end_operand(const lede_node *node) {
    return is_named_within(node) ? 2 : node->n_items;
}

const lede_node *lede_trace_operand_node(const lede_node *node, uint32_t i) {
    return is_named_within(node) ? node : node->items[i];
}

static const char *word_of(const lede_node *node) {
    switch (node->kind) {
    case LEDE_NODE_INTERSECTION: return "&";
    case LEDE_NODE_CONTAINING: return node->negated ? "not containing" : "containing";
    case LEDE_NODE_WITHIN: return node->negated ? "not within" : "within";
    case LEDE_NODE_MEET: return "meet";
    default: break;
    }
    if (node->behind) return node->negated ? "(?<!" : "(?<=";
    return node->negated ? "(?!" : "(?=";
}

/* `s + by`, not below `least`. */
static uint32_t shift(uint32_t s, int32_t by, uint32_t least) {
    int64_t at = (int64_t)s + by;
    return at < (int64_t)least ? least : at > INT32_MAX ? INT32_MAX : (uint32_t)at;
}

lede_trace_reach lede_trace_operand_reach(const lede_trace_place *place, lede_trace_stop stop) {
    lede_span scope = place->scope.span, span = stop.span;
    lede_trace_reach reach = {span.start, span.start, span.stop, span.stop, false};
    switch (stop.node->kind) {
    case LEDE_NODE_CONTAINING:
        reach.start_to = span.stop;
        reach.stop_from = span.start;
        break;
    case LEDE_NODE_WITHIN:
        reach.start_from = scope.start;
        reach.stop_to = scope.stop;
        break;
    case LEDE_NODE_MEET:
        reach.may_be_empty = true;
        reach.start_from = scope.start;
        reach.start_to = scope.stop;
        if (stop.node->name.data == NULL) {
            reach.start_from = shift(span.start, stop.node->from, scope.start);
            reach.start_to = shift(span.start, stop.node->to, scope.start);
            if (reach.start_to > scope.stop) reach.start_to = scope.stop;
        }
        reach.stop_from = scope.start;
        reach.stop_to = scope.stop;
        break;
    case LEDE_NODE_LOOK:
        reach.may_be_empty = true;
        if (stop.node->behind) {
            reach.start_from = scope.start;
        } else {
            reach.stop_to = scope.stop;
        }
        break;
    default: break;
    }
    return reach;
}

/* ---- within a name or a number --------------------------------------------------------------- */

static const lede_annotation *find_around(lede_trace_place *place, lede_trace_stop stop) {
    const lede_layer *layer = lede_layers_get(place->ground->layers, stop.node->layer);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.start > stop.span.start) break;
        if (annotation->span.stop >= stop.span.stop &&
            lede_ground_annotation_holds(place->ground, stop.node->test, annotation)) {
            return annotation;
        }
    }
    return NULL;
}

static bool is_in_sentences(const lede_trace_place *place, lede_trace_stop stop) {
    const lede_article *article = place->ground->article;
    if (article->n_sentences == 0) return true;
    uint32_t first = lede_article_sentence_of(article, stop.span.start);
    uint32_t last = lede_article_sentence_of(article, stop.span.stop - 1);
    return last - first < stop.node->count &&
           article->sentences[last].block == article->sentences[first].block;
}

static lede_status ask_named(lede_trace_place *place, lede_trace_stop stop, bool *holds,
                             lede_trace_path *path, lede_error *err) {
    const lede_node *node = stop.node;
    *path = (lede_trace_path){.n_steps = 0};
    if (node->name.data == NULL || node->layer == LEDE_LAYER_S) {
        bool is_in = node->name.data == NULL ? stop.span.stop - stop.span.start <= node->count
                                             : is_in_sentences(place, stop);
        *holds = is_in != node->negated;
        return LEDE_OK;
    }
    const lede_annotation *around = find_around(place, stop);
    *holds = (around != NULL) != node->negated;
    if (around == NULL) return LEDE_OK;
    lede_trace_step *step = lede_arena_alloc(place->arena, sizeof *step);
    if (step == NULL) return lede_fail_memory(err);
    *step = (lede_trace_step){node->at, node->stop, around->span, around};
    *path = (lede_trace_path){.span = around->span, .steps = step, .n_steps = 1};
    return LEDE_OK;
}

/* ---- patterns -------------------------------------------------------------------------------- */

/* `meet A B p`: in each annotation of the layer that A stands in, until one holds. */
static lede_status find_in_layer(lede_trace_place *place, lede_trace_stop stop,
                                 lede_trace_tree *tree, lede_trace_way *way, lede_error *err) {
    const lede_layer *layer = lede_layers_get(place->ground->layers, stop.node->layer);
    lede_span scope = place->scope.span;
    for (uint32_t i = 0; i < layer->count && !(way->found && way->agrees); i++) {
        lede_span around = layer->annotations[i].span;
        if (around.start > stop.span.start) break;
        if (around.stop < stop.span.stop) continue;
        uint32_t from = around.start < scope.start ? scope.start : around.start;
        uint32_t to = around.stop > scope.stop ? scope.stop : around.stop;
        lede_trace_reach reach = {from, to, from, to, true};
        LEDE_TRY(lede_trace_find_way(place, tree, reach, way, err));
    }
    return LEDE_OK;
}

lede_status lede_trace_find_operand(lede_trace_place *place, lede_trace_stop stop, uint32_t i,
                                    lede_trace_way *way, lede_error *err) {
    lede_trace_tree *tree;
    LEDE_TRY(lede_trace_tree_of(place->trees, stop.node->items[i], &tree, err));
    if (stop.node->kind == LEDE_NODE_MEET && stop.node->name.data != NULL) {
        return find_in_layer(place, stop, tree, way, err);
    }
    return lede_trace_find_way(place, tree, lede_trace_operand_reach(place, stop), way, err);
}

/* Operands of the way, each behind the steps that A took. */
lede_status lede_trace_keep_operands(lede_trace_place *place, const lede_trace_way *way,
                                     lede_trace_path *path, lede_error *err) {
    LEDE_ARRAY(lede_trace_operand) kept = {0};
    for (size_t p = 0; p < way->passed.count; p++) {
        lede_trace_stop stop = way->passed.data[p];
        uint32_t end = lede_trace_end_operand(stop.node), after = 0;
        while (after < path->n_steps && path->steps[after].span.start < stop.span.stop) after++;
        for (uint32_t i = lede_trace_first_operand(stop.node); i < end; i++) {
            lede_trace_operand operand;
            bool holds;
            LEDE_TRY(lede_trace_ask_operand(place, stop, i, &holds, &operand, err));
            if (!holds || stop.node->negated || operand.path.n_steps == 0) continue;
            operand.after = after;
            if (!lede_array_push_in(place->arena, &kept, operand)) return lede_fail_memory(err);
        }
    }
    path->operands = kept.data;
    path->n_operands = (uint32_t)kept.count;
    return LEDE_OK;
}

lede_status lede_trace_ask_operand(lede_trace_place *place, lede_trace_stop stop, uint32_t i,
                                   bool *holds, lede_trace_operand *out, lede_error *err) {
    const lede_node *operand = lede_trace_operand_node(stop.node, i);
    lede_trace_path path;
    if (is_named_within(stop.node)) {
        LEDE_TRY(ask_named(place, stop, holds, &path, err));
    } else {
        lede_trace_place inside = *place;
        lede_trace_way way = {.asks = true};
        if (stop.node->negated) inside.match = NULL; /* what it binds is forgotten */
        lede_status status = lede_trace_find_operand(&inside, stop, i, &way, err);
        place->n_tries = inside.n_tries;
        *holds = (way.found && way.agrees) != stop.node->negated;
        if (status == LEDE_OK && out != NULL && way.found) {
            status = lede_trace_keep_operands(&inside, &way, &way.path, err);
        }
        lede_trace_way_clear(&way);
        LEDE_TRY(status);
        path = way.path;
    }
    if (out != NULL) {
        *out = (lede_trace_operand){
            .word = word_of(stop.node), .at = operand->at, .stop = operand->stop, .path = path};
    }
    return LEDE_OK;
}
