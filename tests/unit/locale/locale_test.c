#include "test.h"

#include "locale/locale.h"

TEST(the_table_is_found_by_language) {
    CHECK(lede_locale_find(LEDE_NULL_SLICE) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("en")) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("EN-gb")) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("en_US")) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("eng")) == &lede_locale_bare);
    CHECK(lede_locale_find(LEDE_SLICE("xx")) == &lede_locale_bare);
    CHECK(lede_locale_find(LEDE_SLICE("")) == &lede_locale_bare);
}

static void check_sorted(const char *const *list, size_t n) {
    for (size_t i = 1; i < n; i++) {
        if (strcmp(list[i - 1], list[i]) >= 0)
            CHECK_STRING(list[i], "sorted behind the one before");
    }
}

TEST(lists_are_sorted_for_binary_search) {
    const lede_locale *en = &lede_locale_en;
    check_sorted(en->prefixes, en->n_prefixes);
    check_sorted(en->units, en->n_units);
    check_sorted(en->ordinals, en->n_ordinals);
    check_sorted(en->starters, en->n_starters);
    check_sorted(en->clock_words, en->n_clock_words);
    for (size_t i = 0; i < en->n_abbreviations; i++) {
        const char *text = en->abbreviations[i].text;
        CHECK(lede_locale_abbreviation(en, lede_slice_of(text)) == en->abbreviations[i].kind ||
              en->abbreviations[i].kind == LEDE_ABBREVIATION_TITLE ||
              en->abbreviations[i].kind == LEDE_ABBREVIATION_INSIDE);
        if (i > 0) CHECK(strcmp(en->abbreviations[i - 1].text, text) < 0);
    }
}

TEST(abbreviations_mind_their_capital_where_they_must) {
    const lede_locale *en = &lede_locale_en;
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("Mr")) == LEDE_ABBREVIATION_TITLE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("MR")) == LEDE_ABBREVIATION_TITLE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("Rep")) == LEDE_ABBREVIATION_TITLE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("rep")) == LEDE_ABBREVIATION_NONE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("u.s")) == LEDE_ABBREVIATION_INSIDE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("etc")) == LEDE_ABBREVIATION_END);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("No")) == LEDE_ABBREVIATION_NUMBER);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("ban")) == LEDE_ABBREVIATION_NONE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("")) == LEDE_ABBREVIATION_NONE);
    CHECK(lede_locale_abbreviation(en, LEDE_SLICE("a word longer than any abbreviation")) ==
          LEDE_ABBREVIATION_NONE);
    CHECK(lede_locale_abbreviation(&lede_locale_bare, LEDE_SLICE("Mr")) == LEDE_ABBREVIATION_NONE);
}

TEST(words_are_looked_up_with_or_without_their_capital) {
    const lede_locale *en = &lede_locale_en;
    CHECK(lede_locale_lists(en->prefixes, en->n_prefixes, LEDE_SLICE("Co"), true));
    CHECK(!lede_locale_lists(en->prefixes, en->n_prefixes, LEDE_SLICE("well"), true));
    CHECK(lede_locale_lists(en->starters, en->n_starters, LEDE_SLICE("The"), false));
    CHECK(!lede_locale_lists(en->starters, en->n_starters, LEDE_SLICE("the"), false));
    CHECK(!lede_locale_lists(NULL, 0, LEDE_SLICE("x"), true));
}

/* The cutter looks for contractions only behind these endings. */
TEST(contractions_end_as_the_header_says) {
    const lede_locale *en = &lede_locale_en;
    for (size_t i = 0; i < en->n_contractions; i++) {
        lede_slice text = lede_slice_of(en->contractions[i].text);
        CHECK(lede_slice_ends(text, LEDE_SLICE("na")) || lede_slice_ends(text, LEDE_SLICE("ta")) ||
              lede_slice_ends(text, LEDE_SLICE("nt")) || lede_slice_ends(text, LEDE_SLICE("ot")));
        CHECK(en->contractions[i].split > 0 && en->contractions[i].split < text.size);
    }
    CHECK_INT(lede_locale_contraction(en, LEDE_SLICE("Gonna")), 3);
    CHECK_INT(lede_locale_contraction(en, LEDE_SLICE("cannot")), 3);
    CHECK_INT(lede_locale_contraction(en, LEDE_SLICE("government")), 0);
}

int main(void) {
    RUN(the_table_is_found_by_language);
    RUN(lists_are_sorted_for_binary_search);
    RUN(abbreviations_mind_their_capital_where_they_must);
    RUN(words_are_looked_up_with_or_without_their_capital);
    RUN(contractions_end_as_the_header_says);
    return DONE();
}
