#include "text/vocabulary.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/map.h"
#include "locale/locale.h"
#include "text/cuts.h"
#include "text/form.h"
#include "text/form_batch.h"

enum {
#if defined(LEDE_SMALL)
    TYPES_SHIFT = 8, /* types come in chunks that never move */
#else
    TYPES_SHIFT = 10,
#endif
    TYPES_A_CHUNK = 1 << TYPES_SHIFT
};

/* A table that fills again need not grow again, unless one article made it huge. */
#if defined(LEDE_SMALL)
#define KEPT_TABLE_BYTES ((size_t)128 << 10)
#else
#define KEPT_TABLE_BYTES ((size_t)8 << 20)
#endif

struct lede_vocabulary {
    lede_arena arena;
    lede_form_table forms; /* clean ones, and others as they stood in a text */
    lede_map ready;        /* forms with what is given of them */
    lede_type **chunks;
    uint32_t n_chunks, max_chunks;
    uint32_t n_types, generation;
    uint32_t n_kept;      /* types that stood when the generation began */
    lede_arena_mark kept; /* where the first LEDE_KEPT_TYPES end, once there are more */
    lede_buffer scratch;
    lede_cuts cuts;
    lede_form_batch_fill *fill;
    lede_form_batch batch; /* that is looked up */
};

lede_status lede_vocabulary_new(lede_vocabulary **out, lede_error *err) {
    *out = NULL;
    lede_vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
    if (vocabulary == NULL) return lede_fail_memory(err);
    lede_arena_init(&vocabulary->arena, 0);
    if (!lede_form_table_init(&vocabulary->forms) || !lede_cuts_init(&vocabulary->cuts)) {
        lede_vocabulary_free(vocabulary);
        return lede_fail_memory(err);
    }
    vocabulary->fill = lede_form_batch_find();
    *out = vocabulary;
    return LEDE_OK;
}

void lede_vocabulary_free(lede_vocabulary *vocabulary) {
    if (vocabulary == NULL) return;
    lede_arena_clear(&vocabulary->arena);
    lede_buffer_clear(&vocabulary->scratch);
    lede_form_table_clear(&vocabulary->forms);
    lede_map_clear(&vocabulary->ready);
    lede_cuts_clear(&vocabulary->cuts);
    free(vocabulary->chunks);
    free(vocabulary);
}

