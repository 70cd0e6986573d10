/* Conditions that compare what a match has bound (constraint.h). */
#include "match/compiled.h"

#include "base/nearest.h"

#include <stdio.h>

/* Where a condition stands: what a name without a dot means. */
typedef enum place { IN_TOKEN = 0, IN_TAG, BEHIND_COLONS } place;

typedef struct maker {
    lede_resolver *resolver;
    place place;
    bool is_part; /* of a test that is counted as one */
} maker;

static lede_status fail(const maker *m, uint32_t at, lede_status status, const char *message) {
    return lede_pattern_source_fail(&m->resolver->rule->source, at, status, m->resolver->err, "%s",
                                    message);
}

/* ---- which conditions need a constraint ------------------------------------------------------ */

static bool names_binding(const lede_resolver *resolver, const lede_operand *operand) {
    if (operand == NULL) return false;
    if (operand->kind == LEDE_OPERAND_CALL) return true;
    if (operand->kind != LEDE_OPERAND_NAME || operand->n_parts < 2) return false;
    return lede_slice_is(operand->parts[0], "article") || lede_slice_is(operand->parts[0], "_") ||
           lede_resolve_find_capture(resolver->rule, operand->parts[0]) != UINT32_MAX;
}

static bool refers(const lede_resolver *resolver, const lede_condition *condition) {
    for (uint32_t i = 0; i < condition->n_items; i++) {
        if (refers(resolver, condition->items[i])) return true;
    }
    if (condition->kind == LEDE_CONDITION_TRUTH) {
        return condition->left->kind == LEDE_OPERAND_NAME && condition->left->n_parts > 1 &&
               names_binding(resolver, condition->left);
    }
    if (condition->kind != LEDE_CONDITION_COMPARE) return false;
    return names_binding(resolver, condition->left) || names_binding(resolver, condition->right) ||
           condition->right->kind == LEDE_OPERAND_NAME;
}

/* ---- terms ----------------------------------------------------------------------------------- */

static lede_status unknown_capture(const maker *m, lede_slice name, uint32_t at) {
    const lede_compiled *rule = m->resolver->rule;
    char hint[LEDE_NEAREST_HINT];
    lede_nearest_hint(name, rule->captures.data, rule->captures.count, "", hint);
    return lede_pattern_source_fail(&rule->source, at, LEDE_SYNTAX, m->resolver->err,
                                    "nothing in this pattern is called '%.*s'%s", LEDE_FMT(name),
                                    hint);
}

static lede_status find_capture(const maker *m, lede_slice name, uint32_t at, uint32_t *capture) {
    lede_compiled *rule = m->resolver->rule;
    *capture = lede_resolve_find_capture(rule, name);
    if (*capture == UINT32_MAX) return unknown_capture(m, name, at);
    rule->is_referred[*capture] = true;
    return LEDE_OK;
}

static lede_status use_attribute(const maker *m, lede_slice name, uint32_t at, lede_term *term) {
    LEDE_TRY(lede_resolve_attribute_name(m->resolver, name, at, &term->attribute));
    term->has_attribute = true;
    if (term->attribute == LEDE_ATTRIBUTE_LEX) m->resolver->rule->reads_lexicons = true;
    return LEDE_OK;
}

static bool is_set(const lede_term *term) {
    return term->has_attribute && lede_attribute_describe(term->attribute)->is_set;
}

static lede_status field_term(const maker *m, const lede_operand *operand, lede_term *term) {
    term->kind = LEDE_TERM_FIELD;
    if (operand->n_parts == 2 && lede_field_find(operand->parts[1], &term->field)) return LEDE_OK;
    return fail(m, operand->at, LEDE_SYNTAX,
                "expected a field of the article: title deck byline published modified publisher "
                "section language url source id");
}

