#include "train_lemmas.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/map.h"
#include "language/tagger_model.h"

/* Words that a lemma gets right and the rules do not. One is enough: held-out parts of the treebank
 * have 0.06 % more lemmas right than with two. */
enum { GAIN_LEAST = 1 };

/* A form with a class and a lemma. */
typedef struct reading {
    lede_slice norm, lemma;
    const char *class_name;
    uint32_t seen; /* words of the form and class with this lemma */
    uint32_t
        by_rule;   /* words of the form and class that the rules get right: of the first reading */
    uint32_t next; /* of the same form and class, or LEDE_MAP_NONE */
} reading;

typedef struct readings {
    lede_arena arena;
    lede_map first; /* form and class → reading */
    LEDE_ARRAY(reading) all;
    LEDE_ARRAY(uint32_t) firsts; /* in the order they were met */
} readings;

static bool add_word(readings *r, const lede_lemma_list *list, const gold_word *word) {
    bool ok = true;
    lede_lemma_query query = {.list = list,
                              .word = word->form,
                              .norm = lede_fold(&r->arena, word->form, &ok),
                              .upos = word->upos,
                              .xpos = word->xpos};
    lede_buffer key = {0};
    lede_buffer_printf(&key, "%.*s|%.*s", LEDE_FMT(word->upos), LEDE_FMT(word->xpos));
    size_t n_class = key.size;
    lede_buffer_printf(&key, "|%.*s", LEDE_FMT(query.norm));
    lede_slice name = lede_arena_copy(&r->arena, lede_buffer_slice(&key), &ok);
    lede_buffer_clear(&key);
    if (!ok) return false;
    bool by_rule = lede_slice_equal(lede_lemma_by_rule(&query, &r->arena, &ok), word->lemma);
    uint32_t first = lede_map_get(&r->first, name), at = first;
    while (at != LEDE_MAP_NONE && !lede_slice_equal(r->all.data[at].lemma, word->lemma)) {
        at = r->all.data[at].next;
    }
    if (at == LEDE_MAP_NONE) {
        char *class_name = lede_arena_string(&r->arena, lede_slice_cut(name, 0, n_class));
        reading add = {query.norm, word->lemma, class_name, 0, 0, LEDE_MAP_NONE};
        at = (uint32_t)r->all.count;
        if (first != LEDE_MAP_NONE) {
            add.next = r->all.data[first].next;
            r->all.data[first].next = at;
        }
        if (class_name == NULL || !lede_array_push(&r->all, add)) return false;
        if (first == LEDE_MAP_NONE) {
            if (!lede_map_put(&r->first, name, at) || !lede_array_push(&r->firsts, at))
                return false;
            first = at;
        }
    }
    r->all.data[at].seen++;
    if (by_rule) r->all.data[first].by_rule++;
    return ok;
}

static const reading *best_of(const readings *r, uint32_t first) {
    const reading *best = &r->all.data[first];
    for (uint32_t at = best->next; at != LEDE_MAP_NONE; at = r->all.data[at].next) {
        if (r->all.data[at].seen > best->seen) best = &r->all.data[at];
    }
    bool gains = best->seen >= r->all.data[first].by_rule + GAIN_LEAST;
    return gains && !lede_slice_is(best->lemma, "_") && best->lemma.size < 256 ? best : NULL;
}

/* The forms that have a lemma, for whoever asks for all classes at once. */
static bool write_forms(const readings *r, size_t n, lede_buffer *forms) {
    size_t n_slots = n * 2 + 16;
    lede_tagger_lemma_form *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < r->firsts.count; i++) {
        const reading *best = best_of(r, r->firsts.data[i]);
        if (best == NULL) continue;
        uint64_t hash = lede_hash(best->norm);
        uint32_t upper = (uint32_t)(hash >> 32);
        size_t at = lede_tagger_slot(hash, n_slots);
        while (slots[at] != 0 && slots[at] != upper) at = at + 1 == n_slots ? 0 : at + 1;
        slots[at] = upper;
    }
    lede_buffer_add(forms, (lede_slice){(const char *)slots, n_slots * sizeof *slots});
    free(slots);
    return !forms->failed;
}

/* Marks are their own lemmas, whatever a treebank's habit; the first part of a word that a space
 * cuts in two (GW) has the lemma of the whole. */
static bool is_of_use(const gold_word *word) {
    return !lede_slice_is(word->upos, "PUNCT") && !lede_slice_is(word->xpos, "GW");
}

static bool write_all(const readings *r, lede_buffer *lemmas, lede_buffer *strings,
                      lede_buffer *forms) {
    size_t n = 0;
    for (size_t i = 0; i < r->firsts.count; i++) n += best_of(r, r->firsts.data[i]) != NULL;
    size_t n_slots = n * 2 + 16;
    lede_tagger_lemma *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < r->firsts.count; i++) {
        const reading *best = best_of(r, r->firsts.data[i]);
        if (best == NULL) continue;
        uint64_t key = lede_tagger_lemma_key(best->norm, best->class_name);
        size_t at = lede_tagger_slot(key, n_slots);
        while (slots[at].key != 0) at = at + 1 == n_slots ? 0 : at + 1;
        slots[at] = (lede_tagger_lemma){(uint32_t)(key >> 32),
                                        (uint32_t)(strings->size << 8 | best->lemma.size)};
        lede_buffer_add(strings, best->lemma);
    }
    lede_buffer_add(lemmas, (lede_slice){(const char *)slots, n_slots * sizeof *slots});
    printf("%zu lemmas\n", n);
    free(slots);
    return !lemmas->failed && !strings->failed && write_forms(r, n, forms);
}

bool train_lemmas_write(const lede_lemma_list *list, const gold_corpus *corpus, lede_buffer *lemmas,
                        lede_buffer *strings, lede_buffer *forms) {
    readings r = {0};
    lede_arena_init(&r.arena, 0);
    bool ok = true;
    for (size_t i = 0; i < corpus->words.count && ok; i++) {
        const gold_word *word = &corpus->words.data[i];
        if (is_of_use(word)) ok = add_word(&r, list, word);
    }
    ok = ok && write_all(&r, lemmas, strings, forms);
    lede_map_clear(&r.first);
    free(r.all.data);
    free(r.firsts.data);
    lede_arena_clear(&r.arena);
    return ok;
}
