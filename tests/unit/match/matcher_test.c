/* The matcher as the cascade uses it: phases, parts of an article, blocks, layers that grow, many
 * articles; and what a rule set tells about itself. */
#include "fixture.h"

static const char *const two_rules[] = {"\"cat\"", "\"dog\""};

static lede_status build(match_stand *stand, const char *const *patterns, uint32_t n,
                         const lede_rule_spec *like, lede_error *err) {
    lede_arena_init(&stand->arena, 0);
    LEDE_TRY(lede_catalog_new(&stand->catalog, err));
    LEDE_TRY(lede_lexicons_new(stand->catalog, &stand->lexicons, err));
    lede_catalog_mark_written(stand->catalog, lede_catalog_layer(stand->catalog, LEDE_SLICE("np")));
    uint32_t lexicon;
    LEDE_TRY(
        lede_lexicons_add(stand->lexicons, LEDE_SLICE("pets"), LEDE_CASE_SMART, &lexicon, err));
    LEDE_TRY(
        lede_lexicons_add_entry(stand->lexicons, lexicon, LEDE_SLICE("guinea pig"), NULL, 0, err));
    LEDE_TRY(lede_lexicons_compile(stand->lexicons, err));
    LEDE_TRY(lede_ruleset_new(stand->catalog, stand->lexicons, NULL, &stand->set, err));
    for (uint32_t i = 0; i < n; i++) {
        lede_rule_spec spec = *like;
        spec.name = LEDE_SLICE("test");
        spec.pattern = lede_slice_of(patterns[i]);
        if (like->phase == UINT32_MAX) spec.phase = i;
        LEDE_TRY(lede_ruleset_add(stand->set, &spec, &stand->rule, err));
    }
    LEDE_TRY(lede_ruleset_compile(stand->set, err));
    return lede_matcher_new(stand->set, &stand->matcher, err);
}

static lede_status start(match_stand *stand, const lede_slice *texts, const lede_block_kind *kinds,
                         int n, lede_error *err) {
    LEDE_TRY(stand_article(stand, texts, kinds, n, err));
    LEDE_TRY(lede_layers_new(stand->catalog, &stand->article, &stand->layers, err));
    return lede_matcher_start(stand->matcher, stand->layers, err);
}

static lede_status start_text(match_stand *stand, const char *text, lede_error *err) {
    lede_slice slice = lede_slice_of(text);
    lede_block_kind kind = LEDE_BLOCK_PARAGRAPH;
    return start(stand, &slice, &kind, 1, err);
}

static void expect(match_stand *stand, const char *wanted) {
    CHECK_TEXT(lede_buffer_slice(&stand->out), wanted);
    stand->out.size = 0;
}

TEST(a_phase_runs_its_own_rules_only) {
    match_stand stand = {0};
    CHECK_OK(build(&stand, two_rules, 2, &(lede_rule_spec){.phase = UINT32_MAX}, err));
    CHECK_OK(start_text(&stand, "A cat and a dog.", err));
    CHECK_OK(lede_matcher_run(stand.matcher, 0, receive_match, &stand, err));
    expect(&stand, "1-2\n");
    CHECK_OK(lede_matcher_run(stand.matcher, 1, receive_match, &stand, err));
    expect(&stand, "4-5\n");
    stand_clear(&stand);
}

TEST(a_rule_can_be_run_inside_a_span) {
    static const char *const patterns[] = {"\"a\" []*"};
    match_stand stand = {0};
    CHECK_OK(build(&stand, patterns, 1, &(lede_rule_spec){0}, err));
    CHECK_OK(start_text(&stand, "a b a c a d", err));
    CHECK_OK(
        lede_matcher_run_rule(stand.matcher, 0, (lede_span){1, 4}, receive_match, &stand, err));
    expect(&stand, "2-4\n");
    CHECK_OK(
        lede_matcher_run_rule(stand.matcher, 0, (lede_span){3, 3}, receive_match, &stand, err));
    expect(&stand, "");
    stand_clear(&stand);
}

TEST(blocks_can_be_chosen) {
    match_stand stand = {0};
    lede_slice texts[] = {LEDE_SLICE("A cat."), LEDE_SLICE("By a cat"), LEDE_SLICE("A cat.")};
    lede_block_kind kinds[] = {LEDE_BLOCK_HEADLINE, LEDE_BLOCK_BYLINE, LEDE_BLOCK_PARAGRAPH};
    lede_rule_spec bylines = {.blocks = 1u << LEDE_BLOCK_BYLINE};
    CHECK_OK(build(&stand, two_rules, 1, &bylines, err));
    CHECK_OK(start(&stand, texts, kinds, 3, err));
    CHECK_OK(lede_matcher_run(stand.matcher, 0, receive_match, &stand, err));
    expect(&stand, "5-6\n");
    stand_clear(&stand);
}

