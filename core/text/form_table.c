#include "text/form_table.h"

#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "base/hash.h"

enum {
    FIRST_BITS = 12,
    MOST_BITS = 31,
    GROW_BITS = 2,
    LINE = 64,
    PAGE = 2 << 20 /* bytes of a large page of the processor */
};

/* A table of some megabytes is read all over: large pages spare it most faults and look-ups of
 * addresses. Where there are none it works the same. */
static void ask_large_pages(void *memory, size_t size) {
#if defined(MADV_HUGEPAGE)
    madvise(memory, size, MADV_HUGEPAGE);
#else
    (void)memory, (void)size;
#endif
}

/* Not calloc: its pages are mapped twice, when they are first read and when first written. */
static bool alloc_slots(lede_form_table *table, unsigned bits) {
    size_t size = sizeof(lede_form_slot) << bits, alignment = size >= PAGE ? PAGE : LINE;
    void *memory = malloc(size + alignment);
    if (memory == NULL) return false;
    uintptr_t past = (uintptr_t)memory & (alignment - 1);
    table->memory = memory;
    table->slots = (lede_form_slot *)((char *)memory + (past == 0 ? 0 : alignment - past));
    table->shift = 64 - bits;
    if (alignment == PAGE) ask_large_pages(table->slots, size);
    memset(table->slots, 0, size);
    return true;
}

bool lede_form_table_init(lede_form_table *table) {
    *table = (lede_form_table){0};
    return alloc_slots(table, FIRST_BITS);
}

void lede_form_table_clear(lede_form_table *table) {
    free(table->memory);
    *table = (lede_form_table){0};
}

size_t lede_form_table_bytes(const lede_form_table *table) {
    return sizeof(lede_form_slot) << (64 - table->shift);
}

lede_form lede_form_of(lede_slice form) {
    if (form.size <= LEDE_FORM_SHORT) {
        char bytes[LEDE_FORM_SHORT] = {0};
        if (form.size > 0) memcpy(bytes, form.data, form.size);
        lede_form result = lede_form_of_short(bytes, (uint32_t)form.size);
        result.data = form.data;
        return result;
    }
    uint64_t hash = lede_hash(form);
    return (lede_form){hash, 0, lede_form_hash(hash, 0), form.data, (uint32_t)form.size, false};
}

/* Put into the first free slot from its place on. */
static void put(lede_form_table *table, lede_form_slot slot) {
    size_t mask = (size_t)(UINT64_MAX >> table->shift);
    size_t at = (size_t)(slot.hash >> table->shift);
    while (table->slots[at].next_type != 0) at = (at + 1) & mask;
    table->slots[at] = slot;
}

static bool grow(lede_form_table *table) {
    unsigned bits = 64 - table->shift;
    lede_form_table bigger = {.n_forms = table->n_forms};
    if (bits + GROW_BITS > MOST_BITS || !alloc_slots(&bigger, bits + GROW_BITS)) return false;
    for (size_t i = 0; i < (size_t)1 << bits; i++) {
        if (table->slots[i].next_type != 0) put(&bigger, table->slots[i]);
    }
    free(table->memory);
    *table = bigger;
    return true;
}

bool lede_form_table_add(lede_form_table *table, const lede_form *form, uint32_t type) {
    if (table->n_forms >= (UINT64_MAX >> table->shift) / 2 && !grow(table)) return false;
    uint32_t size = form->asks ? form->size | LEDE_FORM_ASKS : form->size;
    lede_form_slot slot = {form->a, form->b, size, type + 1, form->hash};
    if (form->size > LEDE_FORM_SHORT) slot.b = (uint64_t)(uintptr_t)form->data;
    put(table, slot);
    table->n_forms++;
    return true;
}
