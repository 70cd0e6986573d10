/* lexicon_test.c — which words and phrases of a text a lexicon hits. */
#include "test.h"

#include "language/tagging.h"
#include "layer/finder.h"

/* One lexicon after another over one text at a time. */
typedef struct fixture {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_lexicon_finder *finder;
    lede_vocabulary *vocabulary;
    lede_language *language;
    lede_tagging *tagging; /* with lemmas only */
    lede_slice spoken;     /* the article's language */
    lede_article article;
    lede_layers *layers;
    char text[400];
} fixture;

static void set_up(fixture *f) {
    *f = (fixture){0};
    lede_arena_init(&f->arena, 0);
    CHECK_OK(lede_catalog_new(&f->catalog, err));
    CHECK_OK(lede_lexicons_new(f->catalog, &f->lexicons, err));
    CHECK_OK(lede_vocabulary_new(&f->vocabulary, err));
}

static void tear_down(fixture *f) {
    lede_lexicon_finder_free(f->finder);
    lede_tagging_free(f->tagging);
    lede_language_free(f->language);
    lede_vocabulary_free(f->vocabulary);
    lede_lexicons_free(f->lexicons);
    lede_catalog_free(f->catalog);
    lede_arena_clear(&f->arena);
}

static void add(fixture *f, const char *name, lede_lexicon_case policy, const char *const *entries,
                size_t n_entries) {
    uint32_t lexicon;
    CHECK_OK(lede_lexicons_add(f->lexicons, lede_slice_of(name), policy, &lexicon, err));
    for (size_t i = 0; i < n_entries; i++) {
        CHECK_OK(
            lede_lexicons_add_entry(f->lexicons, lexicon, lede_slice_of(entries[i]), NULL, 0, err));
    }
}
#define ADD(f, name, policy, ...)                                                                  \
    do {                                                                                           \
        static const char *const entries_[] = {__VA_ARGS__};                                       \
        add((f), (name), (policy), entries_, sizeof entries_ / sizeof *entries_);                  \
    } while (0)

/* Tokenise the text as one paragraph and find. */
static void read(fixture *f, const char *text) {
    if (f->finder == NULL) {
        CHECK_OK(lede_lexicons_compile(f->lexicons, err));
        lede_catalog_seal(f->catalog);
        CHECK_OK(lede_lexicon_finder_new(f->lexicons, &f->finder, err));
    }
    lede_arena_reset(&f->arena);
    lede_block *block = lede_arena_zalloc(&f->arena, sizeof *block);
    CHECK(block != NULL);
    if (block == NULL) return;
    *block = (lede_block){.kind = LEDE_BLOCK_PARAGRAPH,
                          .start = 0,
                          .stop = (uint32_t)strlen(text),
                          .tokens = {0, 0},
                          .reason = ""};
    f->article = (lede_article){
        .arena = &f->arena, .text = lede_slice_of(text), .blocks = block, .n_blocks = 1};
    lede_tokenise_options options = {0};
    CHECK_OK(lede_article_tokenise(&f->article, f->vocabulary, &options, err));
    f->article.fields[LEDE_FIELD_LANGUAGE] = f->spoken;
    if (f->tagging != NULL) lede_tagging_start(f->tagging, &f->article);
    CHECK_OK(lede_layers_new(f->catalog, &f->article, &f->layers, err));
    CHECK_OK(lede_lexicon_finder_run(f->finder, f->layers, err));
}

static const lede_layer *layer_of(fixture *f, const char *name) {
    return lede_layers_get(f->layers, lede_catalog_find_layer(f->catalog, lede_slice_of(name)));
}

/* The hits of a lexicon in the text that was read, joined by "; ". */
static const char *hits(fixture *f, const char *name) {
    const lede_layer *layer = layer_of(f, name);
    size_t used = 0;
    f->text[0] = '\0';
    for (uint32_t i = 0; i < layer->count; i++) {
        lede_slice text = lede_article_span_text(&f->article, layer->annotations[i].span);
        used += (size_t)snprintf(f->text + used, sizeof f->text - used, "%s%.*s",
                                 i == 0 ? "" : "; ", LEDE_FMT(text));
    }
    return f->text;
}

TEST(words_and_phrases_are_hit) {
    fixture f;
    set_up(&f);
    ADD(&f, "stopping", LEDE_CASE_SMART, "halt", "pull the plug on", "suspend");
    read(&f, "They halt it and pull the plug on the rest, but never pull the other one.");
    CHECK_STRING(hits(&f, "stopping"), "halt; pull the plug on");
    CHECK(lede_catalog_is_written(f.catalog, lede_lexicons_layer(f.lexicons, 0)));
    tear_down(&f);
}

