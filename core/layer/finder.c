#include "layer/finder.h"

#include <stdlib.h>

#include "language/lemma.h"
#include "language/tagging.h"

/* A label that tokens of a type satisfy: all of them, or those with some readings of the type. */
typedef struct satisfied {
    uint32_t label;
    bool of_lemma, doubtful;
} satisfied;

typedef struct label_range {
    uint32_t start; /* in the pool */
    uint32_t count;
    bool starts; /* some phrase begins with one of them */
} label_range;

/* Where one lexicon stands in the article. */
typedef struct place {
    uint32_t taken;       /* tokens before this belong to a hit */
    uint32_t entry, stop; /* longest hit from the present start; stop 0 = none yet */
} place;

struct lede_lexicon_finder {
    const lede_lexicons *lexicons;
    const lede_phrase_trie *trie;
    uint32_t generation;
    LEDE_ARRAY(label_range) column; /* by type id */
    LEDE_ARRAY(satisfied) pool;
    lede_label_array labels; /* of one type or reading */
    lede_arena scratch;      /* lemmas of one type */
    const lede_article *article;
    bool reads; /* its tokens have readings */
    /* While hopeful, a doubtful label is taken to be satisfied; `doubts` then says that one was. So
     * a sentence is tagged only where a phrase could stand. */
    bool is_hopeful, doubts;
    place *places;                      /* by lexicon */
    LEDE_ARRAY(uint32_t) touched;       /* lexicons with a hit from the present start */
    LEDE_ARRAY(uint32_t) nodes, onward; /* of the trie, before and after a token */
};

lede_status lede_lexicon_finder_new(const lede_lexicons *lexicons, lede_lexicon_finder **out,
                                    lede_error *err) {
    *out = NULL;
    lede_lexicon_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL) return lede_fail_memory(err);
    lede_arena_init(&finder->scratch, 0);
    finder->lexicons = lexicons;
    finder->trie = lede_lexicons_trie(lexicons);
    finder->places = calloc((size_t)lede_lexicons_count(lexicons) + 1, sizeof *finder->places);
    if (finder->places == NULL) {
        lede_lexicon_finder_free(finder);
        return lede_fail_memory(err);
    }
    *out = finder;
    return LEDE_OK;
}

void lede_lexicon_finder_free(lede_lexicon_finder *finder) {
    if (finder == NULL) return;
    free(finder->column.data);
    free(finder->pool.data);
    free(finder->labels.data);
    lede_arena_clear(&finder->scratch);
    free(finder->places);
    free(finder->touched.data);
    free(finder->nodes.data);
    free(finder->onward.data);
    free(finder);
}

/* ---- what types satisfy ---------------------------------------------------------------------- */

static bool add_words(lede_lexicon_finder *finder, const lede_type *type) {
    finder->labels.count = 0;
    if (!lede_phrase_trie_labels_of(finder->trie, type, &finder->labels)) return false;
    for (size_t i = 0; i < finder->labels.count; i++) {
        if (!lede_array_push(&finder->pool, (satisfied){finder->labels.data[i], false, false})) {
            return false;
        }
    }
    return true;
}

/* The labels of a type read as a class, into `labels`. */
static bool read_labels(lede_lexicon_finder *finder, const lede_tagger *tagger,
                        const lede_type *type, uint8_t class_i) {
    bool ok = true;
    finder->labels.count = 0;
    lede_arena_reset(&finder->scratch);
    lede_slice lemma =
        lede_reading_value(tagger, LEDE_ATTRIBUTE_LEMMA, type, class_i, &finder->scratch, &ok);
    return ok && lede_phrase_trie_labels_of_lemma(finder->trie, type, lemma, &finder->scratch,
                                                  &finder->labels);
}

/* Put a label into the pool from `start`; it is doubtful unless the first class had it too. */
static bool put_lemma_label(lede_lexicon_finder *finder, size_t start, uint32_t label,
                            bool is_first) {
    for (size_t i = start; i < finder->pool.count; i++) {
        if (finder->pool.data[i].label == label) return true;
    }
    return lede_array_push(&finder->pool, (satisfied){label, true, !is_first});
}

