#include "match/review.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/fold.h"
#include "match/compiled.h"

const char *lede_finding_kind_name(lede_finding_kind kind) {
    static const char *const names[LEDE_N_FINDINGS] = {
        "never", "attribute", "shadowed", "duplicate", "slow", "tagging", "unused"};
    return names[kind];
}

void lede_review_place(const lede_ruleset *set, uint32_t rule, uint32_t at, lede_error *what,
                       const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    lede_pattern_source_fail(&set->rules.data[rule]->source, at, LEDE_USAGE, what, "%s", message);
}

/* ---- all tests of a rule --------------------------------------------------------------------- */

/* A test of an element, or one of those it is made of. `layer` is that of the annotation it is
 * asked of; LEDE_NO_LAYER: of a token. */
typedef lede_status (*test_fn)(void *context, uint32_t test, uint32_t layer, uint32_t at,
                               lede_error *err);

typedef struct walk {
    const lede_ruleset *set;
    test_fn each;
    void *context;
    lede_error *err;
} walk;

static lede_status walk_test(const walk *w, uint32_t index, uint32_t layer, uint32_t at) {
    if (index == LEDE_NO_TEST) return LEDE_OK;
    const lede_tests *tests = &w->set->tests;
    const lede_test *test = &tests->tests.data[index];
    LEDE_TRY(w->each(w->context, index, layer, at, w->err));
    bool has_tests = test->kind == LEDE_TEST_AND || test->kind == LEDE_TEST_OR ||
                     test->kind == LEDE_TEST_NOT || test->kind == LEDE_TEST_LAYER;
    if (test->kind == LEDE_TEST_LAYER) layer = test->layer;
    for (uint32_t i = 0; has_tests && i < test->n_items; i++) {
        LEDE_TRY(walk_test(w, tests->items.data[test->first_item + i], layer, at));
    }
    return LEDE_OK;
}

static lede_status walk_automaton(const walk *w, const lede_automaton *automaton) {
    /* Positions are made from the end of the pattern to its front. */
    for (uint32_t p = automaton->n_positions; p-- > 0;) {
        const lede_position *position = &automaton->positions[p];
        LEDE_TRY(walk_test(w, position->test, position->layer, position->at));
    }
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        const lede_boundary_condition *condition = &automaton->conditions[i];
        if (condition->is_look) {
            LEDE_TRY(walk_automaton(w, condition->look));
        } else {
            LEDE_TRY(walk_test(w, condition->test, condition->layer, condition->at));
        }
    }
    return LEDE_OK;
}

static lede_status walk_checks(const walk *w, const lede_span_check *checks, uint32_t n_checks) {
    for (uint32_t i = 0; i < n_checks; i++) {
        const lede_span_check *check = &checks[i];
        if (check->inner != NULL) LEDE_TRY(walk_automaton(w, check->inner));
        if (check->kind == LEDE_SPAN_WITHIN) LEDE_TRY(walk_test(w, check->test, check->layer, 0));
    }
    return LEDE_OK;
}

static lede_status walk_rule(const walk *w, const lede_compiled *rule) {
    const lede_program *program = rule->automaton->program;
    LEDE_TRY(walk_automaton(w, rule->automaton));
    LEDE_TRY(walk_test(w, rule->scope.test, rule->scope.layer, 0));
    for (size_t i = 0; i < rule->constraints.count; i++) {
        const lede_constraint *constraint = &rule->constraints.data[i];
        if (constraint->kind != LEDE_CONSTRAINT_TEST) continue;
        LEDE_TRY(walk_test(w, constraint->test, LEDE_NO_LAYER, 0));
    }
    if (program != NULL) LEDE_TRY(walk_checks(w, program->checks, program->n_checks));
    return walk_checks(w, rule->span_conditions, rule->n_span_conditions);
}

/* ---- comparisons that no value satisfies ----------------------------------------------------- */

typedef struct review {
    const lede_ruleset *set;
    uint32_t rule;
    lede_finding_fn each;
    void *context;
    lede_evaluator evaluator;
    uint32_t n_told; /* places told already: repetitions are written out */
    uint32_t told[64];
    bool reads_readings;
} review;

