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
    free(occurrences->looks.data);
    free(occurrences->first_need.data);
    free(occurrences->needs.data);
    free(occurrences->told.data);
    free(occurrences->token_signs.data);
    free(occurrences->triggering.data);
    free(occurrences->found.data);
    free(occurrences->tokens.data);
    free(occurrences->needed.data);
    free(occurrences->rules.data);
    free(occurrences->is_met);
    free(occurrences->chains);
    *occurrences = (lede_occurrences){0};
}

size_t lede_occurrences_bytes(const lede_occurrences *occurrences) {
    return lede_array_bytes(&occurrences->classes) + lede_array_bytes(&occurrences->looks) +
           lede_array_bytes(&occurrences->first_need) + lede_array_bytes(&occurrences->needs);
}

/* ---- classes --------------------------------------------------------------------------------- */

static bool add_looks(lede_occurrences *occurrences, uint32_t test) {
    const lede_trigger_index *index = &occurrences->set->triggers;
    const uint32_t *first = index->first_group.data + lede_trigger_index_find(index, test);
    for (uint32_t i = first[0]; i < first[1]; i++) {
        const lede_trigger_group *group = &index->groups.data[i];
        lede_side_look look = {group->present, i, (uint16_t)group->width, group->is_behind};
        if (!lede_array_push(&occurrences->looks, look)) return false;
    }
    return true;
}

/* Sides to look at and signature of 64 tests of a class. */
static bool add_word(lede_occurrences *occurrences, lede_class_sign *class, uint64_t word,
                     uint32_t w) {
    const lede_trigger_index *index = &occurrences->set->triggers;
    for (uint64_t bits = word & index->need_row[w]; bits != 0; bits &= bits - 1) {
        uint32_t need = w * WORD_BITS + lede_lowest_bit(bits);
        class->sign |= lede_trigger_bit(need);
        if (!lede_array_push(&occurrences->needs, need)) return false;
    }
    for (uint64_t bits = word & index->trigger_row[w]; bits != 0; bits &= bits - 1) {
        if (!add_looks(occurrences, w * WORD_BITS + lede_lowest_bit(bits))) return false;
    }
    return true;
}

static bool add_tests(lede_occurrences *occurrences, const lede_classes *classes, uint32_t class_i,
                      lede_class_sign *class) {
    uint32_t n_words = classes->type_tests->n_words;
    for (uint32_t chunk = 0; chunk < classes->n_chunks; chunk++) {
        /* What holds of a type of which no comparison holds triggers nothing, as a rule. */
        if (lede_classes_is_base(classes, class_i, chunk) && !occurrences->base_tells) continue;
        for (uint32_t i = 0; i < LEDE_CHUNK_WORDS; i++) {
            uint32_t w = chunk * LEDE_CHUNK_WORDS + i;
            if (w >= n_words) break;
            if (!add_word(occurrences, class, lede_classes_word(classes, class_i, w), w)) {
                return false;
            }
        }
    }
    return true;
}

static bool add_class(lede_occurrences *occurrences, const lede_classes *classes,
                      uint32_t class_i) {
    size_t n_looks = occurrences->looks.count, n_needs = occurrences->needs.count;
    lede_class_sign class = {.first_look = (uint32_t)n_looks};
    if (lede_array_reserve(&occurrences->classes, 1) &&
        lede_array_reserve(&occurrences->first_need, 1) &&
        add_tests(occurrences, classes, class_i, &class)) {
        class.n_looks = (uint32_t)(occurrences->looks.count - n_looks);
        occurrences->classes.data[occurrences->classes.count++] = class;
        occurrences->first_need.data[occurrences->first_need.count++] =
            (uint32_t)occurrences->needs.count;
        return true;
    }
    occurrences->looks.count = n_looks;
    occurrences->needs.count = n_needs;
    return false;
}

/* What classes that are new are to rules. */
static bool add_classes(lede_occurrences *occurrences, const lede_classes *classes) {
    if (occurrences->epoch != classes->epoch || occurrences->first_need.count == 0) {
        occurrences->epoch = classes->epoch;
        occurrences->looks.count = occurrences->needs.count = occurrences->classes.count = 0;
        occurrences->first_need.count = 0;
        if (!lede_array_push(&occurrences->first_need, 0)) return false;
    }
    while (occurrences->classes.count < classes->n_classes) {
        if (!add_class(occurrences, classes, (uint32_t)occurrences->classes.count)) return false;
    }
    return true;
}

/* ---- one token that triggers ------------------------------------------------------------------
 */

/* What the finding of one article asks again and again. */
typedef struct finding {
    lede_occurrences *occurrences;
    const lede_ground *ground;
    const lede_trigger_index *index;
    const uint64_t *signs; /* by token, with 0 before the first and behind the last ones */
    const uint32_t *types, *column;
} finding;

