#include "match/class.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

/* ---- a worker's column ----------------------------------------------------------------------- */

static void clear_classes(lede_classes *classes) {
    classes->rows.count = classes->chunks.count = 0;
    classes->leaves.count = 0;
    classes->n_classes = 0;
    classes->plain = UINT32_MAX;
    classes->first.count = 1;
    memset(classes->chunk_slots.data, 0, classes->chunk_slots.count * sizeof(uint32_t));
    memset(classes->class_slots.data, 0, classes->class_slots.count * sizeof(uint32_t));
    memset(classes->single, 0, classes->type_tests->tests->tests.count * sizeof *classes->single);
    classes->epoch++;
}

lede_status lede_classes_init(lede_classes *classes, const lede_type_tests *type_tests,
                              lede_evaluator *evaluator, lede_error *err) {
    *classes =
        (lede_classes){.type_tests = type_tests, .evaluator = evaluator, .plain = UINT32_MAX};
    classes->n_chunks = lede_type_tests_chunks(type_tests);
    size_t n_words = (size_t)classes->n_chunks * LEDE_CHUNK_WORDS;
    classes->scratch = calloc(n_words, sizeof *classes->scratch);
    classes->whole = calloc(n_words, sizeof *classes->whole);
    classes->pending = calloc(n_words, sizeof *classes->pending);
    classes->base_chunks = calloc(classes->n_chunks, sizeof *classes->base_chunks);
    classes->single = calloc(type_tests->tests->tests.count + 1, sizeof *classes->single);
    classes->chunk_slots = (lede_slots){calloc(FIRST_SLOTS, sizeof(uint32_t)), FIRST_SLOTS};
    classes->class_slots = (lede_slots){calloc(FIRST_SLOTS, sizeof(uint32_t)), FIRST_SLOTS};
    bool ok = classes->scratch != NULL && classes->whole != NULL && classes->pending != NULL &&
              classes->base_chunks != NULL && classes->single != NULL &&
              classes->chunk_slots.data != NULL && classes->class_slots.data != NULL &&
              lede_array_push(&classes->first, 0);
    lede_status status = ok ? lede_readings_init(&classes->readings, type_tests, evaluator, err)
                            : lede_fail_memory(err);
    if (status != LEDE_OK) lede_classes_clear(classes);
    return status;
}

void lede_classes_clear(lede_classes *classes) {
    free(classes->column.data);
    free(classes->special.data);
    for (uint32_t i = 0; i < classes->n_parked; i++) {
        free(classes->parked[i].column.data);
        free(classes->parked[i].special.data);
    }
    free(classes->rows.data);
    free(classes->chunks.data);
    free(classes->chunk_slots.data);
    free(classes->first.data);
    free(classes->leaves.data);
    free(classes->class_slots.data);
    free(classes->scratch);
    free(classes->whole);
    free(classes->pending);
    free(classes->base_chunks);
    free(classes->single);
    lede_readings_clear(&classes->readings);
    *classes = (lede_classes){0};
}

size_t lede_classes_bytes(const lede_classes *classes) {
    size_t n_slots = ((size_t)classes->n_classes + classes->chunks.count / LEDE_CHUNK_WORDS) * 2;
    size_t bytes = lede_array_bytes(&classes->column) + lede_array_bytes(&classes->rows) +
                   lede_array_bytes(&classes->chunks) + lede_array_bytes(&classes->first) +
                   lede_array_bytes(&classes->leaves) + n_slots * sizeof(uint32_t);
    for (uint32_t i = 0; i < classes->n_parked; i++) {
        bytes += lede_array_bytes(&classes->parked[i].column);
    }
    return bytes;
}

/* What a file gives of the type, which may be a set. */
static lede_status fill_given(lede_classes *classes, const lede_type_lookup *lookup,
                              const lede_type *type, lede_error *err) {
    lede_slice rest = lede_attribute_given(lookup->attribute, type), value = rest;
    bool ok = true, is_set = lede_attribute_is_set_value(lookup->attribute, rest);
    if (rest.data == NULL) return LEDE_OK;
    while (!is_set || lede_ready_member(&rest, &value)) {
        lede_slice folded =
            lede_value_folded(&classes->evaluator->arena, value, lookup->flags, &ok);
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(lede_type_lookup_apply(classes->type_tests, lookup, classes->evaluator, folded,
                                        classes->scratch, err));
        if (!is_set) break;
    }
    return LEDE_OK;
}

