#include "test.h"

#include "text/article.h"
#include "text/cuts.h"

/* Runs whose cut hangs on themselves, and others whose cut hangs on what stands around them. */
static const char *const pieces[] = {
    "don't",
    "U.S.",
    "company's",
    "its",
    "cannot",
    "Its",
    "Mr.",
    "No.",
    "J.",
    "I.",
    "Smith",
    "5",
    "3.",
    "Oktober",
    "10:38",
    "1,200.50",
    "04/09/87",
    "-----",
    "(said",
    "\"We",
    "end.\"",
    "said,\"",
    "e-mail",
    "govern-",
    "ment",
    "Nord-",
    "und",
    "l'homme",
    "d'Alema",
    "$5.2m",
    "EUR5.2m",
    "AT&T",
    ":)",
    ";)",
    "(:",
    ",5",
    ".5",
    "\"5",
    "www.x.de",
    "it.",
    "it.Then",
    "xyz.,",
    "xyz.",
    "lower",
    "'s",
    "'90s",
    "the",
    "not",
    "\xE2\x80\x99s",
    "\xE2\x80\x9CSo\xE2\x80\x9D",
    "co-operation",
    "J.-P.",
    "...",
    ".",
    "?",
    "a_b",
    "non-U.S.",
    "Vol.II",
    "5pm",
    "im",
    "going",
    "its's",
    "bzw.",
    "=gonna",
    "farmer-owned",
    "non-profit",
    "let's",
    "father-in-law's.",
    "said),",
    "(\"so\")",
    "-",
    "\xE2\x80\x9Cits",
    "\xE2\x80\x9Cits not",
};

static const char *const languages[] = {"en", "de", "fr", "it", "xx"};

static uint32_t roll(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static size_t write_text(uint32_t *state, char *text, size_t max) {
    static const char *const gaps[] = {" ", " ", " ", " ", " ", "\n", "  ", "\xC2\xA0", ""};
    size_t size = 0;
    while (size + 32 < max) {
        const char *piece = pieces[roll(state) % (sizeof pieces / sizeof *pieces)];
        const char *gap = gaps[roll(state) % (sizeof gaps / sizeof *gaps)];
        memcpy(text + size, piece, strlen(piece));
        size += strlen(piece);
        memcpy(text + size, gap, strlen(gap));
        size += strlen(gap);
    }
    return size;
}

static lede_article cut(lede_slice text, const char *language, bool by_rules, lede_arena *arena,
                        lede_vocabulary *vocabulary) {
    lede_article article = {.arena = arena, .text = text};
    article.fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(language);
    lede_tokenise_options options = {.no_cuts = by_rules, .no_bits = by_rules};
    CHECK_OK(lede_article_tokenise(&article, vocabulary, &options, err));
    return article;
}

static bool same(const lede_article *a, const lede_article *b) {
    if (a->n_tokens != b->n_tokens || a->n_sentences != b->n_sentences) return false;
    size_t bytes = a->n_tokens * sizeof *a->token_starts;
    for (uint32_t i = 0; i < a->n_sentences; i++) {
        if (a->sentences[i].tokens.stop != b->sentences[i].tokens.stop) return false;
    }
    return memcmp(a->token_starts, b->token_starts, bytes) == 0 &&
           memcmp(a->token_stops, b->token_stops, bytes) == 0 &&
           memcmp(a->token_types, b->token_types, bytes) == 0;
}

/* One vocabulary for all texts, whose languages take turns: what was remembered is met again,
 * and what bits tell is what rules say. */
TEST(runs_are_cut_as_if_each_met_the_rules_anew) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    uint32_t state = 17;
    for (unsigned round = 0; round < 4000 && test_ok; round++) {
        char text[300];
        lede_slice slice = {text, write_text(&state, text, 40 + roll(&state) % 260)};
        const char *language = languages[roll(&state) % (sizeof languages / sizeof *languages)];
        lede_article again = cut(slice, language, false, &arena, vocabulary);
        lede_article fresh = cut(slice, language, true, &arena, vocabulary);
        bool right = test_ok && same(&again, &fresh);
        if (!right) printf("# %s: %.*s\n", language, (int)slice.size, slice.data);
        CHECK(right);
        lede_arena_reset(&arena);
    }
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}

TEST(a_run_is_remembered_with_its_language) {
    lede_form form = lede_form_of(lede_slice_of("l'on"));
    lede_cut english = lede_cut_key(&form, &lede_locale_en);
    lede_cut french = lede_cut_key(&form, &lede_locale_fr);
    CHECK(lede_cut_same(&english, &english));
    CHECK(!lede_cut_same(&english, &french));
}

TEST(places_of_tokens_are_kept_up_to_the_longest_run) {
    lede_form form = lede_form_of(lede_slice_of("0123456789abcde"));
    lede_cut cut = lede_cut_key(&form, &lede_locale_en);
    for (size_t i = 0; i < LEDE_CUT_TOKENS; i++) CHECK(lede_cut_add(&cut, 2 * i + 1));
    CHECK(!lede_cut_add(&cut, LEDE_CUT_BYTES));
    for (unsigned i = 0; i < LEDE_CUT_TOKENS; i++) CHECK_INT(lede_cut_stop(&cut, i), 2 * i + 1);
}

int main(void) {
    RUN(runs_are_cut_as_if_each_met_the_rules_anew);
    RUN(a_run_is_remembered_with_its_language);
    RUN(places_of_tokens_are_kept_up_to_the_longest_run);
    return DONE();
}