TEST(the_longest_hit_wins_left_to_right) {
    fixture f;
    set_up(&f);
    ADD(&f, "place", LEDE_CASE_SMART, "new york", "new york times", "york", "times square", "a b a",
        "b a");
    read(&f, "the new york times square a b a b a");
    CHECK_STRING(hits(&f, "place"), "new york times; a b a; b a");
    tear_down(&f);
}

TEST(lexicons_do_not_disturb_each_other) {
    fixture f;
    set_up(&f);
    ADD(&f, "place", LEDE_CASE_SMART, "new york");
    ADD(&f, "paper", LEDE_CASE_SMART, "york times", "new york times");
    ADD(&f, "nothing", LEDE_CASE_SMART, "boston");
    read(&f, "new york times");
    CHECK_STRING(hits(&f, "place"), "new york");
    CHECK_STRING(hits(&f, "paper"), "new york times");
    CHECK_STRING(hits(&f, "nothing"), "");
    tear_down(&f);
}

TEST(a_lower_case_word_matches_any_case) {
    fixture f;
    set_up(&f);
    ADD(&f, "title", LEDE_CASE_SMART, "mayor");
    read(&f, "Mayor and mayor and MAYOR and mayors");
    CHECK_STRING(hits(&f, "title"), "Mayor; mayor; MAYOR");
    tear_down(&f);
}

TEST(a_capital_is_needed_or_all_capitals) {
    fixture f;
    set_up(&f);
    ADD(&f, "firm", LEDE_CASE_SMART, "Apple", "Bank of Kent", "iPulse");
    read(&f,
         "An apple, Apple and APPLE; the Bank Of Kent, BANK OF KENT, bank of Kent; iPulse, IPULSE, "
         "ipulse");
    CHECK_STRING(hits(&f, "firm"), "Apple; APPLE; Bank Of Kent; BANK OF KENT; iPulse; IPULSE");
    tear_down(&f);
}

TEST(case_may_be_exact_or_ignored) {
    fixture f;
    set_up(&f);
    ADD(&f, "exact", LEDE_CASE_EXACT, "us", "Acme");
    ADD(&f, "loose", LEDE_CASE_IGNORE, "US", "\xc3\x89lan");
    read(&f, "us US Us Acme ACME \xc3\xa9lan");
    CHECK_STRING(hits(&f, "exact"), "us; Acme");
    CHECK_STRING(hits(&f, "loose"), "us; US; Us; \xc3\xa9lan");
    tear_down(&f);
}

TEST(a_star_stands_for_the_rest_of_a_word) {
    fixture f;
    set_up(&f);
    ADD(&f, "money", LEDE_CASE_SMART, "econom*", "interest rate*", "free trad* zone", "growth");
    read(&f,
         "Economists say interest rates hit ECONOMIC growth; an econom needs a free trading zone.");
    CHECK_STRING(hits(&f, "money"),
                 "Economists; interest rates; ECONOMIC; growth; econom; free trading zone");
    read(&f, "Uneconomic interest in free trade; rates, growths and econo-mists.");
    CHECK_STRING(hits(&f, "money"), "");
    tear_down(&f);
}

TEST(a_star_keeps_the_case_of_what_stands_before_it) {
    fixture f;
    set_up(&f);
    ADD(&f, "smart", LEDE_CASE_SMART, "Europ*", "\xC3\xA9tat*");
    ADD(&f, "exact", LEDE_CASE_EXACT, "euro*");
    ADD(&f, "capital", LEDE_CASE_CAPITAL, "euro* zon*");
    read(&f, "Europeans european EUROPE \xC3\x89tatistes euros Euro Zones euro zone.");
    CHECK_STRING(hits(&f, "smart"), "Europeans; EUROPE; \xC3\x89tatistes");
    CHECK_STRING(hits(&f, "exact"), "european; euros; euro");
    CHECK_STRING(hits(&f, "capital"), "Euro Zones");
    tear_down(&f);
}

TEST(other_stars_are_stars) {
    fixture f;
    set_up(&f);
    ADD(&f, "starred", LEDE_CASE_SMART, "f***", "E*Trade", "*nsync", "*");
    read(&f, "E*Trade said f***, and *nsync sang of trade and fun.");
    CHECK_STRING(hits(&f, "starred"), "E*Trade; f***; *nsync");
    tear_down(&f);
}

