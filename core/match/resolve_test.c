#include "match/compiled.h"

#include "base/nearest.h"

#include <stdio.h>

static lede_status fail(const lede_resolver *resolver, uint32_t at, lede_status status,
                        const char *message) {
    return lede_pattern_source_fail(&resolver->rule->source, at, status, resolver->err, "%s",
                                    message);
}

/* Byte of the pattern that stands `column` code points into a string. */
static uint32_t place_inside(const lede_resolver *resolver, const lede_operand *operand,
                             uint32_t column) {
    lede_slice text = resolver->rule->source.text;
    uint32_t at = operand->body;
    for (uint32_t i = 1; i < column && at + 1 < operand->stop; i++) {
        at++;
        while (at + 1 < operand->stop && ((unsigned char)text.data[at] & 0xC0) == 0x80) at++;
    }
    return at;
}

/* ---- values ---------------------------------------------------------------------------------- */

static lede_status match_value(lede_resolver *resolver, const lede_operand *operand,
                               lede_slice text, lede_value_test *value) {
    uint32_t column;
    lede_error why;
    unsigned flags = operand->flags | resolver->rule->flags;
    lede_status status =
        lede_value_test_match(&resolver->set->arena, text, flags, value, &column, &why);
    if (status == LEDE_OK) return LEDE_OK;
    lede_value_test_clear(value);
    if (status == LEDE_NOMEM) return lede_fail_memory(resolver->err);
    bool is_string = operand->kind == LEDE_OPERAND_STRING;
    uint32_t at = is_string && column > 0 ? place_inside(resolver, operand, column) : operand->at;
    return fail(resolver, at, status, why.message);
}

/* The comparison with the right side; for != the caller negates. */
static lede_status make_value(lede_resolver *resolver, lede_comparison comparison,
                              const lede_operand *operand, lede_value_test *value) {
    bool is_order = comparison >= LEDE_COMPARE_LT && comparison <= LEDE_COMPARE_GE;
    lede_arena *arena = &resolver->set->arena;
    *value = (lede_value_test){0};
    switch (operand->kind) {
    case LEDE_OPERAND_NUMBER:
        return lede_value_test_order(arena, is_order ? comparison : LEDE_COMPARE_EQ, operand->text,
                                     value, resolver->err);
    case LEDE_OPERAND_STRING:
        if (!is_order) return match_value(resolver, operand, operand->text, value);
        return lede_value_test_order(arena, comparison, operand->text, value, resolver->err);
    case LEDE_OPERAND_LIST:
    case LEDE_OPERAND_REGEX_LIST: break; /* lede_resolve_list_values */
    case LEDE_OPERAND_NAME:
        return fail(resolver, operand->at, LEDE_UNSUPPORTED,
                    "an attribute or capture is compared with in [ ], in a whole <annotation/> and "
                    "behind '::', not here; a word stands in quotes");
    case LEDE_OPERAND_CALL: break;
    }
    return fail(resolver, operand->at, LEDE_SYNTAX,
                "a function cannot stand here; expected \"…\", a number or $list");
}

static lede_status add_value(lede_resolver *resolver, lede_comparison comparison, bool is_sense,
                             const lede_operand *operand, uint32_t *out) {
    lede_value_test value;
    bool has_senses = is_sense && operand->kind != LEDE_OPERAND_NAME;
    lede_status status = has_senses ? lede_resolve_senses(resolver, comparison, operand, &value)
                                    : make_value(resolver, comparison, operand, &value);
    if (status != LEDE_OK) {
        lede_value_test_clear(&value);
        return status;
    }
    return lede_tests_add_value(&resolver->set->tests, &value, out, resolver->err);
}

static lede_status add_compared(lede_resolver *resolver, const lede_test *leaf, uint32_t *out) {
    lede_tests *tests = &resolver->set->tests;
    if (leaf->kind != LEDE_TEST_READING) {
        return lede_tests_add(tests, leaf, NULL, 0, out, resolver->err);
    }
    return lede_tests_add_reading(tests, leaf->attribute, leaf->value, out, resolver->err);
}

