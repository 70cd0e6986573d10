#include "text/vocabulary.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/form.h"

enum {
    TYPES_SHIFT = 10, /* types come in chunks that never move */
    TYPES_A_CHUNK = 1 << TYPES_SHIFT,
    FIRST_SLOTS = 1 << 11, /* a power of two */
    SHORT_MAX = 20         /* bytes of a form that stand in its slot */
};

/* A form that has been seen, clean or as it stood in a text. Half a cache line, so that most
 * look-ups touch one line; a long form is behind the pointer in `bytes`. */
typedef struct form_slot {
    uint32_t hash, size;
    uint32_t next_type; /* type id + 1; 0: free */
    char bytes[SHORT_MAX];
} form_slot;

struct lede_vocabulary {
    lede_arena arena;
    form_slot *slots;
    uint32_t n_slots, n_forms; /* slots: a power of two, at least twice the forms */
    lede_type **chunks;
    uint32_t n_chunks, max_chunks;
    uint32_t n_types, generation;
    lede_buffer scratch;
};

static bool reset(lede_vocabulary *vocabulary) {
    form_slot *slots = calloc(FIRST_SLOTS, sizeof *slots);
    if (slots == NULL) return false;
    free(vocabulary->slots);
    vocabulary->slots = slots;
    vocabulary->n_slots = FIRST_SLOTS;
    vocabulary->n_forms = 0;
    vocabulary->n_types = 0;
    vocabulary->n_chunks = 0;
    return true;
}

lede_status lede_vocabulary_new(lede_vocabulary **out, lede_error *err) {
    *out = NULL;
    lede_vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
    if (vocabulary == NULL) return lede_fail_memory(err);
    lede_arena_init(&vocabulary->arena, 0);
    if (!reset(vocabulary)) {
        lede_vocabulary_free(vocabulary);
        return lede_fail_memory(err);
    }
    *out = vocabulary;
    return LEDE_OK;
}

void lede_vocabulary_free(lede_vocabulary *vocabulary) {
    if (vocabulary == NULL) return;
    lede_arena_clear(&vocabulary->arena);
    lede_buffer_clear(&vocabulary->scratch);
    free(vocabulary->slots);
    free(vocabulary->chunks);
    free(vocabulary);
}

static uint64_t load8(const char *data) {
    uint64_t word;
    memcpy(&word, data, sizeof word);
    return word;
}
static uint32_t load4(const char *data) {
    uint32_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

/* Most forms have at most 16 bytes: two overlapping loads hold them. The order of ids does not
 * depend on the hash, so it may differ between machines. */
static uint32_t hash_form(const char *data, size_t size) {
    uint64_t a, b;
    if (size > 16) return (uint32_t)lede_hash((lede_slice){data, size});
    if (size >= 8) {
        a = load8(data);
        b = load8(data + size - 8);
    } else if (size >= 4) {
        a = load4(data);
        b = load4(data + size - 4);
    } else if (size > 0) {
        a = (unsigned char)data[0] | (uint64_t)(unsigned char)data[size / 2] << 8;
        b = (unsigned char)data[size - 1];
    } else {
        return 0;
    }
    uint64_t hash = (a ^ size) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
    hash = (hash ^ b) * UINT64_C(0xD6E8FEB86659FD93);
    return (uint32_t)(hash ^ hash >> 32);
}

static bool same_bytes(const char *a, const char *b, size_t size) {
    if (size > 16) return memcmp(a, b, size) == 0;
    if (size >= 8) {
        return load8(a) == load8(b) && load8(a + size - 8) == load8(b + size - 8);
    }
    if (size >= 4) {
        return load4(a) == load4(b) && load4(a + size - 4) == load4(b + size - 4);
    }
    for (size_t i = 0; i < size; i++) {
        if (a[i] != b[i]) return false;
    }
    return true;
}

static const char *long_bytes(const form_slot *slot) {
    const char *data;
    memcpy(&data, slot->bytes, sizeof data);
    return data;
}

/* The slot that holds the form, or the free one where it belongs. */
static form_slot *find(const lede_vocabulary *vocabulary, lede_slice form, uint32_t hash) {
    uint32_t mask = vocabulary->n_slots - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        form_slot *slot = &vocabulary->slots[i];
        if (slot->next_type == 0) return slot;
        if (slot->hash != hash || slot->size != form.size) continue;
        const char *bytes = LEDE_LIKELY(form.size <= SHORT_MAX) ? slot->bytes : long_bytes(slot);
        if (same_bytes(bytes, form.data, form.size)) return slot;
    }
}

static bool grow_slots(lede_vocabulary *vocabulary) {
    if (vocabulary->n_slots > UINT32_MAX / 4) return false;
    uint32_t n_slots = vocabulary->n_slots * 2, mask = n_slots - 1;
    form_slot *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    for (uint32_t i = 0; i < vocabulary->n_slots; i++) {
        const form_slot *slot = &vocabulary->slots[i];
        if (slot->next_type == 0) continue;
        uint32_t at = slot->hash & mask;
        while (slots[at].next_type != 0) at = (at + 1) & mask;
        slots[at] = *slot;
    }
    free(vocabulary->slots);
    vocabulary->slots = slots;
    vocabulary->n_slots = n_slots;
    return true;
}

