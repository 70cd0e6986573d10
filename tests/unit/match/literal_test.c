#include "test.h"

#include "match/needle.h"
#include "match/value_test.h"

static lede_arena arena;

/* The literals of an expression as "^ban ban$ …": where they must stand is marked. */
static const char *required(const char *regex, bool folded) {
    static char out[512];
    lede_literals list = {0};
    CHECK(lede_literal_required(lede_slice_of(regex), folded, &arena, &list));
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < list.count; i++) {
        const lede_literal *literal = &list.data[i];
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s%.*s%s", i == 0 ? "" : " ",
                              literal->at_start ? "^" : "", LEDE_FMT(literal->text),
                              literal->at_end ? "$" : "");
    }
    return out;
}

TEST(an_expression_tells_what_its_values_hold) {
    CHECK_STRING(required("ban.*", false), "^ban");
    CHECK_STRING(required(".*ing", false), "ing$");
    CHECK_STRING(required(".*port.*", false), "port");
    CHECK_STRING(required("ab+c.*", false), "^ab");
    CHECK_STRING(required("colou?r.", false), "^colour ^color");
    CHECK_STRING(required("ban(s|ned)?", false), "^bans$ ^banned$ ^ban$");
    CHECK_STRING(required("(ban|halt).*", false), "^ban ^halt");
    CHECK_STRING(required("[Bb]an.*", false), "^Ban ^ban");
    CHECK_STRING(required("[a-z]+ing", false), "ing$");
    CHECK_STRING(required("s?(abc.*|xyz)", false), "abc xyz");
    CHECK_STRING(required("a\\.b.*", false), "^a.b");
    CHECK_STRING(required("é.*", false), "^é");
}

TEST(without_regard_to_case_literals_are_folded) {
    CHECK_STRING(required("BAN.*", true), "^ban");
    CHECK_STRING(required("[Bb]an", true), "^ban$");
    CHECK_STRING(required("caféxy.*", true), "^caf");
}

TEST(what_is_not_understood_needs_nothing) {
    const char *const strange[] = {"(?i)ban",   "(?=ban).*", "(?!ban)x", "(a)\\1",
                                   "\\Qa.b\\E", "(*UCP)x",   ".*",       "a?",
                                   "ban|",      "[^a]+",     "\\x41",    "[[:alpha:]]b"};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        CHECK_STRING(required(strange[i], false), "");
    }
}

/* ---- whatever the expression, no value that it matches is passed over ------------------------ */

static uint32_t state = 1;

static uint32_t pick(uint32_t most) {
    state = (uint32_t)((uint64_t)state * 48271 % 2147483647);
    return state % most;
}

static void add(char *out, const char *text) {
    if (strlen(out) + strlen(text) < 200) strcat(out, text);
}

static void write_regex(char *out, int depth) {
    static const char *const atoms[] = {
        "a",   "b",   "ab", "ba", "c", ".", "[ab]", "[^a]", "B",   "\\.", ".*",  ".*",  "[a-c]",
        "\\w", "abc", "^",  "$",  "é", "-", "[-b]", "\\W",  "\\d", "\\D", "\\s", "\\S", "[0-9]"};
    static const char *const quantifiers[] = {"?",     "*",    "+",      "{2}", "{0,2}",
                                              "{1,}",  "??",   "*?",     "?+",  "{0}",
                                              "{1,3}", "{2,}", "{2,3}?", "{0,}"};
    uint32_t n = 1 + pick(4);
    for (uint32_t i = 0; i < n; i++) {
        if (depth > 0 && pick(3) == 0) {
            add(out, pick(2) == 0 ? "(" : "(?:");
            write_regex(out, depth - 1);
            add(out, ")");
        } else {
            add(out, atoms[pick(sizeof atoms / sizeof *atoms)]);
        }
        if (pick(3) == 0) add(out, quantifiers[pick(sizeof quantifiers / sizeof *quantifiers)]);
        if (pick(6) == 0) add(out, "|");
    }
}

static void write_value(char *out) {
    static const char *const parts[] = {"a", "b", "c", "ab", "B", ".", "é", "x", "7", " "};
    for (uint32_t n = pick(7); n > 0; n--) strcat(out, parts[pick(sizeof parts / sizeof *parts)]);
}

static bool is_found(const lede_value_test *test, lede_slice value) {
    lede_needles needles = {0};
    lede_needle_scan scan = {.value = value};
    for (size_t i = 0; i < test->literals.count; i++) {
        CHECK(lede_needles_add(&needles, &test->literals.data[i], 7, false));
    }
    CHECK(lede_needles_link(&needles));
    bool is = test->literals.count == 0 || lede_needles_next(&needles, &scan) != NULL;
    lede_needles_clear(&needles);
    return is;
}

