#include "match/matcher.h"

#include <stdlib.h>

#include "match/search.h"

#define NO_TRIGGER UINT32_MAX

struct lede_matcher {
    const lede_ruleset *set;
    lede_ground ground;
    lede_occurrences occurrences;
    lede_search search;
    uint64_t *limited;  /* by rule, since start */
    uint32_t *triggers; /* by rule: the test trigger without which it cannot match, or NO_TRIGGER */
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
    matcher->limited = calloc(set->rules.count + 1, sizeof *matcher->limited);
    matcher->triggers = calloc(set->rules.count + 1, sizeof *matcher->triggers);
    bool ok = matcher->limited != NULL && matcher->triggers != NULL;
    for (size_t i = 0; ok && i < set->rules.count; i++) {
        const lede_trigger *trigger = &set->rules.data[i]->trigger;
        matcher->triggers[i] = trigger->kind == LEDE_TRIGGER_TEST ? trigger->index : NO_TRIGGER;
    }
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
    lede_occurrences_clear(&matcher->occurrences);
    lede_ground_clear(&matcher->ground);
    free(matcher->limited);
    free(matcher->triggers);
    free(matcher);
}

lede_status lede_matcher_start(lede_matcher *matcher, lede_layers *layers, lede_error *err) {
    matcher->is_started = false;
    memset(matcher->limited, 0, matcher->set->rules.count * sizeof *matcher->limited);
    LEDE_TRY(lede_ground_start(&matcher->ground, layers, err));
    LEDE_TRY(lede_occurrences_fill(&matcher->occurrences, &matcher->ground, err));
    matcher->is_started = true;
    return LEDE_OK;
}

lede_status lede_matcher_run_rule(lede_matcher *matcher, uint32_t rule, lede_span inside,
                                  lede_match_fn receive, void *context, lede_error *err) {
    if (!matcher->is_started) return lede_fail(err, LEDE_USAGE, "no article is started");
    matcher->search.receive = receive;
    matcher->search.context = context;
    matcher->search.limited = &matcher->limited[rule];
    return lede_search_run(&matcher->search, rule, inside, err);
}

lede_status lede_matcher_run(lede_matcher *matcher, uint32_t phase, lede_match_fn receive,
                             void *context, lede_error *err) {
    lede_span whole = {0, UINT32_MAX};
    if (!matcher->is_started) return lede_fail(err, LEDE_USAGE, "no article is started");
    const uint32_t *first = matcher->occurrences.first;
    for (size_t i = 0; i < matcher->set->rules.count; i++) {
        uint32_t trigger = matcher->triggers[i];
        if (trigger != NO_TRIGGER && first[trigger] == first[trigger + 1]) continue;
        if (matcher->set->rules.data[i]->phase != phase) continue;
        LEDE_TRY(lede_matcher_run_rule(matcher, (uint32_t)i, whole, receive, context, err));
    }
    return LEDE_OK;
}

uint64_t lede_matcher_limited(const lede_matcher *matcher, uint32_t rule) {
    return matcher->limited[rule];
}

lede_ground *lede_matcher_ground(lede_matcher *matcher) {
    return &matcher->ground;
}
