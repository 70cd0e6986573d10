#include "test.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/article.h"
#include "text/scan.h"
#include "text/word.h"

static const char *const names[LEDE_N_SCAN_LEVELS] = {"best", "portable", "sse2", "avx2", "avx512"};

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
#define CLOSERS "\")]"
#define ENDS    "!.?"
#define ALONES  "!\"#$%&()*+-/<=>?@[\\]^`{|}~"
#define LINES   "\t\n\v\f\r"

/* What the header says, byte by byte. */
static bool classes_are(const lede_scan_classes *c, size_t i, char byte) {
    return has(c->letters[i / LEDE_SCAN_GROUP], i) == is_letter(byte) &&
           has(c->digits[i / LEDE_SCAN_GROUP], i) == is_digit(byte) &&
           has(c->spaces[i / LEDE_SCAN_GROUP], i) == (byte == ' ') &&
           has(c->lines[i / LEDE_SCAN_GROUP], i) == is_of(byte, LINES) &&
           has(c->marks[i / LEDE_SCAN_GROUP], i) == is_of(byte, MARKS) &&
           has(c->alones[i / LEDE_SCAN_GROUP], i) == is_of(byte, ALONES) &&
           has(c->openers[i / LEDE_SCAN_GROUP], i) == is_of(byte, OPENERS) &&
           has(c->closers[i / LEDE_SCAN_GROUP], i) == is_of(byte, CLOSERS) &&
           has(c->ends[i / LEDE_SCAN_GROUP], i) == is_of(byte, ENDS) &&
           has(c->points[i / LEDE_SCAN_GROUP], i) == is_of(byte, ",.") &&
           has(c->hyphens[i / LEDE_SCAN_GROUP], i) == (byte == '-') &&
           has(c->apostrophes[i / LEDE_SCAN_GROUP], i) == (byte == '\'') &&
           has(c->esses[i / LEDE_SCAN_GROUP], i) == (byte == 's') &&
           has(c->high[i / LEDE_SCAN_GROUP], i) == ((unsigned char)byte >= 0x80);
}

TEST(every_byte_is_classed_as_by_its_definition) {
    char bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)i;
    for (int level = 0; level < LEDE_N_SCAN_LEVELS; level++) {
        lede_scan_classify *classify = lede_scan_find((lede_scan_level)level).classify;
        if (classify == NULL) continue; /* the machine has no such level */
        lede_scan_classes classes;
        classify(bytes, 4, &classes, 0);
        for (size_t i = 0; i < sizeof bytes; i++) {
            bool right = classes_are(&classes, i, bytes[i]);
            if (!right) printf("# %s: byte %02zX\n", names[level], i);
            CHECK(right);
        }
    }
}

TEST(the_portable_level_is_always_there_and_one_is_best) {
    CHECK(lede_scan_find(LEDE_SCAN_PORTABLE).classify == lede_scan_classify_portable);
    CHECK(lede_scan_find(LEDE_SCAN_BEST).classify != NULL);
}

/* A byte of the text, a line break behind its end. */
static char byte_at(lede_slice text, size_t at) {
    return at < text.size ? text.data[at] : '\n';
}
static bool is_white(char c) {
    return c == ' ' || is_of(c, LINES);
}
static bool is_word(char c) {
    return is_letter(c) || is_digit(c);
}

/* Before white space, or one of several marks between a word and white space. */
static bool is_shut(lede_slice text, size_t at) {
    return (is_of(text.data[at], MARKS) || is_of(text.data[at], ENDS)) &&
           is_white(byte_at(text, at + 1));
}
static bool is_inner(lede_slice text, size_t at) {
    char c = text.data[at], next = byte_at(text, at + 1);
    if (at == 0 || !is_word(text.data[at - 1]) || at + 1 >= text.size) return false;
    bool closer = is_of(c, CLOSERS) && is_of(next, CLOSERS ENDS ",");
    bool stop = is_of(c, ENDS ",") && is_of(next, CLOSERS);
    return (closer || stop) && is_shut(text, at + 1);
}

static bool news_is(const lede_scan_group *g, lede_slice text, size_t at, lede_scan_manner manner) {
    char c = text.data[at], before = at > 0 ? text.data[at - 1] : '\0';
    char behind = byte_at(text, at + 1), second = byte_at(text, at + 2);
    bool point = is_of(c, ",.") && is_digit(before) && is_digit(behind);
    bool joint = manner == LEDE_SCAN_CLITICS && c == '\'' && is_letter(before) && behind == 's' &&
                 !is_word(second);
    bool between = is_letter(before) && is_letter(behind);
    bool hyphen = manner >= LEDE_SCAN_HYPHENS && c == '-' && between;
    bool opens = is_of(c, OPENERS) && is_word(behind);
    bool shut = is_shut(text, at) || is_inner(text, at);
    bool dash = c == '-' && before == ' ' && behind == ' ';
    bool mixed = (is_letter(c) && is_digit(before)) || (is_digit(c) && is_letter(before));
    bool word = is_word(c) || point || joint, single = shut || opens || hyphen || dash;
    return has(g->words, at) == word && has(g->joints, at) == joint &&
           has(g->singles, at) == single && has(g->hyphens, at) == hyphen &&
           has(g->ends, at) == (shut && is_of(c, ENDS)) && has(g->lines, at) == is_of(c, LINES) &&
           has(g->others, at) == (mixed || !(word || single || is_white(c))) &&
           has(g->ahead, at) == (point || joint || opens || hyphen || is_inner(text, at));
}