/* `form` must stand as long as the vocabulary does if it is long. */
static bool add_form(lede_vocabulary *vocabulary, lede_slice form, uint32_t hash, uint32_t type) {
    if (vocabulary->n_forms >= vocabulary->n_slots / 2 && !grow_slots(vocabulary)) return false;
    form_slot *slot = find(vocabulary, form, hash);
    slot->hash = hash;
    slot->size = (uint32_t)form.size;
    slot->next_type = type + 1;
    if (form.size <= SHORT_MAX)
        memcpy(slot->bytes, form.data, form.size);
    else
        memcpy(slot->bytes, &form.data, sizeof form.data);
    vocabulary->n_forms++;
    return true;
}

static lede_type *new_type(lede_vocabulary *vocabulary) {
    if (vocabulary->n_types == vocabulary->n_chunks << TYPES_SHIFT) {
        if (vocabulary->n_chunks == vocabulary->max_chunks) {
            uint32_t max_chunks = vocabulary->max_chunks == 0 ? 64 : vocabulary->max_chunks * 2;
            lede_type **chunks = realloc(vocabulary->chunks, max_chunks * sizeof(lede_type *));
            if (chunks == NULL) return NULL;
            vocabulary->chunks = chunks;
            vocabulary->max_chunks = max_chunks;
        }
        lede_type *chunk = lede_arena_array(&vocabulary->arena, TYPES_A_CHUNK, sizeof *chunk);
        if (chunk == NULL) return NULL;
        vocabulary->chunks[vocabulary->n_chunks++] = chunk;
    }
    uint32_t id = vocabulary->n_types;
    return &vocabulary->chunks[id >> TYPES_SHIFT][id & (TYPES_A_CHUNK - 1)];
}

static uint32_t add_type(lede_vocabulary *vocabulary, lede_slice word, uint32_t hash) {
    bool ok = true;
    lede_type *type = word.size < UINT32_MAX ? new_type(vocabulary) : NULL;
    if (type == NULL) return LEDE_NO_TYPE;
    type->word = lede_arena_copy(&vocabulary->arena, word, &ok);
    if (!ok) return LEDE_NO_TYPE;
    type->norm = lede_fold(&vocabulary->arena, type->word, &ok);
    type->kind = lede_token_kind_of(type->word);
    if (!ok || !add_form(vocabulary, type->word, hash, vocabulary->n_types)) return LEDE_NO_TYPE;
    return vocabulary->n_types++;
}

/* A form that is not clean: the type of its clean form, remembered under both. */
static uint32_t add_raw(lede_vocabulary *vocabulary, lede_slice raw, uint32_t hash) {
    vocabulary->scratch.size = 0;
    vocabulary->scratch.failed = false;
    lede_form_clean(raw, &vocabulary->scratch);
    if (vocabulary->scratch.failed) return LEDE_NO_TYPE;
    lede_slice clean = lede_buffer_slice(&vocabulary->scratch);
    uint32_t clean_hash = hash_form(clean.data, clean.size);
    const form_slot *slot = find(vocabulary, clean, clean_hash);
    uint32_t type =
        slot->next_type != 0 ? slot->next_type - 1 : add_type(vocabulary, clean, clean_hash);
    if (type == LEDE_NO_TYPE || lede_slice_equal(raw, clean)) return type;
    bool ok = raw.size < UINT32_MAX;
    if (raw.size > SHORT_MAX) raw = lede_arena_copy(&vocabulary->arena, raw, &ok);
    return ok && add_form(vocabulary, raw, hash, type) ? type : LEDE_NO_TYPE;
}

uint32_t lede_vocabulary_intern(lede_vocabulary *vocabulary, lede_slice form) {
    uint32_t hash = hash_form(form.data, form.size);
    const form_slot *slot = find(vocabulary, form, hash);
    if (LEDE_LIKELY(slot->next_type != 0)) return slot->next_type - 1;
    if (lede_form_is_clean(form)) return add_type(vocabulary, form, hash);
    return add_raw(vocabulary, form, hash);
}

const lede_type *lede_vocabulary_type(const lede_vocabulary *vocabulary, uint32_t id) {
    return &vocabulary->chunks[id >> TYPES_SHIFT][id & (TYPES_A_CHUNK - 1)];
}

uint32_t lede_vocabulary_count(const lede_vocabulary *vocabulary) {
    return vocabulary->n_types;
}

uint32_t lede_vocabulary_generation(const lede_vocabulary *vocabulary) {
    return vocabulary->generation;
}

bool lede_vocabulary_recycle(lede_vocabulary *vocabulary, size_t max_bytes) {
    size_t bytes = vocabulary->arena.used + vocabulary->n_slots * sizeof(form_slot);
    if (bytes <= max_bytes || !reset(vocabulary)) return false;
    lede_arena_clear(&vocabulary->arena);
    vocabulary->generation++;
    return true;
}
