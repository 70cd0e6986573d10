/* span.h — half-open runs of tokens, and code points of bytes.
 * thread: any
 * floor: text */
#ifndef LEDE_TEXT_SPAN_H
#define LEDE_TEXT_SPAN_H

#include "base/slice.h"

typedef struct lede_span {
    uint32_t start, stop; /* token indices, 0-based, half-open; never empty unless said */
} lede_span;

static inline bool lede_span_covers(lede_span outer, lede_span inner) {
    return outer.start <= inner.start && inner.stop <= outer.stop;
}

#endif
