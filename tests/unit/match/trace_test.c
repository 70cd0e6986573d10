/* What people are shown of matching: the way of a match, the nearest miss, counts. */
#include "trace_check.h"

static int n_paths, n_misses, n_operands;

static match_stand stand;

static void show_case(const match_case *c) {
    stand_clear(&stand);
    lede_error why = {0};
    lede_status status = stand_build(&stand, c, &why);
    if (status == LEDE_OK) status = match_all(&stand, &why);
    if (c->error.size > 0 || status != LEDE_OK) {
        stand_clear(&stand);
        return;
    }
    uint32_t match_i;
    const char *lacks = trace_lacks(&stand, &match_i, &n_operands);
    if (lacks != NULL) {
        printf("# %s:%d: match %u has not %s\n", c->file, c->line, match_i + 1, lacks);
        test_ok = false;
    }
    n_paths += (int)n_found;
    if (n_found == 0 && !c->is_query) {
        lede_trace_miss miss;
        lede_span whole = {0, stand.article.n_tokens};
        CHECK_OK(lede_trace_nearest(stand.matcher, stand.rule, whole, &stand.arena, &miss, err));
        if (miss.found && miss.n_blocks == 0) {
            printf("# %s:%d: a miss without a reason\n", c->file, c->line);
            test_ok = false;
        }
        n_misses++;
    }
    stand_clear(&stand);
}

TEST(every_case_has_its_ways_and_reasons) {
    static const char *const files[] = {
        "bindings", "boundaries", "captures",  "dialects", "lists",       "looks",
        "macros",   "parts",      "operators", "policies", "quantifiers", "readings",
        "regions",  "scopes",     "senses",    "sets",     "tokens"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[128];
        snprintf(path, sizeof path, "tests/match/cases/%s.txt", files[i]);
        CHECK(each_case(path, show_case) > 0);
    }
    CHECK(n_paths > 100);
    CHECK(n_misses >= 10);
    CHECK(n_operands >= 40);
}

/* ---- one at a time --------------------------------------------------------------------------- */

/* `layer`: a line an annotation. */
static void build(const char *pattern, const char *text, const char *layer) {
    match_case c = {.pattern = lede_slice_of(pattern),
                    .texts = {lede_slice_of(text)},
                    .kinds = {LEDE_BLOCK_PARAGRAPH},
                    .n_texts = 1};
    lede_slice lines = lede_slice_of(layer == NULL ? "" : layer), line;
    while (lede_slice_line(&lines, &line)) c.layers[c.n_layers++] = line;
    stand_clear(&stand);
    CHECK_OK(stand_build(&stand, &c, err));
    CHECK_OK(match_all(&stand, err));
}

/* The element as written, and what it took. */
static void check_step(const lede_trace_path *path, uint32_t i, const char *element, uint32_t start,
                       uint32_t stop) {
    CHECK(i < path->n_steps);
    if (i >= path->n_steps) return;
    const lede_trace_step *step = &path->steps[i];
    lede_slice text =
        lede_slice_cut(lede_trace_pattern(stand.set, stand.rule), step->at, step->stop);
    CHECK_TEXT(lede_slice_trim(text), element);
    CHECK_INT(step->span.start, start);
    CHECK_INT(step->span.stop, stop);
}

TEST(a_way_names_the_elements_and_what_they_took) {
    lede_trace_path path;
    build("a:\"Acme\" []{0,3} verb:[word=\"ends|stops\"] <org/>", "Acme now again stops Europol.",
          "org 4-5");
    CHECK_INT(n_found, 1);
    CHECK_OK(lede_trace_path_of(stand.matcher, &found[0].match, &stand.arena, &path, err));
    CHECK_INT(path.n_steps, 4);
    check_step(&path, 0, "\"Acme\"", 0, 1);
    check_step(&path, 1, "[]", 1, 3);
    check_step(&path, 2, "[word=\"ends|stops\"]", 3, 4);
    check_step(&path, 3, "<org/>", 4, 5);
    CHECK(path.steps[3].annotation != NULL);
    stand_clear(&stand);
}

