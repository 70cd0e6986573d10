#include "match/compiled.h"

#define NOT_SEEN (LEDE_NO_LAYER - 1) /* no place of the capture was looked at yet */

static lede_status unsupported(const lede_resolver *resolver, uint32_t at, const char *what) {
    return lede_pattern_source_fail(&resolver->rule->source, at, LEDE_UNSUPPORTED, resolver->err,
                                    "%s not matched in this build", what);
}

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

enum { IN_LOOK = 1, IN_CONTAINING = 2, IN_TARGET = 4 };

static lede_status resolve_node(lede_resolver *resolver, lede_node *node, unsigned inside);

static lede_status resolve_items(lede_resolver *resolver, lede_node *node, unsigned inside) {
    for (uint32_t i = 0; i < node->n_items; i++) {
        LEDE_TRY(resolve_node(resolver, node->items[i], inside));
    }
    return LEDE_OK;
}

static lede_status resolve_capture(lede_resolver *resolver, lede_node *node, unsigned inside) {
    if (inside & IN_LOOK) return unsupported(resolver, node->at, "a capture in a look around is");
    if (inside & IN_CONTAINING) {
        return unsupported(resolver, node->at, "a capture behind 'containing' is");
    }
    LEDE_TRY(resolve_items(resolver, node, inside));
    note_region(resolver, node);
    return LEDE_OK;
}

static lede_status resolve_target(lede_resolver *resolver, lede_node *node, unsigned inside) {
    lede_compiled *rule = resolver->rule;
    if (inside != 0)
        return unsupported(resolver, node->at, "a target inside of another element is");
    if (!rule->has_target) {
        LEDE_TRY(add_capture(resolver, LEDE_NULL_SLICE, node->at, &node->capture));
        rule->has_target = true;
    } else {
        node->capture = (uint32_t)rule->captures.count - 1;
    }
    return resolve_items(resolver, node, inside | IN_TARGET);
}

static lede_status resolve_node(lede_resolver *resolver, lede_node *node, unsigned inside) {
    switch (node->kind) {
    case LEDE_NODE_EMPTY: return LEDE_OK;
    case LEDE_NODE_STRING:
    case LEDE_NODE_LIST: return lede_resolve_string(resolver, node);
    case LEDE_NODE_TOKEN:
        if (node->condition == NULL) return LEDE_OK;
        return lede_resolve_token(resolver, node->condition, &node->test);
    case LEDE_NODE_REGION:
    case LEDE_NODE_BOUNDARY:
        LEDE_TRY(lede_resolve_layer(resolver, node->name, node->at, &node->layer));
        return lede_resolve_tag(resolver, node->condition, &node->test);
    case LEDE_NODE_SEQUENCE:
    case LEDE_NODE_ALTERNATION:
    case LEDE_NODE_REPEAT: return resolve_items(resolver, node, inside);
    case LEDE_NODE_CAPTURE: return resolve_capture(resolver, node, inside);
    case LEDE_NODE_TARGET: return resolve_target(resolver, node, inside);
    case LEDE_NODE_LOOK: return resolve_items(resolver, node, inside | IN_LOOK);
    case LEDE_NODE_INTERSECTION:
        return unsupported(resolver, node->at, "'&' between sequences (intersection) is");
    case LEDE_NODE_CONSTRAINT:
        return unsupported(resolver, node->at, "'::' (a constraint on captures) is");
    case LEDE_NODE_WITHIN:
        return unsupported(resolver, node->at, "'within' inside of a pattern is");
    case LEDE_NODE_CONTAINING:
        return unsupported(resolver, node->at, "'containing' inside of a pattern is");
    case LEDE_NODE_MEET: return unsupported(resolver, node->at, "'meet' is");
    case LEDE_NODE_MACRO: break;
    }
    return lede_pattern_source_fail(
        &resolver->rule->source, node->at, LEDE_UNSUPPORTED, resolver->err,
        "macros are not available in this build: /%.*s[]", LEDE_FMT(node->name));
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
    lede_scope scope = {.count = node->count, .test = LEDE_NO_TEST, .layer = LEDE_NO_LAYER};
    if (node->name.data == NULL) {
        scope.kind = LEDE_SCOPE_TOKEN;
        return set_scope(resolver, node, scope);
    }
    LEDE_TRY(lede_resolve_layer(resolver, node->name, node->at, &scope.layer));
    if (scope.layer == LEDE_LAYER_S) {
        scope.kind = LEDE_SCOPE_SENTENCE;
    } else if (node->count > 1) {
        return unsupported(resolver, node->at, "'within' a number of anything but sentences is");
    } else {
        scope.kind = scope.layer == LEDE_LAYER_ARTICLE ? LEDE_SCOPE_NONE : LEDE_SCOPE_ANNOTATION;
    }
    return set_scope(resolver, node, scope);
}

