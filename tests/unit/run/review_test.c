/* What lede check finds in a program, kind by kind, and that it finds nothing in a sound one. */
#include "fixture.h"

#include "run/review.h"

typedef struct findings {
    int n[LEDE_N_FINDINGS], n_all;
    uint32_t rule; /* of the last */
    char last[768];
    lede_status answer; /* to each */
} findings;

static lede_status note(void *context, lede_finding_kind kind, uint32_t rule,
                        const lede_error *what, lede_error *err) {
    findings *f = context;
    f->n[kind]++;
    f->n_all++;
    f->rule = rule;
    snprintf(f->last, sizeof f->last, "%s", what->message);
    return f->answer == LEDE_OK ? LEDE_OK : lede_fail(err, f->answer, "enough");
}

/* Seals, reviews and frees the program. */
/* Nobody names anything: there are no functions. */
static bool names_nothing(void *host, lede_slice word) {
    (void)host;
    (void)word;
    return false;
}

static findings review(lede_program *program) {
    findings f = {0};
    lede_reviewer reviewer = {.each = note, .context = &f, .is_named = names_nothing};
    CHECK_OK(lede_program_seal(program, err));
    CHECK_OK(lede_program_review(program, &reviewer, err));
    lede_program_free(program);
    return f;
}

static findings review_pattern(const char *pattern) {
    lede_program *program = new_program();
    add_rule(program, draft("r", pattern));
    return review(program);
}

static void check_only(findings f, lede_finding_kind kind, const char *says) {
    CHECK_INT(f.n_all, 1);
    CHECK_INT(f.n[kind], 1);
    bool told = strstr(f.last, says) != NULL;
    CHECK(told);
    if (!told) printf("# it says: %s\n", f.last);
}

TEST(sound_rules_give_no_finding) {
    static const char *const patterns[] = {
        "'ban' 'on' [kind='word']", "[norm='eu'] 'said'",
        "'paid' [number > 3]",      "a:[word='Acme'] []{0,4} 'Labs' within s",
        "'no' (?! 'more')",         "[word='X.*' & shape='Xxxx'] 'left'"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        findings f = review_pattern(patterns[i]);
        CHECK_INT(f.n_all, 0);
        if (f.n_all > 0) printf("# %s: %s\n", patterns[i], f.last);
    }
}

TEST(values_that_no_token_has_never_hold) {
    check_only(review_pattern("'the' [kind='words']"), LEDE_FINDING_NEVER, "kind \"words\"");
    check_only(review_pattern("'the' [norm='EU']"), LEDE_FINDING_NEVER, "lower case");
}

TEST(a_star_for_the_rest_of_a_word_is_told) {
    check_only(review_pattern("'econom*'"), LEDE_FINDING_STAR,
               "words that begin with econom are \"econom.*\"");
    check_only(review_pattern("[norm='econom*'] 'said'"), LEDE_FINDING_STAR, "econom.*");
    CHECK_INT(review_pattern("'econom.*' 'said'").n_all, 0);
    CHECK_INT(review_pattern("'econom[a-z]*' 'said'").n_all, 0);
    CHECK_INT(review_pattern("'a*' 'said'").n_all, 0);
}

TEST(two_values_at_once_never_hold) {
    check_only(review_pattern("[word='a' & word='b'] 'x'"), LEDE_FINDING_NEVER, "\"a\" and \"b\"");
    check_only(review_pattern("[word='ab|cd' & word='x.*'] 'y'"), LEDE_FINDING_NEVER, "at once");
    check_only(review_pattern("[word='ab|cd' & word!='.b|.d'] 'y'"), LEDE_FINDING_NEVER, "and not");
    check_only(review_pattern("'y' [kind='number' & kind='wor.*']"), LEDE_FINDING_NEVER, "at once");
    check_only(review_pattern("'y' [kind='num.*' & kind='w.*']"), LEDE_FINDING_NEVER,
               "\"num.*\" and \"w.*\"");
    CHECK_INT(review_pattern("[word='ab|cd' & word='c.*'] 'y'").n_all, 0);
    CHECK_INT(review_pattern("[word='ab' & norm='AB'%c] 'y'").n_all, 0);
    CHECK_INT(review_pattern("[(word='a' | word='b') & word!='a'] 'y'").n_all, 0);
}

TEST(what_is_longer_than_its_bound_never_matches) {
    check_only(review_pattern("'a' [] []{3,} 'b' within 4"), LEDE_FINDING_NEVER, "6 tokens");
    check_only(review_pattern("'x' ('a' []{2} 'b' within 3)"), LEDE_FINDING_NEVER, "4 tokens");
    CHECK_INT(review_pattern("'a' []* 'b' within 2").n_all, 0);
}