TEST(a_way_goes_through_the_branch_that_was_taken) {
    lede_trace_path path;
    build("( \"a\" \"b\" | \"a\" [word=\"c\"] ) \"d\"", "a c d", NULL);
    CHECK_INT(n_found, 1);
    CHECK_OK(lede_trace_path_of(stand.matcher, &found[0].match, &stand.arena, &path, err));
    check_step(&path, 1, "[word=\"c\"]", 1, 2);
    stand_clear(&stand);
}

/* The operand that is shown behind `after` steps, with its one path. */
static const lede_trace_path *check_operand(const lede_trace_path *path, uint32_t i,
                                            const char *word, uint32_t after) {
    static const lede_trace_path none;
    CHECK(i < path->n_operands);
    if (i >= path->n_operands) return &none;
    CHECK_STRING(path->operands[i].word, word);
    CHECK_INT(path->operands[i].after, after);
    return &path->operands[i].path;
}

static lede_trace_path path_of_first(void) {
    lede_trace_path path = {.n_steps = 0};
    CHECK(n_found > 0);
    if (n_found == 0) return path;
    CHECK_OK(lede_trace_path_of(stand.matcher, &found[0].match, &stand.arena, &path, err));
    return path;
}

TEST(what_stands_in_operands_is_shown) {
    build("\"x\" ([]{2,3} & (\"a\" []* \"b\")) \"y\"", "x a c b y", NULL);
    lede_trace_path path = path_of_first();
    CHECK_INT(path.n_steps, 3);
    const lede_trace_path *inner = check_operand(&path, 0, "&", 2);
    check_step(inner, 0, "\"a\"", 1, 2);
    check_step(inner, 1, "[]", 2, 3);
    check_step(inner, 2, "\"b\"", 3, 4);
    build("[]{3} containing (\"b\" containing [word=\"b\"])", "a c b", NULL);
    path = path_of_first();
    inner = check_operand(&path, 0, "containing", 1);
    check_step(inner, 0, "\"b\"", 2, 3);
    check_step(check_operand(inner, 0, "containing", 1), 0, "[word=\"b\"]", 2, 3);
    build("\"b\" within (\"a\" []{2})", "a c b", NULL);
    path = path_of_first();
    check_step(check_operand(&path, 0, "within", 1), 1, "[]", 1, 3);
    build("(\"b\" within quote) \"d\"", "a b d", "quote 0-2");
    path = path_of_first();
    inner = check_operand(&path, 0, "within", 1);
    CHECK_INT(inner->span.stop, 2);
    CHECK(inner->n_steps == 1 && inner->steps[0].annotation != NULL);
    stand_clear(&stand);
}

TEST(what_stands_beside_is_shown) {
    build("meet \"a\" x:[word=\"b|c\"] -2 2", "c d a e b", NULL);
    lede_trace_path path = path_of_first();
    check_step(check_operand(&path, 0, "meet", 1), 0, "[word=\"b|c\"]", 0, 1);
    build("\"a\" (?= x:\"b\" \"c\")", "a b c", NULL);
    path = path_of_first();
    const lede_trace_path *look = check_operand(&path, 0, "(?=", 1);
    check_step(look, 0, "\"b\"", 1, 2);
    check_step(look, 1, "\"c\"", 2, 3);
    build("(?<= \"c\" []) (?! \"x\") \"a\"", "c d a", NULL);
    path = path_of_first();
    CHECK_INT(path.n_operands, 1);
    check_step(check_operand(&path, 0, "(?<=", 0), 0, "\"c\"", 0, 1);
    stand_clear(&stand);
}

TEST(of_several_ways_the_one_is_shown_whose_operands_hold) {
    build("a:[]* (b:[]* & (\"x\" []*)) \"z\"", "p x x z", NULL);
    lede_trace_path path = path_of_first();
    check_step(check_operand(&path, 0, "&", 2), 0, "\"x\"", 2, 3);
    stand_clear(&stand);
}