static lede_status annotate(void *context, const lede_match *match, lede_error *err) {
    match_stand *stand = context;
    LEDE_TRY(receive_match(stand, match, err));
    return lede_layers_append(stand->layers,
                              lede_catalog_find_layer(stand->catalog, LEDE_SLICE("np")),
                              match->span, match->rule, NULL, 0, err);
}

TEST(what_is_appended_is_seen_after_settling) {
    static const char *const patterns[] = {"\"a\" \"cat\"", "<np/> | [np] \"sat\"", "[!np]"};
    match_stand stand = {0};
    CHECK_OK(build(&stand, patterns, 3, &(lede_rule_spec){.phase = UINT32_MAX}, err));
    CHECK_OK(start_text(&stand, "a cat sat", err));
    CHECK_OK(lede_matcher_run(stand.matcher, 2, receive_match, &stand, err));
    expect(&stand, "0-1\n1-2\n2-3\n");
    CHECK_OK(lede_matcher_run(stand.matcher, 0, annotate, &stand, err));
    expect(&stand, "0-2\n");
    CHECK_OK(lede_matcher_run(stand.matcher, 1, receive_match, &stand, err));
    expect(&stand, "");
    CHECK_OK(lede_layers_settle(stand.layers, err));
    CHECK_OK(lede_matcher_run(stand.matcher, 1, receive_match, &stand, err));
    expect(&stand, "0-2\n");
    CHECK_OK(lede_matcher_run(stand.matcher, 2, receive_match, &stand, err));
    expect(&stand, "2-3\n");
    stand_clear(&stand);
}

static lede_status refuse(void *context, const lede_match *match, lede_error *err) {
    (void)context, (void)match;
    return lede_fail(err, LEDE_STOPPED, "enough");
}

TEST(the_receiver_can_end_the_run) {
    match_stand stand = {0};
    lede_error why = {0};
    CHECK_OK(build(&stand, two_rules, 2, &(lede_rule_spec){0}, err));
    CHECK_OK(start_text(&stand, "a cat, a dog", err));
    CHECK_INT(lede_matcher_run(stand.matcher, 0, refuse, &stand, &why), LEDE_STOPPED);
    CHECK_STRING(why.message, "enough");
    CHECK_OK(lede_matcher_run(stand.matcher, 0, receive_match, &stand, err));
    expect(&stand, "1-2\n4-5\n");
    stand_clear(&stand);
}

TEST(one_matcher_serves_many_articles) {
    static const char *const texts[] = {"a cat", "no pets here", "a dog and a cat", ""};
    static const char *const wanted[] = {"1-2\n", "", "4-5\n1-2\n", ""};
    match_stand stand = {0};
    CHECK_OK(build(&stand, two_rules, 2, &(lede_rule_spec){0}, err));
    CHECK_OK(lede_vocabulary_new(&stand.vocabulary, err));
    for (int i = 0; i < 4; i++) {
        lede_article article = {.arena = &stand.arena, .text = lede_slice_of(texts[i])};
        lede_tokenise_options options = {0};
        CHECK_OK(lede_article_tokenise(&article, stand.vocabulary, &options, err));
        CHECK_OK(lede_layers_new(stand.catalog, &article, &stand.layers, err));
        CHECK_OK(lede_matcher_start(stand.matcher, stand.layers, err));
        CHECK_OK(lede_matcher_run(stand.matcher, 0, receive_match, &stand, err));
        expect(&stand, wanted[i]);
        lede_vocabulary_recycle(stand.vocabulary, 1);
    }
    stand_clear(&stand);
}

static void read_in(match_stand *stand, const char *language, const char *text,
                    const char *wanted) {
    lede_article article = {.arena = &stand->arena, .text = lede_slice_of(text)};
    article.fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(language);
    lede_tokenise_options options = {0};
    CHECK_OK(lede_article_tokenise(&article, stand->vocabulary, &options, err));
    CHECK_OK(lede_layers_new(stand->catalog, &article, &stand->layers, err));
    CHECK_OK(lede_matcher_start(stand->matcher, stand->layers, err));
    CHECK_OK(lede_matcher_run(stand->matcher, 0, receive_match, stand, err));
    expect(stand, wanted);
}

