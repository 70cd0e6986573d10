#include "match/pair.h"

enum { MOST_CAPTURES = 8, MOST_TESTS = 8 }; /* more are rare: such rules are walked */

/* The tree, from left to right. */
typedef struct reading {
    uint32_t n_elements;
    uint32_t tests[2][MOST_TESTS], n_tests[2];
    uint32_t least, most; /* tokens of the stretch between */
    bool has_gap, is_lazy, is_greedy;
    bool is_closed; /* something was noted behind the stretch: it goes on no more */
    lede_pair_capture captures[MOST_CAPTURES];
    uint32_t n_captures;
} reading;

static bool is_one_token(const lede_node *node) {
    bool is_string = node->kind == LEDE_NODE_STRING || node->kind == LEDE_NODE_LIST;
    return (node->kind == LEDE_NODE_TOKEN || (is_string && node->n_items == 0)) &&
           node->constraint == LEDE_NO_CONSTRAINT && node->phrases == NULL;
}

static bool is_any(const lede_node *node) {
    return is_one_token(node) && node->test == LEDE_NO_TEST;
}

static bool add_test(reading *r, const lede_node *node) {
    uint32_t i = r->n_elements;
    if (!is_one_token(node) || is_any(node) || r->n_tests[i] == MOST_TESTS) return false;
    r->tests[i][r->n_tests[i]++] = node->test;
    return true;
}

/* One token of one or several kinds. */
static bool add_element(reading *r, const lede_node *node) {
    bool is_choice = node->kind == LEDE_NODE_ALTERNATION || node->is_choice;
    if (r->n_elements == 2) return false;
    for (uint32_t i = 0; is_choice && i < node->n_items; i++) {
        if (!add_test(r, node->items[i])) return false;
    }
    if (!is_choice && !add_test(r, node)) return false;
    r->n_elements++;
    return true;
}

static bool add_gap(reading *r, uint32_t least, uint32_t most, bool lazy) {
    bool bends = least < most;
    if (r->n_elements != 1 || r->is_closed || most > LEDE_SIDE_WIDEST) return false;
    r->has_gap = true;
    r->least += least;
    r->most += most;
    r->is_lazy = r->is_lazy || (bends && lazy);
    r->is_greedy = r->is_greedy || (bends && !lazy);
    return !(r->is_lazy && r->is_greedy);
}

static lede_place place_of(reading *r) {
    if (r->n_elements == 0) return LEDE_PLACE_START;
    if (r->n_elements == 2) return LEDE_PLACE_STOP;
    if (!r->has_gap) return LEDE_PLACE_FIRST_END;
    r->is_closed = true;
    return LEDE_PLACE_SECOND;
}

static bool read_node(reading *r, const lede_node *node) {
    bool is_split = node->kind == LEDE_NODE_STRING && node->n_items > 0 && !node->is_choice;
    if (node->kind == LEDE_NODE_SEQUENCE || is_split) {
        for (uint32_t i = 0; i < node->n_items; i++) {
            if (!read_node(r, node->items[i])) return false;
        }
        return true;
    }
    if (node->kind == LEDE_NODE_CAPTURE) {
        if (r->n_captures == MOST_CAPTURES) return false;
        lede_pair_capture *capture = &r->captures[r->n_captures++];
        *capture = (lede_pair_capture){.name = node->capture, .from = place_of(r)};
        if (!read_node(r, node->items[0])) return false;
        capture->to = place_of(r);
        return true;
    }
    if (is_any(node)) return add_gap(r, 1, 1, false);
    if (node->kind == LEDE_NODE_REPEAT) {
        return is_any(node->items[0]) && add_gap(r, node->min, node->max, node->lazy);
    }
    return add_element(r, node);
}

static bool comes_before(const lede_pair_capture *a, const lede_pair_capture *b) {
    if (a->name != b->name) return a->name < b->name;
    return a->from != b->from ? a->from < b->from : a->to < b->to;
}

static void sort_captures(reading *r) {
    for (uint32_t i = 1; i < r->n_captures; i++) {
        lede_pair_capture capture = r->captures[i];
        uint32_t at = i;
        for (; at > 0 && comes_before(&capture, &r->captures[at - 1]); at--) {
            r->captures[at] = r->captures[at - 1];
        }
        r->captures[at] = capture;
    }
}

/* *out is empty when the element is just what `test` is. */
static bool copy_tests(const reading *r, uint32_t element, uint32_t test, lede_arena *arena,
                       lede_pair_element *out) {
    uint32_t n = r->n_tests[element];
    *out = (lede_pair_element){0};
    if (n == 1 && r->tests[element][0] == test) return true;
    uint32_t *tests = lede_arena_array(arena, n, sizeof *tests);
    if (tests == NULL) return false;
    memcpy(tests, r->tests[element], n * sizeof *tests);
    *out = (lede_pair_element){tests, n};
    return true;
}

/* Whether the other element is what the rule needs, wherever it stands: then occurrences
 * (occurrence.h) tell all matches. */
static bool is_told(const lede_compiled *rule, const reading *r) {
    if (rule->n_span_conditions > 0 || rule->trigger.kind != LEDE_TRIGGER_TEST) return false;
    if (r->n_elements == 1) return rule->n_needs == 0 && !r->has_gap;
    return r->n_elements == 2 && rule->n_needs == 1 && rule->needs[0].reach == r->most + 1;
}

lede_status lede_word_pair_build(const lede_compiled *rule, lede_arena *arena,
                                 const lede_word_pair **out, lede_error *err) {
    reading r = {0};
    *out = NULL;
    if (!read_node(&r, rule->main) || !is_told(rule, &r)) return LEDE_OK;
    sort_captures(&r);
    lede_word_pair *pair = lede_arena_zalloc(arena, sizeof *pair);
    lede_pair_capture *captures = lede_arena_array(arena, r.n_captures, sizeof *captures);
    if (pair == NULL || captures == NULL) return lede_fail_memory(err);
    memcpy(captures, r.captures, r.n_captures * sizeof *captures);
    pair->captures = captures;
    pair->n_captures = r.n_captures;
    pair->is_lazy = r.is_lazy;
    uint32_t first = rule->trigger.test, second = first;
    if (r.n_elements == 2) {
        pair->least = r.least + 1;
        pair->most = r.most + 1;
        *(rule->needs[0].is_behind ? &second : &first) = rule->needs[0].test;
    }
    bool ok = copy_tests(&r, 0, first, arena, &pair->first) &&
              (r.n_elements == 1 || copy_tests(&r, 1, second, arena, &pair->second));
    if (!ok) return lede_fail_memory(err);
    *out = pair;
    return LEDE_OK;
}
