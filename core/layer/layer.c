#include "layer/layer.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "text/ready.h"

typedef LEDE_ARRAY(lede_annotation) annotation_array;

typedef struct slot {
    lede_layer settled;
    annotation_array pending;
    bool listed; /* among `changed` */
    bool waits;  /* built in, and nobody has asked for it */
} slot;

struct lede_layers {
    const lede_catalog *catalog;
    lede_article *article;
    slot *slots;
    uint32_t n_slots;
    uint64_t generation;
    LEDE_ARRAY(uint32_t) changed; /* layers with something pending */
    LEDE_ARRAY(lede_slice) keys;  /* names behind the catalog's, of this article only */
    lede_annotation *built_in;    /* room for sentences, paragraphs, blocks and the article */
    lede_named_value *kinds;      /* of blocks, by kind; made when first met */
};

/* By start, then longer first, then order of appending: total, so any sort gives the same. */
static int compare(const void *left, const void *right) {
    const lede_annotation *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop > b->span.stop ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void sort(annotation_array *pending) {
    bool sorted = true;
    for (size_t i = 1; i < pending->count && sorted; i++) {
        const lede_annotation *a = &pending->data[i - 1], *b = a + 1;
        sorted = a->span.start < b->span.start || compare(a, b) < 0;
    }
    if (!sorted) qsort(pending->data, pending->count, sizeof *pending->data, compare);
}

static void note_longest(slot *s, const annotation_array *added) {
    for (size_t i = 0; i < added->count; i++) {
        uint32_t length = added->data[i].span.stop - added->data[i].span.start;
        if (length > s->settled.longest) s->settled.longest = length;
    }
}

/* The first annotations of a layer. */
static void show(slot *s, annotation_array *added) {
    if (added->count == 0) return;
    note_longest(s, added);
    sort(added);
    s->settled.annotations = added->data;
    s->settled.count = (uint32_t)added->count;
    s->settled.generation++;
}

static bool append(lede_layers *layers, uint32_t layer, lede_annotation annotation) {
    slot *s = &layers->slots[layer];
    lede_arena *arena = layers->article->arena;
    annotation.order = (uint32_t)(s->settled.count + s->pending.count);
    if (!lede_array_push_in(arena, &s->pending, annotation)) return false;
    if (s->listed) return true;
    s->listed = lede_array_push_in(arena, &layers->changed, layer);
    if (!s->listed) s->pending.count--;
    return s->listed;
}

/* ---- the layers that every article has ---- */

static bool is_paragraph(lede_block_kind kind) {
    return kind == LEDE_BLOCK_PARAGRAPH || kind == LEDE_BLOCK_QUOTE || kind == LEDE_BLOCK_LIST;
}

/* The list sorted by key; of two values with one key the later stands. NULL: out of memory. */
static lede_named_value *sort_values(lede_arena *arena, const lede_named_value *values,
                                     uint32_t *n_values) {
    lede_named_value *sorted = lede_arena_array(arena, *n_values, sizeof *sorted);
    uint32_t count = 0;
    for (uint32_t i = 0; sorted != NULL && i < *n_values; i++) {
        uint32_t at = count;
        while (at > 0 && sorted[at - 1].key > values[i].key) at--;
        if (at > 0 && sorted[at - 1].key == values[i].key) {
            sorted[at - 1] = values[i];
            continue;
        }
        memmove(sorted + at + 1, sorted + at, (count - at) * sizeof *sorted);
        sorted[at] = values[i];
        count++;
    }
    *n_values = count;
    return sorted;
}

/* The attributes of an element of the file; none for UINT32_MAX. */
static bool read_region(lede_layers *layers, uint32_t region_i, lede_annotation *annotation) {
    const lede_article *article = layers->article;
    if (region_i == UINT32_MAX) return true;
    const lede_region *region = &article->ready->regions[region_i];
    if (region->n_pairs == 0) return true;
    lede_named_value *values = lede_arena_array(article->arena, region->n_pairs, sizeof *values);
    if (values == NULL) return false;
    for (uint32_t i = 0; i < region->n_pairs; i++) {
        uint32_t key = lede_layers_key(layers, region->pairs[i].name);
        if (key == LEDE_NO_LAYER) return false;
        values[i] = (lede_named_value){key, lede_value_text(region->pairs[i].value)};
    }
    annotation->n_values = region->n_pairs;
    annotation->values = sort_values(article->arena, values, &annotation->n_values);
    return annotation->values != NULL;
}

/* Elements of the file whose names were declared as layers. */
static bool add_regions(lede_layers *layers) {
    const lede_ready *ready = layers->article->ready;
    for (uint32_t i = 0; ready != NULL && i < ready->n_regions; i++) {
        const lede_region *region = &ready->regions[i];
        uint32_t layer = lede_catalog_find_layer(layers->catalog, region->name);
        if (layer == LEDE_NO_LAYER || !lede_catalog_is_given(layers->catalog, layer)) continue;
        lede_annotation annotation = {.span = region->tokens, .rule = UINT32_MAX};
        if (region->tokens.start == region->tokens.stop) continue;
        if (!read_region(layers, i, &annotation) || !append(layers, layer, annotation)) {
            return false;
        }
    }
    return true;
}

/* Where the built-in layers begin in the room for them; LEDE_N_BUILT_IN_LAYERS: its size. */
static size_t place_of(const lede_article *article, uint32_t layer) {
    const size_t most[LEDE_N_BUILT_IN_LAYERS] = {[LEDE_LAYER_S] = article->n_sentences,
                                                 [LEDE_LAYER_P] = article->n_blocks,
                                                 [LEDE_LAYER_BLOCK] = article->n_blocks,
                                                 [LEDE_LAYER_ARTICLE] = 1};
    size_t place = 0;
    for (uint32_t i = 0; i < layer; i++) place += most[i];
    return place;
}

static lede_annotation *add(annotation_array *out, lede_span span) {
    lede_annotation *annotation = &out->data[out->count];
    *annotation =
        (lede_annotation){.span = span, .rule = UINT32_MAX, .order = (uint32_t)out->count++};
    return annotation;
}

static const lede_named_value *kind_of(const lede_layers *layers, const lede_block *block) {
    lede_named_value *kind = &layers->kinds[block->kind];
    if (kind->value.kind == LEDE_NULL) {
        lede_slice name = lede_slice_of(lede_block_kind_name(block->kind));
        *kind = (lede_named_value){LEDE_KEY_KIND, lede_value_text(name)};
    }
    return kind;
}

static bool is_in(const lede_block *block, uint32_t layer) {
    if (block->tokens.start >= block->tokens.stop) return false;
    return layer == LEDE_LAYER_BLOCK || is_paragraph(block->kind);
}

static void add_blocks(const lede_layers *layers, uint32_t layer, annotation_array *out) {
    const lede_article *article = layers->article;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if (!is_in(block, layer)) continue;
        lede_annotation *annotation = add(out, block->tokens);
        if (layer != LEDE_LAYER_BLOCK) continue;
        annotation->values = kind_of(layers, block);
        annotation->n_values = 1;
    }
}

