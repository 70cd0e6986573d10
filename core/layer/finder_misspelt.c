#include "layer/finder_inside.h"

/* ---- what types may be misspelt -------------------------------------------------------------- */

/* A word of the language is no misspelling: "Brown" is not "Browne", nor "their" "theirs". */
static bool is_known_word(const lede_lexicon_finder *finder, const lede_type *type) {
    const lede_tagger *tagger = lede_tagging_tagger(finder->article->tagging);
    const lede_lemma_list *list = lede_tagger_list(tagger);
    return lede_spelling_is_function_word(type->norm) ||
           lede_lemma_list_readings(list, type->norm, NULL) != 0;
}

static bool add_misspelt(lede_lexicon_finder *finder, const lede_type *type,
                         lede_satisfied_range *range) {
    uint32_t n_sources = lede_lexicons_n_sources(finder->lexicons);
    for (uint32_t source = 0; source < n_sources; source++) {
        const lede_lexicon_source *s = lede_lexicons_source(finder->lexicons, source);
        if (!s->is_fuzzy) continue;
        finder->found.count = 0;
        if (!lede_phrase_trie_misspelt(&s->trie, type, &finder->found)) return false;
        for (size_t i = 0; i < finder->found.count; i++) {
            lede_satisfied item = {.label = finder->found.data[i].label,
                                   .source = (uint16_t)source,
                                   .distance = (uint8_t)finder->found.data[i].distance};
            if (!lede_array_push(&finder->pool, item)) return false;
            uint32_t node = lede_phrase_trie_start(&s->trie, item.label);
            range->starts = range->starts || node != LEDE_NO_NODE;
        }
    }
    return true;
}

/* The misspellings of a type, looked up the first time; NULL: out of memory. */
static const lede_satisfied_range *misspelt_of(lede_lexicon_finder *finder, uint32_t type_i) {
    if (type_i >= finder->misspelt.count) {
        size_t more = finder->column.count - finder->misspelt.count;
        if (!lede_array_reserve(&finder->misspelt, more)) return NULL;
        memset(finder->misspelt.data + finder->misspelt.count, 0,
               more * sizeof *finder->misspelt.data);
        finder->misspelt.count = finder->column.count;
    }
    lede_satisfied_range *range = &finder->misspelt.data[type_i];
    if (range->known) return range;
    const lede_type *type = lede_vocabulary_type(finder->article->vocabulary, type_i);
    lede_satisfied_range fresh = {.start = (uint32_t)finder->pool.count, .known = true};
    bool ok = add_misspelt(finder, type, &fresh);
    if (!ok || (finder->pool.count > fresh.start && is_known_word(finder, type))) {
        finder->pool.count = fresh.start;
        fresh.starts = false;
    }
    if (!ok) return NULL;
    fresh.count = (uint32_t)finder->pool.count - fresh.start;
    *range = fresh;
    return range;
}

/* ---- walking --------------------------------------------------------------------------------- */

/* Whether the span cuts no exact hit of the lexicon, nor is one. */
static bool is_free(const lede_lexicon_finder *finder, uint32_t lexicon, lede_span span) {
    const uint8_t *row = lede_finder_row(finder, lexicon);
    if (row[span.start] == LEDE_COVERING_INSIDE) return false;
    if (span.stop < finder->article->n_tokens && row[span.stop] == LEDE_COVERING_INSIDE)
        return false;
    if (row[span.start] != LEDE_COVERING_START) return true;
    uint32_t i = span.start + 1;
    while (i < span.stop && row[i] == LEDE_COVERING_INSIDE) i++;
    return i < span.stop;
}

static bool note_ends(lede_lexicon_finder *finder, lede_reached r, lede_span span) {
    uint32_t count;
    const lede_phrase_trie *trie = &lede_lexicons_source(finder->lexicons, r.source)->trie;
    const uint32_t *ends = lede_phrase_trie_ends(trie, r.node, &count);
    for (uint32_t i = 0; r.distance > 0 && i < count; i++) {
        if (!lede_lexicons_entry_is_fuzzy(finder->lexicons, r.source, ends[i])) continue;
        uint32_t lexicon = lede_lexicons_owner(finder->lexicons, r.source, ends[i]);
        if (!is_free(finder, lexicon, span)) continue;
        if (!lede_finder_note(finder, (lede_hit){r.source, ends[i], r.distance}, span)) {
            return false;
        }
    }
    return true;
}

