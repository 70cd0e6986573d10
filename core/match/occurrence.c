#include "match/occurrence.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

lede_status lede_occurrences_init(lede_occurrences *occurrences, const lede_ruleset *set,
                                  lede_error *err) {
    *occurrences = (lede_occurrences){.set = set};
    occurrences->is_met = calloc(set->rules.count / WORD_BITS + 1, sizeof *occurrences->is_met);
    occurrences->chains = calloc(set->rules.count + 1, sizeof *occurrences->chains);
    if (occurrences->is_met != NULL && occurrences->chains != NULL &&
        lede_array_push(&occurrences->first_trigger, 0)) {
        return LEDE_OK;
    }
    lede_occurrences_clear(occurrences);
    return lede_fail_memory(err);
}

void lede_occurrences_clear(lede_occurrences *occurrences) {
    free(occurrences->first_trigger.data);
    free(occurrences->triggers.data);
    free(occurrences->signs.data);
    free(occurrences->token_signs.data);
    free(occurrences->found.data);
    free(occurrences->tokens.data);
    free(occurrences->rules.data);
    free(occurrences->is_met);
    free(occurrences->chains);
    *occurrences = (lede_occurrences){0};
}

/* ---- classes --------------------------------------------------------------------------------- */

static bool add_class(lede_occurrences *occurrences, const lede_classes *classes,
                      uint32_t class_i) {
    const lede_trigger_index *index = &occurrences->set->triggers;
    uint64_t sign = 0;
    for (uint32_t w = 0; w < classes->type_tests->n_words; w++) {
        uint64_t word = lede_classes_word(classes, class_i, w);
        for (uint64_t bits = word & index->need_row[w]; bits != 0; bits &= bits - 1) {
            sign |= lede_trigger_bit(w * WORD_BITS + lede_lowest_bit(bits));
        }
        for (uint64_t bits = word & index->trigger_row[w]; bits != 0; bits &= bits - 1) {
            uint32_t test = w * WORD_BITS + lede_lowest_bit(bits);
            uint32_t trigger = lede_trigger_index_find(index, test);
            if (!lede_array_push(&occurrences->triggers, trigger)) return false;
        }
    }
    return lede_array_push(&occurrences->signs, sign) &&
           lede_array_push(&occurrences->first_trigger, (uint32_t)occurrences->triggers.count);
}

/* Triggers and signatures of classes that are new. */
static bool add_classes(lede_occurrences *occurrences, const lede_classes *classes) {
    if (occurrences->epoch != classes->epoch) {
        occurrences->epoch = classes->epoch;
        occurrences->triggers.count = occurrences->signs.count = 0;
        occurrences->first_trigger.count = 1;
    }
    for (size_t c = occurrences->first_trigger.count - 1; c < classes->n_classes; c++) {
        size_t n_triggers = occurrences->triggers.count;
        occurrences->signs.count = c;
        if (add_class(occurrences, classes, (uint32_t)c)) continue;
        occurrences->triggers.count = n_triggers;
        return false;
    }
    return true;
}

/* ---- one article ----------------------------------------------------------------------------- */

/* `signs` are those of the token and its neighbours. */
static uint64_t look(const uint64_t *signs, uint32_t side) {
    uint64_t all = 0;
    switch (side) {
    case LEDE_SIDE_BEFORE_1: return signs[-1];
    case LEDE_SIDE_BEHIND_1: return signs[1];
    case LEDE_SIDE_BEFORE_4: return signs[-1] | signs[-2] | signs[-3] | signs[-4];
    case LEDE_SIDE_BEHIND_4: return signs[1] | signs[2] | signs[3] | signs[4];
    case LEDE_SIDE_BEFORE_16:
        for (int i = 1; i <= LEDE_SIDE_WIDEST; i++) all |= signs[-i];
        return all;
    case LEDE_SIDE_BEHIND_16:
        for (int i = 1; i <= LEDE_SIDE_WIDEST; i++) all |= signs[i];
        return all;
    default: return 1; /* the one bucket of rules that need nothing */
    }
}

/* Signatures may err; this does not. */
static bool has_need(const lede_ground *ground, const lede_need *need, uint32_t token) {
    uint32_t n_tokens = ground->article->n_tokens;
    uint32_t first = need->is_behind ? token + 1 : token > need->reach ? token - need->reach : 0;
    uint32_t stop = !need->is_behind                 ? token
                    : n_tokens - first < need->reach ? n_tokens
                                                     : first + need->reach;
    for (uint32_t t = first; t < stop; t++) {
        uint32_t class_i = ground->classes.column.data[ground->article->token_types[t]];
        if (lede_classes_has(&ground->classes, class_i, need->test)) return true;
    }
    return false;
}

static bool add_occurrence(lede_occurrences *occurrences, uint32_t rule, uint32_t token) {
    uint32_t n = (uint32_t)occurrences->found.count;
    lede_span *chain = &occurrences->chains[rule];
    if (!lede_array_push(&occurrences->found, ((lede_occurrence){token, UINT32_MAX}))) return false;
    if (lede_row_has(occurrences->is_met, rule)) {
        occurrences->found.data[chain->stop].next = n;
    } else {
        lede_row_set(occurrences->is_met, rule);
        chain->start = n;
    }
    chain->stop = n;
    return true;
}

