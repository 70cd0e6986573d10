#include "language/tagging.h"

#include <stdlib.h>

#include "base/array.h"
#include "language/lemma.h"
#include "text/columns.h"

/* Lemmas that were asked for, by type and class: open addressing. */
typedef struct lemma_slot {
    uint64_t key; /* type << 8 | class, and one; 0 is free */
    lede_slice lemma;
} lemma_slot;

enum { FIRST_SLOTS = 256 };

struct lede_tagging {
    lede_language *language;
    lede_tagger_scratch *scratch; /* made on first use */
    const lede_article *article;  /* the one held */
    uint8_t *classes;             /* by token; NULL until the first question */

    const lede_vocabulary *vocabulary; /* that the lemmas belong to */
    uint32_t generation;
    lemma_slot *slots;
    size_t n_slots, n_lemmas;
    lede_arena lemmas;
};

lede_status lede_tagging_new(lede_language *language, lede_tagging **out, lede_error *err) {
    lede_tagging *tagging = calloc(1, sizeof *tagging);
    *out = tagging;
    if (tagging == NULL) return lede_fail_memory(err);
    tagging->language = language;
    lede_arena_init(&tagging->lemmas, 0);
    return LEDE_OK;
}

void lede_tagging_free(lede_tagging *tagging) {
    if (tagging == NULL) return;
    lede_tagger_scratch_free(tagging->scratch);
    lede_arena_clear(&tagging->lemmas);
    free(tagging->slots);
    free(tagging);
}

size_t lede_tagging_bytes(const lede_tagging *tagging) {
    return 2 * tagging->n_lemmas * sizeof *tagging->slots + tagging->lemmas.used +
           lede_tagger_scratch_bytes(tagging->scratch);
}

/* Lemmas may be words of the vocabulary, which are gone when it starts anew. */
static void forget_stale(lede_tagging *tagging, const lede_vocabulary *vocabulary) {
    uint32_t generation = lede_vocabulary_generation(vocabulary);
    if (tagging->vocabulary == vocabulary && tagging->generation == generation) return;
    tagging->vocabulary = vocabulary;
    tagging->generation = generation;
    if (tagging->n_lemmas > 0) memset(tagging->slots, 0, tagging->n_slots * sizeof(lemma_slot));
    tagging->n_lemmas = 0;
    lede_arena_reset(&tagging->lemmas);
}

void lede_tagging_start(lede_tagging *tagging, lede_article *article) {
    tagging->article = article;
    tagging->classes = NULL;
    forget_stale(tagging, article->vocabulary);
    article->tagging = tagging;
}

lede_status lede_tagging_need(lede_tagging *tagging, const char *what, lede_error *err) {
    return lede_language_need(tagging == NULL ? NULL : tagging->language, what, err);
}

const lede_tagger *lede_tagging_tagger(const lede_tagging *tagging) {
    return tagging == NULL ? NULL : lede_language_tagger(tagging->language);
}

bool lede_tagging_reads(const lede_article *article) {
    const lede_tagging *tagging = article->tagging;
    return tagging != NULL && tagging->article == article &&
           lede_language_covers(article->fields[LEDE_FIELD_LANGUAGE]) &&
           lede_tagging_tagger(tagging) != NULL;
}

lede_status lede_tagging_need_senses(lede_tagging *tagging, const char *what, lede_error *err) {
    return lede_language_need_senses(tagging == NULL ? NULL : tagging->language, what, err);
}

const lede_senses *lede_tagging_senses(const lede_tagging *tagging) {
    return tagging == NULL ? NULL : lede_language_senses(tagging->language);
}

/* ---- classes --------------------------------------------------------------------------------- */

static lede_status need_scratch(lede_tagging *tagging, lede_error *err) {
    if (tagging->scratch != NULL) return LEDE_OK;
    return lede_tagger_scratch_new(&tagging->scratch, err);
}

