#include "text/form_batch.h"

static inline void set(lede_form_batch *batch, const lede_form_table *table, uint32_t i, uint64_t a,
                       uint64_t b) {
    uint64_t hash = lede_form_hash(a, b);
    lede_form_table_prefetch(table, hash);
    batch->a[i] = a;
    batch->b[i] = b;
    batch->hash[i] = hash;
}

void lede_form_batch_fill_long(lede_form_batch *batch, const lede_form_table *table, uint32_t i) {
    lede_form form = lede_form_of(lede_slice_cut(batch->text, batch->starts[i], batch->stops[i]));
    set(batch, table, i, form.a, form.b);
}

void lede_form_batch_fill_last(lede_form_batch *batch, const lede_form_table *table) {
    char end[2 * LEDE_FORM_READ] = {0}; /* behind the text bytes can be read */
    size_t size = batch->text.size, n = size < LEDE_FORM_READ ? size : LEDE_FORM_READ;
    if (batch->n_safe == batch->count) return;
    memcpy(end, batch->text.data + size - n, n);
    for (uint32_t i = batch->n_safe; i < batch->count; i++) {
        uint64_t a, b;
        uint32_t start = batch->starts[i];
        lede_form_words(end + n - (size - start), batch->stops[i] - start, &a, &b);
        set(batch, table, i, a, b);
    }
}

void lede_form_batch_fill_portable(lede_form_batch *batch, const lede_form_table *table) {
    for (uint32_t i = 0; i < batch->n_safe; i++) {
        uint32_t start = batch->starts[i], size = batch->stops[i] - start;
        if (LEDE_UNLIKELY(size > LEDE_FORM_SHORT)) {
            lede_form_batch_fill_long(batch, table, i);
            continue;
        }
        uint64_t a, b;
        lede_form_words(batch->text.data + start, size, &a, &b);
        set(batch, table, i, a, b);
    }
    lede_form_batch_fill_last(batch, table);
}

lede_form_batch_fill *lede_form_batch_find(void) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl")) {
        return lede_form_batch_fill_avx512;
    }
#endif
    return lede_form_batch_fill_portable;
}
