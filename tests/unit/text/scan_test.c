#include "test.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/article.h"
#include "text/scan.h"
#include "text/word.h"

static const char *const names[LEDE_N_SCAN_LEVELS] = {"best", "portable", "sse2", "avx2"};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool has(uint64_t bits, size_t i) {
    return (bits >> (i % LEDE_SCAN_GROUP) & 1) != 0;
}

static bool is_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

#define MARKS   "\"()*,:;<=>]"
#define OPENERS "\"(["
#define ENDS    "!.?"

/* What the header says, byte by byte. */
static bool classes_are(const lede_scan_classes *c, size_t i, char byte) {
    return has(c->letters, i) == is_letter(byte) && has(c->digits, i) == is_digit(byte) &&
           has(c->spaces, i) == (byte == ' ') && has(c->marks, i) == is_of(byte, MARKS) &&
           has(c->openers, i) == is_of(byte, OPENERS) && has(c->ends, i) == is_of(byte, ENDS) &&
           has(c->points, i) == is_of(byte, ",.");
}

TEST(every_byte_is_classed_as_by_its_definition) {
    char bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)i;
    for (int level = 0; level < LEDE_N_SCAN_LEVELS; level++) {
        lede_scan_classify *classify = lede_scan_find((lede_scan_level)level);
        if (classify == NULL) continue; /* the machine has no such level */
        lede_scan_classes classes[4];
        classify(bytes, 4, classes);
        for (size_t i = 0; i < sizeof bytes; i++) {
            bool right = classes_are(&classes[i / LEDE_SCAN_GROUP], i, bytes[i]);
            if (!right) printf("# %s: byte %02zX\n", names[level], i);
            CHECK(right);
        }
    }
}

TEST(the_portable_level_is_always_there_and_one_is_best) {
    CHECK(lede_scan_find(LEDE_SCAN_PORTABLE) == lede_scan_classify_portable);
    CHECK(lede_scan_find(LEDE_SCAN_BEST) != NULL);
}

static bool group_is(const lede_scan_group *g, lede_slice text, size_t at) {
    char c = text.data[at], before = at > 0 ? text.data[at - 1] : ' ';
    char behind = at + 1 < text.size ? text.data[at + 1] : '\0';
    bool joins = is_of(c, ",.") && is_digit(before) && is_digit(behind);
    bool word = is_letter(c) || is_digit(c) || joins;
    bool opens = is_of(c, OPENERS) && (is_letter(behind) || is_digit(behind));
    bool mixed = (is_letter(c) && is_digit(before)) || (is_digit(c) && is_letter(before));
    return has(g->words, at) == word && has(g->spaces, at) == (c == ' ') &&
           has(g->marks, at) == (is_of(c, MARKS) && behind == ' ') &&
           has(g->ends, at) == (is_of(c, ENDS) && behind == ' ') && has(g->openers, at) == opens &&
           has(g->rules, at) == mixed;
}

TEST(groups_are_told_over_their_borders_and_those_of_windows) {
    static const char alphabet[] = "aNnottnnot 11,.\"[-";
    enum { SIZE = 3 * LEDE_SCAN_GROUP * LEDE_SCAN_WINDOW + 37 };
    char *text = malloc(SIZE); /* no byte more, so that a read past the end is caught */
    if (text == NULL) return;
    uint32_t state = 7;
    for (size_t i = 0; i < SIZE; i++) {
        state = state * 1664525u + 1013904223u;
        text[i] = alphabet[(state >> 16) % (sizeof alphabet - 1)];
    }
    lede_slice slice = {text, SIZE};
    for (int level = 0; level < LEDE_N_SCAN_LEVELS; level++) {
        lede_scan scan = {.classify = lede_scan_find((lede_scan_level)level)};
        if (scan.classify == NULL) continue;
        lede_scan_start(&scan, slice);
        for (size_t at = 0; at < SIZE; at++) {
            CHECK(group_is(lede_scan_group_of(&scan, at / LEDE_SCAN_GROUP), slice, at));
        }
        CHECK(group_is(lede_scan_group_of(&scan, 0), slice, 5)); /* back to the first window */
        uint64_t behind = UINT64_MAX << SIZE % LEDE_SCAN_GROUP;
        CHECK((lede_scan_group_of(&scan, SIZE / LEDE_SCAN_GROUP)->words & behind) == 0);
        lede_scan_start(&scan, (lede_slice){text, 0});
    }
    free(text);
}

TEST(bits_are_found_and_counted) {
    for (unsigned i = 0; i < 64; i++) {
        uint64_t bits = UINT64_C(0xA000000000000001) << i;
        CHECK_INT(lede_scan_first(bits), i);
        unsigned count = 0;
        for (unsigned k = 0; k < 64; k++) count += has(bits, k);
        CHECK_INT(lede_scan_count(bits), count);
    }
    CHECK_INT(lede_scan_count(UINT64_MAX), 64);
    CHECK_INT(lede_scan_count(0), 0);
}

