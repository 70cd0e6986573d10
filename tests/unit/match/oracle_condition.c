/* Whether a condition holds of a token, an annotation, or behind `::`. */
#include "oracle_parts.h"

#include "language/attribute.h"

/* ---- sets ------------------------------------------------------------------------------------ */

enum { ORACLE_MEMBERS = 256 };
typedef struct oracle_set {
    lede_slice members[ORACLE_MEMBERS];
    size_t n;
} oracle_set;

static void oracle_add(oracle_set *set, lede_slice member) {
    if (set->n < ORACLE_MEMBERS && member.data != NULL) set->members[set->n++] = member;
}

/* The lexicons of whose hits the token is part. */
static void oracle_lexicons(oracle *o, uint32_t token, oracle_set *set) {
    for (int i = 0; i < o->c->n_lexicons; i++) {
        lede_slice rest = o->c->lexicons[i], name = next_word(&rest);
        const lede_layer *layer = oracle_layer(o, name);
        bool is_hit = false;
        for (uint32_t j = 0; j < layer->count; j++) {
            lede_span span = layer->annotations[j].span;
            if (span.start <= token && token < span.stop) is_hit = true;
        }
        if (is_hit) oracle_add(set, name);
    }
}

static bool oracle_is_piped(lede_slice value) {
    return value.size > 1 && value.data[0] == '|' && value.data[value.size - 1] == '|';
}

/* Whether an attribute of tokens has a value for each member: by its name, or because a file gives
 * one of these tokens |a|b|. */
static bool oracle_is_set(oracle *o, lede_slice name, lede_span span) {
    static const char *const sets[] = {"sense", "lex", "feats", "misc"};
    lede_attribute attribute;
    for (int i = 0; i < 4; i++) {
        if (lede_slice_is(name, sets[i])) return true;
    }
    bool is_column = false;
    for (int i = 0; i < o->c->n_given; i++) {
        lede_slice rest = o->c->given[i];
        if (lede_slice_equal(next_word(&rest), name)) is_column = true;
    }
    const lede_columns *columns = lede_ruleset_columns(o->stand->set);
    if (!is_column || !lede_attribute_find_declared(columns, name, &attribute)) return false;
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (oracle_is_piped(oracle_token(o, name, t))) return true;
    }
    return false;
}

static void oracle_members(oracle *o, lede_slice name, uint32_t token, oracle_set *set) {
    bool ok = true;
    if (lede_slice_is(name, "lex")) {
        oracle_lexicons(o, token, set);
        return;
    }
    if (lede_slice_is(name, "sense")) {
        lede_sense_names names =
            lede_tagging_sense_names(&o->stand->article, token, &o->arena, &ok);
        for (size_t i = 0; i < names.count; i++) oracle_add(set, names.items[i]);
        return;
    }
    lede_slice value = oracle_token(o, name, token);
    bool splits = lede_slice_is(name, "feats") || lede_slice_is(name, "misc");
    if (!splits && !oracle_is_piped(value)) {
        oracle_add(set, value);
        return;
    }
    for (size_t start = 0, stop; start < value.size; start = stop + 1) {
        for (stop = start; stop < value.size && value.data[stop] != '|';) stop++;
        if (stop > start) oracle_add(set, lede_slice_cut(value, start, stop));
    }
}

/* All values of a name or function. */
static void oracle_values(oracle *o, const lede_operand *operand, uint32_t token,
                          const lede_annotation *annotation, oracle_set *set) {
    lede_span span = {token, token + 1};
    lede_slice name = operand->parts[operand->n_parts - 1];
    bool is_call = operand->kind == LEDE_OPERAND_CALL;
    bool is_here = !is_call && (operand->n_parts == 1 || lede_slice_is(operand->parts[0], "_"));
    bool is_field = !is_call && !is_here && lede_slice_is(operand->parts[0], "article");
    bool is_capture = !is_call && !is_here && !is_field;
    if (is_capture) span = oracle_about(o, operand).span;
    set->n = 0;
    bool is_of_tokens = is_capture || (is_here && annotation == NULL);
    if (is_of_tokens && oracle_is_set(o, name, span)) {
        for (uint32_t t = span.start; t < span.stop; t++) oracle_members(o, name, t, set);
        return;
    }
    oracle_add(set, oracle_value(o, operand, token, annotation));
}

static lede_comparison oracle_turned(lede_comparison comparison) {
    if (comparison == LEDE_COMPARE_LT) return LEDE_COMPARE_GT;
    if (comparison == LEDE_COMPARE_LE) return LEDE_COMPARE_GE;
    if (comparison == LEDE_COMPARE_GT) return LEDE_COMPARE_LT;
    if (comparison == LEDE_COMPARE_GE) return LEDE_COMPARE_LE;
    return comparison;
}

