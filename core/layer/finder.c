#include "layer/finder.h"

#include <stdlib.h>

#include "layer/finder_inside.h"

/* Give each lexicon with entries that may be misspelt a row of `covered`. */
static void number_fuzzy(lede_lexicon_finder *finder) {
    uint32_t n_lexicons = lede_lexicons_count(finder->lexicons);
    bool tables = lede_lexicons_source(finder->lexicons, 0)->is_fuzzy;
    for (uint32_t i = 0; i < n_lexicons; i++) {
        bool is_fuzzy = tables;
        for (uint32_t s = 1; s < lede_lexicons_n_sources(finder->lexicons); s++) {
            const lede_lexicon_source *source = lede_lexicons_source(finder->lexicons, s);
            if (source->lexicon == i) is_fuzzy = source->is_fuzzy;
        }
        finder->fuzzy[i] = is_fuzzy ? finder->n_fuzzy++ : UINT32_MAX;
    }
}

/* The lemmas of all phrases; of very many, which begin like nearly any word, nothing is noted. */
static bool start_lemmas(lede_lexicon_finder *finder) {
    enum { MOST_WORDS = 50000 };
    const lede_lexicons *lexicons = finder->lexicons;
    uint32_t n_sources = lede_lexicons_n_sources(lexicons);
    size_t n_words = 0;
    for (uint32_t i = 0; i < n_sources; i++) {
        const lede_lexicon_source *source = lede_lexicons_source(lexicons, i);
        if (source->has_lemmas) n_words += source->trie.n_words;
    }
    if (n_words == 0 || n_words > MOST_WORDS) return true;
    if (!lede_lemma_starts_init(&finder->lemmas, n_words)) return false;
    for (uint32_t i = 0; i < n_sources; i++) {
        const lede_lexicon_source *source = lede_lexicons_source(lexicons, i);
        if (source->has_lemmas) lede_phrase_trie_add_lemmas(&source->trie, &finder->lemmas);
    }
    return true;
}

lede_status lede_lexicon_finder_new(const lede_lexicons *lexicons, lede_lexicon_finder **out,
                                    lede_error *err) {
    *out = NULL;
    lede_lexicon_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL) return lede_fail_memory(err);
    lede_arena_init(&finder->scratch, 0);
    finder->lexicons = lexicons;
    size_t n_lexicons = lede_lexicons_count(lexicons);
    finder->places = calloc(n_lexicons + 1, sizeof *finder->places);
    finder->fuzzy = calloc(n_lexicons + 1, sizeof *finder->fuzzy);
    if (finder->places == NULL || finder->fuzzy == NULL || !start_lemmas(finder)) {
        lede_lexicon_finder_free(finder);
        return lede_fail_memory(err);
    }
    number_fuzzy(finder);
    *out = finder;
    return LEDE_OK;
}

void lede_lexicon_finder_free(lede_lexicon_finder *finder) {
    if (finder == NULL) return;
    free(finder->column.data);
    free(finder->misspelt.data);
    free(finder->pool.data);
    free(finder->labels.data);
    free(finder->found.data);
    lede_arena_clear(&finder->scratch);
    lede_lemma_starts_clear(&finder->lemmas);
    free(finder->places);
    free(finder->fuzzy);
    free(finder->covered.data);
    free(finder->kept.data);
    free(finder->touched.data);
    free(finder->nodes.data);
    free(finder->onward.data);
    free(finder);
}

/* ---- walking the tries ----------------------------------------------------------------------- */

static bool satisfies(lede_lexicon_finder *finder, lede_satisfied s, uint32_t token, bool *ok) {
    if (!s.of_lemma) return true;
    if (!finder->reads) return false;
    if (!s.doubtful) return true;
    if (!finder->is_hopeful) return lede_finder_is_read_so(finder, s, token, ok);
    finder->doubts = true;
    return true;
}

