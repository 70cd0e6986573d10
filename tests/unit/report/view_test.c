#include "test.h"

#include "golden.h"
#include "report/view.h"

/* One made-up article with every kind of block, two layers and two records. */

typedef struct desk {
    lede_arena arena;
    lede_article article;
    lede_vocabulary *vocabulary;
    lede_catalog *catalog;
    lede_layers *layers;
    lede_result *result;
} desk;

static char text[4096];

static void add_block(desk *d, lede_block_kind kind, const char *words, const char *reason) {
    static lede_block blocks[16];
    lede_article *article = &d->article;
    size_t at = article->text.size;
    if (article->n_blocks > 0) {
        memcpy(text + at, "\n\n", 2);
        at += 2;
    }
    memcpy(text + at, words, strlen(words));
    article->blocks = blocks;
    blocks[article->n_blocks++] = (lede_block){.kind = kind,
                                               .start = (uint32_t)at,
                                               .stop = (uint32_t)(at + strlen(words)),
                                               .reason = reason};
    article->text = (lede_slice){text, at + strlen(words)};
}

static void set_field(desk *d, lede_field field, const char *value, const char *reason) {
    d->article.fields[field] = lede_slice_of(value);
    d->article.field_reasons[field] = reason;
}

static void fill(desk *d) {
    *d = (desk){0};
    lede_arena_init(&d->arena, 0);
    d->article.arena = &d->arena;
    set_field(d, LEDE_FIELD_ID, "courier-0311", "the content");
    set_field(d, LEDE_FIELD_SOURCE, "articles/march/courier-0311.txt", "where it was read from");
    set_field(d, LEDE_FIELD_TITLE, "Bridge to stay shut “until autumn”", "the first line");
    set_field(d, LEDE_FIELD_PUBLISHED, "2024-03-11T07:30", "the line “Published: …”");
    set_field(d, LEDE_FIELD_BYLINE, "Nora Field; Ben Otway", "the line “By …”");
    set_field(d, LEDE_FIELD_LANGUAGE, "en", "guessed from its words");
    add_block(d, LEDE_BLOCK_HEADLINE, "Bridge to stay shut “until autumn”", "the first line");
    add_block(d, LEDE_BLOCK_DECK, "Engineers didn't expect the cracks",
              "a sentence under the title");
    add_block(d, LEDE_BLOCK_BYLINE, "By Nora Field and Ben Otway", "begins with “By” and names");
    add_block(
        d, LEDE_BLOCK_PARAGRAPH,
        "The Marrow Bridge Authority can't say when the Port of Elsgate will reopen its <east> "
        "lane. “It’s shut,” Ines Valcourt said.",
        "text");
    add_block(d, LEDE_BLOCK_HEADING, "What comes next", "a short line without a stop");
    add_block(d, LEDE_BLOCK_LIST, "a second report", "begins with a dash");
    add_block(d, LEDE_BLOCK_LIST, "a vote in the council", "begins with a dash");
    add_block(d, LEDE_BLOCK_QUOTE, "We told the ministry\non the same day.",
              "stands between rules");
    add_block(d, LEDE_BLOCK_BOILERPLATE, "Click here to subscribe & save \033[31m10 €",
              "“Click here to …”");
    CHECK_OK(lede_vocabulary_new(&d->vocabulary, err));
    CHECK_OK(lede_article_tokenise(&d->article, d->vocabulary, NULL, err));
}

/* The tokens that lie in the first occurrence of `words`. */
static lede_span span_of(const desk *d, const char *words) {
    size_t start = lede_slice_find(d->article.text, lede_slice_of(words), 0);
    size_t stop = start + strlen(words);
    lede_span span = {UINT32_MAX, 0};
    CHECK(start != SIZE_MAX);
    for (uint32_t i = 0; i < d->article.n_tokens; i++) {
        if (d->article.token_starts[i] < start || d->article.token_stops[i] > stop) continue;
        if (span.start == UINT32_MAX) span.start = i;
        span.stop = i + 1;
    }
    return span;
}

