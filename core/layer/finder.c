#include "layer/finder.h"

#include <stdlib.h>

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
    lede_label_array pool;
    place *places;                      /* by lexicon */
    LEDE_ARRAY(uint32_t) touched;       /* lexicons with a hit from the present start */
    LEDE_ARRAY(uint32_t) nodes, onward; /* of the trie, before and after a token */
};

lede_status lede_lexicon_finder_new(const lede_lexicons *lexicons, lede_lexicon_finder **out,
                                    lede_error *err) {
    *out = NULL;
    lede_lexicon_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL) return lede_fail_memory(err);
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
    free(finder->places);
    free(finder->touched.data);
    free(finder->nodes.data);
    free(finder->onward.data);
    free(finder);
}

/* Labels for the types that are new since the last article. */
static bool fill_column(lede_lexicon_finder *finder, const lede_vocabulary *vocabulary) {
    uint32_t generation = lede_vocabulary_generation(vocabulary);
    if (generation != finder->generation) {
        finder->column.count = 0;
        finder->pool.count = 0;
        finder->generation = generation;
    }
    uint32_t count = lede_vocabulary_count(vocabulary);
    if (count > finder->column.count &&
        !lede_array_reserve(&finder->column, count - finder->column.count)) {
        return false;
    }
    for (uint32_t id = (uint32_t)finder->column.count; id < count; id++) {
        size_t start = finder->pool.count;
        const lede_type *type = lede_vocabulary_type(vocabulary, id);
        if (!lede_phrase_trie_labels_of(finder->trie, type, &finder->pool)) {
            finder->pool.count = start;
            return false;
        }
        label_range range = {(uint32_t)start, (uint32_t)(finder->pool.count - start), false};
        for (size_t i = start; i < finder->pool.count; i++) {
            uint32_t node = lede_phrase_trie_start(finder->trie, finder->pool.data[i]);
            range.starts = range.starts || node != LEDE_NO_NODE;
        }
        finder->column.data[finder->column.count++] = range;
    }
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
    for (uint32_t j = 0; j < range.count; j++) {
        uint32_t label = finder->pool.data[range.start + j];
        uint32_t node = lede_phrase_trie_start(finder->trie, label);
        if (!reach(finder, node, start, start + 1)) return false;
    }
    swap_nodes(finder);
    return true;
}

/* Every node goes on by every label that the token satisfies. */
static bool take_next(lede_lexicon_finder *finder, label_range range, uint32_t start,
                      uint32_t token) {
    for (size_t i = 0; i < finder->nodes.count; i++) {
        for (uint32_t j = 0; j < range.count; j++) {
            uint32_t label = finder->pool.data[range.start + j];
            uint32_t node = lede_phrase_trie_child(finder->trie, finder->nodes.data[i], label);
            if (!reach(finder, node, start, token + 1)) return false;
        }
    }
    swap_nodes(finder);
    return true;
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

/* Every phrase that starts at `start` and ends in the sentence. */
static lede_status find_from(lede_lexicon_finder *finder, lede_layers *layers, uint32_t start,
                             uint32_t sentence_stop, lede_error *err) {
    const lede_article *article = lede_layers_article(layers);
    label_range range = finder->column.data[article->token_types[start]];
    bool ok = take_first(finder, range, start);
    for (uint32_t i = start + 1; ok && i < sentence_stop && finder->nodes.count > 0; i++) {
        ok = take_next(finder, finder->column.data[article->token_types[i]], start, i);
    }
    if (!ok) return lede_fail_memory(err);
    return write_hits(finder, layers, start, err);
}

lede_status lede_lexicon_finder_run(lede_lexicon_finder *finder, lede_layers *layers,
                                    lede_error *err) {
    const lede_article *article = lede_layers_article(layers);
    uint32_t n_lexicons = lede_lexicons_count(finder->lexicons);
    if (n_lexicons == 0 || article->n_tokens == 0) return LEDE_OK;
    if (!fill_column(finder, article->vocabulary)) return lede_fail_memory(err);
    memset(finder->places, 0, n_lexicons * sizeof *finder->places);
    finder->touched.count = 0;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span sentence = article->sentences[i].tokens;
        for (uint32_t token = sentence.start; token < sentence.stop; token++) {
            if (!finder->column.data[article->token_types[token]].starts) continue;
            LEDE_TRY(find_from(finder, layers, token, sentence.stop, err));
        }
    }
    return lede_layers_settle(layers, err);
}
