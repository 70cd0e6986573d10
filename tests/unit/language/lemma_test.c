#include "model_file.h"

#include "language/lemma.h"
#include "language/lemma_starts.h"

static lede_lemma_list *list;
static lede_tagger *tagger;

typedef struct item {
    const char *word, *class_name, *lemma;
} item;

static void check_all(const item *items, size_t n) {
    lede_vocabulary *vocabulary;
    lede_arena arena;
    lede_arena_init(&arena, 0);
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    for (size_t i = 0; i < n; i++) {
        uint32_t type = lede_vocabulary_intern(vocabulary, lede_slice_of(items[i].word));
        uint32_t class_i = 0, found = LEDE_NO_TYPE;
        for (; class_i < lede_tagger_n_classes(tagger); class_i++) {
            lede_slice upos = lede_tagger_upos(tagger, (uint8_t)class_i);
            lede_slice xpos = lede_tagger_xpos(tagger, (uint8_t)class_i);
            char name[64];
            snprintf(name, sizeof name, "%.*s|%.*s", LEDE_FMT(upos), LEDE_FMT(xpos));
            if (strcmp(name, items[i].class_name) == 0) found = class_i;
        }
        CHECK(found != LEDE_NO_TYPE);
        if (found == LEDE_NO_TYPE) continue;
        bool ok = true;
        lede_slice lemma = lede_lemma_of(tagger, lede_vocabulary_type(vocabulary, type),
                                         (uint8_t)found, &arena, &ok);
        CHECK(ok);
        CHECK_TEXT(lemma, items[i].lemma);
    }
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}
#define CHECK_ALL(items) check_all((items), sizeof(items) / sizeof *(items))

TEST(irregular_forms) {
    static const item items[] = {
        {"took", "VERB|VBD", "take"},     {"mice", "NOUN|NNS", "mouse"},
        {"men", "NOUN|NNS", "man"},       {"went", "VERB|VBD", "go"},
        {"Written", "VERB|VBN", "write"}, {"better", "ADJ|JJR", "good"},
        {"worst", "ADJ|JJS", "bad"},      {"wives", "NOUN|NNS", "wife"},
    };
    CHECK_ALL(items);
}

TEST(regular_forms) {
    static const item items[] = {
        {"halted", "VERB|VBD", "halt"},     {"suspending", "VERB|VBG", "suspend"},
        {"banned", "VERB|VBN", "ban"},      {"freezing", "VERB|VBG", "freeze"},
        {"tries", "VERB|VBZ", "try"},       {"companies", "NOUN|NNS", "company"},
        {"churches", "NOUN|NNS", "church"}, {"installed", "VERB|VBD", "install"},
        {"biggest", "ADJ|JJS", "big"},      {"happier", "ADJ|JJR", "happy"},
        {"dying", "VERB|VBG", "die"},       {"by-elections", "NOUN|NNS", "by-election"},
    };
    CHECK_ALL(items);
}

TEST(the_part_of_speech_decides) {
    static const item items[] = {
        {"saw", "VERB|VBD", "see"},        {"saw", "NOUN|NN", "saw"},
        {"leaves", "VERB|VBZ", "leave"},   {"leaves", "NOUN|NNS", "leaf"},
        {"meeting", "NOUN|NN", "meeting"}, {"meeting", "VERB|VBG", "meet"},
        {"'s", "PART|POS", "'s"},          {"'s", "AUX|VBZ", "be"},
        {"her", "PRON|PRP", "she"},        {"her", "PRON|PRP$", "her"},
    };
    CHECK_ALL(items);
}

TEST(words_nobody_listed) {
    static const item items[] = {
        {"wugs", "NOUN|NNS", "wug"},          {"frobnicated", "VERB|VBD", "frobnicate"},
        {"glopping", "VERB|VBG", "glop"},     {"googling", "VERB|VBG", "google"},
        {"reskilled", "VERB|VBD", "reskill"}, {"vloggers", "NOUN|NNS", "vlogger"},
    };
    CHECK_ALL(items);
}

