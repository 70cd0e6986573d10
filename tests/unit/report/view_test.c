#include "test.h"

#include "desk.h"
#include "golden.h"

static void check_view(lede_view view, lede_view_options options, const char *name) {
    desk d;
    fill(&d);
    add_layers(&d);
    add_records(&d);
    lede_view_input input = {.article = &d.article, .layers = d.layers, .result = d.result};
    lede_buffer out = {0};
    CHECK_OK(lede_view_write(view, &options, &input, &out, err));
    check_golden(&out, name);
    lede_buffer_clear(&out);
    clear(&d);
}

TEST(an_article_as_json) {
    check_view(LEDE_VIEW_ARTICLE_JSON, (lede_view_options){0}, "article.jsonl");
}
TEST(an_article_as_text) {
    check_view(LEDE_VIEW_ARTICLE_TEXT, (lede_view_options){0}, "article.txt");
}
TEST(an_article_as_a_reading_page) {
    check_view(LEDE_VIEW_ARTICLE_HTML, (lede_view_options){0}, "article.html");
}
TEST(an_explanation_of_fields_and_blocks) {
    check_view(LEDE_VIEW_EXPLAIN, (lede_view_options){.width = 100}, "explain.txt");
}
TEST(tokens_as_conllu) {
    check_view(LEDE_VIEW_CONLLU, (lede_view_options){0}, "tokens.conllu");
}
TEST(tokens_as_json) {
    check_view(LEDE_VIEW_TOKENS_JSON, (lede_view_options){0}, "tokens.jsonl");
}
TEST(concordance_lines_fill_the_width) {
    check_view(LEDE_VIEW_KWIC, (lede_view_options){.width = 80}, "kwic-80.txt");
    check_view(LEDE_VIEW_KWIC, (lede_view_options){.width = 80, .colour = true},
               "kwic-80-colour.txt");
}
TEST(concordance_lines_with_three_words_of_context) {
    check_view(LEDE_VIEW_KWIC, (lede_view_options){.width = 80, .context = 3}, "kwic-3.txt");
}
TEST(concordance_lines_as_json) {
    check_view(LEDE_VIEW_KWIC_JSON, (lede_view_options){.context = 4}, "kwic.jsonl");
}
TEST(concordance_lines_as_a_table) {
    check_view(LEDE_VIEW_KWIC_CSV, (lede_view_options){.context = 4}, "kwic.csv");
}
TEST(marks_on_a_terminal) {
    check_view(LEDE_VIEW_MARK_TERMINAL, (lede_view_options){.width = 72}, "mark-72.txt");
    check_view(LEDE_VIEW_MARK_TERMINAL, (lede_view_options){.width = 72, .colour = true},
               "mark-72-colour.txt");
}
TEST(marks_of_chosen_layers) {
    check_view(LEDE_VIEW_MARK_TERMINAL, (lede_view_options){.width = 72, .layers = "person, s"},
               "mark-chosen.txt");
}
TEST(marks_as_html) {
    check_view(LEDE_VIEW_MARK_HTML, (lede_view_options){0}, "mark.html");
}
TEST(marks_as_brat) {
    check_view(LEDE_VIEW_MARK_BRAT, (lede_view_options){0}, "mark.ann");
}
TEST(marks_as_json) {
    check_view(LEDE_VIEW_MARK_JSON, (lede_view_options){0}, "mark.jsonl");
}

TEST(an_unknown_layer_is_named) {
    desk d;
    lede_error err;
    fill(&d);
    add_layers(&d);
    lede_view_input input = {.article = &d.article, .layers = d.layers};
    lede_view_options options = {.layers = "person,pirate"};
    lede_buffer out = {0};
    CHECK_INT(lede_view_write(LEDE_VIEW_MARK_JSON, &options, &input, &out, &err), LEDE_USAGE);
    CHECK(strstr(err.message, "'pirate'") != NULL);
    lede_buffer_clear(&out);
    clear(&d);
}

/* An empty article, without a script, gives an empty but valid view of each kind. */
TEST(nothing_gives_empty_views) {
    lede_arena arena = {0};
    lede_vocabulary *vocabulary;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    for (int view = LEDE_VIEW_ARTICLE_JSON; view <= LEDE_VIEW_MARK_JSON; view++) {
        lede_article article = {.arena = &arena, .text = LEDE_SLICE("")};
        lede_buffer out = {0};
        CHECK_OK(lede_article_tokenise(&article, vocabulary, NULL, err));
        lede_view_input input = {.article = &article};
        CHECK_OK(lede_view_write((lede_view)view, NULL, &input, &out, err));
        if (view == LEDE_VIEW_TOKENS_JSON) {
            CHECK_TEXT(lede_buffer_slice(&out), "{\"id\":null,\"tokens\":[],\"sents\":[]}\n");
        }
        if (view == LEDE_VIEW_CONLLU || (view >= LEDE_VIEW_KWIC && view <= LEDE_VIEW_KWIC_CSV)) {
            CHECK_INT(out.size, 0);
        }
        lede_buffer_clear(&out);
    }
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(an_article_as_json);
    RUN(an_article_as_text);
    RUN(an_article_as_a_reading_page);
    RUN(an_explanation_of_fields_and_blocks);
    RUN(tokens_as_conllu);
    RUN(tokens_as_json);
    RUN(concordance_lines_fill_the_width);
    RUN(concordance_lines_with_three_words_of_context);
    RUN(concordance_lines_as_json);
    RUN(concordance_lines_as_a_table);
    RUN(marks_on_a_terminal);
    RUN(marks_of_chosen_layers);
    RUN(marks_as_html);
    RUN(marks_as_brat);
    RUN(marks_as_json);
    RUN(an_unknown_layer_is_named);
    RUN(nothing_gives_empty_views);
    return DONE();
}