/* Equal to some item of a list: a comparison for its words, others for its regular expressions. */
static lede_status add_list(lede_resolver *resolver, lede_comparison comparison, lede_test leaf,
                            const lede_operand *operand, uint32_t *out) {
    if (comparison >= LEDE_COMPARE_LT && comparison <= LEDE_COMPARE_GE) {
        return fail(resolver, operand->at, LEDE_SYNTAX,
                    "a list has no order; compare it with = or !=");
    }
    lede_value_list values;
    bool single = leaf.kind == LEDE_TEST_LEX;
    LEDE_TRY(lede_resolve_list_values(resolver, operand, single, &values));
    uint32_t *items = lede_arena_array(&resolver->set->arena, values.count, sizeof *items);
    if (items == NULL) return lede_fail_memory(resolver->err);
    for (uint32_t i = 0; i < values.count; i++) {
        leaf.value = values.data[i];
        LEDE_TRY(add_compared(resolver, &leaf, &items[i]));
    }
    return lede_tests_add_any(&resolver->set->tests, items, (uint32_t)values.count, out,
                              resolver->err);
}

lede_status lede_resolve_value(lede_resolver *resolver, lede_comparison comparison,
                               const lede_operand *operand, uint32_t *value) {
    return add_value(resolver, comparison, false, operand, value);
}

static lede_status add_leaf(lede_resolver *resolver, lede_comparison comparison, lede_test leaf,
                            const lede_operand *operand, uint32_t *out) {
    lede_tests *tests = &resolver->set->tests;
    bool is_sense = leaf.kind == LEDE_TEST_READING && leaf.attribute == LEDE_ATTRIBUTE_SENSE;
    bool is_list = operand->kind == LEDE_OPERAND_LIST || operand->kind == LEDE_OPERAND_REGEX_LIST;
    if (is_list && !is_sense) {
        LEDE_TRY(add_list(resolver, comparison, leaf, operand, out));
    } else {
        LEDE_TRY(add_value(resolver, comparison, is_sense, operand, &leaf.value));
        LEDE_TRY(add_compared(resolver, &leaf, out));
    }
    if (comparison != LEDE_COMPARE_NE) return LEDE_OK;
    lede_test not = {.kind = LEDE_TEST_NOT};
    return lede_tests_add(tests, &not, out, 1, out, resolver->err);
}

/* ---- names ----------------------------------------------------------------------------------- */

lede_status lede_resolve_layer(lede_resolver *resolver, lede_slice name, uint32_t at,
                               uint32_t *layer) {
    lede_compiled *rule = resolver->rule;
    *layer = lede_catalog_layer(resolver->set->catalog, name);
    if (*layer == LEDE_NO_LAYER) {
        return lede_pattern_source_fail(&rule->source, at, LEDE_SYNTAX, resolver->err,
                                        "unknown layer '%.*s'", LEDE_FMT(name));
    }
    lede_reference reference = {.at = at, .target = *layer, .name = name};
    return lede_array_push_in(&resolver->set->arena, &rule->references, reference)
               ? LEDE_OK
               : lede_fail_memory(resolver->err);
}

/* What attributes are called elsewhere: CoNLL-U, Sketch Engine, BlackLab. */
static const char *attribute_meant(lede_slice name) {
    static const char *const names[][2] = {
        {"lc", "norm"},    {"lower", "norm"}, {"form", "word"},     {"wordform", "word"},
        {"token", "word"}, {"xpos", "tag"},   {"lemma_lc", "lemma"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_is(name, names[i][0])) return names[i][1];
    }
    return NULL;
}