/* The comparisons that hold for one type, into `scratch`. */
static lede_status fill_leaves(lede_classes *classes, const lede_type *type, lede_slice language,
                               lede_error *err) {
    const lede_type_tests *type_tests = classes->type_tests;
    for (size_t i = 0; i < type_tests->lookups.count; i++) {
        const lede_type_lookup *lookup = &type_tests->lookups.data[i];
        bool ok = true;
        lede_slice value;
        if (lede_attribute_is_reading(lookup->attribute)) continue;
        if (lede_attribute_is_given(lookup->attribute)) {
            LEDE_TRY(fill_given(classes, lookup, type, err));
            continue;
        }
        bool is_word = lookup->attribute == LEDE_ATTRIBUTE_WORD;
        if (is_word && (lookup->flags & ~(unsigned)LEDE_FLAG_CASE) == 0) {
            value = lookup->flags == 0 ? type->word : type->norm;
        } else {
            lede_arena *arena = &classes->evaluator->arena;
            value = lede_attribute_of_type(lookup->attribute, type, language, arena, &ok);
            if (ok) value = lede_value_folded(arena, value, lookup->flags, &ok);
        }
        if (!ok) return lede_fail_memory(err);
        LEDE_TRY(lede_type_lookup_apply(type_tests, lookup, classes->evaluator, value,
                                        classes->scratch, err));
    }
    return LEDE_OK;
}

/* ---- classes --------------------------------------------------------------------------------- */

static lede_slice chunk_bytes(const uint64_t *chunk) {
    return (lede_slice){(const char *)chunk, LEDE_CHUNK_WORDS * sizeof *chunk};
}

static lede_slice leaf_bytes(const lede_classes *classes, uint32_t class_i) {
    uint32_t first = classes->first.data[class_i];
    size_t n = class_i + 1 < classes->first.count ? classes->first.data[class_i + 1] - first
                                                  : classes->leaves.count - first;
    /* An empty array has no data yet; an empty list is a class like any other. */
    return (lede_slice){n == 0 ? "" : (const char *)(classes->leaves.data + first),
                        n * sizeof *classes->leaves.data};
}

static lede_slice item_bytes(const lede_classes *classes, bool is_chunk, uint32_t i) {
    return is_chunk ? chunk_bytes(classes->chunks.data + (size_t)i * LEDE_CHUNK_WORDS)
                    : leaf_bytes(classes, i);
}

/* Where the chunk, or the class, with these bytes is or would be. */
static size_t find_slot(const lede_classes *classes, bool is_chunk, lede_slice wanted) {
    const lede_slots *slots = is_chunk ? &classes->chunk_slots : &classes->class_slots;
    size_t mask = slots->count - 1;
    for (size_t i = (size_t)lede_hash(wanted) & mask;; i = (i + 1) & mask) {
        if (slots->data[i] == 0) return i;
        if (lede_slice_equal(item_bytes(classes, is_chunk, slots->data[i] - 1), wanted)) return i;
    }
}

/* Room for one more among `n`. */
static bool reserve_slot(lede_classes *classes, bool is_chunk, uint32_t n) {
    lede_slots *slots = is_chunk ? &classes->chunk_slots : &classes->class_slots;
    if (((size_t)n + 1) * 2 <= slots->count) return true;
    uint32_t *grown = calloc(slots->count * 2, sizeof *grown);
    if (grown == NULL) return false;
    free(slots->data);
    *slots = (lede_slots){grown, slots->count * 2};
    for (uint32_t i = 0; i < n; i++) {
        slots->data[find_slot(classes, is_chunk, item_bytes(classes, is_chunk, i))] = i + 1;
    }
    return true;
}

static bool add_chunk(lede_classes *classes, const uint64_t *chunk, uint32_t *out) {
    uint32_t n = (uint32_t)(classes->chunks.count / LEDE_CHUNK_WORDS);
    if (!reserve_slot(classes, true, n)) return false;
    size_t slot = find_slot(classes, true, chunk_bytes(chunk));
    if (classes->chunk_slots.data[slot] == 0) {
        if (!lede_array_reserve(&classes->chunks, LEDE_CHUNK_WORDS)) return false;
        memcpy(classes->chunks.data + classes->chunks.count, chunk, chunk_bytes(chunk).size);
        classes->chunks.count += LEDE_CHUNK_WORDS;
        classes->chunk_slots.data[slot] = n + 1;
    }
    *out = classes->chunk_slots.data[slot] - 1;
    return true;
}

