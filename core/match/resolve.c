#include "match/compiled.h"

#define NOT_SEEN (LEDE_NO_LAYER - 1) /* no place of the capture was looked at yet */

/* ---- captures -------------------------------------------------------------------------------- */

/* Roots of paths: a capture of that name could not be read. */
static bool is_root(lede_slice name) {
    const char *const roots[] = {"match", "sentence", "paragraph", "article"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        if (lede_slice_is(name, roots[i])) return true;
    }
    return false;
}

static lede_status add_capture(lede_resolver *resolver, lede_slice name, uint32_t at,
                               uint32_t *capture) {
    lede_compiled *rule = resolver->rule;
    lede_arena *arena = &resolver->set->arena;
    for (size_t i = 0; name.data != NULL && i < rule->captures.count; i++) {
        if (!lede_slice_equal(rule->captures.data[i], name)) continue;
        *capture = (uint32_t)i;
        return LEDE_OK;
    }
    if (rule->captures.count >= LEDE_PATTERN_CAPTURES) {
        return lede_pattern_source_fail(&rule->source, at, LEDE_LIMIT, resolver->err,
                                        "a pattern has %d names at most", LEDE_PATTERN_CAPTURES);
    }
    *capture = (uint32_t)rule->captures.count;
    if (!lede_array_push_in(arena, &rule->captures, name) ||
        !lede_array_push_in(arena, &rule->regions, NOT_SEEN)) {
        return lede_fail_memory(resolver->err);
    }
    return LEDE_OK;
}

static bool holds_region(const lede_node *node) {
    if (node->kind == LEDE_NODE_REGION) return true;
    for (uint32_t i = 0; i < node->n_items; i++) {
        if (holds_region(node->items[i])) return true;
    }
    return false;
}

/* First pass: all names, so that `a.word` is known to mean a capture wherever it stands. */
static lede_status collect_captures(lede_resolver *resolver, lede_node *node) {
    if (node->kind == LEDE_NODE_CAPTURE) {
        if (is_root(node->name)) {
            return lede_pattern_source_fail(
                &resolver->rule->source, node->at, LEDE_SYNTAX, resolver->err,
                "a capture cannot be called '%.*s': in paths that name is "
                "taken",
                LEDE_FMT(node->name));
        }
        LEDE_TRY(add_capture(resolver, node->name, node->at, &node->capture));
        if (holds_region(node)) resolver->rule->holds_regions[node->capture] = true;
    }
    for (uint32_t i = 0; i < node->n_items; i++) {
        LEDE_TRY(collect_captures(resolver, node->items[i]));
    }
    return LEDE_OK;
}