/* word, or in a tag an attribute of the annotation */
static lede_status here_term(const maker *m, lede_slice name, uint32_t at, lede_term *term) {
    lede_attribute attribute;
    term->kind = LEDE_TERM_HERE;
    if (m->place == IN_TAG) return lede_resolve_key(m->resolver, name, at, &term->key);
    if (m->place == BEHIND_COLONS) {
        return fail(m, at, LEDE_SYNTAX,
                    "behind '::' an attribute needs a capture before it: a.word; a word stands in "
                    "quotes");
    }
    if (!lede_attribute_find_declared(&m->resolver->set->columns, name, &attribute)) {
        return lede_pattern_source_fail(&m->resolver->rule->source, at, LEDE_SYNTAX,
                                        m->resolver->err,
                                        "'%.*s' is no attribute of a token, and no capture with a "
                                        "dot behind it; a word stands in quotes",
                                        LEDE_FMT(name));
    }
    return use_attribute(m, name, at, term);
}

/* a.x, a.layer.x */
static lede_status capture_term(const maker *m, const lede_operand *operand, lede_term *term) {
    lede_attribute attribute;
    lede_slice name = operand->parts[operand->n_parts - 1];
    LEDE_TRY(find_capture(m, operand->parts[0], operand->at, &term->capture));
    if (operand->n_parts == LEDE_NAME_PARTS) {
        LEDE_TRY(lede_resolve_layer(m->resolver, operand->parts[1], operand->at, &term->layer));
    }
    term->is_text = lede_slice_is(name, "text");
    bool is_tokens = term->layer == LEDE_NO_LAYER && !term->is_text &&
                     !m->resolver->rule->holds_regions[term->capture];
    if (is_tokens || lede_attribute_find_declared(&m->resolver->set->columns, name, &attribute)) {
        LEDE_TRY(use_attribute(m, name, operand->at, term));
    }
    if (is_set(term)) return LEDE_OK; /* of its tokens, whatever an annotation has */
    return lede_resolve_key(m->resolver, name, operand->at, &term->key);
}

static lede_status name_term(const maker *m, const lede_operand *operand, lede_term *term) {
    if (operand->n_parts == 1) return here_term(m, operand->parts[0], operand->at, term);
    if (lede_slice_is(operand->parts[0], "article")) return field_term(m, operand, term);
    if (lede_slice_is(operand->parts[0], "_") && operand->n_parts == 2) {
        return here_term(m, operand->parts[1], operand->at, term);
    }
    return capture_term(m, operand, term);
}

/* distance(a, b), start(a) */
static lede_status call_term(const maker *m, const lede_operand *operand, lede_term *term) {
    static const struct {
        const char *name;
        lede_term_kind kind;
        uint32_t n_items;
    } functions[] = {
        {"distance", LEDE_TERM_DISTANCE, 2}, {"dist", LEDE_TERM_DISTANCE, 2},
        {"distabs", LEDE_TERM_DISTABS, 2},   {"start", LEDE_TERM_START, 1},
        {"end", LEDE_TERM_END, 1},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (!lede_slice_is(operand->text, functions[i].name)) continue;
        if (operand->n_items != functions[i].n_items) break;
        uint32_t *captures[] = {&term->capture, &term->other};
        term->kind = functions[i].kind;
        for (uint32_t j = 0; j < operand->n_items; j++) {
            const lede_operand *item = operand->items[j];
            bool is_name = item->kind == LEDE_OPERAND_NAME && item->n_parts == 1;
            if (!is_name) return fail(m, item->at, LEDE_SYNTAX, "expected the name of a capture");
            LEDE_TRY(find_capture(m, item->parts[0], item->at, captures[j]));
        }
        return LEDE_OK;
    }
    return lede_pattern_source_fail(
        &m->resolver->rule->source, operand->at, LEDE_SYNTAX, m->resolver->err,
        "no function is called '%.*s' with %u captures; expected distance(a, b), distabs(a, b), "
        "start(a) or end(a)",
        LEDE_FMT(operand->text), operand->n_items);
}

static bool is_term(const lede_operand *operand) {
    return operand->kind == LEDE_OPERAND_NAME || operand->kind == LEDE_OPERAND_CALL;
}

static lede_status make_term(const maker *m, const lede_operand *operand, lede_term *term) {
    *term = (lede_term){.key = LEDE_NO_LAYER, .layer = LEDE_NO_LAYER};
    return operand->kind == LEDE_OPERAND_CALL ? call_term(m, operand, term)
                                              : name_term(m, operand, term);
}

