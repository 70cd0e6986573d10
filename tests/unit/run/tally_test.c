/* What is counted of rules, and what became of each match of an explained one, where functions,
 * priority and rounds take matches away. */
#include "fixture.h"

static lede_cascade *open_with(lede_program *program, const lede_hooks *hooks,
                               lede_cascade_options options) {
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_program_seal(program, err));
    CHECK_OK(lede_cascade_new(program, hooks, &options, &cascade, err));
    return cascade;
}

static lede_status keep_long(fake_host *host, const lede_desk *desk, const lede_match *match,
                             bool *keep) {
    (void)host;
    (void)desk;
    *keep = match->span.stop - match->span.start > 1;
    return LEDE_OK;
}

/* "a" or "a b": `where` keeps those of two words. */
static lede_program *choosy(void) {
    lede_program *program = new_program();
    lede_rule rule = draft("r", "'a' 'b'?");
    rule.table = new_table(program, "hits", NULL);
    rule.has_where = true;
    add_rule(program, rule);
    return program;
}

static const lede_coverage_rule *counts_of(const lede_result *result, uint32_t rule) {
    return &result->coverage->rules[rule];
}

TEST(what_where_refuses_is_found_and_not_kept) {
    fake_host host = {.where = keep_long};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = choosy();
    lede_cascade *cascade =
        open_with(program, &hooks, (lede_cascade_options){.cover = LEDE_COVER_COUNT});
    lede_result *result = run_json(cascade, ARTICLE("a c a b c a"));
    const lede_coverage_rule *rule = counts_of(result, 0);
    CHECK_INT(rule->articles, 1);
    CHECK_INT(rule->found, 3);
    CHECK_INT(rule->kept, 1);
    CHECK_INT(rule->n_elements, 2);
    CHECK_INT(rule->elements[0].tried, 7); /* title and text */
    CHECK_INT(rule->elements[0].held, 3);
    CHECK_INT(rule->elements[1].tried, 3 - 1); /* the last "a" ends its scope */
    CHECK_INT(rule->elements[1].held, 1);
    CHECK_INT(rule->n_examples, 1);
    CHECK_TEXT(rule->examples[0].text, "a c a b c a");
    CHECK_INT(rule->examples[0].stop, 1);
    CHECK_INT(result->coverage->n_articles, 1);
    CHECK_INT(result->coverage->n_tokens, 7);
    finish(program, cascade, result);
}

TEST(what_priority_takes_is_found_and_not_kept) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "names", true, false);
    uint32_t x = new_layer(program, "x");
    annotate(program, phase, "'a' 'b'", x);
    annotate(program, phase, "'b'", x);
    lede_cascade *cascade =
        open_with(program, NULL, (lede_cascade_options){.cover = LEDE_COVER_COUNT});
    lede_result *result = run_json(cascade, ARTICLE("a b c b"));
    CHECK_INT(counts_of(result, 0)->found, 1);
    CHECK_INT(counts_of(result, 0)->kept, 1);
    CHECK_INT(counts_of(result, 1)->found, 2);
    CHECK_INT(counts_of(result, 1)->kept, 1);
    finish(program, cascade, result);
}

static lede_program *growing(void) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "grow", false, true);
    uint32_t np = new_layer(program, "np");
    annotate(program, phase, "'cat'", np);
    annotate(program, phase, "'friend|owner' 'of' <np/>", np);
    return program;
}

TEST(a_match_of_several_rounds_is_counted_once) {
    lede_program *program = growing();
    lede_cascade *cascade =
        open_with(program, NULL, (lede_cascade_options){.cover = LEDE_COVER_COUNT});
    lede_result *result = run_json(cascade, ARTICLE("the friend of owner of cat left"));
    CHECK_INT(counts_of(result, 0)->found, 1);
    CHECK_INT(counts_of(result, 0)->kept, 1);
    CHECK_INT(counts_of(result, 1)->found, 2);
    CHECK_INT(counts_of(result, 1)->kept, 2);
    finish(program, cascade, result);
}

