/* share.h — where packs and models stand when the host does not say: beside the code of the
 * library, wherever it was moved to, else where `make install` was told to put them.
 * thread: any
 * floor: engine */
#ifndef LEDE_ENGINE_SHARE_H
#define LEDE_ENGINE_SHARE_H

#include "base/status.h"

enum { LEDE_SHARE_SIZE = 4096 };

/* A path with a folder `lede` in it, in `out` or static. */
const char *lede_share_path(char out[LEDE_SHARE_SIZE]);

#endif