static lede_trace_miss nearest(void) {
    lede_trace_miss miss;
    lede_span whole = {0, stand.article.n_tokens};
    CHECK_INT(n_found, 0);
    CHECK_OK(lede_trace_nearest(stand.matcher, stand.rule, whole, &stand.arena, &miss, err));
    CHECK(miss.found);
    return miss;
}

TEST(a_miss_tells_the_test_that_failed_and_the_value) {
    build("\"Acme\" []{0,1} [word=\"ends|stops\" & shape=\"xxxx\"] \"work\"",
          "Acme now halts work.", NULL);
    lede_trace_miss miss = nearest();
    CHECK_INT(miss.n_held, 1);
    check_step(&miss.path, 0, "\"Acme\"", 0, 1);
    CHECK_INT(miss.n_blocks, 2);
    CHECK_INT(miss.blocks[0].reason, LEDE_TRACE_TEST);
    CHECK_INT(miss.blocks[0].boundary, 1);
    CHECK_TEXT(miss.blocks[0].value, "now");
    CHECK_INT(miss.blocks[1].boundary, 2);
    CHECK_TEXT(miss.blocks[1].value, "halts");
    stand_clear(&stand);
}

TEST(the_part_of_a_condition_that_fails_is_named) {
    build("\"the\" [word=\"c.*\" & shape=\"Xxxx\"]", "the cats", NULL);
    lede_trace_miss miss = nearest();
    CHECK_INT(miss.n_blocks, 1);
    CHECK_TEXT(miss.blocks[0].value, "xxxx");
    CHECK(lede_slice_find(miss.blocks[0].failed, LEDE_SLICE("shape"), 0) == 0);
    stand_clear(&stand);
}

TEST(a_miss_tells_regions_boundaries_and_ends) {
    build("\"by\" <org/>", "by Acme", "org 0-1");
    CHECK_INT(nearest().blocks[0].reason, LEDE_TRACE_NO_REGION);
    build("\"by\" <org type=\"firm\"/>", "by Acme", "org 1-2 type=state");
    lede_trace_miss miss = nearest();
    CHECK_INT(miss.blocks[0].reason, LEDE_TRACE_REGION);
    CHECK_STRING(miss.blocks[0].layer, "org");
    build("\"by\" \"Acme\" \"today\"", "by Acme", NULL);
    CHECK_INT(nearest().blocks[0].reason, LEDE_TRACE_SCOPE);
    build("\"by\" (?= \"Acme\") []", "by Ecma", NULL);
    CHECK_INT(nearest().blocks[0].reason, LEDE_TRACE_BOUNDARY);
    build("\"by\" \"Acme\" not within <org/>", "by Acme", "org 0-2");
    CHECK_INT(nearest().blocks[0].reason, LEDE_TRACE_SPAN);
    stand_clear(&stand);
}

static const lede_trace_inner *inner_of(const lede_trace_miss *miss) {
    static const lede_trace_inner none;
    CHECK(miss->n_blocks > 0 && miss->blocks[0].inner != NULL);
    if (miss->n_blocks == 0 || miss->blocks[0].inner == NULL) return &none;
    return miss->blocks[0].inner;
}

TEST(a_region_that_goes_on_behind_the_scope_is_told) {
    build("\"a\" <np/>", "a b. The c", "np 1-4");
    lede_trace_miss miss = nearest();
    CHECK(miss.n_blocks > 0);
    CHECK_INT(miss.blocks[0].reason, LEDE_TRACE_LONG);
    build("\"a\" <np k=\"y\"/>", "a b. The c", "np 1-4 k=x");
    miss = nearest();
    CHECK_INT(miss.blocks[0].reason, LEDE_TRACE_REGION); /* nor would it do in a wider one */
    stand_clear(&stand);
}

TEST(of_several_ways_the_one_is_shown_whose_comparisons_hold) {
    build("a:[] ([word=a.word] | \"b\") \"c\"", "a b c", NULL);
    lede_trace_path path = path_of_first();
    check_step(&path, 1, "\"b\"", 1, 2);
    build("((a:[] b:[] :: a.word = b.word) | \"x\" []) \"c\"", "x y c", NULL);
    path = path_of_first();
    check_step(&path, 0, "\"x\"", 0, 1);
    stand_clear(&stand);
}