static lede_status unknown_attribute(const lede_resolver *resolver, lede_slice name, uint32_t at) {
    lede_slice names[LEDE_N_ATTRIBUTES + LEDE_COLUMNS_MAX];
    const lede_columns *columns = &resolver->set->columns;
    size_t n_names = LEDE_N_ATTRIBUTES + columns->count - LEDE_N_OWN_COLUMNS;
    for (unsigned i = 0; i < n_names; i++) {
        names[i] = lede_attribute_name(columns, (lede_attribute)i);
    }
    char hint[LEDE_NEAREST_HINT];
    const char *meant = attribute_meant(name);
    if (meant != NULL)
        snprintf(hint, sizeof hint, "; it is called %s here", meant);
    else
        lede_nearest_hint(
            name, names, n_names,
            "; a layer's attribute is written layer.attribute, and a column of files is "
            "declared: lede.attribute, --columns",
            hint);
    return lede_pattern_source_fail(&resolver->rule->source, at, LEDE_SYNTAX, resolver->err,
                                    "unknown attribute '%.*s'%s", LEDE_FMT(name), hint);
}

uint32_t lede_resolve_find_capture(const lede_compiled *rule, lede_slice name) {
    for (size_t i = 0; i < rule->captures.count; i++) {
        if (lede_slice_equal(rule->captures.data[i], name)) return (uint32_t)i;
    }
    return UINT32_MAX;
}

/* pos, tag, lemma and sense are read with the models of a language. */
static lede_status need_models(const lede_resolver *resolver, lede_attribute attribute,
                               lede_slice name, uint32_t at) {
    char what[32];
    lede_error why;
    snprintf(what, sizeof what, "attribute '%.*s'", LEDE_FMT(name));
    lede_status status = attribute == LEDE_ATTRIBUTE_SENSE
                             ? lede_ruleset_need_senses(resolver->set, what, &why)
                             : lede_ruleset_need_language(resolver->set, what, &why);
    if (status == LEDE_OK || status == LEDE_NOMEM) {
        return status == LEDE_OK ? LEDE_OK : lede_fail_memory(resolver->err);
    }
    return fail(resolver, at, status, why.message);
}

lede_status lede_resolve_attribute_name(lede_resolver *resolver, lede_slice name, uint32_t at,
                                        lede_attribute *attribute) {
    if (!lede_attribute_find_declared(&resolver->set->columns, name, attribute)) {
        return unknown_attribute(resolver, name, at);
    }
    if (lede_attribute_describe(*attribute)->dependence != LEDE_DEPENDS_ON_READING) return LEDE_OK;
    return need_models(resolver, *attribute, name, at);
}

/* Who declares columns has files with tokens of their own, which may have any form. */
static bool expects_ready(const lede_resolver *resolver) {
    return resolver->set->columns.count > LEDE_N_OWN_COLUMNS;
}

/* A token has no space: say how to write it. */
static lede_status check_space(const lede_resolver *resolver, const lede_operand *operand) {
    if (operand->kind == LEDE_OPERAND_LIST) return lede_resolve_list_spaces(resolver, operand);
    if (operand->kind != LEDE_OPERAND_STRING || expects_ready(resolver)) return LEDE_OK;
    lede_slice text = operand->text;
    bool literal = operand->flags & LEDE_FLAG_LITERAL;
    size_t space = lede_slice_find(text, LEDE_SLICE(" "), 0);
    if (space == SIZE_MAX || (!literal && !lede_literal_has_space(text))) return LEDE_OK;
    lede_buffer form = {0};
    for (size_t start = 0; start < text.size;) {
        size_t stop = lede_slice_find(text, LEDE_SLICE(" "), start);
        if (stop == SIZE_MAX) stop = text.size;
        if (stop > start) {
            lede_slice word = lede_slice_cut(text, start, stop);
            lede_buffer_printf(&form, "%s\"%.*s\"", form.size == 0 ? "" : " ", LEDE_FMT(word));
        }
        start = stop + 1;
    }
    lede_status status = lede_pattern_source_fail(
        &resolver->rule->source, operand->body + space, LEDE_SYNTAX, resolver->err,
        "a token has no space in it, so this never matches; write a sequence: %.*s",
        LEDE_FMT(lede_buffer_slice(&form)));
    lede_buffer_clear(&form);
    return status;
}