TEST(an_abbreviation_is_hit_before_a_figure_and_alone) {
    fixture f;
    set_up(&f);
    ADD(&f, "short", LEDE_CASE_SMART, "Rs.", "No.", "Room No.");
    read(&f, "It cost Rs. 20,000 in Room No. 5, he said. He said No.");
    CHECK_STRING(hits(&f, "short"), "Rs.; Room No.; No.");
    tear_down(&f);
}

TEST(a_hit_stays_in_its_sentence) {
    fixture f;
    set_up(&f);
    ADD(&f, "pair", LEDE_CASE_IGNORE, "harbour closed", "closed . the");
    read(&f, "They saw the harbour. Closed it was. It closed. The end.");
    CHECK_STRING(hits(&f, "pair"), "");
    CHECK(f.article.n_sentences >= 3);
    tear_down(&f);
}

TEST(a_hit_carries_what_its_entry_says) {
    fixture f;
    set_up(&f);
    uint32_t lexicon;
    uint32_t ticker = lede_catalog_key(f.catalog, LEDE_SLICE("ticker"));
    uint32_t entry = lede_catalog_key(f.catalog, LEDE_SLICE("entry"));
    CHECK_OK(lede_lexicons_add(f.lexicons, LEDE_SLICE("firm"), LEDE_CASE_SMART, &lexicon, err));
    lede_named_value values[] = {{ticker, lede_value_text(LEDE_SLICE("ACM"))},
                                 {entry, lede_value_text(LEDE_SLICE("Acme plc"))}};
    CHECK_OK(lede_lexicons_add_entry(f.lexicons, lexicon, LEDE_SLICE("Acme Labs"), values, 1, err));
    CHECK_OK(lede_lexicons_add_entry(f.lexicons, lexicon, LEDE_SLICE("Acme"), values, 2, err));
    CHECK_OK(lede_lexicons_add_entry(f.lexicons, lexicon, LEDE_SLICE("Acme"), NULL, 0, err));
    read(&f, "ACME LABS and Acme");
    const lede_layer *layer = layer_of(&f, "firm");
    CHECK_INT(layer->count, 2);
    CHECK_TEXT(lede_annotation_value(&layer->annotations[0], entry).as.text, "Acme Labs");
    CHECK_TEXT(lede_annotation_value(&layer->annotations[0], ticker).as.text, "ACM");
    CHECK_TEXT(lede_annotation_value(&layer->annotations[1], entry).as.text, "Acme plc");
    tear_down(&f);
}

TEST(one_finder_reads_many_articles) {
    fixture f;
    set_up(&f);
    ADD(&f, "fruit", LEDE_CASE_SMART, "pear", "blood orange");
    read(&f, "a pear");
    CHECK_STRING(hits(&f, "fruit"), "pear");
    read(&f, "no fruit here");
    CHECK_STRING(hits(&f, "fruit"), "");
    read(&f, "one blood orange, one pear");
    CHECK_STRING(hits(&f, "fruit"), "blood orange; pear");
    CHECK(lede_vocabulary_recycle(f.vocabulary, 0));
    read(&f, "orange blood orange");
    CHECK_STRING(hits(&f, "fruit"), "blood orange");
    read(&f, "");
    CHECK_STRING(hits(&f, "fruit"), "");
    tear_down(&f);
}

static void intern_many(fixture *f, const char *prefix) {
    char form[16];
    for (uint32_t i = 0; i < LEDE_KEPT_TYPES; i++) {
        snprintf(form, sizeof form, "%s%u", prefix, i);
        lede_vocabulary_intern(f->vocabulary, lede_slice_of(form));
    }
}

TEST(a_finder_follows_a_vocabulary_that_forgets_rare_words) {
    fixture f;
    set_up(&f);
    ADD(&f, "fruit", LEDE_CASE_SMART, "pear", "blood orange");
    read(&f, "a pear");
    CHECK_STRING(hits(&f, "fruit"), "pear");
    intern_many(&f, "w");
    read(&f, "a blood orange"); /* whose types are behind those that are kept */
    CHECK_STRING(hits(&f, "fruit"), "blood orange");
    intern_many(&f, "v");
    read(&f, "a");
    size_t before = lede_lexicon_finder_bytes(f.finder);
    CHECK(lede_vocabulary_recycle(f.vocabulary, lede_vocabulary_bytes(f.vocabulary) - 1));
    CHECK_INT(lede_vocabulary_count(f.vocabulary), LEDE_KEPT_TYPES);
    read(&f, "one pear, two plums, three blue grapes"); /* which have the ids of others */
    CHECK_STRING(hits(&f, "fruit"), "pear");
    CHECK(lede_lexicon_finder_bytes(f.finder) < before);
    read(&f, "a blood orange and a pear");
    CHECK_STRING(hits(&f, "fruit"), "blood orange; pear");
    tear_down(&f);
}