TEST(a_layer_is_read_behind_who_writes_it) {
    for (int order = 0; order < 3; order++) {
        lede_program *program = new_program();
        uint32_t first = new_phase(program, "first", false, false);
        uint32_t second = order == 2 ? first : new_phase(program, "second", false, false);
        uint32_t firm = new_layer(program, "firm");
        annotate(program, order == 0 ? first : second, "'Acme'", firm);
        lede_rule reader = draft("reader", "'the' <firm/>");
        reader.spec.phase = order == 0 ? second : first;
        add_rule(program, reader);
        findings f = review(program);
        if (order == 0)
            CHECK_INT(f.n_all, 0);
        else
            check_only(f, LEDE_FINDING_EARLY, order == 1 ? "after phase 'first'" : "in the same");
    }
}

/* A rule that writes layer firm with an attribute `type`. */
static void add_firms(lede_program *program) {
    lede_attribute_path paths[] = {{.key = lede_catalog_key(program->catalog, LEDE_SLICE("type")),
                                    .text = LEDE_SLICE("=company")}};
    lede_rule writer = draft("firm", "'Acme'");
    writer.layer = new_layer(program, "firm");
    writer.spec.phase = new_phase(program, "find", false, false);
    writer.attributes = paths;
    writer.n_attributes = 1;
    add_rule(program, writer);
}

/* The attributes that `record = {…}` asks of layer firm, which has a `type`. */
static findings review_path(const char *pattern, const char *path) {
    lede_program *program = new_program();
    add_firms(program);
    lede_rule rule = draft("r", pattern);
    rule.table = new_table(program, "hits", (const char *const[]){"a", NULL});
    lede_field_path field = {.text = lede_slice_of(path)};
    rule.fields = &field;
    rule.n_fields = 1;
    add_rule(program, rule);
    return review(program);
}

TEST(attributes_in_paths_are_looked_at) {
    CHECK_INT(review_path("x:<firm/> 'said'", "x.type").n_all, 0);
    CHECK_INT(review_path("x:<firm/> 'said'", "match.firm.type").n_all, 0);
    CHECK_INT(review_path("x:<firm/> 'said'", "x.shape").n_all, 0);
    CHECK_INT(review_path("x:(<firm/> | 'it') 'said'", "x.type | x.text").n_all, 0);
    check_only(review_path("x:<firm/> 'said'", "x.typ"), LEDE_FINDING_ATTRIBUTE, "mean 'type'");
    check_only(review_path("x:<firm/> 'said'", "sentence.firm.typ"), LEDE_FINDING_ATTRIBUTE,
               "layer 'firm'");
    check_only(review_path("x:<firm/> 'said'", "x.typ | x.text"), LEDE_FINDING_ATTRIBUTE,
               "mean 'type'");
    check_only(review_path("x:'it' 'said'", "x.type"), LEDE_FINDING_ATTRIBUTE, "takes tokens");
    check_only(review_path("x:'it' 'said'", "x.lema"), LEDE_FINDING_ATTRIBUTE, "mean 'lemma'");
    check_only(review_path("x:'it' 'said'", "x.country"), LEDE_FINDING_ATTRIBUTE,
               "x.LAYER.country");
    check_only(review_path("x:(<firm/> | 'it') 'said'", "x.role"), LEDE_FINDING_ATTRIBUTE,
               "nothing writes");
}

static bool names_spare(void *host, lede_slice word) {
    (void)host;
    return lede_slice_is(word, "spare");
}

TEST(a_lexicon_that_a_function_names_is_used) {
    for (int named = 0; named < 2; named++) {
        lede_program *program = new_program();
        uint32_t lexicon;
        lede_slice name = named ? LEDE_SLICE("spare") : LEDE_SLICE("other");
        CHECK_OK(lede_lexicons_add(program->lexicons, name, LEDE_CASE_SMART, &lexicon, err));
        CHECK_OK(
            lede_lexicons_add_entry(program->lexicons, lexicon, LEDE_SLICE("part"), NULL, 0, err));
        lede_lexicons_set_place(program->lexicons, lexicon, LEDE_SLICE("a.lua"), 7);
        findings f = {0};
        lede_reviewer reviewer = {.each = note, .context = &f, .is_named = names_spare};
        CHECK_OK(lede_program_seal(program, err));
        CHECK_OK(lede_program_review(program, &reviewer, err));
        lede_program_free(program);
        if (named)
            CHECK_INT(f.n_all, 0);
        else
            check_only(f, LEDE_FINDING_UNUSED, "lexicon 'other'");
    }
}

TEST(a_rule_without_a_rare_element_is_slow) {
    check_only(review_pattern("[word!='a'] [word!='b']"), LEDE_FINDING_SLOW, "every sentence");
}

TEST(an_attribute_that_nothing_writes_is_told_with_the_nearest) {
    lede_program *program = new_program();
    add_firms(program);
    add_rule(program, draft("right", "<firm type='company'/> 'said'"));
    add_rule(program, draft("wrong", "<firm typ='company'/> 'said'"));
    findings f = review(program);
    check_only(f, LEDE_FINDING_ATTRIBUTE, "did you mean 'type'");
    CHECK_INT(f.rule, 2);
}

TEST(of_one_pattern_in_a_priority_phase_the_later_is_shadowed) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "find", true, false);
    annotate(program, phase, "'Acme' 'Labs'", new_layer(program, "firm"));
    annotate(program, phase, "'Acme' 'Labs'", new_layer(program, "firm"));
    findings f = review(program);
    check_only(f, LEDE_FINDING_SHADOWED, "rule 'r0'");
    CHECK_INT(f.rule, 1);
}

