#include "match/coverage.h"

lede_status lede_coverage_new(const lede_ruleset *set, lede_arena *arena, lede_coverage **out,
                              lede_error *err) {
    uint32_t n = lede_ruleset_count(set);
    lede_coverage *coverage = lede_arena_zalloc(arena, sizeof *coverage);
    if (coverage == NULL) return lede_fail_memory(err);
    *coverage = (lede_coverage){.arena = arena, .n_rules = n};
    coverage->rules = lede_arena_zalloc(arena, (n + 1) * sizeof *coverage->rules);
    if (coverage->rules == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        lede_coverage_rule *rule = &coverage->rules[i];
        if (!lede_trace_elements(set, i, arena, &rule->elements, &rule->n_elements)) {
            return lede_fail_memory(err);
        }
    }
    *out = coverage;
    return LEDE_OK;
}

bool lede_coverage_add_example(lede_coverage *coverage, uint32_t rule_i,
                               const lede_coverage_example *example) {
    lede_coverage_rule *rule = &coverage->rules[rule_i];
    if (rule->n_examples == LEDE_COVERAGE_EXAMPLES) return true;
    bool ok = true;
    lede_coverage_example copy = *example;
    copy.source = lede_arena_copy(coverage->arena, example->source, &ok);
    copy.text = lede_arena_copy(coverage->arena, example->text, &ok);
    if (ok) rule->examples[rule->n_examples++] = copy;
    return ok;
}

lede_status lede_coverage_add(lede_coverage *sum, const lede_coverage *more, lede_error *err) {
    sum->n_articles += more->n_articles;
    sum->n_tokens += more->n_tokens;
    for (uint32_t i = 0; i < sum->n_rules && i < more->n_rules; i++) {
        lede_coverage_rule *rule = &sum->rules[i];
        const lede_coverage_rule *other = &more->rules[i];
        rule->articles += other->articles;
        rule->found += other->found;
        rule->kept += other->kept;
        rule->nanoseconds += other->nanoseconds;
        for (uint32_t e = 0; e < rule->n_elements && e < other->n_elements; e++) {
            rule->elements[e].tried += other->elements[e].tried;
            rule->elements[e].held += other->elements[e].held;
        }
        for (uint32_t e = 0; e < other->n_examples; e++) {
            if (!lede_coverage_add_example(sum, i, &other->examples[e])) {
                return lede_fail_memory(err);
            }
        }
    }
    return LEDE_OK;
}
