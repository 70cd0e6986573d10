/* naming_test.c — annotations with one text are mentions of one name, and vote on what it is. */
#include "test.h"

#include "layer/naming.h"

typedef struct fixture {
    lede_arena arena;
    lede_catalog *catalog;
    lede_vocabulary *vocabulary;
    lede_article article;
    lede_layers *layers;
    lede_block block;
    lede_naming_options options;
    lede_naming naming;
} fixture;

static const lede_slice types[] = {{"person", 6}, {"org", 3}};

static lede_status open(fixture *f, const char *text, lede_error *err) {
    lede_tokenise_options tokenise = {0};
    *f = (fixture){0};
    lede_arena_init(&f->arena, 0);
    LEDE_TRY(lede_catalog_new(&f->catalog, err));
    f->options =
        (lede_naming_options){.layer = lede_catalog_layer(f->catalog, LEDE_SLICE("mention")),
                              .titles = lede_catalog_layer(f->catalog, LEDE_SLICE("title")),
                              .type = lede_catalog_key(f->catalog, LEDE_SLICE("type")),
                              .weight = lede_catalog_key(f->catalog, LEDE_SLICE("weight")),
                              .as = lede_catalog_key(f->catalog, LEDE_SLICE("as")),
                              .types = types,
                              .n_types = 2};
    if (f->options.as == LEDE_NO_LAYER) return lede_fail_memory(err);
    lede_catalog_seal(f->catalog);
    LEDE_TRY(lede_vocabulary_new(&f->vocabulary, err));
    f->block =
        (lede_block){.kind = LEDE_BLOCK_PARAGRAPH, .stop = (uint32_t)strlen(text), .reason = ""};
    f->article = (lede_article){
        .arena = &f->arena, .text = lede_slice_of(text), .blocks = &f->block, .n_blocks = 1};
    LEDE_TRY(lede_article_tokenise(&f->article, f->vocabulary, &tokenise, err));
    return lede_layers_new(f->catalog, &f->article, &f->layers, err);
}

static void tear_down(fixture *f) {
    lede_vocabulary_free(f->vocabulary);
    lede_catalog_free(f->catalog);
    lede_arena_clear(&f->arena);
}

/* A mention of `type` with `weight`; what is NULL it does not have. */
static lede_status mention(fixture *f, lede_span span, const char *type, const char *weight,
                           const char *as, lede_error *err) {
    const lede_named_value values[] = {{f->options.type, lede_value_text(lede_slice_of(type))},
                                       {f->options.weight, lede_value_text(lede_slice_of(weight))},
                                       {f->options.as, lede_value_text(lede_slice_of(as))}};
    return lede_layers_append(f->layers, f->options.layer, span, 0, values, 3, err);
}

static lede_status gather(fixture *f, lede_error *err) {
    LEDE_TRY(lede_layers_settle(f->layers, err));
    return lede_naming_of(f->layers, &f->options, &f->arena, &f->naming, err);
}

static const lede_name *name_at(const fixture *f, uint32_t i, const char *text) {
    CHECK(i < f->naming.n_names);
    CHECK_TEXT(f->naming.names[i].text, text);
    return &f->naming.names[i];
}

TEST(mentions_with_one_text_are_one_name) {
    fixture f;
    CHECK_OK(open(&f, "Then Holm\xE2\x80\x99s boat met Ada  Holm, Holm and Ada\nHolm.", err));
    CHECK_OK(mention(&f, (lede_span){1, 3}, "person", "0", NULL, err)); /* Holm’s */
    CHECK_OK(mention(&f, (lede_span){5, 7}, "person", "3", NULL, err));
    CHECK_OK(mention(&f, (lede_span){8, 9}, "org", "1", NULL, err));
    CHECK_OK(mention(&f, (lede_span){10, 12}, "org", "2", NULL, err));
    CHECK_OK(gather(&f, err));
    CHECK_INT(f.naming.n_names, 2);
    CHECK_INT(f.naming.n_mentions, 4);
    const lede_name *holm = name_at(&f, 0, "Holm"), *ada = name_at(&f, 1, "Ada Holm");
    CHECK_INT(holm->n_words, 1);
    CHECK_INT(ada->n_words, 2);
    CHECK_INT(f.naming.mentions[2].name, 0);
    CHECK_INT(f.naming.mentions[3].name, 1);
    CHECK_INT(holm->first_empty, 0);
    CHECK_INT(ada->first_empty, LEDE_NO_MENTION);
    CHECK_INT(ada->first, 1);
    tear_down(&f);
}

TEST(the_type_with_most_votes_wins) {
    fixture f;
    CHECK_OK(open(&f, "He saw Calder, Calder, Calder, Halver and Halver.", err));
    CHECK_OK(mention(&f, (lede_span){2, 3}, "org", "2", NULL, err));
    CHECK_OK(mention(&f, (lede_span){4, 5}, "person", "3", NULL, err));
    CHECK_OK(mention(&f, (lede_span){6, 7}, "org", "2", NULL, err));
    CHECK_OK(mention(&f, (lede_span){8, 9}, "org", "1", NULL, err));
    CHECK_OK(mention(&f, (lede_span){10, 11}, "person", "1", NULL, err));
    CHECK_OK(gather(&f, err));
    CHECK_INT(lede_name_type(name_at(&f, 0, "Calder"), 2), 1);
    CHECK_INT(f.naming.names[0].weight, 3);
    CHECK_INT(lede_name_type(name_at(&f, 1, "Halver"), 2), 0); /* a tie: the earlier type */
    tear_down(&f);
}

