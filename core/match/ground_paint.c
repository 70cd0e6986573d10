#include "match/ground_private.h"

#include <stdlib.h>

/* What layers say of tokens and boundaries, as rows of bits of the article. */

enum { WORD_BITS = 64 };

/* ---- which tests are rows -------------------------------------------------------------------- */

static bool is_layer_test(const lede_test *test) {
    return test->kind == LEDE_TEST_LAYER || test->kind == LEDE_TEST_LEX;
}

static bool is_combination(const lede_test *test) {
    return test->kind == LEDE_TEST_AND || test->kind == LEDE_TEST_OR || test->kind == LEDE_TEST_NOT;
}

/* Whether a row tells what the item leaves open of a combination: it is of the type, which decides
 * by itself or is left out, a row, or mixes both in the way that the combination does. */
static bool is_row_item(const lede_ground *ground, const lede_test *test, uint32_t item_i) {
    const lede_test *item = &ground->set->tests.tests.data[item_i];
    if (item->is_type_only) return test->kind != LEDE_TEST_NOT;
    if (!lede_row_has(ground->of_rows, item_i)) return false;
    return !lede_row_has(ground->mixed_rows, item_i) ||
           (item->kind == test->kind && test->kind != LEDE_TEST_NOT);
}

/* Items stand before what is made of them. */
static void mark_test(lede_ground *ground, uint32_t index) {
    const lede_tests *tests = &ground->set->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *items = tests->items.data + test->first_item;
    bool any = is_layer_test(test), is_row = any || is_combination(test), is_mixed = false;
    for (uint32_t i = 0; is_combination(test) && i < test->n_items; i++) {
        any = any || lede_row_has(ground->of_layers, items[i]);
        is_row = is_row && is_row_item(ground, test, items[i]);
        is_mixed = is_mixed || tests->tests.data[items[i]].is_type_only ||
                   lede_row_has(ground->mixed_rows, items[i]);
    }
    if (any) lede_row_set(ground->of_layers, index);
    if (any && is_row) lede_row_set(ground->of_rows, index);
    if (any && is_row && is_mixed) lede_row_set(ground->mixed_rows, index);
}

lede_status lede_ground_paints_init(lede_ground *ground, lede_error *err) {
    size_t n = ground->set->tests.tests.count, n_words = n / WORD_BITS + 1;
    size_t n_layers = lede_catalog_n_layers(ground->set->catalog);
    ground->paints = calloc(n + 1, sizeof *ground->paints);
    ground->views = calloc(n_layers + 1, sizeof *ground->views);
    ground->of_layers = calloc(n_words * 3, sizeof *ground->of_layers);
    if (ground->paints == NULL || ground->views == NULL || ground->of_layers == NULL) {
        return lede_fail_memory(err);
    }
    ground->of_rows = ground->of_layers + n_words;
    ground->mixed_rows = ground->of_rows + n_words;
    for (uint32_t i = 0; i < n; i++) mark_test(ground, i);
    return LEDE_OK;
}

void lede_ground_paints_clear(lede_ground *ground) {
    for (size_t i = 0; ground->paints != NULL && i < ground->set->tests.tests.count; i++) {
        free(ground->paints[i].bits);
    }
    for (size_t i = 0; ground->views != NULL && i < lede_catalog_n_layers(ground->set->catalog);
         i++) {
        free(ground->views[i].first);
    }
    for (size_t i = 0; i < ground->boundaries.count; i++) {
        free(ground->boundaries.data[i].paint.bits);
    }
    free(ground->paints);
    free(ground->views);
    free(ground->of_layers);
    free(ground->boundaries.data);
}

/* ---- painting -------------------------------------------------------------------------------- */

static bool is_fresh(const lede_ground *ground, const lede_paint *paint, uint64_t generation) {
    return paint->article == ground->article_n && paint->generation == generation;
}

bool lede_ground_start_paint(lede_ground *ground, lede_paint *paint, size_t n_words,
                             uint64_t generation) {
    if (paint->capacity < n_words) {
        uint64_t *grown = realloc(paint->bits, n_words * sizeof *grown);
        if (grown == NULL) lede_ground_note_memory(ground);
        if (grown == NULL) return false;
        paint->bits = grown;
        paint->capacity = n_words;
    }
    memset(paint->bits, 0, n_words * sizeof *paint->bits);
    paint->article = ground->article_n;
    paint->generation = generation;
    return true;
}

static bool start(lede_ground *ground, lede_paint *paint, uint64_t generation) {
    size_t n_words = ground->article->n_tokens / WORD_BITS + 1;
    return lede_ground_start_paint(ground, paint, n_words, generation);
}