TEST(wrong_lexicons_are_refused) {
    fixture f;
    lede_error why;
    uint32_t lexicon;
    set_up(&f);
    lede_lexicons *l = f.lexicons;
    CHECK_OK(lede_lexicons_add(l, LEDE_SLICE("fruit"), LEDE_CASE_SMART, &lexicon, err));
    CHECK_INT(lede_lexicons_add(l, LEDE_SLICE("fruit"), LEDE_CASE_SMART, &lexicon, &why),
              LEDE_USAGE);
    CHECK_STRING(why.message, "lexicon 'fruit' is declared already");
    CHECK_INT(lede_lexicons_add(l, LEDE_SLICE("Fruit"), LEDE_CASE_SMART, &lexicon, &why),
              LEDE_USAGE);
    CHECK_INT(lede_lexicons_add(l, LEDE_SLICE("p"), LEDE_CASE_SMART, &lexicon, &why), LEDE_USAGE);
    CHECK(strstr(why.message, "which is built in") != NULL);
    CHECK_INT(lede_lexicons_add_entry(l, 0, LEDE_SLICE("  "), NULL, 0, &why), LEDE_USAGE);
    CHECK_STRING(why.message, "lexicon 'fruit': entry '  ' has no word");
    char words[3 * LEDE_MAX_PHRASE_TOKENS + 1];
    for (size_t i = 0; i < sizeof words; i++) words[i] = i % 2 == 0 ? 'a' : ' ';
    CHECK_INT(lede_lexicons_add_entry(l, 0, (lede_slice){words, sizeof words}, NULL, 0, &why),
              LEDE_LIMIT);
    CHECK_OK(lede_lexicons_compile(l, err));
    CHECK_INT(lede_lexicons_add_entry(l, 0, LEDE_SLICE("pear"), NULL, 0, &why), LEDE_SEALED);
    tear_down(&f);
}

static lede_digest digest_of(lede_lexicon_case policy, const char *phrase, const char *colour) {
    fixture f;
    set_up(&f);
    uint32_t lexicon;
    lede_named_value value = {lede_catalog_key(f.catalog, LEDE_SLICE("colour")),
                              lede_value_text(lede_slice_of(colour))};
    CHECK_OK(lede_lexicons_add(f.lexicons, LEDE_SLICE("fruit"), policy, &lexicon, err));
    CHECK_OK(lede_lexicons_add_entry(f.lexicons, lexicon, lede_slice_of(phrase), &value, 1, err));
    lede_digest digest = lede_lexicons_digest(f.lexicons);
    tear_down(&f);
    return digest;
}

/* One lexicon of lemmas. */
static void set_up_lemmas(fixture *f, lede_lexicon_case policy, const char *const *entries,
                          size_t n_entries) {
    uint32_t lexicon;
    set_up(f);
    CHECK_OK(lede_language_new("scripts", &f->language, err));
    CHECK_OK(lede_language_need(f->language, "the test", err));
    CHECK_OK(lede_tagging_new(f->language, &f->tagging, err));
    CHECK_OK(lede_lexicons_add(f->lexicons, LEDE_SLICE("stop"), policy, &lexicon, err));
    for (size_t i = 0; i < n_entries; i++) {
        lede_slice entry = lede_slice_of(entries[i]);
        CHECK_OK(lede_lexicons_add_lemma(f->lexicons, lexicon, entry, NULL, 0, err));
    }
}
#define SET_UP_LEMMAS(f, policy, ...)                                                              \
    do {                                                                                           \
        static const char *const entries_[] = {__VA_ARGS__};                                       \
        set_up_lemmas((f), (policy), entries_, sizeof entries_ / sizeof *entries_);                \
    } while (0)