/* The annotations of a built-in layer in the room for them. */
static annotation_array list_built_in(const lede_layers *layers, uint32_t layer) {
    const lede_article *article = layers->article;
    annotation_array out = {.data = layers->built_in + place_of(article, layer)};
    if (layer == LEDE_LAYER_S) {
        for (uint32_t i = 0; i < article->n_sentences; i++) add(&out, article->sentences[i].tokens);
    } else if (layer == LEDE_LAYER_ARTICLE) {
        if (article->n_tokens > 0) add(&out, (lede_span){0, article->n_tokens});
    } else {
        add_blocks(layers, layer, &out);
    }
    return out;
}

/* What the file says of its sentences and paragraphs. */
static bool read_regions(lede_layers *layers, uint32_t layer, const annotation_array *listed) {
    const lede_article *article = layers->article;
    const lede_ready *ready = article->ready;
    size_t n = 0;
    for (uint32_t i = 0; layer == LEDE_LAYER_S && i < article->n_sentences; i++) {
        if (!read_region(layers, ready->sentence_regions[i], &listed->data[i])) return false;
    }
    for (uint32_t i = 0; layer == LEDE_LAYER_P && i < article->n_blocks; i++) {
        if (!is_in(&article->blocks[i], layer)) continue;
        if (!read_region(layers, ready->block_regions[i], &listed->data[n++])) return false;
    }
    return true;
}

/* Every article pays for this, many are short, and few rules ask for built-in layers: room is made
 * once, and they are filled when they are asked for; those of a file, which need more memory,
 * now. */