/* `[word = "didn't"]` can never hold: the tokeniser makes two tokens of it. Who declares columns,
 * or writes another dialect, has files with tokens of their own. */
static lede_status check_split(lede_resolver *resolver, const lede_operand *operand,
                               lede_comparison comparison) {
    lede_slice text = operand->text;
    bool is_literal = operand->flags & LEDE_FLAG_LITERAL;
    if (operand->kind != LEDE_OPERAND_STRING || comparison != LEDE_COMPARE_EQ) return LEDE_OK;
    bool is_other = resolver->rule->dialect != LEDE_DIALECT_LEDE;
    if (is_other || expects_ready(resolver)) return LEDE_OK;
    for (size_t i = 0; !is_literal && i < text.size; i++) {
        if (strchr(".[](){}*+?|^$\\", text.data[i]) != NULL) return LEDE_OK;
    }
    lede_slice_list parts = {0};
    LEDE_TRY(lede_resolve_split(resolver, text, &parts));
    if (parts.count < 2) return LEDE_OK;
    lede_buffer form = {0};
    for (size_t i = 0; i < parts.count; i++) {
        lede_buffer_printf(&form, "%s\"%.*s\"", i == 0 ? "" : " ", LEDE_FMT(parts.data[i]));
    }
    lede_status status = lede_pattern_source_fail(
        &resolver->rule->source, operand->at, LEDE_SYNTAX, resolver->err,
        "\"%.*s\" is %zu tokens, so one token is never equal to it; write a sequence: %.*s",
        LEDE_FMT(text), parts.count, LEDE_FMT(lede_buffer_slice(&form)));
    lede_buffer_clear(&form);
    return status;
}

/* ---- tests of a token ------------------------------------------------------------------------ */

static lede_status resolve_lex(lede_resolver *resolver, lede_comparison comparison,
                               const lede_operand *operand, uint32_t *out) {
    lede_test leaf = {.kind = LEDE_TEST_LEX, .attribute = LEDE_ATTRIBUTE_LEX};
    if (comparison >= LEDE_COMPARE_LT && comparison <= LEDE_COMPARE_GE) {
        return fail(resolver, operand->at, LEDE_SYNTAX,
                    "names of lexicons have no order; compare it with = or !=");
    }
    LEDE_TRY(add_leaf(resolver, LEDE_COMPARE_EQ, leaf, operand, out));
    lede_reference reference = {
        .is_lexicon = true, .at = operand->at, .target = *out, .name = operand->text};
    if (!lede_array_push_in(&resolver->set->arena, &resolver->rule->references, reference)) {
        return lede_fail_memory(resolver->err);
    }
    if (comparison != LEDE_COMPARE_NE) return LEDE_OK;
    lede_test not = {.kind = LEDE_TEST_NOT};
    return lede_tests_add(&resolver->set->tests, &not, out, 1, out, resolver->err);
}

static lede_status resolve_attribute(lede_resolver *resolver, const lede_condition *condition,
                                     uint32_t *out) {
    lede_attribute attribute;
    const lede_operand *right = condition->right;
    LEDE_TRY(lede_resolve_attribute_name(resolver, condition->left->parts[0], condition->left->at,
                                         &attribute));
    bool may_have_space = attribute == LEDE_ATTRIBUTE_SENSE || lede_attribute_is_given(attribute);
    if (!may_have_space) LEDE_TRY(check_space(resolver, right));
    if (attribute == LEDE_ATTRIBUTE_LEX) {
        return resolve_lex(resolver, condition->comparison, right, out);
    }
    if (attribute == LEDE_ATTRIBUTE_WORD) {
        LEDE_TRY(check_split(resolver, right, condition->comparison));
    }
    static const lede_test_kind kinds[] = {[LEDE_DEPENDS_ON_TYPE] = LEDE_TEST_TYPE,
                                           [LEDE_DEPENDS_ON_READING] = LEDE_TEST_READING,
                                           [LEDE_DEPENDS_ON_TOKEN] = LEDE_TEST_TOKEN};
    lede_test leaf = {.kind = kinds[lede_attribute_describe(attribute)->dependence],
                      .attribute = attribute};
    return add_leaf(resolver, condition->comparison, leaf, right, out);
}

