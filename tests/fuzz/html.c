/* Any bytes as a page of HTML; and the same bytes as an XML tree. */
#include "loading.h"

#include "load/markup_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_arena arena;
    lede_markup_tree tree;
    lede_error err;
    lede_slice bytes = {size == 0 ? "" : (const char *)data, size};
    lede_arena_init(&arena, 64 << 20);
    (void)lede_markup_tree_read(bytes, true, &arena, &tree, &err);
    lede_arena_clear(&arena);
    return load_bytes(&lede_format_html, data, size);
}