static lede_article tokens_of(lede_slice text, lede_scan_level level, bool plain, lede_arena *arena,
                              lede_vocabulary *vocabulary) {
    lede_article article = {.arena = arena, .text = text};
    lede_tokenise_options options = {.plain = plain, .scan_level = (unsigned char)level};
    CHECK_OK(lede_article_tokenise(&article, vocabulary, &options, err));
    return article;
}

static void check_levels(bool plain) {
    static const char alphabet[] = "aaaaabcnttZ       ...,'\"-1\n\xC3\xA9@:";
    uint32_t state = 3;
    for (int round = 0; round < 3000 && test_ok; round++) {
        char text[400];
        size_t size = (size_t)round % sizeof text;
        for (size_t i = 0; i < size; i++) {
            state = state * 1664525u + 1013904223u;
            text[i] = alphabet[(state >> 16) % (sizeof alphabet - 1)];
        }
        lede_arena arena;
        lede_arena_init(&arena, 0);
        lede_vocabulary *vocabulary;
        CHECK_OK(lede_vocabulary_new(&vocabulary, err));
        lede_slice slice = {text, size};
        lede_article first = tokens_of(slice, LEDE_SCAN_PORTABLE, plain, &arena, vocabulary);
        for (int level = LEDE_SCAN_SSE2; level < LEDE_N_SCAN_LEVELS; level++) {
            if (lede_scan_find((lede_scan_level)level) == NULL) continue;
            lede_article other =
                tokens_of(slice, (lede_scan_level)level, plain, &arena, vocabulary);
            size_t bytes = first.n_tokens * sizeof *first.token_starts;
            CHECK_INT(other.n_tokens, first.n_tokens);
            CHECK_INT(other.n_sentences, first.n_sentences);
            if (!test_ok || bytes == 0) break;
            CHECK(memcmp(first.token_starts, other.token_starts, bytes) == 0);
            CHECK(memcmp(first.token_stops, other.token_stops, bytes) == 0);
            CHECK(memcmp(first.token_types, other.token_types, bytes) == 0);
        }
        lede_vocabulary_free(vocabulary);
        lede_arena_clear(&arena);
    }
}

TEST(all_levels_give_the_same_tokens) {
    check_levels(false);
}

/* Cut by bits or by the rules of UAX #29, one boundary after another: the same words. */
TEST(plain_words_are_those_between_boundaries) {
    static const char *const pieces[] = {"a",           "word",
                                         "Not",         " ",
                                         "  ",          ", ",
                                         "\" ",         ".",
                                         "'",           "12",
                                         "1,2",         "_",
                                         "\n",          "\r",
                                         ": ",          "*",
                                         ") ",          "\xC3\xA9",
                                         "\xCC\x81",    "\xE2\x80\x8D",
                                         "\xD7\x90",    "\xF0\x9F\x87\xA9",
                                         "\xFF",        "\xC2\xAD",
                                         "\xE3\x82\xA2"};
    uint32_t state = 11;
    for (int round = 0; round < 6000 && test_ok; round++) {
        char text[400];
        size_t size = 0;
        while (size < 300 - (size_t)round % 290) {
            state = state * 1664525u + 1013904223u;
            const char *piece = pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        lede_arena arena;
        lede_arena_init(&arena, 0);
        lede_vocabulary *vocabulary;
        CHECK_OK(lede_vocabulary_new(&vocabulary, err));
        lede_slice slice = {text, size};
        lede_article got = tokens_of(slice, LEDE_SCAN_BEST, true, &arena, vocabulary);
        uint32_t n = 0;
        for (size_t at = 0, next; at < size && test_ok; at = next) {
            next = lede_word_next(slice, at);
            while (at < next) { /* white space in front */
                uint32_t c;
                size_t bytes = lede_utf8_decode(slice, at, &c);
                if (c == LEDE_UTF8_BAD || !lede_unicode_has(c, LEDE_UNICODE_WHITE_SPACE)) break;
                at += bytes;
            }
            if (at == next) continue;
            CHECK(n < got.n_tokens && got.token_starts[n] == at && got.token_stops[n] == next);
            n++;
        }
        CHECK_INT(got.n_tokens, n);
        lede_vocabulary_free(vocabulary);
        lede_arena_clear(&arena);
    }
}

int main(void) {
    RUN(every_byte_is_classed_as_by_its_definition);
    RUN(the_portable_level_is_always_there_and_one_is_best);
    RUN(groups_are_told_over_their_borders_and_those_of_windows);
    RUN(bits_are_found_and_counted);
    RUN(all_levels_give_the_same_tokens);
    RUN(plain_words_are_those_between_boundaries);
    return DONE();
}