/* In each round the name is what the operand bound in that round. */
TEST(a_comparison_in_a_round_is_of_what_the_operand_bound_there) {
    static const char *const beside[] = {"([] & y:[])", "meet [] y:[] 0 0", "(?= y:[]) []",
                                         "[] (?<= y:[])", "(?= (?= y:[]) []) []"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        char pattern[128];
        snprintf(pattern, sizeof pattern, "(%s ([word != y.word] | [word = y.word])){2}",
                 beside[i]);
        build(pattern, "a a b b", NULL);
        lede_trace_path path = path_of_first();
        CHECK(!path.is_guess);
        check_step(&path, 1, "[word = y.word]", 1, 2);
        check_step(&path, 3, "[word = y.word]", 3, 4);
    }
    stand_clear(&stand);
}

TEST(a_miss_inside_of_an_operand_is_told) {
    build("\"x\" ([]{2} & (\"a\" [word=\"b\"]))", "x a c y", NULL);
    lede_trace_miss miss = nearest();
    const lede_trace_inner *inner = inner_of(&miss);
    CHECK_STRING(inner->word, "&");
    CHECK_INT(inner->span.start, 1);
    CHECK_INT(inner->miss.n_held, 1);
    CHECK_INT(inner->miss.blocks[0].boundary, 2);
    CHECK_TEXT(inner->miss.blocks[0].value, "c");
    build("\"x\" []{2} containing \"b\"", "x a c y", NULL);
    miss = nearest();
    CHECK_INT(inner_of(&miss)->miss.n_blocks, 4); /* three words, and the end of them */
    build("\"x\" (?= \"a\" \"b\")", "x a c", NULL);
    miss = nearest();
    CHECK_TEXT(inner_of(&miss)->miss.blocks[0].value, "c");
    build("\"x\" (?<= \"b\" []) \"y\"", "a x y", NULL);
    miss = nearest();
    CHECK_STRING(inner_of(&miss)->word, "(?<=");
    build("\"x\" [] within 1", "x a", NULL);
    CHECK(nearest().n_blocks > 0);
    stand_clear(&stand);
}

TEST(what_should_not_be_there_is_shown) {
    build("\"x\" (?! \"a\" \"b\")", "x a b", NULL);
    lede_trace_miss miss = nearest();
    CHECK(inner_of(&miss)->negated);
    check_step(&inner_of(&miss)->path, 1, "\"b\"", 2, 3);
    build("[]{3} not containing \"a\"", "x a b", NULL);
    miss = nearest();
    check_step(&inner_of(&miss)->path, 0, "\"a\"", 1, 2);
    build("\"x\" \"a\" not within <quote/>", "x a b", "quote 0-3");
    miss = nearest();
    CHECK(inner_of(&miss)->path.n_steps == 1 && inner_of(&miss)->path.steps[0].annotation != NULL);
    stand_clear(&stand);
}

TEST(counts_are_of_elements_wherever_they_were_tried) {
    lede_trace_count *counts;
    uint32_t n;
    build("\"a\" []{0,2} \"b\"", "a x b. a y z w b.", NULL);
    CHECK(lede_trace_elements(stand.set, stand.rule, &stand.arena, &counts, &n));
    CHECK_INT(n, 3);
    lede_span whole = {0, stand.article.n_tokens};
    CHECK_OK(lede_trace_add(stand.matcher, stand.rule, whole, counts, n, err));
    CHECK_INT(counts[0].tried, stand.article.n_tokens);
    CHECK_INT(counts[0].held, 2);
    CHECK_INT(counts[2].tried, 6);
    CHECK_INT(counts[2].held, 1);
    stand_clear(&stand);
}

static lede_trace_count counts_of[32];
static uint32_t n_counts_of;

