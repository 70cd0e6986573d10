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
    LINE = 64,       /* bytes that memory is read by */
    PAGE = 4 << 10,  /* bytes of a page of the processor, */
    LARGE = 2 << 20, /* and of a large one */
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

/* Fresh memory is zero already; each page is written to before it is read, or it would be mapped
 * twice. */
static bool alloc_slots(lede_form_table *table, unsigned bits) {
    size_t size = sizeof(lede_form_slot) << bits, alignment = size >= LARGE ? LARGE : LINE;
    char *memory = calloc(1, size + alignment);
    if (memory == NULL) return false;
    size_t past = (uintptr_t)memory & (alignment - 1);
    char *first = memory + (past == 0 ? 0 : alignment - past);
    table->memory = memory;
    table->slots = (lede_form_slot *)(void *)first;
    table->shift = 64 - bits;
    if (alignment < LARGE) return true;
    ask_large_pages(first, size);
    for (volatile char *at = first; at < first + size; at += PAGE) *at = 0;
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

void lede_form_table_empty(lede_form_table *table) {
    memset(table->slots, 0, lede_form_table_bytes(table));
    table->n_forms = 0;
}

lede_form lede_form_of(lede_slice form) {
    if (form.size <= LEDE_FORM_SHORT) {
        char bytes[LEDE_FORM_READ] = {0};
        if (form.size > 0) memcpy(bytes, form.data, form.size);
        lede_form result = lede_form_of_short(bytes, (uint32_t)form.size);
        result.data = form.data;
        return result;
    }
    uint64_t a = lede_hash(form), b = UINT64_C(0xFF) << 56 | form.size;
    return (lede_form){a, b, lede_form_hash(a, b), form.data, (uint32_t)form.size, false};
}

/* Put into the first free slot of its places. */
static void put(lede_form_table *table, lede_form_slot slot, uint64_t hash) {
    size_t n = 0, at = lede_form_table_place(table, hash, 0);
    while (table->slots[at].next_type != 0) at = lede_form_table_place(table, hash, ++n);
    table->slots[at] = slot;
}

static bool is_turned(const lede_form_slot *slot) {
    return slot->data != NULL || slot->asks;
}

static bool grow(lede_form_table *table) {
    unsigned bits = 64 - table->shift;
    lede_form_table bigger = {.n_forms = table->n_forms};
    if (bits + GROW_BITS > MOST_BITS || !alloc_slots(&bigger, bits + GROW_BITS)) return false;
    for (size_t i = 0; i < (size_t)1 << bits; i++) {
        const lede_form_slot *slot = &table->slots[i];
        uint64_t b = is_turned(slot) ? ~slot->b : slot->b;
        if (slot->next_type != 0) put(&bigger, *slot, lede_form_hash(slot->a, b));
    }
    free(table->memory);
    *table = bigger;
    return true;
}

bool lede_form_table_add(lede_form_table *table, const lede_form *form, uint32_t type) {
    if (table->n_forms >= (UINT64_MAX >> table->shift) / 2 && !grow(table)) return false;
    const char *data = form->size > LEDE_FORM_SHORT ? form->data : NULL;
    lede_form_slot slot = {form->a, form->b, data, type + 1, form->asks};
    if (is_turned(&slot)) slot.b = ~slot.b;
    put(table, slot, form->hash);
    table->n_forms++;
    return true;
}
