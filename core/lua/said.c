#include "lua/said.h"

static uint32_t *place_of(uint32_t places[LEDE_SAID_NAMES], lede_slice name) {
    return &places[((uintptr_t)name.data >> 4) % LEDE_SAID_NAMES];
}

uint32_t lede_said_layer(lede_said *said, const lede_catalog *catalog, lede_slice name) {
    uint32_t *place = place_of(said->layers, name);
    if (*place != 0 && lede_slice_equal(lede_catalog_layer_name(catalog, *place - 1), name)) {
        return *place - 1;
    }
    uint32_t layer = lede_catalog_find_layer(catalog, name);
    if (layer != LEDE_NO_LAYER) *place = layer + 1;
    return layer;
}

/* Names of one article only are not noted. */
uint32_t lede_said_key(lede_said *said, const lede_layers *layers, lede_slice name) {
    const lede_catalog *catalog = lede_layers_catalog(layers);
    uint32_t *place = place_of(said->keys, name);
    if (*place != 0 && lede_slice_equal(lede_catalog_key_name(catalog, *place - 1), name)) {
        return *place - 1;
    }
    uint32_t key = lede_layers_find_key(layers, name);
    if (key < lede_catalog_n_keys(catalog)) *place = key + 1;
    return key;
}

bool lede_said_attribute(lede_said *said, const lede_columns *columns, lede_slice name,
                         lede_attribute *attribute) {
    uint32_t *place = place_of(said->attributes, name);
    lede_attribute before = (lede_attribute)(*place - 1);
    if (*place != 0 && lede_slice_equal(lede_attribute_name(columns, before), name)) {
        *attribute = before;
        return true;
    }
    if (!lede_attribute_find_declared(columns, name, attribute)) return false;
    *place = (uint32_t)*attribute + 1;
    return true;
}
