/* layer_test.c — annotations become visible when settled, sorted, and are found by place. */
#include "test.h"

#include "layer/layer.h"

enum { N_TOKENS = 12 };

/* Twelve tokens of one letter, two sentences; a headline of three tokens and a paragraph. */
typedef struct fixture {
    lede_arena arena;
    lede_catalog *catalog;
    lede_article article;
    lede_layers *layers;
    uint32_t person, name;
    lede_block blocks[3];
    lede_sentence sentences[2];
    uint32_t starts[N_TOKENS], stops[N_TOKENS];
} fixture;

static void set_up(fixture *f) {
    *f = (fixture){0};
    lede_arena_init(&f->arena, 0);
    CHECK_OK(lede_catalog_new(&f->catalog, err));
    f->person = lede_catalog_layer(f->catalog, LEDE_SLICE("person"));
    f->name = lede_catalog_key(f->catalog, LEDE_SLICE("name"));
    lede_catalog_seal(f->catalog);
    for (uint32_t i = 0; i < N_TOKENS; i++) {
        f->starts[i] = 2 * i;
        f->stops[i] = 2 * i + 1;
    }
    f->blocks[0] = (lede_block){
        .kind = LEDE_BLOCK_HEADLINE, .start = 0, .stop = 5, .tokens = {0, 3}, .reason = ""};
    f->blocks[1] = (lede_block){
        .kind = LEDE_BLOCK_PARAGRAPH, .start = 6, .stop = 23, .tokens = {3, 12}, .reason = ""};
    f->blocks[2] = (lede_block){
        .kind = LEDE_BLOCK_PARAGRAPH, .start = 23, .stop = 23, .tokens = {12, 12}, .reason = ""};
    f->sentences[0] = (lede_sentence){{0, 3}, 0};
    f->sentences[1] = (lede_sentence){{3, 12}, 1};
    f->article = (lede_article){.arena = &f->arena,
                                .text = LEDE_SLICE("a b c d e f g h i j k l"),
                                .blocks = f->blocks,
                                .n_blocks = 3,
                                .n_tokens = N_TOKENS,
                                .token_starts = f->starts,
                                .token_stops = f->stops,
                                .sentences = f->sentences,
                                .n_sentences = 2};
    CHECK_OK(lede_layers_new(f->catalog, &f->article, &f->layers, err));
}

static void tear_down(fixture *f) {
    lede_catalog_free(f->catalog);
    lede_arena_clear(&f->arena);
}

static lede_status annotate(fixture *f, uint32_t start, uint32_t stop, const char *name,
                            lede_error *err) {
    lede_named_value value = {f->name, lede_value_text(lede_slice_of(name))};
    return lede_layers_append(f->layers, f->person, (lede_span){start, stop}, 0, &value, 1, err);
}

/* "0-3 a, 1-2 b": what readers see of layer person. */
static const char *seen(fixture *f, char out[200]) {
    const lede_layer *layer = lede_layers_get(f->layers, f->person);
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *a = &layer->annotations[i];
        lede_slice name = lede_annotation_value(a, f->name).as.text;
        used += (size_t)snprintf(out + used, 200 - used, "%s%u-%u %.*s", i == 0 ? "" : ", ",
                                 a->span.start, a->span.stop, LEDE_FMT(name));
    }
    return out;
}

TEST(every_article_has_four_layers) {
    fixture f;
    set_up(&f);
    CHECK_INT(lede_layers_get(f.layers, LEDE_LAYER_S)->count, 2);
    CHECK_INT(lede_layers_get(f.layers, LEDE_LAYER_P)->count, 1);
    CHECK_INT(lede_layers_get(f.layers, LEDE_LAYER_BLOCK)->count, 2);
    CHECK_INT(lede_layers_get(f.layers, LEDE_LAYER_ARTICLE)->count, 1);
    CHECK_INT(lede_layers_get(f.layers, LEDE_LAYER_ARTICLE)->annotations[0].span.stop, N_TOKENS);
    uint32_t kind = lede_catalog_find_key(f.catalog, LEDE_SLICE("kind"));
    const lede_annotation *first = lede_layers_get(f.layers, LEDE_LAYER_BLOCK)->annotations;
    CHECK_TEXT(lede_annotation_value(first, kind).as.text, "headline");
    tear_down(&f);
}

TEST(an_article_without_tokens_has_empty_layers) {
    fixture f;
    set_up(&f);
    lede_article empty = {.arena = &f.arena, .text = LEDE_SLICE("")};
    CHECK_OK(lede_layers_new(f.catalog, &empty, &f.layers, err));
    for (uint32_t i = 0; i < LEDE_N_BUILT_IN_LAYERS; i++) {
        CHECK_INT(lede_layers_get(f.layers, i)->count, 0);
    }
    CHECK(lede_layer_covering(lede_layers_get(f.layers, LEDE_LAYER_S), (lede_span){0, 1}) == NULL);
    tear_down(&f);
}