static void change(lede_classes *classes, uint32_t test) {
    const lede_type_tests *type_tests = classes->type_tests;
    classes->whole[test / 64] ^= (uint64_t)1 << (test % 64);
    for (uint32_t i = type_tests->first_user[test]; i < type_tests->first_user[test + 1]; i++) {
        uint32_t user = type_tests->users[i];
        classes->n_pending += !lede_row_has(classes->pending, user);
        lede_row_set(classes->pending, user);
    }
}

/* From the comparisons of a new class, the last of `leaves`, all that hold: only combinations are
 * looked at of which an item is not as in the row of nothing. Items stand before them. */
static void combine(lede_classes *classes) {
    const lede_type_tests *type_tests = classes->type_tests;
    memcpy(classes->whole, type_tests->base, type_tests->n_words * sizeof *classes->whole);
    for (size_t i = classes->first.data[classes->n_classes]; i < classes->leaves.count; i++) {
        change(classes, classes->leaves.data[i]);
    }
    for (uint32_t w = 0; classes->n_pending > 0; w++) {
        while (classes->pending[w] != 0) {
            uint32_t test = w * 64 + lede_lowest_bit(classes->pending[w]);
            classes->pending[w] &= classes->pending[w] - 1;
            classes->n_pending--;
            bool holds = lede_type_tests_combine(type_tests, test, classes->whole);
            if (holds != lede_row_has(classes->whole, test)) change(classes, test);
        }
    }
}

/* Those that lookups have marked are all there are, unless readings set bits of their own. */
static bool gather_marked(lede_classes *classes) {
    const uint32_t *marked = classes->evaluator->marked.data;
    size_t n = classes->evaluator->marked.count, first = classes->leaves.count;
    if (!lede_array_reserve(&classes->leaves, n)) return false;
    uint32_t *leaves = classes->leaves.data + first;
    for (size_t i = 0; i < n; i++) {
        size_t place = i;
        for (; place > 0 && leaves[place - 1] > marked[i]; place--) {
            leaves[place] = leaves[place - 1];
        }
        leaves[place] = marked[i];
        classes->scratch[marked[i] / 64] = 0;
    }
    classes->leaves.count += n;
    return true;
}

/* The comparisons in `scratch`, which is zeroed, behind the last of `leaves`. */
static bool gather_leaves(lede_classes *classes) {
    enum { MOST_SORTED = 64 }; /* more are faster found in the row */
    bool all_marked = classes->type_tests->readings.count == 0;
    if (all_marked && classes->evaluator->marked.count <= MOST_SORTED) {
        return gather_marked(classes);
    }
    for (uint32_t w = 0; w < classes->type_tests->n_words; w++) {
        uint64_t bits = classes->scratch[w];
        classes->scratch[w] = 0;
        if (bits != 0 && !lede_array_reserve(&classes->leaves, 64)) return false;
        for (; bits != 0; bits &= bits - 1) {
            classes->leaves.data[classes->leaves.count++] = w * 64 + lede_lowest_bit(bits);
        }
    }
    return true;
}

/* Chunks that are as in the row of nothing need no look-up. */
static bool add_row(lede_classes *classes) {
    const uint64_t *base = classes->type_tests->base;
    if (!lede_array_reserve(&classes->rows, classes->n_chunks)) return false;
    uint32_t *row = classes->rows.data + classes->rows.count;
    for (uint32_t i = 0; i < classes->n_chunks; i++) {
        size_t at = (size_t)i * LEDE_CHUNK_WORDS;
        bool is_base = memcmp(classes->whole + at, base + at, chunk_bytes(base).size) == 0;
        if (is_base && classes->n_classes > 0) {
            row[i] = classes->base_chunks[i];
            continue;
        }
        if (!add_chunk(classes, classes->whole + at, &row[i])) return false;
    }
    classes->rows.count += classes->n_chunks;
    return true;
}

/* With the first class come the chunks of the row of nothing. */
static bool add_base(lede_classes *classes) {
    const uint64_t *base = classes->type_tests->base;
    for (uint32_t i = 0; classes->n_classes == 0 && i < classes->n_chunks; i++) {
        if (!add_chunk(classes, base + (size_t)i * LEDE_CHUNK_WORDS, &classes->base_chunks[i])) {
            return false;
        }
    }
    return true;
}