static bool start_built_in(lede_layers *layers) {
    lede_article *article = layers->article;
    size_t n = place_of(article, LEDE_N_BUILT_IN_LAYERS);
    layers->built_in = lede_arena_array(article->arena, n, sizeof *layers->built_in);
    if (layers->built_in == NULL) return false;
    for (uint32_t i = 0; i < LEDE_N_BUILT_IN_LAYERS; i++) {
        layers->slots[i].waits = article->ready == NULL;
        if (article->ready == NULL) continue;
        annotation_array listed = list_built_in(layers, i);
        if (!read_regions(layers, i, &listed)) return false;
        show(&layers->slots[i], &listed);
    }
    return add_regions(layers);
}

lede_status lede_layers_new(const lede_catalog *catalog, lede_article *article, lede_layers **out,
                            lede_error *err) {
    *out = NULL;
    uint32_t n_slots = lede_catalog_n_layers(catalog);
    lede_layers *layers = lede_arena_zalloc(article->arena, sizeof *layers);
    lede_named_value *kinds = lede_arena_zalloc(article->arena, LEDE_N_BLOCK_KINDS * sizeof *kinds);
    slot *slots = lede_arena_zalloc(article->arena, n_slots * sizeof *slots);
    if (layers == NULL || slots == NULL || kinds == NULL) return lede_fail_memory(err);
    layers->catalog = catalog;
    layers->article = article;
    layers->kinds = kinds;
    layers->slots = slots;
    layers->n_slots = n_slots;
    if (!start_built_in(layers)) return lede_fail_memory(err);
    LEDE_TRY(lede_layers_settle(layers, err));
    *out = layers;
    return LEDE_OK;
}

lede_article *lede_layers_article(const lede_layers *layers) {
    return layers->article;
}

const lede_catalog *lede_layers_catalog(const lede_layers *layers) {
    return layers->catalog;
}

/* ---- names of attributes ---- */

uint32_t lede_layers_find_key(const lede_layers *layers, lede_slice name) {
    uint32_t known = lede_catalog_find_key(layers->catalog, name);
    if (known != LEDE_NO_LAYER) return known;
    for (size_t i = 0; i < layers->keys.count; i++) {
        if (lede_slice_equal(layers->keys.data[i], name)) {
            return lede_catalog_n_keys(layers->catalog) + (uint32_t)i;
        }
    }
    return LEDE_NO_LAYER;
}

uint32_t lede_layers_key(lede_layers *layers, lede_slice name) {
    uint32_t known = lede_layers_find_key(layers, name);
    if (known != LEDE_NO_LAYER) return known;
    bool ok = true;
    lede_slice copy = lede_arena_copy(layers->article->arena, name, &ok);
    if (!ok || !lede_array_push_in(layers->article->arena, &layers->keys, copy)) {
        return LEDE_NO_LAYER;
    }
    return lede_catalog_n_keys(layers->catalog) + (uint32_t)(layers->keys.count - 1);
}

lede_slice lede_layers_key_name(const lede_layers *layers, uint32_t key) {
    uint32_t n_known = lede_catalog_n_keys(layers->catalog);
    if (key < n_known) return lede_catalog_key_name(layers->catalog, key);
    return layers->keys.data[key - n_known];
}

/* ---- writing ---- */

static lede_status check(const lede_layers *layers, uint32_t layer, lede_span span,
                         lede_error *err) {
    if (layer >= layers->n_slots) {
        return lede_fail(err, LEDE_USAGE, "an annotation for a layer that was not declared");
    }
    lede_slice name = lede_catalog_layer_name(layers->catalog, layer);
    if (layer < LEDE_N_BUILT_IN_LAYERS) {
        return lede_fail(err, LEDE_USAGE, "layer '%.*s' is built in and cannot be written",
                         LEDE_FMT(name));
    }
    if (span.start >= span.stop) {
        return lede_fail(err, LEDE_USAGE,
                         "layer '%.*s': an annotation needs at least one token, got %u to %u",
                         LEDE_FMT(name), span.start, span.stop);
    }
    if (span.stop > layers->article->n_tokens) {
        return lede_fail(err, LEDE_USAGE,
                         "layer '%.*s': an annotation ends at token %u of an article with %u",
                         LEDE_FMT(name), span.stop, layers->article->n_tokens);
    }
    return LEDE_OK;
}

