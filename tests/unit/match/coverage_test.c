/* Sums of what rules did: counts, and which examples stay. */
#include "test.h"

#include "match/coverage.h"

typedef struct fixture {
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_ruleset *set;
    lede_arena arena;
} fixture;

static void set_up(fixture *f) {
    static const char *const patterns[] = {"'a' 'b'? 'c'", "'x'{2,4}"};
    lede_limits limits = {.match_candidates = 100, .regex_steps = 1000};
    *f = (fixture){0};
    lede_arena_init(&f->arena, 0);
    CHECK_OK(lede_catalog_new(&f->catalog, err));
    CHECK_OK(lede_lexicons_new(f->catalog, &f->lexicons, err));
    CHECK_OK(lede_lexicons_compile(f->lexicons, err));
    CHECK_OK(lede_ruleset_new(f->catalog, f->lexicons, &limits, &f->set, err));
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        uint32_t rule;
        lede_rule_spec spec = {.name = LEDE_SLICE("r"), .pattern = lede_slice_of(patterns[i])};
        CHECK_OK(lede_ruleset_add(f->set, &spec, &rule, err));
    }
    CHECK_OK(lede_ruleset_compile(f->set, err));
}

static void tear_down(fixture *f) {
    lede_arena_clear(&f->arena);
    lede_ruleset_free(f->set);
    lede_lexicons_free(f->lexicons);
    lede_catalog_free(f->catalog);
}

static lede_coverage *new_coverage(fixture *f) {
    lede_coverage *coverage = NULL;
    CHECK_OK(lede_coverage_new(f->set, &f->arena, &coverage, err));
    return coverage;
}

TEST(a_new_one_has_each_element_once_and_no_counts) {
    fixture f;
    set_up(&f);
    lede_coverage *coverage = new_coverage(&f);
    CHECK_INT(coverage->n_rules, 2);
    CHECK_INT(coverage->rules[0].n_elements, 3);
    CHECK_INT(coverage->rules[1].n_elements, 1); /* however often it is repeated */
    CHECK_INT(coverage->rules[0].elements[1].at, 4);
    CHECK_INT(coverage->rules[0].elements[1].tried, 0);
    CHECK_INT(coverage->n_articles + coverage->rules[0].found, 0);
    tear_down(&f);
}

TEST(counts_add_up) {
    fixture f;
    set_up(&f);
    lede_coverage *sum = new_coverage(&f), *more = new_coverage(&f);
    more->n_articles = 2;
    more->n_tokens = 30;
    more->rules[1] = (lede_coverage_rule){.elements = more->rules[1].elements,
                                          .n_elements = 1,
                                          .articles = 1,
                                          .found = 5,
                                          .kept = 4,
                                          .nanoseconds = 7};
    more->rules[1].elements[0].tried = 30;
    more->rules[1].elements[0].held = 11;
    for (int i = 0; i < 3; i++) CHECK_OK(lede_coverage_add(sum, more, err));
    CHECK_INT(sum->n_articles, 6);
    CHECK_INT(sum->n_tokens, 90);
    CHECK_INT(sum->rules[1].articles, 3);
    CHECK_INT(sum->rules[1].found, 15);
    CHECK_INT(sum->rules[1].kept, 12);
    CHECK_INT(sum->rules[1].nanoseconds, 21);
    CHECK_INT(sum->rules[1].elements[0].tried, 90);
    CHECK_INT(sum->rules[1].elements[0].held, 33);
    CHECK_INT(sum->rules[0].found, 0);
    tear_down(&f);
}

TEST(the_first_examples_stay_and_are_copies) {
    fixture f;
    set_up(&f);
    lede_coverage *sum = new_coverage(&f);
    char text[] = "0 went";
    for (char i = '1'; i <= '5'; i++) {
        text[0] = i;
        lede_coverage *more = new_coverage(&f);
        lede_coverage_example example = {.source = LEDE_SLICE("s"), .text = {text, 6}, .stop = 1};
        CHECK(lede_coverage_add_example(more, 0, &example));
        CHECK_OK(lede_coverage_add(sum, more, err));
    }
    CHECK_INT(sum->rules[0].n_examples, LEDE_COVERAGE_EXAMPLES);
    CHECK_TEXT(sum->rules[0].examples[0].text, "1 went");
    CHECK_TEXT(sum->rules[0].examples[2].text, "3 went");
    CHECK_INT(sum->rules[1].n_examples, 0);
    tear_down(&f);
}

int main(void) {
    RUN(a_new_one_has_each_element_once_and_no_counts);
    RUN(counts_add_up);
    RUN(the_first_examples_stay_and_are_copies);
    return DONE();
}