static bool has_need(const finding *f, const lede_need *need, uint32_t token) {
    uint32_t n_tokens = f->ground->article->n_tokens;
    uint32_t first = need->is_behind ? token + 1 : token > need->reach ? token - need->reach : 0;
    uint32_t stop = !need->is_behind                 ? token
                    : n_tokens - first < need->reach ? n_tokens
                                                     : first + need->reach;
    for (uint32_t t = first; t < stop; t++) {
        if (lede_classes_has(&f->ground->classes, f->column[f->types[t]], need->test)) return true;
    }
    return false;
}

static bool has_more(const finding *f, uint32_t rule_i, uint32_t token) {
    const lede_compiled *rule = f->occurrences->set->rules.data[rule_i];
    uint32_t n = 1;
    while (n < rule->n_needs && has_need(f, &rule->needs[n], token)) n++;
    return n == rule->n_needs;
}

static bool add_occurrence(lede_occurrences *occurrences, const lede_triggered *triggered,
                           uint32_t token, uint32_t needed) {
    uint32_t n = (uint32_t)occurrences->found.count, rule = triggered->rule;
    lede_span *chain = &occurrences->chains[rule];
    bool is_met = lede_row_has(occurrences->is_met, rule);
    lede_occurrence *last = is_met ? &occurrences->found.data[chain->stop] : NULL;
    bool is_same = is_met && last->token == token;
    if (is_same && (!triggered->is_pair || last->needed == needed)) return true;
    lede_occurrence fresh = {token, needed, UINT32_MAX};
    if (is_met) {
        last->next = n;
    } else {
        lede_row_set(occurrences->is_met, rule);
        chain->start = n;
    }
    chain->stop = n;
    return lede_array_push(&occurrences->found, fresh);
}

/* Rules that need nothing, or whose first need is met `distance` tokens away. */
static bool add_rules(const finding *f, uint32_t first, uint32_t n, uint32_t token, uint32_t needed,
                      uint32_t distance) {
    for (const lede_triggered *t = f->index->rules.data + first, *stop = t + n; t < stop; t++) {
        if (t->reach < distance || (t->has_more && !has_more(f, t->rule, token))) continue;
        if (!add_occurrence(f->occurrences, t, token, needed)) return false;
    }
    return true;
}

/* Rules of the group that need something which a neighbour is. */
static bool add_neighbour(const finding *f, uint32_t group, uint32_t token, uint32_t neighbour,
                          uint32_t distance) {
    uint32_t class_i = f->column[f->types[neighbour]];
    const uint32_t *first = f->occurrences->first_need.data + class_i;
    for (uint32_t i = first[0]; i < first[1]; i++) {
        uint32_t need = f->occurrences->needs.data[i];
        uint64_t hash = lede_trigger_pair_hash(group, need);
        if (!lede_trigger_index_may_pair(f->index, hash)) continue;
        const lede_trigger_pair *pair = lede_trigger_index_pair(f->index, group, need, hash);
        if (pair->n_rules == 0) continue;
        if (!add_rules(f, pair->first_rule, pair->n_rules, token, neighbour, distance)) {
            return false;
        }
    }
    return true;
}

/* The signatures of all tokens of a side. */
static uint64_t look_at(const uint64_t *signs, const lede_side_look *look) {
    uint64_t all = 0;
    const uint64_t *side = look->is_behind ? signs + 1 : signs - look->width;
    for (uint32_t i = 0; i < look->width; i++) all |= side[i];
    return all;
}

static bool add_look(const finding *f, const lede_side_look *look, uint32_t token) {
    const uint64_t *signs = f->signs + token;
    if (look->width == 0) {
        const lede_trigger_group *group = &f->index->groups.data[look->group];
        return add_rules(f, group->first_rule, group->n_rules, token, token, 0);
    }
    if ((look_at(signs, look) & look->present) == 0) return true;
    for (uint32_t i = 1; i <= look->width; i++) {
        uint64_t sign = look->is_behind ? signs[i] : *(signs - i);
        if ((sign & look->present) == 0) continue;
        uint32_t neighbour = look->is_behind ? token + i : token - i;
        if (!add_neighbour(f, look->group, token, neighbour, i)) return false;
    }
    return true;
}

/* ---- one article ----------------------------------------------------------------------------- */