static void read(match_stand *stand, const char *text, const char *wanted) {
    read_in(stand, "en", text, wanted);
}

TEST(types_are_looked_at_in_each_language_that_they_come_in) {
    static const char *const twelve[] = {"[number = \"12\"]"};
    match_stand stand = {0};
    CHECK_OK(build(&stand, twelve, 1, &(lede_rule_spec){0}, err));
    CHECK_OK(lede_vocabulary_new(&stand.vocabulary, err));
    read_in(&stand, "en", "some twelve cats", "1-2\n");
    read_in(&stand, "de", "die Katzen", "");
    read_in(&stand, "de", "zwölf twelve 12", "0-1\n2-3\n");
    read_in(&stand, "en", "zwölf dozen 12", "1-2\n2-3\n");
    read_in(&stand, "fr", "zwölf douze twelve", "1-2\n");
    read_in(&stand, "de", "dozen zwölf douze cats", "1-2\n");
    read_in(&stand, "en", "douze Katzen twelve", "2-3\n");
    stand_clear(&stand);
}

TEST(types_that_were_forgotten_leave_nothing_behind) {
    match_stand stand = {0};
    char form[16];
    CHECK_OK(build(&stand, two_rules, 2, &(lede_rule_spec){0}, err));
    CHECK_OK(lede_vocabulary_new(&stand.vocabulary, err));
    read(&stand, "a cat", "1-2\n");
    for (uint32_t i = 0; i < LEDE_KEPT_TYPES; i++) {
        snprintf(form, sizeof form, "w%u", i);
        lede_vocabulary_intern(stand.vocabulary, lede_slice_of(form));
    }
    read(&stand, "dog dog", "0-1\n1-2\n"); /* behind those that are kept */
    for (uint32_t i = 0; i < LEDE_KEPT_TYPES; i++) {
        snprintf(form, sizeof form, "v%u", i);
        lede_vocabulary_intern(stand.vocabulary, lede_slice_of(form));
    }
    size_t bytes = lede_vocabulary_bytes(stand.vocabulary);
    CHECK(lede_vocabulary_recycle(stand.vocabulary, bytes - 1));
    CHECK_INT(lede_vocabulary_count(stand.vocabulary), LEDE_KEPT_TYPES);
    read(&stand, "pig hen cow a cat", "4-5\n"); /* whose types have the ids of others */
    read(&stand, "hen dog", "1-2\n");
    CHECK(lede_matcher_bytes(stand.matcher) > 0);
    CHECK(lede_vocabulary_forget(stand.vocabulary));
    read(&stand, "dog cat", "1-2\n0-1\n");
    CHECK(lede_matcher_bytes(stand.matcher) < 1024);
    stand_clear(&stand);
}

TEST(a_lexicon_is_a_test_and_a_layer) {
    static const char *const patterns[] = {"[lex = \"pets\"]+", "[lex = \"p.*\"] \"pig\"",
                                           "[lex != \"pets\"]+", "<pets/>"};
    match_stand stand = {0};
    CHECK_OK(build(&stand, patterns, 4, &(lede_rule_spec){0}, err));
    CHECK_OK(start_text(&stand, "a guinea pig sat", err));
    uint32_t layer = lede_catalog_find_layer(stand.catalog, LEDE_SLICE("pets"));
    CHECK_OK(lede_layers_append(stand.layers, layer, (lede_span){1, 3}, UINT32_MAX, NULL, 0, err));
    CHECK_OK(lede_layers_settle(stand.layers, err));
    CHECK_OK(lede_matcher_run(stand.matcher, 0, receive_match, &stand, err));
    expect(&stand, "1-3\n1-3\n0-1\n3-4\n1-3\n");
    stand_clear(&stand);
}

/* Whether a pattern may match a text; `grows`: a layer that somebody may still write to; `hit`: the
 * first token is one of the lexicon. */