TEST(no_value_that_matches_is_passed_over) {
    lede_evaluator evaluator = {0};
    uint32_t column, n_pruned = 0, n_held = 0, n_decided = 0;
    lede_arena_init(&evaluator.arena, 0);
    CHECK_OK(lede_regex_scratch_new(0, &evaluator.regex, err));
    for (int i = 0; i < 4500; i++) {
        char regex[256] = "";
        lede_value_test test;
        unsigned flags = pick(2) == 0 ? 0 : LEDE_FLAG_CASE;
        lede_arena_reset(&arena);
        write_regex(regex, 2);
        if (lede_value_test_match(&arena, lede_slice_of(regex), flags, &test, &column, NULL) !=
            LEDE_OK) {
            continue;
        }
        for (int j = 0; test.kind == LEDE_VALUE_REGEX && j < 40; j++) {
            char text[64] = "";
            bool ok = true, holds = false;
            write_value(text);
            lede_slice value = lede_value_folded(&arena, lede_slice_of(text), test.flags, &ok);
            CHECK_OK(lede_regex_search(test.regex, evaluator.regex, value, 0, NULL, &holds, err));
            bool found = is_found(&test, value), folded_holds;
            CHECK_OK(lede_value_test_folded(&test, &evaluator, value, &folded_holds, err));
            CHECK(folded_holds == holds);
            if (test.literals.suffice && strchr(text, (char)0xC3) == NULL) {
                if (holds != found) printf("# %s on %s: %s\n", regex, text, required(regex, flags));
                CHECK(holds == found);
                n_decided++;
            }
            if (holds && !found) printf("# %s on %s: %s\n", regex, text, required(regex, flags));
            CHECK(found || !holds);
            n_held += holds;
            n_pruned += !found;
        }
        lede_value_test_clear(&test);
    }
    CHECK(n_held > 2000);
    CHECK(n_pruned > 20000);
    CHECK(n_decided > 2000);
    lede_regex_scratch_free(evaluator.regex);
    lede_arena_clear(&evaluator.arena);
}

/* ---- needles --------------------------------------------------------------------------------- */

TEST(needles_are_found_wherever_they_overlap) {
    static const char *const literals[] = {"he", "she", "his", "hers", "s"};
    char found[64] = "";
    lede_needles needles = {0};
    for (uint32_t i = 0; i < 5; i++) {
        lede_literal literal = {.text = lede_slice_of(literals[i])};
        CHECK(lede_needles_add(&needles, &literal, i, false));
    }
    CHECK(lede_needles_link(&needles));
    lede_needle_scan scan = {.value = LEDE_SLICE("ushers")};
    for (const lede_needle *next; (next = lede_needles_next(&needles, &scan)) != NULL;) {
        strcat(found, literals[next->test]);
        strcat(found, " ");
    }
    CHECK_STRING(found, "s she he hers s ");
    lede_needles_clear(&needles);
}

static void write_letters(char *out, uint32_t least, uint32_t most) {
    uint32_t n = least + pick(most - least + 1);
    for (uint32_t i = 0; i < n; i++) out[i] = "abab\xC3"[pick(5)];
    out[n] = '\0';
}

/* How often the value holds the literal where it must. */
static uint32_t count(const lede_literal *literal, lede_slice value) {
    uint32_t n = 0;
    for (size_t at = 0; at + literal->text.size <= value.size; at++) {
        size_t stop = at + literal->text.size;
        bool fits = (!literal->at_start || at == 0) && (!literal->at_end || stop == value.size);
        n += fits && lede_slice_equal(lede_slice_cut(value, at, stop), literal->text);
    }
    return n;
}

/* Of few letters, so that many literals share starts; shorter and longer than a gram. */
TEST(needles_are_as_many_as_a_search_for_each_finds) {
    enum { N = 24, LONGEST = 7 };
    for (int round = 0; round < 400; round++) {
        char texts[N][LONGEST + 1], text[16];
        lede_literal literals[N];
        lede_needles needles = {0};
        uint32_t least = 1 + pick(5);
        for (uint32_t i = 0; i < N; i++) {
            write_letters(texts[i], least, LONGEST);
            literals[i] = (lede_literal){lede_slice_of(texts[i]), pick(3) == 0, pick(3) == 0};
            CHECK(lede_needles_add(&needles, &literals[i], i, false));
        }
        CHECK(lede_needles_link(&needles));
        for (int j = 0; j < 40; j++) {
            uint32_t found[N] = {0};
            write_letters(text, 0, sizeof text - 1);
            lede_slice value = lede_slice_of(text);
            lede_needle_scan scan = {.value = value};
            for (const lede_needle *next; (next = lede_needles_next(&needles, &scan)) != NULL;) {
                found[next->test]++;
            }
            for (uint32_t i = 0; i < N; i++) CHECK_INT(found[i], count(&literals[i], value));
        }
        lede_needles_clear(&needles);
    }
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(an_expression_tells_what_its_values_hold);
    RUN(without_regard_to_case_literals_are_folded);
    RUN(what_is_not_understood_needs_nothing);
    RUN(no_value_that_matches_is_passed_over);
    RUN(needles_are_found_wherever_they_overlap);
    RUN(needles_are_as_many_as_a_search_for_each_finds);
    lede_arena_clear(&arena);
    return DONE();
}