TEST(what_has_no_weight_is_no_mention) {
    fixture f;
    CHECK_OK(open(&f, "He saw Calder, Halver and a boat.", err));
    CHECK_OK(mention(&f, (lede_span){2, 3}, "org", NULL, NULL, err));
    CHECK_OK(mention(&f, (lede_span){4, 5}, "org", "many", NULL, err));
    CHECK_OK(mention(&f, (lede_span){7, 8}, "ship", "4", NULL, err));
    CHECK_OK(gather(&f, err));
    CHECK_INT(f.naming.n_mentions, 1);
    CHECK_INT(lede_name_type(name_at(&f, 0, "boat"), 2), 2); /* voted for, but for no type */
    CHECK_INT(f.naming.names[0].weight, 4);
    tear_down(&f);
}

TEST(weights_are_whole_numbers_from_0_to_9) {
    static const struct {
        lede_value weight;
        uint32_t n_mentions;
    } cases[] = {{{.kind = LEDE_INT, .as.integer = 0}, 1},
                 {{.kind = LEDE_INT, .as.integer = 9}, 1},
                 {{.kind = LEDE_INT, .as.integer = 10}, 0},
                 {{.kind = LEDE_INT, .as.integer = -1}, 0},
                 {{.kind = LEDE_TEXT, .as.text = {"9", 1}}, 1},
                 {{.kind = LEDE_TEXT, .as.text = {"10", 2}}, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        CHECK_OK(open(&f, "He saw Calder.", err));
        const lede_named_value weight = {f.options.weight, cases[i].weight};
        CHECK_OK(
            lede_layers_append(f.layers, f.options.layer, (lede_span){2, 3}, 0, &weight, 1, err));
        CHECK_OK(gather(&f, err));
        CHECK_INT(f.naming.n_mentions, cases[i].n_mentions);
        tear_down(&f);
    }
}

TEST(a_mention_counts_as_the_text_it_says) {
    fixture f;
    CHECK_OK(open(&f, "He left #NoFloods and No Floods.", err));
    CHECK_OK(mention(&f, (lede_span){2, 3}, "org", "1", "No Floods", err));
    CHECK_OK(mention(&f, (lede_span){4, 6}, "org", "1", NULL, err));
    CHECK_OK(gather(&f, err));
    CHECK_INT(f.naming.n_names, 1);
    CHECK_INT(name_at(&f, 0, "No Floods")->n_words, 2);
    tear_down(&f);
}

TEST(edges_are_where_a_capital_tells_little) {
    fixture f;
    CHECK_OK(open(&f, "Holm Sinks. \"Calder said Holm. Calder did.", err));
    CHECK_OK(lede_layers_append(f.layers, f.options.titles, (lede_span){0, 3}, 0, NULL, 0, err));
    CHECK_OK(mention(&f, (lede_span){0, 1}, "person", "2", NULL, err));
    CHECK_OK(mention(&f, (lede_span){4, 5}, NULL, "0", NULL, err));
    CHECK_OK(mention(&f, (lede_span){6, 7}, NULL, "0", NULL, err));
    CHECK_OK(mention(&f, (lede_span){8, 9}, "org", "2", NULL, err));
    CHECK_OK(gather(&f, err));
    const lede_mention *mentions = f.naming.mentions;
    CHECK_INT(mentions[0].edge, LEDE_EDGE_TITLE);
    CHECK_INT(mentions[1].edge, LEDE_EDGE_START); /* behind a mark */
    CHECK_INT(mentions[2].edge, LEDE_EDGE_NONE);
    CHECK_INT(mentions[3].edge, LEDE_EDGE_NONE); /* a rule knows it */
    CHECK_INT(name_at(&f, 0, "Holm")->n_inside, 1);
    CHECK(f.naming.names[0].is_told);
    CHECK_INT(name_at(&f, 1, "Calder")->n_inside, 1);
    tear_down(&f);
}

TEST(behind_a_title_or_many_marks_a_capital_tells_again) {
    fixture f;
    CHECK_OK(open(&f, "Holm Sinks Calder. ([(( Calder ran.", err));
    CHECK_OK(lede_layers_append(f.layers, f.options.titles, (lede_span){0, 2}, 0, NULL, 0, err));
    CHECK_OK(mention(&f, (lede_span){0, 1}, "person", "2", NULL, err));
    CHECK_OK(mention(&f, (lede_span){2, 3}, NULL, "0", NULL, err));
    CHECK_OK(mention(&f, (lede_span){8, 9}, NULL, "0", NULL, err));
    CHECK_OK(gather(&f, err));
    CHECK_INT(f.naming.mentions[1].edge, LEDE_EDGE_NONE);
    CHECK_INT(f.naming.mentions[2].edge, LEDE_EDGE_NONE);
    CHECK(!name_at(&f, 0, "Holm")->is_told);
    CHECK(name_at(&f, 1, "Calder")->is_told);
    CHECK_INT(f.naming.names[1].first_empty, 1);
    tear_down(&f);
}

TEST(a_plain_text_is_not_copied) {
    static const char text[] = "Ada Holm";
    lede_arena arena = {0};
    lede_slice plain = lede_naming_plain(&arena, lede_slice_of(text));
    CHECK(plain.data == text);
    CHECK_TEXT(lede_naming_plain(&arena, LEDE_SLICE("O'Neil'")), "O'Neil");
    CHECK_TEXT(lede_naming_plain(&arena, LEDE_SLICE("Ada\t \nHolm")), "Ada Holm");
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(mentions_with_one_text_are_one_name);
    RUN(the_type_with_most_votes_wins);
    RUN(what_has_no_weight_is_no_mention);
    RUN(weights_are_whole_numbers_from_0_to_9);
    RUN(a_mention_counts_as_the_text_it_says);
    RUN(edges_are_where_a_capital_tells_little);
    RUN(behind_a_title_or_many_marks_a_capital_tells_again);
    RUN(a_plain_text_is_not_copied);
    return DONE();
}
