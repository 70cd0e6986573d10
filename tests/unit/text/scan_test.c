#include "test.h"

#include "text/article.h"
#include "text/scan.h"

static const char *const names[LEDE_N_SCAN_LEVELS] = {"best", "portable", "sse2", "avx2"};

/* What the header says, byte by byte. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

TEST(every_byte_is_classed_as_by_its_definition) {
    char bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)i;
    for (int level = 0; level < LEDE_N_SCAN_LEVELS; level++) {
        lede_scan_letters *letters_of = lede_scan_find((lede_scan_level)level);
        if (letters_of == NULL) continue; /* the machine has no such level */
        uint64_t letters[4];
        letters_of(bytes, 4, letters);
        for (size_t i = 0; i < sizeof bytes; i++) {
            bool got = (letters[i / 64] >> (i % 64) & 1) != 0;
            if (got != is_letter(bytes[i])) printf("# %s: byte %02zX\n", names[level], i);
            CHECK(got == is_letter(bytes[i]));
        }
    }
}

TEST(the_portable_level_is_always_there_and_one_is_best) {
    CHECK(lede_scan_find(LEDE_SCAN_PORTABLE) == lede_scan_letters_portable);
    CHECK(lede_scan_find(LEDE_SCAN_BEST) != NULL);
}

TEST(letters_end_where_they_do_over_groups_and_windows) {
    enum { SIZE = 3 * LEDE_SCAN_GROUP * LEDE_SCAN_WINDOW + 37 };
    char *text = malloc(SIZE); /* no byte more, so that a read past the end is caught */
    if (text == NULL) return;
    for (int level = 0; level < LEDE_N_SCAN_LEVELS; level++) {
        lede_scan scan = {.letters_of = lede_scan_find((lede_scan_level)level)};
        if (scan.letters_of == NULL) continue;
        memset(text, 'x', SIZE);
        lede_scan_start(&scan, (lede_slice){text, SIZE});
        CHECK_INT(lede_scan_letters_end(&scan, 0), SIZE);
        for (size_t at = 61; at < SIZE; at += 61) text[at] = '-';
        lede_scan_start(&scan, (lede_slice){text, SIZE});
        for (size_t at = 0; at + 61 < SIZE; at += 61) {
            CHECK_INT(lede_scan_letters_end(&scan, at + 1), at + 61);
            CHECK_INT(lede_scan_letters_end(&scan, at + 61), at + 61);
        }
        CHECK_INT(lede_scan_letters_end(&scan, 5), 61); /* back to the first window */
        lede_scan_start(&scan, (lede_slice){text, 0});
        CHECK_INT(lede_scan_letters_end(&scan, 0), 0);
    }
    free(text);
}

static lede_article tokens_of(lede_slice text, lede_scan_level level, lede_arena *arena,
                              lede_vocabulary *vocabulary) {
    lede_article article = {.arena = arena, .text = text};
    lede_tokenise_options options = {.scan_level = (unsigned char)level};
    CHECK_OK(lede_article_tokenise(&article, vocabulary, &options, err));
    return article;
}

TEST(all_levels_give_the_same_tokens) {
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
        lede_article first = tokens_of(slice, LEDE_SCAN_PORTABLE, &arena, vocabulary);
        for (int level = LEDE_SCAN_SSE2; level < LEDE_N_SCAN_LEVELS; level++) {
            if (lede_scan_find((lede_scan_level)level) == NULL) continue;
            lede_article other = tokens_of(slice, (lede_scan_level)level, &arena, vocabulary);
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

int main(void) {
    RUN(every_byte_is_classed_as_by_its_definition);
    RUN(the_portable_level_is_always_there_and_one_is_best);
    RUN(letters_end_where_they_do_over_groups_and_windows);
    RUN(all_levels_give_the_same_tokens);
    return DONE();
}