static bool add_bucket(lede_occurrences *occurrences, const lede_ground *ground, uint32_t bucket,
                       uint32_t token) {
    const lede_trigger_index *index = &occurrences->set->triggers;
    for (uint32_t i = index->first_rule.data[bucket]; i < index->first_rule.data[bucket + 1]; i++) {
        uint32_t rule_i = index->rules.data[i], n = 0;
        const lede_compiled *rule = occurrences->set->rules.data[rule_i];
        while (n < rule->n_needs && has_need(ground, &rule->needs[n], token)) n++;
        if (n == rule->n_needs && !add_occurrence(occurrences, rule_i, token)) return false;
    }
    return true;
}

static bool add_trigger(lede_occurrences *occurrences, const lede_ground *ground, uint32_t trigger,
                        uint32_t token) {
    const lede_trigger_index *index = &occurrences->set->triggers;
    const uint64_t *signs = occurrences->token_signs.data + LEDE_SIDE_WIDEST + token;
    for (uint32_t i = index->first_group.data[trigger]; i < index->first_group.data[trigger + 1];
         i++) {
        const lede_trigger_group *group = &index->groups.data[i];
        uint64_t bits = look(signs, group->side) & group->present;
        for (; bits != 0; bits &= bits - 1) {
            uint64_t below = group->present & ((bits & -bits) - 1);
            uint32_t bucket = group->first_bucket + (uint32_t)__builtin_popcountll(below);
            if (!add_bucket(occurrences, ground, bucket, token)) return false;
        }
    }
    return true;
}

/* The chains of the rules that are met, each as one stretch of `tokens`. */
static bool list_tokens(lede_occurrences *occurrences) {
    if (!lede_array_reserve(&occurrences->tokens, occurrences->found.count)) return false;
    for (uint32_t w = 0; w * WORD_BITS < occurrences->set->rules.count; w++) {
        for (uint64_t bits = occurrences->is_met[w]; bits != 0; bits &= bits - 1) {
            uint32_t rule = w * WORD_BITS + lede_lowest_bit(bits);
            lede_span *chain = &occurrences->chains[rule];
            if (!lede_array_push(&occurrences->rules, rule)) return false;
            uint32_t i = chain->start;
            chain->start = (uint32_t)occurrences->tokens.count;
            for (; i != UINT32_MAX; i = occurrences->found.data[i].next) {
                occurrences->tokens.data[occurrences->tokens.count++] =
                    occurrences->found.data[i].token;
            }
            chain->stop = (uint32_t)occurrences->tokens.count;
        }
    }
    return true;
}

static bool sign_tokens(lede_occurrences *occurrences, const lede_ground *ground) {
    const lede_article *article = ground->article;
    size_t n = (size_t)article->n_tokens + 2 * LEDE_SIDE_WIDEST;
    occurrences->token_signs.count = 0;
    if (!lede_array_reserve(&occurrences->token_signs, n)) return false;
    uint64_t *signs = occurrences->token_signs.data;
    memset(signs, 0, LEDE_SIDE_WIDEST * sizeof *signs);
    signs += LEDE_SIDE_WIDEST;
    for (uint32_t t = 0; t < article->n_tokens; t++) {
        signs[t] = occurrences->signs.data[ground->classes.column.data[article->token_types[t]]];
    }
    memset(signs + article->n_tokens, 0, LEDE_SIDE_WIDEST * sizeof *signs);
    return true;
}

static bool find_all(lede_occurrences *occurrences, const lede_ground *ground) {
    const lede_article *article = ground->article;
    if (!add_classes(occurrences, &ground->classes) || !sign_tokens(occurrences, ground)) {
        return false;
    }
    const uint32_t *first = occurrences->first_trigger.data;
    for (uint32_t t = 0; t < article->n_tokens; t++) {
        uint32_t c = ground->classes.column.data[article->token_types[t]];
        for (uint32_t i = first[c]; i < first[c + 1]; i++) {
            if (!add_trigger(occurrences, ground, occurrences->triggers.data[i], t)) return false;
        }
    }
    return list_tokens(occurrences);
}

lede_status lede_occurrences_fill(lede_occurrences *occurrences, const lede_ground *ground,
                                  lede_error *err) {
    memset(occurrences->is_met, 0,
           (occurrences->set->rules.count / WORD_BITS + 1) * sizeof *occurrences->is_met);
    occurrences->found.count = occurrences->tokens.count = occurrences->rules.count = 0;
    return find_all(occurrences, ground) ? LEDE_OK : lede_fail_memory(err);
}

const uint32_t *lede_occurrences_of(const lede_occurrences *occurrences, uint32_t rule,
                                    uint32_t *count) {
    *count = 0;
    if (!lede_row_has(occurrences->is_met, rule)) return NULL;
    lede_span chain = occurrences->chains[rule];
    *count = chain.stop - chain.start;
    return occurrences->tokens.data + chain.start;
}