/* Labels of the pool from `start` that are not among those of another class are doubtful. */
static void doubt_missing(lede_lexicon_finder *finder, size_t start) {
    for (size_t i = start; i < finder->pool.count; i++) {
        bool has = false;
        for (size_t j = 0; j < finder->labels.count; j++) {
            has = has || finder->labels.data[j] == finder->pool.data[i].label;
        }
        if (!has) finder->pool.data[i].doubtful = true;
    }
}

/* Put the labels of a type that it satisfies as some class of the set. */
static lede_status gather_lemmas(lede_lexicon_finder *finder, const lede_article *article,
                                 const lede_type *type, const lede_class_set *set,
                                 lede_error *err) {
    const lede_tagger *tagger = lede_tagging_tagger(article->tagging);
    lede_slice lemmas[LEDE_TAGGER_CLASSES];
    size_t start = finder->pool.count;
    uint32_t last = UINT32_MAX;
    lede_arena_reset(&finder->scratch);
    if (!lede_lemma_of_each(tagger, type, set, &finder->scratch, lemmas)) {
        return lede_fail_memory(err);
    }
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        if (!lede_class_set_has(set, (uint8_t)c)) continue;
        bool is_first = last == UINT32_MAX;
        if (!is_first && lede_slice_equal(lemmas[c], lemmas[last])) continue;
        finder->labels.count = 0;
        if (!lede_phrase_trie_labels_of_lemma(finder->trie, type, lemmas[c], &finder->scratch,
                                              &finder->labels)) {
            return lede_fail_memory(err);
        }
        for (size_t i = 0; i < finder->labels.count; i++) {
            if (!put_lemma_label(finder, start, finder->labels.data[i], is_first)) {
                return lede_fail_memory(err);
            }
        }
        doubt_missing(finder, start);
        last = c;
    }
    return LEDE_OK;
}

/* By all classes that the form is not barred from, which is cheap; if it depends on the class, by
 * those that the tagger gives. */
static lede_status add_lemmas(lede_lexicon_finder *finder, const lede_article *article,
                              uint32_t type_i, lede_error *err) {
    const lede_type *type = lede_vocabulary_type(article->vocabulary, type_i);
    size_t start = finder->pool.count;
    bool differs = false;
    lede_class_set set;
    lede_tagger_type_bound(lede_tagging_tagger(article->tagging), type->word, &set);
    LEDE_TRY(gather_lemmas(finder, article, type, &set, err));
    for (size_t i = start; i < finder->pool.count; i++) {
        differs = differs || finder->pool.data[i].doubtful;
    }
    if (!differs) return LEDE_OK;
    finder->pool.count = start;
    LEDE_TRY(lede_tagging_type_classes(article->tagging, article->vocabulary, type_i, &set, err));
    return gather_lemmas(finder, article, type, &set, err);
}

/* The lemma that a file gives is the one, and nobody is asked. */
static lede_status add_given_lemma(lede_lexicon_finder *finder, const lede_type *type,
                                   lede_error *err) {
    lede_slice lemma = lede_attribute_given(LEDE_ATTRIBUTE_LEMMA, type);
    if (lemma.data == NULL) return LEDE_OK;
    finder->labels.count = 0;
    lede_arena_reset(&finder->scratch);
    if (!lede_phrase_trie_labels_of_lemma(finder->trie, type, lemma, &finder->scratch,
                                          &finder->labels)) {
        return lede_fail_memory(err);
    }
    for (size_t i = 0; i < finder->labels.count; i++) {
        if (!lede_array_push(&finder->pool, (satisfied){finder->labels.data[i], false, false})) {
            return lede_fail_memory(err);
        }
    }
    return LEDE_OK;
}

static lede_status add_type(lede_lexicon_finder *finder, const lede_article *article,
                            uint32_t type_i, lede_error *err) {
    size_t start = finder->pool.count;
    const lede_type *type = lede_vocabulary_type(article->vocabulary, type_i);
    if (!lede_array_reserve(&finder->column, 1) || !add_words(finder, type)) {
        return lede_fail_memory(err);
    }
    if (lede_type_gives(type, LEDE_COLUMN_LEMMA)) {
        LEDE_TRY(add_given_lemma(finder, type, err));
    } else if (lede_lexicons_have_lemmas(finder->lexicons)) {
        LEDE_TRY(add_lemmas(finder, article, type_i, err));
    }
    label_range range = {(uint32_t)start, (uint32_t)(finder->pool.count - start), false};
    for (size_t i = start; i < finder->pool.count; i++) {
        uint32_t node = lede_phrase_trie_start(finder->trie, finder->pool.data[i].label);
        range.starts = range.starts || node != LEDE_NO_NODE;
    }
    finder->column.data[finder->column.count++] = range;
    return LEDE_OK;
}