static void paint_layer(lede_ground *ground, uint32_t layer_i, uint32_t inner, lede_paint *paint) {
    const lede_layer *layer = lede_ground_layer(ground, layer_i);
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (!lede_ground_annotation_holds(ground, inner, annotation)) continue;
        for (uint32_t t = annotation->span.start; t < annotation->span.stop; t++) {
            lede_row_set(paint->bits, t);
        }
    }
}

/* The sum of generations counts up whenever one of the layers changes. */
static uint64_t generation_of(lede_ground *ground, const lede_test *test) {
    const uint32_t *items = ground->set->tests.items.data + test->first_item;
    if (test->kind == LEDE_TEST_LAYER) return lede_ground_layer(ground, test->layer)->generation;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < test->n_items; i++) {
        sum += lede_ground_layer(ground, items[i])->generation;
    }
    return sum;
}

static bool paint_layers(lede_ground *ground, const lede_test *test, lede_paint *paint) {
    const uint32_t *items = ground->set->tests.items.data + test->first_item;
    uint64_t generation = generation_of(ground, test);
    if (is_fresh(ground, paint, generation)) return true;
    if (!start(ground, paint, generation)) return false;
    if (test->kind == LEDE_TEST_LAYER) {
        paint_layer(ground, test->layer, test->n_items > 0 ? items[0] : LEDE_NO_TEST, paint);
        return true;
    }
    for (uint32_t i = 0; i < test->n_items; i++) {
        paint_layer(ground, items[i], LEDE_NO_TEST, paint);
    }
    return true;
}

static const uint64_t *row_of(lede_ground *ground, uint32_t index);

static bool paint_combination(lede_ground *ground, const lede_test *test, uint64_t generation,
                              lede_paint *paint) {
    const lede_tests *tests = &ground->set->tests;
    const uint32_t *items = tests->items.data + test->first_item;
    size_t n_words = ground->article->n_tokens / WORD_BITS + 1;
    uint64_t flip = test->kind == LEDE_TEST_NOT ? UINT64_MAX : 0;
    bool is_or = test->kind == LEDE_TEST_OR;
    if (!start(ground, paint, generation)) return false;
    if (!is_or) memset(paint->bits, 0xFF, n_words * sizeof *paint->bits);
    for (uint32_t i = 0; i < test->n_items; i++) {
        if (tests->tests.data[items[i]].is_type_only) continue;
        const uint64_t *row = row_of(ground, items[i]);
        if (row == NULL) return false;
        for (size_t w = 0; w < n_words; w++) {
            paint->bits[w] = is_or ? paint->bits[w] | row[w] : paint->bits[w] & (row[w] ^ flip);
        }
    }
    return true;
}

/* Of a test in `of_rows` what is not of the type. NULL: a failure is kept. */
static const uint64_t *row_of(lede_ground *ground, uint32_t index) {
    const lede_test *test = &ground->set->tests.tests.data[index];
    lede_paint *paint = &ground->paints[index];
    uint64_t generation = lede_layers_generation(ground->layers);
    if (paint->article == ground->article_n && paint->looked == generation) return paint->bits;
    bool ok = is_layer_test(test) ? paint_layers(ground, test, paint)
                                  : paint_combination(ground, test, generation, paint);
    paint->looked = generation;
    if (!ok) paint->article = 0;
    return ok ? paint->bits : NULL;
}

/* Whether the type decides a test that mixes, and how; of AND it can only bar. */
static bool is_decided(const lede_ground *ground, uint32_t index, uint32_t class_i) {
    const lede_tests *tests = &ground->set->tests;
    const lede_test *test = &tests->tests.data[index];
    const uint32_t *items = tests->items.data + test->first_item;
    bool is_or = test->kind == LEDE_TEST_OR;
    for (uint32_t i = 0; i < test->n_items; i++) {
        bool is_type = tests->tests.data[items[i]].is_type_only;
        if (is_type && lede_classes_has(&ground->classes, class_i, items[i]) == is_or) return true;
        bool mixes = !is_type && lede_row_has(ground->mixed_rows, items[i]);
        if (mixes && is_decided(ground, items[i], class_i)) return true;
    }
    return false;
}

bool lede_ground_rest_holds(lede_ground *ground, uint32_t index, uint32_t token) {
    const uint64_t *row = row_of(ground, index);
    return row != NULL && lede_row_has(row, token);
}

