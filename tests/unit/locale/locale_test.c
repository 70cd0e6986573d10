#include "test.h"

#include "locale/locale.h"

TEST(the_table_is_found_by_language) {
    CHECK(lede_locale_find(LEDE_NULL_SLICE) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("en")) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("EN-gb")) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("en_US")) == &lede_locale_en);
    CHECK(lede_locale_find(LEDE_SLICE("de-AT")) == &lede_locale_de);
    CHECK(lede_locale_find(LEDE_SLICE("ru")) == &lede_locale_ru);
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

static const lede_locale *const all[] = {&lede_locale_bare, &lede_locale_de, &lede_locale_en,
                                         &lede_locale_es,   &lede_locale_fr, &lede_locale_it,
                                         &lede_locale_nl,   &lede_locale_pt, &lede_locale_ru};
enum { N_LOCALES = sizeof all / sizeof *all };

TEST(lists_are_sorted_for_binary_search) {
    for (size_t l = 0; l < N_LOCALES; l++) {
        const lede_locale *locale = all[l];
        check_sorted(locale->prefixes, locale->n_prefixes);
        check_sorted(locale->units, locale->n_units);
        check_sorted(locale->ordinals, locale->n_ordinals);
        check_sorted(locale->starters, locale->n_starters);
        check_sorted(locale->clock_words, locale->n_clock_words);
        check_sorted(locale->elisions, locale->n_elisions);
        check_sorted(locale->leading, locale->n_leading);
        check_sorted(locale->mail_headers, locale->n_mail_headers);
        check_sorted(locale->mail_closings, locale->n_mail_closings);
    }
}

/* Each is found as it is listed, or with a capital where it needs one; none is longer than the
 * table says. */
TEST(all_abbreviations_are_found) {
    for (size_t l = 0; l < N_LOCALES; l++) {
        for (size_t i = 0; i < all[l]->n_abbreviations; i++) {
            const lede_abbreviation *abbreviation = &all[l]->abbreviations[i];
            char text[32];
            snprintf(text, sizeof text, "%s", abbreviation->text);
            bool upper = text[0] >= 'a' && text[0] <= 'z';
            if (upper) text[0] = (char)(text[0] - 32);
            if (lede_locale_abbreviation(all[l], lede_slice_of(text)) != abbreviation->kind) {
                CHECK_STRING(text, "an abbreviation that is found");
            }
            if (i > 0) CHECK(strcmp(abbreviation[-1].text, abbreviation->text) < 0);
        }
    }
}

TEST(the_longest_entries_are_those_that_the_table_says) {
    for (size_t l = 0; l < N_LOCALES; l++) {
        size_t longest = 0;
        for (size_t i = 0; i < all[l]->n_abbreviations; i++) {
            size_t size = strlen(all[l]->abbreviations[i].text);
            if (size > longest) longest = size;
        }
        CHECK_INT(all[l]->longest_abbreviation, longest);
        longest = 0;
        for (size_t i = 0; i < all[l]->n_contractions; i++) {
            size_t size = strlen(all[l]->contractions[i].text);
            if (size > longest) longest = size;
            CHECK(lede_locale_may_contract(lede_slice_of(all[l]->contractions[i].text)));
        }
        CHECK_INT(all[l]->longest_contraction, longest);
    }
}