static lede_status in_layer(lede_resolver *resolver, uint32_t layer, const uint32_t *inner,
                            uint32_t *out) {
    lede_test leaf = {.kind = LEDE_TEST_LAYER, .layer = layer};
    return lede_tests_add(&resolver->set->tests, &leaf, inner, inner == NULL ? 0 : 1, out,
                          resolver->err);
}

lede_status lede_resolve_key(lede_resolver *resolver, lede_slice name, uint32_t at, uint32_t *key) {
    *key = lede_catalog_key(resolver->set->catalog, name);
    if (*key != LEDE_NO_LAYER) return LEDE_OK;
    return lede_pattern_source_fail(&resolver->rule->source, at, LEDE_SYNTAX, resolver->err,
                                    "unknown attribute '%.*s'", LEDE_FMT(name));
}

/* person.role = "ceo": inside a person of which that holds. */
static lede_status resolve_layer_attribute(lede_resolver *resolver, const lede_condition *condition,
                                           uint32_t *out) {
    const lede_operand *left = condition->left;
    uint32_t layer, inner;
    if (left->n_parts > 2) {
        return fail(resolver, left->at, LEDE_SYNTAX,
                    "expected attribute or layer.attribute before the comparison");
    }
    LEDE_TRY(lede_resolve_layer(resolver, left->parts[0], left->at, &layer));
    lede_test leaf = {.kind = LEDE_TEST_VALUE};
    LEDE_TRY(lede_resolve_key(resolver, left->parts[1], left->at, &leaf.key));
    LEDE_TRY(add_leaf(resolver, condition->comparison, leaf, condition->right, &inner));
    return in_layer(resolver, layer, &inner, out);
}

lede_status lede_resolve_word(lede_resolver *resolver, const lede_operand *operand,
                              uint32_t *test) {
    if (operand->kind == LEDE_OPERAND_STRING) LEDE_TRY(check_space(resolver, operand));
    lede_test leaf = {.kind = LEDE_TEST_TYPE, .attribute = LEDE_ATTRIBUTE_WORD};
    return add_leaf(resolver, LEDE_COMPARE_EQ, leaf, operand, test);
}

lede_status lede_resolve_words(lede_resolver *resolver, const lede_slice *words, size_t n_words,
                               unsigned flags, uint32_t *test) {
    lede_value_test value;
    lede_tests *tests = &resolver->set->tests;
    lede_test leaf = {.kind = LEDE_TEST_TYPE, .attribute = LEDE_ATTRIBUTE_WORD};
    lede_status status =
        lede_value_test_any_of(&resolver->set->arena, words, n_words, flags, &value, resolver->err);
    if (status != LEDE_OK) {
        lede_value_test_clear(&value);
        return status;
    }
    LEDE_TRY(lede_tests_add_value(tests, &value, &leaf.value, resolver->err));
    return lede_tests_add(tests, &leaf, NULL, 0, test, resolver->err);
}

