#include "match/ruleset.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "match/around.h"
#include "match/compiled.h"
#include "match/graph.h"
#include "match/parse.h"
#include "match/pair.h"
#include "match/quick.h"
#include "match/search.h"

bool lede_policy_find(lede_slice name, lede_policy *policy) {
    static const char *const names[] = {"first", "longest", "shortest", "standard", "all"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!lede_slice_is(name, names[i])) continue;
        *policy = (lede_policy)i;
        return true;
    }
    return false;
}

lede_policy lede_policy_usual(lede_dialect dialect) {
    switch (dialect) {
    case LEDE_DIALECT_CWB: return LEDE_POLICY_STANDARD;
    case LEDE_DIALECT_BLACKLAB: return LEDE_POLICY_ALL;
    case LEDE_DIALECT_LEDE: break;
    }
    return LEDE_POLICY_FIRST;
}

lede_status lede_ruleset_new(lede_catalog *catalog, const lede_lexicons *lexicons,
                             const lede_limits *limits, lede_ruleset **out, lede_error *err) {
    *out = NULL;
    lede_ruleset *set = calloc(1, sizeof *set);
    if (set == NULL) return lede_fail_memory(err);
    lede_arena_init(&set->arena, 0);
    lede_columns_init(&set->columns);
    lede_tests_init(&set->tests, &set->arena, &set->columns);
    set->macros.arena = &set->arena;
    set->catalog = catalog;
    set->lexicons = lexicons;
    if (limits != NULL) set->limits = *limits;
    if (set->limits.match_candidates == 0) {
        set->limits.match_candidates = LEDE_DEFAULT_MATCH_CANDIDATES;
    }
    *out = set;
    return LEDE_OK;
}

const lede_lexicons *lede_ruleset_lexicons(const lede_ruleset *set) {
    return set->lexicons;
}

void lede_ruleset_free(lede_ruleset *set) {
    if (set == NULL) return;
    lede_tests_clear(&set->tests);
    lede_type_tests_clear(&set->type_tests);
    free(set->rules.data);
    free(set->lists.data);
    for (size_t i = 0; i < set->phrases.count; i++) lede_phrases_free(set->phrases.data[i]);
    free(set->phrases.data);
    lede_trigger_index_clear(&set->triggers);
    lede_vocabulary_free(set->vocabulary);
    lede_arena_clear(&set->arena);
    free(set);
}

void lede_ruleset_set_language(lede_ruleset *set, lede_language *language) {
    set->language = language;
}

lede_status lede_ruleset_add_column(lede_ruleset *set, lede_slice name, lede_error *err) {
    if (lede_columns_find(&set->columns, name) != LEDE_NO_COLUMN) return LEDE_OK;
    bool ok = true;
    lede_slice copy = lede_arena_copy(&set->arena, name, &ok);
    return ok ? lede_columns_add(&set->columns, copy, err) : lede_fail_memory(err);
}

const lede_columns *lede_ruleset_columns(const lede_ruleset *set) {
    return &set->columns;
}

lede_status lede_ruleset_need_language(lede_ruleset *set, const char *what, lede_error *err) {
    LEDE_TRY(lede_language_need(set->language, what, err));
    set->uses_language = true;
    return LEDE_OK;
}

bool lede_ruleset_uses_language(const lede_ruleset *set) {
    return set->uses_language;
}

lede_status lede_ruleset_need_senses(lede_ruleset *set, const char *what, lede_error *err) {
    LEDE_TRY(lede_language_need_senses(set->language, what, err));
    set->uses_language = true;
    set->uses_senses = true;
    return LEDE_OK;
}

bool lede_ruleset_uses_senses(const lede_ruleset *set) {
    return set->uses_senses;
}