static void count_in(const char *pattern, const char *text, const char *layer) {
    lede_trace_count *counts;
    build(pattern, text, layer);
    CHECK(lede_trace_elements(stand.set, stand.rule, &stand.arena, &counts, &n_counts_of));
    lede_span whole = {0, stand.article.n_tokens};
    CHECK_OK(lede_trace_add(stand.matcher, stand.rule, whole, counts, n_counts_of, err));
    for (uint32_t i = 0; i < n_counts_of && i < 32; i++) counts_of[i] = counts[i];
}

/* The element as written in the pattern. */
static void check_count(const char *element, uint64_t tried, uint64_t held) {
    lede_slice pattern = lede_trace_pattern(stand.set, stand.rule);
    for (uint32_t i = 0; i < n_counts_of; i++) {
        const lede_trace_count *count = &counts_of[i];
        lede_slice text = lede_slice_trim(lede_slice_cut(pattern, count->at, count->stop));
        if (!lede_slice_is(text, element)) continue;
        CHECK_INT(count->tried, tried);
        CHECK_INT(count->held, held);
        return;
    }
    printf("# %s is not counted\n", element);
    for (uint32_t i = 0; i < n_counts_of; i++) {
        const lede_trace_count *count = &counts_of[i];
        lede_slice text = lede_slice_cut(pattern, count->at, count->stop);
        printf("#   %.*s %u %u\n", LEDE_FMT(text), (unsigned)count->tried, (unsigned)count->held);
    }
    test_ok = false;
}

TEST(elements_of_operands_are_counted_where_they_are_asked) {
    count_in("[]{2} & (\"a\" \"b\"|\"c\")", "a b c a", NULL);
    check_count("\"a\"", 3, 1); /* where two tokens follow */
    check_count("\"b\"", 1, 1);
    check_count("\"c\"", 3, 1);
    count_in("(\"x\" []{2}) containing (\"b\"|\"q\")", "a x c b b q", NULL);
    check_count("\"b\"", 3, 1); /* inside of the three tokens only */
    check_count("\"q\"", 3, 0);
    count_in("\"b\" within (\"x\" []* \"y\")", "x a b y y", NULL);
    check_count("\"x\"", 3, 1); /* starts at b or before */
    check_count("\"y\"", 4, 2);
    count_in("meet \"b\" \"y\" 1 2", "y b a y y", NULL);
    check_count("\"y\"", 2, 1);
    count_in("meet \"b\" \"y\" np", "y b a y y", "np 1-4");
    check_count("\"y\"", 3, 1);
    stand_clear(&stand);
}

TEST(look_arounds_and_boundaries_are_counted_with_what_stands_in_them) {
    count_in("\"a\" (?= \"b\"|\"c\") []", "a b a d c", NULL);
    check_count("(?= \"b\"|\"c\")", 2, 1);
    check_count("\"b\"", 2, 1);
    check_count("\"c\"", 2, 0);
    check_count("[]", 1, 1);
    count_in("(?<! \"a\") \"b\" </s>", "a b. b b", NULL);
    check_count("\"a\"", 4, 1);
    check_count("(?<! \"a\")", 5, 4);
    check_count("\"b\"", 4, 2);
    check_count("</s>", 2, 1);
    count_in("\"a\" (?! [] & (\"b\"|\"q\"))", "a b a c c", NULL);
    check_count("\"b\"", 2, 1);
    check_count("\"q\"", 2, 0);
    stand_clear(&stand);
}

TEST(tests_are_counted_as_far_as_they_are_asked) {
    count_in("[word=\"a|b\" & !(word=\"b\") | word=\"c\"] \"x\"", "a x b x c d", NULL);
    check_count("word=\"a|b\"", 6, 2);
    check_count("!(word=\"b\")", 2, 1); /* behind & */
    check_count("word=\"c\"", 5, 1);    /* behind |: of all but "a" */
    check_count("\"x\"", 2, 1);
    count_in("\"a\" [kind=\"word\" & word=\"x\"]{0,2}", "a x x a b", NULL);
    check_count("kind=\"word\"", 3, 3); /* of each token once, in whichever round */
    check_count("word=\"x\"", 3, 2);
    count_in("[word=\"a\"]", "a b", NULL); /* one test is the element */
    CHECK_INT(n_counts_of, 1);
    stand_clear(&stand);
}