/* A name, string or list that stands alone in [ ]. */
static lede_status resolve_truth(lede_resolver *resolver, const lede_operand *left, uint32_t *out) {
    lede_attribute attribute;
    uint32_t layer;
    switch (left->kind) {
    case LEDE_OPERAND_LIST: LEDE_TRY(check_space(resolver, left)); /* fall through */
    case LEDE_OPERAND_STRING:
    case LEDE_OPERAND_REGEX_LIST: return lede_resolve_word(resolver, left, out);
    case LEDE_OPERAND_CALL:
        return lede_pattern_source_fail(
            &resolver->rule->source, left->at, LEDE_UNSUPPORTED, resolver->err,
            "function '%.*s' is not available in this build", LEDE_FMT(left->text));
    case LEDE_OPERAND_NUMBER:
        return fail(resolver, left->at, LEDE_SYNTAX,
                    "a number cannot stand alone; expected a test such as number > 5");
    case LEDE_OPERAND_NAME: break;
    }
    if (left->n_parts > 1 ||
        lede_attribute_find_declared(&resolver->set->columns, left->parts[0], &attribute)) {
        return lede_pattern_source_fail(&resolver->rule->source, left->at, LEDE_SYNTAX,
                                        resolver->err, "'%.*s' needs a comparison, such as = \"…\"",
                                        LEDE_FMT(left->parts[left->n_parts - 1]));
    }
    LEDE_TRY(lede_resolve_layer(resolver, left->parts[0], left->at, &layer));
    return in_layer(resolver, layer, NULL, out);
}

typedef lede_status leaf_fn(lede_resolver *resolver, const lede_condition *condition,
                            uint32_t *test);

static lede_status token_leaf(lede_resolver *resolver, const lede_condition *condition,
                              uint32_t *test) {
    const lede_operand *left = condition->left;
    if (condition->kind == LEDE_CONDITION_TRUTH) return resolve_truth(resolver, left, test);
    if (left->kind != LEDE_OPERAND_NAME) {
        return fail(resolver, left->at, LEDE_SYNTAX,
                    "expected an attribute before the comparison, such as word = \"…\"");
    }
    return left->n_parts == 1 ? resolve_attribute(resolver, condition, test)
                              : resolve_layer_attribute(resolver, condition, test);
}

static lede_status tag_leaf(lede_resolver *resolver, const lede_condition *condition,
                            uint32_t *test) {
    const lede_operand *left = condition->left;
    if (condition->kind != LEDE_CONDITION_COMPARE || left->kind != LEDE_OPERAND_NAME ||
        left->n_parts != 1) {
        return fail(resolver, left->at, LEDE_SYNTAX,
                    "expected attribute = \"value\" of the layer in this tag");
    }
    lede_test leaf = {.kind = LEDE_TEST_VALUE};
    LEDE_TRY(lede_resolve_key(resolver, left->parts[0], left->at, &leaf.key));
    return add_leaf(resolver, condition->comparison, leaf, condition->right, test);
}

static lede_status resolve_condition(lede_resolver *resolver, lede_condition *condition,
                                     leaf_fn *leaf, uint32_t *out) {
    if (condition->kind == LEDE_CONDITION_COMPARE || condition->kind == LEDE_CONDITION_TRUTH) {
        LEDE_TRY(leaf(resolver, condition, out));
        condition->test = *out;
        return LEDE_OK;
    }
    lede_test test = {.kind = LEDE_TEST_NOT};
    if (condition->kind == LEDE_CONDITION_AND) test.kind = LEDE_TEST_AND;
    if (condition->kind == LEDE_CONDITION_OR) test.kind = LEDE_TEST_OR;
    uint32_t *items = lede_arena_array(&resolver->set->arena, condition->n_items, sizeof *items);
    if (items == NULL) return lede_fail_memory(resolver->err);
    for (uint32_t i = 0; i < condition->n_items; i++) {
        LEDE_TRY(resolve_condition(resolver, condition->items[i], leaf, &items[i]));
    }
    LEDE_TRY(lede_tests_add(&resolver->set->tests, &test, items, condition->n_items, out,
                            resolver->err));
    condition->test = *out;
    return LEDE_OK;
}

lede_status lede_resolve_token(lede_resolver *resolver, lede_condition *condition, uint32_t *test) {
    return resolve_condition(resolver, condition, token_leaf, test);
}

lede_status lede_resolve_tag(lede_resolver *resolver, lede_condition *condition, uint32_t *test) {
    *test = LEDE_NO_TEST;
    if (condition == NULL) return LEDE_OK;
    return resolve_condition(resolver, condition, tag_leaf, test);
}
