#include "layer/catalog.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"

typedef struct entry {
    lede_slice name;
    bool written, given, is_helper;
} entry;

typedef LEDE_ARRAY(entry) entries;

struct lede_catalog {
    lede_arena arena; /* names */
    lede_map layer_indices, key_indices;
    entries layers, keys;
    bool sealed;
};

bool lede_is_name(lede_slice text) {
    if (text.size == 0 || text.size > LEDE_MAX_NAME) return false;
    if (text.data[0] < 'a' || text.data[0] > 'z') return false;
    for (size_t i = 1; i < text.size; i++) {
        char c = text.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return true;
}

static uint32_t add(lede_catalog *catalog, entries *list, lede_map *indices, lede_slice name) {
    uint32_t found = lede_map_get(indices, name);
    if (found != LEDE_MAP_NONE || catalog->sealed || list->count >= LEDE_NO_LAYER) return found;
    char *copy = lede_arena_string(&catalog->arena, name);
    if (copy == NULL || !lede_array_reserve(list, 1)) return LEDE_NO_LAYER;
    lede_slice own = {copy, name.size};
    uint32_t index = (uint32_t)list->count;
    if (!lede_map_put(indices, own, index)) return LEDE_NO_LAYER;
    list->data[list->count++] = (entry){.name = own};
    return index;
}

lede_status lede_catalog_new(lede_catalog **out, lede_error *err) {
    static const char *const built_in[LEDE_N_BUILT_IN_LAYERS] = {"s", "p", "block", "article"};
    lede_catalog *catalog = calloc(1, sizeof *catalog);
    *out = NULL;
    if (catalog == NULL) return lede_fail_memory(err);
    lede_arena_init(&catalog->arena, 0);
    for (uint32_t i = 0; i < LEDE_N_BUILT_IN_LAYERS; i++) {
        if (lede_catalog_layer(catalog, lede_slice_of(built_in[i])) != i) {
            lede_catalog_free(catalog);
            return lede_fail_memory(err);
        }
        lede_catalog_mark_written(catalog, i);
    }
    if (lede_catalog_key(catalog, LEDE_SLICE("kind")) != LEDE_KEY_KIND) {
        lede_catalog_free(catalog);
        return lede_fail_memory(err);
    }
    *out = catalog;
    return LEDE_OK;
}

void lede_catalog_free(lede_catalog *catalog) {
    if (catalog == NULL) return;
    lede_map_clear(&catalog->layer_indices);
    lede_map_clear(&catalog->key_indices);
    free(catalog->layers.data);
    free(catalog->keys.data);
    lede_arena_clear(&catalog->arena);
    free(catalog);
}

uint32_t lede_catalog_layer(lede_catalog *catalog, lede_slice name) {
    return add(catalog, &catalog->layers, &catalog->layer_indices, name);
}

uint32_t lede_catalog_key(lede_catalog *catalog, lede_slice name) {
    return add(catalog, &catalog->keys, &catalog->key_indices, name);
}

uint32_t lede_catalog_find_layer(const lede_catalog *catalog, lede_slice name) {
    return lede_map_get(&catalog->layer_indices, name);
}

uint32_t lede_catalog_find_key(const lede_catalog *catalog, lede_slice name) {
    return lede_map_get(&catalog->key_indices, name);
}

lede_slice lede_catalog_layer_name(const lede_catalog *catalog, uint32_t layer) {
    return catalog->layers.data[layer].name;
}

lede_slice lede_catalog_key_name(const lede_catalog *catalog, uint32_t key) {
    return catalog->keys.data[key].name;
}

uint32_t lede_catalog_n_layers(const lede_catalog *catalog) {
    return (uint32_t)catalog->layers.count;
}

uint32_t lede_catalog_n_keys(const lede_catalog *catalog) {
    return (uint32_t)catalog->keys.count;
}

void lede_catalog_mark_written(lede_catalog *catalog, uint32_t layer) {
    catalog->layers.data[layer].written = true;
}

bool lede_catalog_is_written(const lede_catalog *catalog, uint32_t layer) {
    return catalog->layers.data[layer].written;
}

void lede_catalog_mark_given(lede_catalog *catalog, uint32_t layer) {
    catalog->layers.data[layer].given = true;
    catalog->layers.data[layer].written = true;
}

bool lede_catalog_is_given(const lede_catalog *catalog, uint32_t layer) {
    return catalog->layers.data[layer].given;
}

void lede_catalog_mark_helper(lede_catalog *catalog, uint32_t layer) {
    catalog->layers.data[layer].is_helper = true;
}

bool lede_catalog_is_helper(const lede_catalog *catalog, uint32_t layer) {
    return catalog->layers.data[layer].is_helper;
}

void lede_catalog_seal(lede_catalog *catalog) {
    catalog->sealed = true;
}