/* ---- conditions ------------------------------------------------------------------------------ */

static lede_status add(const maker *m, lede_constraint constraint, uint32_t *out) {
    lede_compiled *rule = m->resolver->rule;
    *out = (uint32_t)rule->constraints.count;
    return lede_array_push_in(&m->resolver->set->arena, &rule->constraints, constraint)
               ? LEDE_OK
               : lede_fail_memory(m->resolver->err);
}

static lede_status add_items(const maker *m, lede_constraint_kind kind, const uint32_t *items,
                             uint32_t n_items, uint32_t *out) {
    lede_constraint constraint = {.kind = kind, .n_items = n_items};
    constraint.items = lede_arena_array(&m->resolver->set->arena, n_items, sizeof *items);
    if (constraint.items == NULL) return lede_fail_memory(m->resolver->err);
    memcpy(constraint.items, items, n_items * sizeof *items);
    return add(m, constraint, out);
}

static lede_comparison turned(lede_comparison comparison) {
    switch (comparison) {
    case LEDE_COMPARE_LT: return LEDE_COMPARE_GT;
    case LEDE_COMPARE_LE: return LEDE_COMPARE_GE;
    case LEDE_COMPARE_GT: return LEDE_COMPARE_LT;
    case LEDE_COMPARE_GE: return LEDE_COMPARE_LE;
    default: return comparison;
    }
}

/* a.word = $list: one of its comparisons holds. */
static lede_status make_list(const maker *m, lede_constraint leaf, const lede_operand *list,
                             uint32_t *out) {
    lede_value_list values;
    if (leaf.comparison != LEDE_COMPARE_EQ) {
        return fail(m, list->at, LEDE_SYNTAX, "a list has no order; compare it with = or !=");
    }
    LEDE_TRY(lede_resolve_list_values(m->resolver, list, false, &values));
    uint32_t *items = lede_arena_array(&m->resolver->set->arena, values.count, sizeof *items);
    if (items == NULL) return lede_fail_memory(m->resolver->err);
    leaf.kind = LEDE_CONSTRAINT_VALUE;
    for (uint32_t i = 0; i < values.count; i++) {
        leaf.value = values.data[i];
        LEDE_TRY(add(m, leaf, &items[i]));
    }
    return add_items(m, LEDE_CONSTRAINT_OR, items, (uint32_t)values.count, out);
}

/* a.sense, where `a` is a capture, or _.sense: what its tokens have, not what an annotation has. */
static bool names_set(const maker *m, const lede_operand *operand) {
    lede_attribute attribute;
    if (operand->kind != LEDE_OPERAND_NAME || operand->n_parts < 2) return false;
    bool is_here = m->place == IN_TOKEN && lede_slice_is(operand->parts[0], "_");
    bool is_capture = lede_resolve_find_capture(m->resolver->rule, operand->parts[0]) != UINT32_MAX;
    if (!is_here && !is_capture) return false;
    return lede_attribute_find_declared(&m->resolver->set->columns,
                                        operand->parts[operand->n_parts - 1], &attribute) &&
           lede_attribute_describe(attribute)->is_set;
}

/* a.sense = "…": the test of a token, asked of each token of a, or of the one at hand. */
static lede_status make_set(const maker *m, const lede_condition *condition, uint32_t *out) {
    const lede_operand *left = condition->left;
    lede_constraint leaf = {.kind = LEDE_CONSTRAINT_TOKENS};
    lede_operand name = *left;
    lede_condition of_token = *condition;
    bool is_not = condition->comparison == LEDE_COMPARE_NE;
    leaf.left = (lede_term){.key = LEDE_NO_LAYER, .layer = LEDE_NO_LAYER};
    if (lede_slice_is(left->parts[0], "_")) {
        leaf.kind = LEDE_CONSTRAINT_TEST;
    } else {
        LEDE_TRY(find_capture(m, left->parts[0], left->at, &leaf.left.capture));
        if (left->n_parts == LEDE_NAME_PARTS) {
            LEDE_TRY(lede_resolve_layer(m->resolver, left->parts[1], left->at, &leaf.left.layer));
        }
    }
    name.parts[0] = left->parts[left->n_parts - 1];
    name.n_parts = 1;
    of_token.left = &name;
    if (is_not) of_token.comparison = LEDE_COMPARE_EQ;
    LEDE_TRY(lede_resolve_token(m->resolver, &of_token, &leaf.test));
    LEDE_TRY(add(m, leaf, out));
    if (!is_not) return LEDE_OK;
    uint32_t item = *out;
    return add_items(m, LEDE_CONSTRAINT_NOT, &item, 1, out);
}

