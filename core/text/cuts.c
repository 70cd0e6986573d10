#include "text/cuts.h"

#include <stdlib.h>

bool lede_cuts_init(lede_cuts *cuts) {
    cuts->slots = calloc((size_t)1 << LEDE_CUTS_BITS, sizeof *cuts->slots);
    return cuts->slots != NULL;
}

void lede_cuts_clear(lede_cuts *cuts) {
    free(cuts->slots);
    cuts->slots = NULL;
}