/* A capture is a region when each place where it stands holds one region element of one layer. */
static void note_region(lede_resolver *resolver, const lede_node *node) {
    uint32_t *region = &resolver->rule->regions.data[node->capture];
    const lede_node *item = node->items[0];
    uint32_t layer = item->kind == LEDE_NODE_REGION ? item->layer : LEDE_NO_LAYER;
    if (*region == NOT_SEEN)
        *region = layer;
    else if (*region != layer)
        *region = LEDE_NO_LAYER;
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static lede_status resolve_node(lede_resolver *resolver, lede_node *node);

static lede_status resolve_items(lede_resolver *resolver, lede_node *node) {
    for (uint32_t i = 0; i < node->n_items; i++) {
        LEDE_TRY(resolve_node(resolver, node->items[i]));
    }
    return LEDE_OK;
}

/* The layer of `within p`; what else its name can mean is a number of sentences or of tokens. */
static lede_status resolve_within_name(lede_resolver *resolver, lede_node *node) {
    if (node->n_items > 1 || node->name.data == NULL) return LEDE_OK;
    LEDE_TRY(lede_resolve_layer(resolver, node->name, node->at, &node->layer));
    if (node->count > 1 && node->layer != LEDE_LAYER_S) {
        return lede_pattern_source_fail(
            &resolver->rule->source, node->at, LEDE_UNSUPPORTED, resolver->err,
            "'within' counts sentences (within 2 s) and tokens (within 40); of any other layer it "
            "takes one: within %.*s",
            LEDE_FMT(node->name));
    }
    return LEDE_OK;
}

/* All operands but the first: what is looked at besides the match. */
static lede_status resolve_operands(lede_resolver *resolver, lede_node *node) {
    for (uint32_t i = 1; i < node->n_items; i++) {
        LEDE_TRY(resolve_node(resolver, node->items[i]));
    }
    return LEDE_OK;
}

static lede_status resolve_part(lede_resolver *resolver, lede_node *node) {
    if (node->kind == LEDE_NODE_WITHIN) LEDE_TRY(resolve_within_name(resolver, node));
    if (node->kind == LEDE_NODE_MEET && node->name.data != NULL) {
        LEDE_TRY(lede_resolve_layer(resolver, node->name, node->at, &node->layer));
    }
    if (node->kind == LEDE_NODE_MEET && node->from > node->to) {
        return lede_pattern_source_fail(&resolver->rule->source, node->at, LEDE_SYNTAX,
                                        resolver->err,
                                        "this window is empty; the smaller number stands first");
    }
    LEDE_TRY(resolve_node(resolver, node->items[0]));
    LEDE_TRY(resolve_operands(resolver, node));
    if (node->kind != LEDE_NODE_CONSTRAINT) return LEDE_OK;
    return lede_resolve_constraint(resolver, node->condition, &node->constraint);
}

static lede_status resolve_element(lede_resolver *resolver, lede_node *node) {
    switch (node->kind) {
    case LEDE_NODE_EMPTY: return LEDE_OK;
    case LEDE_NODE_STRING:
    case LEDE_NODE_LIST: return lede_resolve_string(resolver, node);
    case LEDE_NODE_TOKEN:
        return lede_resolve_element(resolver, node->condition, false, &node->test,
                                    &node->constraint);
    case LEDE_NODE_REGION:
    case LEDE_NODE_BOUNDARY:
        LEDE_TRY(lede_resolve_layer(resolver, node->name, node->at, &node->layer));
        if (node->kind == LEDE_NODE_BOUNDARY) {
            return lede_resolve_tag(resolver, node->condition, &node->test);
        }
        return lede_resolve_element(resolver, node->condition, true, &node->test,
                                    &node->constraint);
    case LEDE_NODE_SEQUENCE:
    case LEDE_NODE_ALTERNATION:
    case LEDE_NODE_REPEAT: return resolve_items(resolver, node);
    case LEDE_NODE_CAPTURE:
        LEDE_TRY(resolve_items(resolver, node));
        note_region(resolver, node);
        return LEDE_OK;
    case LEDE_NODE_LOOK: return resolve_items(resolver, node);
    case LEDE_NODE_INTERSECTION:
    case LEDE_NODE_CONSTRAINT:
    case LEDE_NODE_WITHIN:
    case LEDE_NODE_CONTAINING:
    case LEDE_NODE_MEET: return resolve_part(resolver, node);
    }
    return LEDE_OK;
}

/* What the compiler has to know of a tree. */
static void note_kind(lede_node *node) {
    bool is_capture = node->kind == LEDE_NODE_CAPTURE;
    bool is_part = node->kind == LEDE_NODE_INTERSECTION || node->kind == LEDE_NODE_CONSTRAINT ||
                   node->kind == LEDE_NODE_WITHIN || node->kind == LEDE_NODE_CONTAINING ||
                   node->kind == LEDE_NODE_MEET;
    node->binds = is_capture;
    node->is_hard = is_part || node->constraint != LEDE_NO_CONSTRAINT;
    for (uint32_t i = 0; i < node->n_items; i++) {
        node->binds = node->binds || node->items[i]->binds;
        node->is_hard = node->is_hard || node->items[i]->is_hard;
    }
    if (node->kind == LEDE_NODE_LOOK && node->binds) node->is_hard = true;
}

static lede_status resolve_node(lede_resolver *resolver, lede_node *node) {
    LEDE_TRY(resolve_element(resolver, node));
    note_kind(node);
    return LEDE_OK;
}

/* ---- within and containing, around the whole pattern ---- */

static lede_status set_scope(lede_resolver *resolver, const lede_node *node, lede_scope scope) {
    if (resolver->rule->scope.count > 0) {
        return lede_pattern_source_fail(
            &resolver->rule->source, node->at, LEDE_SYNTAX, resolver->err,
            "the scope is set twice; expected one of within s, within p, "
            "within 40");
    }
    resolver->rule->scope = scope;
    return LEDE_OK;
}

static lede_status resolve_scope(lede_resolver *resolver, const lede_node *node) {
    lede_scope scope = {.count = node->count, .test = LEDE_NO_TEST, .layer = node->layer};
    if (node->name.data == NULL) {
        scope.kind = LEDE_SCOPE_TOKEN;
    } else if (scope.layer == LEDE_LAYER_S) {
        scope.kind = LEDE_SCOPE_SENTENCE;
    } else {
        scope.kind = scope.layer == LEDE_LAYER_ARTICLE ? LEDE_SCOPE_NONE : LEDE_SCOPE_ANNOTATION;
    }
    return set_scope(resolver, node, scope);
}

/* What bounds the whole match and binds nothing is no part of the automaton. */
static lede_status resolve_span_condition(lede_resolver *resolver, lede_node *node, bool *taken) {
    lede_compiled *rule = resolver->rule;
    lede_node *operand = node->n_items == 2 ? node->items[1] : NULL;
    lede_span_check check = {
        .negated = node->negated, .layer = node->layer, .test = LEDE_NO_TEST, .count = node->count};
    bool is_scope = operand == NULL && !node->negated; /* takes no place */
    *taken = (is_scope || rule->n_span_conditions < LEDE_RULE_SPAN_CONDITIONS) &&
             (operand == NULL || (!operand->binds && !operand->is_hard));
    if (!*taken) return LEDE_OK;
    if (operand == NULL) {
        if (is_scope) return resolve_scope(resolver, node);
        if (node->name.data == NULL) check.kind = LEDE_SPAN_TOKENS;
        if (node->layer == LEDE_LAYER_S && node->name.data != NULL) {
            check.kind = LEDE_SPAN_SENTENCES;
        }
    } else if (node->kind == LEDE_NODE_WITHIN && operand->kind == LEDE_NODE_REGION) {
        check.layer = operand->layer;
        check.test = operand->test;
    } else {
        lede_automaton_options options = {.source = &rule->source, .arena = &resolver->set->arena};
        lede_automaton *inner;
        LEDE_TRY(lede_automaton_build(operand, &options, &inner, resolver->err));
        check.kind = node->kind == LEDE_NODE_WITHIN ? LEDE_SPAN_AROUND : LEDE_SPAN_CONTAINING;
        if (check.kind == LEDE_SPAN_CONTAINING && inner->takes_nothing) {
            return lede_pattern_source_fail(
                &rule->source, operand->at, LEDE_SYNTAX, resolver->err,
                "what stands behind 'containing' can match no token at all");
        }
        check.inner = inner;
    }
    rule->span_conditions[rule->n_span_conditions++] = check;
    return LEDE_OK;
}

/* `A within <quote/>` with no scope of its own is cut to the quotes. */
static void cut_to_region(lede_compiled *rule) {
    if (rule->scope.count > 0) return;
    for (uint32_t i = 0; i < rule->n_span_conditions; i++) {
        lede_span_check condition = rule->span_conditions[i];
        if (condition.kind != LEDE_SPAN_WITHIN || condition.negated) continue;
        rule->scope = (lede_scope){.kind = LEDE_SCOPE_ANNOTATION,
                                   .count = 1,
                                   .layer = condition.layer,
                                   .test = condition.test};
        for (i++; i < rule->n_span_conditions; i++) {
            rule->span_conditions[i - 1] = rule->span_conditions[i];
        }
        rule->n_span_conditions--;
        return;
    }
    rule->scope = (lede_scope){.kind = rule->dialect == LEDE_DIALECT_LEDE ? LEDE_SCOPE_SENTENCE
                                                                          : LEDE_SCOPE_NONE,
                               .count = 1,
                               .layer = LEDE_LAYER_S,
                               .test = LEDE_NO_TEST};
}

static bool is_around(const lede_node *node) {
    return node->kind == LEDE_NODE_WITHIN || node->kind == LEDE_NODE_CONTAINING ||
           node->kind == LEDE_NODE_CONSTRAINT;
}

/* A node around the pattern that stays in it. */
static lede_status wrap(lede_resolver *resolver, const lede_node *node, lede_node ***hole) {
    lede_arena *arena = &resolver->set->arena;
    lede_node *copy = lede_arena_alloc(arena, sizeof *copy);
    lede_node **items = lede_arena_array(arena, node->n_items, sizeof *items);
    if (copy == NULL || items == NULL) return lede_fail_memory(resolver->err);
    *copy = *node;
    memcpy(items, node->items, node->n_items * sizeof *items);
    copy->items = items;
    **hole = copy;
    *hole = &items[0];
    return LEDE_OK;
}

/* `within`, `containing` and `::` that stand around the pattern, from the outside; what is left is
 * its main part. */
static lede_status resolve_around(lede_resolver *resolver) {
    lede_compiled *rule = resolver->rule;
    lede_node *node = rule->pattern.root, **hole = &rule->main;
    for (; is_around(node); node = node->items[0]) {
        bool taken = false;
        if (node->kind == LEDE_NODE_WITHIN) LEDE_TRY(resolve_within_name(resolver, node));
        LEDE_TRY(resolve_operands(resolver, node));
        if (node->kind == LEDE_NODE_CONSTRAINT) {
            LEDE_TRY(lede_resolve_constraint(resolver, node->condition, &node->constraint));
        } else {
            LEDE_TRY(resolve_span_condition(resolver, node, &taken));
        }
        note_kind(node);
        if (!taken) LEDE_TRY(wrap(resolver, node, &hole));
    }
    *hole = node;
    LEDE_TRY(resolve_node(resolver, node));
    for (lede_node *outer = rule->main; outer != node; outer = outer->items[0]) {
        outer->is_hard = true;
        outer->binds = outer->binds || node->binds;
    }
    return LEDE_OK;
}

lede_status lede_resolve_rule(lede_ruleset *set, lede_compiled *rule, lede_error *err) {
    lede_resolver resolver = {.set = set, .rule = rule, .err = err};
    rule->is_referred = lede_arena_zalloc(&set->arena, LEDE_PATTERN_CAPTURES + 1);
    rule->holds_regions = lede_arena_zalloc(&set->arena, LEDE_PATTERN_CAPTURES + 1);
    if (rule->is_referred == NULL || rule->holds_regions == NULL) return lede_fail_memory(err);
    LEDE_TRY(collect_captures(&resolver, rule->pattern.root));
    LEDE_TRY(resolve_around(&resolver));
    cut_to_region(rule);
    return LEDE_OK;
}