bool lede_finder_note(lede_lexicon_finder *finder, lede_hit hit, lede_span span) {
    uint32_t lexicon = lede_lexicons_owner(finder->lexicons, hit.source, hit.entry);
    lede_finder_place *p = &finder->places[lexicon];
    if (span.start < p->taken || span.stop < p->stop) return true;
    if (span.stop == p->stop && (p->hit.distance < hit.distance ||
                                 (p->hit.distance == hit.distance && p->hit.entry <= hit.entry))) {
        return true;
    }
    if (p->stop == 0 && !lede_array_push(&finder->touched, lexicon)) return false;
    p->stop = span.stop;
    p->hit = hit;
    return true;
}

bool lede_finder_reach(lede_lexicon_finder *finder, lede_reached reached) {
    return lede_array_push(&finder->onward, reached);
}

/* The node is reached after the token before `stop`: note what ends here, go on from it. */
static bool reach(lede_lexicon_finder *finder, lede_reached r, lede_span span) {
    if (!lede_finder_reach(finder, r)) return false;
    uint32_t count;
    const lede_phrase_trie *trie = &lede_lexicons_source(finder->lexicons, r.source)->trie;
    const uint32_t *ends = lede_phrase_trie_ends(trie, r.node, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (!lede_finder_note(finder, (lede_hit){r.source, ends[i], 0}, span)) return false;
    }
    return true;
}

void lede_finder_swap(lede_lexicon_finder *finder) {
    lede_reached *nodes = finder->nodes.data;
    size_t capacity = finder->nodes.capacity;
    finder->nodes.data = finder->onward.data;
    finder->nodes.capacity = finder->onward.capacity;
    finder->nodes.count = finder->onward.count;
    finder->onward.data = nodes;
    finder->onward.capacity = capacity;
    finder->onward.count = 0;
}

static bool take_first(lede_lexicon_finder *finder, lede_satisfied_range range, uint32_t start) {
    finder->onward.count = 0;
    bool ok = true;
    for (uint32_t j = 0; j < range.count && ok; j++) {
        lede_satisfied s = finder->pool.data[range.start + j];
        const lede_lexicon_source *source = lede_lexicons_source(finder->lexicons, s.source);
        uint32_t node = lede_phrase_trie_start(&source->trie, s.label);
        if (node == LEDE_NO_NODE || !satisfies(finder, s, start, &ok)) continue;
        if (!reach(finder, (lede_reached){node, s.source, 0}, (lede_span){start, start + 1})) {
            return false;
        }
    }
    lede_finder_swap(finder);
    return ok;
}

/* Every node goes on by every label that the token satisfies. */
static bool take_next(lede_lexicon_finder *finder, lede_satisfied_range range, uint32_t start,
                      uint32_t token) {
    bool ok = true;
    for (size_t i = 0; i < finder->nodes.count; i++) {
        lede_reached from = finder->nodes.data[i];
        const lede_phrase_trie *trie = &lede_lexicons_source(finder->lexicons, from.source)->trie;
        for (uint32_t j = 0; j < range.count && ok; j++) {
            lede_satisfied s = finder->pool.data[range.start + j];
            if (s.source != from.source) continue;
            uint32_t node = lede_phrase_trie_child(trie, from.node, s.label);
            if (node == LEDE_NO_NODE || !satisfies(finder, s, token, &ok)) continue;
            lede_reached r = {node, from.source, 0};
            if (!reach(finder, r, (lede_span){start, token + 1})) return false;
        }
    }
    lede_finder_swap(finder);
    return ok;
}

lede_status lede_finder_write(lede_lexicon_finder *finder, uint32_t lexicon, lede_span span,
                              lede_hit hit, lede_error *err) {
    const lede_named_value *values;
    uint32_t n_values, layer = lede_lexicons_layer(finder->lexicons, lexicon);
    LEDE_TRY(lede_lexicons_values(finder->lexicons, hit, finder->article, &values, &n_values, err));
    return lede_layers_append_borrowed(finder->layers, layer, span, UINT32_MAX, values, n_values,
                                       err);
}

