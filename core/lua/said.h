/* said.h — numbers of the names that functions of a script say again and again: layers, attributes
 * of annotations, attributes of tokens. A name that is said twice is mostly the same string of Lua,
 * so its address leads to the number it had, and one look tells whether it still has.
 * owner: a state; thread: its owner's
 * floor: lua */
#ifndef LEDE_LUA_SAID_H
#define LEDE_LUA_SAID_H

#include "language/attribute.h"
#include "layer/layer.h"

enum { LEDE_SAID_NAMES = 256 }; /* of each kind; a power of two */

typedef struct lede_said {
    uint32_t layers[LEDE_SAID_NAMES], keys[LEDE_SAID_NAMES]; /* one more than the number; 0: none */
    uint32_t attributes[LEDE_SAID_NAMES];
} lede_said;

/* As lede_catalog_find_layer, lede_layers_find_key and lede_attribute_find_declared. */
uint32_t lede_said_layer(lede_said *said, const lede_catalog *catalog, lede_slice name);
uint32_t lede_said_key(lede_said *said, const lede_layers *layers, lede_slice name);
bool lede_said_attribute(lede_said *said, const lede_columns *columns, lede_slice name,
                         lede_attribute *attribute);

#endif
