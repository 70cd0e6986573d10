/* Any bytes as a web archive of the old kind, plain or gzip. */
#include "loading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return load_bytes(&lede_format_arc, data, size);
}
