/* The data suite: every case of tests/match/cases, on the engine and on the oracle. */
#include "fixture.h"
#include "oracle.h"

#include "match/compiled.h"

static bool use_oracle, is_warm;

static void expect(const match_case *c, const lede_buffer *got) {
    lede_buffer wanted = {0};
    for (int i = 0; i < c->n_matches; i++) {
        lede_buffer_add(&wanted, c->matches[i]);
        lede_buffer_add_char(&wanted, '\n');
    }
    if (!lede_slice_equal(lede_buffer_slice(&wanted), lede_buffer_slice(got))) {
        test_ok = false;
        printf("# %s:%d: %s\n# %.*s\n# expected:\n%.*s# found:\n%.*s", c->file, c->line,
               use_oracle ? "oracle" : "engine", LEDE_FMT(c->pattern),
               LEDE_FMT(lede_buffer_slice(&wanted)), LEDE_FMT(lede_buffer_slice(got)));
    }
    lede_buffer_clear(&wanted);
}

static void expect_error(const match_case *c, lede_status status, const lede_error *err) {
    lede_slice rest = c->error, name = next_word(&rest);
    char message[256];
    snprintf(message, sizeof message, "%.*s", LEDE_FMT(lede_slice_trim(rest)));
    const char *got = lede_status_name(status);
    bool same = name.size == strlen(got);
    for (size_t i = 0; same && i < name.size; i++) same = (name.data[i] | 32) == (got[i] | 32);
    if (same && strstr(err->message, message) != NULL) return;
    test_ok = false;
    printf("# %s:%d: expected %.*s, got %s: %s\n", c->file, c->line, LEDE_FMT(c->error), got,
           status == LEDE_OK ? "" : err->message);
}

/* ---- which operators the cases use ---- */

enum {
    OF_NODES = 0,
    OF_LAZY = 32,
    OF_BEHIND,
    OF_NOT_LOOK,
    OF_NOT_WITHIN,
    OF_NOT_CONTAINING,
    OF_MEET_LAYER,
    OF_END_TAG,
    OF_COMPARISONS, /* and one for each … */
    OF_CONDITIONS = OF_COMPARISONS + LEDE_COMPARE_CONTAINS + 1,
    OF_OPERANDS = OF_CONDITIONS + LEDE_CONDITION_TRUTH + 1,
    OF_ATTRIBUTES = OF_OPERANDS + LEDE_OPERAND_CALL + 1,
    N_OPERATORS = OF_ATTRIBUTES + LEDE_N_ATTRIBUTES
};
static int n_uses[N_OPERATORS];

static void count_attribute(const lede_operand *operand) {
    lede_attribute attribute;
    if (operand->kind != LEDE_OPERAND_NAME) return;
    if (lede_attribute_find(operand->parts[operand->n_parts - 1], &attribute)) {
        n_uses[OF_ATTRIBUTES + attribute]++;
    }
}

static void count_condition(const lede_condition *condition) {
    if (condition == NULL) return;
    if (condition->left != NULL) count_attribute(condition->left);
    n_uses[OF_CONDITIONS + condition->kind]++;
    if (condition->kind == LEDE_CONDITION_COMPARE) {
        n_uses[OF_COMPARISONS + condition->comparison]++;
        n_uses[OF_OPERANDS + condition->right->kind]++;
    }
    if (condition->left != NULL) n_uses[OF_OPERANDS + condition->left->kind]++;
    for (uint32_t i = 0; i < condition->n_items; i++) count_condition(condition->items[i]);
}

static void count_node(const lede_node *node) {
    n_uses[OF_NODES + node->kind]++;
    n_uses[OF_LAZY] += node->kind == LEDE_NODE_REPEAT && node->lazy;
    n_uses[OF_BEHIND] += node->kind == LEDE_NODE_LOOK && node->behind;
    n_uses[OF_NOT_LOOK] += node->kind == LEDE_NODE_LOOK && node->negated;
    n_uses[OF_NOT_WITHIN] += node->kind == LEDE_NODE_WITHIN && node->negated;
    n_uses[OF_NOT_CONTAINING] += node->kind == LEDE_NODE_CONTAINING && node->negated;
    n_uses[OF_MEET_LAYER] += node->kind == LEDE_NODE_MEET && node->name.data != NULL;
    n_uses[OF_END_TAG] += node->kind == LEDE_NODE_BOUNDARY && node->at_end;
    count_condition(node->condition);
    for (uint32_t i = 0; i < node->n_items; i++) count_node(node->items[i]);
}

static void run_case(const match_case *c) {
    match_stand stand = {.is_warm = is_warm};
    lede_error why = {0};
    lede_status status = stand_build(&stand, c, &why);
    if (c->error.size > 0) {
        expect_error(c, status, &why);
    } else if (status != LEDE_OK) {
        test_ok = false;
        printf("# %s:%d: %s\n%s\n", c->file, c->line, why.message, why.excerpt);
    } else if (use_oracle) {
        if (c->limited == 0 && oracle_run(&stand, c, 1000000)) {
            expect(c, &stand.out);
            count_node(stand.set->rules.data[stand.rule]->pattern.root);
        }
    } else {
        CHECK_OK(stand_match(&stand, err));
        expect(c, &stand.out);
        CHECK_INT(lede_matcher_limited(stand.matcher, stand.rule), c->limited);
    }
    stand_clear(&stand);
}

static void run_file(const char *name) {
    char path[128];
    snprintf(path, sizeof path, "tests/match/cases/%s.txt", name);
    use_oracle = is_warm = false;
    CHECK(each_case(path, run_case) > 0);
    is_warm = true;
    each_case(path, run_case);
    use_oracle = true;
    each_case(path, run_case);
}

TEST(tokens) {
    run_file("tokens");
}
TEST(quantifiers) {
    run_file("operators");
    run_file("quantifiers");
}
TEST(captures) {
    run_file("captures");
}
TEST(layers_and_regions) {
    run_file("regions");
}
TEST(scopes) {
    run_file("scopes");
}
TEST(policies) {
    run_file("policies");
}
TEST(looks) {
    run_file("looks");
}
TEST(dialects) {
    run_file("dialects");
}

TEST(lists) {
    run_file("lists");
}

TEST(macros) {
    run_file("macros");
}

TEST(bindings) {
    run_file("bindings");
}
TEST(parts) {
    run_file("parts");
}
TEST(boundaries) {
    run_file("boundaries");
}

TEST(readings) {
    run_file("readings");
}

TEST(senses) {
    run_file("senses");
}

TEST(sets) {
    run_file("sets");
}

/* Counted while the oracle ran: each operator of the language has some. Trace runs them, too. */
TEST(every_operator_has_cases) {
    enum { LEAST = 2 };
    for (int i = 0; i < N_OPERATORS; i++) {
        bool is_none = i > LEDE_NODE_MEET && i < OF_LAZY;
        if (is_none || n_uses[i] >= LEAST) continue;
        test_ok = false;
        printf("# operator %d has %d cases\n", i, n_uses[i]);
    }
}

int main(void) {
    RUN(tokens);
    RUN(quantifiers);
    RUN(captures);
    RUN(layers_and_regions);
    RUN(scopes);
    RUN(policies);
    RUN(looks);
    RUN(dialects);
    RUN(lists);
    RUN(macros);
    RUN(bindings);
    RUN(parts);
    RUN(boundaries);
    RUN(readings);
    RUN(senses);
    RUN(sets);
    RUN(every_operator_has_cases);
    return DONE();
}