static bool add_class(lede_classes *classes) {
    size_t before = classes->rows.count;
    combine(classes);
    if (add_base(classes) && add_row(classes) &&
        lede_array_push(&classes->first, (uint32_t)classes->leaves.count)) {
        return true;
    }
    classes->rows.count = before;
    return false;
}

/* The class of the comparisons in `scratch`. */
static lede_status intern(lede_classes *classes, uint32_t *out, lede_error *err) {
    size_t before = classes->first.data[classes->n_classes];
    bool ok = gather_leaves(classes) && reserve_slot(classes, false, classes->n_classes);
    size_t slot = ok ? find_slot(classes, false, leaf_bytes(classes, classes->n_classes)) : 0;
    bool is_new = ok && classes->class_slots.data[slot] == 0;
    if (is_new) ok = add_class(classes);
    if (!ok || !is_new) classes->leaves.count = before;
    if (!ok) return lede_fail_memory(err);
    if (is_new) classes->class_slots.data[slot] = ++classes->n_classes;
    *out = classes->class_slots.data[slot] - 1;
    return LEDE_OK;
}

/* The class of the one comparison that is marked, as most types have it of which any holds. */
static lede_status intern_one(lede_classes *classes, uint32_t *out, lede_error *err) {
    uint32_t leaf = classes->evaluator->marked.data[0];
    if (classes->single[leaf] == 0) {
        LEDE_TRY(intern(classes, out, err));
        classes->single[leaf] = *out + 1;
        return LEDE_OK;
    }
    classes->scratch[leaf / 64] = 0;
    *out = classes->single[leaf] - 1;
    return LEDE_OK;
}

/* The column of the language `now` takes the place of the one in use, which is parked. */
static void change_language(lede_classes *classes, const char *now) {
    uint32_t i = 0;
    while (i < classes->n_parked && strcmp(classes->parked[i].language, now) != 0) i++;
    if (i == classes->n_parked) {
        if (i == LEDE_PARKED_COLUMNS) {
            i = 0; /* one language too many: the first parked one is filled again some day */
            classes->parked[i].column.count = 0;
        } else {
            classes->n_parked++;
        }
    }
    lede_parked_column *parked = &classes->parked[i], found = *parked;
    memcpy(&parked->column, &classes->column, sizeof parked->column);
    memcpy(&classes->column, &found.column, sizeof found.column);
    memcpy(&parked->special, &classes->special, sizeof parked->special);
    memcpy(&classes->special, &found.special, sizeof found.special);
    memcpy(parked->language, classes->language, sizeof parked->language);
    snprintf(classes->language, sizeof classes->language, "%s", now);
}

/* Types that are gone leave the columns. Once all are, so are the classes, since other types have
 * others: memory stays flat. */
static void follow(lede_classes *classes, const lede_vocabulary *vocabulary) {
    uint32_t before = classes->generation, generation = lede_vocabulary_generation(vocabulary);
    bool is_same = classes->vocabulary == vocabulary;
    if (is_same && before == generation) return;
    size_t most = is_same ? lede_vocabulary_standing(vocabulary, before, SIZE_MAX) : 0;
    if (most == 0) {
        clear_classes(classes);
        classes->has_later = false;
    }
    if (classes->n_met > most) classes->n_met = (uint32_t)most;
    if (classes->column.count > most) classes->column.count = most;
    for (uint32_t i = 0; i < classes->n_parked; i++) {
        lede_parked_column *parked = &classes->parked[i];
        if (parked->column.count > most) parked->column.count = most;
    }
    classes->vocabulary = vocabulary;
    classes->generation = generation;
}

/* A column of types that are gone is stale, one for another language waits. */
static void forget_stale(lede_classes *classes, const lede_vocabulary *vocabulary,
                         lede_slice language) {
    char now[sizeof classes->language] = "";
    if (classes->type_tests->depends_on_language && language.data != NULL) {
        snprintf(now, sizeof now, "%.*s", LEDE_FMT(language));
    }
    follow(classes, vocabulary);
    if (strcmp(now, classes->language) != 0) change_language(classes, now);
}