/* The chains of the rules that are met, each as one stretch of `tokens`. */
static bool list_tokens(lede_occurrences *occurrences) {
    size_t n_found = occurrences->found.count;
    if (!lede_array_reserve(&occurrences->tokens, n_found) ||
        !lede_array_reserve(&occurrences->needed, n_found)) {
        return false;
    }
    uint32_t n = 0;
    for (uint32_t w = 0; w * WORD_BITS < occurrences->set->rules.count; w++) {
        for (uint64_t bits = occurrences->is_met[w]; bits != 0; bits &= bits - 1) {
            uint32_t rule = w * WORD_BITS + lede_lowest_bit(bits);
            lede_span *chain = &occurrences->chains[rule];
            if (!lede_array_push(&occurrences->rules, rule)) return false;
            uint32_t i = chain->start;
            chain->start = n;
            for (; i != UINT32_MAX; i = occurrences->found.data[i].next) {
                occurrences->tokens.data[n] = occurrences->found.data[i].token;
                occurrences->needed.data[n++] = occurrences->found.data[i].needed;
            }
            chain->stop = n;
        }
    }
    return true;
}

/* One bit a token: 0 where the class is that of which no comparison holds, and which therefore
 * tells nothing. Of few rules nearly all tokens are so. */
static void tell_tokens(const lede_occurrences *occurrences, const lede_ground *ground,
                        uint64_t *told) {
    uint32_t n = ground->article->n_tokens;
    const uint32_t *types = ground->article->token_types;
    const uint64_t *special = ground->classes.special.data;
    for (uint32_t from = 0; from < n; from += WORD_BITS) {
        uint32_t count = n - from < WORD_BITS ? n - from : WORD_BITS;
        uint64_t bits = 0;
        for (const uint32_t *type = types + from + count; type > types + from;) {
            --type;
            bits = 2 * bits + ((special[*type / WORD_BITS] >> (*type % WORD_BITS)) & 1);
        }
        *told++ = occurrences->base_tells ? UINT64_MAX >> (WORD_BITS - count) : bits;
    }
}

/* The signatures of all tokens, and the tokens that may trigger something. */
static bool sign_tokens(lede_occurrences *occurrences, const lede_ground *ground) {
    const lede_article *article = ground->article;
    size_t n = article->n_tokens, n_signs = n + 2 * LEDE_SIDE_WIDEST;
    occurrences->triggering.count = 0;
    if (!lede_array_reserve(&occurrences->token_signs, n_signs) ||
        !lede_array_reserve(&occurrences->triggering, n) ||
        !lede_array_reserve(&occurrences->told, n / WORD_BITS + 1)) {
        return false;
    }
    const uint64_t *told = occurrences->told.data;
    uint64_t *signs = occurrences->token_signs.data;
    uint32_t *triggering = occurrences->triggering.data;
    tell_tokens(occurrences, ground, occurrences->told.data);
    memset(signs, 0, n_signs * sizeof *signs);
    signs += LEDE_SIDE_WIDEST;
    for (uint32_t w = 0; w * WORD_BITS < n; w++) {
        for (uint64_t bits = told[w]; bits != 0; bits &= bits - 1) {
            uint32_t t = w * WORD_BITS + lede_lowest_bit(bits);
            const lede_class_sign *class =
                &occurrences->classes.data[ground->classes.column.data[article->token_types[t]]];
            signs[t] = class->sign;
            *triggering = t;
            triggering += class->n_looks > 0;
        }
    }
    occurrences->triggering.count = (size_t)(triggering - occurrences->triggering.data);
    return true;
}

static bool find_all(lede_occurrences *occurrences, const lede_ground *ground) {
    if (!add_classes(occurrences, &ground->classes) || !sign_tokens(occurrences, ground)) {
        return false;
    }
    const finding f = {.occurrences = occurrences,
                       .ground = ground,
                       .index = &occurrences->set->triggers,
                       .signs = occurrences->token_signs.data + LEDE_SIDE_WIDEST,
                       .types = ground->article->token_types,
                       .column = ground->classes.column.data};
    for (size_t i = 0; i < occurrences->triggering.count; i++) {
        uint32_t token = occurrences->triggering.data[i];
        const lede_class_sign *class = &occurrences->classes.data[f.column[f.types[token]]];
        const lede_side_look *looks = occurrences->looks.data + class->first_look;
        for (uint32_t j = 0; j < class->n_looks; j++) {
            if (!add_look(&f, &looks[j], token)) return false;
        }
    }
    return occurrences->found.count == 0 || list_tokens(occurrences);
}

lede_status lede_occurrences_fill(lede_occurrences *occurrences, const lede_ground *ground,
                                  lede_error *err) {
    memset(occurrences->is_met, 0,
           (occurrences->set->rules.count / WORD_BITS + 1) * sizeof *occurrences->is_met);
    occurrences->found.count = occurrences->rules.count = 0;
    return find_all(occurrences, ground) ? LEDE_OK : lede_fail_memory(err);
}

lede_span lede_occurrences_of(const lede_occurrences *occurrences, uint32_t rule) {
    if (!lede_row_has(occurrences->is_met, rule)) return (lede_span){0, 0};
    return occurrences->chains[rule];
}