static bool plain_is(const lede_scan_group *g, lede_slice text, size_t at) {
    char c = text.data[at], before = at > 0 ? text.data[at - 1] : '\0';
    char behind = byte_at(text, at + 1);
    bool letters = is_letter(before) && is_letter(behind);
    bool digits = is_digit(before) && is_digit(behind);
    bool joins = (is_of(c, ".'") && (letters || digits)) || (c == ',' && digits);
    bool mark = is_of(c, ALONES ".,'") || (is_of(c, ":;") && behind == ' ');
    bool word = is_word(c) || joins, single = mark && !word && (unsigned char)behind < 0x80;
    return has(g->words, at) == word && has(g->singles, at) == single && g->joints == 0 &&
           g->hyphens == 0 && g->ends == 0 && has(g->lines, at) == is_of(c, LINES) &&
           has(g->others, at) == !(word || single || is_white(c)) && has(g->ahead, at) == joins;
}

static bool group_is(lede_scan *scan, size_t at) {
    lede_scan_group g = lede_scan_group_of(scan, at / LEDE_SCAN_GROUP);
    return scan->manner == LEDE_SCAN_PLAIN ? plain_is(&g, scan->text, at)
                                           : news_is(&g, scan->text, at, scan->manner);
}

TEST(groups_are_told_over_their_borders_and_those_of_windows) {
    static const char alphabet[] = "aNnottsst  \n11,.\"[--')?:*_\xC3";
    enum { SIZE = 3 * LEDE_SCAN_GROUP * LEDE_SCAN_WINDOW + 37 };
    char *text = malloc(SIZE); /* no byte more, so that a read past the end is caught */
    if (text == NULL) return;
    uint32_t state = 7;
    for (size_t i = 0; i < SIZE; i++) {
        state = state * 1664525u + 1013904223u;
        text[i] = alphabet[(state >> 16) % (sizeof alphabet - 1)];
    }
    lede_slice slice = {text, SIZE};
    for (int i = 0; i < LEDE_N_SCAN_LEVELS * (LEDE_SCAN_CLITICS + 1); i++) {
        lede_scan scan = {.tools = lede_scan_find((lede_scan_level)(i % LEDE_N_SCAN_LEVELS)),
                          .manner = (lede_scan_manner)(i / LEDE_N_SCAN_LEVELS)};
        if (scan.tools.classify == NULL) continue;
        lede_scan_start(&scan, slice);
        for (size_t at = 0; at < SIZE && test_ok; at++) CHECK(group_is(&scan, at));
        CHECK(group_is(&scan, 5)); /* back to the first window */
        uint64_t behind = UINT64_MAX << SIZE % LEDE_SCAN_GROUP;
        CHECK((lede_scan_group_of(&scan, SIZE / LEDE_SCAN_GROUP).words & behind) == 0);
        lede_scan_start(&scan, (lede_slice){text, 0});
    }
    free(text);
}

TEST(all_levels_put_tokens_at_the_same_places) {
    uint64_t state = 5;
    for (int round = 0; round < 2000 && test_ok; round++) {
        state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
        uint64_t bits = round % 3 == 0 ? state : state & (state << 7) & (state >> 9);
        uint32_t starts[64 + LEDE_SCAN_EXTRA], stops[64 + LEDE_SCAN_EXTRA];
        for (int level = 0; level < LEDE_N_SCAN_LEVELS; level++) {
            lede_scan_put *put = lede_scan_find((lede_scan_level)level).put;
            if (put == NULL) continue;
            uint64_t start_bits = bits << 1 | 1; /* a token starts where the last one stops */
            uint32_t n = put(starts, stops, 1000, start_bits, bits), start = 0, stop = 0;
            for (unsigned i = 0; i < 64; i++) {
                if (has(start_bits, i)) CHECK_INT(starts[start++], 1000 + i);
                if (has(bits, i)) CHECK_INT(stops[stop++], 1000 + i);
            }
            CHECK_INT(n, lede_scan_count(bits));
        }
    }
}

TEST(bits_are_found_and_counted) {
    for (unsigned i = 0; i < 64; i++) {
        uint64_t bits = UINT64_C(0xA000000000000001) << i;
        CHECK_INT(lede_scan_first(bits), i);
        CHECK_INT(lede_scan_highest(UINT64_MAX >> i), 63 - i);
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
            if (lede_scan_find((lede_scan_level)level).put == NULL) continue;
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
    RUN(all_levels_put_tokens_at_the_same_places);
    RUN(bits_are_found_and_counted);
    RUN(all_levels_give_the_same_tokens);
    RUN(plain_words_are_those_between_boundaries);
    return DONE();
}
