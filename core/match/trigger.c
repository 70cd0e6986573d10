#include "match/trigger.h"

#include <stdlib.h>

#include "match/compiled.h"

uint32_t lede_trigger_side(const lede_need *need) {
    uint32_t one = need->is_behind ? LEDE_SIDE_BEHIND_1 : LEDE_SIDE_BEFORE_1;
    if (need->reach <= 1) return one;
    if (need->reach <= 4) return one + 1;
    return need->reach <= LEDE_SIDE_WIDEST ? one + 2 : LEDE_SIDE_NONE;
}

uint32_t lede_trigger_side_width(uint32_t side) {
    static const uint32_t widths[LEDE_N_SIDES] = {0, 1, 4, 16, 1, 4, 16};
    return widths[side];
}

void lede_trigger_index_clear(lede_trigger_index *index) {
    free(index->tests.data);
    free(index->first_group.data);
    free(index->groups.data);
    free(index->pairs);
    free(index->pair_bits);
    free(index->rules.data);
    free(index->others.data);
    free(index->trigger_row);
    free(index->need_row);
    *index = (lede_trigger_index){0};
}

uint32_t lede_trigger_index_find(const lede_trigger_index *index, uint32_t test) {
    size_t low = 0, high = index->tests.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->tests.data[middle] < test)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

/* ---- building -------------------------------------------------------------------------------- */

enum { MOST_CHOICES = 8 }; /* of a trigger, and of a need: a rule has at most 64 entries */

typedef struct entry {
    uint32_t test, side, need;
    lede_triggered rule;
} entry;
typedef LEDE_ARRAY(entry) entries;

static int compare(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->test != b->test) return a->test < b->test ? -1 : 1;
    if (a->side != b->side) return a->side < b->side ? -1 : 1;
    if (a->need != b->need) return a->need < b->need ? -1 : 1;
    return (a->rule.rule > b->rule.rule) - (a->rule.rule < b->rule.rule);
}

/* The comparisons that a test is some of: were `("of"|"by") "it"` one entry, and dozens of rules
 * alike, each "of" would look at all of them. One that is something else stands for itself. */
typedef struct choice {
    uint32_t tests[MOST_CHOICES], count;
} choice;

static bool gather_choice(const lede_tests *tests, uint32_t test_i, choice *out) {
    const lede_test *test = &tests->tests.data[test_i];
    if (test->kind != LEDE_TEST_OR) {
        if (out->count == MOST_CHOICES || !lede_test_is_bit(test)) return false;
        out->tests[out->count++] = test_i;
        return true;
    }
    for (uint32_t i = 0; i < test->n_items; i++) {
        if (!gather_choice(tests, tests->items.data[test->first_item + i], out)) return false;
    }
    return true;
}

static choice choice_of(const lede_tests *tests, uint32_t test_i) {
    choice items = {.count = 0};
    if (gather_choice(tests, test_i, &items)) return items;
    return (choice){.tests = {test_i}, .count = 1};
}

/* The entries of a rule that a test triggers: each choice of the trigger with each of the need. */
static bool gather_entries(const lede_compiled *rule, uint32_t rule_i, const lede_tests *tests,
                           entries *out) {
    entry e = {.rule = {.rule = rule_i, .is_pair = rule->pair != NULL}};
    choice triggers = choice_of(tests, rule->trigger.test), needs = {.count = 1};
    if (rule->n_needs > 0) {
        needs = choice_of(tests, rule->needs[0].test);
        e.side = lede_trigger_side(&rule->needs[0]);
        e.rule.reach = (uint16_t)rule->needs[0].reach;
        e.rule.has_more = rule->n_needs > 1;
    }
    for (uint32_t i = 0; i < triggers.count; i++) {
        e.test = triggers.tests[i];
        for (uint32_t j = 0; j < needs.count; j++) {
            e.need = needs.tests[j];
            if (!lede_array_push(out, e)) return false;
        }
    }
    return true;
}

/* Slots for so many pairs, at most half of them taken. */
static bool reserve_pairs(lede_trigger_index *index, size_t n) {
    index->n_slots = 64 / LEDE_PAIR_BITS;
    while (index->n_slots < 2 * n) index->n_slots *= 2;
    index->pairs = calloc(index->n_slots, sizeof *index->pairs);
    index->pair_bits = calloc(index->n_slots * LEDE_PAIR_BITS / 64, sizeof *index->pair_bits);
    return index->pairs != NULL && index->pair_bits != NULL;
}