static lede_type *new_type(lede_vocabulary *vocabulary) {
    if (vocabulary->n_types == LEDE_KEPT_TYPES) {
        vocabulary->kept = lede_arena_here(&vocabulary->arena);
    }
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

/* Most forms are letters of ASCII, or numbers: known at a glance to be clean, of which kind, and
 * how they fold. */
typedef enum glance { ANYTHING, LOWER_CASE, MIXED_CASE, NUMERALS } glance;

static glance glance_at(lede_slice form) {
    enum { LOWER = 1, UPPER = 2, DIGIT = 4, POINT = 8 };
    /* clang-format off */
    static const unsigned char classes[256] = {
        ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT, ['5'] = DIGIT,
        ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
        ['.'] = POINT, [','] = POINT,
        ['A'] = UPPER, ['B'] = UPPER, ['C'] = UPPER, ['D'] = UPPER, ['E'] = UPPER, ['F'] = UPPER,
        ['G'] = UPPER, ['H'] = UPPER, ['I'] = UPPER, ['J'] = UPPER, ['K'] = UPPER, ['L'] = UPPER,
        ['M'] = UPPER, ['N'] = UPPER, ['O'] = UPPER, ['P'] = UPPER, ['Q'] = UPPER, ['R'] = UPPER,
        ['S'] = UPPER, ['T'] = UPPER, ['U'] = UPPER, ['V'] = UPPER, ['W'] = UPPER, ['X'] = UPPER,
        ['Y'] = UPPER, ['Z'] = UPPER,
        ['a'] = LOWER, ['b'] = LOWER, ['c'] = LOWER, ['d'] = LOWER, ['e'] = LOWER, ['f'] = LOWER,
        ['g'] = LOWER, ['h'] = LOWER, ['i'] = LOWER, ['j'] = LOWER, ['k'] = LOWER, ['l'] = LOWER,
        ['m'] = LOWER, ['n'] = LOWER, ['o'] = LOWER, ['p'] = LOWER, ['q'] = LOWER, ['r'] = LOWER,
        ['s'] = LOWER, ['t'] = LOWER, ['u'] = LOWER, ['v'] = LOWER, ['w'] = LOWER, ['x'] = LOWER,
        ['y'] = LOWER, ['z'] = LOWER,
    };
    /* clang-format on */
    unsigned seen = 0;
    bool others = false;
    for (size_t i = 0; i < form.size; i++) {
        unsigned class = classes[(unsigned char)form.data[i]];
        seen |= class;
        others |= class == 0;
    }
    if (others) return ANYTHING;
    if (seen == LOWER) return LOWER_CASE;
    if (seen == UPPER || seen == (LOWER | UPPER)) return MIXED_CASE;
    return seen == DIGIT || seen == (DIGIT | POINT) ? NUMERALS : ANYTHING;
}

/* The highest bit of each byte that is a letter, once the bit of case is set in all; bytes past
 * ASCII count for none, and none carries into the next. */
static uint64_t letter_bits(uint64_t bytes) {
    const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
    uint64_t small = (bytes | 0x20 * ones) & ~high;
    return (small + (0x80 - 'a') * ones) & ~(small + (0x7F - 'z') * ones) & ~bytes & high;
}

/* The same of a short form, whose bytes are two words: letters are told eight at a time. */
static glance glance_at_short(const lede_form *form) {
    const uint64_t cases = UINT64_C(0x2020202020202020), letters = UINT64_C(0x6161616161616161);
    uint64_t mask_a = form->size >= 8 ? UINT64_MAX : (UINT64_C(1) << (8 * form->size)) - 1;
    uint64_t mask_b = form->size <= 8 ? 0 : (UINT64_C(1) << (8 * (form->size - 8))) - 1;
    uint64_t a = form->a | (letters & ~mask_a), b = (form->b & mask_b) | (letters & ~mask_b);
    if ((letter_bits(a) & letter_bits(b)) != UINT64_C(0x8080808080808080)) {
        return glance_at((lede_slice){form->data, form->size});
    }
    return (a & b & cases) == cases ? LOWER_CASE : MIXED_CASE;
}

static lede_token_kind kind_of(lede_slice word, glance seen) {
    if (seen == ANYTHING) return lede_token_kind_of(word);
    return seen == NUMERALS ? LEDE_KIND_NUMBER : LEDE_KIND_WORD;
}

/* A copy of a short form with zeros behind; if `folds`, with its letters in lower case behind it.
 */
static char *copy_short(lede_vocabulary *vocabulary, const lede_form *form, bool folds) {
    char *bytes = lede_arena_alloc(&vocabulary->arena, folds ? 2 * LEDE_FORM_READ : LEDE_FORM_READ);
    if (bytes == NULL) return NULL;
    memcpy(bytes, &form->a, sizeof form->a);
    memcpy(bytes + sizeof form->a, &form->b, sizeof form->b);
    bytes[LEDE_FORM_SHORT] = '\0'; /* for the size */
    for (size_t i = 0; folds && i < LEDE_FORM_READ; i++) {
        bytes[LEDE_FORM_READ + i] = (char)(bytes[i] | (bytes[i] == '\0' ? 0 : 32));
    }
    return bytes;
}

/* A short word of ASCII letters, or number. */
static bool fill_short(lede_vocabulary *vocabulary, lede_type *type, const lede_form *form,
                       glance seen) {
    bool folds = seen == MIXED_CASE;
    const char *bytes = copy_short(vocabulary, form, folds);
    if (bytes == NULL) return false;
    type->word = type->norm = (lede_slice){bytes, form->size};
    if (folds) type->norm.data += LEDE_FORM_READ;
    type->kind = kind_of(type->word, seen);
    type->given = NULL;
    return true;
}

static bool fill_type(lede_vocabulary *vocabulary, lede_type *type, lede_slice word, glance seen) {
    bool ok = true;
    type->word = lede_arena_copy(&vocabulary->arena, word, &ok);
    if (!ok) return false;
    type->norm = lede_fold(&vocabulary->arena, type->word, &ok);
    type->kind = kind_of(type->word, seen);
    type->given = NULL;
    return ok;
}

/* A clean form that has no type yet, with what it asks. */
static uint32_t add_type(lede_vocabulary *vocabulary, lede_form form, glance seen) {
    lede_type *type = new_type(vocabulary);
    if (type == NULL) return LEDE_NO_TYPE;
    bool plain = seen != ANYTHING && form.size <= LEDE_FORM_SHORT;
    bool ok = plain ? fill_short(vocabulary, type, &form, seen)
                    : fill_type(vocabulary, type, (lede_slice){form.data, form.size}, seen);
    if (!ok) return LEDE_NO_TYPE;
    form.data = type->word.data;
    if (!lede_form_table_add(&vocabulary->forms, &form, vocabulary->n_types)) return LEDE_NO_TYPE;
    return vocabulary->n_types++;
}

/* A form that is not clean: the type of its clean form, remembered under both. */
static uint32_t add_raw(lede_vocabulary *vocabulary, lede_form raw) {
    vocabulary->scratch.size = 0;
    vocabulary->scratch.failed = false;
    lede_slice bytes = {raw.data, raw.size};
    lede_form_clean(bytes, &vocabulary->scratch);
    if (vocabulary->scratch.failed || vocabulary->scratch.size > LEDE_FORM_BYTES_MAX)
        return LEDE_NO_TYPE;
    lede_slice clean = lede_buffer_slice(&vocabulary->scratch);
    lede_form form = lede_form_of(clean);
    form.asks = lede_locale_may_contract(clean);
    uint32_t next_type = lede_form_table_find(&vocabulary->forms, &form);
    uint32_t type = next_type != 0 ? next_type - 1 : add_type(vocabulary, form, ANYTHING);
    if (type == LEDE_NO_TYPE || lede_slice_equal(bytes, clean)) return type;
    bool ok = true;
    if (raw.size > LEDE_FORM_SHORT) {
        raw.data = lede_arena_copy(&vocabulary->arena, bytes, &ok).data;
    }
    return ok && lede_form_table_add(&vocabulary->forms, &raw, type) ? type : LEDE_NO_TYPE;
}

/* A form as it stands, with what it asks. */
static uint32_t add(lede_vocabulary *vocabulary, lede_form form) {
    lede_slice bytes = {form.data, form.size};
    glance seen = form.size - 1 < LEDE_FORM_SHORT ? glance_at_short(&form) : glance_at(bytes);
    if (seen != ANYTHING || lede_form_is_clean(bytes)) return add_type(vocabulary, form, seen);
    return add_raw(vocabulary, form);
}

uint32_t lede_vocabulary_intern(lede_vocabulary *vocabulary, lede_slice form) {
    if (form.size > LEDE_FORM_BYTES_MAX) return LEDE_NO_TYPE;
    lede_form key = lede_form_of(form);
    uint32_t next_type = lede_form_table_find(&vocabulary->forms, &key);
    if (next_type != 0) return next_type - 1;
    key.asks = lede_locale_may_contract(form);
    return add(vocabulary, key);
}

/* ---- ready tokens ---------------------------------------------------------------------------- */

/* Form and values as one key, in `scratch`; neither has a line end in it. */
static bool write_key(lede_vocabulary *vocabulary, lede_slice form, const lede_given *given,
                      uint32_t n_values) {
    lede_buffer *key = &vocabulary->scratch;
    key->size = 0;
    key->failed = false;
    lede_buffer_add(key, form);
    for (uint32_t i = 0; i < n_values; i++) {
        bool has = (given->has >> i & 1) != 0, is_null = given->values[i].data == NULL;
        lede_buffer_add_string(key, !has ? "\n-" : is_null ? "\n_" : "\n=");
        if (has && !is_null) lede_buffer_add(key, given->values[i]);
    }
    return !key->failed;
}

static const lede_given *copy_given(lede_arena *arena, const lede_given *given, uint32_t n_values) {
    bool ok = true;
    lede_given *copy = lede_arena_alloc(arena, sizeof *copy);
    lede_slice *values = lede_arena_array(arena, n_values, sizeof *values);
    if (copy == NULL || values == NULL) return NULL;
    for (uint32_t i = 0; i < n_values; i++) {
        values[i] = lede_arena_copy(arena, given->values[i], &ok);
    }
    *copy = (lede_given){given->has, values};
    return ok ? copy : NULL;
}

static uint32_t add_given(lede_vocabulary *vocabulary, lede_slice form, const lede_given *given,
                          uint32_t n_values) {
    bool ok = true;
    lede_buffer *scratch = &vocabulary->scratch;
    lede_slice key = lede_arena_copy(&vocabulary->arena, lede_buffer_slice(scratch), &ok);
    scratch->size = 0;
    lede_form_clean(form, scratch);
    lede_type *type = ok && !scratch->failed ? new_type(vocabulary) : NULL;
    if (type == NULL) return LEDE_NO_TYPE;
    lede_slice word = lede_buffer_slice(scratch);
    if (!fill_type(vocabulary, type, word, glance_at(word))) return LEDE_NO_TYPE;
    type->given = copy_given(&vocabulary->arena, given, n_values);
    if (type->given == NULL || !lede_map_put(&vocabulary->ready, key, vocabulary->n_types)) {
        return LEDE_NO_TYPE;
    }
    return vocabulary->n_types++;
}

uint32_t lede_vocabulary_intern_given(lede_vocabulary *vocabulary, lede_slice form,
                                      const lede_given *given, uint32_t n_values) {
    if (form.size > LEDE_FORM_BYTES_MAX || !write_key(vocabulary, form, given, n_values)) {
        return LEDE_NO_TYPE;
    }
    uint32_t type = lede_map_get(&vocabulary->ready, lede_buffer_slice(&vocabulary->scratch));
    return type != LEDE_MAP_NONE ? type : add_given(vocabulary, form, given, n_values);
}

/* ---- the tokens of a text -------------------------------------------------------------------- */

/* Two words in one: the type of the first, the second one noted. */
static uint32_t intern_two(lede_vocabulary *vocabulary, lede_tokens *tokens, uint32_t token,
                           size_t first) {
    lede_slice text = tokens->text;
    size_t start = tokens->starts[token], stop = tokens->stops[token];
    uint32_t type = lede_vocabulary_intern(vocabulary, lede_slice_cut(text, start, start + first));
    uint32_t second = lede_vocabulary_intern(vocabulary, lede_slice_cut(text, start + first, stop));
    lede_split split = {token, (uint32_t)first, second};
    bool ok = type != LEDE_NO_TYPE && second != LEDE_NO_TYPE &&
              lede_array_push_in(tokens->arena, &tokens->splits, split);
    return ok ? type : LEDE_NO_TYPE;
}

/* The type of token `i` of the batch, which is not in its first slot: its place is taken, or it is
 * new, or it may be two words. */
static uint32_t look_further(lede_vocabulary *vocabulary, lede_tokens *tokens, uint32_t from,
                             uint32_t i) {
    const lede_form_batch *batch = &vocabulary->batch;
    lede_slice text = lede_slice_cut(batch->text, batch->starts[i], batch->stops[i]);
    lede_form form = {batch->a[i], batch->b[i],         batch->hash[i],
                      text.data,   (uint32_t)text.size, false};
    const lede_form_slot *slot = lede_form_table_slot(&vocabulary->forms, &form);
    uint32_t next_type = slot->next_type;
    if (LEDE_LIKELY(next_type != 0 && !slot->asks)) return next_type - 1;
    form.asks = next_type != 0 || lede_locale_may_contract(text);
    if (form.asks && tokens->first_of != NULL) {
        size_t first = tokens->first_of(tokens->context, from + i);
        if (first > 0) return intern_two(vocabulary, tokens, from + i, first);
    }
    return next_type != 0 ? next_type - 1 : add(vocabulary, form);
}

/* The tokens from `from` on. But for the last ones of a text, all start where so many bytes can be
 * read at once. */
static void start_batch(lede_form_batch *batch, const lede_tokens *tokens, uint32_t from) {
    batch->text = tokens->text;
    batch->starts = tokens->starts + from;
    batch->stops = tokens->stops + from;
    batch->count = tokens->count - from < LEDE_FORM_BATCH ? tokens->count - from : LEDE_FORM_BATCH;
    batch->n_safe = batch->count;
    while (batch->n_safe > 0 &&
           tokens->text.size - batch->starts[batch->n_safe - 1] < LEDE_FORM_READ) {
        batch->n_safe--;
    }
}

/* The types of the tokens that are in their first slot, which most are; the others are listed.
 * Which ones they are no processor can foresee, so this has no branch. */
static uint32_t resolve_first(const lede_vocabulary *vocabulary, uint32_t *types,
                              uint32_t others[LEDE_FORM_BATCH]) {
    const lede_form_batch *batch = &vocabulary->batch;
    uint32_t n = 0;
    for (uint32_t i = 0; i < batch->count; i++) {
        const lede_form_slot *slot = lede_form_table_first(&vocabulary->forms, batch->hash[i]);
        types[i] = slot->next_type - 1;
        others[n] = i;
        n += ((slot->a ^ batch->a[i]) | (slot->b ^ batch->b[i])) != 0;
    }
    return n;
}

bool lede_vocabulary_intern_tokens(lede_vocabulary *vocabulary, lede_tokens *tokens) {
    lede_form_batch *batch = &vocabulary->batch;
    uint32_t others[LEDE_FORM_BATCH];
    for (uint32_t from = 0; from < tokens->count; from += batch->count) {
        start_batch(batch, tokens, from);
        vocabulary->fill(batch, &vocabulary->forms);
        uint32_t *types = tokens->types + from;
        uint32_t n = resolve_first(vocabulary, types, others);
        for (uint32_t k = 0; k < n; k++) {
            uint32_t i = others[k];
            types[i] = look_further(vocabulary, tokens, from, i);
            if (types[i] == LEDE_NO_TYPE) return false;
        }
    }
    return true;
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

const lede_cuts *lede_vocabulary_cuts(const lede_vocabulary *vocabulary) {
    return &vocabulary->cuts;
}

size_t lede_vocabulary_bytes(const lede_vocabulary *vocabulary) {
    return vocabulary->arena.used + lede_form_table_bytes(&vocabulary->forms) +
           vocabulary->ready.capacity * sizeof(lede_map_slot);
}

size_t lede_vocabulary_standing(const lede_vocabulary *vocabulary, uint32_t generation,
                                size_t count) {
    if (generation == vocabulary->generation) return count;
    if (generation + 1 != vocabulary->generation) return 0;
    return count < vocabulary->n_kept ? count : vocabulary->n_kept;
}

bool lede_vocabulary_forget(lede_vocabulary *vocabulary) {
    lede_form_table fresh;
    if (lede_form_table_bytes(&vocabulary->forms) <= KEPT_TABLE_BYTES) {
        lede_form_table_empty(&vocabulary->forms);
    } else {
        if (!lede_form_table_init(&fresh)) return false;
        lede_form_table_clear(&vocabulary->forms);
        vocabulary->forms = fresh;
    }
    lede_map_clear(&vocabulary->ready);
    vocabulary->n_types = vocabulary->n_chunks = vocabulary->n_kept = 0;
    lede_arena_clear(&vocabulary->arena);
    vocabulary->generation++;
    return true;
}

/* All but the first types are gone; forms that were not clean are met again. The table has room, as
 * it had them before. */
static void keep_first(lede_vocabulary *vocabulary) {
    lede_form_table_empty(&vocabulary->forms);
    for (uint32_t id = 0; id < LEDE_KEPT_TYPES; id++) {
        lede_form form = lede_form_of(lede_vocabulary_type(vocabulary, id)->word);
        form.asks = lede_locale_may_contract(lede_vocabulary_type(vocabulary, id)->word);
        lede_form_table_add(&vocabulary->forms, &form, id);
    }
    vocabulary->n_types = vocabulary->n_kept = LEDE_KEPT_TYPES;
    vocabulary->n_chunks = LEDE_KEPT_TYPES >> TYPES_SHIFT;
    lede_arena_rewind(&vocabulary->arena, vocabulary->kept);
    vocabulary->generation++;
}

/* Whether the first types can stay. Words of one corpus are not those of the next, so they are
 * looked for anew from time to time. */
static bool can_keep(const lede_vocabulary *vocabulary, size_t max_bytes) {
    enum { ANEW_EVERY = 8 };
    size_t table = lede_form_table_bytes(&vocabulary->forms);
    return vocabulary->n_types > LEDE_KEPT_TYPES && vocabulary->ready.count == 0 &&
           table <= KEPT_TABLE_BYTES && table + vocabulary->kept.used <= max_bytes / 8 * 7 &&
           (vocabulary->generation + 1) % ANEW_EVERY != 0;
}

bool lede_vocabulary_recycle(lede_vocabulary *vocabulary, size_t max_bytes) {
    bool is_large = lede_form_table_bytes(&vocabulary->forms) >= KEPT_TABLE_BYTES;
    bool would_grow = is_large && lede_form_table_is_full(&vocabulary->forms);
    if (lede_vocabulary_bytes(vocabulary) <= max_bytes && !would_grow) return false;
    if (!can_keep(vocabulary, max_bytes)) return lede_vocabulary_forget(vocabulary);
    keep_first(vocabulary);
    return true;
}