static lede_status need_columns(lede_tagging *tagging, const lede_article *article,
                                lede_error *err) {
    if (tagging->classes != NULL) return LEDE_OK;
    uint8_t *classes = lede_arena_alloc(article->arena, article->n_tokens);
    if (classes == NULL) return lede_fail_memory(err);
    memset(classes, LEDE_UNTAGGED, article->n_tokens);
    tagging->classes = classes;
    return LEDE_OK;
}

uint8_t lede_tagging_known(const lede_article *article, uint32_t token) {
    const uint8_t *classes = article->tagging->classes;
    return classes == NULL ? LEDE_UNTAGGED : classes[token];
}

static lede_status tag_sentence(lede_tagging *tagging, const lede_article *article,
                                uint32_t sentence, lede_error *err) {
    lede_span tokens = article->sentences[sentence].tokens;
    const lede_tagger *tagger = lede_tagging_tagger(tagging);
    LEDE_TRY(need_scratch(tagging, err));
    LEDE_TRY(need_columns(tagging, article, err));
    for (uint32_t start = tokens.start; start < tokens.stop;) {
        lede_span piece = {start, tokens.stop};
        if (piece.stop - start > LEDE_TAGGING_CHAIN) piece.stop = start + LEDE_TAGGING_CHAIN;
        LEDE_TRY(lede_tagger_span(tagger, tagging->scratch, article, piece,
                                  tagging->classes + start, err));
        start = piece.stop;
    }
    return LEDE_OK;
}

lede_status lede_tagging_class(const lede_article *article, uint32_t token, uint8_t *out,
                               lede_error *err) {
    lede_tagging *tagging = article->tagging;
    if (lede_tagging_known(article, token) == LEDE_UNTAGGED) {
        uint32_t sentence = lede_article_sentence_of(article, token);
        LEDE_TRY(tag_sentence(tagging, article, sentence, err));
    }
    *out = tagging->classes[token];
    return LEDE_OK;
}

lede_status lede_tagging_type_classes(lede_tagging *tagging, const lede_vocabulary *vocabulary,
                                      uint32_t type, lede_class_set *out, lede_error *err) {
    LEDE_TRY(need_scratch(tagging, err));
    return lede_tagger_type_classes(lede_tagging_tagger(tagging), tagging->scratch, vocabulary,
                                    type, out, err);
}

/* ---- values ---------------------------------------------------------------------------------- */

lede_slice lede_reading_value(const lede_tagger *tagger, lede_attribute attribute,
                              const lede_type *type, uint8_t class_i, lede_arena *arena, bool *ok) {
    if (attribute == LEDE_ATTRIBUTE_POS) return lede_tagger_upos(tagger, class_i);
    if (attribute == LEDE_ATTRIBUTE_TAG) return lede_tagger_xpos(tagger, class_i);
    return lede_lemma_of(tagger, type, class_i, arena, ok);
}

static lemma_slot *find_slot(lemma_slot *slots, size_t n_slots, uint64_t key) {
    size_t mask = n_slots - 1;
    /* Fibonacci hashing: the upper bits of the product depend on all bits of the key. */
    size_t i = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 24) & mask;
    while (slots[i].key != 0 && slots[i].key != key) i = (i + 1) & mask;
    return &slots[i];
}

static bool grow_slots(lede_tagging *tagging) {
    size_t n_slots = tagging->n_slots == 0 ? FIRST_SLOTS : tagging->n_slots * 2;
    lemma_slot *slots = calloc(n_slots, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < tagging->n_slots; i++) {
        lemma_slot slot = tagging->slots[i];
        if (slot.key != 0) *find_slot(slots, n_slots, slot.key) = slot;
    }
    free(tagging->slots);
    tagging->slots = slots;
    tagging->n_slots = n_slots;
    return true;
}

