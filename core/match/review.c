#include "match/review.h"

#include <stdarg.h>
#include <stdio.h>

#include "match/graph.h"
#include "match/review_inside.h"

const char *lede_finding_kind_name(lede_finding_kind kind) {
    static const char *const names[LEDE_N_FINDINGS] = {"never",   "star",     "attribute", "early",
                                                       "scope",   "shadowed", "duplicate", "slow",
                                                       "tagging", "unused"};
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
        bool has_test =
            constraint->kind == LEDE_CONSTRAINT_TEST || constraint->kind == LEDE_CONSTRAINT_TOKENS;
        if (!has_test) continue;
        LEDE_TRY(walk_test(w, constraint->test, LEDE_NO_LAYER, 0));
    }
    if (program != NULL) LEDE_TRY(walk_checks(w, program->checks, program->n_checks));
    return walk_checks(w, rule->span_conditions, rule->n_span_conditions);
}

/* ---- one rule -------------------------------------------------------------------------------- */

bool lede_review_once(lede_review *r, uint32_t at) {
    for (uint32_t i = 0; i < r->n_told; i++) {
        if (r->told[i] == at) return false;
    }
    if (r->n_told < LEDE_REVIEW_PLACES) r->told[r->n_told++] = at;
    return true;
}

lede_status lede_review_tell(lede_review *r, lede_finding_kind kind, const lede_error *what,
                             lede_error *err) {
    return r->each(r->context, kind, r->rule, what, err);
}

/* `A within 4` where A takes five tokens at least. */
static lede_status look_at_lengths(lede_review *r, const lede_node *node, lede_error *err) {
    lede_error what;
    if (node->kind == LEDE_NODE_WITHIN && node->n_items == 1 && node->name.data == NULL &&
        !node->negated) {
        uint32_t min = lede_node_lengths(node->items[0]).min;
        if (min > node->count && lede_review_once(r, node->at)) {
            lede_review_place(r->set, r->rule, node->at, &what,
                              "this takes %u tokens at least, so it is never within %u", min,
                              node->count);
            LEDE_TRY(lede_review_tell(r, LEDE_FINDING_NEVER, &what, err));
        }
    }
    for (uint32_t i = 0; i < node->n_items; i++) {
        LEDE_TRY(look_at_lengths(r, node->items[i], err));
    }
    return LEDE_OK;
}

/* ---- scope ----------------------------------------------------------------------------------- */

uint32_t lede_review_sentences(const lede_ruleset *set, uint32_t rule) {
    const lede_scope *scope = &set->rules.data[rule]->scope;
    return scope->kind == LEDE_SCOPE_SENTENCE ? scope->count : UINT32_MAX;
}

void lede_review_say_sentences(uint32_t count, char out[LEDE_SENTENCES_SIZE]) {
    if (count == 1)
        snprintf(out, LEDE_SENTENCES_SIZE, "one sentence");
    else
        snprintf(out, LEDE_SENTENCES_SIZE, "%u sentences", count);
}

/* The first element that takes annotations of the layer, but for what stands around a match. */
static const lede_node *find_region(const lede_node *node, uint32_t layer) {
    if (node->kind == LEDE_NODE_REGION && node->layer == layer) return node;
    uint32_t n = node->kind == LEDE_NODE_WITHIN ? 1 : node->n_items;
    for (uint32_t i = 0; i < n; i++) {
        const lede_node *found = find_region(node->items[i], layer);
        if (found != NULL) return found;
    }
    return NULL;
}

bool lede_review_takes(const lede_ruleset *set, uint32_t rule, uint32_t layer, uint32_t *at) {
    const lede_node *node = find_region(set->rules.data[rule]->pattern.root, layer);
    if (node != NULL) *at = node->at;
    return node != NULL;
}

/* `<article/>` in a rule that sees a sentence at a time. A block may be asked for by its kind, as
 * headlines are, which are one. */
static lede_status look_at_scope(lede_review *r, lede_error *err) {
    static const uint32_t layers[] = {LEDE_LAYER_ARTICLE, LEDE_LAYER_P, LEDE_LAYER_BLOCK};
    static const char *const nouns[] = {"article", "paragraph", "block"};
    uint32_t count = lede_review_sentences(r->set, r->rule);
    lede_error what;
    for (size_t i = 0; count != UINT32_MAX && i < sizeof layers / sizeof *layers; i++) {
        const lede_compiled *rule = r->set->rules.data[r->rule];
        const lede_node *node = find_region(rule->pattern.root, layers[i]);
        if (node == NULL || (layers[i] == LEDE_LAYER_BLOCK && node->condition != NULL)) continue;
        const char *name = lede_catalog_layer_name(r->set->catalog, layers[i]).data;
        char sentences[LEDE_SENTENCES_SIZE];
        lede_review_say_sentences(count, sentences);
        lede_review_place(r->set, r->rule, node->at, &what,
                          "a pattern looks at %s at a time, so a whole %s is found only where it "
                          "has no more; 'within %s' behind the pattern looks at all of it",
                          sentences, nouns[i], name);
        LEDE_TRY(lede_review_tell(r, LEDE_FINDING_SCOPE, &what, err));
    }
    return LEDE_OK;
}

