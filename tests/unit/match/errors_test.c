/* Messages: tests/match/errors, and what stands around them. */
#include "fixture.h"

enum { BRACKETS = 500 }; /* more than any build allows */

/* "SYNTAX 1.5 message" */
static void check_message(const match_case *c, lede_status status, const lede_error *err) {
    lede_slice rest = c->error, name = next_word(&rest), place = next_word(&rest);
    char wanted_place[64], wanted[512], got[64] = "none";
    unsigned line = 0, column = 0;
    const char *at = strstr(err->message, "line ");
    if (at != NULL && sscanf(at, "line %u, column %u", &line, &column) == 2) {
        snprintf(got, sizeof got, "%u.%u", line, column);
    }
    snprintf(wanted_place, sizeof wanted_place, "%.*s", LEDE_FMT(place));
    snprintf(wanted, sizeof wanted, "%.*s", LEDE_FMT(lede_slice_trim(rest)));
    bool same_status = lede_slice_equal_ascii_case(name, lede_slice_of(lede_status_name(status)));
    if (same_status && strcmp(got, wanted_place) == 0 && strstr(err->message, wanted) != NULL &&
        strchr(err->excerpt, '^') != NULL && err->line == 7 &&
        strcmp(err->where, "test.lua") == 0) {
        return;
    }
    test_ok = false;
    printf("# %s:%d: %.*s\n# expected %.*s\n# got %s: %s:%u: %s\n# %s\n", c->file, c->line,
           LEDE_FMT(c->pattern), LEDE_FMT(c->error), lede_status_name(status), err->where,
           err->line, err->message, err->excerpt);
}

static void run_case(const match_case *c) {
    match_stand stand = {0};
    lede_error why = {0};
    lede_status status = stand_build(&stand, c, &why);
    check_message(c, status, &why);
    stand_clear(&stand);
}

TEST(messages_name_the_place_and_what_was_expected) {
    CHECK(each_case("tests/match/errors/syntax.txt", run_case) > 50);
}

static lede_status add(const char *pattern, lede_error *why) {
    match_stand stand = {0};
    match_case c = {.pattern = lede_slice_of(pattern)};
    lede_status status = stand_build(&stand, &c, why);
    stand_clear(&stand);
    return status;
}

TEST(the_caret_stands_under_the_column) {
    lede_error why;
    CHECK_INT(add("\"a\"\n \"é\" [lema=\"x\"]", &why), LEDE_SYNTAX);
    CHECK_STRING(why.excerpt, " \"é\" [lema=\"x\"]\n      ^");
}

TEST(a_long_line_is_cut_around_the_caret) {
    char pattern[2000];
    size_t n = 0;
    for (int i = 0; i < 150; i++) n += (size_t)sprintf(pattern + n, "\"word%03d\" ", i);
    snprintf(pattern + n, sizeof pattern - n, "[lema=\"x\"]");
    lede_error why;
    CHECK_INT(add(pattern, &why), LEDE_SYNTAX);
    const char *line_end = strchr(why.excerpt, '\n');
    const char *caret = strchr(why.excerpt, '^');
    CHECK(line_end != NULL && caret != NULL);
    if (line_end == NULL || caret == NULL) return;
    CHECK(strncmp(why.excerpt + (caret - line_end - 1), "lema", 4) == 0);
}

TEST(deep_brackets_are_refused) {
    char pattern[2 * BRACKETS + 8];
    memset(pattern, '(', BRACKETS);
    snprintf(pattern + BRACKETS, 8, "\"a\"");
    lede_error why;
    CHECK_INT(add(pattern, &why), LEDE_LIMIT);
    CHECK(strstr(why.message, "brackets are nested deeper than") != NULL);
}

TEST(chains_of_operators_are_bounded) {
    static char pattern[40000];
    size_t n = (size_t)sprintf(pattern, "\"a\"");
    for (int i = 0; i < 2000; i++) n += (size_t)sprintf(pattern + n, " within <q/>");
    lede_error why;
    CHECK_INT(add(pattern, &why), LEDE_LIMIT);
}

TEST(written_out_repetitions_are_bounded) {
    lede_error why;
    CHECK_INT(add("(\"a\"{50}){50} (\"b\"{50}){50}", &why), LEDE_LIMIT);
    CHECK(strstr(why.message, "repetitions written out") != NULL);
    CHECK_INT(add("(((){50}){50}){50} \"a\"", &why), LEDE_LIMIT);
}

static lede_status compile_with_layer(const char *layer, const char *pattern, lede_error *why) {
    match_stand stand = {0};
    match_case c = {.pattern = lede_slice_of(pattern)};
    c.layers[c.n_layers++] = lede_slice_of(layer);
    lede_status status = stand_build(&stand, &c, why);
    stand_clear(&stand);
    return status;
}

TEST(a_misspelt_layer_is_named_with_the_nearest) {
    lede_error why;
    CHECK_INT(compile_with_layer("person 0-0", "<persn/>", &why), LEDE_SYNTAX);
    CHECK(strstr(why.message, "layer 'persn' is read here, but nothing writes it; did you mean "
                              "'person'?") != NULL);
}

int main(void) {
    RUN(messages_name_the_place_and_what_was_expected);
    RUN(the_caret_stands_under_the_column);
    RUN(a_long_line_is_cut_around_the_caret);
    RUN(deep_brackets_are_refused);
    RUN(chains_of_operators_are_bounded);
    RUN(written_out_repetitions_are_bounded);
    RUN(a_misspelt_layer_is_named_with_the_nearest);
    return DONE();
}