bool lede_ground_row_holds(lede_ground *ground, uint32_t index, uint32_t token) {
    const uint64_t *row = row_of(ground, index);
    if (row == NULL) return false;
    bool holds = lede_row_has(row, token);
    if (!lede_row_has(ground->mixed_rows, index)) return holds;
    bool is_or = ground->set->tests.tests.data[index].kind == LEDE_TEST_OR;
    if (holds == is_or) return holds;
    uint32_t class_i = ground->classes.column.data[ground->article->token_types[token]];
    return is_decided(ground, index, class_i) ? is_or : holds;
}

/* ---- where annotations stand ----------------------------------------------------------------- */

const lede_layer *lede_ground_look(lede_ground *ground, uint32_t layer_i) {
    lede_layer_view *view = &ground->views[layer_i];
    view->layer = lede_layers_get(ground->layers, layer_i);
    view->article = ground->article_n;
    view->is_listed = false;
    return view->layer;
}

/* Room for bits of all tokens, and of the boundary behind them. */
static bool start_begins(lede_ground *ground) {
    size_t n = (size_t)ground->article->n_tokens + 1;
    if (ground->begins_of == ground->article_n) return true;
    if (!lede_array_reserve(&ground->begins, n)) {
        lede_ground_note_memory(ground);
        return false;
    }
    memset(ground->begins.data, 0, n * sizeof *ground->begins.data);
    ground->begins_of = ground->article_n;
    return true;
}

lede_status lede_ground_list_regions(lede_ground *ground, const lede_automaton *automaton,
                                     lede_error *err) {
    const struct lede_masks *masks = automaton->masks;
    uint64_t generation = lede_layers_generation(ground->layers);
    lede_listing *listing = automaton->number == 0 ? NULL : &ground->listings[automaton->number];
    if (listing != NULL && listing->article == ground->article_n &&
        listing->generation == generation) {
        return LEDE_OK;
    }
    if (!start_begins(ground)) return lede_ground_check(ground, err);
    for (uint32_t i = 0; i < masks->n_regions; i += masks->n_of_layer[i]) {
        const lede_position *first = &automaton->positions[masks->regions[i]];
        if (first->phrases == NULL) lede_ground_first(ground, first->layer, 0);
    }
    if (listing != NULL) *listing = (lede_listing){ground->article_n, generation};
    return lede_ground_check(ground, err);
}

const uint32_t *lede_ground_list(lede_ground *ground, uint32_t layer_i) {
    lede_layer_view *view = &ground->views[layer_i];
    const lede_layer *layer = lede_ground_layer(ground, layer_i);
    size_t n = (size_t)ground->article->n_tokens + 1;
    if (view->capacity < n) {
        uint32_t *grown = realloc(view->first, n * sizeof *grown);
        if (grown == NULL) lede_ground_note_memory(ground);
        if (grown == NULL) return NULL;
        view->first = grown;
        view->capacity = n;
    }
    memset(view->first, 0xFF, n * sizeof *view->first);
    if (!start_begins(ground)) return NULL;
    uint64_t bit = lede_layer_bit(layer_i);
    for (uint32_t i = layer->count; i-- > 0;) {
        uint32_t start = layer->annotations[i].span.start;
        view->first[start] = i;
        ground->begins.data[start] |= bit;
    }
    view->generation = layer->generation;
    view->is_listed = true;
    return view->first;
}

static lede_paint *boundary_paint(lede_ground *ground, uint32_t layer_i, uint32_t test,
                                  bool at_end) {
    for (size_t i = 0; i < ground->boundaries.count; i++) {
        lede_boundary_paint *known = &ground->boundaries.data[i];
        if (known->layer == layer_i && known->test == test && known->at_end == at_end) {
            return &known->paint;
        }
    }
    lede_boundary_paint fresh = {.layer = layer_i, .test = test, .at_end = at_end};
    if (!lede_array_push(&ground->boundaries, fresh)) {
        lede_ground_note_memory(ground);
        return NULL;
    }
    return &ground->boundaries.data[ground->boundaries.count - 1].paint;
}

const uint64_t *lede_ground_boundaries(lede_ground *ground, uint32_t layer_i, uint32_t test,
                                       bool at_end) {
    const lede_layer *layer = lede_ground_layer(ground, layer_i);
    lede_paint *paint = boundary_paint(ground, layer_i, test, at_end);
    if (paint == NULL) return NULL;
    if (is_fresh(ground, paint, layer->generation)) return paint->bits;
    if (!start(ground, paint, layer->generation)) return NULL;
    for (uint32_t j = 0; j < layer->count; j++) {
        const lede_annotation *annotation = &layer->annotations[j];
        if (!lede_ground_annotation_holds(ground, test, annotation)) continue;
        lede_row_set(paint->bits, at_end ? annotation->span.stop : annotation->span.start);
    }
    return paint->bits;
}