TEST(a_higher_priority_is_not_shadowed_but_shadows) {
    lede_program *program = new_program();
    uint32_t phase = new_phase(program, "find", true, false);
    annotate(program, phase, "'Acme' 'Labs'", new_layer(program, "firm"));
    lede_rule rule = draft("high", "'Acme' 'Labs'");
    rule.spec.phase = phase;
    rule.layer = new_layer(program, "firm");
    rule.priority = 2;
    add_rule(program, rule);
    findings f = review(program);
    check_only(f, LEDE_FINDING_SHADOWED, "rule 'high'");
    CHECK_INT(f.rule, 0);
}

TEST(one_pattern_twice_into_one_table_is_a_duplicate) {
    lede_program *program = new_program();
    lede_rule rule = draft("a", "'halt' 'now'");
    rule.table = new_table(program, "hits", NULL);
    add_rule(program, rule);
    rule.spec.name = LEDE_SLICE("b");
    add_rule(program, rule);
    check_only(review(program), LEDE_FINDING_DUPLICATE, "rule 'a'");
}

TEST(a_lexicon_is_used_by_a_pattern_or_not_at_all) {
    for (int used = 0; used < 2; used++) {
        lede_program *program = new_program();
        uint32_t lexicon;
        CHECK_OK(lede_lexicons_add(program->lexicons, LEDE_SLICE("spare"), LEDE_CASE_SMART,
                                   &lexicon, err));
        CHECK_OK(
            lede_lexicons_add_entry(program->lexicons, lexicon, LEDE_SLICE("part"), NULL, 0, err));
        add_rule(program, draft("r", used ? "<spare/> 'left'" : "'left'"));
        findings f = review(program);
        if (used)
            CHECK_INT(f.n_all, 0);
        else
            check_only(f, LEDE_FINDING_UNUSED, "lexicon 'spare'");
    }
}

TEST(who_is_told_may_end_it) {
    lede_program *program = new_program();
    add_rule(program, draft("r", "[kind='words'] [norm='EU'] 'x'"));
    CHECK_OK(lede_program_seal(program, err));
    findings f = {.answer = LEDE_STOPPED};
    lede_error why;
    CHECK_INT(lede_program_review(program, &(lede_reviewer){.each = note, .context = &f}, &why),
              LEDE_STOPPED);
    CHECK_INT(f.n_all, 1);
    lede_program_free(program);
}

TEST(what_does_not_fit_in_a_sentence_is_told) {
    check_only(review_pattern("x:<article/> 'a'"), LEDE_FINDING_SCOPE, "'within article'");
    check_only(review_pattern("'a' x:<p/>"), LEDE_FINDING_SCOPE, "whole paragraph");
    check_only(review_pattern("('a' <p/>) within 2 s"), LEDE_FINDING_SCOPE, "2 sentences");
    CHECK_INT(review_pattern("'a' <p/> within p").n_all, 0);
    CHECK_INT(review_pattern("'a' <block kind='headline'/>").n_all, 0);
    CHECK_INT(review_pattern("'a' within <p/>").n_all, 0);
}

TEST(layers_of_rules_that_look_at_more_are_told) {
    for (int wider = 0; wider < 2; wider++) {
        lede_program *program = new_program();
        uint32_t first = new_phase(program, "first", false, false);
        uint32_t said = new_layer(program, "said");
        new_phase(program, "then", false, false);
        annotate(program, first, wider ? "'a' []* 'b' within p" : "'a' []* 'b'", said);
        add_rule(program, draft("r", "<said/> 'x'"));
        findings f = review(program);
        if (wider) check_only(f, LEDE_FINDING_SCOPE, "longer said");
        if (!wider) CHECK_INT(f.n_all, 0);
    }
}

int main(void) {
    RUN(sound_rules_give_no_finding);
    RUN(values_that_no_token_has_never_hold);
    RUN(a_star_for_the_rest_of_a_word_is_told);
    RUN(two_values_at_once_never_hold);
    RUN(what_is_longer_than_its_bound_never_matches);
    RUN(a_layer_is_read_behind_who_writes_it);
    RUN(attributes_in_paths_are_looked_at);
    RUN(a_lexicon_that_a_function_names_is_used);
    RUN(a_rule_without_a_rare_element_is_slow);
    RUN(an_attribute_that_nothing_writes_is_told_with_the_nearest);
    RUN(of_one_pattern_in_a_priority_phase_the_later_is_shadowed);
    RUN(a_higher_priority_is_not_shadowed_but_shadows);
    RUN(one_pattern_twice_into_one_table_is_a_duplicate);
    RUN(a_lexicon_is_used_by_a_pattern_or_not_at_all);
    RUN(who_is_told_may_end_it);
    RUN(what_does_not_fit_in_a_sentence_is_told);
    RUN(layers_of_rules_that_look_at_more_are_told);
    return DONE();
}
