/* form_table.h — forms to type ids, open addressing. A form of at most 15 bytes and its size are
 * two words that stand in its slot, so that most look-ups are one comparison in one cache line; a
 * longer one is found by its hash first. Ids and iteration order never depend on the table.
 * owner: a vocabulary; thread: one at a time
 * floor: text */
#ifndef LEDE_TEXT_FORM_TABLE_H
#define LEDE_TEXT_FORM_TABLE_H

#include "base/slice.h"

enum {
    LEDE_FORM_SHORT = 15, /* bytes that stand in a slot */
    LEDE_FORM_READ = 16   /* bytes that are read of a short form */
};
#define LEDE_FORM_BYTES_MAX UINT32_MAX /* of any form */

/* A form ready for look-up. `a` and `b` are its bytes with zeros behind and its size as the last
 * byte if it is short; else its hash, and its size with all bits of the last byte set. */
typedef struct lede_form {
    uint64_t a, b;
    uint64_t hash;
    const char *data;
    uint32_t size;
    bool asks; /* for adding it: more is to be asked of its tokens than the table tells */
} lede_form;

/* `b` is turned over where the two words are not all there is to compare or to know: where the form
 * is long, or asks. So it is never equal to a token's, and no other form pays for it. */
typedef struct lede_form_slot {
    uint64_t a, b;
    const char *data;   /* of a long form */
    uint32_t next_type; /* type id + 1; 0: free */
    bool asks;
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
/* Whether it will soon grow. */
static inline bool lede_form_table_is_full(const lede_form_table *table) {
    uint64_t most = (UINT64_MAX >> table->shift) / 2;
    return table->n_forms >= most - most / 16;
}
/* Forget all forms. The memory is kept, so that a table that fills again need not grow again. */
void lede_form_table_empty(lede_form_table *table);

/* Remember the form, which must not be there; a long one's bytes must stand as long as the table.
 * False: no memory. */
bool lede_form_table_add(lede_form_table *table, const lede_form *form, uint32_t type);

/* High bits are the best. Only what every processor can do with eight at a time (form_batch.h). */
static inline uint64_t lede_form_hash(uint64_t a, uint64_t b) {
    uint64_t hash = (a ^ (b << 32 | b >> 32)) * UINT64_C(0x9E3779B97F4A7C15);
    return (hash ^ hash >> 32) * UINT64_C(0xD6E8FEB86659FD93);
}

/* Any form of less than 4 GiB. */
lede_form lede_form_of(lede_slice form);

/* The two words of a short form with LEDE_FORM_READ readable bytes from its start. */
static inline void lede_form_words(const char *data, size_t size, uint64_t *a, uint64_t *b) {
    static const unsigned char ones[2 * LEDE_FORM_READ] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                           0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                           0xFF, 0xFF, 0xFF, 0xFF};
    uint64_t mask_a, mask_b;
    memcpy(a, data, sizeof *a);
    memcpy(b, data + 8, sizeof *b);
    memcpy(&mask_a, ones + LEDE_FORM_READ - size, sizeof mask_a);
    memcpy(&mask_b, ones + LEDE_FORM_READ + 8 - size, sizeof mask_b);
    *a &= mask_a;
    *b = (*b & mask_b) | (uint64_t)size << 56;
}

/* The same as lede_form_of for such a form. */
static inline lede_form lede_form_of_short(const char *data, uint32_t size) {
    uint64_t a, b;
    lede_form_words(data, size, &a, &b);
    return (lede_form){a, b, lede_form_hash(a, b), data, size, false};
}

/* Where a form with that hash is most often found at once. */
static inline const lede_form_slot *lede_form_table_first(const lede_form_table *table,
                                                          uint64_t hash) {
    return &table->slots[hash >> table->shift];
}

static inline void lede_form_table_prefetch(const lede_form_table *table, uint64_t hash) {
#if defined(__GNUC__)
    __builtin_prefetch(lede_form_table_first(table, hash));
#else
    (void)table, (void)hash;
#endif
}

static inline bool lede_form_slot_holds(const lede_form_slot *slot, const lede_form *form) {
    if (slot->a != form->a || (slot->b != form->b && slot->b != ~form->b)) return false;
    return form->size <= LEDE_FORM_SHORT || memcmp(slot->data, form->data, form->size) == 0;
}

/* Place `n` to look at for a form: its own, then the other one of the same cache line, and so on.
 */
static inline size_t lede_form_table_place(const lede_form_table *table, uint64_t hash, size_t n) {
    size_t mask = (size_t)(UINT64_MAX >> table->shift), first = (size_t)(hash >> table->shift);
    return ((first ^ (n & 1)) + (n & ~(size_t)1)) & mask;
}

/* The slot of a form; one with `next_type` 0 when it is not there. */
static inline const lede_form_slot *lede_form_table_slot(const lede_form_table *table,
                                                         const lede_form *form) {
    for (size_t n = 0;; n++) {
        const lede_form_slot *slot = &table->slots[lede_form_table_place(table, form->hash, n)];
        if (slot->next_type == 0) return slot;
        if (LEDE_LIKELY(lede_form_slot_holds(slot, form))) return slot;
    }
}

/* The type id + 1 of a form, 0 when it is not there. */
static inline uint32_t lede_form_table_find(const lede_form_table *table, const lede_form *form) {
    return lede_form_table_slot(table, form)->next_type;
}

#endif