TEST(annotations_show_when_settled_sorted) {
    fixture f;
    char text[200];
    set_up(&f);
    CHECK_OK(annotate(&f, 4, 5, "d", err));
    CHECK_OK(annotate(&f, 1, 2, "b", err));
    CHECK_OK(annotate(&f, 1, 4, "long", err));
    CHECK_OK(annotate(&f, 1, 2, "b again", err));
    CHECK_STRING(seen(&f, text), "");
    CHECK_OK(lede_layers_settle(f.layers, err));
    CHECK_STRING(seen(&f, text), "1-4 long, 1-2 b, 1-2 b again, 4-5 d");
    CHECK_INT(lede_layers_get(f.layers, f.person)->longest, 3);
    tear_down(&f);
}

TEST(later_steps_add_to_what_is_there) {
    fixture f;
    char text[200];
    set_up(&f);
    CHECK_OK(annotate(&f, 4, 5, "d", err));
    CHECK_OK(lede_layers_settle(f.layers, err));
    const lede_layer *layer = lede_layers_get(f.layers, f.person);
    const lede_annotation *held = layer->annotations;
    CHECK_INT(layer->generation, 1);
    CHECK_OK(lede_layers_settle(f.layers, err)); /* nothing new */
    CHECK_INT(layer->generation, 1);
    CHECK_OK(annotate(&f, 0, 1, "a", err));
    CHECK_OK(annotate(&f, 4, 5, "same place", err));
    CHECK_OK(annotate(&f, 9, 12, "end", err));
    CHECK_OK(lede_layers_settle(f.layers, err));
    CHECK_INT(layer->generation, 2);
    CHECK_STRING(seen(&f, text), "0-1 a, 4-5 d, 4-5 same place, 9-12 end");
    CHECK_INT(held->span.start, 4); /* still readable */
    CHECK_INT(layer->annotations[2].order, 2);
    tear_down(&f);
}

TEST(a_failed_step_leaves_nothing) {
    fixture f;
    char text[200];
    set_up(&f);
    CHECK_OK(annotate(&f, 4, 5, "kept", err));
    CHECK_OK(lede_layers_settle(f.layers, err));
    CHECK_OK(annotate(&f, 0, 1, "lost", err));
    lede_layers_rollback(f.layers);
    CHECK_OK(annotate(&f, 6, 7, "kept too", err));
    CHECK_OK(lede_layers_settle(f.layers, err));
    CHECK_STRING(seen(&f, text), "4-5 kept, 6-7 kept too");
    tear_down(&f);
}

TEST(values_are_sorted_and_unique) {
    fixture f;
    set_up(&f);
    uint32_t kind = lede_catalog_find_key(f.catalog, LEDE_SLICE("kind"));
    uint32_t mood = lede_layers_key(f.layers, LEDE_SLICE("mood")); /* of this article only */
    CHECK_INT(mood, lede_catalog_n_keys(f.catalog));
    CHECK_INT(lede_layers_key(f.layers, LEDE_SLICE("mood")), mood);
    CHECK_INT(lede_layers_find_key(f.layers, LEDE_SLICE("mode")), LEDE_NO_LAYER);
    CHECK_TEXT(lede_layers_key_name(f.layers, mood), "mood");
    CHECK_TEXT(lede_layers_key_name(f.layers, f.name), "name");
    lede_named_value values[] = {{mood, lede_value_text(LEDE_SLICE("glad"))},
                                 {f.name, lede_value_int(1)},
                                 {kind, lede_value_bool(true)},
                                 {f.name, lede_value_int(2)}};
    CHECK_OK(lede_layers_append(f.layers, f.person, (lede_span){0, 1}, 7, values, 4, err));
    values[0] = values[1]; /* the list was copied */
    CHECK_OK(lede_layers_settle(f.layers, err));
    const lede_annotation *a = lede_layers_get(f.layers, f.person)->annotations;
    CHECK_INT(a->n_values, 3);
    CHECK_INT(a->rule, 7);
    CHECK(a->values[0].key < a->values[1].key && a->values[1].key < a->values[2].key);
    CHECK_INT(lede_annotation_value(a, f.name).as.integer, 2);
    CHECK_TEXT(lede_annotation_value(a, mood).as.text, "glad");
    CHECK(lede_annotation_value(a, mood + 1).kind == LEDE_NULL);
    tear_down(&f);
}

