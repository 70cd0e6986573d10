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
    free(index->first_rule.data);
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

typedef struct entry {
    uint32_t test, side, bit, rule;
} entry;

static int compare(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->test != b->test) return a->test < b->test ? -1 : 1;
    if (a->side != b->side) return a->side < b->side ? -1 : 1;
    if (a->bit != b->bit) return a->bit < b->bit ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

static entry entry_of(const lede_compiled *rule, uint32_t rule_i) {
    entry e = {.test = rule->trigger.test, .rule = rule_i};
    if (rule->n_needs == 0) return e;
    e.side = lede_trigger_side(&rule->needs[0]);
    e.bit = lede_lowest_bit(lede_trigger_bit(rule->needs[0].test));
    return e;
}

/* A new trigger, group or bucket where an entry differs from the one before. */
static bool add_entry(lede_trigger_index *index, const entry *e, const entry *before) {
    bool fresh = before == NULL || before->test != e->test;
    if (fresh && (!lede_array_push(&index->tests, e->test) ||
                  !lede_array_push(&index->first_group, (uint32_t)index->groups.count))) {
        return false;
    }
    fresh = fresh || before->side != e->side;
    lede_trigger_group group = {.side = e->side, .first_bucket = (uint32_t)index->first_rule.count};
    if (fresh && !lede_array_push(&index->groups, group)) return false;
    fresh = fresh || before->bit != e->bit;
    index->groups.data[index->groups.count - 1].present |= (uint64_t)1 << e->bit;
    if (fresh && !lede_array_push(&index->first_rule, (uint32_t)index->rules.count)) return false;
    return lede_array_push(&index->rules, e->rule);
}

static bool add_entries(lede_trigger_index *index, const entry *entries, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!add_entry(index, &entries[i], i == 0 ? NULL : &entries[i - 1])) return false;
    }
    return lede_array_push(&index->first_group, (uint32_t)index->groups.count) &&
           lede_array_push(&index->first_rule, (uint32_t)index->rules.count);
}

lede_status lede_trigger_index_build(lede_compiled *const *rules, size_t n_rules, uint32_t n_tests,
                                     lede_trigger_index *out, lede_error *err) {
    *out = (lede_trigger_index){0};
    size_t n_words = n_tests / 64 + 1, n = 0;
    entry *entries = calloc(n_rules + 1, sizeof *entries);
    out->trigger_row = calloc(n_words, sizeof *out->trigger_row);
    out->need_row = calloc(n_words, sizeof *out->need_row);
    bool ok = entries != NULL && out->trigger_row != NULL && out->need_row != NULL;
    for (size_t i = 0; ok && i < n_rules; i++) {
        const lede_compiled *rule = rules[i];
        if (rule->trigger.kind != LEDE_TRIGGER_TEST) {
            ok = lede_array_push(&out->others, (uint32_t)i);
            continue;
        }
        entries[n++] = entry_of(rule, (uint32_t)i);
        lede_row_set(out->trigger_row, rule->trigger.test);
        if (rule->n_needs > 0) lede_row_set(out->need_row, rule->needs[0].test);
    }
    if (ok && n > 1) qsort(entries, n, sizeof *entries, compare);
    ok = ok && add_entries(out, entries, n);
    free(entries);
    if (ok) return LEDE_OK;
    lede_trigger_index_clear(out);
    return lede_fail_memory(err);
}