/* ---- cost ------------------------------------------------------------------------------------ */

static lede_status look_at_cost(lede_review *r, const lede_compiled *rule, lede_error *err) {
    lede_error what;
    bool is_cheap =
        rule->trigger.kind == LEDE_TRIGGER_TEST || rule->trigger.kind == LEDE_TRIGGER_LAYER;
    if (is_cheap) return LEDE_OK;
    if (r->reads_readings) {
        lede_review_place(r->set, r->rule, 0, &what,
                          "every sentence is tagged for this rule: no element is rarer than a part "
                          "of speech; a word, lemma, lexicon or layer that every match holds would "
                          "do");
        return lede_review_tell(r, LEDE_FINDING_TAGGING, &what, err);
    }
    lede_review_place(r->set, r->rule, 0, &what,
                      "is tried on every sentence: no element that every match holds is rare; a "
                      "word, lemma, lexicon or layer would do");
    return lede_review_tell(r, LEDE_FINDING_SLOW, &what, err);
}

lede_status lede_review_rule(const lede_ruleset *set, uint32_t rule, lede_finding_fn each,
                             void *context, lede_error *err) {
    lede_review r = {.set = set, .rule = rule, .each = each, .context = context};
    walk w = {.set = set, .each = lede_review_test, .context = &r, .err = err};
    lede_arena_init(&r.evaluator.arena, 0);
    lede_status status = lede_regex_scratch_new(set->limits.regex_steps, &r.evaluator.regex, err);
    if (status == LEDE_OK) status = walk_rule(&w, set->rules.data[rule]);
    if (status == LEDE_OK) status = look_at_lengths(&r, set->rules.data[rule]->pattern.root, err);
    if (status == LEDE_OK) status = look_at_scope(&r, err);
    if (status == LEDE_OK) status = look_at_cost(&r, set->rules.data[rule], err);
    lede_regex_scratch_free(r.evaluator.regex);
    lede_arena_clear(&r.evaluator.arena);
    lede_vocabulary_free(r.words);
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
    uint32_t at; /* where it is read first; UINT32_MAX: nowhere */
} layer_walk;

static void note_read(layer_walk *l, uint32_t at) {
    if (at < l->at) l->at = at;
}

static lede_status look_at_layer(void *context, uint32_t index, uint32_t layer, uint32_t at,
                                 lede_error *err) {
    layer_walk *l = context;
    const lede_tests *tests = &l->set->tests;
    const lede_test *test = &tests->tests.data[index];
    (void)err;
    if (layer == l->layer) note_read(l, at);
    if (test->kind == LEDE_TEST_LAYER && test->layer == l->layer) note_read(l, at);
    for (uint32_t i = 0; test->kind == LEDE_TEST_LEX && i < test->n_items; i++) {
        if (tests->items.data[test->first_item + i] == l->layer) note_read(l, at);
    }
    return LEDE_OK;
}

static void look_at_nodes(layer_walk *l, const lede_node *node) {
    bool names_layer = node->kind == LEDE_NODE_REGION || node->kind == LEDE_NODE_BOUNDARY ||
                       node->kind == LEDE_NODE_WITHIN || node->kind == LEDE_NODE_MEET;
    if (names_layer && node->name.data != NULL && node->layer == l->layer) note_read(l, node->at);
    for (uint32_t i = 0; i < node->n_items; i++) look_at_nodes(l, node->items[i]);
}

static bool is_lexicon(const lede_ruleset *set, uint32_t layer) {
    for (uint32_t i = 0; i < lede_lexicons_count(set->lexicons); i++) {
        if (lede_lexicons_layer(set->lexicons, i) == layer) return true;
    }
    return false;
}

bool lede_review_reads(const lede_ruleset *set, uint32_t rule_i, uint32_t layer, uint32_t *at) {
    const lede_compiled *rule = set->rules.data[rule_i];
    layer_walk l = {set, layer, UINT32_MAX};
    lede_error ignored;
    walk w = {.set = set, .each = look_at_layer, .context = &l, .err = &ignored};
    look_at_nodes(&l, rule->pattern.root);
    if (walk_rule(&w, rule) != LEDE_OK) return false;
    for (size_t i = 0; i < rule->constraints.count && l.at == UINT32_MAX; i++) {
        const lede_constraint *constraint = &rule->constraints.data[i];
        bool is_left = constraint->kind >= LEDE_CONSTRAINT_TOKENS;
        bool is_right = constraint->kind == LEDE_CONSTRAINT_TERMS;
        if ((is_left && constraint->left.layer == layer) ||
            (is_right && constraint->right.layer == layer)) {
            note_read(&l, 0);
        }
    }
    if (rule->reads_lexicons && is_lexicon(set, layer)) note_read(&l, 0);
    *at = l.at;
    return l.at != UINT32_MAX;
}

bool lede_review_same(const lede_ruleset *set, uint32_t rule, uint32_t other) {
    const lede_compiled *a = set->rules.data[rule], *b = set->rules.data[other];
    return a->policy == b->policy && a->dialect == b->dialect && a->blocks == b->blocks &&
           a->flags == b->flags && lede_slice_equal(a->source.text, b->source.text);
}
