/* Any bytes as wires in IPTC 7901, plain or gzip. */
#include "loading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return load_bytes(&lede_format_iptc7901, data, size);
}