lede_status lede_ruleset_add_list(lede_ruleset *set, lede_slice name, const lede_slice *items,
                                  size_t n_items, lede_error *err) {
    bool ok = true;
    lede_list list = {.name = lede_arena_copy(&set->arena, name, &ok), .n_items = n_items};
    list.items = lede_arena_array(&set->arena, n_items, sizeof *list.items);
    if (!ok || list.items == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < set->lists.count; i++) {
        if (!lede_slice_equal(set->lists.data[i].name, name)) continue;
        return lede_fail(err, LEDE_USAGE, "list '%.*s' is declared twice", LEDE_FMT(name));
    }
    if (n_items == 0) {
        return lede_fail(err, LEDE_USAGE, "list '%.*s' has no items", LEDE_FMT(name));
    }
    for (size_t i = 0; i < n_items; i++) {
        list.items[i] = lede_arena_copy(&set->arena, items[i], &ok);
        list.digest = lede_digest_add(list.digest, items[i]);
    }
    if (!ok || !lede_array_push(&set->lists, list)) return lede_fail_memory(err);
    return LEDE_OK;
}

lede_status lede_ruleset_add_macro(lede_ruleset *set, const lede_macro *macro, lede_error *err) {
    return lede_macros_add(&set->macros, macro, err);
}

lede_slice lede_ruleset_list_name(const lede_ruleset *set, size_t list) {
    return list < set->lists.count ? set->lists.data[list].name : LEDE_NULL_SLICE;
}

lede_slice lede_ruleset_macro_name(const lede_ruleset *set, size_t macro) {
    return macro < set->macros.items.count ? set->macros.items.data[macro].name : LEDE_NULL_SLICE;
}

/* ---- one rule -------------------------------------------------------------------------------- */

static lede_status choose_policy(lede_compiled *rule, lede_policy wanted, lede_error *err) {
    const lede_pattern *pattern = &rule->pattern;
    bool written = pattern->policy.data != NULL;
    rule->policy = wanted;
    if (written && !lede_policy_find(pattern->policy, &rule->policy)) {
        return lede_pattern_source_fail(
            &rule->source, pattern->policy_at, LEDE_SYNTAX, err,
            "unknown policy '%.*s'; expected first, longest, shortest, standard or all",
            LEDE_FMT(pattern->policy));
    }
    return LEDE_OK;
}

/* Of the pattern after its macros: changing one that it does not call changes nothing. */
static lede_digest digest_of(const lede_rule_spec *spec, lede_slice pattern) {
    char rest[96];
    snprintf(rest, sizeof rest, "%d %d %u %u %d %d", (int)spec->dialect, (int)spec->policy,
             spec->blocks, spec->phase, spec->is_query, spec->ignore_case);
    return lede_digest_add(lede_digest_of(pattern), lede_slice_of(rest));
}