TEST(closed_words_and_clitics) {
    static const item items[] = {
        {"n't", "PART|RB", "not"},   {"ca", "AUX|MD", "can"},      {"wo", "AUX|MD", "will"},
        {"'ll", "AUX|MD", "will"},   {"'re", "AUX|VBP", "be"},     {"'ve", "AUX|VBP", "have"},
        {"me", "PRON|PRP", "I"},     {"them", "PRON|PRP", "they"}, {"his", "PRON|PRP$", "his"},
        {"'d", "AUX|MD", "would"},   {"'d", "AUX|VBD", "have"},    {"an", "DET|DT", "a"},
        {"those", "DET|DT", "that"}, {"were", "AUX|VBD", "be"},
    };
    CHECK_ALL(items);
}

TEST(names_numbers_and_marks) {
    static const item items[] = {
        {"Kaspersky", "PROPN|NNP", "Kaspersky"},
        {"Americans", "PROPN|NNPS", "American"},
        {"Philippines", "PROPN|NNPS", "Philippines"},
        {"Sept.", "PROPN|NNP", "September"},
        {"2,018,000", "NUM|CD", "2018000"},
        {"Three", "NUM|CD", "three"},
        {"Swedish", "ADJ|JJ", "Swedish"},
        {"TV", "NOUN|NN", "TV"},
        {".", "PUNCT|.", "."},
    };
    CHECK_ALL(items);
}

TEST(case_is_mended_where_the_word_list_tells) {
    static const item items[] = {
        {"TEXAS", "PROPN|NNP", "Texas"},     {"KOWALSKI", "PROPN|NNP", "Kowalski"},
        {"NASA", "PROPN|NNP", "NASA"},       {"NYMEX", "PROPN|NNP", "NYMEX"},
        {"ireland", "PROPN|NNP", "Ireland"}, {"depot", "PROPN|NNP", "depot"},
        {"american", "ADJ|JJ", "American"},  {"CHINESE", "ADJ|JJ", "Chinese"},
        {"GREAT", "ADJ|JJ", "great"},
    };
    CHECK_ALL(items);
}

TEST(what_only_looks_like_a_plural_is_left_alone) {
    static const item items[] = {
        {"1990s", "NOUN|NNS", "1990s"},
        {"sheet.xls", "NOUN|NNS", "sheet.xls"},
    };
    CHECK_ALL(items);
}

TEST(readings_tell_what_a_form_can_be) {
    unsigned readings = lede_lemma_list_readings(list, LEDE_SLICE("leaves"), NULL);
    CHECK((readings >> LEDE_READING_SHIFT >> LEDE_INFLECTION_PLURAL & 1) != 0);
    CHECK((readings >> LEDE_READING_SHIFT >> LEDE_INFLECTION_S & 1) != 0);
    CHECK((readings >> LEDE_READING_SHIFT >> LEDE_INFLECTION_ED & 1) == 0);
    CHECK_INT(lede_lemma_list_readings(list, LEDE_SLICE("zvrkovic"), NULL), 0);
    CHECK_INT(lede_lemma_list_readings(list, LEDE_SLICE(""), NULL), 0);
}

TEST(long_forms_are_left_alone) {
    char text[400];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 4, "ies", 4);
    item items[] = {{text, "NOUN|NNS", text}};
    CHECK_ALL(items);
}

/* Words of syllables and endings, some of them with a hyphen, a capital or both. */
static size_t make_word(uint32_t *seed, char *out) {
    static const char *const parts[] = {"ba",  "st",  "ing", "ed",   "ch", "ies",  "men",
                                        "er",  "est", "s",   "ti",   "on", "went", "bet",
                                        "ter", "ll",  "gg",  "x",    "-",  "sse",  "you",
                                        "ly",  "ou",  "n",   "took", "do", "'s",   "in'"};
    size_t size = 0;
    for (uint32_t n = *seed % 4 + 2, i = 0; i < n; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        const char *part = parts[(*seed >> 16) % (sizeof parts / sizeof *parts)];
        memcpy(out + size, part, strlen(part));
        size += strlen(part);
    }
    if (*seed % 5 == 0 && out[0] >= 'a' && out[0] <= 'z') out[0] = (char)(out[0] - 32);
    return size;
}

static void check_start(const lede_type *type, lede_slice lemma, size_t kept) {
    bool same = kept == type->norm.size ? lemma.size == kept : lemma.size >= kept;
    for (size_t i = 0; same && i < kept; i++)
        same = (lemma.data[i] | 32) == (type->norm.data[i] | 32);
    if (!same) {
        printf("# %.*s: %.*s, %zu\n", LEDE_FMT(type->word), LEDE_FMT(lemma), kept);
        test_ok = false;
    }
}