static bool oracle_two(oracle *o, lede_slice x, lede_comparison comparison, lede_slice y,
                       bool numeric) {
    bool equal = comparison == LEDE_COMPARE_EQ || comparison == LEDE_COMPARE_CONTAINS;
    return equal && !numeric ? oracle_regex(o, y, o->flags | LEDE_FLAG_LITERAL, x)
                             : oracle_order(equal ? LEDE_COMPARE_EQ : comparison, x, y);
}

static bool oracle_both(oracle *o, const lede_condition *condition, uint32_t token,
                        const lede_annotation *annotation) {
    const lede_operand *left = condition->left, *right = condition->right;
    lede_comparison comparison = condition->comparison;
    oracle_set xs, ys;
    bool holds = false;
    if (oracle_is_literal(left)) {
        left = condition->right;
        right = condition->left;
        comparison = oracle_turned(comparison);
    }
    bool is_not = comparison == LEDE_COMPARE_NE;
    if (is_not) comparison = LEDE_COMPARE_EQ;
    bool numeric = left->kind == LEDE_OPERAND_CALL || right->kind == LEDE_OPERAND_CALL;
    oracle_values(o, left, token, annotation, &xs);
    if (!oracle_is_literal(right)) oracle_values(o, right, token, annotation, &ys);
    for (size_t i = 0; i < xs.n; i++) {
        if (oracle_is_literal(right)) {
            holds = holds || oracle_compare(o, xs.members[i], comparison, right);
            continue;
        }
        for (size_t j = 0; j < ys.n; j++) {
            if (oracle_two(o, xs.members[i], comparison, ys.members[j], numeric)) holds = true;
        }
    }
    return holds != is_not;
}

/* A test of a token's own attribute: of a set some member is enough, and != is none. */
static bool oracle_own(oracle *o, const lede_condition *condition, uint32_t token) {
    const lede_operand *left = condition->left;
    lede_operand own = *left;
    lede_condition test = *condition;
    test.left = &own;
    own.n_parts = 1;
    return oracle_both(o, &test, token, NULL);
}

/* A comparison of a token, or with `annotation` of an attribute of that. */
static bool oracle_leaf(oracle *o, const lede_condition *condition, uint32_t token,
                        const lede_annotation *annotation) {
    const lede_operand *left = condition->left, *right = condition->right;
    bool is_comparison = condition->kind == LEDE_CONDITION_COMPARE;
    bool is_sense = is_comparison && left->kind == LEDE_OPERAND_NAME && left->n_parts > 1 &&
                    lede_slice_is(left->parts[left->n_parts - 1], "sense");
    if (is_sense && oracle_refers(o, left) && oracle_is_literal(right)) {
        bool not = condition->comparison == LEDE_COMPARE_NE;
        bool is_here = lede_slice_is(left->parts[0], "_");
        return (is_here ? oracle_sense(o, right, token) : oracle_sense_of(o, left, right)) != not ;
    }
    if (token == ORACLE_COLONS && !is_comparison) return oracle_bound(o, left->parts[0]) != NULL;
    if (is_comparison && (oracle_refers(o, left) || !oracle_is_literal(right))) {
        return oracle_both(o, condition, token, annotation);
    }
    if (annotation != NULL) {
        return oracle_compare(o, oracle_attribute(o, annotation, left->parts[0]),
                              condition->comparison, right);
    }
    bool compares = is_comparison && left->n_parts == 1;
    if (compares && lede_slice_is(left->parts[0], "sense")) {
        bool not = condition->comparison == LEDE_COMPARE_NE;
        return oracle_sense(o, right, token) != not ;
    }
    if (compares) {
        return oracle_own(o, condition, token);
    }
    if (left->kind != LEDE_OPERAND_NAME) {
        return oracle_compare(o, oracle_token(o, LEDE_SLICE("word"), token), LEDE_COMPARE_EQ, left);
    }
    const lede_layer *layer = oracle_layer(o, left->parts[0]);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *a = &layer->annotations[i];
        if (a->span.start > token || token >= a->span.stop) continue;
        if (!is_comparison) return true;
        if (oracle_compare(o, oracle_attribute(o, a, left->parts[1]), condition->comparison,
                           right)) {
            return true;
        }
    }
    return false;
}

bool oracle_holds(oracle *o, const lede_condition *condition, uint32_t token,
                  const lede_annotation *annotation) {
    if (condition == NULL) return true;
    switch (condition->kind) {
    case LEDE_CONDITION_NOT: return !oracle_holds(o, condition->items[0], token, annotation);
    case LEDE_CONDITION_IMPLIES:
        return !oracle_holds(o, condition->items[0], token, annotation) ||
               oracle_holds(o, condition->items[1], token, annotation);
    case LEDE_CONDITION_AND:
    case LEDE_CONDITION_OR: break;
    default: return oracle_leaf(o, condition, token, annotation);
    }
    bool is_and = condition->kind == LEDE_CONDITION_AND;
    for (uint32_t i = 0; i < condition->n_items; i++) {
        if (oracle_holds(o, condition->items[i], token, annotation) != is_and) return !is_and;
    }
    return is_and;
}