/* A new trigger or group where an entry differs from the one before. */
static bool add_group(lede_trigger_index *index, const entry *e, const entry *before) {
    bool fresh = before == NULL || before->test != e->test;
    if (fresh && (!lede_array_push(&index->tests, e->test) ||
                  !lede_array_push(&index->first_group, (uint32_t)index->groups.count))) {
        return false;
    }
    lede_trigger_group group = {.width = lede_trigger_side_width(e->side),
                                .is_behind = e->side >= LEDE_SIDE_BEHIND_1,
                                .first_rule = (uint32_t)index->rules.count};
    return (!fresh && before->side == e->side) || lede_array_push(&index->groups, group);
}

static bool add_entry(lede_trigger_index *index, const entry *e, const entry *before) {
    if (!add_group(index, e, before)) return false;
    uint32_t group_i = (uint32_t)index->groups.count - 1;
    lede_trigger_group *group = &index->groups.data[group_i];
    if (e->side == LEDE_SIDE_NONE) {
        group->n_rules++;
    } else {
        group->present |= lede_trigger_bit(e->need);
        uint64_t hash = lede_trigger_pair_hash(group_i, e->need);
        const lede_trigger_pair *found = lede_trigger_index_pair(index, group_i, e->need, hash);
        lede_trigger_pair *pair = &index->pairs[found - index->pairs];
        if (pair->n_rules == 0) {
            *pair = (lede_trigger_pair){group_i, e->need, (uint32_t)index->rules.count, 0};
            lede_row_set(index->pair_bits,
                         (uint32_t)(hash & (index->n_slots * LEDE_PAIR_BITS - 1)));
        }
        pair->n_rules++;
    }
    return lede_array_push(&index->rules, e->rule);
}

static bool add_entries(lede_trigger_index *index, const entries *list) {
    if (!reserve_pairs(index, list->count)) return false;
    for (size_t i = 0; i < list->count; i++) {
        const entry *e = &list->data[i];
        if (!add_entry(index, e, i == 0 ? NULL : e - 1)) return false;
        lede_row_set(index->trigger_row, e->test);
        if (e->side != LEDE_SIDE_NONE) lede_row_set(index->need_row, e->need);
    }
    return lede_array_push(&index->first_group, (uint32_t)index->groups.count);
}

static int compare_others(const void *left, const void *right) {
    const lede_untriggered *a = left, *b = right;
    if (a->phase != b->phase) return a->phase < b->phase ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

static bool add_others(lede_compiled *const *rules, size_t n_rules, lede_trigger_index *index) {
    for (size_t i = 0; i < n_rules; i++) {
        lede_untriggered other = {rules[i]->phase, (uint32_t)i};
        bool is_other = rules[i]->trigger.kind != LEDE_TRIGGER_TEST;
        if (is_other && !lede_array_push(&index->others, other)) return false;
    }
    if (index->others.count > 1) {
        qsort(index->others.data, index->others.count, sizeof *index->others.data, compare_others);
    }
    return true;
}

/* The first of this phase or a later one. */
static uint32_t first_other(const lede_trigger_index *index, uint64_t phase) {
    uint32_t low = 0, high = (uint32_t)index->others.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->others.data[middle].phase < phase)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

lede_span lede_trigger_index_others(const lede_trigger_index *index, uint32_t phase) {
    return (lede_span){first_other(index, phase), first_other(index, (uint64_t)phase + 1)};
}

lede_status lede_trigger_index_build(lede_compiled *const *rules, size_t n_rules,
                                     const lede_tests *tests, lede_trigger_index *out,
                                     lede_error *err) {
    *out = (lede_trigger_index){0};
    size_t n_words = tests->tests.count / 64 + 1;
    entries list = {0};
    out->trigger_row = calloc(n_words, sizeof *out->trigger_row);
    out->need_row = calloc(n_words, sizeof *out->need_row);
    bool ok = out->trigger_row != NULL && out->need_row != NULL && add_others(rules, n_rules, out);
    for (size_t i = 0; ok && i < n_rules; i++) {
        if (rules[i]->trigger.kind != LEDE_TRIGGER_TEST) continue;
        ok = gather_entries(rules[i], (uint32_t)i, tests, &list);
    }
    if (ok && list.count > 1) qsort(list.data, list.count, sizeof *list.data, compare);
    ok = ok && add_entries(out, &list);
    free(list.data);
    if (ok) return LEDE_OK;
    lede_trigger_index_clear(out);
    return lede_fail_memory(err);
}
