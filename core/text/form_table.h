/* form_table.h — forms to type ids, open addressing. A form of at most 16 bytes is compared as two
 * words that stand in its slot, so that most look-ups touch one cache line; a longer one by its
 * hash first. Ids and iteration order never depend on the table.
 * owner: a vocabulary; thread: one at a time
 * floor: text */
#ifndef LEDE_TEXT_FORM_TABLE_H
#define LEDE_TEXT_FORM_TABLE_H

#include "base/slice.h"

enum { LEDE_FORM_SHORT = 16 };

/* In the size of a slot: more is to be asked of a token of this form than the table tells. It makes
 * a comparison with the size of a token fail, so that no other form pays for it. */
#define LEDE_FORM_ASKS (UINT32_C(1) << 31)

/* A form ready for look-up. */
typedef struct lede_form {
    uint64_t a, b; /* its bytes with zeros behind if it is short; else its hash, and 0 */
    uint64_t hash;
    const char *data;
    uint32_t size;
    bool asks; /* for adding it: LEDE_FORM_ASKS */
} lede_form;

typedef struct lede_form_slot {
    uint64_t a, b;      /* as above, but `b` of a long form is where its bytes are */
    uint32_t size;      /* perhaps with LEDE_FORM_ASKS */
    uint32_t next_type; /* type id + 1; 0: free */
    uint64_t hash;      /* makes it half a cache line */
} lede_form_slot;

typedef struct lede_form_table {
    void *memory;          /* what `slots` is aligned in */
    lede_form_slot *slots; /* 1 << bits, at least twice the forms */
    unsigned shift;        /* 64 - bits: the high bits of a hash are the place */
    uint32_t n_forms;
} lede_form_table;

bool lede_form_table_init(lede_form_table *table); /* false: no memory, nothing to clear */
void lede_form_table_clear(lede_form_table *table);
size_t lede_form_table_bytes(const lede_form_table *table);

/* Remember the form, which must not be there; a long one's bytes must stand as long as the table.
 * False: no memory. */
bool lede_form_table_add(lede_form_table *table, const lede_form *form, uint32_t type);

static inline uint64_t lede_form_hash(uint64_t a, uint64_t b) {
    uint64_t high = b * UINT64_C(0xD6E8FEB86659FD93);
    uint64_t hash = a * UINT64_C(0x9E3779B97F4A7C15) + (high << 32 | high >> 32);
    return (hash ^ hash >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
}

/* Any form of less than 4 GiB. */
lede_form lede_form_of(lede_slice form);

/* The same for a short form with at least 16 readable bytes from its start. */
static inline lede_form lede_form_of_short(const char *data, uint32_t size) {
    static const unsigned char ones[2 * LEDE_FORM_SHORT] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                            0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                            0xFF, 0xFF, 0xFF, 0xFF};
    uint64_t a, b, mask_a, mask_b;
    memcpy(&a, data, sizeof a);
    memcpy(&b, data + 8, sizeof b);
    memcpy(&mask_a, ones + LEDE_FORM_SHORT - size, sizeof mask_a);
    memcpy(&mask_b, ones + LEDE_FORM_SHORT + 8 - size, sizeof mask_b);
    a &= mask_a;
    b &= mask_b;
    return (lede_form){a, b, lede_form_hash(a, b), data, size, false};
}

static inline void lede_form_table_prefetch(const lede_form_table *table, size_t slot_i) {
#if defined(__GNUC__)
    __builtin_prefetch(&table->slots[slot_i]);
#else
    (void)table, (void)slot_i;
#endif
}

static inline bool lede_form_slot_holds(const lede_form_slot *slot, const lede_form *form) {
    if (slot->a != form->a || (slot->size & ~LEDE_FORM_ASKS) != form->size) return false;
    if (LEDE_LIKELY(form->size <= LEDE_FORM_SHORT)) return slot->b == form->b;
    const char *data = (const char *)(uintptr_t)slot->b;
    return memcmp(data, form->data, form->size) == 0;
}

/* The slot of a form; one with `next_type` 0 when it is not there. */
static inline const lede_form_slot *lede_form_table_slot(const lede_form_table *table,
                                                         const lede_form *form) {
    size_t mask = (size_t)(UINT64_MAX >> table->shift);
    for (size_t i = (size_t)(form->hash >> table->shift);; i = (i + 1) & mask) {
        const lede_form_slot *slot = &table->slots[i];
        if (slot->next_type == 0) return slot;
        if (LEDE_LIKELY(lede_form_slot_holds(slot, form))) return slot;
    }
}

/* The type id + 1 of a form, 0 when it is not there. */
static inline uint32_t lede_form_table_find(const lede_form_table *table, const lede_form *form) {
    return lede_form_table_slot(table, form)->next_type;
}

#endif