/* All values that an attribute can have; NULL: any text. */
static const char *const *known_values(lede_attribute attribute) {
    static const char *const pos[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                      "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                      "PUNCT", "SCONJ", "SYM", "VERB", "X",     NULL};
    static const char *const kinds[LEDE_N_KINDS + 1] = {
        "word", "number", "punct", "symbol", "url", "email", "hashtag", "handle", NULL};
    if (attribute == LEDE_ATTRIBUTE_POS) return pos;
    return attribute == LEDE_ATTRIBUTE_KIND ? kinds : NULL;
}

static lede_status holds_for_known(review *r, const lede_value_test *value,
                                   const char *const *known, bool *holds, lede_error *err) {
    *holds = false;
    for (size_t i = 0; known[i] != NULL && !*holds; i++) {
        lede_arena_reset(&r->evaluator.arena);
        LEDE_TRY(lede_value_test_slice(value, &r->evaluator, lede_slice_of(known[i]), holds, err));
    }
    return LEDE_OK;
}

/* A folded attribute compared with words that are not folded. */
static bool is_unfolded(review *r, const lede_value_test *value) {
    if (value->kind != LEDE_VALUE_WORDS || value->flags & LEDE_FLAG_CASE) return false;
    for (size_t i = 0; i < value->words.count; i++) {
        bool ok = true;
        lede_arena_reset(&r->evaluator.arena);
        lede_slice folded = lede_fold(&r->evaluator.arena, value->words.data[i], &ok);
        if (!ok || lede_slice_equal(folded, value->words.data[i])) return false;
    }
    return value->words.count > 0;
}

static bool tell_once(review *r, uint32_t at) {
    for (uint32_t i = 0; i < r->n_told; i++) {
        if (r->told[i] == at) return false;
    }
    if (r->n_told < sizeof r->told / sizeof *r->told) r->told[r->n_told++] = at;
    return true;
}

static lede_status tell(review *r, lede_finding_kind kind, const lede_error *what,
                        lede_error *err) {
    return r->each(r->context, kind, r->rule, what, err);
}

static lede_status look_at_test(void *context, uint32_t index, uint32_t layer, uint32_t at,
                                lede_error *err) {
    review *r = context;
    const lede_test *test = &r->set->tests.tests.data[index];
    lede_error what;
    (void)layer;
    if (test->kind == LEDE_TEST_READING) r->reads_readings = true;
    if (test->kind != LEDE_TEST_TYPE && test->kind != LEDE_TEST_READING) return LEDE_OK;
    const lede_value_test *value = r->set->tests.values.data[test->value];
    const char *name = lede_attribute_describe(test->attribute)->name;
    const char *const *known = known_values(test->attribute);
    if (known != NULL && value->kind != LEDE_VALUE_ORDER) {
        bool holds;
        LEDE_TRY(holds_for_known(r, value, known, &holds, err));
        if (holds || !tell_once(r, at)) return LEDE_OK;
        lede_review_place(r->set, r->rule, at, &what, "no token has %s \"%.*s\"", name,
                          LEDE_FMT(value->text));
        return tell(r, LEDE_FINDING_NEVER, &what, err);
    }
    bool is_folded =
        test->attribute == LEDE_ATTRIBUTE_NORM || test->attribute == LEDE_ATTRIBUTE_STEM;
    if (!is_folded || !is_unfolded(r, value) || !tell_once(r, at)) return LEDE_OK;
    lede_review_place(r->set, r->rule, at, &what,
                      "no token has %s \"%.*s\": %s is in lower case; write it so, or test word",
                      name, LEDE_FMT(value->text), name);
    return tell(r, LEDE_FINDING_NEVER, &what, err);
}

/* ---- cost ------------------------------------------------------------------------------------ */

static lede_status look_at_cost(review *r, const lede_compiled *rule, lede_error *err) {
    lede_error what;
    if (rule->trigger.kind != LEDE_TRIGGER_NONE) return LEDE_OK;
    if (r->reads_readings) {
        lede_review_place(r->set, r->rule, 0, &what,
                          "every sentence is tagged for this rule: no element is rarer than a part "
                          "of speech; a word, lemma, lexicon or layer that every match holds would "
                          "do");
        return tell(r, LEDE_FINDING_TAGGING, &what, err);
    }
    lede_review_place(r->set, r->rule, 0, &what,
                      "is tried on every sentence: no element that every match holds is rare; a "
                      "word, lemma, lexicon or layer would do");
    return tell(r, LEDE_FINDING_SLOW, &what, err);
}

lede_status lede_review_rule(const lede_ruleset *set, uint32_t rule, lede_finding_fn each,
                             void *context, lede_error *err) {
    review r = {.set = set, .rule = rule, .each = each, .context = context};
    walk w = {.set = set, .each = look_at_test, .context = &r, .err = err};
    lede_arena_init(&r.evaluator.arena, 0);
    lede_status status = lede_regex_scratch_new(set->limits.regex_steps, &r.evaluator.regex, err);
    if (status == LEDE_OK) status = walk_rule(&w, set->rules.data[rule]);
    if (status == LEDE_OK) status = look_at_cost(&r, set->rules.data[rule], err);
    lede_regex_scratch_free(r.evaluator.regex);
    lede_arena_clear(&r.evaluator.arena);
    return status;
}

/* ---- layers ---------------------------------------------------------------------------------- */

typedef struct key_walk {
    const lede_ruleset *set;
    lede_key_fn each;
    void *context;
} key_walk;

static lede_status look_at_key(void *context, uint32_t index, uint32_t layer, uint32_t at,
                               lede_error *err) {
    const key_walk *k = context;
    const lede_test *test = &k->set->tests.tests.data[index];
    if (test->kind != LEDE_TEST_VALUE || layer == LEDE_NO_LAYER) return LEDE_OK;
    return k->each(k->context, layer, test->key, at, err);
}

lede_status lede_review_keys(const lede_ruleset *set, uint32_t rule, lede_key_fn each,
                             void *context, lede_error *err) {
    key_walk k = {set, each, context};
    walk w = {.set = set, .each = look_at_key, .context = &k, .err = err};
    return walk_rule(&w, set->rules.data[rule]);
}

typedef struct layer_walk {
    const lede_ruleset *set;
    uint32_t layer;
    bool reads;
} layer_walk;

static lede_status look_at_layer(void *context, uint32_t index, uint32_t layer, uint32_t at,
                                 lede_error *err) {
    layer_walk *l = context;
    const lede_tests *tests = &l->set->tests;
    const lede_test *test = &tests->tests.data[index];
    (void)at;
    (void)err;
    if (layer == l->layer) l->reads = true;
    if (test->kind == LEDE_TEST_LAYER && test->layer == l->layer) l->reads = true;
    for (uint32_t i = 0; test->kind == LEDE_TEST_LEX && i < test->n_items; i++) {
        if (tests->items.data[test->first_item + i] == l->layer) l->reads = true;
    }
    return LEDE_OK;
}

static bool automaton_reads(const lede_automaton *automaton, uint32_t layer) {
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        if (automaton->positions[p].layer == layer) return true;
    }
    for (uint32_t i = 0; i < automaton->n_conditions; i++) {
        const lede_boundary_condition *condition = &automaton->conditions[i];
        if (condition->is_look ? automaton_reads(condition->look, layer)
                               : condition->layer == layer) {
            return true;
        }
    }
    return false;
}