TEST(what_cannot_be_annotated_is_refused) {
    fixture f;
    lede_error why;
    set_up(&f);
    CHECK_INT(annotate(&f, 3, 3, "x", &why), LEDE_USAGE);
    CHECK(strstr(why.message, "layer 'person': an annotation needs at least one token") != NULL);
    CHECK_INT(annotate(&f, 3, 13, "x", &why), LEDE_USAGE);
    CHECK(strstr(why.message, "ends at token 13 of an article with 12") != NULL);
    lede_span span = {0, 1};
    CHECK_INT(lede_layers_append(f.layers, LEDE_LAYER_S, span, 0, NULL, 0, &why), LEDE_USAGE);
    CHECK(strstr(why.message, "layer 's' is built in") != NULL);
    CHECK_INT(lede_layers_append(f.layers, 99, span, 0, NULL, 0, &why), LEDE_USAGE);
    tear_down(&f);
}

/* Against the plain way, over all spans, with annotations of many lengths. */
TEST(places_are_found_as_by_looking_at_all) {
    fixture f;
    set_up(&f);
    static const lede_span spans[] = {{0, 12}, {0, 2}, {1, 2}, {2, 7}, {3, 4},
                                      {3, 4},  {5, 9}, {8, 9}, {8, 12}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        CHECK_OK(annotate(&f, spans[i].start, spans[i].stop, "x", err));
        CHECK_OK(lede_layers_settle(f.layers, err));
        const lede_layer *layer = lede_layers_get(f.layers, f.person);
        for (uint32_t start = 0; start < N_TOKENS; start++) {
            for (uint32_t stop = start + 1; stop <= N_TOKENS; stop++) {
                const lede_annotation *covering = NULL, *inside = NULL;
                lede_span span = {start, stop};
                uint32_t from = layer->count;
                for (uint32_t j = layer->count; j-- > 0;) {
                    const lede_annotation *a = &layer->annotations[j];
                    if (lede_span_covers(a->span, span)) covering = a;
                    if (lede_span_covers(span, a->span)) inside = a;
                    if (a->span.start >= start) from = j;
                }
                CHECK(lede_layer_covering(layer, span) == covering);
                CHECK(lede_layer_inside(layer, span) == inside);
                CHECK_INT(lede_layer_first_from(layer, start), from);
            }
        }
    }
    tear_down(&f);
}

TEST(an_article_may_run_out_of_memory) {
    fixture f;
    set_up(&f);
    size_t used = f.arena.used;
    lede_status status = LEDE_NOMEM;
    for (size_t limit = used + 16; status != LEDE_OK && limit < used + 65536; limit += 48) {
        lede_arena_reset(&f.arena);
        f.arena.limit = limit - used;
        lede_layers *layers;
        status = lede_layers_new(f.catalog, &f.article, &layers, NULL);
        for (uint32_t i = 0; i < 20 && status == LEDE_OK; i++) {
            lede_named_value value = {f.name, lede_value_text(LEDE_SLICE("somebody"))};
            status = lede_layers_append(layers, f.person, (lede_span){i % 7, i % 7 + 2}, 0, &value,
                                        1, NULL);
            if (status == LEDE_OK) status = lede_layers_settle(layers, NULL);
        }
        CHECK(status == LEDE_OK || status == LEDE_NOMEM);
    }
    CHECK_INT(status, LEDE_OK);
    f.arena.limit = 0;
    tear_down(&f);
}

TEST(a_sealed_catalog_knows_no_new_names) {
    fixture f;
    set_up(&f);
    CHECK_INT(lede_catalog_layer(f.catalog, LEDE_SLICE("org")), LEDE_NO_LAYER);
    CHECK_INT(lede_catalog_layer(f.catalog, LEDE_SLICE("person")), f.person);
    CHECK_INT(lede_catalog_find_layer(f.catalog, LEDE_SLICE("article")), LEDE_LAYER_ARTICLE);
    CHECK_TEXT(lede_catalog_layer_name(f.catalog, f.person), "person");
    CHECK(lede_catalog_is_written(f.catalog, LEDE_LAYER_P));
    CHECK(!lede_catalog_is_written(f.catalog, f.person));
    lede_catalog_mark_written(f.catalog, f.person);
    CHECK(lede_catalog_is_written(f.catalog, f.person));
    tear_down(&f);
}

int main(void) {
    RUN(every_article_has_four_layers);
    RUN(an_article_without_tokens_has_empty_layers);
    RUN(annotations_show_when_settled_sorted);
    RUN(later_steps_add_to_what_is_there);
    RUN(a_failed_step_leaves_nothing);
    RUN(values_are_sorted_and_unique);
    RUN(what_cannot_be_annotated_is_refused);
    RUN(places_are_found_as_by_looking_at_all);
    RUN(an_article_may_run_out_of_memory);
    RUN(a_sealed_catalog_knows_no_new_names);
    return DONE();
}
