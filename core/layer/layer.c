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
} slot;

struct lede_layers {
    const lede_catalog *catalog;
    lede_article *article;
    slot *slots;
    uint32_t n_slots;
    uint64_t generation;
    LEDE_ARRAY(uint32_t) changed; /* layers with something pending */
    LEDE_ARRAY(lede_slice) keys;  /* names behind the catalog's, of this article only */
};

/* By start, then longer first, then order of appending: total, so any sort gives the same. */
static int compare(const void *left, const void *right) {
    const lede_annotation *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop > b->span.stop ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
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

static lede_named_value *copy_values(lede_arena *arena, const lede_named_value *values,
                                     uint32_t *n_values);

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
    annotation->values = copy_values(article->arena, values, &annotation->n_values);
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

/* Every article pays for what follows, and many are short: room is made once, and nothing is
 * copied. */
static bool reserve_built_in(lede_layers *layers) {
    const lede_article *article = layers->article;
    const uint32_t most[LEDE_N_BUILT_IN_LAYERS] = {[LEDE_LAYER_S] = article->n_sentences,
                                                   [LEDE_LAYER_P] = article->n_blocks,
                                                   [LEDE_LAYER_BLOCK] = article->n_blocks,
                                                   [LEDE_LAYER_ARTICLE] = 1};
    for (uint32_t i = 0; i < LEDE_N_BUILT_IN_LAYERS; i++) {
        if (!lede_array_reserve_in(article->arena, &layers->slots[i].pending, most[i])) {
            return false;
        }
    }
    return lede_array_reserve_in(article->arena, &layers->changed, LEDE_N_BUILT_IN_LAYERS);
}

/* There is room; the annotation is to be completed. */
static lede_annotation *add(lede_layers *layers, uint32_t layer, lede_span span) {
    slot *s = &layers->slots[layer];
    if (!s->listed) layers->changed.data[layers->changed.count++] = layer;
    s->listed = true;
    lede_annotation *annotation = &s->pending.data[s->pending.count];
    *annotation =
        (lede_annotation){.span = span, .rule = UINT32_MAX, .order = (uint32_t)s->pending.count++};
    return annotation;
}

static bool add_sentences(lede_layers *layers) {
    const lede_article *article = layers->article;
    const lede_ready *ready = article->ready;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_annotation *annotation = add(layers, LEDE_LAYER_S, article->sentences[i].tokens);
        if (ready == NULL) continue;
        if (!read_region(layers, ready->sentence_regions[i], annotation)) return false;
    }
    return true;
}

static bool add_blocks(lede_layers *layers) {
    const lede_article *article = layers->article;
    const lede_ready *ready = article->ready;
    /* By kind, made when first met. */
    lede_named_value *kinds = lede_arena_zalloc(article->arena, LEDE_N_BLOCK_KINDS * sizeof *kinds);
    if (kinds == NULL) return false;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if (block->tokens.start >= block->tokens.stop) continue;
        if (is_paragraph(block->kind)) {
            lede_annotation *annotation = add(layers, LEDE_LAYER_P, block->tokens);
            uint32_t region = ready == NULL ? UINT32_MAX : ready->block_regions[i];
            if (!read_region(layers, region, annotation)) return false;
        }
        lede_named_value *kind = &kinds[block->kind];
        if (kind->value.kind == LEDE_NULL) {
            lede_slice name = lede_slice_of(lede_block_kind_name(block->kind));
            *kind = (lede_named_value){LEDE_KEY_KIND, lede_value_text(name)};
        }
        lede_annotation *annotation = add(layers, LEDE_LAYER_BLOCK, block->tokens);
        annotation->values = kind;
        annotation->n_values = 1;
    }
    return true;
}

static bool add_built_in(lede_layers *layers) {
    const lede_article *article = layers->article;
    lede_span whole = {0, article->n_tokens};
    if (!reserve_built_in(layers) || !add_sentences(layers)) return false;
    if (article->n_tokens > 0) add(layers, LEDE_LAYER_ARTICLE, whole);
    return add_blocks(layers) && add_regions(layers);
}

lede_status lede_layers_new(const lede_catalog *catalog, lede_article *article, lede_layers **out,
                            lede_error *err) {
    *out = NULL;
    lede_layers *layers = lede_arena_zalloc(article->arena, sizeof *layers);
    if (layers == NULL) return lede_fail_memory(err);
    layers->catalog = catalog;
    layers->article = article;
    layers->n_slots = lede_catalog_n_layers(catalog);
    layers->slots = lede_arena_array(article->arena, layers->n_slots, sizeof *layers->slots);
    if (layers->slots == NULL) return lede_fail_memory(err);
    memset(layers->slots, 0, layers->n_slots * sizeof *layers->slots);
    if (!add_built_in(layers)) return lede_fail_memory(err);
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

/* Copies sorted by key; of two values with one key the later stands. NULL: out of memory. */
static lede_named_value *copy_values(lede_arena *arena, const lede_named_value *values,
                                     uint32_t *n_values) {
    lede_named_value *copies = lede_arena_array(arena, *n_values, sizeof *copies);
    if (copies == NULL) return NULL;
    uint32_t count = 0;
    bool ok = true;
    for (uint32_t i = 0; i < *n_values; i++) {
        lede_named_value copy = {values[i].key, lede_value_copy(arena, values[i].value, &ok)};
        uint32_t at = count;
        while (at > 0 && copies[at - 1].key > copy.key) at--;
        if (at > 0 && copies[at - 1].key == copy.key) {
            copies[at - 1] = copy;
            continue;
        }
        memmove(copies + at + 1, copies + at, (count - at) * sizeof *copies);
        copies[at] = copy;
        count++;
    }
    *n_values = count;
    return ok ? copies : NULL;
}

lede_status lede_layers_append(lede_layers *layers, uint32_t layer, lede_span span, uint32_t rule,
                               const lede_named_value *values, uint32_t n_values, lede_error *err) {
    LEDE_TRY(check(layers, layer, span, err));
    lede_annotation annotation = {.span = span, .rule = rule, .n_values = n_values};
    if (n_values > 0) {
        annotation.values = copy_values(layers->article->arena, values, &annotation.n_values);
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

static void sort(annotation_array *pending) {
    bool sorted = true;
    for (size_t i = 1; i < pending->count && sorted; i++) {
        const lede_annotation *a = &pending->data[i - 1], *b = a + 1;
        sorted = a->span.start < b->span.start || compare(a, b) < 0;
    }
    if (!sorted) qsort(pending->data, pending->count, sizeof *pending->data, compare);
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
    for (size_t i = 0; i < s->pending.count; i++) {
        uint32_t length = s->pending.data[i].span.stop - s->pending.data[i].span.start;
        if (length > s->settled.longest) s->settled.longest = length;
    }
    sort(&s->pending);
    if (s->settled.count == 0) {
        s->settled.annotations = s->pending.data;
        s->pending = (annotation_array){0};
    } else {
        lede_annotation *merged = lede_arena_array(arena, count, sizeof *merged);
        if (merged == NULL) return false;
        merge(&s->settled, &s->pending, merged);
        s->settled.annotations = merged;
        s->pending.count = 0;
    }
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

const lede_layer *lede_layers_get(const lede_layers *layers, uint32_t layer) {
    static const lede_layer none = {0};
    return layer < layers->n_slots ? &layers->slots[layer].settled : &none;
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