static lede_status add_span_condition(lede_resolver *resolver, const lede_node *node,
                                      lede_span_condition condition) {
    lede_compiled *rule = resolver->rule;
    if (rule->n_span_conditions == LEDE_RULE_SPAN_CONDITIONS) {
        return lede_pattern_source_fail(&rule->source, node->at, LEDE_LIMIT, resolver->err,
                                        "a pattern has %d of 'within' and 'containing' at most",
                                        LEDE_RULE_SPAN_CONDITIONS);
    }
    rule->span_conditions[rule->n_span_conditions++] = condition;
    return LEDE_OK;
}

static lede_status resolve_within(lede_resolver *resolver, lede_node *node) {
    lede_span_condition condition = {
        .is_within = true, .negated = node->negated, .test = LEDE_NO_TEST};
    if (node->n_items == 1) {
        if (!node->negated) return resolve_scope(resolver, node);
        if (node->name.data == NULL || node->count > 1) {
            return unsupported(resolver, node->at, "'not within' a number is");
        }
        LEDE_TRY(lede_resolve_layer(resolver, node->name, node->at, &condition.layer));
        return add_span_condition(resolver, node, condition);
    }
    lede_node *outer = node->items[1];
    if (outer->kind != LEDE_NODE_REGION) {
        return unsupported(resolver, outer->at, "'within' anything but a name or a region is");
    }
    LEDE_TRY(resolve_node(resolver, outer, IN_CONTAINING));
    condition.layer = outer->layer;
    condition.test = outer->test;
    return add_span_condition(resolver, node, condition);
}

static lede_status resolve_containing(lede_resolver *resolver, lede_node *node) {
    LEDE_TRY(resolve_node(resolver, node->items[1], IN_CONTAINING));
    lede_automaton_options options = {.source = &resolver->rule->source,
                                      .arena = &resolver->set->arena};
    lede_automaton *inner;
    LEDE_TRY(lede_automaton_build(node->items[1], &options, &inner, resolver->err));
    if (inner->takes_nothing) {
        return lede_pattern_source_fail(
            &resolver->rule->source, node->items[1]->at, LEDE_SYNTAX, resolver->err,
            "what stands behind 'containing' can match no token at all");
    }
    lede_span_condition condition = {.negated = node->negated, .inner = inner};
    return add_span_condition(resolver, node, condition);
}

/* `A within <quote/>` with no scope of its own is cut to the quotes. */
static void cut_to_region(lede_compiled *rule) {
    if (rule->scope.count > 0) return;
    for (uint32_t i = 0; i < rule->n_span_conditions; i++) {
        lede_span_condition condition = rule->span_conditions[i];
        if (!condition.is_within || condition.negated) continue;
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

lede_status lede_resolve_rule(lede_ruleset *set, lede_compiled *rule, lede_error *err) {
    lede_resolver resolver = {.set = set, .rule = rule, .err = err};
    lede_node *node = rule->pattern.root;
    LEDE_TRY(collect_captures(&resolver, node));
    for (; node->kind == LEDE_NODE_WITHIN || node->kind == LEDE_NODE_CONTAINING;
         node = node->items[0]) {
        LEDE_TRY(node->kind == LEDE_NODE_WITHIN ? resolve_within(&resolver, node)
                                                : resolve_containing(&resolver, node));
    }
    cut_to_region(rule);
    rule->main = node;
    return resolve_node(&resolver, node, 0);
}