static void annotate(desk *d, const char *layer, const char *words, const char *key,
                     const char *value) {
    lede_named_value named = {lede_catalog_find_key(d->catalog, lede_slice_of(key)),
                              lede_value_text(lede_slice_of(value))};
    CHECK_OK(lede_layers_append(d->layers,
                                lede_catalog_find_layer(d->catalog, lede_slice_of(layer)),
                                span_of(d, words), UINT32_MAX, &named, value == NULL ? 0 : 1, err));
}

static void add_layers(desk *d) {
    CHECK_OK(lede_catalog_new(&d->catalog, err));
    lede_catalog_layer(d->catalog, LEDE_SLICE("org"));
    lede_catalog_layer(d->catalog, LEDE_SLICE("person"));
    lede_catalog_layer(d->catalog, LEDE_SLICE("claim"));
    lede_catalog_key(d->catalog, LEDE_SLICE("name"));
    lede_catalog_key(d->catalog, LEDE_SLICE("role"));
    CHECK_OK(lede_layers_new(d->catalog, &d->article, &d->layers, err));
    annotate(d, "org", "Marrow Bridge Authority", "name", "Marrow Bridge Authority");
    annotate(d, "org", "Port of Elsgate", "role", "port");
    annotate(d, "person", "Ines Valcourt", "role", "engineer");
    annotate(d, "claim", "Authority can't say when the Port", NULL, NULL);  /* crosses both */
    annotate(d, "claim", "What comes next\n\na second report", NULL, NULL); /* two blocks */
    annotate(d, "claim", "told the ministry\non the same day", NULL, NULL);
    CHECK_OK(lede_layers_settle(d->layers, err));
}

static lede_record record_of(desk *d, const char *words, const char *capture) {
    static lede_capture_row rows[4];
    static size_t n_rows;
    lede_article *article = &d->article;
    size_t start = lede_slice_find(article->text, lede_slice_of(words), 0);
    lede_record record = {
        .start = lede_article_code_point(article, (uint32_t)start),
        .stop = lede_article_code_point(article, (uint32_t)(start + strlen(words))),
        .sentence = lede_article_sentence_of(article, span_of(d, words).start),
        .text = lede_slice_of(words),
    };
    if (capture == NULL) return record;
    size_t at = lede_slice_find(article->text, lede_slice_of(capture), 0);
    record.captures = &rows[n_rows % 4];
    record.n_captures = 1;
    rows[n_rows++ % 4] =
        (lede_capture_row){"actor", 1, lede_article_code_point(article, (uint32_t)at),
                           lede_article_code_point(article, (uint32_t)(at + strlen(capture)))};
    return record;
}

static void add_records(desk *d) {
    lede_error err;
    d->result = lede_result_new(0, &err);
    if (d->result == NULL) abort();
    lede_arena *arena = &d->result->arena;
    CHECK(lede_array_push_in(arena, &d->result->records,
                             record_of(d, "stay shut “until autumn”", NULL)));
    CHECK(lede_array_push_in(arena, &d->result->records,
                             record_of(d, "Authority can't say when", "Authority")));
    CHECK(lede_array_push_in(arena, &d->result->records, record_of(d, "It’s shut", NULL)));
    CHECK(lede_array_push_in(arena, &d->result->records,
                             record_of(d, "the ministry\non the same", NULL)));
    CHECK(
        lede_array_push_in(arena, &d->result->records,
                           (lede_record){.sentence = UINT32_MAX})); /* of lede.article: no place */
}

static void clear(desk *d) {
    lede_result_free(d->result);
    lede_catalog_free(d->catalog);
    lede_vocabulary_free(d->vocabulary);
    lede_arena_clear(&d->arena);
}

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
        if (view == LEDE_VIEW_CONLLU || view == LEDE_VIEW_KWIC || view == LEDE_VIEW_KWIC_JSON) {
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
    RUN(marks_on_a_terminal);
    RUN(marks_of_chosen_layers);
    RUN(marks_as_html);
    RUN(marks_as_brat);
    RUN(marks_as_json);
    RUN(an_unknown_layer_is_named);
    RUN(nothing_gives_empty_views);
    return DONE();
}