TEST(letters_past_ascii_are_folded) {
    CHECK(lede_locale_abbreviation(&lede_locale_ru, LEDE_SLICE("Ул")) == LEDE_ABBREVIATION_WITHIN);
    CHECK(lede_locale_abbreviation(&lede_locale_fr, LEDE_SLICE("Éd")) == LEDE_ABBREVIATION_WITHIN);
    CHECK(lede_locale_abbreviation(&lede_locale_ru, LEDE_SLICE("\xD0")) == LEDE_ABBREVIATION_NONE);
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

static void add_size(uint32_t sizes[26], const char *entry) {
    unsigned char letter = (unsigned char)((unsigned char)entry[0] | 32);
    CHECK(letter >= 'a' && letter <= 'z' && strlen(entry) < 32);
    if (test_ok) sizes[letter - 'a'] |= (uint32_t)1 << strlen(entry);
}

static void check_sizes(const char *list, const uint32_t *table, const uint32_t wanted[26]) {
    for (size_t i = 0; i < 26; i++) {
        if (table[i] != wanted[i]) {
            printf("# %s of '%c': 0x%X is right\n", list, (char)('a' + i), (unsigned)wanted[i]);
        }
        CHECK_INT(table[i], wanted[i]);
    }
}

TEST(sizes_by_first_letter_are_those_of_the_lists) {
    const lede_locale *en = &lede_locale_en;
    uint32_t abbreviations[26] = {0}, starters[26] = {0}, contractions[26] = {0},
             prefixes[26] = {0};
    for (size_t i = 0; i < en->n_abbreviations; i++) {
        add_size(abbreviations, en->abbreviations[i].text);
    }
    for (size_t i = 0; i < en->n_starters; i++) add_size(starters, en->starters[i]);
    for (size_t i = 0; i < en->n_contractions; i++) {
        add_size(contractions, en->contractions[i].text);
    }
    check_sizes("abbreviations", en->abbreviation_sizes, abbreviations);
    check_sizes("starters", en->starter_sizes, starters);
    for (size_t i = 0; i < en->n_prefixes; i++) add_size(prefixes, en->prefixes[i]);
    check_sizes("contractions", en->contraction_sizes, contractions);
    check_sizes("prefixes", en->prefix_sizes, prefixes);
}

static void add_bit(uint64_t sieve[LEDE_LOCALE_SIEVE], const char *entry) {
    unsigned bit = lede_locale_sieve(lede_slice_of(entry));
    sieve[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void check_sieve(const char *list, const uint64_t *sieve, const uint64_t *wanted) {
    for (size_t i = 0; i < LEDE_LOCALE_SIEVE; i++) {
        bool right = sieve[i] == wanted[i];
        if (!right) printf("# %s %zu: 0x%llX is right\n", list, i, (unsigned long long)wanted[i]);
        CHECK(right);
    }
}

TEST(sieves_let_their_lists_through_and_no_more_bits_are_set) {
    const lede_locale *en = &lede_locale_en;
    uint64_t abbreviations[LEDE_LOCALE_SIEVE] = {0}, contractions[LEDE_LOCALE_SIEVE] = {0},
             prefixes[LEDE_LOCALE_SIEVE] = {0}, closings[LEDE_LOCALE_SIEVE] = {0};
    for (size_t i = 0; i < en->n_abbreviations; i++) {
        add_bit(abbreviations, en->abbreviations[i].text);
    }
    for (size_t i = 0; i < en->n_contractions; i++) add_bit(contractions, en->contractions[i].text);
    check_sieve("abbreviations", en->abbreviation_sieve, abbreviations);
    for (size_t i = 0; i < en->n_prefixes; i++) add_bit(prefixes, en->prefixes[i]);
    for (size_t i = 0; i < en->n_mail_closings; i++) add_bit(closings, en->mail_closings[i]);
    check_sieve("contractions", en->contraction_sieve, contractions);
    check_sieve("prefixes", en->prefix_sieve, prefixes);
    check_sieve("closings", en->closing_sieve, closings);
    CHECK_INT(lede_locale_sieve(LEDE_SLICE("MR")), lede_locale_sieve(LEDE_SLICE("mr")));
}

TEST(contractions_part_into_two_words) {
    const lede_locale *en = &lede_locale_en;
    for (size_t i = 0; i < en->n_contractions; i++) {
        const lede_contraction *pair = &en->contractions[i];
        CHECK(pair->split > 0 && pair->split < strlen(pair->text));
        for (size_t k = 1; k < pair->n_followers; k++) {
            CHECK(strcmp(pair->followers[k - 1], pair->followers[k]) < 0);
        }
    }
    CHECK_INT(lede_locale_contraction(en, LEDE_SLICE("Gonna"))->split, 3);
    CHECK_INT(lede_locale_contraction(en, LEDE_SLICE("cannot"))->split, 3);
    CHECK(lede_locale_contraction(en, LEDE_SLICE("government")) == NULL);
    CHECK(lede_locale_may_contract(LEDE_SLICE("Its")));
    CHECK(!lede_locale_may_contract(LEDE_SLICE("it's")));
    CHECK(!lede_locale_may_contract(LEDE_SLICE("")));
    for (size_t i = 0; i < en->n_contractions; i++) {
        CHECK(lede_locale_may_contract(lede_slice_of(en->contractions[i].text)));
    }
    CHECK(!lede_locale_starts(en, LEDE_SLICE("Teheran")));
    CHECK(lede_locale_starts(en, LEDE_SLICE("The")));
}

int main(void) {
    RUN(the_table_is_found_by_language);
    RUN(lists_are_sorted_for_binary_search);
    RUN(all_abbreviations_are_found);
    RUN(the_longest_entries_are_those_that_the_table_says);
    RUN(letters_past_ascii_are_folded);
    RUN(abbreviations_mind_their_capital_where_they_must);
    RUN(words_are_looked_up_with_or_without_their_capital);
    RUN(sieves_let_their_lists_through_and_no_more_bits_are_set);
    RUN(contractions_part_into_two_words);
    RUN(sizes_by_first_letter_are_those_of_the_lists);
    return DONE();
}