static lede_status fill_type(lede_classes *classes, const lede_article *article, uint32_t type,
                             uint32_t *class_i, lede_error *err) {
    lede_slice language = article->fields[LEDE_FIELD_LANGUAGE];
    classes->evaluator->marked.count = 0;
    LEDE_TRY(fill_leaves(classes, lede_vocabulary_type(article->vocabulary, type), language, err));
    bool reads = classes->type_tests->readings.count > 0;
    /* A column of another language is asked for readings only where a file gives them. */
    bool is_english = !classes->type_tests->depends_on_language || lede_language_covers(language);
    reads = reads && (is_english || lede_vocabulary_type(article->vocabulary, type)->given != NULL);
    if (reads) {
        LEDE_TRY(lede_readings_fill(&classes->readings, article, type, classes->scratch, err));
    } else if (classes->evaluator->marked.count == 0 && classes->plain != UINT32_MAX) {
        *class_i = classes->plain; /* as most types are */
        return LEDE_OK;
    }
    if (!reads && classes->evaluator->marked.count == 1) return intern_one(classes, class_i, err);
    LEDE_TRY(intern(classes, class_i, err));
    if (leaf_bytes(classes, *class_i).size == 0) classes->plain = *class_i;
    return LEDE_OK;
}

/* Room for the types up to `n_types`. */
static bool reserve_types(lede_classes *classes, size_t n_types) {
    size_t n_words = (n_types + 63) / 64;
    classes->special.count = (classes->column.count + 63) / 64;
    return lede_array_reserve(&classes->column, n_types - classes->column.count) &&
           lede_array_reserve(&classes->special, n_words - classes->special.count);
}

/* The class of a type for which there is room. */
static void set_class(lede_classes *classes, size_t type, uint32_t class_i) {
    bool is_plain = class_i == classes->plain && class_i != LEDE_CLASS_LATER;
    uint64_t *word = &classes->special.data[type / 64], bit = (uint64_t)1 << (type % 64);
    *word = is_plain ? *word & ~bit : *word | bit;
    classes->column.data[type] = class_i;
}

static lede_status find_class(lede_classes *classes, const lede_article *article, uint32_t type,
                              uint32_t *class_i, lede_error *err) {
    lede_status status = fill_type(classes, article, type, class_i, err);
    size_t n_words = classes->type_tests->n_words;
    if (status != LEDE_OK) memset(classes->scratch, 0, n_words * sizeof *classes->scratch);
    return status;
}

/* Classes of the types of the article that were put off; LIMIT: the message of what one hit. */
static lede_status fill_later(lede_classes *classes, const lede_article *article, lede_error *err) {
    lede_arena_reset(&classes->evaluator->arena);
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        uint32_t type = article->token_types[i], class_i;
        if (classes->column.data[type] != LEDE_CLASS_LATER) continue;
        LEDE_TRY(find_class(classes, article, type, &class_i, err));
        set_class(classes, type, class_i);
    }
    return LEDE_OK;
}

/* Types that came while the column of another language was in use are put off. */
static lede_status fill_new(lede_classes *classes, const lede_article *article, lede_error *err) {
    lede_slice language = article->fields[LEDE_FIELD_LANGUAGE];
    forget_stale(classes, article->vocabulary, language);
    uint32_t n_types = lede_vocabulary_count(article->vocabulary);
    if (classes->column.count >= n_types) return LEDE_OK;
    if (!reserve_types(classes, n_types)) return lede_fail_memory(err);
    lede_arena_reset(&classes->evaluator->arena);
    enum { RESET_EVERY = 4096 };
    while (classes->column.count < n_types) {
        uint32_t type = (uint32_t)classes->column.count, class_i = LEDE_CLASS_LATER;
        lede_status status = LEDE_OK;
        if (type >= classes->n_met) status = find_class(classes, article, type, &class_i, err);
        if (status != LEDE_OK && status != LEDE_LIMIT) return status;
        if (status != LEDE_OK) class_i = LEDE_CLASS_LATER;
        if (class_i == LEDE_CLASS_LATER) classes->has_later = true;
        classes->column.count++;
        set_class(classes, type, class_i);
        if (type % RESET_EVERY == RESET_EVERY - 1) lede_arena_reset(&classes->evaluator->arena);
    }
    classes->n_met = n_types;
    return LEDE_OK;
}

lede_status lede_classes_fill(lede_classes *classes, const lede_article *article, lede_error *err) {
    LEDE_TRY(fill_new(classes, article, err));
    return classes->has_later ? fill_later(classes, article, err) : LEDE_OK;
}