static bool may_match(const char *pattern, const char *text, const char *grows, bool hit) {
    match_stand stand = {0};
    CHECK_OK(build(&stand, &pattern, 1, &(lede_rule_spec){0}, err));
    uint32_t pets = lede_catalog_find_layer(stand.catalog, LEDE_SLICE("pets"));
    bool may_grow[64] = {false};
    CHECK(lede_catalog_n_layers(stand.catalog) <= 64);
    may_grow[lede_catalog_find_layer(stand.catalog, lede_slice_of(grows))] = true;
    CHECK_OK(start_text(&stand, text, err));
    if (hit) {
        CHECK_OK(
            lede_layers_append(stand.layers, pets, (lede_span){0, 1}, UINT32_MAX, NULL, 0, err));
        CHECK_OK(lede_layers_settle(stand.layers, err));
    }
    bool found = lede_matcher_may_match(stand.matcher, 0, may_grow);
    stand_clear(&stand);
    return found;
}

TEST(a_phase_that_lacks_a_word_cannot_match_whatever_layers_get) {
    CHECK(!may_match("<np/> []{0,2} \"cat\"", "a dog sat", "np", false));
    CHECK(may_match("<np/> []{0,2} \"cat\"", "the cat", "np", false));
    CHECK(may_match("<np/>", "a dog sat", "np", false));
    CHECK(!may_match("<np/>", "a dog sat", "pets", false));
}

TEST(the_hits_of_a_lexicon_are_all_there_unless_a_rule_annotates_its_layer) {
    CHECK(!may_match("<pets/>", "a dog sat", "np", false));
    CHECK(may_match("<pets/>", "a dog sat", "np", true));
    CHECK(may_match("<pets/>", "a dog sat", "pets", false));
}

TEST(a_rule_set_tells_its_captures) {
    static const char *const patterns[] = {"a:<np/> b:(<np/> c:[]) a:<np/>", "a:(<np/>) @[]"};
    match_stand stand = {0};
    uint32_t layer;
    CHECK_OK(build(&stand, patterns, 2, &(lede_rule_spec){0}, err));
    CHECK_INT(lede_ruleset_n_captures(stand.set, 0), 3);
    CHECK_TEXT(lede_ruleset_capture_name(stand.set, 0, 2), "c");
    CHECK(lede_ruleset_capture_is_region(stand.set, 0, 0, &layer));
    CHECK_INT(layer, lede_catalog_find_layer(stand.catalog, LEDE_SLICE("np")));
    CHECK(!lede_ruleset_capture_is_region(stand.set, 0, 1, &layer));
    CHECK_INT(lede_ruleset_n_captures(stand.set, 1), 2);
    CHECK_TEXT(lede_ruleset_capture_name(stand.set, 1, 1), "target");
    CHECK(!lede_digest_equal(lede_ruleset_digest(stand.set, 0), lede_ruleset_digest(stand.set, 1)));
    stand_clear(&stand);
}

TEST(a_rule_can_be_dumped) {
    static const char *const patterns[] = {"(?longest) x:[word = \"cat|dog\" & !np] []{0,2}? </s>"};
    match_stand stand = {0};
    CHECK_OK(build(&stand, patterns, 1, &(lede_rule_spec){0}, err));
    lede_ruleset_dump(stand.set, 0, &stand.out);
    expect(&stand, "rule test\n"
                   "policy longest, scope 1 s\n"
                   "tree:\n"
                   "policy longest\n"
                   "sequence\n"
                   "  capture x\n"
                   "    token [(word = \"cat|dog\" & !np)]\n"
                   "  repeat {0,2} lazy\n"
                   "    token []\n"
                   "  boundary </s>\n"
                   "automaton:\n"
                   "  0: any → end?0\n"
                   "  1: any → end?0 0\n"
                   "  2: (word in {cat, dog} & !in np) → end)0?0 1)0\n"
                   "  start → 2(0\n"
                   "  condition 0: s stops here\n"
                   "trigger: word in {cat, dog}, 0 before, 2 after\n");
    stand_clear(&stand);
}

int main(void) {
    RUN(a_phase_runs_its_own_rules_only);
    RUN(a_rule_can_be_run_inside_a_span);
    RUN(blocks_can_be_chosen);
    RUN(what_is_appended_is_seen_after_settling);
    RUN(the_receiver_can_end_the_run);
    RUN(one_matcher_serves_many_articles);
    RUN(types_are_looked_at_in_each_language_that_they_come_in);
    RUN(types_that_were_forgotten_leave_nothing_behind);
    RUN(a_lexicon_is_a_test_and_a_layer);
    RUN(a_phase_that_lacks_a_word_cannot_match_whatever_layers_get);
    RUN(the_hits_of_a_lexicon_are_all_there_unless_a_rule_annotates_its_layer);
    RUN(a_rule_set_tells_its_captures);
    RUN(a_rule_can_be_dumped);
    return DONE();
}
