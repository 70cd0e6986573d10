/* catalog.h — the names of all layers and of their attributes, as indices. Filled while scripts
 * load, then sealed and shared by all workers.
 * owner: the program; thread: one while scripts load, any number after
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_CATALOG_H
#define LEDE_LAYER_CATALOG_H

#include "base/status.h"
#include "base/slice.h"

#define LEDE_NO_LAYER UINT32_MAX

/* Layers that every article has. */
enum {
    LEDE_LAYER_S = 0,   /* sentences */
    LEDE_LAYER_P,       /* blocks of kind paragraph, quote, list */
    LEDE_LAYER_BLOCK,   /* all blocks; attribute kind */
    LEDE_LAYER_ARTICLE, /* one annotation: the whole article */
    LEDE_N_BUILT_IN_LAYERS
};
enum { LEDE_KEY_KIND = 0 }; /* the attribute of LEDE_LAYER_BLOCK */

typedef struct lede_catalog lede_catalog;

/* Names of layers, attributes, tables and fields are [a-z][a-z0-9_]*, at most this long. */
#define LEDE_MAX_NAME 63 /* bytes; as long as the identifiers that SQL tools agree on */
bool lede_is_name(lede_slice text);

lede_status lede_catalog_new(lede_catalog **out, lede_error *err); /* with the built-in layers */
void lede_catalog_free(lede_catalog *catalog);

/* Add, or find what is there. LEDE_NO_LAYER: out of memory, or new and sealed. Names stand as long
 * as the catalog. An attribute that only a stage writes is not known here: see lede_layers_key. */
uint32_t lede_catalog_layer(lede_catalog *catalog, lede_slice name);
uint32_t lede_catalog_key(lede_catalog *catalog, lede_slice name); /* names of attributes */

uint32_t lede_catalog_find_layer(const lede_catalog *catalog, lede_slice name);
uint32_t lede_catalog_find_key(const lede_catalog *catalog, lede_slice name);
lede_slice lede_catalog_layer_name(const lede_catalog *catalog, uint32_t layer);
lede_slice lede_catalog_key_name(const lede_catalog *catalog, uint32_t key);
uint32_t lede_catalog_n_layers(const lede_catalog *catalog);
uint32_t lede_catalog_n_keys(const lede_catalog *catalog);

/* Who writes a layer, for "layer 'x' is read but nothing writes it". */
void lede_catalog_mark_written(lede_catalog *catalog, uint32_t layer);
bool lede_catalog_is_written(const lede_catalog *catalog, uint32_t layer);
/* Elements of this name in files of ready tokens belong to the layer. */
void lede_catalog_mark_given(lede_catalog *catalog, uint32_t layer);
bool lede_catalog_is_given(const lede_catalog *catalog, uint32_t layer);
/* Written for other steps, not to be shown: left out where all layers are. */
void lede_catalog_mark_helper(lede_catalog *catalog, uint32_t layer);
bool lede_catalog_is_helper(const lede_catalog *catalog, uint32_t layer);
void lede_catalog_seal(lede_catalog *catalog);

#endif
