#include "match/matcher.h"

#include <stdlib.h>

#include "match/search.h"

struct lede_matcher {
    const lede_ruleset *set;
    lede_ground ground;
    lede_occurrences occurrences;
    lede_search search, finds;          /* of the run, and of what is asked in the middle of it */
    uint64_t *limited;                  /* by rule, since start; all 0 but for those in … */
    LEDE_ARRAY(uint32_t) limited_rules; /* with room for all */
    bool is_started;
};

lede_status lede_matcher_new(const lede_ruleset *set, lede_matcher **out, lede_error *err) {
    *out = NULL;
    if (!set->is_compiled) return lede_fail(err, LEDE_USAGE, "the rule set is not compiled");
    lede_matcher *matcher = calloc(1, sizeof *matcher);
    if (matcher == NULL) return lede_fail_memory(err);
    matcher->set = set;
    lede_search_init(&matcher->search, &matcher->ground, &matcher->occurrences,
                     set->limits.match_candidates);
    lede_search_init(&matcher->finds, &matcher->ground, &matcher->occurrences,
                     set->limits.match_candidates);
    matcher->limited = calloc(set->rules.count + 1, sizeof *matcher->limited);
    bool ok = matcher->limited != NULL &&
              lede_array_reserve(&matcher->limited_rules, set->rules.count + 1);
    lede_status status = ok ? LEDE_OK : lede_fail_memory(err);
    if (status == LEDE_OK) status = lede_ground_init(&matcher->ground, set, err);
    if (status == LEDE_OK) status = lede_occurrences_init(&matcher->occurrences, set, err);
    if (status != LEDE_OK) {
        lede_matcher_free(matcher);
        return status;
    }
    *out = matcher;
    return LEDE_OK;
}

void lede_matcher_free(lede_matcher *matcher) {
    if (matcher == NULL) return;
    lede_search_clear(&matcher->search);
    lede_search_clear(&matcher->finds);
    lede_occurrences_clear(&matcher->occurrences);
    lede_ground_clear(&matcher->ground);
    free(matcher->limited);
    free(matcher->limited_rules.data);
    free(matcher);
}

size_t lede_matcher_bytes(const lede_matcher *matcher) {
    return lede_classes_bytes(&matcher->ground.classes) +
           lede_occurrences_bytes(&matcher->occurrences);
}

lede_status lede_matcher_start(lede_matcher *matcher, lede_layers *layers, lede_error *err) {
    matcher->is_started = false;
    for (size_t i = 0; i < matcher->limited_rules.count; i++) {
        matcher->limited[matcher->limited_rules.data[i]] = 0;
    }
    matcher->limited_rules.count = 0;
    LEDE_TRY(lede_ground_start(&matcher->ground, layers, err));
    LEDE_TRY(lede_occurrences_fill(&matcher->occurrences, &matcher->ground, err));
    matcher->is_started = true;
    return LEDE_OK;
}

static lede_status run_rule(lede_matcher *matcher, lede_search *search, uint32_t rule,
                            lede_span inside, lede_error *err) {
    if (!matcher->is_started) return lede_fail(err, LEDE_USAGE, "no article is started");
    uint64_t *limited = &matcher->limited[rule];
    bool was_limited = *limited > 0;
    search->limited = limited;
    lede_status status = lede_search_run(search, rule, inside, err);
    if (*limited > 0 && !was_limited) {
        matcher->limited_rules.data[matcher->limited_rules.count++] = rule;
    }
    return status;
}

lede_status lede_matcher_run_rule(lede_matcher *matcher, uint32_t rule, lede_span inside,
                                  lede_match_fn receive, void *context, lede_error *err) {
    matcher->search.receive = receive;
    matcher->search.context = context;
    return run_rule(matcher, &matcher->search, rule, inside, err);
}

lede_status lede_matcher_find(lede_matcher *matcher, uint32_t rule, lede_span inside,
                              lede_match_fn receive, void *context, lede_error *err) {
    lede_ground *ground = &matcher->ground;
    lede_span scope = ground->scope;
    LEDE_TRY(lede_ground_check(ground, err));
    matcher->finds.receive = receive;
    matcher->finds.context = context;
    lede_status status = run_rule(matcher, &matcher->finds, rule, inside, err);
    ground->scope = scope;
    if (ground->status != LEDE_OK) lede_ground_forgive(ground);
    return status;
}

/* A rule that a layer triggers, and the layer is empty. */
static bool is_idle(const lede_matcher *matcher, const lede_compiled *rule) {
    return rule->trigger.kind == LEDE_TRIGGER_LAYER &&
           lede_layers_get(matcher->ground.layers, rule->trigger.layer)->count == 0;
}

/* Of thousands of rules each is in no near cache when its turn comes: what the next ones are run
 * with is asked for ahead. */
static void fetch_ahead(const lede_ruleset *set, const uint32_t *met, size_t n_met) {
    enum { NEXT = 1, AFTER = 3 };
    if (n_met > AFTER) __builtin_prefetch(set->rules.data[met[AFTER]]);
    if (n_met <= NEXT) return;
    const lede_compiled *next = set->rules.data[met[NEXT]];
    const void *with = next->pair;
    if (with == NULL) with = next->quick;
    if (with != NULL) __builtin_prefetch(with);
    if (next->pair == NULL) __builtin_prefetch(next->automaton);
}

/* Rules that a test triggers, where it occurs, and all others; each list is in order. */
lede_status lede_matcher_run(lede_matcher *matcher, uint32_t phase, lede_match_fn receive,
                             void *context, lede_error *err) {
    lede_span whole = {0, UINT32_MAX};
    if (!matcher->is_started) return lede_fail(err, LEDE_USAGE, "no article is started");
    const lede_ruleset *set = matcher->set;
    const lede_untriggered *others = set->triggers.others.data;
    const uint32_t *met = matcher->occurrences.rules.data;
    lede_span of_phase = lede_trigger_index_others(&set->triggers, phase);
    size_t n_met = matcher->occurrences.rules.count;
    for (size_t i = of_phase.start, j = 0; i < of_phase.stop || j < n_met;) {
        bool is_met = i == of_phase.stop || (j < n_met && met[j] < others[i].rule);
        if (is_met) fetch_ahead(set, met + j, n_met - j);
        uint32_t rule = is_met ? met[j++] : others[i++].rule;
        const lede_compiled *compiled = set->rules.data[rule];
        if (compiled->phase != phase || is_idle(matcher, compiled)) continue;
        LEDE_TRY(lede_matcher_run_rule(matcher, rule, whole, receive, context, err));
    }
    return LEDE_OK;
}

bool lede_matcher_may_match(const lede_matcher *matcher, uint32_t phase, const bool *may_grow) {
    const lede_ruleset *set = matcher->set;
    lede_span others = lede_trigger_index_others(&set->triggers, phase);
    for (uint32_t i = others.start; i < others.stop; i++) {
        const lede_compiled *rule = set->rules.data[set->triggers.others.data[i].rule];
        if (!is_idle(matcher, rule) || may_grow[rule->trigger.layer]) return true;
    }
    for (size_t i = 0; i < matcher->occurrences.rules.count; i++) {
        if (set->rules.data[matcher->occurrences.rules.data[i]]->phase == phase) return true;
    }
    return false;
}

uint64_t lede_matcher_limited(const lede_matcher *matcher, uint32_t rule) {
    return matcher->limited[rule];
}

lede_ground *lede_matcher_ground(lede_matcher *matcher) {
    return &matcher->ground;
}