/* Go on from one node by the labels of a range. */
static bool go_on(lede_lexicon_finder *finder, lede_reached from, const lede_satisfied_range *range,
                  lede_span span) {
    for (uint32_t i = 0; i < range->count; i++) {
        lede_satisfied s = finder->pool.data[range->start + i];
        const lede_lexicon_source *source = lede_lexicons_source(finder->lexicons, s.source);
        if (s.of_lemma || !source->is_fuzzy) continue;
        bool is_start = span.stop == span.start + 1;
        if (!is_start && s.source != from.source) continue;
        uint32_t distance = s.distance + (is_start ? 0u : from.distance);
        if (distance > LEDE_SPELLING_MOST) continue;
        if (distance == 0 && span.stop >= finder->misspelt_stop) continue; /* nor will it be */
        uint32_t node = is_start ? lede_phrase_trie_start(&source->trie, s.label)
                                 : lede_phrase_trie_child(&source->trie, from.node, s.label);
        if (node == LEDE_NO_NODE) continue;
        lede_reached r = {node, s.source, (uint16_t)distance};
        if (!lede_finder_reach(finder, r) || !note_ends(finder, r, span)) return false;
    }
    return true;
}

static bool walk_from(lede_lexicon_finder *finder, uint32_t start, uint32_t sentence_stop) {
    const uint32_t *types = finder->article->token_types;
    finder->nodes.count = 0;
    if (!lede_array_push(&finder->nodes, (lede_reached){0, 0, 0})) return false;
    for (uint32_t i = start; i < sentence_stop && finder->nodes.count > 0; i++) {
        const lede_satisfied_range *misspelt = misspelt_of(finder, types[i]);
        if (misspelt == NULL) return false;
        finder->onward.count = 0;
        for (size_t j = 0; j < finder->nodes.count; j++) {
            lede_reached from = finder->nodes.data[j];
            lede_span span = {start, i + 1};
            if (!go_on(finder, from, &finder->column.data[types[i]], span)) return false;
            if (!go_on(finder, from, misspelt, span)) return false;
        }
        lede_finder_swap(finder);
    }
    return true;
}

/* The exact hits that no misspelt one goes around. */
static lede_status write_kept(lede_lexicon_finder *finder, lede_error *err) {
    for (size_t i = 0; i < finder->kept.count; i++) {
        lede_kept_hit k = finder->kept.data[i];
        if (lede_finder_row(finder, k.lexicon)[k.span.start] == LEDE_COVERING_MISSPELT) continue;
        LEDE_TRY(lede_finder_write(finder, k.lexicon, k.span, k.hit, err));
    }
    return LEDE_OK;
}

/* The token behind the last one of the sentence that may be misspelt; false: out of memory. */
static bool find_stop(lede_lexicon_finder *finder, lede_span sentence) {
    finder->misspelt_stop = 0;
    for (uint32_t token = sentence.start; token < sentence.stop; token++) {
        const lede_satisfied_range *range =
            misspelt_of(finder, finder->article->token_types[token]);
        if (range == NULL) return false;
        if (range->count > 0) finder->misspelt_stop = token + 1;
    }
    return true;
}

static lede_status find_in(lede_lexicon_finder *finder, lede_span sentence, lede_error *err) {
    if (!find_stop(finder, sentence)) return lede_fail_memory(err);
    for (uint32_t token = sentence.start; token < finder->misspelt_stop; token++) {
        uint32_t type_i = finder->article->token_types[token];
        bool starts = finder->misspelt.data[type_i].starts || finder->column.data[type_i].starts;
        if (!starts) continue;
        if (!walk_from(finder, token, sentence.stop)) return lede_fail_memory(err);
        LEDE_TRY(lede_finder_write_hits(finder, token, err));
    }
    return LEDE_OK;
}

lede_status lede_finder_find_misspelt(lede_lexicon_finder *finder, lede_error *err) {
    const lede_article *article = finder->article;
    uint32_t n_lexicons = lede_lexicons_count(finder->lexicons);
    memset(finder->places, 0, n_lexicons * sizeof *finder->places);
    finder->is_misspelt = true;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        LEDE_TRY(find_in(finder, article->sentences[i].tokens, err));
    }
    return write_kept(finder, err);
}
