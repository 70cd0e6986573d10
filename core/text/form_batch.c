#include "text/form_batch.h"

static inline void set(lede_form_batch *batch, const lede_form_table *table, uint32_t i, uint64_t a,
                       uint64_t b) {
    uint64_t slot_i = lede_form_hash(a, b) >> table->shift;
    lede_form_table_prefetch(table, slot_i);
    batch->a[i] = a;
    batch->b[i] = b;
    batch->slots[i] = slot_i;
}

void lede_form_batch_fill_one(lede_form_batch *batch, const lede_form_table *table, uint32_t i) {
    uint32_t start = batch->starts[i];
    lede_form form = lede_form_of((lede_slice){batch->text + start, batch->stops[i] - start});
    set(batch, table, i, form.a, form.b);
}

void lede_form_batch_fill_portable(lede_form_batch *batch, const lede_form_table *table) {
    for (uint32_t i = 0; i < batch->n_safe; i++) {
        uint32_t start = batch->starts[i], size = batch->stops[i] - start;
        if (LEDE_UNLIKELY(size > LEDE_FORM_SHORT)) {
            lede_form_batch_fill_one(batch, table, i);
            continue;
        }
        uint64_t a, b;
        lede_form_words(batch->text + start, size, &a, &b);
        set(batch, table, i, a, b);
    }
    for (uint32_t i = batch->n_safe; i < batch->count; i++) {
        lede_form_batch_fill_one(batch, table, i);
    }
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
