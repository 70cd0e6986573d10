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
    FIRST_SLOTS = 1 << 12 /* a power of two */
};

/* A form that has been seen: a clean one, or one as it stood in a text. Key 0 is not used. */
typedef struct form_key {
    const char *data;
    uint32_t size, type;
} form_key;

typedef struct form_slot {
    uint32_t hash, key; /* key 0: free */
} form_slot;

struct lede_vocabulary {
    lede_arena arena;
    form_slot *slots;
    uint32_t n_slots; /* a power of two, at least twice the keys */
    form_key *keys;
    uint32_t n_keys, max_keys;
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
    vocabulary->n_keys = 1;
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
    free(vocabulary->keys);
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

/* The slot that holds the form, or the free one where it belongs. */
static form_slot *find(const lede_vocabulary *vocabulary, lede_slice form, uint32_t hash) {
    uint32_t mask = vocabulary->n_slots - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        form_slot *slot = &vocabulary->slots[i];
        if (slot->key == 0) return slot;
        if (slot->hash != hash) continue;
        const form_key *key = &vocabulary->keys[slot->key];
        if (key->size == form.size && same_bytes(key->data, form.data, form.size)) return slot;
    }
}

static bool grow_slots(lede_vocabulary *vocabulary) {
    if (vocabulary->n_slots > UINT32_MAX / 4) return false;
    uint32_t n_slots = vocabulary->n_slots * 2, mask = n_slots - 1;
    form_slot *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    for (uint32_t i = 0; i < vocabulary->n_slots; i++) {
        form_slot slot = vocabulary->slots[i];
        if (slot.key == 0) continue;
        uint32_t at = slot.hash & mask;
        while (slots[at].key != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }
    free(vocabulary->slots);
    vocabulary->slots = slots;
    vocabulary->n_slots = n_slots;
    return true;
}

static bool add_key(lede_vocabulary *vocabulary, lede_slice form, uint32_t hash, uint32_t type) {
    if (vocabulary->n_keys == vocabulary->max_keys || vocabulary->max_keys == 0) {
        uint32_t max_keys = vocabulary->max_keys == 0 ? FIRST_SLOTS / 2 : vocabulary->max_keys * 2;
        form_key *keys = realloc(vocabulary->keys, max_keys * sizeof *keys);
        if (keys == NULL) return false;
        vocabulary->keys = keys;
        vocabulary->max_keys = max_keys;
    }
    if (vocabulary->n_keys >= vocabulary->n_slots / 2 && !grow_slots(vocabulary)) return false;
    *find(vocabulary, form, hash) = (form_slot){hash, vocabulary->n_keys};
    vocabulary->keys[vocabulary->n_keys++] = (form_key){form.data, (uint32_t)form.size, type};
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
    if (!ok || !add_key(vocabulary, type->word, hash, vocabulary->n_types)) return LEDE_NO_TYPE;
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
        slot->key != 0 ? vocabulary->keys[slot->key].type : add_type(vocabulary, clean, clean_hash);
    if (type == LEDE_NO_TYPE || lede_slice_equal(raw, clean)) return type;
    bool ok = raw.size < UINT32_MAX;
    lede_slice copy = lede_arena_copy(&vocabulary->arena, raw, &ok);
    return ok && add_key(vocabulary, copy, hash, type) ? type : LEDE_NO_TYPE;
}

uint32_t lede_vocabulary_intern(lede_vocabulary *vocabulary, lede_slice form) {
    uint32_t hash = hash_form(form.data, form.size);
    const form_slot *slot = find(vocabulary, form, hash);
    if (LEDE_LIKELY(slot->key != 0)) return vocabulary->keys[slot->key].type;
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
    size_t bytes = vocabulary->arena.used + vocabulary->n_slots * sizeof(form_slot) +
                   vocabulary->n_keys * sizeof(form_key);
    if (bytes <= max_bytes || !reset(vocabulary)) return false;
    lede_arena_clear(&vocabulary->arena);
    vocabulary->generation++;
    return true;
}