/* Hits of a fuzzy lexicon are marked, and the exact ones wait for the misspelt ones. */
static lede_status put_hit(lede_lexicon_finder *finder, uint32_t lexicon, lede_span span,
                           lede_hit hit, lede_error *err) {
    if (finder->fuzzy[lexicon] == UINT32_MAX) {
        return lede_finder_write(finder, lexicon, span, hit, err);
    }
    uint8_t *row = lede_finder_row(finder, lexicon);
    for (uint32_t i = span.start; i < span.stop; i++) {
        row[i] = finder->is_misspelt ? LEDE_COVERING_MISSPELT : LEDE_COVERING_INSIDE;
    }
    if (finder->is_misspelt) return lede_finder_write(finder, lexicon, span, hit, err);
    row[span.start] = LEDE_COVERING_START;
    lede_kept_hit kept = {lexicon, span, hit};
    return lede_array_push(&finder->kept, kept) ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_finder_write_hits(lede_lexicon_finder *finder, uint32_t start, lede_error *err) {
    for (size_t i = 0; i < finder->touched.count; i++) {
        uint32_t lexicon = finder->touched.data[i];
        lede_finder_place *p = &finder->places[lexicon];
        lede_span span = {start, p->stop};
        p->taken = p->stop;
        p->stop = 0;
        LEDE_TRY(put_hit(finder, lexicon, span, p->hit, err));
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

static lede_status find_from(lede_lexicon_finder *finder, uint32_t start, uint32_t sentence_stop,
                             lede_error *err) {
    finder->doubts = false;
    finder->is_hopeful = true;
    bool ok = walk_from(finder, start, sentence_stop);
    if (ok && finder->doubts && finder->touched.count > 0) {
        forget_hits(finder);
        finder->is_hopeful = false;
        ok = walk_from(finder, start, sentence_stop);
    }
    if (!ok) return lede_fail_memory(err);
    return lede_finder_write_hits(finder, start, err);
}

/* ---- an article ------------------------------------------------------------------------------ */

/* Models for lexicons by lemma and for misspelt words: USAGE when nobody has asked for them. */
static lede_status start_article(lede_lexicon_finder *finder, lede_layers *layers,
                                 lede_error *err) {
    const lede_article *article = finder->article = lede_layers_article(layers);
    finder->layers = layers;
    finder->reads = false;
    finder->touched.count = 0;
    if (lede_lexicons_have_lemmas(finder->lexicons) || finder->n_fuzzy > 0) {
        if (lede_tagging_tagger(article->tagging) == NULL) {
            return lede_fail(err, LEDE_USAGE,
                             "the article has no tagging, and a lexicon needs one");
        }
        finder->reads = lede_tagging_reads(article);
    }
    size_t n_covered = (size_t)finder->n_fuzzy * article->n_tokens;
    finder->covered.count = finder->kept.count = 0;
    finder->is_misspelt = false;
    if (!lede_array_reserve(&finder->covered, n_covered)) return lede_fail_memory(err);
    if (n_covered > 0) memset(finder->covered.data, LEDE_COVERING_NONE, n_covered);
    return lede_finder_fill_column(finder, err);
}

lede_status lede_lexicon_finder_run(lede_lexicon_finder *finder, lede_layers *layers,
                                    lede_error *err) {
    const lede_article *article = lede_layers_article(layers);
    uint32_t n_lexicons = lede_lexicons_count(finder->lexicons);
    if (n_lexicons == 0 || article->n_tokens == 0) return LEDE_OK;
    LEDE_TRY(start_article(finder, layers, err));
    memset(finder->places, 0, n_lexicons * sizeof *finder->places);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span sentence = article->sentences[i].tokens;
        for (uint32_t token = sentence.start; token < sentence.stop; token++) {
            if (!finder->column.data[article->token_types[token]].starts) continue;
            LEDE_TRY(find_from(finder, token, sentence.stop, err));
        }
    }
    if (finder->n_fuzzy > 0) LEDE_TRY(lede_finder_find_misspelt(finder, err));
    return lede_layers_settle(layers, err);
}