/* What stands on the left is a name or function, unless neither side is one. */
static lede_condition name_first(const lede_condition *condition) {
    lede_condition out = *condition;
    if (is_term(condition->left)) return out;
    out.left = condition->right;
    out.right = condition->left;
    out.comparison = turned(condition->comparison);
    return out;
}

static lede_status make_comparison(const maker *m, const lede_condition *written, uint32_t *out) {
    lede_condition condition = name_first(written);
    lede_operand *left = condition.left, *right = condition.right;
    lede_constraint leaf = {.kind = LEDE_CONSTRAINT_TERMS, .comparison = condition.comparison};
    leaf.flags = m->resolver->rule->flags;
    if (!is_term(left)) {
        return fail(m, written->left->at, LEDE_SYNTAX,
                    "expected an attribute of a capture on one side, such as a.word");
    }
    if (names_set(m, left) && !is_term(right)) return make_set(m, &condition, out);
    LEDE_TRY(make_term(m, left, &leaf.left));
    bool is_not = leaf.comparison == LEDE_COMPARE_NE;
    if (is_not || leaf.comparison == LEDE_COMPARE_CONTAINS) leaf.comparison = LEDE_COMPARE_EQ;
    if (right->kind == LEDE_OPERAND_LIST || right->kind == LEDE_OPERAND_REGEX_LIST) {
        LEDE_TRY(make_list(m, leaf, right, out));
    } else if (is_term(right)) {
        LEDE_TRY(make_term(m, right, &leaf.right));
        bool has_set = is_set(&leaf.left) || is_set(&leaf.right);
        if (has_set && leaf.comparison != LEDE_COMPARE_EQ) {
            return fail(m, left->at, LEDE_SYNTAX, "a set has no order; compare it with = or !=");
        }
        LEDE_TRY(add(m, leaf, out));
    } else {
        leaf.kind = LEDE_CONSTRAINT_VALUE;
        LEDE_TRY(lede_resolve_value(m->resolver, leaf.comparison, right, &leaf.value));
        LEDE_TRY(add(m, leaf, out));
    }
    if (!is_not) return LEDE_OK;
    uint32_t item = *out;
    return add_items(m, LEDE_CONSTRAINT_NOT, &item, 1, out);
}

/* A name alone behind `::` is a capture, and holds when it is bound. */
static lede_status make_truth(const maker *m, const lede_condition *condition, uint32_t *out) {
    const lede_operand *left = condition->left;
    lede_constraint leaf = {.kind = LEDE_CONSTRAINT_BOUND};
    if (left->kind != LEDE_OPERAND_NAME || left->n_parts > 1) {
        return fail(m, left->at, LEDE_SYNTAX,
                    "expected a comparison here, such as a.word = b.word or distance(a, b) < 5");
    }
    LEDE_TRY(find_capture(m, left->parts[0], left->at, &leaf.left.capture));
    return add(m, leaf, out);
}

/* What asks for no capture is a test of the token or annotation. */
static lede_status make_test(const maker *m, lede_condition *condition, uint32_t *out) {
    lede_constraint leaf = {.kind = LEDE_CONSTRAINT_TEST};
    LEDE_TRY(m->place == IN_TAG ? lede_resolve_tag(m->resolver, condition, &leaf.test)
                                : lede_resolve_token(m->resolver, condition, &leaf.test));
    return add(m, leaf, out);
}

static lede_status make(const maker *m, lede_condition *condition, uint32_t *out);