/* Labels for the types that are new since the last article. */
static lede_status fill_column(lede_lexicon_finder *finder, const lede_article *article,
                               lede_error *err) {
    uint32_t generation = lede_vocabulary_generation(article->vocabulary);
    if (generation != finder->generation) {
        finder->column.count = 0;
        finder->pool.count = 0;
        finder->generation = generation;
    }
    uint32_t count = lede_vocabulary_count(article->vocabulary);
    while (finder->column.count < count) {
        size_t start = finder->pool.count;
        lede_status status = add_type(finder, article, (uint32_t)finder->column.count, err);
        if (status != LEDE_OK) {
            finder->pool.count = start;
            return status;
        }
    }
    return LEDE_OK;
}

/* ---- walking the trie ------------------------------------------------------------------------ */

/* Whether a token has a reading that satisfies a label. */
static bool is_read_so(lede_lexicon_finder *finder, uint32_t label, uint32_t token, bool *ok) {
    uint8_t class_i;
    const lede_article *article = finder->article;
    const lede_tagger *tagger = lede_tagging_tagger(article->tagging);
    if (lede_tagging_class(article, token, &class_i, NULL) != LEDE_OK ||
        !read_labels(finder, tagger, lede_article_type(article, token), class_i)) {
        *ok = false;
        return false;
    }
    for (size_t i = 0; i < finder->labels.count; i++) {
        if (finder->labels.data[i] == label) return true;
    }
    return false;
}

static bool satisfies(lede_lexicon_finder *finder, satisfied s, uint32_t token, bool *ok) {
    if (!s.of_lemma) return true;
    if (!finder->reads) return false;
    if (!s.doubtful) return true;
    if (!finder->is_hopeful) return is_read_so(finder, s.label, token, ok);
    finder->doubts = true;
    return true;
}

/* The phrases that end at `node`, after the token before `stop`. */
static bool note_phrases(lede_lexicon_finder *finder, uint32_t node, uint32_t start,
                         uint32_t stop) {
    for (uint32_t entry = lede_phrase_trie_first(finder->trie, node); entry != LEDE_NO_PHRASE;
         entry = lede_phrase_trie_next(finder->trie, entry)) {
        uint32_t lexicon = lede_lexicons_entry(finder->lexicons, entry)->lexicon;
        place *p = &finder->places[lexicon];
        if (start < p->taken || stop < p->stop) continue;
        if (stop == p->stop && p->entry < entry) continue;
        if (p->stop == 0 && !lede_array_push(&finder->touched, lexicon)) return false;
        p->stop = stop;
        p->entry = entry;
    }
    return true;
}

/* The node is reached after the token before `stop`: note what ends here, go on from it. */
static bool reach(lede_lexicon_finder *finder, uint32_t node, uint32_t start, uint32_t stop) {
    if (node == LEDE_NO_NODE) return true;
    if (!lede_array_push(&finder->onward, node)) return false;
    return note_phrases(finder, node, start, stop);
}

/* What was reached is what the next token starts from. */
static void swap_nodes(lede_lexicon_finder *finder) {
    uint32_t *nodes = finder->nodes.data;
    size_t capacity = finder->nodes.capacity;
    finder->nodes.data = finder->onward.data;
    finder->nodes.capacity = finder->onward.capacity;
    finder->nodes.count = finder->onward.count;
    finder->onward.data = nodes;
    finder->onward.capacity = capacity;
    finder->onward.count = 0;
}

static bool take_first(lede_lexicon_finder *finder, label_range range, uint32_t start) {
    finder->onward.count = 0;
    bool ok = true;
    for (uint32_t j = 0; j < range.count && ok; j++) {
        satisfied s = finder->pool.data[range.start + j];
        uint32_t node = lede_phrase_trie_start(finder->trie, s.label);
        if (node == LEDE_NO_NODE || !satisfies(finder, s, start, &ok)) continue;
        if (!reach(finder, node, start, start + 1)) return false;
    }
    swap_nodes(finder);
    return ok;
}