TEST(regular_lemmas_begin_as_their_form_does) {
    enum { WORDS = 6000 };
    lede_vocabulary *vocabulary;
    lede_arena arena;
    uint32_t seed = 7, n_kept = 0;
    char word[64];
    lede_arena_init(&arena, 0);
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    for (int i = 0; i < WORDS; i++) {
        lede_slice text = {word, make_word(&seed, word)};
        uint32_t type_i = lede_vocabulary_intern(vocabulary, text);
        const lede_type *type = lede_vocabulary_type(vocabulary, type_i);
        size_t kept = lede_lemma_kept_bytes(tagger, type);
        n_kept += kept > 0;
        for (uint32_t c = 0; kept > 0 && c < lede_tagger_n_classes(tagger); c++) {
            bool ok = true;
            check_start(type, lede_lemma_of(tagger, type, (uint8_t)c, &arena, &ok), kept);
        }
        lede_arena_reset(&arena);
    }
    CHECK(n_kept > WORDS / 4);
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}

TEST(what_begins_like_no_wanted_lemma_has_none) {
    static const struct {
        const char *word;
        bool may_have;
    } items[] = {{"suspending", true}, {"Suspends", true}, {"susceptible", false},
                 {"zebras", false},    {"went", true},     {"is", true},
                 {"1,000", false},     {"goes", true},     {"gobbled", false},
                 {"suspend", true},    {"gorilla", false}, {"suspension", false},
                 {"etude", false},     {"zebra", false}};
    lede_vocabulary *vocabulary;
    lede_lemma_starts starts;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    CHECK(lede_lemma_starts_init(&starts, 3));
    lede_lemma_starts_add(&starts, LEDE_SLICE("suspend"));
    lede_lemma_starts_add(&starts, LEDE_SLICE("Go"));
    lede_lemma_starts_add(&starts, LEDE_SLICE("\xc3\xa9tude"));
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        uint32_t type = lede_vocabulary_intern(vocabulary, lede_slice_of(items[i].word));
        bool may =
            lede_lemma_starts_may_have(&starts, tagger, lede_vocabulary_type(vocabulary, type));
        if (may != items[i].may_have) printf("# %s\n", items[i].word);
        CHECK(may == items[i].may_have);
    }
    lede_lemma_starts_clear(&starts);
    lede_vocabulary_free(vocabulary);
}

static lede_status open_text(const char *text, lede_lemma_list **out, lede_error *err) {
    lede_status status = lede_lemma_list_open(write_model(lede_slice_of(text)), out, err);
    remove_model();
    return status;
}

TEST(a_damaged_list_is_refused) {
    lede_lemma_list *other;
    lede_error error;
    CHECK_INT(open_text("lede model lemma 1\n", &other, &error), LEDE_FORMAT);
    CHECK_INT(open_text("", &other, &error), LEDE_FORMAT);
    CHECK_INT(lede_lemma_list_open("scripts/models/english.tagger", &other, &error), LEDE_FORMAT);
}

int main(void) {
    lede_error error;
    if (lede_lemma_list_open("scripts/models/english.lemma", &list, &error) != LEDE_OK ||
        lede_tagger_open("scripts/models/english.tagger", list, &tagger, &error) != LEDE_OK) {
        printf("not ok 1 - the models open: %s\n1..1\n", error.message);
        return 1;
    }
    RUN(irregular_forms);
    RUN(regular_forms);
    RUN(the_part_of_speech_decides);
    RUN(words_nobody_listed);
    RUN(closed_words_and_clitics);
    RUN(names_numbers_and_marks);
    RUN(case_is_mended_where_the_word_list_tells);
    RUN(what_only_looks_like_a_plural_is_left_alone);
    RUN(readings_tell_what_a_form_can_be);
    RUN(long_forms_are_left_alone);
    RUN(regular_lemmas_begin_as_their_form_does);
    RUN(what_begins_like_no_wanted_lemma_has_none);
    RUN(a_damaged_list_is_refused);
    lede_tagger_close(tagger);
    lede_lemma_list_close(list);
    return DONE();
}