static lede_status make_kind(const maker *m, lede_condition *condition, uint32_t *out) {
    static const lede_constraint_kind kinds[] = {
        [LEDE_CONDITION_AND] = LEDE_CONSTRAINT_AND,
        [LEDE_CONDITION_OR] = LEDE_CONSTRAINT_OR,
        [LEDE_CONDITION_NOT] = LEDE_CONSTRAINT_NOT,
        [LEDE_CONDITION_IMPLIES] = LEDE_CONSTRAINT_IMPLIES,
    };
    if (m->place != BEHIND_COLONS && !refers(m->resolver, condition)) {
        return make_test(m, condition, out);
    }
    if (condition->kind == LEDE_CONDITION_COMPARE) return make_comparison(m, condition, out);
    if (condition->kind == LEDE_CONDITION_TRUTH) return make_truth(m, condition, out);
    uint32_t *items = lede_arena_array(&m->resolver->set->arena, condition->n_items, sizeof *items);
    if (items == NULL) return lede_fail_memory(m->resolver->err);
    for (uint32_t i = 0; i < condition->n_items; i++) {
        maker item = *m;
        item.is_part = item.is_part || lede_condition_is_single(condition);
        LEDE_TRY(make(&item, condition->items[i], &items[i]));
    }
    return add_items(m, kinds[condition->kind], items, condition->n_items, out);
}

static lede_status make(const maker *m, lede_condition *condition, uint32_t *out) {
    LEDE_TRY(make_kind(m, condition, out));
    lede_constraint *made = &m->resolver->rule->constraints.data[*out];
    bool is_single = lede_condition_is_single(condition) || made->kind == LEDE_CONSTRAINT_TEST;
    if (is_single && !m->is_part) made->condition = condition;
    return LEDE_OK;
}

/* Of several that must all hold, those that ask for no capture are left to the test. */
static lede_status make_both(const maker *m, lede_condition *condition, uint32_t *test,
                             uint32_t *constraint) {
    lede_arena *arena = &m->resolver->set->arena;
    uint32_t *parts = lede_arena_array(arena, 2 * (size_t)condition->n_items, sizeof *parts);
    if (parts == NULL) return lede_fail_memory(m->resolver->err);
    uint32_t *tests = parts, *rest = parts + condition->n_items, n_tests = 0, n_rest = 0;
    for (uint32_t i = 0; i < condition->n_items; i++) {
        lede_condition *item = condition->items[i];
        if (refers(m->resolver, item)) {
            LEDE_TRY(make(m, item, &rest[n_rest++]));
        } else if (m->place == IN_TAG) {
            LEDE_TRY(lede_resolve_tag(m->resolver, item, &tests[n_tests++]));
        } else {
            LEDE_TRY(lede_resolve_token(m->resolver, item, &tests[n_tests++]));
        }
    }
    lede_test all = {.kind = LEDE_TEST_AND};
    if (n_tests == 1) *test = tests[0];
    if (n_tests > 1) {
        LEDE_TRY(
            lede_tests_add(&m->resolver->set->tests, &all, tests, n_tests, test, m->resolver->err));
    }
    return add_items(m, LEDE_CONSTRAINT_AND, rest, n_rest, constraint);
}

lede_status lede_resolve_element(lede_resolver *resolver, lede_condition *condition, bool in_tag,
                                 uint32_t *test, uint32_t *constraint) {
    maker m = {.resolver = resolver, .place = in_tag ? IN_TAG : IN_TOKEN};
    *test = LEDE_NO_TEST;
    *constraint = LEDE_NO_CONSTRAINT;
    if (condition == NULL) return LEDE_OK;
    if (!refers(resolver, condition)) {
        return in_tag ? lede_resolve_tag(resolver, condition, test)
                      : lede_resolve_token(resolver, condition, test);
    }
    if (condition->kind == LEDE_CONDITION_AND) return make_both(&m, condition, test, constraint);
    return make(&m, condition, constraint);
}

lede_status lede_resolve_constraint(lede_resolver *resolver, lede_condition *condition,
                                    uint32_t *constraint) {
    maker m = {.resolver = resolver, .place = BEHIND_COLONS};
    return make(&m, condition, constraint);
}
