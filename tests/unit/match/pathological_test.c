/* Patterns and texts that make other matchers hang: name, pattern, text, and how long at most. */
#include "fixture.h"

#include <time.h>

/* Generous, since sanitizers and a busy machine slow things by ten; what is guarded against is
 * growth by squares and powers, which would be minutes. */
enum { SECONDS = 20 };

static double seconds_since(struct timespec start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

/* `unit` said `n` times, then `end`: one sentence. */
static lede_slice repeat_text(lede_buffer *out, const char *unit, int n, const char *end) {
    for (int i = 0; i < n; i++) {
        lede_buffer_add_string(out, unit);
        lede_buffer_add_char(out, ' ');
    }
    lede_buffer_add_string(out, end);
    return lede_buffer_slice(out);
}

typedef struct trial {
    const char *pattern, *unit, *end;
    int n;
    lede_policy policy;
    size_t n_matches; /* expected; SIZE_MAX: any */
    uint64_t limited; /* at least */
} trial;

static size_t count_lines(const lede_buffer *out) {
    size_t n = 0;
    for (size_t i = 0; i < out->size; i++) n += out->data[i] == '\n';
    return n;
}

static void run(const trial *t) {
    lede_buffer text = {0};
    match_stand stand = {0};
    match_case c = {.pattern = lede_slice_of(t->pattern), .policy = t->policy, .is_query = true};
    struct timespec start;
    c.texts[0] = repeat_text(&text, t->unit, t->n, t->end);
    c.kinds[0] = LEDE_BLOCK_PARAGRAPH;
    c.n_texts = 1;
    lede_error why;
    lede_status status = stand_build(&stand, &c, &why);
    bool is_small = false;
#if defined(LEDE_SMALL)
    is_small = true; /* small limits refuse what is large, and say so */
#endif
    if (status != LEDE_OK) {
        if (!is_small || status != LEDE_LIMIT) {
            test_ok = false;
            printf("# %s\n", why.message);
        }
        stand_clear(&stand);
        lede_buffer_clear(&text);
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (test_ok) CHECK_OK(stand_match(&stand, err));
    double took = seconds_since(start);
    if (took > SECONDS) {
        test_ok = false;
        printf("# %s took %.1f s\n", t->pattern, took);
    }
    if (test_ok && t->n_matches != SIZE_MAX) CHECK_INT(count_lines(&stand.out), t->n_matches);
    if (test_ok) CHECK(lede_matcher_limited(stand.matcher, stand.rule) >= t->limited);
    stand_clear(&stand);
    lede_buffer_clear(&text);
}

TEST(nested_quantifiers) {
    run(&(trial){"((\"a\"*)*)* \"b\"", "a", "c", 2000, LEDE_POLICY_FIRST, 0, 0});
    run(&(trial){"((\"a\"+)+)+ \"b\"", "a", "b", 2000, LEDE_POLICY_FIRST, 1, 0});
    run(&(trial){"((((\"a\"?)*)+)*?)* \"b\"", "a", "b", 2000, LEDE_POLICY_LONGEST, 1, 0});
    run(&(trial){"((\"a\"|\"a\")*)* \"b\"", "a", "c", 2000, LEDE_POLICY_ALL, 0, 0});
}

TEST(ambiguous_bindings_are_capped_and_counted) {
    run(&(trial){"x:(\"a\"*) y:(\"a\"*) z:(\"a\"*)", "a", "", 300, LEDE_POLICY_ALL, 10000, 1});
    run(&(trial){"([]+)+", "a", "", 300, LEDE_POLICY_ALL, 10000, 1});
}

TEST(long_gaps) {
    run(&(trial){"\"a\" []{0,500} []{0,500} \"b\"", "a", "c", 3000, LEDE_POLICY_FIRST, 0, 0});
    run(&(trial){"[]{0,500} []{0,500}", "a", "b", 3000, LEDE_POLICY_FIRST, 4, 0});
}

TEST(a_hundred_alternatives) {
    lede_buffer pattern = {0};
    lede_buffer_add_string(&pattern, "(");
    for (int i = 0; i < 100; i++) {
        lede_buffer_printf(&pattern, "%s\"a\"{1,3} \"w%d\"?", i > 0 ? " | " : "", i);
    }
    lede_buffer_add_string(&pattern, ")+ \"z\"");
    lede_buffer_add_char(&pattern, '\0');
    run(&(trial){pattern.data, "a", "y", 300, LEDE_POLICY_FIRST, 0, 0});
    run(&(trial){pattern.data, "a", "z", 300, LEDE_POLICY_FIRST, 1, 0});
    lede_buffer_clear(&pattern);
}

TEST(an_optional_end_far_away) {
    run(&(trial){"\"x\" ([]* \"z\")?", "x", "y", 20000, LEDE_POLICY_FIRST, 20000, 0});
    run(&(trial){"\"x\" ([]* \"z\")?", "x", "y", 20000, LEDE_POLICY_LONGEST, 20000, 0});
    run(&(trial){"\"x\" []* \"z\"", "x", "y", 20000, LEDE_POLICY_ALL, 0, 0});
}

TEST(a_sentence_of_two_hundred_thousand_tokens) {
    run(&(trial){"\"a\" []{0,4} \"b\"", "a", "b", 200000, LEDE_POLICY_FIRST, 1, 0});
    run(&(trial){"\"a\" []* \"b\"", "a", "b", 200000, LEDE_POLICY_FIRST, 1, 0});
    run(&(trial){"\"a\"+", "a", "b", 200000, LEDE_POLICY_LONGEST, 1, 0});
    run(&(trial){"(x:\"a\")+", "a", "b", 200000, LEDE_POLICY_FIRST, 1, 0});
    run(&(trial){"\"a\" (?! []* \"b\")", "a", "b", 200000, LEDE_POLICY_FIRST, 0, 0});
    run(&(trial){"\"a\" [] containing \"b\"", "a", "b", 200000, LEDE_POLICY_FIRST, 1, 0});
}

TEST(regular_expressions_that_run_away_are_stopped) {
    lede_buffer text = {0};
    match_stand stand = {0};
    match_case c = {.pattern = LEDE_SLICE("\"(x|xx)+[yz]\""), .kinds = {LEDE_BLOCK_PARAGRAPH}};
    lede_error why = {0};
    lede_buffer_add_repeat(&text, 'x', 200);
    c.texts[0] = lede_buffer_slice(&text);
    c.n_texts = 1;
    CHECK_OK(stand_build(&stand, &c, err));
    CHECK_INT(stand_match(&stand, &why), LEDE_LIMIT);
    CHECK(strstr(why.message, "(x|xx)+[yz]") != NULL);
    stand_clear(&stand);
    lede_buffer_clear(&text);
}

int main(void) {
    RUN(nested_quantifiers);
    RUN(ambiguous_bindings_are_capped_and_counted);
    RUN(long_gaps);
    RUN(a_hundred_alternatives);
    RUN(an_optional_end_far_away);
    RUN(a_sentence_of_two_hundred_thousand_tokens);
    RUN(regular_expressions_that_run_away_are_stopped);
    return DONE();
}
