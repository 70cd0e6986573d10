#include "test.h"

#include "base/buffer.h"
#include "text/article.h"

static lede_arena arena;
static lede_vocabulary *vocabulary;

static void start(void) {
    lede_arena_init(&arena, 0);
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
}

static void stop(void) {
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}

/* The words of the article's types joined by spaces, sentences parted by " / ". */
static bool gives(lede_article *article, const char *language, const char *wanted) {
    article->arena = &arena;
    article->fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(language);
    CHECK_OK(lede_article_tokenise(article, vocabulary, NULL, err));
    lede_buffer out = {0};
    for (uint32_t i = 0; test_ok && i < article->n_sentences; i++) {
        lede_span span = article->sentences[i].tokens;
        for (uint32_t token = span.start; token < span.stop; token++) {
            if (token > 0) lede_buffer_add_string(&out, token == span.start ? " / " : " ");
            lede_buffer_add(&out, lede_article_type(article, token)->word);
        }
    }
    bool same = lede_slice_is(lede_buffer_slice(&out), wanted);
    if (!same) printf("# gives %.*s\n", LEDE_FMT(lede_buffer_slice(&out)));
    lede_buffer_clear(&out);
    return same;
}

TEST(two_words_move_what_stands_behind_them) {
    start();
    lede_article article = {.text = LEDE_SLICE("I cannot.\n\nGonna go?\nDunno, cannot\nGo.")};
    lede_block blocks[] = {{.stop = 9, .reason = ""},
                           {.start = 9, .stop = 9, .reason = ""},
                           {.start = 11, .stop = 38, .reason = ""}};
    article.blocks = blocks;
    article.n_blocks = 3;
    CHECK(gives(&article, "en", "I can not . / Gon na go ? / Dunno , can not Go ."));
    CHECK_INT(article.n_tokens, 14);
    CHECK(blocks[0].tokens.start == 0 && blocks[0].tokens.stop == 4);
    CHECK(blocks[1].tokens.start == 4 && blocks[1].tokens.stop == 4);
    CHECK(blocks[2].tokens.start == 4 && blocks[2].tokens.stop == 14);
    CHECK_TEXT(lede_article_token(&article, 1), "can");
    CHECK_TEXT(lede_article_token(&article, 2), "not");
    CHECK_TEXT(lede_article_token(&article, 13), ".");
    stop();
}

/* Whether it is two words is told by the language and by what stands behind, each time anew. */
TEST(a_known_form_is_asked_again) {
    start();
    lede_article french = {.text = LEDE_SLICE("its not")};
    CHECK(gives(&french, "fr", "its not"));
    lede_article bare = {.text = LEDE_SLICE("its tail, its not")};
    CHECK(gives(&bare, "en", "its tail , it s not"));
    lede_article again = {.text = LEDE_SLICE("its not its tail")};
    CHECK(gives(&again, "en", "it s not its tail"));
    lede_article plain = {.arena = &arena, .text = LEDE_SLICE("cannot")};
    lede_tokenise_options options = {.plain = true};
    CHECK_OK(lede_article_tokenise(&plain, vocabulary, &options, err));
    CHECK_INT(plain.n_tokens, 1);
    stop();
}

/* "cannot" that is always two words is no type. */
TEST(what_is_always_two_words_is_no_type) {
    start();
    lede_article article = {.text = LEDE_SLICE("cannot cannot not")};
    CHECK(gives(&article, "en", "can not can not not"));
    CHECK_INT(lede_vocabulary_count(vocabulary), 2);
    stop();
}

/* Neither the word of the next block nor a clitic makes two of it. */
TEST(what_stands_behind_is_of_the_block) {
    start();
    lede_article article = {.text = LEDE_SLICE("its not its's")};
    lede_block blocks[] = {{.stop = 3, .reason = ""}, {.start = 4, .stop = 13, .reason = ""}};
    article.blocks = blocks;
    article.n_blocks = 2;
    CHECK(gives(&article, "en", "its / not its 's"));
    lede_article spaced = {.text = LEDE_SLICE("I'm gonna\xC2\xA0go, =gonna go =gonna\xC2\xA0go")};
    CHECK(gives(&spaced, "en", "I 'm gon na go , = gon na go = gon na go"));
    stop();
}

int main(void) {
    RUN(two_words_move_what_stands_behind_them);
    RUN(a_known_form_is_asked_again);
    RUN(what_is_always_two_words_is_no_type);
    RUN(what_stands_behind_is_of_the_block);
    return DONE();
}