TEST(every_form_of_a_lemma_is_hit) {
    fixture f;
    SET_UP_LEMMAS(&f, LEDE_CASE_SMART, "halt", "pull the plug on", "take", "mouse");
    read(&f, "They halted it, HALTING work, and are pulling the plug on ferries. They took halts.");
    CHECK_STRING(hits(&f, "stop"), "halted; HALTING; pulling the plug on; took; halts");
    read(&f, "Mice pulled the plug on mice, and pulled the plug.");
    CHECK_STRING(hits(&f, "stop"), "Mice; pulled the plug on; mice");
    tear_down(&f);
}

TEST(a_form_of_several_lemmas_is_read_where_it_stands) {
    fixture f;
    SET_UP_LEMMAS(&f, LEDE_CASE_SMART, "leave", "leave on time", "the left");
    read(&f, "They left on Monday. The left is strong. They left on time. They have left.");
    CHECK_STRING(hits(&f, "stop"), "left; The left; left on time; left");
    read(&f, "The left is strong.");
    CHECK_STRING(hits(&f, "stop"), "The left");
    tear_down(&f);
}

TEST(words_and_lemmas_stand_in_one_lexicon) {
    fixture f;
    SET_UP_LEMMAS(&f, LEDE_CASE_SMART, "end");
    CHECK_OK(lede_lexicons_add_entry(f.lexicons, 0, LEDE_SLICE("no more"), NULL, 0, err));
    read(&f, "It ended, and no more ends. No mores.");
    CHECK_STRING(hits(&f, "stop"), "ended; no more; ends");
    tear_down(&f);
}

TEST(a_capital_of_a_lemma_is_needed) {
    fixture f;
    SET_UP_LEMMAS(&f, LEDE_CASE_SMART, "State");
    read(&f, "The United States told the states, state by state.");
    CHECK_STRING(hits(&f, "stop"), "States");
    tear_down(&f);
}

TEST(lemmas_are_hit_in_english_only) {
    fixture f;
    SET_UP_LEMMAS(&f, LEDE_CASE_SMART, "halt");
    f.spoken = LEDE_SLICE("de");
    read(&f, "They halted it, halt.");
    CHECK_STRING(hits(&f, "stop"), "");
    f.spoken = LEDE_SLICE("en");
    read(&f, "They halted it, halt.");
    CHECK_STRING(hits(&f, "stop"), "halted; halt");
    tear_down(&f);
}

TEST(lemmas_ask_for_tagging) {
    fixture f;
    lede_error why;
    SET_UP_LEMMAS(&f, LEDE_CASE_SMART, "halt");
    read(&f, "They halted.");
    f.article.tagging = NULL;
    CHECK_INT(lede_lexicon_finder_run(f.finder, f.layers, &why), LEDE_USAGE);
    tear_down(&f);
}

TEST(the_digest_knows_names_policies_and_entries) {
    lede_digest one = digest_of(LEDE_CASE_SMART, "pear", "green");
    CHECK(lede_digest_equal(one, digest_of(LEDE_CASE_SMART, "pear", "green")));
    CHECK(!lede_digest_equal(one, digest_of(LEDE_CASE_EXACT, "pear", "green")));
    CHECK(!lede_digest_equal(one, digest_of(LEDE_CASE_SMART, "pears", "green")));
    CHECK(!lede_digest_equal(one, digest_of(LEDE_CASE_SMART, "pear", "red")));
}

int main(void) {
    RUN(words_and_phrases_are_hit);
    RUN(the_longest_hit_wins_left_to_right);
    RUN(lexicons_do_not_disturb_each_other);
    RUN(a_lower_case_word_matches_any_case);
    RUN(a_capital_is_needed_or_all_capitals);
    RUN(case_may_be_exact_or_ignored);
    RUN(a_star_stands_for_the_rest_of_a_word);
    RUN(a_star_keeps_the_case_of_what_stands_before_it);
    RUN(other_stars_are_stars);
    RUN(an_abbreviation_is_hit_before_a_figure_and_alone);
    RUN(a_hit_stays_in_its_sentence);
    RUN(a_hit_carries_what_its_entry_says);
    RUN(one_finder_reads_many_articles);
    RUN(a_finder_follows_a_vocabulary_that_forgets_rare_words);
    RUN(wrong_lexicons_are_refused);
    RUN(every_form_of_a_lemma_is_hit);
    RUN(a_form_of_several_lemmas_is_read_where_it_stands);
    RUN(words_and_lemmas_stand_in_one_lexicon);
    RUN(a_capital_of_a_lemma_is_needed);
    RUN(lemmas_are_hit_in_english_only);
    RUN(lemmas_ask_for_tagging);
    RUN(the_digest_knows_names_policies_and_entries);
    return DONE();
}