TEST(tests_in_tags_are_counted_of_annotations) {
    count_in("\"a\" <np k=\"x\"/>", "a b a c a d", "np 1-2 k=x\nnp 3-4 k=y");
    check_count("<np k=\"x\"/>", 3, 1);
    check_count("k=\"x\"", 2, 1); /* where one starts */
    count_in("[] </np k=\"x\">", "a b a c a d", "np 1-2 k=x\nnp 3-4 k=y");
    check_count("k=\"x\"", 2, 1);
    stand_clear(&stand);
}

TEST(comparisons_are_counted_by_what_they_gave) {
    count_in("a:[] [word=a.word] \"c\"", "a a b b c", NULL);
    check_count("[word=a.word]", 4, 2);
    check_count("\"c\"", 2, 1); /* behind what held alone */
    count_in("a:[] b:[] :: a.word = b.word & distance(a, b) < 1", "a a b b c", NULL);
    check_count("a.word = b.word", 4, 2);
    check_count("distance(a, b) < 1", 2, 0);
    count_in("(a:[] b:[] :: a.word = b.word) \"c\"", "a a b b c", NULL);
    check_count("a.word = b.word", 4, 2);
    check_count("\"c\"", 2, 1);
    count_in("a:[] []{0,2} [word=a.word & shape=\"x\"]", "a b a A", NULL);
    check_count("shape=\"x\"", 3, 2); /* captures last */
    check_count("word=a.word", 3, 1); /* "b" and "a" of the first, "a" of "b" */
    count_in("a:[] [word=a.word]+", "a a a", NULL);
    check_count("[word=a.word]", 2, 2);
    stand_clear(&stand);
}

TEST(comparisons_in_operands_are_counted) {
    count_in("a:[] \"b\" (?= []* [word=a.word])", "a b c a d b", NULL);
    check_count("[word=a.word]", 4, 1); /* from behind "b" on */
    count_in("([]{3} containing (a:[] [word=a.word])) \"x\"", "b a a x", NULL);
    check_count("[word=a.word]", 3, 1); /* wherever three tokens stand around */
    count_in("a:\"a\" []* (?! [word=a.word]) \"x\"", "a a x", NULL);
    check_count("[word=a.word]", 2, 1);
    stand_clear(&stand);
}

int main(void) {
    RUN(every_case_has_its_ways_and_reasons);
    RUN(a_way_names_the_elements_and_what_they_took);
    RUN(a_way_goes_through_the_branch_that_was_taken);
    RUN(what_stands_in_operands_is_shown);
    RUN(what_stands_beside_is_shown);
    RUN(of_several_ways_the_one_is_shown_whose_operands_hold);
    RUN(a_region_that_goes_on_behind_the_scope_is_told);
    RUN(of_several_ways_the_one_is_shown_whose_comparisons_hold);
    RUN(a_comparison_in_a_round_is_of_what_the_operand_bound_there);
    RUN(a_miss_inside_of_an_operand_is_told);
    RUN(what_should_not_be_there_is_shown);
    RUN(a_miss_tells_the_test_that_failed_and_the_value);
    RUN(the_part_of_a_condition_that_fails_is_named);
    RUN(a_miss_tells_regions_boundaries_and_ends);
    RUN(counts_are_of_elements_wherever_they_were_tried);
    RUN(elements_of_operands_are_counted_where_they_are_asked);
    RUN(look_arounds_and_boundaries_are_counted_with_what_stands_in_them);
    RUN(tests_are_counted_as_far_as_they_are_asked);
    RUN(tests_in_tags_are_counted_of_annotations);
    RUN(comparisons_are_counted_by_what_they_gave);
    RUN(comparisons_in_operands_are_counted);
    return DONE();
}
