#include "test.h"

#include "load/html_run.h"

static lede_arena arena;
static lede_runs runs;

/* The only run of a page, whose text begins behind so many bytes of another element. */
static const lede_run *run_of(const char *text, size_t before) {
    static lede_markup_tree tree;
    char page[400], filler[64] = {0};
    memset(filler, '-', before);
    snprintf(page, sizeof page, "<p>%s <a>%s</a>", filler, text);
    lede_arena_reset(&arena);
    runs = (lede_runs){.arena = &arena};
    lede_slice bytes = {page, strlen(page)};
    CHECK_INT(lede_markup_tree_read(bytes, false, &arena, &tree, NULL), LEDE_OK);
    CHECK_INT(lede_runs_read(&runs, &tree, NULL), LEDE_OK);
    CHECK_INT(runs.list.count, 1);
    return &runs.list.data[0];
}

/* ASCII is added in steps of 16 bytes: where they end must not matter. */
TEST(words_and_marks_are_counted_wherever_they_stand) {
    static const struct {
        const char *text, *wanted;
        uint32_t words, stops;
    } cases[] = {
        {"One, two. Three!  Four?", "One, two. Three! Four?", 4, 3},
        {"It's the dogs' bone, isn't it", "It's the dogs' bone, isn't it", 6, 0},
        {"rock''n'roll ' n 'n' 12,345.6", "rock''n'roll ' n 'n' 12,345.6", 6, 1},
        {"a\tb\n\n c   d\x01 "
         "e",
         "a b c d e", 5, 0},
        {"caf\xC3\xA9s d\xE2\x80\x99or\xC2\xA0"
         "et\xE2\x80\xA6 x",
         "caf\xC3\xA9s d\xE2\x80\x99or et\xE2\x80\xA6 x", 4, 0},
        {"a&amp;b &lt;c&gt; 1-2", "a&b <c> 1-2", 5, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t before = 1; before < 40; before++) {
            const lede_run *run = run_of(cases[i].text, before);
            CHECK_TEXT(lede_slice_cut(run->text, before + 1, run->text.size), cases[i].wanted);
            CHECK_INT(run->words, cases[i].words);
            CHECK_INT(run->linked, cases[i].words);
            CHECK_INT(run->stops, cases[i].stops);
        }
    }
}

/* A name says nothing of an element that holds no text, whatever stands behind it. */
TEST(elements_that_hold_text_are_named) {
    static const char page[] = "<div class=share>x <i class=byline> </i><img class=date>"
                               "<b class=tags><u class=byline></u>y</b></div><p class=promo>";
    lede_markup_tree tree;
    lede_arena_reset(&arena);
    runs = (lede_runs){.arena = &arena};
    CHECK_INT(lede_markup_tree_read(lede_slice_of(page), false, &arena, &tree, NULL), LEDE_OK);
    CHECK_INT(lede_runs_read(&runs, &tree, NULL), LEDE_OK);
    CHECK_INT(runs.n_elements, 7); /* the root is one */
    for (uint32_t i = 0; i < runs.n_elements; i++) {
        const lede_node *node = runs.elements[i];
        unsigned wanted = node->tag == LEDE_TAG_DIV ? LEDE_SIGNAL_SHARE
                          : node->tag == LEDE_TAG_B ? LEDE_SIGNAL_TAGS
                                                    : 0;
        CHECK_INT(runs.signals[node->order], wanted);
    }
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(words_and_marks_are_counted_wherever_they_stand);
    RUN(elements_that_hold_text_are_named);
    lede_arena_clear(&arena);
    return DONE();
}