static lede_status copy_spec(lede_ruleset *set, const lede_rule_spec *spec, lede_compiled *rule,
                             lede_error *err) {
    bool ok = true;
    rule->source = (lede_pattern_source){.text = lede_arena_copy(&set->arena, spec->pattern, &ok),
                                         .rule = lede_arena_copy(&set->arena, spec->name, &ok),
                                         .file = lede_arena_copy(&set->arena, spec->file, &ok),
                                         .line = spec->line};
    rule->dialect = spec->dialect;
    rule->blocks = spec->blocks == 0 ? LEDE_BLOCKS_MATCHED : spec->blocks;
    rule->phase = spec->phase;
    rule->is_query = spec->is_query;
    if (spec->ignore_case) rule->flags |= LEDE_FLAG_CASE;
    if (spec->dialect == LEDE_DIALECT_BLACKLAB) {
        rule->flags |= LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS;
    }
    if (rule->source.text.data == NULL) rule->source.text = LEDE_SLICE("");
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status check_empty(const lede_compiled *rule, lede_error *err) {
    bool takes_nothing = rule->automaton->takes_nothing && lede_node_lengths(rule->main).min == 0;
    if (!takes_nothing || rule->is_query) return LEDE_OK;
    return lede_pattern_source_fail(
        &rule->source, 0, LEDE_SYNTAX, err,
        "the pattern can match no token at all; at least one element must be "
        "there (not ?, * or {0,…})");
}

static lede_status compile_rule(lede_ruleset *set, const lede_rule_spec *spec, lede_compiled *rule,
                                lede_error *err) {
    LEDE_TRY(copy_spec(set, spec, rule, err));
    LEDE_TRY(lede_macros_expand(&set->macros, &rule->source, &set->arena, err));
    rule->digest = digest_of(spec, rule->source.text);
    LEDE_TRY(lede_pattern_parse(&rule->source, rule->dialect, &set->arena, &rule->pattern, err));
    LEDE_TRY(choose_policy(rule, spec->policy, err));
    LEDE_TRY(lede_resolve_rule(set, rule, err));
    lede_automaton_options options = {.source = &rule->source,
                                      .arena = &set->arena,
                                      .keep_bindings = rule->policy == LEDE_POLICY_ALL};
    LEDE_TRY(lede_automaton_build(rule->main, &options, &rule->automaton, err));
    LEDE_TRY(check_empty(rule, err));
    rule->automaton->number = (uint32_t)set->rules.count + 1;
    const lede_node *element;
    LEDE_TRY(lede_trigger_choose(set, rule, rule->main, &element, err));
    rule->is_region = lede_rule_is_region(rule);
    LEDE_TRY(lede_quick_build(rule, &set->tests, &set->arena, &rule->quick, err));
    return rule->quick == NULL ? lede_around_build(rule, element, &set->arena, &rule->around, err)
                               : lede_word_pair_build(rule, &set->arena, &rule->pair, err);
}

lede_status lede_ruleset_add(lede_ruleset *set, const lede_rule_spec *spec, uint32_t *index,
                             lede_error *err) {
    if (set->is_compiled) {
        return lede_fail(err, LEDE_SEALED, "rule '%.*s' comes after the rules were compiled",
                         LEDE_FMT(spec->name));
    }
    lede_compiled *rule = lede_arena_zalloc(&set->arena, sizeof *rule);
    if (rule == NULL || !lede_array_reserve(&set->rules, 1)) return lede_fail_memory(err);
    LEDE_TRY(compile_rule(set, spec, rule, err));
    *index = (uint32_t)set->rules.count;
    set->rules.data[set->rules.count++] = rule;
    return LEDE_OK;
}

/* ---- the whole ------------------------------------------------------------------------------- */

bool lede_ruleset_has_lexicon(const lede_ruleset *set, uint32_t layer) {
    for (uint32_t i = 0; i < lede_lexicons_count(set->lexicons); i++) {
        if (lede_lexicons_layer(set->lexicons, i) == layer) return true;
    }
    return false;
}

static lede_status unknown_name(const lede_compiled *rule, const lede_reference *reference,
                                const lede_slice_list *known, lede_error *err) {
    char hint[LEDE_NEAREST_HINT];
    lede_nearest_hint(reference->name, known->data, known->count, "", hint);
    if (reference->is_lexicon) {
        lede_pattern_source_fail(&rule->source, reference->at, LEDE_SYNTAX, err,
                                 "no lexicon is called '%.*s'%s", LEDE_FMT(reference->name), hint);
        lede_error_unknown(err, LEDE_NAME_LEXICON, reference->name);
        return LEDE_SYNTAX;
    }
    lede_pattern_source_fail(&rule->source, reference->at, LEDE_SYNTAX, err,
                             "layer '%.*s' is read here, but nothing writes it%s",
                             LEDE_FMT(reference->name), hint);
    lede_error_unknown(err, LEDE_NAME_LAYER, reference->name);
    return LEDE_SYNTAX;
}

/* The names that a misspelt one may have meant. */
static bool known_names(const lede_ruleset *set, bool lexicons, lede_arena *arena,
                        lede_slice_list *out) {
    for (uint32_t i = 0; lexicons && i < lede_lexicons_count(set->lexicons); i++) {
        if (!lede_array_push_in(arena, out, lede_lexicons_name(set->lexicons, i))) return false;
    }
    for (uint32_t i = 0; !lexicons && i < lede_catalog_n_layers(set->catalog); i++) {
        bool exists = i < LEDE_N_BUILT_IN_LAYERS || lede_catalog_is_written(set->catalog, i) ||
                      lede_ruleset_has_lexicon(set, i);
        if (exists && !lede_array_push_in(arena, out, lede_catalog_layer_name(set->catalog, i))) {
            return false;
        }
    }
    return true;
}

static lede_status check_reference(lede_ruleset *set, const lede_compiled *rule,
                                   const lede_reference *reference, lede_evaluator *evaluator,
                                   lede_error *err) {
    bool exists;
    if (reference->is_lexicon) {
        LEDE_TRY(
            lede_tests_resolve_lex(&set->tests, reference->target, set->lexicons, evaluator, err));
        exists = set->tests.tests.data[reference->target].n_items > 0;
    } else {
        exists = reference->target < LEDE_N_BUILT_IN_LAYERS ||
                 lede_catalog_is_written(set->catalog, reference->target) ||
                 lede_ruleset_has_lexicon(set, reference->target);
    }
    if (exists) return LEDE_OK;
    lede_arena arena;
    lede_slice_list known = {0};
    lede_arena_init(&arena, 0);
    lede_status status = known_names(set, reference->is_lexicon, &arena, &known)
                             ? unknown_name(rule, reference, &known, err)
                             : lede_fail_memory(err);
    lede_arena_clear(&arena);
    return status;
}

static lede_status check_references(lede_ruleset *set, lede_evaluator *evaluator, lede_error *err) {
    for (size_t i = 0; i < set->rules.count; i++) {
        const lede_compiled *rule = set->rules.data[i];
        for (size_t j = 0; j < rule->references.count; j++) {
            LEDE_TRY(check_reference(set, rule, &rule->references.data[j], evaluator, err));
        }
    }
    return LEDE_OK;
}

lede_status lede_ruleset_compile(lede_ruleset *set, lede_error *err) {
    lede_evaluator evaluator = {0};
    lede_arena_init(&evaluator.arena, 0);
    LEDE_TRY(lede_regex_scratch_new(set->limits.regex_steps, &evaluator.regex, err));
    lede_status status = check_references(set, &evaluator, err);
    if (status == LEDE_OK) {
        lede_type_tests_clear(&set->type_tests);
        status = lede_type_tests_build(&set->tests, &set->type_tests, err);
    }
    if (status == LEDE_OK) {
        lede_trigger_index_clear(&set->triggers);
        status = lede_trigger_index_build(set->rules.data, set->rules.count, &set->tests,
                                          &set->triggers, err);
    }
    lede_regex_scratch_free(evaluator.regex);
    lede_arena_clear(&evaluator.arena);
    if (status == LEDE_OK) set->is_compiled = true;
    return status;
}

/* ---- what others ask ------------------------------------------------------------------------- */

uint32_t lede_ruleset_count(const lede_ruleset *set) {
    return (uint32_t)set->rules.count;
}
uint32_t lede_ruleset_n_captures(const lede_ruleset *set, uint32_t rule) {
    return (uint32_t)set->rules.data[rule]->captures.count;
}
lede_slice lede_ruleset_capture_name(const lede_ruleset *set, uint32_t rule, uint32_t capture) {
    return set->rules.data[rule]->captures.data[capture];
}
/* How often a match of the node binds the capture: 0, 1, or 2 for more. */
static uint32_t count_bindings(const lede_node *node, uint32_t capture) {
    uint32_t sum = node->kind == LEDE_NODE_CAPTURE && node->capture == capture ? 1 : 0;
    for (uint32_t i = 0; i < node->n_items; i++) {
        uint32_t item = count_bindings(node->items[i], capture);
        if (node->kind != LEDE_NODE_ALTERNATION)
            sum += item;
        else if (item > sum)
            sum = item;
    }
    if (sum > 1 || (sum == 1 && node->kind == LEDE_NODE_REPEAT && node->max > 1)) return 2;
    return sum;
}

bool lede_ruleset_capture_repeats(const lede_ruleset *set, uint32_t rule, uint32_t capture) {
    return count_bindings(set->rules.data[rule]->pattern.root, capture) > 1;
}
bool lede_ruleset_capture_is_region(const lede_ruleset *set, uint32_t rule, uint32_t capture,
                                    uint32_t *layer) {
    *layer = set->rules.data[rule]->regions.data[capture];
    return *layer != LEDE_NO_LAYER;
}
bool lede_ruleset_capture_holds_region(const lede_ruleset *set, uint32_t rule, uint32_t capture) {
    return set->rules.data[rule]->holds_regions[capture];
}
lede_digest lede_ruleset_digest(const lede_ruleset *set, uint32_t rule) {
    return set->rules.data[rule]->digest;
}
lede_arena *lede_ruleset_arena(lede_ruleset *set) {
    return &set->arena;
}
lede_catalog *lede_ruleset_catalog(const lede_ruleset *set) {
    return set->catalog;
}

/* ---- as text --------------------------------------------------------------------------------- */

static void print_scope(const lede_ruleset *set, const lede_compiled *rule, lede_buffer *out) {
    switch (rule->scope.kind) {
    case LEDE_SCOPE_NONE: lede_buffer_add_string(out, "article"); return;
    case LEDE_SCOPE_SENTENCE: lede_buffer_printf(out, "%u s", rule->scope.count); return;
    case LEDE_SCOPE_TOKEN: lede_buffer_printf(out, "%u tokens", rule->scope.count); return;
    case LEDE_SCOPE_ANNOTATION: break;
    }
    lede_buffer_printf(out, "<%.*s/>",
                       LEDE_FMT(lede_catalog_layer_name(set->catalog, rule->scope.layer)));
    if (rule->scope.test == LEDE_NO_TEST) return;
    lede_buffer_add_char(out, ' ');
    lede_tests_print(&set->tests, set->catalog, rule->scope.test, out);
}

static void print_trigger(const lede_ruleset *set, const lede_compiled *rule, lede_buffer *out) {
    const lede_trigger *trigger = &rule->trigger;
    lede_buffer_add_string(out, "trigger: ");
    switch (trigger->kind) {
    case LEDE_TRIGGER_NONE: lede_buffer_add_string(out, "none, every scope is searched\n"); return;
    case LEDE_TRIGGER_TEST:
    case LEDE_TRIGGER_CLASS: lede_tests_print(&set->tests, set->catalog, trigger->test, out); break;
    case LEDE_TRIGGER_LAYER:
        lede_buffer_printf(out, "<%.*s/>",
                           LEDE_FMT(lede_catalog_layer_name(set->catalog, trigger->layer)));
        break;
    }
    const uint32_t reach[] = {trigger->before, trigger->after};
    const char *const names[] = {"before", "after"};
    for (size_t i = 0; i < 2; i++) {
        if (reach[i] == LEDE_UNBOUNDED)
            lede_buffer_printf(out, ", any number %s", names[i]);
        else
            lede_buffer_printf(out, ", %u %s", reach[i], names[i]);
    }
    lede_buffer_add_char(out, '\n');
}

void lede_ruleset_dump(const lede_ruleset *set, uint32_t index, lede_buffer *out) {
    static const char *const policies[] = {"first", "longest", "shortest", "standard", "all"};
    const lede_compiled *rule = set->rules.data[index];
    lede_buffer_printf(out, "rule %.*s\npolicy %s, scope ", LEDE_FMT(rule->source.rule),
                       policies[rule->policy]);
    print_scope(set, rule, out);
    lede_buffer_add_string(out, "\ntree:\n");
    lede_pattern_print(&rule->pattern, out);
    lede_buffer_add_string(out, "automaton:\n");
    lede_automaton_print(rule->automaton, &set->tests, set->catalog, out);
    print_trigger(set, rule, out);
}