static bool checks_read(const lede_span_check *checks, uint32_t n_checks, uint32_t layer) {
    for (uint32_t i = 0; i < n_checks; i++) {
        if (checks[i].kind == LEDE_SPAN_WITHIN && checks[i].layer == layer) return true;
        if (checks[i].inner != NULL && automaton_reads(checks[i].inner, layer)) return true;
    }
    return false;
}

bool lede_review_reads(const lede_ruleset *set, uint32_t rule_i, uint32_t layer) {
    const lede_compiled *rule = set->rules.data[rule_i];
    layer_walk l = {set, layer, false};
    lede_error ignored;
    walk w = {.set = set, .each = look_at_layer, .context = &l, .err = &ignored};
    if (automaton_reads(rule->automaton, layer)) return true;
    if (rule->scope.kind == LEDE_SCOPE_ANNOTATION && rule->scope.layer == layer) return true;
    const lede_program *program = rule->automaton->program;
    if (checks_read(rule->span_conditions, rule->n_span_conditions, layer)) return true;
    if (program != NULL && checks_read(program->checks, program->n_checks, layer)) return true;
    for (size_t i = 0; i < rule->constraints.count; i++) {
        const lede_constraint *constraint = &rule->constraints.data[i];
        if (constraint->left.layer == layer && constraint->kind >= LEDE_CONSTRAINT_VALUE)
            return true;
        if (constraint->right.layer == layer && constraint->kind == LEDE_CONSTRAINT_TERMS)
            return true;
    }
    return walk_rule(&w, rule) == LEDE_OK && l.reads;
}

bool lede_review_same(const lede_ruleset *set, uint32_t rule, uint32_t other) {
    const lede_compiled *a = set->rules.data[rule], *b = set->rules.data[other];
    return a->policy == b->policy && a->dialect == b->dialect && a->blocks == b->blocks &&
           a->flags == b->flags && lede_slice_equal(a->source.text, b->source.text);
}
