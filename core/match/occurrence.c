#include "match/occurrence.h"

#include <stdlib.h>

enum { WORD_BITS = 64 };

lede_status lede_occurrences_init(lede_occurrences *occurrences, const lede_ruleset *set,
                                  lede_error *err) {
    *occurrences = (lede_occurrences){.set = set};
    for (uint32_t w = 0; w < set->type_tests.n_words; w++) {
        uint64_t asked = set->triggers.need_row[w] | set->triggers.trigger_row[w];
        occurrences->base_tells = occurrences->base_tells || (set->type_tests.base[w] & asked) != 0;
    }
    occurrences->is_met = calloc(set->rules.count / WORD_BITS + 1, sizeof *occurrences->is_met);
    occurrences->chains = calloc(set->rules.count + 1, sizeof *occurrences->chains);
    if (occurrences->is_met != NULL && occurrences->chains != NULL) return LEDE_OK;
    lede_occurrences_clear(occurrences);
    return lede_fail_memory(err);
}

void lede_occurrences_clear(lede_occurrences *occurrences) {
    free(occurrences->classes.data);
    free(occurrences->triggers.data);
    free(occurrences->token_signs.data);
    free(occurrences->triggering.data);
    free(occurrences->found.data);
    free(occurrences->tokens.data);
    free(occurrences->rules.data);
    free(occurrences->is_met);
    free(occurrences->chains);
    *occurrences = (lede_occurrences){0};
}

/* ---- classes --------------------------------------------------------------------------------- */

/* Triggers and signature of 64 tests of a class. */
static bool add_word(lede_occurrences *occurrences, lede_class_sign *class, uint64_t word,
                     uint32_t w) {
    const lede_trigger_index *index = &occurrences->set->triggers;
    for (uint64_t bits = word & index->need_row[w]; bits != 0; bits &= bits - 1) {
        class->sign |= lede_trigger_bit(w * WORD_BITS + lede_lowest_bit(bits));
    }
    for (uint64_t bits = word & index->trigger_row[w]; bits != 0; bits &= bits - 1) {
        uint32_t trigger = lede_trigger_index_find(index, w * WORD_BITS + lede_lowest_bit(bits));
        if (!lede_array_push(&occurrences->triggers, trigger)) return false;
    }
    return true;
}

static bool add_class(lede_occurrences *occurrences, const lede_classes *classes,
                      uint32_t class_i) {
    lede_class_sign class = {.first_trigger = (uint32_t)occurrences->triggers.count};
    uint32_t n_words = classes->type_tests->n_words;
    for (uint32_t chunk = 0; chunk < classes->n_chunks; chunk++) {
        /* What holds of a type of which no comparison holds triggers nothing, as a rule. */
        if (lede_classes_is_base(classes, class_i, chunk) && !occurrences->base_tells) continue;
        for (uint32_t i = 0; i < LEDE_CHUNK_WORDS; i++) {
            uint32_t w = chunk * LEDE_CHUNK_WORDS + i;
            if (w >= n_words) break;
            if (!add_word(occurrences, &class, lede_classes_word(classes, class_i, w), w)) {
                return false;
            }
        }
    }
    class.n_triggers = (uint32_t)occurrences->triggers.count - class.first_trigger;
    return lede_array_push(&occurrences->classes, class);
}

/* Triggers and signatures of classes that are new. */
static bool add_classes(lede_occurrences *occurrences, const lede_classes *classes) {
    if (occurrences->epoch != classes->epoch) {
        occurrences->epoch = classes->epoch;
        occurrences->triggers.count = occurrences->classes.count = 0;
    }
    while (occurrences->classes.count < classes->n_classes) {
        size_t n_triggers = occurrences->triggers.count;
        if (add_class(occurrences, classes, (uint32_t)occurrences->classes.count)) continue;
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

/* The signatures of all tokens, and the tokens that may trigger something. */
static bool sign_tokens(lede_occurrences *occurrences, const lede_ground *ground) {
    const lede_article *article = ground->article;
    size_t n = (size_t)article->n_tokens + 2 * LEDE_SIDE_WIDEST;
    occurrences->token_signs.count = occurrences->triggering.count = 0;
    if (!lede_array_reserve(&occurrences->token_signs, n) ||
        !lede_array_reserve(&occurrences->triggering, n)) {
        return false;
    }
    uint64_t *signs = occurrences->token_signs.data;
    uint32_t *triggering = occurrences->triggering.data;
    const uint32_t *types = article->token_types, *column = ground->classes.column.data;
    const lede_class_sign *classes = occurrences->classes.data;
    memset(signs, 0, LEDE_SIDE_WIDEST * sizeof *signs);
    signs += LEDE_SIDE_WIDEST;
    for (uint32_t t = 0; t < article->n_tokens; t++) {
        const lede_class_sign *class = &classes[column[types[t]]];
        signs[t] = class->sign;
        *triggering = t;
        triggering += class->n_triggers > 0;
    }
    memset(signs + article->n_tokens, 0, LEDE_SIDE_WIDEST * sizeof *signs);
    occurrences->triggering.count = (size_t)(triggering - occurrences->triggering.data);
    return true;
}

static bool find_all(lede_occurrences *occurrences, const lede_ground *ground) {
    if (!add_classes(occurrences, &ground->classes) || !sign_tokens(occurrences, ground)) {
        return false;
    }
    for (size_t i = 0; i < occurrences->triggering.count; i++) {
        uint32_t token = occurrences->triggering.data[i];
        uint32_t class_i = ground->classes.column.data[ground->article->token_types[token]];
        lede_class_sign class = occurrences->classes.data[class_i];
        for (uint32_t j = 0; j < class.n_triggers; j++) {
            uint32_t trigger = occurrences->triggers.data[class.first_trigger + j];
            if (!add_trigger(occurrences, ground, trigger, token)) return false;
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