lede_status lede_layers_append(lede_layers *layers, uint32_t layer, lede_span span, uint32_t rule,
                               const lede_named_value *values, uint32_t n_values, lede_error *err) {
    LEDE_TRY(check(layers, layer, span, err));
    lede_annotation annotation = {.span = span, .rule = rule, .n_values = n_values};
    if (n_values > 0) {
        annotation.values = sort_values(layers->article->arena, values, &annotation.n_values);
        if (annotation.values == NULL) return lede_fail_memory(err);
    }
    return append(layers, layer, annotation) ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_layers_append_borrowed(lede_layers *layers, uint32_t layer, lede_span span,
                                        uint32_t rule, const lede_named_value *values,
                                        uint32_t n_values, lede_error *err) {
    LEDE_TRY(check(layers, layer, span, err));
    lede_annotation annotation = {
        .span = span, .rule = rule, .n_values = n_values, .values = values};
    return append(layers, layer, annotation) ? LEDE_OK : lede_fail_memory(err);
}

static void merge(const lede_layer *old, const annotation_array *added, lede_annotation *out) {
    size_t i = 0, j = 0;
    while (i < old->count || j < added->count) {
        bool take_old = j == added->count ||
                        (i < old->count && compare(&old->annotations[i], &added->data[j]) < 0);
        *out++ = take_old ? old->annotations[i++] : added->data[j++];
    }
}

static bool settle(slot *s, lede_arena *arena) {
    if (s->pending.count == 0) return true;
    size_t count = s->settled.count + s->pending.count;
    if (s->settled.count == 0) {
        show(s, &s->pending);
        s->pending = (annotation_array){0};
        return true;
    }
    note_longest(s, &s->pending);
    sort(&s->pending);
    lede_annotation *merged = lede_arena_array(arena, count, sizeof *merged);
    if (merged == NULL) return false;
    merge(&s->settled, &s->pending, merged);
    s->settled.annotations = merged;
    s->pending.count = 0;
    s->settled.count = (uint32_t)count;
    s->settled.generation++;
    return true;
}

lede_status lede_layers_settle(lede_layers *layers, lede_error *err) {
    while (layers->changed.count > 0) {
        slot *s = &layers->slots[layers->changed.data[layers->changed.count - 1]];
        if (!settle(s, layers->article->arena)) return lede_fail_memory(err);
        layers->generation++;
        s->listed = false;
        layers->changed.count--;
    }
    return LEDE_OK;
}

void lede_layers_rollback(lede_layers *layers) {
    for (size_t i = 0; i < layers->changed.count; i++) {
        slot *s = &layers->slots[layers->changed.data[i]];
        s->pending.count = 0;
        s->listed = false;
    }
    layers->changed.count = 0;
}

/* ---- reading ---- */

uint64_t lede_layers_generation(const lede_layers *layers) {
    return layers->generation;
}

/* Apart: it needs room on the stack, which the many calls of the next would check for nothing. */
LEDE_APART static void fill_built_in(const lede_layers *layers, uint32_t layer) {
    slot *s = &layers->slots[layer];
    annotation_array listed = list_built_in(layers, layer);
    s->waits = false;
    show(s, &listed);
}

const lede_layer *lede_layers_get(const lede_layers *layers, uint32_t layer) {
    static const lede_layer none = {0};
    if (layer >= layers->n_slots) return &none;
    if (layers->slots[layer].waits) fill_built_in(layers, layer);
    return &layers->slots[layer].settled;
}

lede_value lede_annotation_value(const lede_annotation *annotation, uint32_t key) {
    for (uint32_t i = 0; i < annotation->n_values && annotation->values[i].key <= key; i++) {
        if (annotation->values[i].key == key) return annotation->values[i].value;
    }
    return lede_value_null();
}

uint32_t lede_layer_first_from(const lede_layer *layer, uint32_t token) {
    uint32_t low = 0, high = layer->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (layer->annotations[middle].span.start < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const lede_annotation *lede_layer_covering(const lede_layer *layer, lede_span span) {
    /* None that starts before this reaches span.stop. */
    uint32_t from = span.stop > layer->longest ? span.stop - layer->longest : 0;
    for (uint32_t i = lede_layer_first_from(layer, from); i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.start > span.start) return NULL;
        if (annotation->span.stop >= span.stop) return annotation;
    }
    return NULL;
}

const lede_annotation *lede_layer_inside(const lede_layer *layer, lede_span span) {
    for (uint32_t i = lede_layer_first_from(layer, span.start); i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (annotation->span.start >= span.stop) return NULL;
        if (annotation->span.stop <= span.stop) return annotation;
    }
    return NULL;
}