TEST(a_timing_run_counts_nothing) {
    lede_program *program = growing();
    lede_cascade *cascade =
        open_with(program, NULL, (lede_cascade_options){.cover = LEDE_COVER_TIME});
    lede_result *result = run_json(cascade, ARTICLE("the owner of cat left"));
    CHECK_INT(counts_of(result, 0)->found, 0);
    CHECK_INT(counts_of(result, 1)->elements[0].tried, 0);
    CHECK_INT(result->coverage->n_articles, 0);
    finish(program, cascade, result);
}

/* ---- why ---- */

static size_t count_outcomes(const lede_why *why, lede_why_outcome outcome) {
    size_t n = 0;
    for (size_t i = 0; i < why->matches.count; i++) n += why->matches.data[i].outcome == outcome;
    return n;
}

TEST(why_knows_what_where_refused) {
    fake_host host = {.where = keep_long};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = choosy();
    lede_cascade *cascade = open_with(program, &hooks, (lede_cascade_options){.why = true});
    lede_result *result = run_json(cascade, ARTICLE("a c a b"));
    const lede_why *why = lede_cascade_why(cascade);
    CHECK_INT(why->matches.count, 2);
    CHECK_INT(count_outcomes(why, LEDE_WHY_WHERE), 1);
    CHECK_INT(count_outcomes(why, LEDE_WHY_KEPT), 1);
    CHECK_INT(why->matches.data[1].outcome, LEDE_WHY_KEPT);
    CHECK_INT(why->matches.data[1].path.n_steps, 2);
    finish(program, cascade, result);
}

TEST(why_knows_what_was_lost_to_a_higher_priority) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "names", true, false);
    uint32_t x = new_layer(program, "x");
    annotate(program, phase, "'a' 'b'", x);
    uint32_t rule = annotate(program, phase, "'b'", x);
    lede_cascade *cascade =
        open_with(program, NULL, (lede_cascade_options){.why = true, .why_rule = rule});
    lede_result *result = run_json(cascade, ARTICLE("a b c b"));
    const lede_why *why = lede_cascade_why(cascade);
    CHECK_INT(why->matches.count, 2);
    CHECK_INT(why->matches.data[0].outcome, LEDE_WHY_LOST);
    CHECK_INT(why->matches.data[1].outcome, LEDE_WHY_KEPT);
    finish(program, cascade, result);
}

TEST(why_knows_what_an_earlier_round_had) {
    lede_program *program = growing();
    lede_cascade *cascade = open_with(program, NULL, (lede_cascade_options){.why = true});
    lede_result *result = run_json(cascade, ARTICLE("the owner of cat left"));
    const lede_why *why = lede_cascade_why(cascade);
    CHECK_INT(count_outcomes(why, LEDE_WHY_KEPT), 1);
    CHECK(count_outcomes(why, LEDE_WHY_AGAIN) >= 1);
    CHECK_INT(why->matches.data[0].outcome, LEDE_WHY_KEPT);
    finish(program, cascade, result);
}

TEST(why_forgets_the_article_before) {
    lede_program *program = growing();
    lede_cascade *cascade = open_with(program, NULL, (lede_cascade_options){.why = true});
    lede_result *first = run_json(cascade, ARTICLE("a cat"));
    CHECK(lede_cascade_why(cascade)->matches.count > 0);
    lede_result *second = run_json(cascade, ARTICLE("a dog"));
    CHECK_INT(lede_cascade_why(cascade)->matches.count, 0);
    CHECK(lede_cascade_why(cascade)->miss.found);
    lede_result_free(first);
    finish(program, cascade, second);
}

int main(void) {
    RUN(what_where_refuses_is_found_and_not_kept);
    RUN(what_priority_takes_is_found_and_not_kept);
    RUN(a_match_of_several_rounds_is_counted_once);
    RUN(a_timing_run_counts_nothing);
    RUN(why_knows_what_where_refused);
    RUN(why_knows_what_was_lost_to_a_higher_priority);
    RUN(why_knows_what_an_earlier_round_had);
    RUN(why_forgets_the_article_before);
    return DONE();
}