/* Every node goes on by every label that the token satisfies. */
static bool take_next(lede_lexicon_finder *finder, label_range range, uint32_t start,
                      uint32_t token) {
    bool ok = true;
    for (size_t i = 0; i < finder->nodes.count; i++) {
        for (uint32_t j = 0; j < range.count && ok; j++) {
            satisfied s = finder->pool.data[range.start + j];
            uint32_t node = lede_phrase_trie_child(finder->trie, finder->nodes.data[i], s.label);
            if (node == LEDE_NO_NODE || !satisfies(finder, s, token, &ok)) continue;
            if (!reach(finder, node, start, token + 1)) return false;
        }
    }
    swap_nodes(finder);
    return ok;
}

static lede_status write_hits(lede_lexicon_finder *finder, lede_layers *layers, uint32_t start,
                              lede_error *err) {
    for (size_t i = 0; i < finder->touched.count; i++) {
        place *p = &finder->places[finder->touched.data[i]];
        const lede_lexicon_entry *entry = lede_lexicons_entry(finder->lexicons, p->entry);
        uint32_t layer = lede_lexicons_layer(finder->lexicons, entry->lexicon);
        lede_span span = {start, p->stop};
        p->taken = p->stop;
        p->stop = 0;
        LEDE_TRY(lede_layers_append_borrowed(layers, layer, span, UINT32_MAX, entry->values,
                                             entry->n_values, err));
    }
    finder->touched.count = 0;
    return LEDE_OK;
}

/* Every phrase that starts at `start` and ends in the sentence. False: out of memory. */
static bool walk_from(lede_lexicon_finder *finder, uint32_t start, uint32_t sentence_stop) {
    const uint32_t *types = finder->article->token_types;
    bool ok = take_first(finder, finder->column.data[types[start]], start);
    for (uint32_t i = start + 1; ok && i < sentence_stop && finder->nodes.count > 0; i++) {
        ok = take_next(finder, finder->column.data[types[i]], start, i);
    }
    return ok;
}

static void forget_hits(lede_lexicon_finder *finder) {
    for (size_t i = 0; i < finder->touched.count; i++) {
        finder->places[finder->touched.data[i]].stop = 0;
    }
    finder->touched.count = 0;
}

static lede_status find_from(lede_lexicon_finder *finder, lede_layers *layers, uint32_t start,
                             uint32_t sentence_stop, lede_error *err) {
    finder->doubts = false;
    finder->is_hopeful = true;
    bool ok = walk_from(finder, start, sentence_stop);
    if (ok && finder->doubts && finder->touched.count > 0) {
        forget_hits(finder);
        finder->is_hopeful = false;
        ok = walk_from(finder, start, sentence_stop);
    }
    if (!ok) return lede_fail_memory(err);
    return write_hits(finder, layers, start, err);
}

/* Tagging for lexicons by lemma: USAGE when nobody has made it. */
static lede_status start_article(lede_lexicon_finder *finder, const lede_article *article,
                                 lede_error *err) {
    finder->article = article;
    finder->reads = false;
    finder->touched.count = 0;
    if (lede_lexicons_have_lemmas(finder->lexicons)) {
        if (lede_tagging_tagger(article->tagging) == NULL) {
            return lede_fail(err, LEDE_USAGE,
                             "the article has no tagging, and a lexicon needs one");
        }
        finder->reads = lede_tagging_reads(article);
    }
    return fill_column(finder, article, err);
}

lede_status lede_lexicon_finder_run(lede_lexicon_finder *finder, lede_layers *layers,
                                    lede_error *err) {
    const lede_article *article = lede_layers_article(layers);
    uint32_t n_lexicons = lede_lexicons_count(finder->lexicons);
    if (n_lexicons == 0 || article->n_tokens == 0) return LEDE_OK;
    LEDE_TRY(start_article(finder, article, err));
    memset(finder->places, 0, n_lexicons * sizeof *finder->places);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span sentence = article->sentences[i].tokens;
        for (uint32_t token = sentence.start; token < sentence.stop; token++) {
            if (!finder->column.data[article->token_types[token]].starts) continue;
            LEDE_TRY(find_from(finder, layers, token, sentence.stop, err));
        }
    }
    return lede_layers_settle(layers, err);
}
