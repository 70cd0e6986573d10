/* Any bytes as a page of Factiva, plain or gzip. */
#include "loading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return load_bytes(&lede_format_factiva, data, size);
}
