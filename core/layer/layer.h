/* layer.h — the annotations of one article, by layer. An annotation is a non-empty token span with
 * attributes. A layer is appended to during one step of the cascade; lede_layers_settle sorts what
 * is new by start, then longer first, then order of appending, so that what readers see does not
 * depend on who wrote first.
 * owner: a worker, memory in the article's arena; thread: that worker
 * floor: layer */
#ifndef LEDE_LAYER_LAYER_H
#define LEDE_LAYER_LAYER_H

#include "base/value.h"
#include "layer/catalog.h"
#include "text/article.h"

typedef struct lede_named_value {
    uint32_t key; /* of the catalog */
    lede_value value;
} lede_named_value;

typedef struct lede_annotation {
    lede_span span;
    uint32_t rule;  /* index of the rule that wrote it; UINT32_MAX for others */
    uint32_t order; /* of appending within the layer */
    uint32_t n_values;
    const lede_named_value *values; /* sorted by key */
} lede_annotation;

typedef struct lede_layer {
    const lede_annotation *annotations; /* settled ones, sorted */
    uint32_t count;
    uint32_t longest;    /* tokens of the longest annotation */
    uint32_t generation; /* counts up each time settle changes the layer */
} lede_layer;

typedef struct lede_layers lede_layers;

/* Start the layers of one tokenised article: built-in layers are there and settled, and so are
 * those that the elements of its file belong to; sentences and paragraphs have the attributes of
 * theirs. The catalog is
 * sealed, or gets no new names while the layers live. */
lede_status lede_layers_new(const lede_catalog *catalog, lede_article *article, lede_layers **out,
                            lede_error *err);
lede_article *lede_layers_article(const lede_layers *layers);
const lede_catalog *lede_layers_catalog(const lede_layers *layers);

/* The index of an attribute's name: the catalog's, or, for a name that no declaration mentions, one
 * that stands for this article only. LEDE_NO_LAYER: out of memory. */
uint32_t lede_layers_key(lede_layers *layers, lede_slice name);
uint32_t lede_layers_find_key(const lede_layers *layers, lede_slice name); /* LEDE_NO_LAYER: none */
lede_slice lede_layers_key_name(const lede_layers *layers, uint32_t key);

/* Append one annotation; the list of values is copied, but not what they point to, which must last
 * as long as the article; of two with one key the later stands. Not visible until settled. Errors:
 * NOMEM, USAGE (empty span, span outside the article, built-in layer). */
lede_status lede_layers_append(lede_layers *layers, uint32_t layer, lede_span span, uint32_t rule,
                               const lede_named_value *values, uint32_t n_values, lede_error *err);
/* The same with a list that is sorted by key and lasts as long as the article: it is not copied. */
lede_status lede_layers_append_borrowed(lede_layers *layers, uint32_t layer, lede_span span,
                                        uint32_t rule, const lede_named_value *values,
                                        uint32_t n_values, lede_error *err);
/* Make what was appended to every layer visible. Annotations handed out before stay readable until
 * the article ends, but stand in the layer as it was. On NOMEM nothing has changed in the layers
 * that were not reached. */
lede_status lede_layers_settle(lede_layers *layers, lede_error *err);
/* Forget what was appended since the last settle: a failed stage leaves nothing behind. */
void lede_layers_rollback(lede_layers *layers);

/* Counts up each time settle changes some layer. */
uint64_t lede_layers_generation(const lede_layers *layers);
/* Never NULL. A built-in layer is filled when it is asked for first. */
const lede_layer *lede_layers_get(const lede_layers *layers, uint32_t layer);

/* The value of an attribute of an annotation; LEDE_NULL when it has none. */
lede_value lede_annotation_value(const lede_annotation *annotation, uint32_t key);

/* Index of the first annotation that starts at or after `token`; count when there is none. */
uint32_t lede_layer_first_from(const lede_layer *layer, uint32_t token);
/* First annotation in order that covers the span / lies inside it; NULL when none does. */
const lede_annotation *lede_layer_covering(const lede_layer *layer, lede_span span);
const lede_annotation *lede_layer_inside(const lede_layer *layer, lede_span span);

#endif