static lede_slice lemma_of(lede_tagging *tagging, const lede_article *article, uint32_t token,
                           uint8_t class_i, bool *ok) {
    uint64_t key = ((uint64_t)article->token_types[token] << 8 | class_i) + 1;
    if (tagging->n_lemmas * 2 >= tagging->n_slots && !grow_slots(tagging)) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    lemma_slot *slot = find_slot(tagging->slots, tagging->n_slots, key);
    if (slot->key != 0) return slot->lemma;
    bool made = true;
    lede_slice lemma =
        lede_lemma_of(lede_tagging_tagger(tagging), lede_article_type(article, token), class_i,
                      &tagging->lemmas, &made);
    if (!made) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    *slot = (lemma_slot){key, lemma};
    tagging->n_lemmas++;
    return lemma;
}

lede_slice lede_tagging_value(lede_attribute attribute, const lede_article *article, uint32_t token,
                              bool *ok) {
    uint8_t class_i;
    if (!lede_tagging_reads(article)) return LEDE_NULL_SLICE;
    if (lede_tagging_class(article, token, &class_i, NULL) != LEDE_OK) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    lede_tagging *tagging = article->tagging;
    if (attribute == LEDE_ATTRIBUTE_LEMMA) return lemma_of(tagging, article, token, class_i, ok);
    return lede_reading_value(lede_tagging_tagger(tagging), attribute, NULL, class_i, NULL, ok);
}

/* ---- what a file gives ----------------------------------------------------------------------- */

bool lede_is_upos(lede_slice value) {
    static const char *const names[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                        "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                        "PUNCT", "SCONJ", "SYM", "VERB", "X"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_is(value, names[i])) return true;
    }
    return false;
}

bool lede_tagging_gives_senses(const lede_type *type) {
    return lede_type_gives(type, LEDE_COLUMN_LEMMA) && lede_type_gives(type, LEDE_COLUMN_POS) &&
           lede_is_upos(type->given->values[LEDE_COLUMN_POS]);
}

/* ---- senses ---------------------------------------------------------------------------------- */

/* What the senses of a token go by: what the file gives of it, else its reading. False: memory is
 * exhausted. */
static bool read_word(const lede_article *article, uint32_t token, lede_slice *lemma,
                      lede_sense_part *part) {
    uint8_t class_i;
    bool ok = true;
    lede_tagging *tagging = article->tagging;
    const lede_type *type = lede_article_type(article, token);
    if (lede_tagging_gives_senses(type)) {
        *lemma = type->given->values[LEDE_COLUMN_LEMMA];
        *part = lede_tagging_given_part(type);
        return true;
    }
    if (lede_tagging_class(article, token, &class_i, NULL) != LEDE_OK) return false;
    *part = lede_sense_part_of(lede_tagger_upos(lede_tagging_tagger(tagging), class_i));
    *lemma = lemma_of(tagging, article, token, class_i, &ok);
    return ok;
}

lede_status lede_tagging_has_sense(const lede_article *article, uint32_t token,
                                   const lede_sense_set *wanted, bool *holds, lede_error *err) {
    lede_slice lemma;
    lede_sense_part part;
    *holds = false;
    if (!read_word(article, token, &lemma, &part)) return lede_fail_memory(err);
    *holds = lede_senses_has(lede_tagging_senses(article->tagging), lemma, part, wanted);
    return LEDE_OK;
}

lede_sense_names lede_tagging_sense_names(const lede_article *article, uint32_t token,
                                          lede_arena *arena, bool *ok) {
    lede_slice lemma;
    lede_sense_part part;
    lede_sense_set set;
    lede_sense_names names = {0};
    if (!lede_tagging_reads(article)) return names;
    const lede_senses *senses = lede_tagging_senses(article->tagging);
    if (senses == NULL) return names;
    bool found = read_word(article, token, &lemma, &part) &&
                 lede_senses_of(senses, lemma, part, arena, &set);
    lede_slice *items = found ? lede_arena_array(arena, set.count + 1, sizeof *items) : NULL;
    if (items == NULL) {
        *ok = false;
        return names;
    }
    for (uint32_t i = 0; i < set.count; i++) {
        items[i] = lede_senses_name(senses, set.items[i], arena, ok);
    }
    return (lede_sense_names){items, set.count};
}
